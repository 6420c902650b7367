//! The same words in other reports: all the words of a passage, or one of its sentences.

use std::collections::BTreeSet;

use serde::Serialize;

use super::list::{names, published};
use super::primaries::{each_report, quoted};
use crate::library::{DocumentView, Library};
use crate::model::FindingRow;
use crate::model::trace::is_primary;
use crate::trace::{PASSAGE, Passage, Same};

/// Where another report has the same words.
#[derive(Debug, Serialize)]
pub(super) struct SameJson {
    document: String,
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

/// The other reports that hold a report's passage word for word or nearly, or else a sentence of it; none for an article's.
pub(super) fn elsewhere(
    library: &Library,
    view: &DocumentView,
    row: &FindingRow,
) -> anyhow::Result<Vec<SameJson>> {
    let mut found = Vec::new();
    let passage = Passage::new(&view.text, row.finding.span, PASSAGE);
    let Some(passage) = passage.filter(|_| is_primary(view.summary.kind)) else {
        return Ok(found);
    };
    let sentences = passage.sentences(PASSAGE);
    each_report(library, row.id.document, |summary, report, page| {
        let whole = passage.nearly(report).map(|same| (&passage, same));
        let parts = || {
            sentences
                .iter()
                .filter_map(|part| Some((part, part.nearly(report)?)))
        };
        let held: Vec<(&Passage, Same)> =
            whole.map_or_else(|| parts().collect(), |whole| vec![whole]);
        found.extend(held.into_iter().map(|(part, same)| SameJson {
            document: summary.id.to_string(),
            page: page(same.span),
            verbatim: same.verbatim,
            start: same.span.start,
            end: same.span.end,
            text: part.span().of(&view.text).to_owned(),
            report: format!("{}, {}", names(&summary.councils), published(summary)),
        }));
    })?;
    Ok(found)
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
    let one = |same: &SameJson| {
        let nearly = if same.verbatim { "" } else { "nearly: " };
        let page = same
            .page
            .map(|page| format!(" p. {page}"))
            .unwrap_or_default();
        let words = quoted(&same.text);
        format!(
            "         {}{page}, {}: {nearly}{words}",
            same.document, same.report
        )
    };
    head.into_iter().chain(elsewhere.iter().map(one)).collect()
}
