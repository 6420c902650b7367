//! Traces: which documents are to be traced, into which reports, and what came of it.

use rusqlite::{Connection, Result, Row, TransactionBehavior};

use super::rows::{self, Json, Spelt};
use super::{Library, LibraryError};
use crate::model::document::page_at;
use crate::model::trace::is_primary;
use crate::model::{
    Document, DocumentId, FindingId, PartialDate, Place, QuotationId, Trace, TraceRow, TraceStatus,
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

/// The statuses of the quotations in each finding of a document.
const OF_FINDINGS: &str = "SELECT DISTINCT finding.ordinal, status FROM trace
    JOIN quotation USING (document, ordinal)
    JOIN finding ON finding.document = trace.document
        AND finding.start_byte < quotation.end_byte AND quotation.start_byte < finding.end_byte
    WHERE trace.document = ?1 ORDER BY finding.ordinal, status";

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
        let row = |row: &Row<'_>| {
            let date = row.get::<_, Option<Spelt<PartialDate>>>(2)?;
            let kind = row.get::<_, Spelt<_>>(1)?.0;
            Ok((kind, (DocumentId(row.get(0)?), date.map(|date| date.0))))
        };
        let found = self
            .all(SAME_COUNCIL, [id.0], row)
            .map_err(|error| self.sqlite(error))?;
        let primary = found.into_iter().filter(|(kind, _)| is_primary(*kind));
        Ok(primary.map(|(_, report)| report).collect())
    }

    /// Puts a document's traces, each with its quotation's order in the document, in the place of its old ones. What a search
    /// can ask of them is different then: the document gets a new stamp.
    ///
    /// # Errors
    /// When the file cannot be written; the old ones stay then.
    pub fn keep_traces(
        &mut self,
        id: DocumentId,
        version: u32,
        traces: &[(u32, Trace)],
    ) -> std::result::Result<(), LibraryError> {
        let path = &self.path;
        let kept = (|| {
            let transaction = self
                .connection
                .transaction_with_behavior(TransactionBehavior::Immediate)?;
            let before = statuses(&transaction, id)?;
            let dropped = transaction.execute("DELETE FROM trace WHERE document = ?1", [id.0])?;
            for (ordinal, trace) in traces {
                insert(&transaction, id, *ordinal, trace)?;
            }
            let sql =
                "UPDATE document SET traced = ?2, stamp = iif(?3, random(), stamp) WHERE id = ?1";
            let changed = statuses(&transaction, id)? != before;
            transaction.execute(sql, (id.0, version, changed))?;
            if dropped + traces.len() > 0 {
                transaction.execute("UPDATE library SET generation = generation + 1", [])?;
            }
            transaction.commit()
        })();
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

    /// What became of the quotations in each finding of these documents that holds traced ones; a finding stands once for each
    /// status.
    ///
    /// # Errors
    /// When the file cannot be read or a row is damaged.
    pub fn finding_traces(
        &self,
        documents: &[DocumentId],
    ) -> std::result::Result<Vec<(FindingId, TraceStatus)>, LibraryError> {
        let mut found = Vec::new();
        for id in documents {
            let of_one = statuses(&self.connection, *id);
            found.extend(of_one.map_err(|error| self.sqlite(error))?);
        }
        Ok(found)
    }
}

fn statuses(connection: &Connection, id: DocumentId) -> Result<Vec<(FindingId, TraceStatus)>> {
    let row = |row: &Row<'_>| {
        let finding = FindingId {
            document: id,
            ordinal: row.get(0)?,
        };
        Ok((finding, row.get::<_, Spelt<_>>(1)?.0))
    };
    let mut statement = connection.prepare_cached(OF_FINDINGS)?;
    statement.query_map([id.0], row)?.collect()
}

/// Notes that a document is to be traced, and, when it is a report, everything about the same councils.
pub(super) fn untrace(connection: &Connection, id: DocumentId) -> Result<()> {
    let mut statement = connection.prepare_cached("SELECT kind FROM document WHERE id = ?1")?;
    let kind = statement.query_row([id.0], |row| Ok(row.get::<_, Spelt<_>>(0)?.0))?;
    let sql = if is_primary(kind) {
        "UPDATE document SET traced = 0 WHERE traced > 0 AND id IN (
            SELECT other.document FROM document_council AS one JOIN document_council AS other USING (council)
            WHERE one.document = ?1)"
    } else {
        "UPDATE document SET traced = 0 WHERE id = ?1"
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
mod tests {
    use super::*;
    use crate::library::Extracted;
    use crate::library::Saved::Added;
    use crate::model::{
        DocumentKind, Finding, FindingKind, Gss, Polarity, Quotation, QuotationKind, Span,
        SpeakerClass,
    };

    const TEXT: &str = "Inspectors said “drift” was common.";

    fn save(library: &mut Library, kind: DocumentKind, hash: &str) -> DocumentId {
        let mallow = Gss("E10000013".into());
        let document = Document {
            sha256: hash.into(),
            kind,
            text: TEXT.into(),
            ..Document::default()
        };
        let quotation = Quotation {
            span: Span::new(0, TEXT.len()),
            kind: QuotationKind::Fragment,
            class: SpeakerClass::Ofsted,
            speaker: None,
            cue: None,
            confidence: 0.9,
            rule: "verb".into(),
            council: None,
            nested: false,
        };
        let finding = Finding {
            span: Span::new(0, TEXT.len()),
            kind: FindingKind::Finding,
            polarity: Polarity::Concern,
            themes: Vec::new(),
            council: Some(mallow.clone()),
            area: None,
            paragraph: None,
            class: SpeakerClass::Ofsted,
            speaker: None,
        };
        let extracted = Extracted {
            councils: &[mallow],
            quotations: &[quotation],
            findings: &[finding],
            ..Extracted::default()
        };
        match library.save(&document, &extracted).unwrap() {
            Added(id) => id,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_document_has_a_new_stamp_when_its_traces_can_be_searched_for_otherwise() {
        let mut library = Library::in_memory().unwrap();
        let article = save(&mut library, DocumentKind::NewsArticle, "aa");
        let report = save(&mut library, DocumentKind::InspectionReport, "bb");
        let trace = |status| {
            let report = Some(report).filter(|_| status != TraceStatus::NoPrimary);
            let trace = Trace {
                status,
                report,
                ..Trace::NO_PRIMARY
            };
            (1, trace)
        };
        let stamps = |library: &Library| {
            let mut stamps = library.stamps().unwrap();
            stamps.sort_unstable();
            stamps.iter().map(|(_, stamp)| *stamp).collect::<Vec<_>>()
        };
        let mut last = stamps(&library);
        for (status, changed) in [
            (TraceStatus::NoPrimary, true),
            (TraceStatus::NoPrimary, false),
            (TraceStatus::Altered, true),
            (TraceStatus::Altered, false),
        ] {
            library.keep_traces(article, 1, &[trace(status)]).unwrap();
            let now = stamps(&library);
            assert_eq!((now[0] != last[0], now[1]), (changed, last[1]), "{status}");
            let asked = library.finding_traces(&[article, report]).unwrap();
            assert_eq!(asked.len(), 1);
            assert_eq!((asked[0].0.document, asked[0].1), (article, status));
            last = now;
        }
        let gone = "DELETE FROM document WHERE id = ?1";
        library.connection.execute(gone, [report.0]).unwrap();
        assert_ne!(
            stamps(&library),
            last[..1],
            "the report took its traces along"
        );
        assert_eq!(library.finding_traces(&[article]).unwrap(), []);
        assert_eq!(library.untraced(1).unwrap(), [article]);
    }
}
