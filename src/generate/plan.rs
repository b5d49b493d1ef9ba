//! Which paragraph of a corpus is what, decided before the first word: the mix, the traps, and how
//! many paragraphs a post has.

use super::random::{Random, Stream};

/// How a planted copy relates to its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Word for word.
    Exact,
    /// With 5 to 20 % of the words changed.
    Light,
    /// With 30 to 60 % of the words changed, in runs.
    Heavy,
    /// 20 to 40 words of the source inside a new paragraph.
    Partial,
    /// A short line that stands in many posts.
    Boilerplate,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Exact, Self::Light, Self::Heavy, Self::Partial, Self::Boilerplate];

    /// Its name in a truth file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Light => "light",
            Self::Heavy => "heavy",
            Self::Partial => "partial",
            Self::Boilerplate => "boilerplate",
        }
    }
}

/// A corpus that costs a careless detector the square of its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trap {
    /// One paragraph, all over.
    Same,
    /// One long sentence inside paragraphs that are otherwise new.
    Sentence,
    /// One paragraph as long as all of them.
    Long,
    /// One word, all over.
    Word,
}

/// What a paragraph is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// New words.
    Original,
    /// An earlier original, or a part of one.
    Copy(CopyKind),
    /// The short line of this number.
    Line(u32),
    /// A paragraph of a trap.
    Trap(Trap),
}

/// The kinds of copy that have an original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CopyKind {
    Exact,
    Light,
    Heavy,
    Partial,
}

/// Of a hundred paragraphs, how many are such copies. Boilerplate takes [`LINES`], originals the rest.
const COPIES: [(CopyKind, u64); 4] =
    [(CopyKind::Exact, 4), (CopyKind::Light, 6), (CopyKind::Heavy, 4), (CopyKind::Partial, 6)];
const LINES: u64 = 4;

/// How often the commonest lines come: once in a thousand paragraphs, within these bounds.
const COMMONEST: (u64, u64) = (10, 300);
const COMMONEST_LINES: u32 = 5;

/// How often other lines come. The least of three throws, so that most come seldom: 19 times on the
/// average, which makes a line for every 500 paragraphs or so.
const LINE_TIMES: (u32, u32) = (5, 60);

/// Paragraphs in a post.
const POST: (u32, u32) = (3, 12);

/// The role of each paragraph of a corpus.
pub(super) fn roles(paragraphs: u32, seed: u64) -> Vec<Role> {
    let mut random = Random::new(seed, Stream::Roles, 0);
    let share = |percent: u64| u64::from(paragraphs) * percent / 100;
    let mut roles = Vec::with_capacity(paragraphs as usize);
    for (kind, percent) in COPIES {
        roles.extend((0..share(percent)).map(|_| Role::Copy(kind)));
    }
    let (mut left, mut line) = (share(LINES), 0);
    while left > 0 {
        let times = if line < COMMONEST_LINES {
            u64::from(paragraphs / 1000).clamp(COMMONEST.0, COMMONEST.1)
        } else {
            let mut throw = || random.between(LINE_TIMES.0, LINE_TIMES.1);
            u64::from(throw().min(throw()).min(throw()))
        };
        // A rest that is too small for a line of its own goes to this one.
        let times = if left - times.min(left) < u64::from(LINE_TIMES.0) { left } else { times };
        roles.extend((0..times).map(|_| Role::Line(line)));
        left -= times;
        line += 1;
    }
    roles.resize(paragraphs as usize, Role::Original);
    random.shuffle(&mut roles);
    // The first paragraph has nothing before it that it could copy.
    if let Some(first) = roles.iter().position(|role| *role == Role::Original) {
        roles.swap(0, first);
    }
    roles
}

/// How many paragraphs each post has; the last one takes what is left.
pub(super) fn sizes(paragraphs: u32, seed: u64) -> Vec<u32> {
    let mut random = Random::new(seed, Stream::Sizes, 0);
    let mut left = paragraphs;
    let mut sizes = Vec::new();
    while left > 0 {
        let size = random.between(POST.0, POST.1).min(left);
        sizes.push(size);
        left -= size;
    }
    sizes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(roles: &[Role], of: impl Fn(&Role) -> bool) -> usize {
        roles.iter().filter(|role| of(role)).count()
    }

    #[test]
    fn the_mix_is_as_told() {
        let roles = roles(100_000, 1);
        assert_eq!(roles.len(), 100_000);
        assert_eq!(roles[0], Role::Original);
        assert_eq!(count(&roles, |role| *role == Role::Original), 76_000);
        for (kind, percent) in COPIES {
            assert_eq!(count(&roles, |role| *role == Role::Copy(kind)) as u64, percent * 1000);
        }
        let mut times = Vec::new();
        for role in &roles {
            if let Role::Line(line) = role {
                times.resize(times.len().max(*line as usize + 1), 0);
                times[*line as usize] += 1;
            }
        }
        assert_eq!(times.iter().sum::<usize>(), 4_000);
        assert!((170..230).contains(&times.len()), "{} lines", times.len());
        assert!(times[..5].iter().all(|times| *times == 100), "{:?}", &times[..5]);
        assert!(times[5..].iter().all(|times| (5..65).contains(times)), "{times:?}");
    }

    #[test]
    fn few_paragraphs_are_no_trouble() {
        for paragraphs in 0..600 {
            assert_eq!(roles(paragraphs, 1).len(), paragraphs as usize);
            let sizes = sizes(paragraphs, 1);
            assert_eq!(sizes.iter().sum::<u32>(), paragraphs);
            let whole = &sizes[..sizes.len().saturating_sub(1)];
            assert!(whole.iter().all(|size| (3..=12).contains(size)));
        }
    }
}
