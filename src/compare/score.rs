//! Passages to the numbers that a report shows, and those to a kind. Counts first, shares last: what
//! decides is decided on integers.

use super::{Kind, Passage};

/// A similarity of at least this many hundredths is light.
const LIGHT: u64 = 85;

/// A similarity of at least this many hundredths is edited.
const EDITED: u64 = 45;

/// One paragraph is contained if at least this many hundredths of its words stand in passages,
const INSIDE: u64 = 90;

/// and at most this many of the longer one's do; a longer one that is covered as well is an edited
/// version, not a frame.
const FRAMED: u64 = 75;

/// An edited pair has at least this many hundredths of either side inside passages; where more of
/// both is the writer's new text, what they share is a passage.
const COVERED: u64 = 60;

/// Two paragraphs of at least this many hundredths are near enough to differ in nothing but facts,
/// of which a short one may hold several.
const NEAR: u64 = 70;

/// How much two paragraphs share, in counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// The words of a and of b.
    pub words: [u32; 2],
    /// The words of a and of b inside passages.
    pub covered: [u32; 2],
    /// Twice the equal pairs plus the nearly equal ones, over the passages that keep their order.
    pub units: u32,
    /// The equal pairs of those.
    pub kept: u32,
    /// The distinct shingles of a and of b.
    pub shingles: [u32; 2],
    /// The distinct shingles that both have.
    pub shared: u32,
}

impl Counts {
    /// 2·(words matched in order) / (words of a + words of b), from 0 to 1.
    pub fn similarity(&self) -> f64 {
        ratio(self.units, self.words[0] + self.words[1])
    }

    /// The share of a's words inside passages.
    pub fn a_in_b(&self) -> f64 {
        ratio(self.covered[0], self.words[0])
    }

    /// The share of b's words inside passages.
    pub fn b_in_a(&self) -> f64 {
        ratio(self.covered[1], self.words[1])
    }

    /// The share of the smaller shingle set that is in the larger.
    pub fn containment(&self) -> f64 {
        ratio(self.shared, self.shingles[0].min(self.shingles[1]))
    }

    /// The Jaccard resemblance of the shingle sets.
    pub fn resemblance(&self) -> f64 {
        ratio(self.shared, self.shingles[0] + self.shingles[1] - self.shared)
    }

    /// Whether the paragraphs, whole, are so much alike that only facts may differ.
    pub(super) fn near(&self) -> bool {
        hundredths(self.units, self.words[0] + self.words[1]) >= NEAR
    }

    /// The kind these counts mean, for paragraphs whose terms differ.
    pub fn kind(&self) -> Kind {
        let similar = |share| hundredths(self.units, self.words[0] + self.words[1]) >= share;
        let inside = [0, 1].map(|side| hundredths(self.covered[side], self.words[side]));
        let (more, less) = (inside[0].max(inside[1]), inside[0].min(inside[1]));
        if similar(LIGHT) {
            Kind::Light
        } else if more >= INSIDE && less <= FRAMED {
            Kind::Contained
        } else if (similar(EDITED) && less >= COVERED) || less >= INSIDE {
            // Both whole inside the other, and yet not alike in order: sentences were moved.
            Kind::Edited
        } else {
            Kind::Passage
        }
    }
}

/// The most units that passages, sorted by their place in a, have in one order on both sides
/// (heaviest increasing subsequence), and the equal pairs of those passages.
pub(super) fn units_in_order(passages: &[Passage]) -> (u32, u32) {
    let mut best: Vec<(u32, u32)> = Vec::with_capacity(passages.len());
    for (at, this) in passages.iter().enumerate() {
        let follows =
            |other: &Passage| other.a.end() <= this.a.start() && other.b.end() <= this.b.start();
        let before = (0..at).filter(|&other| follows(&passages[other])).map(|other| best[other]);
        let (units, kept) = before.max().unwrap_or_default();
        best.push((this.units + units, this.kept + kept));
    }
    best.into_iter().max().unwrap_or_default()
}

fn ratio(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}

/// The share in hundredths, rounded down: a threshold is reached, never rounded up to.
fn hundredths(part: u32, whole: u32) -> u64 {
    if whole == 0 { 0 } else { u64::from(part) * 100 / u64::from(whole) }
}
