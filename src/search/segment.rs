//! A stretch of findings made searchable: vocabulary, postings, the words of each finding in order, and its properties.
//!
//! Never changed once built. A finding's number in it is its slot, in the order in which findings were added.

use std::collections::{HashMap, HashSet};

use crate::model::{Area, DocumentId, DocumentSummary, FindingRow, Judgement, SpeakerClass};

use super::bits::{Bits, Levels};
use super::facets::{Facets, Gathering};
use super::field::Field;
use super::flat::{Flat, small};
use super::forward::{Forward, Row};
use super::index::Index;
use super::phrase::Phrase;
use super::postings::{Gaps, Postings};
use super::ready::Ready;
use super::vocabulary::Vocabulary;
use super::words::{Kind, tokens};

/// Collects findings into an index. The findings of a document follow one another, in the order of their numbers.
#[derive(Debug, Default)]
pub struct Builder {
    numbers: HashMap<Box<str>, u32>,
    gaps: Vec<Gaps>,
    /// Last part and compound of every hyphenated word.
    compounds: HashSet<[u32; 2]>,
    forward: Forward,
    priors: Vec<u8>,
    facets: Gathering,
}

impl Builder {
    /// Adds one finding with what is known of its document.
    pub fn add(&mut self, document: &DocumentSummary, judgements: &[Judgement], row: &FindingRow) {
        let slot = small(self.priors.len());
        let mut last = None;
        let mut length = 0;
        tokens(&row.text, |token| {
            let number = number(&mut self.numbers, token.word);
            let at = number as usize;
            self.gaps
                .resize_with(self.gaps.len().max(at + 1), Gaps::default);
            self.gaps[at].add(slot);
            self.forward.push(number, token.kind);
            if token.kind == Kind::Extra {
                let part = last.filter(|_| token.parts > 0);
                self.compounds.extend(part.map(|part| [part, number]));
            } else {
                last = Some(number).filter(|_| token.word.len() > 3);
                length += 1;
            }
        });
        self.forward.end();
        self.priors.push(prior(length, row.finding.class));
        self.facets.add(document, judgements, row);
    }

    /// Finishes the index.
    pub fn build(self) -> Index {
        Index::from(self.segment())
    }

    /// Finishes the segment.
    pub(super) fn segment(self) -> Segment {
        let findings = self.priors.len();
        let mut words: Vec<(Box<str>, u32)> = self.numbers.into_iter().collect();
        words.sort_unstable();
        let mut places = vec![0; words.len()];
        let mut postings = Postings::new(findings);
        for ((_, number), place) in words.iter().zip(0..) {
            places[*number as usize] = place;
            postings.push(&self.gaps[*number as usize]);
        }
        drop(self.gaps);
        let place = |number: u32| places[number as usize];
        let compounds = self.compounds.iter().map(|pair| pair.map(place));
        let vocabulary =
            Vocabulary::new(words.iter().map(|(word, _)| &**word), compounds.collect());
        let mut forward = self.forward;
        forward.renumber(place);
        let mut segment = Segment {
            ready: Ready::unions(&vocabulary, &postings, findings),
            vocabulary,
            postings,
            forward,
            priors: self.priors,
            facets: self.facets.finish(),
            standing: None,
        };
        segment.ready.keep_terms(Ready::terms(&segment));
        segment
    }
}

/// The number of a word in the order in which words were first seen.
fn number(numbers: &mut HashMap<Box<str>, u32>, word: &str) -> u32 {
    if let Some(number) = numbers.get(word) {
        return *number;
    }
    let number = small(numbers.len());
    numbers.insert(word.into(), number);
    number
}

/// What speaks for a finding before any query, from 0 to 7: a short passage says it best, and Ofsted's words come first.
fn prior(words: usize, class: SpeakerClass) -> u8 {
    let brevity = match words {
        0..=14 => 5,
        15..=20 => 4,
        21..=27 => 3,
        28..=36 => 2,
        37..=50 => 1,
        _ => 0,
    };
    brevity + 2 * u8::from(class == SpeakerClass::Ofsted)
}

