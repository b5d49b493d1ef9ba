//! The judgement: which planted pairs were found, and which reported pairs are true.

use super::covered::{Touching, covered};
use super::findings::Findings;
use super::paths::fitting;
use super::truth::{Pair, Place, Truth};
use crate::text::Map;

/// How many of how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// What is counted.
    pub kind: String,
    /// All of it.
    pub all: usize,
    /// What of it is right: found, or true.
    pub right: usize,
}

impl Share {
    /// The share from 0 to 1; none of nothing.
    pub fn value(&self) -> Option<f64> {
        (self.all > 0).then(|| self.right as f64 / self.all as f64)
    }
}

/// What a report is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// Of the planted pairs, those that were found: by kind, then all.
    pub recall: Vec<Share>,
    /// Of the reported pairs that count, those that are true: by their detector's kind, then all.
    pub precision: Vec<Share>,
    /// The planted pairs that were not found, by their places in the truth.
    pub missed: Vec<usize>,
    /// The reported pairs that are not true: their two files and the first stretch on each side.
    pub wrong: Vec<[(String, u64, u64); 2]>,
    /// How many of the truth's files no reported path fits. A file without a finding is one too.
    pub unseen_files: usize,
}

/// What has to cover a planted pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// One reported pair alone.
    One,
    /// All reported pairs together that join its two stretches: a list told item by item counts.
    Together,
}

/// Judges what was found by the truth, both in the same unit.
///
/// A planted pair is found if reported pairs cover, on each side, at least the share `cover` of the
/// shorter of its two stretches: one of them alone, or those together that touch both. A reported pair is true if it covers a planted pair so, or two
/// stretches that planted pairs join: two copies of one source are copies of each other.
pub fn evaluate(truth: &Truth, found: &Findings, cover: f64, by: By) -> Evaluation {
    let fits = fitting(&truth.files, &found.names.list);
    let judge = Judge { found, cover, sides: sides(found), fits: &fits };
    let (mut recall, mut missed) = (Shares::default(), Vec::new());
    for (at, pair) in truth.pairs.iter().enumerate() {
        let is_found = match by {
            By::One => judge.finds(pair),
            By::Together => judge.finds_in_parts(pair),
        };
        recall.count(&pair.kind, is_found);
        if !is_found {
            missed.push(at);
        }
    }
    let families = Families::new(truth, cover, &fits, found.names.list.len());
    let (mut precision, mut wrong) = (Shares::default(), Vec::new());
    for group in found.groups.iter().filter(|group| group.counts) {
        let is_true = families.hold(found, group.sides.0, group.sides.0 + 1);
        precision.count(&found.kinds.list[group.kind as usize], is_true);
        if !is_true {
            wrong.push([group.sides.0, group.sides.0 + 1].map(|side| told(found, side)));
        }
    }
    let unseen_files = fits.iter().filter(|found| found.is_empty()).count();
    let (recall, precision) = (recall.done(), precision.done());
    Evaluation { recall, precision, missed, wrong, unseen_files }
}

/// The reported sides of each file.
fn sides(found: &Findings) -> Vec<Touching> {
    let mut items = vec![Vec::new(); found.names.list.len()];
    for (at, side) in (0u32..).zip(&found.sides) {
        let Some(items) = items.get_mut(side.file as usize) else { continue };
        let ranges = found.ranges(at as usize);
        let start = ranges.iter().map(|range| range.0).min();
        let end = ranges.iter().map(|range| range.1).max();
        items.extend(start.zip(end).map(|(start, end)| (start, end, at)));
    }
    items.into_iter().map(Touching::new).collect()
}

struct Judge<'a> {
    found: &'a Findings,
    cover: f64,
    /// The sides of each reported file.
    sides: Vec<Touching>,
    /// The reported files that may be each file of the truth.
    fits: &'a [Vec<u32>],
}

