//! Terminals, environments and folders that lack something: casebook works, or says why not in one line.

use std::os::unix::ffi::OsStrExt;
use std::process::{Command, Stdio};

use crate::place::{Place, Ran};
use crate::seeds;
use crate::wild::Wild;

/// The program with this environment alone.
fn bare(place: &Place, arguments: &[&str], environment: &[(&str, &str)]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command
        .env_clear()
        .envs(environment.iter().copied())
        .args(arguments)
        .current_dir(place.path(""))
        .stdin(Stdio::null());
    Ran::from(command.output().unwrap())
}

/// Runs a line of shell with the program as `$0`.
fn shell(place: &Place, line: &str) -> (Option<i32>, String, String) {
    let program = place.program();
    let output = Command::new("sh")
        .args(["-c", line])
        .arg(program.get_program())
        .current_dir(place.path(""))
        .env("HOME", place.path(""))
        .env("CASEBOOK_LIBRARY", place.library())
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn a_terminal_of_no_kind_or_without_utf_8_still_opens_and_closes() {
    let place = seeds();
    for environment in [
        &[("TERM", "dumb")][..],
        &[],
        &[("TERM", "xterm"), ("LANG", "C"), ("LC_ALL", "C")],
        &[("TERM", "no such terminal")],
    ] {
        let mut wild = Wild::start_with(&place, &["--library", "library.sqlite"], environment);
        wild.until_drawn();
        wild.send(b"\x03");
        assert_eq!(wild.exit(), 0, "{environment:?}: {}", wild.tail());
        assert!(wild.left_modes().is_empty(), "{environment:?}");
        assert_eq!(wild.settings(), wild.before);
    }
}

#[test]
fn closed_standard_streams_are_no_panic_and_give_the_right_exit_code() {
    let place = seeds();
    for line in [
        "\"$0\" documents <&-",
        "\"$0\" documents 2>&-",
        "\"$0\" <&-",
        "\"$0\" documents | head -1",
    ] {
        let (code, out, err) = shell(&place, line);
        assert_eq!(code, Some(0), "{line}: {err}");
        assert!(
            !out.is_empty() && !err.contains("panicked"),
            "{line}: {err}"
        );
    }
    for line in [
        "\"$0\" documents >&-",
        "\"$0\" >&- <&- 2>&-",
        "\"$0\" documents >/dev/full",
        "\"$0\" import - <&-",
    ] {
        let (code, _, err) = shell(&place, line);
        assert!(code.is_some_and(|code| code <= 2), "{line}: {code:?}");
        assert!(
            !err.contains("panicked") && err.lines().count() <= 2,
            "{line}: {err}"
        );
    }
    let (code, _, err) = shell(&place, "\"$0\" documents >/dev/full");
    assert_eq!(code, Some(2));
    assert!(err.contains("standard output cannot be written"), "{err}");
}

#[test]
fn without_a_home_a_library_can_still_be_named() {
    let place = seeds();
    let ran = bare(&place, &["--library", "library.sqlite", "documents"], &[]);
    assert_eq!(
        (ran.code, ran.out.lines().count()),
        (Some(0), 5),
        "{}",
        ran.err
    );
    // Some systems know the home of an account without the variable.
    let ran = bare(&place, &["paths"], &[("XDG_DATA_HOME", "data")]);
    assert!(
        ran.code.is_some_and(|code| code == 0 || code == 2),
        "{}",
        ran.err
    );
    let file = place.write("file", "x");
    let file = file.to_str().unwrap();
    // A home that cannot be: nothing is remembered, and that is no reason not to work.
    let ran = bare(
        &place,
        &["--library", "library.sqlite", "search", "slow"],
        &[
            ("HOME", file),
            ("XDG_STATE_HOME", file),
            ("XDG_CONFIG_HOME", file),
        ],
    );
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let ran = bare(&place, &["documents"], &[("HOME", file)]);
    assert_eq!(
        (ran.code, ran.err.lines().count()),
        (Some(2), 1),
        "{}",
        ran.err
    );
    let mut wild = Wild::start_with(
        &place,
        &["--library", "library.sqlite"],
        &[("TERM", "xterm"), ("HOME", file), ("XDG_STATE_HOME", file)],
    );
    wild.until_drawn();
    wild.send(b"/slow\r");
    wild.send(b"\x03");
    assert_eq!(wild.exit(), 0, "{}", wild.tail());
}

#[test]
fn a_library_whose_name_is_no_text_works_like_any_other() {
    let place = Place::new();
    let name = std::ffi::OsStr::from_bytes(b"odd \xff\x1b[31m\n.sqlite");
    for arguments in [
        &["documents"][..],
        &["search", "slow"],
        &["check"],
        &["mark", "d1f1"],
        &["undo"],
    ] {
        let output = place
            .program()
            .arg("--library")
            .arg(name)
            .args(arguments)
            .output()
            .unwrap();
        let (code, err) = (
            output.status.code(),
            String::from_utf8(output.stderr).unwrap(),
        );
        assert_eq!(code, Some(0), "{arguments:?}: {err}");
        let shown = String::from_utf8(output.stdout).unwrap();
        assert!(
            !shown.contains('\x1b') && !err.contains('\x1b'),
            "{shown} {err}"
        );
    }
    assert!(place.path("").join(name).exists());
}

#[test]
fn files_from_a_time_that_is_yet_to_come_are_no_trouble() {
    let place = seeds();
    for name in ["library.sqlite", "library.sqlite.index"] {
        let set = Command::new("touch")
            .args(["-d", "2099-01-01"])
            .arg(place.path(name))
            .status();
        assert!(set.unwrap().success());
    }
    assert_eq!(place.run(&["search", "slow"]).code, Some(0));
    assert_eq!(place.run(&["mark", "d1f1"]).code, Some(0));
    assert!(place.run(&["check"]).out.starts_with("sound"));
}

#[test]
fn what_casebook_makes_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let home = place.path("");
    // Whatever the account would allow others.
    let (code, _, err) = shell(
        &place,
        "umask 0; unset CASEBOOK_LIBRARY; \"$0\" documents; \"$0\" backup b.sqlite; \"$0\" mark d1f1; \
        for f in md html csv json docx; do \"$0\" export slow -o out.$f; done; \"$0\" marks export marks.json; \"$0\" matrix -o m.csv; \"$0\" matrix -o m.svg",
    );
    assert_eq!(code, Some(0), "{err}");
    let mut seen = 0;
    let mut folders = vec![home];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let (path, mode) = (entry.path(), entry.metadata().unwrap().permissions().mode());
            assert_eq!(mode & 0o077, 0, "{} has mode {mode:o}", path.display());
            seen += 1;
            folders.extend(path.is_dir().then_some(path));
        }
    }
    assert!(seen >= 12, "{seen}");
}
