//! What an index is made from: the documents and their stamps, the findings of some of them, and what became of quotations.

use rusqlite::{Row, Transaction};

use super::catalogue::ORDER;
use super::rows::Spelt;
use super::{Library, LibraryError};
use crate::model::{DocumentId, DocumentSummary, FindingId, FindingRow, Judgement, TraceStatus};

/// The statuses of a finding's quotations.
const OF_FINDINGS: &str = "SELECT DISTINCT finding.document, finding.ordinal, status FROM trace
    JOIN quotation USING (document, ordinal)
    JOIN finding ON finding.document = trace.document
        AND finding.start_byte < quotation.end_byte AND quotation.start_byte < finding.end_byte";

/// A library that stays as it is for its reader: [`Library::hold`].
#[derive(Debug)]
pub struct Still<'a> {
    _transaction: Option<Transaction<'a>>,
}

impl Library {
    /// Every document with its stamp, in the order in which they are listed. A document gets a new stamp whenever its findings
    /// change: what was derived at another one is stale.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stamps(&self) -> Result<Vec<(DocumentId, i64)>, LibraryError> {
        let sql = format!("SELECT id, stamp FROM document {ORDER}");
        self.all(&sql, [], |row| Ok((DocumentId(row.get(0)?), row.get(1)?)))
            .map_err(|error| self.sqlite(error))
    }

    /// Calls `each` with the findings of these documents, in this order.
    ///
    /// # Errors
    /// When the file cannot be read or a row is damaged.
    pub fn each_finding(
        &self,
        documents: &[DocumentId],
        each: &mut dyn FnMut(&DocumentSummary, &[Judgement], &FindingRow),
    ) -> Result<(), LibraryError> {
        let _still = self.hold()?;
        for id in documents {
            if let Some(summary) = self.summary(*id)? {
                let judgements = self.judgements(*id)?;
                self.findings(*id, |row| each(&summary, &judgements, &row))?;
            }
        }
        Ok(())
    }

    /// Holds still what is read until the answer is dropped, so that nothing done elsewhere can come between two questions.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn hold(&self) -> Result<Still<'_>, LibraryError> {
        let begin = self
            .connection
            .is_autocommit()
            .then(|| self.connection.unchecked_transaction());
        let transaction = begin.transpose().map_err(|error| self.sqlite(error))?;
        Ok(Still {
            _transaction: transaction,
        })
    }

    /// What became of the quotations in each finding that holds traced ones; a finding stands once for each status.
    ///
    /// # Errors
    /// When the file cannot be read or a row is damaged.
    pub fn finding_traces(
        &self,
    ) -> std::result::Result<Vec<(FindingId, TraceStatus)>, LibraryError> {
        let row = |row: &Row<'_>| {
            let id = FindingId {
                document: DocumentId(row.get(0)?),
                ordinal: row.get(1)?,
            };
            Ok((id, row.get::<_, Spelt<_>>(2)?.0))
        };
        self.all(OF_FINDINGS, [], row)
            .map_err(|error| self.sqlite(error))
    }
}
