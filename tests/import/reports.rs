//! Published reports, where `CASEBOOK_REPORTS` or a folder `shared` beside the project's own has them: is the text clean?

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{imported, pages, refused};

fn reports() -> Vec<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let named = std::env::var_os("CASEBOOK_REPORTS").map(PathBuf::from);
    let folders = named.into_iter().chain([beside]);
    let files = folders.flat_map(|folder| WalkDir::new(folder.join("reports")).sort_by_file_name());
    let files = files.filter_map(|entry| entry.ok().map(walkdir::DirEntry::into_path));
    let pdf = |path: &PathBuf| path.extension().is_some_and(|suffix| suffix == "pdf");
    files.filter(pdf).collect()
}

/// Whether a paragraph stops in the middle of a sentence that the next one goes on with.
fn is_torn(before: &str, after: &str) -> bool {
    let long = before.len() > 60 && !before.contains('\t') && !after.starts_with("and\n");
    long && before.ends_with(|c: char| c.is_lowercase() || c == ',')
        && after.starts_with(|c: char| c.is_lowercase())
        && after.trim() != "and"
}

#[test]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn published_reports_are_clean_paragraphs_without_the_marks_of_the_page() {
    let reports = reports();
    if reports.is_empty() {
        eprintln!("SKIPPED: no published reports here; CASEBOOK_REPORTS names their folder");
    }
    let mut torn = 0;
    for path in &reports {
        let name = path.to_string_lossy();
        let bytes = std::fs::read(path).unwrap();
        if !bytes.starts_with(b"%PDF") {
            let said = refused(&name, &bytes);
            assert!(
                said.contains("error page (“Report not found”)"),
                "{name}: {said}"
            );
            continue;
        }
        let document = imported(&name, &bytes);
        let strange = |c: char| {
            (c.is_control() && !"\n\t".contains(c))
                || matches!(c, '\u{ad}' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{fb00}'..='\u{fb06}')
        };
        assert_eq!(document.text.find(strange), None, "{name}");
        assert!(!document.text.contains("  "), "{name}: doubled blanks");
        assert!(document.page_starts.is_sorted(), "{name}");
        for (number, page) in (1..).zip(pages(&document)) {
            let bare = format!("{number}");
            assert!(
                !page.lines().any(|line| line.trim() == bare),
                "{name}: number of page {number}"
            );
        }
        let paragraphs: Vec<_> = document.text.split("\n\n").collect();
        torn += paragraphs
            .windows(2)
            .filter(|pair| is_torn(pair[0], pair[1]))
            .count();
    }
    assert!(
        torn * 10 <= reports.len(),
        "{torn} paragraphs are torn in {} reports",
        reports.len()
    );
}
