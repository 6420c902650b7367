//! Bringing documents in from the explorer: what is named is read and looked at first, and stored when the reader says so.
//!
//! Each step is a job that runs beside the interface, over a connection of its own.

use std::fs;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, bail};

use super::beside;
use crate::app::{Brought, Intake, Job, News, Wanted};
use crate::cli::import::looked::{self, Looked};
use crate::cli::import::preview;
use crate::cli::ingest::Understood;
use crate::cli::{FIXED, index};
use crate::library::{Access, Library, Saved};

/// So many names are offered for a line.
const NAMES: usize = 200;

/// Holds what was looked at until it is stored or left.
pub(in crate::cli) struct Tray {
    library: PathBuf,
    access: Access,
    found: Arc<Mutex<Vec<Understood>>>,
    stop: Arc<AtomicBool>,
}

impl Tray {
    /// Brings documents into the library at this path, unless it is for reading alone.
    pub(in crate::cli) fn new(library: &Path, access: Access) -> Self {
        Self {
            library: library.to_owned(),
            access,
            found: Arc::default(),
            stop: Arc::default(),
        }
    }
}

impl Intake for Tray {
    fn complete(&self, typed: &str) -> Vec<String> {
        let typed = typed.trim_start();
        let cut = typed.rfind(std::path::is_separator).map_or(0, |at| at + 1);
        let (folder, beginning) = typed.split_at(cut);
        let place = named(folder);
        let place = if folder.is_empty() {
            PathBuf::from(".")
        } else {
            place
        };
        let entries = fs::read_dir(place).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .filter_map(|entry| {
                let name = entry.file_name().into_string().ok()?;
                let hidden = name.starts_with('.') && !beginning.starts_with('.');
                // Names are as often typed in small letters as not.
                let head: String = name.chars().take(beginning.chars().count()).collect();
                let fits = head.to_lowercase() == beginning.to_lowercase() && !hidden;
                let stroke = if entry.path().is_dir() { "/" } else { "" };
                fits.then(|| format!("{folder}{name}{stroke}"))
            })
            .collect();
        names.sort();
        names.truncate(NAMES);
        names
    }

    fn look(&mut self, number: u64, wanted: Wanted) -> Job {
        self.leave();
        (self.found, self.stop) = (Arc::default(), Arc::default());
        let (library, access) = (self.library.clone(), self.access);
        let (found, stop) = (Arc::clone(&self.found), Arc::clone(&self.stop));
        Box::new(move |tell| {
            let looked = if access == Access::Read {
                Err(anyhow::anyhow!(FIXED))
            } else {
                look_at(&library, number, &wanted, &stop, tell)
            };
            match looked {
                Ok(Some((preview, understood))) => {
                    *found.lock().unwrap_or_else(PoisonError::into_inner) = understood;
                    tell(News::Found(number, preview));
                }
                Ok(None) => {}
                Err(error) => tell(News::Found(number, preview::failed(&error))),
            }
        })
    }

    fn leave(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.found
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    fn bring(&mut self) -> Job {
        let found = mem::take(&mut *self.found.lock().unwrap_or_else(PoisonError::into_inner));
        let library = self.library.clone();
        Box::new(move |tell| {
            tell(match brought(&library, &found) {
                Ok(brought) => News::Brought(Box::new(brought)),
                Err(error) => News::Failed(format!("{error:#}")),
            });
            beside::renew(&library, tell);
        })
    }
}

/// Stores documents as one entry of the undo log.
fn brought(library: &Path, found: &[Understood]) -> anyhow::Result<Brought> {
    let mut library = Library::open(library)?;
    let mut added = Vec::new();
    let stored: anyhow::Result<()> = library.as_one(|library| {
        for understood in found {
            match understood.store(library)? {
                Saved::Added(id) | Saved::Replaced { id, .. } => added.push(id),
                Saved::Unchanged(_) | Saved::Duplicate(_) => {}
            }
        }
        Ok(())
    });
    stored.context("Not all was imported")?;
    let said = match added.as_slice() {
        [] => "Nothing new: it was there already.".to_owned(),
        [id] => match library.summary(*id)? {
            Some(summary) => format!("Imported {id}: {}.", summary.name().trim()),
            None => format!("Imported {id}."),
        },
        more => format!("Imported {} documents.", more.len()),
    };
    let index = index::now(&library);
    let index = index
        .with_context(|| format!("{said} The list cannot be renewed; start casebook again"))?;
    Ok(Brought { said, added, index })
}

/// The path that was typed or dropped onto the terminal: with `~`, in quotation marks, with strokes before spaces.
fn named(typed: &str) -> PathBuf {
    let typed = typed.trim();
    let bare = ['"', '\'']
        .iter()
        .find_map(|mark| typed.strip_prefix(*mark)?.strip_suffix(*mark));
    let bare = bare.unwrap_or(typed);
    let bare = bare.strip_prefix("file://").unwrap_or(bare);
    let home = || std::env::var_os("HOME").map(PathBuf::from);
    let path = match (bare.strip_prefix('~'), home()) {
        (Some(""), Some(home)) => home,
        (Some(rest), Some(home)) if rest.starts_with('/') => home.join(&rest[1..]),
        _ => PathBuf::from(bare),
    };
    let unescaped = PathBuf::from(bare.replace("\\ ", " "));
    if !path.exists() && unescaped.exists() {
        unescaped
    } else {
        path
    }
}

/// What is in what the reader named; `None` when it was stopped.
fn look_at(
    library: &Path,
    number: u64,
    wanted: &Wanted,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(News),
) -> anyhow::Result<Option<Looked>> {
    let library = Library::open(library)?;
    let typed = match wanted {
        Wanted::Text(text) => {
            return looked::text(&library, "A pasted text", text.clone().into_bytes()).map(Some);
        }
        Wanted::Path(typed) => typed,
    };
    let path = named(typed);
    if path == Path::new("-") {
        bail!("standard input is the keyboard here: paste the text instead");
    }
    let mut at = |done, total, name| {
        tell(News::Reading {
            number,
            done,
            total,
            name,
        });
    };
    looked::path(&library, &path, stop, &mut at)
}

#[cfg(test)]
mod tests;
