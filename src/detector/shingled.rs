//! Words to shingle sets, on all threads. All shingles are looked at once to see which stand twice, and
//! once more to keep those; what is kept is grouped, numbered, and turned round, so that each shingle
//! knows its sets and each set its shingles.

use std::borrow::Cow;
use std::ops::Range;

use rayon::prelude::*;

use crate::fingerprint::Shingles;
use crate::index::{
    Bits, Collapsed, Grouped, Grouping, Items, Kept, Layout, Lists, Posted, Postings, RepId,
    Scattered, Sets, Sieve, Sifted,
};
use crate::segment::{Segments, TermId};
use crate::spill::{Spool, Store};

/// A task handles paragraphs of about so many words.
const WORDS_A_TASK: usize = 1 << 19;

/// So many bytes are scattered or grouped at a time without a thought; of more, a part at a time. The
/// hashes are made anew for each pass, which costs little; room costs more.
const AT_A_TIME: usize = 1 << 25;

/// The bytes of a shingle that is kept, until it is grouped.
const ENTRY: usize = size_of::<u64>();

/// About one of so many words of an archive begins a shingle that is kept.
const WORDS_A_KEPT: usize = 3;

/// All shingles of an archive are grouped in no more passes than this.
const MOST_PASSES: usize = 8;

/// A paragraph of more shingles than this is rid of its repeats at once, by sorting; of shorter ones
/// the few that have any are looked at when two of their entries meet.
const LONG: usize = 1024;

/// The distinct paragraphs of an archive, in tasks, and the shingles that may join them.
pub(super) struct Shingled<'a> {
    segments: &'a Segments,
    collapsed: &'a Collapsed,
    shingles: Shingles,
    spool: &'a Spool,
    tasks: Vec<Range<u32>>,
    /// In how many passes what the sieve keeps is grouped.
    passes: usize,
    /// For each task, which of its shingles the sieve keeps.
    kept: Vec<Kept>,
}

/// The sets are turned round in no more ranges than this, since each takes a pass over all lists.
const MOST_RANGES: usize = 256;

/// A thread's own room.
#[derive(Default)]
struct Room {
    hashes: Vec<u64>,
    places: Vec<(u64, u32)>,
    kept: Vec<(u64, u32)>,
    again: Vec<(u32, u32)>,
}

impl<'a> Shingled<'a> {
    /// Looks at all shingles of `length` words once. The more passes over the words that takes, the
    /// more time and the less memory; it changes nothing.
    pub(super) fn of(
        segments: &'a Segments,
        collapsed: &'a Collapsed,
        length: usize,
        spool: &'a Spool,
    ) -> Self {
        let shingles = Shingles { length, short: true };
        let (tasks, words) = tasks(segments, collapsed);
        let scattered = words * Sieve::BYTES_A_HASH;
        let (scatter, passes) = match spool.limit() {
            None => {
                let kept = words * ENTRY / WORDS_A_KEPT;
                (in_parts(scattered, 3), in_parts(kept, 2))
            }
            Some(limit) => (scattered.div_ceil(limit), (words * ENTRY).div_ceil(limit)),
        };
        let kept = Vec::new();
        let mut this = Self { segments, collapsed, shingles, spool, tasks, passes, kept };
        let mut sieve = Sieve(Vec::new());
        for pass in partitions(scatter) {
            let scattered = this.scattered(&pass);
            sieve.0.par_extend(pass.into_par_iter().map(|at| Bits::of(&scattered, at)));
        }
        this.kept = this.kept(&sieve);
        this
    }

