//! What `casebook mark` puts on passages, `casebook marks` lists, and a changed copy does to it.

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

fn quoted(place: &Place) -> String {
    let rows = place.json(&["quotations"]);
    let row = rows.iter().find(|row| row["text"] == "too slow to act");
    row.unwrap()["id"].as_str().unwrap().to_owned()
}

#[test]
fn what_is_marked_is_listed_with_its_words_and_undone_as_it_was_done() {
    let place = imported();
    let id = quoted(&place);
    let ran = place.run(&["mark", &id]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (Some(0), "mark on “too slow to act”\n"),
        "{}",
        ran.err
    );
    assert_eq!(
        place.run(&["mark", &id]).err,
        "casebook: that was so already\n"
    );
    place.run(&[
        "mark",
        &id,
        "d1f1",
        "--tag",
        "urgent",
        "--tag",
        "board",
        "--note",
        "=Ask\u{1b}[2J",
    ]);
    let rows = place.json(&["marks"]);
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (
            &rows[0]["exact"],
            &rows[0]["marked"],
            &rows[0]["tags"],
            &rows[0]["document"]
        ),
        (
            &"too slow to act".into(),
            &true.into(),
            &serde_json::json!(["board", "urgent"]),
            &"d1".into()
        )
    );
    let (start, end) = (
        rows[0]["start"].as_u64().unwrap(),
        rows[0]["end"].as_u64().unwrap(),
    );
    let words = TEXT.get(start.try_into().unwrap()..end.try_into().unwrap());
    assert_eq!(words, Some("too slow to act"));
    let shown = place.run(&["marks"]).out;
    assert!(
        shown.contains("* #board #urgent  d1  Mallow\n    too slow to act\n"),
        "{shown}"
    );
    assert!(!shown.contains('\u{1b}'));
    assert!(
        place.run(&["marks", "--csv"]).out.contains(",'=Ask"),
        "a note that a spreadsheet would run"
    );

    assert!(
        place
            .run(&["undo"])
            .out
            .starts_with("undone: tag ‘urgent’ on 2 passages")
    );
    let rows = place.json(&["marks"]);
    assert_eq!((rows.len(), &rows[0]["tags"]), (1, &serde_json::json!([])));
    place.run(&["mark", &id, "--off"]);
    assert_eq!(place.run(&["marks"]).code, Some(1));
}

