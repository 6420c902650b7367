//! The library's index for the commands and, off the interactive path, for the explorer.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::note;
use crate::app::News;
use crate::library::{Access, Catalogue, Library};
use crate::model::mark::Mark;
use crate::model::{DocumentId, DocumentSummary, FindingId, FindingRow, Judgement, TraceStatus};
use crate::search::{Index, Opened, Source, Store, index_path};

/// Indexing more documents than this shows how far it is.
const LONG: usize = 200;

impl Source for Library {
    fn stamps(&self) -> anyhow::Result<Vec<(DocumentId, i64)>> {
        Ok(self.stamps()?)
    }

    fn finding_traces(&self) -> anyhow::Result<Vec<(FindingId, TraceStatus)>> {
        Ok(self.finding_traces()?)
    }

    fn marks(&self) -> anyhow::Result<Vec<Mark>> {
        Ok(self.work()?.marks)
    }

    fn each_finding(
        &self,
        documents: &[DocumentId],
        each: &mut dyn FnMut(&DocumentSummary, &[Judgement], &FindingRow),
    ) -> anyhow::Result<()> {
        Ok(self.each_finding(documents, each)?)
    }
}

/// Opens the index for a command, and says what the reader should know of it.
pub(super) fn open(library: &Library) -> anyhow::Result<Index> {
    let mut shown = false;
    let opened = fresh(library, &mut |done, total| shown |= draw(done, total));
    if shown {
        let _ = write!(io::stderr(), "\r{:60}\r", "");
    }
    let Opened { index, notice, .. } = opened?;
    if let Some(notice) = notice {
        note(&notice);
    }
    Ok(index)
}

/// Brings the index file up to date after a change to the documents, when that is worth a new one; if it fails, the next search
/// will say so.
pub(super) fn refresh(library: &Library) {
    let _ = fresh(library, &mut |_, _| {});
}

/// The index as the library is now, for the explorer that is open already: a file that is not worth much any more is left for
/// the next start, which renews it behind the reader's back.
pub(super) fn now(library: &Library) -> anyhow::Result<Index> {
    let _still = library.hold()?;
    Ok(store(library, &mut |_, _| {}).open()?.index)
}

fn store<'a>(library: &'a Library, progress: &'a mut dyn FnMut(usize, usize)) -> Store<'a> {
    Store {
        path: place(library.path()),
        writes: library.access() == Access::Write,
        source: library,
        progress,
    }
}

fn fresh(library: &Library, progress: &mut dyn FnMut(usize, usize)) -> anyhow::Result<Opened> {
    let _still = library.hold()?;
    let mut store = store(library, progress);
    let opened = store.open()?;
    if opened.outgrown && store.writes {
        store.renew()
    } else {
        Ok(opened)
    }
}

/// Where the index of a library is kept; `None` for a library that is kept nowhere.
fn place(library: &Path) -> Option<PathBuf> {
    (library != Path::new(":memory:")).then(|| index_path(library))
}

fn draw(done: usize, total: usize) -> bool {
    let due = total > LONG && done.is_multiple_of(LONG) && io::stderr().is_terminal();
    if due {
        let _ = write!(io::stderr(), "\rindexing: {done} of {total} documents");
    }
    due
}

/// Opens the index for the explorer over a connection of its own; `tell` hears how it goes. A file that is no longer worth
/// much is renewed afterwards, for the next time.
pub(super) fn read(library: &Path, access: Access, tell: &mut dyn FnMut(News)) {
    if let Err(error) = read_by(library, access, tell) {
        tell(News::Failed(format!(
            "The findings cannot be read: {error:#}."
        )));
    }
}

fn read_by(library: &Path, access: Access, tell: &mut dyn FnMut(News)) -> anyhow::Result<()> {
    let source = Library::open_as(library, access)?;
    let _still = source.hold()?;
    tell(News::Documents(source.documents()?));
    let mut progress = |done: usize, total: usize| {
        // A hundred steps are as many as anybody sees.
        if done.is_multiple_of(total.div_ceil(100)) {
            tell(News::Indexing { done, total });
        }
    };
    let Opened {
        index,
        mut notice,
        outgrown,
    } = store(&source, &mut progress).open()?;
    tell(News::Index(Box::new(index)));
    if outgrown && access == Access::Write {
        notice = store(&source, &mut |_, _| {}).renew()?.notice;
    }
    if let Some(notice) = notice {
        tell(News::Notice(sentence(&notice)));
    }
    Ok(())
}

/// A note as the explorer says it.
fn sentence(note: &str) -> String {
    let mut letters = note.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}