impl Judge<'_> {
    fn finds(&self, pair: &Pair) -> bool {
        let shorter = pair.a.len().min(pair.b.len());
        let [a, b] = [pair.a, pair.b].map(|place| self.covering(place, shorter));
        let group = |side: usize| self.found.sides[side].group;
        // A group's sides stand together, so that those of one group are an equal run of both lists.
        a.iter().any(|one| {
            let first = b.partition_point(|other| group(*other) < group(*one));
            b[first..].iter().take_while(|other| group(**other) == group(*one)).any(|o| o != one)
        })
    }

    /// Whether the groups that touch both stretches, each in a side of its own, cover enough.
    fn finds_in_parts(&self, pair: &Pair) -> bool {
        let shorter = pair.a.len().min(pair.b.len());
        let group = |side: usize| self.found.sides[side].group;
        let sides = [pair.a, pair.b].map(|place| self.covering(place, 0));
        [0, 1].into_iter().all(|at| {
            let (place, other) = ([pair.a, pair.b][at], &sides[1 - at]);
            let joins = |side: &&usize| {
                let first = other.partition_point(|there| group(*there) < group(**side));
                let mut same = other[first..].iter().take_while(|o| group(**o) == group(**side));
                same.any(|there| there != *side)
            };
            let ranges = sides[at].iter().filter(joins).flat_map(|side| self.found.ranges(*side));
            let ranges: Vec<(u64, u64)> = ranges.copied().collect();
            enough(covered(&ranges, (place.start, place.end)), shorter, self.cover)
        })
    }

    /// The sides that cover enough of a place for a pair whose shorter stretch has this length, in
    /// order; of none, those that touch it.
    fn covering(&self, place: Place, shorter: u64) -> Vec<usize> {
        let mut sides = Vec::new();
        for file in &self.fits[place.file as usize] {
            let touching = self.sides[*file as usize].touching(place.start, place.end);
            sides.extend(touching.map(|side| side as usize).filter(|side| {
                let covered = covered(self.found.ranges(*side), (place.start, place.end));
                enough(covered, shorter, self.cover)
            }));
        }
        sides.sort_unstable();
        sides
    }
}

/// The truth's stretches, and which of them planted pairs join.
struct Families {
    places: Vec<Place>,
    family: Vec<u32>,
    /// The stretches of each reported file.
    of_file: Vec<Touching>,
    cover: f64,
}

impl Families {
    fn new(truth: &Truth, cover: f64, fits: &[Vec<u32>], files: usize) -> Self {
        let mut places: Vec<Place> = truth.pairs.iter().flat_map(|pair| [pair.a, pair.b]).collect();
        places.sort_unstable();
        places.dedup();
        let ids: Map<Place, u32> = places.iter().copied().zip(0u32..).collect();
        let mut family: Vec<u32> = (0u32..).take(places.len()).collect();
        for pair in &truth.pairs {
            join(&mut family, ids[&pair.a], ids[&pair.b]);
        }
        let mut own = vec![Vec::new(); truth.files.len()];
        for (place, id) in places.iter().zip(0u32..) {
            own[place.file as usize].push((place.start, place.end, id));
        }
        // Two stretches of one file that are mostly the same text are one, or a part and its whole.
        for items in &own {
            let touching = Touching::new(items.clone());
            for (start, end, id) in items {
                for other in touching.touching(*start, *end) {
                    let place = places[other as usize];
                    let shared = (*end).min(place.end) - (*start).max(place.start);
                    if enough(shared, place.len().min(end - start), cover) {
                        join(&mut family, *id, other);
                    }
                }
            }
        }
        let mut of_file = vec![Vec::new(); files];
        for (own, fits) in own.iter().zip(fits) {
            for file in fits {
                of_file[*file as usize].extend(own.iter().copied());
            }
        }
        let of_file = of_file.into_iter().map(Touching::new).collect();
        for at in (0u32..).take(places.len()) {
            family[at as usize] = root(&mut family, at);
        }
        Self { places, family, of_file, cover }
    }

    /// Whether two sides cover two stretches of one family.
    fn hold(&self, found: &Findings, a: usize, b: usize) -> bool {
        let [a, b] = [a, b].map(|side| self.under(found, side));
        a.iter().any(|(one, of_one)| {
            b.iter().any(|(other, of_other)| {
                let [x, y] = [one, other].map(|id| self.places[*id as usize]);
                let shorter = x.len().min(y.len());
                let same = self.family[*one as usize] == self.family[*other as usize];
                let both = [of_one, of_other].iter().all(|of| enough(**of, shorter, self.cover));
                one != other && same && both
            })
        })
    }

