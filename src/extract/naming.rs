//! How a text names a source, as it is shown to the reader.

use super::lexicon::Role;
use super::mentions::{Mention, What};
use super::speaker::Speaker;
use super::tokens::Token;
use crate::model::SpeakerClass;

/// The words of a mention without determiners.
pub(super) fn phrase(text: &str, tokens: &[Token<'_>], mention: &Mention) -> String {
    let first = (mention.start..mention.end)
        .find(|i| tokens[*i].role != Some(Role::Det))
        .unwrap_or(mention.start);
    let words = &text[tokens[first].span.start..tokens[mention.end - 1].span.end];
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The capitalised run of a mention that names a body: "Marshshire County Council", never "the council".
pub(super) fn proper_name(text: &str, tokens: &[Token<'_>], mention: &Mention) -> Option<String> {
    let first = (mention.start..mention.end)
        .find(|i| tokens[*i].capital && tokens[*i].role != Some(Role::Det))?;
    // "Hartsmoor said": a place that stands for its council.
    let place = mention.end - mention.start == 1 && tokens[first].role.is_none();
    let named = tokens[first..mention.end]
        .iter()
        .all(|t| t.capital || matches!(t.word, "of" | "and" | "upon" | "on"))
        && (mention.end - first > 1 || place);
    let words = &text[tokens[first].span.start..tokens[mention.end - 1].span.end];
    let words = words.trim_end_matches("'s").trim_end_matches("’s");
    named.then(|| words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// "Teachers said …. It found …": a plural is never "it", unless it stands for the inspectorate or is a name.
pub(crate) fn may_be_it(tokens: &[Token<'_>], mention: &Mention, speaker: &Speaker) -> bool {
    let head = &tokens[mention.end - 1];
    let paper = matches!(mention.what, What::Paper(_));
    speaker.class == SpeakerClass::Ofsted || paper || head.capital || !head.word.ends_with('s')
}
