//! Quotations scored against rows ruled by hand: the five seeds, and articles in many house styles about invented councils.
//!
//! The measures are those of the gold set: strict spans, the speaker's class on overlapping matches, and sentences that
//! report Ofsted without marks. The figures below are floors: a change that falls under one lost something a reader sees.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot read its files fails, and one that scores says what it measured"
)]

mod gold {
    pub(crate) mod score;
}

use std::fs;
use std::path::{Path, PathBuf};

use casebook::extract::extract;
use casebook::model::Document;
use gold::score::{Figures, Row, read_gold, rows_of, score};

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Extracts every document that the gold file names and scores it.
fn figures(gold: &str, folder: &str) -> Figures {
    let gold = read_gold(&fs::read_to_string(project(gold)).unwrap());
    let mut documents: Vec<String> = gold.iter().map(|row| row.document.clone()).collect();
    documents.dedup();
    let found: Vec<Row> = documents
        .iter()
        .flat_map(|name| {
            let text = fs::read_to_string(project(folder).join(name)).unwrap();
            let document = Document {
                text,
                ..Document::default()
            };
            rows_of(name, &document.text, &extract(&document).quotations)
        })
        .collect();
    let figures = score(&gold, &found);
    println!("{folder}: {figures}");
    figures
}

#[test]
fn the_seeds_are_read_as_ruled() {
    let figures = figures("tests/gold/seeds.tsv", "seeds");
    assert!(figures.spans >= 1.0, "{figures}");
    assert!(figures.class >= 0.985, "{figures}");
    assert!(figures.indirect >= 0.95, "{figures}");
    assert!(figures.speaker >= 0.98, "{figures}");
}

#[test]
fn ten_articles_in_ten_house_styles_are_read_as_ruled() {
    let figures = figures("tests/gold/articles-a.tsv", "tests/articles");
    assert!(figures.spans >= 0.99, "{figures}");
    assert!(figures.class >= 0.97, "{figures}");
    assert!(figures.indirect >= 0.95, "{figures}");
}

#[test]
fn twelve_more_articles_are_read_as_ruled() {
    let figures = figures("tests/gold/articles-b.tsv", "tests/articles");
    assert!(figures.spans >= 0.99, "{figures}");
    assert!(figures.class >= 0.96, "{figures}");
    assert!(figures.indirect >= 0.95, "{figures}");
}

#[test]
fn articles_of_ten_other_publishers_are_read_as_ruled() {
    let figures = figures("tests/gold/articles-c.tsv", "tests/articles");
    assert!(figures.spans >= 0.99, "{figures}");
    assert!(figures.class >= 0.96, "{figures}");
    assert!(figures.indirect >= 0.95, "{figures}");
}

#[test]
fn articles_with_rare_cues_are_read_as_ruled() {
    let figures = figures("tests/gold/articles-d.tsv", "tests/articles");
    assert!(figures.spans >= 0.99, "{figures}");
    assert!(figures.class >= 0.93, "{figures}");
    assert!(figures.indirect >= 0.93, "{figures}");
}

