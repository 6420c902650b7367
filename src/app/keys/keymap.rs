//! Which key does what, read from `assets/keymap.toml`.

use std::collections::BTreeMap;

use super::about::ACTIONS;
use super::action::Action;
use super::chord::Chord;
use super::context::Context;
use super::key::Key;

/// The keys of every action in every context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap(pub(super) BTreeMap<Context, BTreeMap<Action, Vec<Chord>>>);

/// What is wrong with a keymap.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeymapError {
    /// Not TOML, or a table, action or key that does not exist; the message holds the line.
    #[error("{0}")]
    Unreadable(String),
    /// Two keys of which one hides the other in one context.
    #[error(
        "[{context:?}] {key} is given to both {first:?} and {second:?}: take it from one of them"
    )]
    Twice {
        /// The table.
        context: Context,
        /// The key.
        key: Chord,
        /// One of its actions.
        first: Action,
        /// The other.
        second: Action,
    },
    /// An action where it means nothing.
    #[error("[{0:?}] {1:?} can do nothing here: move it to another table")]
    Misplaced(Context, Action),
    /// No key leaves the program.
    #[error("no key in [always] quits: give `quit` one")]
    NoWayOut,
}

/// What keys pressed so far come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pressed {
    /// An action.
    Action(Action),
    /// The beginning of a chord.
    Begun,
    /// Nothing.
    Nothing,
}

impl Keymap {
    /// Reads a keymap and refuses one with conflicts or without a way out.
    pub fn parse(text: &str) -> Result<Self, KeymapError> {
        let map = toml::from_str(text).map_err(|e| KeymapError::Unreadable(e.to_string()))?;
        let map = Self(map);
        map.check()?;
        Ok(map)
    }

