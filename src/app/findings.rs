//! The list of findings: any number of them, of which only those in sight are ever fetched or measured.

use std::ops::Range;
use std::rc::Rc;

use super::cursor::{Cursor, Motion};
use super::layout::Area;
use super::own::{Own, Signs};
use super::shelf::{Passage, Shelf};
use super::shown::{flat, flat_spans};
use super::words;
use super::wrap::wrap;
use crate::model::{DocumentId, FindingId, FindingRow, QuotationKind, Span, SpeakerClass};
use crate::search::Query;

/// Columns before the words: the selection's mark, a speaker's mark, a space, and room for "…".
pub(crate) const GUTTER: u16 = 4;

/// The findings listed and those in sight.
#[derive(Default)]
pub(crate) struct Findings {
    /// Entries of the index, in the order listed.
    pub(crate) rows: Vec<u32>,
    /// The selected row and the first one in sight.
    pub(crate) cursor: Cursor,
    /// What is in sight, ready to be drawn.
    pub(crate) items: Vec<Item>,
}

/// A finding in sight.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// Its row in the list.
    pub(crate) row: usize,
    /// The finding.
    pub(crate) passage: Rc<Passage>,
    /// Its words on one line, harmless to show.
    pub(crate) text: String,
    /// The lines shown, as byte ranges of `text`.
    pub(crate) lines: Vec<Range<usize>>,
    /// Whether words are left out before and after those lines.
    pub(crate) cut: (bool, bool),
    /// Where the filter matches, in `text`.
    pub(crate) hits: Vec<Span>,
    /// The words in quotation marks and whose they are, in `text`; an inner quotation comes after the one around it.
    pub(crate) quoted: Vec<(Span, SpeakerClass)>,
    /// Whether an article tells in its own words what was said.
    pub(crate) reported: bool,
    /// Title and origin of its document, when they stand above it.
    pub(crate) heading: Option<[String; 2]>,
    /// Council, publisher and date, when they stand below it.
    pub(crate) origin: Option<String>,
    /// What the reader put on it.
    pub(crate) signs: Signs,
    /// Whether blank rows set it off.
    pub(crate) gap: bool,
    /// Rows it takes on screen.
    pub(crate) height: usize,
}

/// How much of each finding a pane of this size shows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    columns: usize,
    rows: usize,
    lines: usize,
    heading: bool,
    gap: bool,
}

impl Measure {
    /// For a pane's body; hits come from many documents, so each says its own, and no heading stands above them.
    pub(crate) fn new(body: Area, hits: bool) -> Self {
        let roomy = body.height >= 20;
        Self {
            columns: usize::from(body.width.saturating_sub(GUTTER)),
            rows: body.height.into(),
            lines: if roomy { 3 } else { 2 },
            heading: !hits && body.height >= 12,
            gap: roomy,
        }
    }
}

impl Findings {
    /// The selected entry of the index.
    pub(crate) fn selected(&self) -> Option<u32> {
        self.rows.get(self.cursor.selected).copied()
    }

    /// Lists these entries; stays on `keep` when it is among them, else goes to the first.
    pub(crate) fn list(&mut self, rows: Vec<u32>, keep: Option<u32>) {
        let kept = keep.and_then(|entry| rows.iter().position(|row| *row == entry));
        self.rows = rows;
        self.cursor = Cursor::at(kept.unwrap_or_default());
    }

    /// The row of the list that stands on this line of the pane.
    pub(crate) fn row_at(&self, line: usize) -> Option<usize> {
        let mut below = 0;
        let stands = |item: &&Item| {
            below += item.height;
            line < below
        };
        self.items.iter().find(stands).map(|item| item.row)
    }

    /// Moves the selection; a page is what is in sight now.
    pub(crate) fn step(&mut self, motion: Motion) {
        self.cursor.step(motion, self.rows.len(), self.items.len());
    }

    /// Scrolls as little as needed for the selection to be in sight, and fetches what is.
    pub(crate) fn scroll(
        &mut self,
        library: &mut Shelf,
        own: &Own,
        query: Option<&Query>,
        measure: Measure,
    ) {
        let end = self.rows.len().saturating_sub(1);
        let selected = self.cursor.selected.min(end);
        let mut top = self.cursor.top.min(selected);
        let mut look = Look {
            rows: &self.rows,
            shelf: library,
            own,
            query,
            measure,
        };
        if look.bottom(top, selected) > measure.rows {
            top = selected;
            while top > 0 && look.bottom(top - 1, selected) <= measure.rows {
                top -= 1;
            }
        }
        // At the end of the list no row of the screen stays empty while there is something above.
        while top > 0 && look.bottom(top - 1, end) <= measure.rows {
            top -= 1;
        }
        self.items = look.screen(top);
        self.cursor = Cursor { selected, top };
    }
}

/// What is needed to measure rows of the list.
struct Look<'a> {
    rows: &'a [u32],
    shelf: &'a mut Shelf,
    own: &'a Own,
    query: Option<&'a Query>,
    measure: Measure,
}

