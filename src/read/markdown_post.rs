//! The blocks of a Markdown file to its posts: the title that a heading gives, and the posts of a tag
//! page. It parses nothing.

use std::ops::Range;
use std::sync::Arc;

use super::blocks::{HeadingLine, Parsed};
use super::offsets::span;
use super::tag_line::is_tag_line;
use super::tag_page::{PagePost, SplitPosts, at_lines, between};
use crate::text::{Block, BlockKind, Byte, Post, Source, Span, Written};

/// The posts of a page that holds several; none if it is one post.
pub(super) fn page(
    source: &Arc<Source>,
    body: Range<usize>,
    parsed: &Parsed,
    split: &SplitPosts,
) -> Vec<Post> {
    let text = &*source.text();
    let posts = match split {
        SplitPosts::Never => Vec::new(),
        SplitPosts::At(title) => at_lines(text, body, title),
        SplitPosts::Auto => tag_page(text, body, parsed),
    };
    posts.into_iter().map(|post| page_post(source, &post, parsed)).collect()
}

/// The one post of a file, whose title is `given` by front matter or else by a heading at the top.
/// That heading is then no block.
pub(super) fn single(
    source: &Arc<Source>,
    body: Range<usize>,
    mut parsed: Parsed,
    given: Option<String>,
) -> Post {
    let mut post = Post::within(Arc::clone(source), source.span());
    post.body = span(&body);
    post.written = Written::Markdown;
    let top = parsed.headings.first().filter(|heading| is_top(heading, &parsed.blocks));
    if let Some(heading) = top
        && given.as_ref().is_none_or(|title| same_words(title, &heading.text))
    {
        post.body = Span::new(heading.whole.end(), post.body.end());
        post.title = Some(heading.text.clone());
        parsed.blocks.remove(0);
    }
    post.title = given.or(post.title);
    post.blocks = Some(parsed.blocks);
    post
}

/// Whether a heading is of the first level and the first thing to read.
fn is_top(heading: &HeadingLine, blocks: &[Block]) -> bool {
    heading.level == 1
        && !heading.text.is_empty()
        && blocks.first().is_some_and(|block| {
            block.kind == BlockKind::Heading && heading.whole.contains(block.span)
        })
}

fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

/// A tag page has a heading of the first level that reads like a tag line, and under it a heading of
/// the second level for each post.
fn tag_page(text: &str, body: Range<usize>, parsed: &Parsed) -> Vec<PagePost> {
    let [first, rest @ ..] = &parsed.headings[..] else { return Vec::new() };
    if first.level != 1 || !is_tag_line(&first.text) {
        return Vec::new();
    }
    let titles: Vec<&HeadingLine> = rest.iter().filter(|heading| heading.level == 2).collect();
    let mut posts = between(text, titles.iter().map(|it| it.whole.range()).collect(), body.end);
    for (post, heading) in posts.iter_mut().zip(titles) {
        post.title.clone_from(&heading.text);
    }
    posts
}

fn page_post(source: &Arc<Source>, page: &PagePost, parsed: &Parsed) -> Post {
    let mut post = Post::within(Arc::clone(source), span(&page.whole));
    post.body = span(&page.body);
    (post.written, post.paged) = (Written::Markdown, true);
    let title = page.title.trim_matches(['#', ' ', '\t']);
    post.title = (!title.is_empty()).then(|| title.to_owned());
    post.blocks = Some(within(&parsed.blocks, post.body));
    post
}

fn within(blocks: &[Block], body: Span<Byte>) -> Vec<Block> {
    blocks.iter().filter(|block| body.contains(block.span)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::markdown::parse;

    fn read(text: &str, given: Option<&str>, split: &SplitPosts) -> Vec<Post> {
        let source = Arc::new(Source::new("x.md", text, 0).unwrap());
        let parsed = parse(text, 0..text.len()).unwrap();
        let posts = page(&source, 0..text.len(), &parsed, split);
        if !posts.is_empty() {
            return posts;
        }
        vec![single(&source, 0..text.len(), parsed, given.map(str::to_owned))]
    }

    fn count(post: &Post) -> usize {
        post.blocks.as_ref().unwrap().len()
    }

    #[test]
    fn a_heading_at_the_top_is_the_title_and_no_block() {
        let text = "<!-- x -->\n\n# The *Ferry*\n\nIt is late.\n";
        let post = &read(text, None, &SplitPosts::Auto)[0];
        assert_eq!(post.title.as_deref(), Some("The Ferry"));
        assert_eq!(count(post), 1);
        assert_eq!(post.source().slice(post.body), "\nIt is late.\n");
    }

    #[test]
    fn other_headings_are_blocks() {
        for text in ["## Ferry\n\nLate.\n", "Late.\n\n# Ferry\n", "> # Ferry\n\nLate.\n"] {
            let post = &read(text, None, &SplitPosts::Auto)[0];
            assert_eq!((post.title.as_deref(), count(post)), (None, 2), "{text}");
        }
    }

    #[test]
    fn front_matters_title_wins_and_its_copy_is_no_block() {
        let text = "# The Ferry\n\nIt is late.\n";
        let same = &read(text, Some("The  Ferry"), &SplitPosts::Auto)[0];
        assert_eq!((same.title.as_deref(), count(same)), (Some("The  Ferry"), 1));
        let other = &read(text, Some("Late Again"), &SplitPosts::Auto)[0];
        assert_eq!((other.title.as_deref(), count(other)), (Some("Late Again"), 2));
    }

    const PAGE: &str = "# Tag: ferries\n\nAll of them.\n\n## One `x`\n\nLate.\n\n### Why\n\nFog.\n\n\
        Two\n---\n\nLate again.\n";

    #[test]
    fn a_tag_page_has_a_post_for_each_second_heading() {
        let posts = read(PAGE, None, &SplitPosts::Auto);
        assert_eq!(posts.len(), 2);
        assert_eq!(posts[0].title.as_deref(), Some("One x"));
        assert_eq!(count(&posts[0]), 3);
        assert!(posts[0].source().slice(posts[0].span).ends_with("Fog."));
        assert_eq!(posts[1].title.as_deref(), Some("Two"));
        assert_eq!(posts[1].source().slice(posts[1].body), "\nLate again.");
        assert_eq!(read(PAGE, None, &SplitPosts::Never).len(), 1);
        assert_eq!(read(&PAGE.replace("Tag:", "My"), None, &SplitPosts::Auto).len(), 1);
    }

    #[test]
    fn the_users_own_rule_holds_for_markdown_too() {
        let rule = SplitPosts::At(regex::Regex::new("^### ").unwrap());
        let posts = read(PAGE, None, &rule);
        assert_eq!(posts.len(), 1);
        assert_eq!((posts[0].title.as_deref(), count(&posts[0])), (Some("Why"), 3));
    }
}
