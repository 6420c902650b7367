//! Traces: which documents are to be traced, into which reports, and what came of it.

use rusqlite::{Connection, Result, Row};

use super::open::write_derived;
use super::rows::{self, Json, Spelt};
use super::{Library, LibraryError};
use crate::model::document::page_at;
use crate::model::trace::is_primary;
use crate::model::{
    Document, DocumentId, DocumentKind, Gss, PartialDate, Place, QuotationId, Trace, TraceRow,
};

/// Documents whose traces are to be made, those about the same council one after the other.
const UNTRACED: &str =
    "SELECT id FROM document LEFT JOIN document_council ON document = id AND position = 0
    WHERE traced < ?1 ORDER BY council, id";

/// Documents that are mainly about one of the councils a document is about. A report is about the council in its heading alone.
const SAME_COUNCIL: &str = "SELECT DISTINCT document.id, kind, coalesce(published, inspection_end)
    FROM document_council AS one JOIN document_council AS other USING (council) JOIN document ON document.id = other.document
    WHERE one.document = ?1 AND one.position IS NOT NULL AND other.position = 0 AND document.id <> ?1
    ORDER BY document.id";

/// Documents about a council, with what tells whether they are reports, and when they came out.
const OF_COUNCIL: &str = "SELECT document.id, kind, coalesce(published, inspection_end)
    FROM document_council JOIN document ON document.id = document_council.document
    WHERE council = ?1 AND position = 0 ORDER BY document.id";

/// A document whose traces are to be made, as it was when that began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tracing {
    id: DocumentId,
    /// The version of the rules that made its traces, or 0 and less the more often they are to be made again.
    traced: i64,
}

impl Library {
    /// Documents whose traces are missing, older than a report of their council, or made by rules older than `version`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn untraced(&self, version: u32) -> std::result::Result<Vec<DocumentId>, LibraryError> {
        let ids = self.all(UNTRACED, [version], |row| row.get(0).map(DocumentId));
        ids.map_err(|error| self.sqlite(error))
    }

    /// The reports that may be primaries of a document, with when each was published, or else inspected.
    ///
    /// # Errors
    /// When the file cannot be read or a row is damaged.
    pub fn primaries(
        &self,
        id: DocumentId,
    ) -> std::result::Result<Vec<(DocumentId, Option<PartialDate>)>, LibraryError> {
        let found = self
            .all(SAME_COUNCIL, [id.0], report_row)
            .map_err(|error| self.sqlite(error))?;
        let primary = found.into_iter().filter(|(kind, _)| is_primary(*kind));
        Ok(primary.map(|(_, report)| report).collect())
    }

    /// The reports about these councils, with when each was published, or else inspected.
    ///
    /// # Errors
    /// When the file cannot be read or a row is damaged.
    pub fn reports(
        &self,
        councils: &[Gss],
    ) -> std::result::Result<Vec<(DocumentId, Option<PartialDate>)>, LibraryError> {
        let mut reports = Vec::new();
        for gss in councils {
            let found = self.all(OF_COUNCIL, [gss.as_str()], report_row);
            let found = found.map_err(|error| self.sqlite(error))?;
            let new = found.into_iter().filter(|(kind, _)| is_primary(*kind));
            reports.extend(new.map(|(_, report)| report));
        }
        reports.sort_unstable_by_key(|(id, _)| *id);
        reports.dedup();
        Ok(reports)
    }

    /// What is known of a document's traces before they are made: [`Library::keep_traces`] wants it back. Nothing for a document
    /// that is not there.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn tracing(&self, id: DocumentId) -> std::result::Result<Option<Tracing>, LibraryError> {
        let sql = "SELECT traced FROM document WHERE id = ?1";
        let found = self.all(sql, [id.0], |row| {
            Ok(Tracing {
                id,
                traced: row.get(0)?,
            })
        });
        Ok(found.map_err(|error| self.sqlite(error))?.pop())
    }

    /// Puts a document's traces, each with its quotation's order in the document, in the place of its old ones; `false` when a
    /// report has come or left since `of` was asked for: they are out of date then, and nothing is kept.
    ///
    /// # Errors
    /// When the file cannot be written; the old ones stay then.
    pub fn keep_traces(
        &mut self,
        of: Tracing,
        version: u32,
        traces: &[(u32, Trace)],
    ) -> std::result::Result<bool, LibraryError> {
        let id = of.id;
        let path = &self.path;
        let kept = write_derived(&mut self.connection, |transaction| {
            let sql = "UPDATE document SET traced = ?2 WHERE id = ?1 AND traced = ?3";
            if transaction.execute(sql, (id.0, version, of.traced))? == 0 {
                return Ok(false);
            }
            let dropped = transaction.execute("DELETE FROM trace WHERE document = ?1", [id.0])?;
            for (ordinal, trace) in traces {
                insert(transaction, id, *ordinal, trace)?;
            }
            if dropped + traces.len() > 0 {
                transaction.execute("UPDATE library SET generation = generation + 1", [])?;
            }
            Ok(true)
        });
        kept.map_err(|error| LibraryError::sqlite(path, error))
    }

    /// The traces of a document's quotations with the reports' words, in the order of the document.
    pub(super) fn traces_of(
        &self,
        id: DocumentId,
    ) -> std::result::Result<Vec<TraceRow>, LibraryError> {
        let sql = "SELECT * FROM trace WHERE document = ?1 ORDER BY ordinal";
        let stored = self
            .all(sql, [id.0], stored)
            .map_err(|error| self.sqlite(error))?;
        let mut reports: Vec<(DocumentId, Document)> = Vec::new();
        let mut traces = Vec::with_capacity(stored.len());
        for (id, trace) in stored {
            if let Some(report) = trace
                .report
                .filter(|r| !reports.iter().any(|(known, _)| known == r))
            {
                let source = self.source(report)?.ok_or_else(|| self.misfit(&report))?;
                reports.push((report, source));
            }
            let report = reports
                .iter()
                .find(|(known, _)| Some(*known) == trace.report);
            let row = self.placed(id, trace, report.map(|(_, source)| source))?;
            traces.push(row);
        }
        Ok(traces)
    }

    fn placed(
        &self,
        id: QuotationId,
        trace: Trace,
        report: Option<&Document>,
    ) -> std::result::Result<TraceRow, LibraryError> {
        let (Some(place), Some(report), Some(number)) = (&trace.place, report, trace.report) else {
            return Ok(TraceRow {
                id,
                trace,
                page: None,
                paragraph: None,
                text: String::new(),
            });
        };
        let span = place.span();
        let text = span.of(&report.text).to_owned();
        if text.is_empty() {
            return Err(self.misfit(&id));
        }
        let sql = "SELECT paragraph FROM finding
            WHERE document = ?1 AND paragraph IS NOT NULL AND start_byte <= ?2 AND end_byte > ?2 ORDER BY ordinal";
        let paragraphs = self.all(sql, (number.0, span.start), |row| row.get(0));
        Ok(TraceRow {
            id,
            page: page_at(&report.page_starts, span.start),
            paragraph: paragraphs
                .map_err(|error| self.sqlite(error))?
                .first()
                .copied(),
            trace,
            text,
        })
    }
}

