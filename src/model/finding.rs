//! One evaluative passage about a council.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::trace::is_primary;
use super::{
    Area, DocumentId, DocumentKind, Gss, Quotation, QuotationKind, Span, SpeakerClass, UnknownName,
    spelled,
};

/// What a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FindingKind {
    /// Something found about practice.
    Finding,
    /// Something the council is told to do.
    Recommendation,
    /// A grade given.
    Judgement,
    /// The council's answer.
    Response,
}

spelled!(FindingKind {
    Finding = "finding",
    Recommendation = "recommendation",
    Judgement = "judgement",
    Response = "response",
});

/// Whether a finding speaks against the service or for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// Something is wrong.
    Concern,
    /// Something is right.
    Strength,
    /// Both, or neither can be told.
    Mixed,
}

spelled!(Polarity { Concern = "concern", Strength = "strength", Mixed = "mixed" });

/// A finding as extracted from a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The passage.
    pub span: Span,
    /// What it is.
    pub kind: FindingKind,
    /// Whether it speaks against the service or for it.
    pub polarity: Polarity,
    /// Keys of the themes it touches (`assets/themes.toml`), strongest first.
    pub themes: Vec<String>,
    /// The council it is about: the one in the sentence, else the document's.
    pub council: Option<Gss>,
    /// The judgement area of the section it stands in.
    pub area: Option<Area>,
    /// The source's own paragraph number.
    pub paragraph: Option<u32>,
    /// Whose view it is.
    pub class: SpeakerClass,
    /// Who says so, as far as the text names them.
    pub speaker: Option<String>,
}

impl Finding {
    /// Whether an article tells in its own words what was said: its document of this kind is not the source itself, and nothing of
    /// what is quoted in it is that speaker's.
    pub fn is_reported<'a>(
        &self,
        kind: DocumentKind,
        quotations: impl IntoIterator<Item = &'a Quotation>,
    ) -> bool {
        let own = |quotation: &Quotation| {
            quotation.kind != QuotationKind::Indirect
                && quotation.class == self.class
                && quotation.span.overlaps(self.span)
        };
        self.class != SpeakerClass::Unattributed
            && !is_primary(kind)
            && !quotations.into_iter().any(own)
    }
}

/// A finding's place in the library: its document and its order there; written `d3f12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingId {
    /// The document.
    pub document: DocumentId,
    /// Order in the document, from 1.
    pub ordinal: u32,
}

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}f{}", self.document, self.ordinal))
    }
}

impl FromStr for FindingId {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text
            .split_once('f')
            .and_then(|(d, f)| Some((d.parse().ok()?, f.parse().ok()?)));
        parts
            .map(|(document, ordinal)| Self { document, ordinal })
            .ok_or_else(|| UnknownName(text.to_owned()))
    }
}

/// A stored finding with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingRow {
    /// Its place in the library.
    pub id: FindingId,
    /// What was extracted.
    pub finding: Finding,
    /// The page, counted from 1.
    pub page: Option<u32>,
    /// The passage's words.
    pub text: String,
}
