//! Who may import whom: every file of `src` is held to the table in `ARCHITECTURE.md`.
//!
//! The sources are read as text, without comments and literals. It sees `crate::`, the crate's own name, and `super::`
//! that climbs out of a layer, in `use` lines and in the middle of code, grouped or not.

#[path = "layers/source.rs"]
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use source::{bare, paths, tokens};

/// Each layer with the layers it may import.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("import", &["model"]),
    ("extract", &["model"]),
    ("trace", &["model", "extract"]),
    ("library", &["model"]),
    ("search", &["model"]),
    ("export", &["model"]),
    ("app", &["model", "search", "export", "library"]),
    ("ui", &["app", "model"]),
    ("term", &["app", "ui", "library"]),
    (
        "cli",
        &[
            "model", "import", "extract", "trace", "library", "search", "export", "app", "term",
        ],
    ),
    ("main", &["cli", "term"]),
];

/// Of a layer that is seen through a narrow door: who looks, at what, and the names it may use.
const NARROW: &[(&str, &str, &[&str])] = &[
    (
        "app",
        "library",
        &["Catalogue", "CouncilSummary", "DocumentView"],
    ),
    ("term", "library", &["Catalogue"]),
];

/// Names from outside the project that belong to some layers alone.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("ratatui", &["ui", "term"]),
    ("crossterm", &["term"]),
    ("rustix", &["term", "import"]),
    ("signal_hook", &["term"]),
    ("rusqlite", &["library"]),
    // Files: the library has its own beside it, to make its folder, back up and restore; the search has its index.
    ("fs", &["import", "cli", "library", "search"]),
    ("File", &["import", "cli", "library", "search"]),
    ("walkdir", &["import", "cli"]),
];

const LONGEST: usize = 400;

/// The layer of a file, and how many modules deep it stands (`src/ui/mod.rs` is 1, `src/ui/wrap.rs` 2).
fn place(path: &Path) -> (String, usize) {
    let inside = path.strip_prefix("src").unwrap_or(path).with_extension("");
    let mut parts: Vec<_> = (inside.iter())
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    if parts.len() > 1 && parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    let depth = parts.len();
    (parts.swap_remove(0), depth)
}

/// Every path from the crate's root that a file names.
fn reached(tokens: &[&str], layer: &str, depth: usize) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let climbed = tokens[..at]
            .rchunks(2)
            .take_while(|pair| *pair == ["super", "::"])
            .count();
        let first = at == 0 || tokens[at - 1] != "::";
        let root =
            matches!(*token, "crate" | "casebook") && first && tokens.get(at + 1) == Some(&"::");
        if root {
            paths(&tokens[at + 2..], &[], &mut found);
        } else if climbed >= depth && *token != "super" {
            // In a `mod tests` the same climb ends one level lower, so only a layer's name tells.
            let mut up = Vec::new();
            paths(&tokens[at..], &[], &mut up);
            found.extend(
                up.into_iter()
                    .filter(|p| p[0] != layer && LAYERS.iter().any(|(l, _)| *l == p[0])),
            );
        }
    }
    found
}

fn path_fault(layer: &str, allowed: &[&str], path: &[String]) -> Option<String> {
    let target = path.first()?.as_str();
    let written = path.join("::");
    if target == "*" || target == "self" {
        return Some(format!("takes the whole crate: `{written}`"));
    }
    // A name at the root that is no layer is a macro or the like.
    let known = LAYERS.iter().any(|(name, _)| *name == target);
    if !known || target == layer {
        return None;
    }
    if !allowed.contains(&target) {
        return Some(format!("{layer} may not import {target}: `{written}`"));
    }
    let door = NARROW
        .iter()
        .find(|(from, to, _)| *from == layer && *to == target);
    let (_, _, names) = door?;
    let inside = path
        .get(1)
        .is_some_and(|name| names.contains(&name.as_str()));
    (!inside).then(|| format!("{layer} may only use {names:?} of {target}: `{written}`"))
}

