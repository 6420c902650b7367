//! An older library that is killed while it is brought up to date: the older or the newer one, and a copy of the older until then.

use rusqlite::Connection;

use crate::kills::{is_sound, killed_at_every_write};
use crate::place::Place;
use crate::treasure;

/// The scripts that made a library of version 4, which had the reader's own work first.
const SCRIPTS: [&str; 4] = [
    include_str!("../../src/library/sql/001_documents.sql"),
    include_str!("../../src/library/sql/002_traces.sql"),
    include_str!("../../src/library/sql/003_undo.sql"),
    include_str!("../../src/library/sql/004_work.sql"),
];

/// "case" in ASCII.
const APPLICATION: i32 = 0x6361_7365;

const TEXT: &str = "Mallowshire told to improve\n\nOfsted inspectors said that leaders in Doncaster were “too slow to act”.\n";

/// A library as the program of version 4 left it: a document with a mark, a note and a tag on its words.
fn older() -> Place {
    let place = Place::new();
    let connection = Connection::open(place.library()).unwrap();
    for script in SCRIPTS {
        connection.execute_batch(script).unwrap();
    }
    connection
        .pragma_update(None, "application_id", APPLICATION)
        .unwrap();
    connection.pragma_update(None, "user_version", 4).unwrap();
    let start = TEXT.find("too slow").unwrap();
    let given = r#"{"kind":"news article","councils":[]}"#;
    connection
        .execute(
            "INSERT INTO document (id, sha256, kind, given, chars, extractor) VALUES (1, 'aa', 'news article', ?1, ?2, 0)",
            (given, TEXT.chars().count()),
        )
        .unwrap();
    connection
        .execute("INSERT INTO document_text VALUES (1, '[]', ?1)", [TEXT])
        .unwrap();
    connection
        .execute(
            "INSERT INTO anchor (id, sha256, start_byte, end_byte, exact, prefix, suffix, source, star, note, made)
                VALUES (1, 'aa', ?1, ?2, 'too slow to act', 'were “', '”.', '{}', 1, 'Ask.', '2026-01-01T00:00:00Z')",
            (start, start + "too slow to act".len()),
        )
        .unwrap();
    connection
        .execute_batch(
            "INSERT INTO tag VALUES (1, 'urgent'); INSERT INTO tagging VALUES (1, 1, 1);",
        )
        .unwrap();
    place
}

/// What is in an older library when it was brought up to date in peace.
fn brought_up() -> (Vec<String>, Vec<String>) {
    let place = older();
    let ran = place.run(&["documents"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let there = treasure(&place);
    assert!(
        there.0.len() == 1 && there.1.len() == 1 && there.1[0].contains("urgent"),
        "{there:?}"
    );
    there
}

fn looked_at(place: &Place, what: &str, expected: &(Vec<String>, Vec<String>)) {
    is_sound(place, what);
    let version = |path: &std::path::Path| -> u32 {
        let connection = Connection::open(path).unwrap();
        connection
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap()
    };
    // The older one is kept from before the first change on.
    let kept = place.path("library.sqlite.before-version-5");
    let is_kept = || kept.exists() && version(&kept) == 4;
    assert!(
        version(&place.library()) == 4 || is_kept(),
        "{what}: no copy is kept"
    );
    assert_eq!(&treasure(place), expected, "{what}");
    is_sound(place, what);
}

#[test]
#[ignore = "takes minutes, and needs strace"]
fn a_migration_is_killed_at_every_write() {
    let expected = brought_up();
    killed_at_every_write("migration", older, &["documents"], |place, what| {
        looked_at(place, what, &expected);
    });
}

#[test]
fn a_killed_migration_leaves_the_older_library_or_the_newer_one() {
    let expected = brought_up();
    for round in 0..6 {
        let place = older();
        let mut child = place.program().arg("documents").spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(round * 4));
        let _ = child.kill();
        child.wait().unwrap();
        looked_at(&place, &format!("round {round}"), &expected);
    }
}
