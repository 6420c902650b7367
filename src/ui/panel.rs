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

/// What can follow the keys pressed so far, at the foot of the panes: in two columns and fewer words where one is too high.
pub(super) fn following(canvas: &mut Canvas<'_>, app: &App, status: Area) {
    let rows = app.following();
    let Some(widest) = rows.iter().map(|(keys, _)| width(keys)).max() else {
        return;
    };
    let short = rows.len() + 2 > usize::from(status.y);
    let each = if short {
        rows.len().div_ceil(2)
    } else {
        rows.len()
    };
    let height = u16::try_from(each + 2).unwrap_or(status.y).min(status.y);
    let columns = status.width.min(60);
    let area = Area {
        x: status.width - columns,
        y: status.y - height,
        width: columns,
        height,
    };
    let begun: String = app.begun.iter().map(|key| key.label()).collect();
    panel(canvas, area, &begun);
    let keys = u16::try_from(widest).unwrap_or(columns).min(columns / 4);
    let room = if short {
        (columns - 4) / 2
    } else {
        columns - 4
    };
    for (x, part) in (area.x + 2..).step_by(room.into()).zip(rows.chunks(each)) {
        for (y, (key, about)) in (area.y + 1..area.y + height - 1).zip(part) {
            let help = if short && !about.hint.is_empty() {
                about.hint
            } else {
                about.help
            };
            canvas.text(x, y, keys, key, Token::Key);
            canvas.text(
                x + keys + 2,
                y,
                room.saturating_sub(keys + 3),
                help,
                Token::Text,
            );
        }
    }
}
