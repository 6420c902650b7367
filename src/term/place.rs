//! When it is noted where the reader is: on leaving, and a moment after anything changed, so that a kill loses no more than
//! that moment. Between changes nothing is written and nobody wakes up.

use std::time::{Duration, Instant};

use super::Theme;
use crate::app::{App, Session, Store};

/// So long after a change it is written down, with all that followed it.
const AFTER: Duration = Duration::from_secs(2);

/// What was noted last, and when the next note is due.
#[derive(Debug, Default)]
pub(super) struct Place {
    noted: Session,
    due: Option<Instant>,
    look: Option<String>,
    /// Whether it could not be written: that is said once.
    failed: bool,
}

impl Place {
    /// From where the reader was last.
    pub(super) fn new(session: Option<Session>) -> Self {
        let noted = session.unwrap_or_default();
        Self {
            look: noted.look.clone(),
            noted,
            ..Self::default()
        }
    }

    /// Notes the look that the reader chose.
    pub(super) fn choose(&mut self, theme: &Theme) {
        self.look = Some(theme.as_str().to_owned());
    }

    fn now(&self, app: &mut App) -> Session {
        let mut session = app.session();
        session.library.clone_from(&self.noted.library);
        session.look.clone_from(&self.look);
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
