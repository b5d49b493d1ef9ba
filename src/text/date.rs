//! When a post was published, and how we know. A file's own time is never asked.

use std::fmt;

use jiff::civil;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

/// The months in English, in small letters.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A post's date: a day, sometimes with the time of day, and where it was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostDate {
    /// The day.
    pub day: civil::Date,
    /// The time of day in the writer's own zone, where it is known.
    pub time: Option<civil::Time>,
    /// How far that zone is from UTC, where it is known.
    pub zone: Option<Offset>,
    /// Where the date stands.
    pub origin: DateOrigin,
}

/// Where a post's date was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrigin {
    /// In the post's front matter.
    FrontMatter,
    /// In the file's name: `2018-10-07-title.md`.
    FileName,
    /// In the post's address: `/2018/10/07/title/`.
    Url,
    /// In a field of the post's own: an element of a feed, what a page says of itself.
    Field,
}

impl PostDate {
    /// Which of two posts came first; two posts of one day are told apart only if both know their
    /// time.
    pub fn order(&self, other: &Self) -> std::cmp::Ordering {
        self.day.cmp(&other.day).then_with(|| match (self.moment(), other.moment()) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => std::cmp::Ordering::Equal,
        })
    }

    /// The nanoseconds from midnight of its day, by the clock of UTC where the zone is known and else
    /// by the writer's. So posts of one day are in order if they know their zones, and if none does.
    pub fn moment(&self) -> Option<i64> {
        let nanoseconds = self.time?.duration_since(civil::Time::midnight()).as_nanos();
        let nanoseconds = i64::try_from(nanoseconds).ok()?;
        let zone = self.zone.map_or(0, |zone| i64::from(zone.seconds()));
        Some(nanoseconds - zone * 1_000_000_000)
    }

    /// The zone as `-05:00`.
    pub fn zone_name(&self) -> Option<String> {
        let minutes = self.zone?.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        let minutes = minutes.abs();
        Some(format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60))
    }
}

impl fmt::Display for PostDate {
    /// The day as `2018-10-07`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.day.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};
    use jiff::tz::offset;

    fn post(hour: i8, zone: Option<i8>) -> PostDate {
        PostDate {
            day: date(2019, 3, 1),
            time: Some(time(hour, 30, 0, 0)),
            zone: zone.map(offset),
            origin: DateOrigin::FrontMatter,
        }
    }

    #[test]
    fn posts_of_one_day_are_ordered_by_their_moment() {
        let order = |a: &PostDate, b: &PostDate| a.order(b) as i8;
        assert_eq!(order(&post(9, None), &post(10, None)), -1);
        assert_eq!(order(&post(10, Some(-5)), &post(12, Some(9))), 1);
        assert_eq!(order(&post(10, Some(9)), &post(10, Some(9))), 0);
        let untimed = PostDate { time: None, zone: None, ..post(0, None) };
        assert_eq!(order(&untimed, &post(10, None)), 0);
        let later = PostDate { day: date(2019, 3, 2), ..post(0, Some(9)) };
        assert_eq!(order(&post(23, Some(-5)), &later), -1);
    }

    #[test]
    fn a_zone_is_written_with_its_minutes() {
        assert_eq!(post(1, Some(-5)).zone_name().as_deref(), Some("-05:00"));
        let half = PostDate { zone: Offset::from_seconds(19_800).ok(), ..post(1, None) };
        assert_eq!(half.zone_name().as_deref(), Some("+05:30"));
        assert_eq!(post(1, None).zone_name(), None);
    }
}
