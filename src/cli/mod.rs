//! The commands: what the explorer shows, as lines or JSON for scripts.
//!
//! Exit codes: 0 done, 1 nothing found or some inputs failed, 2 error or usage. A closed pipe is no error.

mod args;
mod import;
mod index;
mod ingest;
mod json;
mod list;
mod matches;
mod out;
mod search;
mod show;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use etcetera::{AppStrategy, AppStrategyArgs};

use crate::library::{Library, NewLibrary};
use crate::model::visible::{visible, visible_line};
use args::{Args, Command};
use out::Out;

pub use index::read as read_index;

/// Nothing was found, or some inputs failed.
const NOTHING: u8 = 1;
/// An error, or a command that cannot be understood.
const ERROR: u8 = 2;

/// What is left to do when the command line has been read.
#[derive(Debug)]
pub enum Next {
    /// Nothing: leave with this code.
    Exit(ExitCode),
    /// Open the explorer.
    Explore(Library),
}

/// Reads the command line and does what it says; the explorer is left to the caller.
///
/// # Errors
/// What went wrong, where, and what to do: for [`report`].
pub fn run(line: impl IntoIterator<Item = OsString>) -> anyhow::Result<Next> {
    let args = match Args::try_parse_from(line) {
        Ok(args) => args,
        Err(error) => return Ok(Next::Exit(usage(&error))),
    };
    let terminal = io::stdout().is_terminal();
    if args.command.is_none() && terminal {
        return Ok(Next::Explore(open(&args)?));
    }
    let mut out = Out::new(io::stdout().lock(), args.json);
    let done = dispatch(&args, &mut out)?;
    out.flush()?;
    Ok(Next::Exit(if done {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(NOTHING)
    }))
}

/// Tells the reader what went wrong and gives the exit code; a reader of a pipe who has gone away is not told.
pub fn report(error: &anyhow::Error) -> ExitCode {
    let closed = |cause: &(dyn std::error::Error + 'static)| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    };
    if error.chain().any(closed) {
        return ExitCode::SUCCESS;
    }
    note(&format!("{error:#}"));
    ExitCode::from(ERROR)
}

/// Does what was asked; `false` when nothing was found or some inputs failed.
fn dispatch(args: &Args, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let library = || open(args);
    match &args.command {
        None => {
            note("not a terminal, so the councils are listed; `casebook help` names the commands");
            list::councils(&library()?, "", out)?;
            Ok(true)
        }
        Some(Command::Import { paths }) => {
            let mut library = open_for_import(args)?;
            let all_well = import::import(&mut library, paths, out)?;
            index::refresh(&library);
            Ok(all_well)
        }
        Some(Command::Documents { query }) => list::documents(&library()?, &query.join(" "), out),
        Some(Command::Councils { query }) => list::councils(&library()?, &query.join(" "), out),
        Some(Command::Findings { query }) => list::findings(&library()?, &query.join(" "), out),
        Some(Command::Quotations { query }) => list::quotations(&library()?, &query.join(" "), out),
        Some(Command::Judgements { query }) => list::judgements(&library()?, &query.join(" "), out),
        Some(Command::Search { query, limit }) => {
            search::search(&library()?, &query.join(" "), *limit, out)
        }
        Some(Command::Show { id }) => show::show(&library()?, id, out),
        Some(Command::Completions { shell }) => completions(*shell, out),
        Some(Command::Paths) => paths(args, out),
    }
}

/// Says something beside the output, on one line; a closed standard error is not worth failing for.
fn note(text: &str) {
    let _ = writeln!(io::stderr(), "casebook: {}", visible_line(text));
}

/// Help and version go to standard output; a mistake is shown without whatever controls were typed into it.
fn usage(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            ExitCode::SUCCESS
        }
        _ => {
            let _ = write!(io::stderr(), "{}", visible(&error.to_string()));
            ExitCode::from(ERROR)
        }
    }
}

/// The library, seeded on the first run and extracted by the present rules.
fn open(args: &Args) -> anyhow::Result<Library> {
    let path = library_path(args)?;
    let mut library = Library::open_or_create(&path, NewLibrary::Seeded)?;
    if library.wants_seeds()? {
        note(&format!(
            "a new library with the five seed documents: {}",
            path.display()
        ));
        ingest::seed(&mut library)?;
        index::refresh(&library);
    }
    ingest::refresh(&mut library)?;
    Ok(library)
}

/// The library for an import: a new one begins with what is imported and nothing else.
fn open_for_import(args: &Args) -> anyhow::Result<Library> {
    Ok(Library::open_or_create(
        &library_path(args)?,
        NewLibrary::Empty,
    )?)
}

fn library_path(args: &Args) -> anyhow::Result<PathBuf> {
    let from_environment = || {
        std::env::var_os("CASEBOOK_LIBRARY")
            .filter(|name| !name.is_empty())
            .map(PathBuf::from)
    };
    match args.library.clone().or_else(from_environment) {
        Some(path) => Ok(path),
        None => Ok(data_folder()?.join("library.sqlite")),
    }
}

fn data_folder() -> anyhow::Result<PathBuf> {
    let names = AppStrategyArgs {
        app_name: "casebook".into(),
        ..AppStrategyArgs::default()
    };
    let strategy = etcetera::choose_app_strategy(names)
        .context("there is no home folder to keep a library in; name a file with --library")?;
    Ok(strategy.data_dir())
}

fn completions(shell: clap_complete::Shell, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "casebook", &mut script);
    out.text(&String::from_utf8_lossy(&script))?;
    Ok(true)
}

fn paths(args: &Args, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let (library, data) = (library_path(args)?, data_folder().ok());
    let index = crate::search::index_path(&library);
    let shown = |path: &PathBuf| path.to_string_lossy().into_owned();
    let row = serde_json::json!({ "library": shown(&library), "index": shown(&index), "data": data.as_ref().map(shown) });
    let text = format!(
        "library  {}\nindex    {}\ndata     {}",
        shown(&library),
        shown(&index),
        data.as_ref().map_or("none".into(), shown)
    );
    out.row(&row, || text.lines().map(str::to_owned).collect::<Vec<_>>())?;
    Ok(true)
}
