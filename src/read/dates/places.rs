//! Dates in the names of files and in addresses. They are days, never times.

use jiff::civil::Date;

use super::names;
use super::written::{ReadDate, parse};
use crate::text::{DateOrigin, MONTHS, PostDate};

/// The date in a file's name: at its start, as in `2018-10-07-title.md` and `2018-10-07.md`, or the
/// only one in it that can be read in one way. A file that is called `index` goes by its folder's name.
pub(in crate::read) fn of_file_name(path: &str) -> Option<PostDate> {
    let mut parts = path.rsplit('/');
    let mut name = parts.next()?;
    let is_index = matches!(stem(name), "index" | "_index");
    if is_index && let Some(folder) = parts.next() {
        name = folder;
    }
    let stem = if is_index { name } else { stem(name) };
    let day = at_start(name).or_else(|| names::inside(stem))?;
    Some(ReadDate::day(day).found(DateOrigin::FileName))
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The day in an address: `https://a.example/2018/10/07/title/`, `/2018/oct/7/title/`,
/// `/2018-10-07-title/`.
pub(in crate::read) fn of_url(url: &str) -> Option<PostDate> {
    let parts: Vec<&str> = url.split(['/', '?', '#']).collect();
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        let shaped = digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if shaped { part.parse::<i16>().ok() } else { None }
    };
    let month = |part: &str| {
        let named = || MONTHS.iter().position(|name| part.eq_ignore_ascii_case(&name[..3]));
        number(part, 1..=2).or_else(|| i16::try_from(named()? + 1).ok())
    };
    let in_parts = parts.windows(3).find_map(|it| {
        let (year, month, day) = (number(it[0], 4..=4)?, month(it[1])?, number(it[2], 1..=2)?);
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        date.ok().filter(|day| day.year() >= 1000)
    });
    let day = in_parts.or_else(|| parts.iter().find_map(|part| at_start(part)))?;
    Some(ReadDate::day(day).found(DateOrigin::Url))
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
    parse(digits).map(|date| date.day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn file_names() {
        let day = |path| of_file_name(path).map(|found| found.day);
        assert_eq!(day("posts/2018-10-07-title.md"), Some(date(2018, 10, 7)));
        assert_eq!(day("2018-10-07.md"), Some(date(2018, 10, 7)));
        assert_eq!(day("posts/2018-10-071.md"), None);
        assert_eq!(day("2018-10-07/title.md"), None);
        assert_eq!(day("posts/2018-10-07-title/index.md"), Some(date(2018, 10, 7)));
        assert_eq!(day("posts/2018-10-07.html/_index.html"), Some(date(2018, 10, 7)));
        assert_eq!(day("index.md"), None);
        assert_eq!(day("2018-13-07-title.md"), None);
        assert_eq!(day("한국어파일이름.md"), None);
        assert_eq!(day("posts/10Apr2006Harbor403.txt"), Some(date(2006, 4, 10)));
        assert_eq!(day("2018-10-07-what-we-said-on-2017-01-20.md"), Some(date(2018, 10, 7)));
    }

    #[test]
    fn addresses() {
        let day = |url| of_url(url).map(|found| found.day);
        assert_eq!(day("https://a.example/2018/10/07/title/"), Some(date(2018, 10, 7)));
        assert_eq!(day("/2018/oct/7/title/"), Some(date(2018, 10, 7)));
        assert_eq!(day("/2018-10-07-title.html"), Some(date(2018, 10, 7)));
        assert_eq!(day("/2018/10/title/"), None);
        assert_eq!(day("/10/07/2018/title/"), None);
        assert_eq!(day("/2018/13/07/title/"), None);
    }
}
