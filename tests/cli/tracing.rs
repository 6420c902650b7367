//! What `casebook traces` says of an invented article and its report, and when it says so anew.

use std::fs;

use serde_json::Value;

use crate::place::{Place, entry};

const ARTICLE: &str = "Services 'not seen' in Gloucestershire

Ofsted said “too many children wait for a social worker” in Gloucestershire.

Inspectors found that oversight was “weak … and records are late” and that carers were “well supported by a steady team of workers”.

Ofsted also said that “managers are effective”, and that “children were left in freezing corridors”.

A Gloucestershire County Council spokesman said: “Foster carers are well supported and we know the risks.”
";

const REPORT: &str = "Gloucestershire County Council\n\nToo many children wait for a social worker. Oversight is weak in most teams and records are late. \
    Managers are ineffective.\u{c}Foster carers are well supported by a stable team of workers. Foster carers are well supported and we know the risks.\n";

const PROVENANCE: &str = r#"
[[document]]
file = "article.txt"
published = "2017-06-14"
published_from = "invented"
kind = "news article"
councils = ["E10000013"]

[[document]]
file = "report.txt"
title = "The report"
published = "2017-06-13"
published_from = "invented"
kind = "inspection report"
councils = ["E10000013"]

[[document]]
file = "other.txt"
title = "Another report"
published = "2018-06-13"
published_from = "invented"
kind = "inspection report"
councils = ["E10000016"]
"#;

fn place() -> Place {
    let place = Place::new();
    place.write("PROVENANCE.toml", PROVENANCE);
    place.write("article.txt", ARTICLE);
    place.write("report.txt", REPORT);
    place.write("other.txt", REPORT.replace("Gloucestershire", "Kent"));
    place
}

fn column<'a>(rows: &'a [Value], name: &str) -> Vec<&'a str> {
    rows.iter()
        .map(|row| row[name].as_str().unwrap_or("-"))
        .collect()
}

#[test]
fn quotations_are_traced_when_their_report_arrives_and_not_before() {
    let place = place();
    place.run(&["import", "article.txt", "other.txt"]);
    let before = place.json(&["traces"]);
    assert_eq!(column(&before, "status"), ["no_primary"; 5]);
    assert!(
        before
            .iter()
            .all(|row| row["document"].is_null() && row["text"].is_null())
    );
    let said = place.run(&["traces"]).out;
    assert!(
        said.contains("reports held of Gloucestershire: none")
            && said.contains("does not mean that Ofsted did not say it"),
        "{said}"
    );

    place.run(&["import", "report.txt"]);
    let after = place.json(&["traces"]);
    assert_eq!(
        column(&after, "status"),
        ["verbatim", "cut", "altered", "not_found", "not_found"]
    );
    assert_eq!(column(&after, "document"), ["d3"; 5]);
    assert_eq!(column(&after, "quotation").len(), 5);
    let pages: Vec<_> = after.iter().map(|row| row["page"].as_u64()).collect();
    assert_eq!(pages, [Some(1), Some(1), Some(2), Some(1), None]);
}

