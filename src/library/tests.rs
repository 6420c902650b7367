//! What a library keeps, gives back and refuses.

use super::*;
use crate::model::{
    Area, DateOrigin, Dated, Document, DocumentKind, FindingKind, PartialDate, Polarity,
    QuotationId, QuotationKind, Span, SpeakerClass,
};

const TEXT: &str = "Mallow ‘must improve’\u{c}Inspectors said “drift” was common.\n";

fn mallow() -> Gss {
    Gss("E10000013".into())
}

fn document(path: &str, hash: &str) -> Document {
    Document {
        path: Some(path.into()),
        sha256: hash.into(),
        kind: DocumentKind::NewsArticle,
        title: Some("Mallow".into()),
        publisher: Some("The Gazette".into()),
        published: Some(Dated {
            date: PartialDate::month_of(2012, 11),
            origin: DateOrigin::Manifest,
        }),
        councils: vec![mallow()],
        text: TEXT.into(),
        page_starts: vec![0, TEXT.find("Inspectors").unwrap()],
    }
}

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn finding(words: &str) -> Finding {
    Finding {
        span: span(words),
        kind: FindingKind::Finding,
        polarity: Polarity::Concern,
        themes: vec!["drift".into(), "oversight".into()],
        council: Some(mallow()),
        area: Some(Area::Leaders),
        paragraph: Some(7),
        class: SpeakerClass::Ofsted,
        speaker: Some("inspectors".into()),
    }
}

fn quotation(words: &str, class: SpeakerClass) -> Quotation {
    Quotation {
        span: span(words),
        kind: QuotationKind::Fragment,
        class,
        speaker: None,
        cue: Some("said".into()),
        confidence: 0.9,
        rule: "verb".into(),
        council: Some(mallow()),
        nested: false,
    }
}

fn library_with(extracted: &Extracted<'_>) -> (Library, DocumentId) {
    let mut library = Library::in_memory().unwrap();
    let Saved::Added(id) = library.save(&document("a.txt", "aa"), extracted).unwrap() else {
        panic!()
    };
    (library, id)
}

#[test]
fn a_document_comes_back_as_it_was_saved() {
    let (findings, quotations) = (
        [finding("Inspectors said “drift” was common.")],
        [
            quotation("must improve", SpeakerClass::Unattributed),
            quotation("drift", SpeakerClass::Ofsted),
        ],
    );
    let judgements = [Judgement {
        area: Area::Overall,
        grade: Grade::Inadequate,
        printed: "Inadequate".into(),
    }];
    let extracted = Extracted {
        version: 3,
        councils: &[mallow()],
        quotations: &quotations,
        findings: &findings,
        judgements: &judgements,
        ..Extracted::default()
    };
    let (library, id) = library_with(&extracted);

    let view = library.document(id).unwrap().unwrap();
    assert_eq!(
        (view.text.as_str(), &view.page_starts[..]),
        (TEXT, &[0, 26][..])
    );
    assert_eq!(
        (view.summary.pages, view.summary.chars),
        (Some(2), TEXT.chars().count())
    );
    assert_eq!(view.summary.councils, [mallow()]);
    assert_eq!(view.findings[0].finding, findings[0]);
    assert_eq!(
        (view.findings[0].page, view.findings[0].text.as_str()),
        (Some(2), "Inspectors said “drift” was common.")
    );
    assert_eq!(
        view.quotations
            .iter()
            .map(|row| row.quotation.clone())
            .collect::<Vec<_>>(),
        quotations
    );
    assert_eq!(
        view.quotations[1].id,
        QuotationId {
            document: id,
            ordinal: 2
        }
    );
    assert_eq!(
        (view.quotations[1].page, view.quotations[1].text.as_str()),
        (Some(2), "drift")
    );
    assert_eq!(view.judgements, judgements);
    assert_eq!(library.source(id).unwrap(), Some(document("a.txt", "aa")));
    assert_eq!(
        library
            .finding(FindingId {
                document: id,
                ordinal: 1
            })
            .unwrap()
            .as_ref(),
        Some(&view.findings[0])
    );
    assert_eq!(
        library
            .finding(FindingId {
                document: id,
                ordinal: 2
            })
            .unwrap(),
        None
    );
    assert_eq!(library.document(DocumentId(9)).unwrap(), None);
}

