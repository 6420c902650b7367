//! Reports of every layout about invented councils: what is read off each, in the forms in which their text arrives.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "inspections/fronts.rs"]
mod fronts;
#[path = "inspections/layouts.rs"]
mod layouts;

use casebook::extract::{Extraction, extract};
use casebook::import::{self, Source};
use casebook::model::{
    Area, Document, DocumentKind, FindingKind, Framework, Polarity, SpeakerClass,
};
use layouts::Layout;

/// A layout's text as the program imports it.
fn imported(text: &str) -> (Document, Extraction) {
    let source = Source {
        path: None,
        bytes: text.as_bytes(),
    };
    let document = import::read(&source, None).unwrap();
    let extraction = extract(&document);
    (document, extraction)
}

/// Grades in the order of the report: `overall=good leaders=requires improvement`.
fn grades(extraction: &Extraction) -> String {
    let row =
        |judgement: &casebook::model::Judgement| format!("{}={}", judgement.area, judgement.grade);
    extraction
        .judgements
        .iter()
        .map(row)
        .collect::<Vec<_>>()
        .join(", ")
}

/// The findings but those that are grades.
fn passages(extraction: &Extraction) -> impl Iterator<Item = &casebook::model::Finding> {
    let findings = extraction.findings.iter();
    findings.filter(|finding| finding.kind != FindingKind::Judgement)
}

/// Findings as `kind area paragraph: first words`.
fn findings(document: &Document, extraction: &Extraction) -> Vec<String> {
    let line = |finding: &casebook::model::Finding| {
        let words: Vec<_> = finding
            .span
            .of(&document.text)
            .split_whitespace()
            .take(3)
            .collect();
        let number = finding
            .paragraph
            .map_or("-".into(), |number| number.to_string());
        let area = finding.area.map_or("-", Area::as_str);
        format!("{} {area} {number}: {}", finding.kind, words.join(" "))
    };
    passages(extraction).map(line).collect()
}

#[test]
fn every_layout_gives_its_inspection_its_grades_and_its_findings() {
    for layout in layouts::ALL {
        let Layout {
            name,
            text,
            framework,
            days,
            published,
            lead,
            grades: expected,
            findings: passages,
        } = layout;
        let (document, extraction) = imported(text);
        let inspection = extraction
            .inspection
            .as_ref()
            .unwrap_or_else(|| panic!("{name} is no inspection"));
        assert_eq!(
            inspection.framework.map(Framework::as_str),
            *framework,
            "{name}"
        );
        let read = inspection
            .start
            .zip(inspection.end)
            .map(|(start, end)| format!("{start} {end}"));
        assert_eq!(read.as_deref(), Some(*days), "{name}");
        assert_eq!(
            inspection.published.map(|p| p.date.to_string()).as_deref(),
            *published,
            "{name}"
        );
        assert_eq!(inspection.lead_inspector.as_deref(), Some(*lead), "{name}");
        assert_eq!(grades(&extraction), *expected, "{name}");
        assert_eq!(findings(&document, &extraction), *passages, "{name}");
        // "Manchester" stands in the address on the last page, and no invented council is any of ours.
        assert!(
            extraction.councils.is_empty(),
            "{name}: {:?}",
            extraction.councils
        );
        assert!(
            extraction
                .findings
                .iter()
                .all(|finding| finding.class == SpeakerClass::Ofsted),
            "{name}"
        );
    }
}

#[test]
fn a_page_number_is_the_page_of_the_passage() {
    let (document, extraction) = imported(layouts::PRINTED_LINES);
    let pages: Vec<_> = passages(&extraction)
        .map(|finding| document.page_at(finding.span.start))
        .collect();
    assert_eq!(pages, [Some(1), Some(1), Some(2), Some(2), Some(3)]);
}

#[test]
fn each_grade_is_a_finding_of_its_area_and_of_no_theme() {
    let (document, extraction) = imported(layouts::PRINTED_LINES);
    let graded = extraction
        .findings
        .iter()
        .filter(|finding| finding.kind == FindingKind::Judgement);
    let graded: Vec<_> = graded
        .map(|finding| {
            assert!(finding.themes.is_empty());
            let words = finding.span.of(&document.text).split_whitespace();
            let words = words.collect::<Vec<_>>().join(" ");
            format!("{} {}: {words}", finding.area.unwrap(), finding.polarity)
        })
        .collect();
    assert_eq!(graded.len(), 5, "{graded:?}");
    assert_eq!(
        graded[4],
        "overall concern: Overall effectiveness Inadequate"
    );
    assert_eq!(
        graded[2],
        "in_care strength: The experiences and progress of children in care Good"
    );
}

#[test]
fn a_paragraph_that_runs_over_the_page_is_one_finding() {
    let (document, extraction) = imported(layouts::PRINTED_LINES);
    let over = extraction
        .findings
        .iter()
        .find(|finding| finding.paragraph == Some(2))
        .unwrap();
    let words = over.span.of(&document.text);
    assert!(
        words.starts_with("Visits are late") && words.ends_with("what they see there."),
        "{words}"
    );
}

#[test]
fn what_must_be_done_is_a_concern_whatever_its_words() {
    let (_, extraction) = imported(layouts::ALL[0].text);
    let must = extraction
        .findings
        .iter()
        .filter(|finding| finding.kind == FindingKind::Recommendation);
    assert!(must.clone().count() > 0);
    for finding in must {
        assert_eq!(finding.polarity, Polarity::Concern);
    }
}

#[test]
fn nothing_in_quotation_marks_in_a_report_is_given_to_ofsted() {
    let text = layouts::PRINTED_LINES.replace(
        "Visits are late",
        "One parent spoken to by inspectors said that help was ‘too little and too late’. The ‘front door’ is slow. Visits are late",
    );
    let (_, extraction) = imported(&text);
    let classes: Vec<_> = extraction
        .quotations
        .iter()
        .map(|quotation| quotation.class)
        .collect();
    assert_eq!(classes, [SpeakerClass::Other, SpeakerClass::Unattributed]);
}

#[test]
fn an_article_that_quotes_a_report_stays_an_article() {
    let article = "Mallow told to improve\n\nThe inspection of Mallow children’s services found that plans are late, and \
        Ofsted said the council “must improve”.\n\nLead inspector: Nora Sedge was in the town from 8 to 12 July 2013.\n";
    let (document, extraction) = imported(article);
    assert!(extraction.inspection.is_none());
    assert_eq!(document.kind, DocumentKind::Other);
    assert!(extraction.judgements.is_empty());
}
