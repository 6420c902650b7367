//! The comforts of the interface, told as a reader would tell them: finding a key, sizes of panes, the mouse, first steps.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/indexed.rs"]
mod indexed;
#[path = "support/library.rs"]
mod library;
#[path = "support/screen.rs"]
mod screen;

use casebook::app::App;
use library::Invented;
use screen::{open, press, rows};

fn at(size: (u16, u16), keys: &str) -> App {
    let mut app = open(Invented::new(), size.0, size.1);
    press(&mut app, keys);
    app
}

fn text(app: &App) -> String {
    rows(app).join("\n")
}

#[test]
fn a_key_is_found_in_the_help_by_what_it_does() {
    let app = at((120, 40), "?/markdown copy");
    let shown = text(&app);
    assert!(
        shown.contains("as Markdown") && shown.contains("gy"),
        "{shown}"
    );
    assert!(!shown.contains("one row or line down"), "{shown}");
    let shown = text(&at((120, 40), "?/meeting blank<enter>"));
    assert!(shown.contains("show nothing for a while"), "{shown}");
    let shown = text(&at((120, 40), "?/markdown copy<esc>"));
    assert!(
        shown.contains("one row or line down"),
        "esc clears first: {shown}"
    );
    let shown = text(&at((120, 40), "?/markdown copy<esc><esc>"));
    assert!(!shown.contains("Help"), "and then leaves: {shown}");
    assert!(text(&at((120, 40), "?/zzz")).contains("No key does that."));
}

#[test]
fn the_whole_of_what_a_key_does_stands_in_the_help() {
    for width in [46, 80, 120] {
        let mut app = at((width, 40), "?");
        let mut seen = String::new();
        for _ in 0..40 {
            seen += &text(&app);
            press(&mut app, "<pgdn>");
        }
        assert!(
            !seen.contains("alone, or…") && seen.contains("everybody's"),
            "{width}"
        );
    }
}

#[test]
fn a_notice_longer_than_the_screen_is_shown_whole() {
    let mut app = at((46, 12), "");
    app.fail("keymap.toml line 2: `hyper-z` is no key: write a letter, or a name such as `enter` or `ctrl-d`");
    let shown = text(&app);
    assert!(
        shown.contains("hyper-z") && shown.contains("`ctrl-d`"),
        "{shown}"
    );
}

#[test]
fn the_way_to_every_key_is_named_on_the_narrowest_screen_too() {
    for keys in ["", "l", "ll"] {
        let shown = text(&at((46, 12), keys));
        assert!(shown.lines().last().unwrap().contains("? help"), "{shown}");
    }
}

#[test]
fn all_that_can_follow_a_key_is_shown_on_a_low_screen_too() {
    let shown = text(&at((46, 12), "g"));
    for words in ["documents", "copy as HTML", "brief all", "sections"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
}

#[test]
fn the_section_that_is_read_stays_named_when_its_heading_is_out_of_sight() {
    let mut library = Invented::new();
    library.add_primary();
    let mut app = open(library, 120, 20);
    press(&mut app, "jjjll");
    assert!(!rows(&app)[1].contains("Source ·"), "{}", text(&app));
    press(&mut app, "GO");
    let named = text(&app);
    press(&mut app, "<esc>");
    let shown = rows(&app)[1].clone();
    assert!(shown.contains("Source · "), "{shown}\n{named}");
}

#[test]
fn an_empty_library_names_the_key_that_fills_it() {
    for size in [(120, 20), (80, 24), (46, 12)] {
        let app = open(Invented::default(), size.0, size.1);
        let shown = text(&app);
        assert!(shown.contains("i brings in a file"), "{shown}");
        assert!(shown.contains("casebook import FOLDER"), "{shown}");
        assert!(!shown.contains("Select a finding"), "{shown}");
    }
}