    /// Keeps all shingles, those that stand once too: what an archive is asked by.
    pub(super) fn all(
        segments: &'a Segments,
        collapsed: &'a Collapsed,
        length: usize,
        spool: &'a Spool,
    ) -> Self {
        let shingles = Shingles { length, short: true };
        let (tasks, words) = tasks(segments, collapsed);
        let passes = in_parts(words * ENTRY, MOST_PASSES);
        let mut this =
            Self { segments, collapsed, shingles, spool, tasks, passes, kept: Vec::new() };
        let count = |set| this.shingles.count(this.words(set));
        let kept = |task: &Range<u32>| Kept::all(task.clone().map(count).sum());
        let kept: Vec<Kept> = this.tasks.iter().map(kept).collect();
        this.kept = kept;
        this
    }

    /// All shingles that are kept, with their sets.
    pub(super) fn postings(&self) -> Postings {
        let mut posted = Vec::new();
        for pass in partitions(self.passes) {
            let (sifted, _) = self.sifted(&pass);
            let parts = Sifted::by_partition(sifted).into_par_iter();
            let of = |spare: &mut Vec<u64>, (_, parts)| Posted::of(parts, spare);
            posted.par_extend(parts.map_init(Vec::new, of));
        }
        Postings(posted)
    }

    /// How many shingles of different hashes each set has.
    pub(super) fn least_sizes(&self) -> Vec<u32> {
        let size = |hashes: &mut Vec<u64>, set| {
            self.shingles.hashes(&self.terms(set), hashes);
            hashes.sort_unstable();
            hashes.dedup();
            number(hashes.len())
        };
        (0..self.collapsed.len()).into_par_iter().map_init(Vec::new, size).collect()
    }

    /// The sets of all shingles that may stand twice.
    pub(super) fn sets(&self, grouping: Grouping) -> Sets {
        let size = |set| number(self.shingles.count(self.words(set)));
        let mut sizes: Vec<u32> = (0..self.collapsed.len()).into_par_iter().map(size).collect();
        let mut grouped: Vec<Grouped> = Vec::new();
        let store = self.spool.store();
        for pass in partitions(self.passes) {
            let (sifted, again) = self.sifted(&pass);
            for (set, again) in again.concat() {
                sizes[set as usize] -= again;
            }
            grouped.par_extend(grouped_by(sifted, grouping, &store, |set, key| {
                self.distinct(set, key)
            }));
        }
        for (set, again) in grouped.iter().flat_map(Grouped::repeats) {
            sizes[*set as usize] -= again;
        }
        numbered(grouped, sizes, self.spool)
    }

    /// The sets of all runs of `length` words that may stand twice; their sizes are not counted. Such
    /// a run is made of shingles that stand twice, so only there need it be looked for.
    pub(super) fn runs(&self, length: usize, grouping: Grouping) -> Sets {
        let mut grouped: Vec<Grouped> = Vec::new();
        let store = self.spool.store();
        for pass in partitions(self.passes) {
            let tasks = self.tasks.par_iter().zip(&self.kept);
            let sifted = tasks.map_init(Room::default, |room, (task, kept)| {
                self.sift_runs(room, task.clone(), kept, length);
                Sifted::of(&room.kept, pass.clone())
            });
            let sifted = sifted.collect();
            grouped.par_extend(grouped_by(sifted, grouping, &store, |_, _| 1));
        }
        numbered(grouped, vec![0; self.collapsed.len() as usize], self.spool)
    }

