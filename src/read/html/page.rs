//! A page of HTML to its post, or to those of its articles. Which part of it is the text is told in `part`, what it says of itself in
//! `said`, and how text becomes blocks in `blocks`.

use std::sync::Arc;

use super::super::dates;
use super::super::offsets::span;
use super::super::outcome::{Entries, ReadFile};
use super::super::unescaped::Unescaped;
use super::articles::{Article, Articles};
use super::blocks::{Builder, Layout};
use super::elements::Elements;
use super::part::{self, Letters, Part};
use super::said::{self, Said};
use super::scan::Html;
use crate::text::{DateOrigin, Post, Source, Span, Written};

/// Reads a page.
pub(in crate::read) fn read(source: &Arc<Source>) -> ReadFile {
    let text = source.text();
    let elements = Elements::of(&text);
    let said = Said::of(&elements);
    let letters = Letters::of(&elements);
    let page = Page { source, elements: &elements, letters: &letters };
    let mut all = Entries { faults: said.faults.clone(), ..Entries::default() };
    match Articles::of(&elements, &part::main(&elements)) {
        Articles::Several(articles, none) => {
            for article in &articles {
                let post = page.article(article, &mut all);
                all.posts.push(post);
            }
            all.left_out =
                (none > 0).then(|| format!("articles without a title of their own: {none}"));
        }
        Articles::One(article, others) => {
            let post = page.whole(said, article.as_ref(), &mut all);
            all.posts.push(post);
            all.left_out =
                (others > 0).then(|| format!("articles that lead to other posts: {others}"));
        }
    }
    all.into_file(source, "no text in it")
}

/// A page, taken apart.
struct Page<'a> {
    source: &'a Arc<Source>,
    elements: &'a Elements<'a>,
    letters: &'a Letters,
}

