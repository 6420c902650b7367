//! The terminal: the loop that waits for keys and draws, and the promise to leave the terminal as it was found.

mod input;
mod news;
mod screen;
#[cfg(unix)]
mod signals;

use std::time::Duration;

use anyhow::Context as _;
use crossterm::event;
use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate, size};
use ratatui::layout::Rect;

use crate::app::{App, Effect, Input, News};
use crate::library::Catalogue;
use crate::ui::{Look, draw};
use news::Reading;
use screen::{Guard, Terminal};

const UNREADABLE: &str = "the terminal cannot be read";

/// Opens the explorer on `library` and returns when the reader leaves it. `read` runs beside it and tells of the findings.
///
/// # Errors
/// The library cannot be read or the terminal cannot be used.
pub fn explore(
    library: impl Catalogue + 'static,
    read: impl FnOnce(&mut dyn FnMut(News)) + Send + 'static,
) -> anyhow::Result<()> {
    let mut reading = Reading::start(read)?;
    let mut app = App::new(Box::new(library)).context("the library cannot be read")?;
    let look = look(|name| std::env::var(name).ok());
    let _guard =
        Guard::enter().context("the terminal cannot be used: run casebook in a terminal window")?;
    // crossterm listens for resizes from its first poll on: one between the first frame and the first read would be lost.
    event::poll(Duration::ZERO)?;
    let mut terminal = screen::terminal()?;
    let (width, height) = size()?;
    app.handle(Input::Resize { width, height });
    reading.first(&mut app);
    run(&mut terminal, &mut app, &mut reading, &look)
}

/// Draws, then sleeps until something happens; keys that have queued up meanwhile are all taken before the next frame.
fn run(
    terminal: &mut Terminal,
    app: &mut App,
    reading: &mut Reading,
    look: &Look,
) -> anyhow::Result<()> {
    loop {
        paint(terminal, app, look)?;
        let mut next = reading.next(app).context(UNREADABLE)?;
        while let Some(event) = next {
            let effects = input::input(event).map_or_else(Vec::new, |input| {
                let resized = matches!(input, Input::Resize { .. });
                let mut effects = app.handle(input);
                effects.extend(resized.then_some(Effect::Redraw));
                effects
            });
            for effect in effects {
                match effect {
                    Effect::Quit => return Ok(()),
                    Effect::Suspend => suspend(app)?,
                    Effect::Redraw => clear(terminal, app)?,
                }
            }
            let queued = event::poll(Duration::ZERO)?;
            next = queued.then(event::read).transpose().context(UNREADABLE)?;
        }
    }
}

/// Draws a frame that the terminal shows all at once.
fn paint(terminal: &mut Terminal, app: &mut App, look: &Look) -> anyhow::Result<()> {
    let (width, height) = size()?;
    if (width, height) != app.size() {
        app.handle(Input::Resize { width, height });
    }
    let Some(_frame) = screen::frame() else {
        return Ok(());
    };
    queue!(terminal.backend_mut(), BeginSynchronizedUpdate)?;
    terminal.draw(|frame| draw(frame, app, look))?;
    crossterm::execute!(terminal.backend_mut(), EndSynchronizedUpdate)?;
    Ok(())
}

/// Forgets what the terminal shows, so that the next frame writes every cell.
fn clear(terminal: &mut Terminal, app: &App) -> anyhow::Result<()> {
    let Some(_frame) = screen::frame() else {
        return Ok(());
    };
    let (width, height) = app.size();
    terminal.resize(Rect::new(0, 0, width, height))?;
    Ok(())
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

/// The look for this terminal, from its environment: no colours when `NO_COLOR` is set, else by its background.
///
/// crossterm's own `NO_COLOR` turns every colour change into a full reset that takes bold and reverse with it, so the look
/// for it must not hold a single colour.
fn look(variable: impl Fn(&str) -> Option<String>) -> Look {
    let set = |name| variable(name).filter(|value| !value.is_empty());
    let background = set("COLORFGBG").and_then(|v| v.rsplit(';').next()?.parse::<u8>().ok());
    match (set("NO_COLOR"), background) {
        (Some(_), _) => Look::mono(),
        (None, Some(7 | 9..=15)) => Look::light(),
        _ => Look::dark(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_look_follows_no_color_then_the_background_then_dark() {
        let with = |set: &[(&str, &str)]| {
            look(|name| {
                set.iter()
                    .find(|(known, _)| *known == name)
                    .map(|(_, v)| (*v).to_owned())
            })
        };
        assert_eq!(with(&[]), Look::dark());
        assert_eq!(with(&[("COLORFGBG", "0;15")]), Look::light());
        assert_eq!(with(&[("COLORFGBG", "15;default;0")]), Look::dark());
        assert_eq!(
            with(&[("COLORFGBG", "0;15"), ("NO_COLOR", "1")]),
            Look::mono()
        );
        assert_eq!(with(&[("NO_COLOR", "")]), Look::dark());
    }
}
