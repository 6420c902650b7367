//! Where things stand on a screen of a given size: arithmetic on columns and rows, no drawing.
//!
//! It is the state's business because what a key does depends on it: how far a page is, and where a line ends.

use serde::{Deserialize, Serialize};

use super::sizes::{NARROWEST, Shares, columns as own};

/// One of the three panes.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Pane {
    /// The list of councils.
    #[default]
    Councils,
    /// The list of findings, or of hits.
    Findings,
    /// The source document.
    Source,
}

impl Pane {
    /// All three, from left to right.
    pub const ALL: [Self; 3] = [Self::Councils, Self::Findings, Self::Source];
}

/// A rectangle of terminal cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Area {
    /// First column.
    pub(crate) x: u16,
    /// First row.
    pub(crate) y: u16,
    /// Columns.
    pub(crate) width: u16,
    /// Rows.
    pub(crate) height: u16,
}

impl Area {
    const fn new(x: u16, y: u16, width: u16, height: u16) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }

    /// Without the pane's title and rule, and one column in from both sides.
    #[must_use]
    pub(crate) const fn body(self) -> Self {
        self.between(2, 0)
    }

    /// Below so many rows of a head and above so many of a foot, one column in from both sides.
    #[must_use]
    pub(crate) const fn between(self, head: u16, foot: u16) -> Self {
        let height = self.height.saturating_sub(head).saturating_sub(foot);
        Self::new(
            self.x + 1,
            self.y + head,
            self.width.saturating_sub(2),
            height,
        )
    }
}

/// Where everything stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    /// The line with the filter.
    pub(crate) filter: Area,
    /// The line below it, when there is something to say about the filter.
    pub(crate) message: Option<Area>,
    /// The panes in sight, by [`Pane::ALL`].
    pub(crate) panes: [Option<Area>; 3],
    /// What the tour says, above the last line.
    pub(crate) tour: Option<Area>,
    /// The last line.
    pub(crate) status: Area,
    /// Where a panel over the panes stands, such as the help.
    pub(crate) overlay: Area,
}

impl Layout {
    /// Everything between the filter's lines and the last line: where a view in the place of the panes stands.
    pub(crate) fn middle(self) -> Area {
        let top = self.filter.height + self.message.map_or(0, |area| area.height);
        let bottom = self.tour.unwrap_or(self.status).y;
        Area::new(0, top, self.status.width, bottom - top)
    }
}

/// What the layout depends on besides the size.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Wish {
    /// The pane that must be in sight.
    pub(crate) focus: Pane,
    /// Whether it stands alone.
    pub(crate) zoomed: bool,
    /// The reader's own widths.
    pub(crate) shares: Shares,
    /// Rows for a message about the filter, 0 to 3.
    pub(crate) message: u16,
    /// Rows for the tour.
    pub(crate) tour: u16,
}

/// The smallest screen on which anything but one sentence is shown: columns, rows.
pub(crate) const SMALLEST: (u16, u16) = (40, 8);

/// Columns of a panel over the panes.
const PANEL: u16 = 76;

/// Rows that the panes keep when the tour is on.
const LEAST: u16 = 6;

/// From this width on, two panes.
const TWO: u16 = 60;

/// From this width on, three panes.
const THREE: u16 = 100;

