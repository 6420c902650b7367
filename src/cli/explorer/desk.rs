//! Where the explorer writes: the reader's own work into the library, through a connection of its own, and everything else
//! into files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::beside;
use super::session::Ribbon;
use super::state::State;
use crate::app::{Change, Exported, Job, News, Session, Store};
use crate::cli::{FIXED, export, index, paper, place, whole};
use crate::library::{Access, Library, private_folder};
use crate::model::mark::Deed;
use crate::search::Index;

/// The explorer's writing side.
pub(in crate::cli) struct Desk {
    library: PathBuf,
    /// Opened with the first deed.
    open: Option<Library>,
    access: Access,
    state: Option<State>,
    ribbon: Option<Ribbon>,
}

impl Desk {
    /// Writes to the library at this path, as far as it may be written.
    pub(in crate::cli) fn new(
        library: &Path,
        (state, ribbon): (Option<State>, Option<Ribbon>),
        access: Access,
    ) -> Self {
        Self {
            library: library.to_owned(),
            open: None,
            access,
            state,
            ribbon,
        }
    }

    fn library(&mut self) -> anyhow::Result<&mut Library> {
        if self.access == Access::Read {
            bail!(FIXED);
        }
        match &mut self.open {
            Some(library) => Ok(library),
            place @ None => Ok(place.insert(Library::open(&self.library)?)),
        }
    }

    /// Writes a file of this name beside what is remembered, for its owner alone, and says where it is.
    fn put(&self, name: &str, text: &str) -> anyhow::Result<String> {
        let state = place::state().context("there is no home folder for a file")?;
        if self.state.is_none() {
            bail!("no file is written with --read-only");
        }
        let path = state.with_file_name(name);
        if let Some(folder) = path.parent() {
            private_folder(folder)
                .with_context(|| format!("{} cannot be made", folder.display()))?;
        }
        whole::write(&path, text.as_bytes(), true)?;
        Ok(path.to_string_lossy().into_owned())
    }
}

impl Store for Desk {
    fn keep(&mut self, change: &Change) -> anyhow::Result<()> {
        match &mut self.state {
            Some(state) => state.keep(change),
            None if matches!(change, Change::Saved { .. } | Change::Forgotten(_)) => {
                bail!("searches are kept for this session alone: nothing may be written")
            }
            None => Ok(()),
        }
    }

    fn leave_at(&mut self, session: &Session) -> anyhow::Result<()> {
        match &self.ribbon {
            Some(ribbon) => ribbon.write(session),
            _ => Ok(()),
        }
    }

    fn act(&mut self, deed: &Deed) -> anyhow::Result<Option<String>> {
        Ok(self.library()?.act(deed)?)
    }

    fn export(&mut self, what: &Exported, suffix: &str) -> anyhow::Result<String> {
        let library = Library::open_as(&self.library, self.access)?;
        let none = |_: &str| Vec::new();
        let paper = match what {
            Exported::Briefing(name) => paper::of_briefing(&library, name, false)?,
            Exported::Ready { name, bytes } => {
                let folder = std::path::absolute(".")?;
                let path = whole::write_beside(&folder, name, bytes)?;
                return Ok(format!("Written to {}", path.display()));
            }
            Exported::Findings(ids, about) => {
                let words = export::counted(ids.len());
                paper::of_findings(&library, ids, none, [about.clone(), words])?
            }
        };
        let passages = export::counted(paper.passages().count());
        let path = export::write_beside(&paper, suffix)?;
        Ok(format!("{passages} written to {path}"))
    }

    fn index(&mut self) -> anyhow::Result<Index> {
        index::now(self.library()?)
    }

    fn renewal(&self) -> Option<Job> {
        let library = self.library.clone();
        (self.access == Access::Write).then(|| {
            Box::new(move |tell: &mut dyn FnMut(News)| beside::renew(&library, tell)) as Job
        })
    }

    fn put_copied(&mut self, text: &str) -> anyhow::Result<String> {
        self.put("copied.txt", text)
    }

    fn put_draft(&mut self, text: &str) -> anyhow::Result<String> {
        self.put(&format!("note-{}.md", std::process::id()), text)
    }

    fn take_draft(&mut self, file: &str) -> anyhow::Result<String> {
        let text = fs::read(file).with_context(|| format!("{file} cannot be read"))?;
        let text = String::from_utf8(text)
            .with_context(|| format!("{file} is not UTF-8, and was left there"))?;
        fs::remove_file(file).with_context(|| format!("{file} cannot be removed"))?;
        Ok(text)
    }
}
