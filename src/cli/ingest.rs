//! From a document to its rows in the library: extraction is driven from here, because the library knows no rules.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use anyhow::Context;
use serde::{Deserialize, Serialize};

use super::repeated;
use crate::extract::{self, Extraction};
use crate::import;
use crate::library::{Catalogue, DocumentView, Extracted, Library, LibraryError, Saved};
use crate::model::timeline::Told;
use crate::model::trace::is_primary;
use crate::model::{
    Document, DocumentId, DocumentSummary, PartialDate, Quotation, QuotationId, QuotationRow, Span,
    Trace,
};
use crate::trace::{self, Article, Report};

/// A document with what was worked out about it: nothing of the library is needed for that, so it may be done anywhere.
#[derive(Serialize, Deserialize)]
pub(super) struct Understood {
    document: Document,
    pub(super) extraction: Extraction,
}

impl Understood {
    /// Extracts everything from a document.
    pub(super) fn new(mut document: Document) -> Self {
        let extraction = extract::extract(&document);
        // A report says on its front page when it was published; any other text may say so in a line of its own.
        if document.published.is_none() && extraction.inspection.is_none() {
            document.published = extract::published(&document.text);
        }
        Self {
            document,
            extraction,
        }
    }

    /// The document, and what it says of inspections, as a library would give them under this number.
    pub(super) fn shown(&self, id: DocumentId) -> (DocumentView, Vec<Told>) {
        let Self {
            document,
            extraction,
        } = self;
        let inspection = extraction.inspection.as_ref();
        let page = |span: Span| document.page_at(span.start);
        let told = extraction.statements.iter().map(|said| Told {
            document: id,
            page: page(said.span),
            statement: *said,
            sentence: said.sentence.of(&document.text).to_owned(),
        });
        let quotations = (1..).zip(&extraction.quotations);
        let quotations = quotations.map(|(ordinal, quotation)| QuotationRow {
            id: QuotationId {
                document: id,
                ordinal,
            },
            quotation: quotation.clone(),
            page: page(quotation.span),
            text: quotation.span.of(&document.text).to_owned(),
        });
        let view = DocumentView {
            summary: DocumentSummary {
                id,
                path: document.path.clone(),
                sha256: document.sha256.clone(),
                kind: inspection.map_or(document.kind, |inspection| inspection.kind),
                title: inspection.map_or(document.title.clone(), |inspection| {
                    Some(inspection.title_over(document.title.as_deref()).to_owned())
                }),
                publisher: document.publisher.clone(),
                published: inspection.map_or(document.published, |inspection| {
                    inspection.published_over(document.published)
                }),
                councils: extraction.councils.clone(),
                chars: document.text.chars().count(),
                ..DocumentSummary::default()
            },
            quotations: quotations.collect(),
            findings: Vec::new(),
            judgements: Vec::new(),
            near: Vec::new(),
            text: document.text.clone(),
            page_starts: document.page_starts.clone(),
        };
        (view, told.collect())
    }

    /// Stores it, unless its bytes are there already.
    pub(super) fn store(&self, library: &mut Library) -> Result<Saved, LibraryError> {
        let Self {
            document,
            extraction,
        } = self;
        match library.known(&document.sha256, document.path.as_deref())? {
            Some(saved) => Ok(saved),
            None => library.save(document, &parts(document, extraction)),
        }
    }
}

/// Puts the seed documents into a new library. Killed half way, the next run takes it up again.
pub(super) fn seed(library: &mut Library) -> anyhow::Result<()> {
    for document in import::seeds().context("the seed documents cannot be read")? {
        Understood::new(document).store(library)?;
    }
    trace(library, &mut || {})?;
    Ok(library.seeded()?)
}

/// How many steps the library is behind: one for each document and thing to be done for it.
pub(super) fn behind(library: &Library) -> anyhow::Result<usize> {
    let stale = library.stale(extract::VERSION)?;
    let untraced = library.untraced(trace::VERSION)?;
    let uncompared = library.uncompared(repeated::VERSION)?;
    // What is extracted anew is to be traced and compared anew as well.
    let others = untraced.iter().chain(&uncompared);
    Ok(3 * stale.len() + others.filter(|id| !stale.contains(id)).count())
}

