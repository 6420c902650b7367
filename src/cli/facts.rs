//! `casebook traces --check FILE`: whether Ofsted said what an article quotes, without taking the article into the library.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, bail};

use super::absent::would_be;
use super::import::reading;
use super::ingest::{Understood, report};
use super::json::Rows;
use super::note;
use super::out::Out;
use super::primaries::Primaries;
use super::timeline::named;
use super::traces::{Article, COLUMNS};
use crate::import::Source;
use crate::import::manifest::Manifest;
use crate::import::worker::Limits;
use crate::library::{DocumentView, Library};
use crate::model::timeline::Record;
use crate::model::trace::is_primary;
use crate::model::{DocumentId, Quotation, Trace, TraceRow, TraceStatus};
use crate::trace;

/// The number that the article goes by: no document of a library has it.
const ARTICLE: DocumentId = DocumentId(0);

/// Lists what became of an article's Ofsted quotations; `false` when one is altered or not found.
pub(super) fn check(
    library: &Library,
    path: &Path,
    council: Option<&str>,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let shown = path.display();
    let (mut view, told) = read(path)?.shown(ARTICLE);
    if let Some(council) = council {
        view.summary.councils = vec![named(council)?];
    }
    if is_primary(view.summary.kind) {
        bail!("{shown} is a report of Ofsted's own: check articles against it");
    }
    if view.summary.councils.is_empty() {
        bail!("{shown} names no council: say which with --council NAME");
    }
    let traces = traced(library, &view)?;
    if traces.is_empty() {
        note(&format!("{shown} quotes nothing from Ofsted"));
    }
    let record = Record {
        document: view.summary.clone(),
        judgements: Vec::new(),
        told,
        responses: Vec::new(),
    };
    let would_be = would_be(library, ARTICLE, &view.summary.councils, Some(&record))?;
    let mut primaries = Primaries::new(library);
    primaries.open(&traces)?;
    let traces: Vec<TraceRow> = traces
        .into_iter()
        .map(|row| primaries.placed(row))
        .collect();
    let article = Article {
        rows: &Rows::new(view),
        traces: &traces,
        would_be,
        stored: false,
    };
    out.columns(COLUMNS)?;
    article.list(library, &primaries, |_| true, out)?;
    let wrong = |row: &TraceRow| {
        matches!(
            row.trace.status,
            TraceStatus::Altered | TraceStatus::NotFound
        )
    };
    Ok(!traces.iter().any(wrong))
}

/// Where an article's Ofsted quotations stand in the reports of its councils; without pages and words yet.
pub(super) fn traced(library: &Library, view: &DocumentView) -> anyhow::Result<Vec<TraceRow>> {
    let mut reports = Vec::new();
    for (id, published) in library.reports(&view.summary.councils)? {
        reports.extend(report(library, id, published)?);
    }
    let quotations: Vec<Quotation> = view
        .quotations
        .iter()
        .map(|row| row.quotation.clone())
        .collect();
    let article = trace::Article {
        published: view.summary.published.map(|dated| dated.date),
        text: &view.text,
        quotations: &quotations,
    };
    let traces = trace::trace(&article, &reports.iter().collect::<Vec<_>>());
    let row = |(number, trace): (usize, Trace)| TraceRow {
        id: view.quotations[number].id,
        trace,
        page: None,
        paragraph: None,
        text: String::new(),
    };
    Ok(traces.into_iter().map(row).collect())
}

/// Reads one file as an import would, in a process of its own.
fn read(path: &Path) -> anyhow::Result<Understood> {
    let shown = path.display();
    let stdin = path == Path::new("-");
    let mut bytes = Vec::new();
    if stdin {
        io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .context("standard input cannot be read")?;
    } else {
        bytes = fs::read(path).with_context(|| format!("{shown} cannot be read"))?;
    }
    let path = (!stdin).then_some(path);
    let entry = match path.and_then(|path| Some((path.parent()?, path.file_name()?))) {
        Some((folder, name)) => {
            let hash = Source {
                path,
                bytes: &bytes,
            }
            .sha256();
            let manifest = Manifest::of(folder)?;
            manifest.entry(&name.to_string_lossy(), &hash)?.cloned()
        }
        None => None,
    };
    let path = path.map(Path::to_owned);
    let task = reading::Task { path, bytes, entry };
    reading::one(&task, Limits::default()).with_context(|| shown.to_string())
}
