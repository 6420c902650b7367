//! The filter over made-up findings: fields, names and order, and that no keystroke leaves anything behind.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test's own helpers"
)]

use casebook::model::council::councils;
use casebook::model::{
    Area, DateOrigin, Dated, DocumentId, DocumentKind, DocumentSummary, Finding, FindingId,
    FindingKind, FindingRow, Grade, Judgement, PartialDate, Polarity, Span, SpeakerClass,
};
use casebook::search::{Builder, Engine, Hits, Query};
use proptest::prelude::*;

#[path = "support/edits.rs"]
mod edits;
#[path = "../benches/support/generate.rs"]
mod generate;

use edits::{apply, edit};

fn document(id: i64, council: &str, year: i16, publisher: &str) -> DocumentSummary {
    let council = councils()
        .iter()
        .find(|c| c.name == council)
        .expect("a council");
    let date = PartialDate::year_only(year);
    DocumentSummary {
        id: DocumentId(id),
        kind: DocumentKind::InspectionReport,
        publisher: Some(publisher.to_owned()),
        published: Some(Dated {
            date,
            origin: DateOrigin::Text,
        }),
        councils: vec![council.gss.clone()],
        ..DocumentSummary::default()
    }
}

fn row(document: &DocumentSummary, ordinal: u32, text: &str) -> FindingRow {
    let finding = Finding {
        span: Span::new(0, text.len()),
        kind: FindingKind::Finding,
        polarity: Polarity::Concern,
        themes: vec!["oversight".to_owned()],
        council: document.councils.first().cloned(),
        area: Some(Area::Leaders),
        paragraph: None,
        class: SpeakerClass::Council,
        speaker: None,
    };
    let id = FindingId {
        document: document.id,
        ordinal,
    };
    FindingRow {
        id,
        finding,
        page: None,
        text: text.to_owned(),
    }
}

fn judged(area: Area, grade: Grade) -> Judgement {
    let printed = grade.to_string();
    Judgement {
        area,
        grade,
        printed,
    }
}

/// Six findings from three reports.
fn small() -> Engine {
    let mut builder = Builder::default();
    let old = document(1, "Doncaster", 2015, "Ofsted");
    let grades = [
        judged(Area::Overall, Grade::Inadequate),
        judged(Area::CareLeavers, Grade::Good),
    ];
    let mut ofsted = row(&old, 1, "Supervision lacks rigour and is too often late.");
    ofsted.finding.class = SpeakerClass::Ofsted;
    builder.add(&old, &grades, &ofsted);
    builder.add(
        &old,
        &grades,
        &row(&old, 2, "Supervision lacks rigour and is too often late."),
    );
    let new = document(2, "Doncaster", 2022, "Ofsted");
    let grades = [judged(Area::Overall, Grade::RequiresImprovement)];
    let mut leavers = row(&new, 1, "Care leavers wait for a pathway plan.");
    leavers.finding.area = Some(Area::CareLeavers);
    leavers.finding.polarity = Polarity::Strength;
    leavers.finding.kind = FindingKind::Recommendation;
    builder.add(&new, &grades, &leavers);
    builder.add(
        &new,
        &grades,
        &row(
            &new,
            2,
            "The plan of every child needs a preproceedings review.",
        ),
    );
    let other = document(3, "Reading", 2019, "Example Gazette");
    let mut sorry = row(&other, 1, "We are sorry for the delay.");
    sorry.finding.speaker = Some("Morgan Vale, director".to_owned());
    sorry.finding.kind = FindingKind::Response;
    builder.add(&other, &[], &sorry);
    builder.add(
        &other,
        &[],
        &row(
            &other,
            2,
            "Officers were reading old files, and pre-proceedings work was late.",
        ),
    );
    Engine::new(builder.build())
}

fn found(engine: &mut Engine, query: &str) -> Vec<String> {
    let hits = engine.search(&Query::parse(query).unwrap());
    let mut ids: Vec<_> = hits
        .entries
        .iter()
        .filter_map(|e| engine.index().id(*e))
        .map(|id| id.to_string())
        .collect();
    ids.sort();
    ids
}

fn first(engine: &mut Engine, query: &str) -> String {
    let hits = engine.search(&Query::parse(query).unwrap());
    engine.index().id(hits.entries[0]).unwrap().to_string()
}

