//! A small archive and report, put together by hand for the reporters' tests. Offsets, lines and
//! columns are worked out from the texts; all else is what the test says.

use std::collections::BTreeMap;

use crate::compare::Kind;
use crate::family::Class;
use crate::report::model::{
    Bytes, ChangedFact, Command, Direction, FactChange, MatchEntry, PassagePair, Place, PostEntry,
    RefrainEntry, Report, SCHEMA_VERSION, Side, Stats, Tool,
};
use crate::text::{Archive, DateOrigin, Offsets, Post};

/// A report in the making.
pub(super) struct Fixture {
    archive: Archive,
    report: Report,
}

impl Fixture {
    pub(super) fn new(command: Command) -> Self {
        let report = Report {
            schema_version: SCHEMA_VERSION,
            tool: Tool::THIS,
            command,
            options: BTreeMap::new(),
            posts: Vec::new(),
            matches: Vec::new(),
            passages: Vec::new(),
            refrains: Vec::new(),
            sequences: Vec::new(),
            accepted: Vec::new(),
            skipped: Vec::new(),
            stats: Stats::default(),
        };
        Self { archive: Archive::new(), report }
    }

    /// Adds a post of plain text; an empty title or date is none.
    pub(super) fn post(&mut self, path: &str, title: &str, date: &str, text: &str) -> u32 {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let post = Post::new(path, text).unwrap();
        let words = len(text.split_whitespace().count());
        let paragraphs = len(text.split("\n\n").count());
        let id = self.archive.push(post).0;
        self.report.posts.push(PostEntry {
            id,
            path: path.into(),
            offsets: Offsets::File,
            encoding: None,
            title: some(title),
            date: some(date).map(Into::into),
            time: None,
            zone: None,
            date_source: (!date.is_empty()).then_some(DateOrigin::FrontMatter),
            url: None,
            tags: Vec::new(),
            authors: Vec::new(),
            line: 1,
            start: 0,
            end: len(text.len()),
            words,
            paragraphs,
            reused_words: 0,
            novelty: Some(1.0),
            draft: false,
            origins: Vec::new(),
        });
        let stats = &mut self.report.stats;
        stats.files += 1;
        stats.posts += 1;
        stats.paragraphs += u64::from(paragraphs);
        stats.words += u64::from(words);
        id
    }

    /// Says that a post is a draft.
    #[cfg(feature = "cli")]
    pub(super) fn draft(&mut self, post: u32) {
        self.report.posts[post as usize].draft = true;
    }

    /// The place of `text` in a post.
    pub(super) fn place(&self, post: u32, text: &str) -> Place {
        let source = self.archive.posts()[post as usize].source();
        let start = source.text().find(text).unwrap();
        let position = source.position(len(start));
        Place {
            post,
            paragraph: len(source.text()[..start].matches("\n\n").count()),
            path: source.path().into(),
            line: position.line,
            column: position.column,
            start: len(start),
            end: len(start + text.len()),
            date: self.report.posts[post as usize].date.clone(),
            nearest: None,
            similarity: None,
            words_added: None,
            words_dropped: None,
            days_since: None,
            class: Class::Plain,
            reason: None,
            asked_for: true,
        }
    }

    /// The n-th paragraph of a post.
    #[cfg(feature = "cli")]
    pub(super) fn paragraph(&self, post: u32, nth: usize) -> Place {
        let text = self.archive.posts()[post as usize].source().text().into_owned();
        self.place(post, text.split("\n\n").nth(nth).unwrap().trim_end())
    }

    /// Adds a refrain; its places stand as given, the first is the head.
    pub(super) fn refrain(
        &mut self,
        kind: Kind,
        class: Class,
        weakest: f64,
        places: Vec<Place>,
    ) -> u32 {
        let id = len(self.report.refrains.len());
        let text = self.archive.posts()[places[0].post as usize].source().text();
        let head = &text[places[0].start as usize..places[0].end as usize];
        let mut posts: Vec<u32> = places.iter().map(|place| place.post).collect();
        posts.sort_unstable();
        posts.dedup();
        self.report.refrains.push(RefrainEntry {
            id,
            kind,
            class,
            reason: (class != Class::Plain).then(|| "as the test says".to_owned()),
            accepted_posts: Vec::new(),
            words: len(head.split_whitespace().count()),
            posts: len(posts.len()),
            weakest,
            head: 0,
            changed_facts: Vec::new(),
            places,
        });
        self.report.stats.refrains += 1;
        id
    }

    /// Says why a refrain is no finding.
    #[cfg(feature = "cli")]
    pub(super) fn reason(&mut self, refrain: u32, reason: &str) {
        self.report.refrains[refrain as usize].reason = Some(reason.to_owned());
        for entry in self.report.matches.iter_mut().filter(|it| it.refrain == Some(refrain)) {
            entry.reason = Some(reason.to_owned());
        }
    }

    /// Adds a match of two places; `shares` is `a_in_b` and `b_in_a`.
    pub(super) fn tie(
        &mut self,
        refrain: Option<u32>,
        kind: Kind,
        similarity: f64,
        shares: (f64, f64),
        (a, b): (&Place, &Place),
    ) -> &mut MatchEntry {
        let id = len(self.report.matches.len());
        let class = refrain.map_or(Class::Plain, |id| self.report.refrains[id as usize].class);
        let bytes = |place: &Place| Bytes { start: place.start, end: place.end };
        self.report.stats.matches += 1;
        self.report.matches.push(MatchEntry {
            id,
            kind,
            class,
            reason: refrain.and_then(|id| self.report.refrains[id as usize].reason.clone()),
            similarity,
            a_in_b: shares.0,
            b_in_a: shares.1,
            containment: similarity,
            resemblance: similarity,
            significance: 100.0,
            direction: Direction::AFirst,
            a: side(a),
            b: side(b),
            passages: vec![PassagePair { a: bytes(a), b: bytes(b), words: 20 }],
            changed_facts: Vec::new(),
            refrain,
        });
        self.report.matches.last_mut().unwrap()
    }

