//! The terminal: loop, guard, input, clipboard, signals.

use crate::library::Catalogue;

/// Opens the explorer on `library` and returns when the reader quits.
///
/// # Errors
/// When the terminal cannot be used.
pub fn explore(library: impl Catalogue + 'static) -> anyhow::Result<()> {
    drop(library);
    anyhow::bail!("the explorer is not built yet; `casebook help` names the commands")
}
