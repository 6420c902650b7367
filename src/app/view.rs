//! What is in sight after each action: rows fetched, text wrapped, hits marked. Drawing only reads what stands here.

use std::borrow::Cow;
use std::rc::Rc;

use super::findings::Measure;
use super::layout::{Area, Wish, layout};
use super::{Action, App, Context, HelpLine, Pane, help, words, wrap};
use crate::library::DocumentView;
use crate::model::{DocumentId, Span};
use crate::search::Query;

impl App {
    /// Works out everything that is drawn.
    pub(super) fn refresh(&mut self) {
        let message = self.message_rows();
        let wish = Wish {
            focus: self.focus,
            zoomed: self.zoomed,
            message,
        };
        self.layout = layout(self.size.0, self.size.1, wish);
        let Some(layout) = self.layout else { return };
        self.councils
            .cursor
            .reveal(self.councils.rows.len(), self.council_rows());
        if let Some(area) = layout.panes[Pane::Findings as usize] {
            let query = self.filter.as_ref().filter(|f| f.asks()).map(|f| &f.query);
            let measure = Measure::new(area.body(), query.is_some());
            self.findings.scroll(&mut self.shelf, query, measure);
        }
        if let Some(area) = layout.panes[Pane::Source as usize] {
            self.open(area.body());
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
        let found = self.selected().and_then(|id| {
            let document = self.shelf.document(id.document)?;
            let row = document.findings.iter().find(|row| row.id == id);
            let span = row.map(|row| row.finding.span);
            let span = span.or_else(|| Some(self.shelf.finding(id)?.finding.span))?;
            Some((document, span))
        });
        match found {
            Some((document, span)) => {
                self.source
                    .show(Rc::clone(&document), span, body, self.zoomed);
                self.mark(&document);
            }
            None => self.source.clear(),
        }
    }

    /// Marks the hits in the source: those of the findings that the filter found, not every such word of the document.
    fn mark(&mut self, document: &DocumentView) {
        let wanted = Some((document.summary.id, self.answers));
        if self.marked == wanted {
            return;
        }
        self.marked = wanted;
        self.source.hits = match self.asking() {
            Some(filter) => self.hits(document, &filter.query),
            None => Vec::new(),
        };
    }

    fn hits(&self, document: &DocumentView, query: &Query) -> Vec<Span> {
        let entries = self.entries(document.summary.id);
        let hits = self.asking().map_or(&[][..], |filter| &filter.hits.entries);
        let found: Vec<_> = hits
            .iter()
            .filter(|e| entries.contains(e))
            .filter_map(|e| self.shelf.id(*e))
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
        _ => 4,
    }
}

/// Words for the edges of the screen.
impl App {
    /// The actions worth naming in the status line, with the key for each.
    pub(crate) fn hints(&self) -> Vec<(String, &'static str)> {
        use Action::{Back, Down, Filter, Help, Keep, Next, OnlyOfsted, Open, Quit, Up, Zoom};
        let context = self.context();
        let actions: &[Action] = match (context, self.focus) {
            (Context::Filter, _) => &[Keep, Down, Back],
            (Context::Overlay, _) => &[Down, Up, Back],
            (_, Pane::Councils) => &[Open, Filter, Next, Help, Quit],
            (_, Pane::Findings) => &[Open, Filter, Next, Zoom, Help, Quit],
            (_, Pane::Source) => &[Next, OnlyOfsted, Filter, Zoom, Back, Help],
        };
        let hint = |action: &Action| {
            let key = self.keymap.first_key(context, *action)?.label();
            let words = match (action, context, self.asking().is_some()) {
                (Next, _, true) | (Down, Context::Filter, _) => "next hit",
                (Next, _, false) => "next quotation",
                (Back, Context::Filter, _) if self.filter_text() == Some("") => "leave",
                (Back, Context::Filter, _) => "clear",
                _ => action.about()?.hint,
            };
            Some((key, words))
        };
        actions.iter().filter_map(hint).collect()
    }

    /// Why the findings pane is empty and what to do about it.
    pub(crate) fn nothing_listed(&self) -> Cow<'static, str> {
        let text = match self.asking() {
            _ if self.shelf.documents() == 0 => words::EMPTY_LIBRARY,
            _ if !self.shelf.read => return words::reading(self.shelf.indexing),
            Some(_) => "No passage matches.\n\nTake a word away, or clear the filter with esc.",
            None if self.shelf.findings() == 0 => {
                "The documents hold no findings.\n\nBring in more with:\n\ncasebook import FOLDER"
            }
            None => "No findings about this council.",
        };
        text.into()
    }

    /// The help as it stands now.
    pub(crate) fn help(&self) -> Vec<HelpLine> {
        help::lines(
            &self.keymap,
            self.layout.map_or(0, |layout| layout.overlay.width),
        )
    }
}