#[test]
fn a_trace_row_has_every_field_and_points_at_the_reports_own_letters() {
    let place = place();
    place.run(&["import", "article.txt", "report.txt"]);
    let rows = place.json(&["traces"]);
    let fields = "quotation status document page paragraph start end text differences";
    for row in &rows {
        let missing = fields.split(' ').find(|field| row.get(field).is_none());
        assert_eq!(missing, None, "{row}");
    }
    let at = |row: &Value, field: &str| usize::try_from(row[field].as_u64().unwrap()).unwrap();
    assert_eq!(
        &REPORT[at(&rows[0], "start")..at(&rows[0], "end")],
        "Too many children wait for a social worker"
    );
    assert_eq!(
        rows[0]["sentence"],
        "Too many children wait for a social worker."
    );
    assert_eq!(rows[1]["parts"].as_array().unwrap().len(), 2);
    assert_eq!(
        rows[2]["differences"],
        serde_json::json!([{"quote": "steady", "report": "stable", "negated": false}])
    );
    assert_eq!(
        rows[3]["differences"],
        serde_json::json!([{"quote": "effective", "report": "ineffective", "negated": true}])
    );
    assert_eq!(rows[4]["differences"], serde_json::json!([]));
    let quotations = place.json(&["quotations"]);
    let of = |class: &str| -> Vec<&Value> {
        quotations
            .iter()
            .filter(|row| row["speaker_class"] == class)
            .collect()
    };
    assert!(of("council").len() == 1 && of("council")[0]["trace"].is_null());
    let traced: Vec<_> = quotations
        .iter()
        .filter_map(|row| row["trace"]["status"].as_str())
        .collect();
    assert_eq!(traced, column(&rows, "status"));
}

#[test]
fn the_filter_finds_findings_by_what_became_of_their_quotations() {
    let place = place();
    place.run(&["import", "article.txt", "report.txt"]);
    let found = |query: &str| place.json(&["traces", query]).len();
    assert_eq!(found("trace:verbatim"), 1);
    // Those of the same sentence are listed with it.
    assert_eq!(
        (
            found("trace:altered"),
            found("trace:cut"),
            found("trace:not_found")
        ),
        (2, 2, 2)
    );
    let none = place.run(&["traces", "trace:no_primary"]);
    assert_eq!((none.code, none.out.as_str()), (Some(1), ""));
}

#[test]
fn a_quotation_is_shown_beside_the_reports_whole_sentence() {
    let place = place();
    place.run(&["import", "article.txt", "report.txt", "other.txt"]);
    let rows = place.json(&["traces"]);
    let shown = |row: usize| {
        place
            .run(&["show", rows[row]["quotation"].as_str().unwrap()])
            .out
    };
    let cut = shown(1);
    assert!(
        cut.contains("Oversight is weak in most teams and records are late"),
        "{cut}"
    );
    assert!(cut.contains("Inspectors found that oversight was"), "{cut}");
    assert!(
        shown(0).contains("these words stand in 2 of 2 reports held"),
        "{}",
        shown(0)
    );
    assert!(
        shown(3).contains("the report says the opposite: “effective” for “ineffective”"),
        "{}",
        shown(3)
    );
    let listed = place.run(&["traces"]).out;
    assert!(
        listed.contains("2 of 4 long phrases stand in d2, Gloucestershire, 2017-06-13"),
        "{listed}"
    );
}

#[test]
fn a_passage_says_which_other_reports_hold_its_words() {
    let place = place();
    let report = |council: &str, rest: &str| {
        format!(
            "Inspection of {council} local authority children’s services\n\nInspection dates: 7 February 2022 to 18 February 2022\n\n\
             Lead inspector: Ann Example, His Majesty’s Inspector\n\n\
             1. Foster carers are well supported by a stable team of workers in all parts of the county. {rest}\n"
        )
    };
    let ours = report("Gloucestershire", "Plans are clear.");
    place.write("ours.txt", ours);
    place.write("same.txt", report("Kent", "Plans are clear."));
    let part = report("Surrey", "Too few plans are reviewed on time.");
    place.write("part.txt", part.replace("stable", "small"));
    place.run(&["import", "ours.txt", "same.txt", "part.txt"]);
    let findings = place.json(&["findings"]);
    let carers = findings.iter().find(|row| {
        row["document"] == "d1" && row["text"].as_str().unwrap().contains("stable team")
    });
    let id = carers.unwrap()["id"].as_str().unwrap();
    let shown = place.run(&["show", id]).out;
    assert!(shown.contains("in 2 other reports:"), "{shown}");
    assert!(shown.contains("d2, Kent, undated: “"), "{shown}");
    assert!(
        shown.contains("d3, Surrey, undated: nearly: “Foster carers"),
        "{shown}"
    );
    let row = &place.json(&["show", id])[0];
    let of = |name: &str| -> Vec<&Value> {
        row["elsewhere"]
            .as_array()
            .unwrap()
            .iter()
            .map(|same| &same[name])
            .collect()
    };
    assert_eq!(
        serde_json::json!([of("document"), of("verbatim")]),
        serde_json::json!([["d2", "d3"], [true, false]])
    );
}

