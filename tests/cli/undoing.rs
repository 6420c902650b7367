//! What `casebook undo`, `redo`, `history` and `remove` do to the library, and say.

use serde_json::Value;

use crate::place::Place;

const FIRST: &str = "Mallow\n\nOfsted inspectors said leaders were “too slow to act” in Mallow.\n";
const SECOND: &str =
    "Northwold\n\nOfsted inspectors said social workers in Northwold were “left alone”.\n";

fn titles(place: &Place) -> Vec<String> {
    let rows = place.json(&["documents"]);
    let title = |row: &Value| format!("{} {}", row["id"].as_str().unwrap(), row["title"]);
    let mut titles: Vec<_> = rows.iter().map(title).collect();
    titles.sort();
    titles
}

fn imported() -> Place {
    let place = Place::new();
    place.write("in/a.txt", FIRST);
    place.write("in/b.txt", SECOND);
    assert_eq!(place.run(&["import", "in"]).code, Some(0));
    place
}

#[test]
fn an_import_is_undone_in_one_go_and_done_again_with_all_that_was_found() {
    let place = imported();
    let before = (
        titles(&place),
        place.json(&["quotations"]),
        place.json(&["findings"]),
    );
    assert_eq!((before.0.len(), before.1.len()), (2, 4));
    let history = place.run(&["history"]);
    assert!(
        history.out.ends_with("  import of 2 documents\n"),
        "{}",
        history.out
    );

    assert_eq!(place.run(&["undo"]).out, "undone: import of 2 documents\n");
    assert_eq!(titles(&place), [""; 0]);
    assert_eq!(place.json(&["quotations"]), [Value::Null; 0]);
    assert!(
        place
            .run(&["history"])
            .out
            .ends_with("  undone import of 2 documents\n")
    );
    let nothing = place.run(&["undo"]);
    assert_eq!((nothing.code, nothing.out.as_str()), (Some(1), ""));
    assert_eq!(nothing.err, "casebook: nothing can be undone\n");

    assert_eq!(
        place.run(&["redo"]).out,
        "done again: import of 2 documents\n"
    );
    let after = (
        titles(&place),
        place.json(&["quotations"]),
        place.json(&["findings"]),
    );
    assert_eq!(after, before, "under the same numbers");
    assert_eq!(place.run(&["redo"]).code, Some(1));
}

#[test]
fn a_removed_document_comes_back_and_a_wrong_number_removes_none() {
    let place = imported();
    let wrong = place.run(&["remove", "d1", "d9"]);
    assert_eq!(
        (wrong.code, wrong.err.as_str()),
        (Some(2), "casebook: there is no document d9\n")
    );
    assert_eq!(titles(&place).len(), 2);

    assert_eq!(place.run(&["remove", "d1"]).out, "removed d1 Mallow\n");
    assert_eq!(titles(&place), ["d2 \"Northwold\""]);
    assert_eq!(place.run(&["undo"]).out, "undone: removal of “Mallow”\n");
    assert_eq!(titles(&place).len(), 2);
    assert_eq!(place.json(&["quotations", "doc:d1"]).len(), 2);
    // The file is still known by its bytes.
    assert_eq!(
        place.run(&["import", "in/a.txt"]).out,
        "unchanged d1 in/a.txt\n"
    );
}

#[test]
fn what_is_done_after_an_undo_takes_the_place_of_what_was_undone() {
    let place = imported();
    place.run(&["undo"]);
    place.run(&["import", "in/b.txt"]);
    assert_eq!(place.run(&["redo"]).code, Some(1));
    let rows = place.json(&["history"]);
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (&rows[0]["what"], &rows[0]["undone"]),
        (&"import of “Northwold”".into(), &false.into())
    );
    assert_eq!(
        titles(&place),
        ["d3 \"Northwold\""],
        "a number is never given twice"
    );
}

#[test]
fn the_seed_documents_of_a_first_run_are_not_the_readers_doing() {
    let place = Place::new();
    assert_eq!(place.json(&["documents"]).len(), 5);
    let undo = place.run(&["undo"]);
    assert_eq!((undo.code, undo.out.as_str()), (Some(1), ""));
    assert_eq!(place.json(&["documents"]).len(), 5);
}
