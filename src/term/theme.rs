//! Which look the terminal gets: the one asked for, else one that suits it.

use std::fmt;
use std::io::{IsTerminal, stdin, stdout};
use std::time::Duration;

use terminal_colorsaurus::{Error, QueryOptions, ThemeMode, theme_mode};

use crate::ui::{CONTRAST, DARK, LIGHT, LOOKS, Look, MONO};

/// So long the terminal is waited for when it is asked for its background: one that answers does so at once.
const PATIENCE: Duration = Duration::from_millis(200);

/// A look by name, or the choice left to casebook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Theme {
    /// By the terminal: no colours under `NO_COLOR`, else by its background.
    #[default]
    Auto,
    /// The look of this name, casebook's or the reader's own.
    Look(String),
}

/// The choice left to casebook, by name.
const AUTO: &str = "auto";

/// The reader's own looks, by name.
pub type OwnLooks = Vec<(String, Look)>;

impl Theme {
    /// Its name in `config.toml` and after `--theme`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Auto => AUTO,
            Self::Look(name) => name,
        }
    }

    /// The one of this name, of those that come with casebook and the reader's own.
    ///
    /// # Errors
    /// There is none.
    pub fn named(name: &str, own: &OwnLooks) -> Result<Self, UnknownTheme> {
        let owned = || own.iter().any(|(known, _)| known == name);
        match name {
            AUTO => Ok(Self::Auto),
            _ if is_taken(name) || owned() => Ok(Self::Look(name.to_owned())),
            _ => Err(UnknownTheme(name.to_owned())),
        }
    }

    /// The one that this environment calls for, when the choice is left to casebook; `ask` asks the terminal whether its
    /// background is dark.
    pub(super) fn settled(
        self,
        variable: impl Fn(&str) -> Option<String>,
        ask: impl FnOnce() -> Option<bool>,
    ) -> Self {
        if self != Self::Auto {
            return self;
        }
        let set = |name| variable(name).filter(|value| !value.is_empty());
        if set("NO_COLOR").is_some() {
            return Self::Look(MONO.to_owned());
        }
        let told = set("COLORFGBG").and_then(|v| v.rsplit(';').next()?.parse::<u8>().ok());
        let dark = told.map(|background| !matches!(background, 7 | 9..=15));
        Self::Look(match dark.or_else(ask) {
            Some(false) => LIGHT.to_owned(),
            Some(true) | None => DARK.to_owned(),
        })
    }

    /// The look itself, in true colour where the terminal says it has it.
    ///
    /// crossterm's own `NO_COLOR` turns every colour change into a full reset that takes bold and reverse with it. So the look
    /// for it holds not a single colour, and crossterm is told when a coloured one was asked for all the same.
    pub(super) fn look(&self, own: &OwnLooks, variable: impl Fn(&str) -> Option<String>) -> Look {
        let name = self.as_str();
        let owned = || own.iter().find(|(known, _)| known == name);
        let look = Look::named(name).or_else(|| owned().map(|(_, look)| look.clone()));
        let look = look.unwrap_or_else(Look::dark);
        crossterm::style::force_color_output(name != MONO);
        match variable("COLORTERM").as_deref() {
            Some("truecolor" | "24bit") => look,
            _ => look.sixteen(),
        }
    }

    /// The one for everybody in the room: painted, except for who wants no colours at all.
    pub(super) fn painted(&self) -> Self {
        Self::Look(match self.as_str() {
            MONO => MONO.to_owned(),
            _ => CONTRAST.to_owned(),
        })
    }

    /// The next one to try: after those of casebook the reader's own; never back to the choice of casebook.
    pub(super) fn next(&self, own: &OwnLooks) -> Self {
        let mut all: Vec<&str> = looks().collect();
        all.extend(own.iter().map(|(name, _)| name.as_str()));
        let now = all.iter().position(|name| *name == self.as_str());
        let next = now.map_or(0, |now| (now + 1) % all.len());
        Self::Look(all[next].to_owned())
    }
}

