//! A key as the reader presses it and as `keymap.toml` spells it. Knows no terminal library.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, de};

/// What stands on the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A letter, digit or sign; capitals stand for themselves, without shift.
    Char(char),
    /// A function key, from 1.
    F(u8),
    /// Enter or Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page Up.
    PageUp,
    /// Page Down.
    PageDown,
}

/// How named keys are spelled in `keymap.toml` and in the help.
const NAMES: &[(&str, Code)] = &[
    ("space", Code::Char(' ')),
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("left", Code::Left),
    ("right", Code::Right),
    ("up", Code::Up),
    ("down", Code::Down),
    ("home", Code::Home),
    ("end", Code::End),
    ("pgup", Code::PageUp),
    ("pgdn", Code::PageDown),
];

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What stands on it.
    pub code: Code,
    /// Whether Control is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Shift is held; never set for a [`Code::Char`], whose capital says so already.
    pub shift: bool,
}

impl Key {
    /// The key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// Its name on screen, where arrows are arrows.
    pub fn label(self) -> String {
        let arrow = match self.code {
            Code::Left => '←',
            Code::Right => '→',
            Code::Up => '↑',
            Code::Down => '↓',
            _ => return self.to_string(),
        };
        Self {
            code: Code::Char(arrow),
            ..self
        }
        .to_string()
    }

    /// The letter it types, when it types one.
    pub const fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let held = [
            (self.ctrl, "ctrl-"),
            (self.alt, "alt-"),
            (self.shift, "shift-"),
        ];
        let mut text: String = held.iter().filter(|h| h.0).map(|h| h.1).collect();
        let name = NAMES.iter().find(|(_, code)| *code == self.code);
        match (name, self.code) {
            (Some((name, _)), _) => text += name,
            (None, Code::Char(c)) => text.push(c),
            (None, code) => text += &format!("{code:?}").to_lowercase().replace(['(', ')'], ""),
        }
        f.pad(&text)
    }
}

/// A text that names no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no key: write a letter, or a name such as `enter`, `pgdn`, `f1`, `ctrl-d`, `shift-tab`"
)]
pub struct BadKey(pub String);

impl FromStr for Key {
    type Err = BadKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut key = Self::plain(Code::Esc);
        let mut rest = text;
        loop {
            let held = [
                ("ctrl-", &mut key.ctrl),
                ("alt-", &mut key.alt),
                ("shift-", &mut key.shift),
            ];
            let Some((tail, flag)) = held
                .into_iter()
                .find_map(|(p, flag)| Some((rest.strip_prefix(p)?, flag)))
            else {
                break;
            };
            *flag = true;
            rest = tail;
        }
        key.code = code(rest).ok_or_else(|| BadKey(text.to_owned()))?;
        match key.code {
            Code::Char(_) if key.shift => Err(BadKey(text.to_owned())),
            _ => Ok(key),
        }
    }
}

fn code(name: &str) -> Option<Code> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return Some(Code::Char(c)).filter(|_| !c.is_control() && c != ' ');
    }
    let function = || name.strip_prefix('f')?.parse().ok().map(Code::F);
    NAMES
        .iter()
        .find(|(n, _)| *n == name)
        .map(|(_, code)| *code)
        .or_else(function)
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_as_written() {
        for text in [
            "j",
            "G",
            "/",
            "?",
            "-",
            "ctrl-d",
            "ctrl--",
            "alt-x",
            "shift-tab",
            "space",
            "pgdn",
            "f1",
        ] {
            assert_eq!(text.parse::<Key>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn arrows_are_shown_as_arrows() {
        let label = |text: &str| text.parse::<Key>().unwrap().label();
        assert_eq!(
            ["down", "ctrl-left", "pgup", "G"].map(label),
            ["↓", "ctrl-←", "pgup", "G"]
        );
    }

    #[test]
    fn a_key_that_cannot_be_pressed_is_refused() {
        for text in ["", "ctrl-", "hyper-x", "shift-a", "fx", "jj"] {
            assert!(text.parse::<Key>().is_err(), "{text}");
        }
    }
}
