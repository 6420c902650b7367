//! Changed copies: a document read from the place of an older one, with much of its text, takes the older one's place.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use rusqlite::{Connection, OptionalExtension, Result};

use crate::model::{Document, DocumentId};

/// Words in a row that are compared.
const ROW: usize = 5;

/// The document that `document`, stored as `new`, is a changed copy of. Another text under the same file name is none.
pub(super) fn older(
    connection: &Connection,
    new: DocumentId,
    document: &Document,
) -> Result<Option<DocumentId>> {
    let Some(path) = document.path.as_deref() else {
        return Ok(None);
    };
    let absolute = std::path::absolute(path).ok();
    let absolute = absolute.as_ref().map(|path| path.to_string_lossy());
    let sql =
        "SELECT id, text FROM document JOIN document_text ON document_text.document = document.id
        WHERE path IN (?1, ?2) AND id <> ?3 ORDER BY id DESC LIMIT 1";
    let row = |row: &rusqlite::Row<'_>| Ok((DocumentId(row.get(0)?), row.get::<_, String>(1)?));
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_row((path, absolute.as_deref(), new.0), row);
    let copy = found
        .optional()?
        .filter(|(_, text)| is_copy(text, &document.text));
    Ok(copy.map(|(id, _)| id))
}

/// Whether half of the shorter text stands in the other.
fn is_copy(one: &str, other: &str) -> bool {
    let (one, other) = (rows(one), rows(other));
    let shared = one.intersection(&other).count();
    shared > 0 && shared * 2 >= one.len().min(other.len())
}

/// Every few words in a row, wherever they stand.
fn rows(text: &str) -> HashSet<u64> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let hash = |row: &[&str]| {
        let mut hasher = DefaultHasher::new();
        row.hash(&mut hasher);
        hasher.finish()
    };
    match words.len() {
        0 => HashSet::new(),
        few @ 1..ROW => HashSet::from([hash(&words[..few])]),
        _ => words.windows(ROW).map(hash).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edited_text_with_its_paragraphs_moved_is_a_copy_and_another_text_is_not() {
        let first = "Inspectors visited Mallow in June and found plans that were late and thin.";
        let second = "Social workers there see children often, and know what they want and need.";
        let old = format!("{first}\n\n{second}");
        let new = format!("{second}\n\n{}", first.replace("June", "July"));
        assert!(is_copy(&old, &new));
        assert!(is_copy(&old, first), "a part of it");
        assert!(!is_copy(first, second));
        assert!(!is_copy("", ""));
        assert!(is_copy("two words", "two words"));
    }
}
