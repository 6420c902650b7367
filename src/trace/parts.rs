//! A quotation as the parts that claim to be the source's own words: an ellipsis or an editorial insertion stands between them.

use crate::model::Span;

/// Bytes of an editorial insertion at most, brackets and all: a bracket that closes later than this belongs to something else, and
/// of very many that never close each would cost the whole quotation.
const INSERTION: usize = 400;

/// The ways to read a quotation, most literal first: round brackets may be the source's own or the writer's.
pub(super) fn readings(text: &str, span: Span) -> Vec<Vec<Span>> {
    let literal = parts(text, span, false);
    let edited = parts(text, span, true);
    if edited == literal {
        vec![literal]
    } else {
        vec![literal, edited]
    }
}

fn parts(text: &str, span: Span, round: bool) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = span.start;
    let mut at = span.start;
    while at < span.end {
        let rest = Span::new(at, span.end).of(text);
        let gap = ellipsis(rest)
            .or_else(|| insertion(rest, round))
            .unwrap_or(0);
        if gap > 0 {
            found.push(Span::new(from, at));
            from = at + gap;
            at = from;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found.push(Span::new(from, span.end));
    found.retain(|part| part.of(text).contains(char::is_alphanumeric));
    found
}

/// Bytes of the ellipsis at the beginning of `rest`: one sign, or dots with or without spaces.
fn ellipsis(rest: &str) -> Option<usize> {
    if rest.starts_with('…') {
        return Some('…'.len_utf8());
    }
    let dots = rest.bytes().take_while(|b| *b == b'.').count();
    let spaced = || rest.starts_with(". . .").then_some(5);
    if dots > 1 { Some(dots) } else { spaced() }
}

/// Bytes of the editorial insertion at the beginning of `rest`. "[T]he" is none: the letter belongs to its word.
fn insertion(rest: &str, round: bool) -> Option<usize> {
    let close = match rest.chars().next()? {
        '[' => ']',
        '(' if round => ')',
        _ => return None,
    };
    let end = rest[..rest.floor_char_boundary(INSERTION)].find(close)?;
    let after = rest.get(end + 1..)?;
    let letter = end <= 3 && after.starts_with(char::is_alphanumeric);
    (!letter).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(quote: &str) -> Vec<Vec<&str>> {
        let span = Span::new(0, quote.len());
        let part = |part: &Span| part.of(quote).trim();
        readings(quote, span)
            .iter()
            .map(|parts| parts.iter().map(part).collect())
            .collect()
    }

    #[test]
    fn ellipses_and_square_brackets_cut_and_round_ones_may() {
        assert_eq!(read("a b... c … d . . . e"), [["a b", "c", "d", "e"]]);
        assert_eq!(read("…a [the council] b…"), [["a", "b"]]);
        assert_eq!(read("a (x) b"), [vec!["a (x) b"], vec!["a", "b"]]);
        assert_eq!(
            read("[T]he plan. It is [sic] late."),
            [["[T]he plan. It is", "late."]]
        );
        assert_eq!(read("[never closed"), [["[never closed"]]);
        let long = format!("a [{}] b", "x ".repeat(INSERTION));
        assert_eq!(read(&long), [[long.as_str()]]);
    }
}
