//! The list of findings or hits: who says it, what it is, the passage, and where it stands.

use ratatui::text::{Line, Span as Run};

use super::canvas::{Canvas, columns_of, styled};
use super::look::Token;
use super::{nothing, pane};
use crate::app::{App, Area, GUTTER, Item, Pane, attribution, shorten, width, words};
use crate::model::{Finding, FindingKind, Span, SpeakerClass};

/// With fewer columns beside the speaker there is no room for labels and themes.
const NARROW: usize = 24;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, area: Area) {
    let list = &app.findings;
    let noun = match (app.asking().is_some(), app.only_ofsted) {
        (true, false) => "Hits",
        (true, true) => "Ofsted's hits",
        (false, false) => "Findings",
        (false, true) => "Ofsted's findings",
    };
    let council = app
        .councils
        .selected()
        .and_then(|i| app.shelf.councils.get(i));
    let about = council.map_or_else(|| "all councils".to_owned(), |c| c.name.clone());
    let place = match list.rows.len() {
        0 => "0".to_owned(),
        count => format!(
            "{}/{}",
            words::grouped(list.cursor.selected + 1),
            words::grouped(count)
        ),
    };
    pane(
        canvas,
        app,
        Pane::Findings,
        area,
        [&format!("{noun} · {about}"), &place],
    );
    let body = area.body();
    if list.rows.is_empty() {
        return nothing(canvas, body, &app.nothing_listed());
    }
    let mut y = body.y;
    for shown in &list.items {
        item(
            canvas,
            app,
            Area {
                y,
                height: (body.y + body.height).saturating_sub(y),
                ..body
            },
            shown,
        );
        y += u16::try_from(shown.height).unwrap_or(u16::MAX);
    }
}

/// The style in which a speaker class is written.
pub(super) const fn speaker(class: SpeakerClass) -> Token {
    match class {
        SpeakerClass::Ofsted => Token::Ofsted,
        SpeakerClass::Council => Token::Council,
        SpeakerClass::Other => Token::Other,
        SpeakerClass::Unattributed => Token::Unattributed,
    }
}

/// Draws one finding from the top of `area`, as far as it fits.
fn item(canvas: &mut Canvas<'_>, app: &App, area: Area, item: &Item) {
    let mut rows = area.y..area.y + area.height;
    if let Some([title, origin]) = &item.heading {
        for (text, token) in [(title, Token::Heading), (origin, Token::Dim)] {
            let Some(y) = rows.next() else { return };
            canvas.text(area.x, y, area.width, text, token);
        }
        if item.gap {
            rows.next();
        }
    }
    let Some(y) = rows.next() else { return };
    meta(canvas, Area { y, ..area }, item);
    let first = y;
    let mut last = y;
    for (line, y) in (0..item.lines.len()).zip(rows.by_ref()) {
        let height = area.y + area.height - y;
        passage(canvas, Area { y, height, ..area }, item, line);
        last = y;
    }
    if let Some(note) = &item.signs.note
        && let Some(y) = rows.next()
    {
        let text = format!("+ {}", words::line(note));
        canvas.text(
            area.x + GUTTER,
            y,
            area.width - GUTTER,
            &shorten(&text, (area.width - GUTTER).into()),
            Token::Key,
        );
        last = y;
    }
    if let (Some(origin), Some(y)) = (&item.origin, rows.next()) {
        canvas.text(area.x + GUTTER, y, area.width - GUTTER, origin, Token::Dim);
        last = y;
    }
    if item.row == app.findings.cursor.selected {
        let focused = app.focus() == Some(Pane::Findings);
        if focused {
            canvas.select(area.x, first, area.width);
        } else {
            canvas.paint(area.x, first, area.width, Token::Marked);
        }
        // The reversed row is a mark in itself.
        (first + u16::from(focused)..=last)
            .for_each(|y| canvas.text(area.x, y, 1, "▌", Token::Focus));
    }
}

/// Who says it, what it is, what it is about, and page and paragraph.
fn meta(canvas: &mut Canvas<'_>, area: Area, item: &Item) {
    let finding = &item.passage.row.finding;
    let who = attribution::said(finding.class, item.reported);
    if item.signs.star || item.signs.briefed {
        let sign = if item.signs.star { "*" } else { ">" };
        canvas.text(area.x + 1, area.y, 1, sign, Token::Key);
    }
    let place = words::place(item.passage.row.page, finding.paragraph);
    let end = canvas.text_right(area.x + area.width, area.y, &place, Token::Dim);
    let columns = end.saturating_sub(area.x + GUTTER + 1);
    let left = usize::from(columns).saturating_sub(width(&who));
    let tags: String = item
        .signs
        .tags
        .iter()
        .flat_map(|tag| [" #", tag.as_str()])
        .collect();
    // The reader's own comes first where there is not room for both.
    let tags = shorten(
        &words::line(&tags),
        if left < NARROW { left } else { left / 2 },
    );
    let left = left.saturating_sub(width(&tags));
    let elsewhere = item.passage.elsewhere(left);
    let left = left.saturating_sub(width(&elsewhere));
    let rest = shorten(&about(finding, left), left);
    let line = Line::from(vec![
        Run::styled(who, canvas.style(speaker(finding.class))),
        Run::styled(tags, canvas.style(Token::Key)),
        Run::styled(elsewhere, canvas.style(Token::Title)),
        Run::styled(rest, canvas.style(Token::Dim)),
    ]);
    canvas.line(area.x + GUTTER, area.y, columns, &line);
}

/// Kind and themes in so many columns. That a finding is one goes without saying where its theme would be cut.
fn about(finding: &Finding, columns: usize) -> String {
    let said = format!(" · {}", finding.kind);
    let themes = |said: &str| match words::themes(
        &finding.themes,
        columns.saturating_sub(width(said) + 3),
    ) {
        themes if themes.is_empty() => said.to_owned(),
        themes => format!("{said} · {themes}"),
    };
    match themes(&said) {
        whole if width(&whole) > columns && finding.kind == FindingKind::Finding => themes(""),
        whole => whole,
    }
}

fn passage(canvas: &mut Canvas<'_>, area: Area, item: &Item, line: usize) {
    let range = item.lines[line].clone();
    let (x, columns) = (area.x + GUTTER, area.width - GUTTER);
    let words = &item.text[range.clone()];
    let hit = canvas.over(Token::Hit);
    let whose = |at: usize| {
        let quoted = item.quoted.iter().rfind(|(span, _)| span.holds(at));
        quoted.map(|(_, class)| *class)
    };
    let matched = |at: usize| item.hits.iter().any(|span| span.holds(at));
    let style = |at: usize| {
        let text = canvas.style(whose(range.start + at).map_or(Token::Text, speaker));
        if matched(range.start + at) {
            text.patch(hit)
        } else {
            text
        }
    };
    canvas.line(x, area.y, columns, &styled(words, style));
    let row = Span::new(range.start, range.end);
    if let Some((_, class)) = item.quoted.iter().find(|(span, _)| span.overlaps(row)) {
        let mark = words::mark(*class).to_string();
        canvas.text(area.x + 1, area.y, 1, &mark, speaker(*class));
    }
    if item.cut.0 && line == 0 {
        canvas.text(x - 1, area.y, 1, "…", Token::Dim);
    }
    let last = line + 1 == item.lines.len();
    if (item.cut.1 && last) || (area.height == 1 && !last) {
        // Beside the longest line there is the pane's margin.
        canvas.text(
            x + columns_of(words).min(columns),
            area.y,
            1,
            "…",
            Token::Dim,
        );
    }
}
