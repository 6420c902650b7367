//! The index file beside the library: made without a word, and with one when it had to be made again.

use std::fs;

use super::place::Place;

const ARTICLE: &str = "Cornwall children let down\n\nCornwall Council’s services for children are inadequate, inspectors \
    have found.\n\nOfsted said social workers were as slow as a tortoise and that planning lacks rigour.\n";

const QUERY: [&str; 3] = ["search", "drift delay", "--json"];

#[test]
fn it_is_made_with_the_library_and_kept_to_its_owner() {
    let place = Place::new();
    let index = place.path("library.sqlite.index");
    assert_eq!(place.run(&["documents"]).code, Some(0));
    assert!(index.is_file());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&index).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let ran = place.run(&QUERY);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let paths = place.json(&["paths"]);
    assert_eq!(paths[0]["index"], index.to_str().unwrap());
}

#[test]
fn deleted_cut_short_or_damaged_it_is_made_again_with_the_same_answers() {
    let place = Place::new();
    let index = place.path("library.sqlite.index");
    place.run(&["documents"]);
    let (before, whole) = (place.run(&QUERY).out, fs::read(&index).unwrap());
    assert!(!before.is_empty());
    let mut flipped = whole.clone();
    flipped[whole.len() / 3] ^= 64;
    for bytes in [None, Some(&[][..]), Some(&whole[..700]), Some(&flipped)] {
        match bytes {
            Some(bytes) => fs::write(&index, bytes).unwrap(),
            None => fs::remove_file(&index).unwrap(),
        }
        let ran = place.run(&QUERY);
        assert_eq!((ran.code, &ran.out), (Some(0), &before));
        assert!(ran.err.contains("it was built again"), "{}", ran.err);
        assert_eq!(place.run(&QUERY).err, "");
        assert_eq!(fs::read(&index).unwrap(), whole);
    }
}

#[test]
fn what_is_imported_is_found_at_once() {
    let place = Place::new();
    place.run(&["documents"]);
    let path = place.write("article.txt", ARTICLE);
    let imported = place.run(&["import", path.to_str().unwrap()]);
    assert_eq!(imported.code, Some(0), "{}", imported.err);
    let ran = place.run(&["search", "tortoise rigour"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.contains("slow as a tortoise"), "{}", ran.out);
}

#[test]
fn another_librarys_index_answers_nothing() {
    let (place, other) = (Place::new(), Place::new());
    place.run(&["documents"]);
    let path = other.write("article.txt", ARTICLE);
    other.run(&["import", path.to_str().unwrap()]);
    fs::copy(
        place.path("library.sqlite.index"),
        other.path("library.sqlite.index"),
    )
    .unwrap();
    let ran = other.run(&["search", "drift"]);
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    assert!(
        ran.err.contains("not made from what it holds now"),
        "{}",
        ran.err
    );
}

#[cfg(unix)]
#[test]
fn where_it_cannot_be_kept_searching_works_and_says_why_it_is_slow() {
    let place = Place::new();
    let index = place.path("library.sqlite.index");
    place.run(&["documents"]);
    fs::remove_file(&index).unwrap();
    fs::create_dir(&index).unwrap();
    let ran = place.run(&QUERY);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.contains("cannot be kept at"), "{}", ran.err);
}
