//! A paragraph's tokens in sentences.
//!
//! A masked quotation that ends with a full stop may end a sentence; one that ends with a comma never does.

use std::ops::Range;

use super::key::is_word;
use super::lexicon::Set;
use super::tokens::{Kind, Token};

/// No sentence is longer, in tokens: what is looked for inside one takes time in proportion to its length squared.
const LONGEST: usize = 400;

/// The sentences of a paragraph as ranges of its tokens. `ended` says whether the words of a quotation end a sentence.
pub(crate) fn sentences(
    text: &str,
    tokens: &[Token<'_>],
    ended: impl Fn(usize) -> bool,
) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let first = start;
        let end = (first..tokens.len()).find(|at| {
            // A phrase is never cut in two.
            let too_long =
                at + 1 - first >= LONGEST && tokens.get(at + 1).is_none_or(|t| t.phrase() > 0);
            let inner = matches!(tokens[*at].kind, Kind::Word | Kind::Number);
            too_long || !inner && ends_here(text, tokens, *at, &ended)
        });
        start = end.map_or(tokens.len(), |end| end + 1);
        (first < start).then_some(first..start)
    })
}

fn ends_here(text: &str, tokens: &[Token<'_>], at: usize, ended: &impl Fn(usize) -> bool) -> bool {
    let Some(next) = tokens.get(at + 1) else {
        return true;
    };
    let starts = || {
        next.capital
            || matches!(next.kind, Kind::Number | Kind::Quote(_))
            || matches!(next.kind, Kind::Sign('(' | '[' | '£' | '•'))
    };
    let spaced = || {
        let gap = text.get(tokens[at].span().end..next.span().start);
        gap.is_some_and(|gap| gap.contains(char::is_whitespace))
    };
    match tokens[at].kind {
        Kind::Sign('.') => {
            starts() && spaced() && (next.quote().is_some() || !is_abbreviation(tokens, at))
        }
        Kind::Sign('!' | '?' | '…') => starts() && spaced(),
        Kind::Sign(')' | ']') => {
            starts()
                && spaced()
                && at > 0
                && matches!(tokens[at - 1].kind, Kind::Sign('.' | '!' | '?'))
        }
        // “Why?” Ms Doe asked: the attribution of a question belongs to it.
        Kind::Quote(number) => next.capital && ended(number as usize),
        _ => false,
    }
}

fn is_abbreviation(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| &tokens[i]) else {
        return false;
    };
    let touching = before.span().end == tokens[at].span().start;
    if !touching || before.kind != Kind::Word {
        // A bare list number: "12. Social workers …".
        return touching && at == 1 && before.kind == Kind::Number;
    }
    let next = &tokens[at + 1];
    // "known only as Child R. That report": the words after it begin a sentence.
    let begins = || {
        is_word!(
            next,
            "that" | "the" | "it" | "he" | "she" | "they" | "his" | "her" | "this" | "in" | "a"
        )
    };
    let initial = before.word.len() == 1 && before.capital && !is_word!(before, "i") && !begins();
    before.has(Set::Abbreviated)
        || initial
        || before.has(Set::Numbered) && next.kind == Kind::Number
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::tokens::{Source, words_of};
    use crate::model::Span;

    fn split(text: &str) -> Vec<String> {
        let source = Source::new(text);
        let mut tokens = Vec::new();
        source.read(Span::new(0, text.len()), &[], 0, &mut tokens);
        sentences(text, &tokens, |_| false)
            .map(|r| words_of(text, &tokens[r]).to_owned())
            .collect()
    }

    #[test]
    fn titles_initials_and_decimals_end_no_sentence() {
        assert_eq!(split("Cllr. A. Smith spent 2.5m. It was late.").len(), 2);
        assert_eq!(split("See para. 3 on 12 Nov. 2012. Next.").len(), 2);
    }

    #[test]
    fn a_sentence_that_is_too_long_is_not_cut_inside_a_phrase() {
        for words in LONGEST - 3..LONGEST + 3 {
            let text = format!("{}government inspectors", "said ".repeat(words));
            let source = Source::new(&text);
            let mut tokens = Vec::new();
            source.read(Span::new(0, text.len()), &[], 0, &mut tokens);
            for range in sentences(&text, &tokens, |_| false) {
                assert!(tokens[range.start].phrase() > 0, "{words} words before it");
            }
        }
    }

    #[test]
    fn a_bare_list_number_stays_with_its_sentence() {
        assert_eq!(split("12. Social workers know. They do.").len(), 2);
    }
}