/// Notes that a document is to be traced, and, when it is a report, everything about the same councils.
pub(super) fn untrace(connection: &Connection, id: DocumentId) -> Result<()> {
    let mut statement = connection.prepare_cached("SELECT kind FROM document WHERE id = ?1")?;
    let kind = statement.query_row([id.0], |row| Ok(row.get::<_, Spelt<_>>(0)?.0))?;
    let sql = if is_primary(kind) {
        "UPDATE document SET traced = min(traced, 0) - 1 WHERE id IN (
            SELECT other.document FROM document_council AS one JOIN document_council AS other USING (council)
            WHERE one.document = ?1)"
    } else {
        "UPDATE document SET traced = min(traced, 0) - 1 WHERE id = ?1"
    };
    connection.prepare_cached(sql)?.execute([id.0]).map(drop)
}

fn insert(connection: &Connection, id: DocumentId, ordinal: u32, trace: &Trace) -> Result<()> {
    let sql = "INSERT INTO trace (document, ordinal, status, report, place, others) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let mut statement = connection.prepare_cached(sql)?;
    let (report, place) = (trace.report.map(|id| id.0), trace.place.as_ref().map(Json));
    statement
        .execute((
            id.0,
            ordinal,
            Spelt(trace.status),
            report,
            place,
            Json(&trace.others),
        ))
        .map(drop)
}

fn report_row(row: &Row<'_>) -> Result<(DocumentKind, (DocumentId, Option<PartialDate>))> {
    let date = row.get::<_, Option<Spelt<PartialDate>>>(2)?;
    let kind = row.get::<_, Spelt<_>>(1)?.0;
    Ok((kind, (DocumentId(row.get(0)?), date.map(|date| date.0))))
}

fn stored(row: &Row<'_>) -> Result<(QuotationId, Trace)> {
    let id = QuotationId {
        document: DocumentId(row.get("document")?),
        ordinal: row.get("ordinal")?,
    };
    let trace = Trace {
        status: rows::spelt(row, "status")?,
        report: row.get::<_, Option<i64>>("report")?.map(DocumentId),
        place: row
            .get::<_, Option<Json<Place>>>("place")?
            .map(|place| place.0),
        others: row.get::<_, Json<Vec<Place>>>("others")?.0,
    };
    Ok((id, trace))
}

#[cfg(test)]
mod tests;
