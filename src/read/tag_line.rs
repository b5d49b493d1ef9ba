//! The line at the head of a page that lists posts: `Tag: ferries`, `Category Archives: Harbor`,
//! `Posts tagged dredging`. It says nothing about the posts under it.

/// The words before the colon.
const LABELS: [&str; 20] = [
    "tag",
    "category",
    "archive",
    "archives",
    "tag archive",
    "tag archives",
    "category archive",
    "category archives",
    "monthly archives",
    "topic",
    "태그",
    "카테고리",
    "标签",
    "标签归档",
    "標籤",
    "分类",
    "分類",
    "タグ",
    "カテゴリー",
    "カテゴリ",
];

/// The words that need no colon.
const OPENINGS: [&str; 4] =
    ["posts tagged ", "posts in category ", "posts filed under ", "all posts tagged "];

/// The longest such line, in characters; a longer one is a sentence that begins alike.
const MAX: usize = 100;

/// Whether this line, on its own, can only head a page of several posts.
pub(super) fn is_tag_line(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    if line.chars().count() > MAX || line.ends_with('.') {
        return false;
    }
    let labelled = line
        .split_once([':', '：'])
        .is_some_and(|(label, name)| LABELS.contains(&label.trim_end()) && !name.trim().is_empty());
    let opened = OPENINGS
        .iter()
        .any(|opening| line.strip_prefix(opening).is_some_and(|name| !name.trim().is_empty()));
    labelled || opened
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tag_lines() {
        for line in [
            "Tag: ferries",
            " TAG:ferries",
            "Category Archives: Harbor",
            "Archive: May 2018",
            "Posts tagged dredging",
            "태그: 항구",
            "标签：港口",
            "タグ：港",
        ] {
            assert!(is_tag_line(line), "{line}");
        }
        for line in [
            "Tags: ferries, harbor",
            "Tag:",
            "Tag",
            "Category theory: a start",
            "President: John Smith",
            "Posts tagged",
            "Tag: this is how the sentence began.",
        ] {
            assert!(!is_tag_line(line), "{line}");
        }
    }
}
