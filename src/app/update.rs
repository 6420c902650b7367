//! What each action does to the state.

use super::cursor::Motion;
use super::filter::{Answer, Before, Filter};
use super::{Action, App, Context, Effect, Overlay, Pane, words};

/// Carries out `action` and says what the terminal should do.
pub fn update(app: &mut App, action: Action) -> Vec<Effect> {
    app.notice = None;
    let mut effects = Vec::new();
    match action {
        Action::Down => app.go(Motion::Rows(1)),
        Action::Up => app.go(Motion::Rows(-1)),
        Action::HalfDown => app.go(Motion::Halves(1)),
        Action::HalfUp => app.go(Motion::Halves(-1)),
        Action::PageDown => app.go(Motion::Pages(1)),
        Action::PageUp => app.go(Motion::Pages(-1)),
        Action::First => app.go(Motion::First),
        Action::Last => app.go(Motion::Last),
        Action::Left => app.focus = beside(app.focus, -1),
        Action::Right | Action::Open => app.focus = beside(app.focus, 1),
        Action::NextPane => app.focus = round(app.focus, 1),
        Action::PreviousPane => app.focus = round(app.focus, 2),
        Action::Councils => app.focus = Pane::Councils,
        Action::Findings => app.focus = Pane::Findings,
        Action::Source => app.focus = Pane::Source,
        Action::Back => app.back(),
        Action::Filter => app.start_filter(),
        Action::Next => app.next(true),
        Action::Previous => app.next(false),
        Action::OnlyOfsted => app.toggle_only_ofsted(),
        Action::Zoom => app.zoomed = !app.zoomed,
        Action::Help => app.toggle_help(),
        Action::Keep => app.keep_filter(),
        Action::CharBack
        | Action::CharOn
        | Action::WordBack
        | Action::WordOn
        | Action::LineStart
        | Action::LineEnd
        | Action::Erase
        | Action::EraseOn
        | Action::EraseWord
        | Action::EraseLine => app.edit(action),
        Action::Suspend => effects.push(Effect::Suspend),
        Action::Redraw => effects.push(Effect::Redraw),
        Action::Quit => effects.push(Effect::Quit),
    }
    app.refresh();
    effects
}

fn beside(pane: Pane, by: isize) -> Pane {
    Pane::ALL[(pane as usize).saturating_add_signed(by).min(2)]
}

fn round(pane: Pane, by: usize) -> Pane {
    Pane::ALL[(pane as usize + by) % 3]
}

impl App {
    fn go(&mut self, motion: Motion) {
        if let Some(Overlay::Help { top }) = self.overlay {
            let page = self
                .layout
                .map_or(0, |l| usize::from(l.overlay.body().height));
            let count = (self.help().len() + 1).saturating_sub(page);
            self.overlay = Some(Overlay::Help {
                top: motion.apply(top, count, page),
            });
            return;
        }
        match self.focus() {
            Some(Pane::Councils) => self.step_councils(motion),
            Some(Pane::Source) => self.source.scroll(motion),
            Some(Pane::Findings) | None => self.step_findings(motion),
        }
    }

    fn step_councils(&mut self, motion: Motion) {
        let before = self.councils.selected();
        self.councils.step(motion, self.council_rows());
        if self.councils.selected() != before {
            self.list(None);
        }
    }

    fn step_findings(&mut self, motion: Motion) {
        self.findings.step(motion);
        if let Some(filter) = &mut self.filter {
            filter.moved = true;
        }
    }

    /// Lists the findings that the filter and the selected council leave; stays on `keep` when it is among them.
    pub(super) fn list(&mut self, keep: Option<u32>) {
        let index = self.shelf.engine.index();
        let council = self.council();
        let about = |entry: &u32| council.is_none() || index.council(*entry) == council;
        let rows = match self.asking() {
            Some(filter) => filter.hits.entries.iter().copied().filter(about).collect(),
            None => (0..u32::try_from(index.len()).unwrap_or(u32::MAX))
                .filter(about)
                .collect(),
        };
        self.findings.list(rows, keep);
    }

    fn toggle_help(&mut self) {
        self.overlay = match self.overlay {
            Some(Overlay::Help { .. }) => None,
            None => Some(Overlay::Help { top: 0 }),
        };
    }

    fn toggle_only_ofsted(&mut self) {
        self.only_ofsted = !self.only_ofsted;
        let whose = if self.only_ofsted {
            "Ofsted's words only"
        } else {
            "everybody's quotations"
        };
        self.say(format!("Stepping stops at {whose}."));
    }

