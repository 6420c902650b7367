//! The same words in other reports: all the words of a passage, or one of its sentences.

use std::collections::BTreeSet;

use serde::Serialize;

use super::list::{names, published};
use super::primaries::quoted;
use crate::library::{Catalogue, DocumentView, Library};
use crate::model::{DocumentId, FindingRow, Same};

/// Where another report has the same words.
#[derive(Debug, Serialize)]
pub(super) struct SameJson {
    document: String,
    finding: String,
    page: Option<u32>,
    /// `false` when they differ a little.
    verbatim: bool,
    /// In bytes of that report.
    start: usize,
    end: usize,
    /// The passage's words that it has: all of them, or a sentence.
    text: String,
    #[serde(skip)]
    report: String,
}

impl SameJson {
    /// Whether it is a passage of this document.
    pub(super) fn stands_in(&self, document: DocumentId) -> bool {
        self.document == document.to_string()
    }

    /// For people: its place and the words.
    pub(super) fn line(&self) -> String {
        let nearly = if self.verbatim { "" } else { "nearly: " };
        let page = self
            .page
            .map(|page| format!(" p. {page}"))
            .unwrap_or_default();
        let words = quoted(&self.text);
        let Self {
            document, report, ..
        } = self;
        format!("         {document}{page}, {report}: {nearly}{words}")
    }
}

/// The other reports that hold a report's passage word for word or nearly, or else a sentence of it; none for an article's.
pub(super) fn elsewhere(
    library: &Library,
    view: &DocumentView,
    row: &FindingRow,
) -> anyhow::Result<Vec<SameJson>> {
    let json = |same: Same| {
        let summary = library.summary(same.other.document)?;
        Ok(summary.map(|summary| SameJson {
            document: summary.id.to_string(),
            finding: same.other.to_string(),
            page: same.page,
            verbatim: same.verbatim,
            start: same.there.start,
            end: same.there.end,
            text: same.span.of(&view.text).to_owned(),
            report: format!("{}, {}", names(&summary.councils), published(&summary)),
        }))
    };
    let found: anyhow::Result<Vec<Option<SameJson>>> =
        library.same(row.id)?.into_iter().map(json).collect();
    Ok(found?.into_iter().flatten().collect())
}

/// Lines for people: how many reports, and each with its place and the words.
pub(super) fn lines(elsewhere: &[SameJson]) -> Vec<String> {
    let reports: BTreeSet<&str> = elsewhere
        .iter()
        .map(|same| same.document.as_str())
        .collect();
    let head = match reports.len() {
        0 => None,
        1 => Some("         in 1 other report:".to_owned()),
        count => Some(format!("         in {count} other reports:")),
    };
    let each = elsewhere.iter().map(SameJson::line);
    head.into_iter().chain(each).collect()
}
