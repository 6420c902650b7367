//! How a text names a source, as it is shown to the reader.

use std::ops::Deref;
use std::rc::Rc;

use super::key::is_word;
use super::lexicon::Role;
use super::mentions::{Mention, What};
use super::speaker::Speaker;
use super::tokens::{Token, words_of};
use crate::model::SpeakerClass;

/// The name of a person or body, which many share.
#[derive(Debug, Clone)]
pub(crate) enum Name {
    /// Known before the text is read.
    Known(&'static str),
    /// As the text writes it.
    Told(Rc<str>),
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Known(name) => name,
            Self::Told(name) => name,
        }
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Name {}

impl From<&'static str> for Name {
    fn from(name: &'static str) -> Self {
        Self::Known(name)
    }
}

impl From<String> for Name {
    fn from(name: String) -> Self {
        Self::Told(name.into())
    }
}

/// Words with single spaces between them, whatever white space stood there.
pub(super) fn spaced(words: &str) -> String {
    // Most are so already.
    if is_spaced(words.as_bytes()) {
        return words.to_owned();
    }
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether single spaces stand between plain words, and nothing else.
fn is_spaced(words: &[u8]) -> bool {
    let gap = |at: usize| words[at] == b' ' && at > 0 && words[at - 1] != b' ';
    (0..words.len()).all(|at| words[at].is_ascii_graphic() || gap(at)) && !words.ends_with(b" ")
}

/// Words without the ending that makes a possessive.
pub(super) fn without_possessive(words: &str) -> &str {
    let stem = words.strip_suffix("'s").or(words.strip_suffix("’s"));
    stem.unwrap_or(words)
}

/// The words of a mention without determiners.
pub(super) fn phrase(text: &str, tokens: &[Token<'_>], mention: &Mention) -> String {
    let first = (mention.start..mention.end)
        .find(|i| tokens[*i].role != Some(Role::Det))
        .unwrap_or(mention.start);
    let words = words_of(text, &tokens[first..mention.end]);
    spaced(words)
}

/// The capitalised run of a mention that names a body: "Marshshire County Council", never "the council".
pub(super) fn proper_name(text: &str, tokens: &[Token<'_>], mention: &Mention) -> Option<String> {
    let first = (mention.start..mention.end)
        .find(|i| tokens[*i].capital && tokens[*i].role != Some(Role::Det))?;
    // "Hartsmoor said": a place that stands for its council.
    let place = mention.end - mention.start == 1 && tokens[first].role.is_none();
    let named = tokens[first..mention.end]
        .iter()
        .all(|t| t.capital || is_word!(t, "of" | "and" | "upon" | "on"))
        && (mention.end - first > 1 || place);
    let words = words_of(text, &tokens[first..mention.end]);
    named.then(|| spaced(without_possessive(words)))
}

/// "Teachers said …. It found …": a plural is never "it", unless it stands for the inspectorate or is a name.
pub(crate) fn may_be_it(tokens: &[Token<'_>], mention: &Mention, speaker: &Speaker) -> bool {
    let head = &tokens[mention.end - 1];
    let paper = matches!(mention.what, What::Paper(_));
    // "Parents they met said": a capital that opens the sentence names nobody.
    let opens = mention.start == 0 && mention.end == 1 && !tokens.get(1).is_some_and(|t| t.capital);
    let name = head.capital && !opens;
    speaker.class == SpeakerClass::Ofsted || paper || name || !head.word.ends_with('s')
}