    /// Leaves the innermost layer.
    fn back(&mut self) {
        let typing = self.context() == Context::Filter;
        match &mut self.filter {
            _ if self.overlay.is_some() => self.overlay = None,
            Some(filter) if typing && !filter.input.value().is_empty() => {
                filter.input.reset();
                self.search();
            }
            Some(_) if typing => self.leave_filter(),
            _ if self.zoomed => self.zoomed = false,
            _ if self.focus == Pane::Source => self.focus = Pane::Findings,
            Some(_) => self.leave_filter(),
            None if self.focus == Pane::Findings => self.focus = Pane::Councils,
            None => self.say(match self.keymap.first_key(Context::Panes, Action::Quit) {
                Some(key) => format!("Nothing to go back to; {key} leaves casebook."),
                None => "Nothing to go back to.".to_owned(),
            }),
        }
    }
}

/// The filter.
impl App {
    fn start_filter(&mut self) {
        let before = Before {
            focus: self.focus,
            council: self.council().cloned(),
            finding: self.findings.selected(),
        };
        self.filter
            .get_or_insert_with(|| Filter::new(before))
            .typing = true;
        (self.zoomed, self.focus) = (false, Pane::Findings);
    }

    fn keep_filter(&mut self) {
        let Some(filter) = &mut self.filter else {
            return;
        };
        (filter.typing, filter.moved) = (false, true);
        if !filter.asks() && filter.message.is_none() {
            self.leave_filter();
        }
        self.focus = Pane::Findings;
    }

    fn edit(&mut self, action: Action) {
        if self
            .filter
            .as_mut()
            .is_some_and(|filter| filter.edit(action))
        {
            self.search();
        }
    }

    /// Types text into the filter, when it is being typed into.
    pub(super) fn type_in(&mut self, text: &str) {
        if self.context() != Context::Filter {
            return;
        }
        self.notice = None;
        if let Some(filter) = &mut self.filter {
            filter.insert(text);
        }
        self.search();
    }

    pub(super) fn search(&mut self) {
        let Some(filter) = &mut self.filter else {
            return;
        };
        if filter.search(&mut self.shelf.engine) == Answer::New {
            self.answered();
        }
    }

    /// Lists the new hits: best first and selected, over all councils, unless the reader has chosen one of them.
    pub(super) fn answered(&mut self) {
        let Some(filter) = &mut self.filter else {
            return;
        };
        self.answers += 1;
        let keep = self.findings.selected().filter(|_| filter.moved);
        filter.moved = keep.is_some_and(|entry| filter.hits.entries.contains(&entry));
        let before = filter.before.clone();
        if filter.asks() {
            self.councils.count(&self.shelf.councils, &filter.hits);
            self.councils.select(None);
            self.list(keep);
        } else {
            self.restore(&before, keep);
        }
    }

    fn leave_filter(&mut self) {
        let Some(filter) = self.filter.take() else {
            return;
        };
        self.answers += 1;
        if filter.typing {
            self.focus = filter.before.focus;
        }
        let keep = self.findings.selected().filter(|_| filter.moved);
        self.restore(&filter.before, keep);
    }

    /// Lists what was listed before the filter; stays on `keep` when it is there, else goes back to where the reader was.
    fn restore(&mut self, before: &Before, keep: Option<u32>) {
        self.councils
            .list(&self.shelf.councils, self.shelf.findings());
        let council = self
            .shelf
            .councils
            .iter()
            .position(|c| Some(&c.gss) == before.council.as_ref());
        self.councils.select(council);
        self.list(before.finding);
        if let Some(row) =
            keep.and_then(|entry| self.findings.rows.iter().position(|row| *row == entry))
        {
            self.findings.cursor.selected = row;
        }
    }
}

/// Stepping.
impl App {
    fn next(&mut self, forward: bool) {
        match self.asking() {
            Some(_) if self.focus == Pane::Source => self.read_on(forward),
            Some(_) => self.next_hit(forward),
            None => self.next_quotation(forward),
        }
    }

    fn next_hit(&mut self, forward: bool) {
        let before = self.findings.cursor.selected;
        self.step_findings(Motion::Rows(if forward { 1 } else { -1 }));
        if self.findings.cursor.selected == before {
            self.no_more(forward, "hit");
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
            None => self.no_more(forward, "hit"),
        }
    }

    fn next_quotation(&mut self, forward: bool) {
        if self
            .layout
            .is_some_and(|l| l.panes[Pane::Source as usize].is_none())
        {
            self.focus = Pane::Source;
            self.refresh();
        }
        if self.source.step(forward, self.only_ofsted).is_none() {
            let what = if self.only_ofsted {
                "quotation by Ofsted"
            } else {
                "quotation"
            };
            self.no_more(forward, what);
        }
    }

    fn no_more(&mut self, forward: bool, what: &str) {
        let way = if forward { "further" } else { "earlier" };
        self.say(words::none(way, what));
    }
}
