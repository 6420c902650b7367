//! `casebook documents`, `councils`, `findings`, `quotations` and `judgements`.

use std::collections::{HashMap, HashSet};

use super::council::CouncilJson;
use super::json::{DocumentJson, FindingJson, JudgementJson, QuotationJson, Rows, council_name};
use super::matches::Matches;
use super::note;
use super::out::{Out, columns, flat, plural};
use super::primaries::Primaries;
use crate::library::{Catalogue, Library};
use crate::model::{DocumentSummary, FindingId, FindingRow, Gss, QuotationId, QuotationRow, Span};

/// Documents whose views are kept at hand while findings are listed in the order of their rank.
const VIEWS: usize = 64;

/// Lists documents, newest first; with a query those that hold matching findings.
pub(super) fn documents(library: &Library, query: &str, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let documents = matching(library, query)?;
    out.columns(DocumentJson::COLUMNS)?;
    for document in &documents {
        out.row(&DocumentJson::from(document), || {
            let (id, dated, councils) = (
                document.id.to_string(),
                published(document),
                names(&document.councils),
            );
            let (kind, publisher) = (
                document.kind.as_str(),
                flat(document.publisher.as_deref().unwrap_or("-")),
            );
            let cells = [
                (id.as_str(), 5),
                (&dated, 22),
                (kind, 19),
                (&publisher, 22),
                (&councils, 20),
            ];
            vec![columns(&cells, &flat(&document.name()))]
        })?;
    }
    Ok(found(documents.len(), "documents", query))
}

/// Lists councils in alphabetical order; with a query those that matching findings are about.
pub(super) fn councils(library: &Library, query: &str, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let matches = Matches::of(library, query)?;
    let counts: Option<HashMap<_, _>> =
        matches.map(|matches| matches.councils.into_iter().collect());
    out.columns(CouncilJson::COLUMNS)?;
    let mut listed = 0;
    for council in library.councils()? {
        let matching = counts
            .as_ref()
            .map(|counts| counts.get(&Some(council.gss.clone())).copied().unwrap_or(0));
        if matching == Some(0) {
            continue;
        }
        listed += 1;
        out.row(&CouncilJson::new(&council, matching), || {
            let grade = council
                .grade
                .map_or("no grade held", |grade| grade.as_str());
            let counted = format!(
                "{:>4} {}",
                council.documents,
                plural(council.documents, "document")
            );
            let findings = format!(
                "{:>6} {}",
                council.findings,
                plural(council.findings, "finding")
            );
            let matching = matching
                .map(|count| format!(", {count} matching"))
                .unwrap_or_default();
            let quoted = format!("{:>6} citing Ofsted{matching}", council.ofsted_quotations);
            vec![columns(
                &[
                    (&council.name, 28),
                    (grade, 20),
                    (&counted, 14),
                    (&findings, 15),
                ],
                &quoted,
            )]
        })?;
    }
    Ok(found(listed, "councils", query))
}

/// Lists findings: as they stand in the documents, or the best matches first.
pub(super) fn findings(library: &Library, query: &str, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let matches = Matches::of(library, query)?;
    out.columns(FindingJson::COLUMNS)?;
    let mut listed = 0;
    let mut list = |rows: &Rows, row: &FindingRow| {
        listed += 1;
        out.row(&rows.finding(row), || vec![finding_line(rows, row)])
    };
    match matches {
        Some(matches) => ranked(library, &matches.findings, |rows, row| Ok(list(rows, row)?))?,
        None => each_document(library, |rows| {
            Ok(rows
                .view
                .findings
                .iter()
                .try_for_each(|row| list(rows, row))?)
        })?,
    }
    Ok(found(listed, "findings", query))
}

/// Lists quotations as they stand in the documents; with a query those that matching findings hold.
pub(super) fn quotations(
    library: &Library,
    query: &str,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let wanted = Wanted::of(Matches::of(library, query)?);
    let mut primaries = Primaries::new(library);
    out.columns(QuotationJson::COLUMNS)?;
    let mut listed = 0;
    each_document(library, |rows| {
        let traces = library.traces(rows.view.summary.id)?;
        if out.is_for_programs() {
            primaries.open(&traces)?;
        }
        let held = wanted.quotations(rows);
        let quotations = rows.view.quotations.iter();
        for row in quotations.filter(|row| held.contains(&row.id)) {
            listed += 1;
            let trace = traces.iter().find(|trace| trace.id == row.id);
            let json = rows.quotation(row, trace.map(|trace| primaries.json(trace)));
            out.row(&json, || vec![quotation_line(row)])?;
        }
        Ok(())
    })?;
    Ok(found(listed, "quotations", query))
}

/// The findings that a query asks for.
pub(super) struct Wanted(Option<HashSet<FindingId>>);

impl Wanted {
    /// Those that match; without a query all.
    pub(super) fn of(matches: Option<Matches>) -> Self {
        Self(matches.map(|matches| matches.findings.into_iter().collect()))
    }

    /// The quotations of a document that they hold; all of them without a query.
    pub(super) fn quotations(&self, rows: &Rows) -> HashSet<QuotationId> {
        let view = &rows.view;
        let asked = |id: &FindingId| self.0.as_ref().is_none_or(|wanted| wanted.contains(id));
        let matching = view.findings.iter().filter(|row| asked(&row.id));
        let passages: Vec<Span> = matching.map(|row| row.finding.span).collect();
        // What asks for a whole document means its headings too, which stand in no finding.
        let all = !passages.is_empty() && passages.len() == view.findings.len();
        let held = |row: &&QuotationRow| {
            let inside = |passage: &Span| passage.overlaps(row.quotation.span);
            self.0.is_none() || all || passages.iter().any(inside)
        };
        view.quotations
            .iter()
            .filter(held)
            .map(|row| row.id)
            .collect()
    }
}

