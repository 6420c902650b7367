//! `casebook import`: one line per file, and no file stops the rest.

use std::collections::HashMap;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::ingest::Understood;
use super::note;
use super::out::Out;
use super::reading::{self, Step, Steps, Task};
use crate::import::find::{self, Found};
use crate::import::manifest::{Entry, Manifest};
use crate::import::worker::Limits;
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

/// Imports everything `paths` name, which one undo takes away again; `false` when something failed.
pub(super) fn import(
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
    let mut importing = Importing {
        library,
        manifests: HashMap::new(),
        progress: Progress::new(found.len()),
        found: found.into_iter(),
        out,
        done: 0,
        all_well: true,
    };
    reading::run(&mut importing, limits)?;
    super::ingest::trace(importing.library)?;
    Ok(importing.all_well)
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
        Ok(Saved::Replaced { id, older }) => {
            let reason = format!("in place of {older}, of which it is a changed copy");
            ("added", Some(id.to_string()), Some(reason))
        }
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

struct Importing<'a, 'out> {
    library: &'a mut Library,
    manifests: HashMap<PathBuf, Manifest>,
    progress: Progress,
    found: std::vec::IntoIter<Found>,
    out: &'a mut Out<'out>,
    done: usize,
    all_well: bool,
}

impl Steps for Importing<'_, '_> {
    type Settled = (PathBuf, Result<Saved, Failure>);

    fn next(&mut self) -> Option<Step<Self::Settled>> {
        loop {
            let settled = |path, failure| Step::Settled((path, Err(failure)));
            return Some(match self.found.next()? {
                Found::Link(path) => {
                    self.progress.clear();
                    note(&format!(
                        "{}: links in folders are not followed; name it to import it",
                        path.display()
                    ));
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

    fn read(&mut self, task: Task, understood: Result<Understood, ImportError>) -> Self::Settled {
        let path = task.path.unwrap_or_else(|| PathBuf::from("-"));
        let stored = match understood {
            Ok(understood) => understood.store(self.library).map_err(Failure::from),
            Err(error) => Err(error.into()),
        };
        (path, stored)
    }

    fn settled(&mut self, (path, outcome): Self::Settled) -> anyhow::Result<()> {
        self.progress.draw(self.done, &path);
        self.done += 1;
        self.progress.clear();
        self.all_well &= outcome.is_ok();
        if let Ok(Saved::Replaced { id, older }) = &outcome {
            note(&format!(
                "{id} takes the place of {older}, of which it is a changed copy; `casebook undo` brings that back"
            ));
        }
        Ok(written(self.out, &row(&path, outcome))?)
    }
}

impl Importing<'_, '_> {
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
            return Ok(Step::Settled((path.to_owned(), Ok(saved))));
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
