//! The panel in which something is brought in: the line for its name, how far reading is, and what was found.

use ratatui::layout::Position;

use super::canvas::Canvas;
use super::line;
use super::look::Token;
use super::panel::panel;
use crate::app::{App, Area, Import, ImportStage as Stage, shorten, width, words};

/// Columns of the frame and a space on either side.
const INSET: u16 = 2;
/// What may be named.
const ABOUT: &str = "A file or a folder of files: PDF, web page, Word, Markdown, text.\nOr paste a whole text here.\n\
    Nothing is imported before you have seen what was found.";
/// Columns of the sign before the line and a space.
const SIGN: u16 = 2;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, import: &Import, area: Area) {
    panel(canvas, area, "Import");
    let inside = Area {
        x: area.x + INSET,
        y: area.y + 1,
        width: area.width - 2 * INSET,
        height: area.height - 2,
    };
    match &import.stage {
        Stage::Naming(names) => naming(canvas, import, names, inside),
        Stage::Reading { done, total, name } => {
            let far = match total {
                0 => "Reading.".to_owned(),
                total => format!("Reading {} of {total}.", (done + 1).min(*total)),
            };
            canvas.text(inside.x, inside.y, inside.width, &far, Token::Text);
            canvas.text(
                inside.x,
                inside.y + 1,
                inside.width,
                &words::line(name),
                Token::Dim,
            );
            let bar = usize::from(inside.width) * done / (*total).max(1);
            canvas.text(
                inside.x,
                inside.y + 3,
                inside.width,
                &"━".repeat(bar),
                Token::Key,
            );
        }
        Stage::Found(preview) => {
            let name = words::line(&preview.name);
            let name = shorten(&name, inside.width.into());
            canvas.text(inside.x, inside.y, inside.width, &name, Token::Heading);
            found(canvas, app, import, inside);
        }
    }
}

fn naming(canvas: &mut Canvas<'_>, import: &Import, names: &[String], inside: Area) {
    canvas.text(inside.x, inside.y, 1, ">", Token::Key);
    let room = inside.width - SIGN;
    let typed = line::shown(&import.input, room);
    let typed = words::line(typed);
    canvas.text(inside.x + SIGN, inside.y, room, &typed, Token::Heading);
    let below = Area {
        y: inside.y + 2,
        height: inside.height.saturating_sub(2),
        ..inside
    };
    if names.is_empty() {
        return canvas.wrapped(below, ABOUT, Token::Dim);
    }
    for (y, name) in (below.y..below.y + below.height).zip(names) {
        canvas.text(inside.x + SIGN, y, room, &words::line(name), Token::Text);
    }
}

fn found(canvas: &mut Canvas<'_>, app: &App, import: &Import, inside: Area) {
    let rows = import.rows(inside.width.into());
    let labels = rows.iter().map(|(label, _)| width(label)).max();
    let labels = u16::try_from(labels.unwrap_or(0)).unwrap_or(0);
    let x = inside.x + labels + 2;
    let room = (inside.x + inside.width).saturating_sub(x);
    let shown = rows.iter().skip(import.top).take(app.import_rows());
    for (y, (label, text)) in (inside.y + 2..).zip(shown) {
        canvas.text(inside.x, y, labels, label, Token::Dim);
        canvas.text(x, y, room, text, Token::Text);
    }
    let below = rows.len().saturating_sub(import.top + app.import_rows());
    if below > 0 {
        let more = format!(" {below} more below ");
        let y = inside.y + inside.height;
        canvas.text_right(inside.x + inside.width, y, &more, Token::Dim);
    }
}

/// Where the terminal's cursor stands, while there is a line to type into.
pub(super) fn cursor(import: &Import, area: Area) -> Option<Position> {
    let naming = matches!(import.stage, Stage::Naming(_));
    let room = area.width - 2 * INSET - SIGN;
    let column = line::column(&import.input, room);
    naming.then(|| Position::new(area.x + INSET + SIGN + column, area.y + 1))
}