/// Lists the grades of inspections; with a query those of documents that hold matching findings.
pub(super) fn judgements(
    library: &Library,
    query: &str,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let documents = matching(library, query)?;
    out.columns(JudgementJson::COLUMNS)?;
    let mut listed = 0;
    for document in documents {
        for judgement in library.judgements(document.id)? {
            listed += 1;
            out.row(&JudgementJson::new(&document, &judgement), || {
                let (id, councils) = (document.id.to_string(), names(&document.councils));
                let cells = [
                    (id.as_str(), 5),
                    (&councils, 24),
                    (judgement.area.as_str(), 25),
                ];
                vec![columns(&cells, judgement.grade.as_str())]
            })?;
        }
    }
    Ok(found(listed, "judgements", query))
}

/// Calls `each` with findings in this order. Documents stay at hand, because neighbours in rank often share one.
pub(super) fn ranked(
    library: &Library,
    findings: &[FindingId],
    mut each: impl FnMut(&Rows, &FindingRow) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut held: HashMap<_, Rows> = HashMap::new();
    for id in findings {
        if !held.contains_key(&id.document) {
            if held.len() == VIEWS {
                held.clear();
            }
            let Some(view) = library.document(id.document)? else {
                continue;
            };
            held.insert(id.document, Rows::new(view));
        }
        let Some(rows) = held.get(&id.document) else {
            continue;
        };
        if let Some(row) = rows.view.findings.iter().find(|row| row.id == *id) {
            each(rows, row)?;
        }
    }
    Ok(())
}

/// Who says a finding: `ofsted`, or `ofsted, reported` where an article tells in its own words what was said.
pub(super) fn said(rows: &Rows, row: &FindingRow) -> String {
    let quotations = rows.view.quotations.iter().map(|row| &row.quotation);
    let class = row.finding.class.as_str();
    if row.finding.is_reported(rows.view.summary.kind, quotations) {
        format!("{class}, reported")
    } else {
        class.to_owned()
    }
}

/// A finding for people: `d3f12  Council  ofsted  concern  words`.
pub(super) fn finding_line(rows: &Rows, row: &FindingRow) -> String {
    let (id, council) = (row.id.to_string(), names(row.finding.council.as_slice()));
    let (class, polarity) = (said(rows, row), row.finding.polarity.as_str());
    columns(
        &[
            (&id, 7),
            (&council, 20),
            (&class, 17),
            (row.finding.kind.as_str(), 14),
            (polarity, 8),
        ],
        &flat(&row.text),
    )
}

/// The place of a finding for people, above its words: `d3f12 · ofsted · concern · p.3 ¶12`.
pub(super) fn finding_head(rows: &Rows, row: &FindingRow) -> String {
    let finding = &row.finding;
    let page = row.page.map(|page| format!("p.{page}"));
    let paragraph = finding.paragraph.map(|number| format!("¶{number}"));
    let place = [page, paragraph].into_iter().flatten();
    let place: Vec<String> = place.collect();
    let parts = [
        row.id.to_string(),
        said(rows, row),
        finding.kind.to_string(),
        finding.polarity.to_string(),
        place.join(" "),
    ];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// A quotation for people: `d3q7  Council  ofsted  speaker  kind  words`.
pub(super) fn quotation_line(row: &QuotationRow) -> String {
    let (id, council) = (row.id.to_string(), names(row.quotation.council.as_slice()));
    let speaker = flat(row.quotation.speaker.as_deref().unwrap_or("-"));
    let (class, kind) = (row.quotation.class.as_str(), row.quotation.kind.as_str());
    columns(
        &[
            (&id, 7),
            (&council, 20),
            (class, 12),
            (&speaker, 24),
            (kind, 8),
        ],
        &flat(&row.text),
    )
}

/// Councils by name, `-` when there are none.
pub(super) fn names(councils: &[Gss]) -> String {
    let names: Vec<_> = councils.iter().map(council_name).collect();
    if names.is_empty() {
        "-".into()
    } else {
        names.join(", ")
    }
}

/// A document's date with where it was read.
pub(super) fn published(document: &DocumentSummary) -> String {
    document.published.map_or("undated".into(), |dated| {
        format!("{} ({})", dated.date, dated.origin)
    })
}

fn each_document(
    library: &Library,
    mut each: impl FnMut(&Rows) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    for summary in library.documents()? {
        if let Some(view) = library.document(summary.id)? {
            each(&Rows::new(view))?;
        }
    }
    Ok(())
}

/// The documents that hold matching findings, newest first.
fn matching(library: &Library, query: &str) -> anyhow::Result<Vec<DocumentSummary>> {
    let wanted = Matches::of(library, query)?.map(|matches| matches.documents());
    let held = |document: &DocumentSummary| {
        wanted
            .as_ref()
            .is_none_or(|wanted| wanted.contains(&document.id))
    };
    Ok(library.documents()?.into_iter().filter(held).collect())
}

/// Whether there was anything; says so in words when there was not.
pub(super) fn found(listed: usize, noun: &str, query: &str) -> bool {
    match (listed, query.trim()) {
        (0, "") => note(&format!("the library holds no {noun}")),
        (0, query) => note(&format!("no {noun} in the library match {query}")),
        _ => {}
    }
    listed > 0
}
