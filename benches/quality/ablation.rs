//! What each part of an alignment brings: listed pairs of texts, aligned without one part after the
//! other. It writes what was found, a file for each part; `run` beside it holds that against the truth.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;

use refrain::align::{Limits, Part};
use refrain::evaluate::CharCount;
use refrain::read::{Reading, Walker, read_file};
use refrain::text::Archive;
use refrain::{Detector, Options};

type Anything = Box<dyn Error + Send + Sync>;

#[allow(clippy::print_stderr)] // A bench that skips must say so.
fn main() -> Result<(), Anything> {
    let given: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let [data, out] = given.as_slice() else {
        eprintln!("skipped: give a folder with src/, susp/ and pairs, and one to write to");
        return Ok(());
    };
    let pairs = Pairs::read(Path::new(data))?;
    for (name, limits) in variants() {
        let found = pairs.found(limits)?;
        fs::write(Path::new(out).join(format!("{name}.tsv")), found)?;
    }
    Ok(())
}

/// The names of what is measured, and the numbers that the alignment goes by.
fn variants() -> Vec<(&'static str, Limits)> {
    let all = Limits::default();
    let without = |part| Limits { without: Some(part), ..all };
    vec![
        ("the whole", all),
        ("no bonus at sentence edges", without(Part::Edges)),
        ("no ends moved to sentence edges", without(Part::Snap)),
        ("no nearly equal words", without(Part::NearWords)),
        ("no runs first", without(Part::RunsFirst)),
        ("one share kept for all", without(Part::SharesKept)),
        ("no ends word by word", without(Part::Ends)),
        ("no merging", without(Part::Merging)),
        ("no peeling", Limits { max_rounds: 1, ..all }),
        ("no gate of its own for a second source", Limits { gate_again: all.gate, ..all }),
        ("a gate of 30 nats", Limits { gate: 30.0, ..all }),
        ("a gate of 70 nats", Limits { gate: 70.0, ..all }),
        ("15 words are enough", Limits { least_words: 15, ..all }),
        ("with digests", Limits { digest: true, ..all }),
    ]
}

/// Pairs of texts, all read.
struct Pairs {
    archive: Archive,
    names: Vec<[String; 2]>,
    ranges: Vec<[Range<usize>; 2]>,
    /// The text of each file, and for each post the number of its file.
    texts: Vec<Vec<u8>>,
    of_post: Vec<usize>,
}

impl Pairs {
    fn read(data: &Path) -> Result<Self, Anything> {
        let list = fs::read_to_string(data.join("pairs"))?;
        let mut names = Vec::new();
        for line in list.lines().filter(|line| !line.trim().is_empty()) {
            let (a, b) = line.split_once(char::is_whitespace).ok_or("two names a line expected")?;
            names.push([a.to_owned(), b.trim().to_owned()]);
        }
        let mut files: Vec<String> =
            names.iter().flat_map(|[a, b]| [format!("susp/{a}"), format!("src/{b}")]).collect();
        files.sort_unstable();
        files.dedup();
        let (mut archive, mut ranges) = (Archive::new(), Vec::with_capacity(files.len()));
        let (mut texts, mut of_post) = (Vec::new(), Vec::new());
        for (at, file) in files.iter().enumerate() {
            let path = data.join(file).to_string_lossy().into_owned();
            texts.push(fs::read(&path)?);
            let from = archive.posts().len();
            for found in &Walker::default().find(&[path]).files {
                for post in read_file(found, &Reading::default())?.posts {
                    archive.push(post);
                    of_post.push(at);
                }
            }
            ranges.push(from..archive.posts().len());
        }
        let range = |name: String| {
            let at = files.binary_search(&name).map_err(|_| "a file was lost")?;
            Ok::<_, Anything>(ranges[at].clone())
        };
        let ranges = names
            .iter()
            .map(|[a, b]| Ok([range(format!("susp/{a}"))?, range(format!("src/{b}"))?]))
            .collect::<Result<_, Anything>>()?;
        Ok(Self { archive, names, ranges, texts, of_post })
    }

    /// What an alignment finds: name, start and length of both sides, in code points.
    fn found(&self, limits: Limits) -> Result<String, Anything> {
        let detector = Detector::new(&Options::new())?.aligning(limits);
        let counts: Vec<CharCount<'_>> =
            self.texts.iter().map(|text| CharCount::new(text)).collect();
        let mut lines = String::new();
        detector.compare_each::<Anything>(&self.archive, &self.ranges, |at, report, _| {
            for passage in &report.passages {
                let sides = [&passage.a, &passage.b].into_iter().zip(&self.ranges[at]);
                let cells: Vec<String> = sides
                    .zip(&self.names[at])
                    .map(|((place, range), name)| {
                        let count = &counts[self.of_post[range.start]];
                        let [from, to] = [place.start, place.end].map(|at| count.before(at.into()));
                        format!("{name}\t{from}\t{}", to - from)
                    })
                    .collect();
                writeln!(lines, "{}", cells.join("\t"))?;
            }
            Ok(())
        })?;
        Ok(lines)
    }
}
