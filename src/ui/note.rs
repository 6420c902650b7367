//! The note editor.

use ratatui::layout::Position;

use super::canvas::{Canvas, columns_of};
use super::look::Token;
use super::panel::panel;
use crate::app::{App, Area, Note};

/// Columns of the frame and a space on either side.
const INSET: u16 = 2;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, note: &Note, area: Area) {
    panel(canvas, area, &note.title);
    let rows = note.rows();
    let shown = rows.iter().skip(note.top).take(app.overlay_rows());
    for (y, row) in (area.y + 1..).zip(shown) {
        canvas.text(
            area.x + INSET,
            y,
            area.width - 2 * INSET,
            &note.text[row.clone()],
            Token::Text,
        );
    }
    let foot = area.y + area.height - 1;
    let keys = app.note_keys();
    let mut x = area.x + INSET;
    for key in keys.iter().map(|key| format!(" {key} ")) {
        let columns = columns_of(&key);
        if x + columns <= area.x + area.width - INSET {
            canvas.text(x, foot, columns, &key, Token::Dim);
            x += columns + 1;
        }
    }
}

/// Where the terminal's cursor stands.
pub(super) fn cursor(note: &Note, area: Area) -> Position {
    let (row, column) = note.position();
    let row = u16::try_from(row.saturating_sub(note.top)).unwrap_or(u16::MAX);
    let column = u16::try_from(column)
        .unwrap_or(u16::MAX)
        .min(area.width.saturating_sub(2 * INSET));
    Position::new(area.x + INSET + column, area.y + 1 + row)
}
