//! Web pages: the article without the page around it, with what the page says about itself.
//!
//! `nesting` refuses what would choke the parser, `about` reads title, publisher and date, `around` takes out what is no
//! article, `walk` writes paragraphs down.

mod about;
mod around;
mod nesting;
mod walk;

use dom_query::Document as Page;
use dom_smoothie::{Config, Readability};

use super::{ImportError, Importer, charset, dateline, trimmed};
use crate::model::Document;

/// How much of a page is looked at for its first tags and its encoding, in bytes.
const HEAD: usize = 2_048;
/// An article shorter than this share of all the page's words was guessed wrongly, unless it is long in itself.
const LEAST_SHARE: usize = 4;
/// Words of an article that needs no comparing.
const LONG_ENOUGH: usize = 150;

/// HTML.
pub(super) struct Html;

impl Importer for Html {
    fn name(&self) -> &'static str {
        "HTML"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm"]
    }

    /// The tags with which a page begins; an article that only mentions a tag further on is text.
    fn sniff(&self, bytes: &[u8]) -> bool {
        let start = head(bytes).to_lowercase();
        let start = start.trim_start_matches('\u{feff}').trim_start();
        let tags = ["<!doctype html", "<html", "<head", "<body"];
        let prologue = start.starts_with("<?xml") || start.starts_with("<!--");
        tags.iter().any(|tag| start.starts_with(tag)) || (prologue && start.contains("<html"))
    }

    fn read(&self, bytes: &[u8]) -> Result<Document, ImportError> {
        let text = charset::decode(bytes, label(bytes).as_deref())?;
        nesting::check(&text)?;
        let page = Page::from(text.as_str());
        if let Some(said) = about::error(&page) {
            return Err(ImportError::ErrorPage(said));
        }
        let about = about::About::of(&page);
        around::remove(&page);
        let whole = walk::paragraphs(&page);
        let (title, mut paragraphs) = article(page, whole);
        // The site's own name above an article is its banner.
        paragraphs.retain(|paragraph| Some(paragraph) != about.publisher.as_ref());
        let text = paragraphs.join("\n\n");
        let title = title.or(about.title);
        if text.trim().is_empty() {
            return Err(ImportError::NoArticle);
        }
        Ok(Document {
            kind: about.kind,
            publisher: about.publisher,
            published: about.published.or_else(|| dateline(&text)),
            text: headed(title.as_deref(), text),
            title,
            ..Document::default()
        })
    }
}

/// The beginning of a page; what is not text has none.
fn head(bytes: &[u8]) -> String {
    let start = trimmed(bytes);
    let start = start.get(..start.len().min(HEAD)).unwrap_or_default();
    charset::decode(start, None).unwrap_or_default()
}

/// The encoding that a page names in its head.
fn label(bytes: &[u8]) -> Option<String> {
    let head = head(bytes).to_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let name = after.trim_start_matches(['"', '\'', ' ']);
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
    Some(name[..end.unwrap_or(name.len())].to_owned())
}

/// The title and paragraphs of the article; the `whole` page's where none can be told from it.
fn article(page: Page, whole: Vec<String>) -> (Option<String>, Vec<String>) {
    let config = Config::default();
    let article = Readability::with_document(page, None, Some(config))
        .and_then(|mut page| page.parse())
        .ok();
    let Some(article) = article else {
        return (None, whole);
    };
    let found = walk::paragraphs(&Page::fragment(article.content));
    let words = |paragraphs: &[String]| -> usize {
        let words = paragraphs
            .iter()
            .map(|text| text.split_whitespace().count());
        words.sum()
    };
    let enough = words(&found) >= LONG_ENOUGH || words(&found) * LEAST_SHARE >= words(&whole);
    let title = Some(article.title).filter(|title| !title.trim().is_empty());
    (title, if enough { found } else { whole })
}

/// The text with its headline above it, as a reader sees it.
fn headed(title: Option<&str>, text: String) -> String {
    let text = text + "\n";
    match title {
        Some(title) if !text.starts_with(title) => format!("{title}\n\n{text}"),
        _ => text,
    }
}
