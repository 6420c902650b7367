//! The index of a library, from the file beside it: taken for what it covers, completed from the library, made anew when that
//! cannot be.
//!
//! Which findings the file covers is told by stamps: the library gives a document a new one whenever its findings change. So
//! a file of another library, of an older copy or of a later state never passes for the present one.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::model::mark::Mark;
use crate::model::{DocumentId, DocumentSummary, FindingId, FindingRow, Judgement, TraceStatus};

use super::file::{self, Covered, Fault};
use super::index::Index;
use super::segment::{Builder, Segment};

/// A new file is worth making when more than one document for so many that the file covers has come, gone or changed.
const WORTH: usize = 10;

/// Where findings come from. Its methods all tell of the same state of it.
pub trait Source {
    /// Every document with the stamp of its findings, in the order in which they are listed.
    ///
    /// # Errors
    /// When they cannot be read.
    fn stamps(&self) -> anyhow::Result<Vec<(DocumentId, i64)>>;

    /// What became of the quotations in findings; a finding stands once for each status.
    ///
    /// # Errors
    /// When they cannot be read.
    fn finding_traces(&self) -> anyhow::Result<Vec<(FindingId, TraceStatus)>>;

    /// What the reader put on words.
    ///
    /// # Errors
    /// When they cannot be read.
    fn marks(&self) -> anyhow::Result<Vec<Mark>>;

    /// Calls `each` with the findings of these documents, in this order.
    ///
    /// # Errors
    /// When they cannot be read.
    fn each_finding(
        &self,
        documents: &[DocumentId],
        each: &mut dyn FnMut(&DocumentSummary, &[Judgement], &FindingRow),
    ) -> anyhow::Result<()>;
}

/// The file in which the index of a library is kept: beside it, with `.index` after its name.
pub fn index_path(library: &Path) -> PathBuf {
    let mut path = library.as_os_str().to_owned();
    path.push(".index");
    path.into()
}

/// An index, and what the reader should know of it.
#[derive(Debug)]
pub struct Opened {
    /// Of every finding that the library holds.
    pub index: Index,
    /// Why it had to be made anew, and why it could not be kept.
    pub notice: Option<String>,
    /// Whether so many documents have come, gone or changed that a new file is worth making: [`Store::renew`] does it.
    pub outgrown: bool,
}

/// The index of a library.
pub struct Store<'a> {
    /// Where it is kept; `None` for a library that is kept nowhere.
    pub path: Option<PathBuf>,
    /// Whether a new one may be written there.
    pub writes: bool,
    /// The library.
    pub source: &'a dyn Source,
    /// Told how many documents of how many are read, whenever many have to be.
    pub progress: &'a mut dyn FnMut(usize, usize),
}

impl Store<'_> {
    /// Opens the index: the file as it is, with what has come in since, or a new one.
    ///
    /// # Errors
    /// When the library cannot be read; whatever is wrong with the file is only a reason to make a new one.
    pub fn open(&mut self) -> anyhow::Result<Opened> {
        let stamps = self.source.stamps()?;
        let known = match &self.path {
            Some(path) => {
                file::read(path).and_then(|(kept, covered)| Ok((kept, changed(&covered, &stamps)?)))
            }
            None => Err(Fault::Missing),
        };
        let (mut kept, Changed { new, gone }) = match known {
            Ok(known) => known,
            Err(fault) => return self.make(&stamps, fault),
        };
        let changed = new.len() + gone.len();
        if changed == 0 {
            return self.opened(Index::from(kept), None, false);
        }
        if !gone.is_empty() {
            kept.take_out(&gone);
        }
        let mut segments = vec![kept];
        if !new.is_empty() {
            segments.push(self.gather(&new)?);
        }
        let order = stamps.iter().map(|(id, _)| *id);
        let covered = stamps.len() - new.len();
        let outgrown = changed * WORTH > covered;
        self.opened(Index::ordered(segments, order), None, outgrown)
    }

    fn opened(
        &self,
        mut index: Index,
        notice: Option<String>,
        outgrown: bool,
    ) -> anyhow::Result<Opened> {
        index.trace(&self.source.finding_traces()?);
        index.own(&self.source.marks()?);
        Ok(Opened {
            index,
            notice,
            outgrown,
        })
    }

    /// Makes a new file from the library.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn renew(&mut self) -> anyhow::Result<Opened> {
        let stamps = self.source.stamps()?;
        self.make(&stamps, Fault::Outgrown)
    }

    fn make(&mut self, stamps: &[(DocumentId, i64)], fault: Fault) -> anyhow::Result<Opened> {
        let documents: Vec<_> = stamps.iter().map(|(id, _)| *id).collect();
        let mut segment = self.gather(&documents)?;
        let covered: Vec<Covered> = stamps.iter().map(|(id, stamp)| [id.0, *stamp]).collect();
        let notice = self.path.as_ref().filter(|_| self.writes).and_then(|path| {
            let why = match fault {
                Fault::Outgrown => None,
                // Nothing was lost that anybody could miss.
                _ if stamps.is_empty() => None,
                fault => Some(format!("{fault}: it was built again")),
            };
            let failure = file::write(path, &mut segment, &covered).err();
            let failed = failure.map(|error| {
                format!(
                    "the index cannot be kept at {} ({error}): searching works, but casebook opens more slowly",
                    path.display()
                )
            });
            let notices: Vec<_> = why.into_iter().chain(failed).collect();
            (!notices.is_empty()).then(|| notices.join("; "))
        });
        self.opened(Index::from(segment), notice, false)
    }

    fn gather(&mut self, documents: &[DocumentId]) -> anyhow::Result<Segment> {
        let mut builder = Builder::default();
        let (mut done, mut last) = (0, None);
        self.source
            .each_finding(documents, &mut |document, judgements, row| {
                if last.replace(document.id) != Some(document.id) {
                    done += 1;
                    (self.progress)(done, documents.len());
                }
                builder.add(document, judgements, row);
            })?;
        Ok(builder.segment())
    }
}

/// What is otherwise in the library than in a file.
struct Changed {
    /// The documents that the file does not cover as they are now.
    new: Vec<DocumentId>,
    /// Those that it covers as they are no more.
    gone: HashSet<DocumentId>,
}

/// What is otherwise, when that is less than what is still so.
fn changed(covered: &[Covered], stamps: &[(DocumentId, i64)]) -> Result<Changed, Fault> {
    let now: HashSet<Covered> = stamps.iter().map(|(id, stamp)| [id.0, *stamp]).collect();
    let before: HashSet<&Covered> = covered.iter().collect();
    let is_new = |(id, stamp): &&(DocumentId, i64)| !before.contains(&[id.0, *stamp]);
    let new: Vec<_> = stamps.iter().filter(is_new).map(|(id, _)| *id).collect();
    let gone = covered.iter().filter(|document| !now.contains(*document));
    let gone: HashSet<_> = gone.map(|[id, _]| DocumentId(*id)).collect();
    let kept = stamps.len() - new.len();
    match () {
        () if kept < gone.len() || (kept == 0 && !covered.is_empty()) => Err(Fault::Stale),
        () if kept < new.len() => Err(Fault::Outgrown),
        () => Ok(Changed { new, gone }),
    }
}
