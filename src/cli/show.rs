//! `casebook show`: a document, finding or quotation with its quotations marked.

use std::iter;

use serde::Serialize;

use super::dated::statement_lines;
use super::elsewhere::{SameJson, elsewhere, lines};
use super::id::Id;
use super::json::{DocumentJson, FindingJson, Rows};
use super::list::{finding_line, names, published, quotation_line};
use super::note;
use super::out::Out;
use super::primaries::Primaries;
use super::traces::beside;
use crate::library::{Catalogue, Library};
use crate::model::theme::touched;
use crate::model::{FindingRow, QuotationRow, Span};

/// A document's row with its text.
#[derive(Debug, Serialize)]
struct WholeJson<'a> {
    #[serde(flatten)]
    document: DocumentJson<'a>,
    text: &'a str,
}

/// A finding's row with the other reports that hold its words.
#[derive(Debug, Serialize)]
struct FindingShown<'a> {
    #[serde(flatten)]
    finding: FindingJson<'a>,
    elsewhere: Vec<SameJson>,
}

/// Shows what `id` names; `false` when there is nothing with that name.
pub(super) fn show(library: &Library, id: &str, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let parsed = Id::parse(id)?;
    let rows = library.document(parsed.document())?.map(Rows::new);
    let shown = match &rows {
        Some(rows) => part(library, rows, &parsed, out)?,
        None => false,
    };
    if !shown {
        note(&format!(
            "there is no {id} in this library; `casebook documents` lists what there is"
        ));
    }
    Ok(shown)
}

fn part(library: &Library, rows: &Rows, id: &Id, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let view = &rows.view;
    match id {
        Id::Document(_) if out.is_for_programs() => {
            let whole = WholeJson {
                document: DocumentJson::from(&view.summary),
                text: &view.text,
            };
            out.row(&whole, Vec::new)?;
        }
        Id::Document(_) => document(library, rows, out)?,
        Id::Finding(id) => {
            let Some(row) = view.findings.iter().find(|row| row.id == *id) else {
                return Ok(false);
            };
            finding(library, rows, row, out)?;
        }
        Id::Quotation(id) => {
            let Some(row) = view.quotations.iter().find(|row| row.id == *id) else {
                return Ok(false);
            };
            quotation(library, rows, row, out)?;
        }
    }
    Ok(true)
}

/// A finding, and which other reports hold the same words.
fn finding(
    library: &Library,
    rows: &Rows,
    row: &FindingRow,
    out: &mut Out<'_>,
) -> anyhow::Result<()> {
    let elsewhere = elsewhere(library, &rows.view, row)?;
    let lines = lines(&elsewhere);
    let shown = FindingShown {
        finding: rows.finding(row),
        elsewhere,
    };
    let about = || {
        iter::once(finding_line(rows, row))
            .chain(theme_reasons(&row.text))
            .collect()
    };
    out.row(&shown, about)?;
    within(rows, row.finding.span, out)?;
    if !out.is_for_programs() {
        lines.iter().try_for_each(|line| out.line(line))?;
    }
    Ok(())
}

/// A quotation with its trace.
fn quotation(
    library: &Library,
    rows: &Rows,
    row: &QuotationRow,
    out: &mut Out<'_>,
) -> anyhow::Result<()> {
    let traces = library.traces(row.id.document)?;
    let mut primaries = Primaries::new(library);
    primaries.open(&traces)?;
    let trace = traces.iter().find(|trace| trace.id == row.id);
    let json = rows.quotation(row, trace.map(|trace| primaries.json(trace)));
    out.row(&json, || vec![quotation_line(row), reason(row)])?;
    if let Some(trace) = trace.filter(|_| !out.is_for_programs()) {
        let lines = beside(library, rows, (row, trace), &primaries)?;
        lines.iter().try_for_each(|line| out.line(line))?;
    }
    Ok(())
}

