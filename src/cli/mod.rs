//! The commands: what the explorer shows, as lines or JSON for scripts.
//!
//! Exit codes: 0 done, 1 nothing found or some inputs failed, 2 error or usage. A closed pipe is no error.

mod absent;
mod args;
mod briefings;
mod cite;
mod compare;
mod config;
mod council;
mod dated;
mod elsewhere;
mod explorer;
mod export;
mod facts;
mod id;
mod import;
mod index;
mod ingest;
mod json;
mod keeping;
mod keys;
mod list;
mod marks;
mod matches;
mod matrix;
mod out;
mod pages;
mod paper;
mod place;
mod primaries;
mod repeated;
mod search;
mod searches;
mod sections;
mod show;
mod timeline;
mod tour;
mod traces;
mod undo;
mod whole;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::import::worker::{self, Limits};
use crate::library::{Access, Library, NewLibrary};
use crate::model::visible::{visible, visible_line};
use crate::term;
use args::{Args, Command, ConfigCommand, MarksCommand};
use out::{Form, Out};

pub use explorer::{Explored, beside};

/// Said of a library that cannot be written.
const ONLY_READ: &str = "the library can be read, and nothing in it can be changed";
/// Why nothing is done to it then.
const FIXED: &str = "casebook was started with --read-only, or the library may not be written";
/// What shows with words alone what the explorer shows.
const VIEWS: &str = "findings, search, show, sections, compare, timeline, matrix, traces, marks, briefings and history print what the explorer shows: `casebook help`";
/// Nothing was found, or some inputs failed.
const NOTHING: u8 = 1;
/// An error, or a command that cannot be understood.
const ERROR: u8 = 2;

/// What is left to do when the command line has been read.
pub enum Next {
    /// Nothing: leave with this code.
    Exit(ExitCode),
    /// Open the explorer.
    Explore(Box<Explored>),
}

/// Reads the command line and does what it says; the explorer is left to the caller.
///
/// # Errors
/// What went wrong, where, and what to do: for [`report`].
pub fn run(line: impl IntoIterator<Item = OsString>) -> anyhow::Result<Next> {
    let line: Vec<OsString> = line.into_iter().collect();
    let args = match Args::try_parse_from(&line) {
        Ok(args) => args,
        Err(error) => return Ok(Next::Exit(usage(&error, &line))),
    };
    let terminal = io::stdout().is_terminal();
    let explored = match args.command {
        None if terminal && !args.plain => Some((open_as_it_is(&args)?, None)),
        Some(Command::Tour) if terminal => {
            let (library, folder) = tour::library()?;
            Some((library, Some(folder)))
        }
        _ => None,
    };
    if let Some((library, scratch)) = explored {
        let setting = explorer::setting(&args, &library, scratch.is_some());
        let explored = Explored {
            library,
            setting,
            scratch,
        };
        return Ok(Next::Explore(Box::new(explored)));
    }
    let mut out = Out::new(io::stdout().lock(), form(&args)?);
    let done = dispatch(&args, &mut out)?;
    out.flush()?;
    Ok(Next::Exit(if done {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(NOTHING)
    }))
}

