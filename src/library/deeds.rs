//! What the reader does with their own work: each deed is one transaction and one entry of the undo log.

use rusqlite::{Connection, OptionalExtension, Result};

use super::cite::cite;
use super::rows::Json;
use super::undo::Entry;
use super::{Library, LibraryError, briefings, placing};
use crate::model::mark::{Deed, Target};

/// Words of a passage in the undo log, in characters.
const EXCERPT: usize = 40;

impl Library {
    /// Does it and says what was done, in the words of the undo log; `None` when there was nothing to do.
    ///
    /// It is on disc when this returns.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is changed then.
    pub fn act(&mut self, deed: &Deed) -> std::result::Result<Option<String>, LibraryError> {
        match deed {
            Deed::Undo => self.undo(),
            Deed::Redo => self.redo(),
            _ => self.record(|connection, entry| act(connection, entry, deed)),
        }
    }
}

fn act(connection: &Connection, entry: &mut Entry, deed: &Deed) -> Result<Option<String>> {
    let Some(said) = said(connection, deed)? else {
        return Ok(None);
    };
    let changed = entry.note_rows(connection, &said, || carry_out(connection, deed))?;
    Ok(changed.then_some(said))
}

fn carry_out(connection: &Connection, deed: &Deed) -> Result<()> {
    match deed {
        Deed::Star(on, star) => each(connection, on, |anchor| {
            let sql = "UPDATE anchor SET star = ?2 WHERE id = ?1 AND star <> ?2";
            connection
                .prepare_cached(sql)?
                .execute((anchor, star))
                .map(drop)
        }),
        Deed::Tag(on, name, true) => {
            let tag = tag(connection, name.trim())?;
            each(connection, on, |anchor| {
                let sql = "INSERT OR IGNORE INTO tagging (anchor, tag) VALUES (?1, ?2)";
                connection
                    .prepare_cached(sql)?
                    .execute((anchor, tag))
                    .map(drop)
            })
        }
        Deed::Tag(on, name, false) => each(connection, on, |anchor| {
            let sql = "DELETE FROM tagging WHERE anchor = ?1 AND tag = (SELECT id FROM tag WHERE name = ?2)";
            connection
                .prepare_cached(sql)?
                .execute((anchor, name.trim()))
                .map(drop)
        }),
        Deed::Note(on, text) => each(connection, &[*on], |anchor| {
            let sql = "UPDATE anchor SET note = ?2 WHERE id = ?1 AND note <> ?2";
            connection
                .prepare_cached(sql)?
                .execute((anchor, text.trim()))
                .map(drop)
        }),
        Deed::RenameTag { from, to } => rename_tag(connection, from.trim(), to.trim()),
        Deed::DropTag(name) => {
            let sql = "DELETE FROM tagging WHERE tag = (SELECT id FROM tag WHERE name = ?1)";
            connection.prepare_cached(sql)?.execute([name]).map(drop)
        }
        Deed::Undo | Deed::Redo => Ok(()),
        Deed::Brief(..)
        | Deed::Heading { .. }
        | Deed::Comment(..)
        | Deed::Move(..)
        | Deed::Drop(_)
        | Deed::RenameBriefing(..)
        | Deed::DropBriefing(_) => briefings::carry_out(connection, deed),
    }?;
    sweep(connection)
}

/// What is done, for the reader: "tag ‘urgent’ on 12 findings". `None` when it cannot be done.
fn said(connection: &Connection, deed: &Deed) -> Result<Option<String>> {
    Ok(Some(match deed {
        Deed::Star(on, true) => format!("mark on {}", passages(connection, on)?),
        Deed::Star(on, false) => format!("mark taken off {}", passages(connection, on)?),
        Deed::Tag(_, name, _) if name.trim().is_empty() => return Ok(None),
        Deed::Tag(on, name, true) => {
            format!("tag ‘{}’ on {}", name.trim(), passages(connection, on)?)
        }
        Deed::Tag(on, name, false) => {
            format!(
                "tag ‘{}’ taken off {}",
                name.trim(),
                passages(connection, on)?
            )
        }
        Deed::Note(on, text) if text.trim().is_empty() => {
            format!("note taken off {}", passages(connection, &[*on])?)
        }
        Deed::Note(on, _) => format!("note on {}", passages(connection, &[*on])?),
        Deed::RenameTag { to, .. } if to.trim().is_empty() => return Ok(None),
        Deed::RenameTag { from, to } => {
            let (from, to) = (from.trim(), to.trim());
            let on = tagged(connection, from)?;
            if from != to && is_tag(connection, to)? {
                format!("tag ‘{from}’ on {on} joined to ‘{to}’")
            } else {
                format!("tag ‘{from}’ on {on} renamed ‘{to}’")
            }
        }
        Deed::DropTag(name) => format!("tag ‘{name}’ taken off {}", tagged(connection, name)?),
        Deed::Brief(on, name) if !name.trim().is_empty() => {
            format!(
                "{} added to the briefing ‘{}’",
                passages(connection, on)?,
                name.trim()
            )
        }
        deed => return briefings::said(connection, deed),
    }))
}

