//! Marks, tags, notes and briefings: what is kept, undone and found again.

use std::path::Path;

use super::*;
use crate::model::mark::{Content, Deed, Target, Work};
use crate::model::{
    Document, DocumentKind, FindingKind, Polarity, QuotationId, QuotationKind, SpeakerClass,
};

const TEXT: &str = "Mallow council\n\n1. Inspectors found that visits to children in Mallow are often late.\n\n\
    2. Managers said plans were “not yet good enough”, and wrote new ones.\n\n\
    3. Visits to children in care are made in time, and children say so.\n";

const VISITS: &str = "Inspectors found that visits to children in Mallow are often late.";
const PLANS: &str = "Managers said plans were “not yet good enough”, and wrote new ones.";
const CARE: &str = "Visits to children in care are made in time, and children say so.";

fn save(library: &mut Library, hash: &str, path: &str, text: &str) -> Saved {
    let document = Document {
        path: Some(path.into()),
        sha256: hash.into(),
        kind: DocumentKind::NewsArticle,
        title: Some("Mallow council".into()),
        text: text.into(),
        ..Document::default()
    };
    let span = |words: &str| {
        let start = text.find(words)?;
        Some(Span::new(start, start + words.len()))
    };
    let finding = |(number, words): (u32, &&str)| {
        Some(Finding {
            span: span(words)?,
            kind: FindingKind::Finding,
            polarity: Polarity::Concern,
            themes: Vec::new(),
            council: None,
            area: None,
            paragraph: Some(number),
            class: SpeakerClass::Ofsted,
            speaker: None,
        })
    };
    let findings: Vec<_> = (1..)
        .zip(&[VISITS, PLANS, CARE])
        .filter_map(finding)
        .collect();
    let quotation = span("not yet good enough").map(|span| Quotation {
        span,
        kind: QuotationKind::Fragment,
        class: SpeakerClass::Council,
        speaker: Some("managers".into()),
        cue: None,
        confidence: 0.9,
        rule: "verb".into(),
        council: None,
        nested: false,
    });
    let extracted = Extracted {
        version: 1,
        findings: &findings,
        quotations: quotation.as_slice(),
        ..Extracted::default()
    };
    library.save(&document, &extracted).unwrap()
}

/// A library of one document, kept at `path`.
pub(super) fn kept_at(path: &Path, hash: &str) -> Library {
    let mut library = Library::open_or_create(path, NewLibrary::Empty).unwrap();
    let document = Document {
        sha256: hash.into(),
        text: "Mallow.\n".into(),
        ..Document::default()
    };
    library.save(&document, &Extracted::default()).unwrap();
    library
}

pub(super) fn library() -> (Library, DocumentId) {
    let mut library = Library::in_memory().unwrap();
    match save(&mut library, "aa", "mallow.txt", TEXT) {
        Saved::Added(id) => (library, id),
        other => panic!("{other:?}"),
    }
}

pub(super) fn finding(document: DocumentId, ordinal: u32) -> Target {
    Target::Finding(FindingId { document, ordinal })
}

pub(super) fn quotation(document: DocumentId) -> Target {
    let id = QuotationId {
        document,
        ordinal: 1,
    };
    Target::Quotation(id)
}

fn tag(on: &[Target], name: &str) -> Deed {
    Deed::Tag(on.to_vec(), name.into(), true)
}

fn exact(work: &Work) -> Vec<&str> {
    let marks = work.marks.iter();
    marks
        .map(|mark| mark.citation.anchor.exact.as_str())
        .collect()
}

#[test]
fn what_is_put_on_words_is_there_with_the_words_and_what_stands_around_them() {
    let (mut library, id) = library();
    let said = library.act(&Deed::Star(vec![quotation(id)], true)).unwrap();
    assert_eq!(said.unwrap(), "mark on “not yet good enough”");
    library
        .act(&tag(&[quotation(id), finding(id, 1)], " urgent "))
        .unwrap();
    library
        .act(&Deed::Note(finding(id, 1), "Ask\nabout this. \n".into()))
        .unwrap();
    let work = library.work().unwrap();
    assert_eq!(exact(&work), ["not yet good enough", VISITS]);
    let [quoted, found] = &work.marks[..] else {
        panic!("{work:?}")
    };
    assert_eq!(
        (quoted.star, found.star, found.note.as_str()),
        (true, false, "Ask\nabout this.")
    );
    assert_eq!(
        (&quoted.tags, &found.tags),
        (&vec!["urgent".into()], &vec!["urgent".to_owned()])
    );
    assert!(
        quoted
            .citation
            .anchor
            .prefix
            .ends_with("Managers said plans were “")
    );
    assert!(quoted.citation.anchor.suffix.starts_with("”, and wrote"));
    let source = &quoted.citation.source;
    assert_eq!(
        (source.paragraph, source.class, source.confidence),
        (Some(2), SpeakerClass::Council, Some(0.9))
    );
    let placed = quoted.placed.as_ref().unwrap();
    assert_eq!((placed.document, &placed.findings[..]), (id, &[2][..]));
    assert_eq!(placed.span.of(TEXT), "not yet good enough");
}

