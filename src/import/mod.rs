//! A file of some format becomes a [`Document`].
//!
//! One file per format, one trait, one table: adding a format touches nothing else. The format is told from the bytes,
//! never from the suffix. Knows no library and no screen.

mod charset;
mod docx;
mod error;
pub mod find;
mod html;
pub mod manifest;
mod markdown;
mod name;
mod pdf;
mod refused;
mod seeds;
mod text;
mod typography;
pub mod worker;

use std::io::Read;
use std::path::Path;

use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::model::{DateOrigin, Dated, Document};
use manifest::Entry;

pub use error::ImportError;
pub use seeds::seeds;
use worker::Worker;

/// The most text that is read from one file, in bytes: fifty times the longest inspection report's.
pub const LIMIT: usize = 20_000_000;
/// The largest file of a format that holds more than text, in bytes.
pub const LARGEST_FILE: usize = 64_000_000;

/// A format that casebook reads.
pub trait Importer: Sync {
    /// What the reader calls it ("plain text").
    fn name(&self) -> &'static str;
    /// The suffixes it usually has, without the dot: for messages, never for detection.
    fn extensions(&self) -> &'static [&'static str];
    /// Whether these bytes are of this format.
    fn sniff(&self, bytes: &[u8]) -> bool;
    /// The largest file that is read, in bytes.
    fn limit(&self) -> usize {
        LIMIT
    }
    /// Reads text, pages and whatever the format itself says about title, publisher and date.
    ///
    /// # Errors
    /// What is wrong with the bytes and what to do about it.
    fn read(&self, bytes: &[u8]) -> Result<Document, ImportError>;
}

/// Every format, the most telling first: plain text takes what is left.
pub static ALL: &[&dyn Importer] = &[
    &pdf::Pdf,
    &docx::Docx,
    &html::Html,
    &markdown::Markdown,
    &LAST,
];
static LAST: text::Text = text::Text;

/// The bytes of one source with what is known about them from outside.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Where they were read, as the reader would name it; `None` for standard input.
    pub path: Option<&'a Path>,
    /// The bytes as they stand.
    pub bytes: &'a [u8],
}

impl Source<'_> {
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub fn sha256(&self) -> String {
        let hex = |half: u8| char::from_digit(u32::from(half), 16);
        let digest = Sha256::digest(self.bytes);
        digest
            .iter()
            .flat_map(|byte| [hex(byte >> 4), hex(byte & 15)])
            .flatten()
            .collect()
    }
}

/// Reads a source in this process: its format's own text and metadata, over which a manifest's entry has the last word.
///
/// # Errors
/// What the source is, when it is not one that can be read, and what to do.
pub fn read(source: &Source<'_>, entry: Option<&Entry>) -> Result<Document, ImportError> {
    let document = parsed(checked(source)?, source.bytes)?;
    Ok(described(document, source, entry))
}

/// Has the worker's process read a source as [`read`] does, and make of it whatever it makes of documents.
///
/// # Errors
/// As [`read`], and when reading or understanding it failed badly.
pub fn read_apart<T: DeserializeOwned>(
    source: &Source<'_>,
    entry: Option<&Entry>,
    worker: &mut Worker,
) -> Result<T, ImportError> {
    checked(source)?;
    worker.read(source, entry)
}

/// The format of a source that is not too large for it.
fn checked(source: &Source<'_>) -> Result<&'static dyn Importer, ImportError> {
    let format = format_of(source.bytes);
    if source.bytes.len() > format.limit() {
        return Err(ImportError::TooLarge(format.limit()));
    }
    Ok(format)
}

/// What a format reads, when it is not too much.
fn parsed(format: &dyn Importer, bytes: &[u8]) -> Result<Document, ImportError> {
    let document = format.read(bytes)?;
    if document.text.len() > LIMIT {
        let why = format!("it has more than {} MB of text", LIMIT / 1_000_000);
        return Err(ImportError::TooComplex(why));
    }
    Ok(document)
}

/// The format that claims these bytes.
fn format_of(bytes: &[u8]) -> &'static dyn Importer {
    let format = ALL.iter().find(|format| format.sniff(bytes));
    format.map_or(&LAST, |format| *format)
}

