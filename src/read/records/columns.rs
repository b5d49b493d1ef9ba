//! What a table's columns are: what parts them, whether the first row names them, and which of them hold
//! what, where no name says so. It makes no posts.

use csv::{Reader, ReaderBuilder, StringRecord};
use serde_json::Value;

use super::names::{FieldNames, Role, guess};
use super::when;

/// What may part columns, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// So many rows and bytes of a table are looked at before it is read.
const ROWS: usize = 50;
const HEAD: usize = 1 << 18;

/// A column without a name is one of texts if most of them are so many bytes long.
const TEXT: usize = 160;
/// The longest name of a column, in bytes.
const NAME: usize = 64;

/// The columns of a table.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) delimiter: u8,
    pub(super) has_header: bool,
    /// Their names; without a row of names, their numbers from 1.
    pub(super) names: Vec<String>,
    /// What is asked for: by the user, or else guessed from what the columns hold.
    pub(super) fields: FieldNames,
    /// Where the rows begin.
    pub(super) start: usize,
}

impl Columns {
    /// Looks at the head of a table; if there are no texts in it, the reason.
    pub(super) fn of(text: &str, path: &str, given: &FieldNames) -> Result<Self, String> {
        // A line with which one program tells itself what parts the columns.
        let told = text.lines().next().and_then(|line| line.trim_end().strip_prefix("sep="));
        let told = told.filter(|it| it.len() == 1).map(|it| it.as_bytes()[0]);
        let start = told.map_or(0, |_| text.find('\n').map_or(text.len(), |at| at + 1));
        let head = head(&text[start..]);
        let delimiter = told.unwrap_or_else(|| delimiter(head, path));
        let rows = rows(head, delimiter);
        let Some(first) = rows.first() else { return Err("a table without rows".to_owned()) };
        let is_known = |cell: &str| {
            guess(cell).is_some() || given.given().any(|(_, name)| name.eq_ignore_ascii_case(cell))
        };
        let is_name = |cell: &str| cell.len() <= NAME && when::parse(&Value::from(cell)).is_none();
        let has_header =
            first.iter().all(is_name) && first.iter().any(|cell| is_known(cell.trim()));
        let names: Vec<String> = if has_header {
            first.iter().map(|cell| cell.trim().to_owned()).collect()
        } else {
            let most = rows.iter().map(StringRecord::len).max().unwrap_or(0);
            (1..=most).map(|n| n.to_string()).collect()
        };
        let mut fields = given.clone();
        let has_text = !given.text.is_empty()
            || names.iter().any(|name| matches!(guess(name), Some((Role::Text, _))));
        if !has_text {
            let Some(at) = text_column(&rows, has_header) else {
                return Err(format!(
                    "a table without a column of texts (columns: {}; name one: --text-field COLUMN)",
                    first.iter().take(20).collect::<Vec<_>>().join(", ")
                ));
            };
            fields.text = vec![names[at].clone()];
        }
        if !has_header {
            let dated = |at: usize| {
                let is_date = |row: &StringRecord| {
                    row.get(at).is_some_and(|cell| when::parse(&Value::from(cell)).is_some())
                };
                rows.iter().all(is_date)
            };
            let linked = |at: usize| {
                let is_link = |row: &StringRecord| row.get(at).is_some_and(|it| it.contains("://"));
                rows.iter().all(is_link)
            };
            let find = |is: &dyn Fn(usize) -> bool| {
                (0..names.len()).find(|&at| is(at)).map(|at| names[at].clone())
            };
            fields.date = fields.date.or_else(|| find(&dated));
            fields.url = fields.url.or_else(|| find(&linked));
        }
        Ok(Self { delimiter, has_header, names, fields, start })
    }
}

/// A reader of rows from a text.
pub(super) fn reader(text: &str, delimiter: u8, quoting: bool) -> Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter).quoting(quoting);
    builder.from_reader(text.as_bytes())
}

/// The first whole lines of a table.
fn head(text: &str) -> &str {
    if text.len() <= HEAD {
        return text;
    }
    let end = memchr::memrchr(b'\n', &text.as_bytes()[..HEAD]).map_or(0, |at| at + 1);
    if end > 0 { &text[..end] } else { text }
}

/// What parts the columns: what gives most rows as many columns as the first has, which are several.
fn delimiter(head: &str, path: &str) -> u8 {
    let ending = path.rsplit('.').next().unwrap_or_default();
    let tabs = ending.eq_ignore_ascii_case("tsv") || ending.eq_ignore_ascii_case("tab");
    if tabs && head.contains('\t') {
        return b'\t';
    }
    let fit = |delimiter: &u8| {
        let rows = rows(head, *delimiter);
        let columns = rows.first().map_or(0, StringRecord::len);
        let alike = rows.iter().filter(|row| row.len() == columns).count();
        if columns < 2 { (0, 0) } else { (alike * 100 / rows.len(), columns) }
    };
    let mut best = (DELIMITERS[0], (0, 0));
    for delimiter in DELIMITERS {
        let fit = fit(&delimiter);
        if fit > best.1 {
            best = (delimiter, fit);
        }
    }
    best.0
}

fn rows(head: &str, delimiter: u8) -> Vec<StringRecord> {
    reader(head, delimiter, true).into_records().map_while(Result::ok).take(ROWS).collect()
}

/// The column whose cells are longest, if most of them are long enough to be texts.
fn text_column(rows: &[StringRecord], has_header: bool) -> Option<usize> {
    let columns = rows.iter().map(StringRecord::len).max()?;
    let columns = if has_header { rows[0].len() } else { columns };
    let rows = &rows[usize::from(has_header)..];
    let len = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(str::len).sum::<usize>();
    let longest = (0..columns).rev().max_by_key(|&at| len(at))?;
    let long = |row: &&StringRecord| row.get(longest).is_some_and(|cell| cell.len() >= TEXT);
    (rows.iter().filter(long).count() * 2 > rows.len()).then_some(longest)
}
