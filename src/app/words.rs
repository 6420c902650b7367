//! What the screen says in words: dates, sources, and sentences for when there is nothing to show.

use std::borrow::Cow;

use super::wrap::width;
use crate::model::date::MONTHS;
use crate::model::visible::visible_line;
use crate::model::{
    Dated, DocumentId, DocumentKind, DocumentSummary, Grade, PartialDate, SpeakerClass, theme,
};
use crate::search::Missed;

/// A date as far as it is known: `13 Jun 2017`, `Feb 2011`, `2009`.
pub(crate) fn date(date: PartialDate) -> String {
    let month = date
        .month()
        .and_then(|m| MONTHS.get(usize::try_from(m).ok()?.checked_sub(1)?))
        .map(|name| &name[..3]);
    match (date.day(), month) {
        (Some(day), Some(month)) => format!("{day} {month} {}", date.year()),
        (None, Some(month)) => format!("{month} {}", date.year()),
        _ => date.year().to_string(),
    }
}

fn day(published: Option<Dated>) -> String {
    published.map_or_else(|| "undated".to_owned(), |dated| date(dated.date))
}

/// Date and publisher of a document, for a list: the date first, which is short and must not be cut.
pub(crate) fn origin(document: &DocumentSummary) -> String {
    let publisher = document.publisher.as_deref().unwrap_or("unknown publisher");
    format!("{} · {}", day(document.published), visible_line(publisher))
}

/// By what a document is found besides its title: what its row shows, its number and its kind.
pub(crate) fn also(document: &DocumentSummary) -> String {
    format!("{} {} {}", origin(document), document.id, document.kind)
}

/// Date, where it was read, publisher and kind, for the head of the source, and which documents are nearly the same: of the
/// last two only what fits, the warning first.
pub(crate) fn provenance(
    document: &DocumentSummary,
    near: &[DocumentId],
    columns: usize,
) -> String {
    let read = document.published.map_or(String::new(), |d| {
        format!(" (date from {})", d.origin.said())
    });
    let publisher = document.publisher.as_deref().unwrap_or("unknown publisher");
    let publisher = visible_line(publisher);
    let day = day(document.published);
    let dated = format!("{day}{read} · {publisher}");
    let kind = match document.kind {
        DocumentKind::Other => String::new(),
        kind => format!(" · {kind}"),
    };
    let near = match near {
        [] => String::new(),
        [one] => format!(" · nearly the same as {one}"),
        [one, more @ ..] => format!(" · nearly the same as {one} and {} more", more.len()),
    };
    let sure = document.published.is_none_or(|d| d.origin.is_sure());
    let short = format!("{day} · {publisher}");
    let fuller = [
        format!("{dated}{kind}{near}"),
        format!("{dated}{near}"),
        dated.clone(),
    ];
    let shorter = [format!("{short}{near}"), short].into_iter();
    let fits = |told: &String| width(told) <= columns;
    // Where there is no room for everything, a date that may be another's still says where it is from.
    let shorter = shorter.filter(|_| sure);
    fuller
        .into_iter()
        .chain(shorter)
        .find(fits)
        .unwrap_or(dated)
}

/// Why there is nothing to list yet, and how far the index is when it is being built.
pub(crate) fn reading(indexing: Option<(usize, usize)>) -> Cow<'static, str> {
    match indexing {
        Some((done, total)) => {
            let (done, total) = (grouped(done), grouped(total));
            format!("Building the index: {done} of {total} documents…").into()
        }
        None => "Reading the findings…".into(),
    }
}

/// What a document is called, on one line.
pub(crate) fn title(document: &DocumentSummary) -> String {
    visible_line(document.name().trim()).into_owned()
}

/// The mark that stands for a speaker class wherever colour alone would not do.
pub(crate) const fn mark(class: SpeakerClass) -> char {
    match class {
        SpeakerClass::Ofsted => 'O',
        SpeakerClass::Council => 'C',
        SpeakerClass::Other => 'X',
        SpeakerClass::Unattributed => '?',
    }
}