#[test]
fn a_deed_on_many_is_undone_in_one_step_and_says_what_it_was() {
    let (mut library, id) = library();
    let all = [1, 2, 3].map(|ordinal| finding(id, ordinal));
    library.act(&Deed::Star(vec![all[0]], true)).unwrap();
    let before = library.work().unwrap();
    let said = library.act(&tag(&all, "urgent")).unwrap();
    assert_eq!(said.unwrap(), "tag ‘urgent’ on 3 findings");
    let after = library.work().unwrap();
    assert_eq!(
        library.act(&Deed::Undo).unwrap().unwrap(),
        "tag ‘urgent’ on 3 findings"
    );
    assert_eq!(library.work().unwrap(), before);
    assert_eq!(
        library.act(&Deed::Redo).unwrap().unwrap(),
        "tag ‘urgent’ on 3 findings"
    );
    assert_eq!(library.work().unwrap(), after);
}

#[test]
fn a_deed_that_changes_nothing_is_no_entry_and_leaves_what_was_undone() {
    let (mut library, id) = library();
    let star = Deed::Star(vec![finding(id, 1)], true);
    library.act(&star).unwrap();
    library.act(&tag(&[finding(id, 1)], "urgent")).unwrap();
    library.undo().unwrap();
    for nothing in [
        star,
        Deed::Star(vec![finding(id, 9)], true),
        Deed::Note(finding(id, 1), " \n".into()),
        tag(&[finding(id, 1)], " "),
        Deed::Drop(7),
        Deed::RenameTag {
            from: "no".into(),
            to: "other".into(),
        },
    ] {
        assert_eq!(library.act(&nothing).unwrap(), None, "{nothing:?}");
    }
    assert_eq!(
        library.redo().unwrap().unwrap(),
        format!("tag ‘urgent’ on “{}…”", "Inspectors found that visits to")
    );
}

#[test]
fn a_tag_takes_another_name_and_two_with_one_name_become_one() {
    let (mut library, id) = library();
    library
        .act(&tag(&[finding(id, 1), finding(id, 2)], "urgent"))
        .unwrap();
    library
        .act(&tag(&[finding(id, 2), finding(id, 3)], "Late"))
        .unwrap();
    assert_eq!(
        library.work().unwrap().tags,
        ["Late", "urgent"],
        "the one used last first"
    );
    let before = library.work().unwrap();
    let rename = |from: &str, to: &str| Deed::RenameTag {
        from: from.into(),
        to: to.into(),
    };
    library.act(&rename("urgent", "late")).unwrap();
    let work = library.work().unwrap();
    assert_eq!(work.tags, ["Late"]);
    assert!(work.marks.iter().all(|mark| mark.tags == ["Late"]));
    library.act(&rename("Late", "late")).unwrap();
    assert_eq!(library.work().unwrap().tags, ["late"]);
    library.undo().unwrap();
    library.undo().unwrap();
    assert_eq!(library.work().unwrap(), before);
}

#[test]
fn a_briefing_keeps_its_order_and_holds_each_passage_once() {
    let (mut library, id) = library();
    let all = [1, 2, 3].map(|ordinal| finding(id, ordinal));
    library
        .act(&Deed::Brief(all.to_vec(), "Board".into()))
        .unwrap();
    assert_eq!(
        library
            .act(&Deed::Brief(vec![all[1]], "board".into()))
            .unwrap(),
        None
    );
    let items = |library: &Library| library.work().unwrap().briefings[0].items.clone();
    let first = items(&library);
    library.act(&Deed::Move(first[2].id, -5)).unwrap();
    library
        .act(&Deed::Comment(first[0].id, "Since 2017".into()))
        .unwrap();
    let briefing = library.work().unwrap().briefings[0].id;
    let heading = Deed::Heading {
        briefing,
        before: Some(first[1].id),
        text: "Plans".into(),
    };
    library.act(&heading).unwrap();
    let now = items(&library);
    let ids: Vec<_> = now.iter().map(|item| item.id).collect();
    assert_eq!(
        (ids[0], ids[1], ids[3]),
        (first[2].id, first[0].id, first[1].id)
    );
    assert_eq!(
        (&now[2].what, now[1].comment.as_str()),
        (&Content::Heading("Plans".into()), "Since 2017")
    );
    assert_eq!(
        library.act(&Deed::Drop(first[1].id)).unwrap().unwrap(),
        format!("{} taken out of its briefing", deeds::excerpt(PLANS))
    );
    library.act(&Deed::DropBriefing(briefing)).unwrap();
    let work = library.work().unwrap();
    assert!(work.briefings.is_empty() && work.marks.is_empty());
    library.undo().unwrap();
    library.undo().unwrap();
    assert_eq!(items(&library), now);
}

