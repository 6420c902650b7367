//! A small paper in every form: what it says, what it defuses, and that other programs can read it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{Cursor, Read};

use casebook::export::{self, Block, Graded, Paper, Passage};
use casebook::import::{self, Source as File};
use casebook::model::citation::{Anchor, Citation, Source};
use casebook::model::visible::is_visible;
use casebook::model::{
    Area, DateOrigin, DocumentId, DocumentKind, FindingKind, Grade, Gss, PartialDate, Polarity,
    Span, SpeakerClass,
};

/// Characters that mean something to one form or another, and some that steer a terminal.
const WORDS: &str = "=Plans* in <Mallow> & Fern | were “not yet\ngood enough” for #1 \u{1b}[2J\u{202e}children, [they] said_.";

fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn citation(exact: &str) -> Citation {
    Citation {
        anchor: Anchor {
            sha256: "ab12".into(),
            span: Span::new(10, 10 + exact.len()),
            exact: exact.into(),
            prefix: "1. ".into(),
            suffix: "\n\n2. ".into(),
        },
        source: Source {
            kind: DocumentKind::InspectionReport,
            title: Some("Inspection of <Mallow>".into()),
            publisher: Some("Ofsted".into()),
            published: Some((date("2031-06-13"), DateOrigin::Text)),
            inspected: Some((date("2031-05-02"), date("2031-05-12"))),
            grade: Some(Grade::Inadequate),
            council: Some(Gss("Mallow".into())),
            page: Some(3),
            paragraph: Some(12),
            class: SpeakerClass::Ofsted,
            finding: Some(FindingKind::Finding),
            polarity: Some(Polarity::Concern),
            area: Some(Area::HelpAndProtection),
            themes: vec!["drift".into(), "oversight".into()],
            ..Source::default()
        },
        document: Some(DocumentId(3)),
    }
}

fn paper() -> Paper {
    let start = WORDS.find("not yet").unwrap();
    let quoted = Span::new(start, start + "not yet\ngood enough".len());
    let passage = Passage {
        id: Some("d3f12".into()),
        citation: citation(WORDS),
        quoted: vec![(quoted, SpeakerClass::Council)],
        hits: vec![Span::new(1, 6)],
        comment: "-Ask about <this>.".into(),
        ..Passage::default()
    };
    let plain = Passage {
        citation: citation("Children are seen in time."),
        ..Passage::default()
    };
    let graded = |date: &str, grade| Graded {
        council: "Mallow".into(),
        date: date.parse().unwrap(),
        grade,
    };
    Paper {
        title: "Board & <friends>".into(),
        about: "2 passages".into(),
        blocks: vec![
            Block::Heading("Plans".into()),
            Block::Passage(Box::new(passage)),
            Block::Heading("Visits".into()),
            Block::Passage(Box::new(plain)),
        ],
        grades: vec![
            graded("2027-01-20", Grade::Good),
            graded("2031-05-12", Grade::Inadequate),
        ],
    }
}

fn written(suffix: &str) -> Vec<u8> {
    let format = export::format(&format!("paper.{suffix}")).unwrap();
    (format.write)(&paper()).unwrap()
}

fn text(suffix: &str) -> String {
    String::from_utf8(written(suffix)).unwrap()
}

/// Every form that is text, with the end of its name.
fn texts() -> Vec<(&'static str, String)> {
    let forms = export::FORMATS.iter();
    let text = |suffix| String::from_utf8(written(suffix)).ok();
    let texts = forms.filter_map(|form| Some((form.suffix, text(form.suffix)?)));
    texts.collect()
}

#[test]
fn every_form_stands_as_it_was_blessed() {
    for (suffix, text) in texts() {
        insta::assert_snapshot!(format!("paper.{suffix}"), text);
    }
}

#[test]
fn nothing_in_any_form_steers_a_terminal_or_hides() {
    for (suffix, text) in texts() {
        let hidden = text
            .trim_start_matches('\u{feff}')
            .chars()
            .find(|c| !is_visible(*c) && *c != '\n');
        assert_eq!(hidden, None, "{suffix}");
    }
}

#[test]
fn json_gives_the_very_words_back() {
    let whole: serde_json::Value = serde_json::from_str(&text("json")).unwrap();
    let row = &whole["passages"][0];
    assert_eq!(
        (&row["exact"], &row["sha256"], &row["page"]),
        (&WORDS.into(), &"ab12".into(), &3.into())
    );
    assert_eq!(row["confidence"], serde_json::Value::Null);
    assert_eq!(whole["passages"].as_array().unwrap().len(), 2);
}

#[test]
fn a_table_has_a_row_for_each_passage_and_runs_nothing() {
    let bytes = written("csv");
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap();
    let mut reader = csv::Reader::from_reader(bytes);
    let names = reader.headers().unwrap().clone();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2);
    let cell = |name: &str| {
        rows[0]
            .get(names.iter().position(|known| known == name).unwrap())
            .unwrap()
    };
    assert!(
        cell("exact").starts_with("'=Plans* in <Mallow>"),
        "{}",
        cell("exact")
    );
    assert_eq!(
        (cell("comment"), cell("themes")),
        ("'-Ask about <this>.", "drift; oversight")
    );
    assert!(cell("citation").ends_with("p. 3 (paragraph 12)"));
}

#[test]
fn a_page_needs_nothing_but_itself() {
    let page = text("html");
    for outside in ["http:", "https:", "src=", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("<mark>Plans</mark>"));
    assert!(page.contains("<span class=\"quoted council\">not yet\ngood enough</span>"));
    assert_eq!(
        page.matches("<svg").count(),
        2,
        "the matrix and the timeline"
    );
    assert!(page.contains("▼") && page.contains(">inadequate<"));
}

#[test]
fn a_word_document_has_headings_quotations_and_a_footnote_for_each_citation() {
    let bytes = written("docx");
    let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        zip.by_name(name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    };
    let (body, notes) = (part("word/document.xml"), part("word/footnotes.xml"));
    for wanted in [
        "<w:pStyle w:val=\"Title\"/>",
        "<w:pStyle w:val=\"Heading1\"/>",
        "<w:pStyle w:val=\"Quote\"/>",
        "<w:rStyle w:val=\"OtherWords\"/>",
        "<w:footnoteReference w:id=\"2\"/>",
    ] {
        assert!(body.contains(wanted), "{wanted}");
    }
    assert_eq!(notes.matches("<w:footnoteRef/>").count(), 2);
    assert!(notes.contains(
        "Ofsted, Mallow, inspection 2 to 12 May 2031, published 13 June 2031, p. 3 (paragraph 12)"
    ));
    for name in [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/styles.xml",
        "word/settings.xml",
        "docProps/core.xml",
    ] {
        let mut reader = quick_xml::Reader::from_str(Box::leak(part(name).into_boxed_str()));
        while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
    }
    // What casebook writes casebook reads.
    let read = import::read(
        &File {
            path: Some("paper.docx".as_ref()),
            bytes: &bytes,
        },
        None,
    );
    let document = read.unwrap();
    for words in [
        "Board & <friends>",
        "Plans",
        "-Ask about <this>.",
        "Children are seen in time.",
    ] {
        assert!(document.text.contains(words), "{words}: {}", document.text);
    }
    assert_eq!(written("docx"), bytes, "the same paper is the same file");
}

#[test]
fn a_name_without_a_known_end_has_no_form() {
    assert!(export::format("paper").is_none());
    assert!(export::format("paper.txt").is_none());
    assert_eq!(export::format("Paper.HTML").unwrap().suffix, "html");
}
