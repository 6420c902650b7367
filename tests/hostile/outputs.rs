//! What leaves the program while hostile files are in the library: every command, export, error and screen, byte by byte.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use casebook::model::visible::is_visible;

use crate::hostile::{Hostile, files};
use crate::outcomes::{SEED, SMALL, import, written};
use crate::terminal::Session;
use crate::watched::{program, watch};

/// What a reader may be made to type or paste.
const TYPED: &[&str] = &[
    "\u{1b}]0;owned\u{7}",
    "\u{9b}2J",
    "council:\u{1b}[31m",
    "theme:\u{202e}",
    "grade:\u{1b}[2J",
    "\"\u{1b}[31m",
    "year:\u{7}",
    "doc:\u{200b}",
    "x\u{85}y\u{2028}z\u{e0041}",
];

/// A library of all that is hostile and small, and a folder for what comes out of it.
struct Full {
    home: tempfile::TempDir,
}

impl Full {
    /// With one in so many of the files.
    fn new(step: usize) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut all: Vec<_> = files(SEED, SMALL).into_iter().step_by(step).collect();
        all.retain(|file| file.bytes.len() < 60_000);
        all.push(Hostile {
            name: b"PROVENANCE.toml".to_vec(),
            bytes: provenance().into(),
            good: false,
        });
        written(&home.path().join("in"), &all);
        let ran = import(home.path(), Path::new("in"), Duration::from_mins(5));
        plain("import", &ran.out);
        plain("import's notes", &ran.err);
        Self { home }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        let library = self.home.path().join("library.sqlite");
        let home = self.home.path();
        command
            .current_dir(home)
            .env("HOME", home)
            .env("CASEBOOK_LIBRARY", library)
            .args(arguments);
        command
    }

    /// Runs a command and looks at everything it writes; its standard output.
    fn run(&self, arguments: &[&str]) -> String {
        let ran = watch(&mut self.command(arguments), Duration::from_mins(2));
        let shown = format!("{arguments:?}");
        plain(&shown, &ran.err);
        let out = plain(&shown, &ran.out);
        assert!(
            ran.code.is_some_and(|code| code < 3),
            "{shown}: {:?}",
            ran.code
        );
        out
    }
}

/// A manifest whose every word steers.
fn provenance() -> String {
    let document = |name: &str| {
        format!(
            "[[document]]\nfile = \"{name}\"\ntitle = \"\\u001B]0;owned\\u0007\\u202E\"\npublisher = \"=1+1\\u009B31m\"\npublished = \"2019-01-02\"\n"
        )
    };
    (0..6)
        .map(|number| document(&format!("good {number}.txt")))
        .collect()
}

/// The text of these bytes, which must be without anything that steers or hides.
fn plain(what: &str, bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| panic!("{what} is not UTF-8"));
    assert!(!text.contains("panicked"), "{what}: {text}");
    if let Some(at) = text.find(|c| c != '\n' && !is_visible(c)) {
        let (start, end) = (
            text.floor_char_boundary(at.saturating_sub(60)),
            text.ceil_char_boundary(at + 20),
        );
        panic!(
            "{what} holds something that steers or hides: {:?}",
            &text[start..end]
        );
    }
    text
}

/// As [`plain`], for what a terminal is sent: the interface's own sequences are taken out first.
fn plain_screen(what: &str, bytes: &[u8]) {
    let text = String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| panic!("{what} is not UTF-8"));
    // As the interface writes them and the files do not: a place with row and column, colours by number in the long form, the
    // whole screen cleared, the rest of a line, and its modes: alternate screen, paste, frames, cursor, mouse.
    let own = regex::Regex::new(
        r"\x1b\[(?:\d+;\d+H|2J|K|(?:(?:\d|2\d|[345]9|[345]8[;:][25](?:[;:]\d+)+)(?:;(?:[345]9|[345]8[;:][25](?:[;:]\d+)+))*)m|\?(?:1049|2004|2026|25|100[02356]|1015)[hl])",
    )
    .unwrap();
    let left = own.replace_all(&text, "").replace(['\r', '\n'], "");
    plain(what, left.as_bytes());
}

#[test]
fn nothing_of_a_hostile_file_steers_the_terminal_from_any_command_export_or_error() {
    let typed = TYPED.concat();
    every_output(&Full::new(5), &[&typed, &typed[1..]], 30);
}

#[test]
#[ignore = "takes minutes"]
fn nothing_of_any_hostile_file_steers_the_terminal_from_any_command_export_or_error() {
    every_output(&Full::new(1), TYPED, 1);
}

