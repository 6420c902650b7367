//! Meeting mode: one passage at a time for everybody in the room, as large as a terminal can make it, and nothing of the
//! reader's own: no note, label, path, query or name of a library, and no notice that could hold one.

mod keys;
mod passage;

use std::ops::Range;

use tui_input::Input;

use super::briefing::Binder;
use super::layout::Area;
use super::story::{Scene, Story};
use super::wrap::{shorten, wrap};
use super::{Action, App, Chord, Context, Pane};
use crate::model::mark::Target;
use crate::model::{Span, SpeakerClass};

/// Longest line, in columns: what is read from the back of a room is shorter than what is read at a desk.
const MEASURE: u16 = 60;

/// Lines of the citation at most.
const CITED: usize = 4;

/// A passage as it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Shown {
    /// Its words in quotation marks, on one line.
    pub(crate) text: String,
    /// Whose words are quoted in it, in bytes of the text; an inner quotation after the one around it.
    pub(crate) quoted: Vec<(Span, SpeakerClass)>,
    /// Who says it.
    pub(crate) who: String,
    /// Where it stands.
    from: String,
}

/// Where the parts of the screen stand.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    /// The lines in sight, in bytes of the text.
    pub(crate) lines: Vec<Range<usize>>,
    /// Rows from one line to the next.
    pub(crate) gap: u16,
    /// Where the words stand.
    pub(crate) body: Area,
    /// The row with who says it.
    pub(crate) who: u16,
    /// Where it stands, line by line below that.
    pub(crate) from: Vec<String>,
    /// How many screens the passage takes.
    parts: usize,
}

/// What is gone through.
#[derive(Debug)]
enum Queue {
    /// The findings listed in the panes.
    Listed,
    /// The passages of a briefing, which is open behind.
    Briefing {
        targets: Vec<Target>,
        at: usize,
        behind: Box<Binder>,
    },
}

/// The view.
#[derive(Debug)]
pub(crate) struct Meeting {
    queue: Queue,
    /// The passages of the briefing, while what was looked for is gone through instead.
    aside: Option<Queue>,
    target: Option<Target>,
    /// The passage.
    pub(crate) shown: Shown,
    /// Where its parts stand.
    pub(crate) page: Page,
    part: usize,
    /// The line in which a passage is looked for, while there is one.
    pub(crate) typed: Option<Input>,
    /// Whether nothing is shown for a while.
    pub(crate) blank: bool,
    /// What the last key came to.
    pub(crate) said: String,
    /// Which passage of how many.
    position: String,
}

impl Meeting {
    /// Where a key pressed now goes.
    pub(crate) const fn context(&self) -> Context {
        match self.typed {
            Some(_) => Context::MeetingFilter,
            None => Context::Meeting,
        }
    }

    /// Which passage of how many, and which part of one that is longer than the screen: `3 of 12 · part 1 of 2`.
    pub(crate) fn position(&self) -> String {
        match self.page.parts {
            0 | 1 => self.position.clone(),
            parts => format!("{} · part {} of {parts}", self.position, self.part + 1),
        }
    }

    /// Whether more of the passage stands in its next part.
    pub(crate) const fn goes_on(&self) -> bool {
        self.part + 1 < self.page.parts
    }

    /// Where the passage stands in so many lines at most; the last one says when more is left out.
    fn cited(&self, columns: usize, most: usize) -> Vec<String> {
        let from = &self.shown.from;
        let lines = wrap(from, columns).into_iter().take(most).enumerate();
        let whole = |at: usize, end: usize| if at + 1 == most { from.len() } else { end };
        lines
            .map(|(at, line)| shorten(&from[line.start..whole(at, line.end)], columns))
            .collect()
    }

    pub(super) fn lay(&mut self, (width, height): (u16, u16)) {
        let columns = width
            .saturating_sub(2 * (width / 12).max(3))
            .clamp(1, MEASURE);
        let from = self.cited(columns.into(), if height < 16 { 2 } else { CITED });
        let foot = u16::try_from(from.len()).unwrap_or_default() + if height < 16 { 2 } else { 4 };
        let top = if height < 16 { 1 } else { 2 };
        let room = height.saturating_sub(top + foot + 1).max(1);
        let lines = wrap(&self.shown.text, columns.into());
        let count = u16::try_from(lines.len()).unwrap_or(u16::MAX).max(1);
        let gap = if count.saturating_mul(2) - 1 <= room {
            2
        } else {
            1
        };
        let parts = lines.len().div_ceil(room.into()).max(1);
        self.part = self.part.min(parts - 1);
        let lines: Vec<_> = lines
            .into_iter()
            .skip(self.part * usize::from(room))
            .take(room.into())
            .collect();
        let used = (u16::try_from(lines.len()).unwrap_or(room) * gap).saturating_sub(gap - 1);
        // A little above the middle: there it looks centred.
        let y = top + room.saturating_sub(used) * 2 / 5;
        let body = Area {
            x: (width - columns) / 2,
            y,
            width: columns,
            height: used,
        };
        let who = (y + used + foot / 3).min(height.saturating_sub(2));
        self.page = Page {
            lines,
            gap,
            body,
            who,
            from,
            parts,
        };
    }
}

