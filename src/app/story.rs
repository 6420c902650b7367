//! Views that stand in the place of the panes for a while. What the reader opens from one is shown in the panes, with the view
//! behind them: `back` leads to it again.

use super::briefing::Binder;
use super::cursor::Motion;
use super::matrix::Grid;
use super::meeting::Meeting;
use super::timeline::Chronicle;
use super::{Action, App, Context, Layout, Pane, words};
use crate::model::timeline::Timeline;
use crate::model::{DocumentId, Gss, Span};

/// A view in the place of the panes.
#[derive(Debug)]
pub(super) struct Story {
    /// What it shows.
    pub(super) scene: Scene,
    /// How the panes were before.
    pub(super) before: (Pane, Option<DocumentId>),
}

/// What a view shows.
#[derive(Debug)]
pub(crate) enum Scene {
    /// A council's timeline.
    Timeline(Chronicle),
    /// Themes by councils, documents or years.
    Matrix(Box<Grid>),
    /// A briefing.
    Briefing(Box<Binder>),
    /// One passage, for everybody in the room.
    Meeting(Box<Meeting>),
}

impl Scene {
    /// Where a key pressed over it goes.
    pub(crate) const fn context(&self) -> Context {
        match self {
            Self::Timeline(_) => Context::Timeline,
            Self::Matrix(_) => Context::Matrix,
            Self::Briefing(_) => Context::Briefing,
            Self::Meeting(meeting) => meeting.context(),
        }
    }
}

impl App {
    /// The view in the place of the panes.
    pub(crate) fn scene(&self) -> Option<&Scene> {
        self.story.as_ref().map(|story| &story.scene)
    }

    /// The same, to be changed.
    pub(super) fn scene_mut(&mut self) -> Option<&mut Scene> {
        self.story.as_mut().map(|story| &mut story.scene)
    }

    /// Does what `action` means in the view; whether it means anything there.
    pub(super) fn act_story(&mut self, action: Action) -> bool {
        let context = self.context();
        let Some(scene) = self.scene().filter(|scene| scene.context() == context) else {
            return false;
        };
        let act = match scene {
            Scene::Timeline(_) => Self::act_timeline,
            Scene::Matrix(_) => Self::act_matrix,
            Scene::Briefing(_) => Self::act_briefing,
            Scene::Meeting(_) if context == Context::MeetingFilter => Self::act_meeting_filter,
            Scene::Meeting(_) => Self::act_meeting,
        };
        act(self, action)
    }

    fn act_timeline(&mut self, action: Action) -> bool {
        let Some(Scene::Timeline(chronicle)) = self.scene_mut() else {
            return false;
        };
        match action {
            Action::Back | Action::Timeline => self.leave_story(),
            Action::Open => match chronicle.selected().and_then(|line| line.leads) {
                Some((document, at)) => self.follow(document, at),
                None => self.say("This line leads nowhere."),
            },
            Action::Next | Action::Previous => {
                let forward = action == Action::Next;
                if !chronicle.step_disputed(forward) {
                    let way = if forward { "further" } else { "earlier" };
                    self.say(words::none(way, "statements that disagree"));
                }
            }
            _ => return false,
        }
        true
    }

    /// Moves in the view; whether there is one.
    pub(super) fn step_story(&mut self, motion: Motion) -> bool {
        match self.scene_mut() {
            Some(Scene::Timeline(chronicle)) => chronicle.step(motion),
            Some(Scene::Matrix(grid)) => grid.step(motion),
            Some(Scene::Briefing(binder)) => binder.step(motion),
            Some(Scene::Meeting(_)) => self.step_meeting(motion),
            None => return false,
        }
        true
    }

    pub(super) fn lay_story(&mut self, layout: Layout) {
        self.renew_meeting();
        let size = self.size;
        match self.scene_mut() {
            Some(Scene::Timeline(chronicle)) => chronicle.lay(layout),
            Some(Scene::Matrix(grid)) => grid.lay(layout),
            Some(Scene::Briefing(binder)) => binder.lay(layout),
            Some(Scene::Meeting(meeting)) => meeting.lay(size),
            None => {}
        }
    }

    /// Opens the timeline of the council in sight.
    pub(super) fn open_timeline(&mut self) {
        let Some(gss) = self.council_in_sight() else {
            return self.say("Choose a council first: this shows what is held about one.");
        };
        let name = self.shelf.name(&gss).unwrap_or(gss.as_str()).to_owned();
        match self.shelf.catalogue.records(&gss) {
            Ok(records) if records.is_empty() => {
                self.say(format!("No document is about {name} alone."));
            }
            Ok(records) => {
                let chronicle = Chronicle::new(name, &Timeline::new(records));
                self.show_scene(Scene::Timeline(chronicle));
            }
            Err(error) => self.fail(format!(
                "The library cannot give the timeline of {name}: {error:#}. Run `casebook check`."
            )),
        }
    }

    pub(super) fn show_scene(&mut self, scene: Scene) {
        let before = (self.focus, self.opened);
        self.story = Some(Story { scene, before });
    }

    /// The council whose findings are listed, else the one that the open document or the selected finding is about.
    fn council_in_sight(&self) -> Option<Gss> {
        let document = || {
            let id = self
                .opened
                .or_else(|| self.selected().map(|id| id.document))?;
            self.shelf.summary(id)?.councils.first().cloned()
        };
        self.council().cloned().or_else(document)
    }

    /// Shows a document where a line of the view leads, with the view behind it.
    pub(super) fn follow(&mut self, document: DocumentId, at: Option<usize>) {
        let spans = at.map(|at| [Span::new(at, at + 1)]);
        let at = spans.and_then(|spans| self.shelf.shown_spans(document, &spans));
        let story = self.story.take();
        self.open_document(document);
        self.behind = story;
        let at = at.and_then(|at| at.first().map(|span| span.start));
        if let Some(at) = at {
            self.go_to(at);
        }
    }

    /// Closes the view; the panes are as they were before it.
    pub(super) fn leave_story(&mut self) {
        if let Some(story) = self.story.take() {
            (self.focus, self.opened) = story.before;
        }
    }

    /// Goes back to the view from which the document in the panes was opened.
    pub(super) fn back_to_story(&mut self) {
        self.opened = None;
        self.story = self.behind.take();
        self.renew_briefing();
    }
}
