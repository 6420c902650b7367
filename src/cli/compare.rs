//! `casebook compare`: the findings of two documents, with the words that stand in both.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Serialize;

use super::elsewhere::{SameJson, elsewhere};
use super::id::document;
use super::json::{FindingJson, Rows, WordsJson};
use super::list::{finding_head, finding_line, found, published};
use super::matches::Matches;
use super::out::{Out, flat};
use super::primaries::{place, quoted, verdict};
use super::search::placed;
use crate::app::{width, wrap};
use crate::library::{Catalogue, Library};
use crate::model::visible::visible_line;
use crate::model::{DocumentSummary, FindingId, FindingRow, TraceRow, TraceStatus};

/// From so many columns on two lists stand beside each other.
const ABREAST: u16 = 120;

/// What stands between them.
const GAP: &str = " │ ";

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

/// Lists the findings of the one and then of the other, beside each other where a terminal has the columns for it: those that
/// match, without a query all; `false` when there are none.
pub(super) fn compare(
    library: &Library,
    [left, right]: [&str; 2],
    query: &str,
    (out, columns): (&mut Out<'_>, Option<u16>),
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
    let columns = columns.filter(|columns| *columns >= ABREAST && !out.is_for_programs());
    let listed = if let Some(columns) = columns {
        let (one, first) = asked.lines(library, &left, &right)?;
        let (other, second) = asked.lines(library, &right, &left)?;
        for line in abreast([&first, &second], columns.into()) {
            out.line(&line)?;
        }
        one + other
    } else {
        asked.side(library, ("left", &left), &right, out)?
            + asked.side(library, ("right", &right), &left, out)?
    };
    Ok(found(listed, "findings of these documents", query))
}

impl Asked {
    fn wanted<'a>(&self, rows: &'a Rows) -> Vec<&'a FindingRow> {
        let wanted = |row: &&FindingRow| match &self.matches {
            Some((found, _)) => found.contains(&row.id),
            None => true,
        };
        rows.view.findings.iter().filter(wanted).collect()
    }

    /// One of the two for half of a terminal: under the place of each finding its words; how many findings of it there are.
    fn lines(
        &self,
        library: &Library,
        here: &DocumentSummary,
        there: &DocumentSummary,
    ) -> anyhow::Result<(usize, Vec<String>)> {
        let mut lines = vec![heading(here), String::new()];
        let Some(rows) = library.document(here.id)?.map(Rows::new) else {
            return Ok((0, lines));
        };
        let traces = traces(library, here, there)?;
        let findings = self.wanted(&rows);
        if findings.is_empty() {
            lines.push(NONE.trim_start().to_owned());
        }
        for row in &findings {
            let mut same = elsewhere(library, &rows.view, row)?;
            same.retain(|same| same.stands_in(there.id));
            lines.push(finding_head(&rows, row));
            lines.push(format!("  {}", flat(&row.text)));
            let below = below(&same, &within(&rows, row, &traces));
            lines.extend(
                below
                    .iter()
                    .map(|line| format!("    {}", line.trim_start())),
            );
            lines.push(String::new());
        }
        Ok((findings.len(), lines))
    }

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
        let traces = traces(library, here, there)?;
        let findings = self.wanted(&rows);
        if !out.is_for_programs() {
            out.line(&heading(here))?;
        }
        if findings.is_empty() && !out.is_for_programs() {
            out.line(NONE)?;
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
    let line = [finding_line(rows, row)].into_iter();
    line.chain(below(same, traces)).collect()
}

/// What the other has of a finding, and what became of its quotations there.
fn below(same: &[SameJson], traces: &[(&TraceRow, &str)]) -> Vec<String> {
    let same = same.iter().map(SameJson::line);
    let told = traces.iter().map(|(row, words)| {
        let (status, place, words) = (row.trace.status, place(row), quoted(words));
        let said = match verdict(row) {
            said if said.is_empty() => said,
            said => format!(": {said}"),
        };
        format!("         {} {status} {place}: {words}{said}", row.id)
    });
    same.chain(told).collect()
}

/// What is said of a document without findings that were asked for.
const NONE: &str = "       no findings";

/// A document above its findings.
fn heading(document: &DocumentSummary) -> String {
    let (name, published) = (flat(&document.name()), published(document));
    format!("{}  {name}, {published}", document.id)
}

/// The traces of a document's quotations to the other.
fn traces(
    library: &Library,
    here: &DocumentSummary,
    there: &DocumentSummary,
) -> anyhow::Result<Vec<TraceRow>> {
    let mut traces = library.traces(here.id)?;
    traces.retain(|row| row.trace.report == Some(there.id));
    Ok(traces)
}

/// Two lists beside each other in so many columns, a longer line on several, which keep its indentation.
fn abreast([left, right]: [&[String]; 2], columns: usize) -> Vec<String> {
    let half = (columns - GAP.len()) / 2;
    let [left, right] = [left, right].map(|lines| folded(lines, half));
    let rows = left.len().max(right.len());
    let row = |at: usize| {
        let one = left.get(at).map_or("", String::as_str);
        let other = right.get(at).map_or("", String::as_str);
        let fill = half.saturating_sub(width(one));
        let row = format!("{one}{}{GAP}{other}", " ".repeat(fill));
        row.trim_end().to_owned()
    };
    (0..rows).map(row).collect()
}

/// The lines in at most so many columns.
fn folded(lines: &[String], columns: usize) -> Vec<String> {
    let mut all = Vec::new();
    for line in lines {
        let line = visible_line(line);
        let words = line.trim_start();
        let indent = &line[..line.len() - words.len()];
        let ranges = wrap(words, columns.saturating_sub(indent.len()));
        all.extend(
            ranges
                .into_iter()
                .map(|range| format!("{indent}{}", &words[range])),
        );
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_lists_stand_beside_each_other_and_a_long_line_keeps_its_indentation() {
        let left = [
            "d1  A report".to_owned(),
            "  too many words for one line".to_owned(),
        ];
        let right = ["d2  Another".to_owned()];
        assert_eq!(
            abreast([&left, &right], 37),
            [
                "d1  A report     │ d2  Another",
                "  too many words │",
                "  for one line   │",
            ]
        );
    }
}
