//! The built program from outside: what it prints, what it leaves behind, and its exit codes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "cli/behind.rs"]
mod behind;
#[path = "cli/exporting.rs"]
mod exporting;
#[path = "cli/folders.rs"]
mod folders;
#[path = "cli/importing.rs"]
mod importing;
#[path = "cli/index.rs"]
mod index;
#[path = "cli/inspecting.rs"]
mod inspecting;
#[path = "cli/keeping.rs"]
mod keeping;
#[path = "cli/marking.rs"]
mod marking;
#[path = "cli/matrix.rs"]
mod matrix;
#[path = "cli/place.rs"]
mod place;
#[path = "cli/quality.rs"]
mod quality;
#[path = "cli/settings.rs"]
mod settings;
#[path = "cli/tables.rs"]
mod tables;
#[path = "cli/timeline.rs"]
mod timeline;
#[path = "cli/tracing.rs"]
mod tracing;
#[path = "cli/undoing.rs"]
mod undoing;
#[path = "cli/views.rs"]
mod views;

use std::fs;
use std::path::Path;

use casebook::library::{Library, NewLibrary};
use casebook::model::visible::is_visible;
use place::{Place, Ran, article};
use serde_json::Value;

fn keys(row: &Value) -> Vec<&str> {
    row.as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

fn sorted(keys: &str) -> Vec<&str> {
    let mut keys: Vec<_> = keys.split_whitespace().collect();
    keys.sort_unstable();
    keys
}

#[test]
fn a_first_run_makes_a_library_with_the_seeds_and_says_so_once() {
    let place = Place::new();
    let first = place.run(&["documents"]);
    assert_eq!(
        (first.code, first.out.lines().count()),
        (Some(0), 5),
        "{}",
        first.err
    );
    assert!(
        first
            .err
            .contains("a new library with five example documents"),
        "{}",
        first.err
    );
    let second = place.run(&["documents"]);
    assert_eq!(
        (second.code, second.out, second.err.as_str()),
        (Some(0), first.out, "")
    );
}

#[test]
fn without_a_library_named_it_is_kept_in_the_data_folder() {
    let place = Place::new();
    let ran = Ran::from(
        place
            .program()
            .env_remove("CASEBOOK_LIBRARY")
            .arg("documents")
            .output()
            .unwrap(),
    );
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let data = if cfg!(windows) {
        return;
    } else {
        ".local/share/casebook/library.sqlite"
    };
    assert!(place.path(data).is_file());
    let paths = Ran::from(
        place
            .program()
            .env_remove("CASEBOOK_LIBRARY")
            .args(["paths", "--json"])
            .output()
            .unwrap(),
    );
    let row: Value = serde_json::from_str(&paths.out).unwrap();
    assert!(
        row["library"]
            .as_str()
            .unwrap()
            .ends_with("casebook/library.sqlite")
    );
}

#[cfg(unix)]
#[test]
fn json_rows_have_every_field_and_offsets_in_bytes_and_characters() {
    let place = Place::with_rows(&article());
    let text = article().text;
    let fields = [
        (
            vec!["documents"],
            "id path sha256 kind title publisher published published_from councils framework inspection_start \
             inspection_end lead_inspector pages chars",
        ),
        (
            vec!["findings"],
            "id document council kind polarity themes area page paragraph start end char_start char_end text quotations",
        ),
        (
            vec!["quotations"],
            "id document path council speaker speaker_class kind cue confidence rule page start end char_start char_end \
             text trace",
        ),
        (
            vec!["judgements"],
            "document council gss framework area grade grade_printed inspection_start inspection_end published",
        ),
        (
            vec!["councils"],
            "gss name documents findings ofsted_quotations grade matches codes since until predecessors successors trusts history",
        ),
    ];
    for (command, expected) in fields {
        let rows = place.json(&command);
        assert_eq!(rows.len(), 1, "{command:?}");
        assert_eq!(keys(&rows[0]), sorted(expected), "{command:?}");
    }
    let row = &place.json(&["quotations"])[0];
    let at = |name: &str| usize::try_from(row[name].as_u64().unwrap()).unwrap();
    assert_eq!(&text[at("start")..at("end")], "drift");
    let characters: String = text
        .chars()
        .skip(at("char_start"))
        .take(at("char_end") - at("char_start"))
        .collect();
    assert_eq!(characters, "drift");
    assert_eq!(row["council"], "Gloucestershire");
    assert_eq!(
        (
            row["id"].as_str(),
            row["page"].as_u64(),
            row["confidence"].as_f64()
        ),
        (Some("d1q1"), Some(2), Some(0.9))
    );
    assert_eq!(row["path"].as_str(), article().path.as_deref());
    assert_eq!(
        place.json(&["findings"])[0]["quotations"],
        serde_json::json!(["d1q1"])
    );
    assert_eq!(place.json(&["show", "d1"])[0]["text"], text);
}

#[test]
fn nothing_in_a_document_reaches_the_terminal_as_a_control() {
    let place = Place::with_rows(&article());
    let commands: [&[&str]; 12] = [
        &[],
        &["documents"],
        &["councils"],
        &["findings"],
        &["quotations"],
        &["judgements"],
        &["show", "d1"],
        &["show", "d1f1"],
        &["show", "d1q1"],
        &["show", "d1\u{1b}[2J"],
        &["search", "\u{1b}[2J\u{202e}nonsense"],
        &["import", "no\u{1b}[2J\u{9b}such\nfile"],
    ];
    for args in commands {
        for args in [args.to_vec(), [args, &["--json"]].concat()] {
            let ran = place.run(&args);
            assert!(ran.code.is_some_and(|code| code <= 2), "{args:?}");
            for text in [&ran.out, &ran.err] {
                let raw = text.chars().find(|c| *c != '\n' && !is_visible(*c));
                assert_eq!(raw, None, "{args:?}: {text}");
            }
        }
    }
    let usage = place.run(&["--no\u{1b}[2J\u{202e}\u{9b}such"]);
    let raw = usage.err.chars().find(|c| *c != '\n' && !is_visible(*c));
    assert_eq!((usage.code, raw), (Some(2), None), "{}", usage.err);
}

#[test]
fn show_marks_whose_words_stand_in_a_document() {
    let place = Place::with_rows(&article());
    let shown = place.run(&["show", "d1f1"]).out;
    assert!(
        shown.contains("Inspectors said “[q1 ofsted: drift]”"),
        "{shown}"
    );
    assert!(
        shown.contains("rule verb, cue “said”, confidence 0.90"),
        "{shown}"
    );
}

#[test]
fn what_is_not_there_is_said_with_exit_code_one_and_a_mistake_with_two() {
    let place = Place::new();
    let cases: [(&[&str], i32, &str); 6] = [
        (&["show", "d99"], 1, "there is no d99 in this library"),
        (&["show", "d1f999"], 1, "there is no d1f999"),
        (&["show", "report"], 2, "`report` is not an ID"),
        (
            &["search", "xyzzyplugh"],
            1,
            "no findings in the library match xyzzyplugh",
        ),
        (&["gossip"], 2, "unrecognized subcommand"),
        (&["import"], 2, "required arguments"),
    ];
    for (args, code, words) in cases {
        let ran = place.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(code), ""), "{args:?}");
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
    }
}

