//! Which look the terminal gets: the one asked for, else one that suits it.

use std::fmt;
use std::str::FromStr;

use crate::ui::Look;

/// A look by name, or the choice left to casebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
}

impl Theme {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Auto,
        Self::Dark,
        Self::Light,
        Self::Contrast,
        Self::Mono,
    ];

    /// Its name in `config.toml` and after `--theme`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Contrast => "contrast",
            Self::Mono => "mono",
        }
    }

    /// The one that this environment calls for, when the choice is left to casebook.
    pub(super) fn settled(self, variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name| variable(name).filter(|value| !value.is_empty());
        let background = set("COLORFGBG").and_then(|v| v.rsplit(';').next()?.parse::<u8>().ok());
        match (self, set("NO_COLOR"), background) {
            (Self::Auto, Some(_), _) => Self::Mono,
            (Self::Auto, None, Some(7 | 9..=15)) => Self::Light,
            (Self::Auto, None, _) => Self::Dark,
            (chosen, ..) => chosen,
        }
    }

    /// The look itself, in true colour where the terminal says it has it.
    ///
    /// crossterm's own `NO_COLOR` turns every colour change into a full reset that takes bold and reverse with it. So the look
    /// for it holds not a single colour, and crossterm is told when a coloured one was asked for all the same.
    pub(super) fn look(self, variable: impl Fn(&str) -> Option<String>) -> Look {
        let look = match self {
            Self::Auto | Self::Dark => Look::dark(),
            Self::Light => Look::light(),
            Self::Contrast => Look::contrast(),
            Self::Mono => Look::mono(),
        };
        crossterm::style::force_color_output(self != Self::Mono);
        match variable("COLORTERM").as_deref() {
            Some("truecolor" | "24bit") => look,
            _ => look.sixteen(),
        }
    }

    /// The one for everybody in the room: painted, except for who wants no colours at all.
    pub(super) const fn painted(self) -> Self {
        match self {
            Self::Mono => Self::Mono,
            _ => Self::Contrast,
        }
    }

    /// The next one to try; never back to the choice of casebook.
    pub(super) const fn next(self) -> Self {
        match self {
            Self::Auto | Self::Mono => Self::Dark,
            Self::Dark => Self::Light,
            Self::Light => Self::Contrast,
            Self::Contrast => Self::Mono,
        }
    }
}

impl fmt::Display for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A name that no look has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no theme: write auto, dark, light, contrast or mono")]
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
        let with = |theme: Theme, set: &[(&str, &str)]| {
            theme.settled(|name| {
                let value = set.iter().find(|(known, _)| *known == name);
                value.map(|(_, v)| (*v).to_owned())
            })
        };
        let auto = |set| with(Theme::Auto, set);
        assert_eq!(auto(&[]), Theme::Dark);
        assert_eq!(auto(&[("COLORFGBG", "0;15")]), Theme::Light);
        assert_eq!(auto(&[("COLORFGBG", "15;default;0")]), Theme::Dark);
        assert_eq!(
            auto(&[("COLORFGBG", "0;15"), ("NO_COLOR", "1")]),
            Theme::Mono
        );
        assert_eq!(auto(&[("NO_COLOR", "")]), Theme::Dark);
        assert_eq!(with(Theme::Contrast, &[("NO_COLOR", "1")]), Theme::Contrast);
    }

    #[test]
    fn themes_read_back_as_written_and_follow_each_other_round() {
        for theme in Theme::ALL {
            assert_eq!(theme.as_str().parse(), Ok(theme));
        }
        assert!(
            "puce"
                .parse::<Theme>()
                .unwrap_err()
                .to_string()
                .contains("contrast")
        );
        let mut theme = Theme::Dark;
        (0..4).for_each(|_| theme = theme.next());
        assert_eq!(theme, Theme::Dark);
    }
}
