//! An invented article and its invented report: each trap gets the verdict that a careful reader would give.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "tracing/traps.rs"]
mod traps;

use casebook::model::{
    DocumentId, PartialDate, Quotation, QuotationKind, Span, SpeakerClass, Trace, TraceStatus,
};
use casebook::trace::{Article, Report, trace};
use casebook::{extract, import};

use TraceStatus::{Altered, Cut, NoPrimary, NotFound, Verbatim};

const REPORT: &str = "Mallowshire County Council
Inspection of children's services
Executive summary

Too many children in Mallowshire wait for a social worker. Managers know the risks and they act on most
of them. Senior leaders have not made sure that plans are reviewed on time, and visits are not always timely.

Inspection of Mallowshire County Council
1
\u{c}21.
\u{a0}
Oversight by first-line managers is ineffective, and records of goodquality are few. Caseloads are too high for most social

Inspection of Mallowshire County Council
2
\u{c}workers and this leaves families without the steady help that they were promised. Only 48% of children are seen within five
working days of a referral.

22. Foster carers are well supported by a stable team of workers. The panel (set up in 2016) meets every month and its advice is
clear. Staff say they feel proud to work for the county.

Inspection of Mallowshire County Council
3
\u{c}Leaders recognise that practice is not yet strong and have drawn up a sensible plan for the next year. Staff morale is low in
two of the five area teams. Partners describe the county as a willing and dependable neighbour.
";

fn day(text: &str) -> Option<PartialDate> {
    text.parse().ok()
}

fn report(id: i64, text: &str, published: &str) -> Report {
    let pages = text.match_indices('\u{c}').map(|(at, _)| at + 1);
    let starts: Vec<usize> = std::iter::once(0).chain(pages).collect();
    Report::new(DocumentId(id), day(published), text, &starts)
}

fn quotation(text: &str, from: usize, words: &str, class: SpeakerClass) -> Quotation {
    let start = from + text[from..].find(words).unwrap();
    Quotation {
        span: Span::new(start, start + words.len()),
        kind: QuotationKind::Fragment,
        class,
        speaker: None,
        cue: None,
        confidence: 1.0,
        rule: "made".into(),
        council: None,
        nested: false,
    }
}

/// Traces sentences in which Ofsted's words stand between straight double marks, as one article.
fn traced(sentences: &[&str], published: Option<PartialDate>, reports: &[Report]) -> Vec<Trace> {
    let (mut text, mut quotations) = (String::new(), Vec::new());
    for sentence in sentences {
        let words = sentence.split('"').nth(1).unwrap();
        let from = text.len();
        text.push_str(sentence);
        text.push('\n');
        quotations.push(quotation(&text, from, words, SpeakerClass::Ofsted));
    }
    let article = Article {
        published,
        text: &text,
        quotations: &quotations,
    };
    let traces = trace(&article, &reports.iter().collect::<Vec<_>>());
    traces.into_iter().map(|(_, trace)| trace).collect()
}

fn differences(trace: &Trace) -> Vec<(&str, &str, bool)> {
    let place = trace.place.iter().flat_map(|place| &place.differences);
    place
        .map(|d| (d.quote.as_str(), d.report.as_str(), d.negated))
        .collect()
}

type Trap = (
    &'static str,
    TraceStatus,
    &'static [(&'static str, &'static str, bool)],
);

