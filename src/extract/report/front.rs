//! The front page of an inspection report: framework, title, council, days of inspection, day of publication.

use super::words::{Word, find, printed, starts_with};
use crate::extract::dates::{DateSpan, dates_in};
use crate::model::{Framework, PartialDate, Span};

/// What a front page says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Front {
    pub(super) framework: Framework,
    /// The council as the title names it.
    pub(super) council: String,
    /// Council and title as printed.
    pub(super) title: String,
    /// Where the labels behind the title begin, in bytes.
    pub(super) labels: Option<usize>,
    pub(super) start: Option<PartialDate>,
    pub(super) end: Option<PartialDate>,
    pub(super) published: Option<PartialDate>,
}

/// A title stands among the first words of its report.
const TITLE_WITHIN: usize = 80;
/// And its labels among these: no other words need be read.
const WITHIN: usize = 160;
/// A value stands this near to its label, in bytes; in columns read one after the other, this near.
const VALUE_WITHIN: usize = 200;
const COLUMN_WITHIN: usize = 600;

/// Labels of front pages, and sentences that follow them: a value ends where the next one begins.
const NEXT: &[&str] = &[
    "report published",
    "published",
    "lead inspector",
    "lead inspectors",
    "reporting inspector",
    "age group",
    "judgement",
    "the overall judgement",
    "childrens services",
    "services for children",
    "the local safeguarding",
];

/// Where the council's name stands beside a title's words.
enum Place {
    Before,
    After,
    /// Between these words and the title's last ones.
    Between(&'static str),
}

/// Titles of all layouts (`domain.md` section 2), the most telling first; "re inspection" is also printed as one word.
const TITLES: &[(&str, Framework, Place)] = &[
    (
        "inspection of looked after children services",
        Framework::Lac2013,
        Place::After,
    ),
    (
        "inspection of services for looked after children",
        Framework::Lac2013,
        Place::After,
    ),
    (
        "re inspection of services for children in need",
        Framework::Sif,
        Place::Before,
    ),
    (
        "reinspection of services for children in need",
        Framework::Sif,
        Place::Before,
    ),
    (
        "inspection of services for children in need",
        Framework::Sif,
        Place::Before,
    ),
    (
        "review of the effectiveness of the local safeguarding children board",
        Framework::Lscb,
        Place::Before,
    ),
    (
        "inspection of childrens social care services",
        Framework::Ilacs,
        Place::Before,
    ),
    (
        "inspection of local authority childrens",
        Framework::Ilacs,
        Place::Before,
    ),
    (
        "local authority childrens services",
        Framework::Ilacs,
        Place::Between("inspection of"),
    ),
    (
        "local authority childrens social care services",
        Framework::Ilacs,
        Place::Between("inspection of"),
    ),
    (
        "childrens services",
        Framework::Ilacs,
        Place::Between("inspection of"),
    ),
    (
        "childrens social care services",
        Framework::Ilacs,
        Place::Between("inspection of"),
    ),
];

/// Words of a logo above the title.
const LOGO: &[&str] = &[
    "ofsted",
    "raising",
    "standards",
    "improving",
    "lives",
    "raisingstandards",
];

/// Reads a front page from the report's first words; `None` when their title is no inspection report's.
pub(super) fn read<'t>(text: &str, mut all: impl Iterator<Item = Word<'t>>) -> Option<Front> {
    let mut words: Vec<Word<'_>> = Vec::with_capacity(WITHIN);
    words.extend(all.by_ref().take(TITLE_WITHIN));
    // Most texts are no reports, and are seen to be none.
    if !words.windows(2).any(is_of_title) {
        return None;
    }
    words.extend(all.take(WITHIN - TITLE_WITHIN));
    let words = words.as_slice();
    let labels = find(words, "inspection date").or_else(|| find(words, "inspection dates"));
    let head = &words[..labels.unwrap_or(words.len()).min(TITLE_WITHIN)];
    let (framework, council, title) = TITLES.iter().find_map(|(phrase, framework, place)| {
        let (council, title) = placed(text, head, phrase, place)?;
        Some((*framework, council, title))
    })?;
    let days = labels.map(|at| days(text, words, at)).unwrap_or_default();
    Some(Front {
        framework,
        council,
        title,
        labels: labels.map(|at| words[at].span.start),
        start: days.first().map(|date| date.first),
        end: days.last().map(DateSpan::end),
        published: published(text, words, framework),
    })
}