/// One of each: word for word, a word altered, turned round, put together from two sentences, out of another council's report,
/// and made up; and the words of a child that the report quotes.
const SIX: &str = "Plans late in Gloucestershire

Ofsted said that “too many children wait for a social worker” in Gloucestershire.

Inspectors found that carers were “well supported by a steady team of workers”.

Ofsted said that “managers are effective in most of the teams”.

Ofsted added: “Too many children wait for a social worker and records are late.”

Inspectors said “every home visited was warm and full of books for children”.

Ofsted also said that “children were left in freezing corridors for weeks”.

Ofsted said “nobody told me why she left”.
";

#[test]
fn each_of_six_ways_of_quoting_gets_its_own_verdict_and_a_childs_words_are_not_ofsteds() {
    let place = place();
    let report = "Gloucestershire County Council\n\n1. Too many children wait for a social worker. Oversight is weak in most teams and \
        records are late. Managers are ineffective in most of the teams.\n\n2. Foster carers are well supported by a stable team of \
        workers. One child told inspectors: ‘Nobody told me why she left.’\n";
    place.write("report.txt", report);
    place.write(
        "other.txt",
        "Kent County Council\n\n1. Every home visited was warm and full of books for children.\n",
    );
    place.write("six.txt", SIX);
    place.run(&["import", "report.txt", "other.txt"]);
    let rows = place.json(&["traces", "--check", "six.txt"]);
    assert_eq!(
        column(&rows, "status"),
        [
            "verbatim",
            "altered",
            "not_found",
            "altered",
            "not_found",
            "not_found",
            "verbatim"
        ]
    );
    let difference = |at: usize| {
        let first = &rows[at]["differences"][0];
        let word = |name: &str| first[name].as_str().unwrap_or("-").to_owned();
        (word("quote"), word("report"), first["negated"] == true)
    };
    let words = |quote: &str, report: &str, negated| (quote.to_owned(), report.to_owned(), negated);
    assert_eq!(difference(1), words("steady", "stable", false));
    assert_eq!(difference(2), words("effective", "ineffective", true));
    let told = place.run(&["traces", "--check", "six.txt"]);
    assert_eq!(told.code, Some(1));
    let said = "the report quotes somebody else here: child";
    assert!(told.out.contains(said), "{}", told.out);
    assert_eq!(rows[6]["quoted_from"], said);
    assert!(rows[..6].iter().all(|row| row["quoted_from"].is_null()));
}

#[test]
fn an_article_on_a_new_council_is_not_traced_into_the_report_of_the_one_before_it() {
    let place = Place::new();
    place.write(
        "PROVENANCE.toml",
        entry("report.txt", "inspection report", "2020-06-13", "E10000021")
            + &entry("article.txt", "news article", "2021-06-14", "E06000062"),
    );
    place.write(
        "report.txt",
        "Northamptonshire County Council\n\n1. Too many children wait for a social worker.\n",
    );
    place.write(
        "article.txt",
        "Plans late in West Northamptonshire\n\nOfsted said that “too many children wait for a social worker” in West Northamptonshire.\n",
    );
    place.run(&["import", "report.txt", "article.txt"]);
    let rows = place.json(&["traces"]);
    assert_eq!(column(&rows, "status"), ["no_primary"]);
    let said = place.run(&["traces"]).out;
    assert!(
        said.contains("does not mean that Ofsted did not say it"),
        "{said}"
    );
}

