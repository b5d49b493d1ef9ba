//! The forms that a corpus is written in, and its truth with it: which bytes go to which file. It
//! opens none.

use std::fmt::Write as _;

use super::corpus::{Corpus, GeneratedPost, Planted, Spot};

/// How a corpus is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A folder of posts with front matter.
    Markdown,
    /// One file, a post a line: `id`, `date`, `title`, `text`.
    Jsonl,
    /// One file, a paragraph a line.
    Text,
}

/// Lays posts out in a form, one after the other.
pub struct Layout<'a> {
    corpus: &'a Corpus,
    form: Form,
    /// The name of the one file, where there is one.
    file: String,
    /// Where each post so far begins in the one file.
    starts: Vec<u64>,
    written: u64,
}

impl<'a> Layout<'a> {
    /// A layout of `corpus`; `file` is the name of the one file, which Markdown has no need of.
    pub fn new(corpus: &'a Corpus, form: Form, file: impl Into<String>) -> Self {
        Self { corpus, form, file: file.into(), starts: Vec::new(), written: 0 }
    }

    /// The lines above the truth: what its columns are, and in what unit.
    pub fn header(&self) -> String {
        let place = match self.form {
            Form::Markdown => {
                "path = the post's file below the corpus's folder; start and len = bytes of that file"
            }
            Form::Jsonl => {
                "path = the post's id; start and len = bytes of its text, decoded from JSON, in UTF-8"
            }
            Form::Text => {
                "path = the name of the corpus's file; start and len = bytes of that file"
            }
        };
        format!(
            "# unit: bytes; a = the earlier place, b = its copy; {place}; edit = the share of b's \
             words that were changed, and how; paragraph = its number in the corpus from 0 (in the \
             text form its line less 1)\n\
             #path_a\tstart_a\tlen_a\tpath_b\tstart_b\tlen_b\tkind\tedit\tparagraph_a\tparagraph_b\n"
        )
    }

    /// The bytes of the next post.
    ///
    /// # Errors
    /// Never; a string can be written to JSON, and it says so for form's sake.
    pub fn post(&mut self, post: &GeneratedPost) -> serde_json::Result<String> {
        let bytes = match self.form {
            Form::Markdown => format!("{}{}\n", self.head(post.number), post.text),
            Form::Jsonl => {
                let quoted = serde_json::to_string(&post.text)?;
                let (id, date) = (id(post.number), post.date);
                let title = serde_json::to_string(&post.title)?;
                format!(
                    "{{\"id\":\"{id}\",\"date\":\"{date}\",\"title\":{title},\"text\":{quoted}}}\n"
                )
            }
            Form::Text => {
                let mut lines = post.text.replace("\n\n", "\n");
                lines.push('\n');
                lines
            }
        };
        self.starts.push(self.written);
        self.written += bytes.len() as u64;
        Ok(bytes)
    }

    /// Where a Markdown post stands below the folder: `2005/2005-01-03-title-000000.md`.
    pub fn path(&self, post: u32) -> String {
        let date = self.corpus.date(post);
        let slug = self.corpus.title(post).to_lowercase().replace(' ', "-");
        format!("{}/{date}-{slug}-{post:06}.md", date.year())
    }

    /// A line of the truth. Both posts must have been laid out.
    pub fn truth(&self, planted: &Planted) -> String {
        let Planted { kind, edit, source, copy } = planted;
        let mut line = String::new();
        for spot in [source, copy] {
            let (path, start) = self.place(spot);
            // Writing to a string cannot fail.
            let _ = write!(line, "{path}\t{start}\t{}\t", spot.len);
        }
        let (kind, edit) = (kind.name(), edit.name());
        let _ = writeln!(line, "{kind}\t{edit}\t{}\t{}", source.paragraph, copy.paragraph);
        line
    }

