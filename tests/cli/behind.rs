//! What the explorer finds left to do in a library is done beside it, and the explorer hears of it.

use std::path::Path;

use casebook::app::News;
use casebook::cli::beside;
use casebook::library::Access;

use crate::place::{Place, entry};

const ARTICLE: &str =
    "Ofsted said “too many children wait for a social worker” in Gloucestershire.\n";

const REPORT: &str =
    "Gloucestershire County Council\n\nToo many children wait for a social worker.\n";

/// What is said of an article or a report on Gloucestershire.
fn given(file: &str, kind: &str, published: &str) -> String {
    entry(file, kind, published, "E10000013")
}

fn provenance() -> String {
    given("article.txt", "news article", "2017-06-14")
        + &given("report.txt", "inspection report", "2017-06-13")
}

/// Forgets every trace, as if the rules had changed.
fn set_back(place: &Place) {
    let connection = rusqlite::Connection::open(place.library()).unwrap();
    connection
        .execute_batch("DELETE FROM trace; UPDATE document SET traced = 0")
        .unwrap();
}

/// What is told, in words.
fn told(library: &Path, access: Access) -> Vec<&'static str> {
    let mut told = Vec::new();
    beside(library, access, &mut |news| {
        told.push(match news {
            News::Documents(_) => return,
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
    place.write("PROVENANCE.toml", provenance());
    place.write("article.txt", ARTICLE);
    place.write("report.txt", REPORT);
    place.run(&["import", "article.txt", "report.txt"]);
    let traces = place.json(&["traces"]);
    assert_eq!(traces[0]["status"], "verbatim");
    assert_eq!(told(&place.library(), Access::Write), ["index"]);

    set_back(&place);
    assert_eq!(told(&place.library(), Access::Read), ["index"]);
    let heard = told(&place.library(), Access::Write);
    assert_eq!(
        (heard.first(), heard.last()),
        (Some(&"index"), Some(&"renewed")),
        "{heard:?}"
    );
    assert!(heard.contains(&"renewing"), "{heard:?}");
    assert_eq!(told(&place.library(), Access::Write), ["index"]);
    assert_eq!(place.json(&["traces"]), traces);
}

#[test]
fn a_renewal_that_is_killed_half_way_loses_nothing_and_the_next_one_goes_on() {
    let place = Place::new();
    let names: Vec<String> = (1..=6)
        .map(|number| format!("article{number}.txt"))
        .collect();
    let articles = names
        .iter()
        .map(|name| given(name, "news article", "2017-06-14"));
    place.write(
        "PROVENANCE.toml",
        provenance() + &articles.collect::<String>(),
    );
    place.write("report.txt", REPORT);
    for name in &names {
        place.write(name, format!("{name}. {ARTICLE}"));
    }
    place.run(&["import", "."]);
    let traces = place.json(&["traces"]);
    assert_eq!(traces.len(), 6);
    set_back(&place);

    let library = place.library();
    let killed = std::panic::catch_unwind(|| {
        beside(&library, Access::Write, &mut |news| {
            assert!(!matches!(news, News::Renewing { done: 3, .. }), "killed");
        });
    });
    assert!(killed.is_err());
    let left = |library: &Path| {
        let connection = rusqlite::Connection::open(library).unwrap();
        let sql = "SELECT count(*) FROM document WHERE traced = 0";
        connection
            .query_row(sql, [], |row| row.get::<_, usize>(0))
            .unwrap()
    };
    assert_eq!(left(&library), 4, "three of seven were done");
    assert_eq!(told(&library, Access::Write).last(), Some(&"renewed"));
    assert_eq!((left(&library), place.json(&["traces"])), (0, traces));
}
