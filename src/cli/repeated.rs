//! Finds the passages of reports that stand in other reports as well. Each report is compared once, when it is new or its
//! passages are; only passages that share a run of words are compared word by word.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use crate::library::{Catalogue, Compared, DocumentView, Library};
use crate::model::trace::is_primary;
use crate::model::{FindingId, FindingKind, FindingRow, Same, Span};
use crate::trace::{PASSAGE, Passage, Report};

/// Raised whenever the rules change what counts as the same words.
pub(super) const VERSION: u32 = 2;

/// So many findings are kept folded while reports are compared: the same ones come up again and again.
const KEPT: usize = 5_000;

/// A finding in which passages are looked for.
struct Kept {
    /// Where it begins in its document, in bytes.
    start: usize,
    page: Option<u32>,
    folded: Report,
}

/// Compares every report that is new with those that are known. A killed pass is taken up by the next.
pub(super) fn compare(library: &mut Library, step: &mut dyn FnMut()) -> anyhow::Result<()> {
    let mut known = HashMap::new();
    for id in library.uncompared(VERSION)? {
        step();
        let compared = match library.document(id)? {
            Some(view) if is_primary(view.summary.kind) => of_report(library, &view, &mut known)?,
            _ => Compared::default(),
        };
        library.keep_compared(id, VERSION, &compared)?;
    }
    Ok(())
}

fn of_report(
    library: &Library,
    view: &DocumentView,
    known: &mut HashMap<FindingId, Kept>,
) -> anyhow::Result<Compared> {
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
            let Some(there) = kept(library, known, other)? else {
                continue;
            };
            // Nearly the same passage has half of its sentences in common, or more.
            let whole = (shared.len() * 2 >= parts.len()).then_some(&passage);
            let found = same(whole, &shared, other, there).into_iter();
            compared
                .same
                .extend(found.map(|same| (row.id.ordinal, same)));
        }
    }
    Ok(compared)
}

/// A finding of another report, folded once.
fn kept<'a>(
    library: &Library,
    known: &'a mut HashMap<FindingId, Kept>,
    id: FindingId,
) -> anyhow::Result<Option<&'a Kept>> {
    if known.len() >= KEPT {
        known.clear();
    }
    match known.entry(id) {
        Entry::Occupied(there) => Ok(Some(there.into_mut())),
        Entry::Vacant(place) => Ok(library.finding(id)?.map(|row| {
            &*place.insert(Kept {
                start: row.finding.span.start,
                page: row.page,
                folded: Report::new(id.document, None, &row.text, &[]),
            })
        })),
    }
}

/// The passage in another finding, whole or by the sentences that share a run of words with it.
fn same(whole: Option<&Passage>, parts: &[&Passage], other: FindingId, there: &Kept) -> Vec<Same> {
    let held = |part: &Passage| {
        let found = part.nearly(&there.folded)?;
        Some(Same {
            span: part.span(),
            other,
            there: Span::new(there.start + found.span.start, there.start + found.span.end),
            page: there.page,
            verbatim: found.verbatim,
        })
    };
    match whole.and_then(held) {
        Some(whole) => vec![whole],
        None => parts.iter().copied().filter_map(held).collect(),
    }
}