impl Page<'_> {
    /// The page's one post, which may be one of its articles.
    fn whole(&self, said: Said, article: Option<&Article>, all: &mut Entries) -> Post {
        let part = Part::of(self.elements, self.letters, article.map(|it| it.pieces.clone()));
        let top = part.heading.as_ref().map(|at| self.elements.shown(at));
        let top = top.filter(|top| !top.is_empty());
        let title = match (said.title, top.clone()) {
            // What else the title holds is the site's name, before or behind.
            (Some(title), Some(top)) if title.starts_with(&top) || title.ends_with(&top) => {
                Some(top)
            }
            (title, top) => title.or(top),
        };
        let mut post = Post::within(Arc::clone(self.source), self.source.span());
        self.fill(&mut post, &part, top == title, all);
        post.title = title;
        post.tags = said.tags;
        post.authors = said.authors;
        post.date = said
            .date
            .or_else(|| dates::of_file_name(self.source.path()))
            .or_else(|| said.url.as_deref().and_then(dates::of_url));
        post.url = said.url;
        post
    }

    /// A post that is one article of several.
    fn article(&self, article: &Article, all: &mut Entries) -> Post {
        let part = Part::article(self.elements, self.letters, article);
        let bytes = article.bytes(self.elements);
        let mut post = Post::within(Arc::clone(self.source), span(&bytes));
        self.fill(&mut post, &part, true, all);
        post.title = article.heading.as_ref().map(|at| self.elements.shown(at));
        post.paged = true;
        let found = article.times.iter().find_map(|written| dates::parse_field(written));
        post.date = found
            .map(|date| date.found(DateOrigin::Field))
            .or_else(|| article.url.as_deref().and_then(dates::of_url));
        if let (None, Some(written)) = (post.date, article.times.first()) {
            all.faults.push((bytes.start, said::no_date("time", written)));
        }
        post.url.clone_from(&article.url);
        post
    }

    /// Gives a post its text; `untitled` says that the heading is its title and no block.
    fn fill(&self, post: &mut Post, part: &Part, untitled: bool, all: &mut Entries) {
        let (elements, text) = (self.elements, self.elements.text());
        let tagged = elements.pieces().iter().any(|piece| matches!(piece, Html::Open(..)));
        let layout = if tagged { Layout::Html } else { Layout::Plain };
        let content = Unescaped::of(text, 0..text.len());
        let mut builder = Builder::new(text, &content, layout);
        let mut at = part.pieces.start;
        while at < part.pieces.end {
            let is_title = untitled && part.heading.as_ref().is_some_and(|it| it.start == at);
            if let Some(behind) = part.behind(elements, at, is_title) {
                at = behind;
            } else {
                builder.take(&elements.pieces()[at]);
                at += 1;
            }
        }
        let (blocks, comments) = builder.finish();
        let end = post.span.end();
        let ends = blocks.first().zip(blocks.last());
        post.body = ends.map_or(Span::new(end, end), |(a, b)| a.span.cover(b.span));
        post.blocks = Some(blocks);
        post.written = Written::Html;
        all.comments.extend(comments);
    }
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
    fn a_front_page_has_a_post_for_each_article() {
        let page = "<title>The Quay</title><h1>The Quay</h1><main>\
            <article><h2><a href='/2019/03/01/ice/'>Ice</a></h2><time datetime='2019-03-01T23:30:00-05:00'>\
            1 March</time><p>It came.</p><article><h3>Bo says</h3>No.</article></article>\
            <article><a href=/fog><h2>Fog</h2></a><p>It went.</article>\
            <article>An advert.</article></main>";
        let file = read_bytes("a.html", page.into(), &Reading::default()).unwrap();
        let [ice, fog] = &file.posts[..] else { panic!("{} posts", file.posts.len()) };
        assert_eq!(shown(ice)[..2], ["1 March", "It came."]);
        assert_eq!(shown(fog), ["It went."]);
        assert_eq!((ice.title.as_deref(), fog.title.as_deref()), (Some("Ice"), Some("Fog")));
        assert_eq!(
            (ice.url.as_deref(), fog.url.as_deref()),
            (Some("/2019/03/01/ice/"), Some("/fog"))
        );
        assert_eq!(ice.date.unwrap().zone_name().as_deref(), Some("-05:00"));
        assert!(ice.paged && fog.paged && fog.date.is_none());
        assert!(ice.source().slice(ice.span).starts_with("<article><h2>"));
        assert_eq!(file.skipped.unwrap().reason, "articles without a title of their own: 1");
    }

    #[test]
    fn articles_that_lead_elsewhere_are_not_the_post() {
        let page = "<main><article><h1>Ice</h1><time datetime=2019-03-01>1 March</time><p>It came.\
            </article><h2>More</h2><article><h3><a href=/fog>Fog</a></h3><p>It went.</article>\
            <article><h3><a href=/rain>Rain</a></h3></article></main>";
        let file = read_bytes("a.html", page.into(), &Reading::default()).unwrap();
        assert_eq!(file.posts.len(), 1);
        assert_eq!(shown(&file.posts[0]), ["1 March", "It came."]);
        assert_eq!(file.posts[0].title.as_deref(), Some("Ice"));
        assert_eq!(file.skipped.unwrap().reason, "articles that lead to other posts: 2");
    }

    #[test]
    fn a_date_that_cannot_be_read_is_told() {
        for page in [
            "<meta property='article:published_time' content='in spring'><p>One.",
            "<script type='application/ld+json'>{\"datePublished\": \"in spring\"}</script><p>One.",
            "<time datetime='in spring'>x</time><p>One.",
        ] {
            let file = read_bytes("a.html", page.into(), &Reading::default()).unwrap();
            assert!(file.posts[0].date.is_none());
            let told = file.notices[0].to_string();
            assert!(told.starts_with("a.html:1: ") && told.contains("\"in spring\""), "{told}");
        }
        let page =
            "<time datetime='PT5M'>5 minutes</time><time datetime='2019-03-01'>x</time><p>One.";
        assert_eq!(post(page).date.unwrap().to_string(), "2019-03-01");
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
