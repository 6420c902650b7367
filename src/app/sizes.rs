//! How wide the panes are: as much as suits the screen, until the reader gives one more or less.

use serde::{Deserialize, Serialize};

use super::layout::{Area, Layout};
use super::{App, Pane};

/// No pane is made narrower than this.
pub(super) const NARROWEST: u16 = 12;

/// Columns that a key gives or takes.
const STEP: u16 = 4;

/// The reader's own widths, in thousandths, so that they hold in a window of another size; `None` as it comes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Shares {
    /// Of the councils in the whole width.
    pub(super) councils: Option<u16>,
    /// Of the findings in what they and the source have.
    pub(super) findings: Option<u16>,
    /// Of the left side of two documents, or of the upper one.
    pub(super) sides: Option<u16>,
}

/// So many columns of `whole` in thousandths.
fn share(columns: u16, whole: u16) -> u16 {
    let (columns, whole) = (u32::from(columns), u32::from(whole.max(1)));
    u16::try_from((columns * 1_000 + whole / 2) / whole).unwrap_or(1_000)
}

/// The columns that a share of `whole` comes to, with `others` left beside it; `usual` without a share.
pub(super) fn columns(share: Option<u16>, whole: u16, others: u16, usual: u16) -> u16 {
    portion(share, whole, [NARROWEST, others], usual)
}

/// The same for columns or rows, of which the part and the rest have at least so many.
pub(super) fn portion(share: Option<u16>, whole: u16, [least, rest]: [u16; 2], usual: u16) -> u16 {
    let Some(share) = share else { return usual };
    let part = (u32::from(whole) * u32::from(share) + 500) / 1_000;
    let most = whole.saturating_sub(rest).max(least);
    let part = u16::try_from(part).unwrap_or(most);
    part.clamp(least, most).min(whole)
}

impl App {
    /// Gives the pane or side with the keys more room, or less.
    pub(super) fn resize(&mut self, wider: bool) {
        let before = self.room();
        if self.compared.is_some() {
            self.resize_side(wider);
        } else {
            self.resize_pane(wider);
        }
        self.refresh();
        if self.notice.is_none() && self.room() == before {
            self.say(if wider {
                "The pane is as wide as it can be."
            } else {
                "The pane is as narrow as it can be."
            });
        }
    }

    /// What the panes and sides have.
    fn room(&self) -> (Option<Layout>, Option<[Area; 2]>) {
        let compared = self.compared.as_ref();
        let sides = compared.map(|compared| compared.sides.each_ref().map(|side| side.area));
        (self.layout, sides)
    }

    /// Moves the line between two documents by a step: the side with the keys gets more of both, or less.
    fn resize_side(&mut self, wider: bool) {
        let Some(compared) = &self.compared else {
            return;
        };
        let [one, other] = compared.sides.each_ref().map(|side| side.area);
        let beside = one.y == other.y;
        let (first, whole, step) = if beside {
            (one.width, one.width + other.width, STEP)
        } else {
            (one.height, one.height + other.height, STEP / 2)
        };
        let grows = wider == (compared.focus == 0);
        let first = if grows {
            first + step
        } else {
            first.saturating_sub(step)
        };
        self.shares.sides = Some(share(first, whole));
    }

    /// Moves the line between two documents to this place.
    pub(super) fn move_sides(&mut self, x: u16, y: u16) {
        let Some(compared) = &self.compared else {
            return;
        };
        let [one, other] = compared.sides.each_ref().map(|side| side.area);
        let (first, whole) = if one.y == other.y {
            (x.saturating_sub(one.x), one.width + other.width)
        } else {
            (y.saturating_sub(one.y), one.height + other.height)
        };
        self.shares.sides = Some(share(first.min(whole), whole));
    }

    fn resize_pane(&mut self, wider: bool) {
        let Some(layout) = self.layout else { return };
        // The source has no line at its right: its left one moves the other way.
        let (left, grows) = match self.focus {
            Pane::Councils => (Pane::Councils, wider),
            Pane::Findings => (Pane::Findings, wider),
            Pane::Source => (Pane::Findings, !wider),
        };
        let area = layout.panes[left as usize];
        let Some(area) = area.filter(|area| area.width < layout.status.width) else {
            return self.say("One pane has the whole screen.");
        };
        let end = area.x + area.width;
        let end = if grows {
            end + STEP
        } else {
            end.saturating_sub(STEP)
        };
        self.move_border(left, end);
    }

    /// Gives every pane, or both sides, the room that suits the screen.
    pub(super) fn even(&mut self) {
        if self.compared.is_some() {
            self.shares.sides = None;
        } else {
            let sides = self.shares.sides;
            self.shares = Shares {
                sides,
                ..Shares::default()
            };
        }
    }

    /// Moves the line at the right of a pane to this column.
    pub(super) fn move_border(&mut self, left: Pane, x: u16) {
        let Some(layout) = self.layout else { return };
        let Some(area) = layout.panes[left as usize] else {
            return;
        };
        let columns = x.saturating_sub(area.x);
        match left {
            Pane::Councils => self.shares.councils = Some(share(columns, layout.status.width)),
            _ => self.shares.findings = Some(share(columns, reading(layout))),
        }
    }
}

/// The columns of findings and source.
fn reading(layout: Layout) -> u16 {
    let columns = |pane: Pane| layout.panes[pane as usize].map_or(0, |area| area.width);
    columns(Pane::Findings) + columns(Pane::Source)
}
