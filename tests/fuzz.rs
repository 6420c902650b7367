//! Mutated input for everything that reads what others wrote: nothing panics, and nothing takes long.
//!
//! An equivalent of `cargo fuzz` that runs on stable. The long form: `CASEBOOK_SECONDS=600 cargo test --release --test fuzz
//! -- --ignored --nocapture`, of one alone with `CASEBOOK_TARGET=pdf`. The input that is being tried stands in `CASEBOOK_TRIED`, when that names a folder, for
//! what cannot be caught. What ever broke something belongs into `tests/fuzz/`, where every run begins.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "a procedure says what it found")]

#[path = "../benches/support/clock.rs"]
mod clock;
#[path = "support/dice.rs"]
mod dice;
#[path = "support/docx.rs"]
mod docx;
#[path = "fuzz/mutate.rs"]
mod mutate;
#[path = "support/pdf.rs"]
#[expect(dead_code, reason = "other tests write other reports")]
mod pdf;
#[path = "cli/place.rs"]
#[expect(dead_code, reason = "other tests ask for other things")]
mod place;
#[path = "fuzz/targets.rs"]
mod targets;

use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clock::Clock;
use dice::Dice;
use mutate::mutated;
use targets::{Target, targets};

/// The longest processor time that one input of some kilobytes may take.
const LONGEST: Duration = Duration::from_secs(5);

/// Tries a target until `more` says that it is enough; how many inputs were tried and the longest time of one.
fn tried(target: &mut Target, seed: u64, more: impl Fn(u64) -> bool) -> (u64, Duration) {
    let mut dice = Dice(seed | 1);
    let (mut count, mut slowest) = (0, Duration::ZERO);
    let mut next = target.corpus.clone().into_iter();
    while more(count) {
        let input = next
            .next()
            .unwrap_or_else(|| mutated(&target.corpus, target.words, &mut dice));
        noted(target.name, &input);
        let start = Clock::start();
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| (target.run)(&input)));
        let took = start.elapsed();
        assert!(
            outcome.is_ok() && took < LONGEST,
            "{}: {} after {took:?} by {:?}",
            target.name,
            if outcome.is_ok() { "slow" } else { "panic" },
            String::from_utf8_lossy(&input)
        );
        slowest = slowest.max(took);
        count += 1;
    }
    (count, slowest)
}

/// Leaves an input where it can be found should it end the whole program.
fn noted(name: &str, input: &[u8]) {
    if let Some(folder) = std::env::var_os("CASEBOOK_TRIED").map(PathBuf::from) {
        std::fs::write(folder.join(name), input).unwrap();
    }
}

#[test]
fn the_corpus_and_what_is_near_it_breaks_nothing() {
    for mut target in targets() {
        let most = target.corpus.len() as u64 + 8;
        tried(&mut target, 0xf0_22, |count| count < most);
    }
}

#[test]
#[ignore = "takes as long as it is told to, for each target"]
fn mutated_input_breaks_nothing() {
    let told = |name: &str| std::env::var(name).ok();
    let seconds = told("CASEBOOK_SECONDS").and_then(|text| text.parse().ok());
    let lasts = Duration::from_secs(seconds.unwrap_or(600));
    let seed = told("CASEBOOK_SEED").and_then(|text| text.parse().ok());
    let only = told("CASEBOOK_TARGET");
    for mut target in targets() {
        if only.as_ref().is_some_and(|only| only != target.name) {
            continue;
        }
        let start = Instant::now();
        let (count, slowest) = tried(&mut target, seed.unwrap_or(1), |_| start.elapsed() < lasts);
        println!(
            "{}: {count} inputs in {lasts:?}, the slowest {slowest:?}",
            target.name
        );
    }
}
