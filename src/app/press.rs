//! A key that was pressed: the action it stands for here, a letter of a line, a digit of a count, or the beginning of a chord.

use super::keys::Pressed;
use super::{Action, App, Code, Effect, Key, update};

impl App {
    pub(super) fn press(&mut self, key: Key) -> Vec<Effect> {
        if self.welcomed(key) {
            return Vec::new();
        }
        let context = self.context();
        let mut keys = std::mem::take(&mut self.begun);
        let begun = !keys.is_empty();
        keys.push(key);
        match (self.keymap.press(context, &keys), key.typed()) {
            // Once begun, every digit goes on with a count, whatever it means alone.
            (_, Some(digit @ '0'..='9')) if self.count.is_some() && !begun => self.counted(digit),
            (Pressed::Action(Action::Back), _) if self.count.take().is_some() => {}
            (Pressed::Action(action), _) => return update(self, action),
            (Pressed::Begun, _) => self.begun = keys,
            (Pressed::Nothing, Some(c)) if !begun && context.has_line() => {
                self.type_in(c.encode_utf8(&mut [0; 4]));
            }
            (Pressed::Nothing, Some(digit @ '0'..='9')) if context.counts() && !begun => {
                self.counted(digit);
            }
            // Terminals send alt and esc alike: so arrives what is pressed right after esc, or over a slow line.
            (Pressed::Nothing, _) if key.alt => {
                keys.pop();
                self.begun = keys;
                let mut effects = self.press(Key::plain(Code::Esc));
                effects.extend(self.press(Key { alt: false, ..key }));
                return effects;
            }
            (Pressed::Nothing, _) if begun || self.count.is_some() => self.count = None,
            _ => return Vec::new(),
        }
        self.refresh();
        std::mem::take(&mut self.effects)
    }

    /// Goes on with a count: six digits are more rows than there are.
    fn counted(&mut self, digit: char) {
        let digit = digit.to_digit(10).map_or(0, |digit| digit as usize);
        self.count = Some((self.count.unwrap_or(0) * 10 + digit).min(999_999));
        self.count_for_all();
    }
}
