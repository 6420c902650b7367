//! Importing whole folders: texts that are nearly the same, the count at the end, and `ctrl-c` in the middle.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use rustix::process::{Pid, Signal, kill_process};

use crate::place::Place;

/// A text of so many sentences, all different, and different from those of another `number`.
fn text(number: usize, sentences: usize) -> String {
    let mut text = format!("Report {number}\n\n");
    for at in 0..sentences {
        let (one, other) = (at * 31 + number * 7, at * 17 + number * 13);
        writeln!(text, "In case {one} the plans of {other} children drift and managers of team {at} do not ask why.\n").unwrap();
    }
    text
}

#[test]
fn a_text_that_is_nearly_the_same_as_another_says_so_and_both_are_kept() {
    let place = Place::new();
    let first = text(1, 60);
    place.write("in/a.txt", &first);
    place.write(
        "in/b.md",
        format!("# {}", first.replace("drift", "*drift*")),
    );
    place.write("in/c.txt", text(2, 60));
    let ran = place.run(&["import", "in"]);
    assert_eq!(
        ran.out,
        "added d1 in/a.txt\nadded d2 in/b.md (nearly the same as d1)\nadded d3 in/c.txt\n"
    );
    assert!(
        ran.err.contains("3 added (1 nearly the same as another)"),
        "{}",
        ran.err
    );
    let shown = place.run(&["show", "d1"]).out;
    assert!(shown.contains("nearly     d2 "), "{shown}");
    assert!(!place.run(&["show", "d3"]).out.contains("nearly"));
    place.write("more/d.txt", format!("{first}One more sentence.\n"));
    let row = &place.json(&["import", "more"])[0];
    assert_eq!(row["near"], serde_json::json!(["d1", "d2"]));
}

#[test]
fn a_folder_ends_with_what_became_of_its_files_and_why_some_failed() {
    let place = Place::new();
    place.write("in/a.txt", "Good.\n");
    place.write("in/b.txt", "Good.\n");
    place.write("in/c.txt", "");
    place.write("in/d.txt", " ");
    place.write("in/e.pdf", "<html><title>Report not found</title></html>");
    let ran = place.run(&["import", "in"]);
    assert_eq!(ran.code, Some(1));
    let (files, counts) = ran.err.split_once(" s: ").unwrap();
    assert!(files.starts_with("casebook: 5 files in "), "{}", ran.err);
    assert_eq!(
        counts,
        "1 added, 0 unchanged, 1 duplicate, 3 failed (empty 2, error page 1)\n"
    );
    let again = place.run(&["import", "in"]);
    assert!(
        again
            .err
            .contains("0 added, 1 unchanged, 1 duplicate, 3 failed"),
        "{}",
        again.err
    );
    assert_eq!(
        place.run(&["import", "in/a.txt"]).err,
        "",
        "one file's line says it all"
    );
}

const FILES: usize = 80;

#[test]
fn ctrl_c_stops_an_import_and_what_was_done_is_kept() {
    let place = Place::new();
    for number in 0..FILES {
        place.write(&format!("in/{number:02}.txt"), text(number, 600));
    }
    let mut child = place
        .program()
        .args(["import", "in"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut added = usize::from(lines.next().unwrap().unwrap().starts_with("added"));
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    added += lines
        .map_while(Result::ok)
        .filter(|line| line.starts_with("added"))
        .count();
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1), "{said}");
    assert!(
        said.contains(&format!("Stopped: {} not read", FILES - added)),
        "{said}"
    );
    assert!(
        (1..FILES).contains(&added),
        "{added} added: the signal came too late"
    );
    assert_eq!(place.json(&["documents"]).len(), added);
    let again = place.run(&["import", "in"]);
    assert_eq!(again.code, Some(0), "{}", again.err);
    for counted in [
        format!(": {} added", FILES - added),
        format!(", {added} unchanged"),
    ] {
        assert!(again.err.contains(&counted), "{}", again.err);
    }
}
