//! What a detector reported, whichever it was: places that it holds to share text.

use serde::Deserialize;

use super::truth::{BadLine, Names, Place, places, rows};
use crate::text::Map;

/// All that was reported, from one report or several.
#[derive(Debug, Default)]
pub struct Findings {
    pub(super) names: Names,
    pub(super) groups: Vec<Group>,
    /// The side numbers of all groups, and the stretches that each side is made of.
    pub(super) sides: Vec<Side>,
    pub(super) ranges: Vec<(u64, u64)>,
    /// The kinds that groups have.
    pub(super) kinds: Names,
}

/// Places any two of which share text: a pair, or a family.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) kind: u32,
    /// Whether it is a pair that its detector stands by: one that precision counts.
    pub(super) counts: bool,
    /// Its first side, and behind its last.
    pub(super) sides: (usize, usize),
}

/// One place of a group.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) group: u32,
    pub(super) file: u32,
    /// Its first range, and behind its last.
    ranges: (usize, usize),
}

/// What is needed of a report, schema 1.
#[derive(Deserialize)]
struct Report {
    posts: Vec<Post>,
    matches: Vec<Match>,
    refrains: Vec<Refrain>,
    #[serde(default)]
    passages: Vec<Continued>,
}

#[derive(Deserialize)]
struct Post {
    id: u32,
    path: String,
    url: Option<String>,
    /// What its offsets count, if that is not the bytes of its file.
    offsets: Option<String>,
}

#[derive(Deserialize)]
struct Match {
    kind: String,
    class: String,
    a: OfPost,
    b: OfPost,
    passages: Vec<Passage>,
}

#[derive(Deserialize)]
struct OfPost {
    post: u32,
}

#[derive(Deserialize)]
struct Passage {
    a: Bytes,
    b: Bytes,
}

#[derive(Deserialize)]
struct Bytes {
    start: u64,
    end: u64,
}

#[derive(Deserialize)]
struct Refrain {
    places: Vec<Stretch>,
}

/// A passage that may run over several paragraphs.
#[derive(Deserialize)]
struct Continued {
    a: Stretch,
    b: Stretch,
}

#[derive(Deserialize)]
struct Stretch {
    post: u32,
    start: u64,
    end: u64,
}

impl Findings {
    /// Adds what a JSON report of refrain holds: its matches, of which the plain ones count; its
    /// refrains, which tell pairs that matches may leave out; and its passages, which tell of reuse
    /// that runs over paragraph breaks.
    ///
    /// # Errors
    /// If it is no such report.
    pub fn add_report(&mut self, json: &[u8]) -> serde_json::Result<()> {
        let report: Report = serde_json::from_slice(json)?;
        let most = report.posts.iter().map(|post| post.id as usize + 1).max().unwrap_or(0);
        let mut files = vec![u32::MAX; most];
        let mut of_path: Map<&str, u32> = Map::default();
        for post in &report.posts {
            *of_path.entry(&post.path).or_default() += 1;
        }
        for post in &report.posts {
            // The offsets of records begin anew in each; its address is what tells one from another.
            let id = match (&post.offsets, &post.url) {
                (Some(_), Some(url)) if of_path[&*post.path] > 1 => format!("{}/{url}", post.path),
                _ => post.path.clone(),
            };
            files[post.id as usize] = self.names.id(&id);
        }
        // A post that the report does not list has no path that could fit anything.
        let file = |post: u32| files.get(post as usize).copied().unwrap_or(u32::MAX);
        let place = |place: &Stretch| (file(place.post), vec![(place.start, place.end)]);
        for found in report.matches {
            let side = |of: fn(&Passage) -> &Bytes| -> Vec<(u64, u64)> {
                found.passages.iter().map(|passage| (of(passage).start, of(passage).end)).collect()
            };
            let a = (file(found.a.post), side(|passage| &passage.a));
            let b = (file(found.b.post), side(|passage| &passage.b));
            self.add(&found.kind, found.class == "plain", [a, b]);
        }
        for refrain in report.refrains {
            self.add("refrain", false, refrain.places.iter().map(place));
        }
        for passage in report.passages {
            self.add("passage", false, [&passage.a, &passage.b].map(place));
        }
        Ok(())
    }

    /// Adds a list of pairs, a line each: path, start, length, path, start, length. Lines of two
    /// columns hold the numbers of two paragraphs, and then all lines must. Tells whether they do.
    ///
    /// # Errors
    /// The first line that is none.
    pub fn add_pairs(&mut self, text: &str) -> Result<bool, BadLine> {
        let rows = rows(text, |_| ());
        let numbers = rows.first().is_some_and(|(_, cells)| cells.len() == 2);
        for (line, cells) in rows {
            let (a, b) = if numbers {
                let [a, b] = cells[..] else {
                    let what = format!("2 columns were expected as above, not {}", cells.len());
                    return Err(BadLine { line, what });
                };
                let mut place = |name: &str| Place { file: self.names.id(name), start: 0, end: 1 };
                (place(a.trim()), place(b.trim()))
            } else {
                places(line, &cells, &mut self.names)?
            };
            self.add("pair", true, [a, b].map(|at| (at.file, vec![(at.start, at.end)])));
        }
        Ok(numbers)
    }

    /// The paths that were reported.
    pub fn files(&self) -> &[String] {
        &self.names.list
    }

    /// Counts all offsets in another unit; `convert` is told the number of a file and an offset in it.
    pub fn convert(&mut self, mut convert: impl FnMut(u32, u64) -> u64) {
        for side in &self.sides {
            for range in &mut self.ranges[side.ranges.0..side.ranges.1] {
                *range = (convert(side.file, range.0), convert(side.file, range.1));
            }
        }
    }

    /// The stretches of a side.
    pub(super) fn ranges(&self, side: usize) -> &[(u64, u64)] {
        let (first, end) = self.sides[side].ranges;
        &self.ranges[first..end]
    }

    fn add(
        &mut self,
        kind: &str,
        counts: bool,
        places: impl IntoIterator<Item = (u32, Vec<(u64, u64)>)>,
    ) {
        let (first, kind) = (self.sides.len(), self.kinds.id(kind));
        let group = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        for (file, own) in places {
            let start = self.ranges.len();
            self.ranges.extend(own);
            self.sides.push(Side { group, file, ranges: (start, self.ranges.len()) });
        }
        self.groups.push(Group { kind, counts, sides: (first, self.sides.len()) });
    }
}
