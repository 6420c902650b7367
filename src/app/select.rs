//! Selecting words of the source: whole sentences and words, never parts of one. What is selected can be copied, marked, noted
//! and put into a briefing like a finding.

use super::shown::flat_spans;
use super::source::Source;
use super::{Action, App, Context, Pane};
use crate::model::Span;
use crate::model::mark::Target;

/// Words selected in the shown text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Selection {
    /// The words.
    pub(crate) span: Span,
    /// Whether their beginning is what moves.
    pub(crate) front: bool,
}

impl Selection {
    /// With the moving end at another place, never beyond the other end's own word.
    fn moved(self, at: usize) -> Self {
        let Span { start, end } = self.span;
        let span = if self.front {
            Span::new(at, end)
        } else {
            Span::new(start, at)
        };
        if span.start < span.end {
            Self { span, ..self }
        } else {
            self
        }
    }

    fn by_word(self, text: &str, on: bool) -> Self {
        let Span { start, end } = self.span;
        let at = match (self.front, on) {
            (true, true) => next_word(text, word_end(text, start)),
            (true, false) => word_start(text, start),
            (false, true) => word_end(text, next_word(text, end)),
            (false, false) => text[..word_start(text, end)].trim_end().len(),
        };
        self.moved(at)
    }

    fn by_sentence(self, text: &str, on: bool) -> Self {
        let Span { start, end } = self.span;
        let at = match (self.front, on) {
            (true, true) => next_word(text, sentence(text, start).end),
            (true, false) => {
                let first = sentence(text, start).start;
                if first < start {
                    first
                } else {
                    sentence(text, text[..first].trim_end().len().saturating_sub(1)).start
                }
            }
            (false, true) => {
                let last = sentence(text, end.saturating_sub(1)).end;
                if last > end {
                    last
                } else {
                    sentence(text, next_word(text, last)).end
                }
            }
            (false, false) => {
                let first = sentence(text, end.saturating_sub(1)).start;
                text[..first].trim_end().len()
            }
        };
        self.moved(at)
    }
}

/// Where the next word begins, at `at` or after it; the end of the text when there is none.
fn next_word(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    text[at..]
        .find(|c: char| !c.is_whitespace())
        .map_or(text.trim_end().len().max(at), |found| at + found)
}

fn word_end(text: &str, at: usize) -> usize {
    text[at..]
        .find(char::is_whitespace)
        .map_or(text.len(), |found| at + found)
}

/// Where the word before `at` begins.
fn word_start(text: &str, at: usize) -> usize {
    let before = text[..at].trim_end();
    before
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace())
        .map_or(0, |(at, c)| at + c.len_utf8())
}

/// The sentence in which the byte at `at` stands, without the blanks around it.
fn sentence(text: &str, at: usize) -> Span {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let parts = ["\n\n", "\u{c}", "\n•"];
    let start = parts
        .iter()
        .filter_map(|part| text[..at].rfind(part).map(|found| found + 1))
        .max()
        .unwrap_or(0);
    let end = parts
        .iter()
        .filter_map(|part| text[at..].find(part).map(|found| at + found))
        .min()
        .unwrap_or(text.len());
    let paragraph = &text[start..end];
    let mut from = 0;
    for cut in cuts(paragraph) {
        if start + cut > at {
            break;
        }
        from = cut;
    }
    let to = cuts(paragraph)
        .find(|cut| start + cut > at)
        .unwrap_or(paragraph.len());
    let words = &paragraph[from..to];
    let first = start + from + (words.len() - words.trim_start().len());
    Span::new(first, (start + from + words.trim_end().len()).max(first))
}

/// Where sentences of a paragraph begin, after the first.
fn cuts(paragraph: &str) -> impl Iterator<Item = usize> + '_ {
    let closes = |c: char| matches!(c, '”' | '’' | '"' | '\'' | ')' | ']');
    let ends = move |(at, c): (usize, char)| {
        let rest = paragraph[at + c.len_utf8()..].trim_start_matches(closes);
        let next = rest.trim_start();
        let begins = next
            .chars()
            .next()
            .is_some_and(|c| !c.is_lowercase() && !matches!(c, ',' | ';' | '–'));
        let cut = matches!(c, '.' | '!' | '?') && next.len() < rest.len() && begins;
        cut.then(|| paragraph.len() - next.len())
    };
    paragraph.char_indices().filter_map(ends)
}

impl Source {
    /// Selects the quotation stepped to, else the first sentence of the finding when it is in sight, else the first in sight.
    fn select(&mut self) -> Option<()> {
        let sheet = self.sheet.clone()?;
        let text = sheet.document.text.as_str();
        let at = self.place(&sheet);
        let span = match self.quotation() {
            Some(row) => row.quotation.span,
            None => sentence(text, next_word(text, at)),
        };
        self.selection = (!span.is_empty()).then_some(Selection { span, front: false });
        self.selection.map(drop)
    }

