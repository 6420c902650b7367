//! The printed headings of reports and letters, and what stands under each.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::lines::Line;
use super::words::{Word, agrees, begins_grade, begins_with, each, grade, starts_with, words};
use crate::model::Area;

/// What stands under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Role {
    /// Nothing that Ofsted found: contents, statistics, how it was inspected, addresses.
    Skip,
    /// What grades mean: the words of findings, about nobody. Only a heading of a whole section ends it.
    Meanings,
    /// What was found.
    Findings,
    /// What the council must do.
    Improve,
}

/// A heading that reports print.
#[derive(Debug)]
pub(super) struct Heading {
    words: String,
    /// What stands under it; `None` leaves that as it is: the heading parts a list by area.
    pub(super) role: Option<Role>,
    /// The area under it.
    pub(super) under: Under,
    /// Whether it heads a whole section.
    pub(super) section: bool,
}

impl Heading {
    /// Whether the headings of the whole report are listed under it.
    pub(super) fn is_contents(&self) -> bool {
        self.words == "contents"
    }
}

/// Which area is meant under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Under {
    /// All of the service, or all of the board: whose part of the report it is.
    Whole,
    /// The area of the heading before.
    Same,
    /// The safeguarding board's part begins.
    Board,
    /// The council's part begins.
    Council,
    /// This one, of the council's service.
    #[serde(untagged)]
    Area(Area),
}

/// All headings, from `assets/headings.toml`.
fn headings() -> &'static [Heading] {
    static HEADINGS: LazyLock<Vec<Heading>> = LazyLock::new(|| {
        let file: Result<File, _> = toml::from_str(include_str!("../../../assets/headings.toml"));
        #[expect(
            clippy::expect_used,
            reason = "compiled in, and read by the tests below"
        )]
        let groups = file.expect("assets/headings.toml is valid").heading;
        groups.into_iter().flat_map(Group::headings).collect()
    });
    &HEADINGS
}

/// Those that begin with a word.
fn beginning_with(word: &str) -> &'static [&'static Heading] {
    static BY_WORD: LazyLock<HashMap<&str, Vec<&Heading>>> = LazyLock::new(|| {
        let mut by_word: HashMap<&str, Vec<&Heading>> = HashMap::new();
        for heading in headings() {
            let first = heading.words.split(' ').next().unwrap_or_default();
            by_word.entry(first).or_default().push(heading);
        }
        by_word
    });
    BY_WORD.get(word).map_or(&[], Vec::as_slice)
}

#[derive(Deserialize)]
struct File {
    heading: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    role: Option<Role>,
    under: Under,
    #[serde(default)]
    section: bool,
    words: Vec<String>,
}

impl Group {
    fn headings(self) -> impl Iterator<Item = Heading> {
        let Self {
            role,
            under,
            section,
            words,
        } = self;
        words.into_iter().map(move |words| Heading {
            words,
            role,
            under,
            section,
        })
    }
}

/// How the last page and the foot of the first begin: from there on nothing is found.
const END_MATTER: &[&str] = &[
    "any complaints about the inspection",
    "the office for standards in education",
    "if you would like a copy of this document",
    "you may reuse this information",
    "you may copy all or parts of this document",
    "yours sincerely",
];

/// Words that may stand behind a heading's own: its grade.
const GRADE_WORDS: &[&str] = &[
    "is",
    "are",
    "that",
    "it",
    "they",
    "judgement",
    "grade",
    "key",
    "the",
    "and",
    "local",
    "authority",
    "lscb",
    "of",
];
/// A heading with its grade wraps over at most this many lines.
const LINES: usize = 3;

/// A heading found in a report.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) heading: &'static Heading,
    /// How many lines it takes.
    pub(super) lines: usize,
    /// Whether its grade stands with it or in the next cell.
    pub(super) graded: bool,
}

/// The heading that begins at the first of these lines.
pub(super) fn heading(text: &str, lines: &[Line]) -> Option<Found> {
    let first = lines.first()?.span.of(text);
    if !first.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        return None;
    }
    let mut own = each(text, lines[0].span).filter(|word| !word.is_number());
    let known = beginning_with(&own.next()?.text);
    if known.is_empty() {
        return None;
    }
    let mut joined: Vec<Word<'_>> = Vec::new();
    let mut found = None;
    for (count, line) in (1..).zip(lines.iter().take(LINES)) {
        if !known.iter().any(|heading| agrees(&joined, &heading.words)) {
            break;
        }
        let before = joined.len();
        joined.extend(
            words(text, line.span)
                .into_iter()
                .filter(|word| !word.is_number()),
        );
        if joined.len() == before {
            // The number of the first paragraph.
            break;
        }
        let runs_on = lines.get(count).is_some_and(|next| {
            !next.opens
                && next
                    .span
                    .of(text)
                    .starts_with(|c: char| c.is_lowercase() || c == ',')
        });
        if let Some((heading, graded)) =
            matching(known, &joined).filter(|_| !runs_on || is_bare_grade(text, &lines[count..]))
        {
            let graded = graded || is_bare_grade(text, &lines[count..]);
            found = Some(Found {
                heading,
                lines: count,
                graded,
            });
        }
    }
    found
}

