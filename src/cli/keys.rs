//! `casebook config keys`: what every key does, the reader's own keymap.toml included.

use serde::Serialize;

use super::config::Config;
use super::out::{Out, columns};
use crate::app::{ACTIONS, Chord, Context};

#[derive(Serialize)]
struct Row<'a> {
    /// Its table in keymap.toml.
    table: String,
    action: String,
    keys: Vec<String>,
    help: &'a str,
}

/// Lists every action that a key stands for, place by place.
pub(super) fn keys(out: &mut Out<'_>) -> anyhow::Result<bool> {
    let keymap = Config::read().keymap;
    out.columns(&["table", "action", "keys", "help"])?;
    for context in Context::ALL {
        if !out.is_for_programs() {
            out.line(&format!("[{}] {}", context.name(), context.heading()))?;
        }
        for about in ACTIONS {
            let keys = keymap.keys(context, about.action);
            if keys.is_empty() {
                continue;
            }
            let row = Row {
                table: context.name(),
                action: about.action.name(),
                keys: keys.iter().map(Chord::to_string).collect(),
                help: about.help,
            };
            out.row(&row, || {
                let keys: Vec<String> = keys.iter().map(Chord::label).collect();
                let cells = [(keys.join("  "), 20), (row.action.clone(), 16)];
                let cells = cells.each_ref();
                let cells = cells.map(|(cell, width)| (cell.as_str(), *width));
                vec![format!("  {}", columns(&cells, about.help))]
            })?;
        }
    }
    Ok(true)
}