/// A speaker class in words.
pub(crate) const fn who(class: SpeakerClass) -> &'static str {
    match class {
        SpeakerClass::Ofsted => "Ofsted",
        SpeakerClass::Council => "council",
        SpeakerClass::Other => "other",
        SpeakerClass::Unattributed => "unattributed",
    }
}

/// The sign of a grade, told apart by shape and not by colour.
pub(crate) const fn sign(grade: Option<Grade>) -> char {
    match grade {
        Some(Grade::Outstanding) => '▲',
        Some(Grade::Good) => '●',
        Some(Grade::RequiresImprovement) => '◆',
        Some(Grade::Adequate) => '■',
        Some(Grade::Inadequate) => '▼',
        Some(Grade::NotJudged) => '○',
        None => '·',
    }
}

/// A grade in at most six letters, for the column beside the council's name.
pub(crate) const fn short_grade(grade: Option<Grade>) -> &'static str {
    match grade {
        Some(Grade::Outstanding) => "outst.",
        Some(Grade::Good) => "good",
        Some(Grade::RequiresImprovement) => "RI",
        Some(Grade::Adequate) => "adeq.",
        Some(Grade::Inadequate) => "inad.",
        Some(Grade::NotJudged) | None => "",
    }
}

/// A text on one line, harmless to show.
pub(crate) fn line(text: &str) -> String {
    visible_line(text).into_owned()
}

/// Page and paragraph as far as they are known: `p.3 ¶12`.
pub(crate) fn place(page: Option<u32>, paragraph: Option<u32>) -> String {
    let page = page.map(|p| format!("p.{p}"));
    let paragraph = paragraph.map(|p| format!("¶{p}"));
    [page, paragraph]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Short names of as many themes as fit, strongest first; the first one is always there.
pub(crate) fn themes(keys: &[String], columns: usize) -> String {
    let mut names = keys
        .iter()
        .filter_map(|key| theme::theme(key))
        .map(|t| t.short.as_str());
    let mut text = names.next().unwrap_or_default().to_owned();
    for name in names {
        let longer = format!("{text}, {name}");
        if width(&longer) > columns {
            break;
        }
        text = longer;
    }
    text
}

/// What a library without documents says.
pub(crate) fn empty_library(import: &str, quit: &str) -> String {
    format!(
        "Nothing here yet.\n{import} brings in a file, a folder or a pasted text.\n\n\
         Or leave with {quit} and run:\ncasebook import FOLDER"
    )
}

/// That stepping has come to an end.
pub(crate) fn none(way: &str, what: &str) -> String {
    format!("No {way} {what}.")
}

/// `1 document`, `2 documents`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    let (number, s) = (grouped(number), if number == 1 { "" } else { "s" });
    format!("{number} {noun}{s}")
}

/// A number with a comma between thousands.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Why a filter found nothing, and what is near.
pub(crate) fn nothing_found(missed: &[Missed]) -> String {
    let sentence = |miss: &Missed| {
        let word = visible_line(&miss.word);
        match miss.near.as_slice() {
            [] if word.contains(':') => lacking(&word),
            [] => format!("Nothing here is like “{word}”."),
            near => format!(
                "Nothing here matches “{word}”; near it: {}.",
                near.join(", ")
            ),
        }
    };
    match missed {
        [] => "Each word occurs, but never all of them in one passage.".to_owned(),
        missed => missed.iter().map(sentence).collect::<Vec<_>>().join(" "),
    }
}

/// That no finding is what a field asks for, as one would say it.
fn lacking(asked: &str) -> String {
    let (field, value) = asked.split_once(':').unwrap_or_default();
    let value = value.trim_matches(['"', '“', '”', ' ']);
    let value = value.replace(',', " or ").replace('_', " ");
    let lacks = match (field.to_lowercase().as_str(), value.as_str()) {
        ("has", _) => "has a note".to_owned(),
        ("is", "latest") => "stands in the latest report on its council".to_owned(),
        ("is", "marked" | "mixed") => format!("is {value}"),
        ("is" | "kind", _) => format!("is a {value}"),
        ("tag", _) => format!("has the tag “{value}”"),
        ("theme", _) => format!("is about “{value}”"),
        ("speaker", _) => format!("is said by “{value}”"),
        ("publisher", _) => format!("was published by “{value}”"),
        ("year", _) => format!(
            "was published or inspected in {}",
            value.replace("..", " to ")
        ),
        ("grade", _) => format!("is of an inspection graded {value}"),
        ("area", _) => format!("stands under {value}"),
        ("doc", _) => format!("stands in {value}"),
        ("trace", "no primary") => "quotes a report that is not held".to_owned(),
        ("trace", _) => format!("has a quotation that is {value} in the report"),
        _ => format!("has {asked}"),
    };
    format!("No finding here {lacks}.")
}

