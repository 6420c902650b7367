//! Backups, restoring, checking, and marks on their way to a colleague.

use std::fs;

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

#[test]
fn a_backup_brings_back_what_was_there_and_the_library_of_today_is_kept() {
    let place = imported();
    place.run(&["mark", "d1f1", "--tag", "urgent"]);
    assert_eq!(
        place.run(&["backup", "b.sqlite"]).out,
        "backed up to b.sqlite\n"
    );
    let again = place.run(&["backup", "b.sqlite"]);
    assert_eq!(again.code, Some(2));
    assert!(
        again.err.contains("is there already and was left as it is"),
        "{}",
        again.err
    );
    place.run(&["remove", "d1"]);
    place.run(&["mark", "d1f1", "--tag", "urgent", "--off"]);
    let ran = place.run(&["restore", "b.sqlite"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("before-restore-1"), "{}", ran.out);
    assert_eq!(place.json(&["documents"]).len(), 1);
    assert_eq!(
        place.json(&["marks"])[0]["tags"],
        serde_json::json!(["urgent"])
    );
    assert!(place.run(&["check"]).out.starts_with("sound: "));
}

#[test]
fn a_damaged_backup_is_refused_and_the_library_left_as_it_is() {
    let place = imported();
    place.run(&["backup", "b.sqlite"]);
    let whole = fs::read(place.path("b.sqlite")).unwrap();
    fs::write(place.path("b.sqlite"), &whole[..whole.len() / 2]).unwrap();
    let ran = place.run(&["restore", "b.sqlite"]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert_eq!(place.json(&["documents"]).len(), 1);
    let missing = place.run(&["restore", "no.sqlite"]);
    assert_eq!(
        (missing.code, missing.err.as_str()),
        (Some(2), "casebook: there is no library at no.sqlite\n")
    );
}

#[test]
fn two_colleagues_marks_become_one_and_neither_side_loses_any() {
    let (one, other) = (imported(), imported());
    one.run(&["mark", "d1f1"]);
    one.run(&[
        "mark",
        "d1f1",
        "--tag",
        "urgent",
        "--note",
        "Mine.",
        "--briefing",
        "Board",
    ]);
    other.run(&["mark", "d1f1", "--tag", "board", "--note", "Theirs."]);
    other.run(&["mark", "d1f2", "--briefing", "Board"]);
    assert_eq!(
        one.run(&["marks", "export", "m.json"]).out,
        "1 mark to m.json\n"
    );
    let file = one.path("m.json").to_string_lossy().into_owned();
    let ran = other.run(&["marks", "import", &file]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let check = |rows: &[Value]| {
        assert_eq!(rows.len(), 2);
        assert_eq!(
            (&rows[0]["marked"], &rows[0]["tags"]),
            (&true.into(), &serde_json::json!(["board", "urgent"]))
        );
        assert_eq!(rows[0]["note"], "Theirs.\n\nMine.");
        assert!(
            rows.iter()
                .all(|row| row["briefings"] == serde_json::json!(["Board"])
                    && row["document"] == "d1")
        );
    };
    check(&other.json(&["marks"]));
    let again = other.run(&["marks", "import", &file]);
    assert!(
        again.err.contains("all of it was there already"),
        "{}",
        again.err
    );
    check(&other.json(&["marks"]));
    assert_eq!(other.run(&["undo"]).out, "undone: 1 mark from a file\n");
    assert_eq!(other.json(&["marks"])[0]["note"], "Theirs.");
}

#[test]
fn a_file_that_holds_no_marks_changes_nothing() {
    let place = imported();
    for text in [
        "",
        "{}",
        "{\"kind\":\"other\",\"version\":1,\"marks\":[],\"briefings\":[]}",
        "{\"kind\":\"casebook marks\",\"version\":9,\"marks\":[],\"briefings\":[]}",
        "{\"kind\":\"casebook marks\",\"version\":1,\"marks\":[],\"briefings\":[{\"name\":\"x\",\"items\":[{\"mark\":3}]}]}",
    ] {
        place.write("m.json", text);
        let ran = place.run(&["marks", "import", "m.json"]);
        assert_eq!(ran.code, Some(2), "{text}: {}", ran.out);
    }
    assert!(place.json(&["marks"]).is_empty());
}