/// The council's name and the whole title, when the title is this one.
fn placed(text: &str, head: &[Word<'_>], phrase: &str, place: &Place) -> Option<(String, String)> {
    let at = find(head, phrase)?;
    let behind = at + phrase.split(' ').count();
    let without_logo = |words: &[Word<'_>]| {
        let logo = words
            .iter()
            .take_while(|word| LOGO.contains(&&*word.text))
            .count();
        printed(text, &words[logo..])
    };
    match place {
        Place::Before => {
            let council = without_logo(&head[..at]);
            let end = find(&head[at..], "and review").map_or(head.len(), |and| at + and);
            let title = printed(text, &head[at..end]);
            let board = [
                "Local Safeguarding Children Board",
                "Safeguarding Children Board",
            ];
            let name = board
                .iter()
                .find_map(|board| council.strip_suffix(board))
                .unwrap_or(&council)
                .trim();
            Some((name.to_owned(), format!("{council}: {title}")))
        }
        Place::After => {
            let council = printed(text, &head[behind..]);
            let title = format!("{council}: {}", printed(text, &head[at..behind]));
            Some((council, title))
        }
        Place::Between(opening) => {
            let from = find(&head[..at], opening)?;
            let name = &head[from + opening.split(' ').count()..at];
            // A title is short: "inspection of" in a sentence is not one.
            (1..=14)
                .contains(&name.len())
                .then(|| (printed(text, name), printed(text, &head[from..behind])))
        }
    }
}

/// Two words that stand in every title.
fn is_of_title(pair: &[Word<'_>]) -> bool {
    let first = matches!(&*pair[0].text, "inspection" | "reinspection" | "review");
    first && pair[1].text == "of"
}

/// The days printed behind the label at `at`: one span, or several.
fn days(text: &str, words: &[Word<'_>], at: usize) -> Vec<DateSpan> {
    let from = words[at + 1].span.end;
    let next =
        (at + 2..words.len()).find(|at| NEXT.iter().any(|label| starts_with(&words[*at..], label)));
    let end = next
        .map_or(usize::MAX, |next| words[next].span.start)
        .min(from + VALUE_WITHIN);
    let here = dates_in(text, within(text, from, end));
    if here.is_empty() {
        let column = dates_in(text, within(text, from, from + COLUMN_WITHIN));
        return column.into_iter().take(1).collect();
    }
    here
}

/// The printed day of publication. In 2013 label and value may stand in two columns.
fn published(text: &str, words: &[Word<'_>], framework: Framework) -> Option<PartialDate> {
    let label = match framework {
        Framework::Lac2013 => "published",
        _ => "report published",
    };
    let from = words[find(words, label)?].span.start;
    let date = dates_in(text, within(text, from, from + VALUE_WITHIN / 2))
        .first()?
        .first;
    date.day().map(|_| date)
}

fn within(text: &str, from: usize, end: usize) -> Span {
    Span::new(from, text.floor_char_boundary(end.min(text.len())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::report::words::{each, words};

    fn front(text: &str) -> Option<Front> {
        read(text, each(text, Span::new(0, text.len())))
    }

    #[test]
    fn no_title_is_without_the_words_by_which_it_is_known() {
        for (phrase, _, place) in TITLES {
            let opening = match place {
                Place::Between(opening) => opening,
                Place::Before | Place::After => phrase,
            };
            let words = words(opening, Span::new(0, opening.len()));
            assert!(words.windows(2).any(is_of_title), "{phrase}");
        }
    }

    #[test]
    fn each_layouts_front_page_is_read() {
        for (text, framework, council, title) in [
            (
                "Inspection of looked after children\nservices\nMallow County Council\n\nInspection dates:\n\n8 – 12 July 2013\n",
                Framework::Lac2013,
                "Mallow County Council",
                "Mallow County Council: Inspection of looked after children services",
            ),
            (
                "City of Mallow Metropolitan District\nCouncil\nInspection of services for children in need of help and\nprotection, \
              children looked after and care leavers\nand\nReview of the effectiveness of the local safeguarding children\nboard1\n\
              Inspection date: 8 – 12 July 2013\n",
                Framework::Sif,
                "City of Mallow Metropolitan District Council",
                "City of Mallow Metropolitan District Council: Inspection of services for children in need of help and protection, \
              children looked after and care leavers",
            ),
            (
                "Mallow\nReinspection of services for children in need of help and protection\nInspection dates: 8–12 July 2013\n",
                Framework::Sif,
                "Mallow",
                "Mallow: Reinspection of services for children in need of help and protection",
            ),
            (
                "Mallow Safeguarding Children Board\nReview of the effectiveness of the Local Safeguarding Children\nBoard\n\
              Inspection date: 8 July 2013 – 12 July 2013\n",
                Framework::Lscb,
                "Mallow",
                "Mallow Safeguarding Children Board: Review of the effectiveness of the Local Safeguarding Children Board",
            ),
            (
                "Ofsted\nMallow\nInspection of children’s social care services\nInspection dates: 8 to 12 July 2013\n",
                Framework::Ilacs,
                "Mallow",
                "Mallow: Inspection of children’s social care services",
            ),
            (
                "Mallow Council\nInspection of local authority children’s services\nInspection dates: 8 July to 12 July 2013\n",
                Framework::Ilacs,
                "Mallow Council",
                "Mallow Council: Inspection of local authority children’s services",
            ),
            (
                "Inspection of Mallow and Sorrel local\nauthority children’s services\nInspection dates: 8 to 12 July 2013\n",
                Framework::Ilacs,
                "Mallow and Sorrel",
                "Inspection of Mallow and Sorrel local authority children’s services",
            ),
            (
                "Inspection of Mallow children’s services\nInspection dates: 8 to 12 July 2013\n",
                Framework::Ilacs,
                "Mallow",
                "Inspection of Mallow children’s services",
            ),
        ] {
            let found = front(text).unwrap_or_else(|| panic!("no front page: {text}"));
            assert_eq!(
                (
                    found.framework,
                    found.council.as_str(),
                    found.title.as_str()
                ),
                (framework, council, title)
            );
            let days = found.start.zip(found.end).map(|(a, b)| format!("{a} {b}"));
            assert_eq!(days.as_deref(), Some("2013-07-08 2013-07-12"), "{text}");
        }
    }

    #[test]
    fn an_inspection_in_two_parts_ends_with_the_second() {
        let text = "Inspection of Mallow local authority children’s services\nInspection dates: 3 December 2018 to 7 December \
            2018\nand 14 January to 18 January 2019\nLead inspector: Nora Sedge\n12 May 2020";
        let front = front(text).unwrap();
        assert_eq!(front.start.unwrap().to_string(), "2018-12-03");
        assert_eq!(front.end.unwrap().to_string(), "2019-01-18");
    }

    #[test]
    fn the_day_of_publication_is_read_where_it_is_printed() {
        let sif = "Mallow\nInspection of services for children in need of help and protection\nInspection date: 4 June \
            2018–28 June 2018\nReport Published: 17 August 2018\n";
        assert_eq!(
            front(sif).unwrap().published.unwrap().to_string(),
            "2018-08-17"
        );
        let columns = "Inspection of looked after children services\nMallow\nInspection dates:\n\n8 – 12 July 2013\n\nReporting \
            inspector Nora Sedge HMI\n\nAge group:\nPublished:\n\nAll\n16 August 2013\n";
        assert_eq!(
            front(columns).unwrap().published.unwrap().to_string(),
            "2013-08-16"
        );
        let none = "Mallow\nInspection of children’s social care services\nInspection dates: 8 to 12 July 2013\n";
        assert_eq!(front(none).unwrap().published, None);
    }

    #[test]
    fn an_article_about_an_inspection_has_no_front_page() {
        assert_eq!(
            front(
                "Council told to improve\n\nOfsted published its inspection of the council on Monday.\n"
            ),
            None
        );
    }
}