#[test]
fn an_article_is_checked_without_being_taken_into_the_library() {
    let place = place();
    place.run(&["import", "report.txt", "other.txt"]);
    let held = place.json(&["documents"]).len();
    let check = |file: &str| place.run(&["traces", "--check", file]);
    let wrong = check("article.txt");
    assert_eq!(wrong.code, Some(1), "{}{}", wrong.out, wrong.err);
    for said in [
        "q3       verbatim    d1 p. 1",
        "“steady” for “stable”",
        "the report says the opposite: “effective” for “ineffective”",
        "2 of 4 long phrases stand in d1, Gloucestershire, 2017-06-13",
    ] {
        assert!(wrong.out.contains(said), "{said}: {}", wrong.out);
    }
    let rows = place.json(&["traces", "--check", "article.txt"]);
    assert_eq!(
        column(&rows, "status"),
        ["verbatim", "cut", "altered", "not_found", "not_found"]
    );
    assert_eq!(place.json(&["documents"]).len(), held);
    assert!(place.json(&["traces"]).is_empty());

    place.run(&["import", "article.txt"]);
    let stored = place.json(&["traces"]);
    let without_id = |row: &Value| {
        let mut row = row.clone();
        row["quotation"] = Value::Null;
        row
    };
    let bare = |rows: &[Value]| rows.iter().map(without_id).collect::<Vec<_>>();
    assert_eq!(bare(&rows), bare(&stored));
}

#[test]
fn a_clean_article_passes_the_check_and_one_without_a_council_is_asked_for_it() {
    let place = place();
    place.run(&["import", "report.txt"]);
    let words = "Ofsted said “too many children wait for a social worker”.\n";
    place.write(
        "clean/a.txt",
        format!("Plans late in Gloucestershire\n\n{words}"),
    );
    place.write("clean/b.txt", format!("Plans late\n\n{words}"));
    place.write("clean/c.txt", "Rain in Gloucestershire\n\nIt rained.\n");
    let code = |args: &[&str]| place.run(&[&["traces", "--check"], args].concat()).code;
    assert_eq!(code(&["clean/a.txt"]), Some(0));
    let nameless = place.run(&["traces", "--check", "clean/b.txt"]);
    assert!(
        nameless.code == Some(2) && nameless.err.contains("--council"),
        "{}",
        nameless.err
    );
    assert_eq!(code(&["clean/b.txt", "--council", "glouc"]), Some(0));
    let empty = place.run(&["traces", "--check", "clean/c.txt"]);
    assert!(
        empty.code == Some(0) && empty.err.contains("quotes nothing"),
        "{}",
        empty.err
    );
    assert_eq!(code(&["clean/none.txt"]), Some(2));
    assert_eq!(code(&["report.txt"]), Some(2));
}

#[test]
fn a_quotation_without_its_report_says_which_report_it_would_be() {
    let place = place();
    let sentence = "Inspectors visited Gloucestershire for an inspection in May 2017.";
    place.write(
        "article.txt",
        ARTICLE.replacen("Ofsted also", &format!("{sentence}\n\nOfsted also"), 1),
    );
    place.run(&["import", "article.txt"]);
    let row = &place.json(&["traces"])[0];
    assert_eq!(
        row["would_be"],
        serde_json::json!({"visit": "inspection", "date": "2017-05", "date_last": "2017-05"})
    );
    let said = place.run(&["traces"]).out;
    assert!(
        said.contains("it would be the report on the inspection of 2017-05, told of in d1"),
        "{said}"
    );
}

#[test]
fn an_article_alone_in_a_folder_without_dates_is_still_traced() {
    let place = place();
    fs::remove_file(place.path("PROVENANCE.toml")).unwrap();
    place.run(&["import", "article.txt"]);
    let rows = place.json(&["traces"]);
    assert!(!rows.is_empty() && rows.iter().all(|row| row["status"] == "no_primary"));
}
