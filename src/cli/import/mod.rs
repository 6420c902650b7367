//! `casebook import`: one line per file, and no file stops the rest.

pub(super) mod looked;
pub(super) mod preview;
mod progress;
pub(super) mod reading;
mod several;

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::ingest::{self, Understood};
use super::note;
use super::out::Out;
use crate::import::find::{self, Found};
use crate::import::manifest::{Entry, Manifest};
use crate::import::worker::Limits;
use crate::import::{self, ImportError, Source};
use crate::library::{Library, LibraryError, Saved};
use crate::model::DocumentId;
use crate::term::Interrupt;
use progress::{Progress, Tally};
use reading::{Step, Steps, Task};

const DUPLICATE: &str = "duplicate";

/// What became of one file.
#[derive(Debug, Serialize)]
struct Row {
    status: &'static str,
    id: Option<String>,
    path: String,
    reason: Option<String>,
    /// Documents with nearly the same text, the most alike first.
    near: Vec<String>,
}

impl Row {
    fn line(&self) -> String {
        let Self { status, path, .. } = self;
        match (&self.id, &self.reason) {
            (Some(id), _) if *status == DUPLICATE => format!("{status} of {id} {path}"),
            (Some(id), _) if self.near.is_empty() => format!("{status} {id} {path}"),
            (Some(id), _) => format!(
                "{status} {id} {path} (nearly the same as {})",
                self.near.join(", ")
            ),
            (None, reason) => format!("{status} {path}: {}", reason.as_deref().unwrap_or_default()),
        }
    }
}

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error(transparent)]
    Library(#[from] LibraryError),
}

impl Failure {
    /// Why in a word or two.
    fn label(&self) -> &str {
        match self {
            Self::Import(error) => error.label(),
            Self::Library(_) => "the library refused it",
        }
    }
}

/// A file that is in the library now.
struct Kept {
    saved: Saved,
    near: Vec<DocumentId>,
}

/// Imports everything `paths` name, which one undo takes away again; `false` when something failed.
pub(in crate::cli) fn import(
    library: &mut Library,
    paths: &[PathBuf],
    limits: Limits,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let before = library.unplaced()?;
    let all_well = library.as_one(|library| import_all(library, paths, limits, out))?;
    let lost = library.unplaced()?.saturating_sub(before);
    if lost > 0 {
        note(&format!(
            "{lost} of your marks have no place in the new text: `casebook marks --lost` lists them"
        ));
    }
    Ok(all_well)
}

fn import_all(
    library: &mut Library,
    paths: &[PathBuf],
    limits: Limits,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let found: Vec<Found> = paths.iter().flat_map(|path| find::find(path)).collect();
    let links = |found: &&Found| matches!(found, Found::Link(_));
    let total = found.len() - found.iter().filter(links).count();
    let interrupt = Interrupt::listen()?;
    let mut importing = Importing {
        library,
        manifests: HashMap::new(),
        progress: Progress::new(total),
        tally: Tally::new(total),
        found: found.into_iter(),
        out,
    };
    let read = reading::run(&mut importing, limits, &|| interrupt.is_pressed());
    // What is left untraced now, the next run finds.
    let traced = if read.is_ok() && !interrupt.is_pressed() {
        importing.progress.says("tracing what they quote");
        ingest::trace(importing.library, &mut || {})
    } else {
        Ok(())
    };
    importing.progress.end();
    if let Some(sentence) = importing.tally.sentence() {
        note(&sentence);
    }
    read?;
    traced?;
    Ok(importing.tally.is_well())
}

/// Writes and flushes a row. The import goes on when nobody reads its lines any more.
fn written(out: &mut Out<'_>, row: &Row) -> io::Result<()> {
    match out.row(row, || vec![row.line()]).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            out.mute();
            Ok(())
        }
        outcome => outcome,
    }
}

fn row(path: &Path, outcome: &Result<Kept, Failure>) -> Row {
    let saved = outcome.as_ref().map(|kept| kept.saved);
    let (status, reason) = match &saved {
        Ok(Saved::Added(_)) => ("added", None),
        Ok(Saved::Replaced { older, .. }) => {
            let reason = format!("in place of {older}, of which it is a changed copy");
            ("added", Some(reason))
        }
        Ok(Saved::Unchanged(_)) => ("unchanged", None),
        Ok(Saved::Duplicate(_)) => (DUPLICATE, None),
        Err(failure) => ("failed", Some(told(*failure))),
    };
    let near = outcome.as_ref().map_or(&[][..], |kept| &kept.near);
    Row {
        status,
        id: saved.ok().map(|saved| saved.id().to_string()),
        path: path.to_string_lossy().into_owned(),
        reason,
        near: near.iter().map(ToString::to_string).collect(),
    }
}

