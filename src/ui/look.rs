//! How things look: a style per token, read from `assets/looks/`.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};
use toml::de::{DeTable, DeValue};

use super::colour;
use crate::app::{Fault, line_at};

/// Something on screen that has a style of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Token {
    /// Words to read.
    Text,
    /// Words beside them.
    Dim,
    /// A pane's title.
    Title,
    /// Title and rule of the focused pane.
    Focus,
    /// Lines between panes.
    Rule,
    /// The selection of the focused pane.
    Selected,
    /// The selection of another pane.
    Marked,
    /// A document's title.
    Heading,
    /// Ofsted's words.
    Ofsted,
    /// The council's words.
    Council,
    /// Somebody else's words.
    Other,
    /// Nobody's words, as far as the text says.
    Unattributed,
    /// What the filter matched.
    Hit,
    /// A key to press.
    Key,
    /// Something went wrong.
    Error,
    /// Outstanding or good.
    GradeHigh,
    /// Requires improvement, adequate, not judged.
    GradeMiddle,
    /// Inadequate.
    GradeLow,
}

impl Token {
    /// Every one, in the order in which they are told.
    pub(super) const ALL: [Self; 18] = [
        Self::Text,
        Self::Dim,
        Self::Title,
        Self::Focus,
        Self::Rule,
        Self::Selected,
        Self::Marked,
        Self::Heading,
        Self::Ofsted,
        Self::Council,
        Self::Other,
        Self::Unattributed,
        Self::Hit,
        Self::Key,
        Self::Error,
        Self::GradeHigh,
        Self::GradeMiddle,
        Self::GradeLow,
    ];

    /// Its name in a look.
    pub(super) fn name(self) -> String {
        let name = format!("{self:?}").replace("Grade", "Grade-");
        name.to_lowercase()
    }
}

/// The weights a style may have.
const WEIGHTS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// For a dark background.
pub const DARK: &str = "dark";
/// For a light background.
pub const LIGHT: &str = "light";
/// Painted, with nothing dimmed: for projectors and shared screens.
pub const CONTRAST: &str = "contrast";
/// Without colours.
pub const MONO: &str = "mono";

/// The looks that come with casebook, in the order in which they are offered: their names and files.
pub const LOOKS: &[(&str, &str)] = &[
    (DARK, include_str!("../../assets/looks/dark.toml")),
    (LIGHT, include_str!("../../assets/looks/light.toml")),
    (CONTRAST, include_str!("../../assets/looks/contrast.toml")),
    (MONO, include_str!("../../assets/looks/mono.toml")),
];

/// A look: the style of every token.
#[derive(Debug, Clone, PartialEq)]
pub struct Look(BTreeMap<Token, Style>);

impl Look {
    /// The reader's own look, laid over the one it is `like`, and what is wrong with it: a bad line is named, the rest holds.
    pub fn read(text: &str) -> (Self, Vec<Fault>) {
        let (table, _) = DeTable::parse_recoverable(text);
        let like = table.get_ref().get("like");
        let like = like.and_then(|like| like.get_ref().as_str());
        let base = like.and_then(Self::named).unwrap_or_else(Self::dark);
        base.with(text)
    }

    /// With what a file says laid over it.
    fn with(mut self, text: &str) -> (Self, Vec<Fault>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut faults = Vec::new();
        let mut fault = |at: usize, what: String| {
            let line = Some(line_at(text, at));
            faults.push(Fault { line, text: what });
        };
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            fault(at, error.message().to_owned());
        }
        for (name, value) in table.get_ref() {
            let at = name.span().start;
            let read = match name.get_ref().as_ref() {
                "like" => like(value.get_ref()),
                name => match token(name) {
                    Some(token) => {
                        style(value.get_ref()).map(|style| self.0.extend([(token, style)]))
                    }
                    None => Err(format!("`{name}` is nothing that has a style: {}", names())),
                },
            };
            if let Err(what) = read {
                fault(at, what);
            }
        }
        faults.sort_by_key(|fault| fault.line);
        (self, faults)
    }

    /// The look of this name that comes with casebook.
    pub fn named(name: &str) -> Option<Self> {
        let (_, text) = LOOKS.iter().find(|(known, _)| *known == name)?;
        // A test sees to it that nothing is wrong or missing.
        Some(Self(BTreeMap::new()).with(text).0)
    }

    /// The one for a dark background, which is taken when nothing is known.
    pub fn dark() -> Self {
        Self::named(DARK).unwrap_or(Self(BTreeMap::new()))
    }

    /// The same in the sixteen colours that every terminal has.
    #[must_use]
    pub fn sixteen(mut self) -> Self {
        for style in self.0.values_mut() {
            style.fg = style.fg.map(colour::nearest);
            style.bg = style.bg.map(colour::nearest);
        }
        self
    }

    /// The style of `token`: that of the words to read, with what is its own.
    pub fn style(&self, token: Token) -> Style {
        self.own(Token::Text).patch(self.own(token))
    }

    /// What is a token's own and nothing else, to be laid over words that have a style already.
    pub fn own(&self, token: Token) -> Style {
        self.0.get(&token).copied().unwrap_or_default()
    }
}

/// The token of this name.
pub(super) fn token(name: &str) -> Option<Token> {
    let name: StrDeserializer<'_, ValueError> = name.into_deserializer();
    Token::deserialize(name).ok()
}

/// Every token as a look spells it.
fn names() -> String {
    Token::ALL.map(Token::name).join(", ")
}

