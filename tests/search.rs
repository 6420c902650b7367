//! The filter over the seeds: what a reader half remembers brings the right passage up.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test's own helpers"
)]

use std::collections::HashMap;
use std::path::Path;

use casebook::extract::extract;
use casebook::model::{
    DateOrigin, Dated, Document, DocumentId, DocumentKind, DocumentSummary, Finding, FindingId,
    FindingKind, FindingRow, Gss, Polarity, Span, SpeakerClass,
};
use casebook::search::{Builder, Engine, Hits, Query};

struct Seeds {
    engine: Engine,
    texts: HashMap<FindingId, String>,
    documents: Vec<String>,
}

impl Seeds {
    /// The seeds with their findings, or with every sentence as one while nothing is extracted.
    fn open() -> Option<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let Ok(manifest) = std::fs::read_to_string(folder.join("PROVENANCE.toml")) else {
            eprintln!("SKIPPED: seeds/PROVENANCE.toml is not there");
            return None;
        };
        let manifest: toml::Table = manifest.parse().expect("PROVENANCE.toml is TOML");
        let mut builder = Builder::default();
        let mut texts = HashMap::new();
        let mut documents = Vec::new();
        for (number, entry) in (1..).zip(manifest["document"].as_array().expect("documents")) {
            let text =
                std::fs::read_to_string(folder.join(entry["file"].as_str().unwrap())).unwrap();
            let councils = entry["councils"].as_array().unwrap().iter();
            let document = Document {
                councils: councils
                    .map(|gss| Gss(gss.as_str().unwrap().to_owned().into()))
                    .collect(),
                publisher: entry["publisher"].as_str().map(str::to_owned),
                kind: DocumentKind::NewsArticle,
                text: text.replace("\r\n", "\n"),
                ..Document::default()
            };
            let published = entry["published"].as_str().unwrap().parse().unwrap();
            let published = Some(Dated {
                date: published,
                origin: DateOrigin::Manifest,
            });
            let summary = summary(number, &document, published);
            for (ordinal, finding) in (1..).zip(findings(&document)) {
                let id = FindingId {
                    document: summary.id,
                    ordinal,
                };
                let text = finding.span.of(&document.text).to_owned();
                texts.insert(id, text.clone());
                builder.add(
                    &summary,
                    &[],
                    &FindingRow {
                        id,
                        finding,
                        page: None,
                        text,
                    },
                );
            }
            documents.push(document.text);
        }
        let engine = Engine::new(builder.build());
        Some(Self {
            engine,
            texts,
            documents,
        })
    }

    fn search(&mut self, query: &str) -> Hits {
        self.engine.search(&Query::parse(query).unwrap())
    }

    /// The passages of the first rows.
    fn rows(&mut self, query: &str, most: usize) -> Vec<String> {
        let hits = self.search(query);
        let ids = hits
            .entries
            .iter()
            .take(most)
            .map(|entry| self.engine.index().id(*entry).unwrap());
        ids.map(|id| self.texts[&id].clone()).collect()
    }

    fn shown(&self, query: &str, text: &str) -> Vec<String> {
        let spans = self.engine.highlight(&Query::parse(query).unwrap(), text);
        spans
            .into_iter()
            .map(|span| span.of(text).to_owned())
            .collect()
    }
}

fn summary(number: i64, document: &Document, published: Option<Dated>) -> DocumentSummary {
    DocumentSummary {
        id: DocumentId(number),
        kind: document.kind,
        publisher: document.publisher.clone(),
        published,
        councils: document.councils.clone(),
        chars: document.text.chars().count(),
        ..DocumentSummary::default()
    }
}

/// What is extracted, and what is not extracted sentence by sentence, so that every passage of the list is there.
fn findings(document: &Document) -> Vec<Finding> {
    let mut findings = extract(document).findings;
    for finding in &mut findings {
        finding.council = finding
            .council
            .take()
            .or_else(|| document.councils.first().cloned());
    }
    let mut start = 0;
    let text = &document.text;
    let ends = text.match_indices(['\n', '.']).filter(|(at, mark)| {
        let after = &text[at + 1..];
        *mark == "." && after.starts_with([' ', '\n', '”', '"']) || after.starts_with('\n')
    });
    for end in ends
        .map(|(at, _)| at + 1)
        .chain([text.len()])
        .collect::<Vec<_>>()
    {
        let span = Span::new(start, end).trimmed(text);
        start = end;
        if !span.is_empty() && !findings.iter().any(|finding| finding.span.overlaps(span)) {
            findings.push(Finding {
                span,
                kind: FindingKind::Finding,
                polarity: Polarity::Mixed,
                themes: Vec::new(),
                council: document.councils.first().cloned(),
                area: None,
                paragraph: None,
                class: SpeakerClass::Unattributed,
                speaker: None,
            });
        }
    }
    findings
}

