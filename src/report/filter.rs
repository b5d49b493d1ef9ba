//! What of a report is to be shown. A filter takes away and counts what it took; it finds nothing, and
//! what is left is as it was, numbers included. What several filters ask for, two places must have
//! together; which places of a refrain they are is noted in it.

use super::model::{MatchEntry, PostEntry, RefrainEntry, Report};
use crate::compare::Kind;
use crate::family::Class;
use crate::text::{Map, Set};

/// What is wanted; what is `None` is not asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of these kinds.
    pub kinds: Option<Vec<Kind>>,
    /// Of these classes.
    pub classes: Option<Vec<Class>>,
    /// With a place on or after this day, as `2018-03-15`; what has no date is never after it.
    pub since: Option<String>,
    /// Between posts of the one and posts of the other.
    pub between: Option<Between>,
}

/// Two groups of posts. Upper and lower case are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Between {
    /// By tag or category.
    Tags([String; 2]),
    /// By writer.
    Authors([String; 2]),
}

impl Between {
    /// Whether these tags and writers of a post put it in the first and in the second group.
    pub fn groups(&self, tags: &[String], authors: &[String]) -> [bool; 2] {
        let (wanted, given) = match self {
            Self::Tags(wanted) => (wanted, tags),
            Self::Authors(wanted) => (wanted, authors),
        };
        let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
        [0, 1].map(|at| given.iter().any(|name| same(name, &wanted[at])))
    }
}

/// What a filter has to know of the posts.
struct Posts<'a> {
    filter: &'a Filter,
    /// For each post whether it is late enough, and in which groups it is.
    of: Map<u32, (bool, [bool; 2])>,
}

impl Filter {
    /// Takes away what is not wanted. A match whose refrain is gone belongs to none.
    pub fn apply(&self, report: &mut Report) {
        if *self == Self::default() {
            return;
        }
        let posts = Posts::of(self, &report.posts);
        let (matches, refrains) = (report.matches.len(), report.refrains.len());
        report.matches.retain(|it| posts.wants_match(it));
        let mut ties: Map<u32, Set<(u32, u32)>> = Map::default();
        for entry in &report.matches {
            if let Some(refrain) = entry.refrain {
                let sides = [&entry.a, &entry.b].map(|side| (side.post, side.paragraph));
                ties.entry(refrain).or_default().extend(sides);
            }
        }
        report.refrains.retain_mut(|it| posts.wants_refrain(it, ties.get(&it.id)));
        let kept: Set<u32> = report.refrains.iter().map(|it| it.id).collect();
        for entry in &mut report.matches {
            entry.refrain = entry.refrain.filter(|id| kept.contains(id));
        }
        report.sequences.retain(|run| run.iter().all(|id| kept.contains(id)));
        let left: Set<u32> = report.matches.iter().map(|it| it.id).collect();
        for passage in &mut report.passages {
            passage.matches.retain(|id| left.contains(id));
        }
        report.passages.retain(|passage| !passage.matches.is_empty());
        let stats = &mut report.stats;
        (stats.matches, stats.refrains) = (left.len() as u64, kept.len() as u64);
        stats.filtered_matches += (matches - left.len()) as u64;
        stats.filtered_refrains += (refrains - kept.len()) as u64;
        for (name, value) in self.named() {
            report.options.insert(name.to_owned(), value);
        }
    }

    fn wants_kind(&self, kind: Kind) -> bool {
        self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&kind))
    }

    fn wants_class(&self, class: Class) -> bool {
        self.classes.as_ref().is_none_or(|classes| classes.contains(&class))
    }

    /// What is asked for, by the names of the options.
    fn named(&self) -> Vec<(&'static str, serde_json::Value)> {
        let mut named: Vec<(&'static str, serde_json::Value)> = Vec::new();
        if let Some(kinds) = &self.kinds {
            named.push(("kinds", kinds.iter().map(|it| it.name()).collect()));
        }
        if let Some(classes) = &self.classes {
            named.push(("classes", classes.iter().map(|it| it.name()).collect()));
        }
        if let Some(since) = &self.since {
            named.push(("since", since.as_str().into()));
        }
        if let Some(Between::Tags([a, b]) | Between::Authors([a, b])) = &self.between {
            named.push(("between", [a.as_str(), b.as_str()].into_iter().collect()));
        }
        named
    }
}

impl<'a> Posts<'a> {
    fn of(filter: &'a Filter, posts: &[PostEntry]) -> Self {
        let told = |post: &PostEntry| {
            // Days of four-digit years are in the order of their letters.
            let date = post.date.as_deref().unwrap_or_default();
            let late = filter.since.as_deref().is_none_or(|since| date >= since);
            let groups = match &filter.between {
                Some(between) => between.groups(&post.tags, &post.authors),
                None => [true; 2],
            };
            (post.id, (late, groups))
        };
        Self { filter, of: posts.iter().map(told).collect() }
    }

    fn get(&self, post: u32) -> (bool, [bool; 2]) {
        self.of.get(&post).copied().unwrap_or_default()
    }

