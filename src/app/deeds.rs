//! Marking, labelling, noting, briefing and undoing: what the keys ask of the library, and what is said of it.

use super::picker::{Choice, Entry, Picker, Sort};
use super::story::Scene;
use super::{Action, App, Context, Effect, Overlay, Pane, Store, words};
use crate::model::mark::{Deed, Target};
use crate::model::{FindingId, Gss};
use crate::search::{Index, written};

/// Findings labelled at a time: whoever means more has not narrowed the filter yet.
const MOST: usize = 10_000;

/// What the keys act on.
impl App {
    /// The quotation under the cursor, else the selected finding.
    pub(super) fn target(&self) -> Option<Target> {
        if let Some(Scene::Briefing(binder)) = self.scene() {
            return binder.target();
        }
        if self.context() == Context::Select {
            return self.selected_words();
        }
        if let Some(compared) = &self.compared {
            return compared.target();
        }
        let quotation = self
            .source
            .quotation()
            .filter(|_| self.focus == Pane::Source);
        let finding = || match self.opened {
            None => self.selected().map(Target::Finding),
            Some(_) => self.led_to.map(|(target, _)| target),
        };
        quotation
            .map(|row| Target::Quotation(row.id))
            .or_else(finding)
    }

    /// The target, or a word to the reader that there is none.
    pub(super) fn wanted(&mut self) -> Option<Target> {
        let target = self.target();
        if target.is_none() {
            self.say("Nothing is selected: choose a finding, or step to a quotation with n.");
        }
        target
    }

    /// Every finding listed, or a word to the reader that there are none or too many.
    fn all_listed(&mut self) -> Option<Vec<Target>> {
        let count = self.findings.rows.len();
        if count == 0 || count > MOST {
            self.say(match count {
                0 => "No finding is listed.".to_owned(),
                _ => format!(
                    "{} are too many at once: filter first.",
                    words::count(count, "finding")
                ),
            });
            return None;
        }
        let ids = self
            .findings
            .rows
            .iter()
            .filter_map(|entry| self.shelf.id(*entry));
        Some(ids.map(Target::Finding).collect())
    }
}

/// The keys.
impl App {
    /// Does what `action` means for the reader's own work; whether it means anything.
    pub(super) fn act_own(&mut self, action: Action) -> bool {
        match action {
            Action::Mark => self.toggle_mark(),
            Action::Tag => {
                let on = self.wanted().into_iter().collect();
                self.offer_tags(on);
            }
            Action::TagAll => {
                let on = self.all_listed().unwrap_or_default();
                self.offer_tags(on);
            }
            Action::Brief => {
                let on = self.wanted().into_iter().collect();
                self.offer_briefings(on);
            }
            Action::BriefAll => {
                let on = self.all_listed().unwrap_or_default();
                self.offer_briefings(on);
            }
            Action::Briefings => self.open_briefings(),
            Action::Tags => self.open_tags(),
            Action::Undo => self.undo(),
            Action::Redo => self.effects.push(Effect::Do(Deed::Redo)),
            Action::History => self.open_history(),
            Action::Export => self.open_exports(),
            _ => return false,
        }
        true
    }

    /// Undoes what was done last. That an import of another day goes is nothing that one slip of a finger should do.
    fn undo(&mut self) {
        let history = self.shelf.catalogue.history().unwrap_or_default();
        let next = history.iter().find(|entry| !entry.undone);
        let old = next.filter(|entry| entry.documents && Some(entry.id) <= self.own.earlier);
        match old {
            Some(entry) if !std::mem::take(&mut self.own.asked) => {
                let (said, at) = (words::line(&entry.said), when(&entry.at));
                let key = self.keymap.first_key(Context::Panes, Action::Undo);
                let key = key.map_or_else(|| "undo".to_owned(), super::Chord::label);
                self.say(format!("{key} once more undoes: {said} ({at})."));
                self.own.asked = true;
            }
            _ => self.effects.push(Effect::Do(Deed::Undo)),
        }
    }

    fn toggle_mark(&mut self) {
        let Some(target) = self.wanted() else { return };
        let star = self.own.exactly(target).is_some_and(|mark| mark.star);
        self.effects
            .push(Effect::Do(Deed::Star(vec![target], !star)));
    }

