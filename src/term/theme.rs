//! Which look the terminal gets: the one asked for, else one that suits it.

use std::fmt;
use std::io::{IsTerminal, stdin, stdout};
use std::str::FromStr;
use std::time::Duration;

use terminal_colorsaurus::{Error, QueryOptions, ThemeMode, theme_mode};

use crate::ui::Look;

/// So long the terminal is waited for when it is asked for its background: one that answers does so at once.
const PATIENCE: Duration = Duration::from_millis(200);

/// A look by name, or the choice left to casebook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Theme {
    /// By the terminal: no colours under `NO_COLOR`, else by its background.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// Painted, for projectors and shared screens.
    Contrast,
    /// Without colours.
    Mono,
    /// The reader's own, by its name.
    Own(String),
}

/// The reader's own looks, by name.
pub type OwnLooks = Vec<(String, Look)>;

impl Theme {
    /// Every one that comes with casebook, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Auto,
        Self::Dark,
        Self::Light,
        Self::Contrast,
        Self::Mono,
    ];

    /// Its name in `config.toml` and after `--theme`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Contrast => "contrast",
            Self::Mono => "mono",
            Self::Own(name) => name,
        }
    }

    /// The one of this name, of those that come with casebook and the reader's own.
    ///
    /// # Errors
    /// There is none.
    pub fn named(name: &str, own: &OwnLooks) -> Result<Self, UnknownTheme> {
        let owned = || own.iter().any(|(known, _)| known == name);
        match name.parse() {
            Err(_) if owned() => Ok(Self::Own(name.to_owned())),
            found => found,
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
            return Self::Mono;
        }
        let told = set("COLORFGBG").and_then(|v| v.rsplit(';').next()?.parse::<u8>().ok());
        let dark = told.map(|background| !matches!(background, 7 | 9..=15));
        match dark.or_else(ask) {
            Some(false) => Self::Light,
            Some(true) | None => Self::Dark,
        }
    }

    /// The look itself, in true colour where the terminal says it has it.
    ///
    /// crossterm's own `NO_COLOR` turns every colour change into a full reset that takes bold and reverse with it. So the look
    /// for it holds not a single colour, and crossterm is told when a coloured one was asked for all the same.
    pub(super) fn look(&self, own: &OwnLooks, variable: impl Fn(&str) -> Option<String>) -> Look {
        let look = match self {
            Self::Auto | Self::Dark => Look::dark(),
            Self::Light => Look::light(),
            Self::Contrast => Look::contrast(),
            Self::Mono => Look::mono(),
            Self::Own(name) => {
                let found = own.iter().find(|(known, _)| known == name);
                found.map_or_else(Look::dark, |(_, look)| look.clone())
            }
        };
        crossterm::style::force_color_output(*self != Self::Mono);
        match variable("COLORTERM").as_deref() {
            Some("truecolor" | "24bit") => look,
            _ => look.sixteen(),
        }
    }

    /// The one for everybody in the room: painted, except for who wants no colours at all.
    pub(super) fn painted(&self) -> Self {
        match self {
            Self::Mono => Self::Mono,
            _ => Self::Contrast,
        }
    }

    /// The next one to try: after those of casebook the reader's own; never back to the choice of casebook.
    pub(super) fn next(&self, own: &OwnLooks) -> Self {
        let all: Vec<Self> = Self::ALL[1..]
            .iter()
            .cloned()
            .chain(own.iter().map(|(name, _)| Self::Own(name.clone())))
            .collect();
        let now = all.iter().position(|theme| theme == self);
        let next = now.map_or(0, |now| (now + 1) % all.len());
        all.into_iter().nth(next).unwrap_or_default()
    }
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
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no theme: write auto, dark, light, contrast or mono, or the name of a file in the folder `looks` beside config.toml"
)]
pub struct UnknownTheme(String);

impl FromStr for Theme {
    type Err = UnknownTheme;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|theme| theme.as_str() == text);
        known.ok_or_else(|| UnknownTheme(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(auto(&[]), Theme::Dark);
        assert_eq!(auto(&[("COLORFGBG", "0;15")]), Theme::Light);
        assert_eq!(auto(&[("COLORFGBG", "15;default;0")]), Theme::Dark);
        assert_eq!(
            auto(&[("COLORFGBG", "0;15"), ("NO_COLOR", "1")]),
            Theme::Mono
        );
        assert_eq!(auto(&[("NO_COLOR", "")]), Theme::Dark);
        assert_eq!(with(Theme::Auto, &[], Some(false)), Theme::Light);
        let dark = [("COLORFGBG", "15;0")];
        assert_eq!(with(Theme::Auto, &dark, Some(false)), Theme::Dark);
        let none = [("NO_COLOR", "1")];
        assert_eq!(with(Theme::Contrast, &none, None), Theme::Contrast);
    }

    #[test]
    fn themes_read_back_as_written_and_follow_each_other_round() {
        for theme in Theme::ALL {
            assert_eq!(theme.as_str().parse(), Ok(theme));
        }
        let own = vec![("dusk".to_owned(), Look::mono())];
        assert_eq!(Theme::named("dusk", &own), Ok(Theme::Own("dusk".into())));
        let refused = Theme::named("puce", &own).unwrap_err().to_string();
        assert!(refused.contains("contrast") && refused.contains("looks"));
        let mut theme = Theme::Dark;
        (0..4).for_each(|_| theme = theme.next(&own));
        assert_eq!(theme, Theme::Own("dusk".into()));
        assert_eq!(theme.next(&own), Theme::Dark);
        assert_eq!(Theme::Auto.next(&own), Theme::Dark);
    }
}
