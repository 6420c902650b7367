//! casebook itself on the five seeds, in a pseudo-terminal: driven by keys, and its screen taken as a picture.
//!
//! A picture is held in `assets/screens/`: the same test writes it when `CASEBOOK_BLESS` is set (`just pictures`) and
//! otherwise fails when the screen has changed since.

#![allow(dead_code, reason = "each test uses its part")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use casebook::app::{Code, Key};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use tempfile::TempDir;

use super::svg::{DARK, LIGHT, Paper, Shot, moving, still};
use super::terminal::Session;

const PATIENCE: Duration = Duration::from_secs(20);

/// Everything casebook keeps, in one folder.
pub(crate) fn environment(home: &str) -> [(&str, &str); 7] {
    [
        ("HOME", home),
        ("XDG_DATA_HOME", home),
        ("XDG_STATE_HOME", home),
        ("XDG_CACHE_HOME", home),
        ("CASEBOOK_CONFIG_DIR", home),
        ("COLORTERM", "truecolor"),
        ("LANG", "en_GB.UTF-8"),
    ]
}

/// A library with the seeds and its index, made once for all tests of a program.
fn seeds() -> &'static Path {
    static SEEDS: OnceLock<TempDir> = OnceLock::new();
    let made = SEEDS.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().to_str().unwrap();
        let library = folder.path().join("library.sqlite");
        let done = Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(["--library", library.to_str().unwrap(), "documents"])
            .env_clear()
            .envs(environment(home))
            .output()
            .unwrap();
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
        folder
    });
    made.path()
}

/// The explorer on a copy of the seeds' library.
pub(crate) struct Stage {
    pub(crate) session: Session,
    home: TempDir,
    paper: Paper,
}

impl Stage {
    /// Opens it at this size in a look, by name, and waits for the findings.
    pub(crate) fn open(size: (u16, u16), look: &str) -> Self {
        Self::open_with(size, look, |_| {})
    }

    /// The same, with something else put into its folder first.
    pub(crate) fn open_with(size: (u16, u16), look: &str, put: impl FnOnce(&Path)) -> Self {
        let home = tempfile::tempdir().unwrap();
        for file in std::fs::read_dir(seeds()).unwrap() {
            let file = file.unwrap();
            if file.file_type().unwrap().is_file() {
                std::fs::copy(file.path(), home.path().join(file.file_name())).unwrap();
            }
        }
        // Whoever has been here before is not welcomed.
        std::fs::create_dir(home.path().join("casebook")).unwrap();
        std::fs::write(home.path().join("casebook/state.toml"), "").unwrap();
        put(home.path());
        Self::at(home, size, look)
    }

    /// The same on whatever lies in `home`.
    pub(crate) fn at(home: TempDir, size: (u16, u16), look: &str) -> Self {
        let library = home.path().join("library.sqlite");
        let arguments = ["--library", library.to_str().unwrap(), "--theme", look];
        let program = Path::new(env!("CARGO_BIN_EXE_casebook"));
        Self::run(program, &arguments, home, size, look)
    }

    /// The explorer that another program runs.
    pub(crate) fn run(
        program: &Path,
        arguments: &[&str],
        home: TempDir,
        (width, height): (u16, u16),
        look: &str,
    ) -> Self {
        let environment = environment(home.path().to_str().unwrap());
        let session = Session::start(program, arguments, width, height, &environment);
        session.until("the findings", |screen| {
            let busy = ["Reading", "Building"];
            !screen.trim().is_empty() && !busy.iter().any(|word| screen.contains(word))
        });
        session.settle();
        let paper = if look == "light" { LIGHT } else { DARK };
        Self {
            session,
            home,
            paper,
        }
    }

