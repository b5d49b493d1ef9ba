//! The date in a field of a record: written as people write it, or as a number of seconds since 1970. It
//! guesses none.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use serde_json::Value;

use super::super::dates::{self, ReadDate};

/// The seconds since 1970 at which a number can be a date: from 1973 to 2286. Nothing that counts
/// thousandths falls into this range, and no year and no day without dashes does.
const SECONDS: std::ops::Range<i64> = 100_000_000..10_000_000_000;

/// Reads a day, and the time of day and the zone where they are told.
pub(super) fn parse(value: &Value) -> Option<ReadDate> {
    match value {
        Value::String(text) => {
            let text = text.trim();
            dates::parse_field(text).or_else(|| of_digits(text))
        }
        Value::Number(number) => {
            let whole = number.as_i64().or_else(|| whole(number.as_f64()?))?;
            of_number(whole)
        }
        _ => None,
    }
}

/// The seconds of a number with a fraction.
#[allow(clippy::cast_possible_truncation)] // Within the range that is asked for.
fn whole(number: f64) -> Option<i64> {
    (number.abs() < 1e18).then_some(number as i64)
}

/// `20160908`, or a number of seconds.
fn of_digits(text: &str) -> Option<ReadDate> {
    if !(8..=19).contains(&text.len()) || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    of_number(text.parse().ok()?)
}

/// Seconds since 1970, thousandths of them, millionths or billionths; or a day without dashes.
fn of_number(number: i64) -> Option<ReadDate> {
    if (10_000_101..=99_991_231).contains(&number) {
        let part = |n: i64| i8::try_from(n % 100).ok();
        let year = i16::try_from(number / 10_000).ok()?;
        return Date::new(year, part(number / 100)?, part(number)?).ok().map(ReadDate::day);
    }
    let unit = [1, 1_000, 1_000_000, 1_000_000_000];
    let seconds = unit.into_iter().map(|unit| number / unit).find(|it| SECONDS.contains(it))?;
    let at = Offset::UTC.to_datetime(Timestamp::from_second(seconds).ok()?);
    Some(ReadDate { day: at.date(), time: Some(at.time()), zone: Some(Offset::UTC) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};
    use serde_json::json;

    #[test]
    fn numbers_and_texts_that_are_dates() {
        let day = date(2016, 9, 8);
        let clock = Some(time(10, 5, 0, 0));
        for (value, expected) in [
            (json!("2016-09-08"), Some((day, None))),
            (json!("2016-09-08T10:05:00.000Z"), Some((day, clock))),
            (json!("Mon, 08 Sep 2016 10:05:00 GMT"), Some((day, clock))),
            (json!("20160908"), Some((day, None))),
            (json!(20_160_908), Some((day, None))),
            (json!(1_473_329_100), Some((day, clock))),
            (json!(1_473_329_100.25), Some((day, clock))),
            (json!("1473329100"), Some((day, clock))),
            (json!(1_473_329_100_000_i64), Some((day, clock))),
            (json!(1_473_329_100_000_000_i64), Some((day, clock))),
            (json!(1_473_329_100_000_000_000_i64), Some((day, clock))),
            (json!("2016"), None),
            (json!(2016), None),
            (json!(-5), None),
            (json!(1e300), None),
            (json!(20_161_308), None),
            (json!("soon"), None),
            (json!(true), None),
        ] {
            let found = parse(&value).map(|date| (date.day, date.time));
            assert_eq!(found, expected, "{value}");
        }
    }
}
