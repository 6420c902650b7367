//! The council list: grade, name, counts, and what is held about the selected one.

use super::canvas::Canvas;
use super::look::Token;
use super::{nothing, pane};
use crate::app::{App, Area, Pane, council_foot, held, words};
use crate::model::Grade;

/// From this width on, the grade stands in a column of its own.
const GRADE_COLUMN: u16 = 32;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, area: Area) {
    let list = &app.councils;
    let detail = words::grouped(list.rows.len().saturating_sub(1));
    pane(canvas, app, Pane::Councils, area, ["Councils", &detail]);
    let body = area.body();
    if app.shelf.documents() == 0 {
        // Beside the findings, which say the same, once is enough.
        let alone = area.width == app.size().0;
        let sentence = if alone {
            app.empty_library()
        } else {
            String::new()
        };
        return nothing(canvas, body, &sentence);
    }
    let foot = council_foot(body.height);
    let rows = usize::from(body.height - foot);
    for (y, at) in (body.y..).zip(list.cursor.top..(list.cursor.top + rows).min(list.rows.len())) {
        row(
            canvas,
            app,
            Area {
                y,
                height: 1,
                ..body
            },
            at,
        );
    }
    let space = (
        usize::from(foot.saturating_sub(1)),
        usize::from(body.width - 1),
    );
    let lines = held(
        &app.shelf.councils,
        list.selected(),
        app.shelf.documents(),
        space,
    );
    let bottom = body.y + body.height;
    for (y, line) in (0..bottom).rev().zip(lines.iter().rev()) {
        canvas.text(body.x + 1, y, body.width - 1, &line.text, Token::Dim);
        if line.grade.is_some() {
            let sign = words::sign(line.grade).to_string();
            canvas.text(body.x + 1, y, 1, &sign, grade_token(line.grade));
        }
    }
}

fn row(canvas: &mut Canvas<'_>, app: &App, area: Area, at: usize) {
    let row = app.councils.rows[at];
    let council = row.council.and_then(|i| app.shelf.councils.get(i));
    let selected = at == app.councils.cursor.selected;
    let focused = app.focus() == Some(Pane::Councils);
    let right = area.x + area.width;
    let mut end = canvas.text_right(right, area.y, &words::grouped(row.count), Token::Dim);
    let (name, token) = match council {
        Some(council) => (council.name.as_str(), Token::Text),
        None => ("All councils", Token::Heading),
    };
    if let Some(council) = council {
        let (sign, token) = (words::sign(council.grade), grade_token(council.grade));
        canvas.text(area.x + 1, area.y, 1, &sign.to_string(), token);
        if area.width >= GRADE_COLUMN {
            end = end.min(right - 6) - 7;
            canvas.text(end, area.y, 7, words::short_grade(council.grade), token);
        }
    }
    canvas.text(
        area.x + 3,
        area.y,
        end.saturating_sub(area.x + 4),
        name,
        token,
    );
    match (selected, focused) {
        (true, true) => canvas.select(area.x, area.y, area.width),
        (true, false) => {
            canvas.text(area.x, area.y, 1, "▌", Token::Marked);
            canvas.paint(area.x, area.y, area.width, Token::Marked);
        }
        _ => {}
    }
}

/// The style of a grade.
pub(super) const fn grade_token(grade: Option<Grade>) -> Token {
    match grade {
        Some(Grade::Outstanding | Grade::Good) => Token::GradeHigh,
        Some(Grade::RequiresImprovement | Grade::Adequate | Grade::NotJudged) => Token::GradeMiddle,
        Some(Grade::Inadequate) => Token::GradeLow,
        None => Token::Dim,
    }
}
