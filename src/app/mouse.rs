//! The mouse, when the reader has asked for it: a press takes the pane and row under it, the wheel moves what is under it, and
//! a drag moves the line between two panes or documents. Everything it does can be done by keys.

use super::cursor::Motion;
use super::layout::Area;
use super::{
    Action, App, Compared, Context, Effect, Grid, MATRIX_CELL, MATRIX_HEAD, Overlay, Pane, Scene,
};

/// Rows of text that one step of the wheel moves.
const STEP: isize = 3;

/// Something done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// The column, from 0.
    pub x: u16,
    /// The row, from 0.
    pub y: u16,
    /// What was done there.
    pub gesture: Gesture,
}

/// How it stands with the mouse.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pointer {
    used: bool,
    /// The line that it holds.
    holds: Option<Border>,
}

/// A line that can be dragged.
#[derive(Debug, Clone, Copy)]
enum Border {
    /// At the right of a pane.
    Pane(Pane),
    /// Between two documents, beside each other or one above the other.
    Sides,
}

/// What can be done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The left button went down.
    Press,
    /// It moved while down.
    Drag,
    /// It went up.
    Release,
    /// The wheel went so many steps down, or up when negative.
    Wheel(isize),
}

impl Mouse {
    /// This and what came after it as one thing, when nothing is lost by that: of a drag its last place, of a wheel its steps.
    #[must_use]
    pub fn joined(self, later: Self) -> Option<Self> {
        match (self.gesture, later.gesture) {
            (Gesture::Drag, Gesture::Drag) => Some(later),
            (Gesture::Wheel(one), Gesture::Wheel(more))
                if (self.x, self.y) == (later.x, later.y) =>
            {
                let gesture = Gesture::Wheel(one.saturating_add(more));
                Some(Self { gesture, ..later })
            }
            _ => None,
        }
    }

    fn is_in(self, area: Area) -> bool {
        (area.x..area.x + area.width).contains(&self.x)
            && (area.y..area.y + area.height).contains(&self.y)
    }

    /// The row of an area it points at, from 0.
    fn row(self, area: Area) -> Option<usize> {
        self.is_in(area).then(|| usize::from(self.y - area.y))
    }
}

impl App {
    /// Whether the mouse is used, as the settings say.
    #[must_use]
    pub fn with_mouse(mut self, used: bool) -> Self {
        self.pointer.used = used;
        if used {
            self.tell_of_mouse();
        }
        self
    }

    /// Uses the mouse, or leaves it to the terminal again.
    pub(super) fn toggle_mouse(&mut self) {
        self.pointer.used = !self.pointer.used;
        self.effects.push(Effect::Mouse(self.pointer.used));
        self.tell_of_mouse();
    }

    fn tell_of_mouse(&mut self) {
        self.say(if self.pointer.used {
            "The mouse works here: press, wheel, drag the line between two panes or documents. Shift-drag selects text as ever. \
             `mouse = true` in config.toml keeps it."
        } else {
            "The mouse belongs to your terminal again."
        });
    }

    pub(super) fn point(&mut self, mouse: Mouse) {
        if !self.pointer.used {
            return;
        }
        (self.count, self.begun) = (None, Vec::new());
        match mouse.gesture {
            Gesture::Wheel(steps) => self.wheel(mouse, steps),
            Gesture::Release => self.pointer.holds = None,
            Gesture::Drag => match self.pointer.holds {
                Some(Border::Pane(left)) => self.move_border(left, mouse.x),
                Some(Border::Sides) => self.move_sides(mouse.x, mouse.y),
                None => {}
            },
            Gesture::Press => {
                self.notice = None;
                self.press_at(mouse);
            }
        }
    }

    fn wheel(&mut self, mouse: Mouse, steps: isize) {
        let (rows, text) = (
            Motion::Rows(steps),
            Motion::Rows(steps.saturating_mul(STEP)),
        );
        let leafing = matches!(self.overlay, Some(Overlay::Help(_)));
        if self.step_overlay(if leafing { text } else { rows }) {
            return;
        }
        if let Some(compared) = &mut self.compared {
            let focus = compared.focus;
            let under = compared
                .sides
                .iter()
                .position(|side| mouse.is_in(side.area));
            compared.focus = under.unwrap_or(focus);
            self.scroll_compared(text);
            if let Some(compared) = &mut self.compared {
                compared.focus = focus;
            }
            return;
        }
        if self.step_story(rows) {
            return;
        }
        match self.pane_at(mouse) {
            Some(Pane::Councils) => self.step_councils(rows),
            Some(Pane::Findings) => self.step_findings(rows),
            Some(Pane::Source) => self.source.scroll(text),
            None => {}
        }
    }

    fn press_at(&mut self, mouse: Mouse) {
        if matches!(self.overlay, Some(Overlay::Welcome)) {
            let area = self.overlay_area();
            self.overlay = None;
            if mouse.is_in(area) {
                return;
            }
        }
        if self.overlay.is_some() {
            return self.press_in_list(mouse);
        }
        if let Some(compared) = &mut self.compared {
            let under = compared
                .sides
                .iter()
                .position(|side| mouse.is_in(side.area));
            compared.focus = under.unwrap_or(compared.focus);
            let held = mouse.is_in(compared.border());
            self.pointer.holds = held.then_some(Border::Sides);
            return;
        }
        if let Some(scene) = self.scene_mut() {
            // What is selected already is opened, as Enter would.
            if scene.select_at(|area| mouse.row(area), mouse.x) {
                self.act(Action::Open);
            }
            return;
        }
        let typing = self.context() == Context::Filter;
        self.pointer.holds = self.border_at(mouse).map(Border::Pane);
        match self.pane_at(mouse) {
            _ if self.pointer.holds.is_some() => {}
            Some(pane) => {
                if typing {
                    self.act(Action::Keep);
                }
                self.press_in_pane(pane, mouse);
            }
            None if mouse.y == 0 && !typing => self.act(Action::Filter),
            None => {}
        }
    }

