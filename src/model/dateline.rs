//! Lines by which a page says when it was published and by whom: neither a title nor a section begins with one.

use super::date::WEEKDAYS;

/// The first words of lines by which a page says when it was published or by whom, beside the days of the week.
const PUBLISHED: [&str; 4] = ["by", "published", "posted", "updated"];
/// A line with more words is a sentence or a headline.
const WORDS: usize = 14;
/// The time of day alone tells it of no longer line, in words.
const TIMED: usize = 8;
/// Fewest letters of a day of the week that is cut short: "Mon 3 May".
const CUT: usize = 3;

/// Whether a line says when the page was published or who wrote it ("By Ada Penhallow", "Monday, 3 May 2021 06:01").
pub fn is_dateline(line: &str) -> bool {
    let is_time = |word: &str| {
        let (hours, minutes) = word.split_once(':').unwrap_or_default();
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        (1..=2).contains(&hours.len()) && digits(hours) && minutes.get(..2).is_some_and(digits)
    };
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    let first = first.trim_end_matches([',', ':', '.']);
    let is = |word: &str| first.eq_ignore_ascii_case(word);
    let begins = |day: &&str| {
        let start = day.get(..first.len());
        start.is_some_and(|start| first.eq_ignore_ascii_case(start))
    };
    let dated = first.len() >= CUT && line.contains(char::is_numeric);
    let day = dated && WEEKDAYS.iter().any(begins);
    let named = words.next().is_some_and(|next| match () {
        () if is("last") => {
            let next = next.trim_end_matches(':');
            matches!(next, "updated" | "modified" | "edited")
        }
        () if PUBLISHED.iter().any(|word| is(word)) => {
            next.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
                || matches!(next, "on" | "at")
        }
        () => false,
    });
    let count = line.split_whitespace().take(WORDS + 1).count();
    let timed = || count <= TIMED && line.split_whitespace().any(is_time);
    count <= WORDS && !line.trim_end().ends_with('.') && (day || named || timed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_or_a_printed_date_is_a_dateline_and_a_title_is_none() {
        for line in [
            "Wednesday, 18 September 2024 06:01 By Jess Okoro",
            "By Jess Okoro",
            "Published: 3 May 2021",
            "Mon, 3 May 2021",
            "Last updated on 3 May",
            "Last updated: 3 May",
        ] {
            assert!(is_dateline(line), "{line}");
        }
        for line in [
            "By the sea",
            "Last Chance for the Trust",
            "Sunday services",
            "Monitoring visit 3 May 2021",
            "Sunderland in 2019",
            "By April, inspectors said, the service was better.",
            "School day at the council’s homes to start at 9:30, leaders say",
        ] {
            assert!(!is_dateline(line), "{line}");
        }
    }
}
