//! Citations in every form, and that the words stay what they were.

use super::*;
use crate::model::citation::Anchor;
use crate::model::{DateOrigin, Gss};

fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn report() -> Citation {
    let anchor = Anchor {
        exact: "plans that are late & thin.".into(),
        prefix: "Inspectors found ".into(),
        suffix: " Leaders knew.".into(),
        ..Anchor::default()
    };
    let source = Source {
        kind: DocumentKind::InspectionReport,
        title: Some("Inspection".into()),
        publisher: Some("Ofsted".into()),
        published: Some((date("2017-06-13"), DateOrigin::Text)),
        inspected: Some((date("2017-02-27"), date("2017-03-23"))),
        council: Some(Gss("Mallow".into())),
        page: Some(30),
        paragraph: Some(98),
        class: SpeakerClass::Ofsted,
        ..Source::default()
    };
    Citation {
        anchor,
        source,
        document: None,
    }
}

#[test]
fn a_report_is_cited_with_inspection_publication_page_and_paragraph() {
    assert_eq!(
        cited(&report(), Form::Plain),
        "“…plans that are late & thin.” Ofsted, Mallow, inspection 27 February to 23 March 2017, \
             published 13 June 2017, p. 30 (paragraph 98)"
    );
    let mut bare = report();
    bare.source = Source {
        published: None,
        inspected: None,
        page: None,
        paragraph: Some(4),
        council: None,
        kind: DocumentKind::MonitoringLetter,
        ..bare.source
    };
    assert_eq!(reference(&bare), "Ofsted, Inspection, paragraph 4");
}

#[test]
fn an_article_is_cited_as_what_it_is_and_never_as_ofsted() {
    let mut article = report();
    article.source = Source {
        kind: DocumentKind::NewsArticle,
        title: Some("Late plans".into()),
        publisher: Some("The Gazette".into()),
        inspected: None,
        page: None,
        paragraph: None,
        quoted: true,
        ..article.source
    };
    let from = |article: &Citation| reference(article);
    let rest = "The Gazette, on Mallow, “Late plans”, published 13 June 2017";
    assert_eq!(from(&article), format!("Ofsted, as quoted by {rest}"));
    assert_eq!(
        words(&article),
        "“plans that are late & thin.”",
        "a quotation is a part by nature"
    );
    article.source.class = SpeakerClass::Council;
    assert_eq!(
        from(&article),
        format!("the council (Mallow), as quoted by {rest}")
    );
    article.source.speaker = Some("Cllr Ada Fern\u{1b}".into());
    assert_eq!(
        from(&article),
        format!("Cllr Ada Fern␛, as quoted by {rest}")
    );
    article.source.class = SpeakerClass::Unattributed;
    assert_eq!(
        from(&article),
        format!("speaker not named, as quoted by {rest}")
    );
    (article.source.quoted, article.source.published) = (false, None);
    assert_eq!(
        from(&article),
        "The Gazette, on Mallow, “Late plans”, date not known"
    );
    article.source.class = SpeakerClass::Ofsted;
    let reporting = "reporting Ofsted, on Mallow, “Late plans”, date not known";
    assert_eq!(from(&article), format!("The Gazette, {reporting}"));
    article.source.publisher = None;
    assert_eq!(from(&article), format!("Publisher not known, {reporting}"));
}

#[test]
fn an_ellipsis_stands_only_where_a_sentence_was_cut() {
    let mut citation = report();
    let mut cut = |exact: &str, prefix: &str, suffix: &str| {
        citation.anchor.exact = exact.into();
        (citation.anchor.prefix, citation.anchor.suffix) = (prefix.into(), suffix.into());
        words(&citation)
    };
    assert_eq!(
        cut("Plans are late.", "Before that. ", " After."),
        "“Plans are late.”"
    );
    assert_eq!(cut("plans", "with ", " that are late"), "“…plans…”");
    assert_eq!(cut("improve plans", "\n\n• ", "\n"), "“improve plans”");
    assert_eq!(
        cut("improve plans", "The council must:\n", "; and"),
        "“improve plans…”"
    );
    assert_eq!(cut("Plans", "", ""), "“Plans”");
}

#[test]
fn the_words_are_the_sources_bytes_and_its_line_ends_are_spaces() {
    assert_eq!(
        flowing("as  it\u{a0}is , “so”\t."),
        "as  it\u{a0}is , “so” ."
    );
    assert_eq!(
        flowing("late \n   for\u{c}\n\nchildren\r\n"),
        "late for children"
    );
    assert_eq!(flowing("a\u{1b}[2Jb\u{ad}c"), "a␛[2Jb\u{ad}c");
    assert_eq!(flowing("\n"), "");
}

#[test]
fn dates_share_what_they_can() {
    let span = |from: &str, to: &str| days(date(from), date(to));
    assert_eq!(span("2025-01-20", "2025-01-31"), "20 to 31 January 2025");
    assert_eq!(
        span("2016-12-05", "2017-01-13"),
        "5 December 2016 to 13 January 2017"
    );
    assert_eq!(span("2016-07-28", "2016-07-28"), "28 July 2016");
    assert_eq!(span("2011-02", "2011-02"), "February 2011");
    assert_eq!(span("2011-02", "2012"), "February 2011 to 2012");
}

#[test]
fn other_programs_show_the_very_letters() {
    assert_eq!(
        cited(&report(), Form::Html).lines().nth(1),
        Some("<p>“…plans that are late &amp; thin.”</p>")
    );
    assert_eq!(
        markdown("# *a* 1_2 <b>\n- x [y]"),
        "\\# \\*a\\* 1\\_2 \\<b\\>\n\\- x \\[y\\]"
    );
    let lines = cited(&report(), Form::Markdown);
    assert!(
        lines.starts_with("> “…plans that are late \\& thin.”\n>\n> — Ofsted"),
        "{lines}"
    );
    assert_eq!(
        html("<a href=\"x\">'\u{1b}"),
        "&lt;a href=&quot;x&quot;&gt;&#39;␛"
    );
}
