//! Dates as sources give them: often only a month or a year, always with where they were read.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::spelled;

/// The days of the week by their names in English, in lower case, Monday first.
pub const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The months by their names in English, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A calendar date of which the day, or day and month, may be unknown. Ordered with the unknown part first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PartialDate {
    /// A date known to the year.
    pub const fn year_only(year: i16) -> Self {
        Self {
            year,
            month: None,
            day: None,
        }
    }

    /// A date known to the month, 1 to 12.
    pub const fn month_of(year: i16, month: i8) -> Self {
        Self {
            year,
            month: Some(month),
            day: None,
        }
    }

    /// The year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, when it is known.
    pub const fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month, when it is known.
    pub const fn day(self) -> Option<i8> {
        self.day
    }

    /// The same with what is unknown as early as it can be.
    #[must_use]
    pub const fn earliest(self) -> Self {
        Self {
            month: Some(match self.month {
                Some(month) => month,
                None => 1,
            }),
            day: Some(match self.day {
                Some(day) => day,
                None => 1,
            }),
            ..self
        }
    }

    /// The same with what is unknown as late as it can be; the 31st of every month, which is late enough to compare.
    #[must_use]
    pub const fn latest(self) -> Self {
        Self {
            month: Some(match self.month {
                Some(month) => month,
                None => 12,
            }),
            day: Some(match self.day {
                Some(day) => day,
                None => 31,
            }),
            ..self
        }
    }

    /// Whether it may mean a day between two others, both included.
    pub fn meets(self, first: Self, last: Self) -> bool {
        self.earliest() <= last.latest() && first.earliest() <= self.latest()
    }
}

impl From<jiff::civil::Date> for PartialDate {
    fn from(date: jiff::civil::Date) -> Self {
        Self {
            year: date.year(),
            month: Some(date.month()),
            day: Some(date.day()),
        }
    }
}

impl fmt::Display for PartialDate {
    /// ISO 8601, as far as it is known: `2012-11-16`, `2011-02`, `2009`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            (None, _) => format!("{:04}", self.year),
        };
        f.pad(&text)
    }
}

/// A text that is not an ISO date, month or year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date: write 2017-06-13, 2017-06 or 2017")]
pub struct BadDate(pub String);

impl FromStr for PartialDate {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        read(text.trim()).ok_or_else(|| BadDate(text.to_owned()))
    }
}

fn read(text: &str) -> Option<PartialDate> {
    let mut parts = text.split('-');
    let year: i16 = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    let numbers: Vec<i8> = parts.map(|p| p.parse().ok()).collect::<Option<_>>()?;
    match numbers[..] {
        [month, day] => jiff::civil::Date::new(year, month, day)
            .ok()
            .map(PartialDate::from),
        [month @ 1..=12] => Some(PartialDate::month_of(year, month)),
        [] => Some(PartialDate::year_only(year)),
        _ => None,
    }
}

impl Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// Where a date was read: no inspection report since 2018 prints the day it was published, so every date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrigin {
    /// Printed in the document's own words.
    Text,
    /// In the name of the file.
    FileName,
    /// In a `PROVENANCE.toml` beside the file.
    Manifest,
    /// In the file's metadata (HTML, PDF, DOCX).
    Metadata,
}

spelled!(DateOrigin { Text = "text", FileName = "file name", Manifest = "manifest", Metadata = "metadata" });

impl DateOrigin {
    /// Where the date is from, as a reader would say it.
    pub const fn said(self) -> &'static str {
        match self {
            Self::Text => "the text",
            Self::FileName => "the file's name",
            Self::Manifest => "the folder's list",
            Self::Metadata => "the file's properties",
        }
    }

    /// Whether somebody wrote the date down as that of publication; a file's name or properties may mean another day.
    pub const fn is_sure(self) -> bool {
        matches!(self, Self::Text | Self::Manifest)
    }
}

/// A date with where it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// The date, as far as it is known.
    pub date: PartialDate,
    /// Where it was read.
    pub origin: DateOrigin,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_partial_date_keeps_what_is_known_and_refuses_the_rest() {
        for text in ["2012-11-16", "2011-02", "2009"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "16 Nov 2012",
            "2012-13",
            "2012-02-30",
            "12",
            "2012-1-1-1",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }
}
