//! The flags that say what of a report is shown, to a filter; all that is wrong with them told at once.

use clap::Args;

use crate::compare::Kind;
use crate::error::{Error, ErrorKind, InvalidOption};
use crate::family::Class;
use crate::report::{Between, Filter};
use crate::text::Archive;

/// What is shown of what was found. The exit code follows what is left.
#[derive(Debug, Args)]
#[command(next_help_heading = "Filters (what is shown of what was found)")]
pub(in crate::cli) struct FilterArgs {
    /// Only these kinds of match, such as exact,light, and of a repeated text the places that they tie
    /// [default: all]
    #[arg(long, value_name = "KIND,...")]
    kinds: Option<String>,
    /// Only these classes: plain, quoted, linked, standing, accepted [default: all; plain first, and
    /// only plain fails a run]
    #[arg(long, value_name = "CLASS,...")]
    classes: Option<String>,
    /// Only what has a place in a post of that day or later (2018, 2018-03 or 2018-03-15), and of its
    /// places those and the first; posts without a date are never later
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Only what posts of the one have in common with posts of the other: two tags or categories
    /// with a comma, or two writers with a slash
    #[arg(long, value_name = "TAG,TAG|NAME/NAME")]
    between: Option<String>,
}

impl FilterArgs {
    /// Whether posts are told by tags and authors, which those must have that are not shown, too.
    pub(in crate::cli) fn asks_for_groups(&self) -> bool {
        self.between.is_some()
    }

    /// The filter that the flags ask for.
    ///
    /// # Errors
    /// `ErrorKind::InvalidOptions` with all that cannot be meant.
    pub(in crate::cli) fn filter(&self) -> Result<Filter, Error> {
        let mut wrong = Vec::new();
        let kinds = named("kinds", self.kinds.as_deref(), &Kind::ALL, Kind::name, &mut wrong);
        let classes =
            named("classes", self.classes.as_deref(), &Class::ALL, Class::name, &mut wrong);
        let since = self.since.as_deref().and_then(|given| {
            let day = first_day(given);
            if day.is_none() {
                wrong.push(InvalidOption {
                    name: "since",
                    given: format!("'{given}'"),
                    expected: "a year, month or day: 2018, 2018-03 or 2018-03-15".to_owned(),
                });
            }
            day
        });
        let between = self.between.as_deref().and_then(|given| {
            let between = between(given);
            if between.is_none() {
                wrong.push(InvalidOption {
                    name: "between",
                    given: format!("'{given}'"),
                    expected: "two tags with a comma (politics,ferry) or two writers with a slash \
                               (Ada Byron/Bo Lind)"
                        .to_owned(),
                });
            }
            between
        });
        if !wrong.is_empty() {
            return Err(ErrorKind::InvalidOptions(wrong).into());
        }
        Ok(Filter { kinds, classes, since, between })
    }
}

/// The values of a list of names.
fn named<T: Copy + PartialEq>(
    option: &'static str,
    given: Option<&str>,
    all: &[T],
    name: fn(T) -> &'static str,
    wrong: &mut Vec<InvalidOption>,
) -> Option<Vec<T>> {
    let mut found: Vec<T> = Vec::new();
    for part in given?.split(',').map(str::trim) {
        match all.iter().find(|it| name(**it).eq_ignore_ascii_case(part)) {
            Some(value) if found.contains(value) => {}
            Some(value) => found.push(*value),
            None => {
                let names: Vec<&str> = all.iter().map(|it| name(*it)).collect();
                let expected = format!("some of {}", names.join(", "));
                wrong.push(InvalidOption { name: option, given: format!("'{part}'"), expected });
            }
        }
    }
    Some(found)
}

/// The first day of a year, month or day.
fn first_day(given: &str) -> Option<String> {
    let rest = match given.len() {
        4 => "-01-01",
        7 => "-01",
        _ => "",
    };
    let day = format!("{given}{rest}");
    let date: jiff::civil::Date = day.parse().ok()?;
    // In any other form it would be a day too, but not in the order of its letters.
    (date.to_string() == day).then_some(day)
}

fn between(given: &str) -> Option<Between> {
    let pair = |mark: char| {
        let (a, b) = given.split_once(mark)?;
        let (a, b) = (a.trim(), b.trim());
        let whole = !a.is_empty() && !b.is_empty() && !b.contains(mark);
        whole.then(|| [a.to_owned(), b.to_owned()])
    };
    // A writer's name may hold a comma, a tag hardly a slash.
    if given.contains('/') { pair('/').map(Between::Authors) } else { pair(',').map(Between::Tags) }
}

/// Makes sure that there are posts of both groups: else nothing could be shown, and nobody would know
/// why.
pub(in crate::cli) fn has_groups(filter: &Filter, archive: &Archive) -> anyhow::Result<()> {
    let Some(between) = &filter.between else { return Ok(()) };
    let (names, what) = match between {
        Between::Tags(names) => (names, "has the tag or category"),
        Between::Authors(names) => (names, "is said to be written by"),
    };
    for (at, name) in names.iter().enumerate() {
        let mut posts = archive.posts().iter();
        if !posts.any(|post| between.groups(&post.tags, &post.authors)[at]) {
            anyhow::bail!(
                "--between: no post that was read {what} \"{name}\"; it is looked for in the front \
                 matter (tags, categories; author, authors)"
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        assert_eq!(first_day("2018").as_deref(), Some("2018-01-01"));
        assert_eq!(first_day("2018-03").as_deref(), Some("2018-03-01"));
        assert_eq!(first_day("2018-03-15").as_deref(), Some("2018-03-15"));
        for given in ["", "18", "2018-3", "2018-02-30", "20180315", "last week", "2018-03-15T10"] {
            assert_eq!(first_day(given), None, "{given}");
        }
    }

    #[test]
    fn groups() {
        let names = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
        assert_eq!(between("a, b c"), Some(Between::Tags(names("a", "b c"))));
        assert_eq!(between("A, Jr./B"), Some(Between::Authors(names("A, Jr.", "B"))));
        for given in ["", "a", "a,", ",b", "a,b,c", "a/b/c", "/"] {
            assert_eq!(between(given), None, "{given}");
        }
    }
}