    fn offer_tags(&mut self, on: Vec<Target>) {
        if on.is_empty() {
            return;
        }
        let tagged = |name: &String| {
            on.iter().all(|on| {
                self.own
                    .exactly(*on)
                    .is_some_and(|mark| mark.tags.contains(name))
            })
        };
        let entry = |name: &String| Entry {
            choice: Choice::Tag(name.clone(), !tagged(name)),
            text: words::line(name),
            detail: if tagged(name) {
                "on it; takes it off".to_owned()
            } else {
                String::new()
            },
            also: String::new(),
        };
        let entries = self.own.work.tags.iter().map(entry).collect();
        self.offer_choice(Sort::Tag(on), entries, 0);
    }

    fn offer_briefings(&mut self, on: Vec<Target>) {
        if on.is_empty() {
            return;
        }
        let mut briefings: Vec<_> = self.own.work.briefings.iter().collect();
        // The one that was added to last comes first.
        briefings.sort_by_key(|briefing| {
            let latest = briefing.items.iter().map(|item| item.id).max();
            std::cmp::Reverse(latest)
        });
        let entries = briefings.into_iter().map(|briefing| Entry {
            choice: Choice::Brief(briefing.name.clone()),
            text: words::line(&briefing.name),
            detail: words::count(briefing.items.len(), "item"),
            also: String::new(),
        });
        let entries = entries.collect();
        self.offer_choice(Sort::Brief(on), entries, 0);
    }

    fn open_history(&mut self) {
        let history = match self.shelf.catalogue.history() {
            Ok(history) => history,
            Err(error) => return self.fail(format!("{error:#}")),
        };
        if history.is_empty() {
            return self.say("Nothing was done that could be undone.");
        }
        let undone = history.iter().take_while(|entry| entry.undone).count();
        let entries = history.iter().enumerate().map(|(at, entry)| Entry {
            // How far undoing, or doing again, goes when this row is chosen.
            choice: if entry.undone {
                Choice::Redo(undone - at)
            } else {
                Choice::Undo(at + 1 - undone)
            },
            text: words::line(&entry.said),
            detail: if entry.undone {
                format!("undone · {}", when(&entry.at))
            } else {
                when(&entry.at)
            },
            also: String::new(),
        });
        let entries = entries.collect();
        self.offer_choice(Sort::History, entries, undone.min(history.len() - 1));
    }

    /// Does what the selected row of a panel says about the reader's own work; whether it says anything.
    pub(super) fn choose_own(&mut self, picker: &Picker) -> bool {
        let on = match &picker.sort {
            Sort::Tag(on) | Sort::Brief(on) => on.clone(),
            _ => Vec::new(),
        };
        let Some(choice) = picker.selected().map(|entry| entry.choice.clone()) else {
            return false;
        };
        let deed = match (choice, &picker.sort) {
            (Choice::Tag(name, put), _) => Deed::Tag(on, name, put),
            (Choice::New(name), Sort::Tag(_)) => Deed::Tag(on, name, true),
            (Choice::Brief(name) | Choice::New(name), Sort::Brief(_)) => Deed::Brief(on, name),
            (Choice::ExportSides(suffix), _) => {
                self.export_sides(suffix);
                return true;
            }
            (Choice::Export(briefing, suffix), _) => {
                let what = self.exported(briefing);
                self.effects.push(Effect::Export(what, suffix));
                return true;
            }
            (Choice::Briefing(id), _) => {
                self.open_briefing(id);
                return true;
            }
            (Choice::Name(name), Sort::Tags) => {
                self.run(&written("tag", &name));
                return true;
            }
            (Choice::Ask(query), _) => {
                self.run(query);
                return true;
            }
            (Choice::Undo(times), _) => return self.repeat(&Deed::Undo, times),
            (Choice::Redo(times), _) => return self.repeat(&Deed::Redo, times),
            _ => return false,
        };
        self.effects.push(Effect::Do(deed));
        true
    }

    fn repeat(&mut self, deed: &Deed, times: usize) -> bool {
        self.own.stride = times;
        self.effects
            .extend((0..times).map(|_| Effect::Do(deed.clone())));
        true
    }
}

