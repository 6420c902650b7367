//! A single mark by what stands beside it: an apostrophe, a plural possessive, or a mark that opens or closes words.

use crate::model::Span;

/// A single mark with the characters beside it.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) sign: char,
    pub(super) before: Option<char>,
    pub(super) after: Option<char>,
    /// The last visible character before it, and whether it is the paragraph's first.
    pub(super) last_visible: Option<char>,
}

impl Mark {
    pub(super) fn is_apostrophe(&self) -> bool {
        let inner = self.before.is_some_and(char::is_alphanumeric)
            && self.after.is_some_and(char::is_alphanumeric);
        inner && self.sign != '‘'
    }

    pub(super) fn opens(&self, text: &str) -> bool {
        let free = self
            .before
            .is_none_or(|c| c.is_whitespace() || "([{-–—/:\"“”".contains(c));
        let word = self
            .after
            .is_some_and(|c| c.is_alphanumeric() || "£$[(…".contains(c));
        match self.sign {
            '‘' => {
                self.after.is_some_and(|c| !c.is_whitespace()) && !is_clipped(text, self.span.end)
            }
            '\'' => free && word && !is_clipped(text, self.span.end),
            _ => {
                free && self.after.is_some_and(char::is_lowercase)
                    && !is_clipped(text, self.span.end)
            }
        }
    }

    pub(super) fn closes(&self) -> bool {
        let after_word = self.before.is_some_and(|c| !c.is_whitespace());
        self.sign != '‘' && after_word && self.after.is_none_or(|c| !c.is_alphanumeric())
    }

    /// A closing mark that cannot be a possessive: punctuation stands before or after it.
    pub(super) fn closes_firmly(&self) -> bool {
        let ended = self.before.is_some_and(|c| ".,!?…".contains(c));
        self.closes() && (ended || self.after.is_none_or(|c| ",.;!?".contains(c)))
    }

    /// `services’ failures`: a plural possessive as likely as a closing mark.
    pub(super) fn may_be_possessive(&self, text: &str) -> bool {
        let mut next = text[self.span.end..].chars();
        self.before == Some('s')
            && next.next() == Some(' ')
            && next.next().is_some_and(char::is_lowercase)
            && !follows_no_possessive(&text[self.span.end + 1..])
    }

    /// Whether speech may start here: at the start, after a colon, or after other punctuation before a capital.
    pub(super) fn may_start_speech(&self) -> bool {
        let capital = self.after.is_some_and(char::is_uppercase);
        match self.last_visible {
            None | Some(':') => true,
            // "‘We sold three,’ said Ms Doe, ‘and now we rent beds. It is absurd.’"
            Some(',') if self.sign == '‘' => true,
            Some(c) => capital && ",.?!”’'".contains(c),
        }
    }
}

/// Whether the next word is never owned: "‘up to four years’ for an assessment".
fn follows_no_possessive(rest: &str) -> bool {
    let word = rest
        .trim_start()
        .split(|c: char| !c.is_ascii_alphabetic())
        .next();
    matches!(
        word.unwrap_or_default(),
        "for"
            | "of"
            | "in"
            | "at"
            | "to"
            | "on"
            | "by"
            | "with"
            | "from"
            | "is"
            | "was"
            | "are"
            | "were"
            | "has"
            | "had"
            | "have"
            | "the"
            | "a"
            | "an"
            | "that"
            | "which"
            | "who"
            | "but"
            | "because"
            | "when"
            | "while"
            | "after"
            | "before"
            | "as"
            | "than"
            | "it"
            | "they"
            | "he"
            | "she"
            | "would"
            | "will"
            | "could"
            | "can"
            | "did"
            | "does"
            | "said"
            | "says"
    )
}

/// `’90s`, `’em`, `’til`: letters left out at the start of a word.
fn is_clipped(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    let letters = rest.chars().take(7).take_while(|c| c.is_alphanumeric());
    let word = &rest[..letters.map(char::len_utf8).sum()];
    let decade = matches!(word.as_bytes(), [b'0'..=b'9', b'0'..=b'9', b's' | b'S']);
    let left = [
        "em", "til", "till", "tis", "twas", "cause", "n", "bout", "round",
    ];
    decade
        || left
            .iter()
            .any(|clipped| clipped.eq_ignore_ascii_case(word))
}
