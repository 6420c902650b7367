//! What is known of a document: from its own row, and from what else the library holds.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::model::council::council;
use crate::model::{Area, DocumentKind, DocumentSummary, Grade, Gss, Judgement, PartialDate};

/// What is known of one document.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct DocumentFacts {
    /// Its number in the library.
    pub(super) id: i64,
    /// Its publisher, as a place in a list of them.
    pub(super) publisher: Option<u32>,
    councils: Vec<Gss>,
    /// Years in which it was published or its inspection took place.
    pub(super) years: Vec<i16>,
    /// The grades it gives.
    pub(super) grades: Vec<(Area, Grade)>,
    /// For an inspection report, the day by which it is the latest or not.
    reported: Option<PartialDate>,
    /// Whether it is its council's latest report; depends on all other documents, so it is never stored.
    #[serde(skip)]
    pub(super) latest: bool,
    /// Whether the library holds it no more, or holds other findings of it.
    #[serde(skip)]
    pub(super) gone: bool,
}

impl DocumentFacts {
    /// From a document's row.
    pub(super) fn new(
        document: &DocumentSummary,
        judgements: &[Judgement],
        publisher: Option<u32>,
    ) -> Self {
        let out = document.published.map(|dated| dated.date);
        let dates = [out, document.inspection_start, document.inspection_end];
        let report = document.kind == DocumentKind::InspectionReport;
        Self {
            id: document.id.0,
            publisher,
            councils: document.councils.iter().map(today).collect(),
            years: dates.iter().flatten().map(|date| date.year()).collect(),
            grades: judgements.iter().map(|j| (j.area, j.grade)).collect(),
            reported: document.inspection_end.or(out).filter(|_| report),
            latest: false,
            gone: false,
        }
    }
}

/// The code that a council has today.
pub(super) fn today(gss: &Gss) -> Gss {
    council(gss.as_str()).map_or_else(|| gss.clone(), |c| c.gss.clone())
}

/// Works out, of all documents, which are the latest report of a council of theirs.
pub(super) fn mark_latest(documents: &mut [&mut DocumentFacts]) {
    let mut newest: HashMap<Gss, PartialDate> = HashMap::new();
    for document in documents.iter() {
        for (gss, date) in document
            .councils
            .iter()
            .zip(document.reported.iter().cycle())
        {
            let latest = newest.entry(gss.clone()).or_insert(*date);
            *latest = (*latest).max(*date);
        }
    }
    for document in documents {
        let is_newest = |gss| newest.get(gss).copied() == document.reported;
        document.latest = document.reported.is_some() && document.councils.iter().any(is_newest);
    }
}
