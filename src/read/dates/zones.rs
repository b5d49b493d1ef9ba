//! What stands behind a time of day: how far the zone is from UTC, where that is written. The name of a
//! place is read over, since how far it is from UTC depends on the year.

use jiff::tz::Offset;

/// The names that say how far, by RFC 2822, in hours. All other names of zones are two or more zones:
/// `IST` is in Ireland, in Israel and in India.
const NAMES: [(&str, i8); 11] = [
    ("Z", 0),
    ("UT", 0),
    ("UTC", 0),
    ("GMT", 0),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("PST", -8),
    ("PDT", -7),
];

/// What stands behind a time is no zone.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NoZone;

/// Reads what stands behind a time: nothing, an offset (`+0900`, `-5`, `+09:00`), a zone's name (`Z`,
/// `UTC`, `[Asia/Seoul]`), or several of these.
///
/// # Errors
/// If it is no zone at all. Of one that does not say how far it is from UTC, `None`.
pub(super) fn parse(text: &str) -> Result<Option<Offset>, NoZone> {
    let mut zone = None;
    for word in text.split_whitespace() {
        let word = word.trim_matches(['(', ')']);
        let (name, rest) = word.split_at(word.find(['+', '-']).unwrap_or(word.len()));
        let (offset, place) = rest.split_at(rest.find('[').unwrap_or(rest.len()));
        let is_name = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '_' | '[' | ']');
        let is_zone = name.len() <= 32
            && name.chars().all(is_name)
            && offset.len() <= 9
            && offset.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ':'))
            && place.chars().all(|c| is_name(c) || c == '-');
        if !is_zone {
            return Err(NoZone);
        }
        let named = || {
            let known = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
            known.and_then(|&(_, hours)| Offset::from_hours(hours).ok())
        };
        let said = if offset.is_empty() { named() } else { of(offset) };
        zone = zone.or(said);
    }
    Ok(zone)
}

/// `+0900`, `-5`, `+09:00`, `+05:30:00`.
fn of(written: &str) -> Option<Offset> {
    let sign = if written.starts_with('-') { -1 } else { 1 };
    let digits = &written[1..];
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, rest)) => (hours, rest.split(':').next().unwrap_or_default()),
        None if digits.len() > 2 => digits.split_at(digits.len() - 2),
        None => (digits, "0"),
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let sound = hours <= 18 && minutes < 60;
    if sound { Offset::from_seconds(sign * (hours * 60 + minutes) * 60).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_a_zone_is() {
        for (text, minutes) in [
            ("+0900", Some(540)),
            ("-5", Some(-300)),
            ("+05:30", Some(330)),
            ("-0330", Some(-210)),
            ("UTC+9", Some(540)),
            ("-0500 (EST)", Some(-300)),
            ("Z", Some(0)),
            ("pdt", Some(-420)),
            ("+09:00[Asia/Seoul]", Some(540)),
            ("KST", None),
            ("[Asia/Seoul]", None),
            ("+99:99", None),
            ("", None),
        ] {
            let zone = minutes.map(|it| Offset::from_seconds(it * 60).unwrap());
            assert_eq!(parse(text), Ok(zone), "{text}");
        }
        for text in ["at 5", "+09h", "half past"] {
            assert!(parse(text).is_err() || parse(text) == Ok(None), "{text}");
        }
        assert_eq!(parse("at 5"), Err(NoZone));
    }
}
