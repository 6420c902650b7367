//! What is done beside the explorer, which never waits for it: the index is opened, and then whatever the library is behind
//! with is made up for: rows of older rules, traces, and the same words in other reports.

use std::path::Path;

use super::{index, ingest};
use crate::app::News;
use crate::library::Library;

/// Opens the index, and renews what is behind unless nothing may be written; `tell` hears of both.
pub fn beside(library: &Path, read_only: bool, tell: &mut dyn FnMut(News)) {
    index::read(library, tell);
    if !read_only {
        renew(library, tell);
    }
}

/// Renews what the library is behind with.
pub(super) fn renew(library: &Path, tell: &mut dyn FnMut(News)) {
    if let Err(error) = catch_up(library, tell) {
        tell(News::Failed(format!(
            "What is known of the documents cannot be renewed: {error:#}."
        )));
    }
}

fn catch_up(path: &Path, tell: &mut dyn FnMut(News)) -> anyhow::Result<()> {
    let mut library = Library::open(path)?;
    let total = ingest::behind(&library)?;
    if total == 0 {
        return Ok(());
    }
    let mut done = 0;
    ingest::refresh(&mut library, &mut || {
        tell(News::Renewing { done, total });
        done = (done + 1).min(total);
    })?;
    tell(News::Renewed(Box::new(index::now(&library)?)));
    Ok(())
}