/// The searchable form of a stretch of findings.
#[derive(Debug, Clone, Default)]
pub(super) struct Segment {
    pub(super) vocabulary: Vocabulary,
    pub(super) postings: Postings,
    pub(super) facets: Facets,
    pub(super) ready: Ready,
    forward: Forward,
    priors: Vec<u8>,
    /// The findings of documents that were not taken out since; `None` for all.
    standing: Option<Bits>,
}

impl Segment {
    /// Number of findings.
    pub(super) fn len(&self) -> usize {
        self.priors.len()
    }

    /// Takes documents out: nothing of them is found any more, and nothing that is counted counts them.
    pub(super) fn take_out(&mut self, gone: &HashSet<DocumentId>) {
        let mut standing = self.all();
        let documents = self.facets.documents();
        for (_, slots) in documents.filter(|(id, _)| gone.contains(id)) {
            standing.clear_within(slots);
        }
        self.facets.take_out(gone, &standing);
        self.standing = Some(standing);
    }

    /// All findings.
    pub(super) fn all(&self) -> Bits {
        let standing = self.standing.clone();
        standing.unwrap_or_else(|| Bits::all(self.len()))
    }

    /// In how many findings a word stands.
    pub(super) fn found(&self, word: u32) -> usize {
        match &self.standing {
            Some(standing) => self.postings.found_in(word, standing),
            None => self.postings.found(word) as usize,
        }
    }

    /// The findings that hold a phrase; of `within`, if there is such a set.
    pub(super) fn holding(&self, phrase: &Phrase, within: Option<&Bits>) -> Bits {
        self.standing(match self.ready.term(phrase) {
            Some(blocks) => Bits::from_blocks(blocks, self.len()),
            None => phrase.find(self, within),
        })
    }

    /// The findings that a field asks for; `areas` are those whose grade is meant.
    pub(super) fn select(&self, field: &Field, areas: &[Area]) -> Bits {
        self.standing(self.facets.select(field, areas))
    }

    fn standing(&self, mut found: Bits) -> Bits {
        if let Some(standing) = &self.standing {
            found.and(standing);
        }
        found
    }

    /// Leaves quality only to findings that were not taken out.
    pub(super) fn settle_levels(&self, levels: &mut Levels) {
        if let Some(standing) = &self.standing {
            levels.keep(standing);
        }
    }

    /// The words of a finding.
    pub(super) fn words(&self, slot: u32) -> Row<'_> {
        self.forward.row(slot)
    }

    /// Has the words of findings fetched before they are wanted.
    pub(super) fn fetch(&self, slots: &[u32]) {
        self.forward.fetch(slots);
    }

    /// What speaks for a finding before any query, from 0 to 7.
    pub(super) fn prior(&self, slot: u32) -> u8 {
        self.priors.get(slot as usize).map_or(0, |prior| prior & 7)
    }

    /// The same for the findings from this one on.
    pub(super) fn priors(&self, first: u32) -> &[u8] {
        self.priors.get(first as usize..).unwrap_or_default()
    }

    /// Bytes of memory that it holds, near enough.
    pub(super) fn bytes(&self) -> usize {
        self.vocabulary.bytes()
            + self.postings.bytes()
            + self.facets.bytes()
            + self.ready.bytes()
            + self.forward.bytes()
            + self.len()
    }

    /// The arrays, in the file's order; the tables of [`Facets`] go beside them.
    pub(super) fn arrays(&mut self) -> Vec<&mut dyn Flat> {
        let mut arrays: Vec<&mut dyn Flat> = vec![&mut self.priors];
        arrays.extend(self.forward.arrays());
        arrays.extend(self.facets.arrays());
        arrays.extend(self.vocabulary.arrays());
        arrays.extend(self.postings.arrays());
        arrays.extend(self.ready.arrays());
        arrays
    }

    /// Makes arrays and tables that were read one segment; `false` when they do not belong together.
    pub(super) fn settle(&mut self) -> bool {
        let findings = self.len();
        self.vocabulary.fits()
            && self.forward.fits(findings)
            && self.postings.settle(self.vocabulary.len(), findings)
            && self.ready.settle(findings)
            && self.facets.settle(findings)
    }
}
