//! Draws what the state says, and changes nothing. Knows the state and the model, no store and no terminal.
//!
//! ```text
//!  / lacks rigour                                   2 hits in 1 council   bar.rs
//!  Nothing here matches "rigor" …                                         bar.rs, only when there is something to say
//!  Councils      │ Hits                  1/2 │ Source       page 3 of 12  title and rule: pane()
//! ───────────────┼━━━━━━━━━━━━━━━━━━━━━━━━━━━┼──────────────────────────
//!  All councils  │ O Ofsted · finding        │ title, provenance          councils.rs, findings.rs, source.rs
//!  ▼ Northwold   │   passage                 │ ▌O  text
//!  grade, counts │                           │ whose words                foot
//!  enter open   / filter   n next hit   ? help   q quit                   bar.rs
//! ```

mod bar;
mod briefing;
mod canvas;
mod colour;
mod compare;
mod councils;
mod explain;
mod findings;
mod help;
mod intake;
mod legible;
mod line;
mod look;
mod matrix;
mod meeting;
mod note;
mod panel;
mod picker;
mod source;
mod timeline;
mod tour;

pub use look::{CONTRAST, DARK, LIGHT, LOOKS, Look, MONO, Token};

use ratatui::Frame;
use ratatui::layout::Position;
use ratatui::text::Line;

use crate::app::{App, Area, Overlay, Pane, SMALLEST, Scene, wrap};
use canvas::Canvas;

/// Draws a frame.
pub fn draw(frame: &mut Frame<'_>, app: &App, look: &Look) {
    let area = frame.area();
    let mut canvas = Canvas {
        cells: frame.buffer_mut(),
        look,
    };
    let Some(layout) = app
        .layout
        .filter(|_| (area.width, area.height) == app.size())
    else {
        return too_small(&mut canvas);
    };
    canvas.paint_all();
    if let Some(Scene::Meeting(meeting)) = app.scene() {
        meeting::draw(&mut canvas, app, meeting);
        return over(&mut canvas, app)
            .into_iter()
            .for_each(|position| frame.set_cursor_position(position));
    }
    bar::filter(&mut canvas, app, layout.filter);
    if let Some(area) = layout.message {
        bar::message(&mut canvas, app, area);
    }
    let covered = app.compared.is_some() || app.scene().is_some();
    let panes = Pane::ALL.into_iter().filter(|_| !covered);
    for pane in panes {
        let Some(area) = layout.panes[pane as usize] else {
            continue;
        };
        match pane {
            Pane::Councils => councils::draw(&mut canvas, app, area),
            Pane::Findings => findings::draw(&mut canvas, app, area),
            Pane::Source => source::draw(&mut canvas, app, area),
        }
        parting(&mut canvas, area);
    }
    match (&app.compared, app.scene()) {
        (Some(compared), _) => compare::draw(&mut canvas, compared),
        (None, Some(Scene::Timeline(chronicle))) => timeline::draw(&mut canvas, chronicle),
        (None, Some(Scene::Matrix(grid))) => matrix::draw(&mut canvas, grid),
        (None, Some(Scene::Briefing(binder))) => briefing::draw(&mut canvas, binder),
        (None, Some(Scene::Meeting(_)) | None) => {}
    }
    if let Some(area) = layout.tour {
        tour::draw(&mut canvas, app, area);
    }
    bar::status(&mut canvas, app, layout.status);
    panel::following(&mut canvas, app, layout.status);
    let position = over(&mut canvas, app);
    let foot = layout.tour.unwrap_or(layout.status);
    bar::notice(&mut canvas, app, foot);
    let typing = || bar::cursor(app, layout.filter).filter(|_| app.overlay.is_none());
    if let Some(position) = position.or_else(typing) {
        frame.set_cursor_position(position);
    }
}

/// The panel over everything else, and where the cursor stands in it.
fn over(canvas: &mut Canvas<'_>, app: &App) -> Option<Position> {
    let area = app.overlay_area();
    match app.overlay.as_ref()? {
        Overlay::Welcome => {
            help::welcome(canvas, app, area);
            None
        }
        Overlay::Help(leafing) => {
            help::draw(canvas, app, area, leafing);
            help::cursor(leafing, area)
        }
        Overlay::Picker(list) => {
            picker::draw(canvas, app, list, area);
            Some(picker::cursor(list, area))
        }
        Overlay::Note(text) => {
            note::draw(canvas, app, text, area);
            Some(note::cursor(text, area))
        }
        Overlay::Import(import) => {
            intake::draw(canvas, app, import, area);
            intake::cursor(import, area)
        }
    }
}

/// One sentence, for a screen on which nothing else would be of use.
fn too_small(canvas: &mut Canvas<'_>) {
    let area = canvas.cells.area;
    let sentence = format!(
        "Make the window larger: casebook needs {} columns and {} rows.",
        SMALLEST.0, SMALLEST.1
    );
    for (y, line) in (area.y..area.bottom()).zip(wrap(&sentence, area.width.into())) {
        canvas.line(area.x, y, area.width, &Line::raw(&sentence[line]));
    }
}

/// Before the title of what has the keys: seen without colour, and where a thick line looks like a thin one.
const FOCUSED: &str = "▸";

/// A pane's title with a detail at its right end, and the rule below: heavy when the pane has the keys.
fn pane(canvas: &mut Canvas<'_>, app: &App, pane: Pane, area: Area, [title, detail]: [&str; 2]) {
    let focused = app.focus() == Some(pane);
    let (title_token, rule_token) = if focused {
        (Token::Focus, Token::Focus)
    } else {
        (Token::Title, Token::Rule)
    };
    if focused {
        canvas.text(area.x, area.y, 1, FOCUSED, Token::Focus);
    }
    let right = area.x + area.width - 1;
    let end = canvas.text_right(right, area.y, detail, Token::Dim);
    canvas.text(
        area.x + 1,
        area.y,
        end.saturating_sub(area.x + 2),
        title,
        title_token,
    );
    let rule = if focused { "━" } else { "─" }.repeat(area.width.into());
    canvas.text(area.x, area.y + 1, area.width, &rule, rule_token);
}

/// The line between a pane and the next.
fn parting(canvas: &mut Canvas<'_>, area: Area) {
    for y in area.y..area.y + area.height {
        let sign = if y == area.y + 1 { "┼" } else { "│" };
        canvas.text(area.x + area.width, y, 1, sign, Token::Rule);
    }
}

/// Sentences in the middle of an empty pane.
fn nothing(canvas: &mut Canvas<'_>, body: Area, text: &str) {
    let lines = wrap(text, body.width.into()).len();
    let free = body.height - u16::try_from(lines).unwrap_or(u16::MAX).min(body.height);
    let lower = Area {
        y: body.y + free / 3,
        height: body.height - free / 3,
        ..body
    };
    canvas.wrapped(lower, text, Token::Dim);
}
