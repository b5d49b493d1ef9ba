//! A sketch of a text that can be kept in a file: hashes of runs of its words, by which the text is
//! known again after an edit. It is made of the words themselves and not of their numbers, which
//! differ from run to run, so that it means the same in every archive and on every machine.

use std::ops::Range;

use super::hash::mixed_run;

/// The words of a run. Three, since a changed word takes as many runs with it as a run is long, and
/// an accepted text should outlive some changes; and two in a row are common to too many texts.
const RUN: usize = 3;

/// So many hashes are kept. A text of up to 258 words, which most paragraphs are, has no more, and is
/// compared exactly; of a longer one they are a sample.
const KEPT: usize = 256;

/// The smallest hashes of a text's distinct runs, and how many there are in all.
///
/// The smallest k hashes are a random sample of a set without repeats, and the same runs are sampled
/// in every text (Broder, On the resemblance and containment of documents, SEQUENCES 1997). Of a
/// second text all runs are known here, so that only one side is a sample: its runs below the largest
/// kept hash are a sample of it, and the share of these that was kept estimates how
/// much of it the first text holds. With 128 of them in the sample the standard error is at most 0.044.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sketch {
    runs: u32,
    kept: Vec<u32>,
}

impl Sketch {
    /// The sketch of one text, or of several wordings of it: of all runs that any of them has.
    #[allow(clippy::cast_possible_truncation)] // Fewer runs than words, which are counted in u32.
    pub fn of(runs: &[Runs]) -> Self {
        let mut kept: Vec<u32> = runs.iter().flat_map(|runs| &runs.0).copied().collect();
        kept.sort_unstable();
        kept.dedup();
        let runs = kept.len() as u32;
        kept.truncate(KEPT);
        Self { runs, kept }
    }

    /// A sketch that was kept: how many runs there are, and the smallest hashes. `None` if no text has
    /// such a sketch.
    pub fn from_kept(runs: u32, kept: Vec<u32>) -> Option<Self> {
        let rises = kept.windows(2).all(|pair| pair[0] < pair[1]);
        let whole = kept.len() == (runs as usize).min(KEPT);
        (rises && whole && runs > 0).then_some(Self { runs, kept })
    }

    /// How many distinct runs the text has.
    pub fn runs(&self) -> u32 {
        self.runs
    }

    /// The smallest of their hashes, rising.
    pub fn kept(&self) -> &[u32] {
        &self.kept
    }

    /// The hashes as files have them: eight hexadecimal digits each.
    pub fn digits(&self) -> String {
        self.kept.iter().map(|hash| format!("{hash:08x}")).collect::<Vec<_>>().concat()
    }

    /// The share of a text's runs that this one has too, as far as the sketch tells.
    pub fn share_of(&self, text: &Runs) -> f64 {
        let largest = if self.runs as usize > KEPT { self.kept.last() } else { None };
        let seen = text.0.partition_point(|hash| largest.is_none_or(|largest| hash <= largest));
        let held = |hash: &&u32| self.kept.binary_search(hash).is_ok();
        let held = text.0[..seen].iter().filter(held).count();
        // Where no run falls into the sample, nothing is known, and nothing is what is claimed.
        held as f64 / seen.max(1) as f64
    }
}

impl Sketch {
    /// The share of the one text's runs that the other has, and the other way round, whichever is
    /// less, as far as the sketches tell.
    pub fn likeness(&self, other: &Self) -> f64 {
        let largest = |sketch: &Self| {
            let sampled = sketch.runs as usize > KEPT;
            if sampled { sketch.kept.last().copied() } else { None }
        };
        let most = [self, other].into_iter().filter_map(largest).min().unwrap_or(u32::MAX);
        let seen = |sketch: &Self| sketch.kept.partition_point(|&hash| hash <= most);
        let (ours, theirs) = (&self.kept[..seen(self)], &other.kept[..seen(other)]);
        let both = ours.iter().filter(|hash| theirs.binary_search(hash).is_ok()).count();
        both as f64 / ours.len().max(theirs.len()).max(1) as f64
    }
}

/// The hashes of a text's distinct runs, rising.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Runs(Vec<u32>);

impl Runs {
    /// Whether two texts have a run in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().any(|hash| other.0.binary_search(hash).is_ok())
    }

    /// Of each text what another one has too, which is what comes back; of a text that shares no run,
    /// all.
    #[must_use]
    pub fn repeated(texts: &[Self]) -> Vec<Self> {
        let mut all: Vec<u32> = texts.iter().flat_map(|runs| &runs.0).copied().collect();
        all.sort_unstable();
        let mut repeated: Vec<u32> =
            all.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        repeated.dedup();
        let shared = |runs: &Self| {
            let shared = runs.0.iter().filter(|hash| repeated.binary_search(hash).is_ok());
            let shared: Vec<u32> = shared.copied().collect();
            if shared.is_empty() { runs.clone() } else { Self(shared) }
        };
        texts.iter().map(shared).collect()
    }
}

