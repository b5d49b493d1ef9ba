//! Plain-text pages that hold several posts, such as a saved tag page: where each post begins. It
//! reads no Markdown, and when in doubt it leaves a file one post.
//!
//! The rule, where the user has given none: only a page whose first line reads like a tag line is
//! split. Lines without anything but white space part it into paragraphs. A paragraph begins a post,
//! and is its title, if all of this holds:
//!
//! - it is one line of at most 25 words and 200 characters, and at least 3 words, or 4 letters in a
//!   script that puts no spaces between words;
//! - it is not closed by `.` `:` `;` `,` `…`, their full-width kin, or a bracket, also not inside a
//!   closing quotation mark;
//! - where its script has capitals, at least half of its words of four and more letters begin with
//!   one;
//! - another paragraph follows that does not look like a title itself;
//! - it is the first paragraph under the tag line, or the paragraph before it has come to an end: with
//!   a full stop, a question or exclamation mark, a closing quotation mark or a bracket.
//!
//! A line under a picture fails most often by its length, its full stop or its credit in brackets.

use std::ops::Range;

use super::offsets::trim;
use super::tag_line::is_tag_line;

/// Whether a page of several posts is taken apart.
#[derive(Debug, Clone, Default)]
pub enum SplitPosts {
    /// A page that looks like a tag page is split at its titles; anything else is one post.
    #[default]
    Auto,
    /// Every file is one post.
    Never,
    /// Each line that matches begins a post and is its title; a file without one is one post.
    At(regex::Regex),
}

/// One post of a page: where all of it stands, its part behind the title line, and the title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PagePost {
    pub(super) whole: Range<usize>,
    pub(super) body: Range<usize>,
    pub(super) title: String,
}

/// The most and the fewest words of a title, and its most characters.
const WORDS_MAX: usize = 25;
const WORDS_MIN: usize = 3;
const CHARS_MAX: usize = 200;
/// The fewest letters of a title in a script without spaces.
const LETTERS_MIN: usize = 4;

/// The posts of the plain text in `body`; none if it is one post.
pub(super) fn find(text: &str, body: Range<usize>, split: &SplitPosts) -> Vec<PagePost> {
    match split {
        SplitPosts::Never => Vec::new(),
        SplitPosts::At(title) => at_lines(text, body, title),
        SplitPosts::Auto => between(text, titles(text, body.clone()), body.end),
    }
}

/// The posts that begin at each line that `title` matches.
pub(super) fn at_lines(text: &str, body: Range<usize>, title: &regex::Regex) -> Vec<PagePost> {
    let matching = lines(text, body.clone()).filter(|line| title.is_match(&text[line.clone()]));
    between(text, matching.collect(), body.end)
}

/// The posts whose title lines are given: each runs to before the next, white space at its end left
/// out.
pub(super) fn between(text: &str, titles: Vec<Range<usize>>, end: usize) -> Vec<PagePost> {
    let ends = titles.iter().skip(1).map(|next| next.start).chain([end]).collect::<Vec<_>>();
    let post = |(line, end): (Range<usize>, usize)| {
        let title = text[line.clone()].trim().to_owned();
        let whole = line.start..line.end.max(trim(text, &(line.start..end)).end);
        PagePost { body: line.end..whole.end, whole, title }
    };
    titles.into_iter().zip(ends).map(post).collect()
}

/// The title line at the head of a plain text that is one post, or `None`, which is the rule: only a
/// line that a tag page would take for a title, without a colon in it (`President: ...` is a label),
/// with a blank line behind it.
pub(super) fn lone_title(text: &str, body: Range<usize>) -> Option<Range<usize>> {
    let mut found = paragraphs(text, body);
    let first = found.next().filter(|first| is_title_line(text, first))?;
    let second = found.next()?;
    let is_title = !is_title_line(text, &second) && !text[first.text.clone()].contains([':', '：']);
    is_title.then_some(first.text)
}

/// A paragraph of plain text.
struct Paragraph {
    text: Range<usize>,
    lines: usize,
}

fn titles(text: &str, body: Range<usize>) -> Vec<Range<usize>> {
    let Some(head) = lines(text, body.clone()).find(|line| !text[line.clone()].trim().is_empty())
    else {
        return Vec::new();
    };
    if !is_tag_line(&text[head.clone()]) {
        return Vec::new();
    }
    let found: Vec<Paragraph> = paragraphs(text, head.end..body.end).collect();
    let begins_post = |at: &usize| {
        let ended = *at == 0 || has_ended(&text[found[at - 1].text.clone()]);
        let next = found.get(at + 1);
        ended
            && is_title_line(text, &found[*at])
            && next.is_some_and(|next| !is_title_line(text, next))
    };
    (0..found.len()).filter(begins_post).map(|at| found[at].text.clone()).collect()
}

/// The lines of the text in `range`, without their ends.
fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = range.start;
    text[range].split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end_matches(['\n', '\r']).len()
    })
}

fn paragraphs(text: &str, range: Range<usize>) -> impl Iterator<Item = Paragraph> {
    let mut lines = lines(text, range).map(move |line| trim(text, &line));
    std::iter::from_fn(move || {
        let text = lines.find(|line| !line.is_empty())?;
        let mut found = Paragraph { text, lines: 1 };
        for line in lines.by_ref().take_while(|line| !line.is_empty()) {
            found.text.end = line.end;
            found.lines += 1;
        }
        Some(found)
    })
}

fn is_title_line(text: &str, paragraph: &Paragraph) -> bool {
    let line = &text[paragraph.text.clone()];
    // What is far too long for a title may be a whole archive, and is not gone through.
    if paragraph.lines > 1 || line.len() > CHARS_MAX * 4 {
        return false;
    }
    let words = line.split_whitespace().count();
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let spaceless = line.chars().any(is_spaceless) && letters >= LETTERS_MIN;
    (words >= WORDS_MIN || spaceless)
        && words <= WORDS_MAX
        && line.chars().count() <= CHARS_MAX
        && !is_closed(line)
        && is_title_case(line)
}