fn outside_faults(layer: &str, tokens: &[&str]) -> Vec<String> {
    let in_path = |at: usize| {
        let before = at.checked_sub(1).map(|before| tokens[before]);
        tokens.get(at + 1) == Some(&"::") || matches!(before, Some("::" | "use"))
    };
    let named = |name: &str| (0..tokens.len()).any(|at| tokens[at] == name && in_path(at));
    let foreign = (OUTSIDE.iter()).filter(|(name, owners)| !owners.contains(&layer) && named(name));
    foreign
        .map(|(name, owners)| format!("{layer} may not name {name}: only {owners:?} may"))
        .collect()
}

fn layer_faults(layer: &str, depth: usize, tokens: &[&str]) -> Vec<String> {
    let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        return vec![format!(
            "`{layer}` is no layer: add it to the table, or move the file"
        )];
    };
    let reached = reached(tokens, layer, depth);
    let mut faults: Vec<_> = (reached.iter())
        .filter_map(|path| path_fault(layer, allowed, path))
        .collect();
    faults.extend(outside_faults(layer, tokens));
    faults
}

/// What is wrong with one source file, a line for each.
fn faults(path: &Path, source: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = source.lines().count();
    if lines > LONGEST {
        faults.push(format!(
            "{lines} lines: over {LONGEST}, is there a second room in it?"
        ));
    }
    if !source.trim_start().starts_with("//!") {
        faults
            .push("does not begin with `//!`: say what it is for and what it must not know".into());
    }
    let (layer, depth) = place(path);
    // `lib.rs` only lists the layers.
    if layer != "lib" {
        faults.extend(layer_faults(&layer, depth, &tokens(&bare(source))));
    }
    (faults
        .iter()
        .map(|fault| format!("{}: {fault}", path.display())))
    .collect()
}

fn sources(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|suffix| suffix == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[test]
fn every_file_keeps_to_its_layer_its_length_and_its_opening_words() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    let files = sources(&root.join("src"))?;
    assert!(
        files.len() > LAYERS.len(),
        "only {} files found",
        files.len()
    );
    for file in files {
        let short = file.strip_prefix(root).unwrap_or(&file);
        all.extend(faults(short, &fs::read_to_string(&file)?));
    }
    assert!(all.is_empty(), "\n{}\n", all.join("\n"));
    Ok(())
}

fn faults_in(path: &str, code: &str) -> String {
    faults(Path::new(path), &format!("//! A module.\n{code}")).join("\n")
}

#[test]
fn an_import_against_the_table_is_caught_however_it_is_written() {
    for (path, code, fault) in [
        (
            "src/model/span.rs",
            "use crate::library::Library;",
            "model may not import library",
        ),
        (
            "src/ui/wrap.rs",
            "use crate::{app::App,\n  model::{Gss, Span},\n  search};",
            "ui may not import search",
        ),
        (
            "src/search/rank.rs",
            "fn f() { crate::extract::extract(d) }",
            "search may not import extract",
        ),
        (
            "src/import/mod.rs",
            "pub use super::library::Store;",
            "import may not import library",
        ),
        (
            "src/import/text.rs",
            "use super::super::ui;",
            "import may not import ui",
        ),
        (
            "src/term/input.rs",
            "use casebook::cli::run;",
            "term may not import cli",
        ),
        (
            "src/export/csv.rs",
            "use crate::*;",
            "takes the whole crate",
        ),
        (
            "src/app/mod.rs",
            "use crate::library::{Catalogue, Library};",
            "`library::Library`",
        ),
        (
            "src/app/mod.rs",
            "use crate::library as store;",
            "may only use",
        ),
        (
            "src/app/key.rs",
            "use ratatui::crossterm::event::KeyCode;",
            "app may not name crossterm",
        ),
        (
            "src/ui/mod.rs",
            "use ratatui::crossterm;",
            "ui may not name crossterm",
        ),
        (
            "src/app/shelf.rs",
            "fn f() { std::fs::read(p) }",
            "app may not name fs",
        ),
        (
            "src/export/mod.rs",
            "use std::{fs, path::Path};\nfn f() { fs::write(p, b) }",
            "export may not name fs",
        ),
        (
            "src/cli/mod.rs",
            "use rusqlite::Connection;",
            "cli may not name rusqlite",
        ),
        ("src/helpers/mod.rs", "", "`helpers` is no layer"),
    ] {
        let found = faults_in(path, code);
        assert!(found.contains(fault), "{path}: {code}\n{found}");
    }
}

