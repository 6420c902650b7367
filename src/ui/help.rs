//! The help: a panel over the panes.

use ratatui::layout::Position;

use super::canvas::Canvas;
use super::findings::speaker;
use super::line;
use super::look::Token;
use super::panel::panel;
use crate::app::{App, Area, HelpLine, Leafing};
use crate::model::SpeakerClass;

/// Rows of the line that finds a key, and the rule below it.
const FINDING: u16 = 2;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, area: Area, help: &Leafing) {
    panel(canvas, area, "Help");
    let mut inside = Area {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width - 4,
        height: area.height - 2,
    };
    if help.is_narrowed() {
        canvas.text(inside.x, inside.y, 1, "/", Token::Key);
        let room = inside.width - 2;
        let typed = line::shown(&help.input, room);
        canvas.text(inside.x + 2, inside.y, room, typed, Token::Heading);
        let rule = "─".repeat(usize::from(area.width - 2));
        canvas.text(area.x + 1, inside.y + 1, area.width - 2, &rule, Token::Rule);
        inside.y += FINDING;
        inside.height = inside.height.saturating_sub(FINDING);
    }
    let lines = app.help();
    if lines.is_empty() {
        canvas.text(
            inside.x,
            inside.y,
            inside.width,
            "No key does that.",
            Token::Dim,
        );
    }
    let rows = inside.y..inside.y + inside.height;
    for (y, line) in rows.zip(lines.iter().skip(help.top)) {
        let area = Area {
            y,
            height: 1,
            ..inside
        };
        entry(canvas, area, line);
    }
    let below = lines
        .len()
        .saturating_sub(help.top + usize::from(inside.height));
    let more = if below > 0 {
        format!(" {below} more below ")
    } else {
        String::new()
    };
    let (right, bottom) = (area.x + area.width - 2, area.y + area.height - 1);
    canvas.text_right(right, bottom, &more, Token::Dim);
}

/// The welcome.
pub(super) fn welcome(canvas: &mut Canvas<'_>, app: &App, area: Area) {
    panel(canvas, area, "casebook");
    let rows = area.y + 1..area.y + area.height - 1;
    for (y, line) in rows.zip(&app.welcome()) {
        let area = Area {
            x: area.x + 2,
            y,
            width: area.width - 4,
            height: 1,
        };
        entry(canvas, area, line);
    }
}

/// Where the terminal's cursor stands, while a key is looked for.
pub(super) fn cursor(help: &Leafing, area: Area) -> Option<Position> {
    let column = line::column(&help.input, area.width - 6);
    help.typing
        .then(|| Position::new(area.x + 4 + column, area.y + 1))
}

fn entry(canvas: &mut Canvas<'_>, area: Area, line: &HelpLine) {
    let column = area.width / 3;
    match line {
        HelpLine::Blank => {}
        HelpLine::Heading(text) => canvas.text(area.x, area.y, area.width, text, Token::Heading),
        HelpLine::Keys(keys, text) => {
            let columns = if text.is_empty() {
                area.width - 2
            } else {
                column - 3
            };
            canvas.text(area.x + 2, area.y, columns, keys, Token::Key);
            canvas.text(
                area.x + column,
                area.y,
                area.width - column,
                text,
                Token::Text,
            );
        }
        HelpLine::Pair(key, text) => {
            canvas.text(area.x + 2, area.y, 6, key, Token::Key);
            canvas.text(area.x + 9, area.y, area.width - 9, text, Token::Text);
        }
        HelpLine::Plain(text) => canvas.text(area.x, area.y, area.width, text, Token::Dim),
        HelpLine::Text(text) => canvas.text(area.x + 4, area.y, area.width - 4, text, Token::Text),
        HelpLine::Mark(mark, text) => {
            let token = mark_token(*mark);
            canvas.text(area.x + 2, area.y, 1, &mark.to_string(), token);
            canvas.text(area.x + 5, area.y, area.width - 5, text, Token::Text);
        }
    }
}

fn mark_token(mark: char) -> Token {
    let class = SpeakerClass::ALL
        .iter()
        .find(|class| crate::app::words::mark(**class) == mark);
    class.map_or(Token::Key, |class| speaker(*class))
}
