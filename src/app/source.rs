//! The source pane: a whole document wrapped into rows, where it is scrolled to, and what is stepped through.

use std::rc::Rc;

use super::cursor::Motion;
use super::layout::Area;
use super::select::Selection;
use super::sheet::Sheet;
use super::words;
use super::wrap::wrap;
use crate::library::DocumentView;
use crate::model::{DocumentId, QuotationKind, QuotationRow, Span};

/// Longest line of the text, in columns: longer ones are hard to read.
const MEASURE: u16 = 80;

/// Columns for the mark of the finding, two speaker marks and a space.
const GUTTER: u16 = 4;

/// Columns for page and paragraph numbers.
const MARGIN: u16 = 6;

/// How the source is to be shown.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Manner {
    /// Room for everything.
    pub(crate) body: Area,
    /// Whether it stands alone.
    pub(crate) zoomed: bool,
    /// Whether the quotation under the cursor is explained at the foot.
    pub(crate) explaining: bool,
}

/// Where the parts of the source pane stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Frame {
    /// Rows for the title.
    pub(crate) title: u16,
    /// Rows of the head: title, provenance, and a blank one where there is room.
    pub(crate) head: u16,
    /// Rows of text.
    pub(crate) rows: u16,
    /// Rows of the foot: none, one, or those of an explanation.
    pub(crate) foot: u16,
    /// Columns left of everything, so that a short line stands in the middle of a wide screen.
    pub(crate) inset: u16,
    /// Columns for page and paragraph.
    pub(crate) margin: u16,
    /// Columns of marks.
    pub(crate) gutter: u16,
    /// Columns of text.
    pub(crate) columns: u16,
}

/// The document in sight.
#[derive(Default)]
pub(crate) struct Source {
    /// The wrapped document; `None` when no finding is selected.
    pub(crate) sheet: Option<Rc<Sheet>>,
    /// The first row in sight.
    pub(crate) top: usize,
    /// The passage of the selected finding.
    pub(crate) finding: Option<Span>,
    /// The quotation stepped to, by its order in the document.
    pub(crate) target: Option<usize>,
    /// Words that the reader selects.
    pub(crate) selection: Option<Selection>,
    /// Where the filter matches, in bytes of the shown text, in order.
    pub(crate) hits: Vec<Span>,
    /// What the reader put on which words, in bytes of the shown text, with a sign for it.
    pub(crate) marks: Vec<(Span, char)>,
    /// Where the parts of the pane stand.
    pub(crate) frame: Frame,
    sheets: Vec<Rc<Sheet>>,
}

impl Source {
    /// Shows `document` with the passage `finding` in sight; stays where it is when that is so already.
    pub(crate) fn show(
        &mut self,
        document: Rc<DocumentView>,
        finding: Option<Span>,
        manner: Manner,
    ) {
        let frame = frame(&document, manner);
        self.lay(document, finding, frame);
    }

    /// The same without head and foot: text alone.
    pub(crate) fn show_bare(
        &mut self,
        document: Rc<DocumentView>,
        finding: Option<Span>,
        manner: Manner,
    ) {
        let frame = Frame {
            title: 0,
            head: 0,
            foot: 0,
            rows: manner.body.height,
            ..frame(&document, manner)
        };
        self.lay(document, finding, frame);
    }

    fn lay(&mut self, document: Rc<DocumentView>, finding: Option<Span>, frame: Frame) {
        let same = self.document() == Some(document.summary.id);
        let moved = std::mem::replace(&mut self.finding, finding) != finding || !same;
        let seen = finding.is_some_and(|finding| self.in_sight(finding));
        let anchor = self
            .sheet
            .as_ref()
            .and_then(|sheet| sheet.rows.get(self.top))
            .map(|row| row.span.start);
        let tighter = frame.rows < self.frame.rows;
        self.frame = frame;
        let rewrapped = self
            .sheet
            .as_ref()
            .is_none_or(|sheet| sheet.columns != self.frame.columns);
        self.wrap(document);
        if moved {
            (self.target, self.selection) = (None, None);
        }
        match anchor.filter(|_| same && !moved && rewrapped) {
            Some(offset) => self.top = self.sheet.as_ref().map_or(0, |sheet| sheet.row(offset)),
            None if !same => self.top = 0,
            None => {}
        }
        if let Some(finding) = finding.filter(|_| moved || ((rewrapped || tighter) && seen)) {
            self.reveal(finding);
        }
        self.scroll(Motion::Rows(0));
    }

