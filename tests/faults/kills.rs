//! Kills at any moment: what was acknowledged is there, everything is whole or absent, and doing it again completes it.

use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::dice::Dice;
use crate::place::Place;
use crate::terminal::Session;
use crate::{article, treasure, worked};

/// Kills an import of `files` files at a random moment, `times` times.
fn killed_imports(times: usize, files: usize) {
    let mut dice = Dice(0x00c0_ffee);
    let place = worked(2);
    let (_, marks) = treasure(&place);
    place.run(&["backup", "before.sqlite"]);
    for number in 2..files + 2 {
        place.write(&format!("more/{number:03}.txt"), article(number));
    }
    let start = Instant::now();
    place.run(&["import", "more"]);
    let whole = start.elapsed();
    let (expected, _) = treasure(&place);
    let mut partial = 0;
    for round in 0..times {
        place.run(&["restore", "before.sqlite"]);
        std::fs::read_dir(place.path(""))
            .unwrap()
            .flatten()
            .for_each(|entry| {
                if entry
                    .file_name()
                    .to_string_lossy()
                    .contains("before-restore")
                {
                    std::fs::remove_file(entry.path()).unwrap();
                }
            });
        let mut child = place
            .program()
            .args(["import", "more"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let longest = usize::try_from(whole.as_micros()).unwrap();
        sleep(Duration::from_micros(dice.below(longest) as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        let ran = place.run(&["check"]);
        assert!(
            ran.out.starts_with("sound: "),
            "kill {round}: {}{}",
            ran.out,
            ran.err
        );
        let (there, marked) = treasure(&place);
        assert_eq!(marked, marks, "kill {round}: marks");
        assert!(
            there.iter().all(|document| expected.contains(document)),
            "kill {round}: {there:#?}"
        );
        partial += usize::from(there.len() > 2 && there.len() < expected.len());
        let again = place.run(&["import", "more"]).out;
        let count = |word: &str| again.lines().filter(|line| line.starts_with(word)).count();
        assert_eq!(
            (count("added"), count("unchanged")),
            (expected.len() - there.len(), there.len() - 2),
            "kill {round}: {again}"
        );
        assert_eq!(treasure(&place).0, expected, "kill {round}");
    }
    println!(
        "{times} kills in imports of {files} files ({whole:?} each): {partial} in the middle, every library sound, 0 marks lost"
    );
}

#[test]
fn an_import_that_is_killed_leaves_whole_documents_and_the_next_one_completes_it() {
    killed_imports(5, 25);
}

#[test]
#[ignore = "takes minutes"]
fn an_import_is_killed_two_hundred_times() {
    killed_imports(200, 200);
}

/// The explorer on the library of `place`.
fn explorer(place: &Place) -> Session {
    let (library, home) = (place.library(), place.path(""));
    let arguments = ["--library", library.to_str().unwrap()];
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_casebook"));
    Session::start(
        program,
        &arguments,
        120,
        30,
        &[("HOME", home.to_str().unwrap())],
    )
}

/// Puts a mark, a label and a note on in turn, and kills the explorer up to 50 ms after the screen says so.
fn killed_after_marks(times: usize) {
    let mut dice = Dice(0xdead_beef);
    let place = worked(3);
    for round in 0..times {
        let mut session = explorer(&place);
        // The last line may say something of the index instead of the keys.
        session.until("the findings", |s| s.contains("1/"));
        let (keys, expected) = match round % 3 {
            0 => (format!("#kill {round}\r"), format!("kill {round}")),
            1 => (
                format!("akill note {round}\x13"),
                format!("kill note {round}"),
            ),
            _ => ("*".to_owned(), String::new()),
        };
        let before = place
            .json(&["marks"])
            .iter()
            .filter(|row| row["marked"] == true)
            .count();
        session.send("2");
        session.send(&keys);
        // Not the word alone: the status line says which key marks before anything is marked.
        session.until("what was done", |s| s.contains("Saved: "));
        sleep(Duration::from_micros(dice.below(50_000) as u64));
        session.signal("KILL");
        session.exit();
        let rows = place.json(&["marks"]);
        if expected.is_empty() {
            let after = rows.iter().filter(|row| row["marked"] == true).count();
            assert_ne!(before, after, "kill {round}: the mark");
        } else {
            let shown = format!("{rows:?}");
            assert!(
                shown.contains(&expected),
                "kill {round}: {expected} in {shown}"
            );
        }
    }
    assert!(place.run(&["check"]).out.starts_with("sound: "));
    println!("{times} kills after a mark, a label or a note was acknowledged: every one is there");
}

#[test]
fn what_the_screen_says_was_kept_is_there_after_a_kill() {
    killed_after_marks(6);
}

#[test]
#[ignore = "takes minutes"]
fn the_explorer_is_killed_two_hundred_times_after_a_mark() {
    killed_after_marks(200);
}

/// Runs a command of the program so that it is killed when it makes its nth call of this sort; whether it was.
fn killed_at(place: &Place, call: &str, number: usize, arguments: &[&str]) -> bool {
    let program = place.program();
    let mut command = Command::new("strace");
    command
        .args([
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            &format!("trace={call}"),
            "-e",
            &format!("inject={call}:signal=KILL:when={number}"),
        ])
        .arg(program.get_program())
        .args(arguments)
        .current_dir(place.path(""))
        .env("HOME", place.path(""))
        .env("CASEBOOK_LIBRARY", place.library())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .stdin(Stdio::null());
    command.status().unwrap().code() != Some(0)
}

/// The calls that change what is on disc.
const WRITES: [&str; 9] = [
    "pwrite64",
    "write",
    "fsync",
    "fdatasync",
    "ftruncate",
    "rename",
    "linkat",
    "unlink",
    "openat",
];

/// Prepares a library, kills a command at every call that writes, and looks at what is there after each kill.
pub(super) fn killed_at_every_write(
    what: &str,
    prepare: impl Fn() -> Place,
    arguments: &[&str],
    look: impl Fn(&Place, &str),
) {
    if Command::new("strace").arg("-V").output().is_err() {
        eprintln!("skipped: there is no strace here");
        return;
    }
    let mut kills = 0;
    for call in WRITES {
        let mut number = 1;
        loop {
            let place = prepare();
            let killed = killed_at(&place, call, number, arguments);
            look(&place, &format!("{what}: {call} {number}"));
            if !killed {
                break;
            }
            kills += 1;
            assert!(number < 3_000, "{what}: {call}: it never ends by itself");
            // Opening files is mostly reading; every third is enough.
            number += if call == "openat" { 3 } else { 1 };
        }
    }
    println!("{what}: killed at each of {kills} calls; the old or the new state every time");
}

fn copied(from: &Place, names: &[&str]) -> Place {
    let place = Place::new();
    for name in names {
        std::fs::copy(from.path(name), place.path(name)).unwrap();
    }
    place
}

pub(super) fn is_sound(place: &Place, what: &str) {
    let ran = place.run(&["check"]);
    assert!(
        ran.out.starts_with("sound: "),
        "{what}: {}{}",
        ran.out,
        ran.err
    );
}

#[test]
#[ignore = "takes minutes, and needs strace"]
fn a_restore_is_killed_at_every_write() {
    let model = worked(3);
    model.run(&["backup", "b.sqlite"]);
    let old = treasure(&model);
    model.write("later.txt", article(99));
    model.run(&["import", "later.txt"]);
    let new = treasure(&model);
    let prepare = || copied(&model, &["library.sqlite", "b.sqlite"]);
    killed_at_every_write(
        "restore",
        prepare,
        &["restore", "b.sqlite"],
        |place, what| {
            is_sound(place, what);
            let there = treasure(place);
            assert!(there == old || there == new, "{what}");
        },
    );
}

#[test]
#[ignore = "takes minutes, and needs strace"]
fn a_backup_is_killed_at_every_write() {
    let model = worked(3);
    let old = treasure(&model);
    let prepare = || copied(&model, &["library.sqlite"]);
    killed_at_every_write("backup", prepare, &["backup", "b.sqlite"], |place, what| {
        is_sound(place, what);
        assert_eq!(treasure(place), old, "{what}");
        if place.path("b.sqlite").exists() {
            let ran = place.run(&[
                "--library",
                place.path("b.sqlite").to_str().unwrap(),
                "check",
            ]);
            assert!(ran.out.starts_with("sound: "), "{what}: {}", ran.out);
        }
    });
}

#[test]
#[ignore = "takes minutes, and needs strace"]
fn an_import_is_killed_at_every_write() {
    let model = worked(3);
    let old = treasure(&model);
    let prepare = || {
        let place = copied(&model, &["library.sqlite"]);
        place.write("later.txt", article(99));
        place
    };
    killed_at_every_write(
        "import",
        prepare,
        &["import", "later.txt"],
        |place, what| {
            is_sound(place, what);
            let (documents, marks) = treasure(place);
            assert!(
                marks == old.1 && old.0.iter().all(|document| documents.contains(document)),
                "{what}"
            );
            assert_eq!(place.run(&["import", "later.txt"]).code, Some(0), "{what}");
            assert_eq!(treasure(place).0.len(), 4, "{what}");
        },
    );
}

#[test]
#[ignore = "takes minutes, and needs strace"]
fn an_index_is_killed_at_every_write_of_its_renewal() {
    let model = worked(3);
    let expected = model.run(&["search", "slow"]).out;
    let prepare = || copied(&model, &["library.sqlite"]);
    killed_at_every_write("index", prepare, &["search", "slow"], |place, what| {
        let ran = place.run(&["search", "slow"]);
        assert_eq!(
            (ran.code, &ran.out),
            (Some(0), &expected),
            "{what}: {}",
            ran.err
        );
    });
}

#[test]
fn the_readers_of_a_killed_import_end_too() {
    let place = Place::new();
    for number in 0..40 {
        place.write(&format!("in/{number:03}.txt"), article(number));
    }
    let mut child = place
        .program()
        .args(["import", "in"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let list = format!("/proc/{0}/task/{0}/children", child.id());
    let start = Instant::now();
    let mut workers = Vec::new();
    while workers.is_empty()
        && start.elapsed() < Duration::from_secs(20)
        && child.try_wait().unwrap().is_none()
    {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", child.id()))
            .into_iter()
            .flatten()
            .flatten();
        let lists =
            tasks.filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
        workers = lists
            .flat_map(|list| {
                list.split_whitespace()
                    .filter_map(|id| id.parse::<i32>().ok())
                    .collect::<Vec<_>>()
            })
            .collect();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    if workers.is_empty() {
        eprintln!("skipped: this system does not tell of {list}");
        return;
    }
    let alive =
        |id: &i32| kill_process(Pid::from_raw(*id).unwrap(), Signal::CONT).is_ok() && !is_dead(*id);
    while workers.iter().any(alive) {
        assert!(start.elapsed() < Duration::from_secs(40), "readers live on");
        sleep(Duration::from_millis(10));
    }
}

/// Whether a process has ended and nobody has asked for its exit code yet.
fn is_dead(process: i32) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    stat.rsplit(')')
        .next()
        .is_none_or(|rest| rest.trim_start().starts_with('Z'))
}