#[test]
fn every_field_selects_by_what_is_known_of_the_finding_and_its_document() {
    let mut engine = small();
    for (query, expected) in [
        ("council:donc kind:rec", &["d2f1"][..]),
        ("council:e08000017 year:2022", &["d2f1", "d2f2"]),
        ("year:2015..2019 speaker:ofsted", &["d1f1"]),
        ("speaker:vale", &["d3f1"]),
        ("speaker:\"morgan v\"", &["d3f1"]),
        ("grade:inad", &["d1f1", "d1f2"]),
        ("grade:\"requires improvement\"", &["d2f1", "d2f2"]),
        ("area:care_leavers", &["d2f1"]),
        ("grade:good", &[]),
        ("is:latest", &["d2f1", "d2f2", "d3f1", "d3f2"]),
        ("is:latest council:doncaster", &["d2f1", "d2f2"]),
        ("is:strength", &["d2f1"]),
        ("publisher:gazette", &["d3f1", "d3f2"]),
        ("doc:d3 -speaker:vale", &["d3f2"]),
        ("theme:over -doc:1 -doc:2", &["d3f1", "d3f2"]),
        ("is:marked", &[]),
        ("tag:urgent", &[]),
        ("has:note", &[]),
        ("trace:altered", &[]),
        ("-is:marked doc:3", &["d3f1", "d3f2"]),
    ] {
        assert_eq!(found(&mut engine, query), expected, "{query}");
    }
}

#[test]
fn a_grade_is_of_the_area_asked_for() {
    let mut builder = Builder::default();
    let report = document(1, "Leeds", 2024, "Ofsted");
    let grades = [
        judged(Area::Overall, Grade::Inadequate),
        judged(Area::CareLeavers, Grade::Good),
    ];
    let mut leavers = row(&report, 1, "Care leavers are well supported.");
    leavers.finding.area = Some(Area::CareLeavers);
    builder.add(&report, &grades, &leavers);
    builder.add(&report, &grades, &row(&report, 2, "Leaders did not know."));
    let mut engine = Engine::new(builder.build());
    assert_eq!(found(&mut engine, "area:care_leavers grade:good"), ["d1f1"]);
    assert_eq!(
        found(&mut engine, "area:care_leavers grade:inadequate"),
        [""; 0]
    );
    assert_eq!(found(&mut engine, "grade:inadequate").len(), 2);
}

#[test]
fn a_word_may_mean_the_council_the_speaker_or_the_publisher_but_the_passage_comes_first() {
    let mut engine = small();
    assert_eq!(found(&mut engine, "doncaster rigour"), ["d1f1", "d1f2"]);
    assert_eq!(found(&mut engine, "donc pathway"), ["d2f1"]);
    assert_eq!(found(&mut engine, "vale sorry"), ["d3f1"]);
    assert_eq!(found(&mut engine, "gazette sorry"), ["d3f1"]);
    assert_eq!(found(&mut engine, "reading"), ["d3f1", "d3f2"]);
    assert_eq!(first(&mut engine, "reading"), "d3f2");
    assert_eq!(
        found(&mut engine, "rea sorry"),
        [""; 0],
        "three letters are too few to mean Reading"
    );
    assert_eq!(found(&mut engine, "rigour -doncaster"), [""; 0]);
}

#[test]
fn of_two_equal_passages_ofsteds_own_comes_first() {
    assert_eq!(first(&mut small(), "rigour"), "d1f1");
}

#[test]
fn a_hyphen_is_never_in_the_way() {
    let mut engine = small();
    for query in [
        "preproceedings",
        "pre-proceedings",
        "pre-proc",
        "\"pre-proceedings\"",
        "pre proceedings",
    ] {
        assert_eq!(found(&mut engine, query), ["d2f2", "d3f2"], "{query}");
    }
    assert_eq!(found(&mut engine, "-pre-proceedings doc:3"), ["d3f1"]);
}

#[test]
fn negation_takes_out_what_it_says_and_is_never_shown() {
    let mut engine = small();
    let query = Query::parse("late -rigour").unwrap();
    assert_eq!(found(&mut engine, "late -rigour"), ["d3f2"]);
    let spans = engine.highlight(&query, "late rigour");
    assert_eq!(spans, [Span::new(0, 4)]);
    assert_eq!(
        found(&mut engine, "late -rigourr").len(),
        3,
        "a typo takes nothing out"
    );
    assert_eq!(found(&mut engine, "late -\"lacks rigour\""), ["d3f2"]);
}