fn form(args: &Args) -> anyhow::Result<Form> {
    let csv = args.command.as_ref().is_some_and(Command::is_csv);
    match (args.json, csv) {
        (true, true) => anyhow::bail!("--json and --csv cannot both be; leave one of them out"),
        (true, false) => Ok(Form::Json),
        (false, true) => Ok(Form::Csv),
        (false, false) => Ok(Form::Lines),
    }
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
    if args.read_only && args.command.as_ref().is_some_and(Command::changes) {
        anyhow::bail!("this would change the library; leave --read-only out");
    }
    let library = || open(args);
    match &args.command {
        None => councils_instead(args, out),
        Some(Command::Import {
            paths,
            preview: true,
            ..
        }) => import::looked::preview(args, paths, out),
        Some(Command::Import {
            paths,
            time_limit,
            memory_limit,
            ..
        }) => take_in(args, paths, (*time_limit, *memory_limit), out),
        Some(Command::ImportWorker { megabytes }) => {
            let (requests, answers) = (io::stdin().lock(), io::stdout().lock());
            worker::serve(requests, answers, *megabytes, ingest::Understood::new)?;
            Ok(true)
        }
        Some(Command::Documents { query, .. }) => {
            list::documents(&library()?, &query.join(" "), out)
        }
        Some(Command::Councils { query, .. }) => list::councils(&library()?, &query.join(" "), out),
        Some(Command::Findings { query, .. }) => list::findings(&library()?, &query.join(" "), out),
        Some(Command::Quotations { query, .. }) => {
            list::quotations(&library()?, &query.join(" "), out)
        }
        Some(Command::Judgements { query, .. }) => {
            list::judgements(&library()?, &query.join(" "), out)
        }
        Some(Command::Traces {
            check: Some(path),
            council,
            ..
        }) => facts::check(&library()?, path, council.as_deref(), out),
        Some(Command::Traces { query, .. }) => traces::traces(&library()?, &query.join(" "), out),
        Some(Command::Matrix(wanted)) => matrix::matrix(&library()?, wanted, out),
        Some(Command::Compare {
            left, right, query, ..
        }) => {
            let columns = term::columns();
            compare::compare(&library()?, [left, right], &query.join(" "), (out, columns))
        }
        Some(Command::Timeline { council, .. }) => {
            timeline::timeline(&library()?, &council.join(" "), out)
        }
        Some(Command::Search { query, limit }) => {
            search::search(&library()?, &query.join(" "), *limit, out)
        }
        Some(Command::Show { id }) => show::show(&library()?, id, out),
        Some(Command::Sections { id, .. }) => sections::sections(&library()?, id, out),
        Some(Command::Cite { ids, form }) => cite::cite(&library()?, ids, *form, out),
        Some(Command::Export(wanted)) => export::export(&library()?, wanted, out),
        Some(Command::Mark(putting)) => marks::mark(&mut library()?, putting, out),
        Some(Command::Marks { lost, what, .. }) => match what {
            None => marks::marks(&library()?, *lost, out),
            Some(MarksCommand::Export { file, force }) => {
                keeping::marks_export(&library()?, file, *force, out)
            }
            Some(MarksCommand::Import { file }) => {
                keeping::marks_import(&mut library()?, file, out)
            }
        },
        Some(Command::Briefings { name }) => {
            briefings::briefings(&library()?, name.as_deref(), out)
        }
        Some(Command::Searches { .. }) => searches::searches(out),
        Some(Command::Backup { file }) => keeping::backup(&library()?, file, out),
        Some(Command::Restore { file, salvage }) => {
            let library = place::library(args)?;
            match file {
                Some(file) if !salvage => keeping::restore(file, &library, out),
                file => keeping::salvage(file.as_ref().unwrap_or(&library), &library, out),
            }
        }
        Some(Command::Check) => keeping::check(&place::library(args)?, out),
        Some(Command::Remove { ids }) => undo::remove(&mut library()?, ids, out),
        Some(Command::Undo) => undo::undo(&mut library()?, out),
        Some(Command::Redo) => undo::redo(&mut library()?, out),
        Some(Command::History { limit }) => undo::history(&library()?, *limit, out),
        Some(Command::Tour) => tour::told(out),
        Some(Command::Completions { shell }) => pages::completions(*shell, out),
        Some(Command::Man { command }) => pages::man(command.as_deref(), out),
        Some(Command::Paths) => place::paths(args, out),
        Some(Command::Config { what }) => match what {
            ConfigCommand::Check => config::check(out),
            ConfigCommand::Keys { .. } => keys::keys(out),
        },
    }
}

