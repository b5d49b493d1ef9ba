//! A page of HTML to its post. Which part of it is the text is told in `part`, what it says of itself in
//! `said`, and how text becomes blocks in `blocks`.

use std::sync::Arc;

use super::super::dates;
use super::super::offsets::span;
use super::super::outcome::{Entries, ReadFile};
use super::super::unescaped::Unescaped;
use super::blocks::{Builder, Layout};
use super::elements::Elements;
use super::part::Part;
use super::said::Said;
use super::scan::Html;
use crate::text::{Post, Source};

/// Reads a page.
pub(in crate::read) fn read(source: &Arc<Source>) -> ReadFile {
    let text = source.text();
    let elements = Elements::of(&text);
    let said = Said::of(&elements);
    let tagged = elements.pieces().iter().any(|piece| matches!(piece, Html::Open(..)));
    let layout = if tagged { Layout::Html } else { Layout::Plain };
    let part = Part::of(&elements);
    let top = part.heading.as_ref().map(|at| elements.shown(at)).filter(|top| !top.is_empty());
    let title = match (said.title, top.clone()) {
        // What else the title holds is the site's name, before or behind.
        (Some(title), Some(top)) if title.starts_with(&top) || title.ends_with(&top) => Some(top),
        (title, top) => title.or(top),
    };
    let content = Unescaped::of(&text, 0..text.len());
    let mut builder = Builder::new(&text, &content, layout);
    let mut at = part.pieces.start;
    while at < part.pieces.end {
        let is_title = part.heading.as_ref().is_some_and(|it| it.start == at) && top == title;
        if let Some(behind) = part.behind(&elements, at, is_title) {
            at = behind;
        } else {
            builder.take(elements.pieces()[at].clone());
            at += 1;
        }
    }
    let (blocks, comments) = builder.finish();
    let mut post = Post::within(Arc::clone(source), source.span());
    let ends = blocks.first().zip(blocks.last());
    post.body = ends.map_or(span(&(text.len()..text.len())), |(a, b)| a.span.cover(b.span));
    post.blocks = Some(blocks);
    post.title = title;
    post.tags = said.tags;
    post.authors = said.authors;
    post.date = said
        .date
        .or_else(|| dates::of_file_name(source.path()))
        .or_else(|| said.url.as_deref().and_then(dates::of_url));
    post.url = said.url;
    let entries = Entries { posts: vec![post], comments, ..Entries::default() };
    entries.into_file(source, "no text in it")
}

#[cfg(test)]
mod tests {
    use crate::read::{Reading, read_bytes};
    use crate::text::Post;

    fn post(html: &str) -> Post {
        let mut file = read_bytes("a.html", html.into(), &Reading::default()).unwrap();
        assert!(file.notices.is_empty());
        file.posts.remove(0)
    }

    fn shown(post: &Post) -> Vec<String> {
        let blocks = post.blocks.as_ref().unwrap();
        blocks.iter().map(|block| post.readable(block.span).into_owned()).collect()
    }

    #[test]
    fn the_text_is_told_from_what_stands_beside_it() {
        for (page, expected) in [
            (
                "<body><header>Site</header><nav>Home</nav><p>One<p>Two<footer>End</footer>",
                "One|Two",
            ),
            ("<body><p>No</p><main><aside>No</aside><p>One</p></main><p>No</p>", "One"),
            ("<main>No<article><header>One</header>Two</article>No</main>", "One|Two"),
            ("<article>One</article><article>Two</article>", "One|Two"),
            ("<p>One</p><div id='comments'><div>No</div></div><p>Two</p>", "One|Two"),
            ("<body class=comments><nav>Three<p>Four", "Three|Four"),
            ("One\n\nTwo", "One|Two"),
            ("<p>A &lt;b&gt; R&amp;D", "A <b> R&D"),
        ] {
            assert_eq!(shown(&post(page)).join("|"), expected, "{page}");
        }
    }

