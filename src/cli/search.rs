//! `casebook search`: ranked findings with the words that matched.

use serde::Serialize;

use super::json::{FindingJson, Rows, WordsJson};
use super::list::{found, names, ranked, said};
use super::matches::Matches;
use super::out::{Out, columns, flat};
use crate::library::Library;
use crate::model::{FindingRow, Span};

/// A finding with the words in it that matched, placed in its document.
#[derive(Debug, Serialize)]
struct HitJson<'a> {
    rank: usize,
    #[serde(flatten)]
    finding: FindingJson<'a>,
    matched: Vec<WordsJson<'a>>,
}

/// Lists the best `limit` findings, all without a limit.
pub(super) fn search(
    library: &Library,
    query: &str,
    limit: Option<usize>,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let Some(mut matches) = Matches::of(library, query)? else {
        anyhow::bail!("there is nothing to search for in an empty query; type some words");
    };
    let findings = std::mem::take(&mut matches.findings);
    let best = &findings[..limit.unwrap_or(findings.len()).min(findings.len())];
    let mut rank = 0;
    ranked(library, best, |rows, row| {
        rank += 1;
        let hits = matches.highlight(&row.text);
        let hit = HitJson {
            rank,
            finding: rows.finding(row),
            matched: placed(rows, row, &hits),
        };
        Ok(out.row(&hit, || vec![line(rows, row, &hits)])?)
    })?;
    Ok(found(findings.len(), "findings", query))
}

/// The hits as words of the document.
pub(super) fn placed<'a>(rows: &'a Rows, row: &FindingRow, hits: &[Span]) -> Vec<WordsJson<'a>> {
    let start = row.finding.span.start;
    hits.iter()
        .map(|hit| rows.words(Span::new(start + hit.start, start + hit.end)))
        .collect()
}

fn line(rows: &Rows, row: &FindingRow, hits: &[Span]) -> String {
    let (id, council) = (row.id.to_string(), names(row.finding.council.as_slice()));
    let words: Vec<_> = hits.iter().map(|hit| flat(hit.of(&row.text))).collect();
    columns(
        &[
            (&id, 7),
            (&council, 20),
            (&said(rows, row), 17),
            (&words.join(", "), 24),
        ],
        &flat(&row.text),
    )
}
