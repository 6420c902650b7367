//! Discs that are full, files and folders that may not be written or are gone: a clear line, and nothing is lost.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::place::{Place, Ran};
use crate::{article, treasure, worked};

/// Every file with what is in it.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(contents(&path));
        } else {
            all.push((path.clone(), fs::read(path).unwrap()));
        }
    }
    all.sort();
    all
}

#[test]
fn read_only_leaves_every_file_as_it_was() {
    let place = worked(3);
    // An index that is missing, and one that is stale, would be made again.
    for prepare in [
        &["search", "slow"][..],
        &["mark", "d1q1"],
        &["import", "later.txt"],
    ] {
        place.write("later.txt", article(77));
        place.run(prepare);
        let before = contents(&place.path(""));
        for command in [
            &["documents"][..],
            &["findings"],
            &["search", "slow"],
            &["show", "d1"],
            &["matrix"],
            &["marks"],
            &["history"],
            &["traces"],
            &["check"],
            &[],
        ] {
            let ran = place.run(&[&["--read-only"], command].concat());
            assert_eq!(ran.code, Some(0), "{command:?}: {}", ran.err);
        }
        for command in [
            &["import", "in"][..],
            &["mark", "d1q1"],
            &["undo"],
            &["redo"],
            &["remove", "d1"],
            &["restore", "x"],
            &["marks", "import", "x"],
        ] {
            let ran = place.run(&[&["--read-only"], command].concat());
            assert_eq!(ran.code, Some(2), "{command:?}: {}", ran.out);
            assert!(ran.err.contains("leave --read-only out"), "{}", ran.err);
        }
        assert!(contents(&place.path("")) == before, "{prepare:?}");
    }
    fs::remove_file(place.path("library.sqlite.index")).unwrap();
    assert!(
        place
            .run(&["--read-only", "search", "slow"])
            .out
            .contains("slow")
    );
    assert!(!place.path("library.sqlite.index").exists());
    let nothing = Place::new();
    let ran = nothing.run(&["--read-only", "documents"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("there is no library at"), "{}", ran.err);
    assert_eq!(contents(&nothing.path("")), []);
}

#[test]
fn the_explorer_with_read_only_leaves_every_file_as_it_was() {
    let place = worked(3);
    place.run(&["search", "slow"]);
    let before = contents(&place.path(""));
    let (library, home) = (place.library(), place.path(""));
    let arguments = ["--read-only", "--library", library.to_str().unwrap()];
    let program = Path::new(env!("CARGO_BIN_EXE_casebook"));
    let mut session = crate::terminal::Session::start(
        program,
        &arguments,
        120,
        30,
        &[("HOME", home.to_str().unwrap())],
    );
    session.until("the findings", |s| s.contains("1/") && s.contains("q quit"));
    session.send("2*");
    session.until("why not", |s| s.contains("--read-only"));
    session.send("/slow\r");
    session.until("hits", |s| s.contains("Hits"));
    session.send("q");
    assert_eq!(session.exit(), 0);
    assert!(contents(&place.path("")) == before);
}

/// A command of somebody who is no superuser, for whom permissions hold; `None` when that cannot be.
fn as_somebody(place: &Place, arguments: &[&str]) -> Option<Ran> {
    let program = place.program();
    let is_superuser = fs::File::options()
        .append(true)
        .open(place.path("locked"))
        .is_ok();
    let mut command = if is_superuser {
        let mut command = Command::new("setpriv");
        command
            .args(["--reuid", "65534", "--regid", "65534", "--clear-groups"])
            .arg(program.get_program());
        command
    } else {
        Command::new(program.get_program())
    };
    command
        .args(arguments)
        .current_dir(place.path(""))
        .env("HOME", place.path(""))
        .env("CASEBOOK_LIBRARY", place.library())
        .stdin(Stdio::null());
    let output = command.output().ok()?;
    // Whoever that is has to be able to start the program at all.
    (output.status.code() != Some(127) && output.status.code() != Some(126))
        .then(|| Ran::from(output))
}

fn permit(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_library_that_may_not_be_written_is_still_read_and_says_so() {
    let place = worked(2);
    place.write("locked", "");
    permit(&place.path("locked"), 0o444);
    permit(&place.library(), 0o444);
    permit(&place.path("library.sqlite.index"), 0o444);
    permit(&place.path(""), 0o555);
    let Some(ran) = as_somebody(&place, &["documents"]) else {
        eprintln!("skipped: nobody else may be on this system");
        return;
    };
    assert_eq!(
        (ran.code, ran.out.lines().count()),
        (Some(0), 2),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("nothing in it can be changed") && ran.err.contains("library.sqlite"),
        "{}",
        ran.err
    );
    let ran = as_somebody(&place, &["search", "slow"]).unwrap();
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    for command in [&["mark", "d1q1"][..], &["undo"], &["import", "in"]] {
        let ran = as_somebody(&place, command).unwrap();
        assert_eq!(ran.code, Some(2), "{command:?} {}", ran.out);
        assert!(
            ran.err.contains("may only be read") || ran.err.contains("cannot be opened"),
            "{}",
            ran.err
        );
    }
    permit(&place.path(""), 0o755);
    let ran = as_somebody(&place, &["documents"]).unwrap();
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    permit(&place.library(), 0);
    let ran = as_somebody(&place, &["documents"]).unwrap();
    assert_eq!(ran.code, Some(2), "{}", ran.out);
    assert!(ran.err.contains("library.sqlite"), "{}", ran.err);
}

/// Runs a command that may make no file larger than so many blocks of 512 bytes. It is killed when it tries, or told so.
fn with_room(
    place: &Place,
    blocks: u64,
    killed: bool,
    arguments: &[&str],
) -> (Option<i32>, String) {
    let program = place.program();
    let quiet = if killed { "" } else { "trap '' XFSZ; " };
    let script = format!("{quiet}ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let output = Command::new("sh")
        .args(["-c", &script])
        .arg(program.get_program())
        .args(arguments)
        .current_dir(place.path(""))
        .env("HOME", place.path(""))
        .env("CASEBOOK_LIBRARY", place.library())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    (
        output.status.code(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn without_room_nothing_is_lost_and_every_command_says_why() {
    let model = worked(3);
    model.run(&["backup", "b.sqlite"]);
    let old = treasure(&model);
    let size = fs::metadata(model.path("b.sqlite")).unwrap().len() / 512;
    for (number, arguments) in [
        &["import", "later.txt"][..],
        &["mark", "d3q1", "--tag", "late"],
        &["backup", "c.sqlite"],
        &["restore", "b.sqlite"],
        &["search", "slow"],
    ]
    .iter()
    .enumerate()
    {
        for (step, blocks) in [1, size / 3, size / 2, size - 8].into_iter().enumerate() {
            for killed in [true, false] {
                if killed && (number + step) % 3 != 0 {
                    continue;
                }
                let place = Place::new();
                place.write("later.txt", article(99));
                for name in ["library.sqlite", "b.sqlite"] {
                    fs::copy(model.path("b.sqlite"), place.path(name)).unwrap();
                }
                let (code, err) = with_room(&place, blocks, killed, arguments);
                let what = format!("{arguments:?} with {blocks} blocks: {code:?} {err}");
                assert!(!err.contains("panicked"), "{what}");
                if !killed && code != Some(0) {
                    assert!(
                        matches!(code, Some(1 | 2)) && err.starts_with("casebook: "),
                        "{what}"
                    );
                }
                let there = treasure(&place);
                assert!(place.run(&["check"]).out.starts_with("sound: "), "{what}");
                let documents = old.0.iter().all(|document| there.0.contains(document));
                assert!(
                    documents && there.1.len() >= old.1.len(),
                    "{what}: {there:#?}"
                );
            }
        }
    }
}

#[test]
fn a_folder_that_is_not_there_or_no_folder_is_named() {
    let place = Place::new();
    place.write("file", "x");
    for library in ["file/library.sqlite", "/proc/none/library.sqlite", "."] {
        let ran = place.run(&["--library", library, "documents"]);
        assert_eq!(ran.code, Some(2), "{library}: {}", ran.out);
        assert!(
            ran.err.starts_with("casebook: ") && ran.err.lines().count() == 1,
            "{library}: {}",
            ran.err
        );
        let named = library.split('/').find(|part| !part.is_empty()).unwrap();
        assert!(ran.err.contains(named), "{}", ran.err);
    }
}
