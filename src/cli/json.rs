//! The JSON rows: every field always there, `null` when unknown; offsets in bytes of the stored text beside code points.

use std::borrow::Cow;

use serde::Serialize;

use super::primaries::TraceJson;
use crate::library::DocumentView;
use crate::model::{
    self, Area, DateOrigin, DocumentKind, DocumentSummary, FindingKind, FindingRow, Grade, Gss,
    Judgement, PartialDate, Polarity, QuotationKind, QuotationRow, Span, SpeakerClass,
};

/// A council's name; its code when no council has that code.
pub(super) fn council_name(gss: &Gss) -> Cow<'static, str> {
    match model::council::council(gss.as_str()) {
        Some(council) => council.label(),
        None => Cow::Owned(gss.to_string()),
    }
}

#[derive(Debug, Serialize)]
pub(super) struct DocumentJson<'a> {
    id: String,
    path: Option<&'a str>,
    sha256: &'a str,
    kind: DocumentKind,
    title: Option<&'a str>,
    publisher: Option<&'a str>,
    published: Option<PartialDate>,
    published_from: Option<DateOrigin>,
    councils: Vec<Cow<'static, str>>,
    framework: Option<&'a str>,
    inspection_start: Option<PartialDate>,
    inspection_end: Option<PartialDate>,
    lead_inspector: Option<&'a str>,
    pages: Option<u32>,
    chars: usize,
}

impl DocumentJson<'_> {
    /// The fields that are cells of a table.
    pub(super) const COLUMNS: &'static [&'static str] = &[
        "id",
        "path",
        "sha256",
        "kind",
        "title",
        "publisher",
        "published",
        "published_from",
        "councils",
        "framework",
        "inspection_start",
        "inspection_end",
        "lead_inspector",
        "pages",
        "chars",
    ];
}

impl<'a> From<&'a DocumentSummary> for DocumentJson<'a> {
    fn from(document: &'a DocumentSummary) -> Self {
        Self {
            id: document.id.to_string(),
            path: document.path.as_deref(),
            sha256: &document.sha256,
            kind: document.kind,
            title: document.title.as_deref(),
            publisher: document.publisher.as_deref(),
            published: document.published.map(|dated| dated.date),
            published_from: document.published.map(|dated| dated.origin),
            councils: document.councils.iter().map(council_name).collect(),
            framework: document.framework.as_deref(),
            inspection_start: document.inspection_start,
            inspection_end: document.inspection_end,
            lead_inspector: document.lead_inspector.as_deref(),
            pages: document.pages,
            chars: document.chars,
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct JudgementJson<'a> {
    document: String,
    council: Option<Cow<'static, str>>,
    gss: Option<&'a Gss>,
    framework: Option<&'a str>,
    area: Area,
    grade: Grade,
    grade_printed: &'a str,
    inspection_start: Option<PartialDate>,
    inspection_end: Option<PartialDate>,
    published: Option<PartialDate>,
}

impl<'a> JudgementJson<'a> {
    /// The fields that are cells of a table.
    pub(super) const COLUMNS: &'static [&'static str] = &[
        "document",
        "council",
        "gss",
        "framework",
        "area",
        "grade",
        "grade_printed",
        "inspection_start",
        "inspection_end",
        "published",
    ];

    pub(super) fn new(document: &'a DocumentSummary, judgement: &'a Judgement) -> Self {
        Self {
            document: document.id.to_string(),
            council: document.councils.first().map(council_name),
            gss: document.councils.first(),
            framework: document.framework.as_deref(),
            area: judgement.area,
            grade: judgement.grade,
            grade_printed: &judgement.printed,
            inspection_start: document.inspection_start,
            inspection_end: document.inspection_end,
            published: document.published.map(|dated| dated.date),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct FindingJson<'a> {
    id: String,
    document: String,
    council: Option<Cow<'static, str>>,
    kind: FindingKind,
    polarity: Polarity,
    themes: &'a [String],
    area: Option<Area>,
    page: Option<u32>,
    paragraph: Option<u32>,
    #[serde(flatten)]
    words: WordsJson<'a>,
    quotations: Vec<String>,
}

impl FindingJson<'_> {
    /// The fields that are cells of a table.
    pub(super) const COLUMNS: &'static [&'static str] = &[
        "id",
        "document",
        "council",
        "kind",
        "polarity",
        "themes",
        "area",
        "page",
        "paragraph",
        "start",
        "end",
        "char_start",
        "char_end",
        "text",
        "quotations",
    ];
}

