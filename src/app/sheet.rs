//! A document wrapped into rows of a width, and what can be looked up in them.

use std::rc::Rc;

use super::outline::{self, Section};
use super::words;
use super::wrap::wrap;
use crate::library::DocumentView;
use crate::model::{QuotationKind, QuotationRow, Span, SpeakerClass};

/// A row of the wrapped document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    /// The words, in bytes of the shown text; empty for a blank row.
    pub(crate) span: Span,
    /// The page that begins here, when the row is the line between two pages.
    pub(crate) page: Option<u32>,
}

/// A document wrapped to a width.
pub(crate) struct Sheet {
    /// The document.
    pub(crate) document: Rc<DocumentView>,
    /// Its rows.
    pub(crate) rows: Vec<Row>,
    /// The columns it is wrapped to.
    pub(super) columns: u16,
    sections: Vec<Section>,
}

impl Sheet {
    pub(super) fn new(document: Rc<DocumentView>, columns: u16) -> Self {
        let text = document.text.as_str();
        let mut rows: Vec<Row> = Vec::new();
        let mut starts = vec![0];
        starts.extend(document.page_starts.iter().copied().skip(1));
        starts.push(text.len());
        for (page, bounds) in (1u32..).zip(starts.windows(2)) {
            let Some(words) = text.get(bounds[0]..bounds[1]) else {
                continue;
            };
            if page > 1 {
                let at = Span::new(bounds[0], bounds[0]);
                rows.extend([None, Some(page), None].map(|page| Row { span: at, page }));
            }
            for line in wrap(words.trim_end(), columns.into()) {
                let span = Span::new(bounds[0] + line.start, bounds[0] + line.end);
                // One blank row says as much as five.
                if !span.is_empty() || rows.last().is_some_and(|row| !row.span.is_empty()) {
                    rows.push(Row { span, page: None });
                }
            }
        }
        let title = words::title(&document.summary);
        let mut sections = outline::sections(&document);
        sections.retain(|section| !section.is_page() && section.title != title);
        Self {
            document,
            rows,
            columns,
            sections,
        }
    }

    /// The row in which the byte at `offset` stands.
    pub(super) fn row(&self, offset: usize) -> usize {
        self.rows
            .partition_point(|row| row.span.start <= offset)
            .saturating_sub(1)
    }

    /// The section in which the byte at `offset` stands, unless it begins there.
    pub(super) fn section(&self, offset: usize) -> Option<&str> {
        let section = self.sections.iter().rfind(|section| section.at < offset)?;
        Some(&section.title)
    }

    /// The quotations that stand in quotation marks, by their order, of everybody or of Ofsted alone.
    pub(super) fn stops(
        &self,
        only_ofsted: bool,
    ) -> impl DoubleEndedIterator<Item = (usize, &QuotationRow)> {
        let quoted = move |row: &QuotationRow| {
            let (kind, class) = (row.quotation.kind, row.quotation.class);
            kind != QuotationKind::Indirect && (!only_ofsted || class == SpeakerClass::Ofsted)
        };
        self.document
            .quotations
            .iter()
            .enumerate()
            .filter(move |(_, row)| quoted(row))
    }
}
