//! Text made to be slow: whatever is repeated, reading and searching it take time by its length and not by its square.
//!
//! The whole procedure: `cargo test --release --test linear -- --ignored --nocapture`. Times are printed there, and held to
//! limits only so wide that nothing but a square passes them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "a procedure says what it found")]

use std::time::Duration;

#[path = "../benches/support/clock.rs"]
mod clock;

use clock::Clock;

use casebook::extract;
use casebook::model::{
    Document, DocumentId, DocumentSummary, Finding, FindingId, FindingKind, FindingRow, Polarity,
    Span, SpeakerClass,
};
use casebook::search::{Builder, Engine, Query};

/// What is repeated.
const THINGS: &[&str] = &[
    "x",
    " ",
    "\n",
    "a\n",
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "“” ",
    "“x” ",
    "(",
    ".",
    "— ",
    "• x\n",
    "1. x\n",
    "Mr A B ",
    "Mr Doe, ",
    "Ann Lee ",
    "Ann Lee who ",
    "Ann Lee as ",
    "Ann Lee (Lab, Moor) ",
    "Doncaster ",
    "1 January 2020 ",
    "January ",
    "2020 ",
    "said: ",
    "Ofsted said “x”. ",
    "Ofsted said that ",
    "Inspectors found ",
    "Ofsted said it was “slow”.\n\n",
    "e\u{301}",
    "she said ",
    "“Ofsted ",
    "the council’s ",
];

fn taken(text: String) -> Duration {
    let document = Document {
        text,
        ..Document::default()
    };
    let start = Clock::start();
    extract::extract(&document);
    start.elapsed()
}

/// A finding as long as its document.
fn searched(text: &str, query: &str) -> Duration {
    let document = DocumentSummary {
        id: DocumentId(1),
        ..DocumentSummary::default()
    };
    let finding = Finding {
        span: Span::new(0, text.len()),
        kind: FindingKind::Finding,
        polarity: Polarity::Concern,
        themes: Vec::new(),
        council: None,
        area: None,
        paragraph: None,
        class: SpeakerClass::Ofsted,
        speaker: None,
    };
    let id = FindingId {
        document: document.id,
        ordinal: 1,
    };
    let row = FindingRow {
        id,
        finding,
        page: None,
        text: text.to_owned(),
    };
    let start = Clock::start();
    let mut builder = Builder::default();
    builder.add(&document, &[], &row);
    let mut engine = Engine::new(builder.build());
    let query = Query::parse(query).unwrap();
    engine.search(&query);
    engine.highlight(&query, text);
    start.elapsed()
}

#[test]
fn a_paragraph_of_very_many_dates_is_read_as_fast_as_any() {
    // By the square it took minutes in a build for developers.
    let took = taken("1 January 2020 ".repeat(100_000));
    assert!(took < Duration::from_mins(1), "{took:?}");
}

#[test]
fn a_line_of_names_is_read_as_fast_as_any() {
    // By the square each took minutes in a build for developers.
    for name in ["Mr Doe, ", "Ann Lee ", "Ann Lee who ", "Ann Lee as "] {
        let took = taken(name.repeat(100_000));
        assert!(took < Duration::from_mins(1), "{name}: {took:?}");
    }
}

#[test]
#[ignore = "takes minutes; run it by itself in a release build"]
fn ten_megabytes_of_anything_are_read_and_searched_in_time_by_their_length() {
    let mut square = Vec::new();
    for thing in THINGS {
        let of = |bytes: usize| thing.repeat(bytes / thing.len());
        let (tenth, whole) = (taken(of(1_000_000)), taken(of(10_000_000)));
        let queries = ["x", "\"x x\"", "said ofsted", "januray", "-x"];
        let long = of(1_000_000);
        let search = queries
            .map(|query| searched(&long, query))
            .into_iter()
            .max();
        println!("{thing:?}: 1 MB {tenth:?}, 10 MB {whole:?}; searched in 1 MB {search:?}");
        // Ten times as long takes a hundred times as much by the square.
        if whole > Duration::from_secs(5) && whole > 30 * tenth {
            square.push(*thing);
        }
    }
    assert!(square.is_empty(), "{square:?}");
}
