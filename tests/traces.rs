//! The seeds' quotations traced into the published report, against traces made by hand; both are skipped where they are not.
//!
//! `CASEBOOK_REPORTS` names the folder that holds `reports` and `gold`; else the one beside the project is looked at.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stderr, reason = "a skipped test and a score are told")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use casebook::extract;
use casebook::import::{self, Source};
use casebook::model::document::page_at;
use casebook::model::{
    Document, DocumentId, PartialDate, Place, Quotation, QuotationKind, Span, SpeakerClass, Trace,
    TraceStatus,
};
use casebook::trace::{Article, Report, evidence, trace};
use serde_json::Value;

fn shared(path: &str) -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("CASEBOOK_REPORTS").map_or(beside, PathBuf::from);
    let found = Some(folder.join(path)).filter(|path| path.exists());
    if found.is_none() {
        eprintln!(
            "SKIPPED: there is no {path}; CASEBOOK_REPORTS may name the folder that holds it"
        );
    }
    found
}

fn read(path: &Path) -> Document {
    let bytes = fs::read(path).unwrap();
    let source = Source {
        path: Some(path),
        bytes: &bytes,
    };
    import::read(&source, None).unwrap()
}

/// A report that is published with its date in the name of its file.
fn report(id: i64, document: &Document, published: &str) -> Report {
    let published = published.parse::<PartialDate>().ok();
    Report::new(
        DocumentId(id),
        published,
        &document.text,
        &document.page_starts,
    )
}

struct Traced {
    document: Document,
    quotations: Vec<Quotation>,
    traces: Vec<(usize, Trace)>,
}

fn traced(seed: &str, reports: &[&Report]) -> Traced {
    let seeds = import::seeds().unwrap();
    let document = seeds
        .into_iter()
        .find(|d| d.path.as_ref().unwrap().contains(seed))
        .unwrap();
    let quotations = extract::extract(&document).quotations;
    let article = Article {
        published: document.published.map(|dated| dated.date),
        text: &document.text,
        quotations: &quotations,
    };
    let traces = trace(&article, reports);
    Traced {
        document,
        quotations,
        traces,
    }
}

impl Traced {
    /// The trace of the quotation that begins at a character of the text.
    fn at(&self, character: u64) -> Option<&Trace> {
        let begins =
            |q: &Quotation| self.document.text[..q.span.start].chars().count() as u64 == character;
        let found = self
            .traces
            .iter()
            .find(|(number, _)| begins(&self.quotations[*number]));
        found.map(|(_, trace)| trace)
    }
}

/// How a trace differs from the one made by hand: status, page, further pages, differences.
fn faults(row: &Value, found: &Trace, report: &Document) -> Vec<String> {
    let mut faults = Vec::new();
    let status = match row["status"].as_str().unwrap() {
        "exact" => TraceStatus::Verbatim,
        _ => TraceStatus::Altered,
    };
    if found.status != status || found.report != Some(DocumentId(6)) {
        faults.push(format!(
            "{} in {:?}, not {status}",
            found.status, found.report
        ));
    }
    let page = |place: &Place| page_at(&report.page_starts, place.span().start);
    let pages: Vec<_> = found.place.iter().chain(&found.others).map(page).collect();
    let wanted = |place: &Value| u32::try_from(place["page"].as_u64().unwrap()).ok();
    let list = |name: &str| row[name].as_array().map_or(&[][..], Vec::as_slice);
    let occurrences = list("occurrences");
    let preferred = row["preferred"]
        .as_u64()
        .and_then(|at| occurrences.get(usize::try_from(at).ok()?));
    let preferred = wanted(preferred.unwrap_or(&row["best"]));
    if pages.first() != Some(&preferred)
        || !occurrences
            .iter()
            .all(|place| pages.contains(&wanted(place)))
    {
        faults.push(format!("on {pages:?}, not {preferred:?}"));
    }
    let told = found.place.iter().flat_map(|place| &place.differences);
    let told: Vec<_> = told
        .map(|d| (d.quote.as_str(), d.report.as_str()))
        .collect();
    let named = list("differing")
        .iter()
        .map(|d| (d["quote"].as_str().unwrap(), d["report"].as_str().unwrap()));
    if !named.eq(told.iter().copied()) {
        faults.push(format!("{told:?}"));
    }
    faults
}

