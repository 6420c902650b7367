//! The edges of the screen: the filter and its message above, keys and notices below.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::layout::Position;
use ratatui::text::{Line, Span as Run};

use super::canvas::{Canvas, columns_of};
use super::line;
use super::look::Token;
use crate::app::{App, Area, Completion, Context, Hint, Notice, Pane, width, words, wrap};

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

/// What can be done with a query that was kept.
const KEPT: &[&str] = &[
    "type: another query",
    "space or arrows: go on with this one",
];

/// What the empty line offers.
const INVITATION: &[&str] = &[
    "filters every finding: drift delay",
    "\"lacks rigour\"",
    "-adoption",
];

/// Columns kept for the tally, so that the typed words do not jump at each key.
const TALLY: u16 = 22;

/// Narrower than this, the first line says where the reader is instead of how to filter.
const CRUMBS: u16 = 60;

pub(super) fn filter(canvas: &mut Canvas<'_>, app: &App, area: Area) {
    let end = canvas.text_right(area.width - 1, area.y, &tally(app), Token::Dim);
    let columns = end.saturating_sub(PROMPT + 1);
    let Some(filter) = &app.filter else {
        return invite(canvas, app, area, columns);
    };
    canvas.text(1, area.y, 1, "/", Token::Key);
    let words = line::shown(&filter.input, room(app, area));
    let marked = filter.typing && filter.kept;
    let token = if marked {
        Token::Selected
    } else {
        Token::Heading
    };
    canvas.text(PROMPT, area.y, columns, words, token);
}

/// Columns for the typed words: what the tally on the right leaves.
fn room(app: &App, area: Area) -> u16 {
    let tally = columns_of(&tally(app));
    area.width.saturating_sub(PROMPT + tally.max(TALLY) + 2)
}

