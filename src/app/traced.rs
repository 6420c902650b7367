//! Where the quotations of the document in the source stand in Ofsted's reports, and what the screen says of it.

use std::rc::Rc;

use super::shelf::Shelf;
use super::words;
use crate::model::{
    DocumentId, DocumentSummary, Place, QuotationId, Span, Trace, TraceRow, TraceStatus,
};

/// What a missing report does and does not mean.
pub(crate) const NOT_HELD: &str =
    "the report is not in the library: this does not mean that Ofsted did not say it";

impl Shelf {
    /// The traces of a document, read once; none when the library cannot give them, and then [`Shelf::failure`] says why.
    pub(super) fn traces(&mut self, id: DocumentId) -> Rc<Vec<TraceRow>> {
        if let Some(known) = self.traced.get(&id) {
            return Rc::clone(known);
        }
        let read = self.catalogue.traces(id).unwrap_or_else(|error| {
            self.refused(format!(
                "The library cannot give the traces of {id}: {error:#}. Run `casebook check`."
            ));
            Vec::new()
        });
        let rows = Rc::new(read);
        self.traced.insert(id, Rc::clone(&rows));
        rows
    }

    /// Where spans of the stored document stand in the one that is shown.
    pub(super) fn shown_spans(&mut self, id: DocumentId, spans: &[Span]) -> Option<Vec<Span>> {
        let shown = self.document(id)?;
        let stored = self.catalogue.document(id).ok()??;
        let spans = spans.iter().copied();
        Some(super::shown::flat_spans(&stored.text, &shown.text, spans))
    }

    /// Where a quotation stands, on one line: `verbatim in Northwold 13 Jun 2017, p. 12 ¶24`; `None` when it is not traced.
    pub(crate) fn trace_words(&self, id: QuotationId) -> Option<String> {
        let rows = self.traced.get(&id.document)?;
        let row = rows.iter().find(|row| row.id == id)?;
        let report = row.trace.report.and_then(|id| self.summary(id));
        let report = report.map(|report| self.report_name(report));
        let place = place(row.page, row.paragraph);
        let place = if place.is_empty() {
            place
        } else {
            format!(", {place}")
        };
        Some(match (row.trace.status, report) {
            (TraceStatus::NoPrimary, _) | (_, None) => "report not held".to_owned(),
            (TraceStatus::NotFound, Some(report)) => format!("not found in {report}"),
            (TraceStatus::Altered, Some(report)) => {
                let differences = differences(row.trace.place.as_ref());
                format!("altered: {differences} in {report}{place}")
            }
            (TraceStatus::Verbatim, Some(report)) => format!("verbatim in {report}{place}"),
            (TraceStatus::Cut, Some(report)) => format!("cut from {report}{place}"),
        })
    }

    /// A report by its council and date, else by its title.
    pub(super) fn report_name(&self, report: &DocumentSummary) -> String {
        let council = report.councils.first().and_then(|gss| self.name(gss));
        let name = council.map_or_else(|| words::title(report), words::line);
        match report.published {
            Some(dated) => format!("{name} {}", words::date(dated.date)),
            None => name,
        }
    }
}

/// Page and paragraph as in a reference: `p. 12 ¶24`.
pub(super) fn place(page: Option<u32>, paragraph: Option<u32>) -> String {
    let page = page.map(|page| format!("p. {page}"));
    let paragraph = paragraph.map(|number| format!("¶{number}"));
    let parts: Vec<String> = [page, paragraph].into_iter().flatten().collect();
    parts.join(" ")
}

/// What became of a quotation, for the line between the sides.
pub(super) fn verdict(trace: &Trace) -> String {
    let others = match trace.others.len() {
        0 => String::new(),
        1 => " · it stands in 1 other place of this report".to_owned(),
        many => format!(" · it stands in {many} other places of this report"),
    };
    match trace.status {
        TraceStatus::Verbatim => format!("VERBATIM: every word stands in the report{others}"),
        TraceStatus::Cut => {
            format!("CUT: its parts stand in the report in this order{others}")
        }
        TraceStatus::Altered => {
            let turned = trace.place.as_ref().is_some_and(Place::is_negated);
            let turned = if turned {
                ". This turns the sentence round"
            } else {
                ""
            };
            format!(
                "ALTERED: {}{turned}{others}",
                differences(trace.place.as_ref())
            )
        }
        TraceStatus::NotFound if trace.place.is_some() => {
            format!(
                "NOT FOUND in the report. Nearest words: {}",
                differences(trace.place.as_ref())
            )
        }
        TraceStatus::NotFound => "NOT FOUND in the report".to_owned(),
        TraceStatus::NoPrimary => format!("NOT HELD: {NOT_HELD}"),
    }
}

/// `“timescale” for “timescales”; “seen” added; “not” left out`.
fn differences(place: Option<&Place>) -> String {
    let differences = place.map_or(&[][..], |place| &place.differences);
    let named = differences.iter().map(|difference| {
        let (quote, report) = (
            words::line(&difference.quote),
            words::line(&difference.report),
        );
        match (quote.is_empty(), report.is_empty()) {
            (true, _) => format!("“{report}” left out"),
            (_, true) => format!("“{quote}” added"),
            _ => format!("“{quote}” for “{report}”"),
        }
    });
    named.collect::<Vec<_>>().join("; ")
}