#[test]
fn marks_stay_when_findings_are_worked_out_anew() {
    let (mut library, id) = library();
    library
        .act(&Deed::Star(vec![finding(id, 1), quotation(id)], true))
        .unwrap();
    let document = library.source(id).unwrap().unwrap();
    library
        .replace(id, &document, &Extracted::default())
        .unwrap();
    let work = library.work().unwrap();
    assert_eq!(exact(&work), [VISITS, "not yet good enough"]);
    assert!(
        work.marks
            .iter()
            .all(|mark| mark.placed.as_ref().unwrap().findings.is_empty())
    );
    assert_eq!(library.unplaced().unwrap(), 0);
}

#[test]
fn a_changed_copy_takes_the_place_of_the_older_one_and_the_marks_go_with_their_words() {
    let (mut library, old) = library();
    let all = [finding(old, 1), finding(old, 3), quotation(old)];
    library.act(&Deed::Star(all.to_vec(), true)).unwrap();
    // The last paragraph moves to the front, and the first one says something else.
    let changed = format!(
        "Mallow council\n\n{CARE}\n\n{}\n\n2. {PLANS}\n",
        VISITS.replace("often", "sometimes")
    );
    let saved = save(&mut library, "bb", "mallow.txt", &changed);
    let Saved::Replaced { id, older } = saved else {
        panic!("{saved:?}")
    };
    assert_eq!(older, old);
    let placed = |library: &Library| -> Vec<_> {
        let place = |mark: crate::model::Mark| mark.placed.map(|p| (p.document, p.span));
        library
            .work()
            .unwrap()
            .marks
            .into_iter()
            .map(place)
            .collect()
    };
    let now = placed(&library);
    assert_eq!(
        (now[0], library.unplaced().unwrap()),
        (None, 1),
        "its words are gone"
    );
    let words = |place: Option<(DocumentId, Span)>| {
        place.map(|(id, span)| (id, span.of(&changed).to_owned()))
    };
    assert_eq!(words(now[1]), Some((id, CARE.to_owned())));
    assert_eq!(words(now[2]), Some((id, "not yet good enough".to_owned())));
    // One undo brings the older copy back, and the marks to it.
    library.undo().unwrap();
    assert!(
        placed(&library)
            .iter()
            .all(|place| place.is_some_and(|(id, _)| id == old))
    );
    library.redo().unwrap();
    assert_eq!(placed(&library), now);
}

#[test]
fn another_text_under_the_same_file_name_takes_nothings_place() {
    let (mut library, old) = library();
    library
        .act(&Deed::Star(vec![finding(old, 1)], true))
        .unwrap();
    let other = "The bus company\n\nBuses in Northwold run late, and the company said it was sorry for that.\n";
    assert!(matches!(
        save(&mut library, "cc", "mallow.txt", other),
        Saved::Added(_)
    ));
    assert!(library.summary(old).unwrap().is_some());
    assert_eq!(library.unplaced().unwrap(), 0);
}

#[test]
fn marks_outlive_their_document_and_return_with_it() {
    let (mut library, id) = library();
    library
        .act(&Deed::Star(vec![finding(id, 1)], true))
        .unwrap();
    let before = library.work().unwrap();
    library.remove(&[id]).unwrap();
    let work = library.work().unwrap();
    assert_eq!(
        (exact(&work), work.marks[0].placed.as_ref()),
        (vec![VISITS], None)
    );
    assert_eq!(
        work.marks[0].citation.source.title.as_deref(),
        Some("Mallow council")
    );
    library.undo().unwrap();
    // Its findings are worked out again by whoever knows the rules.
    let place = |work: &Work| work.marks[0].placed.clone().map(|p| (p.document, p.span));
    assert_eq!(place(&library.work().unwrap()), place(&before));
}
