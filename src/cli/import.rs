//! `casebook import`: one line per file, and no file stops the rest.

use std::collections::HashMap;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::ingest;
use super::note;
use super::out::Out;
use crate::import::find::{self, Found};
use crate::import::manifest::Manifest;
use crate::import::{self, ImportError, Source};
use crate::library::{Library, LibraryError, Saved};
use crate::model::visible::visible_line;

/// Imports of more files than this show how far they are.
const LONG: usize = 20;

const DUPLICATE: &str = "duplicate";

/// What became of one file.
#[derive(Debug, Serialize)]
struct Row {
    status: &'static str,
    id: Option<String>,
    path: String,
    reason: Option<String>,
}

impl Row {
    fn line(&self) -> String {
        let Self { status, path, .. } = self;
        match (&self.id, &self.reason) {
            (Some(id), _) if *status == DUPLICATE => format!("{status} of {id} {path}"),
            (Some(id), _) => format!("{status} {id} {path}"),
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

/// Imports everything `paths` name; `false` when something failed.
pub(super) fn import(
    library: &mut Library,
    paths: &[PathBuf],
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let found: Vec<Found> = paths.iter().flat_map(|path| find::find(path)).collect();
    let mut progress = Progress::new(found.len());
    let mut importing = Importing {
        library,
        manifests: HashMap::new(),
    };
    let mut all_well = true;
    for (done, found) in found.into_iter().enumerate() {
        let (path, outcome) = match found {
            Found::Link(path) => {
                progress.clear();
                note(&format!(
                    "{}: links in folders are not followed; name it to import it",
                    path.display()
                ));
                continue;
            }
            Found::Failed(path, error) => (path, Err(error.into())),
            Found::Stdin => (PathBuf::from("-"), importing.stdin()),
            Found::File(path) => {
                progress.draw(done, &path);
                let outcome = importing.file(&path);
                (path, outcome)
            }
        };
        progress.clear();
        all_well &= outcome.is_ok();
        let row = row(&path, outcome);
        written(out, &row)?;
    }
    ingest::trace(importing.library)?;
    Ok(all_well)
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

fn row(path: &Path, outcome: Result<Saved, Failure>) -> Row {
    let (status, id, reason) = match outcome {
        Ok(Saved::Added(id)) => ("added", Some(id.to_string()), None),
        Ok(Saved::Unchanged(id)) => ("unchanged", Some(id.to_string()), None),
        Ok(Saved::Duplicate(id)) => (DUPLICATE, Some(id.to_string()), None),
        Err(failure) => ("failed", None, Some(reason(&failure))),
    };
    Row {
        status,
        id,
        path: path.to_string_lossy().into_owned(),
        reason,
    }
}

fn reason(failure: &Failure) -> String {
    let causes = std::iter::successors(std::error::Error::source(failure), |cause| cause.source());
    causes.fold(failure.to_string(), |text, cause| {
        format!("{text}: {cause}")
    })
}

struct Importing<'a> {
    library: &'a mut Library,
    manifests: HashMap<PathBuf, Manifest>,
}

impl Importing<'_> {
    fn file(&mut self, path: &Path) -> Result<Saved, Failure> {
        let bytes = find::read_file(path)?;
        let source = Source {
            path: Some(path),
            bytes: &bytes,
        };
        let folder = path.parent().unwrap_or(Path::new(""));
        if !self.manifests.contains_key(folder) {
            self.manifests
                .insert(folder.to_owned(), Manifest::of(folder)?);
        }
        let manifest = self.manifests.get(folder);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let entry = manifest
            .map(|manifest| manifest.entry(&name, &source.sha256()))
            .transpose()?;
        let document = import::read(&source, entry.flatten())?;
        Ok(ingest::store(self.library, &document)?)
    }

    fn stdin(&mut self) -> Result<Saved, Failure> {
        let bytes = import::read_bytes(io::stdin().lock())?;
        let document = import::read(
            &Source {
                path: None,
                bytes: &bytes,
            },
            None,
        )?;
        Ok(ingest::store(self.library, &document)?)
    }
}

/// How far a long import is, on one line of a terminal's standard error that is written over.
struct Progress {
    total: usize,
    on: bool,
    drawn: usize,
}

impl Progress {
    fn new(total: usize) -> Self {
        Self {
            total,
            on: total > LONG && io::stderr().is_terminal(),
            drawn: 0,
        }
    }

    fn draw(&mut self, done: usize, path: &Path) {
        if !self.on {
            return;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name: String = visible_line(&name).chars().take(40).collect();
        let line = format!("{}/{} {name}", done + 1, self.total);
        self.drawn = line.chars().count() * 2;
        let _ = write!(io::stderr(), "\r{line}");
    }

    /// Blanks the line without an escape sequence: wide characters take two columns at most.
    fn clear(&mut self) {
        if self.drawn > 0 {
            let _ = write!(
                io::stderr(),
                "\r{:1$}\r",
                "",
                std::mem::take(&mut self.drawn)
            );
        }
    }
}
