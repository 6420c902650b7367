//! Which documents are traced again, and what is kept of it.

use super::*;
use crate::library::{Catalogue, Extracted, Saved};
use crate::model::{Quotation, QuotationKind, Span, SpeakerClass, TraceStatus};

const WORDS: &str = "too many children";

fn save(
    library: &mut Library,
    hash: &str,
    kind: DocumentKind,
    council: &'static str,
) -> DocumentId {
    let document = Document {
        sha256: hash.into(),
        kind,
        text: WORDS.into(),
        page_starts: vec![0, 4],
        ..Document::default()
    };
    let quotation = Quotation {
        span: Span::new(0, WORDS.len()),
        kind: QuotationKind::Fragment,
        class: SpeakerClass::Ofsted,
        speaker: None,
        cue: None,
        confidence: 0.9,
        rule: "verb".into(),
        council: None,
        nested: false,
    };
    let extracted = Extracted {
        version: 1,
        councils: &[Gss(council.into())],
        quotations: &[quotation],
        ..Extracted::default()
    };
    match library.save(&document, &extracted).unwrap() {
        Saved::Added(id) => id,
        other => panic!("{other:?}"),
    }
}

fn verbatim(report: DocumentId, span: Span) -> Trace {
    let place = |span| Place {
        parts: vec![span],
        differences: Vec::new(),
    };
    Trace {
        status: TraceStatus::Verbatim,
        report: Some(report),
        place: Some(place(span)),
        others: vec![place(span)],
    }
}

fn keep(library: &mut Library, id: DocumentId, traces: &[(u32, Trace)]) {
    let of = library.tracing(id).unwrap().unwrap();
    assert!(library.keep_traces(of, 1, traces).unwrap());
}

fn with_article_and_report() -> (Library, DocumentId, DocumentId) {
    let mut library = Library::in_memory().unwrap();
    let article = save(&mut library, "a", DocumentKind::NewsArticle, "E10000013");
    let report = save(
        &mut library,
        "r",
        DocumentKind::InspectionReport,
        "E10000013",
    );
    (library, article, report)
}

#[test]
fn a_trace_comes_back_as_it_was_kept_with_the_reports_words_and_page() {
    let (mut library, article, report) = with_article_and_report();
    let trace = verbatim(report, Span::new(4, 8));
    keep(&mut library, article, &[(1, trace.clone())]);
    keep(&mut library, article, &[(1, trace.clone())]);
    let rows = library.traces(article).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (&rows[0].trace, rows[0].page, rows[0].text.as_str()),
        (&trace, Some(2), "many")
    );
    assert_eq!(library.primaries(article).unwrap(), [(report, None)]);
}

#[test]
fn an_article_is_traced_anew_when_a_report_of_its_council_arrives_or_leaves_and_for_no_other() {
    let (mut library, article, report) = with_article_and_report();
    let trace_all = |library: &mut Library| {
        for id in library.untraced(1).unwrap() {
            keep(library, id, &[]);
        }
        assert!(library.untraced(1).unwrap().is_empty());
    };
    assert_eq!(library.untraced(1).unwrap(), [article, report]);
    trace_all(&mut library);
    let elsewhere = save(
        &mut library,
        "x",
        DocumentKind::InspectionReport,
        "E10000016",
    );
    let second = save(&mut library, "b", DocumentKind::NewsArticle, "E10000013");
    assert_eq!(library.untraced(1).unwrap(), [second, elsewhere]);
    trace_all(&mut library);
    let letter = save(
        &mut library,
        "m",
        DocumentKind::MonitoringLetter,
        "E10000013",
    );
    assert_eq!(
        library.untraced(1).unwrap(),
        [article, report, second, letter]
    );
    trace_all(&mut library);
    keep(
        &mut library,
        article,
        &[(1, verbatim(report, Span::new(0, 3)))],
    );
    library
        .connection
        .execute("DELETE FROM document WHERE id = ?1", [report.0])
        .unwrap();
    assert_eq!(library.untraced(1).unwrap(), [article, second, letter]);
    assert!(library.traces(article).unwrap().is_empty());
    assert_eq!(library.untraced(2).unwrap().len(), 4);
}

#[test]
fn new_traces_make_the_index_stale_and_none_where_none_were_do_not() {
    let (mut library, article, report) = with_article_and_report();
    let before = library.generation().unwrap();
    keep(&mut library, report, &[]);
    assert_eq!(library.generation().unwrap(), before);
    keep(&mut library, article, &[(1, Trace::NO_PRIMARY)]);
    assert_eq!(library.generation().unwrap(), before + 1);
}

#[test]
fn a_place_that_no_longer_fits_the_report_is_named_and_not_shown() {
    let (mut library, article, report) = with_article_and_report();
    keep(
        &mut library,
        article,
        &[(1, verbatim(report, Span::new(4, 99)))],
    );
    let error = format!("{:#}", library.traces(article).unwrap_err());
    assert!(
        error.starts_with("d1q1") && error.contains("damaged"),
        "{error}"
    );
}

#[test]
fn traces_made_while_a_report_came_or_left_are_not_kept_and_are_made_again() {
    let (mut library, article, report) = with_article_and_report();
    let of = library.tracing(article).unwrap().unwrap();
    let letter = save(
        &mut library,
        "m",
        DocumentKind::MonitoringLetter,
        "E10000013",
    );
    let found = [(1, verbatim(report, Span::new(0, 3)))];
    assert!(!library.keep_traces(of, 1, &found).unwrap());
    let of = library.tracing(article).unwrap().unwrap();
    library.remove(&[report]).unwrap();
    assert!(!library.keep_traces(of, 1, &found).unwrap());
    assert!(library.traces(article).unwrap().is_empty());
    assert_eq!(library.untraced(1).unwrap(), [article, letter]);
    assert_eq!(library.tracing(report).unwrap(), None);
}
