//! `casebook compare`: the findings of two documents, with the words that stand in both.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Serialize;

use super::elsewhere::{SameJson, elsewhere};
use super::id::document;
use super::json::{FindingJson, Rows, WordsJson};
use super::list::{finding_line, found, published};
use super::matches::Matches;
use super::out::{Out, flat};
use super::primaries::{place, quoted, verdict};
use super::search::placed;
use crate::library::{Catalogue, Library};
use crate::model::{DocumentSummary, FindingId, FindingRow, TraceRow, TraceStatus};

/// A finding of one of the two, with what the other has of it.
#[derive(Debug, Serialize)]
struct RowJson<'a> {
    side: &'static str,
    #[serde(flatten)]
    finding: FindingJson<'a>,
    /// The words that match the query.
    matched: Vec<WordsJson<'a>>,
    /// Where the other has the same words.
    same: Vec<SameJson>,
    /// What became of its quotations in the other.
    traces: Vec<TracedJson>,
}

#[derive(Debug, Serialize)]
struct TracedJson {
    quotation: String,
    status: TraceStatus,
    page: Option<u32>,
    paragraph: Option<u32>,
}

/// The fields that are cells of a table.
static COLUMNS: LazyLock<Vec<&str>> =
    LazyLock::new(|| [&["side"], FindingJson::COLUMNS, &["same", "traces"]].concat());

/// What is asked of both documents.
struct Asked {
    /// The findings that match, and what marks their words; `None` when all are asked for.
    matches: Option<(HashSet<FindingId>, Matches)>,
}

/// Lists the findings of the one and then of the other: those that match, without a query all; `false` when there are none.
pub(super) fn compare(
    library: &Library,
    [left, right]: [&str; 2],
    query: &str,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let (left, right) = (document(library, left)?, document(library, right)?);
    if left.id == right.id {
        anyhow::bail!("{} stands beside itself: name another document", left.id);
    }
    let matches = Matches::of(library, query)?;
    let asked = Asked {
        matches: matches.map(|matches| (matches.findings.iter().copied().collect(), matches)),
    };
    out.columns(&COLUMNS)?;
    let listed = asked.side(library, ("left", &left), &right, out)?
        + asked.side(library, ("right", &right), &left, out)?;
    Ok(found(listed, "findings of these documents", query))
}

impl Asked {
    /// Lists one of the two; how many findings of it there are.
    fn side(
        &self,
        library: &Library,
        (side, here): (&'static str, &DocumentSummary),
        there: &DocumentSummary,
        out: &mut Out<'_>,
    ) -> anyhow::Result<usize> {
        let Some(rows) = library.document(here.id)?.map(Rows::new) else {
            return Ok(0);
        };
        let mut traces = library.traces(here.id)?;
        traces.retain(|row| row.trace.report == Some(there.id));
        let wanted = |row: &&FindingRow| match &self.matches {
            Some((found, _)) => found.contains(&row.id),
            None => true,
        };
        let findings: Vec<&FindingRow> = rows.view.findings.iter().filter(wanted).collect();
        if !out.is_for_programs() {
            let (name, published) = (flat(&here.name()), published(here));
            out.line(&format!("{}  {name}, {published}", here.id))?;
        }
        if findings.is_empty() && !out.is_for_programs() {
            out.line("       no findings")?;
        }
        for row in &findings {
            let mut same = elsewhere(library, &rows.view, row)?;
            same.retain(|same| same.stands_in(there.id));
            let hits = self.matches.as_ref();
            let hits = hits.map_or_else(Vec::new, |(_, matches)| matches.highlight(&row.text));
            let traces = within(&rows, row, &traces);
            let lines = lines(&rows, row, &same, &traces);
            let json = RowJson {
                side,
                finding: rows.finding(row),
                matched: placed(&rows, row, &hits),
                same,
                traces: traces.iter().map(|(row, _)| traced(row)).collect(),
            };
            out.row(&json, || lines)?;
        }
        Ok(findings.len())
    }
}

/// The traces of the quotations that stand in a finding, each with its words.
fn within<'a>(
    rows: &'a Rows,
    finding: &FindingRow,
    traces: &'a [TraceRow],
) -> Vec<(&'a TraceRow, &'a str)> {
    let quotations = rows.view.quotations.iter();
    let inside = quotations.filter(|row| row.quotation.span.overlaps(finding.finding.span));
    inside
        .filter_map(|quotation| {
            let trace = traces.iter().find(|trace| trace.id == quotation.id)?;
            Some((trace, quotation.text.as_str()))
        })
        .collect()
}

fn traced(row: &TraceRow) -> TracedJson {
    TracedJson {
        quotation: row.id.to_string(),
        status: row.trace.status,
        page: row.page,
        paragraph: row.paragraph,
    }
}

fn lines(
    rows: &Rows,
    row: &FindingRow,
    same: &[SameJson],
    traces: &[(&TraceRow, &str)],
) -> Vec<String> {
    let same = same.iter().map(SameJson::line);
    let below = traces.iter().map(|(row, words)| {
        let (status, place, words) = (row.trace.status, place(row), quoted(words));
        let said = match verdict(row) {
            said if said.is_empty() => said,
            said => format!(": {said}"),
        };
        format!("         {} {status} {place}: {words}{said}", row.id)
    });
    [finding_line(rows, row)]
        .into_iter()
        .chain(same)
        .chain(below)
        .collect()
}
