//! Panels over the panes: a frame with a title, and the one that says what can follow a key.

use super::canvas::Canvas;
use super::look::Token;
use crate::app::{App, Area, width};

/// Empties an area and draws a frame with a title around it.
pub(super) fn panel(canvas: &mut Canvas<'_>, area: Area, title: &str) {
    canvas.clear(area);
    let (right, bottom) = (area.x + area.width - 1, area.y + area.height - 1);
    let across = "─".repeat(usize::from(area.width - 2));
    for (y, line) in [
        (area.y, format!("╭{across}╮")),
        (bottom, format!("╰{across}╯")),
    ] {
        canvas.text(area.x, y, area.width, &line, Token::Rule);
    }
    for y in area.y + 1..bottom {
        canvas.text(area.x, y, 1, "│", Token::Rule);
        canvas.text(right, y, 1, "│", Token::Rule);
    }
    let title = format!(" {title} ");
    canvas.text(area.x + 2, area.y, area.width - 4, &title, Token::Focus);
}

/// What can follow the keys pressed so far, at the foot of the panes.
pub(super) fn following(canvas: &mut Canvas<'_>, app: &App, status: Area) {
    let rows = app.following();
    let (Some(widest), Ok(count)) = (
        rows.iter().map(|(keys, _)| width(keys)).max(),
        u16::try_from(rows.len()),
    ) else {
        return;
    };
    let height = (count + 2).min(status.y);
    let columns = status.width.min(60);
    let area = Area {
        x: status.width - columns,
        y: status.y - height,
        width: columns,
        height,
    };
    let begun: String = app.begun.iter().map(|key| key.label()).collect();
    panel(canvas, area, &begun);
    let keys = u16::try_from(widest).unwrap_or(columns).min(columns / 2);
    for (y, (key, help)) in (area.y + 1..area.y + height - 1).zip(&rows) {
        canvas.text(area.x + 2, y, keys, key, Token::Key);
        let x = area.x + 4 + keys;
        canvas.text(
            x,
            y,
            (area.x + columns - 1).saturating_sub(x),
            help,
            Token::Text,
        );
    }
}