    /// Takes the quotation under the cursor for the one stepped to, unless one was while the text is read: the one that was looked
    /// for, else the first of the selected finding; without a finding the first in sight. Words in quotation marks come before
    /// words that are reported.
    pub(crate) fn aim(&mut self, reading: bool) {
        let Some(sheet) = self.sheet.as_ref() else {
            return;
        };
        let of_finding = |row: &QuotationRow| {
            let span = row.quotation.span;
            self.finding.is_none_or(|finding| finding.overlaps(span))
        };
        if self
            .quotation()
            .is_some_and(|row| reading || of_finding(row))
        {
            return;
        }
        let bottom = self.top + usize::from(self.frame.rows);
        let last = sheet
            .rows
            .get(bottom.min(sheet.rows.len()).saturating_sub(1));
        let screen = sheet.rows.get(self.top).zip(last);
        let screen = screen.map(|(top, last)| Span::new(top.span.start, last.span.end));
        let first = |within: Option<Span>, marked: bool| {
            let here = |row: &QuotationRow| {
                let stands = row.quotation.kind != QuotationKind::Indirect;
                stands == marked && within.is_some_and(|span| span.overlaps(row.quotation.span))
            };
            sheet.document.quotations.iter().position(here)
        };
        let quoted = |hit: &&Span| {
            let here = self.finding.is_some_and(|finding| finding.overlaps(**hit));
            here && first(Some(**hit), true).is_some()
        };
        let hit = self.hits.iter().find(quoted).copied();
        let screen = screen.filter(|_| self.finding.is_none());
        let places = [hit, self.finding, screen];
        let elsewhere = self.target.is_some();
        self.target = places
            .into_iter()
            .find_map(|place| first(place, true).or_else(|| first(place, false)));
        // What was stepped to elsewhere gives way to what is selected, which comes into sight with its explanation.
        if let Some(finding) = self.finding.filter(|_| elsewhere) {
            self.reveal(finding);
        }
    }

    /// Takes a quotation on this line of the pane for the one stepped to.
    pub(super) fn aim_at(&mut self, line: usize) {
        let row = line
            .checked_sub(self.frame.head.into())
            .filter(|row| *row < usize::from(self.frame.rows));
        let Some((row, sheet)) = row.zip(self.sheet.as_ref()) else {
            return;
        };
        let Some(row) = sheet.rows.get(self.top + row) else {
            return;
        };
        let here = |quotation: &QuotationRow| {
            quotation.quotation.kind != QuotationKind::Indirect
                && quotation.quotation.span.overlaps(row.span)
        };
        let found = sheet.document.quotations.iter().position(here);
        self.target = found.or(self.target);
    }

    /// Scrolls so that the byte at `offset` stands at the top.
    pub(crate) fn go_to(&mut self, offset: usize) {
        self.top = self.sheet.as_ref().map_or(0, |sheet| sheet.row(offset));
        self.target = None;
        self.scroll(Motion::Rows(0));
    }

    /// Shows nothing.
    pub(crate) fn clear(&mut self) {
        (self.sheet, self.finding, self.target, self.top) = (None, None, None, 0);
        self.selection = None;
        self.hits.clear();
        self.marks.clear();
    }

    /// Which document is in sight.
    pub(crate) fn document(&self) -> Option<DocumentId> {
        self.sheet.as_ref().map(|sheet| sheet.document.summary.id)
    }

    fn wrap(&mut self, document: Rc<DocumentView>) {
        let columns = self.frame.columns;
        let known =
            |sheet: &Rc<Sheet>| sheet.columns == columns && Rc::ptr_eq(&sheet.document, &document);
        let sheet = match self.sheets.iter().find(|sheet| known(sheet)) {
            Some(sheet) => Rc::clone(sheet),
            None => Rc::new(Sheet::new(document, columns)),
        };
        self.sheets
            .retain(|kept| kept.columns == columns && !Rc::ptr_eq(kept, &sheet));
        if self.sheets.len() >= 8 {
            self.sheets.remove(0);
        }
        self.sheets.push(Rc::clone(&sheet));
        self.sheet = Some(sheet);
    }

    /// Scrolls the text.
    pub(crate) fn scroll(&mut self, motion: Motion) {
        let rows = self.sheet.as_ref().map_or(0, |sheet| sheet.rows.len());
        let page = usize::from(self.frame.rows);
        self.top = motion.apply(self.top, (rows + 1).saturating_sub(page), page);
    }

    /// The section of the first row in sight, once its heading is out of sight.
    pub(crate) fn section(&self) -> Option<&str> {
        let sheet = self.sheet.as_ref()?;
        sheet.section(sheet.rows.get(self.top)?.span.start)
    }

    fn in_sight(&self, span: Span) -> bool {
        let Some(sheet) = &self.sheet else {
            return false;
        };
        let (first, last) = (sheet.row(span.start), sheet.row(span.end.saturating_sub(1)));
        self.top <= first && last < self.top + usize::from(self.frame.rows)
    }