/// Whether a line ends as sentences, lists and credits do, and titles do not.
fn is_closed(line: &str) -> bool {
    let inner = line.trim_end_matches(is_closing_quote);
    let stops = ['.', ':', ';', ',', '…', '。', '：', '；', '，', '、', '．'];
    inner.ends_with(stops) || inner.ends_with(is_closing_bracket)
}

fn has_ended(paragraph: &str) -> bool {
    let stops = ['.', '!', '?', '…', '。', '！', '？', '．'];
    paragraph.ends_with(stops)
        || paragraph.ends_with(is_closing_quote)
        || paragraph.ends_with(is_closing_bracket)
}

fn is_title_case(line: &str) -> bool {
    let cased = |c: char| c.is_lowercase() || c.is_uppercase();
    let words = line.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    let long = words.filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 4);
    let firsts = long.filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
    let (capitals, small): (Vec<char>, Vec<char>) =
        firsts.filter(|&c| cased(c)).partition(|c| c.is_uppercase());
    if capitals.is_empty() && small.is_empty() {
        return line.chars().find(|&c| cased(c)).is_none_or(char::is_uppercase);
    }
    capitals.len() >= small.len()
}

fn is_closing_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '」' | '』' | '〟')
}

fn is_closing_bracket(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '）' | '］' | '｝' | '】' | '〉' | '》' | '〕')
}

/// Thai, Lao, Myanmar, Khmer, kana and Han: the scripts that put no spaces between words.
fn is_spaceless(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn auto(text: &str) -> Vec<String> {
        let posts = find(text, 0..text.len(), &SplitPosts::Auto);
        posts.into_iter().map(|post| post.title).collect()
    }

    const PAGE: &str = "Tag: ferries\n\nThe Ferry Comes Back\n\nIt came back on Monday.\n\n\
        Ada Pier\n\nNobody had asked for it, and nobody paid.\n\n\u{a0}\n\n\
        Why Is the “Old Ferry” Still Here?\n\nBecause it floats:\n\nA Quoted Headline of the Day\n\n\
        So it does.\n";

    #[test]
    fn a_tag_page_is_split_at_its_titles() {
        assert_eq!(auto(PAGE), ["The Ferry Comes Back", "Why Is the “Old Ferry” Still Here?"]);
        let posts = find(PAGE, 0..PAGE.len(), &SplitPosts::Auto);
        assert!(PAGE[posts[0].whole.clone()].starts_with("The Ferry Comes Back\n"));
        assert!(PAGE[posts[0].whole.clone()].ends_with("nobody paid."));
        assert!(PAGE[posts[0].body.clone()].starts_with("\n\nIt came back"));
        assert!(PAGE[posts[1].whole.clone()].ends_with("So it does."));
    }

    #[test]
    fn without_a_tag_line_a_file_is_one_post() {
        let (_, rest) = PAGE.split_once('\n').unwrap();
        assert_eq!(auto(rest), [""; 0]);
        assert!(find(PAGE, 0..PAGE.len(), &SplitPosts::Never).is_empty());
    }

    #[test]
    fn scripts_without_case_or_spaces() {
        let page =
            "标签：港口\n\n渡轮回来了\n\n星期一回来了。\n\n没人付钱的渡轮\n\n没有人要求它回来。\n";
        assert_eq!(auto(page), ["渡轮回来了", "没人付钱的渡轮"]);
        let page = "태그: 항구\n\n배가 다시 돌아왔다 항구로\n\n월요일에 돌아왔다.\n";
        assert_eq!(auto(page), ["배가 다시 돌아왔다 항구로"]);
    }

    #[test]
    fn what_is_no_title() {
        let is_title =
            |line: &str| is_title_line(line, &Paragraph { text: 0..line.len(), lines: 1 });
        assert!(is_title("A Title of Several Words"));
        assert!(is_title("THE FERRY IS LATE"));
        assert!(!is_title("Two Words"));
        assert!(!is_title("This line is a plain sentence without its stop"));
        assert!(!is_title("The Mayor on the Pier (Ledger)"));
        assert!(!is_title("The Mayor on the Pier."));
        assert!(!is_title("“We Are Not for Sale.”"));
        assert!(!is_title("The Mayor Said This:"));
        assert!(!is_title(&"Word ".repeat(26)));
    }

    #[test]
    fn the_users_own_rule() {
        let text = "Head\n== One ==\r\nText.\n\n== Two ==\n";
        let rule = SplitPosts::At(regex::Regex::new("^== .* ==$").unwrap());
        let posts = find(text, 0..text.len(), &rule);
        assert_eq!(posts.len(), 2);
        assert_eq!(posts[0].title, "== One ==");
        assert_eq!(&text[posts[0].whole.clone()], "== One ==\r\nText.");
        assert_eq!(&text[posts[1].body.clone()], "");
    }

    #[test]
    fn a_lone_title_heads_a_plain_post() {
        let title = |text: &str| lone_title(text, 0..text.len()).map(|at| text[at].to_owned());
        assert_eq!(title("The Ferry Comes Back\n\nIt did.\n").unwrap(), "The Ferry Comes Back");
        assert_eq!(title("President: Ada B. Pier\n\nIt did.\n"), None);
        assert_eq!(title("THE FERRY COMES BACK\nIt did.\n\nIt did not.\n"), None);
        assert_eq!(title("It came back on Monday and left again\n\nIt did.\n"), None);
        assert_eq!(title("The Ferry Comes Back\n"), None);
    }
}
