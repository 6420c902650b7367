//! Reading for the explorer and the commands: by key, or one pass in order; nothing scans what it does not show.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Params, Result, Row};

use super::{Catalogue, CouncilSummary, DocumentView, Library, LibraryError, rows};
use crate::model::document::page_at;
use crate::model::mark::{Target, UndoEntry, Work};
use crate::model::timeline::Record;
use crate::model::{
    self, Citation, DocumentId, DocumentSummary, FindingId, FindingRow, Framework, Grade, Gss,
    Inspected, Judgement, Quotation, QuotationId, QuotationRow, Same, Span, TraceRow,
};

/// Newest first, undated last; a report that prints no date stands at the end of its inspection.
pub(super) const ORDER: &str = "ORDER BY coalesce(published, inspection_end) IS NULL, coalesce(published, inspection_end) DESC, id";

/// Every report of an inspection with its overall grade, the latest of each council first. A report judges its main council
/// alone. `CROSS JOIN` has the reports read first: they are few among the documents that councils stand in.
const INSPECTED: &str =
    "SELECT council, document.id, framework, inspection_start, inspection_end, grade FROM document
    CROSS JOIN document_council ON document_council.document = document.id AND position = 0
    LEFT JOIN judgement ON judgement.document = document.id
        AND area = CASE framework WHEN 'LSCB' THEN 'lscb' ELSE 'overall' END
    WHERE kind = 'inspection report'
    ORDER BY coalesce(inspection_end, published) DESC, document.id DESC, judgement.ordinal";

impl Library {
    /// A document's judgements, in the order of its table.
    ///
    /// # Errors
    /// When the file cannot be read or a row is damaged.
    pub fn judgements(&self, id: DocumentId) -> Result<Vec<Judgement>, LibraryError> {
        let sql = "SELECT * FROM judgement WHERE document = ?1 ORDER BY ordinal";
        self.all(sql, [id.0], rows::judgement)
            .map_err(|error| self.sqlite(error))
    }

    /// A document without its text; `None` when there is none with this number.
    ///
    /// # Errors
    /// When the file cannot be read or a row is damaged.
    pub fn summary(&self, id: DocumentId) -> Result<Option<DocumentSummary>, LibraryError> {
        let read = || {
            let mut statement = self
                .connection
                .prepare_cached("SELECT * FROM document WHERE id = ?1")?;
            let Some(summary) = statement.query_row([id.0], rows::summary).optional()? else {
                return Ok(None);
            };
            let sql = "SELECT council FROM document_council WHERE document = ?1 AND position IS NOT NULL ORDER BY position";
            let councils = self.all(sql, [id.0], |row| row.get(0))?;
            Ok(Some(DocumentSummary {
                councils,
                ..summary
            }))
        };
        read().map_err(|error| self.sqlite(error))
    }

    pub(super) fn all<T>(
        &self,
        sql: &str,
        params: impl Params,
        row: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        self.connection
            .prepare_cached(sql)?
            .query_map(params, row)?
            .collect()
    }

