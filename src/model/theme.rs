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
    let counted = counted(&found);
    let touched = strongest(&counted).map(|number| {
        let theme = &themes()[number];
        let own = counted.iter().filter(|(of, _)| *of == number);
        let cues = own.map(|(_, cue)| theme.cues[*cue].as_str()).collect();
        Touched { theme, cues }
    });
    touched.collect()
}

/// The cues that count, each once: the number of the theme, and its own. `found` is in the order of the phrases' ends.
pub(crate) fn counted(found: &[(Phrase, Range<usize>)]) -> Vec<(usize, usize)> {
    let mut excepted = Vec::new();
    for (phrase, range) in found {
        let Phrase::Not(theme) = *phrase else {
            continue;
        };
        let from = found.partition_point(|(_, at)| at.end <= range.start);
        let to = found.partition_point(|(_, at)| at.end <= range.end);
        let inside = |n: &usize| {
            let (cue, at) = &found[*n];
            range.start <= at.start && matches!(cue, Phrase::Cue(of, _) if *of == theme)
        };
        excepted.extend((from..to).filter(inside));
    }
    excepted.sort_unstable();
    let mut counted = Vec::new();
    for (number, (phrase, _)) in found.iter().enumerate() {
        match *phrase {
            Phrase::Cue(theme, cue)
                if !counted.contains(&(theme, cue)) && excepted.binary_search(&number).is_err() =>
            {
                counted.push((theme, cue));
            }
            _ => {}
        }
    }
    counted
}

/// The numbers of the themes of some cues, the one with most of them first, equals in the order of the asset.
pub(crate) fn strongest(cues: &[(usize, usize)]) -> impl Iterator<Item = usize> {
    let mut themes: Vec<(usize, usize)> = Vec::new();
    for (theme, _) in cues {
        match themes.iter_mut().find(|(_, of)| of == theme) {
            Some((count, _)) => *count += 1,
            None => themes.push((1, *theme)),
        }
    }
    themes.sort_unstable_by_key(|(count, theme)| (std::cmp::Reverse(*count), *theme));
    themes.into_iter().map(|(_, theme)| theme)
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

    #[test]
    fn a_passage_of_nothing_but_cues_is_read_in_good_time() {
        let found = touched(&"audit-".repeat(100_000));
        let counted = found.iter().map(|theme| theme.cues.len());
        assert_eq!(counted.sum::<usize>(), found.len());
        assert!(touched(&"former-partners-".repeat(50_000)).is_empty());
    }
}
