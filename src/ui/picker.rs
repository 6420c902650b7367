//! A panel to choose from: a line to type into, and the rows that fit what is typed.

use ratatui::layout::Position;

use super::canvas::{Canvas, columns_of, styled};
use super::line;
use super::look::Token;
use super::panel::panel;
use crate::app::{App, Area, Picker, cells, shorten, width, words};

/// Columns of the frame and a space on either side.
const INSET: u16 = 2;

/// Columns before a row's words: the selection's mark and a space.
const GUTTER: u16 = 2;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, picker: &Picker, area: Area) {
    panel(canvas, area, &picker.title());
    let inside = Area {
        x: area.x + INSET,
        width: area.width - 2 * INSET,
        ..area
    };
    let count = match picker.entries.len() {
        0 => String::new(),
        _ => words::grouped(picker.offers.len()),
    };
    let end = canvas.text_right(inside.x + inside.width, area.y + 1, &count, Token::Dim);
    canvas.text(inside.x, area.y + 1, 1, ">", Token::Key);
    let room = end.saturating_sub(inside.x + GUTTER + 1);
    canvas.text(
        inside.x + GUTTER,
        area.y + 1,
        room,
        line::shown(&picker.input, room),
        Token::Heading,
    );
    let rule = "─".repeat(usize::from(area.width - 2));
    canvas.text(area.x + 1, area.y + 2, area.width - 2, &rule, Token::Rule);
    if picker.offers.is_empty() {
        return none(canvas, picker, inside);
    }
    let rows = app.overlay_rows();
    let shown = picker.cursor.top..(picker.cursor.top + rows).min(picker.offers.len());
    for (y, at) in (area.y + 3..).zip(shown) {
        row(
            canvas,
            picker,
            Area {
                y,
                height: 1,
                ..inside
            },
            at,
        );
    }
}

/// Where the terminal's cursor stands.
pub(super) fn cursor(picker: &Picker, area: Area) -> Position {
    let room = area.width.saturating_sub(2 * INSET + GUTTER + 6);
    let column = line::column(&picker.input, room);
    Position::new(area.x + INSET + GUTTER + column, area.y + 1)
}

fn none(canvas: &mut Canvas<'_>, picker: &Picker, inside: Area) {
    let text = if picker.typed().is_empty() || picker.entries.is_empty() {
        picker.sort.empty()
    } else {
        "Nothing here is called that."
    };
    let below = Area {
        y: inside.y + 3,
        height: inside.height.saturating_sub(4),
        ..inside
    };
    canvas.wrapped(below, text, Token::Dim);
}

/// A row: what it is called with the typed letters marked, and its detail as far as there is room.
fn row(canvas: &mut Canvas<'_>, picker: &Picker, area: Area, at: usize) {
    let offer = &picker.offers[at];
    let entry = &picker.entries[offer.entry];
    let (x, columns) = (area.x + GUTTER, area.width - GUTTER);
    let all = usize::from(columns);
    // The name has the first right to the room, the detail to a third of it.
    let detail = shorten(
        &entry.detail,
        all.saturating_sub(width(&entry.text) + 2).max(all / 3),
    );
    let end = canvas.text_right(area.x + area.width, area.y, &detail, Token::Dim);
    let room = end.saturating_sub(x + 1);
    let name = shorten(&entry.text, room.into());
    let (text, hit) = (canvas.style(Token::Text), canvas.over(Token::Hit));
    let marked = |at: usize| {
        let character = name[..at].chars().count();
        offer.marks.contains(&character)
    };
    let style = |at: usize| if marked(at) { text.patch(hit) } else { text };
    canvas.line(x, area.y, room, &styled(&name, style));
    if at < 9 && picker.sort.is_numbered() && picker.typed().is_empty() {
        canvas.text(area.x, area.y, 1, &(at + 1).to_string(), Token::Key);
    }
    if at == picker.cursor.selected {
        canvas.select(area.x, area.y, area.width);
        for cell in cells(&name).filter(|cell| marked(cell.at)) {
            let before = columns_of(&name[..cell.at]);
            canvas.paint(x + before, area.y, columns_of(cell.text), Token::Hit);
        }
    }
}
