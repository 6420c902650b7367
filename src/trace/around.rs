//! What stands around a quotation in its article.

use super::words::{After, Folded};
use crate::model::Span;

/// Where the line that holds a byte begins.
pub(super) fn line_start(article: &str, byte: usize) -> usize {
    article[..byte].rfind('\n').map_or(0, |at| at + 1)
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

/// The article's words after a quotation up to the end of its line.
pub(super) fn rest_of_line(article: &str, span: Span) -> Span {
    let end = article[span.end..]
        .find('\n')
        .map_or(article.len(), |at| span.end + at);
    Span::new(span.end, end)
}
