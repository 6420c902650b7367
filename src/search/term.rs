//! The state of one typed word: which words of the corpus it matches, and so which findings, and how well.

use std::sync::Arc;

use super::bits::{Bits, Levels};
use super::index::Index;
use super::phrase::Phrase;
use super::typed::{Quality, SHORT_PREFIX, Typed, WELL_SPELT};

/// When a word's typos are forgiven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Forgive {
    /// Never: a negated word takes out only what it says.
    Never,
    /// When few findings match it as written: no surprises for a well-spelt word.
    WhenFew,
    /// Always: the query has no match otherwise.
    Always,
}

/// What a term is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    /// The folded word.
    pub(super) letters: String,
    /// Whether it may still be being typed.
    pub(super) unfinished: bool,
    /// When its typos are forgiven.
    pub(super) forgive: Forgive,
    /// Phrases that stand for it as well.
    pub(super) also: Vec<(Phrase, Quality)>,
}

/// A typed word matched against the whole index.
#[derive(Debug)]
pub(super) struct Term {
    /// The word, as it judges others.
    pub(super) typed: Typed,
    /// Per word of the vocabulary how well it matches; 0 for not at all.
    qualities: Vec<Quality>,
    /// Per finding how well its best word, its council or its publisher matches.
    pub(super) levels: Levels,
    /// Phrases that stand for it as well.
    pub(super) also: Vec<Phrase>,
    /// Number of findings.
    pub(super) found: usize,
}

/// As many findings as are few: three, and more of them in a large library, which holds typos of its own.
fn few(findings: usize) -> usize {
    3 + findings / 20_000
}

impl Term {
    /// Matches a word against the index; `held` finds the findings that hold a phrase.
    pub(super) fn new(
        index: &Index,
        key: &Key,
        mut held: impl FnMut(&Phrase) -> Arc<Bits>,
    ) -> Self {
        let mut typed = Typed::new(&key.letters, key.unfinished);
        index.vocabulary.teach(&mut typed);
        let mut candidates = index.vocabulary.candidates(&typed);
        let forgive = match key.forgive {
            Forgive::Never => false,
            Forgive::WhenFew => well_spelt(index, &typed, &candidates) < few(index.len()),
            Forgive::Always => true,
        };
        if forgive {
            typed.forgive();
        }
        if typed.forgives() {
            candidates = index.vocabulary.candidates(&typed);
        }
        let mut levels = Levels::none(index.len());
        index.facets.raise(&typed, Some(&mut levels));
        for (phrase, quality) in &key.also {
            levels.raise_all(held(phrase).blocks(), *quality);
        }
        let mut qualities = vec![0; index.vocabulary.len()];
        for (word, quality) in &candidates {
            qualities[*word as usize] = *quality;
        }
        if let Some(union) = index.union(typed.letters()).filter(|_| typed.is_prefix()) {
            levels.raise_all(union.blocks(), SHORT_PREFIX);
            candidates.retain(|(_, quality)| *quality != SHORT_PREFIX);
        }
        for same in candidates.chunk_by(|(_, a), (_, b)| a == b) {
            raise(index, same, &mut levels);
        }
        Self {
            found: levels.any().count(),
            also: key.also.iter().map(|(phrase, _)| phrase.clone()).collect(),
            typed,
            qualities,
            levels,
        }
    }

    /// How well a word of the vocabulary matches; 0 for not at all.
    pub(super) fn quality(&self, word: u32) -> Quality {
        self.qualities[word as usize]
    }
}

/// How many findings match without forgiveness, counted roughly: a finding with two such words counts twice.
fn well_spelt(index: &Index, typed: &Typed, candidates: &[(u32, Quality)]) -> usize {
    let words = candidates
        .iter()
        .filter(|(_, quality)| *quality >= WELL_SPELT);
    let in_words: usize = words
        .map(|(word, _)| index.postings.found(*word) as usize)
        .sum();
    in_words + index.facets.raise(typed, None)
}

/// Gives the findings of words that match equally well their quality.
fn raise(index: &Index, same: &[(u32, Quality)], levels: &mut Levels) {
    let Some((_, quality)) = same.first() else {
        return;
    };
    let total: usize = same
        .iter()
        .map(|(word, _)| index.postings.found(*word) as usize)
        .sum();
    // Many words are gathered as bits first: setting a bit is cheaper than setting a level.
    if same.len() > 1 && total > index.len() / 16 {
        let mut bits = Bits::none(index.len());
        for (word, _) in same {
            index.postings.add_to(*word, &mut bits);
        }
        levels.raise_all(bits.blocks(), *quality);
    } else {
        for (word, _) in same {
            index.postings.raise(*word, *quality, levels);
        }
    }
}
