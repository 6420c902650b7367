//! The library when something goes wrong: kills at any moment, damage, full disks, and files that may not be written.
//!
//! Each procedure has a short form that always runs and a long one: `cargo test --release --test faults -- --ignored --nocapture`.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::print_stderr, reason = "a skipped test says so")]
#![allow(clippy::print_stdout, reason = "a procedure says what it found")]

#[path = "faults/damage.rs"]
mod damage;
#[path = "support/dice.rs"]
mod dice;
#[path = "faults/kills.rs"]
mod kills;
#[path = "faults/migration.rs"]
mod migration;
#[path = "cli/place.rs"]
#[expect(dead_code, reason = "other tests ask for other things")]
mod place;
#[path = "faults/refused.rs"]
mod refused;
#[path = "support/terminal.rs"]
mod terminal;
#[path = "faults/together.rs"]
mod together;

use place::Place;

/// An article with words of its own.
fn article(number: usize) -> String {
    format!(
        "Mallowshire told to improve, part {number}\n\nOfsted inspectors said that leaders in Doncaster were “too slow to act” \
         for the {number}th time, that {number} plans drift, and that oversight of all {number} “lacks rigour”.\n\n\
         The council said: “We are sorry {number} times.”\n"
    )
}

/// A library of so many articles with a mark, a label, a note and a briefing, and what they are.
fn worked(articles: usize) -> Place {
    let place = Place::new();
    for number in 0..articles {
        place.write(&format!("in/{number:03}.txt"), article(number));
    }
    assert_eq!(place.run(&["import", "in"]).code, Some(0));
    for arguments in [
        &["mark", "d1q1"][..],
        &["mark", "d1q1", "--tag", "urgent"],
        &["mark", "d2q1", "--note", "Ask about this."],
        &["mark", "d2q1", "--briefing", "Board"],
    ] {
        let ran = place.run(arguments);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    }
    place
}

/// What a reader would miss: texts by hash and length, and everything put on passages.
fn treasure(place: &Place) -> (Vec<String>, Vec<String>) {
    let rows = |list: &str, fields: &[&str]| {
        let rows = place.json(&[list]);
        let mut shown: Vec<_> = rows
            .iter()
            .map(|row| {
                fields
                    .iter()
                    .map(|name| row[*name].to_string())
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        shown.sort();
        shown
    };
    (
        rows("documents", &["sha256", "chars", "title"]),
        rows(
            "marks",
            &["text", "marked", "tags", "note", "briefings", "document"],
        ),
    )
}
