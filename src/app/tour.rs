//! The guided tour: one thing said at a time, and the key that goes on. What is done to the library meanwhile is real; which
//! library that is, is not known here.

use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

use super::{Action, App, Chord, Context, Keymap, wrap};

/// The steps of `assets/tour.toml`.
static STEPS: LazyLock<Vec<Step>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct Steps {
        step: Vec<Step>,
    }
    // A test reads them as well.
    toml::from_str::<Steps>(include_str!("../../assets/tour.toml"))
        .map_or_else(|_| Vec::new(), |steps| steps.step)
});

/// Rows that the tour takes at most, without its title.
const ROWS: usize = 4;

/// One thing that is said, and what goes on from there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    says: String,
    /// Any of these actions goes on.
    #[serde(default)]
    after: Vec<Action>,
    /// These words in the filter go on.
    typed: Option<String>,
}

/// Where somebody who is shown round has come to.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tour {
    at: usize,
}

/// All steps as text, with the keys that hold.
pub fn tour(keymap: &Keymap) -> Vec<String> {
    STEPS.iter().map(|step| step.said(keymap)).collect()
}

impl Step {
    /// What it says, with the keys that hold in the place of the actions' names.
    fn said(&self, keymap: &Keymap) -> String {
        let mut said = String::new();
        for (at, part) in self.says.split(['{', '}']).enumerate() {
            if at % 2 == 0 {
                said += part;
            } else {
                said += &named(keymap, part);
            }
        }
        said
    }
}

/// The key of `action@place`; the palette's name for an action that has none.
fn named(keymap: &Keymap, part: &str) -> String {
    let (name, place) = part.split_once('@').unwrap_or((part, "panes"));
    let place: StrDeserializer<'_, Error> = place.into_deserializer();
    let key = Action::named(name)
        .zip(Context::deserialize(place).ok())
        .and_then(|(action, place)| keymap.first_key(place, action));
    key.map_or_else(|| format!(":{name}"), Chord::label)
}

impl App {
    /// Begins the tour.
    #[must_use]
    pub fn touring(mut self) -> Self {
        self.tour = Some(Tour::default());
        self
    }

    /// What the tour says now, line by line for this width, below which step of how many it is; nothing without a tour.
    pub(crate) fn tour_lines(&self, columns: usize) -> Option<(String, Vec<String>)> {
        let Tour { at } = self.tour?;
        let said = STEPS.get(at)?.said(&self.keymap);
        let lines = wrap(&said, columns).into_iter().take(ROWS);
        let lines = lines.map(|line| said[line].to_owned()).collect();
        Some((format!("Tour {} of {}", at + 1, STEPS.len()), lines))
    }

    /// Rows that the tour takes: its title and what it says.
    pub(super) fn tour_rows(&self) -> u16 {
        let columns = usize::from(self.size().0.saturating_sub(2));
        let lines = self
            .tour_lines(columns)
            .map_or(0, |(_, lines)| lines.len() + 1);
        u16::try_from(lines).unwrap_or(u16::MAX)
    }

    /// Goes on when this was what the step asked for.
    pub(super) fn tour_saw(&mut self, action: Action) {
        self.tour_on(|step| step.after.contains(&action));
    }

    /// Goes on when what is typed is what the step asked for.
    pub(super) fn tour_read(&mut self) {
        let typed = self.filter_text().unwrap_or_default().to_lowercase();
        self.tour_on(|step| {
            step.typed
                .as_ref()
                .is_some_and(|words| typed.trim() == words)
        });
    }

    /// The next step, without doing what this one asks for.
    pub(super) fn skip_step(&mut self) {
        match self.tour {
            None => self.say("There is no tour here: `casebook tour` shows you round."),
            Some(_) => self.tour_on(|_| true),
        }
    }

    fn tour_on(&mut self, is_done: impl Fn(&Step) -> bool) {
        if let Some(tour) = &mut self.tour
            && tour.at + 1 < STEPS.len()
            && STEPS.get(tour.at).is_some_and(is_done)
        {
            tour.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_names_keys_that_there_are_and_only_the_last_asks_for_nothing() {
        let keymap = Keymap::standard();
        let said = tour(&keymap);
        assert!(said.len() > 5);
        let last = said.len() - 1;
        for (at, (step, said)) in STEPS.iter().zip(&said).enumerate() {
            let names = step.says.split(['{', '}']).skip(1).step_by(2);
            for name in names.map(|name| format!(":{name}")) {
                assert!(!said.contains(&name), "{name} has no key: {said}");
            }
            assert_eq!(
                step.after.is_empty() && step.typed.is_none(),
                at == last,
                "{said}"
            );
        }
    }
}
