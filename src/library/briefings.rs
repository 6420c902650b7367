//! Deeds on briefings: adding, headings, comments, order.

use rusqlite::{Connection, OptionalExtension, Result};

use super::deeds::{each, excerpt};
use crate::model::mark::Deed;

/// Carries out a deed on a briefing.
pub(super) fn carry_out(connection: &Connection, deed: &Deed) -> Result<()> {
    match deed {
        Deed::Brief(on, name) => {
            let briefing = briefing(connection, name.trim())?;
            each(connection, on, |anchor| add(connection, briefing, anchor))
        }
        Deed::Heading {
            briefing,
            before,
            text,
        } => heading(connection, *briefing, *before, text.trim()),
        Deed::Comment(item, text) => {
            let sql = "UPDATE item SET heading = CASE WHEN anchor IS NULL THEN ?2 END,
                comment = CASE WHEN anchor IS NULL THEN '' ELSE ?2 END WHERE id = ?1";
            connection
                .prepare_cached(sql)?
                .execute((item, text.trim()))
                .map(drop)
        }
        Deed::Move(item, by) => shift(connection, *item, *by),
        Deed::Drop(item) => connection
            .prepare_cached("DELETE FROM item WHERE id = ?1")?
            .execute([item])
            .map(drop),
        Deed::RenameBriefing(briefing, name) => {
            let sql = "UPDATE OR IGNORE briefing SET name = ?2 WHERE id = ?1";
            connection
                .prepare_cached(sql)?
                .execute((briefing, name.trim()))
                .map(drop)
        }
        Deed::DropBriefing(briefing) => {
            let sql = "DELETE FROM briefing WHERE id = ?1";
            connection
                .prepare_cached(sql)?
                .execute([briefing])
                .map(drop)
        }
        _ => Ok(()),
    }
}

/// What is done, for the reader; `None` when it cannot be done.
pub(super) fn said(connection: &Connection, deed: &Deed) -> Result<Option<String>> {
    Ok(match deed {
        Deed::Heading { briefing, text, .. } if !text.trim().is_empty() => {
            let name = name(connection, *briefing)?;
            name.map(|name| format!("heading “{}” in the briefing ‘{name}’", text.trim()))
        }
        Deed::Comment(item, text) => {
            let Some((what, is_heading)) = item_words(connection, *item)? else {
                return Ok(None);
            };
            match (is_heading, text.trim().is_empty()) {
                (true, true) => None,
                (true, false) => Some(format!("heading {what} changed")),
                (false, true) => Some(format!("comment taken off {what}")),
                (false, false) => Some(format!("comment on {what}")),
            }
        }
        Deed::Move(item, _) => {
            item_words(connection, *item)?.map(|(what, _)| format!("{what} moved"))
        }
        Deed::Drop(item) => item_words(connection, *item)?
            .map(|(what, _)| format!("{what} taken out of its briefing")),
        Deed::RenameBriefing(briefing, to) if !to.trim().is_empty() => name(connection, *briefing)?
            .map(|name| format!("briefing ‘{name}’ renamed ‘{}’", to.trim())),
        Deed::DropBriefing(briefing) => {
            name(connection, *briefing)?.map(|name| format!("briefing ‘{name}’ thrown away"))
        }
        _ => None,
    })
}

fn name(connection: &Connection, briefing: i64) -> Result<Option<String>> {
    let sql = "SELECT name FROM briefing WHERE id = ?1";
    connection
        .prepare_cached(sql)?
        .query_row([briefing], |row| row.get(0))
        .optional()
}

/// An item by its first words, and whether it is a heading.
fn item_words(connection: &Connection, item: i64) -> Result<Option<(String, bool)>> {
    let sql = "SELECT coalesce(heading, exact), heading IS NOT NULL FROM item
        LEFT JOIN anchor ON anchor.id = item.anchor WHERE item.id = ?1";
    let words = |row: &rusqlite::Row<'_>| Ok((excerpt(&row.get::<_, String>(0)?), row.get(1)?));
    connection
        .prepare_cached(sql)?
        .query_row([item], words)
        .optional()
}

/// The briefing of this name, made when there is none.
pub(super) fn briefing(connection: &Connection, name: &str) -> Result<i64> {
    let sql = "INSERT OR IGNORE INTO briefing (name) VALUES (?1)";
    connection.prepare_cached(sql)?.execute([name])?;
    let sql = "SELECT id FROM briefing WHERE name = ?1";
    connection
        .prepare_cached(sql)?
        .query_row([name], |row| row.get(0))
}

/// Adds a passage at the end, unless it is in the briefing already.
pub(super) fn add(connection: &Connection, briefing: i64, anchor: i64) -> Result<()> {
    let sql = "INSERT INTO item (briefing, position, anchor)
        SELECT ?1, 1 + coalesce((SELECT max(position) FROM item WHERE briefing = ?1), 0), ?2
        WHERE NOT EXISTS (SELECT 1 FROM item WHERE briefing = ?1 AND anchor = ?2)";
    connection
        .prepare_cached(sql)?
        .execute((briefing, anchor))
        .map(drop)
}

pub(super) fn heading(
    connection: &Connection,
    briefing: i64,
    before: Option<i64>,
    text: &str,
) -> Result<()> {
    let mut items = items(connection, briefing)?;
    let at = before.and_then(|before| items.iter().position(|item| *item == before));
    let sql = "INSERT INTO item (briefing, position, heading) VALUES (?1, 0, ?2)";
    connection.prepare_cached(sql)?.execute((briefing, text))?;
    items.insert(at.unwrap_or(items.len()), connection.last_insert_rowid());
    order(connection, &items)
}

/// Moves an item by so many places, as far as there are any.
fn shift(connection: &Connection, item: i64, by: i64) -> Result<()> {
    let sql = "SELECT briefing FROM item WHERE id = ?1";
    let briefing = connection
        .prepare_cached(sql)?
        .query_row([item], |row| row.get(0));
    let Some(briefing) = briefing.optional()? else {
        return Ok(());
    };
    let mut items = items(connection, briefing)?;
    let Some(at) = items.iter().position(|known| *known == item) else {
        return Ok(());
    };
    let by = isize::try_from(by).unwrap_or_default();
    let to = at.saturating_add_signed(by).min(items.len() - 1);
    items.remove(at);
    items.insert(to, item);
    order(connection, &items)
}

fn items(connection: &Connection, briefing: i64) -> Result<Vec<i64>> {
    let sql = "SELECT id FROM item WHERE briefing = ?1 ORDER BY position, id";
    connection
        .prepare_cached(sql)?
        .query_map([briefing], |row| row.get(0))?
        .collect()
}

/// Numbers items in this order, and writes only those whose number changes.
fn order(connection: &Connection, items: &[i64]) -> Result<()> {
    let sql = "UPDATE item SET position = ?2 WHERE id = ?1 AND position <> ?2";
    let mut statement = connection.prepare_cached(sql)?;
    for (position, item) in (1i64..).zip(items) {
        statement.execute((item, position))?;
    }
    Ok(())
}