#[derive(Debug, Serialize)]
pub(super) struct QuotationJson<'a> {
    id: String,
    document: String,
    path: Option<&'a str>,
    council: Option<Cow<'static, str>>,
    speaker: Option<&'a str>,
    speaker_class: SpeakerClass,
    kind: QuotationKind,
    cue: Option<&'a str>,
    confidence: f32,
    rule: &'a str,
    page: Option<u32>,
    #[serde(flatten)]
    words: WordsJson<'a>,
    /// Where the words stand in the primary report.
    trace: Option<TraceJson<'a>>,
}

impl QuotationJson<'_> {
    /// The fields that are cells of a table.
    pub(super) const COLUMNS: &'static [&'static str] = &[
        "id",
        "document",
        "path",
        "council",
        "speaker",
        "speaker_class",
        "kind",
        "cue",
        "confidence",
        "rule",
        "page",
        "start",
        "end",
        "char_start",
        "char_end",
        "text",
        "trace.status",
        "trace.document",
        "trace.page",
        "trace.paragraph",
        "trace.start",
        "trace.end",
        "trace.char_start",
        "trace.char_end",
        "trace.text",
        "trace.differences",
        "trace.sentence",
    ];
}

/// Some words of a document, where they stand in it.
#[derive(Debug, Serialize)]
pub(super) struct WordsJson<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) char_start: usize,
    pub(super) char_end: usize,
    pub(super) text: &'a str,
}

/// A document with its rows.
pub(super) struct Rows {
    pub(super) view: DocumentView,
    characters: Characters,
}

impl Rows {
    pub(super) fn new(view: DocumentView) -> Self {
        let characters = Characters::new(&view.text);
        Self { view, characters }
    }

    pub(super) fn finding<'a>(&'a self, row: &'a FindingRow) -> FindingJson<'a> {
        let finding = &row.finding;
        let within = self
            .view
            .quotations
            .iter()
            .filter(|quotation| quotation.quotation.span.overlaps(finding.span));
        FindingJson {
            id: row.id.to_string(),
            document: row.id.document.to_string(),
            council: finding.council.as_ref().map(council_name),
            kind: finding.kind,
            polarity: finding.polarity,
            themes: &finding.themes,
            area: finding.area,
            page: row.page,
            paragraph: finding.paragraph,
            words: self.words(finding.span),
            quotations: within.map(|quotation| quotation.id.to_string()).collect(),
        }
    }

    pub(super) fn quotation<'a>(
        &'a self,
        row: &'a QuotationRow,
        trace: Option<TraceJson<'a>>,
    ) -> QuotationJson<'a> {
        let quotation = &row.quotation;
        QuotationJson {
            id: row.id.to_string(),
            document: row.id.document.to_string(),
            path: self.view.summary.path.as_deref(),
            council: quotation.council.as_ref().map(council_name),
            speaker: quotation.speaker.as_deref(),
            speaker_class: quotation.class,
            kind: quotation.kind,
            cue: quotation.cue.as_deref(),
            confidence: quotation.confidence,
            rule: &quotation.rule,
            page: row.page,
            words: self.words(quotation.span),
            trace,
        }
    }

    /// The words at `span`, which is in bytes of the document.
    pub(super) fn words(&self, span: Span) -> WordsJson<'_> {
        let bytes = self.view.text.as_bytes();
        WordsJson {
            start: span.start,
            end: span.end,
            char_start: self.characters.before(bytes, span.start),
            char_end: self.characters.before(bytes, span.end),
            text: span.of(&self.view.text),
        }
    }
}

/// Turns byte offsets into counts of characters without reading the text from its beginning each time.
struct Characters {
    /// Characters that begin before each multiple of [`Self::STEP`] bytes.
    before_step: Vec<usize>,
}

impl Characters {
    const STEP: usize = 512;

    fn new(text: &str) -> Self {
        let mut total = 0;
        let mut before_step = vec![0];
        for step in text.as_bytes().chunks(Self::STEP) {
            total += beginnings(step);
            before_step.push(total);
        }
        Self { before_step }
    }

    /// Characters before the byte at `offset` of the text this was made for.
    fn before(&self, bytes: &[u8], offset: usize) -> usize {
        let step = offset / Self::STEP;
        let rest = bytes.get(step * Self::STEP..offset).unwrap_or_default();
        self.before_step.get(step).copied().unwrap_or_default() + beginnings(rest)
    }
}

/// How many characters begin in these bytes: all but UTF-8's continuation bytes.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn character_offsets_agree_with_counting_from_the_beginning() {
        let text = "a“é日🙂".repeat(300);
        let characters = Characters::new(&text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(characters.before(text.as_bytes(), at), count, "byte {at}");
        }
        assert_eq!(characters.before(text.as_bytes(), text.len()), 1500);
        assert_eq!(Characters::new("").before(b"", 0), 0);
    }
}
