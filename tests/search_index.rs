//! The index beside a library: whatever happens to the file or to the library, the answers are those of a fresh index.

#![expect(clippy::unwrap_used, reason = "a test's own helpers")]

use std::cell::Cell;
use std::fs;
use std::path::PathBuf;

use casebook::model::mark::{Mark, Placed};
use casebook::model::{
    Citation, DocumentId, DocumentSummary, FindingId, FindingRow, Judgement, Span, TraceStatus,
};
use casebook::search::{Builder, Engine, Index, Opened, Query, Source, Store, index_path};
use proptest::prelude::*;

#[path = "support/edits.rs"]
mod edits;
#[path = "../benches/support/generate.rs"]
mod generate;

use edits::{apply, edit};

const QUERIES: [&str; 18] = [
    "",
    "d",
    "drift delay",
    "managment oversight",
    "\"bed and breakfast\" ",
    "multi-agency",
    "is:latest -kind:response",
    "grade:good year:2016..",
    "publisher:gaz",
    "gazette risk",
    "hertfordshire",
    "trace:altered",
    "trace:verbatim drift",
    "is:marked",
    "has:note -is:marked",
    "tag:board",
    "-tag:\"for the board\"",
    "zxqvj",
];

/// A library that is only its findings, and counts how many of them are read.
#[derive(Default)]
struct Shelves {
    documents: Vec<Shelf>,
    read: Cell<usize>,
}

struct Shelf {
    stamp: i64,
    traced: i64,
    summary: DocumentSummary,
    judgements: Vec<Judgement>,
    findings: Vec<FindingRow>,
}

impl Shelf {
    /// Says something else from now on.
    fn change(&mut self) {
        self.findings.truncate(2);
        self.findings[0].text = "Quite another passage.".into();
        self.stamp += 1;
    }

    /// Something different for each document, and at each time.
    fn traces(&self) -> impl Iterator<Item = (FindingId, TraceStatus)> {
        let kinds = i64::try_from(TraceStatus::ALL.len()).unwrap();
        let kind = (self.summary.id.0 + self.traced).rem_euclid(kinds);
        let kind = usize::try_from(kind).unwrap();
        let traced = self.findings.iter().step_by(2);
        traced.map(move |row| (row.id, TraceStatus::ALL[kind]))
    }
}

impl Shelves {
    /// So many documents, newest last.
    fn new(documents: u32, seed: u64) -> Self {
        let mut shelves = Self::default();
        generate::findings(documents * 60, seed, |summary, judgements, row| {
            let last = shelves.documents.last().map(|shelf| shelf.summary.id);
            if last != Some(summary.id) {
                shelves.documents.push(Shelf {
                    stamp: summary.id.0 * 1_000,
                    traced: 0,
                    summary: summary.clone(),
                    judgements: judgements.to_vec(),
                    findings: Vec::new(),
                });
            }
            let shelf = shelves.documents.last_mut().unwrap();
            // Few enough for many libraries to be tried.
            if shelf.findings.len() < 6 {
                shelf.findings.push(row.clone());
            }
        });
        shelves
    }

    /// What an index made of nothing but the library answers.
    fn fresh(&self) -> Index {
        let mut builder = Builder::default();
        for shelf in &self.documents {
            let rows = shelf.findings.iter();
            rows.for_each(|row| builder.add(&shelf.summary, &shelf.judgements, row));
        }
        let mut index = builder.build();
        index.trace(&self.traces());
        index.own(&self.marked());
        index
    }

    fn traces(&self) -> Vec<(FindingId, TraceStatus)> {
        self.documents.iter().flat_map(Shelf::traces).collect()
    }

    /// Something on each document, and on some a label that begins as another does.
    fn marked(&self) -> Vec<Mark> {
        let mark = |shelf: &Shelf| {
            let id = shelf.summary.id;
            let more = if id.0 % 2 == 0 { "" } else { "er" };
            Mark {
                id: id.0,
                citation: Citation::default(),
                star: id.0 % 3 == 0,
                tags: vec![format!("for the board{more}")],
                note: "x".repeat(usize::try_from(id.0 % 2).unwrap()),
                placed: Some(Placed {
                    document: id,
                    span: Span::new(0, 1),
                    findings: vec![1, 3],
                    finding: None,
                    quotation: None,
                }),
            }
        };
        self.documents.iter().map(mark).collect()
    }

    fn open(&self, path: &std::path::Path) -> Opened {
        self.read.set(0);
        let mut store = Store {
            path: Some(path.to_owned()),
            writes: true,
            source: self,
            progress: &mut |_, _| {},
        };
        store.open().unwrap()
    }

