//! Random numbers that are the same on every machine and in every version: whole numbers only. Not
//! for secrets.

/// `SplitMix64`: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014,
/// figure 17, with the constants of Vigna's public-domain `splitmix64.c`. Its whole state is a number,
/// so that a stream for each paragraph costs nothing to start, and any paragraph can be made again
/// without those before it.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

/// What a stream is for. Numbers drawn for one purpose never shift those of another.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stream {
    /// The lexicon; it does not depend on the corpus's seed.
    Lexicon,
    /// Which paragraph is what.
    Roles,
    /// How many paragraphs a post has.
    Sizes,
    /// The title of a post.
    Title,
    /// The new words of a paragraph.
    Prose,
    /// Which paragraph is copied, and how it is changed.
    Edit,
    /// The words of a line that stands in many posts.
    Line,
}

/// 2^64 divided by the golden ratio, and made odd: the step of the state.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Random {
    /// The stream for the `number`th thing of one kind.
    ///
    /// Streams of one seed are stretches of one long cycle. A stream takes some 500 numbers, so that
    /// two of a million overlap with a chance of 10^12 * 500 / 2^64: one corpus in 36,000 might have a
    /// repeat that is not in its truth.
    pub(super) fn new(seed: u64, stream: Stream, number: u64) -> Self {
        let purpose = Self(seed).next().wrapping_add(stream as u64);
        Self(Self(Self(purpose).next() ^ number).next())
    }

    /// The next 64 bits.
    #[allow(clippy::should_implement_trait)] // It has no end, and needs no `Some`.
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to but not including `bound`, which is not 0. Of the 2^64 values some meet
    /// one number once more than another; with 32-bit bounds nobody can measure that.
    #[allow(clippy::cast_possible_truncation)] // The high half of a product with 32 bits is below it.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        ((u128::from(self.next()) * u128::from(bound)) >> 64) as u32
    }

    /// A number from `least` to `most`, both included.
    pub(super) fn between(&mut self, least: u32, most: u32) -> u32 {
        least + self.below(most - least + 1)
    }

    /// True `percent` times in a hundred.
    pub(super) fn happens(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// Puts `items` in an order, each order being as likely (Fisher and Yates, as in Knuth 3.4.2 P).
    #[allow(clippy::cast_possible_truncation)] // No list here is longer than the paragraphs: 32 bits.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at as u32 + 1) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_published_generator() {
        let mut random = Random(1_234_567);
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        assert_eq!(published, std::array::from_fn(|_| random.next()));
    }

    #[test]
    fn numbers_are_evenly_spread_and_streams_differ() {
        let mut random = Random::new(1, Stream::Prose, 7);
        let mut seen = [0; 10];
        for _ in 0..100_000 {
            seen[random.below(10) as usize] += 1;
        }
        assert!(seen.iter().all(|count| (9_600..10_400).contains(count)), "{seen:?}");
        let first = |seed, stream, number| Random::new(seed, stream, number).next();
        let here = first(1, Stream::Prose, 7);
        assert_ne!(here, first(2, Stream::Prose, 7));
        assert_ne!(here, first(1, Stream::Edit, 7));
        assert_ne!(here, first(1, Stream::Prose, 8));
    }

    #[test]
    fn a_shuffle_keeps_what_it_shuffles() {
        let mut items: Vec<u32> = (0..1000).collect();
        Random::new(1, Stream::Roles, 0).shuffle(&mut items);
        assert_ne!(items[..3], [0, 1, 2]);
        items.sort_unstable();
        assert!(items.into_iter().eq(0..1000));
    }
}
