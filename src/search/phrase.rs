//! A phrase: words in a row, the same whether hyphens, spaces, line ends or nothing stand between the parts of a compound.

use std::ops::Range;

use crate::model::Span;

use super::bits::Bits;
use super::forward::Row;
use super::segment::Segment;
use super::words::{Kind, letter_spans, reads, tokens};

/// Findings whose words are fetched together.
const BATCH: usize = 16;

/// Words to be found in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Phrase {
    pieces: Vec<Piece>,
    /// The last word may go on.
    unfinished: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Piece {
    word: String,
    /// For the first part of a hyphenated compound: the compound joined, and how many pieces it is made of.
    joined: Option<(String, usize)>,
}

/// What a token is compared with.
#[derive(Clone, Copy)]
enum Want {
    Piece(usize),
    /// The compound that begins at this piece.
    Joined(usize),
}

impl Phrase {
    /// The words of `text`; `None` when it has none. The last word of an unfinished one may be half typed.
    pub(super) fn read(text: &str, unfinished: bool) -> Option<Self> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut end = 0;
        tokens(text, |token| {
            if token.kind == Kind::Extra {
                if let Some(first) = pieces
                    .len()
                    .checked_sub(token.parts)
                    .filter(|_| token.parts > 0)
                {
                    pieces[first].joined = Some((token.word.to_owned(), token.parts));
                }
                return;
            }
            end = token.span.end;
            let word = token.word.to_owned();
            pieces.push(Piece { word, joined: None });
        });
        let unfinished = unfinished && end == text.len();
        (!pieces.is_empty()).then_some(Self { pieces, unfinished })
    }

    /// Its words.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().map(|p| p.word.as_str())
    }

    fn is_open(&self, piece: usize) -> bool {
        self.unfinished && piece + 1 == self.pieces.len()
    }

    /// The token that ends the phrase when it begins at token `start`; `same` compares a token with a word wanted.
    fn run(
        &self,
        start: usize,
        kind: impl Fn(usize) -> Option<Kind>,
        same: impl Fn(Want, usize) -> bool,
    ) -> Option<usize> {
        let mut piece = 0;
        let mut at = start;
        loop {
            if matches!(kind(at)?, Kind::Extra) {
                return None;
            }
            let mut last = at;
            if same(Want::Piece(piece), at) {
                piece += 1;
            } else if let Some((_, parts)) = &self.pieces[piece].joined
                && same(Want::Joined(piece), at)
            {
                piece += parts;
            } else {
                last = compound_end(at, &kind).filter(|extra| same(Want::Piece(piece), *extra))?;
                piece += 1;
            }
            if piece >= self.pieces.len() {
                return Some(last);
            }
            at = last + 1;
            while kind(at) == Some(Kind::Extra) {
                at += 1;
            }
        }
    }

    /// Whether every finding that holds this one holds `before` too, because `before` was typed on.
    pub(super) fn extends(&self, before: &Self) -> bool {
        let open_from = |piece: usize| before.unfinished && piece >= before.pieces.len();
        let extends = |(at, (now, then)): (usize, (&Piece, &Piece))| {
            let last = open_from(at + 1);
            let word = now.word == then.word || (last && now.word.starts_with(&then.word));
            let joined = match (&now.joined, &then.joined) {
                (None, _) => true,
                (Some(_), None) => last,
                (Some((now, more)), Some((then, parts))) => {
                    (now == then && more == parts)
                        || (open_from(at + parts) && now.starts_with(then) && more >= parts)
                }
            };
            word && joined
        };
        let mut pairs = self.pieces.iter().zip(&before.pieces).enumerate();
        // The same words, opened again, go on in more ways than they did while they were closed.
        let longer = self.pieces.len() > before.pieces.len();
        let same = self.pieces.len() == before.pieces.len();
        (longer || (same && before.unfinished >= self.unfinished)) && pairs.all(extends)
    }

    /// The findings that hold it; only those of `within` are looked at, if there is such a set.
    pub(super) fn find(&self, segment: &Segment, within: Option<&Bits>) -> Bits {
        let lookup = Lookup::new(self, segment);
        let mut found = within.map_or_else(|| Bits::all(segment.len()), Bits::clone);
        lookup.narrow(self, segment, &mut found);
        // Of one word every place will do. The bare number of a percentage is indexed, but stands nowhere in the text.
        if let [Piece { word, joined: None }] = &self.pieces[..]
            && !word.starts_with(|c: char| c.is_ascii_digit())
        {
            return found;
        }
        let mut held = Bits::none(segment.len());
        let mut slots = found.iter().peekable();
        while slots.peek().is_some() {
            let batch: Vec<u32> = slots.by_ref().take(BATCH).collect();
            segment.fetch(&batch);
            for slot in batch {
                if self.stands_in(segment.words(slot), &lookup) {
                    held.set(slot);
                }
            }
        }
        held
    }

    /// Whether it stands in a finding with these words.
    fn stands_in(&self, words: Row<'_>, lookup: &Lookup) -> bool {
        let kind = |at: usize| words.get(at).map(|(_, kind)| kind);
        let same = |want: Want, at: usize| {
            let word = words.get(at).map(|(word, _)| word);
            word.is_some_and(|word| lookup.same(want, word))
        };
        let begins = |range: &Range<u32>| {
            let mut starts = words.starts(range);
            starts.any(|start| {
                lookup.may_go_on(words, start) && self.run(start, kind, same).is_some()
            })
        };
        begins(&lookup.pieces[0]) || lookup.joined[0].as_ref().is_some_and(begins)
    }

    /// Where it stands in a text with these tokens.
    pub(super) fn spans(&self, text: &str, tokens: &[(Span, Kind)]) -> Vec<Span> {
        let kind = |at: usize| tokens.get(at).map(|(_, kind)| *kind);
        let same = |want: Want, at: usize| match want {
            Want::Piece(piece) => reads(
                text,
                tokens[at].0,
                &self.pieces[piece].word,
                self.is_open(piece),
            ),
            Want::Joined(piece) => {
                let (joined, parts) = self.pieces[piece]
                    .joined
                    .as_ref()
                    .map_or(("", 0), |(w, n)| (w, *n));
                let open = self.unfinished && piece + parts == self.pieces.len();
                !joined.is_empty() && reads(text, tokens[at].0, joined, open)
            }
        };
        let mut spans: Vec<Span> = Vec::new();
        for start in 0..tokens.len() {
            let from = tokens[start].0.start;
            if spans.last().is_some_and(|before| from < before.end) {
                continue;
            }
            if let Some(last) = self.run(start, kind, same) {
                spans.push(Span::new(from, self.typed_end(text, tokens[last].0)));
            }
        }
        spans
    }

    /// Where the typed part of the last token ends.
    fn typed_end(&self, text: &str, last: Span) -> usize {
        let word = self.pieces.last().map_or("", |p| p.word.as_str());
        let open = self.unfinished && reads(text, last, word, true);
        let letters = if open {
            letter_spans(text, last)
        } else {
            Vec::new()
        };
        letters
            .get(word.chars().count().saturating_sub(1))
            .map_or(last.end, |letter| letter.end)
    }
}

