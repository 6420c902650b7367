//! Whether everybody can see what a look shows: words that stand out from their background, and nothing that a colour alone
//! tells apart.

use std::collections::BTreeMap;

use ratatui::style::{Color, Style};
use toml::de::DeTable;

use super::colour::contrast;
use super::look::{self, Look, Token, token};
use crate::app::{Fault, line_at};

/// The contrast from which on nearly everybody can read words.
const ENOUGH: f64 = 4.5;

/// Tokens that are laid over words of another.
const OVER: [Token; 2] = [Token::Hit, Token::Marked];

/// The words that they are laid over.
const UNDER: [Token; 8] = [
    Token::Text,
    Token::Ofsted,
    Token::Council,
    Token::Other,
    Token::Unattributed,
    Token::GradeHigh,
    Token::GradeMiddle,
    Token::GradeLow,
];

/// What must differ by more than its colour.
const APART: [(Token, Token); 12] = [
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

impl Look {
    /// What somebody could not see in the reader's own look, as a file spells it, each with its line. The look holds all the
    /// same: whether it suits the reader is theirs to say.
    pub fn shortfalls(text: &str) -> Vec<Fault> {
        let (look, _) = Self::read(text);
        let (table, _) = DeTable::parse_recoverable(text);
        let given = table.get_ref().iter().filter_map(|(name, _)| {
            let line = line_at(text, name.span().start);
            Some((token(name.get_ref())?, line))
        });
        let given: BTreeMap<Token, usize> = given.collect();
        let base = table.get_ref().get("like");
        let ground = match base.and_then(|base| base.get_ref().as_str()) {
            Some(look::LIGHT) => Some(Color::Rgb(255, 255, 255)),
            Some(look::MONO) => None,
            _ => Some(Color::Rgb(0, 0, 0)),
        };
        let said = look.faint(ground).into_iter().chain(look.confused());
        let mut faults: Vec<Fault> = said
            .filter_map(|(tokens, text)| {
                let line = tokens.iter().find_map(|token| given.get(token))?;
                let line = Some(*line);
                Some(Fault { line, text })
            })
            .collect();
        faults.sort_by_key(|fault| fault.line);
        faults
    }

    /// Words too near to their background, which is `ground` where the look paints none: which, and what to say of them.
    fn faint(&self, ground: Option<Color>) -> Vec<(Vec<Token>, String)> {
        let sixteen = self.clone().sixteen();
        let looks = [(self, ""), (&sixteen, " in sixteen colours")];
        let mut found: Vec<(Vec<Token>, String)> = Vec::new();
        for (look, place) in looks {
            for (tokens, style) in look.words() {
                let shown = Shown::of(style, ground);
                // What is said of words is not said again of them in sixteen colours, or with something laid over them.
                let known = found
                    .iter()
                    .any(|(known, _)| known.iter().all(|token| tokens.contains(token)));
                if let Some(shown) = shown.filter(|_| !known) {
                    let words = tokens.iter().map(|token| format!("`{}`", token.name()));
                    let words: Vec<String> = words.collect();
                    let words = words.join(" over ");
                    found.push((tokens, format!("{words}{place} {}", shown.said())));
                }
            }
        }
        found
    }

    /// Every token's words, and those with another laid over them.
    fn words(&self) -> Vec<(Vec<Token>, Style)> {
        let alone = Token::ALL.map(|token| (vec![token], self.style(token)));
        let over = OVER.into_iter().flat_map(|over| {
            UNDER.map(|under| (vec![over, under], self.style(under).patch(self.own(over))))
        });
        alone.into_iter().chain(over).collect()
    }

    /// What must be told apart and differs in colour alone, or not at all.
    fn confused(&self) -> Vec<(Vec<Token>, String)> {
        let told = |(one, other): (Token, Token)| {
            let (first, second) = (self.style(one), self.style(other));
            let how = match () {
                () if first.add_modifier != second.add_modifier => return None,
                () if first == second => "look the same",
                () => "differ in colour alone",
            };
            let text = format!(
                "`{}` and `{}` {how}: give one of them another weight, such as bold = true",
                one.name(),
                other.name()
            );
            Some((vec![one, other], text))
        };
        APART.into_iter().filter_map(told).collect()
    }
}

/// Words that cannot be read well: their colour, their background, and how far these are apart.
struct Shown {
    words: Color,
    ground: Color,
    /// Whether the terminal gives the background.
    own: bool,
    contrast: f64,
}

impl Shown {
    fn of(style: Style, ground: Option<Color>) -> Option<Self> {
        let (words, painted) = (style.fg?, style.bg);
        let ground = painted.or(ground)?;
        let contrast = contrast(words, ground)?;
        (contrast < ENOUGH).then_some(Self {
            words,
            ground,
            own: painted.is_none(),
            contrast,
        })
    }

    fn said(&self) -> String {
        let Self {
            words,
            ground,
            own,
            contrast,
        } = self;
        let ground = match (own, ground) {
            (false, ground) => format!("on {ground}"),
            (true, Color::Rgb(0, 0, 0)) => "on black at best".to_owned(),
            (true, _) => "on white at best".to_owned(),
        };
        let farther = match contrast {
            ..1.05 => "cannot be seen: they are the same".to_owned(),
            _ => format!("has a contrast of {contrast:.1}:1"),
        };
        format!("({words} {ground}) {farther}; words that everybody can read have {ENOUGH}:1")
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Modifier;

    use super::*;

    fn said(text: &str) -> Vec<(usize, String)> {
        let faults = Look::shortfalls(text).into_iter();
        faults.map(|f| (f.line.unwrap(), f.text)).collect()
    }

    #[test]
    fn casebooks_own_looks_can_be_seen_by_everybody() {
        for (name, _) in look::LOOKS {
            let look = Look::named(name).unwrap();
            assert_eq!(look.faint(None), [], "{name}");
            assert_eq!(look.confused(), [], "{name}");
            let painted = look.own(Token::Text).bg.is_some();
            for token in Token::ALL.into_iter().filter(|_| painted) {
                let style = look.style(token);
                assert!(
                    style.fg.is_some() && style.bg.is_some(),
                    "{name}: {token:?}"
                );
                let dimmed = style.add_modifier.contains(Modifier::DIM);
                assert!(!dimmed, "{name}: {token:?}");
            }
        }
    }

    #[test]
    fn a_look_of_the_readers_own_says_which_words_are_too_faint_and_by_how_much() {
        let text = "like = 'contrast'\n\ncouncil = { fg = '#444444', italic = true }\n";
        let told = said(text);
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].0, 3);
        assert_eq!(
            told[0].1,
            "`council` (#444444 on #000000) has a contrast of 2.2:1; words that everybody can read have 4.5:1"
        );
        // A hit keeps its speaker's colour: blue paper suits white words and not those of the council.
        let told =
            said("like = 'contrast'\nhit = { bg = '#226688', underlined = true, bold = true }\n");
        let holds = |words: &str| told.iter().any(|(_, said)| said.starts_with(words));
        assert!(
            holds("`hit` over `council` (#66D9FF on #226688) has a contrast of 3.9:1"),
            "{told:?}"
        );
        assert!(
            !holds("`hit` (") && !holds("`hit` over `ofsted` ("),
            "{told:?}"
        );
        assert_eq!(
            said("like = 'dark'\nfocus = { fg = '#333333', bold = true }\n")[0].1,
            "`focus` (#333333 on black at best) has a contrast of 1.7:1; words that everybody can read have 4.5:1"
        );
        assert_eq!(
            said("like = 'light'\nfocus = { fg = '#333333', bold = true }\n"),
            []
        );
        assert_eq!(said("like = 'contrast'\n"), []);
    }

    #[test]
    fn a_look_in_which_only_a_colour_tells_ofsted_from_the_council_says_so() {
        let text = "like = 'dark'\nofsted = { fg = 'light-yellow' }\ncouncil = { fg = 'light-cyan' }\nselected = {}\n";
        let told = said(text);
        let holds = |line: usize, words: &str| {
            told.iter()
                .any(|(at, said)| *at == line && said.starts_with(words))
        };
        assert!(
            holds(2, "`ofsted` and `council` differ in colour alone: give one"),
            "{told:?}"
        );
        assert!(holds(4, "`selected` and `text` look the same"), "{told:?}");
    }
}
