//! Storing documents: each one whole or not at all.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, named_params};

use super::likeness;
use super::rows::{self, Given, Json, Spelt};
use super::undo::Way;
use super::{
    Extracted, Library, LibraryError, Saved, copies, placing, same, statements, traces, withdrawn,
};
use crate::model::document::page_at;
use crate::model::{Document, DocumentId, Gss, Span, SpeakerClass};

/// Who publishes reports and letters of inspections.
const OFSTED: &str = "Ofsted";

impl Library {
    /// A number that is raised whenever findings change; what was derived at an older one is stale.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn generation(&self) -> Result<u64, LibraryError> {
        self.ask("SELECT generation FROM library")
    }

    /// Whether the seed documents are still to be put in.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn wants_seeds(&self) -> Result<bool, LibraryError> {
        self.ask("SELECT wants_seeds FROM library")
    }

    /// Notes that the seed documents are in.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn seeded(&mut self) -> Result<(), LibraryError> {
        let done = self
            .connection
            .execute("UPDATE library SET wants_seeds = 0", []);
        done.map(drop).map_err(|error| self.sqlite(error))
    }

    /// What is known of these bytes: `None` when they are new. `path` is where they were read this time.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn known(&self, sha256: &str, path: Option<&str>) -> Result<Option<Saved>, LibraryError> {
        known(&self.connection, sha256, path).map_err(|error| self.sqlite(error))
    }

    /// Stores a document with what was worked out about it. The same bytes are never stored twice.
    ///
    /// # Errors
    /// When a span does not fit the text, or the file cannot be written; nothing is stored then.
    pub fn save(
        &mut self,
        document: &Document,
        extracted: &Extracted<'_>,
    ) -> Result<Saved, LibraryError> {
        check(&document.text, extracted)?;
        self.record(|connection, entry| {
            if let Some(saved) = known(connection, &document.sha256, document.path.as_deref())? {
                return Ok(saved);
            }
            let id = insert_document(connection, document, extracted)?;
            insert_extracted(connection, id, document, extracted)?;
            // The seeds of a first run are not the reader's doing.
            if !connection.query_row("SELECT wants_seeds FROM library", [], |row| row.get(0))? {
                entry.note_document(connection, id, Way::Came)?;
            }
            let older = copies::older(connection, id, document)?;
            if let Some(older) = older {
                entry.note_document(connection, older, Way::Went)?;
                withdrawn::withdraw(connection, older)?;
            }
            placing::call_home(connection, id)?;
            placing::settle(connection)?;
            Ok(older.map_or(Saved::Added(id), |older| Saved::Replaced { id, older }))
        })
    }

    /// Puts newly worked out rows in the place of a document's old ones.
    ///
    /// # Errors
    /// As [`Library::save`]; the old rows stay then.
    pub fn replace(
        &mut self,
        id: DocumentId,
        document: &Document,
        extracted: &Extracted<'_>,
    ) -> Result<(), LibraryError> {
        check(&document.text, extracted)?;
        let path = &self.path;
        let replaced = (|| {
            let transaction = self
                .connection
                .transaction_with_behavior(TransactionBehavior::Immediate)?;
            for table in [
                "finding",
                "quotation",
                "judgement",
                "trace",
                "statement",
                "document_council",
                "likeness",
            ] {
                transaction.execute(&format!("DELETE FROM {table} WHERE document = ?1"), [id.0])?;
            }
            same::forget(&transaction, id)?;
            describe(&transaction, id, document, extracted)?;
            insert_extracted(&transaction, id, document, extracted)?;
            transaction.commit()
        })();
        replaced.map_err(|error| LibraryError::sqlite(path, error))
    }

    /// Documents whose rows were worked out by rules older than `version`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stale(&self, version: u32) -> Result<Vec<DocumentId>, LibraryError> {
        let sql = "SELECT id FROM document WHERE extractor < ?1 ORDER BY id";
        let ids = self.all(sql, [version], |row| row.get(0).map(DocumentId));
        ids.map_err(|error| self.sqlite(error))
    }

    /// A document as the importer read it; `None` when there is none with this number.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn source(&self, id: DocumentId) -> Result<Option<Document>, LibraryError> {
        let sql = "SELECT * FROM document JOIN document_text ON document_text.document = document.id WHERE id = ?1";
        let row = || {
            self.connection
                .prepare_cached(sql)?
                .query_row([id.0], rows::source)
                .optional()
        };
        row().map_err(|error| self.sqlite(error))
    }

    pub(super) fn sqlite(&self, error: rusqlite::Error) -> LibraryError {
        LibraryError::sqlite(&self.path, error)
    }

    pub(super) fn ask<T: rusqlite::types::FromSql>(&self, sql: &str) -> Result<T, LibraryError> {
        self.connection
            .query_row(sql, [], |row| row.get(0))
            .map_err(|error| self.sqlite(error))
    }
}

