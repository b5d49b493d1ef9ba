//! What an entry of the report is: one refrain, or several that run on from each other. It puts
//! together what the report tells; it does not print.

use crate::compare::Kind;
use crate::family::Class;
use crate::report::model::{Place, RefrainEntry};
use crate::report::view::{View, printable};
use crate::text::{Map, Set};

/// One text that came back, with its places.
pub(super) struct Entry<'a> {
    parts: Vec<&'a RefrainEntry>,
    /// For each of `parts`, where the entry's places stand in its list.
    order: Vec<Vec<usize>>,
}

impl<'a> Entry<'a> {
    /// The entries of all plain refrains, in the report's order. A sequence stands where its first
    /// member in that order would.
    pub(super) fn all(view: &View<'a>) -> Vec<Self> {
        let refrains = &view.report.refrains;
        let by_id: Map<u32, &RefrainEntry> =
            refrains.iter().map(|refrain| (refrain.id, refrain)).collect();
        let mut sequence_of: Map<u32, Vec<&RefrainEntry>> = Map::default();
        for sequence in &view.report.sequences {
            let parts: Vec<_> = sequence.iter().filter_map(|id| by_id.get(id).copied()).collect();
            // What is not plain is told apart, and a text with a hole is not one text.
            for run in parts.chunk_by(|a, b| a.class == b.class).filter(|run| run.len() > 1) {
                for part in run {
                    sequence_of.insert(part.id, run.to_vec());
                }
            }
        }
        let mut told: Set<u32> = Set::default();
        let mut entries = Vec::new();
        for refrain in refrains.iter().filter(|refrain| refrain.class == Class::Plain) {
            if told.contains(&refrain.id) {
                continue;
            }
            let joined = sequence_of.get(&refrain.id).and_then(|parts| Self::join(parts));
            let entry = joined.unwrap_or_else(|| Self {
                parts: vec![refrain],
                order: vec![(0..refrain.places.len()).collect()],
            });
            told.extend(entry.parts.iter().map(|part| part.id));
            entries.push(entry);
        }
        entries
    }

    /// Joins refrains, if each has the same posts as often as the others.
    fn join(parts: &[&'a RefrainEntry]) -> Option<Self> {
        let reading = |part: &RefrainEntry| {
            let mut order: Vec<usize> = (0..part.places.len()).collect();
            order.sort_by_key(|&at| (part.places[at].post, part.places[at].start));
            order
        };
        let posts = |part: &RefrainEntry, order: &[usize]| {
            order.iter().map(|&at| part.places[at].post).collect::<Vec<_>>()
        };
        let read: Vec<Vec<usize>> = parts.iter().map(|part| reading(part)).collect();
        let first = posts(parts[0], &read[0]);
        if parts.iter().zip(&read).any(|(part, order)| posts(part, order) != first) {
            return None;
        }
        // The n-th place of one part runs on into the n-th of the next; their own order is the
        // first part's, which is by date.
        let mut rank = vec![0; first.len()];
        for (nth, &at) in read[0].iter().enumerate() {
            rank[at] = nth;
        }
        let order = read.iter().map(|read| rank.iter().map(|&nth| read[nth]).collect()).collect();
        Some(Self { parts: parts.to_vec(), order })
    }

    /// How many places it has.
    pub(super) fn len(&self) -> usize {
        self.order[0].len()
    }

    /// How many posts it stands in.
    pub(super) fn posts(&self) -> u32 {
        self.parts[0].posts
    }

    /// In which of these all of it is accepted.
    pub(super) fn accepted_posts(&self) -> Vec<u32> {
        let all = |post: &&u32| self.parts.iter().all(|part| part.accepted_posts.contains(post));
        self.parts[0].accepted_posts.iter().filter(all).copied().collect()
    }

    /// The loosest kind in it.
    pub(super) fn kind(&self) -> Kind {
        self.parts.iter().map(|part| part.kind).max().unwrap_or(Kind::Exact)
    }

    /// The weakest similarity in it.
    pub(super) fn weakest(&self) -> f64 {
        self.parts.iter().map(|part| part.weakest).fold(1.0, f64::min)
    }

    /// The index of the earliest place.
    pub(super) fn head(&self) -> usize {
        self.parts[0].head as usize
    }

    /// Where its n-th place begins.
    pub(super) fn place(&self, nth: usize) -> &'a Place {
        self.stretch(nth)[0]
    }

