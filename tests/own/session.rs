//! Coming back: the explorer opens where it was left, and says when that is no more.

use casebook::app::{App, Input, News, Session};
use casebook::library::Library;
use casebook::model::DocumentId;

use super::{Desk, indexed, screen};

/// The explorer opened again, going back to `session`.
fn again(desk: &Desk, session: Session) -> App {
    let library = Library::open(&desk.path()).unwrap();
    let index = Box::new(indexed::index(&library));
    let mut app = App::new(Box::new(library)).unwrap().resuming(Some(session));
    app.handle(Input::Resize {
        width: 120,
        height: 40,
    });
    app.learn(News::Index(index));
    app
}

#[test]
fn it_opens_where_it_was_left() {
    for keys in [
        "",
        "2jj",
        "j2j",
        "/visits<enter>j",
        "/visits<enter>1j2j",
        "/visits",
        "oz3",
        "D<enter>",
        "2jo",
        "/\"not yet good",
    ] {
        let mut desk = Desk::new();
        desk.app.handle(Input::Resize {
            width: 70,
            height: 12,
        });
        desk.press(keys);
        let mut left = desk.app.session();
        let mut app = again(&desk, left.clone());
        app.handle(Input::Resize {
            width: 70,
            height: 12,
        });
        let text = app.filter_text().map(|text| text.trim().to_owned());
        assert_eq!(
            text.as_deref(),
            desk.app.filter_text().map(str::trim),
            "{keys}"
        );
        assert_eq!(
            (app.selected(), app.council()),
            (desk.app.selected(), desk.app.council()),
            "{keys}"
        );
        if keys == "/visits" {
            // What was being typed is kept as if it had been entered.
            left = app.session();
        }
        assert_eq!(app.session(), left, "{keys}");
    }
}

#[test]
fn whoever_presses_a_key_before_the_findings_are_read_is_not_taken_elsewhere() {
    let mut desk = Desk::new();
    desk.press("/visits<enter>j");
    let session = desk.app.session();
    let library = Library::open(&desk.path()).unwrap();
    let index = Box::new(indexed::index(&library));
    let mut app = App::new(Box::new(library))
        .unwrap()
        .resuming(Some(session.clone()));
    app.handle(Input::Resize {
        width: 120,
        height: 40,
    });
    assert_eq!(
        app.session(),
        session,
        "what is not yet there is not forgotten"
    );
    screen::press(&mut app, "2");
    app.learn(News::Index(index));
    assert_eq!(app.filter_text(), None);
}

#[test]
fn a_library_that_has_changed_is_opened_as_far_as_it_goes_and_the_reader_is_told() {
    let mut desk = Desk::new();
    desk.press("j2j");
    let session = desk.app.session();
    desk.store.0.remove(&[DocumentId(1)]).unwrap();
    let app = again(&desk, session);
    let screen = screen::rows(&app).join("\n");
    assert!(
        screen.contains("The library has changed: the passage where you were last is not in it"),
        "{screen}"
    );
}

#[test]
fn a_session_made_up_by_somebody_does_no_harm() {
    let desk = Desk::new();
    let long = "x".repeat(50_000);
    for text in [
        "at = 18446744073709551615",
        "council = \"\\u001b[2J\"\nquery = \"council:\\u001b]0;x \\u0007\"",
        "document = \"zz\"\nat = 7",
        "pane = \"source\"\nzoomed = true\n[finding]\ndocument = \"aa\"\nordinal = 4294967295\nwords = \"\"",
        "query = \"grade:\"",
        &format!("query = \"{long}\""),
    ] {
        let text = text.replace("18446744073709551615", "9223372036854775807");
        let app = again(&desk, toml::from_str(&text).unwrap());
        let screen = screen::rows(&app).concat();
        assert!(!screen.chars().any(char::is_control), "{text}");
    }
}