    fn check(&self, index: Index) {
        check(index, self.fresh());
    }
}

impl Source for Shelves {
    fn stamps(&self) -> anyhow::Result<Vec<(DocumentId, i64)>> {
        let all = self.documents.iter();
        Ok(all.map(|shelf| (shelf.summary.id, shelf.stamp)).collect())
    }

    fn finding_traces(&self) -> anyhow::Result<Vec<(FindingId, TraceStatus)>> {
        Ok(self.traces())
    }

    fn marks(&self) -> anyhow::Result<Vec<Mark>> {
        Ok(self.marked())
    }

    fn each_finding(
        &self,
        documents: &[DocumentId],
        each: &mut dyn FnMut(&DocumentSummary, &[Judgement], &FindingRow),
    ) -> anyhow::Result<()> {
        for id in documents {
            let mut all = self.documents.iter();
            let found = all.find(|shelf| shelf.summary.id == *id).unwrap();
            self.read.set(self.read.get() + found.findings.len());
            let rows = found.findings.iter();
            rows.for_each(|row| each(&found.summary, &found.judgements, row));
        }
        Ok(())
    }
}

fn check(index: Index, fresh: Index) {
    assert_eq!(index.len(), fresh.len());
    let entries = 0..u32::try_from(fresh.len()).unwrap();
    for entry in entries {
        assert_eq!(index.id(entry), fresh.id(entry), "{entry}");
        assert_eq!(index.council(entry), fresh.council(entry), "{entry}");
        let back = index.id(entry).and_then(|id| index.entry(id));
        assert_eq!(back, Some(entry));
    }
    assert_eq!(index.id(u32::try_from(fresh.len()).unwrap()), None);
    let (mut engine, mut fresh) = (Engine::new(index), Engine::new(fresh));
    for text in QUERIES {
        let query = Query::parse(text).unwrap();
        assert_eq!(engine.search(&query), fresh.search(&query), "{text}");
    }
}

fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = index_path(&folder.path().join("library.sqlite"));
    (folder, path)
}

#[test]
fn a_kept_index_is_opened_without_reading_a_finding() {
    let (_folder, path) = place();
    let shelves = Shelves::new(12, 1);
    let built = shelves.open(&path);
    assert!(built.notice.unwrap().contains("there was no index"));
    shelves.check(built.index);
    let opened = shelves.open(&path);
    assert_eq!(
        (opened.notice, opened.outgrown, shelves.read.get()),
        (None, false, 0)
    );
    shelves.check(opened.index);
}

#[test]
fn a_new_document_costs_its_own_findings_and_stands_where_the_library_lists_it() {
    let (_folder, path) = place();
    let mut shelves = Shelves::new(30, 2);
    let newest = shelves.documents.pop().unwrap();
    let middling = shelves.documents.pop().unwrap();
    shelves.open(&path);
    let before = fs::read(&path).unwrap();
    shelves.documents.insert(0, newest);
    shelves.documents.insert(9, middling);
    let opened = shelves.open(&path);
    assert_eq!(
        (opened.notice, opened.outgrown, shelves.read.get()),
        (None, false, 12)
    );
    shelves.check(opened.index);
    assert_eq!(
        fs::read(&path).unwrap(),
        before,
        "two of thirty are no reason for a new file"
    );
}

#[test]
fn more_than_a_tenth_of_new_documents_are_searched_at_once_and_asked_to_be_kept() {
    let (_folder, path) = place();
    let mut shelves = Shelves::new(12, 3);
    let new = shelves.documents.split_off(9);
    shelves.open(&path);
    shelves.documents.extend(new);
    let opened = shelves.open(&path);
    assert!(opened.outgrown && opened.notice.is_none());
    shelves.check(opened.index);
    let mut store = Store {
        path: Some(path.clone()),
        writes: true,
        source: &shelves,
        progress: &mut |_, _| {},
    };
    shelves.check(store.renew().unwrap().index);
    shelves.open(&path);
    assert_eq!(shelves.read.get(), 0);
}

#[test]
fn what_became_of_quotations_is_answered_as_it_is_now_and_costs_no_new_index() {
    let (_folder, path) = place();
    let mut shelves = Shelves::new(12, 8);
    shelves.open(&path);
    shelves.documents.iter_mut().for_each(|s| s.traced += 1);
    let opened = shelves.open(&path);
    assert_eq!((opened.notice, shelves.read.get()), (None, 0));
    shelves.check(opened.index);
}

