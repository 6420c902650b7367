//! The terminal: the loop that waits for keys and draws, and the promise to leave the terminal as it was found.

mod clipboard;
mod editor;
mod input;
mod interrupt;
mod news;
mod place;
mod screen;
#[cfg(unix)]
mod signals;
mod theme;

use std::time::Duration;

use anyhow::Context as _;
use crossterm::event::{self, Event};
use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate, size};
use ratatui::layout::Rect;

use crate::app::{
    App, Ask, Change, Effect, Input, Intake, Keymap, Memory, News, Route, Session, Store,
};
use crate::library::Catalogue;
pub use crate::ui::Look;
use crate::ui::draw;
use clipboard::Clipboard;
use news::Reading;
use place::Place;
use screen::{Guard, Terminal};

const UNREADABLE: &str = "the terminal cannot be read";

pub use interrupt::Interrupt;
pub use theme::{OwnLooks, Theme, UnknownTheme, is_taken, looks};

/// The columns of the terminal to which standard output goes; `None` when it goes elsewhere.
pub fn columns() -> Option<u16> {
    let terminal = std::io::IsTerminal::is_terminal(&std::io::stdout());
    let size = terminal.then(size)?.ok()?;
    Some(size.0)
}

/// How the explorer is set up before it opens.
pub struct Setting {
    /// The keys that hold.
    pub keymap: Keymap,
    /// What was remembered from earlier times.
    pub memory: Memory,
    /// Where changes to that are written down; `None` forgets them.
    pub store: Option<Box<dyn Store>>,
    /// The look asked for.
    pub theme: Theme,
    /// The reader's own looks.
    pub looks: OwnLooks,
    /// The reader's own command that takes text to the clipboard.
    pub clipboard: Option<String>,
    /// Whether the mouse is used from the beginning.
    pub mouse: bool,
    /// What brings documents in; `None` brings none.
    pub intake: Option<Box<dyn Intake>>,
    /// Where the reader was last.
    pub session: Option<Session>,
    /// Whether the reader is shown round.
    pub tour: bool,
    /// Whether nobody was here before.
    pub first: bool,
    /// What is wrong with the reader's files, to be said at once.
    pub notice: Option<String>,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            keymap: Keymap::standard(),
            memory: Memory::default(),
            store: None,
            theme: Theme::default(),
            looks: OwnLooks::new(),
            clipboard: None,
            mouse: false,
            intake: None,
            session: None,
            tour: false,
            first: false,
            notice: None,
        }
    }
}

/// What the loop holds besides the explorer.
struct Stage {
    terminal: Terminal,
    theme: Theme,
    looks: OwnLooks,
    look: Look,
    /// The look while the screen is for everybody in the room.
    painted: Look,
    store: Option<Box<dyn Store>>,
    clipboard: Option<String>,
    intake: Option<Box<dyn Intake>>,
    place: Place,
}

/// Opens the explorer on `library` and returns when the reader leaves it. `read` runs beside it and tells of the findings.
///
/// # Errors
/// The library cannot be read or the terminal cannot be used.
pub fn explore(
    library: impl Catalogue + 'static,
    setting: Setting,
    read: impl FnOnce(&mut dyn FnMut(News)) + Send + 'static,
) -> anyhow::Result<()> {
    let mut reading = Reading::start(read)?;
    let app = App::new(Box::new(library)).context("the library cannot be read")?;
    let mut place = Place::new(setting.session.clone());
    let mut app = app
        .with(setting.keymap, setting.memory)
        .resuming(setting.session)
        .with_mouse(setting.mouse)
        .welcoming(setting.first);
    if setting.tour {
        app = app.touring();
    }
    let theme = setting.theme.settled(variable, || {
        place.has_dark_background(&theme::terminal(variable), theme::background)
    });
    let _guard =
        Guard::enter().context("the terminal cannot be used: run casebook in a terminal window")?;
    if setting.mouse {
        screen::use_mouse(true)?;
    }
    // crossterm listens for resizes from its first poll on: one between the first frame and the first read would be lost.
    event::poll(Duration::ZERO)?;
    let mut stage = Stage {
        terminal: screen::terminal()?,
        painted: theme.painted().look(&setting.looks, variable),
        look: theme.look(&setting.looks, variable),
        theme,
        looks: setting.looks,
        store: setting.store,
        clipboard: setting.clipboard,
        intake: setting.intake,
        place,
    };
    let (width, height) = size()?;
    app.handle(Input::Resize { width, height });
    if let Some(notice) = setting.notice {
        app.fail(notice);
    }
    reading.first(&mut app);
    let left = stage.run(&mut app, &mut reading);
    stage.place.write(&mut app, stage.store.as_deref_mut());
    left
}