/// Makes up for whatever the library is behind with; `step` is called before each step.
pub(super) fn refresh(library: &mut Library, step: &mut dyn FnMut()) -> anyhow::Result<()> {
    reextract(library, step)?;
    trace(library, step)
}

/// Extracts anew every document whose rows come from older rules.
fn reextract(library: &mut Library, step: &mut dyn FnMut()) -> anyhow::Result<()> {
    for id in library.stale(extract::VERSION)? {
        step();
        if let Some(document) = library.source(id)? {
            library.replace(
                id,
                &document,
                &parts(&document, &extract::extract(&document)),
            )?;
        }
    }
    Ok(())
}

/// Traces the quotations of every document that is new, or whose council has a report more or less than before, and compares
/// new reports with the others.
///
/// One pass at the end of an import: whatever a killed one leaves undone, the next run finds.
pub(super) fn trace(library: &mut Library, step: &mut dyn FnMut()) -> anyhow::Result<()> {
    let mut reports: HashMap<DocumentId, Report> = HashMap::new();
    for id in library.untraced(trace::VERSION)? {
        step();
        // Asked for before anything is read: what comes or leaves from here on makes these traces worthless.
        let Some(of) = library.tracing(id)? else {
            continue;
        };
        let traces = match library.summary(id)? {
            Some(summary) if !is_primary(summary.kind) => traced(library, id, &mut reports)?,
            _ => Vec::new(),
        };
        library.keep_traces(of, trace::VERSION, &traces)?;
    }
    repeated::compare(library, step)
}

/// The traces of one document. `reports` keeps those of its councils folded for the next document, and no others.
fn traced(
    library: &Library,
    id: DocumentId,
    reports: &mut HashMap<DocumentId, Report>,
) -> anyhow::Result<Vec<(u32, Trace)>> {
    let Some(view) = library.document(id)? else {
        return Ok(Vec::new());
    };
    let quotations: Vec<Quotation> = (view.quotations.iter())
        .map(|row| row.quotation.clone())
        .collect();
    if !quotations.iter().any(trace::is_traced) {
        return Ok(Vec::new());
    }
    let primaries = library.primaries(id)?;
    reports.retain(|known, _| primaries.iter().any(|(wanted, _)| wanted == known));
    for (primary, published) in primaries {
        if let Entry::Vacant(place) = reports.entry(primary)
            && let Some(report) = report(library, primary, published)?
        {
            place.insert(report);
        }
    }
    let article = Article {
        published: view.summary.published.map(|dated| dated.date),
        text: &view.text,
        quotations: &quotations,
    };
    let traces = trace::trace(&article, &reports.values().collect::<Vec<_>>());
    let numbered =
        |(number, trace): (usize, Trace)| Some((view.quotations.get(number)?.id.ordinal, trace));
    Ok(traces.into_iter().filter_map(numbered).collect())
}

/// A report that quotations may come from, folded for the search.
pub(super) fn report(
    library: &Library,
    id: DocumentId,
    published: Option<PartialDate>,
) -> anyhow::Result<Option<Report>> {
    let source = library.source(id)?;
    let folded = |source: Document| Report::new(id, published, &source.text, &source.page_starts);
    Ok(source.map(folded))
}

fn parts<'a>(document: &'a Document, extraction: &'a Extraction) -> Extracted<'a> {
    let named = if extraction.councils.is_empty() {
        &document.councils
    } else {
        &extraction.councils
    };
    Extracted {
        version: extract::VERSION,
        councils: named,
        quotations: &extraction.quotations,
        findings: &extraction.findings,
        judgements: &extraction.judgements,
        statements: &extraction.statements,
        inspection: extraction.inspection.as_ref(),
        likeness: &extraction.likeness,
    }
}