    fn terms(&self, set: u32) -> Cow<'a, [TermId]> {
        self.segments.terms_of(self.collapsed.first(RepId(set)))
    }

    fn words(&self, set: u32) -> usize {
        self.segments.paragraph(self.collapsed.first(RepId(set))).tokens.len() as usize
    }

    fn scattered(&self, pass: &Range<usize>) -> Vec<Scattered> {
        let scatter = |hashes: &mut Vec<u64>, task: &Range<u32>| {
            let count = |set| self.shingles.count(self.words(set));
            let mut scattered = Scattered::with_room(pass.clone(), task.clone().map(count).sum());
            for set in task.clone() {
                self.shingles.hashes(&self.terms(set), hashes);
                scattered.extend(hashes);
            }
            scattered
        };
        self.tasks.par_iter().map_init(Vec::new, scatter).collect()
    }

    /// What the sieve says of each shingle, in the order in which they stand.
    fn kept(&self, sieve: &Sieve) -> Vec<Kept> {
        let ask = |hashes: &mut Vec<u64>, (part, task): (usize, &Range<u32>)| {
            let count = |set| self.shingles.count(self.words(set));
            let mut kept = Kept::with_room(task.clone().map(count).sum());
            let mut verdicts = sieve.of_part(part, 0);
            for set in task.clone() {
                self.shingles.hashes(&self.terms(set), hashes);
                kept.extend(&mut verdicts, hashes);
            }
            kept
        };
        self.tasks.par_iter().enumerate().map_init(Vec::new, ask).collect()
    }

    /// The shingles of a pass that are kept, of all tasks, and for each task what `sift` leaves in
    /// `room.again`.
    fn sifted(&self, pass: &Range<usize>) -> (Vec<Sifted>, Vec<Vec<(u32, u32)>>) {
        let tasks = self.tasks.par_iter().zip(&self.kept);
        let sifted = tasks.map_init(Room::default, |room, (task, kept)| {
            self.sift(room, task.clone(), kept, pass);
            (Sifted::of(&room.kept, pass.clone()), std::mem::take(&mut room.again))
        });
        sifted.unzip()
    }

    /// Leaves the shingles of a pass that are kept in `room.kept`, and in `room.again` how many of
    /// them a long set has more than once.
    fn sift(&self, room: &mut Room, task: Range<u32>, kept: &Kept, pass: &Range<usize>) {
        room.kept.clear();
        let mut first = 0;
        for set in task {
            let terms = &*self.terms(set);
            self.shingles.hashes(terms, &mut room.hashes);
            let own = first..first + room.hashes.len();
            first = own.end;
            let long = own.len() > LONG;
            let here = kept.within(own).map(|at| (room.hashes[at], at));
            let here = here.filter(|(hash, _)| pass.contains(&Sieve::partition(*hash)));
            if !long {
                room.kept.extend(here.map(|(hash, _)| (hash, set)));
                continue;
            }
            room.places.clear();
            room.places.extend(here.map(|(hash, at)| (hash, number(at))));
            // A shingle that the set holds twice stands twice: no repeat is missed.
            room.places.sort_unstable();
            let before = room.places.len();
            let same = |a: u32, b: u32| self.shingles.same(terms, a as usize, b as usize);
            room.places.dedup_by(|b, a| a.0 == b.0 && same(a.1, b.1));
            room.kept.extend(room.places.iter().map(|&(hash, _)| (hash, set)));
            room.again.push((set, number(before - room.places.len())));
        }
    }

    /// Leaves the hashes of runs in `room.kept`, of those all of whose shingles are kept.
    fn sift_runs(&self, room: &mut Room, task: Range<u32>, kept: &Kept, length: usize) {
        let Shingles { length: shingle, .. } = self.shingles;
        let least = length - shingle + 1;
        let runs = Shingles { length, short: false };
        room.kept.clear();
        let mut first = 0;
        for set in task {
            let words = self.words(set);
            let own = first..first + self.shingles.count(words);
            first = own.end;
            if words < length {
                continue;
            }
            let terms = &*self.terms(set);
            let mut stretch = 0..0;
            for at in kept.within(own).chain([usize::MAX]) {
                if at == stretch.end {
                    stretch.end += 1;
                    continue;
                }
                if stretch.len() >= least {
                    let words = &terms[stretch.start..stretch.end + shingle - 1];
                    runs.hashes(words, &mut room.hashes);
                    room.kept.extend(room.hashes.iter().map(|&hash| (hash, set)));
                }
                stretch = at..at.saturating_add(1);
            }
        }
    }

    /// How many different shingles of a set are known by the same bits.
    fn distinct(&self, set: u32, key: u64) -> usize {
        let terms = &*self.terms(set);
        let mut hashes = Vec::new();
        self.shingles.hashes(terms, &mut hashes);
        let mut found: Vec<usize> = Vec::new();
        for (at, _) in hashes.iter().enumerate().filter(|(_, hash)| Sieve::key(**hash) == key) {
            if !found.iter().any(|&other| self.shingles.same(terms, at, other)) {
                found.push(at);
            }
        }
        found.len()
    }
}

