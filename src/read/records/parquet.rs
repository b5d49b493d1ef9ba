//! A table in Parquet to posts: a post a row. Only the columns that are asked for are unpacked. Where it
//! cannot be read on, the rows before count.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field as Value;
use parquet::schema::types::Type;
use serde_json::Value as Json;
use serde_json::value::{RawValue, to_raw_value};

use super::super::outcome::ReadFile;
use super::cell::Cell;
use super::choose::{Field, choose};
use super::faults::Kind;
use super::names::{FieldNames, guess};
use super::posts::Posts;
use crate::text::Lines;

/// Reads a table.
pub(in crate::read) fn read(path: &Arc<str>, bytes: Vec<u8>, names: &FieldNames) -> ReadFile {
    let mut posts = Posts::new(path);
    let mut row = 0;
    match rows(bytes, &mut row, &mut posts, names) {
        Ok(()) => {}
        Err(err) if row == 0 => {
            return posts.into_file(&format!("Parquet that cannot be read ({err})"));
        }
        Err(err) => posts.faults.add(Kind::Cut, row, || {
            format!("the rows from here on cannot be read ({err}); fetch or make the file again")
        }),
    }
    posts.into_file("a table without rows")
}

fn rows(
    bytes: Vec<u8>,
    row: &mut u32,
    posts: &mut Posts,
    names: &FieldNames,
) -> Result<(), ParquetError> {
    let reader = SerializedFileReader::new(bytes::Bytes::from(bytes))?;
    let schema = reader.metadata().file_metadata().schema();
    let asked: Vec<_> =
        schema.get_fields().iter().filter(|it| is_asked(it.name(), names)).cloned().collect();
    let all: Vec<&str> = schema.get_fields().iter().map(|it| it.name()).take(20).collect();
    let all = all.join(", ");
    let columns = Type::group_type_builder(schema.name()).with_fields(asked).build()?;
    for fields in reader.get_row_iter(Some(columns))? {
        *row = row.saturating_add(1);
        let columns = fields?.into_columns();
        let held: Vec<Held<'_>> = columns.iter().map(|(_, value)| Held::new(value)).collect();
        let keys = columns.iter().map(|(name, _)| Cow::Borrowed(name.as_str()));
        let cells: Vec<Field<'_>> = keys.zip(held.iter().map(Held::cell)).collect();
        let record = choose(&cells, names);
        // A table of this kind has rows, and no lines.
        posts.add(record, *row, Lines::All(*row), || all.clone());
    }
    Ok(())
}

/// Whether a column may be one that is asked for.
fn is_asked(name: &str, names: &FieldNames) -> bool {
    let given = |asked: &str| {
        let first = asked.split('.').next().unwrap_or_default();
        name.eq_ignore_ascii_case(asked) || name.eq_ignore_ascii_case(first)
    };
    names.given().any(|(_, asked)| given(asked))
        || guess(name).is_some_and(|(role, _)| !names.names(role))
}

/// A value of a row: its text, or else JSON made of it, which is then read as any other.
enum Held<'a> {
    Text(&'a str),
    Json(Box<RawValue>),
}

impl<'a> Held<'a> {
    fn new(value: &'a Value) -> Self {
        let text = match value {
            Value::Str(text) => Some(text.as_str()),
            Value::Bytes(bytes) => str::from_utf8(bytes.data()).ok(),
            _ => None,
        };
        // JSON whose names are texts can always be written.
        text.map_or_else(|| Self::Json(to_raw_value(&json(value)).unwrap_or_default()), Self::Text)
    }

    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Text(text) => Cell::Text((*text).into()),
            Self::Json(raw) => Cell::Json(raw),
        }
    }
}

fn json(value: &Value) -> Json {
    match value {
        Value::Bool(flag) => (*flag).into(),
        Value::Byte(n) => (*n).into(),
        Value::Short(n) => (*n).into(),
        Value::Int(n) => (*n).into(),
        Value::Long(n) => (*n).into(),
        Value::UByte(n) => (*n).into(),
        Value::UShort(n) => (*n).into(),
        Value::UInt(n) => (*n).into(),
        Value::ULong(n) => (*n).into(),
        Value::Float(n) => f64::from(*n).into(),
        Value::Double(n) => (*n).into(),
        Value::Str(text) => text.as_str().into(),
        Value::Date(days) => {
            let day = Date::constant(1970, 1, 1).checked_add(i64::from(*days).days());
            day.map_or(Json::Null, |day| day.to_string().into())
        }
        Value::TimestampMillis(n) => time(Timestamp::from_millisecond(*n)),
        Value::TimestampMicros(n) => time(Timestamp::from_microsecond(*n)),
        Value::ListInternal(list) => list.elements().iter().map(json).collect(),
        Value::Group(row) => {
            let fields = row.get_column_iter().map(|(name, value)| (name.clone(), json(value)));
            Json::Object(fields.collect())
        }
        _ => Json::Null,
    }
}

fn time(at: Result<Timestamp, jiff::Error>) -> Json {
    at.map_or(Json::Null, |at| Offset::UTC.to_datetime(at).to_string().into())
}
