//! The texts of a damaged library, also those of which nothing else is known any more.

use rusqlite::Transaction;
use rusqlite::types::Value;
use sha2::{Digest, Sha256};

use super::Salvaged;
use crate::library::pages::Row;
use crate::library::rows::{Given, Json, Spelt};
use crate::model::{Document, DocumentKind};

/// Puts a text in, unless it is plainly not the one that was stored. One whose document's row is lost gets a new row, which the
/// marks on it still know.
pub(super) fn text(
    to: &Transaction<'_>,
    row: &Row,
    anchors: &[Row],
    salvaged: &mut Salvaged,
) -> rusqlite::Result<()> {
    let [_, Value::Text(starts), Value::Text(text)] = &row.values[..] else {
        return Ok(());
    };
    let chars = text.chars().count();
    let sql = "SELECT chars FROM document WHERE id = ?1";
    let told: Option<usize> = to
        .prepare_cached(sql)?
        .query_row([row.id], |row| row.get(0))
        .ok();
    match told {
        Some(told) if told.abs_diff(chars) > 4 * row.broken => return Ok(()),
        Some(_) => {}
        None => {
            let hash = known_hash(to, text, anchors)?.unwrap_or_else(|| own_hash(text));
            let given = Json(Given::from(&Document::default()));
            let sql =
                "INSERT OR IGNORE INTO document (id, sha256, kind, given, chars, extractor, stamp)
                VALUES (?1, ?2, ?3, ?4, ?5, 0, random())";
            let kind = Spelt(DocumentKind::default());
            to.prepare_cached(sql)?
                .execute((row.id, hash, kind, given, chars))?;
            let sentence = format!(
                "d{} has lost its title, its date and where it was read",
                row.id
            );
            salvaged.losses.push(sentence);
        }
    }
    if row.broken > 0 {
        salvaged.losses.push(format!(
            "{} letters in the text of d{} are damaged",
            row.broken, row.id
        ));
        to.prepare_cached("UPDATE document SET chars = ?2 WHERE id = ?1")?
            .execute((row.id, chars))?;
    }
    let starts: Vec<usize> = serde_json::from_str(starts).unwrap_or_default();
    let fit = starts.is_sorted() && starts.iter().all(|start| text.is_char_boundary(*start));
    let starts = Json(if fit { starts } else { Vec::new() });
    to.prepare_cached("INSERT OR IGNORE INTO document_text VALUES (?1, ?2, ?3)")?
        .execute((row.id, starts, text))
        .map(drop)
}

/// Words shorter than this may stand at the same place of another text too, in bytes.
const TELLING: usize = 12;

/// The hash by which marks know this text: their words stand where they say; not one that another document has.
fn known_hash(
    to: &Transaction<'_>,
    text: &str,
    anchors: &[Row],
) -> rusqlite::Result<Option<String>> {
    let Some(hash) = anchors.iter().find_map(|row| hash_in(row, text)) else {
        return Ok(None);
    };
    let sql = "SELECT count(*) FROM document WHERE sha256 = ?1";
    let taken: usize = to
        .prepare_cached(sql)?
        .query_row([hash], |row| row.get(0))?;
    Ok((taken == 0).then(|| hash.to_owned()))
}

/// The hash of the document that an anchor hangs on, when that is this text.
fn hash_in<'a>(anchor: &'a Row, text: &str) -> Option<&'a str> {
    let [
        _,
        Value::Text(hash),
        Value::Integer(start),
        Value::Integer(end),
        Value::Text(exact),
        ..,
    ] = &anchor.values[..]
    else {
        return None;
    };
    let place = usize::try_from(*start).ok()?..usize::try_from(*end).ok()?;
    let is_there = text.get(place) == Some(exact.as_str());
    (is_there && exact.len() >= TELLING).then_some(hash)
}

/// A hash for a text whose bytes nobody knows any more.
fn own_hash(text: &str) -> String {
    use std::fmt::Write;
    let mut hash = String::new();
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a string cannot fail.
        let _ = write!(hash, "{byte:02x}");
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchor(hash: &str, start: i64, exact: &str) -> Row {
        let end = start + i64::try_from(exact.len()).unwrap();
        Row {
            id: 1,
            values: vec![
                Value::Null,
                Value::Text(hash.to_owned()),
                Value::Integer(start),
                Value::Integer(end),
                Value::Text(exact.to_owned()),
            ],
            broken: 0,
        }
    }

    #[test]
    fn a_text_whose_row_is_lost_is_known_by_the_marks_on_it() {
        let text = "Inspectors said that drift was common.";
        let known = |row: &Row| hash_in(row, text).map(str::to_owned);
        assert_eq!(
            known(&anchor("ab", 16, "that drift was")).as_deref(),
            Some("ab")
        );
        assert_eq!(known(&anchor("ab", 17, "that drift was")), None);
        assert_eq!(
            known(&anchor("ab", 21, "drift")),
            None,
            "too little to tell"
        );
        assert_eq!(known(&anchor("ab", 30, "a much longer passage")), None);
    }
}
