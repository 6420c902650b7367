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

/// A label, a note and a place in a briefing on the first finding.
fn mark_fully(place: &Place) {
    let note = ["--note", "Mine.", "--briefing", "Board"];
    place.run(&[&["mark", "d1f1", "--tag", "urgent"][..], &note].concat());
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
    mark_fully(&one);
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
        "{\"kind\":\"casebook marks\",\"version\":2,\"annotations\":[{\"uri\":\"https://a.b\",\"target\":[]}],\"briefings\":[]}",
    ] {
        place.write("m.json", text);
        let ran = place.run(&["marks", "import", "m.json"]);
        assert_eq!(ran.code, Some(2), "{text}: {}", ran.out);
    }
    assert!(place.json(&["marks"]).is_empty());
}

#[test]
fn marks_are_written_as_annotations_that_other_programs_read() {
    let place = imported();
    mark_fully(&place);
    place.run(&["marks", "export", "m.json"]);
    let file: Value =
        serde_json::from_str(&fs::read_to_string(place.path("m.json")).unwrap()).unwrap();
    let annotation = &file["annotations"][0];
    let hash = &place.json(&["documents"])[0]["sha256"];
    assert_eq!(
        annotation["uri"],
        format!("urn:sha256:{}", hash.as_str().unwrap())
    );
    assert_eq!(
        (&annotation["text"], &annotation["tags"]),
        (&"Mine.".into(), &serde_json::json!(["urgent"]))
    );
    let [quote, position] = annotation["target"][0]["selector"]
        .as_array()
        .unwrap()
        .as_slice()
    else {
        panic!()
    };
    assert_eq!(
        (&quote["type"], &position["type"]),
        (&"TextQuoteSelector".into(), &"TextPositionSelector".into())
    );
    let characters: Vec<char> = TEXT.chars().collect();
    let at = |key: &str| usize::try_from(position[key].as_u64().unwrap()).unwrap();
    let words: String = characters[at("start")..at("end")].iter().collect();
    assert_eq!(quote["exact"], words);
    assert_eq!(file["briefings"][0]["items"][0]["annotation"], 0);

    // What another program wrote, without anything of casebook's own.
    let mut foreign = file.clone();
    foreign["annotations"][0]
        .as_object_mut()
        .unwrap()
        .remove("casebook");
    foreign["annotations"][0]["text"] = "Theirs.".into();
    let other = imported();
    other.write("m.json", foreign.to_string());
    assert_eq!(other.run(&["marks", "import", "m.json"]).code, Some(0));
    let marks = other.json(&["marks"]);
    assert_eq!(
        (&marks[0]["document"], &marks[0]["note"]),
        (&"d1".into(), &"Theirs.".into())
    );
    assert_eq!(marks[0]["exact"], words);
}

