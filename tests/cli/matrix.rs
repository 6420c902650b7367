//! `casebook matrix` over the seeds: lines, JSON, and files that are written whole or not at all.

use std::fs;

use crate::place::Place;

#[test]
fn themes_are_counted_by_council_document_and_year_with_signs() {
    let place = Place::new();
    let lines = place.run(&["matrix"]).out;
    assert!(
        lines.contains("Drift & delay") && lines.contains("mostly concern"),
        "{lines}"
    );
    assert!(
        lines
            .lines()
            .any(|line| line.starts_with("Gloucestershire")),
        "{lines}"
    );
    let councils = place.json(&["matrix"]);
    let findings = |row: &serde_json::Value| row["findings"].as_u64().unwrap();
    for row in &councils {
        assert_eq!(row["themes"].as_array().map(Vec::len), Some(16), "{row}");
        let named = row["name"].as_str().unwrap();
        let found = place
            .json(&["findings", &format!("council:\"{named}\"")])
            .len();
        assert_eq!(findings(row), found as u64, "{named}");
    }
    assert_eq!(place.json(&["matrix", "--by", "documents"]).len(), 5);
    let years = place.json(&["matrix", "--by", "years", "theme:drift"]);
    assert!(years.len() >= 3 && years[0]["name"] == "2018", "{years:?}");
    let csv = place.run(&["matrix", "--csv"]).out;
    assert!(
        csv.starts_with("by,id,name,findings,concerns,strengths\n"),
        "{csv}"
    );
}

#[test]
fn a_matrix_is_written_as_table_or_picture_and_never_over_a_file_unasked() {
    let place = Place::new();
    for (name, start) in [("m.csv", "\u{feff}council,gss,"), ("m.svg", "<svg ")] {
        let path = place.path(name);
        let write = |more: &[&str]| place.run(&[&["matrix", "-o", name], more].concat());
        assert_eq!(write(&[]).code, Some(0));
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with(start), "{text}");
        fs::write(&path, "mine").unwrap();
        let refused = write(&[]);
        assert!(
            refused.code == Some(2) && refused.err.contains("--force"),
            "{}",
            refused.err
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        assert_eq!(write(&["--force"]).code, Some(0));
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    let unknown = place.run(&["matrix", "-o", "m.png"]);
    assert!(
        unknown.code == Some(2) && unknown.err.contains(".svg"),
        "{}",
        unknown.err
    );
    let nothing = place.run(&["matrix", "zzzqqqxx", "-o", "n.csv"]);
    assert_eq!(nothing.code, Some(1));
    assert!(!place.path("n.csv").exists());
}