fn document(library: &Library, rows: &Rows, out: &mut Out<'_>) -> anyhow::Result<()> {
    let summary = &rows.view.summary;
    let unknown = "unknown".to_owned();
    let fields = [
        ("kind", summary.kind.to_string()),
        ("publisher", summary.publisher.clone().unwrap_or(unknown)),
        ("published", published(summary)),
        ("councils", names(&summary.councils)),
        (
            "file",
            summary.path.clone().unwrap_or("standard input".into()),
        ),
        ("sha256", summary.sha256.clone()),
    ];
    let head = fields
        .iter()
        .map(|(name, value)| format!("  {name:<10} {value}"));
    let title = format!("{}  {}", summary.id, summary.name());
    out.line(&title)?;
    head.into_iter().try_for_each(|line| out.line(&line))?;
    for &near in &rows.view.near {
        let name = library
            .summary(near)?
            .map_or_else(String::new, |near| near.name());
        out.line(&format!("  nearly     {near} {name}"))?;
    }
    statement_lines(&rows.view)
        .iter()
        .try_for_each(|line| out.line(line))?;
    out.line("")?;
    within(rows, Span::new(0, rows.view.text.len()), out)
}

/// The words of `span` with its quotations marked, and under them who says each.
fn within(rows: &Rows, span: Span, out: &mut Out<'_>) -> anyhow::Result<()> {
    if out.is_for_programs() {
        return Ok(());
    }
    let inside = |row: &&QuotationRow| row.quotation.span.overlaps(span);
    let quotations: Vec<_> = rows.view.quotations.iter().filter(inside).collect();
    let text = marked(&rows.view.text, span, &quotations);
    out.text(&format!("{}\n", text.trim_end_matches('\n')))?;
    for (position, row) in quotations.into_iter().enumerate() {
        if position == 0 {
            out.line("")?;
        }
        out.line(&quotation_line(row))?;
        out.line(&reason(row))?;
    }
    Ok(())
}

/// A line for each theme with the words that decided it.
fn theme_reasons(passage: &str) -> impl Iterator<Item = String> {
    touched(passage).into_iter().map(|touched| {
        format!(
            "         theme {}: {}",
            touched.theme.name,
            touched.cues.join(", ")
        )
    })
}

/// The line that says why a quotation was given to its speaker.
fn reason(row: &QuotationRow) -> String {
    let quotation = &row.quotation;
    let cue = quotation
        .cue
        .as_ref()
        .map(|cue| format!(", cue “{}”", super::out::flat(cue)))
        .unwrap_or_default();
    format!(
        "         rule {}{cue}, confidence {:.2}",
        quotation.rule, quotation.confidence
    )
}

/// The words of `span` in which each quotation stands in brackets with its number and whose words they are.
fn marked(text: &str, span: Span, quotations: &[&QuotationRow]) -> String {
    let mut brackets = Vec::new();
    for row in quotations {
        let Span { start, end } = row.quotation.span;
        let open = format!("[q{} {}: ", row.id.ordinal, row.quotation.class);
        // At one place closing comes before opening, and the longer quotation opens first.
        brackets.push((start.max(span.start), 1, usize::MAX - end, open));
        brackets.push((end.min(span.end), 0, 0, "]".to_owned()));
    }
    brackets.sort();
    let mut out = String::new();
    let mut from = span.start;
    for (at, _, _, bracket) in brackets {
        out += Span::new(from, at).of(text);
        out += &bracket;
        from = at;
    }
    out + Span::new(from, span.end).of(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DocumentId, Quotation, QuotationId, QuotationKind, SpeakerClass};

    fn row(ordinal: u32, start: usize, end: usize, class: SpeakerClass) -> QuotationRow {
        let quotation = Quotation {
            span: Span::new(start, end),
            kind: QuotationKind::Direct,
            class,
            speaker: None,
            cue: None,
            confidence: 1.0,
            rule: "verb".into(),
            council: None,
            nested: false,
        };
        QuotationRow {
            id: QuotationId {
                document: DocumentId(1),
                ordinal,
            },
            quotation,
            page: None,
            text: String::new(),
        }
    }

    #[test]
    fn quotations_are_marked_with_whose_words_they_are_nested_ones_too() {
        let text = "He said: a b c. Then d.";
        let outer = row(1, 9, 14, SpeakerClass::Council);
        let inner = row(2, 9, 10, SpeakerClass::Ofsted);
        let next = row(3, 14, 15, SpeakerClass::Other);
        let marked = |span, rows: &[&QuotationRow]| marked(text, span, rows);
        let whole = marked(Span::new(0, text.len()), &[&inner, &outer, &next]);
        assert_eq!(
            whole,
            "He said: [q1 council: [q2 ofsted: a] b c][q3 other: .] Then d."
        );
        assert_eq!(
            marked(Span::new(0, 12), &[&outer]),
            "He said: [q1 council: a b]"
        );
    }
}