const TRAPS: &[Trap] = &[
    (
        r#"It said "too many children in Mallowshire wait for a social worker"."#,
        Verbatim,
        &[],
    ),
    (
        r#"Over a page: "caseloads are too high for most social workers and this leaves families without"."#,
        Verbatim,
        &[],
    ),
    (
        r#"Records "of good-quality are few", it said."#,
        Verbatim,
        &[],
    ),
    (
        r#"Marked: "Senior leaders ... not made sure that plans are reviewed on time"."#,
        Cut,
        &[],
    ),
    (
        r#"Two places: "Caseloads are too high … Staff morale is low in two of the five area teams"."#,
        Cut,
        &[],
    ),
    (
        r#"Insertion: "Foster carers [in the county] are well supported by a stable team of workers"."#,
        Cut,
        &[],
    ),
    (
        r#"Own brackets: "The panel (set up in 2016) meets every month"."#,
        Verbatim,
        &[],
    ),
    (
        r#"Brackets left out: "The panel meets every month and its advice is clear"."#,
        Altered,
        &[("", "set up in 2016", false)],
    ),
    (
        r#"Editor's letter: "[O]versight by first-line managers is ineffective"."#,
        Verbatim,
        &[],
    ),
    (
        r#"One word: "foster carers are well supported by a steady team of workers"."#,
        Altered,
        &[("steady", "stable", false)],
    ),
    (
        r#"Number: "only 38% of children are seen within five working days of a referral"."#,
        Altered,
        &[("38%", "48%", false)],
    ),
    (
        r#"Singular: "five working day of a referral"."#,
        Altered,
        &[("day", "days", false)],
    ),
    (
        r#"Dropped: "willing neighbour" was its word."#,
        Altered,
        &[("", "and dependable", false)],
    ),
    (
        r#"Turned: "Oversight by first-line managers is effective"."#,
        NotFound,
        &[("effective", "ineffective", true)],
    ),
    (
        r#"Not dropped: "Senior leaders have made sure that plans are reviewed on time"."#,
        NotFound,
        &[("", "not", true)],
    ),
    (
        r#"Not put in: "Staff say they do not feel proud to work for the county"."#,
        NotFound,
        &[("do not", "", true)],
    ),
    (
        r#"Praise: visits were "always timely"."#,
        Altered,
        &[("", "not", true)],
    ),
    (r#"Honest: visits were not "always timely"."#, Verbatim, &[]),
    (
        r#"Not cut out: "Leaders recognise that practice is … strong"."#,
        Altered,
        &[("…", "not yet", true)],
    ),
    (
        r#"Not in a longer cut: "Leaders recognise that practice is … a sensible plan for the next year"."#,
        Altered,
        &[("…", "not yet strong and have drawn up", true)],
    ),
    (
        r#"Unmarked stitch: "Managers know the risks and they act on most of them and visits are always kept"."#,
        NotFound,
        &[],
    ),
    (
        r#"Stitched: "Foster carers are well supported by a stable team of workers. Staff say they feel proud"."#,
        Altered,
        &[(
            "",
            "the panel set up in 2016 meets every month and its advice is clear",
            false,
        )],
    ),
    (
        r#"Elsewhere: "homes that are cold, crowded and a long bus ride from work"."#,
        NotFound,
        &[],
    ),
    (
        r#"Invented: "children were left in freezing corridors for weeks on end"."#,
        NotFound,
        &[],
    ),
    (
        r#"Half a word: "first-line manager"."#,
        Altered,
        &[("manager", "managers", false)],
    ),
];

#[test]
fn every_trap_gets_its_verdict_and_its_differences() {
    let sentences: Vec<&str> = TRAPS.iter().map(|(sentence, ..)| *sentence).collect();
    let traces = traced(
        &sentences,
        day("2019-05-10"),
        &[report(1, REPORT, "2019-05-07")],
    );
    assert_eq!(wrong(TRAPS, &traces), "");
}

/// The traps whose trace is not as expected; of one that is not found the differences are looked at when any are given.
fn wrong(traps: &[Trap], traces: &[Trace]) -> String {
    assert_eq!(traps.len(), traces.len());
    let wrong = traps
        .iter()
        .zip(traces)
        .filter(|((_, status, expected), found)| {
            let named =
                *status == NotFound && expected.is_empty() || differences(found) == *expected;
            found.status != *status || !named
        });
    let wrong = wrong.map(|((sentence, ..), found)| {
        format!(
            "\n{sentence}\n    {} {:?}",
            found.status,
            differences(found)
        )
    });
    wrong.collect()
}

#[test]
fn the_place_is_the_reports_own_letters() {
    let reports = [report(1, REPORT, "2019-05-07")];
    let traces = traced(
        &[r#"It said "too high for most social workers and this leaves"."#],
        day("2019-05"),
        &reports,
    );
    let place = traces[0].place.as_ref().unwrap().span();
    assert!(
        place
            .of(REPORT)
            .starts_with("too high for most social\n\nInspection of Mallowshire")
    );
    assert!(place.of(REPORT).ends_with("workers and this leaves"));
    let sentence = reports[0].sentence(place).of(REPORT);
    assert!(
        sentence.starts_with("Caseloads are too high")
            && sentence.ends_with("that they were promised"),
        "{sentence}"
    );
}

#[test]
fn without_a_report_of_that_council_and_time_there_is_no_primary_whatever_the_words() {
    let short = [
        r#"It found "staff morale" to be low."#,
        r#"And "caseloads are too high"."#,
    ];
    let traces = |published: &str, reports: &[Report]| -> Vec<TraceStatus> {
        traced(&short, day(published), reports)
            .iter()
            .map(|trace| trace.status)
            .collect()
    };
    assert_eq!(traces("2019-05-10", &[]), [NoPrimary, NoPrimary]);
    // A report that came out after the article, or two years before it, is not what the article is about.
    assert_eq!(
        traces("2019-03-10", &[report(1, REPORT, "2019-05-07")]),
        [NoPrimary, NoPrimary]
    );
    assert_eq!(
        traces("2021-05-10", &[report(1, REPORT, "2019-05-07")]),
        [NoPrimary, NoPrimary]
    );
    assert_eq!(
        traces("2019-05", &[report(1, REPORT, "2019-05-07")]),
        [Verbatim, Verbatim]
    );
    // Two years on, long phrases say that it is.
    let long = [
        short[0],
        short[1],
        r#""Foster carers are well supported by a stable team of workers", it said."#,
    ];
    let later = traced(&long, day("2021-05-10"), &[report(1, REPORT, "2019-05-07")]);
    assert!(
        later.iter().all(|trace| trace.status == Verbatim),
        "{later:?}"
    );
}

#[test]
fn an_article_full_of_phrases_of_which_none_is_in_the_fresh_report_is_about_another() {
    let foreign = [
        r#"It said "monitoring of private fostering has slipped since the spring"."#,
        r#"And "the duty desk is understaffed at weekends"."#,
        r#"And "case notes are copied from one child to the next"."#,
        r#"It also spoke of "staff morale"."#,
    ];
    let traces = traced(
        &foreign,
        day("2019-06-01"),
        &[report(1, REPORT, "2019-05-07")],
    );
    assert!(
        traces.iter().all(|trace| *trace == Trace::NO_PRIMARY),
        "{traces:?}"
    );
}

#[test]
fn of_two_reports_the_one_with_the_long_phrases_is_meant_and_a_later_one_is_not() {
    let earlier = REPORT
        .replace("stable team", "small team")
        .replace("are too high", "are falling");
    let reports = [
        report(1, &earlier, "2016-02-01"),
        report(2, REPORT, "2019-05-07"),
        report(3, REPORT, "2023-01-01"),
    ];
    let sentences = [
        r#""Foster carers are well supported by a stable team of workers", it said."#,
        r#"Staff "feel proud to work for the county"."#,
        r#"It found "staff morale" low."#,
    ];
    let traces = traced(&sentences, day("2019-05-08"), &reports);
    assert!(
        traces
            .iter()
            .all(|trace| trace.report == Some(DocumentId(2))),
        "{traces:?}"
    );
    let older = [
        r#""Foster carers are well supported by a small team of workers", it said then."#,
        sentences[0],
        sentences[1],
    ];
    let traces = traced(&older, day("2019-05-08"), &reports);
    assert_eq!(traces[0].report, Some(DocumentId(1)));
    assert_eq!(traces[1].report, Some(DocumentId(2)));
}

#[test]
fn the_place_beside_the_neighbouring_fragment_wins_and_the_others_are_listed() {
    let text = "Practice is weak in fostering. Nothing else stands here at all.\n\nPractice is weak in duty work, where calls are lost.\n";
    let sentences = [r#"It said "practice is weak" and that calls "are lost" at night."#];
    let article = sentences[0];
    let quotations = [
        quotation(article, 0, "practice is weak", SpeakerClass::Ofsted),
        quotation(article, 0, "are lost", SpeakerClass::Ofsted),
    ];
    let report = report(1, text, "2019-05-07");
    let traces = trace(
        &Article {
            published: day("2019-05-08"),
            text: article,
            quotations: &quotations,
        },
        &[&report],
    );
    let places = &traces[0].1;
    assert!(
        places.place.as_ref().unwrap().span().start > 40,
        "{places:?}"
    );
    assert_eq!(places.others.len(), 1);
}

#[test]
fn the_councils_words_are_never_traced_though_the_report_has_them() {
    let text = "Ofsted said managers \"know the risks\". A Mallowshire County Council spokeswoman said: \"Senior leaders have not made sure \
        that plans are reviewed on time, and we are sorry.\" The leader of the council said caseloads \"are too high\".\n";
    let source = import::Source {
        path: None,
        bytes: text.as_bytes(),
    };
    let quotations = extract::extract(&import::read(&source, None).unwrap()).quotations;
    let report = report(1, REPORT, "2019-05-07");
    let traces = trace(
        &Article {
            published: day("2019-05-08"),
            text,
            quotations: &quotations,
        },
        &[&report],
    );
    let words: Vec<&str> = traces
        .iter()
        .map(|(number, _)| quotations[*number].span.of(text))
        .collect();
    assert_eq!(words, ["know the risks"]);
    assert!(
        quotations
            .iter()
            .filter(|q| q.class == SpeakerClass::Council)
            .count()
            >= 2
    );
}

#[test]
fn no_text_however_odd_brings_tracing_down() {
    let odd = [
        "",
        "…",
        "[",
        "\u{301}\u{ad}",
        "((((",
        "not",
        "’’’",
        "0.0.0",
        "a\u{c}\u{c}b",
        "ﬃ ﷺ İ ß ŉ",
    ];
    let report = report(1, &odd.join("\n\u{c}"), "2019-05-07");
    for text in odd {
        let mut whole = quotation("x", 0, "x", SpeakerClass::Ofsted);
        whole.span = Span::new(0, text.len());
        let article = Article {
            published: day("2019-05-08"),
            text,
            quotations: &[whole],
        };
        assert_eq!(trace(&article, &[&report]).len(), 1);
    }
    assert!(
        Report::new(DocumentId(1), None, REPORT, &[0])
            .sentence(Span::new(REPORT.len(), REPORT.len()))
            .is_empty()
    );
}

/// The report's words without its page furniture, sentence by sentence.
fn sentences() -> Vec<Vec<&'static str>> {
    let lines = REPORT
        .lines()
        .filter(|line| !line.contains("Inspection of Mallowshire") && line.len() > 3);
    let words = lines.flat_map(|line| {
        line.split_whitespace()
            .filter(|word| !word.ends_with("1.") && *word != "22.")
    });
    let mut sentences = vec![Vec::new()];
    for word in words.skip_while(|word| *word != "Too") {
        sentences
            .last_mut()
            .unwrap()
            .push(word.trim_start_matches('('));
        if word.ends_with('.') {
            sentences.push(Vec::new());
        }
    }
    sentences.retain(|sentence| sentence.len() > 4);
    sentences
}

/// Status and whether a negation is named, of words quoted from a report that is known to be the source.
fn judged(words: &[&str]) -> (TraceStatus, bool) {
    let sentence = format!("It said: \"{}\".", words.join(" "));
    let known = r#"And "Staff say they feel proud to work for the county"."#;
    let traces = traced(
        &[&sentence, known],
        day("2019-05-10"),
        &[report(1, REPORT, "2019-05-07")],
    );
    (
        traces[0].status,
        differences(&traces[0])
            .iter()
            .any(|(_, _, negated)| *negated),
    )
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]
    #[test]
    fn any_run_of_words_of_a_sentence_is_found_and_its_negation_never_passes(pick: usize, from: usize, length: usize, at: usize, with in 0..4_usize) {
        let sentences = sentences();
        let sentence = &sentences[pick % sentences.len()];
        let from = from % (sentence.len() - 3);
        let length = 3 + length % (sentence.len() - from - 2);
        let run = &sentence[from..from + length];
        let (status, negated) = judged(run);
        proptest::prop_assert!(status == Verbatim || negated, "{run:?}: {status}");
        let at = at % run.len();
        let word = run[at].to_lowercase();
        let plain = word.trim_end_matches(['.', ',']).len() > 2 && word.starts_with(char::is_alphabetic);
        let turned = match with {
            0 => "not ".to_owned() + &word,
            1 => format!("never {word}"),
            // A beginning makes the opposite of a word, not of "of" or "48%".
            2 if plain => format!("un{word}"),
            _ if plain => format!("in{word}"),
            _ => format!("no {word}"),
        };
        let opposite: Vec<&str> = run[..at].iter().copied().chain([turned.as_str()]).chain(run[at + 1..].iter().copied()).collect();
        let (status, negated) = judged(&opposite);
        // Beside the sentence's own negation a second one says what the report says.
        let before = &sentence[(from + at).saturating_sub(3)..=from + at];
        proptest::prop_assume!(!before.contains(&"not") && !before.contains(&"without"));
        proptest::prop_assert!(status >= NotFound || negated || REPORT.contains(&turned), "{opposite:?}: {status}");
    }
}