#[test]
fn two_foreign_notes_of_one_length_stand_each_on_its_own_words() {
    let place = imported();
    let hash = &place.json(&["documents"])[0]["sha256"];
    let one = |exact: &str, text: &str| {
        let uri = format!("urn:sha256:{}", hash.as_str().unwrap());
        serde_json::json!({ "uri": uri, "text": text, "target": [{ "source": uri,
            "selector": [{ "type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": "" }] }] })
    };
    let words = [
        "that leaders in Mallow were “too slow to act” when children",
        "that social workers in Mallow visit children often and know",
    ];
    // As many bytes, so that both would be put on the same place by length alone.
    let length = words.map(str::len).into_iter().min().unwrap();
    let words = words.map(|words| &words[..words.floor_char_boundary(length)]);
    let file = serde_json::json!({ "kind": "casebook marks", "version": 2, "briefings": [],
        "annotations": [one(words[0], "First."), one(words[1], "Second.")] });
    place.write("m.json", file.to_string());
    let ran = place.run(&["marks", "import", "m.json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let marks = place.json(&["marks"]);
    let noted =
        |note: &str| marks.iter().find(|mark| mark["note"] == note).unwrap()["exact"].clone();
    assert_eq!(noted("First."), words[0]);
    assert_eq!(noted("Second."), words[1]);
}

#[test]
fn marks_of_an_older_casebook_are_read() {
    let place = imported();
    let row = &place.json(&["findings"])[0];
    let hash = &place.json(&["documents"])[0]["sha256"];
    let old = serde_json::json!({ "kind": "casebook marks", "version": 1,
        "marks": [{ "sha256": hash, "span": { "start": row["start"], "end": row["end"] }, "exact": row["text"], "prefix": "", "suffix": "",
            "star": true, "tags": ["urgent"], "note": "Mine." }],
        "briefings": [{ "name": "Board", "items": [{ "heading": "Late" }, { "mark": 0, "comment": "Ask." }] }] });
    place.write("m.json", old.to_string());
    let ran = place.run(&["marks", "import", "m.json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let marks = place.json(&["marks"]);
    assert_eq!(
        (&marks[0]["marked"], &marks[0]["briefings"]),
        (&true.into(), &serde_json::json!(["Board"]))
    );
}

/// What is in the library: its documents and its marks.
fn state(place: &Place) -> (usize, usize) {
    assert!(
        place.run(&["check"]).out.starts_with("sound: "),
        "{}",
        place.run(&["check"]).out
    );
    (
        place.json(&["documents"]).len(),
        place.json(&["marks"]).len(),
    )
}

/// Files that a command left half done.
fn left_over(place: &Place) -> Vec<String> {
    let names = fs::read_dir(place.path(".")).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.contains(".new")).collect()
}

#[test]
fn a_library_is_not_restored_from_itself_nor_backed_up_over_itself_or_anything_else() {
    let place = imported();
    let itself = place.run(&["restore", "library.sqlite"]);
    assert_eq!(itself.code, Some(2), "{}", itself.out);
    assert!(
        itself.err.contains("is the library itself"),
        "{}",
        itself.err
    );
    fs::create_dir(place.path("folder")).unwrap();
    for name in ["library.sqlite", "folder", "no/such/folder.sqlite"] {
        let ran = place.run(&["backup", name]);
        assert_eq!(ran.code, Some(2), "{name}: {}", ran.out);
    }
    assert_eq!(state(&place), (1, 0));
    assert!(left_over(&place).is_empty(), "{:?}", left_over(&place));
}

/// Runs a command that may not write files longer than a few blocks: as on a full disc, or, unless `told`, killed at that byte.
#[cfg(unix)]
fn on_a_small_disc(place: &Place, told: bool, args: &str) -> std::process::Output {
    let trap = if told { "trap '' XFSZ; " } else { "" };
    let program = env!("CARGO_BIN_EXE_casebook");
    let script = format!("{trap}ulimit -f 40; exec \"{program}\" {args}");
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", &script]).current_dir(place.path("."));
    shell
        .env("HOME", place.path("."))
        .env("CASEBOOK_LIBRARY", place.library());
    shell.output().unwrap()
}

#[cfg(unix)]
#[test]
fn a_full_disc_leaves_no_half_backup_and_the_library_as_it_was() {
    let place = imported();
    place.run(&["mark", "d1f1"]);
    place.run(&["backup", "b.sqlite"]);
    place.run(&["mark", "d1f2"]);
    for told in [true, false] {
        let ran = on_a_small_disc(&place, told, "backup c.sqlite");
        assert!(!ran.status.success());
        assert!(!place.path("c.sqlite").exists(), "half a backup");
        let ran = on_a_small_disc(&place, told, "restore b.sqlite");
        assert!(!ran.status.success());
        if told {
            let said = String::from_utf8(ran.stderr).unwrap();
            assert!(
                said.contains("disc") && said.contains("library.sqlite"),
                "{said}"
            );
            assert!(left_over(&place).is_empty(), "{:?}", left_over(&place));
        }
        assert_eq!(state(&place), (1, 2), "the library of before");
    }
    assert_eq!(
        place.run(&["backup", "c.sqlite"]).code,
        Some(0),
        "what a kill left is in nobody's way"
    );
    assert_eq!(place.run(&["restore", "b.sqlite"]).code, Some(0));
    assert_eq!(state(&place), (1, 1));
    assert!(left_over(&place).is_empty(), "{:?}", left_over(&place));
}

#[test]
fn a_kill_at_any_instant_of_a_restore_leaves_the_old_library_or_the_new_one() {
    let place = imported();
    place.run(&["backup", "b.sqlite"]);
    place.run(&["mark", "d1f1"]);
    place.run(&["backup", "c.sqlite"]);
    for round in 0..8u64 {
        let from = if round % 2 == 0 {
            "b.sqlite"
        } else {
            "c.sqlite"
        };
        let mut running = place.program();
        let mut running = running
            .args(["restore", from])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(round * 7));
        running.kill().unwrap();
        running.wait().unwrap();
        let (documents, marks) = state(&place);
        assert!(documents == 1 && marks <= 1, "{documents} {marks}");
    }
}