#[test]
fn every_ofsted_quotation_of_the_seeds_is_found_on_its_page_and_no_council_quotation_is_traced() {
    let folder = "reports/80470_gloucestershire";
    let (Some(gold), Some(folder)) = (shared("gold/seeds_trace.json"), shared(folder)) else {
        return;
    };
    let documents = ["13 june 2017", "01 april 2022"]
        .map(|date| read(&folder.join(format!("children's services inspection - {date}.pdf"))));
    let reports = [
        report(6, &documents[0], "2017-06-13"),
        report(7, &documents[1], "2022-04-01"),
    ];
    let reports: Vec<&Report> = reports.iter().collect();
    let seeds = [
        traced("bbc-gloucestershire-failings", &reports),
        traced("bbc-gloucestershire-not-heard", &reports),
    ];
    let gold: Value = serde_json::from_str(&fs::read_to_string(gold).unwrap()).unwrap();
    let (mut verbatim, mut altered, mut wrong) = (0, 0, Vec::new());
    for row in gold["rows"].as_array().unwrap() {
        let id = row["id"].as_str().unwrap();
        let seed = id.split('-').next().and_then(|n| n.parse::<usize>().ok());
        let Some(seed) = seed.and_then(|number| seeds.get(number)) else {
            continue;
        };
        let found = seed.at(row["start"].as_u64().unwrap());
        match found.map(|found| found.status) {
            Some(TraceStatus::Verbatim) => verbatim += 1,
            Some(TraceStatus::Altered) => altered += 1,
            _ => {}
        }
        let faults = found.map_or(vec!["not traced".into()], |found| {
            faults(row, found, &documents[0])
        });
        wrong.extend(faults.iter().map(|fault| format!("{id}: {fault}")));
    }
    let by_council = |seed: &Traced| {
        let council = seed
            .quotations
            .iter()
            .filter(|q| q.class == SpeakerClass::Council);
        let traced = seed
            .traces
            .iter()
            .filter(|(n, _)| seed.quotations[*n].class != SpeakerClass::Ofsted);
        (council.count(), traced.count())
    };
    let council = seeds.each_ref().map(by_council);
    eprintln!(
        "seeds 000 and 001: {verbatim} verbatim, {altered} altered, {} wrong; of council quotations traced: {council:?}",
        wrong.len()
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!((verbatim, altered), (26, 2));
    assert!(
        council.iter().all(|(all, traced)| *all > 5 && *traced == 0),
        "{council:?}"
    );
    let weighed = seeds[0]
        .traces
        .iter()
        .map(|(number, trace)| (&seeds[0].quotations[*number], trace));
    let weighed = evidence(&seeds[0].document.text, weighed, DocumentId(6));
    assert_eq!((weighed.phrases, weighed.of), (9, 9));
}

#[test]
fn a_seed_whose_report_is_not_held_is_not_traced_to_a_later_or_an_older_one() {
    let councils = [
        (
            "eye-of-media",
            "80470_gloucestershire",
            "children's services inspection - 13 june 2017.pdf",
            "2017-06-13",
        ),
        ("doncaster-free-press", "80462_doncaster", "", ""),
        ("cllr-wallis", "80454_cornwall", "", ""),
    ];
    for (seed, folder, only, date) in councils {
        let Some(folder) = shared(&format!("reports/{folder}")) else {
            continue;
        };
        let mut reports = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let document = read(&path);
            let published = document
                .published
                .map_or(date.to_owned(), |dated| dated.date.to_string());
            if only.is_empty() || path.ends_with(only) {
                reports.push(report(7, &document, &published));
            }
        }
        assert!(!reports.is_empty());
        let traced = traced(seed, &reports.iter().collect::<Vec<_>>());
        assert!(!traced.traces.is_empty());
        let held: Vec<_> = traced
            .traces
            .iter()
            .filter(|(_, trace)| *trace != Trace::NO_PRIMARY)
            .collect();
        assert!(held.is_empty(), "{seed}: {held:#?}");
    }
}

