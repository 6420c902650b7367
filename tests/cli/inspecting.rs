//! Inspections as the commands list them: what a front page says, and a council's latest grade.

use super::place::Place;

/// A report with five grades about an invented council.
const REPORT: &str = include_str!("../inspections/ilacs-five.txt");

/// A library with one report of a council that a manifest names, beside an older one with another grade.
fn place_with_two_reports() -> Place {
    let place = Place::new();
    let newer = REPORT;
    let older = newer.replace("2024", "2019").replace(
        "Overall effectiveness\n\nInadequate",
        "Overall effectiveness\n\nGood",
    );
    assert_ne!(newer, older);
    place.write("reports/mallow 3 may 2024.txt", newer);
    place.write("reports/mallow 3 may 2019.txt", older);
    let entry = |year: u16| {
        format!("[[document]]\nfile = \"mallow 3 may {year}.txt\"\ncouncils = [\"E10000013\"]\n")
    };
    place.write("reports/PROVENANCE.toml", entry(2024) + &entry(2019));
    let imported = place.run(&["import", "reports"]);
    assert_eq!(imported.code, Some(0), "{}{}", imported.out, imported.err);
    place
}

#[test]
fn documents_and_judgements_list_what_the_front_page_says() {
    let place = place_with_two_reports();
    let documents = place.json(&["documents"]);
    let report = documents
        .iter()
        .find(|row| row["published"] == "2024-05-03")
        .unwrap();
    for (field, value) in [
        ("kind", "inspection report"),
        (
            "title",
            "Inspection of Mallow local authority children’s services",
        ),
        ("publisher", "Ofsted"),
        ("published_from", "file name"),
        ("framework", "ILACS"),
        ("inspection_start", "2024-03-11"),
        ("inspection_end", "2024-03-22"),
        ("lead_inspector", "Nora Sedge"),
    ] {
        assert_eq!(report[field], value, "{field}");
    }
    let judgements = place.json(&["judgements"]);
    let overall = judgements
        .iter()
        .find(|row| row["document"] == report["id"] && row["area"] == "overall")
        .unwrap();
    for (field, value) in [
        ("gss", "E10000013"),
        ("framework", "ILACS"),
        ("grade", "inadequate"),
        ("grade_printed", "Inadequate"),
        ("inspection_start", "2024-03-11"),
        ("inspection_end", "2024-03-22"),
        ("published", "2024-05-03"),
    ] {
        assert_eq!(overall[field], value, "{field}");
    }
    assert_eq!(
        judgements
            .iter()
            .filter(|row| row["document"] == report["id"])
            .count(),
        5
    );
}

#[test]
fn a_councils_grade_is_its_latest_and_the_filter_knows_each_reports() {
    let place = place_with_two_reports();
    let councils = place.json(&["councils"]);
    let row = councils
        .iter()
        .find(|row| row["gss"] == "E10000013")
        .unwrap();
    assert_eq!(row["grade"], "inadequate");
    let years = |query: &str| -> Vec<String> {
        let rows = place.json(&["documents", query]);
        rows.iter()
            .map(|row| row["inspection_end"].as_str().unwrap()[..4].to_owned())
            .collect()
    };
    assert_eq!(years("grade:inadequate"), ["2024"]);
    assert_eq!(years("grade:good"), ["2019"]);
    assert_eq!(
        years("area:leaders grade:\"requires improvement\"").len(),
        2
    );
}
