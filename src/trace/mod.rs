//! An Ofsted quotation finds its passage in the primary report, or is told that it has none there.
//!
//! Knows texts and quotations, no store and no screen. A text is folded for comparison ([`words`]); a quotation is looked for
//! in a report word for word, cut or altered ([`sought`], [`align`]); which report an article is about, and which of several
//! places a quotation means, is decided over all quotations of the article ([`primaries`]).

mod align;
mod amounts;
mod around;
mod elsewhere;
mod evidence;
mod fold;
mod furniture;
mod negation;
mod parts;
mod primaries;
mod runs;
mod sought;
mod words;

/// Raised whenever the rules change what is traced, so that stored traces are made again.
pub const VERSION: u32 = 2;

pub use elsewhere::{PASSAGE, Passage, Same};
pub use evidence::{Evidence, evidence};
pub use primaries::{Article, PHRASE, Report, is_traced, trace};
