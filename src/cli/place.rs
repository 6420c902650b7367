//! Where casebook keeps its files: the library and saved searches with the reader's data, settings apart from them, and what
//! is only remembered apart from both.

use std::path::{Path, PathBuf};

use anyhow::Context;
use etcetera::{AppStrategy, AppStrategyArgs};

use super::args::Args;
use super::out::Out;

/// The variable that names a library.
const LIBRARY: &str = "CASEBOOK_LIBRARY";

/// The variable that names the folder of settings.
const CONFIG: &str = "CASEBOOK_CONFIG_DIR";

/// The library to open: the one named, else the one in the data folder.
pub(super) fn library(args: &Args) -> anyhow::Result<PathBuf> {
    match args.library.clone().or_else(|| variable(LIBRARY)) {
        Some(path) => Ok(path),
        None => Ok(data_folder()?.join("library.sqlite")),
    }
}

/// The folder of the reader's data.
pub(super) fn data_folder() -> anyhow::Result<PathBuf> {
    let strategy = strategy()
        .context("there is no home folder to keep a library in; name a file with --library")?;
    Ok(strategy.data_dir())
}

/// The folder of settings; `None` without a home.
pub(super) fn config_folder() -> Option<PathBuf> {
    variable(CONFIG).or_else(|| Some(strategy()?.config_dir()))
}

/// The file with saved searches, which are the reader's own; `None` without a home.
pub(super) fn searches() -> Option<PathBuf> {
    Some(strategy()?.data_dir().join("searches.toml"))
}

/// The file with what is only remembered; `None` without a home.
pub(super) fn state() -> Option<PathBuf> {
    let strategy = strategy()?;
    let folder = strategy.state_dir().unwrap_or_else(|| strategy.data_dir());
    Some(folder.join("state.toml"))
}

/// The file that says where the reader was in the library at this path; `None` without a home.
pub(super) fn session(library: &Path) -> Option<PathBuf> {
    let library = library_name(library);
    let number = crc32fast::hash(library.as_bytes());
    Some(state()?.with_file_name(format!("session-{number:08x}.toml")))
}

/// Whether nothing is remembered of any earlier time.
pub(super) fn is_first_time() -> bool {
    let folder = state().and_then(|file| Some(file.parent()?.to_owned()));
    let files = folder.and_then(|folder| std::fs::read_dir(folder).ok());
    let remembered = |name: &str| name == "state.toml" || name.starts_with("session-");
    files.is_none_or(|files| {
        !files
            .flatten()
            .any(|file| file.file_name().to_str().is_some_and(remembered))
    })
}

/// The library's path as a session names it.
pub(super) fn library_name(library: &Path) -> String {
    let path = std::path::absolute(library).unwrap_or_else(|_| library.to_owned());
    path.to_string_lossy().into_owned()
}

/// Says where everything is kept.
pub(super) fn paths(args: &Args, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let config = |name| config_folder().map(|folder| folder.join(name));
    let library = library(args)?;
    let rows = [
        ("library", Some(library.clone())),
        ("index", Some(crate::search::index_path(&library))),
        ("data", data_folder().ok()),
        ("searches", searches()),
        ("config", config("config.toml")),
        ("keymap", config("keymap.toml")),
        ("looks", config("looks")),
        ("state", state()),
    ];
    let shown = |path: &PathBuf| path.to_string_lossy().into_owned();
    let row: serde_json::Map<String, serde_json::Value> = rows
        .iter()
        .map(|(name, path)| ((*name).to_owned(), path.as_ref().map(shown).into()))
        .collect();
    let line = |(name, path): &(&str, Option<PathBuf>)| {
        format!("{name:<9} {}", path.as_ref().map_or("none".into(), shown))
    };
    out.row(&row, || rows.iter().map(line).collect())?;
    Ok(true)
}

fn variable(name: &str) -> Option<PathBuf> {
    let value = std::env::var_os(name).filter(|value| !value.is_empty());
    value.map(PathBuf::from)
}

fn strategy() -> Option<impl AppStrategy> {
    let names = AppStrategyArgs {
        app_name: "casebook".into(),
        ..AppStrategyArgs::default()
    };
    etcetera::choose_app_strategy(names).ok()
}
