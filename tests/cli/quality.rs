//! The filter over published reports: what a reader half remembers brings the right passage into the first three rows.
//!
//! The reports are not part of the project: `CASEBOOK_REPORTS` names a folder with `reports/` in it; the folder `shared`
//! beside the project's own is looked for too.

#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use std::path::{Path, PathBuf};

use super::place::Place;

/// What a reader types, and words that stand together in one of the first three rows.
const QUALITY: [(&str, &[&str]); 16] = [
    (
        "bed breakfast care leavers",
        &["bed and breakfast", "care leavers"],
    ),
    (
        "corporate parent ambition",
        &["ambitious corporate parents"],
    ),
    ("preproceedings late", &["pre-proceedings", "late"]),
    ("return home interveiws", &["return home interviews"]),
    // More of our own, written down before they were tried.
    (
        "darlington unasessed risk wait",
        &["left for too long in situations of unassessed risk"],
    ),
    (
        "fathers private fostering",
        &["insufficient involvement of fathers"],
    ),
    ("leavers neet 62%", &["62% of care leavers aged 19"]),
    (
        "havering matching breakdowns",
        &["previous placement breakdowns"],
    ),
    ("cross party suport", &["cross-party", "support"]),
    ("brothers sisters apart", &["together or apart"]),
    ("early help waiting list crisis", &["gone into crisis"]),
    (
        "independant visitor exceptional",
        &["exceptional support from his independent visitor"],
    ),
    (
        "psycologists integral",
        &["psychologists are an integral part"],
    ),
    ("homeless 16 17 pregnant", &["who are pregnant"]),
    (
        "permanancy planning no agreed process",
        &["no clear, agreed process for permanency planning"],
    ),
    (
        "entitlments spell out",
        &["does not spell out specifically"],
    ),
];

fn reports() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let named = std::env::var_os("CASEBOOK_REPORTS").map(PathBuf::from);
    let mut folders = named
        .into_iter()
        .chain([beside])
        .map(|folder| folder.join("reports"));
    let found = folders.find(|folder| folder.is_dir());
    if found.is_none() {
        eprintln!("SKIPPED: no published reports here; CASEBOOK_REPORTS names their folder");
    }
    found
}

fn folded(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.to_lowercase().replace("- ", "-")
}

#[test]
fn half_remembered_words_bring_up_the_right_passage_of_46_reports_and_the_seeds() {
    let Some(reports) = reports() else {
        return;
    };
    let place = Place::new();
    // The first command puts the seeds in.
    place.run(&["documents"]);
    place.run(&["import", reports.to_str().unwrap()]);
    let documents = place.json(&["documents"]);
    assert!(documents.len() > 45, "only {} documents", documents.len());
    let mut wrong = Vec::new();
    for (query, words) in QUALITY {
        let rows = place.json(&["search", query, "--limit", "3"]);
        let rows: Vec<String> = rows
            .iter()
            .map(|row| folded(row["text"].as_str().unwrap()))
            .collect();
        let right = |row: &String| words.iter().all(|words| row.contains(words));
        if !rows.iter().any(right) {
            wrong.push(format!("{query}: {rows:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
