//! Marking, copying and writing notes in a real pseudo-terminal, with the library on disc and other programs at work.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine;
use serde_json::Value;
use terminal::Session;

const CASEBOOK: &str = env!("CARGO_BIN_EXE_casebook");

/// A home with a library of the seeds in it, and a folder for programs of the test's own.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        fs::create_dir(home.path("bin")).unwrap();
        home.json(&["documents"]);
        home
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).to_string_lossy().into_owned()
    }

    /// A program that puts what it reads into `out`, and then does `more`.
    fn program(&self, name: &str, more: &str) {
        let path = self.path("bin").join(name);
        let script = format!(
            "#!/bin/sh\necho \"$*\" > {0}.args\n{more}\n",
            self.text("out")
        );
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
    }

    fn json(&self, args: &[&str]) -> Vec<Value> {
        let out = Command::new(CASEBOOK)
            .args(args)
            .arg("--json")
            .env("HOME", self.0.path())
            .env("CASEBOOK_LIBRARY", self.path("library.sqlite"))
            .env_remove("XDG_STATE_HOME")
            .output()
            .unwrap();
        let lines = String::from_utf8(out.stdout).unwrap();
        lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    fn open(&self, environment: &[(&str, &str)]) -> Session {
        let session = self.start(&[], environment);
        // A frame without any comes first.
        session.until("the findings", |s| {
            s.contains("Findings · all councils") && s.contains(" 1/")
        });
        session
    }

    fn start(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Session {
        let path = format!("{}:/usr/bin:/bin", self.text("bin"));
        let library = self.text("library.sqlite");
        let home = self.text("");
        let own = [
            ("HOME", home.as_str()),
            ("CASEBOOK_LIBRARY", &library),
            ("PATH", &path),
        ];
        Session::start(
            Path::new(CASEBOOK),
            arguments,
            120,
            36,
            &[&own, environment].concat(),
        )
    }

    /// The finding selected first.
    fn first(&self) -> String {
        self.json(&["findings"])[0]["text"]
            .as_str()
            .unwrap()
            .to_owned()
    }
}

#[test]
fn in_tmux_the_very_bytes_go_to_its_buffer() {
    let home = Home::new();
    home.program("tmux", &format!("cat > {}", home.text("out")));
    let mut session = home.open(&[("TMUX", "/tmp/tmux-0/default,1,0"), ("DISPLAY", ":0")]);
    session.send("2y");
    session.until("the way it went", |s| {
        s.contains("Put the words in tmux's buffer")
    });
    assert_eq!(fs::read_to_string(home.path("out")).unwrap(), home.first());
    assert_eq!(
        fs::read_to_string(home.path("out.args")).unwrap(),
        "load-buffer -w -\n"
    );
    assert!(!session.wrote("\x1b]52"));
}

#[test]
fn a_helper_is_used_only_with_its_screen_and_passed_over_when_it_fails() {
    let home = Home::new();
    home.program("wl-copy", "exit 1");
    home.program("xclip", &format!("cat > {}", home.text("out")));
    let mut session = home.open(&[("WAYLAND_DISPLAY", "wayland-0"), ("DISPLAY", ":0")]);
    session.send("2Y");
    session.until("the way it went", |s| {
        s.contains("Copied the words with their citation with xclip.")
    });
    let copied = fs::read_to_string(home.path("out")).unwrap();
    assert!(
        copied.starts_with(&format!("“{}” ", home.first())),
        "{copied}"
    );
}

#[test]
fn over_ssh_the_terminal_is_asked_and_nobody_says_copied() {
    let home = Home::new();
    home.program("xclip", "cat > /dev/null");
    let mut session = home.open(&[]);
    session.send("2y");
    session.until("the way it went", |s| {
        s.contains("Sent the words to the terminal (OSC 52)")
    });
    let words = base64::engine::general_purpose::STANDARD.encode(home.first());
    assert!(session.wrote(&format!("\x1b]52;c;{words}\x07")));
    session.until("nothing more", |s| !s.contains("Copied"));
}

#[test]
fn the_readers_own_command_comes_first_and_its_failure_is_said() {
    let home = Home::new();
    home.program("mine", &format!("cat > {}", home.text("out")));
    fs::create_dir_all(home.path(".config/casebook")).unwrap();
    fs::write(
        home.path(".config/casebook/config.toml"),
        "clipboard = \"mine -x\"\n",
    )
    .unwrap();
    let mut session = home.open(&[("TMUX", "x")]);
    session.send("2y");
    session.until("the way it went", |s| {
        s.contains("Copied the words with mine -x.")
    });
    assert_eq!(fs::read_to_string(home.path("out")).unwrap(), home.first());
    home.program("mine", "exit 3");
    session.send("y");
    session.until("that it failed", |s| {
        s.contains("Not copied: `mine -x`, your `clipboard` in config.toml")
    });
}

#[test]
fn the_readers_editor_has_the_terminal_to_itself_and_its_text_becomes_the_note() {
    let home = Home::new();
    home.program(
        "my-editor",
        "cat \"$2\" > \"$0.before\"; printf 'two\\nlines' > \"$2\"",
    );
    let mut session = home.open(&[("EDITOR", "my-editor -w")]);
    session.send("2afirst");
    session.until("the note", |s| {
        s.contains("Note on “") && s.contains("first")
    });
    session.send("\x0f");
    session.until("the new text", |s| s.contains("lines"));
    session.send("\x13");
    session.until("that it is saved", |s| s.contains("Saved: note on"));
    assert_eq!(
        fs::read_to_string(home.path("bin/my-editor.before")).unwrap(),
        "first"
    );
    assert_eq!(home.json(&["marks"])[0]["note"], "two\nlines");
    let left = fs::read_dir(home.path(".local/state/casebook")).unwrap();
    let names: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
    assert!(
        !names
            .iter()
            .any(|name| name.to_string_lossy().starts_with("note-")),
        "{names:?}"
    );
    session.send("q");
    assert_eq!(session.exit(), 0);
}

#[test]
fn where_the_reader_was_survives_a_kill_and_fresh_opens_at_the_beginning() {
    let home = Home::new();
    let mut session = home.open(&[]);
    session.send("/drift\r");
    session.until("the hits", |s| s.contains("Hits"));
    let folder = home.path(".local/state/casebook");
    let kept = || {
        let files = fs::read_dir(&folder).into_iter().flatten();
        let texts = files.filter_map(|file| fs::read_to_string(file.ok()?.path()).ok());
        texts
            .into_iter()
            .any(|text| text.contains("query = \"drift\""))
    };
    session.until("that the place is noted", |_| kept());
    session.signal("KILL");
    drop(session);
    let mut session = home.start(&[], &[]);
    session.until("the same hits", |s| {
        s.contains("/ drift") && s.contains("Hits")
    });
    session.send("\x1b");
    session.until("no filter", |s| s.contains("Findings"));
    session.send("q");
    assert_eq!(session.exit(), 0);
    let mut session = home.start(&[], &[]);
    session.until("what was left last", |s| {
        s.contains("Findings · all councils")
    });
    session.send("/delay\rq");
    assert_eq!(session.exit(), 0);
    let mut session = home.start(&["--fresh"], &[]);
    session.until("the beginning", |s| s.contains("Findings · all councils"));
    session.send("q");
    assert_eq!(session.exit(), 0);
}

#[test]
fn a_damaged_session_is_left_aside_with_a_word() {
    let home = Home::new();
    let mut session = home.open(&[]);
    session.send("/drift\rq");
    assert_eq!(session.exit(), 0);
    let files = fs::read_dir(home.path(".local/state/casebook")).unwrap();
    let file = files
        .map(|file| file.unwrap().path())
        .find(|path| path.to_string_lossy().contains("session-"));
    fs::write(file.unwrap(), "pane = \"roof\"\n\u{1b}[2J").unwrap();
    let mut session = home.open(&[]);
    session.until("why", |s| s.contains("casebook opens at the beginning"));
    session.send("q");
    assert_eq!(session.exit(), 0);
}
