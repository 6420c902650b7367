//! What stands around a quotation in its article.

use super::words::{After, Folded};
use crate::model::Span;

/// Bytes of a line that are looked at before and behind a quotation: more than any paragraph of an article has. Of a text in
/// one endless line each quotation would else cost the whole.
const LONGEST: usize = 2_000;

/// Where the line that holds a byte begins, or at least what is looked at of it.
pub(super) fn line_start(article: &str, byte: usize) -> usize {
    let start = article.floor_char_boundary(byte.saturating_sub(LONGEST));
    article[start..byte]
        .rfind('\n')
        .map_or(start, |at| start + at + 1)
}

/// The article's words before a quotation in its sentence.
pub(super) fn sentence_before(article: &str, span: Span) -> Folded {
    let line = line_start(article, span.start);
    let words = Folded::passage(article, Span::new(line, span.start)).words;
    let Some((last, rest)) = words.split_last() else {
        return Folded::default();
    };
    let ended = article[last.source.end..span.start]
        .contains(['.', '!', '?'])
        .then_some(last);
    let ended = ended.or_else(|| rest.iter().rfind(|word| word.after == After::Sentence));
    let start = ended.map_or(line, |word| word.source.end);
    Folded::passage(article, Span::new(start, span.start))
}

/// The article's words after a quotation up to the end of its line, as far as they are looked at.
pub(super) fn rest_of_line(article: &str, span: Span) -> Span {
    let end = article.floor_char_boundary(article.len().min(span.end + LONGEST));
    let end = article[span.end..end]
        .find('\n')
        .map_or(end, |at| span.end + at);
    Span::new(span.end, end)
}