    fn press_in_list(&mut self, mouse: Mouse) {
        let area = self.overlay_area();
        let rows = Area {
            y: area.y + 3,
            height: area.height.saturating_sub(4),
            ..area
        };
        let Some(Overlay::Picker(picker)) = &mut self.overlay else {
            return;
        };
        let Some(row) = mouse.row(rows).map(|row| picker.cursor.top + row) else {
            return;
        };
        if row == picker.cursor.selected && !picker.offers.is_empty() {
            self.act(Action::Choose);
        } else if row < picker.offers.len() {
            picker.cursor.selected = row;
        }
    }

    /// Takes the pane, and the row under the mouse; a second press on the selected row opens it.
    fn press_in_pane(&mut self, pane: Pane, mouse: Mouse) {
        let held = self.focus == pane;
        self.focus = pane;
        let Some(area) = self.layout.and_then(|layout| layout.panes[pane as usize]) else {
            return;
        };
        let row = mouse.row(area.body());
        let (row, selected) = match pane {
            Pane::Councils => {
                let at = row.map(|row| self.councils.cursor.top + row);
                let at = at.filter(|at| *at < self.councils.rows.len());
                (at, self.councils.cursor.selected)
            }
            Pane::Findings => {
                let at = row.and_then(|row| self.findings.row_at(row));
                (at, self.findings.cursor.selected)
            }
            Pane::Source => {
                return row.into_iter().for_each(|row| self.source.aim_at(row));
            }
        };
        match row {
            Some(row) if row == selected && held => self.act(Action::Open),
            Some(row) if row == selected => {}
            Some(row) if pane == Pane::Councils => self.step_councils(Motion::To(row)),
            Some(row) => self.step_findings(Motion::To(row)),
            None => {}
        }
    }

    fn pane_at(&self, mouse: Mouse) -> Option<Pane> {
        let layout = self.layout?;
        Pane::ALL
            .into_iter()
            .find(|pane| layout.panes[*pane as usize].is_some_and(|area| mouse.is_in(area)))
    }

    /// The pane at the left of the line under the mouse.
    fn border_at(&self, mouse: Mouse) -> Option<Pane> {
        let layout = self.layout?;
        Pane::ALL.into_iter().find(|pane| {
            let area = layout.panes[*pane as usize];
            area.is_some_and(|area| {
                let line = Area {
                    x: area.x + area.width,
                    width: 1,
                    ..area
                };
                line.x < layout.status.width && mouse.is_in(line)
            })
        })
    }
}

impl Compared {
    /// The line between the two documents; where one stands above the other, with the lower one's title.
    fn border(&self) -> Area {
        let [one, other] = self.sides.each_ref().map(|side| side.area);
        if one.y == other.y {
            let x = one.x + one.width;
            return Area { x, width: 1, ..one };
        }
        let y = one.y + one.height;
        let height = (other.y + 1).saturating_sub(y);
        Area { y, height, ..one }
    }
}

impl Scene {
    /// Selects what stands where the mouse points, which `row` knows of an area; whether it was selected already.
    fn select_at(&mut self, row: impl Fn(Area) -> Option<usize>, x: u16) -> bool {
        match self {
            Self::Timeline(chronicle) => {
                let at = row(chronicle.body()).map(|row| chronicle.cursor.top + row);
                let at = at.filter(|at| *at < chronicle.lines.len());
                select(&mut chronicle.cursor.selected, at)
            }
            Self::Briefing(binder) => {
                let line = row(binder.body()).map(|row| binder.cursor.top + row);
                let at = line.and_then(|line| Some(binder.lines.get(line)?.piece));
                select(&mut binder.cursor.selected, at)
            }
            Self::Matrix(grid) => {
                let (at, column) = (row(grid.body()), grid.column_at(x));
                let at = at.map(|row| grid.cursor.top + row);
                let at = at.filter(|at| *at < grid.matrix.rows.len());
                let same = column.is_none_or(|column| column == grid.column);
                grid.column = column.filter(|_| at.is_some()).unwrap_or(grid.column);
                select(&mut grid.cursor.selected, at) && same
            }
            Self::Meeting(_) => false,
        }
    }
}

/// Selects a row, if there is one; whether it was selected already.
fn select(selected: &mut usize, row: Option<usize>) -> bool {
    let Some(row) = row else { return false };
    std::mem::replace(selected, row) == row
}

impl Grid {
    /// Where the lines stand.
    fn body(&self) -> Area {
        Area {
            y: self.area.y + 2 + MATRIX_HEAD,
            height: u16::try_from(self.rows()).unwrap_or(self.area.height),
            ..self.area
        }
    }

    /// The column of themes at this column of the screen, 0 for all.
    fn column_at(&self, x: u16) -> Option<usize> {
        let at = usize::from(x.checked_sub(self.area.x + 1 + self.names)? / MATRIX_CELL);
        std::iter::once(0).chain(self.in_sight()).nth(at)
    }
}
