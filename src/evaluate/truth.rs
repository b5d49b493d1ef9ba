//! A truth file as data: pairs of stretches that share text, each of a kind.

use crate::text::Map;

/// What offsets count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of the file.
    Bytes,
    /// Unicode code points of the file, decoded as UTF-8.
    Chars,
}

/// A stretch of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The number of its file.
    pub file: u32,
    /// Where it begins.
    pub start: u64,
    /// Behind its end.
    pub end: u64,
}

impl Place {
    pub(super) fn len(&self) -> u64 {
        self.end - self.start
    }
}

/// Two stretches that share text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// One of them.
    pub a: Place,
    /// The other.
    pub b: Place,
    /// What the truth calls it.
    pub kind: String,
    /// The numbers of the paragraphs that they stand in, where the truth has them.
    pub paragraphs: Option<(u64, u64)>,
}

/// A truth file.
#[derive(Debug, Clone, Default)]
pub struct Truth {
    /// Its pairs.
    pub pairs: Vec<Pair>,
    /// Its files by their numbers.
    pub files: Vec<String>,
    /// The unit that its header names.
    pub unit: Option<Unit>,
}

/// A line that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct BadLine {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

/// The words of a header that say what offsets count.
const UNITS: [(&str, Unit); 2] = [("unit: bytes", Unit::Bytes), ("unit: chars", Unit::Chars)];

impl Truth {
    /// Reads lines of seven columns or more, parted by tabs: path, start, length, path, start, length,
    /// kind. Lines that are empty or begin with `#` are left out, but for a header that names the unit
    /// and the columns.
    ///
    /// # Errors
    /// The first line that is none.
    pub fn parse(text: &str) -> Result<Self, BadLine> {
        let mut truth = Self::default();
        let mut names = Names::default();
        let mut paragraphs = None;
        for (line, cells) in rows(text, |comment| {
            truth.unit = UNITS
                .iter()
                .find(|(name, _)| comment.contains(name))
                .map(|unit| unit.1)
                .or(truth.unit);
            let column = |name| comment.split('\t').position(|cell| cell == name);
            paragraphs = column("paragraph_a").zip(column("paragraph_b")).or(paragraphs);
        }) {
            let (a, b) = places(line, &cells, &mut names)?;
            let kind = cells.get(6).map_or("", |kind| *kind).to_owned();
            truth.pairs.push(Pair { a, b, kind, paragraphs: None });
            if let Some((a, b)) = paragraphs
                && let (Some(a), Some(b)) = (cells.get(a), cells.get(b))
                && let Some(pair) = truth.pairs.last_mut()
            {
                pair.paragraphs = Some((number(line, a)?, number(line, b)?));
            }
        }
        truth.files = names.list;
        Ok(truth)
    }

    /// The same pairs, in which a stretch is a whole paragraph, and the paragraph's number its file;
    /// none if there are no such numbers.
    pub fn by_paragraphs(&self) -> Option<Self> {
        let mut names = Names::default();
        let mut place =
            |number: u64| Place { file: names.id(&number.to_string()), start: 0, end: 1 };
        let pairs: Option<Vec<Pair>> = self
            .pairs
            .iter()
            .map(|pair| {
                let (a, b) = pair.paragraphs?;
                Some(Pair { a: place(a), b: place(b), ..pair.clone() })
            })
            .collect();
        Some(Self { pairs: pairs?, files: names.list, unit: self.unit })
    }
}

/// Numbers for paths, in the order that they come in.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) list: Vec<String>,
    ids: Map<String, u32>,
}

impl Names {
    /// The number of a path.
    pub(super) fn id(&mut self, name: &str) -> u32 {
        if let Some(id) = self.ids.get(name) {
            return *id;
        }
        let id = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(name.to_owned());
        self.ids.insert(name.to_owned(), id);
        id
    }
}

/// The lines with something in them, with their numbers and cells; comments go to `comment`.
pub(super) fn rows<'a>(
    text: &'a str,
    mut comment: impl FnMut(&'a str),
) -> Vec<(usize, Vec<&'a str>)> {
    let mut rows = Vec::new();
    for (line, row) in (1..).zip(text.lines()) {
        match row.strip_prefix('#') {
            Some(row) => comment(row),
            None if row.trim().is_empty() => {}
            None => rows.push((line, row.split('\t').collect())),
        }
    }
    rows
}

/// The two stretches of a line.
pub(super) fn places(
    line: usize,
    cells: &[&str],
    names: &mut Names,
) -> Result<(Place, Place), BadLine> {
    if cells.len() < 6 {
        let what = format!("6 columns or more parted by tabs were expected, not {}", cells.len());
        return Err(BadLine { line, what });
    }
    let mut place = |cells: &[&str]| {
        let (start, len) = (number(line, cells[1])?, number(line, cells[2])?);
        let Some(end) = start.checked_add(len) else {
            return Err(BadLine { line, what: format!("{start} + {len} is too large") });
        };
        Ok(Place { file: names.id(cells[0]), start, end })
    };
    Ok((place(&cells[..3])?, place(&cells[3..])?))
}

fn number(line: usize, cell: &str) -> Result<u64, BadLine> {
    let what = || format!("a whole number was expected, not {cell:?}");
    cell.parse().map_err(|_| BadLine { line, what: what() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read() {
        let ours = "# unit: bytes; more\n#path_a\tstart_a\tlen_a\tpath_b\tstart_b\tlen_b\tkind\tedit\t\
                    paragraph_a\tparagraph_b\na.md\t3\t10\tb.md\t5\t11\tlight\t0.1 runs\t0\t7\n";
        let truth = Truth::parse(ours).unwrap();
        assert_eq!(truth.unit, Some(Unit::Bytes));
        assert_eq!(truth.files, ["a.md", "b.md"]);
        let pair = &truth.pairs[0];
        assert_eq!((pair.a, pair.kind.as_str()), (Place { file: 0, start: 3, end: 13 }, "light"));
        assert_eq!(pair.paragraphs, Some((0, 7)));
        assert_eq!(truth.by_paragraphs().unwrap().files, ["0", "7"]);
        let theirs = "#doc_a\ta_start\ta_len\tdoc_b\tb_start\tb_len\tkind\tgroup\n\n\
                      a.md\t3\t10\tb.md\t5\t11\texact\tA\n";
        let truth = Truth::parse(theirs).unwrap();
        assert_eq!((truth.unit, truth.pairs.len()), (None, 1));
        assert!(truth.by_paragraphs().is_none());
    }

    #[test]
    fn a_bad_line_is_told() {
        let told = |text: &str| Truth::parse(text).unwrap_err().to_string();
        assert_eq!(
            told("#\na\t1\n"),
            "line 2: 6 columns or more parted by tabs were expected, not 2"
        );
        assert_eq!(told("a\t1\t2\tb\tx\t2\tk"), "line 1: a whole number was expected, not \"x\"");
        assert!(told(&format!("a\t{}\t2\tb\t1\t2\tk", u64::MAX)).contains("too large"));
    }
}
