//! The reader's own keymap laid over the standard one. Whatever is wrong with it, the rest of it holds and quit works.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::about::ACTIONS;
use super::action::Action;
use super::chord::Chord;
use super::context::Context;
use super::key::{Code, Key};
use super::keymap::{Keymap, Pressed};

/// Something wrong with a reader's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1; `None` when it is about the file as a whole.
    pub line: Option<usize>,
    /// What is wrong and what to write instead.
    pub text: String,
}

/// The line, from 1, in which the byte at `offset` stands.
pub fn line_at(text: &str, offset: usize) -> usize {
    let before = text.get(..offset).unwrap_or(text);
    before.bytes().filter(|byte| *byte == b'\n').count() + 1
}

/// The keys that the reader gives to one action.
struct Binding {
    at: usize,
    context: Context,
    action: Action,
    chords: Vec<(usize, Chord)>,
}

/// The reader's file while it is read.
struct Reading<'a> {
    text: &'a str,
    faults: Vec<Fault>,
}

impl Keymap {
    /// This keymap with the reader's own laid over it, and what is wrong with that: an action named there has those keys
    /// and no others, and takes them away from whatever else they meant.
    #[must_use]
    pub fn rebound(mut self, text: &str) -> (Self, Vec<Fault>) {
        let mut reading = Reading {
            text,
            faults: Vec::new(),
        };
        let mut bindings = reading.bindings();
        bindings.sort_by_key(|binding| binding.at);
        reading.part(&mut bindings);
        for binding in &bindings {
            let actions = self.0.entry(binding.context).or_default();
            for chords in actions.values_mut() {
                let taken = |chord: &Chord| binding.chords.iter().any(|(_, own)| own.hides(chord));
                chords.retain(|chord| !taken(chord));
            }
        }
        for binding in bindings {
            let chords = binding.chords.into_iter().map(|(_, chord)| chord);
            let actions = self.0.entry(binding.context).or_default();
            actions.insert(binding.action, chords.collect());
        }
        self.leave_a_way_out(&mut reading.faults);
        reading.faults.sort_by_key(|fault| fault.line);
        (self, reading.faults)
    }

    /// Gives quit back its key wherever nothing quits any more.
    fn leave_a_way_out(&mut self, faults: &mut Vec<Fault>) {
        let standard = Chord::from(Key {
            ctrl: true,
            ..Key::plain(Code::Char('c'))
        });
        for context in Context::ALL {
            let keys = [context, Context::Always].map(|context| self.keys(context, Action::Quit));
            let quits =
                |chord: &Chord| self.press(context, chord.keys()) == Pressed::Action(Action::Quit);
            if keys.into_iter().flatten().any(quits) {
                continue;
            }
            for context in [context, Context::Always] {
                let actions = self.0.entry(context).or_default();
                let every = actions.values_mut();
                every.for_each(|chords| chords.retain(|chord| !chord.hides(&standard)));
            }
            let always = self.0.entry(Context::Always).or_default();
            always
                .entry(Action::Quit)
                .or_default()
                .push(standard.clone());
            faults.push(Fault {
                line: None,
                text: format!("nothing would quit in [{}], so ctrl-c does", context.name()),
            });
        }
    }
}

impl Context {
    /// Its table in `keymap.toml`.
    pub fn name(self) -> String {
        super::action::kebab(&format!("{self:?}"))
    }

    fn named(name: &str) -> Option<Self> {
        let name: StrDeserializer<'_, Error> = name.into_deserializer();
        Self::deserialize(name).ok()
    }
}