#[test]
fn the_same_bytes_are_stored_once() {
    let (mut library, id) = library_with(&Extracted::default());
    let again = |library: &mut Library, path: Option<&str>| {
        let document = Document {
            path: path.map(Into::into),
            ..document("", "aa")
        };
        library.save(&document, &Extracted::default()).unwrap()
    };
    let absolute = std::path::absolute("a.txt").unwrap();
    assert_eq!(again(&mut library, Some("a.txt")), Saved::Unchanged(id));
    assert_eq!(again(&mut library, absolute.to_str()), Saved::Unchanged(id));
    assert_eq!(again(&mut library, Some("b/a.txt")), Saved::Duplicate(id));
    assert_eq!(again(&mut library, None), Saved::Duplicate(id));
    assert_eq!(
        library.known("aa", Some("a.txt")).unwrap(),
        Some(Saved::Unchanged(id))
    );
    assert_eq!(library.known("bb", None).unwrap(), None);
    assert_eq!(library.documents().unwrap().len(), 1);
}

#[test]
fn the_council_list_counts_what_is_about_each_council() {
    let other = Gss("E06000052".into());
    let about_other = Finding {
        council: Some(other.clone()),
        ..finding("Mallow")
    };
    let findings = [finding("drift"), finding("common"), about_other];
    let quotations = [
        quotation("drift", SpeakerClass::Ofsted),
        quotation("common", SpeakerClass::Council),
    ];
    let extracted = Extracted {
        councils: &[mallow()],
        quotations: &quotations,
        findings: &findings,
        ..Extracted::default()
    };
    let (library, _) = library_with(&extracted);
    let councils = library.councils().unwrap();
    let rows: Vec<_> = councils
        .iter()
        .map(|c| {
            (
                c.name.as_str(),
                c.documents,
                c.findings,
                c.ofsted_quotations,
            )
        })
        .collect();
    assert_eq!(rows, [("Cornwall", 0, 1, 0), ("Gloucestershire", 1, 2, 1)]);
}

#[test]
fn the_grade_shown_is_that_of_the_latest_inspection() {
    let mut library = Library::in_memory().unwrap();
    let reports = [
        ("2017-06-13", Grade::Inadequate),
        ("2022", Grade::RequiresImprovement),
        ("2011-02", Grade::Adequate),
    ];
    for (date, grade) in reports {
        let published = Some(Dated {
            date: date.parse().unwrap(),
            origin: DateOrigin::Text,
        });
        let judgements = [Judgement {
            area: Area::Overall,
            grade,
            printed: grade.to_string(),
        }];
        let extracted = Extracted {
            councils: &[mallow()],
            judgements: &judgements,
            ..Extracted::default()
        };
        library
            .save(
                &Document {
                    kind: DocumentKind::InspectionReport,
                    published,
                    ..document(date, date)
                },
                &extracted,
            )
            .unwrap();
    }
    library
        .save(
            &Document {
                published: None,
                ..document("x", "x")
            },
            &Extracted::default(),
        )
        .unwrap();
    assert_eq!(
        library.councils().unwrap()[0].grade,
        Some(Grade::RequiresImprovement)
    );
    let order: Vec<_> = library
        .documents()
        .unwrap()
        .into_iter()
        .map(|document| document.sha256)
        .collect();
    assert_eq!(order, ["2022", "2017-06-13", "2011-02", "x"]);
}

