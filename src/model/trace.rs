//! Where an Ofsted quotation stands in the primary report, word for word or with differences.

use serde::{Deserialize, Serialize};

use super::{DocumentId, DocumentKind, QuotationId, Span, spelled};

/// What became of a quotation that was looked for in the council's reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TraceStatus {
    /// Its words stand in the report in a row.
    Verbatim,
    /// Its parts stand in the report in order: an ellipsis or an editorial insertion marks what lies between.
    Cut,
    /// Its words stand in the report with differences, which are named.
    Altered,
    /// The report it would come from is held and does not hold its words.
    NotFound,
    /// No report of that council and period is held. Never the same as "Ofsted did not say it".
    NoPrimary,
}

spelled!(TraceStatus {
    Verbatim = "verbatim",
    Cut = "cut",
    Altered = "altered",
    NotFound = "not_found",
    NoPrimary = "no_primary",
});

/// Whether documents of this kind are primary: Ofsted's own words at first hand, which quotations are traced into.
pub const fn is_primary(kind: DocumentKind) -> bool {
    matches!(
        kind,
        DocumentKind::InspectionReport
            | DocumentKind::MonitoringLetter
            | DocumentKind::FocusedVisitLetter
    )
}

/// One difference between a quotation and the report: words replaced, words the report does not have (`report` is empty), or
/// words of the report that were left out without a mark (`quote` is empty).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The quotation's words.
    pub quote: String,
    /// The report's words.
    pub report: String,
    /// Whether it turns the sentence into its opposite: "not" left out, "effective" for "ineffective".
    pub negated: bool,
}

/// A place in the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The parts in order, in bytes of the report's stored text; one unless the quotation was cut.
    pub parts: Vec<Span>,
    /// How the quotation differs from it, in order; empty when it is word for word.
    pub differences: Vec<Difference>,
}

impl Place {
    /// From the first part's beginning to the last part's end.
    pub fn span(&self) -> Span {
        let start = self.parts.first().map_or(0, |part| part.start);
        Span::new(start, self.parts.last().map_or(start, |part| part.end))
    }

    /// Whether a difference turns the sentence into its opposite.
    pub fn is_negated(&self) -> bool {
        self.differences.iter().any(|d| d.negated)
    }
}

/// What is known of a quotation's origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// What became of it.
    pub status: TraceStatus,
    /// The report it comes from, or, when it was not found, the one it was looked for in; `None` for no primary.
    pub report: Option<DocumentId>,
    /// Where it stands there; for a quotation that was not found the nearest words, if there are any near it.
    pub place: Option<Place>,
    /// Other places in the same report that hold it as well.
    pub others: Vec<Place>,
}

impl Trace {
    /// The trace of a quotation of which no report is held.
    pub const NO_PRIMARY: Self = Self {
        status: TraceStatus::NoPrimary,
        report: None,
        place: None,
        others: Vec::new(),
    };
}

/// A stored trace with what the report says there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceRow {
    /// The quotation.
    pub id: QuotationId,
    /// What is known of its origin.
    pub trace: Trace,
    /// The page of the place, counted from 1.
    pub page: Option<u32>,
    /// The report's own number of the paragraph there.
    pub paragraph: Option<u32>,
    /// The report's words from the first part to the last; empty without a place.
    pub text: String,
}