/// How much a tag is on: `12 passages`.
fn tagged(connection: &Connection, name: &str) -> Result<String> {
    let sql = "SELECT count(*) FROM tagging WHERE tag = (SELECT id FROM tag WHERE name = ?1)";
    let count: i64 = connection
        .prepare_cached(sql)?
        .query_row([name], |row| row.get(0))?;
    let s = if count == 1 { "" } else { "s" };
    Ok(format!("{count} passage{s}"))
}

fn is_tag(connection: &Connection, name: &str) -> Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM tag WHERE name = ?1")?
        .exists([name])
}

/// One passage by its first words, several by their number.
pub(super) fn passages(connection: &Connection, on: &[Target]) -> Result<String> {
    if let [one] = on {
        let citation = cite(connection, *one)?;
        return Ok(citation.map_or_else(|| "nothing".to_owned(), |c| excerpt(&c.anchor.exact)));
    }
    let all = |is: fn(&Target) -> bool| on.iter().all(is);
    let noun = if all(|on| matches!(on, Target::Finding(_))) {
        "findings"
    } else if all(|on| matches!(on, Target::Quotation(_))) {
        "quotations"
    } else {
        "passages"
    };
    Ok(format!("{} {noun}", on.len()))
}

/// The first words of a passage, in quotation marks.
pub(super) fn excerpt(text: &str) -> String {
    let mut said = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        length += word.chars().count() + 1;
        if !said.is_empty() && length > EXCERPT {
            return format!("“{said}…”");
        }
        if !said.is_empty() {
            said.push(' ');
        }
        said.push_str(word);
    }
    format!("“{said}”")
}

/// Does something with the anchor of each target that is there.
pub(super) fn each(
    connection: &Connection,
    on: &[Target],
    mut what: impl FnMut(i64) -> Result<()>,
) -> Result<()> {
    for target in on {
        if let Some(anchor) = anchored(connection, *target)? {
            what(anchor)?;
        }
    }
    Ok(())
}

/// The anchor that stands at these words, made when there is none; `None` when the words are not there.
fn anchored(connection: &Connection, target: Target) -> Result<Option<i64>> {
    let Some(citation) = cite(connection, target)? else {
        return Ok(None);
    };
    let (Some(document), anchor) = (citation.document, &citation.anchor) else {
        return Ok(None);
    };
    let sql = "SELECT anchor FROM placed WHERE document = ?1 AND start_byte = ?2 AND end_byte = ?3";
    let known = connection
        .prepare_cached(sql)?
        .query_row((document.0, anchor.span.start, anchor.span.end), |row| {
            row.get(0)
        });
    if let Some(known) = known.optional()? {
        return Ok(Some(known));
    }
    let sql =
        "INSERT INTO anchor (sha256, start_byte, end_byte, exact, prefix, suffix, source, made)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))";
    connection.prepare_cached(sql)?.execute((
        &anchor.sha256,
        anchor.span.start,
        anchor.span.end,
        &anchor.exact,
        &anchor.prefix,
        &anchor.suffix,
        Json(&citation.source),
    ))?;
    let id = connection.last_insert_rowid();
    placing::put(connection, id, document, anchor.span)?;
    Ok(Some(id))
}

pub(super) fn tag(connection: &Connection, name: &str) -> Result<i64> {
    let sql = "INSERT OR IGNORE INTO tag (name) VALUES (?1)";
    connection.prepare_cached(sql)?.execute([name])?;
    let sql = "SELECT id FROM tag WHERE name = ?1";
    connection
        .prepare_cached(sql)?
        .query_row([name], |row| row.get(0))
}

/// Gives a tag another name. When another tag has it, what had the one now has the other.
fn rename_tag(connection: &Connection, from: &str, to: &str) -> Result<()> {
    let id = |name: &str| -> Result<Option<i64>> {
        let sql = "SELECT id FROM tag WHERE name = ?1";
        connection
            .prepare_cached(sql)?
            .query_row([name], |row| row.get(0))
            .optional()
    };
    match (id(from)?, id(to)?) {
        (None, _) => Ok(()),
        (Some(old), Some(new)) if old != new => {
            let sql = "INSERT OR IGNORE INTO tagging (anchor, tag) SELECT anchor, ?2 FROM tagging WHERE tag = ?1";
            connection.prepare_cached(sql)?.execute((old, new))?;
            connection
                .prepare_cached("DELETE FROM tag WHERE id = ?1")?
                .execute([old])
                .map(drop)
        }
        (Some(old), _) => {
            let sql = "UPDATE tag SET name = ?2 WHERE id = ?1";
            connection.prepare_cached(sql)?.execute((old, to)).map(drop)
        }
    }
}

/// Drops anchors that nothing hangs on any more, and tags that are on nothing.
pub(super) fn sweep(connection: &Connection) -> Result<()> {
    let sql = "DELETE FROM anchor WHERE star = 0 AND note = ''
        AND NOT EXISTS (SELECT 1 FROM tagging WHERE tagging.anchor = anchor.id)
        AND NOT EXISTS (SELECT 1 FROM item WHERE item.anchor = anchor.id)";
    connection.prepare_cached(sql)?.execute([])?;
    let sql = "DELETE FROM tag WHERE NOT EXISTS (SELECT 1 FROM tagging WHERE tagging.tag = tag.id)";
    connection.prepare_cached(sql)?.execute([]).map(drop)
}