    fn wants_match(&self, it: &MatchEntry) -> bool {
        let ((a_late, a), (b_late, b)) = (self.get(it.a.post), self.get(it.b.post));
        self.filter.wants_kind(it.kind)
            && self.filter.wants_class(it.class)
            && (a_late || b_late)
            && ((a[0] && b[1]) || (a[1] && b[0]))
    }

    /// Whether a refrain is wanted; notes which of its places are the reason. `tied` are the paragraphs
    /// of those of its matches that are wanted.
    fn wants_refrain(&self, it: &mut RefrainEntry, tied: Option<&Set<(u32, u32)>>) -> bool {
        if !self.filter.wants_class(it.class) {
            return false;
        }
        let sides = [0, 1].map(|at| Partners::of(it, self, at));
        // Of a large family not every pair is a match: there, its own kind speaks for all.
        let of_kind =
            self.filter.kinds.is_none() || (tied.is_none() && self.filter.wants_kind(it.kind));
        for place in &mut it.places {
            let (late, groups) = self.get(place.post);
            let paired = [0, 1].iter().any(|&at| groups[at] && sides[1 - at].has(place.post, late));
            // Between two groups both places say it, else the late one.
            let says = paired && (late || self.filter.between.is_some());
            let tie = || tied.is_some_and(|tied| tied.contains(&(place.post, place.paragraph)));
            place.asked_for = says && (of_kind || tie());
        }
        it.places.iter().any(|place| place.asked_for)
    }
}

/// The posts of a group that a refrain stands in: of all and of the late ones the first two that differ,
/// which is enough to know whether a post has another one beside it.
#[derive(Default)]
struct Partners {
    all: Vec<u32>,
    late: Vec<u32>,
    /// Whether a post is a partner to itself: where no groups are asked for.
    alone: bool,
}

impl Partners {
    fn of(refrain: &RefrainEntry, posts: &Posts<'_>, group: usize) -> Self {
        let mut it = Self { alone: posts.filter.between.is_none(), ..Self::default() };
        for post in refrain.places.iter().map(|place| place.post) {
            let (late, groups) = posts.get(post);
            if groups[group] {
                note(&mut it.all, post);
                if late {
                    note(&mut it.late, post);
                }
            }
        }
        it
    }

    /// Whether a post has a partner, one of the two being late.
    fn has(&self, post: u32, late: bool) -> bool {
        let partners = if late { &self.all } else { &self.late };
        partners.iter().any(|&other| self.alone || other != post)
    }
}

fn note(posts: &mut Vec<u32>, post: u32) {
    if posts.len() < 2 && !posts.contains(&post) {
        posts.push(post);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::{MILL, MILL_LATER, STOCK, village};

    /// The ids of the refrains and matches that are left of three refrains with a match each: the first
    /// light and plain, 2014 and 2021; the second exact and standing; the third exact, 2014 and 2017.
    fn left(filter: &Filter) -> (Vec<u32>, Vec<u32>) {
        let mut it = village();
        let all = [
            (Kind::Light, Class::Plain, it.place(0, MILL), it.place(2, MILL_LATER)),
            (Kind::Exact, Class::Standing, it.place(0, STOCK), it.place(2, STOCK)),
            (Kind::Exact, Class::Plain, it.place(0, MILL), it.place(1, MILL)),
        ];
        for (kind, class, a, b) in all {
            let id = it.refrain(kind, class, 0.9, vec![a.clone(), b.clone()]);
            it.tie(Some(id), kind, 0.9, (0.9, 0.9), (&a, &b));
        }
        let (mut report, _) = it.done();
        for (post, tag) in report.posts.iter_mut().zip(["Mill", "winter", "river"]) {
            post.tags = vec![tag.to_owned()];
            post.authors = vec!["Ada".to_owned()];
        }
        filter.apply(&mut report);
        let stats = &report.stats;
        assert_eq!(
            (stats.refrains + stats.filtered_refrains, stats.filtered_matches),
            (3, 3 - stats.matches)
        );
        let refrains = report.refrains.iter().map(|it| it.id).collect();
        (refrains, report.matches.iter().map(|it| it.id).collect())
    }

    #[test]
    fn each_filter_keeps_what_it_asks_for() {
        let none = Filter::default();
        assert_eq!(left(&none), (vec![0, 1, 2], vec![0, 1, 2]));
        let kinds = Filter { kinds: Some(vec![Kind::Light]), ..Filter::default() };
        assert_eq!(left(&kinds), (vec![0], vec![0]));
        let classes = Filter { classes: Some(vec![Class::Standing]), ..Filter::default() };
        assert_eq!(left(&classes), (vec![1], vec![1]));
        let since = Filter { since: Some("2021-02-14".to_owned()), ..Filter::default() };
        assert_eq!(left(&since), (vec![0, 1], vec![0, 1]));
        let names = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
        let tags = Between::Tags(names("WINTER", "mill"));
        assert_eq!(left(&Filter { between: Some(tags), ..none.clone() }), (vec![2], vec![2]));
        let authors = Between::Authors(names("ada", "ada"));
        assert_eq!(left(&Filter { between: Some(authors), ..none }).0, [0, 1, 2]);
    }
}