/// What the explorer would open on, where it cannot be drawn.
fn councils_instead(args: &Args, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let why = if args.plain {
        "the councils"
    } else {
        "not a terminal, so the councils are listed"
    };
    note(&format!("{why}; {VIEWS}"));
    list::councils(&open(args)?, "", out)?;
    Ok(true)
}

fn take_in(
    args: &Args,
    paths: &[PathBuf],
    (seconds, megabytes): (u64, u64),
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let limits = Limits {
        time: Duration::from_secs(seconds),
        megabytes,
    };
    let mut library = open_for_import(args)?;
    let all_well = import::import(&mut library, paths, limits, out)?;
    index::refresh(&library);
    Ok(all_well)
}

/// Says something beside the output, on one line; a closed standard error is not worth failing for.
fn note(text: &str) {
    let _ = writeln!(io::stderr(), "casebook: {}", visible_line(text));
}

/// Help and version go to standard output; a mistake is shown without whatever controls were typed into it.
fn usage(error: &clap::Error, line: &[OsString]) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            ExitCode::SUCCESS
        }
        _ => {
            let _ = write!(io::stderr(), "{}", visible(&error.to_string()));
            if let Some(ContextValue::String(name)) = error.get(ContextKind::InvalidSubcommand) {
                note(&format!(
                    "to look for these words, write: {}",
                    sought(name, line)
                ));
            }
            ExitCode::from(ERROR)
        }
    }
}

/// The command that looks for the words that were typed where a command's name stands, ready to be typed.
fn sought(name: &str, line: &[OsString]) -> String {
    let words = line.iter().map(|word| word.to_string_lossy());
    let at = line.iter().position(|word| word.as_os_str() == name);
    let (before, after): (Vec<_>, Vec<_>) = words
        .enumerate()
        .skip(1)
        .partition(|(i, _)| at.is_none_or(|at| *i < at));
    let plain = |c: char| c.is_alphanumeric() || "-_./:=,".contains(c);
    let typed = |(_, word): (usize, Cow<'_, str>)| {
        if word.chars().all(plain) && !word.is_empty() {
            return word.into_owned();
        }
        format!("'{}'", word.replace('\'', "'\\''"))
    };
    let before = before.into_iter().map(typed);
    let words = before
        .chain(["search".to_owned()])
        .chain(after.into_iter().map(typed));
    format!("casebook {}", words.collect::<Vec<_>>().join(" "))
}

/// The library, seeded on the first run.
fn open_as_it_is(args: &Args) -> anyhow::Result<Library> {
    let path = place::library(args)?;
    if args.read_only {
        return Ok(Library::open_to_read(&path)?);
    }
    let mut library = match Library::open_or_create(&path, NewLibrary::Seeded) {
        Err(error) if error.is_for_reading_only() => {
            let library = Library::open_to_read(&path)?;
            note(&format!("{ONLY_READ}: {error}"));
            return Ok(library);
        }
        opened => opened?,
    };
    if let Some(older) = library.older() {
        let kept = format!(
            "the library was brought up to date; as it was it is kept as {}",
            older.display()
        );
        note(&kept);
    }
    if library.wants_seeds()? {
        note(&format!(
            "a new library with five example documents (the seeds): {}",
            path.display()
        ));
        ingest::seed(&mut library)?;
        index::refresh(&library);
    }
    Ok(library)
}

/// The same with nothing left to be made up for: a command has no time beside it.
fn open(args: &Args) -> anyhow::Result<Library> {
    let mut library = open_as_it_is(args)?;
    if library.access() == Access::Write {
        ingest::refresh(&mut library, &mut || {})?;
    }
    Ok(library)
}

/// The library for an import: a new one begins with what is imported and nothing else.
fn open_for_import(args: &Args) -> anyhow::Result<Library> {
    Ok(Library::open_or_create(
        &place::library(args)?,
        NewLibrary::Empty,
    )?)
}