/// An error with its causes.
pub(in crate::cli) fn told(failure: &(impl std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(std::error::Error::source(failure), |cause| cause.source());
    causes.fold(failure.to_string(), |text, cause| {
        format!("{text}: {cause}")
    })
}

struct Importing<'a, 'out> {
    library: &'a mut Library,
    manifests: HashMap<PathBuf, Manifest>,
    progress: Progress,
    tally: Tally,
    found: std::vec::IntoIter<Found>,
    out: &'a mut Out<'out>,
}

impl Steps for Importing<'_, '_> {
    type Settled = (PathBuf, Result<Kept, Failure>);

    fn next(&mut self) -> Option<Step<Self::Settled>> {
        loop {
            let settled = |path, failure| Step::Settled((path, Err(failure)));
            return Some(match self.found.next()? {
                Found::Link(path) => {
                    let told = format!(
                        "{}: links in folders are not followed; name it to import it",
                        path.display()
                    );
                    self.progress.aside(|| note(&told));
                    continue;
                }
                Found::Failed(path, error) => settled(path, error.into()),
                Found::Stdin => match self.task(None) {
                    Ok(step) => step,
                    Err(failure) => settled(PathBuf::from("-"), failure),
                },
                Found::File(path) => match self.task(Some(&path)) {
                    Ok(step) => step,
                    Err(failure) => settled(path, failure),
                },
            });
        }
    }

    fn waiting(&mut self, path: Option<&Path>) {
        self.progress.reading(path.unwrap_or(Path::new("-")));
    }

    fn read(&mut self, task: Task, understood: Result<Understood, ImportError>) -> Self::Settled {
        let path = task.path.unwrap_or_else(|| PathBuf::from("-"));
        let stored = match understood {
            Ok(understood) => self.store(&understood),
            Err(error) => Err(error.into()),
        };
        (path, stored)
    }

    fn settled(&mut self, (path, outcome): Self::Settled) -> anyhow::Result<()> {
        let row = row(&path, &outcome);
        match &outcome {
            Ok(_) => self.tally.count(row.status, !row.near.is_empty()),
            Err(failure) => self.tally.failed(failure.label().to_owned()),
        }
        if let Ok(Kept {
            saved: Saved::Replaced { id, older },
            ..
        }) = &outcome
        {
            let told = format!(
                "{id} takes the place of {older}, of which it is a changed copy; `casebook undo` brings that back"
            );
            self.progress.aside(|| note(&told));
        }
        Ok(self.progress.done(|| written(self.out, &row))?)
    }
}

impl Importing<'_, '_> {
    /// Stores a document, and finds those with nearly the same text.
    fn store(&mut self, understood: &Understood) -> Result<Kept, Failure> {
        let saved = understood.store(self.library)?;
        let near = match saved {
            Saved::Added(id) | Saved::Replaced { id, .. } => self.library.near(id)?,
            _ => Vec::new(),
        };
        Ok(Kept { saved, near })
    }

    /// What is left to do for a file, or for standard input: nothing when its bytes are known.
    fn task(&mut self, path: Option<&Path>) -> Result<Step<<Self as Steps>::Settled>, Failure> {
        let bytes = match path {
            Some(path) => find::read_file(path)?,
            None => import::read_bytes(io::stdin().lock())?,
        };
        let source = Source {
            path,
            bytes: &bytes,
        };
        let hash = source.sha256();
        let entry = match path {
            Some(path) => self.entry(path, &hash)?,
            None => None,
        };
        let shown = path.map(Path::to_string_lossy);
        if let Some(saved) = self.library.known(&hash, shown.as_deref())? {
            let path = path.unwrap_or(Path::new("-"));
            let kept = Kept {
                saved,
                near: Vec::new(),
            };
            return Ok(Step::Settled((path.to_owned(), Ok(kept))));
        }
        Ok(Step::Read(Task {
            path: path.map(Path::to_owned),
            bytes,
            entry,
        }))
    }

    /// What the manifest beside a file says about it.
    fn entry(&mut self, path: &Path, hash: &str) -> Result<Option<Entry>, Failure> {
        let folder = path.parent().unwrap_or(Path::new(""));
        if !self.manifests.contains_key(folder) {
            self.manifests
                .insert(folder.to_owned(), Manifest::of(folder)?);
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let manifest = self.manifests.get(folder);
        let entry = manifest.map(|manifest| manifest.entry(&name, hash));
        Ok(entry.transpose()?.flatten().cloned())
    }
}
