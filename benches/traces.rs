//! How long tracing takes: 100 made-up articles against 1,000 made-up reports, twice as many, and hostile quotations.
//!
//! `cargo bench --bench traces`. Each council has its reports folded once for all its articles, as an import does it. Times are
//! those of the processor.

#![expect(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    reason = "a bench says what it measured, over small numbers"
)]

#[path = "support/clock.rs"]
mod clock;

use std::time::Duration;

use casebook::model::{
    DocumentId, PartialDate, Quotation, QuotationKind, Span, SpeakerClass, TraceStatus,
};
use casebook::trace::{Article, Report, trace};
use clock::Clock;

const REPORTS: usize = 1_000;
const COUNCILS: usize = 153;
/// Words of a report: the median of 431.
const WORDS: usize = 8_700;
const QUOTES: usize = 20;

/// A generator of numbers that is the same on every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap_or(0)
    }
}

/// Prose of made-up words, the frequent ones much more frequent, in sentences over pages.
fn prose(dice: &mut Dice) -> String {
    let mut text = String::new();
    for at in 0..WORDS {
        let rank = dice
            .below(4_000)
            .min(dice.below(4_000))
            .min(dice.below(4_000));
        let syllables = [
            "ta", "len", "ri", "mo", "su", "ke", "dan", "vo", "pir", "hes",
        ];
        let mut number = rank + 7;
        while number > 0 {
            text += syllables[number % 10];
            number /= 10;
        }
        text += match at {
            _ if at % 400 == 399 => ".\n\nInspection of Mallow\n7\n\u{c}",
            _ if at % 18 == 17 => ". ",
            _ if at % 11 == 10 => "\n",
            _ => " ",
        };
    }
    text
}

fn quotation(start: usize, end: usize) -> Quotation {
    Quotation {
        span: Span::new(start, end),
        kind: QuotationKind::Direct,
        class: SpeakerClass::Ofsted,
        speaker: None,
        cue: None,
        confidence: 1.0,
        rule: "made".into(),
        council: None,
        nested: false,
    }
}

/// An article that quotes stretches of a report, every fourth with a word changed and every tenth from nowhere.
fn article(dice: &mut Dice, report: &str) -> (String, Vec<Quotation>) {
    let words: Vec<&str> = report.split_whitespace().collect();
    let (mut text, mut quotations) = (String::new(), Vec::new());
    for number in 0..QUOTES {
        let length = 2 + dice.below(30);
        let from = dice.below(words.len() - length);
        let mut quoted: Vec<&str> = words[from..from + length].to_vec();
        match number {
            _ if number % 10 == 9 => quoted.reverse(),
            _ if number % 4 == 3 => quoted[length / 2] = "altered",
            _ => {}
        }
        text += "Ofsted said: “";
        let start = text.len();
        text += &quoted.join(" ");
        quotations.push(quotation(start, text.len()));
        text += "”.\n";
    }
    (text, quotations)
}

fn main() {
    let mut dice = Dice(0x5eed);
    let texts: Vec<String> = (0..REPORTS).map(|_| prose(&mut dice)).collect();
    let published: Option<PartialDate> = "2019-05-07".parse().ok();
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{REPORTS} reports, {:.0} MB", bytes as f64 / 1e6);
    for articles in [50, 100, 200] {
        let made: Vec<_> = (0..articles)
            .map(|at| (at % COUNCILS, article(&mut dice, &texts[at % COUNCILS])))
            .collect();
        let start = Clock::start();
        let (mut folding, mut found) = (Duration::ZERO, 0);
        for council in 0..COUNCILS.min(articles) {
            let fold = Clock::start();
            let held = (council..REPORTS).step_by(COUNCILS);
            let reports: Vec<Report> = held
                .map(|at| {
                    Report::new(
                        DocumentId(at as i64),
                        published,
                        &texts[at],
                        &pages(&texts[at]),
                    )
                })
                .collect();
            folding += fold.elapsed();
            let reports: Vec<&Report> = reports.iter().collect();
            for (_, (text, quotations)) in made.iter().filter(|(of, _)| *of == council) {
                let article = Article {
                    published,
                    text,
                    quotations,
                };
                let traces = trace(&article, &reports);
                found += traces
                    .iter()
                    .filter(|(_, trace)| trace.status < TraceStatus::NotFound)
                    .count();
            }
        }
        println!(
            "{articles:>4} articles, {} quotations: {:.2} s, of which folding {:.2} s; {found} found",
            articles * QUOTES,
            start.elapsed().as_secs_f64(),
            folding.as_secs_f64()
        );
    }
    hostile(&texts[0]);
}

fn pages(text: &str) -> Vec<usize> {
    std::iter::once(0)
        .chain(text.match_indices('\u{c}').map(|(at, _)| at + 1))
        .collect()
}

/// Quotations made to cost much: common words, hundreds of cuts, a whole report.
fn hostile(text: &str) {
    let common = text.split_whitespace().next().unwrap_or("ta");
    let piles = [
        ("one common word, 500 times", vec![common.to_owned(); 500]),
        ("500 cuts between one word", vec![[common; 500].join(" … ")]),
        (
            "a common word 2,000 times in a row",
            vec![[common; 2_000].join(" ")],
        ),
        ("a whole report", vec![text.to_owned()]),
        (
            "500 phrases of common words",
            vec![[common; 5].join(" "); 500],
        ),
    ];
    let report = Report::new(DocumentId(1), "2019-05-07".parse().ok(), text, &pages(text));
    for (what, quotes) in piles {
        let (mut text, mut quotations) = (String::new(), Vec::new());
        for quote in &quotes {
            let start = text.len();
            text += quote;
            quotations.push(quotation(start, text.len()));
            text += "\n";
        }
        let start = Clock::start();
        let article = Article {
            published: "2019-05-08".parse().ok(),
            text: &text,
            quotations: &quotations,
        };
        let traces = trace(&article, &[&report]);
        println!(
            "{what}: {:.2} s, {} traced",
            start.elapsed().as_secs_f64(),
            traces.len()
        );
    }
}
