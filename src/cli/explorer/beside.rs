//! What is done beside the explorer, which never waits for it: the index is opened, and then whatever the library is behind
//! with is made up for: rows of older rules, traces, and the same words in other reports.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::app::News;
use crate::cli::{index, ingest};
use crate::library::{Access, Library};

/// So often what came meanwhile is taken up as well before the rest is left to the next run.
const ROUNDS: usize = 3;

/// Held by the one renewal that goes on: another would do the same work again.
static RENEWING: Mutex<()> = Mutex::new(());

/// Opens the index, and renews what is behind unless nothing may be written; `tell` hears of both.
pub fn beside(library: &Path, access: Access, tell: &mut dyn FnMut(News)) {
    index::read(library, access, tell);
    if access == Access::Write {
        renew(library, tell);
    }
}

/// Renews what the library is behind with. Each document is written for itself: whatever a killed renewal leaves undone, the
/// next one finds.
pub(in crate::cli) fn renew(library: &Path, tell: &mut dyn FnMut(News)) {
    let _alone = RENEWING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Err(error) = catch_up(library, tell) {
        tell(News::NotRenewed(format!(
            "What is known of the documents cannot be renewed: {error:#}."
        )));
    }
}

fn catch_up(path: &Path, tell: &mut dyn FnMut(News)) -> anyhow::Result<()> {
    let mut library = Library::open(path)?;
    let mut renewed = false;
    for _ in 0..ROUNDS {
        let total = ingest::behind(&library)?;
        if total == 0 {
            break;
        }
        let mut done = 0;
        ingest::refresh(&mut library, &mut || {
            // A hundred steps are as many as anybody sees.
            if done % total.div_ceil(100) == 0 {
                tell(News::Renewing { done, total });
            }
            done = (done + 1).min(total);
        })?;
        renewed = true;
    }
    if renewed {
        tell(News::Renewed(Box::new(index::now(&library)?)));
    }
    Ok(())
}