    fn reselect(&mut self, how: impl FnOnce(Selection, &str) -> Selection) {
        let (Some(sheet), Some(selection)) = (self.sheet.clone(), self.selection) else {
            return;
        };
        let selection = how(selection, &sheet.document.text);
        let Span { start, end } = selection.span;
        self.selection = Some(selection);
        let moving = if selection.front { start } else { end - 1 };
        self.reveal(Span::new(moving, moving + 1));
    }
}

impl App {
    /// Does what `action` means for the selection; whether it means anything.
    pub(super) fn act_select(&mut self, action: Action) -> bool {
        if self.context() != Context::Select {
            return false;
        }
        match action {
            Action::Back | Action::Select => self.source.selection = None,
            Action::WordOn | Action::WordBack => {
                let on = action == Action::WordOn;
                self.source
                    .reselect(|selection, text| selection.by_word(text, on));
            }
            Action::Down | Action::Up => {
                let on = action == Action::Down;
                self.source
                    .reselect(|selection, text| selection.by_sentence(text, on));
            }
            Action::OtherEnd => self.source.reselect(|selection, _| Selection {
                front: !selection.front,
                ..selection
            }),
            _ => return false,
        }
        true
    }

    /// Begins a selection in the source.
    pub(super) fn start_selection(&mut self) {
        self.show_source();
        self.focus = Pane::Source;
        if self.source.select().is_none() {
            self.say("There are no words to select here.");
        }
    }

    /// The selected words, as they stand in the stored text.
    pub(super) fn selected_words(&self) -> Option<Target> {
        let span = self.source.selection?.span;
        let shown = &self.source.sheet.as_ref()?.document;
        let stored = self.shelf.catalogue.document(shown.summary.id).ok()??;
        let spans = flat_spans(&shown.text, &stored.text, std::iter::once(span));
        Some(Target::Words(shown.summary.id, *spans.first()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "1. Plans are late (“too\nlate”, e.g. in May). Nobody saw it.  Who did?\n\n• Visits are made.\n• Children say so.\n";

    fn said(selection: Selection) -> &'static str {
        selection.span.of(TEXT)
    }

    fn at(words: &str) -> usize {
        TEXT.find(words).unwrap()
    }

    #[test]
    fn sentences_end_where_the_next_begins_and_at_the_end_of_a_paragraph_or_item() {
        let sentence = |words: &str| sentence(TEXT, at(words)).of(TEXT);
        assert_eq!(
            sentence("late (“"),
            "Plans are late (“too\nlate”, e.g. in May)."
        );
        assert_eq!(sentence("saw"), "Nobody saw it.");
        assert_eq!(sentence("Who"), "Who did?");
        assert_eq!(sentence("Visits"), "• Visits are made.");
        assert_eq!(sentence("say so"), "• Children say so.");
        assert_eq!(super::sentence("", 0), Span::new(0, 0));
    }

    #[test]
    fn either_end_moves_by_words_and_sentences_and_they_never_cross() {
        let start = Selection {
            span: sentence(TEXT, at("Nobody")),
            front: false,
        };
        assert_eq!(said(start.by_word(TEXT, true)), "Nobody saw it.  Who");
        assert_eq!(said(start.by_word(TEXT, false)), "Nobody saw");
        let one = start.by_word(TEXT, false).by_word(TEXT, false);
        assert_eq!(said(one), "Nobody");
        assert_eq!(said(one.by_word(TEXT, false)), "Nobody");
        assert_eq!(said(one.by_sentence(TEXT, true)), "Nobody saw it.");
        assert_eq!(
            said(start.by_sentence(TEXT, true)),
            "Nobody saw it.  Who did?"
        );
        let two = start.by_sentence(TEXT, true).by_sentence(TEXT, true);
        assert_eq!(said(two), "Nobody saw it.  Who did?\n\n• Visits are made.");
        assert_eq!(
            said(two.by_sentence(TEXT, false)),
            "Nobody saw it.  Who did?"
        );
        let front = Selection {
            front: true,
            ..start
        };
        assert_eq!(said(front.by_word(TEXT, true)), "saw it.");
        assert_eq!(said(front.by_word(TEXT, false)), "May). Nobody saw it.");
        assert!(said(front.by_sentence(TEXT, false)).starts_with("Plans are late"));
        let last = Selection {
            span: sentence(TEXT, at("say so")),
            front: false,
        };
        assert_eq!(said(last.by_word(TEXT, true)), "• Children say so.");
        assert_eq!(said(last.by_sentence(TEXT, true)), "• Children say so.");
    }
}
