//! The themes that findings are sorted by, from `assets/themes.toml`.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::phrases::Phrases;

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

/// A theme that a passage touches, with the cues that say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// The theme.
    pub theme: &'static Theme,
    /// Its cues in the passage, as the asset writes them, each once.
    pub cues: Vec<&'static str>,
}

/// What a phrase of the asset is to its theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phrase {
    /// A cue: the number of the theme, and its own.
    Cue(usize, usize),
    /// A phrase in which the cues of this theme do not count.
    Not(usize),
}

/// All phrases of all themes.
pub(crate) fn phrases() -> impl Iterator<Item = (&'static str, Phrase)> {
    let of_theme = |(t, theme): (usize, &'static Theme)| {
        let cues = theme.cues.iter().enumerate();
        let cues = cues.map(move |(c, cue)| (cue.as_str(), Phrase::Cue(t, c)));
        let not = theme.not.iter();
        cues.chain(not.map(move |not| (not.as_str(), Phrase::Not(t))))
    };
    themes().iter().enumerate().flat_map(of_theme)
}

/// The themes a passage touches, the one with most different cues first, equals in the order of the asset.
pub fn touched(passage: &str) -> Vec<Touched> {
    static PHRASES: LazyLock<Phrases<Phrase>> = LazyLock::new(|| Phrases::new(phrases()));
    let mut found = Vec::new();
    PHRASES.find(passage, |phrase, at| found.push((phrase, at)));
    touched_by(&found)
}

/// The same for the phrases found in a passage.
pub(crate) fn touched_by(phrases: &[(Phrase, Range<usize>)]) -> Vec<Touched> {
    let excepted = |theme: usize, at: &Range<usize>| {
        phrases.iter().any(|(phrase, range)| {
            *phrase == Phrase::Not(theme) && range.start <= at.start && at.end <= range.end
        })
    };
    let mut found: Vec<Touched> = Vec::new();
    for (phrase, at) in phrases {
        let Phrase::Cue(theme, cue) = *phrase else {
            continue;
        };
        if excepted(theme, at) {
            continue;
        }
        let theme = &themes()[theme];
        let cue = theme.cues[cue].as_str();
        match found
            .iter_mut()
            .find(|touched| touched.theme.key == theme.key)
        {
            Some(touched) if touched.cues.contains(&cue) => {}
            Some(touched) => touched.cues.push(cue),
            None => found.push(Touched {
                theme,
                cues: vec![cue],
            }),
        }
    }
    let place = |key: &str| themes().iter().position(|t| t.key == key);
    found.sort_by_key(|touched| {
        (
            std::cmp::Reverse(touched.cues.len()),
            place(&touched.theme.key),
        )
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_says_which_words_decided_it() {
        let found = touched("Management oversight is late and lacks rigour.");
        assert_eq!(found[0].theme.key, "oversight");
        assert_eq!(found[0].cues, ["management oversight", "rigour"]);
    }

    #[test]
    fn a_cue_inside_its_exception_says_nothing() {
        assert!(touched("current partners and former partners").is_empty());
        assert!(touched("the integrity of its services").is_empty());
    }
}
