//! What `casebook export` and `cite` write, and what they refuse to.

use std::fs;

use casebook::export::FORMATS;
use serde_json::Value;

use crate::place::Place;

const TEXT: &str = "Mallow\n\nOfsted inspectors said that leaders in Mallow were “too slow to act” when children were at risk.\n\n\
    Ofsted inspectors also found that social workers in Mallow visit children often and know them well.\n";

fn imported() -> Place {
    let place = Place::new();
    place.write("a.txt", TEXT);
    assert_eq!(place.run(&["import", "a.txt"]).code, Some(0));
    place
}

fn json(place: &Place, name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(place.path(name)).unwrap()).unwrap()
}

#[test]
fn what_matches_is_written_in_the_form_of_the_files_name_for_its_owner_alone() {
    let place = imported();
    for form in FORMATS {
        let name = format!("a.{}", form.suffix);
        let ran = place.run(&["export", "slow", "act", "-o", &name]);
        assert_eq!(
            (ran.code, ran.out),
            (Some(0), format!("1 passage to {name}\n")),
            "{}",
            ran.err
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                fs::metadata(place.path(&name))
                    .unwrap()
                    .permissions()
                    .mode()
                    & 0o777,
                0o600
            );
        }
    }
    let row = &json(&place, "a.json")["passages"][0];
    let (start, end) = (row["start"].as_u64().unwrap(), row["end"].as_u64().unwrap());
    let words = TEXT
        .get(start.try_into().unwrap()..end.try_into().unwrap())
        .unwrap();
    assert_eq!(row["exact"], words);
    assert!(TEXT.contains(&format!(
        "{}{words}{}",
        row["prefix"].as_str().unwrap(),
        row["suffix"].as_str().unwrap()
    )));
    assert!(
        fs::read_to_string(place.path("a.html"))
            .unwrap()
            .contains("<mark><span class=\"quoted ofsted\">slow</span></mark>")
    );
}

#[test]
fn nothing_is_written_over_or_half_or_empty() {
    let place = imported();
    place.write("a.md", "mine");
    let refused = place.run(&["export", "slow", "-o", "a.md"]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused
            .err
            .contains("a.md is there already and was left as it is"),
        "{}",
        refused.err
    );
    assert_eq!(fs::read_to_string(place.path("a.md")).unwrap(), "mine");
    assert_eq!(
        place.run(&["export", "slow", "-o", "a.md", "--force"]).code,
        Some(0)
    );
    assert_ne!(fs::read_to_string(place.path("a.md")).unwrap(), "mine");
    let nothing = place.run(&["export", "xylophone", "-o", "b.md"]);
    assert_eq!(nothing.code, Some(1), "{}", nothing.err);
    assert!(!place.path("b.md").exists());
    let form = place.run(&["export", "slow", "-o", "b.pdf"]);
    assert_eq!(form.code, Some(2));
    assert!(
        form.err.contains("end the name with .html, .docx, .md,"),
        "{}",
        form.err
    );
    let folder = place.run(&["export", "slow", "-o", "no/such.md"]);
    assert_eq!(folder.code, Some(2), "{}", folder.err);
}

