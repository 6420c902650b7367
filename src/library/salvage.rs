//! What can still be read of a damaged library becomes a new one: documents, and the reader's own work on them.
//!
//! Whatever is derived is derived again from the texts. What was done before can then no longer be undone.

mod text;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use rusqlite::{Connection, Transaction, params_from_iter};

use super::backup::{beside, not_created, put_aside};
use super::pages::{Leaf, Pages, Row};
use super::rows::{Given, Json, Spelt};
use super::{Library, LibraryError, NewLibrary, looked, placing};
use crate::model::citation::Source;
use crate::model::{DateOrigin, Document, DocumentKind, PartialDate};
use text::text;

/// What became of a damaged library.
#[derive(Debug, Default)]
pub struct Salvaged {
    /// Documents that are in the new one.
    pub documents: usize,
    /// Passages with a mark, label or note, or in a briefing.
    pub marks: usize,
    /// What is missing or changed, a sentence each.
    pub losses: Vec<String>,
    /// Where the damaged one is kept.
    pub kept: Option<PathBuf>,
}

/// The tables that are saved, each with what its columns hold: `-` nothing, `t` text, `i` a number, `j` JSON, in capitals when
/// it may be missing, `*` whatever came with later versions.
const TABLES: [(&str, &str); 7] = [
    ("document", "-TttTTTTjTTTTIii***"),
    ("document_text", "-jt"),
    ("anchor", "-tiitttjitt"),
    ("tag", "-t"),
    ("tagging", "-ii"),
    ("briefing", "-t"),
    ("item", "-iiITt"),
];

/// Makes a library at `to` of what can be read in the damaged one at `from`. The library that was at `to` is kept beside it.
///
/// # Errors
/// Nothing of a library can be read, it is newer, or somebody has `to` open: nothing is changed then.
pub fn salvage(from: &Path, to: &Path) -> Result<Salvaged, LibraryError> {
    if let Err(error @ (LibraryError::Missing(_) | LibraryError::Newer { .. })) =
        Library::open_to_read(from)
    {
        return Err(error);
    }
    let new = beside(to, "new");
    let mut salvaged = gathered(from, &new)
        .and_then(|tables| rebuilt(&tables, &new))
        .inspect_err(|_| cleared(&new))?;
    let named = put_aside(to).and_then(|(aside, alone)| {
        fs::rename(&new, to).map_err(|source| not_created(to, source))?;
        drop(alone);
        Ok(aside)
    });
    salvaged.kept = named.inspect_err(|_| cleared(&new))?;
    Ok(salvaged)
}

/// Takes away what is of no use any more.
fn cleared(path: &Path) {
    for path in [path.to_owned(), looked::log(path), looked::index(path)] {
        // What cannot be removed is overwritten the next time.
        let _ = fs::remove_file(path);
    }
}

/// What was read of a damaged file.
struct Gathered {
    /// The rows of the tables.
    tables: HashMap<&'static str, Vec<Row>>,
    /// Rows, or pages of them, that cannot be read.
    lost: usize,
    /// Whether the latest changes still wait in the log, which could not be read.
    unfolded: bool,
}

/// Reads the file, with the changes that wait in its log: in a copy, for the damaged file stays as it is.
fn gathered(from: &Path, copy: &Path) -> Result<Gathered, LibraryError> {
    cleared(copy);
    let made = |source| not_created(copy, source);
    drop(super::open::private_file(copy).map_err(made)?);
    fs::copy(from, copy).map_err(made)?;
    let mut unfolded = false;
    if fs::metadata(looked::log(from)).is_ok_and(|log| log.len() > 0) {
        fs::copy(looked::log(from), looked::log(copy)).map_err(made)?;
        // When SQLite cannot fold it in, the file is read without it.
        let folded = Connection::open(copy).and_then(|copy| {
            copy.pragma_update_and_check(None, "journal_mode", "DELETE", |row| {
                row.get::<_, String>(0)
            })
        });
        unfolded = !folded.is_ok_and(|mode| mode == "delete");
    }
    let pages = Pages::new(fs::read(copy).map_err(made)?);
    cleared(copy);
    let leaves = pages.leaves();
    let roots = roots(&leaves);
    let mut tables: HashMap<&str, Vec<Row>> = HashMap::new();
    let mut lost = 0;
    for leaf in leaves {
        let known = leaf
            .root
            .and_then(|root| roots.get(&root).map(String::as_str));
        let ours = known.map(|name| TABLES.iter().any(|(table, _)| *table == name));
        lost += if ours == Some(false) { 0 } else { leaf.lost };
        for row in leaf.rows {
            match table(&row, known) {
                Some(name) => tables.entry(name).or_default().push(row),
                None => lost += usize::from(ours == Some(true)),
            }
        }
    }
    if tables.get("document_text").is_none_or(Vec::is_empty) && !tables.contains_key("anchor") {
        return Err(LibraryError::NotALibrary(from.to_owned()));
    }
    Ok(Gathered {
        tables,
        lost,
        unfolded,
    })
}