/// Lays out a screen; `None` when it is too small to be of use.
pub(crate) fn layout(width: u16, height: u16, wish: Wish) -> Option<Layout> {
    if width < SMALLEST.0 || height < SMALLEST.1 {
        return None;
    }
    let top = 1 + wish.message;
    // On a screen so small that nothing would be left of the panes, the tour gives way.
    let tour = Some(wish.tour).filter(|rows| *rows > 0 && top + rows + LEAST < height);
    let rows = height - top - 1 - tour.unwrap_or(0);
    let mut panes = [None; 3];
    let mut x = 0;
    for (pane, columns) in columns(width, wish) {
        panes[pane as usize] = Some(Area::new(x, top, columns, rows));
        x += columns + 1;
    }
    // Scraps of text beside a panel are worth nothing to anybody.
    let w = if width < PANEL + 16 { width } else { PANEL };
    let h = rows.min(40);
    Some(Layout {
        filter: Area::new(0, 0, width, 1),
        message: (wish.message > 0).then_some(Area::new(0, 1, width, wish.message)),
        panes,
        tour: tour.map(|rows| Area::new(0, height - 1 - rows, width, rows)),
        status: Area::new(0, height - 1, width, 1),
        overlay: Area::new((width - w) / 2, top + (rows - h) / 2, w, h),
    })
}

/// The panes in sight with their widths; one column between two of them holds the line that parts them.
fn columns(width: u16, wish: Wish) -> Vec<(Pane, u16)> {
    let share = |whole: u16, percent: u16, least: u16, most: u16| {
        (u32::from(whole) * u32::from(percent) / 100)
            .try_into()
            .unwrap_or(least)
            .clamp(least, most)
    };
    match wish.focus {
        focus if wish.zoomed || width < TWO => vec![(focus, width)],
        Pane::Councils if width < THREE => {
            let usual = share(width, 38, 24, 34);
            let councils = own(wish.shares.councils, width, NARROWEST + 1, usual);
            vec![
                (Pane::Councils, councils),
                (Pane::Findings, width - 1 - councils),
            ]
        }
        _ if width < THREE => {
            let usual = share(width, 42, 24, 40);
            let findings = own(wish.shares.findings, width - 1, NARROWEST, usual);
            vec![
                (Pane::Findings, findings),
                (Pane::Source, width - 1 - findings),
            ]
        }
        _ => {
            let usual = share(width, 22, 24, 40);
            let councils = own(wish.shares.councils, width, 2 * NARROWEST + 2, usual);
            let rest = width - 2 - councils;
            let usual = share(rest, 42, 30, 72);
            let findings = own(
                wish.shares.findings,
                rest,
                NARROWEST,
                usual.min(rest - NARROWEST),
            );
            vec![
                (Pane::Councils, councils),
                (Pane::Findings, findings),
                (Pane::Source, rest - findings),
            ]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_sight(width: u16, focus: Pane) -> Vec<Pane> {
        let wish = Wish {
            focus,
            ..Wish::default()
        };
        let layout = layout(width, 24, wish).unwrap();
        Pane::ALL
            .into_iter()
            .filter(|p| layout.panes[*p as usize].is_some())
            .collect()
    }

    #[test]
    fn three_panes_then_two_then_one_as_the_screen_narrows() {
        assert_eq!(in_sight(100, Pane::Councils), Pane::ALL);
        assert_eq!(
            in_sight(99, Pane::Councils),
            [Pane::Councils, Pane::Findings]
        );
        assert_eq!(in_sight(60, Pane::Source), [Pane::Findings, Pane::Source]);
        assert_eq!(in_sight(59, Pane::Findings), [Pane::Findings]);
        assert_eq!(layout(39, 24, Wish::default()), None);
        assert_eq!(layout(80, 7, Wish::default()), None);
    }

    #[test]
    fn panes_fill_the_width_without_overlap_at_every_size() {
        for width in SMALLEST.0..300 {
            for focus in Pane::ALL {
                let wish = Wish {
                    focus,
                    zoomed: false,
                    shares: Shares::default(),
                    message: 1,
                    tour: 0,
                };
                let panes = layout(width, SMALLEST.1, wish).unwrap().panes;
                let panes: Vec<_> = panes.into_iter().flatten().collect();
                let gaps = u16::try_from(panes.len()).unwrap() - 1;
                assert_eq!(panes.iter().map(|a| a.width).sum::<u16>() + gaps, width);
                assert!(panes.iter().all(|a| a.width >= 20 && a.height >= 5));
            }
        }
    }
}
