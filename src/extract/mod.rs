//! Reads what a document says: councils, quotations with their speakers, findings with their themes.
//!
//! Works on plain text and offsets alone; knows no file, store or screen.

mod adjunct;
mod agent;
mod apostrophe;
mod article;
mod aside;
mod attribute;
mod backward;
mod bodies;
mod bullets;
mod carry;
mod clauses;
mod councils;
pub mod dates;
mod deeds;
mod described;
mod doubt;
mod echo;
mod entry;
mod findings;
mod gender;
mod governing;
mod graded;
mod heading;
mod key;
mod labels;
mod layout;
mod lead;
mod lexicon;
mod likeness;
mod loose;
mod marks;
mod meant;
mod memory;
mod mentions;
mod names;
mod naming;
mod nominal;
mod noted;
mod opens;
mod outside;
mod owners;
mod pages;
mod papers;
mod passing;
mod people;
mod persons;
mod posts;
mod predicate;
mod rated;
mod reader;
mod report;
mod reports;
mod roles;
mod sentences;
mod sets;
mod single;
mod speaker;
mod spoken;
mod stance;
mod statements;
mod subject;
mod terms;
mod themes;
mod tokens;
mod unsaid;
mod verbs;
mod visits;
mod whose;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::model::statement::{Statement, StatementKind};
use crate::model::{
    Dated, Document, Finding, Gss, Inspection, Judgement, Quotation, QuotationKind, SpeakerClass,
};
use layout::Paragraph;
use report::Report;
pub use statements::{published, statements};
use tokens::Source;

/// Raised whenever the rules change what is extracted, so that stored rows are derived again.
pub const VERSION: u32 = 24;

/// Everything extracted from one document, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// The councils the document is about, main one first.
    pub councils: Vec<Gss>,
    /// Quotations, indirect ones too.
    pub quotations: Vec<Quotation>,
    /// Findings.
    pub findings: Vec<Finding>,
    /// What Ofsted's own report or letter says of its inspection or visit; `None` for every other document.
    pub inspection: Option<Inspection>,
    /// The grades of a report, in the order of its table.
    pub judgements: Vec<Judgement>,
    /// What the text says of inspections and when they were.
    pub statements: Vec<Statement>,
    /// A sketch of its words, to be compared with others'; empty for a few words.
    pub likeness: Vec<i64>,
}

/// Extracts everything casebook knows how to find in `document`.
pub fn extract(document: &Document) -> Extraction {
    let extraction = match report::read(document) {
        Some(report) => reported(document, report),
        None => written_about(document),
    };
    Extraction {
        likeness: likeness::sketch(&document.text),
        ..extraction
    }
}

/// Ofsted's own report or letter: its findings are Ofsted's, and its council is the one in its title.
fn reported(document: &Document, report: Report) -> Extraction {
    let text = &document.text;
    let councils = match document.councils.as_slice() {
        [] => report.council.iter().cloned().collect(),
        given => given.to_vec(),
    };
    let main = councils.first();
    let (source, paragraphs) = (Source::new(text), layout::paragraphs(text));
    let quotations = report.quotations(&source, &paragraphs, main);
    let day = report.inspection.published_over(document.published);
    Extraction {
        statements: of_inspections(&source, &paragraphs, day),
        findings: report.findings(text, main),
        quotations,
        judgements: report.judgements(),
        inspection: Some(report.inspection),
        councils,
        ..Extraction::default()
    }
}

/// What others write: an article, a post, a council's paper.
fn written_about(document: &Document) -> Extraction {
    let text = &document.text;
    let named = councils::named(text);
    let councils = match document.councils.as_slice() {
        [] => councils::about(&named),
        given => given.to_vec(),
    };
    let main = councils.first();
    let council_name = main.and_then(|gss| councils::fullest_name(text, &named, gss));
    let (source, paragraphs) = (Source::new(text), layout::paragraphs(text));
    let article = article::read(&source, &paragraphs, council_name);
    let findings = findings::findings(&source, &article, &named, main);
    let mut quotations = article.quotations;
    quotations.extend(article.sentences.iter().filter_map(indirect));
    quotations.sort_by_key(|q| (q.span.start, std::cmp::Reverse(q.span.end)));
    for quotation in &mut quotations {
        quotation.council = main.cloned();
    }
    Extraction {
        councils,
        quotations,
        findings,
        statements: of_inspections(
            &source,
            &paragraphs,
            document.published.or_else(|| published(text)),
        ),
        ..Extraction::default()
    }
}

fn of_inspections(
    source: &Source<'_>,
    paragraphs: &[Paragraph],
    published: Option<Dated>,
) -> Vec<Statement> {
    let mut said = statements::within(source, paragraphs, published.map(|dated| dated.date));
    said.retain(|said| said.kind != StatementKind::Published);
    said
}

/// A sentence that reports what Ofsted found, in the writer's words.
fn indirect(row: &article::SentenceRow<'_>) -> Option<Quotation> {
    let speaker = row
        .reports
        .as_ref()
        .filter(|s| s.class == SpeakerClass::Ofsted)?;
    let (confidence, rule) = match (row.listed, speaker.pronoun) {
        (true, _) => (0.8, "list lead-in"),
        (_, true) => (0.75, "pronoun with a reporting verb"),
        _ => (0.85, "reporting verb in the sentence"),
    };
    Some(Quotation {
        span: row.span,
        kind: QuotationKind::Indirect,
        class: SpeakerClass::Ofsted,
        speaker: speaker.name.as_deref().map(str::to_owned),
        cue: row.cue.map(str::to_owned),
        confidence,
        rule: Cow::Borrowed(rule),
        council: None,
        nested: false,
    })
}
