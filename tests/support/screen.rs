//! Drives the explorer by keys and prints what it shows.

use casebook::app::{App, Input, Key, News};
use casebook::library::Catalogue;
use casebook::ui::{Look, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use super::indexed::index;

/// An explorer over `library` on a screen of this size.
pub(crate) fn open(library: impl Catalogue + 'static, width: u16, height: u16) -> App {
    let index = Box::new(index(&library));
    let mut app = App::new(Box::new(library)).unwrap();
    app.handle(Input::Resize { width, height });
    app.learn(News::Index(index));
    app
}

/// Presses keys as `keymap.toml` spells them, named ones in angle brackets: `/lacks rigour<enter>jj<ctrl-d>`.
pub(crate) fn press(app: &mut App, keys: &str) {
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
pub(crate) fn frame(app: &App, look: &Look) -> Buffer {
    let (width, height) = app.size();
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| draw(frame, app, look)).unwrap();
    terminal.backend().buffer().clone()
}

/// The words on screen, row by row.
pub(crate) fn rows(app: &App) -> Vec<String> {
    let cells = frame(app, &Look::dark());
    let row = |y: u16| (0..cells.area.width).map(move |x| (x, y));
    (0..cells.area.height)
        .map(|y| {
            row(y)
                .map(|at| cells[at].symbol())
                .collect::<String>()
                .trim_end()
                .to_owned()
        })
        .collect()
}
