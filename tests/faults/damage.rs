//! Damaged libraries: `check` says so, nothing panics, and what can be read is saved.

use std::fs;

use crate::dice::Dice;
use crate::place::Place;
use crate::{treasure, worked};

/// What of the treasure is there again.
fn kept<'a>(all: &'a [String], there: &[String]) -> Vec<&'a String> {
    all.iter().filter(|row| there.contains(row)).collect()
}

/// Looks at a damaged library, then saves what can be saved: what share of its documents and marks.
fn saved(place: &Place, whole: &(Vec<String>, Vec<String>), what: &str) -> (usize, usize, bool) {
    let checked = place.run(&["check"]);
    for ran in [
        &checked,
        &place.run(&["documents"]),
        &place.run(&["search", "slow"]),
    ] {
        assert!(!ran.err.contains("panicked"), "{what}: {}", ran.err);
        assert!(
            ran.code.is_some_and(|code| code <= 2),
            "{what}: {}",
            ran.err
        );
    }
    let ran = place.run(&["restore", "--salvage"]);
    assert!(!ran.err.contains("panicked"), "{what}: {}", ran.err);
    if ran.code == Some(2) {
        // Nothing of a library is left in it; then nothing may be changed.
        return (0, 0, checked.code != Some(0));
    }
    let sound = place.run(&["check"]);
    assert!(
        sound.out.starts_with("sound: "),
        "{what}: {}{}",
        sound.out,
        sound.err
    );
    let there = treasure(place);
    (
        kept(&whole.0, &there.0).len(),
        kept(&whole.1, &there.1).len(),
        checked.code != Some(0),
    )
}

/// Damages copies of a library in one way after another.
fn damaged(rounds: usize, damage: impl Fn(usize, &mut Vec<u8>)) -> (usize, usize, usize) {
    let model = worked(6);
    // One file without a log.
    model.run(&["backup", "b.sqlite"]);
    let bytes = fs::read(model.path("b.sqlite")).unwrap();
    let whole = treasure(&model);
    let (mut documents, mut marks, mut noticed) = (0, 0, 0);
    for round in 0..rounds {
        let mut bytes = bytes.clone();
        damage(round, &mut bytes);
        let place = Place::new();
        fs::write(place.library(), &bytes).unwrap();
        let (some, more, said) = saved(&place, &whole, &format!("round {round}"));
        documents += some;
        marks += more;
        noticed += usize::from(said);
    }
    println!(
        "{rounds} rounds: {documents} of {} documents and {marks} of {} marked passages saved; `check` noticed {noticed}",
        rounds * whole.0.len(),
        rounds * whole.1.len()
    );
    (documents, marks, noticed)
}

fn flipped(bytes: &mut [u8], dice: &mut Dice) {
    for _ in 0..200 {
        let at = dice.below(bytes.len());
        bytes[at] = bytes[at].wrapping_add(1 + u8::try_from(dice.below(255)).unwrap());
    }
}

#[test]
fn a_library_that_is_cut_short_is_told_apart_and_what_it_still_holds_is_saved() {
    let (documents, _, noticed) = damaged(4, |round, bytes| {
        bytes.truncate(bytes.len() * (round + 1) / 5);
    });
    assert!(documents > 0 && noticed == 4, "{documents} {noticed}");
}

#[test]
fn two_hundred_bytes_flipped_lose_what_they_hit_and_no_more() {
    let (documents, marks, noticed) = damaged(3, |round, bytes| {
        flipped(bytes, &mut Dice(7 + round as u64));
    });
    assert!(
        documents > 0 && marks > 0 && noticed > 0,
        "{documents} {marks} {noticed}"
    );
}

#[test]
#[ignore = "takes a minute"]
fn a_library_is_cut_at_twenty_places() {
    damaged(20, |round, bytes| {
        bytes.truncate(bytes.len() * (round + 1) / 21);
    });
}

#[test]
#[ignore = "takes minutes"]
fn two_hundred_bytes_are_flipped_fifty_times() {
    damaged(50, |round, bytes| {
        flipped(bytes, &mut Dice(1_000 + round as u64));
    });
}

#[test]
fn salvage_of_a_sound_library_loses_nothing_and_keeps_the_old_one() {
    let place = worked(4);
    let whole = treasure(&place);
    let ran = place.run(&["restore", "--salvage"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    assert!(
        ran.out
            .starts_with("4 documents with 2 marked passages saved to "),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("the damaged library is kept as "),
        "{}",
        ran.out
    );
    assert_eq!(treasure(&place), whole);
    assert!(place.run(&["search", "slow"]).out.contains("slow"));
    assert!(place.run(&["traces"]).code == Some(0));
    // The old one, salvaged to another place.
    let kept = place.path("library.sqlite.before-restore-1");
    let other = place.path("other.sqlite");
    let ran = place.run(&[
        "--library",
        other.to_str().unwrap(),
        "restore",
        "--salvage",
        kept.to_str().unwrap(),
    ]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
}

#[test]
fn what_was_deleted_is_not_saved() {
    let place = worked(4);
    place.run(&["mark", "d3q1", "--note", "Secret."]);
    place.run(&["mark", "d3q1", "--note", ""]);
    place.run(&["remove", "d4"]);
    place.run(&["restore", "--salvage"]);
    let (documents, marks) = treasure(&place);
    assert_eq!((documents.len(), marks.len()), (3, 2), "{marks:?}");
}

#[test]
fn a_log_of_a_damaged_library_never_gets_into_the_backup_that_takes_its_place() {
    for log_too in [false, true] {
        let place = worked(2);
        place.run(&["backup", "b.sqlite"]);
        let before = treasure(&place);
        // A kill leaves a log; then the file beside it is damaged.
        let held = casebook::library::Library::open(&place.library()).unwrap();
        place.run(&["mark", "d2q1", "--tag", "later"]);
        let (file, log) = (place.library(), place.path("library.sqlite-wal"));
        let (mut bytes, mut logged) = (fs::read(&file).unwrap(), fs::read(&log).unwrap());
        drop(held);
        assert!(!logged.is_empty());
        bytes[..200].fill(0x5a);
        if log_too {
            logged[..24].fill(0x5a);
        }
        fs::write(file, bytes).unwrap();
        fs::write(log, logged).unwrap();
        let ran = place.run(&["restore", "b.sqlite"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(place.run(&["check"]).out.starts_with("sound: "));
        assert_eq!(treasure(&place), before);
    }
}

#[test]
fn a_file_that_was_never_a_library_is_refused_and_left_as_it_is() {
    let place = Place::new();
    for bytes in [&b"notes"[..], &[0; 10_000], b"SQLite format 3\0"] {
        fs::write(place.library(), bytes).unwrap();
        let ran = place.run(&["restore", "--salvage"]);
        assert_eq!(ran.code, Some(2), "{}", ran.out);
        assert!(ran.err.contains("is not a casebook library"), "{}", ran.err);
        assert_eq!(fs::read(place.library()).unwrap(), bytes);
        assert_eq!(
            fs::read_dir(place.path("")).unwrap().count(),
            1,
            "nothing is left beside it"
        );
    }
    assert_eq!(place.run(&["restore"]).code, Some(2));
}
