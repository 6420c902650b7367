//! Where a text matches a query: the letters that matched, found by the same judgement that found the finding.

use crate::model::Span;

use super::engine::Plan;
use super::phrase::Phrase;
use super::term::Term;
use super::typed::Letters;
use super::words::{Token, letter_spans, tokens};

/// Where `text` matches: sorted, not overlapping. Negated clauses and fields show nothing.
pub(super) fn highlight(plan: &Plan, text: &str) -> Vec<Span> {
    let terms: Vec<&Term> = plan.terms().collect();
    let others = terms.iter().flat_map(|term| &term.also);
    let phrases: Vec<&Phrase> = plan.phrases.iter().chain(others).collect();
    let mut spans = Vec::new();
    let mut read = Vec::new();
    tokens(text, |token| {
        for term in &terms {
            mark(term, text, token, &mut spans);
        }
        if !phrases.is_empty() {
            read.push((token.span, token.kind));
        }
    });
    for phrase in phrases {
        spans.extend(phrase.spans(text, &read));
    }
    joined(spans)
}

/// Adds the letters at which a token matches a typed word.
fn mark(term: &Term, text: &str, token: Token<'_>, spans: &mut Vec<Span>) {
    let Some(letters) = term.typed.letters_in(token.word) else {
        return;
    };
    // Bytes of the folded word to letters of it: the two differ only where letters are not ASCII.
    let count = |bytes: usize| {
        token
            .word
            .get(..bytes)
            .map_or(bytes, |part| part.chars().count())
    };
    let places = || letter_spans(text, token.span);
    let stretch = |from: usize, to: usize| {
        let places = places();
        let last = places.get(to.saturating_sub(1)).or(places.last())?;
        Some(Span::new(places.get(from)?.start, last.end))
    };
    match letters {
        Letters::All => spans.push(token.span),
        Letters::First(bytes) => spans.extend(stretch(0, count(bytes))),
        Letters::From(from, to) => spans.extend(stretch(count(from), count(to))),
        Letters::At(letters) => {
            let places = places();
            spans.extend(letters.iter().filter_map(|at| places.get(*at)));
        }
    }
}

/// Sorted, with spans that touch or overlap made one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}
