//! Keys pressed one after the other that mean one thing: `gg`. Most chords are a single key.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, de};

use super::key::{BadKey, Key};

/// One key or several in a row, written with spaces between them: `g g`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord(Vec<Key>);

impl Chord {
    /// Its keys, in order; at least one.
    pub fn keys(&self) -> &[Key] {
        &self.0
    }

    /// Its name on screen: letters without a space between them, arrows as arrows.
    pub fn label(&self) -> String {
        let labels: Vec<String> = self.0.iter().map(|key| key.label()).collect();
        let single = labels.iter().all(|label| label.chars().count() == 1);
        labels.join(if single { "" } else { " " })
    }

    /// Whether its first key types a letter.
    pub fn begins_with_a_letter(&self) -> bool {
        self.0.first().is_some_and(|key| key.typed().is_some())
    }

    /// Whether one of the two can never be pressed because of the other.
    pub fn hides(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0) || other.0.starts_with(&self.0)
    }
}

impl From<Key> for Chord {
    fn from(key: Key) -> Self {
        Self(vec![key])
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys: Vec<String> = self.0.iter().map(Key::to_string).collect();
        f.pad(&keys.join(" "))
    }
}

impl FromStr for Chord {
    type Err = BadKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let keys: Vec<Key> = text
            .split_whitespace()
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        if keys.is_empty() {
            return Err(BadKey(text.to_owned()));
        }
        Ok(Self(keys))
    }
}

impl<'de> Deserialize<'de> for Chord {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chords_read_back_as_written_and_are_shown_short() {
        let chord = |text: &str| text.parse::<Chord>().unwrap();
        assert_eq!(chord("g g").to_string(), "g g");
        assert_eq!(chord("g g").label(), "gg");
        assert_eq!(chord("ctrl-x up").label(), "ctrl-x ↑");
        assert!("".parse::<Chord>().is_err() && "gg".parse::<Chord>().is_err());
        assert!(chord("g").hides(&chord("g g")) && chord("g g").hides(&chord("g")));
        assert!(!chord("g g").hides(&chord("g e")));
    }
}