/// An input and the event after it as one, where they can be.
fn joined((input, next): (&Input, &Event)) -> Option<Input> {
    input::joined(input, &input::input(next.clone())?)
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

impl Stage {
    /// Draws, then sleeps until something happens; keys that have queued up meanwhile are all taken before the next frame.
    fn run(&mut self, app: &mut App, reading: &mut Reading) -> anyhow::Result<()> {
        loop {
            #[cfg(unix)]
            if signals::is_ending() {
                self.place.write(app, self.store.as_deref_mut());
                signals::written();
            }
            self.paint(app)?;
            // Without a store nothing is noted, and nobody is woken for it.
            let due = self.store.as_ref().and_then(|_| self.place.due(app));
            let mut next = reading.next(app, due).context(UNREADABLE)?;
            if self.place.is_due() {
                self.place.write(app, self.store.as_deref_mut());
            }
            while let Some(event) = next {
                next = input::queued().context(UNREADABLE)?;
                let mut input = input::input(event);
                while let Some(joined) = input.as_ref().zip(next.as_ref()).and_then(joined) {
                    input = Some(joined);
                    next = input::queued().context(UNREADABLE)?;
                }
                let effects = input.map_or_else(Vec::new, |input| {
                    let resized = matches!(input, Input::Resize { .. });
                    let mut effects = app.handle(input);
                    effects.extend(resized.then_some(Effect::Redraw));
                    effects
                });
                for effect in effects {
                    match effect {
                        Effect::Quit => return Ok(()),
                        Effect::Suspend => suspend(app)?,
                        Effect::Redraw => self.clear(app)?,
                        Effect::Look => self.change_look(app),
                        Effect::Mouse(used) => screen::use_mouse(used)?,
                        Effect::Keep(change) => self.keep(app, &change),
                        Effect::Do(deed) => {
                            app.carry_out(&deed, self.store.as_deref_mut());
                            let renewal = self.store.as_ref().and_then(|store| store.renewal());
                            if let Some(renewal) = renewal.filter(|_| deed.may_move_documents()) {
                                reading.also(renewal)?;
                            }
                        }
                        Effect::Export(what, suffix) => {
                            app.hand_out(&what, suffix, self.store.as_deref_mut());
                        }
                        Effect::Copy { text, what } => self.copy(app, &text, what),
                        Effect::Edit(text) => self.edit(app, &text)?,
                        Effect::Intake(ask) => self.take_in(app, reading, ask)?,
                    }
                }
            }
        }
    }

    fn change_look(&mut self, app: &mut App) {
        self.theme = self.theme.next(&self.looks);
        self.painted = self.theme.painted().look(&self.looks, variable);
        self.look = self.theme.look(&self.looks, variable);
        let theme = &self.theme;
        self.place.choose(theme);
        app.say(format!(
            "Look: {theme}. `theme = \"{theme}\"` in config.toml keeps it."
        ));
    }

    fn keep(&mut self, app: &mut App, change: &Change) {
        let kept = self
            .store
            .as_mut()
            .map_or(Ok(()), |store| store.keep(change));
        if let Err(error) = kept {
            app.fail(format!("{error:#}"));
        }
    }

    fn take_in(&mut self, app: &mut App, reading: &mut Reading, ask: Ask) -> anyhow::Result<()> {
        let Some(intake) = &mut self.intake else {
            app.fail("Nothing can be imported here.");
            return Ok(());
        };
        match ask {
            Ask::Complete(typed) => app.completed(intake.complete(&typed)),
            Ask::Look(number, wanted) => reading.also(intake.look(number, wanted))?,
            Ask::Leave => intake.leave(),
            Ask::Bring => reading.also(intake.bring())?,
        }
        Ok(())
    }

    fn copy(&mut self, app: &mut App, text: &str, what: &str) {
        let clipboard = Clipboard {
            command: self.clipboard.as_deref(),
            variable: &variable,
        };
        let sent = clipboard.copy(text, self.terminal.backend_mut());
        let route = match sent.map_err(anyhow::Error::from) {
            Ok(Some(route)) => Ok(route),
            Ok(None) => self.put_copied(text),
            Err(error) => Err(error),
        };
        app.copied(what, text, route.map_err(|error| format!("{error:#}")));
    }

    fn put_copied(&mut self, text: &str) -> anyhow::Result<Route> {
        let store = self.store.as_mut();
        let store =
            store.context("no clipboard can be reached, and there is no folder for a file")?;
        Ok(Route::Left(store.put_copied(text)?))
    }

    /// Has the reader's own editor change a text.
    fn edit(&mut self, app: &mut App, text: &str) -> anyhow::Result<()> {
        let Some(store) = &mut self.store else {
            app.fail("There is no folder for the editor's file.");
            return Ok(());
        };
        let edited = store.put_draft(text).and_then(|file| {
            editor::edit(&file, variable)?;
            store.take_draft(&file)
        });
        match edited {
            Ok(text) => app.edited(&text),
            Err(error) => app.fail(format!("{error:#}")),
        }
        self.clear(app)
    }

    /// Draws a frame that the terminal shows all at once.
    fn paint(&mut self, app: &mut App) -> anyhow::Result<()> {
        let (width, height) = size()?;
        if (width, height) != app.size() {
            app.handle(Input::Resize { width, height });
        }
        let Some(_frame) = screen::frame() else {
            return Ok(());
        };
        let Self {
            terminal,
            look,
            painted,
            ..
        } = self;
        let look = if app.is_presenting() { painted } else { look };
        queue!(terminal.backend_mut(), BeginSynchronizedUpdate)?;
        terminal.draw(|frame| draw(frame, app, look))?;
        crossterm::execute!(terminal.backend_mut(), EndSynchronizedUpdate)?;
        Ok(())
    }

    /// Forgets what the terminal shows, so that the next frame writes every cell.
    fn clear(&mut self, app: &App) -> anyhow::Result<()> {
        let Some(_frame) = screen::frame() else {
            return Ok(());
        };
        let (width, height) = app.size();
        self.terminal.resize(Rect::new(0, 0, width, height))?;
        Ok(())
    }
}

#[cfg(unix)]
fn suspend(app: &mut App) -> anyhow::Result<()> {
    if signals::has_shell() {
        signals::suspend()?;
    } else {
        app.fail("There is no shell to go back to.");
    }
    Ok(())
}

#[cfg(not(unix))]
fn suspend(app: &mut App) -> anyhow::Result<()> {
    app.fail("This system cannot suspend a program.");
    Ok(())
}
