//! The command line as it may be typed.

use std::path::PathBuf;
use std::sync::LazyLock;

use clap::{Parser, Subcommand};

use crate::term::{Theme, looks};

/// What Ofsted said about councils' children's services, and who said it
///
/// Without a command the explorer opens; the first run makes a library with five example documents.
#[derive(Debug, Parser)]
#[command(name = "casebook", version, disable_help_subcommand = false, after_help = super::pages::EXAMPLES)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one per switch, as they are typed"
)]
pub(super) struct Args {
    /// Use this library; else the one that `CASEBOOK_LIBRARY` names, else the one in the data folder (`casebook paths`)
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) library: Option<PathBuf>,

    /// Print one JSON object per line
    #[arg(long, global = true)]
    pub(super) json: bool,

    /// Use these colours in the explorer; contrast is painted, for a projector
    #[arg(long, value_name = "NAME", value_parser = super::config::theme, long_help = THEMES.as_str())]
    pub(super) theme: Option<Theme>,

    /// Change nothing: not the library, and nothing that is remembered
    #[arg(long, global = true)]
    pub(super) read_only: bool,

    /// Open at the beginning, not where you were last
    #[arg(long)]
    pub(super) fresh: bool,

    /// Print instead of drawing, for a screen reader or a braille line: the councils, and what prints the rest
    #[arg(long)]
    pub(super) plain: bool,

    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read files or folders into the library
    ///
    /// Prints one line per file: added, unchanged, duplicate of another, or failed with the reason. A failed file never
    /// stops the rest. A PROVENANCE.toml in a file's folder may give its publisher, date, kind and councils.
    Import {
        /// Files or folders; `-` reads standard input
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Give up a file that takes longer to read
        #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=3_600))]
        time_limit: u64,
        /// Give up a file that needs more memory to read
        #[arg(long, value_name = "MB", default_value_t = 450, value_parser = clap::value_parser!(u64).range(100..=100_000))]
        memory_limit: u64,
        /// Say what is in the files, and take nothing in
        #[arg(long, conflicts_with_all = ["time_limit", "memory_limit"])]
        preview: bool,
    },
    /// Read the files that the parent process sends
    #[command(hide = true)]
    ImportWorker {
        /// Memory that it may use, in MB
        megabytes: u64,
    },
    /// List documents, newest first
    Documents {
        /// Only those with findings that match
        query: Vec<String>,
        #[command(flatten)]
        table: Table,
    },
    /// List councils with their latest grade and counts
    Councils {
        /// Only those with findings that match
        query: Vec<String>,
        #[command(flatten)]
        table: Table,
    },
    /// List findings; with a query the best first
    Findings {
        /// Words, "phrases" and fields such as council:glouc or speaker:ofsted
        query: Vec<String>,
        #[command(flatten)]
        table: Table,
    },
    /// List quotations with their speakers
    Quotations {
        /// Only those in findings that match
        query: Vec<String>,
        #[command(flatten)]
        table: Table,
    },
    /// List the grades of inspections
    Judgements {
        /// Only those of documents with findings that match
        query: Vec<String>,
        #[command(flatten)]
        table: Table,
    },
    /// List where Ofsted's quoted words stand in the reports, and how they differ
    ///
    /// Says `no_primary` when the report that was quoted is not in the library: never that Ofsted did not say it. With --check
    /// the exit code is 1 when a quotation is altered or not found.
    Traces {
        /// Only those in findings that match; trace:altered for those with differences
        #[arg(conflicts_with = "check")]
        query: Vec<String>,
        /// Check the quotations of this file, which is not taken into the library; `-` reads standard input
        #[arg(long, value_name = "FILE")]
        check: Option<PathBuf>,
        /// The council that the file is about, when it does not say so itself
        #[arg(long, value_name = "NAME", requires = "check")]
        council: Option<String>,
        #[command(flatten)]
        table: Table,
    },
    /// List the findings of two documents, with the same words where both reports have them
    ///
    /// First those of the one, then those of the other, or beside each other on a terminal of 120 columns: under each finding where the other has the same words, and what became of
    /// its quotations there. `casebook show d3q7` puts a quotation beside the sentence it comes from.
    Compare {
        /// One document, as the lists print it
        #[arg(value_name = "ID")]
        left: String,
        /// The other
        #[arg(value_name = "ID")]
        right: String,
        /// Only findings that match
        query: Vec<String>,
        #[command(flatten)]
        table: Table,
    },
    /// List a council's inspections, documents and answers in the order of time
    ///
    /// Inspections that documents tell of, and of which no report is held, stand among them with what is said; statements that
    /// cannot all be right stand together, each with its page.
    Timeline {
        /// Its name, a short form of it or its GSS code
        #[arg(required = true, value_name = "COUNCIL")]
        council: Vec<String>,
        #[command(flatten)]
        table: Table,
    },
    /// Count findings by theme, and by council, document or year
    ///
    /// Each number has a sign: − when most say that something is wrong, + when most say that something is right, ± for neither.
    Matrix(super::matrix::Wanted),
    /// Rank findings and show the words that matched
    Search {
        /// Words, "phrases" and fields such as council:glouc or speaker:ofsted
        #[arg(required = true)]
        query: Vec<String>,
        /// Show no more than this many
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// Show a document, finding or quotation (d3, d3f12, d3q7) with its quotations marked
    Show {
        /// Its ID, as the lists print it
        id: String,
    },
    /// List the sections of a document, with their pages
    Sections {
        /// Its ID, as the lists print it
        id: String,
        #[command(flatten)]
        table: Table,
    },
    /// Print findings or quotations with where they come from, ready to be pasted
    Cite {
        /// Findings or quotations, as the lists print them
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
        /// How they are written
        #[arg(long, value_enum, default_value = "plain")]
        form: crate::export::citation::Form,
    },
    /// Write findings that match, or a briefing, to a file of another form
    Export(super::export::Wanted),
    /// Mark findings or quotations, or put a label, a note, or a place in a briefing on them
    Mark(super::marks::Putting),
    /// List what you marked, labelled and noted
    Marks {
        /// Only what has no place any more, because its document changed or left
        #[arg(long)]
        lost: bool,
        #[command(flatten)]
        table: Table,
        #[command(subcommand)]
        what: Option<MarksCommand>,
    },
    /// List your briefings, or print one of them
    Briefings {
        /// The briefing of this name, without your own notes and labels
        name: Option<String>,
    },
    /// List the filters that you saved under a name
    Searches {
        #[command(flatten)]
        table: Table,
    },
    /// Write a copy of the library to a new file; it may be in use meanwhile
    Backup {
        /// The new file
        file: PathBuf,
    },
    /// Put a backup in the place of the library, which is kept beside it
    Restore {
        /// The backup; with --salvage the damaged library, which is otherwise the one in use
        #[arg(required_unless_present = "salvage")]
        file: Option<PathBuf>,
        /// Save what can still be read of a damaged library
        #[arg(long)]
        salvage: bool,
    },
    /// Say whether the library is sound, and what is wrong with it
    Check,
    /// Take documents out of the library; `casebook undo` brings them back
    Remove {
        /// Their IDs, as the lists print them
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
    /// Undo what was done to the library last
    ///
    /// Imports, removals, marks, tags, notes and briefings, one after the other, over all sessions; `casebook history` lists them.
    Undo,
    /// Do again what was undone last
    Redo,
    /// List what was done to the library, latest first
    History {
        /// Show no more than this many
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// Be shown round, on the five seeds in a library that is thrown away afterwards
    Tour,
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual's page, for man: `casebook man | man -l -`
    Man {
        /// The page of this command
        command: Option<String>,
    },
    /// Print where casebook keeps its files
    Paths,
    /// Look after your own settings
    Config {
        #[command(subcommand)]
        what: ConfigCommand,
    },
}

/// What `--theme` takes.
static THEMES: LazyLock<String> = LazyLock::new(|| {
    let looks: Vec<&str> = looks().collect();
    format!(
        "Use these colours in the explorer; contrast is painted, for a projector\n\nauto, {}, or your own: a file in the folder \
         `looks` beside config.toml.",
        looks.join(", ")
    )
});

#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(super) struct Table {
    /// Print a table for a spreadsheet, with the fields of --json as columns
    #[arg(long)]
    pub(super) csv: bool,
}

impl Command {
    /// Whether it is there to change the library.
    pub(super) fn changes(&self) -> bool {
        match self {
            Self::Marks { what, .. } => matches!(what, Some(MarksCommand::Import { .. })),
            Self::Import { preview, .. } => !preview,
            _ => matches!(
                self,
                Self::Mark(_)
                    | Self::Restore { .. }
                    | Self::Remove { .. }
                    | Self::Undo
                    | Self::Redo
            ),
        }
    }

    /// Whether a table is asked for.
    pub(super) fn is_csv(&self) -> bool {
        match self {
            Self::Documents { table, .. }
            | Self::Councils { table, .. }
            | Self::Findings { table, .. }
            | Self::Quotations { table, .. }
            | Self::Judgements { table, .. }
            | Self::Traces { table, .. }
            | Self::Marks { table, .. }
            | Self::Compare { table, .. }
            | Self::Sections { table, .. }
            | Self::Searches { table }
            | Self::Config {
                what: ConfigCommand::Keys { table },
            }
            | Self::Timeline { table, .. } => table.csv,
            Self::Matrix(wanted) => wanted.table.csv,
            _ => false,
        }
    }
}

#[derive(Debug, Clone, Subcommand)]
pub(super) enum MarksCommand {
    /// Write your marks, labels, notes and briefings to a JSON file for a colleague
    Export {
        /// The file
        file: PathBuf,
        /// Write over a file that is there
        #[arg(long)]
        force: bool,
    },
    /// Add a colleague's marks to your own; neither side's are lost
    Import {
        /// The file
        file: PathBuf,
    },
}

#[derive(Debug, Clone, Copy, Subcommand)]
pub(super) enum ConfigCommand {
    /// Say what is wrong with config.toml, keymap.toml and your own looks, with the line
    ///
    /// Both are in the config folder (`casebook paths`). config.toml has `theme = "contrast"` and
    /// `clipboard = "xclip -selection clipboard"`, a command that takes copied text; keymap.toml has a table for
    /// each place and a line for each action, such as `down = ["j", "ctrl-j"]` under `[panes]`; "none" takes the keys away.
    Check,
    /// List every action with its keys, your own keymap.toml included
    Keys {
        #[command(flatten)]
        table: Table,
    },
}
