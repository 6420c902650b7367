//! The edges of the screen: the filter and its message above, keys and notices below.

use ratatui::layout::Position;
use ratatui::text::{Line, Span as Run};

use super::canvas::Canvas;
use super::look::Token;
use crate::app::{App, Area, Context, Notice, Pane, words, wrap};

/// Columns before the typed words: a space, the prompt and a space.
const PROMPT: u16 = 3;

/// What can be typed, while there is nothing else to say.
const GRAMMAR: &[&str] = &[
    "words in any order",
    "\"a phrase\"",
    "-without",
    "council:",
    "theme:",
    "speaker:ofsted",
    "kind:",
    "year:2017..2019",
];

/// What the empty line offers.
const INVITATION: &[&str] = &[
    "filters every finding: drift delay",
    "\"lacks rigour\"",
    "-adoption",
];

/// Narrower than this, the first line says where the reader is instead of how to filter.
const CRUMBS: u16 = 60;

pub(super) fn filter(canvas: &mut Canvas<'_>, app: &App, area: Area) {
    let end = canvas.text_right(area.width - 1, area.y, &tally(app), Token::Dim);
    let columns = end.saturating_sub(PROMPT + 1);
    let Some(filter) = &app.filter else {
        return invite(canvas, app, area, columns);
    };
    canvas.text(1, area.y, 1, "/", Token::Key);
    let from = filter.input.visual_scroll(room(area).into());
    let mut skipped = 0;
    let words: String = crate::app::cells(filter.input.value())
        .skip_while(|cell| {
            skipped += cell.width;
            skipped <= from
        })
        .map(|cell| cell.text)
        .collect();
    canvas.text(PROMPT, area.y, columns, &words, Token::Heading);
}

/// Columns for the typed words: what the tally on the right leaves.
fn room(area: Area) -> u16 {
    area.width.saturating_sub(PROMPT + 24)
}

/// Where the terminal's cursor stands, while a filter is typed.
pub(super) fn cursor(app: &App, area: Area) -> Option<Position> {
    let filter = app
        .filter
        .as_ref()
        .filter(|_| app.context() == Context::Filter)?;
    let from = filter.input.visual_scroll(room(area).into());
    let column = u16::try_from(filter.input.visual_cursor().saturating_sub(from)).ok()?;
    Some(Position::new(PROMPT + column, area.y))
}

fn invite(canvas: &mut Canvas<'_>, app: &App, area: Area, columns: u16) {
    if area.width < CRUMBS {
        return canvas.text(1, area.y, columns + 2, &crumbs(app), Token::Title);
    }
    canvas.text(1, area.y, 1, "/", Token::Key);
    canvas.pieces(PROMPT, area.y, columns, INVITATION, Token::Dim);
}

/// Where the reader is, when only one pane is in sight.
fn crumbs(app: &App) -> String {
    let council = app
        .councils
        .selected()
        .and_then(|i| app.shelf.councils.get(i));
    let mut crumbs = vec![
        council
            .map_or("All councils", |c| c.name.as_str())
            .to_owned(),
    ];
    if app.focus >= Pane::Findings {
        crumbs.push(format!(
            "finding {}",
            words::grouped(app.findings.cursor.selected + 1)
        ));
    }
    if app.focus == Pane::Source {
        crumbs.push("source".to_owned());
    }
    crumbs.join(" › ")
}

/// What the filter found, or what the library holds.
fn tally(app: &App) -> String {
    match app.asking() {
        Some(filter) if filter.hits.entries.is_empty() => "no hits".to_owned(),
        Some(filter) => {
            let councils = filter
                .hits
                .councils
                .iter()
                .filter(|(gss, _)| gss.is_some())
                .count();
            let hits = words::count(filter.hits.entries.len(), "hit");
            format!("{hits} in {}", words::count(councils, "council"))
        }
        None if app.size().0 < CRUMBS => String::new(),
        None => words::count(app.shelf.documents(), "document"),
    }
}

pub(super) fn message(canvas: &mut Canvas<'_>, app: &App, area: Area) {
    let columns = area.width - PROMPT - 1;
    let Some(notice) = app.filter.as_ref().and_then(|f| f.message.as_ref()) else {
        return canvas.pieces(PROMPT, area.y, columns, GRAMMAR, Token::Dim);
    };
    for (y, line) in (area.y..area.y + area.height).zip(wrap(&notice.text, columns.into())) {
        canvas.text(PROMPT, y, columns, &notice.text[line], tone(notice));
    }
}

/// A notice's style.
const fn tone(notice: &Notice) -> Token {
    if notice.failed {
        Token::Error
    } else {
        Token::Title
    }
}

pub(super) fn status(canvas: &mut Canvas<'_>, app: &App, area: Area) {
    if let Some(notice) = &app.notice {
        return canvas.text(1, area.y, area.width - 1, &notice.text, tone(notice));
    }
    let states = [
        (app.only_ofsted, "only Ofsted's words"),
        (app.zoomed, "zoomed"),
    ];
    let states: Vec<_> = states.iter().filter(|s| s.0).map(|s| s.1).collect();
    let end = canvas.text_right(area.width - 1, area.y, &states.join(" · "), Token::Title);
    let mut x = 1;
    for (key, hint) in app.hints() {
        let line = Line::from(vec![
            Run::styled(key, canvas.style(Token::Key)),
            Run::styled(format!(" {hint}"), canvas.style(Token::Dim)),
        ]);
        let columns = u16::try_from(line.width()).unwrap_or(u16::MAX);
        if x + columns >= end {
            break;
        }
        canvas.line(x, area.y, columns, &line);
        x += columns + 3;
    }
}