#[test]
fn newer_rules_replace_old_rows_and_give_the_document_another_stamp() {
    let quotations = [quotation("drift", SpeakerClass::Ofsted)];
    let (mut library, id) = library_with(&Extracted {
        version: 1,
        quotations: &quotations,
        ..Extracted::default()
    });
    assert_eq!(library.generation().unwrap(), 1);
    let before = library.stamps().unwrap();
    assert_eq!((before.len(), before[0].0), (1, id));
    assert_eq!(library.stale(1).unwrap(), []);
    assert_eq!(library.stale(2).unwrap(), [id]);
    let source = library.source(id).unwrap().unwrap();
    let findings = [finding("drift")];
    library
        .replace(
            id,
            &source,
            &Extracted {
                version: 2,
                findings: &findings,
                ..Extracted::default()
            },
        )
        .unwrap();
    assert_ne!(library.stamps().unwrap(), before);
    let view = library.document(id).unwrap().unwrap();
    assert_eq!((view.quotations.len(), view.findings.len()), (0, 1));
    assert_eq!(
        (
            library.stale(2).unwrap().len(),
            library.generation().unwrap()
        ),
        (0, 2)
    );
}

#[test]
fn a_span_that_splits_a_character_is_refused_and_nothing_is_stored() {
    let mut library = Library::in_memory().unwrap();
    for bad in [Span::new(8, 12), Span::new(3, 3), Span::new(0, 999)] {
        let quotations = [Quotation {
            span: bad,
            ..quotation("drift", SpeakerClass::Other)
        }];
        let extracted = Extracted {
            quotations: &quotations,
            ..Extracted::default()
        };
        assert!(
            matches!(
                library.save(&document("a", "a"), &extracted),
                Err(LibraryError::BadSpan { .. })
            ),
            "{bad:?}"
        );
    }
    assert!(library.documents().unwrap().is_empty());
}

#[test]
fn a_row_that_no_longer_fits_its_text_is_named_and_not_shown() {
    let quotations = [quotation("drift", SpeakerClass::Ofsted)];
    let findings = [finding("drift")];
    for (damage, row) in [
        ("UPDATE quotation SET start_byte = 8, end_byte = 9", "d1q1"),
        ("UPDATE quotation SET end_byte = 4000", "d1q1"),
        ("UPDATE finding SET text = 'shift'", "d1f1"),
        ("UPDATE finding SET end_byte = end_byte + 1", "d1f1"),
    ] {
        let (library, id) = library_with(&Extracted {
            quotations: &quotations,
            findings: &findings,
            ..Extracted::default()
        });
        library.connection.execute(damage, []).unwrap();
        let error = format!("{:#}", library.document(id).unwrap_err());
        assert!(
            error.starts_with(row) && error.contains("damaged"),
            "{damage}: {error}"
        );
    }
    let (library, id) = library_with(&Extracted {
        findings: &findings,
        ..Extracted::default()
    });
    library
        .connection
        .execute("UPDATE finding SET kind = 'gossip'", [])
        .unwrap();
    let error = format!(
        "{:#}",
        library
            .finding(FindingId {
                document: id,
                ordinal: 1
            })
            .unwrap_err()
    );
    assert!(
        error.contains("a stored value is damaged") && error.contains("gossip"),
        "{error}"
    );
}

#[test]
fn a_reader_sees_whole_documents_while_another_process_writes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let mut writer = Library::open_or_create(&path, NewLibrary::Empty).unwrap();
    let reader = Library::open(&path).unwrap();
    let quotations = [quotation("drift", SpeakerClass::Ofsted)];
    let extracted = Extracted {
        quotations: &quotations,
        ..Extracted::default()
    };
    let Saved::Added(id) = writer.save(&document("a", "a"), &extracted).unwrap() else {
        panic!()
    };
    let transaction = writer
        .connection
        .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
        .unwrap();
    transaction.execute("DELETE FROM quotation", []).unwrap();
    assert_eq!(reader.document(id).unwrap().unwrap().quotations.len(), 1);
}