/// Refuses spans that are empty or do not stand on the text's character boundaries.
fn check(text: &str, extracted: &Extracted<'_>) -> Result<(), LibraryError> {
    let quotations = extracted.quotations.iter().map(|quotation| quotation.span);
    let findings = extracted.findings.iter().map(|finding| finding.span);
    let statements = extracted.statements.iter();
    let statements = statements.flat_map(|said| [said.span, said.sentence]);
    match quotations
        .chain(findings)
        .chain(statements)
        .find(|span| span.of(text).is_empty())
    {
        Some(Span { start, end }) => Err(LibraryError::BadSpan { start, end }),
        None => Ok(()),
    }
}

fn known(
    connection: &Connection,
    sha256: &str,
    path: Option<&str>,
) -> rusqlite::Result<Option<Saved>> {
    let mut statement =
        connection.prepare_cached("SELECT id, path FROM document WHERE sha256 = ?1")?;
    let row =
        |row: &rusqlite::Row<'_>| Ok((DocumentId(row.get(0)?), row.get::<_, Option<String>>(1)?));
    let found = statement.query_row([sha256], row).optional()?;
    Ok(found.map(|(id, stored)| {
        if same_place(stored.as_deref(), path) {
            Saved::Unchanged(id)
        } else {
            Saved::Duplicate(id)
        }
    }))
}

/// Whether two names are of the same file, as far as can be told without asking the disc.
fn same_place(one: Option<&str>, other: Option<&str>) -> bool {
    let absolute = |path: Option<&str>| path.and_then(|path| std::path::absolute(path).ok());
    one == other || (one.is_some() && absolute(one) == absolute(other))
}

fn insert_document(
    connection: &Connection,
    document: &Document,
    extracted: &Extracted<'_>,
) -> rusqlite::Result<DocumentId> {
    connection
        .prepare_cached(
            "INSERT INTO document (path, sha256, kind, given, pages, chars, extractor)
         VALUES (:path, :sha256, :kind, :given, :pages, :chars, 0)",
        )?
        .execute(named_params! {
            ":path": document.path,
            ":sha256": document.sha256,
            ":kind": Spelt(document.kind),
            ":given": Json(Given::from(document)),
            ":pages": Some(document.page_starts.len()).filter(|pages| *pages > 0),
            ":chars": document.text.chars().count(),
        })?;
    let id = DocumentId(connection.last_insert_rowid());
    let text = "INSERT INTO document_text (document, page_starts, text) VALUES (?1, ?2, ?3)";
    connection.prepare_cached(text)?.execute((
        id.0,
        Json(&document.page_starts),
        &document.text,
    ))?;
    describe(connection, id, document, extracted)?;
    Ok(id)
}

/// Writes what is known of a document: what was given with it, and what its own front page says over that.
fn describe(
    connection: &Connection,
    id: DocumentId,
    document: &Document,
    extracted: &Extracted<'_>,
) -> rusqlite::Result<()> {
    let inspection = extracted.inspection;
    let (title, published) = match inspection {
        Some(i) => (
            Some(i.title_over(document.title.as_deref())),
            i.published_over(document.published),
        ),
        None => (document.title.as_deref(), document.published),
    };
    let by = document.publisher.as_deref().or(inspection.map(|_| OFSTED));
    connection.prepare_cached(
        "UPDATE document SET kind = :kind, title = :title, publisher = :publisher, published = :published,
         published_origin = :origin, framework = :framework, inspection_start = :start, inspection_end = :end,
         lead_inspector = :lead, extractor = :extractor, stamp = random() WHERE id = :id",
    )?.execute(named_params! {
        ":id": id.0,
        ":kind": Spelt(inspection.map_or(document.kind, |i| i.kind)),
        ":title": title,
        ":publisher": by,
        ":published": published.map(|dated| Spelt(dated.date)),
        ":origin": published.map(|dated| Spelt(dated.origin)),
        ":framework": inspection.and_then(|i| i.framework).map(Spelt),
        ":start": inspection.and_then(|i| i.start).map(Spelt),
        ":end": inspection.and_then(|i| i.end).map(Spelt),
        ":lead": inspection.and_then(|i| i.lead_inspector.as_deref()),
        ":extractor": extracted.version,
    }).map(drop)
}

