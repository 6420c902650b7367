//! Two documents side by side: a quotation and the passage of the report it comes from, or any two of a council.

mod around;
mod beside;
mod differing;
mod same;
mod sides;

use std::rc::Rc;

use super::cursor::Motion;
use super::sizes::{NARROWEST, portion};
use super::source::{Manner, Source};
use super::{Action, App, Area, Context, Layout, traced, words, wrap};
use crate::library::DocumentView;
use crate::model::mark::Target;
use crate::model::trace::is_primary;
use crate::model::{FindingRow, QuotationId, Span};
use differing::Marks;

/// From this many columns on the sides stand beside each other, as three panes do.
const BESIDE: u16 = 100;

/// No side has fewer rows than this, when the screen has them.
const LOWEST: u16 = 3;

/// Two documents side by side.
pub(crate) struct Compared {
    /// Left and right, or above and below.
    pub(crate) sides: [Side; 2],
    /// Which side the keys move.
    pub(crate) focus: usize,
    /// Whether both sides scroll together.
    pub(crate) locked: bool,
    /// What became of the quotation; `None` when two documents are compared without one.
    pub(crate) verdict: Option<String>,
    /// The same for a file, without what only concerns the screen; empty when there is none.
    pub(in crate::app) told: String,
    /// Where the verdict stands.
    pub(crate) between: Area,
    /// The quotation compared.
    pub(in crate::app) quotation: Option<QuotationId>,
    /// The passage it comes from, in the report's stored text.
    pub(in crate::app) origin: Option<Target>,
}

/// One of the two.
#[derive(Default)]
pub(crate) struct Side {
    /// What it is, before the title: `Article`, `Report`.
    pub(crate) label: &'static str,
    /// The document; `None` when it is not held.
    pub(crate) document: Option<Rc<DocumentView>>,
    /// Its text and how far it is scrolled.
    pub(crate) source: Source,
    /// Page and paragraph of the passage.
    pub(crate) place: String,
    /// Words that both sides have.
    pub(crate) same: Vec<Span>,
    /// Words that differ.
    pub(crate) differing: Vec<Span>,
    /// Everything, with the line that parts it from the other side.
    pub(crate) area: Area,
    /// Rows of the head: title; and where from; and a rule.
    pub(crate) head: u16,
    pub(in crate::app) passage: Option<Span>,
}

impl Side {
    pub(in crate::app) fn of(document: Rc<DocumentView>) -> Self {
        let label = if is_primary(document.summary.kind) {
            "Report"
        } else {
            "Document"
        };
        Self {
            label,
            document: Some(document),
            ..Self::default()
        }
    }

    /// Room for the text.
    pub(crate) fn body(&self) -> Area {
        self.area.between(self.head, 0)
    }

    fn lay(&mut self, area: Area) {
        self.area = area;
        self.head = match area.height {
            0..4 => 1,
            4..7 => 2,
            _ => 3,
        };
        let manner = Manner {
            body: self.body(),
            ..Manner::default()
        };
        if let Some(document) = self.document.clone() {
            let first = self.source.sheet.is_none();
            self.source.show_bare(document, self.passage, manner);
            if first {
                self.bring_passage();
            }
        }
    }

    pub(in crate::app) fn mark(&mut self, marks: Marks) {
        self.same.extend(marks.same);
        self.differing.extend(marks.differing);
    }

    /// Goes to another passage; whether there is one.
    fn step(&mut self, forward: bool) -> bool {
        let Some(document) = &self.document else {
            return false;
        };
        let hits = &self.source.hits;
        let wanted = |row: &&FindingRow| {
            hits.is_empty() || hits.iter().any(|hit| row.finding.span.overlaps(*hit))
        };
        let mut rows = document.findings.iter().filter(wanted);
        let at = self.passage.map_or(0, |passage| passage.start);
        let found = if forward {
            let first = self.passage.is_none();
            rows.find(|row| row.finding.span.start > at || first)
        } else {
            rows.rfind(|row| row.finding.span.start < at)
        };
        let Some(row) = found else { return false };
        let span = row.finding.span;
        self.place = traced::place(row.page, row.finding.paragraph);
        self.passage = Some(span);
        self.source.bring(span);
        true
    }

    fn bring_passage(&mut self) {
        match self.passage {
            Some(passage) => self.source.bring(passage),
            None => self.source.scroll(Motion::First),
        }
    }
}

