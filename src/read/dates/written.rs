//! Dates as bloggers write them: a day, a time of day, and the zone that both are told in. What counts
//! is the day on the writer's own calendar, whatever day it was elsewhere. A file's own time is never
//! asked, and what can be read as two days is none.

use std::borrow::Cow;

use jiff::civil::{Date, Time};
use jiff::fmt::strtime::BrokenDownTime;
use jiff::tz::Offset;

use super::zones;
use crate::text::{DateOrigin, PostDate};

/// The ways to write a day, tried in this order. A month's number may have one digit.
const DAYS: [&str; 14] = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%B %d, %Y",
    "%b %d, %Y",
    "%b. %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%A, %d %B %Y",
    "%a, %d %b %Y",
    "%A, %B %d, %Y",
    "%a, %b %d, %Y",
    "%Y年%m月%d日",
    "%Y년 %m월 %d일",
];

/// The ways to write a time of day; the longer come first, since the start of a longer one would
/// read as a shorter one.
const TIMES: [&str; 6] = ["%I:%M:%S %p", "%I:%M %p", "%I:%M%p", "%H:%M:%S%.f", "%H:%M:%S", "%H:%M"];

/// A date as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) struct ReadDate {
    pub(in crate::read) day: Date,
    pub(in crate::read) time: Option<Time>,
    pub(in crate::read) zone: Option<Offset>,
}

impl ReadDate {
    pub(in crate::read) fn day(day: Date) -> Self {
        Self { day, time: None, zone: None }
    }

    /// The date of a post, found there.
    pub(in crate::read) fn found(self, origin: DateOrigin) -> PostDate {
        let Self { day, time, zone } = self;
        PostDate { day, time, zone, origin }
    }
}

/// Reads a day, and where they follow the time of day and the zone.
pub(in crate::read) fn parse(text: &str) -> Option<ReadDate> {
    let text = &*plain(text.trim());
    DAYS.iter().find_map(|format| {
        let (day, len) = BrokenDownTime::parse_prefix(format, text).ok()?;
        // `08.09.16` has no year of four digits, and could be any of three days.
        let day = day.to_date().ok().filter(|day| day.year() >= 1000)?;
        let rest = &text[len..];
        if rest.trim().is_empty() {
            return Some(ReadDate::day(day));
        }
        let clock = rest.strip_prefix(['T', 't', ' ', ','])?.trim_start();
        let (time, zone) = time(clock)?;
        Some(ReadDate { day, time: Some(time), zone })
    })
}

/// A date without what its day is counted with, `8th`, and without the fourth letter of `Sept`.
fn plain(text: &str) -> Cow<'_, str> {
    let ordinal = |at: usize| {
        let (before, rest) = text.split_at(at);
        before.ends_with(|c: char| c.is_ascii_digit())
            && ["st", "nd", "rd", "th"].iter().any(|mark| rest.starts_with(mark))
            && rest[2..].starts_with([' ', ','])
    };
    if let Some(at) = (1..text.len().min(32)).find(|&at| text.is_char_boundary(at) && ordinal(at)) {
        return plain(&format!("{}{}", &text[..at], &text[at + 2..])).into_owned().into();
    }
    match text.split_once("Sept") {
        Some((before, rest)) if rest.starts_with([' ', '.', ',']) => {
            format!("{before}Sep{rest}").into()
        }
        _ => text.into(),
    }
}

/// Reads the date of a feed or a record; a wrong weekday does not spoil it.
pub(in crate::read) fn parse_field(written: &str) -> Option<ReadDate> {
    let behind = || written.split_once(',').and_then(|(_, rest)| parse(rest));
    parse(written).or_else(behind)
}

fn time(text: &str) -> Option<(Time, Option<Offset>)> {
    TIMES.iter().find_map(|format| {
        let (time, len) = BrokenDownTime::parse_prefix(format, text).ok()?;
        let zone = zones::parse(text[len..].trim()).ok()?;
        Some((time.to_time().ok()?, zone))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time as clock};

    #[test]
    fn days_alone() {
        for text in [
            "2016-09-08",
            " 2016-09-08 ",
            "2016-9-8",
            "2016/09/08",
            "September 8, 2016",
            "Sep 8, 2016",
            "8 September 2016",
            "Thursday, September 8, 2016",
            "September 8th, 2016",
            "8th September 2016",
            "Sept. 8, 2016",
            "2016年9月8日",
            "2016년 9월 8일",
        ] {
            assert_eq!(parse(text), Some(ReadDate::day(date(2016, 9, 8))), "{text}");
        }
    }

    #[test]
    fn days_with_a_time_keep_the_writers_hour_and_zone() {
        for (text, hours) in [
            ("2016-09-08 10:05:00 +0900", Some(9)),
            ("2016-09-08 10:05:00 -5", Some(-5)),
            ("2016-09-08T10:05:00Z", Some(0)),
            ("2016-09-08T10:05:00-05:00", Some(-5)),
            ("2016-09-08T10:05:00+09:00[Asia/Seoul]", Some(9)),
            ("2016-09-08T10:05", None),
            ("2016-09-08 10:05 KST", None),
            ("2016-09-08 10:05 AM", None),
            ("Thu, 08 Sep 2016 10:05:00 +0000", Some(0)),
            ("Thu, 08 Sep 2016 10:05:00 EST", Some(-5)),
            ("8 Sep 2016 10:05:00 GMT", Some(0)),
            ("September 8, 2016 10:05 am", None),
        ] {
            let zone = hours.map(jiff::tz::offset);
            let time = Some(clock(10, 5, 0, 0));
            let expected = ReadDate { day: date(2016, 9, 8), time, zone };
            assert_eq!(parse(text), Some(expected), "{text}");
        }
        let late = parse("2016-09-08 10:05 PM").unwrap();
        assert_eq!(late.time, Some(clock(22, 5, 0, 0)));
    }

    #[test]
    fn what_is_no_date_gives_none() {
        for text in ["", "soon", "2016", "2016-13-08", "2016-02-30", "2016-09-08 or so", "08.09.16"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
