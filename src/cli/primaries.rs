//! Traces as rows: the report's words, their page and whole sentence, and the differences in words a reader can say aloud.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::json::{Rows, WordsJson};
use super::list::{names, published};
use super::out::flat;
use crate::library::{Catalogue, Library};
use crate::model::document::page_at;
use crate::model::trace::is_primary;
use crate::model::{Difference, DocumentId, DocumentSummary, Place, Span, TraceRow, TraceStatus};
use crate::trace::{Evidence, Report};

/// The reports that traces lead to, opened once.
pub(super) struct Primaries<'a> {
    library: &'a Library,
    held: HashMap<DocumentId, (Rows, Report)>,
}

/// Where a quotation stands in its report; `null` in every field but the status when no report is held.
#[derive(Debug, Serialize)]
pub(super) struct TraceJson<'a> {
    status: TraceStatus,
    document: Option<String>,
    page: Option<u32>,
    paragraph: Option<u32>,
    start: Option<usize>,
    end: Option<usize>,
    char_start: Option<usize>,
    char_end: Option<usize>,
    text: Option<&'a str>,
    differences: &'a [Difference],
    /// The report's whole sentence: a fragment that is word for word can still mislead.
    sentence: Option<&'a str>,
    /// The parts of a quotation that was cut.
    parts: Vec<WordsJson<'a>>,
    /// Further places in the report.
    others: Vec<OtherJson<'a>>,
    /// That the report quotes somebody else there, and whom.
    quoted_from: Option<String>,
}

#[derive(Debug, Serialize)]
struct OtherJson<'a> {
    page: Option<u32>,
    #[serde(flatten)]
    words: WordsJson<'a>,
    differences: &'a [Difference],
}

impl<'a> Primaries<'a> {
    pub(super) fn new(library: &'a Library) -> Self {
        Self {
            library,
            held: HashMap::new(),
        }
    }

    /// Opens the reports that these traces lead to, and closes all others.
    pub(super) fn open(&mut self, traces: &[TraceRow]) -> anyhow::Result<()> {
        let wanted = |id: &DocumentId| traces.iter().any(|row| row.trace.report == Some(*id));
        self.held.retain(|id, _| wanted(id));
        for id in traces.iter().filter_map(|row| row.trace.report) {
            if !self.held.contains_key(&id)
                && let Some(view) = self.library.document(id)?
            {
                let report = Report::new(id, None, &view.text, &view.page_starts);
                self.held.insert(id, (Rows::new(view), report));
            }
        }
        Ok(())
    }

    /// A trace whose report is open, with the page, the paragraph and the words of its place.
    pub(super) fn placed(&self, row: TraceRow) -> TraceRow {
        let open = row.trace.report.and_then(|id| self.held.get(&id));
        let Some(((rows, _), place)) = open.zip(row.trace.place.as_ref()) else {
            return row;
        };
        let (view, span) = (&rows.view, place.span());
        let mut around = view
            .findings
            .iter()
            .filter(|row| row.finding.span.holds(span.start));
        TraceRow {
            page: page_at(&view.page_starts, span.start),
            paragraph: around.find_map(|row| row.finding.paragraph),
            text: span.of(&view.text).to_owned(),
            ..row
        }
    }

    /// A trace whose report is open.
    pub(super) fn json<'b>(&'b self, row: &'b TraceRow) -> TraceJson<'b> {
        let trace = &row.trace;
        let open = trace.report.and_then(|id| self.held.get(&id));
        let place = open.zip(trace.place.as_ref());
        let words = place.map(|((rows, _), place)| rows.words(place.span()));
        let other = |place: &'b Place| {
            let (rows, _) = open?;
            Some(OtherJson {
                page: page_at(&rows.view.page_starts, place.span().start),
                words: rows.words(place.span()),
                differences: &place.differences,
            })
        };
        TraceJson {
            status: trace.status,
            document: trace.report.map(|id| id.to_string()),
            page: row.page,
            paragraph: row.paragraph,
            start: words.as_ref().map(|words| words.start),
            end: words.as_ref().map(|words| words.end),
            char_start: words.as_ref().map(|words| words.char_start),
            char_end: words.as_ref().map(|words| words.char_end),
            text: words.map(|words| words.text),
            differences: trace.place.as_ref().map_or(&[], |place| &place.differences),
            sentence: self.sentence(row),
            parts: place.map_or_else(Vec::new, |((rows, _), place)| {
                place.parts.iter().map(|part| rows.words(*part)).collect()
            }),
            others: trace.others.iter().filter_map(other).collect(),
            quoted_from: self.quoted_from(row),
        }
    }

    /// Whom the report quotes there, in words, when what was quoted from Ofsted is not Ofsted's own.
    pub(super) fn quoted_from(&self, row: &TraceRow) -> Option<String> {
        let (rows, _) = self.held.get(&row.trace.report?)?;
        let quoted = rows.view.quoted_at(row.trace.place.as_ref()?.span())?;
        Some(quoted.quotation.quoted_from())
    }

    /// The report's whole sentence around the words.
    pub(super) fn sentence(&self, row: &TraceRow) -> Option<&str> {
        let (rows, report) = self.held.get(&row.trace.report?)?;
        let sentence = report.sentence(row.trace.place.as_ref()?.span());
        Some(whole(&rows.view.text, sentence))
    }

    /// What is known of an open report.
    pub(super) fn summary(&self, id: DocumentId) -> Option<&DocumentSummary> {
        self.held.get(&id).map(|(rows, _)| &rows.view.summary)
    }

    /// The pages of a trace's further places: `also p. 11, p. 12`.
    pub(super) fn also(&self, row: &TraceRow) -> Option<String> {
        let (rows, _) = self.held.get(&row.trace.report?)?;
        let page = |place: &Place| {
            let at = place.span().start;
            let page = page_at(&rows.view.page_starts, at);
            (
                page.unwrap_or(0),
                page.map_or(format!("byte {at}"), |page| format!("p. {page}")),
                told(&place.differences),
            )
        };
        let places: BTreeSet<_> = row.trace.others.iter().map(page).collect();
        let place = |(_, page, told): (u32, String, String)| {
            if told.is_empty() {
                page
            } else {
                format!("{page} ({told})")
            }
        };
        let places: Vec<_> = places.into_iter().map(place).collect();
        (!places.is_empty()).then(|| format!("also {}", places.join(", ")))
    }
}

