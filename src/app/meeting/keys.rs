//! What each key does while a passage is shown to everybody.

use tui_input::Input;

use super::super::cursor::Motion;
use super::super::{Action, App, Context, line};
use super::Queue;
use crate::model::SpeakerClass;
use crate::model::visible::visible_line;
use crate::search::Query;

/// Keys.
impl App {
    /// Does what `action` means; whether it means anything here.
    pub(in crate::app) fn act_meeting(&mut self, action: Action) -> bool {
        let count = self.count;
        let Some(meeting) = self.meeting() else {
            return false;
        };
        if matches!(
            action,
            Action::Quit | Action::Suspend | Action::Redraw | Action::Help
        ) {
            return false;
        }
        meeting.said.clear();
        if std::mem::take(&mut meeting.blank) {
            return true;
        }
        match action {
            Action::Back => match meeting.aside.take() {
                Some(queue) => (meeting.queue, meeting.part) = (queue, 0),
                None => self.leave_meeting(),
            },
            Action::Blank => meeting.blank = true,
            Action::Filter => meeting.typed = Some(Input::default()),
            Action::Next => self.walk(true),
            Action::Previous => self.walk(false),
            Action::Open => self.show_number(count),
            // The rest moves, and comes back as a motion.
            _ => return false,
        }
        true
    }

    /// Does what `action` means while a passage is looked for; whether it means anything then.
    pub(in crate::app) fn act_meeting_filter(&mut self, action: Action) -> bool {
        let Some(meeting) = self.meeting() else {
            return false;
        };
        let Some(typed) = &mut meeting.typed else {
            return false;
        };
        match action {
            Action::Back => meeting.typed = None,
            Action::Keep => {
                let text = typed.value().trim().to_owned();
                meeting.typed = None;
                self.find_for_all(&text);
            }
            _ => return line::edit(typed, action),
        }
        true
    }

    /// How the line is left: `enter find   esc leave`.
    pub(crate) fn meeting_filter_keys(&self) -> String {
        let key = |action| self.keymap.first_key(Context::MeetingFilter, action);
        let keys = [(Action::Keep, "find"), (Action::Back, "leave")];
        let keys = keys
            .iter()
            .filter_map(|(action, what)| Some(format!("{} {what}", key(*action)?.label())));
        keys.collect::<Vec<_>>().join("   ")
    }

    /// Types into the line.
    pub(in crate::app) fn type_for_all(&mut self, text: &str) {
        if let Some(typed) = self.meeting().and_then(|meeting| meeting.typed.as_mut()) {
            line::insert(typed, text);
        }
    }

    /// Goes on with what a query finds; stays where it is when that is nothing.
    fn find_for_all(&mut self, text: &str) {
        let query = match Query::parse(text) {
            Ok(query) if query.is_empty() => return,
            Ok(query) if self.only_ofsted => query.spoken_by(SpeakerClass::Ofsted),
            Ok(query) => query,
            Err(error) => return self.say_to_all(&visible_line(&error.message)),
        };
        if self.shelf.engine.count(&query) == 0 {
            return self.say_to_all("No passage of the documents held here matches.");
        }
        let story = self.story.take();
        // It was looked for in all councils, whatever the list was narrowed to.
        if let Some(filter) = &mut self.filter {
            filter.council = None;
        }
        self.run(text);
        self.story = story;
        let back = self.keymap.first_key(Context::Meeting, Action::Back);
        let back = back.map(|key| format!("{} back to the briefing", key.label()));
        if let Some(meeting) = self.meeting() {
            meeting.part = 0;
            let queue = std::mem::replace(&mut meeting.queue, Queue::Listed);
            if matches!(queue, Queue::Briefing { .. }) {
                meeting.aside = Some(queue);
            }
            if meeting.aside.is_some() {
                meeting.said = back.unwrap_or_default();
            }
        }
    }

    fn say_to_all(&mut self, text: &str) {
        if let Some(meeting) = self.meeting() {
            text.clone_into(&mut meeting.said);
        }
    }

    /// On through the passage, when it is longer than the screen, and to the next one; or back.
    fn walk(&mut self, forward: bool) {
        let Some(meeting) = self.meeting() else {
            return;
        };
        let (part, parts) = (meeting.part, meeting.page.parts);
        match forward {
            true if part + 1 < parts => meeting.part += 1,
            false if part > 0 => meeting.part -= 1,
            _ => self.step_meeting(Motion::Rows(if forward { 1 } else { -1 })),
        }
    }

    /// Goes to another passage.
    pub(in crate::app) fn step_meeting(&mut self, motion: Motion) {
        let rows = self.findings.rows.len();
        let Some(meeting) = self.meeting() else {
            return;
        };
        let moved = match &mut meeting.queue {
            Queue::Briefing { targets, at, .. } => {
                let to = motion.apply(*at, targets.len(), 1);
                std::mem::replace(at, to) != to
            }
            Queue::Listed => {
                let at = self.findings.cursor.selected;
                let to = motion.apply(at, rows, 1);
                self.step_findings(Motion::To(to));
                at != to
            }
        };
        if moved {
            self.meeting()
                .into_iter()
                .for_each(|meeting| meeting.part = 0);
        } else if matches!(motion, Motion::Rows(_)) {
            self.say_to_all(if motion == Motion::Rows(1) {
                "This is the last one."
            } else {
                "This is the first one."
            });
        }
    }

    /// Goes to the passage of this number.
    fn show_number(&mut self, number: Option<usize>) {
        if let Some(number) = number {
            self.step_meeting(Motion::To(number.saturating_sub(1)));
        }
    }

    /// Goes there at once when no further digit could follow.
    pub(in crate::app) fn count_for_all(&mut self) {
        let rows = self.findings.rows.len();
        let Some(meeting) = self.meeting() else {
            return;
        };
        let all = match &meeting.queue {
            Queue::Listed => rows,
            Queue::Briefing { targets, .. } => targets.len(),
        };
        meeting.said.clear();
        if std::mem::take(&mut meeting.blank) {
            self.count = None;
        } else if self.count.is_some_and(|count| count * 10 > all) {
            let number = self.count.take();
            self.show_number(number);
        }
    }
}
