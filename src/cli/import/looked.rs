//! Looking at files without storing them: for the explorer, which stores them when the reader says so, and for
//! `casebook import --preview`.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

use super::preview::{self, Preview};
use super::reading::{self, Step, Steps, Task};
use super::told;
use crate::cli::args::Args;
use crate::cli::ingest::Understood;
use crate::cli::out::Out;
use crate::cli::{open, place, tour};
use crate::import::find::{self, Found};
use crate::import::manifest::Manifest;
use crate::import::worker::Limits;
use crate::import::{self as files, ImportError, Source};
use crate::library::{Library, NewLibrary};
use crate::model::DocumentId;

/// What became of a file that was looked at.
pub(in crate::cli) enum Seen {
    /// It would be a new document.
    New(Box<Understood>),
    /// Its bytes are in the library.
    Known(DocumentId),
    /// It cannot be read: its name, and why.
    Failed(String, String),
}

/// What is said of what was named, and the documents that it would add.
pub(in crate::cli) type Looked = (Preview, Vec<Understood>);

/// Is told how many files were read, of how many, and which is next.
pub(in crate::cli) type Tell<'a> = &'a mut dyn FnMut(usize, usize, String);

/// Looks at a text without a file.
pub(in crate::cli) fn text(
    library: &Library,
    name: &str,
    bytes: Vec<u8>,
) -> anyhow::Result<Looked> {
    let source = Source {
        path: None,
        bytes: &bytes,
    };
    let seen = if let Some(saved) = library.known(&source.sha256(), None)? {
        Seen::Known(saved.id())
    } else {
        let task = Task {
            path: None,
            bytes,
            entry: None,
        };
        Seen::New(Box::new(reading::one(&task, Limits::default())?))
    };
    looked(library, name.to_owned(), vec![seen])
}

/// Looks at a file, or at every file of a folder; `None` when it was stopped.
pub(in crate::cli) fn path(
    library: &Library,
    path: &Path,
    stop: &AtomicBool,
    tell: Tell<'_>,
) -> anyhow::Result<Option<Looked>> {
    let found: Vec<Found> = find::find(path);
    let mut look = Look {
        library,
        total: found.len(),
        found: found.into_iter(),
        seen: Vec::new(),
        tell,
    };
    reading::run(&mut look, Limits::default(), &|| {
        stop.load(Ordering::Relaxed)
    })?;
    if stop.load(Ordering::Relaxed) {
        return Ok(None);
    }
    let seen = look.seen;
    looked(library, path.to_string_lossy().into_owned(), seen).map(Some)
}

fn looked(library: &Library, name: String, seen: Vec<Seen>) -> anyhow::Result<Looked> {
    let preview = preview::of(library, name, &seen)?;
    let new = seen.into_iter().filter_map(|seen| match seen {
        Seen::New(understood) => Some(*understood),
        Seen::Known(_) | Seen::Failed(..) => None,
    });
    Ok((preview, new.collect()))
}

/// What is in a file or folder, in words.
#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    /// Documents that would be added.
    documents: usize,
    rows: Vec<(&'static str, &'a str)>,
}

/// Says what is in files and folders, and stores nothing; `false` when nothing of it could be taken in.
pub(in crate::cli) fn preview(
    args: &Args,
    paths: &[PathBuf],
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    // A library that is not there is not made for this: the first import makes it.
    let (library, _scratch) = if place::library(args)?.exists() {
        (open(args)?, None)
    } else {
        let (library, folder) = tour::scratch(NewLibrary::Empty)?;
        (library, Some(folder))
    };
    let mut documents = 0;
    for path in paths {
        let looked = if path == Path::new("-") {
            text(
                &library,
                "standard input",
                files::read_bytes(io::stdin().lock())?,
            )?
        } else {
            let never = AtomicBool::new(false);
            let Some(looked) = self::path(&library, path, &never, &mut |_, _, _| {})? else {
                continue;
            };
            looked
        };
        documents += looked.0.documents;
        say(&looked.0, out)?;
    }
    Ok(documents > 0)
}

fn say(preview: &Preview, out: &mut Out<'_>) -> io::Result<()> {
    let rows = preview.rows.iter();
    let row = Row {
        name: &preview.name,
        documents: preview.documents,
        rows: rows
            .map(|(label, words)| (*label, words.as_str()))
            .collect(),
    };
    out.row(&row, || {
        let rows = row.rows.iter();
        let lines = rows.map(|(label, words)| format!("  {label:<10} {words}"));
        [preview.name.clone()].into_iter().chain(lines).collect()
    })
}

/// A look at what was named.
struct Look<'a> {
    library: &'a Library,
    found: std::vec::IntoIter<Found>,
    total: usize,
    seen: Vec<Seen>,
    tell: Tell<'a>,
}

impl Look<'_> {
    /// What a manifest beside a file says about it, and whether its bytes are known.
    fn task(&self, path: &Path) -> anyhow::Result<Step<Seen>> {
        let bytes = find::read_file(path)?;
        let source = Source {
            path: Some(path),
            bytes: &bytes,
        };
        let hash = source.sha256();
        let shown = path.to_string_lossy();
        if let Some(saved) = self.library.known(&hash, Some(&shown))? {
            return Ok(Step::Settled(Seen::Known(saved.id())));
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let entry = Manifest::of(folder)?.entry(&name, &hash)?.cloned();
        Ok(Step::Read(Task {
            path: Some(path.to_owned()),
            bytes,
            entry,
        }))
    }
}

impl Steps for Look<'_> {
    type Settled = Seen;

    fn next(&mut self) -> Option<Step<Seen>> {
        loop {
            let failed = |path: PathBuf, error: &anyhow::Error| {
                let path = path.to_string_lossy().into_owned();
                Step::Settled(Seen::Failed(path, format!("{error:#}")))
            };
            return Some(match self.found.next()? {
                Found::Link(_) => {
                    self.total -= 1;
                    continue;
                }
                Found::Stdin => continue,
                Found::Failed(path, error) => failed(path, &error.into()),
                Found::File(path) => match self.task(&path) {
                    Ok(step) => step,
                    Err(error) => failed(path, &error),
                },
            });
        }
    }

    fn waiting(&mut self, path: Option<&Path>) {
        let name = path.and_then(Path::file_name).unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        (self.tell)(self.seen.len(), self.total, name);
    }

    fn read(&mut self, task: Task, understood: Result<Understood, ImportError>) -> Seen {
        let path = task.path.unwrap_or_default();
        match understood {
            Ok(understood) => Seen::New(Box::new(understood)),
            Err(error) => Seen::Failed(path.to_string_lossy().into_owned(), told(&error)),
        }
    }

    fn settled(&mut self, seen: Seen) -> anyhow::Result<()> {
        self.seen.push(seen);
        Ok(())
    }
}