    /// What is said beside its n-th place, if all parts of it say so.
    pub(super) fn said(&self, nth: usize) -> Option<&'a str> {
        let mut parts = self.stretch(nth).into_iter().map(|place| (place.class, place.said()));
        let (class, said) = parts.next()?;
        parts.all(|(other, _)| other == class).then_some(said).flatten()
    }

    /// Whether a filter asks for its n-th place.
    pub(super) fn is_asked_for(&self, nth: usize) -> bool {
        self.stretch(nth).iter().any(|place| place.asked_for)
    }

    /// Its n-th place as `path:line`, or `path:first-last` where it runs over several paragraphs.
    pub(super) fn location(&self, view: &View, nth: usize) -> String {
        let stretch = self.stretch(nth);
        let (first, last) = (stretch[0], stretch[stretch.len() - 1]);
        let path = printable(&first.path);
        let end = view.last_line(last);
        if stretch.len() > 1 && end > first.line {
            format!("{path}:{}-{end}", first.line)
        } else {
            format!("{path}:{}", first.line)
        }
    }

    /// The text of its n-th place, paragraph by paragraph.
    pub(super) fn text(&self, view: &View, nth: usize) -> Vec<String> {
        let stretch = self.stretch(nth);
        stretch.iter().map(|place| view.text(place.post, place.start, place.end)).collect()
    }

    fn stretch(&self, nth: usize) -> Vec<&'a Place> {
        let parts = self.parts.iter().zip(&self.order);
        parts.map(|(part, order)| &part.places[order[nth]]).collect()
    }

    /// For each place, the earlier one that its wording is closest to.
    pub(super) fn sources(&self) -> Vec<Option<Source>> {
        let seats = self.seats();
        (0..self.len()).map(|nth| self.source(&seats, nth)).collect()
    }

    /// The facts that differ between places and those they are most like, in the order of places.
    pub(super) fn facts(&self) -> Vec<Differing<'a>> {
        let seats = self.seats();
        let parts = self.parts.iter().zip(&seats);
        let mut facts: Vec<Differing> = parts
            .flat_map(|(part, seats)| {
                part.changed_facts.iter().map(|fact| Differing {
                    place: seats[fact.places[1] as usize],
                    said: [&fact.a, &fact.b],
                })
            })
            .collect();
        facts.sort_by_key(|fact| fact.place);
        facts
    }

    fn source(&self, seats: &[Vec<usize>], nth: usize) -> Option<Source> {
        let mut sources: Vec<(Source, usize)> = Vec::new();
        for (place, seats) in self.stretch(nth).into_iter().zip(seats) {
            let Some(source) = Source::of(place, seats) else { continue };
            match sources.iter_mut().find(|(known, _)| known.place == source.place) {
                Some((known, parts)) => {
                    known.add(&source);
                    *parts += 1;
                }
                None => sources.push((source, 1)),
            }
        }
        // The one that most paragraphs come from, the last of those.
        let (mut best, parts) =
            sources.into_iter().max_by_key(|(source, parts)| (*parts, source.place))?;
        if parts < self.parts.len() {
            // The other paragraphs come from elsewhere; what they changed is not known of this one.
            (best.exact, best.words) = (false, None);
        }
        Some(best)
    }

    /// For each part, which place of the entry a place of the refrain is.
    fn seats(&self) -> Vec<Vec<usize>> {
        let seats = |order: &Vec<usize>| {
            let mut seats = vec![0; order.len()];
            for (nth, &at) in order.iter().enumerate() {
                seats[at] = nth;
            }
            seats
        };
        self.order.iter().map(seats).collect()
    }
}

/// Two facts that differ.
pub(super) struct Differing<'a> {
    /// Which place of the entry says the second.
    pub(super) place: usize,
    /// What the place says that it is most like, and what it says itself.
    pub(super) said: [&'a str; 2],
}

/// An earlier place that a later one is most like.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Source {
    /// Which place of the entry.
    pub(super) place: usize,
    /// The similarity; of several paragraphs, the lowest.
    pub(super) similarity: f64,
    /// Whether all paragraphs have the same words.
    pub(super) exact: bool,
    /// The words put in and left out, where they are known.
    pub(super) words: Option<(u64, u64)>,
    /// The days between the two.
    pub(super) days: Option<u64>,
}

impl Source {
    fn of(place: &Place, seats: &[usize]) -> Option<Self> {
        let similarity = place.similarity?;
        let words = place.words_added.map(u64::from).zip(place.words_dropped.map(u64::from));
        Some(Self {
            place: seats[place.nearest? as usize],
            similarity,
            exact: similarity >= 1.0 && words == Some((0, 0)),
            words,
            days: place.days_since.and_then(|days| u64::try_from(days).ok()),
        })
    }

    fn add(&mut self, other: &Self) {
        self.similarity = self.similarity.min(other.similarity);
        self.exact &= other.exact;
        let sum = |((a, b), (c, d)): ((u64, u64), (u64, u64))| (a + c, b + d);
        self.words = self.words.zip(other.words).map(sum);
    }
}
