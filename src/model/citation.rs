//! Quoted words with everything needed to find them again.

use serde::{Deserialize, Serialize};

use super::{
    Area, DateOrigin, DocumentId, DocumentKind, FindingKind, Grade, Gss, PartialDate, Polarity,
    Span, SpeakerClass,
};

/// Words of a document with what stands around them, so that they can be found again in another copy of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Anchor {
    /// SHA-256 of the document's original bytes.
    pub sha256: String,
    /// Where they stand in its stored text.
    pub span: Span,
    /// The words.
    pub exact: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands after them.
    pub suffix: String,
}

/// What is to be said of where words come from, and what is known of them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Source {
    /// What sort of document it is.
    pub kind: DocumentKind,
    /// Its headline or title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it was read.
    pub path: Option<String>,
    /// When it was published, and where that was read.
    pub published: Option<(PartialDate, DateOrigin)>,
    /// First and last day of the inspection.
    pub inspected: Option<(PartialDate, PartialDate)>,
    /// The overall grade of the inspection.
    pub grade: Option<Grade>,
    /// The council that the words are about.
    pub council: Option<Gss>,
    /// The page, counted from 1.
    pub page: Option<u32>,
    /// The source's own paragraph number.
    pub paragraph: Option<u32>,
    /// Whether the words stand in the quotation marks of somebody else's text.
    pub quoted: bool,
    /// Whose words they are.
    pub class: SpeakerClass,
    /// The person or body, as far as the text names it.
    pub speaker: Option<String>,
    /// How sure that is, from 0 to 1; `None` for a passage that is nobody's quotation.
    pub confidence: Option<f32>,
    /// What the finding is that they stand in.
    pub finding: Option<FindingKind>,
    /// Whether that speaks against the service or for it.
    pub polarity: Option<Polarity>,
    /// The judgement area of its section.
    pub area: Option<Area>,
    /// Keys of its themes, strongest first.
    pub themes: Vec<String>,
}

/// Words with where they come from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Citation {
    /// The words, and how to find them.
    pub anchor: Anchor,
    /// What is known of them.
    pub source: Source,
    /// The document in the library; `None` when it is not held.
    pub document: Option<DocumentId>,
}