impl Look<'_> {
    fn id(&self, row: usize) -> Option<FindingId> {
        self.shelf.id(*self.rows.get(row)?)
    }

    fn document(&self, row: usize) -> Option<DocumentId> {
        self.id(row).map(|id| id.document)
    }

    /// Screen rows from the first line of row `top` to the last of row `to`; stops counting past the screen.
    fn bottom(&mut self, top: usize, to: usize) -> usize {
        let mut height = 0;
        for row in top..=to {
            height += self.item(row, row == top).map_or(0, |item| item.height);
            if height > self.measure.rows + usize::from(self.measure.gap) {
                break;
            }
        }
        height.saturating_sub(usize::from(self.measure.gap))
    }

    fn screen(&mut self, top: usize) -> Vec<Item> {
        let (mut items, mut height, mut row) = (Vec::new(), 0, top);
        while height < self.measure.rows && row < self.rows.len() {
            if let Some(item) = self.item(row, row == top) {
                height += item.height;
                items.push(item);
            }
            row += 1;
        }
        items
    }

    fn item(&mut self, row: usize, first: bool) -> Option<Item> {
        let passage = self.shelf.finding(self.id(row)?)?;
        let finding = &passage.row;
        let text = flat(&finding.text);
        let hits = self
            .query
            .map(|q| self.shelf.engine.highlight(q, &text))
            .unwrap_or_default();
        let all = wrap(&text, self.measure.columns);
        let shown = excerpt(&all, &hits, self.measure.lines);
        let cut = (shown.start > 0, shown.end < all.len());
        let lines = all[shown].to_vec();
        let document = finding.id.document;
        let starts = first || self.document(row - 1) != Some(document);
        let heading = self
            .heading(document)
            .filter(|_| self.measure.heading && starts);
        let origin = self.origin(finding).filter(|_| !self.measure.heading);
        let signs = self.own.signs(finding.id);
        let quoted = quoted(&passage, &text);
        let kind = self.shelf.summary(document).map(|summary| summary.kind);
        let reported =
            kind.is_some_and(|kind| finding.finding.is_reported(kind, &passage.quotations));
        let height = usize::from(heading.is_some()) * (2 + usize::from(self.measure.gap))
            + 1
            + lines.len()
            + usize::from(origin.is_some())
            + usize::from(signs.note.is_some())
            + usize::from(self.measure.gap);
        Some(Item {
            row,
            quoted,
            reported,
            passage,
            text,
            lines,
            cut,
            hits,
            heading,
            origin,
            signs,
            gap: self.measure.gap,
            height,
        })
    }

    fn heading(&self, document: DocumentId) -> Option<[String; 2]> {
        let summary = self.shelf.summary(document)?;
        Some([words::title(summary), words::origin(summary)])
    }

    fn origin(&self, finding: &FindingRow) -> Option<String> {
        let origin = words::origin(self.shelf.summary(finding.id.document)?);
        let council = finding
            .finding
            .council
            .as_ref()
            .and_then(|gss| self.shelf.name(gss));
        Some(council.map_or_else(|| origin.clone(), |name| format!("{name} · {origin}")))
    }
}

/// The words of a passage that stand in quotation marks, on its one line `text`.
fn quoted(passage: &Passage, text: &str) -> Vec<(Span, SpeakerClass)> {
    let (row, start) = (&passage.row, passage.row.finding.span.start);
    let marked = || {
        let quotations = passage.quotations.iter();
        quotations.filter(|q| q.kind != QuotationKind::Indirect)
    };
    let within = |span: Span| {
        let shift = |at: usize| at.saturating_sub(start);
        Span::new(shift(span.start), shift(span.end))
    };
    let spans = marked().map(|q| within(q.span));
    let spans = flat_spans(&row.text, text, spans);
    spans.into_iter().zip(marked().map(|q| q.class)).collect()
}

/// Which `most` lines to show: the first ones, or those with the most hits when there are any.
fn excerpt(lines: &[Range<usize>], hits: &[Span], most: usize) -> Range<usize> {
    let count = lines.len().min(most);
    let inside = |start: &usize| {
        let (from, to) = (lines[*start].start, lines[start + count - 1].end);
        hits.iter()
            .filter(|hit| from <= hit.start && hit.end <= to)
            .count()
    };
    let starts = 0..=lines.len() - count;
    // The earliest of the best: `max_by_key` alone would give the latest.
    let start = starts.rev().max_by_key(inside).unwrap_or_default();
    start..start + count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_starts_at_the_beginning_unless_the_hits_are_further_on() {
        let lines: Vec<_> = (0..6).map(|i| i * 10..i * 10 + 9).collect();
        assert_eq!(excerpt(&lines, &[], 3), 0..3);
        assert_eq!(excerpt(&lines, &[Span::new(2, 4)], 3), 0..3);
        assert_eq!(excerpt(&lines, &[Span::new(45, 48)], 3), 2..5);
        assert_eq!(
            excerpt(
                &lines,
                &[Span::new(2, 4), Span::new(42, 44), Span::new(51, 53)],
                3
            ),
            3..6
        );
        assert_eq!(excerpt(&lines[..1], &[Span::new(2, 4)], 3), 0..1);
    }
}