    /// The stretches that a side touches, and how much of each it covers.
    fn under(&self, found: &Findings, side: usize) -> Vec<(u32, u64)> {
        let ranges = found.ranges(side);
        let Some(of_file) = self.of_file.get(found.sides[side].file as usize) else {
            return Vec::new();
        };
        let start = ranges.iter().map(|range| range.0).min().unwrap_or_default();
        let end = ranges.iter().map(|range| range.1).max().unwrap_or_default();
        let covered = |id: u32| {
            let place = self.places[id as usize];
            (id, covered(ranges, (place.start, place.end)))
        };
        of_file.touching(start, end).map(covered).collect()
    }
}

/// Whether `covered` of `all` is the wanted share, and not nothing.
fn enough(covered: u64, all: u64, share: f64) -> bool {
    covered > 0 && covered as f64 >= all as f64 * share
}

fn root(family: &mut [u32], mut at: u32) -> u32 {
    while family[at as usize] != at {
        let above = family[family[at as usize] as usize];
        family[at as usize] = above;
        at = above;
    }
    at
}

fn join(family: &mut [u32], a: u32, b: u32) {
    let (a, b) = (root(family, a), root(family, b));
    family[a.max(b) as usize] = a.min(b);
}

fn told(found: &Findings, side: usize) -> (String, u64, u64) {
    let path = found.names.list.get(found.sides[side].file as usize).cloned();
    let (start, end) = found.ranges(side).first().copied().unwrap_or_default();
    (path.unwrap_or_default(), start, end.saturating_sub(start))
}

/// Shares by kind, in the order that kinds come in.
#[derive(Default)]
struct Shares(Vec<Share>);

impl Shares {
    fn count(&mut self, kind: &str, right: bool) {
        let at = self.0.iter().position(|share| share.kind == kind).unwrap_or_else(|| {
            self.0.push(Share { kind: kind.to_owned(), all: 0, right: 0 });
            self.0.len() - 1
        });
        self.0[at].all += 1;
        self.0[at].right += usize::from(right);
    }

