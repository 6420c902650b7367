//! A paper as JSON, with everything needed to find each passage again.

use serde::Serialize;

use super::citation::{about, reference};
use super::{Paper, Passage};
use crate::model::visible::is_visible;
use crate::model::{
    Area, DateOrigin, DocumentKind, FindingKind, Grade, PartialDate, Polarity, SpeakerClass,
};

#[derive(Serialize)]
struct Whole<'a> {
    title: &'a str,
    about: &'a str,
    passages: Vec<Row<'a>>,
}

/// A passage with every field always there, `null` when unknown; offsets in bytes of the stored text.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    heading: Option<&'a str>,
    id: Option<&'a str>,
    exact: &'a str,
    prefix: &'a str,
    suffix: &'a str,
    citation: String,
    comment: &'a str,
    council: Option<String>,
    gss: Option<&'a str>,
    page: Option<u32>,
    paragraph: Option<u32>,
    speaker: Option<&'a str>,
    speaker_class: SpeakerClass,
    confidence: Option<f32>,
    kind: Option<FindingKind>,
    polarity: Option<Polarity>,
    themes: &'a [String],
    area: Option<Area>,
    document: Option<String>,
    document_kind: DocumentKind,
    title: Option<&'a str>,
    publisher: Option<&'a str>,
    published: Option<PartialDate>,
    published_from: Option<DateOrigin>,
    inspection_start: Option<PartialDate>,
    inspection_end: Option<PartialDate>,
    grade: Option<Grade>,
    sha256: &'a str,
    start: usize,
    end: usize,
    tags: &'a [String],
    note: &'a str,
}

impl<'a> Row<'a> {
    /// The names of the fields, in their order.
    pub(super) const COLUMNS: [&'static str; 32] = [
        "heading",
        "id",
        "exact",
        "prefix",
        "suffix",
        "citation",
        "comment",
        "council",
        "gss",
        "page",
        "paragraph",
        "speaker",
        "speaker_class",
        "confidence",
        "kind",
        "polarity",
        "themes",
        "area",
        "document",
        "document_kind",
        "title",
        "publisher",
        "published",
        "published_from",
        "inspection_start",
        "inspection_end",
        "grade",
        "sha256",
        "start",
        "end",
        "tags",
        "note",
    ];

    pub(super) fn new(heading: Option<&'a str>, passage: &'a Passage) -> Self {
        let (anchor, source) = (&passage.citation.anchor, &passage.citation.source);
        Self {
            heading,
            id: passage.id.as_deref(),
            exact: &anchor.exact,
            prefix: &anchor.prefix,
            suffix: &anchor.suffix,
            citation: reference(&passage.citation),
            comment: &passage.comment,
            council: about(source),
            gss: source.council.as_ref().map(crate::model::Gss::as_str),
            page: source.page,
            paragraph: source.paragraph,
            speaker: source.speaker.as_deref(),
            speaker_class: source.class,
            confidence: source.confidence,
            kind: source.finding,
            polarity: source.polarity,
            themes: &source.themes,
            area: source.area,
            document: passage.citation.document.map(|id| id.to_string()),
            document_kind: source.kind,
            title: source.title.as_deref(),
            publisher: source.publisher.as_deref(),
            published: source.published.map(|(date, _)| date),
            published_from: source.published.map(|(_, origin)| origin),
            inspection_start: source.inspected.map(|(from, _)| from),
            inspection_end: source.inspected.map(|(_, to)| to),
            grade: source.grade,
            sha256: &anchor.sha256,
            start: anchor.span.start,
            end: anchor.span.end,
            tags: &passage.tags,
            note: &passage.note,
        }
    }
}

/// The paper as one object.
pub(super) fn object(paper: &Paper) -> serde_json::Result<String> {
    let rows = paper
        .passages()
        .map(|(heading, passage)| Row::new(heading, passage));
    let whole = Whole {
        title: &paper.title,
        about: &paper.about,
        passages: rows.collect(),
    };
    Ok(escaped(&serde_json::to_string_pretty(&whole)?) + "\n")
}

/// JSON in which every character that cannot be seen is written as an escape; outside strings there is none but line ends.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\n' || is_visible(c) {
            out.push(c);
        } else {
            let units = c.encode_utf16(&mut [0; 2]).to_vec();
            out.extend(units.iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    out
}
