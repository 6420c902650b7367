//! `casebook searches`: the filters that the reader saved under a name.

use serde::Serialize;

use super::explorer::State;
use super::note;
use super::out::{Out, columns};

#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    query: &'a str,
}

/// Lists the saved searches by name; `false` when there are none.
pub(super) fn searches(out: &mut Out<'_>) -> anyhow::Result<bool> {
    let saved = State::usual().map(|state| state.searches());
    let saved = saved.transpose()?.unwrap_or_default();
    out.columns(&["name", "query"])?;
    for (name, query) in &saved {
        out.row(&Row { name, query }, || vec![columns(&[(name, 20)], query)])?;
    }
    if saved.is_empty() {
        note("no search is saved; in the explorer a filter is saved under a name");
    }
    Ok(!saved.is_empty())
}
