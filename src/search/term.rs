//! The state of one typed word: which words of the corpus it matches, and so which findings, and how well.

use std::sync::Arc;

use super::bits::{Bits, Levels};
use super::index::Index;
use super::phrase::Phrase;
use super::segment::Segment;
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
    /// What it matches, segment by segment.
    matched: Vec<Matched>,
    /// Phrases that stand for it as well.
    pub(super) also: Vec<Phrase>,
    /// Number of findings.
    pub(super) found: usize,
}

/// What a typed word matches in one segment.
#[derive(Debug)]
pub(super) struct Matched {
    /// Per word of the vocabulary how well it matches; 0 for not at all.
    qualities: Vec<Quality>,
    /// Per finding how well its best word, its council or its publisher matches.
    pub(super) levels: Levels,
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
        mut held: impl FnMut(&Phrase) -> Arc<Vec<Bits>>,
    ) -> Self {
        let segments = index.segments();
        let mut typed = Typed::new(&key.letters, key.unfinished);
        index.teach(&mut typed);
        let judge = |typed: &Typed| -> Vec<_> {
            let all = segments.iter();
            all.map(|segment| segment.vocabulary.candidates(typed))
                .collect()
        };
        let mut candidates = judge(&typed);
        let forgive = match key.forgive {
            Forgive::Never => false,
            Forgive::WhenFew => {
                let enough = few(index.len());
                let pairs = segments.iter().zip(&candidates);
                let well_spelt =
                    pairs.map(|(segment, found)| well_spelt(segment, &typed, found, enough));
                well_spelt.sum::<usize>() < enough
            }
            Forgive::Always => true,
        };
        if forgive {
            typed.forgive();
        }
        if typed.is_forgiving() {
            candidates = judge(&typed);
        }
        let mut matched: Vec<_> = (segments.iter().zip(candidates))
            .map(|(segment, candidates)| Matched::new(segment, &typed, candidates))
            .collect();
        for (phrase, quality) in &key.also {
            for (matched, held) in matched.iter_mut().zip(held(phrase).iter()) {
                matched.levels.raise_all(held.blocks(), *quality);
            }
        }
        for (segment, matched) in segments.iter().zip(&mut matched) {
            segment.settle_levels(&mut matched.levels);
        }
        Self {
            found: matched.iter().map(|m| m.levels.any().count()).sum(),
            also: key.also.iter().map(|(phrase, _)| phrase.clone()).collect(),
            typed,
            matched,
        }
    }

    /// What it matches in one segment.
    pub(super) fn within(&self, segment: usize) -> &Matched {
        &self.matched[segment]
    }

    /// Whether no finding matches.
    pub(super) fn is_empty(&self) -> bool {
        self.found == 0
    }
}

impl Matched {
    /// Gathers the findings of the words that match.
    fn new(segment: &Segment, typed: &Typed, mut candidates: Vec<(u32, Quality)>) -> Self {
        let mut levels = Levels::none(segment.len());
        segment.facets.raise(typed, Some(&mut levels));
        let mut qualities = vec![0; segment.vocabulary.len()];
        for (word, quality) in &candidates {
            qualities[*word as usize] = *quality;
        }
        if let Some(union) = segment
            .ready
            .union(typed.letters())
            .filter(|_| typed.is_prefix())
        {
            levels.raise_all(union, SHORT_PREFIX);
            candidates.retain(|(_, quality)| *quality != SHORT_PREFIX);
        }
        for same in candidates.chunk_by(|(_, a), (_, b)| a == b) {
            raise(segment, same, &mut levels);
        }
        Self { qualities, levels }
    }

    /// How well a word of the vocabulary matches; 0 for not at all.
    pub(super) fn quality(&self, word: u32) -> Quality {
        self.qualities.get(word as usize).copied().unwrap_or(0)
    }
}

/// How many findings match without forgiveness, counted roughly: a finding with two such words counts twice, and when there
/// are enough no more are counted.
fn well_spelt(
    segment: &Segment,
    typed: &Typed,
    candidates: &[(u32, Quality)],
    enough: usize,
) -> usize {
    let mut count = segment.facets.raise(typed, None);
    let words = candidates
        .iter()
        .filter(|(_, quality)| *quality >= WELL_SPELT);
    for (word, _) in words {
        if count >= enough {
            break;
        }
        count += segment.found(*word);
    }
    count
}

/// Gives the findings of words that match equally well their quality.
fn raise(segment: &Segment, same: &[(u32, Quality)], levels: &mut Levels) {
    let Some((_, quality)) = same.first() else {
        return;
    };
    let total: usize = same
        .iter()
        .map(|(word, _)| segment.postings.found(*word) as usize)
        .sum();
    // Many words are gathered as bits first: setting a bit is cheaper than setting a level.
    if same.len() > 1 && total > segment.len() / 16 {
        let mut bits = Bits::none(segment.len());
        for (word, _) in same {
            segment.postings.add_to(*word, &mut bits);
        }
        levels.raise_all(bits.blocks(), *quality);
    } else {
        for (word, _) in same {
            segment.postings.raise(*word, *quality, levels);
        }
    }
}
