//! Plain data: the words of the project as types. Knows no file, store or screen.

pub mod citation;
pub mod council;
pub mod date;
pub mod dateline;
pub mod document;
pub mod finding;
pub mod inspection;
pub mod judgement;
pub mod mark;
pub mod matrix;
pub(crate) mod phrases;
pub mod quotation;
pub mod same;
pub(crate) mod sample;
pub mod span;
pub mod statement;
pub mod theme;
pub mod timeline;
pub mod trace;
pub mod visible;

pub use citation::Citation;
pub use council::{Council, Gss};
pub use date::{DateOrigin, Dated, PartialDate};
pub use document::{Document, DocumentId, DocumentKind, DocumentSummary};
pub use finding::{Finding, FindingId, FindingKind, FindingRow, Polarity};
pub use inspection::{Framework, Inspected, Inspection};
pub use judgement::{Area, Grade, Judgement};
pub use mark::{Deed, Mark, Target, Work};
pub use quotation::{Quotation, QuotationId, QuotationKind, QuotationRow, SpeakerClass};
pub use same::Same;
pub use span::Span;
pub use theme::Theme;
pub use trace::{Difference, Place, Trace, TraceRow, TraceStatus};

/// Gives an enum its one spelling, used on the command line, in JSON, in the library and in the filter.
///
/// `Display`, `FromStr` and serde all go through the same table, so they cannot drift apart.
macro_rules! spelled {
    ($name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        impl $name {
            /// Every value, in the order in which it is listed to the reader.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The one spelling used outside the program.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::model::UnknownName;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|v| v.as_str() == text)
                    .ok_or_else(|| $crate::model::UnknownName(text.to_owned()))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = String::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use spelled;

/// A name that is not one of the values of its kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a known value")]
pub struct UnknownName(pub String);