/// Keys.
impl App {
    /// Does what `action` means while two documents stand side by side; whether it means anything then.
    pub(in crate::app) fn act_compared(&mut self, action: Action) -> bool {
        if self.context() != Context::Compare {
            return false;
        }
        let Some(compared) = &mut self.compared else {
            return false;
        };
        match action {
            Action::Left => compared.focus = 0,
            Action::Right => compared.focus = 1,
            Action::NextPane | Action::PreviousPane => compared.focus = 1 - compared.focus,
            Action::Lock => {
                compared.locked = !compared.locked;
                let locked = compared.locked;
                compared.sides.iter_mut().for_each(Side::bring_passage);
                self.say(if locked {
                    "Both sides stand at the passage and scroll together."
                } else {
                    "Both sides stand at the passage; each scrolls alone."
                });
            }
            Action::Next => self.step_passage(true),
            Action::Previous => self.step_passage(false),
            Action::NextTraced => self.step_traced(true),
            Action::PreviousTraced => self.step_traced(false),
            Action::Export => self.open_comparisons(),
            Action::Back => self.compared = None,
            _ => return false,
        }
        true
    }

    /// Whether two documents are compared without a quotation.
    pub(in crate::app) fn compares_freely(&self) -> bool {
        self.compared
            .as_ref()
            .is_some_and(|compared| compared.quotation.is_none())
    }

    /// Scrolls the side that has the keys, or both; whether two documents stand side by side.
    pub(in crate::app) fn scroll_compared(&mut self, motion: Motion) -> bool {
        let Some(compared) = &mut self.compared else {
            return false;
        };
        let (focus, locked) = (compared.focus, compared.locked);
        let sides = compared.sides.iter_mut().enumerate();
        let moved = sides.filter(|(at, _)| locked || *at == focus);
        moved.for_each(|(_, side)| side.source.scroll(motion));
        true
    }

    /// Takes the side that has the keys to its next passage, or the one before: of those with a hit when the filter has any
    /// there, else of all. Beside a quotation it goes on to the next quotation.
    fn step_passage(&mut self, forward: bool) {
        let Some(compared) = &mut self.compared else {
            return;
        };
        if compared.quotation.is_some() {
            return self.step_traced(forward);
        }
        let focus = compared.focus;
        if compared.sides[focus].step(forward) {
            // What was said was said of the passages before this one.
            (compared.verdict, compared.told) = (None, String::new());
            return;
        }
        let way = if forward { "further" } else { "earlier" };
        self.say(words::none(way, "passage on this side"));
    }

    fn step_traced(&mut self, forward: bool) {
        let Some(id) = self
            .compared
            .as_ref()
            .and_then(|compared| compared.quotation)
        else {
            return self.say("Two documents are compared: there is no quotation to go on from.");
        };
        let rows = self.shelf.traces(id.document);
        let at = rows.iter().position(|row| row.id == id);
        let next = at.and_then(|at| {
            if forward {
                at.checked_add(1)
            } else {
                at.checked_sub(1)
            }
        });
        if let Some(row) = next.and_then(|at| rows.get(at)) {
            self.compare_trace(row);
        } else {
            let way = if forward { "further" } else { "earlier" };
            self.say(words::none(way, "traced quotation"));
        }
    }

    /// Works out where both sides and the line about them stand.
    pub(in crate::app) fn lay_compared(&mut self, layout: Layout) {
        if let Some(id) = self.source.document() {
            self.shelf.traces(id);
        }
        let Some(compared) = &mut self.compared else {
            return;
        };
        let whole = layout.middle();
        let columns = usize::from(whole.width.saturating_sub(2));
        let lines = compared
            .verdict
            .as_ref()
            .map_or(0, |text| wrap(text, columns).len());
        let lines = u16::try_from(lines).unwrap_or(u16::MAX);
        let rows = lines.min(if whole.height >= 14 { 4 } else { 2 });
        let rule = u16::from(lines > 0 && whole.height >= 14);
        let (areas, y) = halves(whole, rows + rule, self.shares.sides);
        compared.between = Area {
            y,
            height: rows + rule,
            ..whole
        };
        for (side, area) in compared.sides.iter_mut().zip(areas) {
            side.lay(area);
        }
    }
}

/// The two sides, and the row at which the line about them begins: below them, or between when they are stacked.
fn halves(whole: Area, between: u16, share: Option<u16>) -> ([Area; 2], u16) {
    let Area {
        x,
        y,
        width,
        height,
    } = whole;
    let height = height.saturating_sub(between);
    if width >= BESIDE {
        let one = portion(share, width - 1, [NARROWEST, NARROWEST], (width - 1) / 2);
        let left = Area {
            x,
            y,
            width: one,
            height,
        };
        let right = Area {
            x: one + 1,
            width: width - 1 - one,
            ..left
        };
        return ([left, right], y + height);
    }
    let one = portion(share, height, [LOWEST, LOWEST], height / 2);
    let above = Area {
        x,
        y,
        width,
        height: one,
    };
    let below = Area {
        y: y + one + between,
        height: height - one,
        ..above
    };
    ([above, below], y + one)
}