/// For a token that begins a compound, the token that reads the compound joined.
fn compound_end(at: usize, kind: &impl Fn(usize) -> Option<Kind>) -> Option<usize> {
    if kind(at) != Some(Kind::Part) {
        return None;
    }
    let mut last = at;
    while kind(last) == Some(Kind::Part) {
        last += 1;
    }
    (kind(last + 1) == Some(Kind::Extra)).then_some(last + 1)
}

/// A phrase's words as numbers of a vocabulary; an open last word is a range of them.
struct Lookup {
    pieces: Vec<Range<u32>>,
    joined: Vec<Option<Range<u32>>>,
    /// Per piece: the piece whose compound it belongs to.
    compound: Vec<Option<usize>>,
}

impl Lookup {
    fn new(phrase: &Phrase, segment: &Segment) -> Self {
        let numbers = |word: &str, open: bool| {
            let exactly = || segment.vocabulary.find(word).map_or(0..0, |n| n..n + 1);
            if open {
                segment.vocabulary.starting(word)
            } else {
                exactly()
            }
        };
        let mut lookup = Self {
            pieces: Vec::new(),
            joined: Vec::new(),
            compound: vec![None; phrase.pieces.len()],
        };
        for (at, piece) in phrase.pieces.iter().enumerate() {
            lookup.pieces.push(numbers(&piece.word, phrase.is_open(at)));
            let joined = piece.joined.as_ref().map(|(word, parts)| {
                lookup.compound[at..at + parts].fill(Some(at));
                numbers(word, phrase.unfinished && at + parts == phrase.pieces.len())
            });
            lookup.joined.push(joined);
        }
        lookup
    }