/// Opening and leaving.
impl App {
    /// Whether the screen is for everybody in the room.
    pub fn is_presenting(&self) -> bool {
        matches!(self.scene(), Some(Scene::Meeting(_)))
    }

    /// Shows the selected passage, with the others of the list or the briefing around it.
    pub(super) fn open_meeting(&mut self) {
        let queue = match self.story.take() {
            Some(Story {
                scene: Scene::Briefing(binder),
                before,
            }) => {
                let (targets, at) = binder.targets();
                if targets.is_empty() {
                    self.story = Some(Story {
                        scene: Scene::Briefing(binder),
                        before,
                    });
                    return self.say("There is no passage in this briefing to show.");
                }
                Queue::Briefing {
                    targets,
                    at,
                    behind: binder,
                }
            }
            story => {
                self.story = story;
                if self.selected().is_none() {
                    return self.say("No finding is listed that could be shown.");
                }
                Queue::Listed
            }
        };
        let keys = [
            Action::Next,
            Action::Previous,
            Action::Back,
            Action::Filter,
            Action::Blank,
        ];
        let said = keys
            .iter()
            .zip(["next", "previous", "leave", "find", "blank"]);
        let key = |action| {
            self.keymap
                .first_key(Context::Meeting, action)
                .map(Chord::label)
        };
        let said = said.filter_map(|(action, what)| Some(format!("{} {what}", key(*action)?)));
        let meeting = Meeting {
            queue,
            aside: None,
            target: None,
            shown: Shown::default(),
            page: Page::default(),
            part: 0,
            typed: None,
            blank: false,
            said: said.collect::<Vec<_>>().join("   "),
            position: String::new(),
        };
        self.show_scene(Scene::Meeting(Box::new(meeting)));
    }

    /// Goes back to where the passages come from, with the one in sight selected.
    fn leave_meeting(&mut self) {
        let Some(Story {
            scene: Scene::Meeting(meeting),
            before,
        }) = self.story.take()
        else {
            return;
        };
        match meeting.queue {
            Queue::Briefing {
                targets,
                at,
                mut behind,
            } => {
                if let Some(target) = targets.get(at) {
                    behind.select(*target);
                }
                self.story = Some(Story {
                    scene: Scene::Briefing(behind),
                    before,
                });
                self.renew_briefing();
            }
            // A document that a view led to leads back to it.
            Queue::Listed if self.behind.is_some() && !self.is_listing_cell() => {
                (self.focus, self.opened) = before;
            }
            Queue::Listed => {
                self.opened = None;
                self.focus = self.focus.max(Pane::Findings);
            }
        }
    }

    fn meeting(&mut self) -> Option<&mut Meeting> {
        match self.scene_mut() {
            Some(Scene::Meeting(meeting)) => Some(meeting),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(text: &str) -> Meeting {
        Meeting {
            queue: Queue::Listed,
            aside: None,
            target: None,
            shown: Shown {
                text: text.to_owned(),
                from: "Ofsted, Mallow, p. 3".to_owned(),
                ..Shown::default()
            },
            page: Page::default(),
            part: 0,
            typed: None,
            blank: false,
            said: String::new(),
            position: String::new(),
        }
    }

    #[test]
    fn a_passage_longer_than_the_screen_is_shown_in_parts_that_leave_nothing_out() {
        let text = "Visits to children in Mallow are often late. ".repeat(40);
        let mut meeting = meeting(text.trim());
        let mut read = String::new();
        for part in 0..9 {
            meeting.part = part;
            meeting.lay((80, 24));
            if meeting.part == part {
                let lines = meeting.page.lines.iter();
                read.extend(lines.map(|line| format!("{} ", &text[line.clone()])));
            }
        }
        assert!(meeting.page.parts > 1 && meeting.page.gap == 1);
        assert!(
            meeting.position().ends_with(" · part 2 of 2"),
            "{}",
            meeting.position()
        );
        assert_eq!(read.trim(), text.trim());
    }

    #[test]
    fn a_short_passage_has_room_between_its_lines_and_equal_margins() {
        let mut meeting = meeting(&"Visits to children in Mallow are often late. ".repeat(4));
        meeting.lay((160, 48));
        let Area { x, width, .. } = meeting.page.body;
        assert_eq!((meeting.page.gap, width, x), (2, MEASURE, 50));
        assert!(meeting.page.who > meeting.page.body.y + meeting.page.body.height);
    }
}
