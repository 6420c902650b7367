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
    "Ann Lee who ",
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
    let articles = texts("tests/articles").concat();
    for (name, folder) in [
        ("articles one by one", "tests/articles"),
        ("seeds one by one", "seeds"),
    ] {
        let texts = texts(folder);
        let bytes: usize = texts.iter().map(String::len).sum();
        println!(
            "{name:<20}{bytes:>8} bytes  {:>6.1} MB/s",
            rate(&texts) / 1e6
        );
    }
    let prose = rate(&[articles.repeat(8)]);
    println!(
        "articles            {:>8} bytes  {:>6.1} MB/s",
        articles.len() * 8,
        prose / 1e6
    );
    let longer = rate(&[articles.repeat(64)]);
    println!(
        "eight times longer  {:>8} bytes  {:>6.1} MB/s  {:.2} of the articles' rate",
        articles.len() * 64,
        longer / 1e6,
        longer / prose
    );
    for pile in PILES {
        let text = pile.repeat(2_000_000 / pile.len());
        let (hostile, length) = (rate(std::slice::from_ref(&text)), text.len());
        println!(
            "{:<20}{:>8} bytes  {:>6.1} MB/s  {:.2} of the articles' rate",
            format!("{pile:?}"),
            length,
            hostile / 1e6,
            hostile / prose
        );
    }
    let line = "\"".repeat(10_000_000);
    let marks = rate(std::slice::from_ref(&line));
    println!(
        "10 MB of marks      {:>8} bytes  {:>6.1} MB/s  {:.2} of the articles' rate",
        line.len(),
        marks / 1e6,
        marks / prose
    );
}

/// The plain texts of a folder of this repository.
fn texts(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.flatten().map(|e| e.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|suffix| suffix == "txt"));
    paths.sort();
    paths
        .iter()
        .filter_map(|p| fs::read_to_string(p).ok())
        .collect()
}

/// Bytes per second of these documents, one after the other, in the quickest of three readings of four megabytes or more: the
/// clock may tick in steps of 4 ms.
#[expect(clippy::cast_precision_loss, reason = "a rate")]
fn rate(texts: &[String]) -> f64 {
    let document = |text: &String| Document {
        text: text.clone(),
        ..Document::default()
    };
    let documents: Vec<Document> = texts.iter().map(document).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let times = 4_000_000_usize.div_ceil(bytes.max(1));
    let quickest = (0..3).map(|_| {
        let start = Clock::start();
        for document in std::iter::repeat_n(&documents, times).flatten() {
            black_box(extract(document));
        }
        start.elapsed()
    });
    (bytes * times) as f64 / quickest.min().unwrap_or(Duration::MAX).as_secs_f64()
}