#[test]
fn without_a_terminal_the_councils_are_listed_instead_of_the_explorer() {
    let place = Place::with_rows(&article());
    let ran = place.run(&[]);
    assert_eq!(ran.code, Some(0));
    assert!(
        ran.out.starts_with("Gloucestershire") && ran.out.lines().count() == 1,
        "{}",
        ran.out
    );
    assert!(ran.err.contains("not a terminal"), "{}", ran.err);
}

fn refused(place: &Place, path: &Path, words: &str) {
    let before = fs::read(path).unwrap();
    for args in [&["documents"][..], &["import", "a.txt"]] {
        let ran = Ran::from(
            place
                .program()
                .env("CASEBOOK_LIBRARY", path)
                .args(args)
                .output()
                .unwrap(),
        );
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(
            ran.err.contains(words) && ran.err.lines().count() == 1,
            "{}",
            ran.err
        );
        assert_eq!(fs::read(path).unwrap(), before, "the file was touched");
    }
}

#[test]
fn a_library_from_a_newer_casebook_and_other_files_are_refused_untouched() {
    let place = Place::new();
    place.write("a.txt", "Text.\n");
    place.run(&["import", "a.txt"]);
    let connection = rusqlite::Connection::open(place.library()).unwrap();
    connection
        .pragma_update(None, "user_version", 1000)
        .unwrap();
    drop(connection);
    refused(&place, &place.library(), "was written by a newer casebook");
    refused(
        &place,
        &place.write("letter.sqlite", "Dear colleagues, ".repeat(90)),
        "is not a casebook library",
    );
    let other = place.path("other.sqlite");
    rusqlite::Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE t (x)")
        .unwrap();
    refused(&place, &other, "is not a casebook library");
}

#[test]
fn an_interrupted_first_run_is_taken_up_again() {
    let place = Place::new();
    drop(Library::open_or_create(&place.library(), NewLibrary::Seeded).unwrap());
    assert_eq!(place.json(&["documents"]).len(), 5);
}

#[test]
fn rows_of_older_rules_are_extracted_anew() {
    let place = Place::with_rows(&article());
    let connection = rusqlite::Connection::open(place.library()).unwrap();
    connection
        .execute("UPDATE document SET extractor = 0", [])
        .unwrap();
    drop(connection);
    assert_eq!(
        place.run(&["judgements"]).code,
        Some(1),
        "the planted row is gone"
    );
}
