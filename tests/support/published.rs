//! Ofsted's reports, which are not part of the project: `CASEBOOK_REPORTS` names their folder; the folder `shared` beside the
//! project's own is looked for too.

#![allow(clippy::print_stderr, reason = "a test says what it skips")]

use std::path::{Path, PathBuf};

/// The folder, when it has what a test needs; else it is said that the test is skipped.
pub(crate) fn published(needed: &str) -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let named = std::env::var_os("CASEBOOK_REPORTS").map(PathBuf::from);
    let mut folders = named.into_iter().chain([beside]);
    let found = folders.find(|folder| folder.join(needed).exists());
    if found.is_none() {
        eprintln!("SKIPPED: no published reports here; CASEBOOK_REPORTS names their folder");
    }
    found
}
