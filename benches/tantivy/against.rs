//! The same keystrokes over the same findings, by casebook and by tantivy, in one process.
//!
//! `cargo run --release --manifest-path benches/tantivy/Cargo.toml -- 1000000` does it with so many findings (100,000 when no
//! number is given). tantivy is asked what comes nearest to a filter: each word as a prefix, with the typos that casebook
//! forgives, all of them wanted, the best 200 by its own score.

use std::path::Path;

use anyhow::Result;
use casebook::search::{Builder, Engine, Query as Ours};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, FuzzyTermQuery, Occur, Query};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, IndexWriter, Searcher, TantivyDocument, Term};

#[path = "../support/costs.rs"]
mod costs;
#[path = "../support/generate.rs"]
mod generate;
#[path = "../support/queries.rs"]
mod queries;

use costs::Costs;

/// Rows that tantivy is asked for.
const ROWS: usize = 200;
/// Bytes that it may gather before it writes a segment, and threads that do it.
const GATHERED: usize = 400_000_000;
const THREADS: usize = 2;

fn casebook(count: u32) -> Engine {
    let mut builder = Builder::default();
    generate::findings(count, 1, |document, judgements, row| {
        builder.add(document, judgements, row)
    });
    Engine::new(builder.build())
}

/// All findings in one segment, which is when tantivy is quickest.
fn tantivy(count: u32, folder: &Path) -> Result<(Searcher, Field)> {
    let mut schema = Schema::builder();
    let positions =
        TextFieldIndexing::default().set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = schema.add_text_field(
        "text",
        TextOptions::default().set_indexing_options(positions),
    );
    let index = Index::create_in_dir(folder, schema.build())?;
    let mut writer: IndexWriter = index.writer_with_num_threads(THREADS, GATHERED)?;
    let mut refused = None;
    generate::findings(count, 1, |_, _, row| {
        let mut document = TantivyDocument::default();
        document.add_text(text, &row.text);
        refused = writer.add_document(document).err().or(refused.take());
    });
    refused.map_or(Ok(()), Err)?;
    writer.commit()?;
    writer.merge(&index.searchable_segment_ids()?).wait()?;
    writer.wait_merging_threads()?;
    Ok((index.reader()?.searcher(), text))
}

/// What is typed, as tantivy's query.
fn theirs(text: Field, typed: &str) -> BooleanQuery {
    let words = typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let clause = |word: &str| -> (Occur, Box<dyn Query>) {
        let term = Term::from_field_text(text, &word.to_lowercase());
        let edits = match word.len() {
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        };
        let within = |edits| {
            Box::new(FuzzyTermQuery::new_prefix(term.clone(), edits, true)) as Box<dyn Query>
        };
        let mut ways = vec![(Occur::Should, within(0))];
        if edits > 0 {
            ways.push((Occur::Should, within(edits)));
        }
        (Occur::Must, Box::new(BooleanQuery::new(ways)))
    };
    BooleanQuery::new(words.map(clause).collect())
}

fn main() -> Result<()> {
    let count = std::env::args()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(100_000);
    let folder = tempfile::tempdir()?;
    println!("{count} findings");
    let (mut engine, took) = costs::time(|| casebook(count));
    println!(
        "casebook built in {:.1?}, making the findings up included",
        took.wall
    );
    let (made, took) = costs::time(|| tantivy(count, folder.path()));
    let (searcher, text) = made?;
    println!("tantivy built in {:.1?}, on {THREADS} threads", took.wall);
    let (mut ours, mut other) = (Costs::default(), Costs::default());
    for query in queries::TYPED {
        for (at, letter) in query.char_indices() {
            let typed = &query[..at + letter.len_utf8()];
            let search = || {
                engine
                    .search(&Ours::parse(typed).unwrap_or_default())
                    .entries
                    .len()
            };
            ours.add(costs::time(search).1);
            let rows = || {
                searcher.search(
                    &theirs(text, typed),
                    &TopDocs::with_limit(ROWS).order_by_score(),
                )
            };
            let (found, took) = costs::time(rows);
            found?;
            other.add(took);
        }
    }
    println!("casebook {ours}\ntantivy  {other}");
    let ratio = other.median_cpu().as_secs_f64() / ours.median_cpu().as_secs_f64();
    println!("tantivy takes {ratio:.1} times the processor time at the median");
    Ok(())
}
