//! Reads what a document says: councils, quotations with their speakers, findings with their themes.
//!
//! Works on plain text and offsets alone; knows no file, store or screen.

mod agent;
mod article;
mod attribute;
mod carry;
mod clauses;
mod councils;
mod echo;
mod findings;
mod layout;
mod lexicon;
mod marks;
mod mentions;
mod people;
mod reader;
mod sentences;
mod single;
mod speaker;
mod subject;
mod themes;
mod tokens;
mod whose;

use std::borrow::Cow;

use crate::model::{Document, Finding, Gss, Quotation, QuotationKind, SpeakerClass};

/// Raised whenever the rules change what is extracted, so that stored rows are derived again.
pub const VERSION: u32 = 1;

/// Everything extracted from one document, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extraction {
    /// The councils the document is about, main one first.
    pub councils: Vec<Gss>,
    /// Quotations, indirect ones too.
    pub quotations: Vec<Quotation>,
    /// Findings.
    pub findings: Vec<Finding>,
}

/// Extracts everything casebook knows how to find in `document`.
pub fn extract(document: &Document) -> Extraction {
    let text = &document.text;
    let named = councils::named(text);
    let councils = match document.councils.as_slice() {
        [] => councils::about(&named),
        given => given.to_vec(),
    };
    let main = councils.first();
    let council_name = main.and_then(|gss| councils::fullest_name(text, &named, gss));
    let article = article::read(text, council_name);
    let findings = findings::findings(text, &article, &named, main);
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
    }
}

/// A sentence that reports what Ofsted found, in the writer's words.
fn indirect(row: &article::SentenceRow) -> Option<Quotation> {
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
        speaker: speaker.name.clone(),
        cue: row.cue.clone(),
        confidence,
        rule: Cow::Borrowed(rule),
        council: None,
        nested: false,
    })
}
