//! When it is noted where the reader is: on leaving, and a moment after anything changed, so that a kill loses no more than
//! that moment. Between changes nothing is written and nobody wakes up.

use std::time::{Duration, Instant};

use super::theme::{Background, Theme};
use crate::app::{App, Session, Store};

/// So long after a change it is written down, with all that followed it.
const AFTER: Duration = Duration::from_secs(2);

/// A terminal is asked for its background so often before it is taken for one that never answers.
const TRIES: usize = 2;

/// What was noted last, and when the next note is due.
#[derive(Debug, Default)]
pub(super) struct Place {
    noted: Session,
    due: Option<Instant>,
    look: Option<String>,
    silent: Vec<String>,
    /// Whether it could not be written: that is said once.
    failed: bool,
}

impl Place {
    /// From where the reader was last.
    pub(super) fn new(session: Option<Session>) -> Self {
        let noted = session.unwrap_or_default();
        Self {
            look: noted.look.clone(),
            silent: noted.silent.clone(),
            noted,
            ..Self::default()
        }
    }

    /// Notes the look that the reader chose.
    pub(super) fn choose(&mut self, theme: &Theme) {
        self.look = Some(theme.as_str().to_owned());
    }

    /// Whether this terminal's background is dark, as far as it says so when it is asked. One that did not answer twice is not
    /// asked again: the first frame would wait for nothing.
    pub(super) fn has_dark_background(
        &mut self,
        terminal: &str,
        ask: impl FnOnce() -> Background,
    ) -> Option<bool> {
        let silent = self.silent.iter().filter(|known| *known == terminal);
        if silent.count() >= TRIES {
            return None;
        }
        match ask() {
            Background::Told { dark } => {
                self.silent.retain(|known| known != terminal);
                Some(dark)
            }
            Background::Silent => {
                self.silent.push(terminal.to_owned());
                None
            }
            Background::Unknown => None,
        }
    }

    fn now(&self, app: &mut App) -> Session {
        let mut session = app.session();
        session.library.clone_from(&self.noted.library);
        session.look.clone_from(&self.look);
        session.silent.clone_from(&self.silent);
        session
    }

    /// When the next note is due; `None` while nothing has changed since the last.
    pub(super) fn due(&mut self, app: &mut App) -> Option<Instant> {
        if self.due.is_none() && self.now(app) != self.noted {
            self.due = Some(Instant::now() + AFTER);
        }
        self.due
    }

    /// Whether it is time.
    pub(super) fn is_due(&self) -> bool {
        self.due.is_some_and(|due| due <= Instant::now())
    }

    /// Has it written down, when it is anything new.
    pub(super) fn write(&mut self, app: &mut App, store: Option<&mut (dyn Store + 'static)>) {
        self.due = None;
        let now = self.now(app);
        let Some(store) = store.filter(|_| now != self.noted) else {
            return;
        };
        self.noted = now;
        if let Err(error) = store.leave_at(&self.noted)
            && !std::mem::replace(&mut self.failed, true)
        {
            app.fail(format!("{error:#}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_that_never_answers_is_waited_for_twice_and_then_no_more() {
        let mut place = Place::default();
        let mut asked = 0;
        for _ in 0..4 {
            let told = place.has_dark_background("xterm", || {
                asked += 1;
                Background::Silent
            });
            assert_eq!(told, None);
        }
        assert_eq!(asked, 2);
        let other = place.has_dark_background("kitty", || Background::Told { dark: false });
        assert_eq!(other, Some(false), "another terminal is asked");
    }

    #[test]
    fn one_late_answer_is_forgotten_when_the_next_comes_in_time() {
        let mut place = Place::default();
        for answer in [
            Background::Silent,
            Background::Told { dark: true },
            Background::Silent,
            Background::Told { dark: true },
        ] {
            place.has_dark_background("xterm", || answer);
        }
        assert_eq!(place.silent, Vec::<String>::new());
    }
}
