//! Dates as bloggers write them, to a day and a time of day. The zone is read over: what counts is
//! the day and the hour on the writer's own calendar. A file's own time is never asked.

use jiff::civil::{Date, Time};
use jiff::fmt::strtime::BrokenDownTime;

use super::name_dates;
use crate::text::{DateOrigin, PostDate};

/// The ways to write a day, tried in this order. A month's number may have one digit.
const DAYS: [&str; 12] = [
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
];

/// The ways to write a time of day; the longer come first, since the start of a longer one would
/// read as a shorter one.
const TIMES: [&str; 6] = ["%I:%M:%S %p", "%I:%M %p", "%I:%M%p", "%H:%M:%S%.f", "%H:%M:%S", "%H:%M"];

/// Reads a day, and the time of day where one follows.
pub(super) fn parse(text: &str) -> Option<(Date, Option<Time>)> {
    let text = text.trim();
    DAYS.iter().find_map(|format| {
        let (day, len) = BrokenDownTime::parse_prefix(format, text).ok()?;
        // `08.09.16` has no year of four digits, and could be any of three days.
        let day = day.to_date().ok().filter(|day| day.year() >= 1000)?;
        let rest = &text[len..];
        if rest.trim().is_empty() {
            return Some((day, None));
        }
        let clock = rest.strip_prefix(['T', 't', ' ', ','])?.trim_start();
        Some((day, Some(time(clock)?)))
    })
}

/// Reads the date of a feed or a record; a wrong weekday does not spoil it.
pub(super) fn parse_field(written: &str) -> Option<(Date, Option<Time>)> {
    let behind = || written.split_once(',').and_then(|(_, rest)| parse(rest));
    parse(written).or_else(behind).filter(|(day, _)| day.year() >= 1000)
}

/// The date in a file's name: at its start, as in `2018-10-07-title.md` and `2018-10-07.md`, or the
/// only one in it that can be read in one way.
pub(super) fn of_file_name(path: &str) -> Option<PostDate> {
    let name = path.rsplit('/').next()?;
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let day = at_start(name).or_else(|| name_dates::inside(stem))?;
    Some(PostDate { day, time: None, origin: DateOrigin::FileName })
}

/// The day in an address: `https://a.example/2018/10/07/title/`.
pub(super) fn of_url(url: &str) -> Option<PostDate> {
    let parts: Vec<&str> = url.split(['/', '?', '#']).collect();
    let shaped = |part: &str, len| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
    let day = parts.windows(3).find_map(|it| {
        let is_day = shaped(it[0], 4) && shaped(it[1], 2) && shaped(it[2], 2);
        if is_day { parse(&it.join("-")) } else { None }
    });
    day.map(|(day, _)| PostDate { day, time: None, origin: DateOrigin::Url })
}

fn at_start(name: &str) -> Option<Date> {
    let (digits, rest) = (name.get(..10)?, name.get(10..)?);
    let shaped = digits.bytes().enumerate().all(|(at, b)| match at {
        4 | 7 => b == b'-',
        _ => b.is_ascii_digit(),
    });
    if !shaped || !(rest.is_empty() || rest.starts_with(['-', '_', '.', ' '])) {
        return None;
    }
    parse(digits).map(|(day, _)| day)
}

fn time(text: &str) -> Option<Time> {
    TIMES.iter().find_map(|format| {
        let (time, len) = BrokenDownTime::parse_prefix(format, text).ok()?;
        let zone = text[len..].trim();
        if is_zone(zone) { time.to_time().ok() } else { None }
    })
}

/// Whether this can be what stands behind a time: nothing, an offset (`+0900`, `-5`, `+09:00`), a
/// zone's name (`Z`, `UTC`, `[Asia/Seoul]`), or several of these.
fn is_zone(text: &str) -> bool {
    text.split_whitespace().all(|word| {
        let word = word.trim_matches(['(', ')']);
        let (name, offset) = word.split_at(word.find(['+', '-']).unwrap_or(word.len()));
        let (offset, place) = offset.split_at(offset.find('[').unwrap_or(offset.len()));
        let is_name = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '_' | '[' | ']');
        name.len() <= 32
            && name.chars().all(is_name)
            && offset.len() <= 9
            && offset.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ':'))
            && place.chars().all(|c| is_name(c) || c == '-')
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
        ] {
            assert_eq!(parse(text), Some((date(2016, 9, 8), None)), "{text}");
        }
    }

    #[test]
    fn days_with_a_time_keep_the_writers_hour() {
        for text in [
            "2016-09-08 10:05:00 +0900",
            "2016-09-08 10:05:00 -5",
            "2016-09-08T10:05:00Z",
            "2016-09-08T10:05:00-05:00",
            "2016-09-08T10:05:00+09:00[Asia/Seoul]",
            "2016-09-08T10:05",
            "2016-09-08 10:05 KST",
            "2016-09-08 10:05 AM",
            "Thu, 08 Sep 2016 10:05:00 +0000",
            "8 Sep 2016 10:05:00 GMT",
            "September 8, 2016 10:05 am",
        ] {
            assert_eq!(parse(text), Some((date(2016, 9, 8), Some(clock(10, 5, 0, 0)))), "{text}");
        }
        let (_, late) = parse("2016-09-08 10:05 PM").unwrap();
        assert_eq!(late, Some(clock(22, 5, 0, 0)));
    }

    #[test]
    fn what_is_no_date_gives_none() {
        for text in ["", "soon", "2016", "2016-13-08", "2016-02-30", "2016-09-08 or so", "08.09.16"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn file_names() {
        let day = |path| of_file_name(path).map(|found| found.day);
        assert_eq!(day("posts/2018-10-07-title.md"), Some(date(2018, 10, 7)));
        assert_eq!(day("2018-10-07.md"), Some(date(2018, 10, 7)));
        assert_eq!(day("posts/2018-10-071.md"), None);
        assert_eq!(day("2018-10-07/title.md"), None);
        assert_eq!(day("2018-13-07-title.md"), None);
        assert_eq!(day("한국어파일이름.md"), None);
        assert_eq!(day("posts/10Apr2006Harbor403.txt"), Some(date(2006, 4, 10)));
        assert_eq!(day("2018-10-07-what-we-said-on-2017-01-20.md"), Some(date(2018, 10, 7)));
    }

    #[test]
    fn addresses() {
        let day = |url| of_url(url).map(|found| found.day);
        assert_eq!(day("https://a.example/2018/10/07/title/"), Some(date(2018, 10, 7)));
        assert_eq!(day("/2018/10/title/"), None);
        assert_eq!(day("/2018/13/07/title/"), None);
    }
}