#[test]
fn a_briefing_is_written_in_its_order_and_without_what_is_private() {
    let place = imported();
    place.run(&["mark", "d1f2", "d1f1", "--briefing", "Board"]);
    place.run(&[
        "mark",
        "d1f2",
        "--tag",
        "secret tag",
        "--note",
        "secret note",
    ]);
    let ran = place.run(&["export", "--briefing", "board", "-o", "a.json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let whole = json(&place, "a.json");
    assert_eq!(whole["title"], "Board");
    let rows = whole["passages"].as_array().unwrap();
    assert!(
        rows[0]["exact"]
            .as_str()
            .unwrap()
            .contains("know them well")
    );
    assert!(!whole.to_string().contains("secret"));
    place.run(&["export", "--briefing", "Board", "-o", "b.md", "--notes"]);
    let text = fs::read_to_string(place.path("b.md")).unwrap();
    assert!(
        text.contains("Note: secret note") && text.contains("Tags: secret tag"),
        "{text}"
    );
    let none = place.run(&["export", "--briefing", "Other", "-o", "c.md"]);
    assert_eq!(
        (none.code, none.err.as_str()),
        (
            Some(2),
            "casebook: there is no briefing “Other”; there is Board\n"
        )
    );
}

#[test]
fn words_are_cited_with_where_they_come_from() {
    let place = imported();
    let rows = place.json(&["quotations"]);
    let id = rows
        .iter()
        .find(|row| row["text"] == "too slow to act")
        .unwrap()["id"]
        .as_str()
        .unwrap();
    assert_eq!(
        place.run(&["cite", id]).out,
        "“too slow to act” Ofsted, as quoted by an unknown publisher, “Mallow”, date not known\n"
    );
    assert!(
        place
            .run(&["cite", id, "--form", "markdown"])
            .out
            .starts_with("> “too slow to act”\n>\n> — Ofsted")
    );
    assert_eq!(place.json(&["cite", id])[0]["exact"], "too slow to act");
    assert_eq!(place.run(&["cite", "d1f9"]).code, Some(2));
}

/// A report with everything that lines, signs and spaces can do to its words.
fn report() -> String {
    let sentence = |number: usize| {
        let words = [
            "Visits to children in Mallow are\nlate",
            "leaders’ plans are “not\nyet good enough”",
            "managers ‘do not\n  see it’",
            "the council’s staff\u{a0}– 12% of them – left",
            "well-\nknown risks  remain",
            "children’s views (and parents’)\nare heard",
        ];
        format!(
            "Inspectors found that {} in area {number}; {} at times.",
            words[number % 6],
            words[(number + 1) % 6]
        )
    };
    let paragraph =
        |number: usize| format!("{number}. {} {}", sentence(number), sentence(number + 3));
    let bullets = (0..12).map(|number| format!("• the quality of\n  visits in area {number}"));
    let paragraphs: Vec<String> = (1..120).map(paragraph).collect();
    format!(
        "Mallow\n\nInspection of children’s social care services\n\n{}\n\nWhat needs to improve\n\n{}\n",
        paragraphs.join("\n\n"),
        bullets.collect::<Vec<_>>().join("\n")
    )
}

#[test]
fn every_citation_of_a_report_has_the_bytes_of_the_report_with_spaces_for_line_ends() {
    let (place, text) = (Place::new(), report());
    place.write("r.txt", &text);
    assert_eq!(place.run(&["import", "r.txt"]).code, Some(0));
    let rows = [place.json(&["findings"]), place.json(&["quotations"])].concat();
    assert!(rows.len() > 100, "{} rows", rows.len());
    let ids: Vec<&str> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    let cited = place.run(&[&["cite"], ids.as_slice()].concat());
    assert_eq!(cited.code, Some(0), "{}", cited.err);
    assert_eq!(cited.out.lines().count(), rows.len());
    let mut broken = 0;
    for (row, line) in rows.iter().zip(cited.out.lines()) {
        let at = |key: &str| usize::try_from(row[key].as_u64().unwrap()).unwrap();
        let bytes = &text[at("start")..at("end")];
        assert_eq!(row["text"], bytes);
        // The only thing that is not the report's own: a line's end, and the blanks around it.
        let lines: Vec<&str> = bytes.split('\n').map(str::trim).collect();
        broken += usize::from(lines.len() > 1);
        let words = if lines.len() > 1 {
            lines.join(" ")
        } else {
            bytes.to_owned()
        };
        let plain = line.trim_start_matches(['“', '…']);
        assert!(
            plain.starts_with(words.trim_start_matches(['“', '…'])),
            "{words}\n{line}"
        );
        let rest = &plain[words.trim_start_matches(['“', '…']).len()..];
        assert!(rest.starts_with("” ") || rest.starts_with("…” "), "{rest}");
    }
    assert!(broken > 50, "only {broken} with a line's end inside");
}

#[test]
fn briefings_are_listed_and_one_of_them_is_read_without_the_explorer() {
    let place = imported();
    assert_eq!(place.run(&["briefings"]).code, Some(1));
    place.run(&["mark", "d1f2", "d1f1", "--briefing", "Board"]);
    let listed = place.run(&["briefings"]);
    assert_eq!(
        (listed.code, listed.out.as_str()),
        (Some(0), "Board  2 items\n")
    );
    assert_eq!(place.json(&["briefings"])[0]["items"], 2);
    let read = place.run(&["briefings", "board"]);
    place.run(&["export", "--briefing", "board", "-o", "a.md"]);
    assert_eq!(
        read.out,
        std::fs::read_to_string(place.path("a.md")).unwrap()
    );
    assert_eq!(place.json(&["briefings", "Board"]).len(), 1);
    assert_eq!(place.run(&["briefings", "Other"]).code, Some(2));
}
