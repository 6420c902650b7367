//! `casebook traces`: where each Ofsted quotation stands in the primary report.

use std::collections::BTreeSet;

use serde::Serialize;

use super::absent::{WouldBe, absent, would_be};
use super::json::Rows;
use super::list::{Wanted, found, names, published};
use super::matches::Matches;
use super::out::{Out, columns};
use super::primaries::{Primaries, TraceJson, because, each_report, place, quoted, verdict, whole};
use crate::library::{Catalogue, Library};
use crate::model::{DocumentId, QuotationRow, TraceRow, TraceStatus};
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
    /// Of a quotation without a primary: the report it would come from.
    would_be: Option<&'a WouldBe>,
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
        "quoted_from",
        "quote",
        "evidence.phrases",
        "evidence.of",
        "would_be.visit",
        "would_be.date",
        "would_be.date_last",
    ];
}

#[derive(Debug, Serialize)]
struct EvidenceJson {
    phrases: usize,
    of: usize,
}

/// The fields of a trace that are cells of a table.
pub(super) const COLUMNS: &[&str] = RowJson::COLUMNS;

/// An article whose quotations were traced.
pub(super) struct Article<'a> {
    pub(super) rows: &'a Rows,
    pub(super) traces: &'a [TraceRow],
    /// The report it would be about, when that is not held and the texts tell which it was.
    pub(super) would_be: Option<WouldBe>,
    /// Whether it is in the library; else its quotations have no number there.
    pub(super) stored: bool,
}

/// Lists traces, each article's under a line that says which report it is about; with a query those in findings that match.
pub(super) fn traces(library: &Library, query: &str, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let wanted = Wanted::of(Matches::of(library, query)?);
    let mut primaries = Primaries::new(library);
    out.columns(COLUMNS)?;
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
        let absent = traces.iter().any(is_absent);
        let would_be = absent.then(|| would_be(library, summary.id, &summary.councils, None));
        let article = Article {
            rows: &rows,
            traces: &traces,
            would_be: would_be.transpose()?.flatten(),
            stored: true,
        };
        listed += article.list(library, &primaries, |row| held.contains(&row.id), out)?;
    }
    Ok(found(listed, "traced quotations", query))
}

fn is_absent(row: &TraceRow) -> bool {
    row.trace.status == TraceStatus::NoPrimary
}

impl Article<'_> {
    /// Lists the quotations that are wanted; how many there are.
    pub(super) fn list(
        &self,
        library: &Library,
        primaries: &Primaries<'_>,
        wanted: impl Fn(&TraceRow) -> bool,
        out: &mut Out<'_>,
    ) -> anyhow::Result<usize> {
        let rows: Vec<&TraceRow> = self.traces.iter().filter(|row| wanted(row)).collect();
        if !rows.is_empty() && !out.is_for_programs() {
            self.heading(library, primaries, out)?;
        }
        for row in &rows {
            self.one(row, primaries, out)?;
        }
        Ok(rows.len())
    }

    fn one(
        &self,
        row: &TraceRow,
        primaries: &Primaries<'_>,
        out: &mut Out<'_>,
    ) -> anyhow::Result<()> {
        let mut quotations = self.rows.view.quotations.iter();
        let quotation = quotations.find(|quotation| quotation.id == row.id);
        let quote = quotation.map_or("", |quotation| quotation.text.as_str());
        let evidence = || {
            let Evidence { phrases, of } = self.weigh(row.trace.report?);
            Some(EvidenceJson { phrases, of })
        };
        let id = if self.stored {
            row.id.to_string()
        } else {
            format!("q{}", row.id.ordinal)
        };
        let json = RowJson {
            trace: primaries.json(row),
            quote,
            evidence: if out.is_for_programs() {
                evidence()
            } else {
                None
            },
            would_be: self.would_be.as_ref().filter(|_| is_absent(row)),
            quotation: id.clone(),
        };
        let whose = primaries.quoted_from(row);
        out.row(&json, || vec![line(&id, row, quote, whose)])?;
        Ok(())
    }

    /// The article, and for each report that its quotations lead to what speaks for it.
    fn heading(
        &self,
        library: &Library,
        primaries: &Primaries<'_>,
        out: &mut Out<'_>,
    ) -> anyhow::Result<()> {
        let summary = &self.rows.view.summary;
        let (name, published) = (summary.name(), published(summary));
        out.line(&if self.stored {
            format!("{}  {name}, {published}", summary.id)
        } else {
            format!("{name}, {published}, {}", names(&summary.councils))
        })?;
        let reports: BTreeSet<DocumentId> = self
            .traces
            .iter()
            .filter_map(|row| row.trace.report)
            .collect();
        for id in &reports {
            if let Some(report) = primaries.summary(*id) {
                out.line(&format!("       {}", because(report, self.weigh(*id))))?;
            }
        }
        if self.traces.iter().any(is_absent) {
            let said = absent(library, summary, self.would_be.as_ref())?;
            out.line(&format!("       {said}"))?;
        }
        Ok(())
    }

    fn weigh(&self, report: DocumentId) -> Evidence {
        let view = &self.rows.view;
        let quotations = self.traces.iter().filter_map(|row| {
            let quotation = view
                .quotations
                .iter()
                .find(|quotation| quotation.id == row.id)?;
            Some((&quotation.quotation, &row.trace))
        });
        evidence(&view.text, quotations, report)
    }
}

fn line(id: &str, row: &TraceRow, quote: &str, whose: Option<String>) -> String {
    let place = place(row);
    let said = [Some(verdict(row)), whose].into_iter().flatten();
    let said: Vec<String> = said.filter(|said| !said.is_empty()).collect();
    let said = match said.join("; ") {
        said if said.is_empty() => quoted(quote),
        said => format!("{}: {said}", quoted(quote)),
    };
    columns(
        &[(id, 7), (row.trace.status.as_str(), 10), (&place, 16)],
        &said,
    )
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
    if is_absent(trace) {
        let would_be = would_be(library, view.summary.id, &view.summary.councils, None)?;
        let said = absent(library, &view.summary, would_be.as_ref())?;
        lines.push(format!("         {said}"));
    }
    if let Some(sentence) = primaries.sentence(trace) {
        let article = Report::new(view.summary.id, None, &view.text, &view.page_starts);
        let ours = whole(&view.text, article.sentence(row.quotation.span));
        lines.push(format!("         in {}: {}", view.summary.id, quoted(ours)));
        lines.push(format!("         in the report: {}", quoted(sentence)));
    }
    let whose = primaries.quoted_from(trace);
    let more = whose.into_iter().chain(primaries.also(trace));
    lines.extend(more.map(|more| format!("         {more}")));
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
