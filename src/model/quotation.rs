//! Words in quotation marks, and sentences that report somebody's words: who said them, and how we know.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{DocumentId, Gss, Span, UnknownName, spelled};

/// Whose words a quotation holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum SpeakerClass {
    /// Ofsted, its inspectors, reports and letters.
    Ofsted,
    /// The council, its officers, every councillor, the mayor, the trust or company that runs the service.
    Council,
    /// Everyone else: ministers, MPs, commissioners, unions, charities, families, former staff.
    Other,
    /// The text does not say, or not clearly enough.
    #[default]
    Unattributed,
}

spelled!(SpeakerClass { Ofsted = "ofsted", Council = "council", Other = "other", Unattributed = "unattributed" });

/// How the words stand in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuotationKind {
    /// A whole utterance beside its cue.
    Direct,
    /// Quoted words inside somebody else's sentence.
    Fragment,
    /// Introduced by a colon.
    Block,
    /// In a headline, caption heading or cross-head.
    Heading,
    /// A sentence that reports words without marks; its span is the sentence.
    Indirect,
}

spelled!(QuotationKind {
    Direct = "direct",
    Fragment = "fragment",
    Block = "block",
    Heading = "heading",
    Indirect = "indirect",
});

/// A quotation found in a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quotation {
    /// The words without their marks; for an indirect one the whole sentence.
    pub span: Span,
    /// How the words stand in the text.
    pub kind: QuotationKind,
    /// Whose words they are.
    pub class: SpeakerClass,
    /// The person or body, as far as the text names it.
    pub speaker: Option<String>,
    /// The words that attribute it ("said", "according to", a lead-in sentence).
    pub cue: Option<String>,
    /// From 0 to 1; `quotes.md` section 7 sets the scale.
    pub confidence: f32,
    /// Name of the rule that decided the speaker, for the reader who asks why.
    pub rule: Cow<'static, str>,
    /// The council it is about, when that is known.
    pub council: Option<Gss>,
    /// Whether it stands inside another quotation.
    pub nested: bool,
}

impl Quotation {
    /// Whom a report quotes when the words are not its own, in words: `the report quotes somebody else here: a parent`.
    pub fn quoted_from(&self) -> String {
        let name = self.speaker.as_deref().map_or("", str::trim);
        let who = match (self.class, name) {
            (SpeakerClass::Council, "") => ": the council's people",
            (_, "") => "",
            (_, name) => return format!("the report quotes somebody else here: {name}"),
        };
        format!("the report quotes somebody else here{who}")
    }
}

/// A quotation's place in the library: its document and its order there; written `d3q7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuotationId {
    /// The document.
    pub document: DocumentId,
    /// Order in the document, from 1.
    pub ordinal: u32,
}

impl fmt::Display for QuotationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}q{}", self.document, self.ordinal))
    }
}

impl FromStr for QuotationId {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text
            .split_once('q')
            .and_then(|(d, q)| Some((d.parse().ok()?, q.parse().ok()?)));
        parts
            .map(|(document, ordinal)| Self { document, ordinal })
            .ok_or_else(|| UnknownName(text.to_owned()))
    }
}

/// A stored quotation with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotationRow {
    /// Its place in the library.
    pub id: QuotationId,
    /// What was extracted.
    pub quotation: Quotation,
    /// The page, counted from 1.
    pub page: Option<u32>,
    /// The words.
    pub text: String,
}
