//! How things look: a style per token, read from `assets/looks/`.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use serde::{Deserialize, Deserializer, de};

use super::palette;

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
    const ALL: [Self; 18] = [
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
}

/// A style as a look spells it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one per modifier, as in the file"
)]
struct Paint {
    #[serde(deserialize_with = "colour")]
    fg: Option<Color>,
    #[serde(deserialize_with = "colour")]
    bg: Option<Color>,
    bold: bool,
    dim: bool,
    italic: bool,
    underlined: bool,
    reversed: bool,
}

fn colour<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Color>, D::Error> {
    let name = String::deserialize(d)?;
    name.parse()
        .map(Some)
        .map_err(|_unit| de::Error::custom(format!("`{name}` is no colour")))
}

impl From<Paint> for Style {
    fn from(paint: Paint) -> Self {
        let modifiers = [
            (paint.bold, Modifier::BOLD),
            (paint.dim, Modifier::DIM),
            (paint.italic, Modifier::ITALIC),
            (paint.underlined, Modifier::UNDERLINED),
            (paint.reversed, Modifier::REVERSED),
        ];
        let style = Self {
            fg: paint.fg,
            bg: paint.bg,
            ..Self::default()
        };
        modifiers
            .iter()
            .filter(|m| m.0)
            .fold(style, |style, m| style.add_modifier(m.1))
    }
}

/// A look: the style of every token.
#[derive(Debug, Clone, PartialEq)]
pub struct Look(BTreeMap<Token, Style>);

/// What is wrong with a look.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LookError {
    /// Not TOML, or a token or colour that does not exist; the message holds the line.
    #[error("{0}")]
    Unreadable(String),
    /// A token without a style.
    #[error("{0:?} has no style: add a line for it")]
    Missing(Token),
}

impl Look {
    /// Reads a look.
    ///
    /// # Errors
    /// It cannot be read or a token is missing.
    pub fn parse(text: &str) -> Result<Self, LookError> {
        let paints: BTreeMap<Token, Paint> =
            toml::from_str(text).map_err(|e| LookError::Unreadable(e.to_string()))?;
        let missing = Token::ALL.iter().find(|token| !paints.contains_key(token));
        match missing {
            Some(token) => Err(LookError::Missing(*token)),
            None => Ok(Self(
                paints.into_iter().map(|(t, p)| (t, p.into())).collect(),
            )),
        }
    }

    /// For a dark background.
    pub fn dark() -> Self {
        built_in(include_str!("../../assets/looks/dark.toml"))
    }

    /// For a light background.
    pub fn light() -> Self {
        built_in(include_str!("../../assets/looks/light.toml"))
    }

    /// For projectors and shared screens: a painted background, nothing dimmed.
    pub fn contrast() -> Self {
        built_in(include_str!("../../assets/looks/contrast.toml"))
    }

    /// The same in the sixteen colours that every terminal has.
    #[must_use]
    pub fn sixteen(mut self) -> Self {
        for style in self.0.values_mut() {
            style.fg = style.fg.map(palette::nearest);
            style.bg = style.bg.map(palette::nearest);
        }
        self
    }

    /// Without colours.
    pub fn mono() -> Self {
        built_in(include_str!("../../assets/looks/mono.toml"))
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

fn built_in(text: &str) -> Look {
    #[expect(
        clippy::expect_used,
        reason = "compiled in, and read by the test below"
    )]
    Look::parse(text).expect("the looks in assets are valid")
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

    fn every_look() -> [Look; 5] {
        [
            Look::dark(),
            Look::light(),
            Look::mono(),
            Look::contrast(),
            Look::contrast().sixteen(),
        ]
    }

    #[test]
    fn a_painted_look_can_be_read_by_everybody() {
        for look in [Look::contrast(), Look::contrast().sixteen()] {
            for token in Token::ALL {
                let style = look.style(token);
                let (Some(fg), Some(bg)) = (style.fg, style.bg) else {
                    panic!("{token:?} is not painted");
                };
                assert!(!style.add_modifier.contains(Modifier::DIM), "{token:?}");
                let ratio = palette::contrast(fg, bg).unwrap();
                assert!(ratio >= 4.5, "{token:?} has {ratio:.2}:1");
            }
        }
        for look in every_look() {
            for (token, style) in &look.0 {
                if let (Some(fg), Some(bg)) = (style.fg, style.bg) {
                    let ratio = palette::contrast(fg, bg).unwrap();
                    assert!(ratio >= 4.5, "{token:?} has {ratio:.2}:1");
                }
            }
        }
    }

    #[test]
    fn the_pairs_that_must_be_told_apart_differ_with_colour_removed_in_every_look() {
        let pairs = [
            (Token::Ofsted, Token::Council),
            (Token::Ofsted, Token::Other),
            (Token::Ofsted, Token::Unattributed),
            (Token::Ofsted, Token::Text),
            (Token::Selected, Token::Marked),
            (Token::Selected, Token::Text),
            (Token::Marked, Token::Text),
            (Token::Hit, Token::Text),
            (Token::Hit, Token::Ofsted),
            (Token::Hit, Token::Council),
            (Token::Key, Token::Text),
            (Token::Focus, Token::Rule),
        ];
        for look in every_look() {
            let weight = |token| look.style(token).add_modifier;
            for (one, other) in pairs {
                assert_ne!(weight(one), weight(other), "{one:?} and {other:?}");
            }
        }
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
    fn colours_are_the_terminals_sixteen_and_mono_has_none() {
        let colours = |look: Look| {
            look.0
                .into_values()
                .flat_map(|s| [s.fg, s.bg])
                .flatten()
                .collect::<Vec<_>>()
        };
        assert_eq!(colours(Look::mono()), []);
        for colour in [colours(Look::dark()), colours(Look::light())].concat() {
            assert!(
                !matches!(colour, Color::Rgb(..) | Color::Indexed(_)),
                "{colour:?}"
            );
        }
    }

    #[test]
    fn a_look_with_a_missing_token_or_unknown_colour_is_refused_in_words() {
        let refused = |text: &str| Look::parse(text).unwrap_err().to_string();
        assert!(refused("text = {}").contains("Dim"));
        assert!(refused("text = { fg = 'puce' }").contains("puce"));
        assert!(refused("txet = {}").contains("txet"));
    }
}