/// The names of the looks that come with casebook.
pub fn looks() -> impl Iterator<Item = &'static str> {
    LOOKS.iter().map(|(name, _)| *name)
}

/// Whether a look of casebook's own, or the choice left to it, has this name: the reader's own looks need others.
pub fn is_taken(name: &str) -> bool {
    name == AUTO || looks().any(|known| known == name)
}

/// What a terminal says of its background.
pub(super) enum Background {
    /// That it is dark, or light.
    Told {
        /// Whether it is dark.
        dark: bool,
    },
    /// Nothing at all, for as long as it was waited for.
    Silent,
    /// Nothing of use.
    Unknown,
}

/// Asks the terminal for its background.
pub(super) fn background() -> Background {
    if !stdin().is_terminal() || !stdout().is_terminal() {
        return Background::Unknown;
    }
    let mut options = QueryOptions::default();
    options.timeout = PATIENCE;
    match theme_mode(options) {
        Ok(mode) => Background::Told {
            dark: mode == ThemeMode::Dark,
        },
        Err(Error::Timeout(_)) => Background::Silent,
        Err(_) => Background::Unknown,
    }
}

/// What the terminal calls itself.
pub(super) fn terminal(variable: impl Fn(&str) -> Option<String>) -> String {
    let names = ["TERM", "TERM_PROGRAM"].map(|name| variable(name).unwrap_or_default());
    names.join(" ").trim().to_owned()
}

impl fmt::Display for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A name that no look has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownTheme(String);

impl std::error::Error for UnknownTheme {}

impl fmt::Display for UnknownTheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let looks: Vec<&str> = looks().collect();
        write!(
            f,
            "`{}` is no theme: write {AUTO}, {}, or the name of a file in the folder `looks` beside config.toml",
            self.0,
            looks.join(", ")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(name: &str) -> Theme {
        Theme::Look(name.to_owned())
    }

    #[test]
    fn the_look_asked_for_comes_before_no_color_and_that_before_the_background() {
        let with = |theme: Theme, set: &[(&str, &str)], told: Option<bool>| {
            let variable = |name: &str| {
                let value = set.iter().find(|(known, _)| *known == name);
                value.map(|(_, v)| (*v).to_owned())
            };
            theme.settled(variable, || told)
        };
        let auto = |set| with(Theme::Auto, set, None);
        assert_eq!(auto(&[]), look(DARK));
        assert_eq!(auto(&[("COLORFGBG", "0;15")]), look(LIGHT));
        assert_eq!(auto(&[("COLORFGBG", "15;default;0")]), look(DARK));
        assert_eq!(
            auto(&[("COLORFGBG", "0;15"), ("NO_COLOR", "1")]),
            look(MONO)
        );
        assert_eq!(auto(&[("NO_COLOR", "")]), look(DARK));
        assert_eq!(with(Theme::Auto, &[], Some(false)), look(LIGHT));
        let dark = [("COLORFGBG", "15;0")];
        assert_eq!(with(Theme::Auto, &dark, Some(false)), look(DARK));
        let none = [("NO_COLOR", "1")];
        assert_eq!(with(look(CONTRAST), &none, None), look(CONTRAST));
    }

    #[test]
    fn themes_read_back_as_written_and_follow_each_other_round() {
        let own = vec![("a look of my own".to_owned(), Look::dark())];
        for name in looks().chain([AUTO, "a look of my own"]) {
            assert_eq!(Theme::named(name, &own).unwrap().as_str(), name);
        }
        let refused = Theme::named("puce", &own).unwrap_err().to_string();
        assert!(refused.contains("contrast") && refused.contains("looks"));
        let mut theme = look(DARK);
        looks().for_each(|_| theme = theme.next(&own));
        assert_eq!(theme, look("a look of my own"));
        assert_eq!(theme.next(&own), look(DARK));
        assert_eq!(Theme::Auto.next(&own), look(DARK));
    }
}
