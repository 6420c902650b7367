//! The themes that findings are sorted by, from `assets/themes.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

/// A theme with the words that speak for it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Stable key, used in the filter (`theme:workforce`) and in exports.
    pub key: String,
    /// Name on screen.
    pub name: String,
    /// Short name for narrow columns, 16 characters at most.
    pub short: String,
    /// Cue words and phrases, lower case: whole words in this order, a trailing `*` matching any ending of the last.
    /// A matcher takes hyphen, space and neither as alike, and so straight and curly apostrophes.
    pub cues: Vec<String>,
    /// Phrases that hold a cue but not the theme ("former partners"): a cue does not count inside them.
    #[serde(default)]
    pub not: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    theme: Vec<Theme>,
}

/// All themes, in the order of `assets/themes.toml`.
pub fn themes() -> &'static [Theme] {
    static THEMES: LazyLock<Vec<Theme>> = LazyLock::new(|| {
        let file: Result<File, _> = toml::from_str(include_str!("../../assets/themes.toml"));
        #[expect(
            clippy::expect_used,
            reason = "compiled in, and read by the test below"
        )]
        file.expect("assets/themes.toml is valid").theme
    });
    &THEMES
}

/// The theme with this key.
pub fn theme(key: &str) -> Option<&'static Theme> {
    themes().iter().find(|theme| theme.key == key)
}
