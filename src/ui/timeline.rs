//! A council's timeline: dates at the left, what happened beside them, and the whole words of the selected line below.

use super::canvas::{Canvas, columns_of};
use super::councils::grade_token;
use super::look::Token;
use super::nothing;
use crate::app::{Area, Chronicle, TimeLine, TimeSort, words};

/// Below this width there is no column for dates.
const NARROW: u16 = 60;

pub(super) fn draw(canvas: &mut Canvas<'_>, chronicle: &Chronicle) {
    let Area {
        x,
        y,
        width,
        height,
    } = chronicle.area;
    if height == 0 {
        return;
    }
    let tally = if width < NARROW { "" } else { &chronicle.tally };
    let end = canvas.text_right(x + width - 1, y, tally, Token::Dim);
    let title = format!("Timeline · {}", chronicle.council);
    canvas.text(x + 1, y, end.saturating_sub(x + 2), &title, Token::Focus);
    rule(canvas, chronicle.area, y + 1, "━", Token::Focus);
    let body = chronicle.body();
    if chronicle.lines.is_empty() {
        return nothing(canvas, body, "Nothing is held about this council.");
    }
    let shown = chronicle
        .lines
        .iter()
        .enumerate()
        .skip(chronicle.cursor.top);
    for (y, (at, entry)) in (body.y..body.y + body.height).zip(shown) {
        let area = Area {
            y,
            height: 1,
            ..body
        };
        line(canvas, chronicle, area, entry);
        if at == chronicle.cursor.selected {
            canvas.select(area.x, y, area.width);
        }
    }
    foot(canvas, chronicle);
}

fn rule(canvas: &mut Canvas<'_>, area: Area, y: u16, sign: &str, token: Token) {
    if y < area.y + area.height {
        canvas.text(
            area.x,
            y,
            area.width,
            &sign.repeat(area.width.into()),
            token,
        );
    }
}

fn line(canvas: &mut Canvas<'_>, chronicle: &Chronicle, area: Area, line: &TimeLine) {
    let right = area.x + area.width;
    let (sign, sign_token, token) = signs(line.sort);
    let event = !line.date.is_empty();
    let columns = match (area.width < NARROW, event) {
        (true, true) => columns_of(&line.date),
        (true, false) => 1,
        (false, true) => chronicle.dates,
        (false, false) => chronicle.dates + 2,
    };
    canvas.text(area.x, area.y, columns, &line.date, Token::Title);
    let x = area.x + columns + 1;
    let end = canvas.text_right(right, area.y, &line.place, Token::Dim);
    canvas.text(x, area.y, 1, &sign.to_string(), sign_token);
    canvas.text(x + 2, area.y, end.saturating_sub(x + 3), &line.text, token);
}

/// A sign, which says what the line is without colour, its style, and the style of the words.
const fn signs(sort: TimeSort) -> (char, Token, Token) {
    match sort {
        TimeSort::Report(grade) => (words::sign(grade), grade_token(grade), Token::Heading),
        TimeSort::Paper => ('¶', Token::Dim, Token::Heading),
        TimeSort::Known => ('?', Token::Dim, Token::Heading),
        TimeSort::Disputed => ('≠', Token::Error, Token::Heading),
        TimeSort::Grade(grade) => (
            words::sign(Some(grade)),
            grade_token(Some(grade)),
            Token::Text,
        ),
        TimeSort::Told => ('“', Token::Dim, Token::Text),
        TimeSort::Against => ('≠', Token::Error, Token::Text),
        TimeSort::Response(true) => ('c', Token::Council, Token::Text),
        TimeSort::Response(false) => ('C', Token::Council, Token::Text),
    }
}

/// The whole words of the selected line, because a line is often too short for them.
fn foot(canvas: &mut Canvas<'_>, chronicle: &Chronicle) {
    let area = chronicle.foot();
    if area.height == 0 {
        return;
    }
    rule(canvas, area, area.y, "─", Token::Rule);
    let rows = usize::from(area.height - 1);
    let lines = chronicle.foot_lines();
    for (y, (at, words)) in (area.y + 1..).zip(lines.iter().enumerate().take(rows)) {
        let left_out = at + 1 == rows && lines.len() > rows;
        let words = if left_out {
            format!("{}…", words.trim_end())
        } else {
            (*words).to_owned()
        };
        canvas.text(
            area.x + 1,
            y,
            area.width.saturating_sub(2),
            &words,
            Token::Text,
        );
    }
}