    /// Scrolls to the finding's first hit when none of its hits is in sight: it may be longer than the pane.
    pub(super) fn reveal_hit(&mut self) {
        let Some(finding) = self.finding else { return };
        let mut hits = self.hits.iter().filter(|hit| finding.overlaps(**hit));
        let first = hits.clone().next().copied();
        if let Some(first) = first.filter(|_| !hits.any(|hit| self.in_sight(*hit))) {
            self.bring(first);
        }
    }

    /// Scrolls so that `span` begins a quarter down the pane, unless all of it is in sight.
    pub(super) fn reveal(&mut self, span: Span) {
        if self.in_sight(span) {
            self.scroll(Motion::Rows(0));
        } else {
            self.bring(span);
        }
    }

    /// Scrolls so that `span` begins a quarter down the pane, or higher when it would not fit otherwise.
    pub(super) fn bring(&mut self, span: Span) {
        let (room, quarter) = (self.frame.rows, self.frame.rows / 4);
        self.top = self.sheet.as_ref().map_or(0, |sheet| {
            let first = sheet.row(span.start);
            let needed = sheet.row(span.end.saturating_sub(1)) + 1 - first;
            let spare = usize::from(room).saturating_sub(needed);
            first.saturating_sub(spare.min(quarter.into()))
        });
        self.scroll(Motion::Rows(0));
    }

    /// Goes to the next quotation, or the previous one; `None` when there is none that way.
    pub(crate) fn step(&mut self, forward: bool, only_ofsted: bool) -> Option<()> {
        let sheet = self.sheet.clone()?;
        let from = self.place(&sheet);
        let starts = |row: &QuotationRow| row.quotation.span.start;
        let found = match (forward, self.target) {
            (true, Some(at)) => sheet.stops(only_ofsted).find(|(i, _)| *i > at),
            (true, None) => sheet
                .stops(only_ofsted)
                .find(|(_, row)| starts(row) >= from),
            (false, Some(at)) => sheet.stops(only_ofsted).rfind(|(i, _)| *i < at),
            (false, None) => sheet
                .stops(only_ofsted)
                .rfind(|(_, row)| starts(row) < from),
        };
        let (at, row) = found?;
        self.target = Some(at);
        self.reveal(row.quotation.span);
        Some(())
    }

    /// Where stepping begins: at the finding while it is in sight, else at the first row.
    pub(super) fn place(&self, sheet: &Sheet) -> usize {
        let finding = self
            .finding
            .filter(|span| self.in_sight(*span))
            .map(|span| span.start);
        finding
            .or_else(|| sheet.rows.get(self.top).map(|row| row.span.start))
            .unwrap_or_default()
    }

    /// The order of the quotation stepped to, from 1, and how many there are.
    pub(crate) fn ordinal(&self) -> Option<(usize, usize)> {
        let all = self.sheet.as_ref()?.document.quotations.len();
        Some((self.target? + 1, all))
    }

    /// The quotation stepped to.
    pub(crate) fn quotation(&self) -> Option<&QuotationRow> {
        self.sheet.as_ref()?.document.quotations.get(self.target?)
    }
}

fn frame(document: &DocumentView, manner: Manner) -> Frame {
    let Manner {
        body,
        zoomed,
        explaining,
    } = manner;
    let numbered = !document.page_starts.is_empty()
        || document
            .findings
            .iter()
            .any(|f| f.finding.paragraph.is_some());
    let margin = if numbered && body.width >= 44 {
        MARGIN
    } else {
        0
    };
    let columns = body.width.saturating_sub(margin + GUTTER).clamp(1, MEASURE);
    let used = margin + GUTTER + columns;
    let inset = if zoomed {
        body.width.saturating_sub(used) / 2
    } else {
        0
    };
    let lines = wrap(&words::title(&document.summary), (columns + GUTTER).into()).len();
    let roomy = body.height >= 16;
    let (most, blank) = if roomy { (2, 1) } else { (1, 0) };
    let title = u16::try_from(lines).unwrap_or(most).min(most);
    // On a small screen the explanation takes the place of where the document comes from.
    let origin = u16::from(roomy || !explaining);
    let head = (title + origin + blank).min(body.height);
    let foot = match (body.height, explaining) {
        (0..8, _) => 0,
        (8..16, true) => 3,
        (16..24, true) => 7,
        (_, true) => 9,
        (_, false) => 1,
    };
    let rows = body.height.saturating_sub(head + foot);
    Frame {
        title,
        head,
        rows,
        foot,
        inset,
        margin,
        gutter: GUTTER,
        columns,
    }
}
