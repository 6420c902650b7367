//! What `casebook timeline` makes of invented reports and an article on one council.

use serde_json::Value;

use crate::place::Place;

const EARLIER: &str = "Inspection of Gloucestershire local authority children’s services

Inspection dates: 3 June 2019 to 14 June 2019

Lead inspector: Ann Example, His Majesty’s Inspector

1. Services have deteriorated since the last inspection in February 2011. The last inspection of the local authority’s \
arrangements for the protection of children was in February 2012. The local authority was judged to be adequate.

2. Little has changed since the last inspection in 2012.

3. A focused visit in May 2018 found gaps in records.
";

const ARTICLE: &str = "Plans late in Gloucestershire

Ofsted said plans were late in Gloucestershire. Standards had fallen since it was last rated inadequate in 2011.

A Gloucestershire County Council spokesman said: “We are sorry that plans were late.”

The poor service exposes the failings of Gloucestershire County Council.

The council has pledged more staff for the service. A minister said: “Children in Gloucestershire wait too long for poor services.”
";

const PROVENANCE: &str = r#"
[[document]]
file = "article.txt"
publisher = "The Gazette"
published = "2019-07"
published_from = "invented"
kind = "news article"
councils = ["E10000013"]

[[document]]
file = "leaflet.txt"
kind = "other"
councils = ["E10000013"]
"#;

fn place() -> Place {
    let place = Place::new();
    place.write("PROVENANCE.toml", PROVENANCE);
    place.write("article.txt", ARTICLE);
    place.write("leaflet.txt", "A leaflet about Gloucestershire.\n");
    place.write("report - 19 july 2019.txt", EARLIER);
    place.run(&[
        "import",
        "article.txt",
        "leaflet.txt",
        "report - 19 july 2019.txt",
    ]);
    place
}

#[test]
fn conflicting_statements_stand_together_and_the_undated_last() {
    let place = place();
    let rows = place.json(&["timeline", "glouc"]);
    let column = |name: &str| -> Vec<&str> {
        rows.iter()
            .map(|row| row[name].as_str().unwrap_or("-"))
            .collect()
    };
    assert_eq!(
        column("event"),
        [
            "inspection",
            "focused visit",
            "document",
            "document",
            "document"
        ]
    );
    assert_eq!(
        column("date"),
        ["2011-02", "2018-05", "2019-07-19", "2019-07", "-"]
    );
    assert_eq!(column("date_last")[..2], ["2012-02", "2018-05"]);
    assert_eq!(column("document"), ["-", "-", "d3", "d1", "d2"]);
    assert_eq!(rows[0]["disputed"], true);
    let told: Vec<(&str, &str)> = rows[0]["told"]
        .as_array()
        .unwrap()
        .iter()
        .map(|told| {
            (
                told["date"].as_str().unwrap(),
                told["grade"].as_str().unwrap_or("-"),
            )
        })
        .collect();
    let expected = [
        ("2011-02", "-"),
        ("2011", "inadequate"),
        ("2012-02", "adequate"),
        ("2012", "-"),
    ];
    assert_eq!(told, expected);
    // What the paper says in its own words is no answer, nor is what a minister says.
    let responses = rows[3]["responses"].as_array().unwrap();
    assert_eq!(responses.len(), 2, "{responses:?}");
    let fields = |row: &Value| {
        row.as_object()
            .map(|row| row.keys().cloned().collect::<Vec<_>>())
    };
    assert!(rows.iter().all(|row| fields(row) == fields(&rows[0])));
}

#[test]
fn the_lines_for_people_give_pages_and_say_that_no_report_is_held() {
    let place = place();
    let said = place.run(&["timeline", "Gloucestershire"]).out;
    let at = |words: &str| {
        said.find(words)
            .unwrap_or_else(|| panic!("{words}: {said}"))
    };
    assert!(at("these statements cannot all be right") < at("focused visit"));
    assert!(said.contains("judged to be adequate"), "{said}");
    assert!(at("2019-07-19") < at("The Gazette") && at("The Gazette") < at("undated"));
}

#[test]
fn what_stands_in_no_report_is_said_with_the_reports_searched_and_those_not_held() {
    let place = place();
    let found = place.run(&["search", "council:glouc \"plans were late\""]);
    assert_eq!(found.code, Some(0), "{}", found.err);
    for said in [
        "2 hits in The Gazette, Jul 2019.",
        "0 in the 1 Gloucestershire report you hold: 19 Jul 2019.",
        "0 hits elsewhere.",
        "Known of and not held: inspection of Feb 2011 – Feb 2012, focused visit of May 2018.",
    ] {
        assert!(found.err.contains(said), "{said}: {}", found.err);
    }
    let held = place.run(&["search", "council:glouc \"focused visit\""]);
    assert!(!held.err.contains("Known of"), "{}", held.err);
}

#[test]
fn a_council_without_documents_an_unknown_and_an_ambiguous_name_are_told_apart() {
    let place = place();
    let none = place.run(&["timeline", "Kent"]);
    assert_eq!((none.code, none.out.as_str()), (Some(1), ""));
    assert!(none.err.contains("no document about Kent"), "{}", none.err);
    let unknown = place.run(&["timeline", "Mallowshire"]);
    assert!(
        unknown.code == Some(2) && unknown.err.contains("no council is called"),
        "{}",
        unknown.err
    );
    let many = place.run(&["timeline", "north"]);
    assert!(
        many.code == Some(2) && many.err.contains("say which"),
        "{}",
        many.err
    );
}
