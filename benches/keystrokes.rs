//! What one keystroke in the filter costs: every query of a list typed letter by letter over generated findings.
//!
//! `cargo bench --bench keystrokes -- 100000 1000000` does it with so many findings (100,000 when no number is given), with the
//! index opened from its file as the program does it. `--against` adds nucleo-matcher and fuzzy-matcher over the whole lines,
//! at some of the keystrokes because they take seconds each. `--lines FILE` writes the lines, for `scripts/fzf-compare.sh`.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "the figures are the output, and a bench that cannot go on stops"
)]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use casebook::model::mark::Mark;
use casebook::model::matrix::By;
use casebook::model::{DocumentId, DocumentSummary, FindingId, FindingRow, Judgement, TraceStatus};
use casebook::search::{Engine, Index, Query, Source, Store};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

#[path = "support/costs.rs"]
mod costs;
#[path = "support/generate.rs"]
mod generate;
#[path = "support/queries.rs"]
mod queries;

use costs::{Costs, Taken};

/// One keystroke of so many is given to the engines that take seconds.
const SLOW_SHARE: usize = 12;
/// fuzzy-matcher gets fewer still.
const SLOWEST_SHARE: usize = 60;

/// Findings that come from the generator each time they are read.
struct Generated(u32);

impl Source for Generated {
    fn stamps(&self) -> anyhow::Result<Vec<(DocumentId, i64)>> {
        let documents = 1..=i64::from(self.0.div_ceil(generate::PER_DOCUMENT));
        Ok(documents.map(|id| (DocumentId(id), id)).collect())
    }

    fn finding_traces(&self) -> anyhow::Result<Vec<(FindingId, TraceStatus)>> {
        Ok(Vec::new())
    }

    fn marks(&self) -> anyhow::Result<Vec<Mark>> {
        Ok(Vec::new())
    }

    fn each_finding(
        &self,
        _documents: &[DocumentId],
        each: &mut dyn FnMut(&DocumentSummary, &[Judgement], &FindingRow),
    ) -> anyhow::Result<()> {
        generate::findings(self.0, 1, each);
        Ok(())
    }
}

fn lines(count: u32) -> Vec<String> {
    let mut lines = Vec::new();
    generate::findings(count, 1, |_, _, row| lines.push(row.text.clone()));
    lines
}

/// Bytes of memory that this program holds; 0 where the system does not say.
fn memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|rest| rest.split_whitespace().next()?.parse::<usize>().ok());
    kilobytes.unwrap_or(0) * 1024
}

/// Builds the index, keeps it, and opens it from its file.
fn index(count: u32, path: &Path) -> Index {
    let source = Generated(count);
    let mut store = Store {
        path: Some(path.to_owned()),
        writes: true,
        source: &source,
        progress: &mut |_, _| {},
    };
    let start = Instant::now();
    generate::findings(count, 1, |_, _, _| {});
    let generating = start.elapsed();
    let (built, took) = costs::time(|| store.open().expect("an index is built"));
    println!(
        "built and kept in {:.2?}, of which making the findings up {generating:.2?}",
        took.wall
    );
    drop(built);
    let before = memory();
    let mut costs = Costs::default();
    for _ in 0..5 {
        let (opened, took) = costs::time(|| store.open().expect("the index opens"));
        assert!(opened.notice.is_none(), "the index was not kept");
        costs.add(took);
    }
    println!("opened from its file  {costs}");
    let opened = store.open().expect("the index opens").index;
    let size = std::fs::metadata(path).map_or(0, |data| data.len());
    println!(
        "{} words, {} MB on disc, {} MB more in memory",
        opened.words_known(),
        size / 1_000_000,
        memory().saturating_sub(before) / 1_000_000
    );
    opened
}

/// Types every query; gives what each keystroke cost.
fn typed(engine: &mut Engine, queries: &[&str]) -> Vec<(String, Taken)> {
    let mut taken = Vec::new();
    for query in queries {
        for (at, letter) in query.char_indices() {
            let typed = &query[..at + letter.len_utf8()];
            let (_, took) = costs::time(|| {
                let parsed = Query::parse(typed).unwrap_or_default();
                engine.search(&parsed).entries.len()
            });
            taken.push((typed.to_owned(), took));
        }
    }
    taken
}