/// In how many passes so many bytes are worked on: one, or up to `most` if they are many.
fn in_parts(bytes: usize, most: usize) -> usize {
    bytes.div_ceil(AT_A_TIME.max(bytes.div_ceil(most))).max(1)
}

#[allow(clippy::cast_possible_truncation)] // Words are counted in u32.
fn number(shingles: usize) -> u32 {
    shingles as u32
}

/// The partitions that are worked on at a time, in so many passes.
fn partitions(count: usize) -> Vec<Range<usize>> {
    let each = Sieve::PARTITIONS.div_ceil(count.clamp(1, Sieve::PARTITIONS));
    let starts = (0..Sieve::PARTITIONS).step_by(each);
    starts.map(|from| from..(from + each).min(Sieve::PARTITIONS)).collect()
}

/// Ranges of distinct paragraphs with about equally many words, and how many words they all have.
fn tasks(segments: &Segments, collapsed: &Collapsed) -> (Vec<Range<u32>>, usize) {
    let mut tasks = Vec::new();
    let (mut from, mut words, mut all) = (0, 0, 0);
    for rep in collapsed.reps() {
        words += segments.paragraph(collapsed.first(rep)).tokens.len() as usize;
        if words >= WORDS_A_TASK {
            all += words;
            tasks.push(from..rep.0 + 1);
            (from, words) = (rep.0 + 1, 0);
        }
    }
    tasks.push(from..collapsed.len());
    (tasks, all + words)
}

/// What was kept, grouped by shingle, in the order of the partitions.
fn grouped_by(
    sifted: Vec<Sifted>,
    grouping: Grouping,
    store: &Store,
    distinct: impl Fn(u32, u64) -> usize + Sync + Send,
) -> impl IndexedParallelIterator<Item = Grouped> {
    let partitions = Sifted::by_partition(sifted);
    partitions.into_par_iter().map_init(Vec::new, move |spare, (partition, parts)| {
        Grouped::of(parts, partition, grouping, spare, store, &distinct)
    })
}

/// Groups of shingles to sets.
fn numbered(grouped: Vec<Grouped>, sizes: Vec<u32>, spool: &Spool) -> Sets {
    let layout = Layout::of(&grouped);
    let lists = Lists::new(&layout, spool);
    let partitions = grouped.par_iter().enumerate();
    partitions.for_each(|(partition, grouped)| lists.fill(&layout, partition, grouped));
    let holders = lists.done();
    let large = Grouped::large(&grouped);
    drop(grouped);
    // Each task reads all lists and keeps what is of its range, so there are as few as keep all
    // threads busy and the memory within its limit.
    let threads = rayon::current_num_threads().clamp(1, 8);
    let each = spool.limit().unwrap_or(usize::MAX);
    let tasks = threads.max((holders.len() * size_of::<u32>()).div_ceil(each)).min(MOST_RANGES);
    #[allow(clippy::cast_possible_truncation)] // Sets are counted in u32; the tasks are few.
    let (count, tasks) = (sizes.len() as u32, tasks as u32);
    let range = count.div_ceil(tasks).max(1);
    let ranges: Vec<Range<u32>> =
        (0..tasks).map(|at| (at * range).min(count)..((at + 1) * range).min(count)).collect();
    let store = spool.store();
    let items = |range| Items::of(&layout, &holders, range, &store);
    let items = ranges.into_par_iter().map(items).collect();
    Sets::new(layout, holders, items, range, sizes, large)
}
