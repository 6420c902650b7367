//! The date in a file's name, when there is exactly one and it cannot be read two ways.

use crate::model::PartialDate;
use crate::model::date::MONTHS;

/// Years outside these are numbers, not dates.
const YEARS: std::ops::RangeInclusive<i16> = 1980..=2099;

/// Reads `2017-06-13`, `2017-06`, `13 june 2017` or `june 2017` in a file's name; `None` when there is none or more than one.
pub(super) fn date(stem: &str) -> Option<PartialDate> {
    let words: Vec<String> = stem
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut found = Vec::new();
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let (date, used) = leading(rest).map_or((None, 1), |(date, used)| (Some(date), used));
        found.extend(date);
        rest = rest.get(used..).unwrap_or_default();
    }
    found.dedup();
    found.pop().filter(|_| found.is_empty())
}

/// The date at the very beginning of `words`, the longest form first, with the number of words it takes.
fn leading(words: &[String]) -> Option<(PartialDate, usize)> {
    let [first, second, ..] = words else {
        return None;
    };
    let third = words.get(2);
    let full = third.and_then(|third| match year(first) {
        Some(year) => exact(year, number(second, 2)?, number(third, 2)?),
        None => exact(year(third)?, month(second)?, day(first)?),
    });
    let partial = || match year(first) {
        Some(year) if !is_financial_year(year, second) => within(year, number(second, 2)?),
        Some(_) => None,
        None => within(year(second)?, month(first)?),
    };
    full.map(|date| (date, 3))
        .or_else(|| partial().map(|date| (date, 2)))
}

fn exact(year: i16, month: i8, day: i8) -> Option<PartialDate> {
    jiff::civil::Date::new(year, month, day)
        .ok()
        .map(PartialDate::from)
}

fn within(year: i16, month: i8) -> Option<PartialDate> {
    (1..=12)
        .contains(&month)
        .then(|| PartialDate::month_of(year, month))
}

/// `2011-12` may be December 2011 or the year from April 2011: it is not read at all.
fn is_financial_year(year: i16, next: &str) -> bool {
    next.parse() == Ok((year + 1) % 100)
}

fn number(word: &str, digits: usize) -> Option<i8> {
    let all_digits = word.len() == digits && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|_| all_digits)
}

fn year(word: &str) -> Option<i16> {
    let all_digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse()
        .ok()
        .filter(|year| all_digits && YEARS.contains(year))
}

/// `9`, `09`, `9th`.
fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = word.strip_prefix(digits)?;
    number(digits, digits.len()).filter(|_| ["", "st", "nd", "rd", "th"].contains(&suffix))
}

/// A month by its name or its first letters, three or more.
fn month(word: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|month| {
        let start = month.get(..word.len());
        word.len() >= 3 && start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    })?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_in_a_file_name_is_read_only_when_it_is_plain() {
        for (name, expected) in [
            ("2017-06-13 mallow report", "2017-06-13"),
            ("mallow 13 june 2017", "2017-06-13"),
            ("mallow_18_Sep_2015", "2015-09-18"),
            ("mallow-1st-April-2022", "2022-04-01"),
            ("2017-06-press-mallow", "2017-06"),
            ("mallow June 2018 letter", "2018-06"),
            ("2017-06-13 (2017-06-13)", "2017-06-13"),
            ("mallow", ""),
            ("mallow 2017", ""),
            ("annual report 2011-12", ""),
            ("2017-13-01", ""),
            ("31 june 2017", "2017-06"),
            ("13 june 2017 and 1 july 2017", ""),
            ("000_366adcaec704e586", ""),
            ("room 2017 06 100", "2017-06"),
            ("call 02017 061", ""),
        ] {
            let found = date(name).map(|date| date.to_string()).unwrap_or_default();
            assert_eq!(found, expected, "{name}");
        }
    }
}