    /// By name, and all together.
    fn done(mut self) -> Vec<Share> {
        self.0.sort_by(|a, b| a.kind.cmp(&b.kind));
        let all = self.0.iter().map(|share| share.all).sum();
        let right = self.0.iter().map(|share| share.right).sum();
        self.0.push(Share { kind: "all".to_owned(), all, right });
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUTH: &str = "a.md\t0\t100\tb.md\t0\t100\texact\n\
                         a.md\t0\t100\tc.md\t50\t90\tlight\n\
                         d.md\t200\t40\te.md\t0\t40\tpartial\n";

    fn pairs(list: &str) -> Evaluation {
        let mut found = Findings::default();
        found.add_pairs(&list.replace(' ', "\t")).unwrap();
        evaluate(&Truth::parse(TRUTH).unwrap(), &found, 0.5, By::One)
    }

    fn counts(shares: &[Share]) -> Vec<(&str, usize, usize)> {
        shares.iter().map(|share| (share.kind.as_str(), share.right, share.all)).collect()
    }

    #[test]
    fn a_pair_is_found_where_both_sides_are_covered() {
        let told = pairs("x/a.md 0 50 x/b.md 50 50\nd.md 200 40 e.md 0 19");
        let wanted = [("exact", 1, 1), ("light", 0, 1), ("partial", 0, 1), ("all", 1, 3)];
        assert_eq!(counts(&told.recall), wanted);
        assert_eq!(counts(&told.precision), [("pair", 1, 2), ("all", 1, 2)]);
        assert_eq!(told.missed, [1, 2]);
        assert_eq!(told.wrong, [[("d.md".to_owned(), 200, 40), ("e.md".to_owned(), 0, 19)]]);
        assert_eq!(told.unseen_files, 1);
        // The other way round it is the same pair, but not from one place to itself.
        assert_eq!(pairs("e.md 0 40 d.md 200 40").recall[2].right, 1);
        assert_eq!(counts(&pairs("a.md 0 99 a.md 0 99").precision)[1], ("all", 0, 1));
    }

    #[test]
    fn what_is_told_item_by_item_is_found_together() {
        let mut found = Findings::default();
        let items = "a.md 0 30 b.md 60 30\na.md 40 30 b.md 0 30\nd.md 200 40 c.md 0 40\n\
                     c.md 0 40 e.md 0 40";
        found.add_pairs(&items.replace(' ', "\t")).unwrap();
        let told =
            |by| counts(&evaluate(&Truth::parse(TRUTH).unwrap(), &found, 0.5, by).recall)[0].1;
        assert_eq!((told(By::One), told(By::Together)), (0, 1));
        // Pairs that lead elsewhere join nothing.
        let together = evaluate(&Truth::parse(TRUTH).unwrap(), &found, 0.5, By::Together);
        assert_eq!(together.missed, [1, 2]);
    }

    #[test]
    fn two_copies_of_one_source_are_true_but_not_planted() {
        let told = pairs("b.md 0 100 c.md 50 90\nb.md 0 100 e.md 0 40");
        assert_eq!(counts(&told.precision), [("pair", 1, 2), ("all", 1, 2)]);
        assert_eq!(told.recall[3].right, 0);
    }

    fn report(json: &serde_json::Value) -> Evaluation {
        let mut found = Findings::default();
        found.add_report(json.to_string().as_bytes()).unwrap();
        evaluate(&Truth::parse(TRUTH).unwrap(), &found, 0.5, By::One)
    }

    #[test]
    fn passages_count_together_and_refrains_tell_pairs() {
        let posts = serde_json::json!([
            {"id": 0, "path": "p/a.md"}, {"id": 1, "path": "p/b.md"}, {"id": 4, "path": "p/c.md"}
        ]);
        let passage = |a: [u32; 2], b: [u32; 2]| serde_json::json!({"a": {"start": a[0], "end": a[1]}, "b": {"start": b[0], "end": b[1]}});
        let passages = [passage([0, 30], [70, 100]), passage([70, 100], [0, 30])];
        let found = |class: &str, passages: &[serde_json::Value]| {
            serde_json::json!({"kind": "edited", "class": class, "a": {"post": 0}, "b": {"post": 1},
                "passages": passages})
        };
        let told = report(&serde_json::json!({"posts": posts, "refrains": [], "matches": [
            found("plain", &passages), found("plain", &passages[..1]), found("standing", &passages[..1])
        ]}));
        assert_eq!(told.recall[0].right, 1);
        assert_eq!(counts(&told.precision), [("edited", 1, 2), ("all", 1, 2)]);
        let place = |post: u32, end: u32| serde_json::json!({"post": post, "start": 0, "end": end});
        let refrain = serde_json::json!({"places": [place(0, 100), place(1, 100), place(4, 140)]});
        let told =
            report(&serde_json::json!({"posts": posts, "matches": [], "refrains": [refrain]}));
        assert_eq!(counts(&told.recall)[..2], [("exact", 1, 1), ("light", 1, 1)]);
        assert_eq!(counts(&told.precision), [("all", 0, 0)]);
        let stretch = |post: u32| serde_json::json!({"post": post, "start": 0, "end": 400});
        let passage = serde_json::json!({"a": stretch(4), "b": stretch(0)});
        let told = report(&serde_json::json!({"posts": posts, "matches": [], "refrains": [],
            "passages": [passage]}));
        assert_eq!(counts(&told.recall)[1], ("light", 1, 1));
        assert_eq!(told.precision[0].value(), None);
    }

    #[test]
    fn paragraphs_can_be_told_by_their_numbers() {
        let text = "#path_a\tstart_a\tlen_a\tpath_b\tstart_b\tlen_b\tkind\tedit\tparagraph_a\t\
                    paragraph_b\na\t0\t9\tb\t0\t9\texact\t-\t3\t8\na\t0\t9\tb\t0\t9\texact\t-\t8\t9\n";
        let truth = Truth::parse(text).unwrap().by_paragraphs().unwrap();
        let mut found = Findings::default();
        assert!(found.add_pairs("8\t3\n9\t3\n3\t5\n").unwrap());
        let told = evaluate(&truth, &found, 0.5, By::One);
        assert_eq!(counts(&told.recall), [("exact", 1, 2), ("all", 1, 2)]);
        assert_eq!(counts(&told.precision), [("pair", 2, 3), ("all", 2, 3)]);
        let wrong = Findings::default().add_pairs("1\t2\n1\n").unwrap_err();
        assert_eq!(wrong.to_string(), "line 2: 2 columns were expected as above, not 1");
    }
}
