//! Finds the passages of reports that stand in other reports as well. Each report is compared once, when it is new or its
//! passages are; only passages that share a run of words are compared word by word.

use std::collections::BTreeMap;

use crate::library::{Catalogue, Compared, DocumentView, Library};
use crate::model::trace::is_primary;
use crate::model::{FindingId, FindingKind, FindingRow, Same, Span};
use crate::trace::{PASSAGE, Passage, Report};

/// Raised whenever the rules change what counts as the same words.
pub(super) const VERSION: u32 = 2;

/// Compares every report that is new with those that are known. A killed pass is taken up by the next.
pub(super) fn compare(library: &mut Library, step: &mut dyn FnMut()) -> anyhow::Result<()> {
    for id in library.uncompared(VERSION)? {
        step();
        let compared = match library.document(id)? {
            Some(view) if is_primary(view.summary.kind) => of_report(library, &view)?,
            _ => Compared::default(),
        };
        library.keep_compared(id, VERSION, &compared)?;
    }
    Ok(())
}

fn of_report(library: &Library, view: &DocumentView) -> anyhow::Result<Compared> {
    let mut compared = Compared::default();
    // Thousands of small questions: each would take the library's lock by itself.
    let _still = library.hold()?;
    // A grade is the same words in every report of its framework, and says nothing by that.
    let told = |row: &&FindingRow| row.finding.kind != FindingKind::Judgement;
    for row in view.findings.iter().filter(told) {
        let Some(passage) = Passage::new(&view.text, row.finding.span, PASSAGE) else {
            continue;
        };
        let mut parts = passage.sentences(PASSAGE);
        if parts.is_empty() {
            parts.push(passage.clone());
        }
        let mut sharing: BTreeMap<FindingId, Vec<&Passage>> = BTreeMap::new();
        for part in &parts {
            let runs = part.runs();
            for other in library.sharing(&runs, row.id.document)? {
                sharing.entry(other).or_default().push(part);
            }
            compared
                .runs
                .extend(runs.into_iter().map(|run| (run, row.id.ordinal)));
        }
        for (other, shared) in sharing {
            let Some(other) = library.finding(other)? else {
                continue;
            };
            // Nearly the same passage has half of its sentences in common, or more.
            let whole = (shared.len() * 2 >= parts.len()).then_some(&passage);
            let found = same(whole, &shared, &other).into_iter();
            compared
                .same
                .extend(found.map(|same| (row.id.ordinal, same)));
        }
    }
    Ok(compared)
}

/// The passage in another finding, whole or by the sentences that share a run of words with it.
fn same(whole: Option<&Passage>, parts: &[&Passage], other: &FindingRow) -> Vec<Same> {
    let id: FindingId = other.id;
    let there = Report::new(id.document, None, &other.text, &[]);
    let start = other.finding.span.start;
    let held = |part: &Passage| {
        let found = part.nearly(&there)?;
        Some(Same {
            span: part.span(),
            other: id,
            there: Span::new(start + found.span.start, start + found.span.end),
            page: other.page,
            verbatim: found.verbatim,
        })
    };
    match whole.and_then(held) {
        Some(whole) => vec![whole],
        None => parts.iter().copied().filter_map(held).collect(),
    }
}
