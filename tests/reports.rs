//! Published reports, read whole: every cell of the answers checked by hand, and how many findings each layout gives.
//!
//! The reports are not part of the project. Where they are is said by `CASEBOOK_REPORTS`, a folder with `reports/` and
//! `gold/reports_judgements.json` in it; the folder `shared` beside the project's own is looked for too.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot read its files fails, and one that measures says what"
)]

#[path = "support/published.rs"]
mod published;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use casebook::extract::{Extraction, extract};
use casebook::import::{self, Source};
use casebook::model::{Area, Document, FindingKind, Framework};
use published::published;
use serde::Deserialize;

#[derive(Deserialize)]
struct Answer {
    file: String,
    gss: String,
    framework: Framework,
    inspection_start: String,
    inspection_end: String,
    published_in_text: Option<String>,
    published_in_file_name: String,
    lead_inspector: Option<String>,
    grades: BTreeMap<Area, String>,
}

fn shared() -> Option<PathBuf> {
    published("gold/reports_judgements.json")
}

/// Each report with its answers, as imported and as extracted.
fn read(shared: &Path) -> Vec<(Answer, Document, Extraction)> {
    let gold = std::fs::read(shared.join("gold/reports_judgements.json")).unwrap();
    let answers: Vec<Answer> = serde_json::from_slice(&gold).unwrap();
    // The same reports as text, for instance by `pdftotext`, can be read in their place.
    let as_text = std::env::var_os("CASEBOOK_REPORTS_AS_TEXT").map(PathBuf::from);
    let one = |answer: Answer| {
        let path = match &as_text {
            Some(folder) => folder.join(&answer.file).with_extension("txt"),
            None => shared.join("reports").join(&answer.file),
        };
        let bytes = std::fs::read(&path).unwrap();
        let source = Source {
            path: Some(&path),
            bytes: &bytes,
        };
        let document = import::read(&source, None).unwrap();
        let extraction = extract(&document);
        (answer, document, extraction)
    };
    answers.into_iter().map(one).collect()
}

/// The cells of one report that are answered: what each is, what it should be, what it is.
fn cells(
    answer: &Answer,
    document: &Document,
    found: &Extraction,
) -> Vec<(String, String, String)> {
    let or_none = |value: Option<String>| value.unwrap_or_else(|| "none".into());
    let inspection = found.inspection.as_ref();
    let published = inspection.and_then(|i| i.published).or(document.published);
    let expected = answer
        .published_in_text
        .as_ref()
        .unwrap_or(&answer.published_in_file_name);
    let mut cells = vec![
        (
            "gss",
            answer.gss.clone(),
            or_none(found.councils.first().map(ToString::to_string)),
        ),
        (
            "framework",
            answer.framework.to_string(),
            or_none(inspection.and_then(|i| i.framework).map(|f| f.to_string())),
        ),
        (
            "start",
            answer.inspection_start.clone(),
            or_none(inspection.and_then(|i| i.start).map(|d| d.to_string())),
        ),
        (
            "end",
            answer.inspection_end.clone(),
            or_none(inspection.and_then(|i| i.end).map(|d| d.to_string())),
        ),
        (
            "published",
            expected.clone(),
            or_none(published.map(|dated| dated.date.to_string())),
        ),
    ];
    if let Some(lead) = &answer.lead_inspector {
        cells.push((
            "lead",
            lead.clone(),
            or_none(inspection.and_then(|i| i.lead_inspector.clone())),
        ));
    }
    let grade = |area: &Area| {
        found
            .judgements
            .iter()
            .find(|row| row.area == *area)
            .map(|row| row.grade.to_string())
    };
    let mut cells: Vec<_> = cells
        .into_iter()
        .map(|(name, expected, got)| (name.to_owned(), expected, got))
        .collect();
    cells.extend(
        answer
            .grades
            .iter()
            .map(|(area, expected)| (area.to_string(), expected.clone(), or_none(grade(area)))),
    );
    cells
}

#[test]
fn every_cell_of_the_published_reports_is_right() {
    let Some(shared) = shared() else { return };
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    for (answer, document, found) in read(&shared) {
        for (cell, expected, got) in cells(&answer, &document, &found) {
            all += 1;
            if expected == got {
                right += 1;
            } else {
                wrong.push(format!("{}: {cell} is {expected}, read {got}", answer.file));
            }
        }
    }
    println!("{right} of {all} cells right");
    assert!(
        wrong.is_empty(),
        "{right} of {all} cells right\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_layout_gives_paragraphs_and_what_to_improve() {
    let Some(shared) = shared() else { return };
    for (answer, document, found) in read(&shared) {
        let count = |kind: FindingKind| {
            found
                .findings
                .iter()
                .filter(|finding| finding.kind == kind)
                .count()
        };
        let numbered = found
            .findings
            .iter()
            .filter(|finding| finding.paragraph.is_some())
            .count();
        let unknown = found
            .findings
            .iter()
            .filter(|finding| finding.area.is_none())
            .count();
        let name = answer.file.split('/').next_back().unwrap();
        let council = answer.file.split('/').next().unwrap();
        println!(
            "{:8} {council:32} {name:55} findings {:3} improve {:3} numbered {numbered:3} quotations {:3} no area {unknown}",
            answer.framework.as_str(),
            count(FindingKind::Finding),
            count(FindingKind::Recommendation),
            found.quotations.len(),
        );
        assert!(
            count(FindingKind::Finding) >= 12,
            "{name}: hardly a finding"
        );
        assert!(
            count(FindingKind::Recommendation) >= 1,
            "{name}: nothing to improve"
        );
        for finding in &found.findings {
            let words = finding.span.of(&document.text);
            assert!(!words.contains("Crown copyright"), "{name}: {words}");
        }
    }
}