#[test]
fn an_empty_library_answers_too() {
    let mut engine = Engine::default();
    assert_eq!(engine.search(&Query::default()), Hits::default());
    assert!(
        engine
            .search(&Query::parse("drift \"and delay\" year:2017 -x").unwrap())
            .entries
            .is_empty()
    );
}

fn generated(count: u32) -> (Engine, Vec<String>) {
    let mut builder = Builder::default();
    let mut texts = Vec::new();
    generate::findings(count, 7, |document, judgements, row| {
        builder.add(document, judgements, row);
        texts.push(row.text.clone());
    });
    (Engine::new(builder.build()), texts)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn editing_a_query_gives_what_typing_it_afresh_gives(edits in proptest::collection::vec(edit(), 1..45)) {
        let (mut engine, texts) = generated(180);
        let index = engine.index().clone();
        let mut text = String::new();
        for edit in &edits {
            apply(&mut text, edit);
            let Ok(query) = Query::parse(&text) else { continue };
            let mut fresh = Engine::new(index.clone());
            let hits = engine.search(&query);
            prop_assert_eq!(&hits, &fresh.search(&query), "{}", text);
            for sample in texts.iter().take(3) {
                let shown = engine.highlight(&query, sample);
                let unsearched = Engine::new(index.clone()).highlight(&query, sample);
                prop_assert_eq!(shown, unsearched, "{}", text);
            }
        }
    }

    #[test]
    fn what_is_shown_is_sorted_inside_the_text_and_there_whenever_words_matched(
        text in "\\PC{0,80}",
        query in "[a-z]{1,9}( [a-z%\"]{1,9}){0,3}",
    ) {
        let (mut engine, texts) = generated(120);
        let Ok(parsed) = Query::parse(&query) else { return Ok(()) };
        let hits = engine.search(&parsed);
        let councils = councils();
        for text in texts.iter().take(20).chain([&text]) {
            let spans = engine.highlight(&parsed, text);
            prop_assert!(spans.iter().all(|span| !span.is_empty() && text.get(span.start..span.end).is_some()));
            prop_assert!(spans.windows(2).all(|pair| pair[0].end < pair[1].start));
        }
        for entry in hits.entries {
            let council = engine.index().council(entry).and_then(|gss| councils.iter().find(|c| &c.gss == gss));
            let names = council.map(|c| format!("{} {}", c.name, c.aliases.join(" "))).unwrap_or_default();
            let all = format!("{} . {names} . Ofsted . Example Gazette . Example Post", texts[entry as usize]);
            prop_assert!(!engine.highlight(&parsed, &all).is_empty(), "{query} in {all}");
        }
    }

    #[test]
    fn counts_per_council_add_up(query in "[a-z]{1,4}") {
        let (mut engine, _) = generated(120);
        let hits = engine.search(&Query::parse(&query).unwrap());
        prop_assert_eq!(hits.councils.iter().map(|(_, count)| count).sum::<usize>(), hits.entries.len());
        let mut sorted = hits.entries.clone();
        sorted.sort_unstable();
        sorted.dedup();
        prop_assert_eq!(sorted.len(), hits.entries.len());
    }

    #[test]
    fn a_phrase_typed_letter_by_letter_finds_what_it_finds_at_once(
        texts in proptest::collection::vec("[ab6][ab6% -]{0,9}", 1..30),
        phrase in "[ab6][ab6% -]{0,9}",
    ) {
        let mut builder = Builder::default();
        let report = document(1, "Leeds", 2024, "Ofsted");
        for (ordinal, text) in (1..).zip(&texts) {
            builder.add(&report, &[], &row(&report, ordinal, text));
        }
        let mut engine = Engine::new(builder.build());
        let phrase = format!("\"{phrase}\"");
        for end in 1..=phrase.len() {
            let query = Query::parse(&phrase[..end]).unwrap();
            let mut fresh = Engine::new(engine.index().clone());
            prop_assert_eq!(engine.search(&query), fresh.search(&query), "{}", &phrase[..end]);
        }
    }
}