/// The one of the known headings of which these are all the words, a grade aside, and whether there is a grade.
fn matching(known: &[&'static Heading], joined: &[Word<'_>]) -> Option<(&'static Heading, bool)> {
    let known = known
        .iter()
        .filter(|heading| starts_with(joined, &heading.words));
    let heading = known.max_by_key(|heading| heading.words.len())?;
    let behind = &joined[heading.words.split(' ').count()..];
    let (mut rest, mut graded) = (behind, false);
    while let Some(word) = rest.first() {
        let taken = match grade(rest) {
            Some((_, length)) => {
                graded = true;
                length
            }
            None if GRADE_WORDS.contains(&&*word.text) => 1,
            None => return None,
        };
        rest = &rest[taken..];
    }
    // "What needs to improve and", without a grade behind it, is the beginning of something else.
    let whole = behind.is_empty()
        || starts_with(behind, "the local authority")
        || starts_with(behind, "the lscb");
    (whole || graded).then_some((heading, graded))
}

/// Whether the next line is a grade and nothing else: the cell beside a heading.
pub(super) fn is_bare_grade(text: &str, lines: &[Line]) -> bool {
    let most = 2.min(lines.len());
    let rest = |count: usize| {
        let words = lines[..count].iter().flat_map(|line| each(text, line.span));
        words.filter(|word| !word.is_number() && word.text != "grade")
    };
    // Most lines begin with another word, and no more of them is read.
    rest(most).next().is_some_and(|word| begins_grade(&word))
        && (1..=most).any(|count| {
            let rest: Vec<Word<'_>> = rest(count).collect();
            grade(&rest).is_some_and(|(_, length)| length == rest.len())
        })
}

/// Whether a line begins the last page, or the printed rest of it.
pub(super) fn is_end_matter(text: &str, line: &Line) -> bool {
    begins_with(text, line.span, END_MATTER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::report::lines::lines;
    use crate::model::Span;

    fn found(text: &str) -> Option<(&'static str, usize, bool)> {
        heading(text, &lines(text, &[]))
            .map(|found| (found.heading.words.as_str(), found.lines, found.graded))
    }

    #[test]
    fn headings_are_known_wrapped_numbered_and_with_their_grades() {
        for (text, words, lines, graded) in [
            (
                "The experiences and progress of children who need help and\nprotection: good\nWords",
                "the experiences and progress of children who need help and protection",
                2,
                true,
            ),
            (
                "The experiences and progress of children in care and care\nleavers is inadequate\n",
                "the experiences and progress of children in care and care leavers",
                2,
                true,
            ),
            (
                "Leadership, management and\ngovernance\n\nGood\n\nSummary",
                "leadership management and governance",
                3,
                true,
            ),
            (
                "The graded judgement about the experience and progress of care leavers\nis that it is good\n",
                "the graded judgement about the experience and progress of care leavers",
                2,
                true,
            ),
            (
                "Information about this local authority area2\n",
                "information about this local authority area",
                1,
                false,
            ),
            (
                "Section 2: The effectiveness of the Local Safeguarding\nChildren Board\n",
                "section the effectiveness of the local safeguarding children board",
                2,
                false,
            ),
            (
                "What needs to improve?\n",
                "what needs to improve",
                1,
                false,
            ),
            ("Recommendations\t8\n", "recommendations", 1, false),
            (
                "What the inspection judgements mean: the local authority\n",
                "what the inspection judgements mean",
                1,
                false,
            ),
        ] {
            assert_eq!(found(text), Some((words, lines, graded)), "{text}");
        }
    }

    #[test]
    fn sentences_that_begin_like_headings_are_none() {
        for text in [
            "Leadership, management and governance require improvement because plans are late.",
            "The experiences and progress of children in care have improved.",
            "What needs to improve is the quality of plans.",
            "Recommendations from the last inspection were not met.",
            "recommendations\n",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn every_heading_of_the_asset_is_written_as_it_is_compared_and_once() {
        let mut seen = std::collections::BTreeSet::new();
        for heading in headings() {
            let text = &heading.words;
            let folded: Vec<_> = words(text, Span::new(0, text.len()))
                .into_iter()
                .map(|word| word.text)
                .collect();
            assert_eq!(folded.join(" "), *text);
            assert!(seen.insert(text), "{text} stands twice");
        }
        assert!(seen.len() > 80);
    }
}