/// The tables whose first page the schema still tells.
fn roots(leaves: &[Leaf]) -> HashMap<usize, String> {
    let schema = leaves
        .iter()
        .filter(|leaf| leaf.root == Some(1))
        .flat_map(|leaf| &leaf.rows);
    let root = |row: &Row| match &row.values[..] {
        [
            Value::Text(kind),
            Value::Text(name),
            _,
            Value::Integer(root),
            ..,
        ] if kind == "table" => Some((usize::try_from(*root).ok()?, name.clone())),
        _ => None,
    };
    schema.filter_map(root).collect()
}

/// The table that a row belongs to: the one whose leaf it stands in, else the one that it looks like.
fn table(row: &Row, known: Option<&str>) -> Option<&'static str> {
    let fits = |(name, shape): &&(&'static str, &str)| {
        known.is_none_or(|known| known == *name) && has_shape(&row.values, shape)
    };
    TABLES.iter().find(fits).map(|(name, _)| *name)
}

fn has_shape(values: &[Value], shape: &str) -> bool {
    let shortest = shape.trim_end_matches('*').len();
    let fits = |(value, letter): (&Value, char)| match (value, letter) {
        (Value::Null, letter) => letter == '-' || letter.is_ascii_uppercase(),
        (Value::Text(text), 'j') => text.starts_with(['[', '{']),
        (_, '*') | (Value::Text(_), 't' | 'T') | (Value::Integer(_), 'i' | 'I') => true,
        _ => false,
    };
    (shortest..=shape.len()).contains(&values.len()) && values.iter().zip(shape.chars()).all(fits)
}

/// Makes a library of the rows.
fn rebuilt(gathered: &Gathered, path: &Path) -> Result<Salvaged, LibraryError> {
    let mut library = Library::open_or_create(path, NewLibrary::Empty)?;
    let sqlite = |error| LibraryError::sqlite(path, error);
    let mut salvaged = Salvaged::default();
    if gathered.lost > 0 {
        salvaged
            .losses
            .push(format!("{} rows cannot be read any more", gathered.lost));
    }
    if gathered.unfolded {
        let waiting = "the latest changes wait in a log that cannot be read with so damaged a file";
        salvaged.losses.push(waiting.to_owned());
    }
    fill(&mut library.connection, &gathered.tables, &mut salvaged).map_err(sqlite)?;
    let faults = library.check()?;
    if !faults.is_empty() {
        let (path, what) = (path.to_owned(), faults.join("; "));
        return Err(LibraryError::Unsound { path, what });
    }
    salvaged.documents = library.ask("SELECT count(*) FROM document")?;
    salvaged.marks = library.ask("SELECT count(*) FROM anchor")?;
    let mode = library
        .connection
        .pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()));
    mode.map_err(sqlite)?;
    drop(library);
    let synced = fs::File::open(path).and_then(|file| file.sync_all());
    synced.map_err(|source| not_created(path, source))?;
    Ok(salvaged)
}

fn fill(
    connection: &mut Connection,
    tables: &HashMap<&str, Vec<Row>>,
    salvaged: &mut Salvaged,
) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.pragma_update(None, "foreign_keys", false)?;
    let transaction = connection.transaction()?;
    let rows = |name| tables.get(name).map_or(&[][..], Vec::as_slice);
    rows("document")
        .iter()
        .try_for_each(|row| document(&transaction, row))?;
    rows("document_text")
        .iter()
        .try_for_each(|row| text(&transaction, row, rows("anchor"), salvaged))?;
    bare(&transaction, salvaged)?;
    rows("anchor")
        .iter()
        .try_for_each(|row| anchor(&transaction, row))?;
    for (name, columns) in [("tag", 1), ("briefing", 1), ("tagging", 2), ("item", 5)] {
        let marks = ", ?".repeat(columns);
        let sql = format!("INSERT OR IGNORE INTO {name} VALUES (?{marks})");
        for row in rows(name) {
            let values = row.values.iter().skip(1).cloned();
            let values = std::iter::once(Value::Integer(row.id)).chain(values);
            transaction
                .prepare_cached(&sql)?
                .execute(params_from_iter(values))?;
        }
    }
    transaction.execute_batch(ORPHANS)?;
    placing::settle(&transaction)?;
    transaction.commit()?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true)
        .map(drop)
}

