//! `casebook traces`: where each Ofsted quotation stands in the primary report.

use std::collections::BTreeSet;

use serde::Serialize;

use super::json::Rows;
use super::list::{Wanted, found, names, published};
use super::matches::Matches;
use super::out::{Out, columns};
use super::primaries::{Primaries, TraceJson, because, each_report, place, quoted, verdict, whole};
use crate::library::{Catalogue, Library};
use crate::model::{DocumentId, DocumentSummary, PartialDate, QuotationRow, TraceRow, TraceStatus};
use crate::trace::{Evidence, Passage, Report, evidence};

/// A trace with its quotation and what speaks for its report.
#[derive(Debug, Serialize)]
struct RowJson<'a> {
    quotation: String,
    #[serde(flatten)]
    trace: TraceJson<'a>,
    quote: &'a str,
    /// Different long phrases of the article that stand in the report, of all that are quoted from Ofsted.
    evidence: Option<EvidenceJson>,
}

impl RowJson<'_> {
    /// The fields that are cells of a table.
    const COLUMNS: &'static [&'static str] = &[
        "quotation",
        "status",
        "document",
        "page",
        "paragraph",
        "start",
        "end",
        "char_start",
        "char_end",
        "text",
        "differences",
        "sentence",
        "quote",
        "evidence.phrases",
        "evidence.of",
    ];
}

#[derive(Debug, Serialize)]
struct EvidenceJson {
    phrases: usize,
    of: usize,
}

/// Lists traces, each article's under a line that says which report it is about; with a query those in findings that match.
pub(super) fn traces(library: &Library, query: &str, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let wanted = Wanted::of(Matches::of(library, query)?);
    let mut primaries = Primaries::new(library);
    out.columns(RowJson::COLUMNS)?;
    let mut listed = 0;
    for summary in library.documents()? {
        let traces = library.traces(summary.id)?;
        if traces.is_empty() {
            continue;
        }
        let Some(view) = library.document(summary.id)? else {
            continue;
        };
        let rows = Rows::new(view);
        primaries.open(&traces)?;
        let held = wanted.quotations(&rows);
        let mut shown = traces
            .iter()
            .filter(|row| held.contains(&row.id))
            .peekable();
        if shown.peek().is_some() && !out.is_for_programs() {
            heading(library, &rows, &traces, &primaries, out)?;
        }
        for row in shown {
            listed += 1;
            one(&rows, &traces, row, &primaries, out)?;
        }
    }
    Ok(found(listed, "traced quotations", query))
}

fn one(
    rows: &Rows,
    traces: &[TraceRow],
    row: &TraceRow,
    primaries: &Primaries<'_>,
    out: &mut Out<'_>,
) -> anyhow::Result<()> {
    let quotation = rows
        .view
        .quotations
        .iter()
        .find(|quotation| quotation.id == row.id);
    let quote = quotation.map_or("", |quotation| quotation.text.as_str());
    let evidence = || {
        let Evidence { phrases, of } = weigh(rows, traces, row.trace.report?);
        Some(EvidenceJson { phrases, of })
    };
    let json = RowJson {
        quotation: row.id.to_string(),
        trace: primaries.json(row),
        quote,
        evidence: if out.is_for_programs() {
            evidence()
        } else {
            None
        },
    };
    out.row(&json, || vec![line(row, quote)])?;
    Ok(())
}

fn line(row: &TraceRow, quote: &str) -> String {
    let (id, place) = (row.id.to_string(), place(row));
    let said = match verdict(row) {
        said if said.is_empty() => quoted(quote),
        said => format!("{}: {said}", quoted(quote)),
    };
    columns(
        &[(&id, 7), (row.trace.status.as_str(), 10), (&place, 16)],
        &said,
    )
}

/// The article, and for each report that its quotations lead to what speaks for it.
fn heading(
    library: &Library,
    rows: &Rows,
    traces: &[TraceRow],
    primaries: &Primaries<'_>,
    out: &mut Out<'_>,
) -> anyhow::Result<()> {
    let summary = &rows.view.summary;
    out.line(&format!(
        "{}  {}, {}",
        summary.id,
        summary.name(),
        published(summary)
    ))?;
    let reports: BTreeSet<DocumentId> = traces.iter().filter_map(|row| row.trace.report).collect();
    for id in &reports {
        if let Some(report) = primaries.summary(*id) {
            out.line(&format!(
                "       {}",
                because(report, weigh(rows, traces, *id))
            ))?;
        }
    }
    if traces
        .iter()
        .any(|row| row.trace.status == TraceStatus::NoPrimary)
    {
        out.line(&format!("       {}", absent(library, summary)?))?;
    }
    Ok(())
}

/// That the report an article quotes is not held, and which reports of its councils are: never that Ofsted did not say it.
fn absent(library: &Library, article: &DocumentSummary) -> anyhow::Result<String> {
    let held = library.primaries(article.id)?;
    let one = |(id, date): &(DocumentId, Option<PartialDate>)| match date {
        Some(date) => format!("{id} {date}"),
        None => format!("{id} undated"),
    };
    let held: Vec<String> = held.iter().map(one).collect();
    let held = if held.is_empty() {
        "none".to_owned()
    } else {
        held.join(", ")
    };
    let councils = names(&article.councils);
    Ok(format!(
        "the report quoted is not in the library (reports held of {councils}: {held}); this does not mean that Ofsted did not say it"
    ))
}

/// What a trace says, with the whole sentences on both sides, because words that are verbatim can still mislead.
pub(super) fn beside(
    library: &Library,
    rows: &Rows,
    (row, trace): (&QuotationRow, &TraceRow),
    primaries: &Primaries<'_>,
) -> anyhow::Result<Vec<String>> {
    let view = &rows.view;
    let mut lines = vec![match verdict(trace) {
        said if said.is_empty() => format!("trace    {} {}", trace.trace.status, place(trace)),
        said => format!("trace    {} {}: {said}", trace.trace.status, place(trace)),
    }];
    if trace.trace.status == TraceStatus::NoPrimary {
        lines.push(format!("         {}", absent(library, &view.summary)?));
    }
    if let Some(sentence) = primaries.sentence(trace) {
        let article = Report::new(view.summary.id, None, &view.text, &view.page_starts);
        let ours = whole(&view.text, article.sentence(row.quotation.span));
        lines.push(format!("         in {}: {}", view.summary.id, quoted(ours)));
        lines.push(format!("         in the report: {}", quoted(sentence)));
    }
    lines.extend(primaries.also(trace).map(|also| format!("         {also}")));
    if trace.trace.status <= TraceStatus::Cut
        && let Some(passage) = Passage::new(&view.text, row.quotation.span, 1)
    {
        let mut holding = 0;
        let reports = each_report(library, view.summary.id, |_, report, _| {
            holding += usize::from(passage.verbatim(report).is_some());
        })?;
        lines.push(format!(
            "         these words stand in {holding} of {reports} reports held"
        ));
    }
    Ok(lines)
}

fn weigh(rows: &Rows, traces: &[TraceRow], report: DocumentId) -> Evidence {
    let quotations = traces.iter().filter_map(|row| {
        let quotation = rows
            .view
            .quotations
            .iter()
            .find(|quotation| quotation.id == row.id)?;
        Some((&quotation.quotation, &row.trace))
    });
    evidence(&rows.view.text, quotations, report)
}
