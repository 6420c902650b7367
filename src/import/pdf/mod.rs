//! PDF: text as a reader would read it, by the structure that the producer wrote beside it, else by the layout.
//!
//! `glyphs` collects what the pages draw, `furniture` takes out running headers and page numbers, `tags` reads the
//! structure tree, `blocks` and `layout` put paragraphs together, `flow` writes them down. Knows no reports.

mod blocks;
mod flow;
mod furniture;
mod glyphs;
mod layout;
mod tags;

use hayro_interpret::InterpreterCache;
use hayro_syntax::object::Dict;
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError};

use super::typography::Settled;
use super::{ImportError, Importer, headline};
use crate::model::Document;
use blocks::PageRuns;
use glyphs::{GivenUp, Run};
use tags::Tags;

/// The most pages that are read: a committee's longest agenda pack has some 1,500.
const MOST_PAGES: usize = 10_000;
/// Where the end mark of a whole file stands, in bytes from its end: some producers put a little after it.
const END_MARK_WITHIN: usize = 2_048;

/// PDF.
pub(super) struct Pdf;

impl Importer for Pdf {
    fn name(&self) -> &'static str {
        "PDF"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["pdf"]
    }

    fn sniff(&self, bytes: &[u8]) -> bool {
        let start = bytes.get(..bytes.len().min(1_024)).unwrap_or_default();
        super::trimmed(start).starts_with(b"%PDF-")
    }

    fn limit(&self) -> usize {
        super::LARGEST_FILE
    }

    fn read(&self, bytes: &[u8]) -> Result<Document, ImportError> {
        let pdf = hayro_syntax::Pdf::new(bytes.to_vec()).map_err(|error| refusal(error, bytes))?;
        let count = whole(&pdf, bytes)?;
        let text = text(&pdf)?;
        if text.text.trim().is_empty() {
            return Err(ImportError::NoText { pages: count });
        }
        Ok(Document {
            title: title(&text.text),
            text: text.text,
            page_starts: text.page_starts,
            ..Document::default()
        })
    }
}

fn refusal(error: LoadPdfError, bytes: &[u8]) -> ImportError {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ImportError::Locked,
        LoadPdfError::Decryption(_) => {
            ImportError::DamagedPdf("its encryption is not understood".into())
        }
        LoadPdfError::Invalid if !ends_well(bytes) => incomplete("it ends in the middle"),
        LoadPdfError::Invalid => {
            ImportError::DamagedPdf("it has no table of contents for its parts".into())
        }
    }
}

fn incomplete(why: &str) -> ImportError {
    ImportError::IncompletePdf(why.to_owned())
}

/// The number of pages, when the file is whole: a part of a report must not pass for the report.
fn whole(pdf: &hayro_syntax::Pdf, bytes: &[u8]) -> Result<usize, ImportError> {
    let found = pdf.pages().len();
    if !ends_well(bytes) {
        return Err(incomplete("its end is missing"));
    }
    if found == 0 {
        return Err(ImportError::NoPages);
    }
    let xref = pdf.xref();
    let catalogue = xref.get::<Dict<'_>>(xref.root_id());
    let tree = catalogue.and_then(|catalogue| catalogue.get::<Dict<'_>>("Pages"));
    let claimed = tree.and_then(|tree| tree.get::<i32>("Count")).unwrap_or(0);
    let claimed = usize::try_from(claimed).unwrap_or(0);
    if claimed > found {
        return Err(incomplete(&format!(
            "only {found} of its {claimed} pages are there"
        )));
    }
    if found > MOST_PAGES {
        return Err(ImportError::TooComplex(format!(
            "it has {found} pages, and {MOST_PAGES} is the most"
        )));
    }
    Ok(found)
}

fn ends_well(bytes: &[u8]) -> bool {
    let end = bytes.trim_ascii_end();
    let end = end
        .get(end.len().saturating_sub(END_MARK_WITHIN)..)
        .unwrap_or_default();
    super::holds(end, b"%%EOF") || super::holds(end, b"startxref")
}

fn text(pdf: &hayro_syntax::Pdf) -> Result<Settled, ImportError> {
    let mut tags = Tags::of(pdf);
    let cache = InterpreterCache::new();
    let (mut runs, mut places, mut heights) = (Vec::new(), Vec::new(), Vec::new());
    let mut length = 0;
    for (number, page) in pdf.pages().iter().enumerate() {
        let drawn = drawn(page, &cache).map_err(|why| page_error(number + 1, why))?;
        length += drawn.iter().map(|run| run.text.len()).sum::<usize>();
        if length > super::LIMIT {
            return Err(ImportError::TooComplex(
                "it has more text than is read".into(),
            ));
        }
        runs.push(drawn);
        places.push(
            tags.as_mut()
                .map(|tags| tags.page(page.raw()))
                .unwrap_or_default(),
        );
        heights.push(f64::from(page.render_dimensions().1));
    }
    furniture::remove(&mut runs, &heights);
    let pages: Vec<PageRuns> = (runs.into_iter().zip(places))
        .map(|(runs, places)| PageRuns { runs, places })
        .collect();
    Ok(flow::text(blocks::blocks(&pages), pages.len()))
}

fn drawn<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>) -> Result<Vec<Run>, GivenUp> {
    if page.raw().contains_key("Contents") && page.page_stream().is_none() {
        return Err(GivenUp::Broken);
    }
    glyphs::runs(page, cache)
}

fn page_error(number: usize, why: GivenUp) -> ImportError {
    match why {
        GivenUp::TooMuch => ImportError::TooComplex(format!("page {number} draws too much")),
        GivenUp::Broken => ImportError::DamagedPdf(format!("page {number} is broken")),
    }
}

/// The first lines of the first page: the producer's own `Title` is empty or wrong in most reports.
fn title(text: &str) -> Option<String> {
    let mut paragraphs = text
        .split("\n\n")
        .filter(|paragraph| !paragraph.trim().is_empty());
    let first = headline(paragraphs.next()?)?;
    let second = paragraphs.next().and_then(headline);
    match second {
        Some(second) if first.split(' ').count() < 4 => Some(format!("{first}: {second}")),
        _ => Some(first),
    }
}
