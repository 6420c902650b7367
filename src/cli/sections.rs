//! `casebook sections`: what a document is divided into, as its layout shows.

use serde::Serialize;

use super::id::document;
use super::json::Rows;
use super::note;
use super::out::{Out, columns};
use crate::app::outline::sections as outline;
use crate::library::{Catalogue, Library};
use crate::model::Span;

/// A section, to where the next one begins.
#[derive(Debug, Serialize)]
struct SectionJson<'a> {
    document: &'a str,
    title: &'a str,
    page: Option<u32>,
    start: usize,
    end: usize,
    char_start: usize,
    char_end: usize,
}

const COLUMNS: &[&str] = &[
    "document",
    "title",
    "page",
    "start",
    "end",
    "char_start",
    "char_end",
];

/// Lists the sections of a document in order; `false` when it has none.
pub(super) fn sections(library: &Library, id: &str, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let summary = document(library, id)?;
    let rows = library.document(summary.id)?.map(Rows::new);
    out.columns(COLUMNS)?;
    let Some(rows) = rows else { return Ok(false) };
    let sections = outline(&rows.view);
    let ends = sections.iter().skip(1).map(|next| next.at);
    let ends = ends.chain([rows.view.text.len()]);
    for (section, end) in sections.iter().zip(ends) {
        let words = rows.words(Span::new(section.at, end));
        let row = SectionJson {
            document: id,
            title: &section.title,
            page: section.page,
            start: words.start,
            end: words.end,
            char_start: words.char_start,
            char_end: words.char_end,
        };
        out.row(&row, || {
            let page = section.page.map(|page| format!("p. {page}"));
            vec![columns(
                &[(page.as_deref().unwrap_or("-"), 6)],
                &section.title,
            )]
        })?;
    }
    if sections.is_empty() {
        note(&format!(
            "{id} has no headings and no pages: it is one piece"
        ));
    }
    Ok(!sections.is_empty())
}
