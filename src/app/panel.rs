//! Where the panel over the panes stands: as large as its rows need, and beside the row that it is about.

use std::ops::Range;

use super::{App, Area, Overlay, Pane, Sort, shorten, words};
use crate::export::citation::flowing;
use crate::model::Span;
use crate::model::mark::Target;

/// Rows of the note's panel: enough to write in, and the passage can still be read beside it.
const NOTE: u16 = 12;

/// Rows of a panel that gives way to the row it is about.
const LEAST: u16 = 7;

/// Columns of a panel that its rows do not need: frame, spaces, and the selection's mark.
const AROUND: u16 = 6;

/// Columns of a finding's words in a panel's title.
const BEGINNING: usize = 48;

impl App {
    /// Where the open panel stands: no larger than its rows need; its upper end stays, whatever is typed.
    pub(crate) fn overlay_area(&self) -> Area {
        let Some(layout) = self.layout else {
            return Area::default();
        };
        let area = self.widened(layout.overlay);
        let needed = match &self.overlay {
            Some(Overlay::Picker(picker)) => picker.rows() + 4,
            Some(Overlay::Note(_)) => NOTE.into(),
            Some(Overlay::Import(import)) => import.height((area.width - 4).into()),
            Some(Overlay::Welcome) => self.welcome().len() + 2,
            _ => usize::MAX,
        };
        let needed = u16::try_from(needed).unwrap_or(u16::MAX);
        let height = area.height.min(needed);
        // The welcome stands in the middle of the panes it speaks of.
        let down = match self.overlay {
            Some(Overlay::Welcome) => (area.height - height) / 2,
            _ => 0,
        };
        let placed = Area {
            y: area.y + down,
            height,
            ..area
        };
        match self.acted_on() {
            Some(rows) => beside(area, placed, &rows),
            None => placed,
        }
    }

    /// As wide as the longest row of the list, where the screen has room for that.
    fn widened(&self, area: Area) -> Area {
        let screen = self.size.0;
        let needed = self.picker().map_or(0, |picker| picker.widest + AROUND);
        if area.width == screen || needed <= area.width {
            return area;
        }
        let width = needed.min(screen - 2 * AROUND);
        let x = (screen - width) / 2;
        Area { x, width, ..area }
    }

    /// The rows of the screen with what the panel is about.
    fn acted_on(&self) -> Option<Range<u16>> {
        let about = match &self.overlay {
            Some(Overlay::Note(_)) => true,
            Some(Overlay::Picker(picker)) => matches!(picker.sort, Sort::Tag(_) | Sort::Brief(_)),
            _ => false,
        };
        if !about || self.compared.is_some() || self.scene().is_some() {
            return None;
        }
        let pane = match self.focus {
            Pane::Source => Pane::Source,
            Pane::Councils | Pane::Findings => Pane::Findings,
        };
        let body = self.layout?.panes[pane as usize]?.body();
        let rows = match pane {
            Pane::Source => self.source.rows_acted_on()?,
            _ => self.findings.rows_of_selected()?,
        };
        let shown = |row: usize| u16::try_from(row).unwrap_or(body.height).min(body.height);
        Some(body.y + shown(rows.start)..body.y + shown(rows.end))
    }

    /// How what the reader acts on begins, for a panel's title.
    pub(super) fn begins(&self, on: Target) -> String {
        let citation = self.shelf.catalogue.cite(on).ok().flatten();
        let begins = citation.map(|citation| flowing(&citation.anchor.exact));
        begins.map_or("this passage".to_owned(), |text| {
            format!("“{}”", shorten(words::line(&text).trim(), BEGINNING))
        })
    }
}

/// The panel below the rows it is about, or above them, when it would cover them and there is room.
fn beside(room: Area, panel: Area, rows: &Range<u16>) -> Area {
    if rows.start >= panel.y + panel.height {
        return panel;
    }
    let below = (room.y + room.height).saturating_sub(rows.end);
    let above = rows.start.saturating_sub(room.y);
    let least = panel.height.min(LEAST);
    let (y, height) = match (panel.height.min(below), panel.height.min(above)) {
        (height, _) if height >= least && below >= above => (rows.end, height),
        (_, height) if height >= least => (rows.start - height, height),
        (height, _) if height >= least => (rows.end, height),
        _ => return panel,
    };
    Area { y, height, ..panel }
}

impl super::Findings {
    /// The rows of the list, from its first in sight, that the selected finding takes.
    fn rows_of_selected(&self) -> Option<Range<usize>> {
        let at = self
            .items
            .iter()
            .position(|item| item.row == self.cursor.selected)?;
        let above: usize = self.items[..at].iter().map(|item| item.height).sum();
        let item = &self.items[at];
        Some(above..above + item.height - usize::from(item.gap))
    }
}

impl super::Source {
    /// The rows of the pane that the quotation stepped to takes, or what is selected, else the finding.
    fn rows_acted_on(&self) -> Option<Range<usize>> {
        let selected = self.selection.as_ref().map(|selection| selection.span);
        let quotation = self.quotation().map(|row| row.quotation.span);
        let span: Span = selected.or(quotation).or(self.finding)?;
        let sheet = self.sheet.as_ref()?;
        let (first, last) = (sheet.row(span.start), sheet.row(span.end.saturating_sub(1)));
        let head = usize::from(self.frame.head);
        let shown = |row: usize| head + row.saturating_sub(self.top);
        (last >= self.top).then(|| shown(first)..shown(last + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(y: u16, height: u16) -> Area {
        Area {
            x: 0,
            y,
            width: 40,
            height,
        }
    }

    #[test]
    fn a_panel_leaves_the_row_it_is_about_in_sight_where_there_is_room() {
        let room = area(1, 22);
        let placed = |rows: Range<u16>| {
            let panel = beside(room, area(1, 12), &rows);
            (panel.y, panel.height)
        };
        assert_eq!(placed(3..7), (7, 12));
        assert_eq!(placed(14..18), (1, 12), "it covers nothing there");
        assert_eq!(placed(9..12), (12, 11), "a little smaller");
        assert_eq!(placed(2..20), (1, 12), "there is no room for both");
    }
}