/// Runs every command; of the documents one in so many is shown.
fn every_output(full: &Full, typed: &[&str], step: usize) {
    let lists: &[&[&str]] = &[
        &["documents"],
        &["councils"],
        &["findings"],
        &["quotations"],
        &["judgements"],
        &["traces"],
        &["marks"],
        &["matrix"],
        &["timeline", "doncaster"],
    ];
    for list in lists {
        full.run(list);
        full.run(&[list, &["--json"][..]].concat());
        full.run(&[list, &["--csv"][..]].concat());
    }
    for more in [
        &["history"][..],
        &["briefings"],
        &["searches"],
        &["config", "keys"],
        &["check"],
        &["paths"],
        &["search", "slow"],
        &["search", "slow", "--json"],
    ] {
        full.run(more);
    }
    let documents = full.run(&["documents", "--json"]);
    let ids = documents.lines().map(|line| {
        serde_json::from_str::<serde_json::Value>(line).unwrap()["id"]
            .as_str()
            .unwrap()
            .to_owned()
    });
    let ids: Vec<String> = ids.collect();
    assert!(ids.len() > 40, "{}", ids.len());
    for id in ids.iter().step_by(step) {
        full.run(&["show", id]);
        full.run(&["cite", &format!("{id}q1")]);
        full.run(&["sections", id]);
        full.run(&["compare", id, &ids[0], "slow"]);
    }
    for typed in typed {
        full.run(&["search", typed]);
        full.run(&["show", typed]);
        full.run(&["timeline", typed]);
        full.run(&["--library", typed, "check"]);
        full.run(&[typed]);
        full.run(&[
            "mark",
            "d1f1",
            "--tag",
            typed,
            "--note",
            typed,
            "--briefing",
            typed,
        ]);
        full.run(&[
            "export",
            "--briefing",
            typed,
            "--notes",
            "-o",
            "briefing.md",
            "--force",
        ]);
        full.run(&["import", typed]);
        full.run(&["restore", typed]);
        full.run(&["export", "slow", "-o", typed]);
    }
    full.run(&["marks"]);
    full.run(&["marks", "--csv"]);
    full.run(&["history"]);
    for name in ["out.md", "out.html", "out.csv", "out.json"] {
        full.run(&["export", "slow", "-o", name]);
        let bytes = fs::read(full.home.path().join(name)).unwrap();
        let text = String::from_utf8(bytes).unwrap().replace("\r\n", "\n");
        // The mark by which spreadsheets know UTF-8 is ours.
        let text = plain(name, text.trim_start_matches('\u{feff}').as_bytes());
        let formula = |line: &str| {
            line.split(',')
                .any(|cell| cell.starts_with('=') || cell.starts_with("\"="))
        };
        assert!(
            name != "out.csv" || !text.lines().any(formula),
            "a formula in {name}"
        );
    }
    full.run(&["export", "slow", "-o", "out.docx"]);
    parts(&full.home.path().join("out.docx"));
}

/// Every part of a Word file, as text.
fn parts(path: &Path) {
    let bytes = fs::read(path).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let name = part.name().unwrap().into_owned();
        if name.ends_with(".xml") || name.ends_with(".rels") {
            plain(
                &name,
                &String::from_utf8(bytes)
                    .unwrap()
                    .replace("\r\n", "\n")
                    .into_bytes(),
            );
        }
    }
}

#[test]
fn bad_settings_and_remembered_words_steer_no_terminal() {
    let full = Full::new(5);
    let home = full.home.path();
    let settings = home.join(".config/casebook");
    fs::create_dir_all(&settings).unwrap();
    for text in [
        "theme = \"\u{202e}\u{9b}31m\"\n",
        "\u{1b}[31m = 3\n",
        "clipboard = [\"\\u001B]0;x\\u0007\"]\n",
        "th\u{200b}eme = \"dark\"\n",
    ] {
        fs::write(settings.join("config.toml"), text).unwrap();
        fs::write(
            settings.join("keymap.toml"),
            format!("[panes]\nhelp = \"\u{202e}\u{200b}\"\n{text}"),
        )
        .unwrap();
        full.run(&["config", "check"]);
        let mut session = explorer(home);
        session.until("the notice", |s| {
            s.contains("config.toml") || s.contains("keymap.toml")
        });
        session.send("q");
        session.exit();
        plain_screen("a notice", &session.bytes());
    }
    fs::write(
        home.join("marks.json"),
        "{\"kind\":\"\\u001B]0;x\\u0007\",\"version\":1,\"marks\":[],\"briefings\":[]}",
    )
    .unwrap();
    full.run(&["marks", "import", "marks.json"]);
}

fn explorer(home: &Path) -> Session {
    let folder = home.to_str().unwrap();
    let library = home.join("library.sqlite");
    Session::start(
        &program(),
        &["--library", library.to_str().unwrap()],
        120,
        40,
        &[("HOME", folder)],
    )
}

#[test]
fn nothing_of_a_hostile_file_steers_the_terminal_from_any_screen() {
    let full = Full::new(5);
    full.run(&[
        "mark",
        "d1f1",
        "--tag",
        "\u{1b}[31m",
        "--note",
        "a\u{1b}]0;x\u{7}b",
        "--briefing",
        "\u{202e}board",
    ]);
    let mut session = explorer(full.home.path());
    session.until("the findings", |s| {
        s.contains("All councils") && s.contains("1/")
    });
    // Each row of the list with its source, every view, and what is typed and pasted.
    let keys = [
        "2",
        "jjjjjjjjjj",
        "3",
        "jjjjjjjjjj",
        "nnnn",
        "w",
        "\x1b",
        "z",
        "\x1b",
        "D",
        "good",
        "\x1b",
        "O",
        "\x1b",
        "t",
        "jj",
        "\x1b",
        "x",
        "\t",
        "\x1b",
        "U",
        "\x1b",
        "?",
        "\x1b",
        "|",
        "\x1b",
        "p",
        "\x1b",
        "T",
        "\x1b",
        "b",
        "\x1b",
        "#",
        "\x1b",
        "a",
        "\x1b",
        ":",
        "\x1b",
        "s",
        "\x1b",
        "i",
        "in/",
        "\t",
        "\x1b",
        "\x1b",
        "/",
        "\x1b[200~\u{9b}2Jslow\u{202e}\x1b[201~",
        "\x1b",
        "\x1b",
        "/slow\r",
        "W",
        "\x1b",
        "v",
        "\x1b",
        "m",
        "\x1b",
        "M",
        "\x1b",
    ];
    for key in keys {
        session.send(key);
        session.settled();
    }
    for _ in 0..40 {
        session.send("\x1b");
        session.settled();
        session.send("2jjjjj");
        session.settled();
    }
    session.send("\x03");
    session.exit();
    plain_screen("a screen", &session.bytes());
}