/// Where a trace leads: `d6 p. 12 ¶24`.
pub(super) fn place(row: &TraceRow) -> String {
    let document = row.trace.report.map_or("-".into(), |id| id.to_string());
    let page = row
        .page
        .map(|page| format!(" p. {page}"))
        .unwrap_or_default();
    let paragraph = row
        .paragraph
        .map(|number| format!(" ¶{number}"))
        .unwrap_or_default();
    document + &page + &paragraph
}

/// The trace in words: empty for one that is word for word or has no primary.
pub(super) fn verdict(row: &TraceRow) -> String {
    let Some(place) = &row.trace.place else {
        return String::new();
    };
    let told = told(&place.differences);
    match row.trace.status {
        TraceStatus::Cut => format!("{} parts of it", place.parts.len()),
        TraceStatus::NotFound if place.is_negated() => {
            format!("the report says the opposite: {told}")
        }
        TraceStatus::NotFound => format!("nearest: {told}"),
        _ => told,
    }
}

/// Differences as they would be said: `“risk assessed” for “seen”`.
fn told(differences: &[Difference]) -> String {
    let one = |difference: &Difference| {
        let turned = if difference.negated {
            " (turns it round)"
        } else {
            ""
        };
        let Difference { quote, report, .. } = difference;
        match (quote.as_str(), report.as_str()) {
            ("", report) => format!("“{report}” left out{turned}"),
            ("…", report) => format!("“{report}” cut out{turned}"),
            (quote, "") => format!("“{quote}” put in{turned}"),
            (quote, report) => format!("“{quote}” for “{report}”{turned}"),
        }
    };
    differences.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Why a report is taken for an article's source: `9 of 9 long phrases stand in d6, Mallow, 2017-06-13 (text)`.
pub(super) fn because(report: &DocumentSummary, evidence: Evidence) -> String {
    let Evidence { phrases, of } = evidence;
    format!(
        "{phrases} of {of} long phrases stand in {}, {}, {}",
        report.id,
        names(&report.councils),
        published(report)
    )
}

/// Calls `each` with every report in the library but `except`, folded, and with the page of a place in it; how many there are.
pub(super) fn each_report(
    library: &Library,
    except: DocumentId,
    mut each: impl FnMut(&DocumentSummary, &Report, &dyn Fn(Span) -> Option<u32>),
) -> anyhow::Result<usize> {
    let documents = library.documents()?;
    let reports = documents
        .iter()
        .filter(|d| is_primary(d.kind) && d.id != except);
    let mut count = 0;
    for summary in reports {
        if let Some(source) = library.source(summary.id)? {
            let report = Report::new(summary.id, None, &source.text, &source.page_starts);
            each(summary, &report, &|span| source.page_at(span.start));
            count += 1;
        }
    }
    Ok(count)
}

/// A sentence with the marks that open and close it.
pub(super) fn whole(text: &str, sentence: Span) -> &str {
    let space = |c: char| c.is_whitespace();
    let start = text[..sentence.start].rfind(space).map_or(0, |at| {
        at + text[at..].chars().next().map_or(1, char::len_utf8)
    });
    let end = text[sentence.end..].find(space);
    let end = end.map_or(text.len(), |at| sentence.end + at);
    Span::new(start, end).of(text)
}

/// Words between quotation marks, on one line.
pub(super) fn quoted(text: &str) -> String {
    format!("“{}”", flat(text))
}
