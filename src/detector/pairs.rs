//! Pairs by one plain criterion, and nothing but the pairs: what set-similarity joins are compared by.

use std::str::FromStr;

use rayon::prelude::*;

use super::candidates::join;
use super::cut::{Cut, collapse, segment};
use super::shingled::Shingled;
use super::stage::{Observer, Stage};
use crate::compare::{Criteria, shared_shingles};
use crate::index::{Collapsed, Grouping, Join, RepId};
use crate::segment::ParagraphId;
use crate::spill::Spool;
use crate::text::Archive;

/// What two paragraphs must share to be a pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Criterion {
    /// Their shingle sets have at least this Jaccard resemblance, above 0 and up to 1.
    Jaccard(f64),
    /// At least this share of the smaller shingle set is in the larger, above 0 and up to 1.
    Containment(f64),
    /// At least so many distinct shingles in common, or all of the smaller set, if it has fewer.
    Overlap(u32),
    /// What makes a match of a report.
    Match,
}

/// The pairs of an archive, and how large it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairs {
    /// The pairs, each with the earlier paragraph first, sorted; equal paragraphs are pairs too.
    pub pairs: Vec<[ParagraphId; 2]>,
    /// How many paragraphs were compared.
    pub paragraphs: u64,
    /// How many words they hold.
    pub words: u64,
}

impl FromStr for Criterion {
    type Err = String;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        let (name, value) = given.split_once(':').unwrap_or((given, ""));
        let share = || {
            let share = value.parse::<f64>().ok().filter(|share| *share > 0.0 && *share <= 1.0);
            share.ok_or_else(|| format!("{name} takes a share above 0 and up to 1: {name}:0.5"))
        };
        match name {
            "jaccard" => share().map(Self::Jaccard),
            "containment" => share().map(Self::Containment),
            "overlap" => {
                let count = value.parse().ok().filter(|count| *count > 0);
                count.map(Self::Overlap).ok_or_else(|| "overlap takes a number: overlap:10".into())
            }
            "match" if value.is_empty() => Ok(Self::Match),
            _ => Err("expected jaccard:SHARE, containment:SHARE, overlap:N or match".into()),
        }
    }
}

/// All pairs of paragraphs of an archive by `criterion`. The text is dropped when its words are numbered.
pub(super) fn pairs<O: Observer>(
    archive: Archive,
    criterion: Criterion,
    criteria: &Criteria,
    code: bool,
    spool: &Spool,
    observer: &mut O,
) -> Pairs {
    observer.begin(Stage::Segment);
    let segments = segment(&archive, Cut::default(), spool);
    drop(archive);
    let collapsed = collapse(&segments, code);
    observer.begin(Stage::Fingerprint);
    let shingled = Shingled::of(&segments, &collapsed, criteria.shingle, spool);
    let grouping = Grouping { large: usize::MAX, askers: u32::MAX };
    let mut candidates = Vec::new();
    if criterion == Criterion::Match {
        let runs = shingled.runs(criteria.min_run, grouping);
        observer.begin(Stage::Join);
        candidates = join(&Join::new(&runs, |_| 1), |_, _| true);
        observer.begin(Stage::Fingerprint);
    }
    let sets = shingled.sets(grouping);
    observer.begin(Stage::Join);
    let asked = match criterion {
        Criterion::Jaccard(share) => Join::resembling(&sets, share),
        Criterion::Containment(threshold) => {
            let criteria = Criteria { threshold, min_shared: u32::MAX, ..*criteria };
            Join::new(&sets, move |size| criteria.required(size))
        }
        Criterion::Overlap(count) => Join::new(&sets, |size| count.min(size)),
        Criterion::Match => Join::new(&sets, |size| criteria.required(size)),
    };
    candidates.extend(join(&asked, |_, _| true));
    candidates.par_sort_unstable();
    candidates.dedup();
    // A shingle is known by 40 bits in the join; here by its words.
    let terms = |rep: RepId| segments.terms_of(collapsed.first(rep));
    let holds = |[a, b]: &[RepId; 2]| {
        let (a, b) = (&*terms(*a), &*terms(*b));
        let (sizes, shared) = shared_shingles(a, b, criteria.shingle);
        let smaller = sizes[0].min(sizes[1]);
        let all = f64::from(sizes[0] + sizes[1] - shared);
        match criterion {
            Criterion::Jaccard(share) => f64::from(shared) >= all * share - 1e-9,
            Criterion::Containment(share) => f64::from(shared) >= f64::from(smaller) * share - 1e-9,
            Criterion::Overlap(count) => shared >= count.min(smaller),
            Criterion::Match => criteria.hold(a, b),
        }
    };
    let mut pairs: Vec<[ParagraphId; 2]> = candidates
        .into_par_iter()
        .filter(holds)
        .flat_map_iter(|[a, b]| {
            let (a, b) = (collapsed.places(a), collapsed.places(b));
            a.iter().flat_map(move |&a| b.iter().map(move |&b| [a.min(b), a.max(b)]))
        })
        .collect();
    pairs.par_extend(
        (0..collapsed.len()).into_par_iter().flat_map_iter(|rep| equal(&collapsed, rep)),
    );
    pairs.par_sort_unstable();
    let (paragraphs, words) = (segments.paragraphs().len() as u64, segments.word_count() as u64);
    Pairs { pairs, paragraphs, words }
}

fn equal(collapsed: &Collapsed, rep: u32) -> impl Iterator<Item = [ParagraphId; 2]> {
    let places = collapsed.places(RepId(rep));
    let ends = 1..=places.len();
    ends.flat_map(move |end| places[..end - 1].iter().map(move |&a| [a, places[end - 1]]))
}
