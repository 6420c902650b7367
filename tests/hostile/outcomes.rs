//! What becomes of each file: imported or one clear line, in bounded time and memory, and the honest ones among them are in.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::hostile::{Hostile, Scale, files};
use crate::watched::{Watched, name, program, watch};

/// The seed of the files.
pub(crate) const SEED: u64 = 20_261_130;
/// Files that are small, for the tests that always run.
pub(crate) const SMALL: Scale = Scale(200);
/// The longest that one file may take, in a release build on a machine that does nothing else.
const LONGEST: Duration = Duration::from_secs(10);
/// Megabytes that an import may hold with its workers.
const MOST: u64 = 1_024;

/// Writes the files, and beside them what is no file at all; how many lines an import of the folder prints.
pub(crate) fn written(folder: &Path, files: &[Hostile]) -> usize {
    fs::create_dir(folder).unwrap();
    for file in files {
        fs::write(folder.join(name(&file.name)), &file.bytes).unwrap();
    }
    specials(folder);
    files.len() + 4
}

/// Links that lead nowhere and round, a folder named like a file, a pipe, a socket, and a file that
/// may not be read.
fn specials(folder: &Path) {
    let link = |to: &str, from: &str| std::os::unix::fs::symlink(to, folder.join(from)).unwrap();
    link(".", "loop");
    link("nowhere", "dangling.txt");
    link("/dev/zero", "device.txt");
    link("link b", "link a");
    link("link a", "link b");
    fs::create_dir(folder.join("x.pdf")).unwrap();
    fs::write(
        folder.join("x.pdf/inside.txt"),
        "Ofsted said it was “good”.\n",
    )
    .unwrap();
    let pipe = Command::new("mkfifo").arg(folder.join("pipe.txt")).status();
    assert!(pipe.unwrap().success());
    drop(std::os::unix::net::UnixListener::bind(folder.join("socket.txt")).unwrap());
    let locked = folder.join("locked.txt");
    fs::write(&locked, "Ofsted said it was “closed”.\n").unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
}

pub(crate) fn import(home: &Path, what: &Path, patience: Duration) -> Watched {
    let mut command = Command::new(program());
    command
        .current_dir(home)
        .env("HOME", home)
        .arg("--library")
        .arg(home.join("library.sqlite"))
        .arg("import")
        .arg("--")
        .arg(what);
    watch(&mut command, patience)
}

/// Each line says what became of one file.
pub(crate) fn lines(ran: &Watched) -> Vec<String> {
    let out = String::from_utf8(ran.out.clone()).unwrap();
    let err = String::from_utf8(ran.err.clone()).unwrap();
    assert!(!err.contains("panicked"), "{err}");
    assert!(matches!(ran.code, Some(0 | 1)), "{:?} {err}", ran.code);
    let lines: Vec<_> = out.lines().map(str::to_owned).collect();
    for line in &lines {
        let known = ["added ", "duplicate of ", "unchanged ", "failed "];
        assert!(
            known.iter().any(|start| line.starts_with(start)),
            "{line:?}"
        );
        assert!(
            !line.starts_with("failed ") || line.contains(": "),
            "{line:?}"
        );
    }
    lines
}

#[test]
fn a_folder_of_hostile_files_gives_one_line_each_and_the_honest_ones_are_in() {
    let home = tempfile::tempdir().unwrap();
    let mut all = files(SEED, SMALL);
    // A time limit is the whole procedure's to try: here a slow machine would have to wait for it.
    all.retain(|file| file.bytes.len() < 60_000);
    assert!(all.len() >= 300, "{}", all.len());
    let expected = written(&home.path().join("in"), &all);
    let ran = import(home.path(), Path::new("in"), Duration::from_mins(5));
    let lines = lines(&ran);
    assert_eq!(lines.len(), expected, "{lines:#?}");
    for number in 0..12 {
        let good = format!(" in/good {number}.txt");
        let is_in = lines
            .iter()
            .any(|line| line.starts_with("added") && line.contains(&good));
        assert!(is_in, "good {number}: {lines:#?}");
    }
    assert!(!home.path().join("in/owned").exists() && !home.path().join("owned").exists());
}

/// The whole procedure: every file by itself and all as one folder. Prints what became of them.
#[test]
#[ignore = "takes minutes; run it by itself in a release build"]
fn every_hostile_file_by_itself_and_all_as_one_folder() {
    let home = tempfile::tempdir().unwrap();
    let all = files(SEED, Scale(1));
    let folder = home.path().join("in");
    let expected = written(&folder, &all);
    let mut bad = Vec::new();
    let (mut slowest, mut largest, mut added, mut broke) = (
        (Duration::ZERO, String::new()),
        (0, String::new()),
        0,
        Vec::new(),
    );
    for file in &all {
        let path = folder.join(name(&file.name));
        let ran = import(home.path(), &path, 3 * LONGEST);
        let lines = if ran.code.is_some() {
            lines(&ran)
        } else {
            Vec::new()
        };
        let shown = String::from_utf8_lossy(&file.name).into_owned();
        let line = lines.first().cloned().unwrap_or_default();
        if lines.len() != 1
            || ran.took > LONGEST
            || ran.peak > MOST
            || (file.good && !line.starts_with("added"))
        {
            bad.push(format!(
                "{shown:?}: {:.1} s, {} MB, {lines:?}",
                ran.took.as_secs_f32(),
                ran.peak
            ));
        }
        added += usize::from(!line.starts_with("failed"));
        if line.contains("the reader") || line.contains("took more than") {
            broke.push(format!(
                "{:.1} s, {} MB: {line}",
                ran.took.as_secs_f32(),
                ran.peak
            ));
        }
        slowest = slowest.max((ran.took, shown.clone()));
        largest = largest.max((ran.peak, shown));
    }
    println!(
        "one by one: {} files, {added} in the library, {} refused",
        all.len(),
        all.len() - added
    );
    println!(
        "slowest {slowest:?}\nlargest {largest:?} MB\nended with their reader: {broke:#?}\nbeyond the bar: {bad:#?}"
    );
    fs::remove_file(home.path().join("library.sqlite")).unwrap();
    let ran = import(home.path(), Path::new("in"), Duration::from_mins(30));
    let lines = lines(&ran);
    println!(
        "as one folder: {} lines, {:.1} s, {} MB",
        lines.len(),
        ran.took.as_secs_f32(),
        ran.peak
    );
    assert_eq!(lines.len(), expected);
    let good = lines
        .iter()
        .filter(|line| line.starts_with("added") && line.contains(" in/good "))
        .count();
    assert_eq!(good, 12);
    assert!(ran.peak <= MOST, "{} MB", ran.peak);
    assert!(bad.is_empty(), "{bad:#?}");
}
