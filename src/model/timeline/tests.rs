//! Invented reports and articles on one council, and what comes of what they say.

use super::*;
use crate::model::statement::{Reading, Visit};
use crate::model::{Area, DateOrigin, Dated, DocumentKind, Grade, Span};

fn day(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn record(id: i64, kind: DocumentKind, published: &str) -> Record {
    let published = (!published.is_empty()).then(|| Dated {
        date: day(published),
        origin: DateOrigin::Text,
    });
    Record {
        document: DocumentSummary {
            id: DocumentId(id),
            kind,
            published,
            ..DocumentSummary::default()
        },
        judgements: Vec::new(),
        told: Vec::new(),
        responses: Vec::new(),
    }
}

fn report(id: i64, inspected: [&str; 2], published: &str, grade: Grade) -> Record {
    let mut record = record(id, DocumentKind::InspectionReport, published);
    record.document.inspection_start = Some(day(inspected[0]));
    record.document.inspection_end = Some(day(inspected[1]));
    record.judgements.push(Judgement {
        area: Area::Overall,
        grade,
        printed: String::new(),
    });
    record
}

/// Adds a statement about an inspection before the present one: `last` when it is called the last one.
fn tell(record: &mut Record, date: &str, last: bool, area: Option<Area>, grade: Option<Grade>) {
    let at = record.told.len() * 10;
    record.told.push(Told {
        document: record.document.id,
        page: Some(2),
        statement: Statement {
            kind: StatementKind::PreviousInspection,
            visit: Visit::Inspection,
            latest: last,
            area,
            span: Span::new(at, at + 4),
            sentence: Span::new(at, at + 9),
            first: Some(day(date)),
            last: None,
            reading: Reading::Printed,
            grade,
        },
        sentence: format!("of {date}"),
    });
}

fn dates(known: &Known) -> Vec<String> {
    let day = |told: &Told| told.statement.first.map(|day| day.to_string());
    known.told.iter().filter_map(day).collect()
}

const INSPECTED: [&str; 2] = ["2017-02-27", "2017-03-23"];

#[test]
fn an_article_of_a_month_stands_after_the_report_of_a_day_in_it_and_the_undated_stand_apart() {
    let timeline = Timeline::new(vec![
        record(1, DocumentKind::NewsArticle, "2017-06"),
        record(2, DocumentKind::BlogPost, ""),
        report(3, INSPECTED, "2017-06-13", Grade::Good),
        record(4, DocumentKind::NewsArticle, "2016"),
    ]);
    let order: Vec<_> = timeline
        .dated
        .iter()
        .filter_map(|(_, event)| event.document())
        .collect();
    assert_eq!(order, [4, 3, 1].map(DocumentId));
    assert_eq!(timeline.undated.len(), 1);
}

#[test]
fn two_dates_for_the_last_inspection_stand_side_by_side_whoever_gives_them() {
    let mut own = report(1, INSPECTED, "2017-06-13", Grade::Inadequate);
    tell(&mut own, "2011-02", true, None, None);
    tell(&mut own, "2012", true, None, None);
    tell(
        &mut own,
        "2012-02",
        true,
        Some(Area::HelpAndProtection),
        Some(Grade::Adequate),
    );
    tell(
        &mut own,
        "2010-11",
        true,
        Some(Area::InCare),
        Some(Grade::Adequate),
    );
    let mut article = record(2, DocumentKind::NewsArticle, "2017-06");
    tell(&mut article, "2011", true, None, Some(Grade::Inadequate));
    let timeline = Timeline::new(vec![own, article]);
    let known: Vec<&Known> = timeline.not_held().collect();
    assert_eq!(known.len(), 2, "{known:#?}");
    assert_eq!(
        (dates(known[0]), known[0].disputed),
        (vec!["2010-11".to_owned()], false)
    );
    assert_eq!(dates(known[1]), ["2011-02", "2011", "2012-02", "2012"]);
    assert!(known[1].disputed);
    assert_eq!(
        (known[1].first, known[1].last),
        (day("2011-02"), day("2012-02"))
    );
}

#[test]
fn the_last_inspection_of_one_thing_and_that_of_another_may_well_be_two() {
    let mut own = report(1, INSPECTED, "2017-06-13", Grade::Good);
    tell(
        &mut own,
        "2012-11",
        true,
        Some(Area::HelpAndProtection),
        None,
    );
    tell(&mut own, "2011-05", true, Some(Area::InCare), None);
    let timeline = Timeline::new(vec![own]);
    assert!(timeline.not_held().all(|known| !known.disputed));
    assert_eq!(timeline.not_held().count(), 2);
}

#[test]
fn a_statement_of_a_held_inspection_is_no_further_inspection_but_may_contradict_its_report() {
    let mut later = report(2, ["2022-02-07", "2022-02-18"], "2022-04-01", Grade::Good);
    tell(&mut later, "2017", true, None, Some(Grade::Inadequate));
    let held = |grade| {
        Timeline::new(vec![
            report(1, INSPECTED, "2017-06-13", grade),
            later.clone(),
        ])
    };
    let contradicted = |timeline: &Timeline| match &timeline.dated[0].1 {
        Event::Document { contradicted, .. } => contradicted.len(),
        Event::Known(_) => panic!("{timeline:#?}"),
    };
    assert_eq!(held(Grade::Inadequate).not_held().count(), 0);
    assert_eq!(contradicted(&held(Grade::Inadequate)), 0);
    assert_eq!(contradicted(&held(Grade::Good)), 1);
}

#[test]
fn the_days_of_an_inspection_and_the_month_of_its_report_are_one() {
    let mut article = record(1, DocumentKind::NewsArticle, "2012-11-16");
    tell(&mut article, "2012-10", false, None, None);
    article.told[0].statement.kind = StatementKind::Inspection;
    let mut report = report(2, INSPECTED, "2017-06-13", Grade::Good);
    tell(&mut report, "2012-11", true, None, Some(Grade::Inadequate));
    tell(&mut report, "2012", false, None, None);
    let timeline = Timeline::new(vec![article, report]);
    let known: Vec<&Known> = timeline.not_held().collect();
    assert_eq!(known.len(), 1, "{known:#?}");
    assert_eq!(
        (known[0].first, known[0].last),
        (day("2012-10"), day("2012-11"))
    );
    assert!(!known[0].disputed);
    assert_eq!(timeline.source_of(DocumentId(1)), Some(known[0]));
}

#[test]
fn an_article_that_names_no_inspection_is_about_the_last_one_told_of_before_it() {
    let article = record(1, DocumentKind::BlogPost, "2011-02");
    let mut report = report(2, INSPECTED, "2017-06-13", Grade::Good);
    tell(&mut report, "2011-01", true, None, None);
    tell(&mut report, "2013-02", true, Some(Area::InCare), None);
    let timeline = Timeline::new(vec![article, report]);
    let source = timeline.source_of(DocumentId(1)).map(|known| known.first);
    assert_eq!(source, Some(day("2011-01")));
    assert_eq!(timeline.source_of(DocumentId(9)), None);
}

#[test]
fn one_inspection_with_two_grades_is_disputed() {
    let mut own = report(1, INSPECTED, "2017-06-13", Grade::Good);
    tell(&mut own, "2011-02", false, None, Some(Grade::Adequate));
    tell(&mut own, "2011", false, None, Some(Grade::Inadequate));
    let timeline = Timeline::new(vec![own]);
    let disputed: Vec<bool> = timeline.not_held().map(|known| known.disputed).collect();
    assert_eq!(disputed, [true]);
}
