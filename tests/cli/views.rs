//! What the explorer shows on screens of its own, from commands: sections, two documents, saved searches, and what is in a file
//! before it is taken in.

use std::fs;

use super::place::{Place, entry};

/// An invented council's report, with a finding that every year has word for word and one of its own.
fn report(year: u16, own: &str) -> String {
    format!(
        "Mallow Council\n\nInspection of services for children\n\nInspection dates: 4 to 8 March {year}\n\n\
         What needs to improve\n\n1. Managers do not check that plans for children are carried out in good time, and drift is common.\n\n\
         2. {own}\n\n\
         The experiences of children in care\n\n3. Too many children in care wait for months before a family is found for them by the council.\n"
    )
}

fn place_with_two_reports() -> Place {
    let place = Place::new();
    let own = [
        "Social workers see children alone and write down well what they say.",
        "Too few social workers see children alone, and records are poor and incomplete.",
    ];
    for (year, own) in [2015, 2019].into_iter().zip(own) {
        place.write(&format!("reports/mallow-{year}.txt"), report(year, own));
    }
    let entries = [2015, 2019].map(|year| {
        entry(
            &format!("mallow-{year}.txt"),
            "inspection report",
            &format!("{year}-05-01"),
            "E10000013",
        )
    });
    place.write("reports/PROVENANCE.toml", entries.concat());
    let imported = place.run(&["import", "reports"]);
    assert_eq!(imported.code, Some(0), "{}{}", imported.out, imported.err);
    place
}

#[test]
fn the_sections_of_a_document_are_listed_with_where_they_stand() {
    let place = place_with_two_reports();
    let text = place.json(&["show", "d1"])[0]["text"]
        .as_str()
        .unwrap()
        .to_owned();
    let sections = place.json(&["sections", "d1"]);
    let titles: Vec<&str> = sections
        .iter()
        .map(|row| row["title"].as_str().unwrap())
        .collect();
    assert!(titles.contains(&"What needs to improve"), "{titles:?}");
    let number =
        |row: &serde_json::Value, name: &str| usize::try_from(row[name].as_u64().unwrap()).unwrap();
    for (row, next) in sections.iter().zip(&sections[1..]) {
        let part = &text[number(row, "start")..number(row, "end")];
        assert!(part.starts_with(row["title"].as_str().unwrap()), "{row}");
        assert_eq!(row["end"], next["start"]);
    }
    assert_eq!(number(sections.last().unwrap(), "end"), text.len());
    let lines = place.run(&["sections", "d1"]);
    assert!(
        lines.out.contains("-       What needs to improve\n"),
        "{}",
        lines.out
    );
    let refused = place.run(&["sections", "d1f1"]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.err.contains("d1f1 is not the ID of a document"),
        "{}",
        refused.err
    );
}

#[test]
fn two_documents_stand_side_by_side_with_the_words_that_both_have() {
    let place = place_with_two_reports();
    let rows = place.json(&["compare", "d1", "d2"]);
    for (side, query) in [("left", "doc:d1"), ("right", "doc:d2")] {
        let findings = place.json(&["findings", query]);
        let listed = rows.iter().filter(|row| row["side"] == side).count();
        assert!(listed > 1 && listed == findings.len(), "{side}: {rows:?}");
    }
    let row = |side: &str, words: &str| {
        let text = |row: &serde_json::Value| row["text"].as_str().unwrap().contains(words);
        let found = rows.iter().find(|row| row["side"] == side && text(row));
        found.unwrap().clone()
    };
    let waiting = row("left", "a family is found");
    assert_eq!(waiting["same"][0]["document"], "d2");
    assert_eq!(waiting["same"][0]["verbatim"], true);
    assert_eq!(
        row("right", "a family is found")["same"][0]["document"],
        "d1"
    );
    assert_eq!(row("left", "alone")["same"], serde_json::json!([]));
    assert_eq!(row("right", "alone")["same"], serde_json::json!([]));
    let lines = place.run(&["compare", "d2", "d1", "family"]).out;
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines.len(), 6, "{lines:?}");
    assert!(
        lines[0].starts_with("d2  ") && lines[3].starts_with("d1  "),
        "{lines:?}"
    );
    assert!(lines[2].starts_with("         d1, "), "{lines:?}");
    for (args, words) in [
        (["compare", "d1", "d1"], "stands beside itself"),
        (["compare", "d1", "d9"], "there is no document d9"),
    ] {
        let refused = place.run(&args);
        assert_eq!(refused.code, Some(2));
        assert!(refused.err.contains(words), "{}", refused.err);
    }
    let none = place.run(&["compare", "d1", "d2", "xyzzyplugh"]);
    assert_eq!(none.code, Some(1), "{}", none.out);
}

