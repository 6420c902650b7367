//! Reading the reader's own work: small enough to be read whole.

use std::collections::HashMap;

use rusqlite::{Result, Row};

use super::rows::Json;
use super::{Library, LibraryError, placing};
use crate::model::mark::{Briefing, Content, Item, Mark, Placed, Work};
use crate::model::{Citation, DocumentId, Span};

const MARKS: &str = "SELECT anchor.*, placed.document, placed.start_byte AS placed_start, placed.end_byte AS placed_end
    , (SELECT ordinal FROM finding WHERE finding.document = placed.document
        AND finding.start_byte = placed.start_byte AND finding.end_byte = placed.end_byte) AS finding
    , (SELECT ordinal FROM quotation WHERE quotation.document = placed.document
        AND quotation.start_byte = placed.start_byte AND quotation.end_byte = placed.end_byte) AS quotation
    FROM anchor LEFT JOIN placed ON placed.anchor = anchor.id ORDER BY anchor.id";

/// The findings that have words where a mark stands.
const FINDINGS: &str = "SELECT placed.anchor, ordinal FROM placed JOIN finding USING (document)
    WHERE finding.start_byte < placed.end_byte AND placed.start_byte < finding.end_byte ORDER BY ordinal";

/// The one used last first.
const TAGS: &str =
    "SELECT name FROM tag ORDER BY (SELECT max(tagging.id) FROM tagging WHERE tag = tag.id) DESC";

impl Library {
    /// All of the reader's own work, as it stands in one moment.
    ///
    /// # Errors
    /// When the file cannot be read or a row is damaged.
    pub fn work(&self) -> std::result::Result<Work, LibraryError> {
        let _still = self.hold()?;
        let read = || {
            Ok(Work {
                marks: self.marks()?,
                tags: self.all(TAGS, [], |row| row.get(0))?,
                briefings: self.briefings()?,
            })
        };
        read().map_err(|error| self.sqlite(error))
    }

    fn marks(&self) -> Result<Vec<Mark>> {
        let mut findings: HashMap<i64, Vec<u32>> = HashMap::new();
        for (anchor, ordinal) in self.pairs(FINDINGS)? {
            findings.entry(anchor).or_default().push(ordinal);
        }
        let mut tags: HashMap<i64, Vec<String>> = HashMap::new();
        let sql = "SELECT anchor, name FROM tagging JOIN tag ON tag.id = tag ORDER BY name";
        for (anchor, name) in self.pairs(sql)? {
            tags.entry(anchor).or_default().push(name);
        }
        self.all(MARKS, [], |row| {
            let id = row.get("id")?;
            let placed = placed(row, findings.remove(&id).unwrap_or_default())?;
            Ok(Mark {
                id,
                star: row.get("star")?,
                tags: tags.remove(&id).unwrap_or_default(),
                note: row.get("note")?,
                citation: Citation {
                    anchor: placing::anchor(row)?,
                    source: row.get::<_, Json<_>>("source")?.0,
                    document: placed.as_ref().map(|placed| placed.document),
                },
                placed,
            })
        })
    }

    fn briefings(&self) -> Result<Vec<Briefing>> {
        let mut items: HashMap<i64, Vec<Item>> = HashMap::new();
        let item = |row: &Row<'_>| {
            let anchor: Option<i64> = row.get("anchor")?;
            let what = match anchor {
                Some(anchor) => Content::Passage(anchor),
                None => Content::Heading(row.get("heading")?),
            };
            let item = Item {
                id: row.get("id")?,
                what,
                comment: row.get("comment")?,
            };
            Ok((row.get("briefing")?, item))
        };
        for (briefing, item) in self.all("SELECT * FROM item ORDER BY position, id", [], item)? {
            items.entry(briefing).or_default().push(item);
        }
        self.all("SELECT id, name FROM briefing ORDER BY name", [], |row| {
            let id = row.get(0)?;
            Ok(Briefing {
                id,
                name: row.get(1)?,
                items: items.remove(&id).unwrap_or_default(),
            })
        })
    }

    fn pairs<T: rusqlite::types::FromSql>(&self, sql: &str) -> Result<Vec<(i64, T)>> {
        self.all(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
    }
}

fn placed(row: &Row<'_>, findings: Vec<u32>) -> Result<Option<Placed>> {
    let Some(document) = row.get::<_, Option<i64>>("document")? else {
        return Ok(None);
    };
    Ok(Some(Placed {
        document: DocumentId(document),
        span: Span::new(row.get("placed_start")?, row.get("placed_end")?),
        findings,
        finding: row.get("finding")?,
        quotation: row.get("quotation")?,
    }))
}
