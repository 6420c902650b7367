//! What each action does to the state.

use super::cursor::Motion;
use super::{Action, App, Context, Effect, Overlay, Pane, words};
use crate::model::DocumentId;

/// Carries out `action` and says what the terminal should do.
pub fn update(app: &mut App, action: Action) -> Vec<Effect> {
    app.notice = None;
    app.own.asked &= action == Action::Undo;
    app.own.stride = 1;
    app.act(action);
    app.tour_saw(action);
    app.count = None;
    app.refresh();
    std::mem::take(&mut app.effects)
}

impl App {
    pub(super) fn act(&mut self, action: Action) {
        let taken = self.act_note(action)
            || self.act_intake(action)
            || self.act_compared(action)
            || self.act_story(action)
            || self.act_select(action)
            || self.act_own(action)
            || self.act_copy(action);
        if taken {
            return;
        }
        match action {
            Action::Down | Action::Up | Action::HalfDown | Action::HalfUp => self.move_by(action),
            Action::PageDown | Action::PageUp | Action::First | Action::Last => {
                self.move_by(action);
            }
            Action::Left => self.focus_on(beside(self.focus, -1)),
            Action::Right | Action::Open => self.focus_on(beside(self.focus, 1)),
            Action::NextPane => self.focus_on(round(self.focus, 1)),
            Action::PreviousPane => self.focus_on(round(self.focus, 2)),
            Action::Councils => self.focus_on(Pane::Councils),
            Action::Findings => self.focus_on(Pane::Findings),
            Action::Source => self.focus_on(Pane::Source),
            Action::Back => self.back(),
            Action::Filter if self.overlay.is_some() => self.find_in_help(),
            Action::Filter => self.start_filter(),
            Action::Next => self.next(true),
            Action::Previous => self.next(false),
            Action::OnlyOfsted => self.toggle_only_ofsted(),
            Action::Explain => self.toggle_explain(),
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::Wider | Action::Narrower => self.resize(action == Action::Wider),
            Action::Even => self.even(),
            Action::Mouse => self.toggle_mouse(),
            Action::Palette => self.open_palette(),
            Action::Documents => self.open_documents(),
            Action::Outline => self.open_outline(),
            Action::Searches => self.open_searches(),
            Action::SaveSearch => self.name_search(),
            Action::Help => self.toggle_help(),
            Action::Keep => self.keep_filter(),
            Action::Older => self.older(),
            Action::Newer => self.newer(),
            Action::Complete => self.complete(true),
            Action::CompleteBack => self.complete(false),
            Action::Choose => self
                .choose()
                .into_iter()
                .for_each(|chosen| self.act(chosen)),
            Action::Forget => self.forget(),
            Action::Rename => self.rename_tag(),
            Action::CharBack
            | Action::CharOn
            | Action::WordBack
            | Action::WordOn
            | Action::LineStart
            | Action::LineEnd
            | Action::Erase
            | Action::EraseOn
            | Action::EraseWord
            | Action::EraseLine => self.edit(action),
            Action::Primary => self.open_primary(),
            Action::Compare => self.open_beside(),
            Action::Elsewhere => self.open_elsewhere(),
            Action::Timeline => self.open_timeline(),
            Action::Note => {
                if let Some(on) = self.wanted() {
                    self.open_note(on);
                }
            }
            Action::Matrix => self.open_matrix(),
            Action::Meeting => self.open_meeting(),
            Action::Select => self.start_selection(),
            Action::Look => self.effects.push(Effect::Look),
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Redraw => self.effects.push(Effect::Redraw),
            Action::SkipStep => self.skip_step(),
            Action::Quit => self.quit(),
            _ => {}
        }
    }
}

fn beside(pane: Pane, by: isize) -> Pane {
    Pane::ALL[(pane as usize).saturating_add_signed(by).min(2)]
}

fn round(pane: Pane, by: usize) -> Pane {
    Pane::ALL[(pane as usize + by) % 3]
}

impl App {
    /// Moves as `action` says, as often as was counted; to a row of that number when it goes to an end.
    pub(super) fn move_by(&mut self, action: Action) {
        let times = isize::try_from(self.count.unwrap_or(1)).unwrap_or(isize::MAX);
        let row = self.count.map(|count| Motion::To(count.saturating_sub(1)));
        self.go(match action {
            Action::Down => Motion::Rows(times),
            Action::Up => Motion::Rows(-times),
            Action::HalfDown => Motion::Halves(times),
            Action::HalfUp => Motion::Halves(-times),
            Action::PageDown => Motion::Pages(times),
            Action::PageUp => Motion::Pages(-times),
            Action::Last => row.unwrap_or(Motion::Last),
            _ => row.unwrap_or(Motion::First),
        });
    }

    fn go(&mut self, motion: Motion) {
        if self.step_overlay(motion) || self.scroll_compared(motion) || self.step_story(motion) {
            return;
        }
        match self.focus() {
            Some(Pane::Councils) => self.step_councils(motion),
            Some(Pane::Source) => self.source.scroll(motion),
            Some(Pane::Findings) | None => self.step_findings(motion),
        }
    }

    fn focus_on(&mut self, pane: Pane) {
        self.focus = pane;
    }

    /// Leaves, with the query in the line remembered.
    fn quit(&mut self) {
        if self.holds_back() {
            return;
        }
        self.note_query();
        self.save_note();
        self.effects.push(Effect::Quit);
    }

    pub(super) fn step_councils(&mut self, motion: Motion) {
        let before = self.councils.selected();
        self.councils.step(motion, self.council_rows());
        if self.councils.selected() == before {
            return;
        }
        self.opened = None;
        let council = self.council().cloned();
        if let Some(filter) = self.filter.as_mut().filter(|filter| filter.asks()) {
            filter.council = council;
        }
        self.list(None);
    }

