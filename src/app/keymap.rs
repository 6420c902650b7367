//! Which key does what, read from `assets/keymap.toml`.

use std::collections::BTreeMap;

use super::action::{Action, Context};
use super::key::Key;

/// The keys of every action in every context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap(BTreeMap<Context, BTreeMap<Action, Vec<Key>>>);

/// What is wrong with a keymap.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeymapError {
    /// Not TOML, or a table, action or key that does not exist; the message holds the line.
    #[error("{0}")]
    Unreadable(String),
    /// The same key twice in one context.
    #[error(
        "[{context:?}] {key} is given to both {first:?} and {second:?}: take it from one of them"
    )]
    Twice {
        /// The table.
        context: Context,
        /// The key.
        key: Key,
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
        Self::parse(include_str!("../../assets/keymap.toml")).expect("assets/keymap.toml is valid")
    }

    fn check(&self) -> Result<(), KeymapError> {
        for (context, actions) in &self.0 {
            let mut seen = BTreeMap::new();
            for (action, keys) in actions {
                if !action.about().is_some_and(|a| a.contexts.contains(context)) {
                    return Err(KeymapError::Misplaced(*context, *action));
                }
                for key in keys {
                    if let Some(first) = seen.insert(*key, *action) {
                        let (context, key, second) = (*context, *key, *action);
                        return Err(KeymapError::Twice {
                            context,
                            key,
                            first,
                            second,
                        });
                    }
                }
            }
        }
        match self.keys(Context::Always, Action::Quit) {
            [] => Err(KeymapError::NoWayOut),
            _ => Ok(()),
        }
    }

    /// What `key` does in `context`, or everywhere.
    pub fn action(&self, context: Context, key: Key) -> Option<Action> {
        [context, Context::Always].iter().find_map(|context| {
            let mut actions = self.0.get(context)?.iter();
            actions
                .find(|(_, keys)| keys.contains(&key))
                .map(|(action, _)| *action)
        })
    }

    /// The keys of `action` in `context`, in the order of the file.
    pub fn keys(&self, context: Context, action: Action) -> &[Key] {
        self.0
            .get(&context)
            .and_then(|actions| actions.get(&action))
            .map_or(&[], Vec::as_slice)
    }

    /// The key to name for `action` in `context`: the first one there, else the first one that works everywhere.
    pub fn first_key(&self, context: Context, action: Action) -> Option<Key> {
        [context, Context::Always]
            .iter()
            .find_map(|c| self.keys(*c, action).first().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::ACTIONS;

    #[test]
    fn the_standard_keymap_has_no_conflict_and_a_key_for_every_action() {
        let map = Keymap::standard();
        for about in ACTIONS {
            let bound = Context::ALL
                .iter()
                .any(|c| !map.keys(*c, about.action).is_empty());
            assert!(bound, "{:?} has no key", about.action);
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
    fn every_action_is_described_once() {
        for (i, about) in ACTIONS.iter().enumerate() {
            assert_eq!(
                ACTIONS.iter().position(|a| a.action == about.action),
                Some(i)
            );
        }
    }

    #[test]
    fn a_keymap_that_would_trap_the_reader_is_refused_in_words() {
        let refused = |text: &str| Keymap::parse(text).unwrap_err().to_string();
        assert!(refused("[panes]\ndown = ['j']\n").contains("quits"));
        assert!(
            refused("[always]\nquit = ['q']\n[panes]\nup = ['j']\ndown = ['j']\n").contains('j')
        );
        assert!(refused("[always]\nquit = ['q']\n[panes]\nerase = ['j']\n").contains("Erase"));
        assert!(refused("[always]\nquit = ['hyper-q']\n").contains("hyper-q"));
        assert!(refused("[always]\nleave = ['q']\n").contains("leave"));
    }
}
