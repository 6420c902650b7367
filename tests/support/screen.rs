//! Drives the explorer by keys and prints what it shows.

use casebook::app::{App, Input, Key};
use casebook::library::Catalogue;
use casebook::ui::{Look, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Cell;

/// An explorer over `library` on a screen of this size.
pub fn open(library: impl Catalogue + 'static, width: u16, height: u16) -> App {
    let mut app = App::new(Box::new(library)).unwrap();
    app.handle(Input::Resize { width, height });
    app.read().unwrap();
    app
}

/// Presses keys as `keymap.toml` spells them, named ones in angle brackets: `/lacks rigour<enter>jj<ctrl-d>`.
pub fn press(app: &mut App, keys: &str) {
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|tail| tail.split_once('>'));
        let (name, tail) = named.unwrap_or_else(|| rest.split_at(first.len_utf8()));
        let name = if name == " " { "space" } else { name };
        app.handle(Input::Key(name.parse::<Key>().unwrap()));
        rest = tail;
    }
}

/// Draws `app` and returns the cells.
pub fn frame(app: &App, look: &Look) -> ratatui::buffer::Buffer {
    let (width, height) = app.size();
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| draw(frame, app, look)).unwrap();
    terminal.backend().buffer().clone()
}

/// The words on screen, row by row.
pub fn rows(app: &App) -> Vec<String> {
    let cells = frame(app, &Look::dark());
    let row = |y: u16| (0..cells.area.width).map(move |x| (x, y));
    (0..cells.area.height)
        .map(|y| row(y).map(|at| cells[at].symbol()).collect::<String>().trim_end().to_owned())
        .collect()
}

/// The words on screen and then every run of cells that has a style, as `row:from-to style`.
pub fn picture(app: &App, look: &Look) -> String {
    let cells = frame(app, look);
    let mut runs = Vec::new();
    for y in 0..cells.area.height {
        let mut start = 0;
        for x in 1..=cells.area.width {
            let end = x == cells.area.width || look_of(&cells[(x, y)]) != look_of(&cells[(start, y)]);
            if end {
                let style = look_of(&cells[(start, y)]);
                if !style.is_empty() {
                    runs.push(format!("{y}:{start}-{} {style}", x - 1));
                }
                start = x;
            }
        }
    }
    rows(app).join("\n") + "\n\n" + &runs.join("\n") + "\n"
}

fn look_of(cell: &Cell) -> String {
    let plain = Cell::default();
    let mut parts = Vec::new();
    if cell.fg != plain.fg {
        parts.push(format!("{}", cell.fg));
    }
    if cell.bg != plain.bg {
        parts.push(format!("on {}", cell.bg));
    }
    if cell.modifier != plain.modifier {
        parts.push(format!("{:?}", cell.modifier));
    }
    parts.join(" ")
}