/// Sets by other hands, who had never seen the rules, and two in styles for which none was made.
#[test]
fn articles_by_other_hands_are_read_as_ruled() {
    for (set, class, indirect) in [
        ("e", 0.96, 0.97),
        ("f", 0.95, 0.96),
        ("g", 0.95, 0.95),
        ("h", 0.91, 0.95),
        ("i", 0.97, 0.97),
        ("j", 0.94, 0.96),
        ("k", 0.98, 0.97),
        ("l", 0.95, 0.95),
        ("m", 0.92, 0.92),
        ("n", 0.98, 0.98),
        ("o", 0.95, 0.97),
        ("p", 0.95, 0.96),
        ("q", 0.94, 0.94),
        ("r", 0.94, 0.96),
        ("s", 0.94, 0.94),
        ("t", 0.91, 0.90),
        ("u", 0.93, 0.94),
        ("v", 0.95, 0.95),
        ("w", 0.98, 0.97),
        ("x", 0.96, 0.98),
        ("y", 0.97, 0.97),
        ("z", 0.98, 0.98),
        ("aa", 0.96, 0.94),
        ("ab", 0.95, 0.97),
        ("ac", 0.97, 0.95),
        ("ad", 0.95, 0.95),
        ("ae", 0.95, 0.92),
        ("af", 0.94, 0.95),
        ("ag", 0.95, 0.96),
        ("ah", 0.92, 0.94),
        ("ai", 0.94, 0.95),
        ("aj", 0.93, 0.94),
    ] {
        let figures = figures(&format!("tests/gold/articles-{set}.tsv"), "tests/articles");
        assert!(figures.spans >= 0.99, "{set}: {figures}");
        assert!(figures.class >= class, "{set}: {figures}");
        assert!(figures.indirect >= indirect, "{set}: {figures}");
    }
}

/// A council's words shown as Ofsted's are the worst fault there is: of all that is ruled there is none.
#[test]
fn no_quotation_is_wrongly_given_to_ofsted() {
    for (gold, folder) in [
        ("tests/gold/seeds.tsv", "seeds"),
        ("tests/gold/articles-a.tsv", "tests/articles"),
        ("tests/gold/articles-b.tsv", "tests/articles"),
        ("tests/gold/articles-c.tsv", "tests/articles"),
        ("tests/gold/articles-d.tsv", "tests/articles"),
        ("tests/gold/articles-e.tsv", "tests/articles"),
        ("tests/gold/articles-f.tsv", "tests/articles"),
        ("tests/gold/articles-g.tsv", "tests/articles"),
        ("tests/gold/articles-h.tsv", "tests/articles"),
        ("tests/gold/articles-i.tsv", "tests/articles"),
        ("tests/gold/articles-j.tsv", "tests/articles"),
        ("tests/gold/articles-k.tsv", "tests/articles"),
        ("tests/gold/articles-l.tsv", "tests/articles"),
        ("tests/gold/articles-m.tsv", "tests/articles"),
        ("tests/gold/articles-n.tsv", "tests/articles"),
        ("tests/gold/articles-o.tsv", "tests/articles"),
        ("tests/gold/articles-p.tsv", "tests/articles"),
        ("tests/gold/articles-q.tsv", "tests/articles"),
        ("tests/gold/articles-r.tsv", "tests/articles"),
        ("tests/gold/articles-s.tsv", "tests/articles"),
        ("tests/gold/articles-t.tsv", "tests/articles"),
        ("tests/gold/articles-u.tsv", "tests/articles"),
        ("tests/gold/articles-v.tsv", "tests/articles"),
        ("tests/gold/articles-w.tsv", "tests/articles"),
        ("tests/gold/articles-x.tsv", "tests/articles"),
        ("tests/gold/articles-y.tsv", "tests/articles"),
        ("tests/gold/articles-z.tsv", "tests/articles"),
        ("tests/gold/articles-aa.tsv", "tests/articles"),
        ("tests/gold/articles-ab.tsv", "tests/articles"),
        ("tests/gold/articles-ac.tsv", "tests/articles"),
        ("tests/gold/articles-ad.tsv", "tests/articles"),
        ("tests/gold/articles-ae.tsv", "tests/articles"),
        ("tests/gold/articles-af.tsv", "tests/articles"),
        ("tests/gold/articles-ag.tsv", "tests/articles"),
        ("tests/gold/articles-ah.tsv", "tests/articles"),
        ("tests/gold/articles-ai.tsv", "tests/articles"),
        ("tests/gold/articles-aj.tsv", "tests/articles"),
    ] {
        let figures = figures(gold, folder);
        assert!(figures.wrongly_ofsted == 0, "{folder}: {figures}");
    }
}