    fn summaries(&self) -> Result<Vec<DocumentSummary>> {
        let sql = "SELECT document, council FROM document_council WHERE position IS NOT NULL ORDER BY document, position";
        let mut councils: HashMap<i64, Vec<Gss>> = HashMap::new();
        for (document, gss) in self.all(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))? {
            councils.entry(document).or_default().push(gss);
        }
        let with_councils = |row: &Row<'_>| {
            let summary = rows::summary(row)?;
            Ok(DocumentSummary {
                councils: councils.remove(&summary.id.0).unwrap_or_default(),
                ..summary
            })
        };
        self.all(
            &format!("SELECT * FROM document {ORDER}"),
            [],
            with_councils,
        )
    }

    pub(super) fn findings(
        &self,
        id: DocumentId,
        mut each: impl FnMut(FindingRow),
    ) -> Result<(), LibraryError> {
        let mut read = || -> Result<Option<FindingRow>> {
            let mut statement = self
                .connection
                .prepare_cached("SELECT * FROM finding WHERE document = ?1 ORDER BY ordinal")?;
            let mut found = statement.query([id.0])?;
            while let Some(row) = found.next()? {
                let row = rows::finding(row)?;
                if row.text.len() != row.finding.span.len() {
                    return Ok(Some(row));
                }
                each(row);
            }
            Ok(None)
        };
        match read().map_err(|error| self.sqlite(error))? {
            Some(row) => Err(self.misfit(&row.id)),
            None => Ok(()),
        }
    }

    pub(super) fn misfit(&self, row: &impl ToString) -> LibraryError {
        LibraryError::Misfit {
            row: row.to_string(),
            path: self.path.clone(),
        }
    }

    fn view(&self, summary: DocumentSummary) -> Result<DocumentView, LibraryError> {
        let id = summary.id;
        let source = self.source(id)?.ok_or_else(|| self.misfit(&id))?;
        let mut findings = Vec::new();
        self.findings(id, |row| findings.push(row))?;
        if let Some(row) = findings
            .iter()
            .find(|row| row.finding.span.of(&source.text) != row.text)
        {
            return Err(self.misfit(&row.id));
        }
        let sql = "SELECT * FROM quotation WHERE document = ?1 ORDER BY ordinal";
        let stored: Vec<(u32, Quotation)> = self
            .all(sql, [id.0], rows::quotation)
            .map_err(|error| self.sqlite(error))?;
        let mut quotations = Vec::with_capacity(stored.len());
        for (ordinal, quotation) in stored {
            let id = QuotationId {
                document: id,
                ordinal,
            };
            let text = quotation.span.of(&source.text).to_owned();
            if text.is_empty() {
                return Err(self.misfit(&id));
            }
            let page = page_at(&source.page_starts, quotation.span.start);
            quotations.push(QuotationRow {
                id,
                quotation,
                page,
                text,
            });
        }
        let judgements = self.judgements(id)?;
        Ok(DocumentView {
            summary,
            text: source.text,
            page_starts: source.page_starts,
            quotations,
            findings,
            judgements,
            near: self.near(id)?,
        })
    }
}

fn inspected(row: &Row<'_>) -> Result<(Gss, Inspected)> {
    let inspected = Inspected {
        document: DocumentId(row.get("id")?),
        framework: row.get("framework")?,
        start: rows::spelt_or_none(row, "inspection_start")?,
        end: rows::spelt_or_none(row, "inspection_end")?,
        grade: rows::spelt_or_none(row, "grade")?,
    };
    Ok((row.get("council")?, inspected))
}

/// The grade of the latest inspection of the council itself: when that gave none, an older one's no longer holds.
fn latest(history: &[Inspected]) -> Option<Grade> {
    let board = Framework::Lscb.as_str();
    let mut own = history
        .iter()
        .filter(|i| i.framework.as_deref() != Some(board));
    own.next()?.grade
}

impl Catalogue for Library {
    fn councils(&self) -> anyhow::Result<Vec<CouncilSummary>> {
        let read = || -> Result<Vec<CouncilSummary>> {
            let mut histories: HashMap<Gss, Vec<Inspected>> = HashMap::new();
            for (gss, inspected) in self.all(INSPECTED, [], inspected)? {
                histories.entry(gss).or_default().push(inspected);
            }
            let sql = "SELECT council, count(position), sum(findings), sum(ofsted_quotations) FROM document_council
                GROUP BY council HAVING count(position) > 0 OR sum(findings) > 0";
            self.all(sql, [], |row| {
                let gss: Gss = row.get(0)?;
                let name = model::council::council(gss.as_str())
                    .map_or(gss.as_str().into(), |council| council.label());
                let history = histories.remove(&gss).unwrap_or_default();
                Ok(CouncilSummary {
                    name: name.into_owned(),
                    documents: row.get(1)?,
                    findings: row.get(2)?,
                    ofsted_quotations: row.get(3)?,
                    grade: latest(&history),
                    history,
                    gss,
                })
            })
        };
        let mut councils = read().map_err(|error| self.sqlite(error))?;
        councils.sort_by(|a, b| (&a.name, &a.gss).cmp(&(&b.name, &b.gss)));
        Ok(councils)
    }