/// Date and time of an entry of the undo log, to the minute: `13 Jun 09:30`.
fn when(at: &str) -> String {
    let (date, time) = at.split_once('T').unwrap_or((at, ""));
    let date = date.parse().map_or_else(|_| date.to_owned(), words::date);
    format!("{date} {}", time.get(..5).unwrap_or_default())
}

/// Afterwards.
impl App {
    /// Has the library do something, and says what was done: it is on disc by then.
    pub fn carry_out(&mut self, deed: &Deed, store: Option<&mut (dyn Store + 'static)>) {
        match store {
            Some(store) => self.carry_out_by(store, deed),
            None => self.fail("Not saved: there is nowhere to write to."),
        }
        self.refresh();
    }

    fn carry_out_by(&mut self, store: &mut dyn Store, deed: &Deed) {
        let before = self.shelf.catalogue.stamp().ok();
        match store.act(deed) {
            Ok(said) => {
                if self.shelf.catalogue.stamp().ok() != before {
                    self.start_over(store);
                }
                self.read_own();
                self.ask_of_own();
                self.say_done(deed, said.as_deref());
            }
            Err(error) => self.fail(format!("Not saved: {error:#}")),
        }
    }

    /// Takes everything from the library again, because documents came or left.
    fn start_over(&mut self, store: &mut dyn Store) {
        match store.index() {
            Ok(index) => self.start_with(index),
            Err(error) => self.fail(format!("The library cannot be read: {error:#}")),
        }
    }

    /// Takes everything from the library again, and this index of it.
    pub(super) fn start_with(&mut self, index: Index) {
        self.opened = None;
        self.compared = None;
        (self.story, self.behind) = (None, None);
        self.take_again(index);
    }

    /// The same, with everything that is open; `false` when the library cannot be read.
    pub(super) fn take_again(&mut self, index: Index) -> bool {
        let (council, finding) = (self.council().cloned(), self.selected());
        if let Err(error) = self.shelf.renew() {
            self.fail(format!("The library cannot be read: {error:#}"));
            return false;
        }
        self.shelf.take(index);
        self.read_own();
        self.ask_again();
        self.return_to(council.as_ref(), finding);
        true
    }

    /// Goes back to a council and a finding, as far as they are still there.
    fn return_to(&mut self, council: Option<&Gss>, finding: Option<FindingId>) {
        self.choose_council(council);
        let entry = finding.and_then(|id| self.shelf.entry(id));
        self.list(entry);
    }

    fn say_done(&mut self, deed: &Deed, said: Option<&str>) {
        let key = |app: &Self, action| {
            let key = app.keymap.first_key(Context::Panes, action);
            key.map_or_else(String::new, super::Chord::label)
        };
        let steps = |as_far: &str| match self.own.stride {
            0 | 1 => String::new(),
            many => format!("{many} steps, {as_far}"),
        };
        let text = match (deed, said) {
            (Deed::Undo, None) => "Nothing to undo.".to_owned(),
            (Deed::Redo, None) => "Nothing to do again.".to_owned(),
            (_, None) => "That was so already.".to_owned(),
            (Deed::Undo, Some(said)) => format!(
                "Undone: {}{said}. {} does it again.",
                steps("back to before "),
                key(self, Action::Redo)
            ),
            (Deed::Redo, Some(said)) => format!("Done again: {}{said}.", steps("up to ")),
            (_, Some(said)) => format!("Saved: {said}. {} undoes it.", key(self, Action::Undo)),
        };
        self.say(words::line(&text));
    }
}

impl App {
    /// Whether a panel's row can be chosen by its number now.
    pub(crate) fn is_numbered(&self) -> bool {
        self.picker()
            .is_some_and(|picker| picker.sort.is_numbered() && picker.typed().is_empty())
    }

    /// Chooses the row with this number, when rows are numbered; whether it was.
    pub(super) fn choose_number(&mut self, text: &str) -> bool {
        let number: Option<usize> = text.parse().ok().filter(|n| (1..=9).contains(n));
        let (Some(number), true) = (number, self.is_numbered()) else {
            return false;
        };
        let Some(Overlay::Picker(picker)) = &mut self.overlay else {
            return false;
        };
        if number > picker.offers.len() {
            return false;
        }
        picker.cursor.selected = number - 1;
        self.choose();
        true
    }
}