    /// The keymap that comes with casebook.
    ///
    /// # Panics
    /// Never: it is compiled in, and a test reads it.
    pub fn standard() -> Self {
        #[expect(
            clippy::expect_used,
            reason = "compiled in, and read by the test below"
        )]
        Self::parse(include_str!("../../../assets/keymap.toml"))
            .expect("assets/keymap.toml is valid")
    }

    fn check(&self) -> Result<(), KeymapError> {
        for (context, actions) in &self.0 {
            let mut seen: Vec<(&Chord, Action)> = Vec::new();
            for (action, chords) in actions {
                if !action.can_be_bound(*context) {
                    return Err(KeymapError::Misplaced(*context, *action));
                }
                for key in chords {
                    if let Some((_, first)) = seen.iter().find(|(known, _)| known.hides(key)) {
                        let (context, key, second) = (*context, key.clone(), *action);
                        return Err(KeymapError::Twice {
                            context,
                            key,
                            first: *first,
                            second,
                        });
                    }
                    seen.push((key, *action));
                }
            }
        }
        match self.keys(Context::Always, Action::Quit) {
            [] => Err(KeymapError::NoWayOut),
            _ => Ok(()),
        }
    }

    /// Every chord that can be pressed in `context`: its own ones first, then those that work everywhere.
    fn chords(&self, context: Context) -> impl Iterator<Item = (&Chord, Action)> {
        let contexts = [context, Context::Always].into_iter();
        let actions = contexts
            .filter_map(|context| self.0.get(&context))
            .flatten();
        actions.flat_map(|(action, chords)| chords.iter().map(|chord| (chord, *action)))
    }

    /// What `keys`, pressed in this order, come to in `context`.
    pub(crate) fn press(&self, context: Context, keys: &[Key]) -> Pressed {
        let mut begun = self
            .chords(context)
            .filter(|(chord, _)| chord.keys().starts_with(keys));
        match begun.next() {
            None => Pressed::Nothing,
            Some((chord, action)) if chord.keys().len() == keys.len() => Pressed::Action(action),
            Some(_) => Pressed::Begun,
        }
    }

    /// What `key` alone does in `context`.
    pub fn action(&self, context: Context, key: Key) -> Option<Action> {
        match self.press(context, &[key]) {
            Pressed::Action(action) => Some(action),
            Pressed::Begun | Pressed::Nothing => None,
        }
    }

    /// What can follow `keys`: the rest of each chord and what it does.
    pub(crate) fn following(&self, context: Context, keys: &[Key]) -> Vec<(String, Action)> {
        let begun = self
            .chords(context)
            .filter(|(chord, _)| chord.keys().starts_with(keys));
        let rest = |chord: &Chord| {
            let rest = chord.keys().iter().skip(keys.len());
            rest.map(|key| key.label()).collect::<Vec<_>>().join(" ")
        };
        begun.map(|(chord, action)| (rest(chord), action)).collect()
    }

    /// The keys of `action` in `context`, in the order of the file.
    pub fn keys(&self, context: Context, action: Action) -> &[Chord] {
        self.0
            .get(&context)
            .and_then(|actions| actions.get(&action))
            .map_or(&[], Vec::as_slice)
    }

    /// The key to name for `action` in `context`: the first one there, else the first one that works everywhere.
    pub fn first_key(&self, context: Context, action: Action) -> Option<&Chord> {
        [context, Context::Always]
            .iter()
            .find_map(|c| self.keys(*c, action).first())
    }

    /// Everything that can be done in the panes, the latest `chosen` first: what it does and its keys.
    pub(crate) fn commands(&self, chosen: &[Action]) -> Vec<(Action, String, String)> {
        let keys = |action| {
            let contexts = [Context::Panes, Context::Always].into_iter();
            let keys = contexts.flat_map(|context| self.keys(context, action));
            keys.map(Chord::label).collect::<Vec<_>>().join("  ")
        };
        let here = ACTIONS
            .iter()
            .filter(|about| about.contexts.contains(&Context::Panes));
        let mut all: Vec<_> = here
            .map(|about| {
                let text = format!("{}: {}", about.hint, about.help);
                (about.action, text, keys(about.action))
            })
            .collect();
        let latest = |action| chosen.iter().rposition(|known| *known == action);
        // Nobody looks for a way to move in a list or to the next pane here.
        let moves = |action: Action| {
            let lists = [Context::Overlay, Context::Briefing];
            let across = [
                Action::Left,
                Action::Right,
                Action::NextPane,
                Action::PreviousPane,
            ];
            let listed = lists.iter().all(|context| action.can_be_bound(*context));
            across.contains(&action) || (listed && !action.can_be_bound(Context::Always))
        };
        all.sort_by_key(|(action, ..)| (std::cmp::Reverse(latest(*action)), moves(*action)));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_keymap_has_no_conflict_and_a_key_for_every_action() {
        let map = Keymap::standard();
        for about in ACTIONS {
            let bound = Context::ALL
                .iter()
                .any(|c| !map.keys(*c, about.action).is_empty());
            assert!(bound, "{:?} has no key", about.action);
        }
        for context in map.0.keys() {
            assert!(Context::ALL.contains(context), "{context:?} is in no help");
        }
        assert_eq!(
            map.action(Context::Filter, "ctrl-c".parse().unwrap()),
            Some(Action::Quit)
        );
        assert_eq!(
            map.action(Context::Panes, "q".parse().unwrap()),
            Some(Action::Quit)
        );
        assert_eq!(map.action(Context::Filter, "q".parse().unwrap()), None);
    }

    #[test]
    fn every_action_is_described_once_and_named_as_in_the_file() {
        for (i, about) in ACTIONS.iter().enumerate() {
            assert_eq!(
                ACTIONS.iter().position(|a| a.action == about.action),
                Some(i)
            );
            assert_eq!(Action::named(&about.action.name()), Some(about.action));
        }
    }

    #[test]
    fn a_chord_is_begun_and_then_done_and_says_what_can_follow() {
        let map = Keymap::standard();
        let keys = |text: &str| text.parse::<Chord>().unwrap().keys().to_vec();
        let press = |text| map.press(Context::Panes, &keys(text));
        assert_eq!(press("g"), Pressed::Begun);
        assert_eq!(press("g g"), Pressed::Action(Action::First));
        assert_eq!(press("g X"), Pressed::Nothing);
        let following = map.following(Context::Panes, &keys("g"));
        assert!(following.contains(&("g".to_owned(), Action::First)));
        assert!(following.contains(&("d".to_owned(), Action::Documents)));
    }

    #[test]
    fn a_keymap_that_would_trap_the_reader_is_refused_in_words() {
        let refused = |text: &str| Keymap::parse(text).unwrap_err().to_string();
        assert!(refused("[panes]\ndown = ['j']\n").contains("quits"));
        assert!(
            refused("[always]\nquit = ['q']\n[panes]\nup = ['j']\ndown = ['j']\n").contains('j')
        );
        assert!(
            refused("[always]\nquit = ['q']\n[panes]\nup = ['g']\ndown = ['g g']\n").contains('g')
        );
        assert!(refused("[always]\nquit = ['q']\n[panes]\nerase = ['j']\n").contains("Erase"));
        assert!(refused("[always]\nquit = ['hyper-q']\n").contains("hyper-q"));
        assert!(refused("[always]\nleave = ['q']\n").contains("leave"));
    }
}
