//! Bringing documents in from the explorer: by keys, with what was found told to it as the program would.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/indexed.rs"]
mod indexed;
#[path = "support/library.rs"]
mod library;
#[path = "support/screen.rs"]
mod screen;

use casebook::app::{App, Ask, Effect, Input, Key, News, Preview, Wanted};
use library::Invented;
use screen::{open, press, rows};

fn explorer() -> App {
    open(Invented::new(), 120, 36)
}

/// Presses one key and says what the explorer wants.
fn wants(app: &mut App, key: &str) -> Vec<Effect> {
    app.handle(Input::Key(key.parse::<Key>().unwrap()))
}

fn shows(app: &App, words: &str) -> bool {
    rows(app).iter().any(|row| row.contains(words))
}

fn found(documents: usize) -> Preview {
    Preview {
        name: "reports/mallow.pdf".to_owned(),
        rows: vec![
            ("what", "inspection report, 12 pages".to_owned()),
            ("council", "Mallow".to_owned()),
        ],
        documents,
    }
}

fn look(number: u64, path: &str) -> Effect {
    Effect::Intake(Ask::Look(number, Wanted::Path(path.to_owned())))
}

#[test]
fn a_name_is_looked_at_and_what_was_found_is_shown_before_enter_brings_it_in() {
    let mut app = explorer();
    press(&mut app, "ireports/mallow.pdf");
    assert!(shows(&app, "> reports/mallow.pdf"));
    assert_eq!(wants(&mut app, "enter"), [look(1, "reports/mallow.pdf")]);
    let (number, name) = (1, "mallow.pdf".to_owned());
    app.learn(News::Reading {
        number,
        done: 3,
        total: 9,
        name,
    });
    assert!(shows(&app, "Reading 4 of 9.") && shows(&app, "mallow.pdf"));
    app.learn(News::Found(1, found(1)));
    assert!(shows(&app, "inspection report, 12 pages") && shows(&app, "enter import it"));
    assert_eq!(wants(&mut app, "enter"), [Effect::Intake(Ask::Bring)]);
    assert!(shows(&app, "Importing 1 document."));
}

#[test]
fn leaving_while_something_is_being_stored_is_said_first_and_then_done() {
    let mut app = explorer();
    press(&mut app, "ix<enter>");
    app.learn(News::Found(1, found(1)));
    press(&mut app, "<enter>");
    assert_eq!(wants(&mut app, "q"), []);
    assert!(shows(&app, "is still being stored"));
    assert_eq!(wants(&mut app, "ctrl-c"), [Effect::Quit]);
    let mut app = explorer();
    press(&mut app, "ix<enter>");
    app.learn(News::Found(1, found(1)));
    press(&mut app, "<enter>");
    app.learn(News::Failed(
        "Not all was imported: the disc is full".to_owned(),
    ));
    assert_eq!(wants(&mut app, "q"), [Effect::Quit]);
}

#[test]
fn what_was_typed_stays_when_two_names_differ_in_their_letters_size() {
    let mut app = explorer();
    press(&mut app, "irep");
    app.completed(vec!["Report.pdf".to_owned(), "report.txt".to_owned()]);
    assert!(shows(&app, "> rep"), "{}", rows(&app).join("\n"));
    assert!(shows(&app, "Report.pdf"));
}

#[test]
fn escape_leaves_an_import_and_nothing_was_stored() {
    let mut app = explorer();
    press(&mut app, "ix<enter>");
    assert_eq!(wants(&mut app, "esc"), [Effect::Intake(Ask::Leave)]);
    assert!(shows(&app, "Nothing was imported."));
    app.learn(News::Found(1, found(1)));
    assert!(
        !shows(&app, "12 pages"),
        "a look that was left is of no interest"
    );
    press(&mut app, "ix<enter>");
    app.learn(News::Found(1, found(1)));
    assert!(!shows(&app, "12 pages"), "nor is an older one");
    app.learn(News::Found(2, found(1)));
    assert_eq!(wants(&mut app, "esc"), [Effect::Intake(Ask::Leave)]);
    assert!(!shows(&app, "12 pages"));
    press(&mut app, "i");
    assert_eq!(
        wants(&mut app, "esc"),
        [],
        "before a look there is nothing to leave"
    );
}

#[test]
fn a_name_that_was_mistyped_can_be_mended() {
    let mut app = explorer();
    press(&mut app, "irepotrs<enter>");
    let nothing = Preview {
        rows: vec![(
            "why not",
            "no such file or folder; check the name".to_owned(),
        )],
        ..found(0)
    };
    app.learn(News::Found(1, nothing));
    assert!(shows(&app, "no such file or folder"));
    press(&mut app, "<esc><backspace>");
    assert!(shows(&app, "> repotr"));
    press(&mut app, "<ctrl-u>");
    assert_eq!(wants(&mut app, "enter"), []);
    assert!(shows(&app, "Type or paste the name of a file or folder"));
}

#[test]
fn a_text_that_is_pasted_is_looked_at_itself() {
    let mut app = explorer();
    press(&mut app, "i");
    let text = "Council told to improve\n\nInspectors found “drift and delay”.";
    let wanted = app.handle(Input::Paste(text.to_owned()));
    let look = Ask::Look(1, Wanted::Text(text.to_owned()));
    assert_eq!(wanted, [Effect::Intake(look)]);
    assert!(shows(&app, "Reading."));
}

#[test]
fn tab_completes_the_name_and_lists_what_begins_alike() {
    let mut app = explorer();
    press(&mut app, "irep");
    let asked = Ask::Complete("rep".to_owned());
    assert_eq!(wants(&mut app, "tab"), [Effect::Intake(asked)]);
    app.completed(vec!["reports/a.pdf".to_owned(), "reports/b.pdf".to_owned()]);
    assert!(shows(&app, "> reports/") && shows(&app, "reports/b.pdf"));
    press(&mut app, "b");
    assert!(!shows(&app, "reports/a.pdf"));
    app.completed(Vec::new());
    assert!(shows(&app, "> reports/b") && shows(&app, "No file begins like that."));
}

#[test]
fn what_was_found_can_be_read_to_its_end_on_a_small_screen_and_controls_are_shown_harmless() {
    let mut app = open(Invented::new(), 60, 16);
    press(&mut app, "ix<enter>");
    let row = |at: usize| ("", format!("row {at} \u{1b}[31m"));
    let preview = Preview {
        rows: (0..40).map(row).collect(),
        ..found(40)
    };
    app.learn(News::Found(1, preview));
    assert!(shows(&app, "row 0 ␛[31m") && shows(&app, "more below") && !shows(&app, "row 39"));
    press(&mut app, &"<pgdn>".repeat(9));
    assert!(shows(&app, "row 39") && !shows(&app, "more below"));
}