/// Where the terminal's cursor stands, while a filter is typed.
pub(super) fn cursor(app: &App, area: Area) -> Option<Position> {
    let filter = app
        .filter
        .as_ref()
        .filter(|_| app.context() == Context::Filter)?;
    let column = line::column(&filter.input, room(app, area));
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

/// What the filter found and where, or what the library holds; shorter where a council's name would leave no room to type.
fn tally(app: &App) -> String {
    let narrow = app.size().0 < CRUMBS;
    if app.asking().is_none() || !app.shelf.read {
        let documents = words::count(app.shelf.documents(), "document");
        return if narrow { String::new() } else { documents };
    }
    let hits = &app.asked.hits;
    let council = |at: usize| app.shelf.councils.get(at).map(|c| c.name.as_str());
    let only = || match app.councils.rows.as_slice() {
        [_, row] if row.count == hits.entries.len() => row.council.and_then(council),
        _ => None,
    };
    let count = words::count(hits.entries.len(), "hit");
    let (short, place) = match app.councils.selected().and_then(council) {
        Some(name) => (words::grouped(app.findings.rows.len()), Some(name)),
        None if hits.entries.is_empty() => ("no hits".to_owned(), None),
        None => (count, only()),
    };
    let whole = match place {
        Some(name) => format!("{short} in {name}"),
        None if hits.entries.is_empty() => return short,
        None => {
            let councils = hits.councils.iter().filter(|(gss, _)| gss.is_some());
            format!("{short} in {}", words::count(councils.count(), "council"))
        }
    };
    if width(&whole) <= usize::from(app.size().0 / 3).max(usize::from(TALLY)) {
        whole
    } else {
        short
    }
}

pub(super) fn message(canvas: &mut Canvas<'_>, app: &App, area: Area) {
    let columns = area.width - PROMPT - 1;
    let filter = app.filter.as_ref();
    let completion = filter.and_then(|filter| filter.completion.as_ref());
    let notice = filter.and_then(|filter| filter.message.as_ref());
    match (completion, notice) {
        // A value half typed finds nothing yet: what it may become helps more than why.
        (Some(completion), notice) if notice.is_none_or(|notice| !notice.failed) => {
            offers(canvas, completion, area, columns);
        }
        (_, Some(notice)) => {
            let area = Area {
                x: PROMPT,
                width: columns,
                ..area
            };
            canvas.wrapped(area, &notice.text, tone(notice));
        }
        (_, None) => {
            let kept = filter.is_some_and(|filter| filter.kept);
            canvas.pieces(
                PROMPT,
                area.y,
                columns,
                if kept { KEPT } else { GRAMMAR },
                Token::Dim,
            );
        }
    }
}

/// What the word under the cursor can become, the one taken turned inside out and in sight.
fn offers(canvas: &mut Canvas<'_>, completion: &Completion, area: Area, columns: u16) {
    let offers = completion.offers.iter();
    let widths: Vec<u16> = offers.map(|offer| columns_of(offer).min(columns)).collect();
    let chosen = completion.taken.unwrap_or_default();
    let mut first = 0;
    while first < chosen && widths[first..=chosen].iter().map(|w| w + 3).sum::<u16>() > columns {
        first += 1;
    }
    let (mut x, end) = (PROMPT, PROMPT + columns);
    for (at, offer) in completion.offers.iter().enumerate().skip(first) {
        if x + widths[at] > end {
            return canvas.text(end - 1, area.y, 1, "…", Token::Dim);
        }
        let token = if completion.taken == Some(at) {
            Token::Selected
        } else {
            Token::Dim
        };
        canvas.text(x, area.y, end - x, offer, token);
        x += widths[at] + 3;
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

/// A notice in words: what failed has a sign of its own, which is there without colour too.
fn told(notice: &Notice) -> Cow<'_, str> {
    if notice.failed {
        format!("! {}", notice.text).into()
    } else {
        notice.text.as_str().into()
    }
}

/// Columns between a notice and the keys after it.
const GAP: u16 = 3;

/// Columns that these hints take, each with the gap after it.
fn columns_for<'a>(hints: impl Iterator<Item = &'a Hint>) -> u16 {
    let columns = |hint: &Hint| columns_of(&hint.key) + 1 + columns_of(hint.words) + GAP;
    hints.map(columns).sum()
}

/// A notice that has room on the last line, before the keys that are always there.
fn short_notice(app: &App, area: Area) -> Option<&Notice> {
    let kept = app.hints();
    let kept = columns_for(kept.iter().filter(|hint| hint.kept));
    let fits = |notice: &&Notice| columns_of(&told(notice)) + kept < area.width;
    app.notice.as_ref().filter(fits)
}

/// A notice that is longer: whole, in rows of its own above the keys.
pub(super) fn notice(canvas: &mut Canvas<'_>, app: &App, area: Area) {
    let Some(notice) = &app.notice else { return };
    if short_notice(app, area).is_some() {
        return;
    }
    let columns = area.width - 2;
    let text = told(notice);
    let lines = wrap(&text, columns.into()).len();
    let rows = u16::try_from(lines).unwrap_or(area.y).clamp(1, area.y);
    let area = Area {
        y: area.y - rows,
        height: rows,
        ..area
    };
    canvas.clear(area);
    let inside = Area {
        x: 1,
        width: columns,
        ..area
    };
    canvas.wrapped(inside, &text, tone(notice));
}

pub(super) fn status(canvas: &mut Canvas<'_>, app: &App, area: Area) {
    let mut hints = app.hints();
    if let Some(notice) = short_notice(app, area) {
        let text = told(notice);
        canvas.text(1, area.y, area.width - 2, &text, tone(notice));
        hints.retain(|hint| hint.kept);
        let x = area.width + GAP - 1 - columns_for(hints.iter());
        return write_hints(canvas, &hints, area.y, x..area.width);
    }
    let states = [
        (app.only_ofsted, "only Ofsted's words"),
        (app.opened.is_some(), "document"),
        (app.zoomed, "zoomed"),
        (app.source.selection.is_some(), "selecting"),
    ];
    let count = app.count.map(|count| count.to_string());
    let states = states.iter().filter(|s| s.0).map(|s| s.1);
    let renewing = app.renewing();
    let states = states.chain(renewing.as_deref());
    let states: Vec<&str> = states.chain(count.as_deref()).collect();
    let end = canvas.text_right(area.width - 1, area.y, &states.join(" · "), Token::Title);
    write_hints(canvas, &hints, area.y, 1..end);
}

/// The keys worth naming, as many as fit; the way out and the way to all the others are never left out.
fn write_hints(canvas: &mut Canvas<'_>, hints: &[Hint], y: u16, room: Range<u16>) {
    let mut x = room.start;
    for (at, hint) in hints.iter().enumerate() {
        let kept = columns_for(hints[at + 1..].iter().filter(|later| later.kept));
        let columns = columns_for([hint].into_iter()) - GAP;
        if x + columns + kept >= room.end {
            continue;
        }
        let line = Line::from(vec![
            Run::styled(hint.key.as_str(), canvas.style(Token::Key)),
            Run::styled(format!(" {}", hint.words), canvas.style(Token::Dim)),
        ]);
        canvas.line(x, y, columns, &line);
        x += columns + GAP;
    }
}