/// Takes the words of a text one after the other.
#[derive(Debug, Default)]
pub struct RunsOf {
    words: Vec<u64>,
}

impl RunsOf {
    /// Takes the next word, folded.
    pub fn push(&mut self, word: &str) {
        self.words.push(of_word(word));
    }

    /// The runs of all words.
    pub fn all(&self) -> Runs {
        self.runs(0..self.words.len())
    }

    /// The runs of a stretch of the words; a text shorter than a run is one run.
    #[allow(clippy::cast_possible_truncation)] // The upper half, which is the better mixed one.
    pub fn runs(&self, stretch: Range<usize>) -> Runs {
        let words = self.words.get(stretch).unwrap_or_default();
        let length = RUN.min(words.len()).max(1);
        let hash = |run: &[u64]| (mixed_run(run) >> 32) as u32;
        let mut hashes: Vec<u32> = words.windows(length).map(hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Runs(hashes)
    }
}

/// The hash of a word's bytes: FNV-1a (Fowler, Noll and Vo), whose constants are its authors'. It
/// stands in files, so it must never change; a better one would need another name there.
fn of_word(word: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    word.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn runs(text: &str) -> Runs {
        let mut of = RunsOf::default();
        text.split_whitespace().for_each(|word| of.push(word));
        of.all()
    }

    fn words(from: u32, to: u32) -> String {
        (from..to).map(|n| format!("w{n} ")).collect::<Vec<_>>().concat()
    }

    #[test]
    fn what_is_kept_in_files_stays_the_same() {
        assert_eq!(runs("the ferry is late").0, [0x65cd_793b, 0xe0a7_572e]);
    }

    #[test]
    fn a_lightly_edited_text_is_known_again_and_another_is_not() {
        let sketch = Sketch::of(&[runs(&words(0, 40))]);
        let edited = words(0, 40).replace("w7 ", "x ").replace("w20 ", "y z ").replace("w33 ", "");
        assert!((0.6..0.9).contains(&sketch.share_of(&runs(&edited))));
        assert!(sketch.share_of(&runs(&words(40, 80))) < 0.01);
        assert!((sketch.share_of(&runs(&words(10, 20))) - 1.0).abs() < 1e-9, "a part of it");
        assert!(sketch.share_of(&runs(&words(0, 120))) < 0.4, "more than it");
        assert!(sketch.share_of(&Runs::default()).abs() < 1e-9);
        let like = |text: &str| sketch.likeness(&Sketch::of(&[runs(text)]));
        assert!(like(&edited) > 0.5 && like(&words(10, 20)) < 0.5 && like(&words(0, 120)) < 0.5);
    }

    #[test]
    fn of_a_long_text_a_sample_tells_about_as_much() {
        let sketch = Sketch::of(&[runs(&words(0, 2000))]);
        assert_eq!((sketch.runs(), sketch.kept().len()), (1998, KEPT));
        for (from, expected) in [(0, 1.0), (500, 0.75), (1000, 0.5), (2000, 0.0)] {
            let share = sketch.share_of(&runs(&words(from, from + 2000)));
            assert!((share - expected).abs() < 0.1, "{from}: {share}");
        }
    }

    #[test]
    fn what_stands_in_one_text_alone_does_not_come_back() {
        let texts =
            [words(0, 20) + &words(100, 140), words(200, 240) + &words(0, 20), words(5, 15)];
        let repeated = Runs::repeated(&texts.map(|text| runs(&text)));
        assert_eq!(repeated[0], runs(&words(0, 20)));
        assert_eq!(repeated[0], repeated[1]);
        assert_eq!(repeated[2], runs(&words(5, 15)));
        let apart = [runs("a b c d"), runs("e f g")];
        assert_eq!(Runs::repeated(&apart), apart);
    }

    proptest! {
        #[test]
        fn what_was_kept_is_read_again(count in 1u32..600) {
            let sketch = Sketch::of(&[runs(&words(0, count))]);
            let again = Sketch::from_kept(sketch.runs(), sketch.kept().to_vec());
            prop_assert_eq!(again.as_ref(), Some(&sketch));
            prop_assert_eq!(Sketch::from_kept(sketch.runs() + 1000, vec![1]), None);
        }
    }
}