    fn documents(&self) -> anyhow::Result<Vec<DocumentSummary>> {
        Ok(self.summaries().map_err(|error| self.sqlite(error))?)
    }

    fn documents_held(&self) -> anyhow::Result<usize> {
        let counted = self
            .connection
            .query_row("SELECT count(*) FROM document", [], |row| row.get(0));
        Ok(counted.map_err(|error| self.sqlite(error))?)
    }

    fn document(&self, id: DocumentId) -> anyhow::Result<Option<DocumentView>> {
        let _still = self.hold()?;
        let summary = self.summary(id)?;
        Ok(summary.map(|summary| self.view(summary)).transpose()?)
    }

    fn finding(&self, id: FindingId) -> anyhow::Result<Option<FindingRow>> {
        let sql = "SELECT * FROM finding WHERE document = ?1 AND ordinal = ?2";
        let read = || {
            self.connection
                .prepare_cached(sql)?
                .query_row((id.document.0, id.ordinal), rows::finding)
                .optional()
        };
        match read().map_err(|error| self.sqlite(error))? {
            Some(row) if row.text.len() != row.finding.span.len() => Err(self.misfit(&id).into()),
            row => Ok(row),
        }
    }

    fn quotations(&self, document: DocumentId, span: Span) -> anyhow::Result<Vec<Quotation>> {
        let sql = "SELECT * FROM quotation WHERE document = ?1 AND start_byte < ?3 AND ?2 < end_byte ORDER BY ordinal";
        let rows = self.all(sql, (document.0, span.start, span.end), rows::quotation);
        let rows = rows.map_err(|error| self.sqlite(error))?;
        Ok(rows.into_iter().map(|(_, quotation)| quotation).collect())
    }

    fn traces(&self, id: DocumentId) -> anyhow::Result<Vec<TraceRow>> {
        let _still = self.hold()?;
        Ok(self.traces_of(id)?)
    }

    fn cite(&self, target: Target) -> anyhow::Result<Option<Citation>> {
        Ok(self.citation(target)?)
    }

    fn own_work(&self) -> anyhow::Result<Work> {
        Ok(self.work()?)
    }

    fn stamp(&self) -> anyhow::Result<u64> {
        Ok(self.generation()?)
    }

    fn history(&self) -> anyhow::Result<Vec<UndoEntry>> {
        Ok(self.done()?)
    }

    fn same(&self, id: FindingId) -> anyhow::Result<Vec<Same>> {
        Ok(self.same_of(id)?)
    }

    fn records(&self, gss: &Gss) -> anyhow::Result<Vec<Record>> {
        Ok(self.records(gss)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Extracted;
    use crate::library::Saved::Added;
    use crate::model::{Document, QuotationKind, SpeakerClass};

    const TEXT: &str = "Mallow ‘must improve’. Inspectors said “drift” was common.\n";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    #[test]
    fn the_quotations_of_a_passage_come_without_the_document() {
        let quotation = |words| Quotation {
            span: span(words),
            kind: QuotationKind::Fragment,
            class: SpeakerClass::Ofsted,
            speaker: None,
            cue: None,
            confidence: 0.9,
            rule: "verb".into(),
            council: None,
            nested: false,
        };
        let quotations = [quotation("must improve"), quotation("drift")];
        let document = Document {
            text: TEXT.into(),
            ..Document::default()
        };
        let extracted = Extracted {
            quotations: &quotations,
            ..Extracted::default()
        };
        let mut library = Library::in_memory().unwrap();
        let Added(id) = library.save(&document, &extracted).unwrap() else {
            panic!("the library was empty")
        };
        let within = |words| library.quotations(id, span(words)).unwrap();
        assert_eq!(within("Inspectors said “drift” was"), quotations[1..]);
        assert_eq!(
            within("rif"),
            quotations[1..],
            "some of its words are enough"
        );
        assert_eq!(within("was common."), []);
        assert_eq!(within(TEXT), quotations);
    }
}