impl Reading<'_> {
    fn fault(&mut self, at: usize, text: impl Into<String>) {
        self.faults.push(Fault {
            line: Some(line_at(self.text, at)),
            text: text.into(),
        });
    }

    fn bindings(&mut self) -> Vec<Binding> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            self.fault(error.span().map_or(0, |span| span.start), error.message());
        }
        let mut bindings = Vec::new();
        for (name, value) in table.get_ref() {
            let context = Context::named(name.get_ref());
            if let (Some(context), DeValue::Table(actions)) = (context, value.get_ref()) {
                let read = |(name, keys)| self.binding(context, name, keys);
                bindings.extend(actions.iter().filter_map(read));
            } else {
                let known = Context::ALL.map(|c| format!("[{}]", c.name()));
                let (known, name) = (known.join(", "), name.span().start..name.span().end);
                let text = format!(
                    "`{}` is no table of keys: write {known}",
                    &self.text[name.clone()]
                );
                self.fault(name.start, text);
            }
        }
        bindings
    }

    fn binding(
        &mut self,
        context: Context,
        name: &Spanned<std::borrow::Cow<'_, str>>,
        keys: &Spanned<DeValue<'_>>,
    ) -> Option<Binding> {
        let (at, action) = (name.span().start, Action::named(name.get_ref()));
        let Some(action) = action.filter(|action| action.can_be_bound(context)) else {
            let table = context.name();
            let known = ACTIONS
                .iter()
                .filter(|about| about.contexts.contains(&context));
            let known: Vec<_> = known.map(|about| about.action.name()).collect();
            let known = known.join(", ");
            let text = format!(
                "`{}` is nothing to do in [{table}]: {known}",
                name.get_ref()
            );
            self.fault(at, text);
            return None;
        };
        let one = [keys.clone()];
        let keys: Vec<&Spanned<DeValue<'_>>> = match keys.get_ref() {
            DeValue::Array(keys) => keys.iter().collect(),
            _ => one.iter().collect(),
        };
        let chords = keys.into_iter().filter_map(|key| self.chord(context, key));
        Some(Binding {
            at,
            context,
            action,
            chords: chords.collect(),
        })
    }

    /// A key as it is written; `None` for "none" and for what is none.
    fn chord(&mut self, context: Context, key: &Spanned<DeValue<'_>>) -> Option<(usize, Chord)> {
        let at = key.span().start;
        let DeValue::String(text) = key.get_ref() else {
            self.fault(at, "a key is written in quotation marks: \"j\"");
            return None;
        };
        if text == "none" {
            return None;
        }
        match text.parse::<Chord>() {
            // Whatever begins with a letter would never be typed again.
            Ok(chord)
                if chord.begins_with_a_letter()
                    && (context.has_line() || context == Context::Always) =>
            {
                let text = format!("{chord} could no longer be typed: put ctrl- or alt- in front");
                self.fault(at, text);
                None
            }
            Ok(chord) => Some((at, chord)),
            Err(error) => {
                self.fault(at, error.to_string());
                None
            }
        }
    }

    /// Takes every key that is given to two actions in one place from the second.
    fn part(&mut self, bindings: &mut [Binding]) {
        let mut given: BTreeMap<Context, Vec<(Chord, Action, usize)>> = BTreeMap::new();
        for binding in bindings {
            let known = given.entry(binding.context).or_default();
            binding.chords.retain(|(at, chord)| {
                let first = known
                    .iter()
                    .find(|(other, action, _)| *action != binding.action && other.hides(chord));
                if let Some((other, action, line)) = first {
                    let text = format!(
                        "{chord} already belongs to `{}` ({other} in line {line})",
                        action.name()
                    );
                    self.faults.push(Fault {
                        line: Some(line_at(self.text, *at)),
                        text,
                    });
                    return false;
                }
                known.push((chord.clone(), binding.action, line_at(self.text, *at)));
                true
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rebound(text: &str) -> (Keymap, Vec<String>) {
        let (map, faults) = Keymap::standard().rebound(text);
        let told = faults.into_iter().map(|fault| {
            let line = fault.line.map_or(String::new(), |line| format!("{line}: "));
            format!("{line}{}", fault.text)
        });
        (map, told.collect())
    }

    fn means(map: &Keymap, context: Context, key: &str) -> Option<Action> {
        map.action(context, key.parse().unwrap())
    }

    #[test]
    fn an_action_gets_the_readers_keys_and_takes_them_from_what_they_meant() {
        let (map, faults) =
            rebound("[panes]\ndown = ['n', 'ctrl-j']\nzoom = 'none'\nfirst = 'g'\n");
        assert_eq!(faults, [""; 0]);
        assert_eq!(means(&map, Context::Panes, "n"), Some(Action::Down));
        assert_eq!(means(&map, Context::Panes, "ctrl-j"), Some(Action::Down));
        assert_eq!(means(&map, Context::Panes, "j"), None);
        assert_eq!(means(&map, Context::Panes, "z"), None);
        assert_eq!(means(&map, Context::Panes, "g"), Some(Action::First));
        assert_eq!(means(&map, Context::Panes, "N"), Some(Action::Previous));
        assert_eq!(map.keys(Context::Panes, Action::Next), []);
    }

    #[test]
    fn two_actions_can_change_places() {
        let (map, faults) = rebound("[panes]\ndown = 'k'\nup = 'j'\n");
        assert_eq!(faults, [""; 0]);
        assert_eq!(means(&map, Context::Panes, "k"), Some(Action::Down));
        assert_eq!(means(&map, Context::Panes, "j"), Some(Action::Up));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_the_rest_holds() {
        let text = "[panes]\ndown = 'hyper-x'\ndonw = 'x'\nup = 'w'\nnext = ['w', 'e']\nzoom = 3\n[lists]\nup = 'u'\n\
                    [filter]\nkeep = 'x'\nchoose = 'ctrl-y'\n";
        let (map, faults) = rebound(text);
        assert_eq!(faults.len(), 7, "{faults:#?}");
        for (line, words) in [
            (2, "hyper-x"),
            (3, "`donw` is nothing to do in [panes]: down, up"),
            (5, "w already belongs to `up` (w in line 4)"),
            (6, "quotation marks"),
            (7, "`lists` is no table of keys"),
            (10, "x could no longer be typed"),
            (11, "`choose`"),
        ] {
            let told =
                |fault: &String| fault.starts_with(&format!("{line}: ")) && fault.contains(words);
            assert!(faults.iter().any(told), "{line}: {words}\n{faults:#?}");
        }
        assert_eq!(means(&map, Context::Panes, "w"), Some(Action::Up));
        assert_eq!(means(&map, Context::Panes, "e"), Some(Action::Next));
        let (map, faults) = rebound("[panes\ndown = 'x'");
        assert!(faults[0].starts_with("1: "), "{faults:?}");
        assert_eq!(means(&map, Context::Panes, "q"), Some(Action::Quit));
    }

    #[test]
    fn quit_always_works() {
        for text in [
            "[always]\nquit = 'none'\n[panes]\nquit = 'none'\n",
            "[always]\nredraw = 'ctrl-c'\n[panes]\nquit = []\n",
            "[panes]\ndown = ['ctrl-c', 'q']\n[filter]\nkeep = 'ctrl-c x'\n",
            "[always]\nquit = 'q'\n",
        ] {
            let (map, faults) = rebound(text);
            assert!(!faults.is_empty(), "{text}");
            for context in Context::ALL {
                assert_eq!(
                    means(&map, context, "ctrl-c"),
                    Some(Action::Quit),
                    "{text}{context:?}"
                );
            }
        }
        let (map, faults) = rebound("[always]\nquit = 'ctrl-q'\n");
        assert_eq!(faults, [""; 0]);
        assert_eq!(means(&map, Context::Filter, "ctrl-q"), Some(Action::Quit));
        assert_eq!(means(&map, Context::Filter, "ctrl-c"), None);
    }
}
