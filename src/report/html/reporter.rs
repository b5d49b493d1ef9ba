//! The page and the data in it. What is in the data is told in `shown`.

use std::io::{self, Write};

use super::anonymous::anonymous;
use super::names::Names;
use super::shown::Shown;
use crate::report::model::Report;
use crate::report::reporter::Reporter;
use crate::text::Archive;

/// The page without its data, as `web/build.mjs` has made it.
const PAGE: &str = include_str!("page.html");

/// Where the data goes.
const DATA: &str = "@@DATA@@";

/// Prints the report as one page of HTML, which asks no network and opens from a disk.
///
/// The data stands in it as JSON, and no `<` of any text is left in that, so that nothing a post says
/// can be markup. The page's own policy allows its own script and style, by their hashes, and
/// nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Html {
    /// How many refrains it has, the ones most worth reading. The page tells how many more there are.
    pub limit: usize,
    /// What is known of the posts' files, by the number of the post; may be shorter than that.
    pub names: Vec<Names>,
    /// Whether posts, files and writers are called by numbers, so that the page can be shown to strangers.
    pub anonymous: bool,
}

impl Html {
    /// More refrains than these make a page that is slow to open.
    pub const LIMIT: usize = 10_000;
}

impl Default for Html {
    fn default() -> Self {
        Self { limit: Self::LIMIT, names: Vec::new(), anonymous: false }
    }
}

impl Reporter for Html {
    fn write(&self, report: &Report, archive: &Archive, out: &mut dyn Write) -> io::Result<()> {
        let unnamed = self.anonymous.then(|| anonymous(report));
        let (report, names) = match &unnamed {
            Some(report) => (report, &[][..]),
            None => (report, &self.names[..]),
        };
        let data = Shown::data(report, archive, self.limit, names);
        let (head, tail) = PAGE.split_once(DATA).unwrap_or((PAGE, ""));
        out.write_all(head.as_bytes())?;
        serde_json::to_writer(Unmarked(&mut *out), &data)?;
        out.write_all(tail.as_bytes())
    }
}

/// Writes JSON, in which `<` stands in strings only, with each of them escaped.
struct Unmarked<W>(W);

impl<W: Write> Write for Unmarked<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for (nth, part) in bytes.split(|&byte| byte == b'<').enumerate() {
            if nth > 0 {
                self.0.write_all(b"\\u003c")?;
            }
            self.0.write_all(part)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;
    use crate::compare::Kind;
    use crate::family::Class;
    use crate::report::fixture::{Fixture, MILL, MILL_LATER, village};
    use crate::report::model::Command;

    fn page(of: Fixture, html: &Html) -> (String, Value) {
        let (report, archive) = of.done();
        let mut out = Vec::new();
        html.write(&report, &archive, &mut out).unwrap();
        let page = String::from_utf8(out).unwrap();
        let (_, data) = page.split_once("<script type=\"application/json\" id=\"data\">").unwrap();
        let data = data.split_once("</script>").unwrap().0;
        let data = serde_json::from_str(data).unwrap();
        (page, data)
    }

    fn index(number: &Value) -> usize {
        usize::try_from(number.as_u64().unwrap()).unwrap()
    }

    #[test]
    fn each_text_stands_once_and_places_are_ranges_of_it() {
        let mut it = village();
        let places = vec![it.place(0, MILL), it.place(2, MILL_LATER)];
        it.refrain(Kind::Light, Class::Plain, 0.92, places.clone());
        it.tie(Some(0), Kind::Light, 0.92, (0.95, 0.96), (&places[0], &places[1]));
        let (_, data) = page(it, &Html::default());
        let place = &data["refrains"][0]["places"][1];
        assert_eq!(place[0], 2);
        let block = &data["posts"][2]["blocks"][index(&place[1])];
        let text = data["texts"][index(&block[0])].as_str().unwrap();
        let units = |at: usize| index(&place[2][at]);
        assert_eq!(&text[units(0)..units(1)], MILL_LATER);
        let texts = data["texts"].as_array().unwrap();
        let distinct: BTreeSet<_> = texts.iter().map(Value::as_str).collect();
        assert_eq!(distinct.len(), texts.len());
        assert_eq!(data["matches"][0]["b"][0], 2);
        assert!(data["refrains"][0]["fingerprint"].as_str().unwrap().len() >= 8);
    }

    #[test]
    fn no_text_is_markup() {
        let hostile = "</script><img src=x onerror=alert(1)><!-- ]]> \u{2028} one two three four.";
        let mut it = Fixture::new(Command::Report);
        it.post("</script>a.md", "</script><b>", "2020-01-01", hostile);
        it.post("b.md", "B", "2020-01-02", hostile);
        let places = vec![it.place(0, hostile), it.place(1, hostile)];
        it.refrain(Kind::Exact, Class::Plain, 1.0, places);
        let (written, data) = page(it, &Html::default());
        let (clean, _) = page(Fixture::new(Command::Report), &Html::default());
        assert_eq!(written.matches('<').count(), clean.matches('<').count());
        assert_eq!(data["posts"][0]["title"], "</script><b>");
        assert_eq!(data["texts"][0], hostile);
    }

    #[test]
    fn an_anonymous_page_has_no_name() {
        let mut it = village();
        let places = vec![it.place(0, MILL), it.place(2, MILL_LATER)];
        it.refrain(Kind::Light, Class::Linked, 0.92, places);
        let (mut report, archive) = it.done();
        report.posts[0].authors = vec!["Ada Byron".to_owned(), "Bo Lind".to_owned()];
        report.posts[2].authors = vec!["Bo Lind".to_owned()];
        report.posts[2].url = Some("https://blog.example/rivers".to_owned());
        report.refrains[0].reason = Some("links to posts/2014-mill.md".to_owned());
        let names =
            vec![Names { href: Some("../2014-mill.md".into()), accepted: Some("a".into()) }];
        let mut out = Vec::new();
        let html = Html { names, anonymous: true, ..Html::default() };
        html.write(&report, &archive, &mut out).unwrap();
        let page = String::from_utf8(out).unwrap();
        let data = page.split_once("id=\"data\">").unwrap().1.split_once("</script>").unwrap().0;
        for name in ["Ada", "Bo Lind", "blog.example", "2014-mill", "The mill\"", "Rivers I"] {
            assert!(!data.contains(name), "{name}");
        }
        let data: Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["posts"][2]["title"], "Post 3");
        assert_eq!(data["posts"][2]["authors"][0], data["posts"][0]["authors"][1]);
        assert_eq!(data["refrains"][0]["reason"], "links to the earlier post");
        assert_eq!(data["posts"][2]["date"], "2021-02-14");
    }

    #[test]
    fn what_is_too_much_is_counted() {
        let mut it = village();
        for class in [Class::Plain, Class::Quoted, Class::Standing] {
            let places = vec![it.place(0, MILL), it.place(2, MILL_LATER)];
            it.refrain(Kind::Light, class, 0.92, places);
        }
        let (_, data) = page(it, &Html { limit: 2, ..Html::default() });
        assert_eq!(
            (data["left_out"].as_u64(), data["refrains"].as_array().unwrap().len()),
            (Some(1), 2)
        );
    }
}
