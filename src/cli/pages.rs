//! What is made from the definition of the command line: the manual's pages and the completions of shells.

use anyhow::Context;
use clap::CommandFactory;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::args::Args;
use super::out::Out;

/// Shown by `--help` and in the manual; a test runs each of them.
pub(super) const EXAMPLES: &str = "\
Examples:
  casebook                                   open the explorer
  casebook tour                              be shown round, on the seeds
  casebook import reports/ clipping.txt      take in reports and an article
  casebook search lacks rigour               who said this, and where
  casebook traces council:glouc              where the press's words stand
  casebook traces --check clipping.txt       the same for a file outside
  casebook sections d1                       what a document is divided into
  casebook compare d1 d2 bullying            what two say of it, side by side
  casebook timeline Gloucestershire          inspections in order of time
  casebook export theme:drift -o drift.docx  findings with citations
";

/// Columns of an example's command.
const WIDEST: usize = 42;

const FILES: [(&str, &str); 5] = [
    (
        "~/.local/share/casebook/library.sqlite",
        "The library: documents, what was read from them, and your own work.",
    ),
    (
        "~/.local/share/casebook/library.sqlite.index",
        "What makes the filter quick; may be deleted, and is built again.",
    ),
    (
        "~/.config/casebook/config.toml",
        "Your settings; casebook config check says what is wrong with them.",
    ),
    (
        "~/.config/casebook/keymap.toml",
        "Your keys, where they differ from the usual ones.",
    ),
    (
        "~/.local/state/casebook",
        "Where you were last, and what was written for you.",
    ),
];

const ENVIRONMENT: [(&str, &str); 4] = [
    (
        "CASEBOOK_LIBRARY",
        "The library, when --library names none.",
    ),
    ("CASEBOOK_CONFIG_DIR", "The folder of your settings."),
    (
        "XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME",
        "Where the folders above lie instead.",
    ),
    (
        "NO_COLOR",
        "When it is set, the explorer has no colours, and says everything by marks and words.",
    ),
];

const EXIT_STATUS: [(&str, &str); 3] = [
    ("0", "Done."),
    ("1", "Nothing was found, or some inputs failed."),
    ("2", "An error, or a command that cannot be understood."),
];

/// Prints the manual's page, of the program or of one of its commands.
pub(super) fn man(command: Option<&str>, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let mut program = Args::command();
    program.build();
    let mut page = Vec::new();
    match command {
        None => {
            let man = Man::new(program.after_help("").after_long_help(""));
            man.render_title(&mut page)?;
            man.render_name_section(&mut page)?;
            man.render_synopsis_section(&mut page)?;
            man.render_description_section(&mut page)?;
            man.render_options_section(&mut page)?;
            man.render_subcommands_section(&mut page)?;
            examples().to_writer(&mut page)?;
            listed("FILES", &FILES).to_writer(&mut page)?;
            listed("ENVIRONMENT", &ENVIRONMENT).to_writer(&mut page)?;
            listed("EXIT STATUS", &EXIT_STATUS).to_writer(&mut page)?;
        }
        Some(name) => {
            let known = program
                .find_subcommand(name)
                .filter(|command| !command.is_hide_set());
            let command = known.with_context(|| {
                format!("there is no command {name}; `casebook help` names them all")
            })?;
            Man::new(command.clone()).render(&mut page)?;
        }
    }
    out.text(&String::from_utf8_lossy(&page))?;
    Ok(true)
}

fn examples() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["EXAMPLES"]);
    for line in EXAMPLES.lines().skip(1) {
        let (command, what) = line.trim().split_at_checked(WIDEST).unwrap_or((line, ""));
        roff.control("TP", []);
        roff.text([bold(command.trim())]);
        roff.text([roman(what.trim())]);
    }
    roff
}

/// A section of things and what they are.
fn listed(title: &str, rows: &[(&str, &str)]) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [title]);
    for (name, what) in rows {
        roff.control("TP", []);
        roff.text([bold(*name)]);
        roff.text([roman(*what)]);
    }
    roff
}

/// Prints the script with which a shell completes commands and options.
pub(super) fn completions(shell: clap_complete::Shell, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "casebook", &mut script);
    out.text(&String::from_utf8_lossy(&script))?;
    Ok(true)
}