    /// Says that refrains run on from each other.
    pub(super) fn sequence(&mut self, refrains: &[u32]) {
        self.report.sequences.push(refrains.to_vec());
    }

    /// The report, each place tied to the earlier one that the closest match names.
    pub(super) fn done(mut self) -> (Report, Archive) {
        let texts: Vec<String> = {
            let posts = self.archive.posts().iter();
            posts.map(|post| post.source().text().into_owned()).collect()
        };
        let words = |place: &Place| -> Vec<String> {
            let text = &texts[place.post as usize][place.start as usize..place.end as usize];
            text.split_whitespace().map(str::to_owned).collect()
        };
        for refrain in &mut self.report.refrains {
            for at in 1..refrain.places.len() {
                let is = |side: &Side, at: usize| *side == self::side(&refrain.places[at]);
                let ties = self.report.matches.iter().flat_map(|m| (0..at).map(move |n| (m, n)));
                let ties = ties.filter(|(m, n)| {
                    (is(&m.a, at) && is(&m.b, *n)) || (is(&m.b, at) && is(&m.a, *n))
                });
                let closest = ties
                    .max_by(|(a, m), (b, n)| a.similarity.total_cmp(&b.similarity).then(m.cmp(n)));
                let Some((found, nearest)) = closest else { continue };
                let (old, new) = (words(&refrain.places[nearest]), words(&refrain.places[at]));
                let missing = |from: &[String], of: &[String]| {
                    len(from.iter().filter(|word| !of.contains(word)).count())
                };
                let day = |place: &Place| place.date.as_ref()?.parse::<jiff::civil::Date>().ok();
                let days = day(&refrain.places[nearest]).zip(day(&refrain.places[at]));
                let similarity = Some(found.similarity);
                let facts = found.changed_facts.iter().map(|fact| {
                    let turned = is(&found.a, at);
                    let (a, b) = if turned { (&fact.b, &fact.a) } else { (&fact.a, &fact.b) };
                    FactChange { places: [len(nearest), len(at)], a: a.clone(), b: b.clone() }
                });
                refrain.changed_facts.extend(facts);
                let place = &mut refrain.places[at];
                place.nearest = Some(len(nearest));
                place.similarity = similarity;
                place.words_added = Some(missing(&new, &old));
                place.words_dropped = Some(missing(&old, &new));
                place.days_since = days.map(|(a, b)| a.until(b).unwrap().get_days());
            }
        }
        (self.report, self.archive)
    }
}

/// A changed fact.
pub(super) fn fact(a: &str, b: &str) -> ChangedFact {
    ChangedFact { a: a.to_owned(), b: b.to_owned() }
}

fn side(place: &Place) -> Side {
    let Place { post, paragraph, line, column, start, end, .. } = *place;
    Side { post, paragraph, path: place.path.clone(), line, column, start, end }
}

fn len(n: usize) -> u32 {
    u32::try_from(n).unwrap()
}

/// A paragraph of 54 words.
pub(super) const MILL: &str = "The mill at the bend of the river was sold in 1974, and nobody in \
    the village could say who had bought it. For a whole winter the wheel stood still, and we \
    children walked over the ice to look through the windows, where the sacks still hung from \
    their hooks like men asleep.";

/// `MILL` with a few words changed.
pub(super) const MILL_LATER: &str = "The old mill at the bend of the river was sold in 1974, and \
    nobody in our village could say who had bought it! For a whole winter the wheel stood still, \
    and we children walked over the ice to look through the windows, where the sacks still hung \
    from their hooks like sleeping bats.";

/// `MILL` with a fact changed.
#[cfg(feature = "cli")]
pub(super) const MILL_FACT: &str = "The mill at the bend of the river was sold in 1976, and nobody \
    in the village could say who had bought it. For a whole winter the wheel stood still, and we \
    children walked over the ice to look through the windows, where the sacks still hung from \
    their hooks like men asleep.";

/// A paragraph that follows `MILL`.
pub(super) const WHEEL: &str = "In spring a man with a green cart came and asked for water. He \
    drank, looked at the wheel for a long time, and said that it only wanted somebody to be \
    patient with it.";

/// A stock line.
pub(super) const STOCK: &str = "You can write to me at the address below; I answer on Sundays.";

/// Paragraphs that stand once.
pub(super) const OTHER: [&str; 3] = [
    "My grandmother kept the radio in the kitchen, wrapped in a tea towel against the steam.",
    "Three things are worth knowing about geese, and the first is that they remember you.",
    "The ferry was late again, so I counted the bicycles on the other bank instead.",
];

/// Three posts: `MILL` and `WHEEL` run on in two of them, `MILL_LATER` stands in the third, `STOCK`
/// in all.
pub(super) fn village() -> Fixture {
    let mut it = Fixture::new(Command::Report);
    let text = |parts: &[&str]| parts.join("\n\n") + "\n";
    it.post("posts/2014-mill.md", "The mill", "2014-05-03", &text(&[OTHER[0], MILL, WHEEL, STOCK]));
    it.post(
        "posts/2017-winter.md",
        "A winter without flour, and what we learned from it about waiting",
        "2017-11-20",
        &text(&[MILL, WHEEL, OTHER[1], STOCK]),
    );
    it.post(
        "posts/2021-rivers.md",
        "Rivers I have known",
        "2021-02-14",
        &text(&[OTHER[2], MILL_LATER, STOCK]),
    );
    it
}