    fn same(&self, want: Want, word: u32) -> bool {
        match want {
            Want::Piece(piece) => self.pieces[piece].contains(&word),
            Want::Joined(piece) => self.joined[piece]
                .as_ref()
                .is_some_and(|r| r.contains(&word)),
        }
    }

    /// Whether the second word may follow a first one at this place: tells it for nearly all without reading on.
    fn may_go_on(&self, words: Row<'_>, start: usize) -> bool {
        let pair = (words.get(start), words.get(start + 1));
        match pair {
            (Some((_, Kind::Word)), Some((word, Kind::Word))) => {
                let single = self.joined[0].is_some() || self.pieces.len() < 2;
                single || self.same(Want::Piece(1), word) || self.same(Want::Joined(1), word)
            }
            _ => true,
        }
    }

    /// Keeps the findings that hold every word, in one way or another.
    fn narrow(&self, phrase: &Phrase, segment: &Segment, found: &mut Bits) {
        for (at, (words, piece)) in self.pieces.iter().zip(&phrase.pieces).enumerate() {
            let joined = self.compound[at].and_then(|first| self.joined[first].clone());
            let mut either = Bits::none(segment.len());
            let union = segment.ready.union(&piece.word);
            let rest = match union.filter(|_| phrase.is_open(at)) {
                Some(union) => {
                    either.or_blocks(union);
                    0..0
                }
                None => words.clone(),
            };
            for word in rest.chain(joined.unwrap_or_default()) {
                segment.postings.add_to(word, &mut either);
            }
            found.and(&either);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(phrase: &str, unfinished: bool, text: &str) -> Vec<String> {
        let mut found = Vec::new();
        tokens(text, |t| found.push((t.span, t.kind)));
        let phrase = Phrase::read(phrase, unfinished).unwrap();
        let spans = phrase.spans(text, &found).into_iter();
        spans.map(|s| s.of(text).to_owned()).collect()
    }

    #[test]
    fn a_phrase_reads_across_lines_case_marks_and_hyphens() {
        assert_eq!(
            shown("lacks rigour", false, "it “Lacks\n   rigour” now"),
            ["Lacks\n   rigour"]
        );
        for phrase in ["pre-proceedings work", "preproceedings work"] {
            for text in [
                "pre-proceedings work",
                "preproceedings work",
                "pre-\nproceedings work",
            ] {
                assert_eq!(shown(phrase, false, text), [text], "{phrase}");
            }
        }
        assert_eq!(
            shown("pre-proceedings work", false, "pre proceedings work").len(),
            1
        );
        assert_eq!(
            shown("children's social", false, "Children’s social care").len(),
            1
        );
        assert_eq!(shown("60% of", false, "60% of 60 of").len(), 1);
    }

    #[test]
    fn a_phrase_is_sought_among_the_findings_of_the_one_that_was_typed_on_alone() {
        let read = |text: &str| {
            let open = !text.ends_with('"');
            Phrase::read(text.trim_end_matches('"'), open).unwrap()
        };
        for (now, before, extends) in [
            ("the multi-ag", "the multi", true),
            ("the multi-ag\"", "the multi-ag", true),
            ("the multi-ag work", "the multi-ag\"", true),
            ("the multi-ag", "the multi-ag\"", false),
            ("the multi-agency", "the multi-ag\"", false),
            ("the multi", "the multi-ag", false),
        ] {
            assert_eq!(
                read(now).extends(&read(before)),
                extends,
                "{before} → {now}"
            );
        }
    }

    #[test]
    fn a_space_is_not_nothing() {
        assert_eq!(shown("a part", false, "apart").len(), 0);
        assert_eq!(shown("lacks rig", false, "lacks rigour").len(), 0);
        assert_eq!(shown("acks rigour", false, "lacks rigour").len(), 0);
    }

    #[test]
    fn a_phrase_being_typed_matches_as_far_as_it_goes() {
        assert_eq!(shown("lacks ri", true, "lacks rigour"), ["lacks ri"]);
        assert_eq!(shown("lacks ri ", true, "lacks rigour").len(), 0);
        assert_eq!(
            shown("in pre-pro", true, "in preproceedings"),
            ["in preproceedings"]
        );
    }
}
