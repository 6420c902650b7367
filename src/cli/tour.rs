//! The guided tour: on the seeds, in a library that is thrown away when it is left.

use anyhow::Context;
use tempfile::TempDir;

use super::config::Config;
use super::out::Out;
use super::{index, ingest};
use crate::app::tour;
use crate::library::{Library, NewLibrary};

/// An empty library, in a folder that goes when it is dropped.
pub(super) fn scratch(new: NewLibrary) -> anyhow::Result<(Library, TempDir)> {
    let folder = tempfile::Builder::new().prefix("casebook-").tempdir();
    let folder =
        folder.context("there is no room for a library in the folder for temporary files")?;
    let path = folder.path().join("library.sqlite");
    let library = Library::open_or_create(&path, new)?;
    Ok((library, folder))
}

/// One with the seeds.
pub(super) fn library() -> anyhow::Result<(Library, TempDir)> {
    let (mut library, folder) = scratch(NewLibrary::Seeded)?;
    ingest::seed(&mut library)?;
    index::refresh(&library);
    Ok((library, folder))
}

/// Prints what the tour would say, for whom nothing can be drawn.
pub(super) fn told(out: &mut Out<'_>) -> anyhow::Result<bool> {
    let steps = tour(&Config::read().keymap);
    let lines = (1..)
        .zip(&steps)
        .map(|(number, step)| format!("{number}. {step}"));
    out.text(&lines.map(|line| line + "\n").collect::<String>())?;
    Ok(true)
}