#[test]
fn a_document_read_again_or_taken_out_is_never_answered_from_the_old_file() {
    let (_folder, path) = place();
    let mut shelves = Shelves::new(20, 4);
    shelves.open(&path);
    let before = fs::read(&path).unwrap();
    shelves.documents[3].change();
    let opened = shelves.open(&path);
    assert_eq!(
        (opened.notice, opened.outgrown, shelves.read.get()),
        (None, true, 2),
        "it costs its own findings"
    );
    shelves.check(opened.index);
    shelves.documents.remove(5);
    let opened = shelves.open(&path);
    assert_eq!((opened.notice, shelves.read.get()), (None, 2));
    shelves.check(opened.index);
    assert_eq!(
        fs::read(&path).unwrap(),
        before,
        "the file is made anew behind the reader's back"
    );
    shelves.documents.drain(..11);
    let notice = shelves.open(&path).notice.unwrap();
    assert!(notice.contains("not made from what it holds now"));
    assert_eq!(shelves.open(&path).notice, None);
}

#[test]
fn taking_out_one_document_of_many_reads_no_finding() {
    let (_folder, path) = place();
    let mut shelves = Shelves::new(12, 9);
    shelves.open(&path);
    let taken = shelves.documents.remove(4);
    let opened = shelves.open(&path);
    assert_eq!(
        (opened.notice, opened.outgrown, shelves.read.get()),
        (None, false, 0)
    );
    let entries = 0..u32::try_from(opened.index.len()).unwrap();
    let mut left = entries.filter_map(|entry| opened.index.id(entry));
    assert!(left.all(|id| id.document != taken.summary.id));
    shelves.check(opened.index);
}

#[test]
fn another_librarys_file_is_not_believed() {
    let (_folder, path) = place();
    Shelves::new(4, 5).open(&path);
    let mut other = Shelves::new(4, 6);
    other
        .documents
        .iter_mut()
        .for_each(|shelf| shelf.stamp += 7);
    let opened = other.open(&path);
    assert!(opened.notice.is_some());
    other.check(opened.index);
}

#[test]
fn a_damaged_file_is_built_again_and_the_reader_is_told() {
    let (folder, path) = place();
    let shelves = Shelves::new(6, 7);
    shelves.open(&path);
    let whole = fs::read(&path).unwrap();
    let flipped = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 4;
        bytes
    };
    for (bytes, why) in [
        (vec![], "damaged"),
        (whole[..100].to_vec(), "damaged"),
        (flipped(0), "damaged"),
        (flipped(8), "another version"),
        (flipped(whole.len() / 2), "damaged"),
        (vec![7; 5_000], "damaged"),
    ] {
        fs::write(&path, &bytes).unwrap();
        let opened = shelves.open(&path);
        let notice = opened.notice.unwrap();
        assert!(
            notice.contains(why) && notice.contains("built again"),
            "{notice}"
        );
        shelves.check(opened.index);
        assert_eq!(fs::read(&path).unwrap(), whole);
    }
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let opened = shelves.open(&path);
    assert!(opened.notice.unwrap().contains("cannot be kept at"));
    shelves.check(opened.index);
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing left behind"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn an_index_in_two_parts_answers_as_one_while_a_query_is_edited(
        seed in 0_u64..1_000,
        new in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4),
        gone in proptest::collection::vec(any::<prop::sample::Index>(), 0..3),
        changed in proptest::collection::vec(any::<prop::sample::Index>(), 0..3),
        edits in proptest::collection::vec(edit(), 1..30),
    ) {
        let (_folder, path) = place();
        let mut shelves = Shelves::new(14, seed);
        let mut later = Vec::new();
        for (from, to) in new {
            let from = from.index(shelves.documents.len());
            later.push((shelves.documents.remove(from), to));
        }
        shelves.open(&path);
        for at in gone {
            shelves.documents.remove(at.index(shelves.documents.len()));
        }
        for at in changed {
            let at = at.index(shelves.documents.len());
            shelves.documents[at].change();
        }
        for (shelf, to) in later {
            let to = to.index(shelves.documents.len() + 1);
            shelves.documents.insert(to, shelf);
        }
        let opened = shelves.open(&path);
        prop_assert!(opened.notice.is_none());
        let (mut engine, fresh) = (Engine::new(opened.index), shelves.fresh());
        let mut text = String::new();
        for edit in &edits {
            apply(&mut text, edit);
            let Ok(query) = Query::parse(&text) else { continue };
            let mut fresh = Engine::new(fresh.clone());
            prop_assert_eq!(engine.search(&query), fresh.search(&query), "{}", text);
            let sample = &shelves.documents[0].findings[0].text;
            prop_assert_eq!(engine.highlight(&query, sample), fresh.highlight(&query, sample), "{}", text);
        }
    }
}