fn like(value: &DeValue<'_>) -> Result<(), String> {
    if value.as_str().and_then(Look::named).is_some() {
        return Ok(());
    }
    let names = LOOKS.iter().map(|(name, _)| format!("\"{name}\""));
    let names: Vec<String> = names.collect();
    Err(format!("`like` is one of {}", names.join(", ")))
}

/// A style as a look spells it: `{ fg = "light-cyan", bold = true }`.
fn style(value: &DeValue<'_>) -> Result<Style, String> {
    let DeValue::Table(table) = value else {
        return Err(
            "a style is written in braces: { fg = \"light-cyan\", bold = true }".to_owned(),
        );
    };
    let mut style = Style::default();
    for (name, value) in table {
        let (name, value) = (name.get_ref().as_ref(), value.get_ref());
        let weight = WEIGHTS.iter().find(|(known, _)| *known == name);
        match (name, weight, value) {
            ("fg", ..) => style.fg = Some(colour(value)?),
            ("bg", ..) => style.bg = Some(colour(value)?),
            (_, Some((_, weight)), DeValue::Boolean(true)) => style = style.add_modifier(*weight),
            (_, Some(_), DeValue::Boolean(false)) => {}
            (_, Some(_), _) => return Err(format!("write true or false: {name} = true")),
            (_, None, _) => {
                let weights = WEIGHTS.map(|(name, _)| name).join(", ");
                return Err(format!("`{name}` is nothing of a style: fg, bg, {weights}"));
            }
        }
    }
    Ok(style)
}

fn colour(value: &DeValue<'_>) -> Result<Color, String> {
    let name = value.as_str().unwrap_or_default();
    let colour = name.parse().ok();
    colour.ok_or_else(|| {
        format!(
            "`{name}` is no colour: write a name such as \"light-cyan\", or one such as \"#66d9ff\""
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPEAKERS: [Token; 4] = [
        Token::Ofsted,
        Token::Council,
        Token::Other,
        Token::Unattributed,
    ];

    /// Those that come with casebook, also as they are in sixteen colours.
    fn every_look() -> Vec<Look> {
        let looks = LOOKS.iter().filter_map(|(name, _)| Look::named(name));
        looks
            .flat_map(|look| [look.clone().sixteen(), look])
            .collect()
    }

    #[test]
    fn what_matters_differs_in_every_look_with_colour_removed_too() {
        for look in every_look() {
            let weight = |token| look.style(token).add_modifier;
            for token in [
                Token::Selected,
                Token::Marked,
                Token::Hit,
                Token::Ofsted,
                Token::Council,
            ] {
                assert_ne!(weight(token), Modifier::empty(), "{token:?}");
            }
            for (i, one) in SPEAKERS.iter().enumerate() {
                for other in &SPEAKERS[i + 1..] {
                    assert_ne!(look.style(*one), look.style(*other));
                }
            }
            assert_ne!(weight(Token::Ofsted), weight(Token::Council));
            assert!(weight(Token::Selected).contains(Modifier::REVERSED));
            assert!(weight(Token::Hit).contains(Modifier::UNDERLINED));
        }
    }

    #[test]
    fn a_look_that_paints_no_background_keeps_to_the_terminals_sixteen_and_mono_has_no_colour() {
        for (name, _) in LOOKS {
            let look = Look::named(name).unwrap();
            let painted = look.own(Token::Text).bg.is_some();
            let colours = look.0.into_values().flat_map(|s| [s.fg, s.bg]).flatten();
            for colour in colours {
                assert_ne!(*name, MONO);
                let true_colour = matches!(colour, Color::Rgb(..) | Color::Indexed(_));
                assert!(painted || !true_colour, "{name}: {colour:?}");
            }
        }
    }

    #[test]
    fn nothing_is_wrong_with_a_look_of_casebooks_own_and_no_token_is_missing() {
        for (_, text) in LOOKS {
            let (look, faults) = Look(BTreeMap::new()).with(text);
            assert_eq!((faults, look.0.len()), (Vec::new(), Token::ALL.len()));
        }
    }

    #[test]
    fn the_readers_own_look_is_laid_over_another_and_a_bad_line_is_named() {
        let (look, faults) =
            Look::read("like = 'light'\nofsted = { fg = '#123456', bold = true }\n");
        assert_eq!(faults, []);
        assert_eq!(
            look.own(Token::Ofsted).fg,
            Some(Color::Rgb(0x12, 0x34, 0x56))
        );
        assert_eq!(
            look.own(Token::Council),
            Look::named(LIGHT).unwrap().own(Token::Council)
        );
        let text = "like = 'puce'\ntxet = {}\nhit = { fg = 'puce' }\nkey = { blod = true }\ndim = 3\nrule = { bold = 1 }\n\
                    title = { italic = true }\n";
        let (look, faults) = Look::read(text);
        let told: Vec<_> = faults
            .iter()
            .map(|f| (f.line.unwrap(), f.text.as_str()))
            .collect();
        assert_eq!(told.len(), 6, "{told:?}");
        for ((line, text), (wanted, words)) in told.iter().zip([
            (1, "`like` is"),
            (2, "`txet` is nothing that has a style: text, dim"),
            (3, "`puce` is no colour"),
            (4, "`blod` is nothing of a style: fg, bg, bold"),
            (5, "in braces"),
            (6, "write true or false: bold"),
        ]) {
            assert!(*line == wanted && text.contains(words), "{line}: {text}");
        }
        assert!(
            look.own(Token::Title)
                .add_modifier
                .contains(Modifier::ITALIC)
        );
        assert_eq!(Look::read("hit = {").1.len(), 1);
        assert!(names().ends_with("grade-high, grade-middle, grade-low"));
    }
}
