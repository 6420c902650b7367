//! What one keystroke in the filter costs: every query of the list typed letter by letter over generated findings.
//!
//! `cargo bench --bench keystrokes -- 100000` (the number of findings; 100,000 when none is given).

#![expect(clippy::print_stdout, reason = "the figures are the output")]

use std::time::{Duration, Instant};

use casebook::search::{Builder, Engine, Query};

#[path = "support/generate.rs"]
mod generate;

const QUERIES: [&str; 22] = [
    "drift delay",
    "managment oversight",
    "lacks rigour",
    "safegarding board",
    "casload high",
    "glos inadeq",
    "unassesed risk",
    "care leavers bed and breakfast",
    "ofsted whistle",
    "oversight managment",
    "chidl protection plan",
    "social wrokers turnover",
    "missing return interviews",
    "private fostering",
    "neurodevelopmental",
    "virtual school pep",
    "unregistered placement",
    "mgmt oversight",
    "county lines exploit",
    "supervison freqency",
    "zxqvj",
    "the",
];

/// The value that this share of the sorted times does not exceed.
fn quantile(sorted: &[Duration], hundredths: usize) -> Duration {
    let last = sorted.len().saturating_sub(1);
    sorted
        .get(last * hundredths / 100)
        .copied()
        .unwrap_or_default()
}

fn report(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let [p50, p99, max] = [50, 99, 100].map(|share| quantile(&times, share));
    println!(
        "{name}: {} times, p50 {p50:.2?}, p99 {p99:.2?}, max {max:.2?}",
        times.len()
    );
}

fn main() {
    let count = std::env::args()
        .skip(1)
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(100_000);
    let mut builder = Builder::default();
    let mut texts = Vec::new();
    let mut adding = Duration::ZERO;
    generate::findings(count, 1, |document, judgements, row| {
        if texts.len() < 2_000 {
            texts.push(row.text.clone());
        }
        let start = Instant::now();
        builder.add(document, judgements, row);
        adding += start.elapsed();
    });
    let start = Instant::now();
    let index = builder.build();
    let built = adding + start.elapsed();
    let (words, megabytes) = (index.words_known(), index.bytes() / 1_000_000);
    println!("{count} findings, {words} words, built in {built:.2?}, {megabytes} MB");

    let mut engine = Engine::new(index);
    let mut keystrokes = Vec::new();
    let mut slowest = (Duration::ZERO, String::new());
    let mut highlights = Vec::new();
    let document: String = texts.join("\n").chars().take(60_000).collect();
    for query in QUERIES {
        for (at, letter) in query.char_indices() {
            let typed = &query[..at + letter.len_utf8()];
            let start = Instant::now();
            let parsed = Query::parse(typed).unwrap_or_default();
            let hits = engine.search(&parsed);
            let took = start.elapsed();
            keystrokes.push(took);
            if took > slowest.0 {
                slowest = (took, format!("{typed} ({} findings)", hits.entries.len()));
            }
            let start = Instant::now();
            let spans = engine.highlight(&parsed, &document);
            highlights.push(start.elapsed());
            assert!(spans.is_sorted());
        }
    }
    report("keystroke", keystrokes);
    println!("slowest: {} after {:.2?}", slowest.1, slowest.0);
    report("highlight of 60 KB", highlights);
}
