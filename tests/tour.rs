//! The guided tour in a terminal: every step is done with the key that it names.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/terminal.rs"]
mod terminal;

use std::path::Path;

use terminal::Session;

#[test]
fn the_tour_goes_on_when_its_keys_are_pressed_and_leaves_nothing_behind() {
    let home = tempfile::tempdir().unwrap();
    let scratch = tempfile::tempdir().unwrap();
    let at = home.path().to_str().unwrap();
    let environment = [
        ("HOME", at),
        ("XDG_DATA_HOME", at),
        ("XDG_STATE_HOME", at),
        ("CASEBOOK_CONFIG_DIR", at),
        ("TMPDIR", scratch.path().to_str().unwrap()),
        ("LANG", "en_GB.UTF-8"),
    ];
    let program = Path::new(env!("CARGO_BIN_EXE_casebook"));
    let mut session = Session::start(program, &["tour"], 100, 30, &environment);
    let keys = [
        "j",
        "/lacks rigour",
        "\r",
        "3",
        "w",
        "Y",
        "p",
        "t",
        "\x1b",
        "*u",
    ];
    for (step, keys) in (1..).zip(keys) {
        let title = format!("Tour {step} of 11");
        session.until(&title, |screen| screen.contains(&title));
        session.send(keys);
    }
    session.until("the last step", |screen| {
        screen.contains("Tour 11 of 11") && screen.contains("Undone: ")
    });
    assert_eq!(scratch.path().read_dir().unwrap().count(), 1);
    session.send("q");
    assert_eq!(session.exit(), 0);
    assert_eq!(scratch.path().read_dir().unwrap().count(), 0);
    assert!(!home.path().join("casebook/library.sqlite").exists());
}