fn insert_extracted(
    connection: &Connection,
    id: DocumentId,
    document: &Document,
    extracted: &Extracted<'_>,
) -> rusqlite::Result<()> {
    insert_findings(connection, id, document, extracted)?;
    insert_quotations(connection, id, extracted)?;
    statements::insert(connection, id, document, extracted.statements)?;
    let mut judgement =
        connection.prepare_cached("INSERT INTO judgement VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (ordinal, row) in (1..).zip(extracted.judgements) {
        judgement.execute((
            id.0,
            ordinal,
            Spelt(row.area),
            Spelt(row.grade),
            &row.printed,
        ))?;
    }
    let mut council =
        connection.prepare_cached("INSERT INTO document_council VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (gss, tally) in tallies(extracted) {
        council.execute((
            id.0,
            gss,
            tally.position,
            tally.findings,
            tally.ofsted_quotations,
        ))?;
    }
    likeness::insert(connection, id, extracted.likeness)?;
    traces::untrace(connection, id)?;
    connection
        .execute("UPDATE library SET generation = generation + 1", [])
        .map(drop)
}

fn insert_findings(
    connection: &Connection,
    id: DocumentId,
    document: &Document,
    extracted: &Extracted<'_>,
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO finding (document, ordinal, start_byte, end_byte, kind, polarity, themes, council, area, page, paragraph, class, speaker, text)
         VALUES (:document, :ordinal, :start, :end, :kind, :polarity, :themes, :council, :area, :page, :paragraph, :class, :speaker, :text)",
    )?;
    for (ordinal, finding) in (1..).zip(extracted.findings) {
        statement.execute(named_params! {
            ":document": id.0,
            ":ordinal": ordinal,
            ":start": finding.span.start,
            ":end": finding.span.end,
            ":kind": Spelt(finding.kind),
            ":polarity": Spelt(finding.polarity),
            ":themes": Json(&finding.themes),
            ":council": finding.council,
            ":area": finding.area.map(Spelt),
            ":page": page_at(&document.page_starts, finding.span.start),
            ":paragraph": finding.paragraph,
            ":class": Spelt(finding.class),
            ":speaker": finding.speaker,
            ":text": finding.span.of(&document.text),
        })?;
    }
    Ok(())
}

fn insert_quotations(
    connection: &Connection,
    id: DocumentId,
    extracted: &Extracted<'_>,
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO quotation (document, ordinal, start_byte, end_byte, kind, class, speaker, cue, confidence, rule, council, nested)
         VALUES (:document, :ordinal, :start, :end, :kind, :class, :speaker, :cue, :confidence, :rule, :council, :nested)",
    )?;
    for (ordinal, quotation) in (1..).zip(extracted.quotations) {
        statement.execute(named_params! {
            ":document": id.0,
            ":ordinal": ordinal,
            ":start": quotation.span.start,
            ":end": quotation.span.end,
            ":kind": Spelt(quotation.kind),
            ":class": Spelt(quotation.class),
            ":speaker": quotation.speaker,
            ":cue": quotation.cue,
            ":confidence": quotation.confidence,
            ":rule": quotation.rule,
            ":council": quotation.council,
            ":nested": quotation.nested,
        })?;
    }
    Ok(())
}

/// What one document has on one council.
#[derive(Default)]
struct Tally {
    position: Option<usize>,
    findings: usize,
    ofsted_quotations: usize,
}

fn tallies<'a>(extracted: &Extracted<'a>) -> BTreeMap<&'a Gss, Tally> {
    let mut tallies: BTreeMap<&Gss, Tally> = BTreeMap::new();
    for (position, gss) in extracted.councils.iter().enumerate() {
        tallies
            .entry(gss)
            .or_default()
            .position
            .get_or_insert(position);
    }
    for gss in extracted
        .findings
        .iter()
        .filter_map(|finding| finding.council.as_ref())
    {
        tallies.entry(gss).or_default().findings += 1;
    }
    let by_ofsted = extracted
        .quotations
        .iter()
        .filter(|quotation| quotation.class == SpeakerClass::Ofsted);
    for gss in by_ofsted.filter_map(|quotation| quotation.council.as_ref()) {
        tallies.entry(gss).or_default().ofsted_quotations += 1;
    }
    tallies
}
