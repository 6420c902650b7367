//! Pictures of the real program on the seeds: those of the README, which are never stale, and a gallery of every screen.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::print_stderr, reason = "where the gallery is")]

#[path = "pictures/gallery.rs"]
mod gallery;
#[path = "support/indexed.rs"]
mod indexed;
#[path = "pictures/invented.rs"]
mod invented;
#[path = "support/library.rs"]
mod library;
#[path = "support/stage.rs"]
mod stage;
#[path = "support/svg.rs"]
mod svg;
#[path = "support/terminal.rs"]
mod terminal;

use stage::{Stage, moving_picture, picture};

#[test]
fn the_three_panes() {
    picture(
        "panes",
        "casebook: councils, findings and the source, with Ofsted's quoted words marked",
        (120, 36),
        "ll",
    );
}

#[test]
fn a_filter_being_typed() {
    let steps = [
        ("/", 8),
        ("la", 4),
        ("ck", 4),
        ("s ", 4),
        ("ri", 4),
        ("go", 4),
        ("ur", 12),
        ("<enter>", 15),
        ("l", 30),
    ];
    moving_picture(
        Stage::open((120, 30), "dark"),
        "filtering",
        "Typing “lacks rigour” narrows every finding, and the source follows",
        (10, &steps),
    );
}

#[test]
fn a_quotation_traced_to_its_report() {
    let steps = [
        ("l", 10),
        ("j", 15),
        ("p", 40),
        ("]", 30),
        ("[", 30),
        ("<esc>", 15),
    ];
    moving_picture(
        invented::open((120, 30), "dark"),
        "tracing",
        "p puts the report of an invented council beside what an article quotes from it, with the words that differ marked",
        (10, &steps),
    );
}