/// What one word of a query finds by itself, and what is near one that finds nothing.
pub(crate) fn part_found((typed, found, near): &(String, usize, Vec<String>)) -> String {
    let near = match near.as_slice() {
        [] => String::new(),
        near => format!("  near it: {}", near.join(", ")),
    };
    format!("{:>7}  {typed}{near}", grouped(*found))
}

/// That a query found nothing about a council, in so many documents; without a full stop.
pub(crate) fn absence(council: &str, documents: usize) -> String {
    match documents {
        0 => format!("No document about {council} is in your library"),
        1 => format!("0 in the 1 {council} document you hold"),
        count => format!("0 in the {} {council} documents you hold", grouped(count)),
    }
}

/// The same for several councils, of which so many are in the library.
pub(crate) fn absence_from_many(asked: usize, held: usize) -> String {
    match held {
        0 => format!("No document about any of these {asked} councils is in your library"),
        _ => format!("0 in what you hold about {held} of these {asked} councils"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_says_no_more_than_is_known() {
        let shown = |text: &str| date(text.parse().unwrap());
        assert_eq!(shown("2017-06-13"), "13 Jun 2017");
        assert_eq!(shown("2011-02"), "Feb 2011");
        assert_eq!(shown("2009"), "2009");
    }

    #[test]
    fn a_document_says_which_other_is_nearly_the_same() {
        let paper = DocumentSummary {
            id: DocumentId(1),
            kind: DocumentKind::NewsArticle,
            publisher: Some("The Herald".to_owned()),
            ..DocumentSummary::default()
        };
        let head = |near: &[i64], columns| {
            let near: Vec<_> = near.iter().copied().map(DocumentId).collect();
            provenance(&paper, &near, columns)
        };
        let whole = "undated · The Herald · news article · nearly the same as d7 and 1 more";
        assert_eq!(head(&[7, 9], 80), whole);
        assert_eq!(
            head(&[7], 50),
            "undated · The Herald · nearly the same as d7"
        );
        assert_eq!(head(&[7], 40), "undated · The Herald");
        assert_eq!(head(&[], 40), "undated · The Herald · news article");
    }

    #[test]
    fn large_numbers_are_grouped() {
        assert_eq!(count(1, "finding"), "1 finding");
        assert_eq!(count(1_000_000, "finding"), "1,000,000 findings");
        assert_eq!(grouped(999), "999");
    }

    #[test]
    fn an_empty_answer_about_a_field_is_said_in_plain_words() {
        for (asked, said) in [
            ("has:note", "No finding here has a note."),
            ("is:marked", "No finding here is marked."),
            ("tag:\"to ask\"", "No finding here has the tag “to ask”."),
            (
                "year:2001..2003",
                "No finding here was published or inspected in 2001 to 2003.",
            ),
            (
                "trace:not_found",
                "No finding here has a quotation that is not found in the report.",
            ),
        ] {
            let missed = Missed {
                word: asked.to_owned(),
                near: Vec::new(),
            };
            assert_eq!(nothing_found(&[missed]), said);
        }
    }

    #[test]
    fn an_empty_answer_says_why() {
        let near = vec!["oversight".to_owned(), "overnight".to_owned()];
        let missed = Missed {
            word: "oversihgt".to_owned(),
            near,
        };
        assert_eq!(
            nothing_found(&[missed]),
            "Nothing here matches “oversihgt”; near it: oversight, overnight."
        );
        assert!(nothing_found(&[]).contains("never all of them"));
    }
}
