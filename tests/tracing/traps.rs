//! The ways in which words are bent on their way into a paper, each with the verdict that a careful reader would give.

use casebook::model::{DocumentId, TraceStatus};

use super::TraceStatus::{Altered, Cut, NotFound, Verbatim};
use super::{Trap, day, report, traced, wrong};

const REPORT: &str = "Saltmere Borough Council
Inspection of children's social care services

What needs to improve in Saltmere

\u{f0b7} The quality of plans for children at risk

1. Two of the five area teams have lost their manager since 2016. Only 60% of children are seen within five working days of a
referral, and 12 per cent of visits are made alone. Some children may come to harm because checks are late. A small number of
young people wait too long for a first visit.

2. Leaders are slow to act on what staff tell them. When they told managers of their worries, nothing was done about them.
Assessments do not say what should change, and plans are not shared with parents. Inspectors saw that risk is now understood.

3. A care leaver told inspectors: ‘I never know who my worker is or when she will come.’ Records may be updated late, and for
most children this has had no effect.
";

const TRAPS: &[Trap] = &[
    (
        r#"Figures for words: "2 of the 5 area teams have lost their manager since 2016"."#,
        Altered,
        &[("2", "two", false), ("5", "five", false)],
    ),
    (
        r#"In a few words: "2 of the five area teams"."#,
        Altered,
        &[("2", "two", false)],
    ),
    (
        r#"Words for figures: "twelve per cent of visits are made alone"."#,
        Altered,
        &[("twelve", "12", false)],
    ),
    (
        r#"The sign spelt out: "only 60 per cent of children are seen"."#,
        Altered,
        &[("60 per cent", "60%", false)],
    ),
    (
        r#"A figure changed: "only 80% of children are seen within five working days"."#,
        Altered,
        &[("80%", "60%", false)],
    ),
    (
        r#"And spelt out: "only eighty per cent of children are seen within five working days"."#,
        Altered,
        &[("eighty per cent", "60%", false)],
    ),
    (
        r#"A number changed: "three of the five area teams have lost their manager"."#,
        Altered,
        &[("three", "two", false)],
    ),
    (
        r#"A figure changed in a few words: "80% of children are seen"."#,
        NotFound,
        &[("80%", "60%", false)],
    ),
    (
        r#"Tense: "Leaders were slow to act on what staff told them"."#,
        NotFound,
        &[],
    ),
    (
        r#"Tense, once: "Leaders were slow to act on what staff tell them"."#,
        Altered,
        &[("were", "are", false)],
    ),
    (
        r#"A hedge dropped: "Some children come to harm because checks are late"."#,
        Altered,
        &[("", "may", false)],
    ),
    (
        r#"A hedge replaced: "Some children will come to harm because checks are late"."#,
        Altered,
        &[("will", "may", false)],
    ),
    (
        r#"A hedge dropped in a few words: "records updated late"."#,
        Altered,
        &[("", "may be", false)],
    ),
    (
        r#"Two words for one: "records are updated late, and for most children this has had no effect"."#,
        Altered,
        &[("are", "may be", false)],
    ),
    (
        r#"Some made all: "all children may come to harm because checks are late"."#,
        Altered,
        &[("all", "some", false)],
    ),
    (
        r#"Some left out: "young people wait too long for a first visit"."#,
        Verbatim,
        &[],
    ),
    (
        r#"Many for a few: "A large number of young people wait too long for a first visit"."#,
        Altered,
        &[("large", "small", false)],
    ),
    (
        r#"Plural, and an article: "a small number of young people wait too long for first visits"."#,
        Altered,
        &[("", "a", false), ("visits", "visit", false)],
    ),
    (
        r#"Singular in a few words: "area team have lost"."#,
        Altered,
        &[("team", "teams", false)],
    ),
    (
        r#"Dots for a not: "Assessments … say what should change"."#,
        Altered,
        &[("…", "not", true)],
    ),
    (
        r#"Brackets for a pronoun: "When [social workers] told managers of their worries, nothing was done"."#,
        Cut,
        &[],
    ),
    (
        r#"At the beginning: "[The council's leaders] are slow to act on what staff tell them"."#,
        Verbatim,
        &[],
    ),
    (
        r#"Brackets for a not: "plans are [now] shared with parents"."#,
        Altered,
        &[("…", "not", true)],
    ),
    (
        r#"Out of a no: "for most children this has had an effect"."#,
        NotFound,
        &[("an", "no", true)],
    ),
    (r#"A heading: "What needs to improve"."#, Verbatim, &[]),
    (
        r#"A heading and what is under it: "the quality of plans for children at risk"."#,
        Verbatim,
        &[],
    ),
    (
        r#"Somebody else's: "I never know who my worker is or when she will come"."#,
        Verbatim,
        &[],
    ),
    (
        r#"Understood: "risk is now misunderstood"."#,
        NotFound,
        &[("misunderstood", "understood", true)],
    ),
];

#[test]
fn every_way_of_bending_words_gets_its_verdict_and_its_differences() {
    let sentences: Vec<&str> = TRAPS.iter().map(|(sentence, ..)| *sentence).collect();
    let reports = [report(1, REPORT, "2019-05-07")];
    let traces = traced(&sentences, day("2019-05-10"), &reports);
    assert_eq!(wrong(TRAPS, &traces), "");
}

#[test]
fn of_two_reports_with_the_same_sentence_the_last_one_before_the_article_is_meant() {
    let later = REPORT.replace("2016", "2018");
    let reports = [
        report(1, REPORT, "2017-02-01"),
        report(2, &later, "2019-05-07"),
    ];
    let sentences = [
        r#""Leaders are slow to act on what staff tell them", it said."#,
        r#"It said that "some children may come to harm because checks are late"."#,
    ];
    for (published, expected) in [
        ("2017-03-10", 1),
        ("2018-11-30", 1),
        ("2019-05-10", 2),
        ("2021-01-10", 2),
    ] {
        for trace in traced(&sentences, day(published), &reports) {
            assert_eq!(
                (trace.status, trace.report),
                (Verbatim, Some(DocumentId(expected))),
                "{published}"
            );
        }
    }
    // Everything that this article quotes stands in the older one, and not all of it in the later.
    let older = [
        sentences[0],
        r#"It said "two of the five area teams have lost their manager since 2016"."#,
    ];
    let traces = traced(&older, day("2019-05-10"), &reports);
    let found: Vec<_> = traces
        .iter()
        .map(|trace| (trace.status, trace.report))
        .collect();
    assert_eq!(
        found,
        [
            (TraceStatus::Verbatim, Some(DocumentId(1))),
            (TraceStatus::Verbatim, Some(DocumentId(1)))
        ]
    );
}

#[test]
fn the_report_of_another_council_or_of_another_day_is_no_primary_however_alike_its_words_are() {
    let sentences = [
        r#"It said "nothing was done"."#,
        r#"And that "checks are late"."#,
    ];
    // Only reports of the article's councils are looked at; one that came out afterwards is not what it quotes.
    for (published, expected) in [
        ("2019-04-01", TraceStatus::NoPrimary),
        ("2019-05-08", TraceStatus::Verbatim),
        ("2020-05-08", TraceStatus::NoPrimary),
    ] {
        let traces = traced(
            &sentences,
            day(published),
            &[report(1, REPORT, "2019-05-07")],
        );
        assert!(
            traces.iter().all(|trace| trace.status == expected),
            "{published}"
        );
    }
}
