//! `casebook backup`, `restore`, `check`, and `marks export` and `import`.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

use super::out::{Out, counted};
use super::{index, ingest, note, whole};
use crate::library::{self, Exchange, Library, Salvaged};

/// Writes a copy of the library as it stands at this moment.
pub(super) fn backup(library: &Library, file: &Path, out: &mut Out<'_>) -> anyhow::Result<bool> {
    library.back_up(file)?;
    let path = file.to_string_lossy();
    out.row(&serde_json::json!({ "backup": path }), || {
        vec![format!("backed up to {path}")]
    })?;
    Ok(true)
}

/// Puts a backup in the place of the library.
pub(super) fn restore(file: &Path, to: &Path, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let aside = library::restore(file, to)?;
    let (from, to) = (file.to_string_lossy(), to.to_string_lossy());
    let aside = aside.map(|path| path.to_string_lossy().into_owned());
    let row = serde_json::json!({ "restored": from, "library": to, "kept": aside });
    out.row(&row, || {
        let kept = aside
            .as_ref()
            .map(|path| format!("the library that was there is kept as {path}"));
        std::iter::once(format!("restored {from} to {to}"))
            .chain(kept)
            .collect()
    })?;
    Ok(true)
}

/// Makes a library of what can still be read in a damaged one; `false` when anything is lost.
pub(super) fn salvage(from: &Path, to: &Path, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let Salvaged {
        documents,
        marks,
        losses,
        kept,
    } = library::salvage(from, to)?;
    // The texts are safe by now; what stands in them is found again.
    let mut library = Library::open(to)?;
    ingest::refresh(&mut library, &mut || {})?;
    index::refresh(&library);
    let (to, kept) = (
        to.to_string_lossy(),
        kept.map(|path| path.to_string_lossy().into_owned()),
    );
    let row = serde_json::json!({ "library": to, "documents": documents, "marks": marks, "losses": losses, "kept": kept });
    out.row(&row, || {
        let saved = format!(
            "{} with {} saved to {to}",
            counted(documents, "document"),
            counted(marks, "marked passage")
        );
        let kept = kept
            .iter()
            .map(|path| format!("the damaged library is kept as {path}"));
        std::iter::once(saved)
            .chain(losses.iter().cloned())
            .chain(kept)
            .collect()
    })?;
    Ok(losses.is_empty())
}

/// Says what is wrong with the library; `false` when anything is.
pub(super) fn check(path: &Path, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let faults = library::check(path)?;
    for fault in &faults {
        out.row(&serde_json::json!({ "fault": fault }), || {
            vec![fault.clone()]
        })?;
    }
    if faults.is_empty() {
        let lost = Library::open_to_read(path).and_then(|library| library.unplaced());
        if let Ok(lost @ 1..) = lost {
            note(&format!(
                "{lost} marks have no place: `casebook marks --lost` lists them"
            ));
        }
        let path = path.to_string_lossy();
        out.row(&serde_json::json!({ "sound": path }), || {
            vec![format!("sound: {path}")]
        })?;
    } else {
        note(
            "keep a copy of the file; `casebook restore` puts a backup in its place, `casebook restore --salvage` saves what \
             can still be read",
        );
    }
    Ok(faults.is_empty())
}

/// Writes every mark and briefing to a file.
pub(super) fn marks_export(
    library: &Library,
    file: &Path,
    force: bool,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let marks = library.pass_on()?;
    let text = serde_json::to_string_pretty(&marks)? + "\n";
    whole::write(file, text.as_bytes(), force)?;
    told(file, marks.len(), "to", out)
}

/// Adds the marks of a file to the reader's own.
pub(super) fn marks_import(
    library: &mut Library,
    file: &Path,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let text = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let marks: Exchange = serde_json::from_slice(&text)
        .with_context(|| format!("{} holds no marks", file.display()))?;
    if let Some(fault) = marks.fault() {
        bail!("{}: {fault}; nothing was changed", file.display());
    }
    let before = library.unplaced()?;
    if !library.merge(&marks)? {
        note("all of it was there already");
    }
    let lost = library.unplaced()?.saturating_sub(before);
    if lost > 0 {
        note(&format!(
            "{lost} of them have no place in your library: `casebook marks --lost` lists them"
        ));
    }
    told(file, marks.len(), "from", out)
}

fn told(file: &Path, marks: usize, way: &str, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let path = file.to_string_lossy();
    let row = serde_json::json!({ "path": path, "marks": marks });
    out.row(&row, || {
        vec![format!("{} {way} {path}", counted(marks, "mark"))]
    })?;
    Ok(true)
}
