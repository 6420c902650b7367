//! `casebook briefings`: which there are, or one of them as text.

use anyhow::Context;
use serde::Serialize;

use super::out::{Out, counted};
use super::{note, paper};
use crate::export;
use crate::library::Library;

/// A briefing in the list.
#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    items: usize,
}

/// Lists the briefings, or prints the one of this name; `false` when there is none.
pub(super) fn briefings(
    library: &Library,
    name: Option<&str>,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    match name {
        Some(name) => print(library, name, out),
        None => list(library, out),
    }
}

fn list(library: &Library, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let briefings = library.work()?.briefings;
    for briefing in &briefings {
        let (name, items) = (briefing.name.as_str(), briefing.items.len());
        let items_counted = counted(items, "item");
        out.row(&Row { name, items }, || {
            vec![format!("{name}  {items_counted}")]
        })?;
    }
    if briefings.is_empty() {
        note("there is no briefing; `casebook mark ID --briefing NAME` begins one");
    }
    Ok(!briefings.is_empty())
}

/// As Markdown, which is read as it is; for programs as JSON.
fn print(library: &Library, name: &str, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let paper = paper::of_briefing(library, name, false)?;
    let written = |form| -> anyhow::Result<Vec<u8>> {
        let format = export::format(form).context("there is no such form")?;
        (format.write)(&paper)
    };
    if out.is_for_programs() {
        let row: serde_json::Value = serde_json::from_slice(&written("a.json")?)?;
        out.row(&row, Vec::new)?;
    } else {
        out.text(&String::from_utf8_lossy(&written("a.md")?))?;
    }
    Ok(true)
}
