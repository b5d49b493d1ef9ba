//! What of a report goes into the page: the posts that share text with their paragraphs, each text
//! once, and every place as a range of one.

use super::data::{Data, MatchData, PlaceData, PostData, RefrainData};
use super::names::Names;
use super::paragraphs::Paragraphs;
use crate::report::model::{MatchEntry, Place, RefrainEntry, Report, Side};
use crate::text::{Archive, Map, Set};

/// Posts of more bytes than these together are told without the paragraphs that stand nowhere else: a
/// browser takes seconds to open them, and few readers look for them here.
const WHOLE: u64 = 16 << 20;

/// The kind of a paragraph that is left out.
const LEFT_OUT: char = '-';

/// Puts the data of a page together.
pub(super) struct Shown<'a> {
    report: &'a Report,
    archive: &'a Archive,
    names: &'a [Names],
    texts: Vec<String>,
    numbers: Map<String, u32>,
    cut: Map<u32, Paragraphs<'a>>,
}

impl<'a> Shown<'a> {
    /// The data of `report`.
    pub(super) fn data(
        report: &'a Report,
        archive: &'a Archive,
        limit: usize,
        names: &'a [Names],
    ) -> Data<'a> {
        let most = limit.min(report.refrains.len());
        let refrains = &report.refrains[..most];
        let told: Set<u32> = refrains.iter().map(|refrain| refrain.id).collect();
        let matches: Vec<&MatchEntry> = report
            .matches
            .iter()
            .filter(|it| it.refrain.is_none_or(|id| told.contains(&id)))
            .collect();
        let (texts, numbers) = (Vec::new(), Map::default());
        let mut it = Self { report, archive, names, texts, numbers, cut: Map::default() };
        it.cut_posts(refrains, &matches);
        let paragraphs = it.told(refrains, &matches);
        let posts = it.posts(paragraphs.as_ref());
        let is_told = |sequence: &&Vec<u32>| sequence.iter().all(|id| told.contains(id));
        Data {
            tool: &report.tool,
            command: report.command,
            options: &report.options,
            stats: &report.stats,
            skipped: &report.skipped,
            accepted: &report.accepted,
            left_out: report.refrains.len() - most,
            posts,
            refrains: refrains.iter().map(|refrain| it.refrain(refrain)).collect(),
            matches: matches.into_iter().filter_map(|entry| it.pair(entry)).collect(),
            sequences: report.sequences.iter().filter(is_told).map(Vec::as_slice).collect(),
            texts: it.texts,
        }
    }

    fn cut_posts(&mut self, refrains: &[RefrainEntry], matches: &[&MatchEntry]) {
        let of_refrains = refrains.iter().flat_map(|refrain| &refrain.places).map(|it| it.post);
        let of_matches = matches.iter().flat_map(|entry| [entry.a.post, entry.b.post]);
        let drafts = self.report.posts.iter().filter(|post| post.draft).map(|post| post.id);
        for id in of_refrains.chain(of_matches).chain(drafts) {
            if let Some(post) = self.archive.posts().get(id as usize) {
                self.cut.entry(id).or_insert_with(|| Paragraphs::of(post));
            }
        }
    }

    /// The paragraphs that a match or a place stands in, by post and number, if the posts are too long to
    /// be told whole. Drafts are.
    fn told(
        &self,
        refrains: &[RefrainEntry],
        matches: &[&MatchEntry],
    ) -> Option<Set<(u32, usize)>> {
        let drafts = self.report.posts.iter().filter(|post| post.draft).map(|post| post.id);
        let long = self.cut.values().map(Paragraphs::bytes).sum::<u64>() > WHOLE;
        long.then(|| {
            let places = refrains.iter().flat_map(|refrain| &refrain.places);
            let places = places.map(|it| (it.post, it.start));
            let sides = matches.iter().flat_map(|entry| [&entry.a, &entry.b]);
            let all = places.chain(sides.map(|side| (side.post, side.start)));
            let found = all.filter_map(|(post, start)| {
                let cut = self.cut.get(&post).filter(|cut| cut.len() > 0)?;
                Some((post, cut.at(start)))
            });
            let whole = drafts.flat_map(|post| {
                (0..self.cut.get(&post).map_or(0, Paragraphs::len)).map(move |nth| (post, nth))
            });
            found.chain(whole).collect()
        })
    }

    fn posts(&mut self, told: Option<&Set<(u32, usize)>>) -> Vec<PostData<'a>> {
        let mut posts = Vec::with_capacity(self.report.posts.len());
        for post in &self.report.posts {
            let count = self.cut.get(&post.id).map_or(0, Paragraphs::len);
            let mut blocks = Vec::with_capacity(count);
            for nth in 0..count {
                if told.is_some_and(|told| !told.contains(&(post.id, nth))) {
                    blocks.push((0, LEFT_OUT, 0));
                    continue;
                }
                let paragraph = self.cut[&post.id].get(nth);
                let (text, kind, line) = (paragraph.text(), paragraph.kind(), paragraph.line());
                blocks.push((self.number(text), kind, line));
            }
            let named = self.names.get(post.id as usize);
            posts.push(PostData {
                id: post.id,
                path: &post.path,
                href: named.and_then(|it| it.href.as_deref()),
                name: named.and_then(|it| it.accepted.as_deref()),
                title: post.title.as_deref(),
                date: post.date.as_deref(),
                url: post.url.as_deref(),
                tags: &post.tags,
                authors: &post.authors,
                line: post.line,
                words: post.words,
                reused: post.reused_words,
                novelty: post.novelty,
                draft: post.draft,
                blocks,
            });
        }
        posts
    }

    /// The number of a text.
    fn number(&mut self, text: String) -> u32 {
        if let Some(&number) = self.numbers.get(&text) {
            return number;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push(text.clone());
        self.numbers.insert(text, number);
        number
    }

    fn refrain(&self, refrain: &'a RefrainEntry) -> RefrainData<'a> {
        let sketch = refrain.sketch(self.archive);
        let facts = refrain.changed_facts.iter();
        RefrainData {
            id: refrain.id,
            kind: refrain.kind,
            class: refrain.class,
            reason: refrain.reason.as_deref(),
            words: refrain.words,
            posts: refrain.posts,
            weakest: refrain.weakest,
            head: refrain.head,
            facts: facts.map(|it| (it.places[0], it.places[1], &*it.a, &*it.b)).collect(),
            places: refrain.places.iter().map(|place| self.place(place)).collect(),
            runs: sketch.runs(),
            fingerprint: sketch.digits(),
        }
    }

    fn place(&self, place: &Place) -> PlaceData {
        let (nth, units, words) = match self.cut.get(&place.post) {
            Some(cut) if cut.len() > 0 => {
                let nth = cut.at(place.start);
                let it = cut.get(nth);
                (nth, it.units(place.start, place.end), it.words(place.start, place.end))
            }
            _ => (0, [0, 0], [0, 0]),
        };
        (
            place.post,
            u32::try_from(nth).unwrap_or(u32::MAX),
            units,
            words,
            place.line,
            place.nearest,
            place.similarity,
            place.words_added,
            place.words_dropped,
            place.days_since,
        )
    }

    fn pair(&self, entry: &'a MatchEntry) -> Option<MatchData<'a>> {
        let side = |side: &Side| {
            let cut = self.cut.get(&side.post).filter(|cut| cut.len() > 0)?;
            Some((cut, cut.at(side.start)))
        };
        let ((cut_a, a), (cut_b, b)) = (side(&entry.a)?, side(&entry.b)?);
        let (text_a, text_b) = (cut_a.get(a), cut_b.get(b));
        let passages = entry.passages.iter().map(|it| {
            let [a, to_a] = text_a.units(it.a.start, it.a.end);
            let [b, to_b] = text_b.units(it.b.start, it.b.end);
            [a, to_a, b, to_b, it.words]
        });
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Some(MatchData {
            id: entry.id,
            kind: entry.kind,
            class: entry.class,
            reason: entry.reason.as_deref(),
            scores: [entry.similarity, entry.a_in_b, entry.b_in_a],
            significance: entry.significance,
            direction: entry.direction,
            a: [entry.a.post, number(a), entry.a.line],
            b: [entry.b.post, number(b), entry.b.line],
            passages: passages.collect(),
            facts: entry.changed_facts.iter().map(|fact| (&*fact.a, &*fact.b)).collect(),
            refrain: entry.refrain,
        })
    }
}