#[test]
fn one_wrong_id_marks_nothing() {
    let place = imported();
    let id = quoted(&place);
    let ran = place.run(&["mark", &id, "d1q99"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (Some(2), "casebook: there is no d1q99\n")
    );
    assert!(
        place
            .run(&["mark", "d1"])
            .err
            .contains("such as d3f12 or d3q7")
    );
    assert!(place.json(&["marks"]).is_empty());
}

#[test]
fn a_changed_copy_keeps_the_marks_whose_words_are_there_and_the_rest_are_listed() {
    let place = imported();
    place.run(&["mark", &quoted(&place), "d1f2"]);
    let parts: Vec<&str> = TEXT.split("\n\n").collect();
    let [title, first, second] = parts[..] else {
        panic!()
    };
    let moved = format!(
        "{title}\n\n{}\n\n{first}\n",
        second.trim_end().replace("often", "rarely")
    );
    place.write("a.txt", moved);
    let ran = place.run(&["import", "a.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "added d2 a.txt\n"));
    assert!(
        ran.err
            .contains("d2 takes the place of d1, of which it is a changed copy"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("1 of your marks"), "{}", ran.err);
    let place_of = |row: &Value| {
        (
            row["exact"].as_str().unwrap().to_owned(),
            row["document"].clone(),
        )
    };
    let rows: Vec<_> = place.json(&["marks"]).iter().map(place_of).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0], ("too slow to act".to_owned(), "d2".into()));
    assert_eq!(rows[1].1, Value::Null);
    let lost = place.run(&["marks", "--lost"]);
    assert_eq!(lost.code, Some(0));
    assert!(
        lost.out
            .starts_with("*  not placed  Mallow\n    Ofsted inspectors also found"),
        "{}",
        lost.out
    );

    place.run(&["undo"]);
    assert_eq!(
        place.run(&["marks", "--lost"]).err,
        "casebook: every mark has its place\n"
    );
    assert_eq!(place.json(&["documents"])[0]["id"], "d1");
}

#[test]
fn a_copy_with_paragraphs_edited_and_moved_keeps_every_mark_that_has_a_place_and_lists_the_rest() {
    let paragraph = |number: usize| {
        let place = ["north", "south", "east", "west", "middle"][number % 5];
        format!(
            "Ofsted inspectors found that visits to children in the {place} of Mallow, in area {number}, are often\nlate and seldom recorded."
        )
    };
    let paragraphs: Vec<String> = (0..60).map(paragraph).collect();
    let text = |paragraphs: &[String]| format!("Mallow\n\n{}\n", paragraphs.join("\n\n"));
    let place = Place::new();
    place.write("a.txt", text(&paragraphs));
    assert_eq!(place.run(&["import", "a.txt"]).code, Some(0));
    let findings = place.json(&["findings"]);
    assert!(findings.len() >= 60, "{}", findings.len());
    let ids: Vec<&str> = findings
        .iter()
        .map(|row| row["id"].as_str().unwrap())
        .collect();
    place.run(
        &[
            &["mark"],
            ids.as_slice(),
            &["--tag", "visits", "--note", "Ask."],
        ]
        .concat(),
    );

    // Every fifth is edited, every seventh is gone, the lines break elsewhere, and the order is turned round.
    let changed = paragraphs
        .iter()
        .enumerate()
        .filter(|(at, _)| at % 7 != 3)
        .map(|(at, text)| {
            let text = text.replace('\n', " ").replace(" of Mallow", " of\nMallow");
            if at % 5 == 2 {
                text.replace("seldom", "always")
            } else {
                text
            }
        });
    let mut changed: Vec<String> = changed.collect();
    changed.reverse();
    changed.insert(9, "A paragraph that is new in this copy of it.".to_owned());
    let new = text(&changed);
    place.write("a.txt", &new);
    let ran = place.run(&["import", "a.txt"]);
    assert!(ran.err.contains("takes the place of d1"), "{}", ran.err);

    let flowing = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let there = flowing(&new);
    let marks = place.json(&["marks"]);
    assert_eq!(marks.len(), findings.len(), "none is dropped");
    let mut kept = 0;
    for mark in &marks {
        assert_eq!(
            (&mark["tags"], &mark["note"]),
            (&serde_json::json!(["visits"]), &"Ask.".into())
        );
        let words = flowing(mark["exact"].as_str().unwrap());
        if !there.contains(&words) {
            assert_eq!(mark["document"], Value::Null, "{words}");
            continue;
        }
        kept += 1;
        assert_eq!(mark["document"], "d2", "{words}");
        let at = |key: &str| usize::try_from(mark[key].as_u64().unwrap()).unwrap();
        assert_eq!(
            flowing(&new[at("start")..at("end")]),
            words,
            "the very words, never others that look alike"
        );
    }
    assert!(kept > 20 && kept < marks.len(), "{kept}");
    let lost = place.json(&["marks", "--lost"]);
    assert_eq!(lost.len(), marks.len() - kept);
    place.run(&["undo"]);
    assert_eq!(
        place.run(&["marks", "--lost"]).err,
        "casebook: every mark has its place\n"
    );
}

#[test]
fn five_hundred_findings_are_tagged_and_one_undo_takes_all_of_it_back() {
    let place = Place::new();
    let paragraphs: Vec<String> = (0..500)
        .map(|number| format!("Ofsted inspectors found that visits to children in area {number} of Mallow are late."))
        .collect();
    place.write("a.txt", format!("Mallow\n\n{}\n", paragraphs.join("\n\n")));
    place.run(&["import", "a.txt"]);
    let findings = place.json(&["findings"]);
    assert!(findings.len() >= 500, "{}", findings.len());
    let ids: Vec<&str> = findings
        .iter()
        .take(500)
        .map(|row| row["id"].as_str().unwrap())
        .collect();
    place.run(&[&["mark"], ids.as_slice(), &["--tag", "urgent"]].concat());
    assert_eq!(place.json(&["marks"]).len(), 500);
    assert!(
        place
            .run(&["history"])
            .out
            .contains("tag ‘urgent’ on 500 findings")
    );
    assert_eq!(
        place.run(&["undo"]).out,
        "undone: tag ‘urgent’ on 500 findings\n"
    );
    assert!(place.json(&["marks"]).is_empty());
    place.run(&["redo"]);
    assert_eq!(place.json(&["marks"]).len(), 500);
}