    /// Where the library and all else that is kept lie.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// Presses keys as `keymap.toml` spells them, named ones in angle brackets: `/lacks rigour<enter>jj<ctrl-d>`.
    /// `<wait>` lets whatever goes on beside the interface come to its end.
    pub(crate) fn press(&mut self, keys: &str) {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|tail| tail.split_once('>'));
            let (name, tail) = named.unwrap_or_else(|| rest.split_at(first.len_utf8()));
            rest = tail;
            if name != "wait" {
                self.session.send(&sequence(name));
            }
            // An escape and the key after it in one read are another key.
            if matches!(name, "wait" | "esc") {
                self.session.settle();
            }
        }
        self.session.settle();
    }

    /// What is on its screen.
    pub(crate) fn shot(&self) -> Shot {
        let screen = self.session.screen();
        let (rows, columns) = screen.size();
        let mut cells = Buffer::empty(Rect::new(0, 0, columns.get(), rows.get()));
        for position in cells.area.positions() {
            let Some(from) = screen.cell(position.y, position.x) else {
                continue;
            };
            let to = &mut cells[position];
            let (fg, bg) = (colour(from.fgcolor()), colour(from.bgcolor()));
            to.set_fg(fg).set_bg(bg);
            if from.has_contents() {
                to.set_symbol(from.contents());
            }
            for (is, modifier) in [
                (from.bold(), Modifier::BOLD),
                (from.dim(), Modifier::DIM),
                (from.italic(), Modifier::ITALIC),
                (from.underline(), Modifier::UNDERLINED),
                (from.inverse(), Modifier::REVERSED),
            ] {
                if is {
                    to.modifier |= modifier;
                }
            }
        }
        let (row, column) = screen.cursor_position();
        let cursor = (!screen.hide_cursor()).then_some((column, row));
        Shot { cells, cursor }
    }

    /// Its screen as a picture.
    pub(crate) fn drawn(&self, title: &str) -> String {
        still(&self.shot(), title, &self.paper)
    }

    /// Holds its screen as `assets/screens/NAME.svg`.
    pub(crate) fn keep(&self, name: &str, title: &str) {
        keep(name, || self.drawn(title));
    }
}

/// The screen of this size after these keys, in the dark look, held as `assets/screens/NAME.svg`; its title says what is seen.
pub(crate) fn picture(name: &str, title: &str, size: (u16, u16), keys: &str) {
    let mut stage = Stage::open(size, "dark");
    stage.press(keys);
    stage.keep(name, title);
}

/// What a moving picture shows: the screen before any key, and then after each of these, for so many tenths of a second.
pub(crate) type Steps<'a> = (u32, &'a [(&'a str, u32)]);

/// A moving picture of a screen.
pub(crate) fn moving_picture(mut stage: Stage, name: &str, title: &str, (first, steps): Steps<'_>) {
    let mut frames = vec![(stage.shot(), first)];
    for (keys, tenths) in steps {
        stage.press(keys);
        frames.push((stage.shot(), *tenths));
    }
    let drawn = moving(&frames, title, &stage.paper);
    keep(name, || drawn.clone());
}

/// Where the pictures are.
pub(crate) fn screens() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screens")
}

/// Writes a picture, or waits for the screen to be as it is held.
fn keep(name: &str, drawn: impl Fn() -> String) {
    let path = screens().join(format!("{name}.svg"));
    if std::env::var_os("CASEBOOK_BLESS").is_some() {
        std::fs::create_dir_all(screens()).unwrap();
        std::fs::write(path, drawn()).unwrap();
        return;
    }
    let held = std::fs::read_to_string(&path).unwrap_or_default();
    let start = Instant::now();
    while drawn() != held {
        assert!(
            start.elapsed() < PATIENCE,
            "assets/screens/{name}.svg does not show what casebook shows: run `just pictures` and look at it"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn colour(colour: vt100::Color) -> Color {
    match colour {
        vt100::Color::Default => Color::Reset,
        vt100::Color::Idx(at) => Color::Indexed(at),
        vt100::Color::Rgb(r, g, b) => Color::Rgb(r, g, b),
    }
}

/// What a terminal sends for a key.
fn sequence(name: &str) -> String {
    let name = if name == " " { "space" } else { name };
    let key: Key = name.parse().unwrap();
    let escape = |tail: &str| format!("\x1b{tail}");
    let plain = match key.code {
        Code::Char(c) if key.ctrl => char::from(c as u8 & 0x1f).to_string(),
        Code::Char(c) => c.to_string(),
        Code::Enter => "\r".to_owned(),
        Code::Esc => escape(""),
        Code::Tab if key.shift => escape("[Z"),
        Code::Tab => "\t".to_owned(),
        Code::Backspace => "\x7f".to_owned(),
        Code::Delete => escape("[3~"),
        Code::Left => escape("[D"),
        Code::Right => escape("[C"),
        Code::Up => escape("[A"),
        Code::Down => escape("[B"),
        Code::Home => escape("[H"),
        Code::End => escape("[F"),
        Code::PageUp => escape("[5~"),
        Code::PageDown => escape("[6~"),
        Code::F(_) => escape("OP"),
    };
    if key.alt { escape(&plain) } else { plain }
}
