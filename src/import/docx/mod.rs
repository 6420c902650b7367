//! Word files: paragraphs, lists, tables and footnotes as a reader sees them, tracked deletions left out.
//!
//! `xml` walks a part within limits, `body` writes its paragraphs down, `numbering` tells bullets and numbers, `styles` the
//! lists that a paragraph's style puts it in.

mod body;
mod numbering;
mod styles;
mod xml;

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{ImportError, Importer, dateline, headline, holds};
use crate::model::{DateOrigin, Dated, Document};
use body::Body;
use numbering::Numbering;
use styles::Styles;

/// The largest part that is unpacked, in bytes: a declared size is never believed.
const LARGEST_PART: u64 = 64_000_000;
/// A file with more parts than this was not written by a word processor.
const MOST_PARTS: usize = 10_000;

/// Word's own format since 2007.
pub(super) struct Docx;

impl Importer for Docx {
    fn name(&self) -> &'static str {
        "Word"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["docx"]
    }

    fn sniff(&self, bytes: &[u8]) -> bool {
        bytes.starts_with(b"PK\x03\x04") && holds(bytes, b"word/document.xml")
    }

    fn limit(&self) -> usize {
        super::LARGEST_FILE
    }

    fn read(&self, bytes: &[u8]) -> Result<Document, ImportError> {
        let mut parts = Parts::open(bytes)?;
        let numbering = match parts.part("word/numbering.xml")? {
            Some(part) => Numbering::read(&part)?,
            None => Numbering::default(),
        };
        let main = parts.part("word/document.xml")?;
        let main = main.ok_or_else(|| damaged("it has no text part"))?;
        let styles = match parts.part("word/styles.xml")? {
            Some(part) => Styles::read(&part)?,
            None => Styles::default(),
        };
        let mut body = Body::new(numbering, styles);
        body.read(&main)?;
        for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
            if let Some(part) = parts.part(notes)? {
                body.read_notes(&part)?;
            }
        }
        let about = match parts.part("docProps/core.xml")? {
            Some(part) => About::read(&part)?,
            None => About::default(),
        };
        let (title, text) = body.finish();
        if text.trim().is_empty() {
            return Err(ImportError::Empty);
        }
        let first = text.lines().find(|line| !line.trim().is_empty());
        Ok(Document {
            title: title.or(about.title).or_else(|| first.and_then(headline)),
            // The file's own dates are its last saving's, or its template's.
            published: dateline(&text).or(about.saved).or(about.created),
            text,
            ..Document::default()
        })
    }
}

fn damaged(why: &str) -> ImportError {
    ImportError::DamagedWord(why.to_owned())
}

/// The parts of a file, unpacked one by one as far as the limits go.
struct Parts<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Parts<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        let archive = ZipArchive::new(Cursor::new(bytes));
        let archive =
            archive.map_err(|_broken| damaged("its list of parts is missing or broken"))?;
        if archive.len() > MOST_PARTS {
            return Err(ImportError::TooComplex(format!(
                "it has {} parts",
                archive.len()
            )));
        }
        Ok(Self(archive))
    }

    /// A part's text; `None` when there is no such part.
    fn part(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        let part = match self.0.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(damaged("a part is locked, or packed in an unknown way")),
        };
        let mut bytes = Vec::new();
        let read = part.take(LARGEST_PART + 1).read_to_end(&mut bytes);
        read.map_err(|_broken| damaged("a part is cut off or broken"))?;
        if bytes.len() as u64 > LARGEST_PART {
            let why = format!(
                "a part unpacks to more than {} MB",
                LARGEST_PART / 1_000_000
            );
            return Err(ImportError::TooComplex(why));
        }
        let text = String::from_utf8(bytes).map_err(|_broken| damaged("a part is not UTF-8"))?;
        Ok(Some(
            text.strip_prefix('\u{feff}')
                .map(str::to_owned)
                .unwrap_or(text),
        ))
    }
}

/// What the file's properties say.
#[derive(Default)]
struct About {
    title: Option<String>,
    created: Option<Dated>,
    saved: Option<Dated>,
    field: String,
}

impl About {
    fn read(part: &str) -> Result<Self, ImportError> {
        let mut about = Self::default();
        xml::walk(part, &mut about)?;
        Ok(about)
    }
}

impl xml::Sink for About {
    fn begin(&mut self, element: &xml::Element<'_>) -> bool {
        element.name().clone_into(&mut self.field);
        true
    }

    fn text(&mut self, text: &str) {
        let dated = || {
            let date = text.get(..10).and_then(|day| day.parse().ok());
            date.map(|date| Dated {
                date,
                origin: DateOrigin::Metadata,
            })
        };
        match self.field.as_str() {
            "title" => self.title = headline(text),
            "created" => self.created = dated(),
            "modified" => self.saved = dated(),
            _ => {}
        }
    }

    fn end(&mut self, _: &str) {
        self.field.clear();
    }
}