/// The document with what is known about it from outside.
fn described(mut document: Document, source: &Source<'_>, entry: Option<&Entry>) -> Document {
    document.sha256 = source.sha256();
    document.path = source.path.map(|path| path.to_string_lossy().into_owned());
    if let Some(entry) = entry {
        entry.describe(&mut document);
    }
    let stem = source
        .path
        .and_then(Path::file_stem)
        .map(|stem| stem.to_string_lossy());
    let named = stem.and_then(|stem| name::date(&stem));
    document.published = document.published.or(named.map(|date| Dated {
        date,
        origin: DateOrigin::FileName,
    }));
    document
}

/// Reads all of `input`, up to one byte over [`LARGEST_FILE`].
///
/// # Errors
/// When it cannot be read, or is over the limit.
pub fn read_bytes(input: impl Read) -> Result<Vec<u8>, ImportError> {
    let mut bytes = Vec::new();
    input
        .take(LARGEST_FILE as u64 + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() > LARGEST_FILE {
        return Err(ImportError::TooLarge(LARGEST_FILE));
    }
    Ok(bytes)
}

/// The longest first line, in characters, that is taken for a headline.
const LONGEST_HEADLINE: usize = 150;

/// A line as a headline, when it reads like one: some words, not a paragraph and not a sentence.
fn headline(line: &str) -> Option<String> {
    let words: Vec<_> = line.split_whitespace().collect();
    let title = words.join(" ");
    let short = title.chars().count() <= LONGEST_HEADLINE;
    let worded = title.chars().filter(|c| c.is_alphabetic()).count() > 2;
    (short && worded && !title.ends_with(['.', ',', ';', ':'])).then_some(title)
}

/// How many of the first paragraphs are searched for a printed date.
const DATELINE_WITHIN: usize = 5;
/// A paragraph with more words than this is text and no dateline.
const DATELINE_WORDS: usize = 16;

/// The date printed above or below the headline, when a short line there has exactly one.
fn dateline(text: &str) -> Option<Dated> {
    let paragraphs = text.split("\n\n").take(DATELINE_WITHIN);
    let mut datelines = paragraphs.filter(|text| text.split_whitespace().count() <= DATELINE_WORDS);
    let date = datelines.find_map(name::date)?;
    Some(Dated {
        date,
        origin: DateOrigin::Text,
    })
}

/// The bytes without a byte-order mark and leading white space, which web servers and editors put before a format's magic.
fn trimmed(bytes: &[u8]) -> &[u8] {
    bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imported(path: &str, bytes: &[u8]) -> Result<Document, ImportError> {
        read(
            &Source {
                path: Some(Path::new(path)),
                bytes,
            },
            None,
        )
    }

    #[test]
    fn a_text_is_stored_as_it_stands_with_its_hash_and_a_date_from_its_name() {
        let document = imported("notes/mallow 13 june 2017.txt", b"A headline\n\nText.\n").unwrap();
        assert_eq!(document.text, "A headline\n\nText.\n");
        assert_eq!(
            document.path.as_deref(),
            Some("notes/mallow 13 june 2017.txt")
        );
        assert_eq!(document.title.as_deref(), Some("A headline"));
        let dated = document.published.unwrap();
        assert_eq!(
            (dated.date.to_string().as_str(), dated.origin),
            ("2017-06-13", DateOrigin::FileName)
        );
        let of_abc = Source {
            path: None,
            bytes: b"abc",
        }
        .sha256();
        assert_eq!(
            of_abc,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_file_over_the_limit_says_the_limit() {
        let error = imported("long.txt", &vec![b'a'; LIMIT + 1])
            .unwrap_err()
            .to_string();
        assert!(error.starts_with("over the limit of 20 MB"), "{error}");
        assert!(matches!(
            read_bytes(std::io::repeat(b'a')),
            Err(ImportError::TooLarge(LARGEST_FILE))
        ));
    }
}