#[test]
fn what_the_table_allows_and_what_is_not_code_is_left_alone() {
    for (path, code) in [
        (
            "src/ui/pane.rs",
            "use crate::{app::App, model::{self, Gss}};\nuse ratatui::style::Style;",
        ),
        (
            "src/app/mod.rs",
            "use crate::library::{Catalogue, DocumentView as View};\nuse crate::search::Query;",
        ),
        (
            "src/model/date.rs",
            "/// See [`crate::library`].\n// use crate::ui;\n/* crate::ui /* crate::ui */ crate::ui */",
        ),
        (
            "src/model/date.rs",
            "const A: &str = \"crate::ui\";\nconst B: &str = r#\"\"crate::ui\"#;\nconst C: char = '\"';",
        ),
        (
            "src/model/date.rs",
            "fn f<'a>(x: &'a str) -> &'a str { x }\n// a \" in a comment\nuse crate::model::Gss;",
        ),
        (
            "src/search/mod.rs",
            "mod tests { use super::*; use super::query; }",
        ),
        (
            "src/import/text.rs",
            "use super::{ImportError, Importer};\nmod tests { use super::super::read; }",
        ),
        (
            "src/library/schema.rs",
            "use rusqlite::Connection;\nuse crate::model::Gss;\nfn f() { std::fs::remove_file(p) }",
        ),
        ("src/main.rs", "fn main() { casebook::cli::run() }"),
        (
            "src/model/mod.rs",
            "macro_rules! m { () => { $crate::model::UnknownName } }\npub(crate) use m;",
        ),
    ] {
        assert_eq!(faults_in(path, code), "", "{path}: {code}");
    }
}

#[test]
fn a_long_file_and_one_without_opening_words_are_caught() {
    let long = faults_in("src/ui/mod.rs", &"\n".repeat(LONGEST));
    assert!(long.contains("401 lines"), "{long}");
    let silent = faults(Path::new("src/ui/mod.rs"), "use crate::app::App;\n");
    assert_eq!(silent.len(), 1, "{silent:?}");
}

#[test]
fn the_page_on_architecture_shows_the_same_table() {
    let page = include_str!("../ARCHITECTURE.md");
    for (layer, allowed) in LAYERS {
        let rows = page
            .lines()
            .filter(|line| line.starts_with(&format!("| `{layer}` ")));
        let cells: Vec<Vec<_>> = rows
            .map(|row| row.split('|').map(str::trim).collect())
            .collect();
        assert_eq!(cells.len(), 1, "one row for {layer}");
        let shown: Vec<_> = cells[0][3]
            .split(", ")
            .filter(|name| *name != "nothing")
            .collect();
        assert_eq!(shown, *allowed, "{layer}");
    }
}

#[test]
fn nothing_in_the_lock_file_opens_a_connection_and_there_is_one_terminal() {
    let names = |text: &str, before: &str, after: &str| -> Vec<String> {
        let names = text
            .lines()
            .filter_map(|line| line.trim().strip_prefix(before)?.split_once(after));
        names.map(|(name, _)| name.to_owned()).collect()
    };
    let locked = names(include_str!("../Cargo.lock"), "name = \"", "\"");
    let refused = names(include_str!("../deny.toml"), "{ crate = \"", "\", reason");
    assert!(refused.len() > 10 && locked.len() > 50);
    let found: Vec<_> = locked
        .iter()
        .filter(|name| refused.contains(name))
        .collect();
    assert!(found.is_empty(), "{found:?}: see deny.toml");
    for one in ["crossterm", "ratatui", "rusqlite"] {
        let versions = locked.iter().filter(|name| *name == one).count();
        assert_eq!(versions, 1, "{one}");
    }
}