/// The date at the end of a report's file name: "… - 13 june 2017.txt".
fn date_in(name: &str) -> Option<PartialDate> {
    let date = name.rsplit(" - ").next()?.trim_end_matches(".txt");
    let parsed = jiff::civil::Date::strptime("%d %B %Y", date).ok()?;
    Some(parsed.into())
}

/// The quotations as an article: each in a sentence of its own.
fn article(quotes: &[&str]) -> (String, Vec<Quotation>) {
    let mut text = String::new();
    let mut quotations = Vec::new();
    for quote in quotes {
        text.push_str("Ofsted said: \"");
        let start = text.len();
        text.push_str(quote);
        quotations.push(Quotation {
            span: Span::new(start, text.len()),
            kind: QuotationKind::Direct,
            class: SpeakerClass::Ofsted,
            speaker: None,
            cue: None,
            confidence: 1.0,
            rule: "made".into(),
            council: None,
            nested: false,
        });
        text.push_str("\"\n");
    }
    (text, quotations)
}

/// 78 quotations from 26 pages of the press, traced by hand: what was judged exact is found, what was not is never called so.
#[test]
fn quotations_of_the_press_are_judged_as_a_reader_judged_them() {
    let (Some(gold), Some(folder)) = (shared("gold/seeds_trace.json"), shared("reports")) else {
        return;
    };
    let gold: Value = serde_json::from_str(&fs::read_to_string(gold).unwrap()).unwrap();
    let mut pages: BTreeMap<(&str, &str), Vec<(&str, &str)>> = BTreeMap::new();
    for row in gold["extended_press_sample"]["rows"].as_array().unwrap() {
        let get = |name: &str| row[name].as_str().unwrap();
        pages
            .entry((get("report"), get("press")))
            .or_default()
            .push((get("text"), get("human_status")));
    }
    let (mut judged, mut missed, mut false_claims) = (0, Vec::new(), Vec::new());
    for ((report_name, _), rows) in &pages {
        let (council, file) = report_name.split_once("__").unwrap();
        let path = folder.join(council).join(file.replace(".txt", ".pdf"));
        if !path.exists() {
            continue;
        }
        let document = read(&path);
        let published = date_in(report_name);
        let report = Report::new(
            DocumentId(1),
            published,
            &document.text,
            &document.page_starts,
        );
        let quotes: Vec<&str> = rows.iter().map(|(text, _)| *text).collect();
        let (text, quotations) = article(&quotes);
        let traces = trace(
            &Article {
                published,
                text: &text,
                quotations: &quotations,
            },
            &[&report],
        );
        for ((_, found), (quote, human)) in traces.iter().zip(rows) {
            judged += 1;
            let word_for_word = human.starts_with("exact");
            let called = matches!(found.status, TraceStatus::Verbatim | TraceStatus::Cut);
            let told = found.place.as_ref().map(|place| &place.differences);
            match (word_for_word, called) {
                (true, false) => {
                    missed.push(format!("{human}: {quote}: {} {told:?}", found.status));
                }
                (false, true) if !human.contains("bracketed") => {
                    false_claims.push(format!("{human}: {quote}: {}", found.status));
                }
                _ => eprintln!(
                    "{human}: {} {}",
                    found.status,
                    if word_for_word {
                        String::new()
                    } else {
                        format!("{quote} {told:?}")
                    }
                ),
            }
        }
    }
    eprintln!(
        "press: {judged} judged, {} missed, {} wrongly called the report's words",
        missed.len(),
        false_claims.len()
    );
    assert!(false_claims.is_empty(), "{false_claims:#?}");
    assert!(missed.is_empty(), "{missed:#?}");
}
