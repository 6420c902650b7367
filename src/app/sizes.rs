//! How wide the panes are: as much as suits the screen, until the reader gives one more or less.

use serde::{Deserialize, Serialize};

use super::layout::Layout;
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
}

/// So many columns of `whole` in thousandths.
fn share(columns: u16, whole: u16) -> u16 {
    let (columns, whole) = (u32::from(columns), u32::from(whole.max(1)));
    u16::try_from((columns * 1_000 + whole / 2) / whole).unwrap_or(1_000)
}

/// The columns that a share of `whole` comes to, with `others` left beside it; `usual` without a share.
pub(super) fn columns(share: Option<u16>, whole: u16, others: u16, usual: u16) -> u16 {
    let Some(share) = share else { return usual };
    let columns = (u32::from(whole) * u32::from(share) + 500) / 1_000;
    let most = whole.saturating_sub(others).max(NARROWEST);
    u16::try_from(columns)
        .unwrap_or(most)
        .clamp(NARROWEST, most)
}

impl App {
    /// Gives the pane with the keys more columns, or fewer.
    pub(super) fn resize_pane(&mut self, wider: bool) {
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
        let before = layout.panes;
        self.move_border(
            left,
            if grows {
                end + STEP
            } else {
                end.saturating_sub(STEP)
            },
        );
        self.refresh();
        if self.layout.is_some_and(|layout| layout.panes == before) {
            self.say(if wider {
                "The pane is as wide as it can be."
            } else {
                "The pane is as narrow as it can be."
            });
        }
    }

    /// Gives every pane the width that suits the screen.
    pub(super) fn even_panes(&mut self) {
        self.shares = Shares::default();
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