    pub(super) fn step_findings(&mut self, motion: Motion) {
        self.opened = None;
        self.findings.step(motion);
        if let Some(filter) = &mut self.filter {
            filter.moved = true;
        }
    }

    fn toggle_only_ofsted(&mut self) {
        self.only_ofsted = !self.only_ofsted;
        self.ask();
        self.say(if self.only_ofsted {
            "What Ofsted said, quoted or reported, is listed alone now."
        } else {
            "Everybody's words are listed again."
        });
    }

    fn toggle_explain(&mut self) {
        self.explaining = !self.explaining;
        if self.explaining {
            self.show_source();
        }
    }

    /// Sees to it that the source is in sight.
    pub(super) fn show_source(&mut self) {
        let hidden = self
            .layout
            .is_some_and(|l| l.panes[Pane::Source as usize].is_none());
        if hidden {
            self.focus = Pane::Source;
            self.refresh();
        }
    }

    /// Opens a document in the source, whether or not it has findings.
    pub(super) fn open_document(&mut self, id: DocumentId) {
        (self.opened, self.led_to) = (Some(id), None);
        self.focus = Pane::Source;
        // What led to another document leads no longer back from here; a matrix does, from what its cell listed.
        if !self.is_listing_cell() {
            self.behind = None;
        }
    }

    /// Goes to this byte of the source.
    pub(super) fn go_to(&mut self, at: usize) {
        self.focus = Pane::Source;
        self.refresh();
        self.source.go_to(at);
    }

    /// Leaves the innermost layer.
    fn back(&mut self) {
        let typing = self.context() == Context::Filter;
        if let Some(Overlay::Help(help)) = &mut self.overlay
            && help.back()
        {
            return;
        }
        match &self.filter {
            _ if self.overlay.is_some() => self.overlay = None,
            Some(filter) if typing && !filter.input.value().is_empty() => self.clear_filter(),
            Some(_) if typing => self.leave_filter(),
            _ if self.zoomed => self.zoomed = false,
            _ if self.explaining && self.focus == Pane::Source => self.explaining = false,
            _ if self.opened.is_some() && self.is_listing_cell() => self.opened = None,
            _ if self.opened.is_some() && self.behind.is_some() => self.back_to_story(),
            _ if self.opened.is_some() => self.opened = None,
            _ if self.focus == Pane::Source => self.focus = Pane::Findings,
            Some(_) => self.leave_filter(),
            None if self.focus == Pane::Findings => self.focus = Pane::Councils,
            None => self.say(match self.keymap.first_key(Context::Panes, Action::Quit) {
                Some(key) => format!("Nothing to go back to; {} leaves casebook.", key.label()),
                None => "Nothing to go back to.".to_owned(),
            }),
        }
    }
}

/// Stepping.
impl App {
    fn next(&mut self, forward: bool) {
        match self.asking() {
            _ if self.opened.is_some() => self.next_quotation(forward),
            Some(_) if self.focus == Pane::Source => self.read_on(forward),
            Some(_) => self.next_hit(forward),
            None => self.next_quotation(forward),
        }
    }

    fn next_hit(&mut self, forward: bool) {
        let before = self.findings.cursor.selected;
        let times = isize::try_from(self.count.unwrap_or(1)).unwrap_or(isize::MAX);
        self.step_findings(Motion::Rows(if forward { times } else { -times }));
        if self.findings.cursor.selected == before {
            self.no_more_hits(forward, 0);
        }
    }

    /// To the next hit as one reads on: in this document, then in the one listed after it.
    fn read_on(&mut self, forward: bool) {
        let Some(now) = self.findings.selected() else {
            return;
        };
        let rows = self.findings.rows.iter().enumerate();
        let found = if forward {
            rows.filter(|(_, entry)| **entry > now)
                .min_by_key(|(_, entry)| **entry)
        } else {
            rows.filter(|(_, entry)| **entry < now)
                .max_by_key(|(_, entry)| **entry)
        };
        match found {
            Some((row, _)) => self.findings.cursor.selected = row,
            None => self.no_more_hits(forward, self.findings.rows.len() - 1),
        }
    }

    fn next_quotation(&mut self, forward: bool) {
        self.show_source();
        for _ in 0..self.count.unwrap_or(1) {
            if self.source.step(forward, self.only_ofsted).is_none() {
                let what = if self.only_ofsted {
                    "quotation by Ofsted"
                } else {
                    "quotation"
                };
                return self.no_more(forward, what);
            }
        }
    }

    /// There are none that way: says where the others are, `back` of them the other way, and which key goes there.
    fn no_more_hits(&mut self, forward: bool, back: usize) {
        let mut said = words::none(if forward { "further" } else { "earlier" }, "hit");
        let key = |action| self.key_for(Context::Panes, action);
        if back > 0 {
            let (side, way) = if forward {
                ("before", Action::Previous)
            } else {
                ("after", Action::Next)
            };
            let others = words::count(back, "hit");
            let key = key(way);
            said = format!("{said} {others} {side} this one, also in other documents: {key}.");
        }
        let elsewhere = self.asked.hits.entries.len() - self.findings.rows.len();
        if elsewhere > 0 {
            let others = words::count(elsewhere, "hit");
            let (list, top) = (key(Action::Councils), key(Action::First));
            said = format!("{said} {others} about others: {list} and {top} list all councils.");
        }
        self.say(said);
    }

    fn no_more(&mut self, forward: bool, what: &str) {
        let way = if forward { "further" } else { "earlier" };
        self.say(words::none(way, what));
    }
}
