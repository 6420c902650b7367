//! A document as it may be shown: its text made visible, and every span moved to where its words now stand.

use crate::library::DocumentView;
use crate::model::Span;
use crate::model::visible::visible;

/// The document with a harmless text. Control characters take more bytes once they can be seen, so spans are moved with them;
/// form feeds stay, as the marks of page ends that wrapping understands.
pub(super) fn shown(mut view: DocumentView) -> DocumentView {
    let text: String = view.text.split_inclusive('\u{c}').map(shown_page).collect();
    if text != view.text {
        let moves = Moves::new(&view.text, &text);
        view.page_starts
            .iter_mut()
            .for_each(|at| *at = moves.of(*at));
        view.quotations
            .iter_mut()
            .for_each(|q| moves.shift(&mut q.quotation.span));
        view.findings
            .iter_mut()
            .for_each(|f| moves.shift(&mut f.finding.span));
        view.text = text;
    }
    view
}

fn shown_page(page: &str) -> String {
    match page.strip_suffix('\u{c}') {
        Some(words) => visible(words).into_owned() + "\u{c}",
        None => visible(page).into_owned(),
    }
}

/// A passage on a line of its own: visible, with spaces for line feeds, one character for one character.
pub(super) fn flat(text: &str) -> String {
    visible(&text.replace(['\n', '\u{c}'], " ")).into_owned()
}

/// Where spans of a passage stand once it is on a line of its own; parts that reach beyond it are cut off.
pub(super) fn flat_spans(text: &str, flat: &str, spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let moves = Moves::new(text, flat);
    let inside = spans.map(|span| Span::new(span.start, span.end.min(text.len())));
    inside
        .map(|span| Span::new(moves.of(span.start), moves.of(span.end)))
        .collect()
}

/// Where bytes of the stored text stand in the shown one: points after which the distance is constant.
struct Moves(Vec<(usize, usize)>);

impl Moves {
    fn new(stored: &str, shown: &str) -> Self {
        let mut points = vec![(0, 0)];
        for ((from, _), (to, _)) in stored.char_indices().zip(shown.char_indices()) {
            let (last_from, last_to) = points[points.len() - 1];
            if from + last_to != to + last_from {
                points.push((from, to));
            }
        }
        points.push((stored.len(), shown.len()));
        Self(points)
    }

    fn of(&self, at: usize) -> usize {
        let next = self.0.partition_point(|(from, _)| *from <= at);
        let (from, to) = self.0[next.saturating_sub(1)];
        to + (at - from)
    }

    fn shift(&self, span: &mut Span) {
        *span = Span::new(self.of(span.start), self.of(span.end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_keep_their_words_when_control_characters_become_visible() {
        let stored = "a\u{1b}[31m “lacks\u{7} rigour”\u{c}end\u{0}";
        let shown: String = stored.split_inclusive('\u{c}').map(shown_page).collect();
        assert!(
            shown.contains('\u{c}') && !shown.contains('\u{1b}'),
            "{shown:?}"
        );
        let moves = Moves::new(stored, &shown);
        for words in ["[31m", "rigour", "end"] {
            let start = stored.find(words).unwrap();
            let mut span = Span::new(start, start + words.len());
            moves.shift(&mut span);
            assert_eq!(span.of(&shown), words);
        }
        assert_eq!(moves.of(stored.len()), shown.len());
    }

    #[test]
    fn quotations_of_a_passage_are_found_on_its_one_line() {
        let text = "he said\n“lacks\u{7} rigour” \u{1b}and left";
        let start = text.find("lacks").unwrap();
        let flat = flat(text);
        let spans = [Span::new(start, start + "lacks\u{7} rigour".len())];
        let found = flat_spans(text, &flat, spans.into_iter());
        assert_eq!(found[0].of(&flat), "lacks␇ rigour");
        let beyond = flat_spans("abc", "abc", [Span::new(1, 9)].into_iter());
        assert_eq!(beyond, [Span::new(1, 3)]);
    }

    #[test]
    fn a_character_that_shrinks_moves_what_follows_back() {
        let (stored, shown) = ("\u{1d173}end", "\u{fffd}end");
        assert_eq!(Moves::new(stored, shown).of(4), 3);
    }
}