    /// Pages in the shapes that the makers of most pages give them; each has the same three paragraphs.
    #[test]
    fn the_text_is_found_in_the_pages_of_common_themes() {
        let one = "The committee met on Tuesday and decided that the early boat leaves at six.";
        let two =
            "Nobody in the hall had asked for an early boat, and two would have the late one.";
        let three = "What nobody has said is who pays for a second crew, with the levy as it is.";
        let menu = "<a href=/>Home</a> <a href=/all>All the years of this paper</a>";
        let long = "I have lived here for forty years, and this is the worst of all. ".repeat(9);
        for page in [
            // A theme of WordPress.
            format!(
                "<body class=\"single single-post\"><div id=page><nav>{menu}</nav><main><article>\
                 <header class=entry-header><h1>Boat</h1><div class=entry-meta>April 20</div>\
                 </header><div class=entry-content><p>{one}<p>{two}<blockquote><p>{three}\
                 </blockquote><div class=\"sharedaddy sd-sharing-enabled\"><h3>Share this:</h3>\
                 </div><div id=jp-relatedposts><p>The night the lamp went out</p></div></div>\
                 <footer>Tagged boats</footer></article><div id=comments><p>{long}</div></main>\
                 <aside>Subscribe</aside>"
            ),
            // Blogger.
            format!(
                "<div class='header section'>{menu}</div><div class='main section' id='main'>\
                 <h2 class='date-header'>Tuesday</h2><div class='post hentry'><h3>Boat</h3>\
                 <div class='post-body entry-content'>{one}<br/><br/>{two}<div><br/></div>\
                 <div>{three}</div></div><div class='post-footer'>Posted by Ada</div></div></div>\
                 <div class='sidebar section'>{long}</div>"
            ),
            // Substack.
            format!(
                "<div class=main-menu>{menu}</div><article><h1>Boat</h1><div class=body-of>\
                 <div class=available-content><p>{one}</p><p>{two}</p>\
                 <div class=subscription-widget-wrap><p>Thanks for reading!</p></div>\
                 <p>{three}</p></div></div></article><div class=comments-page>{long}</div>"
            ),
            // Nothing but boxes, and a table for a page of the last century.
            format!(
                "<body><div class=x1>{menu}</div><div class=x2><div>{one} {one}</div>\
                 <div>{two} {two}</div><div>{three} {three}</div></div><div>Call us.</div>"
            )
            .replace(&format!("{one} {one}"), &format!("{one}<br><br>{one}"))
            .replace(&format!("{two} {two}"), &format!("{two}<br><br>{two}"))
            .replace(&format!("{three} {three}"), &format!("{three}<br><br>{three}")),
            format!(
                "<table><tr><td>{menu}</td><td><p>{one}<p>{one}<p>{two}<p>{two}<p>{three}<p>{three}\
                 </td></tr></table>"
            ),
        ] {
            let mut found = shown(&post(&page));
            found.dedup();
            assert_eq!(found, [one, two, three], "{page}");
        }
    }

    #[test]
    fn labels_do_not_take_away_the_post_itself() {
        for page in [
            "<body class=menu><div class=sidebar><p>One two three.</div>",
            "<div class='content with-sidebar'><p>One two three.</div>",
            "<article class=related><p>One two three.</article>",
            "<main><p class=share>One two three.</main>",
        ] {
            assert_eq!(shown(&post(page)), ["One two three."], "{page}");
        }
    }

    #[test]
    fn linked_data_and_saved_pages_say_what_the_head_does_not() {
        let page = "<!-- saved from url=(0034)https://bay.example/2021/04/20/boat -->\
            <title>Boat</title><p>One.</p>";
        let saved = post(page);
        assert_eq!(saved.url.as_deref(), Some("https://bay.example/2021/04/20/boat"));
        assert_eq!(saved.date.unwrap().to_string(), "2021-04-20");
        let page = "<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"WebSite\", \
            \"url\": \"https://no.example\"}, {\"@type\": \"Article\", \"headline\": \"R&amp;D\", \
            \"datePublished\": \"2021-04-20T08:15:00Z\", \"author\": [{\"name\": \"Ada\"}, \"Bo\"], \
            \"mainEntityOfPage\": {\"@id\": \"https://bay.example/boat\"}}]}</script>\
            <script type='application/ld+json'>{broken</script><p>One.";
        let linked = post(page);
        assert_eq!(linked.title.as_deref(), Some("R&D"));
        assert_eq!(linked.url.as_deref(), Some("https://bay.example/boat"));
        assert_eq!(linked.date.unwrap().to_string(), "2021-04-20");
        assert_eq!(linked.authors, ["Ada", "Bo"]);
        let old = post("<abbr class='published' title='2021-04-20T08:15:00-07:00'>8:15</abbr><p>A");
        assert_eq!(old.date.unwrap().to_string(), "2021-04-20");
    }

    #[test]
    fn a_page_says_what_it_is() {
        let page = "<title>Fog &amp; Ice | Site</title><link href=/no rel=icon>\
            <link rel=canonical href='https://a.example/fog/'><meta name=author content=Ada>\
            <script type=\"application/ld+json\">{\"datePublished\": \"2020-01-02T03:04:05Z\"}</script>\
            <body><h1>Fog &amp; Ice</h1><p>It came in.</p><h1>More</h1>";
        let post = post(page);
        assert_eq!(post.title.as_deref(), Some("Fog & Ice"));
        assert_eq!(post.url.as_deref(), Some("https://a.example/fog/"));
        assert_eq!(post.date.unwrap().to_string(), "2020-01-02");
        assert_eq!(post.authors, ["Ada"]);
        assert_eq!(shown(&post), ["It came in.", "More"]);
    }

    #[test]
    fn the_surest_date_and_title_win() {
        let page = "<title>Site</title><meta property=\"og:title\" content=\"R&amp;D\">\
            <meta property=\"article:published_time\" content=\"2019-05-06T07:08:09+09:00\">\
            <body><time datetime=\"2021-01-01\">today</time><p>One.</p>";
        let post = post(page);
        assert_eq!(post.title.as_deref(), Some("R&D"));
        assert_eq!(post.date.unwrap().to_string(), "2019-05-06");
    }

    #[test]
    fn nothing_of_a_broken_page_panics() {
        let deep = "<div>".repeat(50_000) + "One" + &"<nav>".repeat(50_000);
        assert_eq!(shown(&post(&deep)), ["One"]);
        for page in ["<", "<p", "<!--", "<article", "</p></nav>x", "<meta content=", "<a b='>\u{1}"]
        {
            let _ = read_bytes("a.html", page.into(), &Reading::default()).unwrap();
        }
        let _ = read_bytes("a.html", "<script>".into(), &Reading::default()).unwrap();
    }
}