#[test]
fn an_article_beside_its_report_says_what_became_of_each_quotation() {
    let place = place_with_two_reports();
    place.write(
        "press/PROVENANCE.toml",
        entry("gazette.txt", "news article", "2015-05-02", "E10000013"),
    );
    place.write(
        "press/gazette.txt",
        "Mallow children’s services criticised\n\nOfsted said: “Managers do not check that plans for children are carried out in good time.”\n",
    );
    let imported = place.run(&["import", "press/gazette.txt"]);
    assert_eq!(imported.code, Some(0), "{}{}", imported.out, imported.err);
    let rows = place.json(&["compare", "d3", "d1"]);
    let traces = &rows[0]["traces"];
    assert_eq!(
        (&traces[0]["quotation"], &traces[0]["status"]),
        (&"d3q1".into(), &"verbatim".into()),
        "{rows:?}"
    );
    let lines = place.run(&["compare", "d3", "d1"]).out;
    assert!(lines.contains("         d3q1 verbatim d1"), "{lines}");
}

#[test]
fn what_is_in_a_file_can_be_seen_before_it_is_taken_in() {
    let place = Place::new();
    place.write("a.txt", report(2015, "Social workers see children alone."));
    let seen = place.run(&["import", "--preview", "a.txt"]);
    assert_eq!(seen.code, Some(0), "{}", seen.err);
    for words in ["a.txt\n", "  what       ", "  findings   "] {
        assert!(seen.out.contains(words), "{words}: {}", seen.out);
    }
    assert!(!place.library().exists(), "nothing is made for a look");
    let rows = place.json(&["import", "--preview", "a.txt", "nothing.txt"]);
    assert_eq!(
        (&rows[0]["documents"], &rows[1]["documents"]),
        (&1.into(), &0.into())
    );
    assert_eq!(place.run(&["import", "a.txt"]).code, Some(0));
    let known = place.run(&["import", "--preview", "a.txt"]);
    assert_eq!(known.code, Some(1));
    assert!(
        known.out.contains("already in the library as d1"),
        "{}",
        known.out
    );
    assert_eq!(place.json(&["documents"]).len(), 1);
    // The title that is told before is the one by which it is listed afterwards.
    let title = place.json(&["documents"])[0]["title"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        seen.out.contains(&format!("  title      {title}\n")),
        "{title}: {}",
        seen.out
    );
}

#[test]
fn saved_searches_are_listed_by_name() {
    let place = Place::new();
    assert_eq!(place.run(&["searches"]).code, Some(1));
    let file = place.json(&["paths"])[0]["searches"]
        .as_str()
        .unwrap()
        .to_owned();
    fs::create_dir_all(std::path::Path::new(&file).parent().unwrap()).unwrap();
    fs::write(&file, "plans = \"drift theme:planning\"\n").unwrap();
    let rows = place.json(&["searches"]);
    assert_eq!(
        (&rows[0]["name"], &rows[0]["query"]),
        (&"plans".into(), &"drift theme:planning".into())
    );
}
