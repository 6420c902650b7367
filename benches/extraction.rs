//! How fast a text is read, in bytes per second, and whether a longer or hostile one costs more per byte.
//!
//! `cargo bench --bench extraction`. Ratios are to the articles of the tests, read in the same run: 1.0 is as fast per byte.

#![expect(clippy::print_stdout, reason = "a bench says what it measured")]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use support::clock::Clock;

mod support {
    pub(crate) mod clock;
}

use casebook::extract::extract;
use casebook::model::Document;

/// What hostile texts are piled up from.
const PILES: &[&str] = &[
    "\"",
    "'",
    "‘",
    "“a ",
    "'a ",
    "\" \"",
    "Ofsted said ",
    "'a'\n",
    "it said \"x\", ",
    "a\n",
    "Mr Doe, ",
    "(",
    "said: ",
    "Cllr Ann Lee, ",
    "“it” ",
    "who said ",
    "the report ",
    "• a\n",
    "\n",
    "said:\na\n",
];

fn main() {
    let articles = articles();
    let prose = rate(&articles.repeat(8));
    println!(
        "articles            {:>8} bytes  {:>6.1} MB/s",
        articles.len() * 8,
        prose / 1e6
    );
    let longer = rate(&articles.repeat(64));
    println!(
        "eight times longer  {:>8} bytes  {:>6.1} MB/s  {:.2} of the articles' rate",
        articles.len() * 64,
        longer / 1e6,
        longer / prose
    );
    for pile in PILES {
        let text = pile.repeat(2_000_000 / pile.len());
        let hostile = rate(&text);
        println!(
            "{:<20}{:>8} bytes  {:>6.1} MB/s  {:.2} of the articles' rate",
            format!("{pile:?}"),
            text.len(),
            hostile / 1e6,
            hostile / prose
        );
    }
    let line = "\"".repeat(10_000_000);
    let marks = rate(&line);
    println!(
        "10 MB of marks      {:>8} bytes  {:>6.1} MB/s  {:.2} of the articles' rate",
        line.len(),
        marks / 1e6,
        marks / prose
    );
}

fn articles() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let Ok(entries) = fs::read_dir(folder) else {
        return String::new();
    };
    let mut paths: Vec<_> = entries.flatten().map(|e| e.path()).collect();
    paths.sort();
    paths
        .iter()
        .filter_map(|p| fs::read_to_string(p).ok())
        .collect()
}

/// Bytes per second of the quickest of three readings.
#[expect(clippy::cast_precision_loss, reason = "a rate")]
fn rate(text: &str) -> f64 {
    let document = Document {
        text: text.to_owned(),
        ..Document::default()
    };
    let quickest = (0..3).map(|_| {
        let start = Clock::start();
        black_box(extract(&document));
        start.elapsed()
    });
    text.len() as f64 / quickest.min().unwrap_or(Duration::MAX).as_secs_f64()
}
