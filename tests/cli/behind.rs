//! What the explorer finds left to do in a library is done beside it, and the explorer hears of it.

use std::path::Path;

use casebook::app::News;
use casebook::cli::beside;

use crate::place::Place;

const ARTICLE: &str =
    "Ofsted said “too many children wait for a social worker” in Gloucestershire.\n";

const REPORT: &str =
    "Gloucestershire County Council\n\nToo many children wait for a social worker.\n";

const PROVENANCE: &str = r#"
[[document]]
file = "article.txt"
published = "2017-06-14"
published_from = "invented"
kind = "news article"
councils = ["E10000013"]

[[document]]
file = "report.txt"
published = "2017-06-13"
published_from = "invented"
kind = "inspection report"
councils = ["E10000013"]
"#;

/// What is told, in words.
fn told(library: &Path, read_only: bool) -> Vec<&'static str> {
    let mut told = Vec::new();
    beside(library, read_only, &mut |news| {
        told.push(match news {
            News::Index(_) => "index",
            News::Renewing { done, total } if done < total => "renewing",
            News::Renewed(_) => "renewed",
            News::Failed(why) => panic!("{why}"),
            _ => "else",
        });
    });
    told
}

#[test]
fn traces_that_are_out_of_date_are_made_beside_the_explorer_and_only_then() {
    let place = Place::new();
    place.write("PROVENANCE.toml", PROVENANCE);
    place.write("article.txt", ARTICLE);
    place.write("report.txt", REPORT);
    place.run(&["import", "article.txt", "report.txt"]);
    let traces = place.json(&["traces"]);
    assert_eq!(traces[0]["status"], "verbatim");
    assert_eq!(told(&place.library(), false), ["index"]);

    let connection = rusqlite::Connection::open(place.library()).unwrap();
    connection
        .execute_batch("DELETE FROM trace; UPDATE document SET traced = 0")
        .unwrap();
    drop(connection);
    assert_eq!(told(&place.library(), true), ["index"]);
    let heard = told(&place.library(), false);
    assert_eq!(
        (heard.first(), heard.last()),
        (Some(&"index"), Some(&"renewed")),
        "{heard:?}"
    );
    assert!(heard.contains(&"renewing"), "{heard:?}");
    assert_eq!(told(&place.library(), false), ["index"]);
    assert_eq!(place.json(&["traces"]), traces);
}