/// What a reader types, and words of the passage that must be in one of the first three rows.
const QUALITY: [(&str, &str); 27] = [
    ("lacks rigour", "“lacks rigour”"),
    ("managment oversite", "management oversight"),
    ("not to blame", "they are not to blame"),
    ("wistleblow", "whistle"),
    ("drift delay", "drift and delay"),
    ("doncaster allocated 244", "244 cases"),
    ("glos deteriorated", "deteriorated significantly"),
    ("bullying culture", "culture of bullying"),
    ("too many children risk", "\"too many children\""),
    (
        "cornwall inconsistent support",
        "support for staff was inconsistent",
    ),
    ("case drift", "case drift"),
    ("tenacious", "tenaciously"),
    ("high sickness", "high levels of sickness"),
    ("60%", "60%"),
    ("sorry", "I am sorry"),
    // More of our own, written down before they were tried.
    (
        "whistleblowing unprecedented",
        "unprecedented number of whistleblowing",
    ),
    ("recognised urgent action", "neither been recognized nor"),
    ("vacancies turnover", "vacancy rate and turnover"),
    ("long term planning post-18", "long-term planning"),
    ("looked after children drift", "children in care"),
    ("council admitted", "admitted it had \"fallen short\""),
    ("improvment board cornwall", "Improvement Board"),
    ("sexualy abused", "sexually abused"),
    (
        "oversight managment insufficient",
        "insufficient management oversight",
    ),
    ("caseload high", "high caseloads"),
    ("moral improved monitoring", "staff morale had improved"),
    ("mgmt overs", "management oversight"),
];

#[test]
fn half_remembered_words_bring_the_right_passage_into_the_first_three_rows() {
    let Some(mut seeds) = Seeds::open() else {
        return;
    };
    let mut wrong = Vec::new();
    for (query, words) in QUALITY {
        let folded = |text: &String| {
            text.split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .to_lowercase()
        };
        let rows = seeds.rows(query, 3);
        if !rows
            .iter()
            .any(|row| folded(row).contains(&folded(&words.to_owned())))
        {
            wrong.push(format!("{query}: {rows:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_right_passage_is_there_while_its_query_is_being_typed_too() {
    let Some(mut seeds) = Seeds::open() else {
        return;
    };
    for (query, words) in QUALITY.into_iter().take(15) {
        for (end, _) in query.char_indices().skip(1) {
            assert!(
                !seeds.rows(&query[..end], 1).is_empty(),
                "{} of {query} ({words})",
                &query[..end]
            );
        }
    }
}

#[test]
fn lacks_rigour_shows_the_doncaster_bullet_first_with_both_words_marked() {
    let Some(mut seeds) = Seeds::open() else {
        return;
    };
    let first = seeds.rows("lacks rigour", 1).remove(0);
    assert!(first.contains("“lacks rigour”"), "{first}");
    assert_eq!(seeds.shown("lacks rigour", &first), ["lacks", "rigour"]);
    let gloucestershire = seeds
        .documents
        .iter()
        .find(|text| text.contains("Eye Of Media"))
        .unwrap();
    assert!(
        seeds
            .shown("lacks rigour", gloucestershire)
            .contains(&"rigour".to_owned())
    );
}

#[test]
fn a_query_with_no_match_says_which_word_and_what_is_near_it() {
    let Some(mut seeds) = Seeds::open() else {
        return;
    };
    let hits = seeds.search("drift zxqvj");
    assert!(hits.entries.is_empty());
    assert_eq!(
        hits.missed
            .iter()
            .map(|m| m.word.as_str())
            .collect::<Vec<_>>(),
        ["zxqvj"]
    );
    let near = seeds.search("wxixtlxblowing").missed.remove(0).near;
    assert!(near.contains(&"whistleblowing".to_owned()), "{near:?}");
    let apart = seeds.search("tenaciously bullying");
    assert!(apart.entries.is_empty() && apart.missed.is_empty());
    assert_eq!(seeds.search("council:cornwal year:2017").missed.len(), 0);
    let near = seeds.search("council:dorncaster").missed.remove(0).near;
    assert_eq!(near, ["Doncaster"]);
}

#[test]
fn fields_phrases_and_negation_restrict_the_list() {
    let Some(mut seeds) = Seeds::open() else {
        return;
    };
    let all = seeds.search("").entries.len();
    let mut count = |query: &str| seeds.search(query).entries.len();
    let (cornwall, doncaster, glos) = (
        count("council:cornw"),
        count("council:E08000017"),
        count("council:gloucestershire"),
    );
    assert_eq!(cornwall + doncaster + glos, all);
    assert_eq!(count("-council:cornw"), all - cornwall);
    assert_eq!(count("year:2011"), cornwall);
    assert_eq!(count("year:..2012"), cornwall + doncaster);
    assert_eq!(count("publisher:bbc") + count("publisher:eye"), glos);
    assert_eq!(count("doc:d1 -doc:1"), 0);
    assert_eq!(count("\"drift delay\""), 0);
    assert!(count("\"drift and del") > 0 && count("\"drift and del\"") == 0);
    assert_eq!(count("drift -delay") + count("drift delay"), count("drift"));
    assert!(count("\"culture of bullying\"") > 0);
    assert_eq!(count("is:marked"), 0);
    assert_eq!(count("council:"), all);
    let hits = seeds.search("Doncaster -council:doncaster");
    assert!(
        hits.councils
            .iter()
            .all(|(gss, _)| gss.as_ref().is_none_or(|gss| gss.as_str() != "E08000017"))
    );
}