fn report(name: &str, taken: &[(String, Taken)]) {
    let costs: Costs = taken.iter().map(|(_, took)| *took).collect();
    println!("{name:<22}{costs}");
    let slowest = taken.iter().max_by_key(|(_, took)| took.wall);
    if let Some((query, took)) = slowest {
        println!("{:<22}slowest: {query:?} after {:.2?}", "", took.wall);
    }
}

/// What the matrix costs: everything counted, and a query's hits, by each kind of line.
fn matrices(engine: &mut Engine) {
    for by in By::ALL.iter().copied() {
        for typed in ["", "oversight "] {
            let query = Query::parse(typed).unwrap_or_default();
            let counted = (0..10).map(|_| costs::time(|| engine.matrix(&query, by, None)).1);
            let costs: Costs = counted.collect();
            let lines = engine.matrix(&query, by, None).rows.len();
            println!(
                "matrix, {:<14}{costs}   {lines} lines, query {typed:?}",
                by.to_string()
            );
        }
    }
}

/// The same keystrokes given to matchers of whole lines.
fn against(lines: &[String], ours: &[(String, Taken)]) {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let nucleo = |query: &str| {
        let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
        let mut letters = Vec::new();
        let mut best =
            |line: &String| pattern.score(Utf32Str::new(line, &mut letters), &mut matcher);
        sorted(lines.iter().filter_map(|line| best(line).map(u64::from)))
    };
    compare("nucleo-matcher", ours, SLOW_SHARE, nucleo);
    let skim = SkimMatcherV2::default().ignore_case();
    let best = |line: &String, query: &str| skim.fuzzy_match(line, query);
    let fuzzy = |query: &str| {
        sorted(
            lines
                .iter()
                .filter_map(|line| best(line, query)?.try_into().ok()),
        )
    };
    compare("fuzzy-matcher", ours, SLOWEST_SHARE, fuzzy);
}

/// How many match, after they were put in order.
fn sorted(scores: impl Iterator<Item = u64>) -> usize {
    let mut scores: Vec<u64> = scores.collect();
    scores.sort_unstable();
    scores.len()
}

fn compare(
    name: &str,
    ours: &[(String, Taken)],
    share: usize,
    mut theirs: impl FnMut(&str) -> usize,
) {
    let chosen = ours.iter().skip(share / 2).step_by(share);
    let (mut costs, mut same) = (Costs::default(), Costs::default());
    for (query, took) in chosen {
        costs.add(costs::time(|| theirs(query)).1);
        same.add(*took);
    }
    println!("{name:<22}{costs}");
    println!("{:<22}{same}", "casebook, the same");
    let ratio = costs.median_cpu().as_secs_f64() / same.median_cpu().as_secs_f64();
    println!(
        "{:<22}{ratio:.0} times the processor time at the median",
        ""
    );
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut sizes: Vec<u32> = arguments.iter().filter_map(|a| a.parse().ok()).collect();
    if sizes.is_empty() {
        sizes.push(100_000);
    }
    let has = |name: &str| arguments.iter().position(|argument| argument == name);
    let out: Option<PathBuf> =
        has("--lines").and_then(|at| arguments.get(at + 1).map(PathBuf::from));
    for size in sizes {
        println!("\n{size} findings");
        if let Some(out) = &out {
            let mut file =
                std::io::BufWriter::new(std::fs::File::create(out).expect("a file for the lines"));
            for line in lines(size) {
                writeln!(file, "{line}").expect("the lines are written");
            }
            continue;
        }
        let folder = tempfile::tempdir().expect("a folder for the index");
        let mut engine = Engine::new(index(size, &folder.path().join("index")));
        let taken = typed(&mut engine, &queries::TYPED);
        report("keystroke", &taken);
        report("other queries", &typed(&mut engine, &queries::OTHERS));
        let back: Vec<_> = taken
            .iter()
            .rev()
            .map(|(query, _)| query.as_str())
            .collect();
        let erased: Vec<_> = back
            .iter()
            .map(|query| {
                let parsed = Query::parse(query).unwrap_or_default();
                let (_, took) = costs::time(|| engine.search(&parsed).entries.len());
                ((*query).to_owned(), took)
            })
            .collect();
        report("backspace", &erased);
        matrices(&mut engine);
        if has("--against").is_some() {
            against(&lines(size), &taken);
        }
    }
}
