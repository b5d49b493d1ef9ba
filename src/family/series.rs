//! Whether posts belong to one series: the same name, with another number, month or part.

use crate::text::{MONTHS, Post};

/// Words that tell the parts of a series apart, beside numbers and months.
const PARTS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "first", "second", "third", "fourth", "i", "ii",
    "iii", "iv", "v", "part", "pt", "teil", "partie", "parte", "annual", "weekly",
];

/// The shortest name, in letters, that makes a series: "notes" would join what is only called alike.
const LEAST_NAME: usize = 8;

/// The name of a post without what tells the parts of its series apart, and those.
fn name(post: &Post) -> (String, String) {
    let stem = || {
        let name = post.path().rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
    };
    let title = post.title.clone().unwrap_or_else(stem).to_lowercase();
    let mut words: Vec<&str> =
        title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // "Buying pumps, part 2: the price": what follows the number is the part's own name.
    let part = words.windows(2).position(|it| it[0] == "part" && is_part(it[1]));
    let parts: Vec<&str> = match part.filter(|&at| at > 0) {
        Some(at) => words.split_off(at).into_iter().skip(1).take(1).collect(),
        None => words.iter().copied().filter(|word| is_part(word)).collect(),
    };
    words.retain(|word| !is_part(word));
    (words.join(" "), parts.join(" "))
}

fn is_part(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit()) || MONTHS.contains(&word) || PARTS.contains(&word)
}

/// Whether all these posts, two or more, are of one series. Posts of one name and no number are only if
/// they are of different days: else one is a copy of the other.
pub(super) fn is_series<'a>(mut posts: impl Iterator<Item = &'a Post>) -> bool {
    let Some(first) = posts.next() else { return false };
    let (base, mut number) = name(first);
    let mut date = first.date.map(|date| date.day);
    if base.chars().filter(|c| c.is_alphanumeric()).count() < LEAST_NAME {
        return false;
    }
    posts.all(|post| {
        let (name, other) = name(post);
        let day = post.date.map(|date| date.day);
        let apart = number != other || (day.is_some() && date.is_some() && day != date);
        (number, date) = (other, day);
        name == base && apart
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(titles: [&str; 2]) -> bool {
        let posts = titles.map(|title| {
            let mut post = Post::new("a.md", "x").unwrap();
            post.title = Some(title.to_owned());
            post
        });
        is_series(posts.iter())
    }

    #[test]
    fn one_name_with_another_number() {
        assert!(series(["Harbor Survey 2018 Results", "Harbor Survey 2019 results"]));
        assert!(series(["Buying pumps, part 2: the price", "Buying pumps, part 3: the crew"]));
        assert!(!series(["The Ferry Again", "The Ferry Again"]));
        assert!(!series(["Notes 1", "Notes 2"]));
        assert!(!series(["The Ferry Subsidy", "The Ferry Timetable"]));
    }
}