    /// The path and first byte of a stretch.
    fn place(&self, spot: &Spot) -> (String, u64) {
        let start = u64::from(spot.start);
        match self.form {
            Form::Markdown => (self.path(spot.post), self.head(spot.post).len() as u64 + start),
            Form::Jsonl => (id(spot.post), start),
            // A blank line between two paragraphs is a line feed that is not there.
            Form::Text => {
                let post = self.starts[spot.post as usize];
                (self.file.clone(), post + start - u64::from(spot.nth))
            }
        }
    }

    /// The front matter of a Markdown post, and the blank line behind it.
    fn head(&self, post: u32) -> String {
        let (title, date) = (self.corpus.title(post), self.corpus.date(post));
        format!("---\ntitle: {title}\ndate: {date}\n---\n\n")
    }
}

/// The name of a post in JSONL.
fn id(post: u32) -> String {
    format!("p{post:06}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::plan::Kind;

    /// All files of a small corpus with their names, and its truth.
    fn written(form: Form) -> (Vec<(String, String)>, String) {
        let corpus = Corpus::new(300, 7, None);
        let mut layout = Layout::new(&corpus, form, "corpus.txt");
        let (mut files, mut truth) = (Vec::new(), layout.header());
        for post in corpus.posts() {
            let bytes = layout.post(&post).unwrap();
            let path = match form {
                Form::Markdown => layout.path(post.number),
                Form::Jsonl => id(post.number),
                Form::Text => "corpus.txt".to_owned(),
            };
            files.push((path, bytes));
            truth.extend(post.planted.iter().map(|planted| layout.truth(planted)));
        }
        (files, truth)
    }

    /// FNV-1a of 64 bits: enough to see that something changed.
    fn checksum(texts: impl Iterator<Item = String>) -> u64 {
        texts.flat_map(String::into_bytes).fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }

    /// A corpus is named by its seed in measurements: whoever changes these numbers makes all older
    /// measurements worthless.
    #[test]
    fn a_seed_gives_the_same_bytes_for_ever() {
        let sums = [Form::Markdown, Form::Jsonl, Form::Text].map(|form| {
            let (files, truth) = written(form);
            let all = files.into_iter().flat_map(|(path, bytes)| [path, bytes]);
            // How the columns are explained may change.
            let rows = truth.lines().filter(|line| !line.starts_with('#')).map(str::to_owned);
            checksum(all.chain(rows))
        });
        assert_eq!(
            sums,
            [15_702_417_021_743_867_974, 5_673_921_772_568_161_180, 16_310_169_017_196_719_027]
        );
    }

    #[test]
    fn the_truth_cuts_the_written_files() {
        for form in [Form::Markdown, Form::Jsonl, Form::Text] {
            let (files, truth) = written(form);
            let text = |path: &str| -> String {
                let own = files.iter().filter(|file| file.0 == path);
                let bytes: String = own.map(|file| file.1.as_str()).collect();
                if form == Form::Jsonl {
                    let post: serde_json::Value = serde_json::from_str(&bytes).unwrap();
                    return post["text"].as_str().unwrap().to_owned();
                }
                bytes
            };
            let rows: Vec<Vec<&str>> = truth
                .lines()
                .filter(|line| !line.starts_with('#'))
                .map(|line| line.split('\t').collect())
                .collect();
            assert!(rows.len() > 60, "{truth}");
            for row in rows {
                let number = |at: usize| row[at].parse::<usize>().unwrap();
                let cut = |at: usize| {
                    text(row[at])[number(at + 1)..number(at + 1) + number(at + 2)].to_owned()
                };
                let (a, b) = (cut(0), cut(3));
                assert!(!a.contains('\n') && !b.contains('\n'), "{row:?}");
                if [Kind::Exact, Kind::Boilerplate].map(Kind::name).contains(&row[6]) {
                    assert_eq!(a, b, "{row:?}");
                    assert!(a.ends_with('.'), "{a}");
                }
                if form == Form::Text {
                    let file = text(row[3]);
                    let line = file.lines().nth(number(9)).unwrap();
                    assert!(line.contains(&b), "{row:?}");
                }
            }
        }
    }
}
