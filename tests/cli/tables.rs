//! The lists as tables for a spreadsheet.

use super::place::{Place, article};

fn table(place: &Place, args: &[&str]) -> Vec<Vec<String>> {
    let ran = place.run(&[args, &["--csv"]].concat());
    assert_eq!(ran.code, Some(0), "{args:?}: {}", ran.err);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(ran.out.as_bytes());
    let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader
        .records()
        .map(|record| row(record.unwrap()))
        .collect()
}

#[test]
fn every_list_is_a_table_whose_columns_are_the_fields_of_its_json_rows() {
    let place = Place::new();
    for list in ["documents", "councils", "findings", "quotations", "traces"] {
        let rows = place.json(&[list]);
        let table = table(&place, &[list]);
        assert_eq!(table.len(), rows.len() + 1, "{list}");
        for name in &table[0] {
            // Without a report in the library what is known of one is `null` as a whole.
            let field = name.split('.').next().unwrap();
            let pointer = format!("/{}", name.replace('.', "/"));
            let known =
                (rows.iter()).any(|row| row[field].is_null() || row.pointer(&pointer).is_some());
            assert!(known, "{list}: no row has {name}");
        }
        for (name, value) in rows[0].as_object().unwrap() {
            let shown = table[0]
                .iter()
                .any(|column| column.split('.').next() == Some(name));
            let too_deep = ["parts", "others", "trusts", "history"].contains(&name.as_str());
            assert!(shown || too_deep, "{list}: {name} is in no column");
            if let Some(at) = table[0].iter().position(|column| column == name)
                && let Some(text) = value.as_str()
            {
                let quoted = text.starts_with(['-', '+', '=', '@']);
                assert!(quoted || table[1][at] == text, "{list}: {name}");
            }
        }
    }
}

#[test]
fn a_table_of_nothing_still_names_its_columns() {
    let place = Place::with_rows(&article());
    let ran = place.run(&["findings", "xyzzyplugh", "--csv"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.out.starts_with(
            "id,document,council,kind,polarity,themes,area,page,paragraph,start,end,char_start"
        ),
        "{}",
        ran.out
    );
    assert_eq!(ran.out.lines().count(), 1);
    assert_eq!(table(&place, &["judgements"]).len(), 2);
}

#[test]
fn a_headline_that_a_spreadsheet_would_run_is_text_in_the_table() {
    let place = Place::new();
    place.write(
        "a.txt",
        "=HYPERLINK(\"x\", \"drift, delay\")\n\nInspectors said plans drift.\n",
    );
    place.run(&["import", "a.txt"]);
    let table = table(&place, &["documents"]);
    let at = table[0].iter().position(|name| name == "title").unwrap();
    assert_eq!(table[1][at], "'=HYPERLINK(\"x\", \"drift, delay\")");
}

#[test]
fn json_and_a_table_at_once_are_refused() {
    let ran = Place::new().run(&["documents", "--json", "--csv"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("cannot both be"), "{}", ran.err);
}
