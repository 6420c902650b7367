//! What is in sight after each action: rows fetched, text wrapped, hits marked. Drawing only reads what stands here.

use std::rc::Rc;

use super::findings::Measure;
use super::layout::{Area, Wish, layout};
use super::source::Manner;
use super::{App, Context, Overlay, Pane, wrap};
use crate::library::DocumentView;
use crate::model::{DocumentId, FindingId, Span};
use crate::search::Query;

impl App {
    /// Works out everything that is drawn.
    pub(super) fn refresh(&mut self) {
        self.tour_read();
        let message = self.message_rows();
        let wish = Wish {
            focus: self.focus,
            zoomed: self.zoomed,
            shares: self.shares,
            message,
            tour: self.tour_rows(),
        };
        self.layout = layout(self.size.0, self.size.1, wish);
        let Some(layout) = self.layout else { return };
        self.councils
            .cursor
            .reveal(self.councils.rows.len(), self.council_rows());
        if let Some(area) = layout.panes[Pane::Findings as usize] {
            let asks = self.filter.as_ref().is_some_and(super::Filter::asks);
            let query = Some(&self.asked.query).filter(|_| asks);
            let measure = Measure::new(area.body(), asks);
            self.findings
                .scroll(&mut self.shelf, &self.own, query, measure);
        }
        if let Some(area) = layout.panes[Pane::Source as usize] {
            self.open(area.body());
        }
        self.lay_compared(layout);
        self.lay_story(layout);
        self.lay_note();
        let rows = self.overlay_rows();
        if let Some(Overlay::Picker(picker)) = &mut self.overlay {
            picker.cursor.reveal(picker.offers.len(), rows);
        }
        if let Some(failure) = self.shelf.failure.take() {
            self.fail(failure);
        }
    }

    /// Rows for the filter's message. One is kept free while the filter is typed, so that the panes do not jump at each key.
    fn message_rows(&self) -> u16 {
        let message = self
            .filter
            .as_ref()
            .and_then(|filter| filter.message.as_ref());
        let lines = message.map_or(0, |notice| {
            wrap(&notice.text, usize::from(self.size.0.saturating_sub(4))).len()
        });
        let free = u16::from(self.context() == Context::Filter && self.size.1 >= 16);
        u16::try_from(lines).unwrap_or(u16::MAX).clamp(free, 3)
    }

    /// Rows of the council list in sight.
    pub(super) fn council_rows(&self) -> usize {
        let pane = self.layout.and_then(|l| l.panes[Pane::Councils as usize]);
        let height = pane.map_or(0, |area| area.body().height);
        usize::from(height.saturating_sub(council_foot(height)))
    }

    fn open(&mut self, body: Area) {
        let found = match self.opened {
            Some(id) => {
                let passage = self.led_to.map(|(_, span)| span);
                self.shelf.document(id).map(|document| (document, passage))
            }
            None => self.selected().and_then(|id| self.passage(id)),
        };
        let manner = Manner {
            body,
            zoomed: self.zoomed,
            explaining: self.explaining,
        };
        match found {
            Some((document, span)) => {
                let before = (self.source.document(), self.source.finding);
                self.source.show(Rc::clone(&document), span, manner);
                self.source.marks = self.own.shown(&document);
                let moved = before != (Some(document.summary.id), span);
                if self.mark(&document) || moved {
                    self.source.reveal_hit();
                }
                if self.explaining {
                    self.source.aim(self.focus == Pane::Source);
                }
            }
            None => self.source.clear(),
        }
    }

    /// A finding's document and where the finding stands in it.
    fn passage(&mut self, id: FindingId) -> Option<(Rc<DocumentView>, Option<Span>)> {
        let document = self.shelf.document(id.document)?;
        let row = document.findings.iter().find(|row| row.id == id);
        let span = row.map(|row| row.finding.span);
        let span = span.or_else(|| Some(self.shelf.finding(id)?.row.finding.span))?;
        Some((document, Some(span)))
    }

    /// Marks the hits in the source: those of the findings that the filter found, not every such word of the document. Whether
    /// they are others now.
    fn mark(&mut self, document: &DocumentView) -> bool {
        let wanted = Some((document.summary.id, self.answers));
        if self.marked == wanted {
            return false;
        }
        self.marked = wanted;
        self.source.hits = match self.asking() {
            Some(_) => self.hits(document, &self.asked.query),
            None => Vec::new(),
        };
        true
    }

    fn hits(&self, document: &DocumentView, query: &Query) -> Vec<Span> {
        let near = self.entries(document.summary.id);
        let hits = self.asked.hits.entries.iter();
        let found: Vec<_> = hits
            .filter(|e| self.opened.is_some() || near.contains(e))
            .filter_map(|e| self.shelf.id(*e))
            .filter(|id| id.document == document.summary.id)
            .collect();
        let passages = document
            .findings
            .iter()
            .filter(|row| found.contains(&row.id))
            .map(|row| row.finding.span);
        let mut spans: Vec<Span> = passages
            .flat_map(|passage| {
                let marks = self
                    .shelf
                    .engine
                    .highlight(query, passage.of(&document.text));
                marks
                    .into_iter()
                    .map(move |m| Span::new(passage.start + m.start, passage.start + m.end))
            })
            .collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    }

    /// The index's entries for a document: they stand together, around the selected one.
    fn entries(&self, document: DocumentId) -> std::ops::Range<u32> {
        let Some(selected) = self.findings.selected() else {
            return 0..0;
        };
        let here = |entry: &u32| {
            self.shelf
                .id(*entry)
                .is_some_and(|id| id.document == document)
        };
        let start = (0..selected)
            .rev()
            .take_while(here)
            .last()
            .unwrap_or(selected);
        let count = u32::try_from(self.shelf.findings()).unwrap_or(u32::MAX);
        let end = (selected..count)
            .take_while(here)
            .last()
            .unwrap_or(selected);
        start..end + 1
    }
}

/// Rows at the foot of the council list for what is held about the selected one.
pub(crate) const fn council_foot(height: u16) -> u16 {
    match height {
        0..8 => 0,
        8..16 => 2,
        16..30 => 4,
        30..40 => 8,
        _ => 10,
    }
}
