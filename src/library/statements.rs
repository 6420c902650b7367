//! What documents say of inspections, and everything a council's timeline is made from.

use rusqlite::{Connection, Result, Row, named_params};

use super::rows::{self, Spelt};
use super::{Library, LibraryError};
use crate::model::document::page_at;
use crate::model::statement::Statement;
use crate::model::timeline::{Answer, Record, Told};
use crate::model::{
    Document, DocumentId, DocumentSummary, FindingKind, FindingRow, Gss, Quotation, Span,
    SpeakerClass,
};

impl Library {
    /// What is held of every document about a council, for its timeline.
    ///
    /// # Errors
    /// When the file cannot be read or a row is damaged.
    pub fn records(&self, gss: &Gss) -> std::result::Result<Vec<Record>, LibraryError> {
        let _still = self.hold()?;
        let sql = "SELECT document, position FROM document_council
            WHERE council = ?1 AND position IS NOT NULL ORDER BY document";
        let row = |row: &Row<'_>| Ok((DocumentId(row.get(0)?), row.get::<_, u32>(1)?));
        let documents = self.all(sql, [gss.as_str()], row);
        let documents = documents.map_err(|error| self.sqlite(error))?;
        let record = |(id, position): (DocumentId, u32)| self.record_of(gss, id, position == 0);
        let records: std::result::Result<Vec<_>, _> = documents.into_iter().map(record).collect();
        Ok(records?.into_iter().flatten().collect())
    }

    fn record_of(
        &self,
        gss: &Gss,
        id: DocumentId,
        main: bool,
    ) -> std::result::Result<Option<Record>, LibraryError> {
        let Some(document) = self.summary(id)? else {
            return Ok(None);
        };
        let judgements = if main {
            self.judgements(id)?
        } else {
            Vec::new()
        };
        let read = || {
            let told = "SELECT * FROM statement WHERE document = ?1 ORDER BY ordinal";
            let responses = "SELECT * FROM finding
                WHERE document = ?1 AND kind = ?2 AND class = ?4 AND coalesce(council, ?3) = ?3 ORDER BY ordinal";
            let (kind, class) = (Spelt(FindingKind::Response), Spelt(SpeakerClass::Council));
            let responses: Vec<FindingRow> =
                self.all(responses, (id.0, kind, gss.as_str(), class), rows::finding)?;
            let responses = responses.into_iter().map(|row| self.answer(&document, row));
            let responses = responses.collect::<Result<_>>()?;
            Ok(Record {
                document,
                judgements,
                told: self.all(told, [id.0], told_row)?,
                responses,
            })
        };
        let record: Result<Record> = read();
        record.map(Some).map_err(|error| self.sqlite(error))
    }

    fn answer(&self, document: &DocumentSummary, row: FindingRow) -> Result<Answer> {
        let sql =
            "SELECT * FROM quotation WHERE document = ?1 AND start_byte < ?3 AND ?2 < end_byte";
        let Span { start, end } = row.finding.span;
        let quoted: Vec<(u32, Quotation)> =
            self.all(sql, (document.id.0, start, end), rows::quotation)?;
        let quoted = quoted.iter().map(|(_, quotation)| quotation);
        let reported = row.finding.is_reported(document.kind, quoted);
        Ok(Answer { row, reported })
    }
}

/// Stores what a document says of inspections.
pub(super) fn insert(
    connection: &Connection,
    id: DocumentId,
    document: &Document,
    statements: &[Statement],
) -> Result<()> {
    let mut row = connection.prepare_cached(
        "INSERT INTO statement VALUES (:document, :ordinal, :kind, :visit, :latest, :area, :grade, :first, :last, :reading,
         :start, :end, :page, :sentence_start, :sentence_end, :sentence)",
    )?;
    for (ordinal, said) in (1..).zip(statements) {
        row.execute(named_params! {
            ":document": id.0,
            ":ordinal": ordinal,
            ":kind": Spelt(said.kind),
            ":visit": Spelt(said.visit),
            ":latest": said.latest,
            ":area": said.area.map(Spelt),
            ":grade": said.grade.map(Spelt),
            ":first": said.first.map(Spelt),
            ":last": said.last.map(Spelt),
            ":reading": Spelt(said.reading),
            ":start": said.span.start,
            ":end": said.span.end,
            ":page": page_at(&document.page_starts, said.span.start),
            ":sentence_start": said.sentence.start,
            ":sentence_end": said.sentence.end,
            ":sentence": said.sentence.of(&document.text),
        })?;
    }
    Ok(())
}

fn told_row(row: &Row<'_>) -> Result<Told> {
    let span =
        |start: &str, end: &str| -> Result<Span> { Ok(Span::new(row.get(start)?, row.get(end)?)) };
    Ok(Told {
        document: DocumentId(row.get("document")?),
        page: row.get("page")?,
        statement: Statement {
            kind: rows::spelt(row, "kind")?,
            visit: rows::spelt(row, "visit")?,
            latest: row.get("latest")?,
            area: rows::spelt_or_none(row, "area")?,
            span: span("start_byte", "end_byte")?,
            sentence: span("sentence_start", "sentence_end")?,
            first: rows::spelt_or_none(row, "first_day")?,
            last: rows::spelt_or_none(row, "last_day")?,
            reading: rows::spelt(row, "reading")?,
            grade: rows::spelt_or_none(row, "grade")?,
        },
        sentence: row.get("sentence")?,
    })
}
