//! The themes that findings are sorted by, from `assets/themes.toml`.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::phrases::{Phrases, folded};

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

/// The themes a passage touches, the one with most different cues first, equals in the order of the asset.
pub fn touched(passage: &str) -> Vec<Touched> {
    touched_by(&folded(passage))
}

/// The same for words that are [`folded`] already.
pub(crate) fn touched_by(words: &str) -> Vec<Touched> {
    static CUES: LazyLock<Phrases<(usize, usize)>> = LazyLock::new(|| {
        let cues = |(t, theme): (usize, &'static Theme)| {
            let numbered = theme.cues.iter().enumerate();
            numbered.map(move |(c, cue)| (cue.as_str(), (t, c)))
        };
        Phrases::new(themes().iter().enumerate().flat_map(cues))
    });
    static EXCEPTIONS: LazyLock<Phrases<usize>> = LazyLock::new(|| {
        let exceptions = |(t, theme): (usize, &'static Theme)| {
            theme.not.iter().map(move |not| (not.as_str(), t))
        };
        Phrases::new(themes().iter().enumerate().flat_map(exceptions))
    });
    let cues: Vec<((usize, usize), Range<usize>)> = CUES.find(words).collect();
    if cues.is_empty() {
        return Vec::new();
    }
    let exceptions: Vec<(usize, Range<usize>)> = EXCEPTIONS.find(words).collect();
    let mut found: Vec<Touched> = Vec::new();
    for ((theme, cue), at) in cues {
        let inside = |(t, range): &(usize, Range<usize>)| {
            *t == theme && range.start <= at.start && at.end <= range.end
        };
        if exceptions.iter().any(inside) {
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
