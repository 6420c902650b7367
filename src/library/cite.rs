//! Words of a document with what is to be cited of it.

use rusqlite::{Connection, OptionalExtension, Result};

use super::anchor::anchor;
use super::rows::{self, Json, Spelt};
use super::{Library, LibraryError};
use crate::model::citation::{Citation, Source};
use crate::model::document::page_at;
use crate::model::mark::Target;
use crate::model::{
    DocumentId, DocumentSummary, Finding, Grade, Gss, Quotation, QuotationKind, Span,
};

/// A finding that words stand in: the one with the same bounds before others, then the shortest.
const AROUND: &str =
    "SELECT * FROM finding WHERE document = ?1 AND start_byte <= ?2 AND ?3 <= end_byte
    ORDER BY end_byte - start_byte, ordinal LIMIT 1";

impl Library {
    /// The words of `target` as they stand in the document, with what is to be cited of it; `None` when they are not there.
    ///
    /// # Errors
    /// When the file cannot be read or a row is damaged.
    pub fn citation(&self, target: Target) -> std::result::Result<Option<Citation>, LibraryError> {
        cite(&self.connection, target).map_err(|error| self.sqlite(error))
    }
}

/// See [`Library::citation`].
pub(super) fn cite(connection: &Connection, target: Target) -> Result<Option<Citation>> {
    let Some((id, span)) = place(connection, target)? else {
        return Ok(None);
    };
    let Some((document, text, page_starts)) = document(connection, id)? else {
        return Ok(None);
    };
    if span.of(&text).is_empty() {
        return Ok(None);
    }
    let quotation = quotation(connection, id, span)?;
    let finding = connection
        .prepare_cached(AROUND)?
        .query_row((id.0, span.start, span.end), rows::finding)
        .optional()?
        .map(|row| row.finding);
    let source = Source {
        page: page_at(&page_starts, span.start),
        grade: grade(connection, id)?,
        ..source(&document, main_council(connection, id)?, finding, quotation)
    };
    Ok(Some(Citation {
        anchor: anchor(&document.sha256, &text, span),
        source,
        document: Some(id),
    }))
}

/// Where a target stands; `None` when there is no such finding or quotation.
fn place(connection: &Connection, target: Target) -> Result<Option<(DocumentId, Span)>> {
    let (table, id, ordinal) = match target {
        Target::Words(id, span) => return Ok(Some((id, span))),
        Target::Finding(id) => ("finding", id.document, id.ordinal),
        Target::Quotation(id) => ("quotation", id.document, id.ordinal),
    };
    let sql =
        format!("SELECT start_byte, end_byte FROM {table} WHERE document = ?1 AND ordinal = ?2");
    let mut statement = connection.prepare_cached(&sql)?;
    let span = statement.query_row((id.0, ordinal), |row| {
        Ok(Span::new(row.get(0)?, row.get(1)?))
    });
    Ok(span.optional()?.map(|span| (id, span)))
}

fn document(
    connection: &Connection,
    id: DocumentId,
) -> Result<Option<(DocumentSummary, String, Vec<usize>)>> {
    let sql = "SELECT * FROM document JOIN document_text ON document_text.document = document.id WHERE id = ?1";
    let row = |row: &rusqlite::Row<'_>| {
        let Json(page_starts) = row.get("page_starts")?;
        Ok((rows::summary(row)?, row.get("text")?, page_starts))
    };
    connection
        .prepare_cached(sql)?
        .query_row([id.0], row)
        .optional()
}

/// The quotation with these bounds; one in quotation marks before one that is reported.
fn quotation(connection: &Connection, id: DocumentId, span: Span) -> Result<Option<Quotation>> {
    let sql = "SELECT * FROM quotation WHERE document = ?1 AND start_byte = ?2 AND end_byte = ?3
        ORDER BY kind = 'indirect', ordinal LIMIT 1";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_row((id.0, span.start, span.end), rows::quotation);
    Ok(found.optional()?.map(|(_, quotation)| quotation))
}

fn main_council(connection: &Connection, id: DocumentId) -> Result<Option<Gss>> {
    let sql = "SELECT council FROM document_council WHERE document = ?1 AND position = 0";
    connection
        .prepare_cached(sql)?
        .query_row([id.0], |row| row.get(0))
        .optional()
}

fn grade(connection: &Connection, id: DocumentId) -> Result<Option<Grade>> {
    let sql = "SELECT grade FROM judgement WHERE document = ?1 AND area = 'overall' ORDER BY ordinal LIMIT 1";
    let mut statement = connection.prepare_cached(sql)?;
    let grade = statement.query_row([id.0], |row| row.get::<_, Spelt<Grade>>(0));
    Ok(grade.optional()?.map(|grade| grade.0))
}

fn source(
    document: &DocumentSummary,
    council: Option<Gss>,
    finding: Option<Finding>,
    quotation: Option<Quotation>,
) -> Source {
    let document = document.clone();
    let mut source = Source {
        kind: document.kind,
        title: document.title,
        publisher: document.publisher,
        path: document.path,
        published: document.published.map(|dated| (dated.date, dated.origin)),
        inspected: document.inspection_start.zip(document.inspection_end),
        council,
        ..Source::default()
    };
    if let Some(finding) = finding {
        source.council = finding.council.or(source.council);
        source.paragraph = finding.paragraph;
        (source.class, source.speaker) = (finding.class, finding.speaker);
        (source.finding, source.polarity) = (Some(finding.kind), Some(finding.polarity));
        (source.area, source.themes) = (finding.area, finding.themes);
    }
    if let Some(quotation) = quotation {
        source.council = quotation.council.or(source.council);
        source.quoted = quotation.kind != QuotationKind::Indirect;
        (source.class, source.speaker) = (quotation.class, quotation.speaker);
        source.confidence = Some(quotation.confidence);
    }
    source
}
