//! `casebook undo`, `redo`, `history` and `remove`.

use serde::Serialize;

use super::id::document;
use super::out::Out;
use super::{index, ingest, note};
use crate::library::Library;
use crate::model::DocumentId;
use crate::model::mark::UndoEntry;

#[derive(Serialize)]
struct Row<'a> {
    at: &'a str,
    what: &'a str,
    undone: bool,
}

#[derive(Serialize)]
struct Turned<'a> {
    status: &'a str,
    what: &'a str,
}

/// Undoes what was done last; `false` when there is nothing to undo.
pub(super) fn undo(library: &mut Library, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let said = library.undo()?;
    told(library, "undone", said, out)
}

/// Does again what was undone last; `false` when there is nothing to do again.
pub(super) fn redo(library: &mut Library, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let said = library.redo()?;
    told(library, "done again", said, out)
}

fn told(
    library: &mut Library,
    status: &str,
    said: Option<String>,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let Some(what) = said else {
        note(&format!("nothing can be {status}"));
        return Ok(false);
    };
    // Documents that came back are extracted again.
    ingest::refresh(library, &mut || {})?;
    index::refresh(library);
    let row = Turned {
        status,
        what: &what,
    };
    out.row(&row, || vec![format!("{status}: {what}")])?;
    Ok(true)
}

/// Lists what was done, latest first; `false` when there is nothing.
pub(super) fn history(
    library: &Library,
    limit: Option<usize>,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let entries = library.done()?;
    for UndoEntry {
        at, said, undone, ..
    } in entries.iter().take(limit.unwrap_or(usize::MAX))
    {
        let row = Row {
            at,
            what: said,
            undone: *undone,
        };
        let mark = if *undone { "undone " } else { "" };
        out.row(&row, || vec![format!("{at}  {mark}{said}")])?;
    }
    Ok(!entries.is_empty())
}

/// Takes documents out of the library: all of them or, when one is not there, none.
pub(super) fn remove(
    library: &mut Library,
    ids: &[String],
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let documents = ids.iter().map(|id| document(library, id));
    let documents = documents.collect::<anyhow::Result<Vec<_>>>()?;
    let ids: Vec<DocumentId> = documents.iter().map(|document| document.id).collect();
    library.remove(&ids)?;
    ingest::refresh(library, &mut || {})?;
    index::refresh(library);
    for document in &documents {
        let id = document.id.to_string();
        let row = Turned {
            status: "removed",
            what: &id,
        };
        out.row(&row, || vec![format!("removed {id} {}", document.name())])?;
    }
    Ok(true)
}