/// Labels and briefings whose name is lost get one; what hangs on a passage that is lost goes.
const ORPHANS: &str = "
    INSERT INTO tag SELECT DISTINCT tag, 'recovered ' || tag FROM tagging WHERE tag NOT IN (SELECT id FROM tag);
    INSERT INTO briefing SELECT DISTINCT briefing, 'recovered ' || briefing FROM item WHERE briefing NOT IN (SELECT id FROM briefing);
    DELETE FROM tagging WHERE anchor NOT IN (SELECT id FROM anchor);
    DELETE FROM item WHERE anchor NOT IN (SELECT id FROM anchor);
    DELETE FROM tag WHERE id NOT IN (SELECT tag FROM tagging);
    UPDATE library SET generation = 1, wants_seeds = 0;";

/// Puts a document's row in: as far as it can be understood, and to be extracted again.
fn document(to: &Transaction<'_>, row: &Row) -> rusqlite::Result<()> {
    let text = |column: usize| match row.values.get(column) {
        Some(Value::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    let kind = text(3)
        .and_then(|kind| kind.parse::<DocumentKind>().ok())
        .unwrap_or_default();
    let date = text(6).and_then(|date| date.parse::<PartialDate>().ok());
    let origin = text(7).and_then(|origin| origin.parse::<DateOrigin>().ok());
    let dated = date.zip(origin);
    let bare = Document {
        kind,
        title: text(4).map(str::to_owned),
        ..Document::default()
    };
    let given = text(8).and_then(|given| serde_json::from_str(given).ok());
    let given: Given = given.unwrap_or_else(|| Given::from(&bare));
    to.prepare_cached(
        "INSERT OR IGNORE INTO document (id, path, sha256, kind, title, publisher, published, published_origin, given, pages, chars,
         extractor, stamp) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0, random())",
    )?
    .execute((
        row.id,
        text(1),
        text(2),
        Spelt(kind),
        text(4),
        text(5),
        dated.map(|(date, _)| Spelt(date)),
        dated.map(|(_, origin)| Spelt(origin)),
        Json(given),
        counted(row, 13),
        counted(row, 14).unwrap_or_default(),
    ))
    .map(drop)
}

/// A number that counts something.
fn counted(row: &Row, column: usize) -> Option<u32> {
    match row.values.get(column) {
        Some(Value::Integer(number)) => u32::try_from(*number).ok(),
        _ => None,
    }
}

/// Takes out the documents without a text, and says which they were.
fn bare(to: &Transaction<'_>, salvaged: &mut Salvaged) -> rusqlite::Result<()> {
    let sql = "SELECT id, coalesce(title, ''), coalesce(path, '') FROM document WHERE id NOT IN (SELECT document FROM document_text)";
    let mut statement = to.prepare(sql)?;
    let row = |row: &rusqlite::Row<'_>| {
        let (id, title, path): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(format!(
            "the text of d{id} is lost: import it again ({title}; {path})"
        ))
    };
    for sentence in statement.query_map([], row)? {
        salvaged.losses.push(sentence?);
    }
    to.execute(
        "DELETE FROM document WHERE id NOT IN (SELECT document FROM document_text)",
        [],
    )
    .map(drop)
}

/// Puts a passage in that something hangs on.
fn anchor(to: &Transaction<'_>, row: &Row) -> rusqlite::Result<()> {
    let mut values: Vec<Value> = std::iter::once(Value::Integer(row.id))
        .chain(row.values.iter().skip(1).cloned())
        .collect();
    let Some(Value::Text(source)) = values.get_mut(7) else {
        return Ok(());
    };
    if serde_json::from_str::<Source>(source).is_err() {
        *source = serde_json::to_string(&Source::default()).unwrap_or_default();
    }
    let marks = ", ?".repeat(values.len() - 1);
    let sql = format!("INSERT OR IGNORE INTO anchor VALUES (?{marks})");
    to.prepare_cached(&sql)?
        .execute(params_from_iter(values))
        .map(drop)
}
