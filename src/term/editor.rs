//! The reader's own editor: the terminal is given back to it whole, and taken over again afterwards.

use std::process::Command;

use anyhow::{Context as _, bail};

use super::{input, screen};

/// The editor of somebody who names none.
const USUAL: &str = if cfg!(windows) { "notepad" } else { "vi" };

/// Opens a file in the reader's editor and returns when it is closed.
///
/// # Errors
/// It cannot be started, or says that it failed; the terminal is ours again in any case.
pub(super) fn edit(file: &str, variable: impl Fn(&str) -> Option<String>) -> anyhow::Result<()> {
    let named = |name| variable(name).filter(|line| !line.trim().is_empty());
    let line = named("VISUAL").or_else(|| named("EDITOR"));
    let line = line.unwrap_or_else(|| USUAL.to_owned());
    let mut words = line.split_whitespace();
    let program = words.next().unwrap_or(USUAL);
    screen::leave();
    let ended = Command::new(program).args(words).arg(file).status();
    screen::enter()?;
    // What was typed into the editor too late, and what the terminal answered to it, is not meant for casebook.
    while input::queued()?.is_some() {}
    let ended = ended.with_context(|| format!("`{line}` cannot be started: set EDITOR"))?;
    if !ended.success() {
        bail!("`{line}` failed ({ended})");
    }
    Ok(())
}
