//! Any text at all gives quotations and findings that can be shown: in range, on character boundaries, in order.

use casebook::extract::{Extraction, extract};
use casebook::model::{Document, QuotationKind};
use proptest::prelude::*;

fn read(text: &str) -> Extraction {
    extract(&Document {
        text: text.to_owned(),
        ..Document::default()
    })
}

/// Words, marks and breaks that articles are made of, in any order.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "Ofsted",
        "the council",
        "Cllr Jane Doe",
        "said",
        "found",
        "it",
        "inadequate",
        "children's",
        "services’",
        "and",
        ",",
        ".",
        ":",
        "\"",
        "“",
        "”",
        "‘",
        "’",
        "'",
        "„",
        "•",
        "\n",
        "\n\n",
        " ",
        "…",
        "?",
        "rated",
        "by",
        "the report",
        "according to",
        "who",
        "\u{A0}",
        "\u{0C}",
        "é",
        "日本",
        "🙂",
        "-",
        "–",
        "(",
        ")",
        "2017",
        "We",
        "Mr",
        "spokesperson",
        "for",
        "Marshshire",
    ]);
    prop::collection::vec(scrap, 0..120).prop_map(|words| words.join(" "))
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let found = read(text);
    let mut end = 0;
    for quotation in found
        .quotations
        .iter()
        .filter(|q| q.kind != QuotationKind::Indirect)
    {
        let span = quotation.span;
        prop_assert!(
            text.get(span.start..span.end)
                .is_some_and(|words| !words.is_empty())
        );
        prop_assert!(
            quotation.nested || span.start >= end,
            "quotations overlap at {}",
            span.start
        );
        end = end.max(span.end);
        prop_assert!((0.0..=1.0).contains(&quotation.confidence));
    }
    let mut last = 0;
    for finding in &found.findings {
        prop_assert!(text.get(finding.span.start..finding.span.end).is_some());
        prop_assert!(finding.span.start >= last);
        last = finding.span.end;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scraps_of_articles_are_read_without_fault(text in scraps()) {
        holds(&text)?;
    }

    #[test]
    fn any_characters_are_read_without_fault(text in "\\PC{0,400}") {
        holds(&text)?;
    }

    #[test]
    fn reading_twice_gives_the_same(text in scraps()) {
        prop_assert_eq!(read(&text), read(&text));
    }
}
