//! Two explorers, imports and backups at once: readers do not wait, nothing is lost, and each sees what the other did.

use std::path::Path;
use std::time::{Duration, Instant};

use casebook::library::Library;

use crate::place::Place;
use crate::terminal::Session;
use crate::{article, worked};

fn explorer(place: &Place) -> Session {
    let (library, home) = (place.library(), place.path(""));
    let session = Session::start(
        Path::new(env!("CARGO_BIN_EXE_casebook")),
        &["--library", library.to_str().unwrap()],
        120,
        30,
        &[("HOME", home.to_str().unwrap())],
    );
    session.until("the findings", |s| s.contains("1/") && s.contains("q quit"));
    session
}

/// What was seen while everything ran at once.
struct Seen {
    imports: usize,
    backups: usize,
    reads: usize,
    slowest: Duration,
}

/// Imports and backs up on threads of their own and reads, until `lasts` is over and each was done once.
fn busy(place: &Place, lasts: Duration) -> Seen {
    let start = Instant::now();
    let over = || start.elapsed() >= lasts;
    std::thread::scope(|scope| {
        let imports = scope.spawn(|| {
            for round in 1.. {
                let folder = format!("more {round}");
                for number in 0..5 {
                    let name = format!("{folder}/{number}.txt");
                    place.write(&name, article(1_000 * round + number));
                }
                let ran = place.run(&["import", &folder]);
                assert_eq!(ran.code, Some(0), "{}", ran.err);
                if over() {
                    return round;
                }
            }
            0
        });
        let backups = scope.spawn(|| {
            for round in 1.. {
                let name = format!("backup {round}.sqlite");
                let ran = place.run(&["backup", &name]);
                assert_eq!(ran.code, Some(0), "{}", ran.err);
                let copy = Library::open_to_read(&place.path(&name)).unwrap();
                assert_eq!(copy.check().unwrap(), Vec::<String>::new());
                std::fs::remove_file(place.path(&name)).unwrap();
                if over() {
                    return round;
                }
            }
            0
        });
        let reader = Library::open_to_read(&place.library()).unwrap();
        let (mut reads, mut slowest) = (0, Duration::ZERO);
        while !(imports.is_finished() && backups.is_finished()) {
            let began = Instant::now();
            assert!(reader.stamps().unwrap().len() >= 3);
            slowest = slowest.max(began.elapsed());
            reads += 1;
            std::thread::sleep(Duration::from_millis(2));
        }
        Seen {
            imports: imports.join().unwrap(),
            backups: backups.join().unwrap(),
            reads,
            slowest,
        }
    })
}

/// Two explorers mark while all else goes on; prints what was seen.
fn together(lasts: Duration) {
    let place = worked(3);
    place.run(&["search", "slow"]);
    let (mut one, mut other) = (explorer(&place), explorer(&place));
    let before = place.json(&["marks"]).len();
    let seen = std::thread::scope(|scope| {
        let work = scope.spawn(|| busy(&place, lasts));
        // A writer waits for another one and then does what was asked.
        one.send("2gg#one\r");
        one.until("kept", |s| s.contains("one"));
        other.send("2G#other\r");
        other.until("kept", |s| s.contains("other"));
        work.join().unwrap()
    });
    let tagged = |tag: &str| {
        let marks = place.json(&["marks"]);
        let has = |mark: &&serde_json::Value| mark["tags"].to_string().contains(tag);
        marks.iter().filter(has).count()
    };
    assert_eq!((tagged("one"), tagged("other")), (1, 1));
    assert!(place.json(&["marks"]).len() > before);
    // What the other one did is there when the first asks again.
    one.send("2/tag:other\r");
    one.until("the other's mark", |s| s.contains("1 hit"));
    for mut session in [one, other] {
        session.send("\x03");
        assert_eq!(session.exit(), 0);
    }
    assert!(place.run(&["check"]).out.starts_with("sound: "));
    let documents = place.json(&["documents"]).len();
    assert_eq!(documents, 3 + 5 * seen.imports);
    println!(
        "{lasts:?}: {} imports, {} backups, {} reads, the slowest {:?}",
        seen.imports, seen.backups, seen.reads, seen.slowest
    );
}

#[test]
fn two_explorers_an_import_and_a_backup_at_once_lose_nothing() {
    together(Duration::ZERO);
}

#[test]
#[ignore = "takes five minutes"]
fn two_explorers_imports_and_backups_for_five_minutes_lose_nothing() {
    together(Duration::from_mins(5));
}
