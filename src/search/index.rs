//! The searchable form of all findings: vocabulary, postings, the words of each finding in order, and its properties.
//!
//! Flat arrays throughout, so that the same shape can stand in a file.

use std::collections::{HashMap, HashSet};

use crate::model::{
    DocumentSummary, FindingId, FindingRow, Gss, Judgement, SpeakerClass, TraceStatus,
};

use super::bits::Bits;
use super::facets::{Facets, Gathering};
use super::postings::{Gaps, Postings};
use super::vocabulary::Vocabulary;
use super::words::{Kind, tokens};

/// Below this many findings the postings of a short prefix are gathered faster than a ready-made union is worth.
const UNIONS_FROM: usize = 4_096;

/// Collects findings into an index.
#[derive(Debug, Default)]
pub struct Builder {
    numbers: HashMap<Box<str>, u32>,
    gaps: Vec<Gaps>,
    /// (last part, compound) of every hyphenated word.
    compounds: HashSet<(u32, u32)>,
    forward: Forward,
    priors: Vec<u8>,
    facets: Gathering,
}

impl Builder {
    /// Notes what became of the quotations of findings, before these are added.
    pub fn trace(&mut self, traced: &[(FindingId, TraceStatus)]) {
        self.facets.trace(traced);
    }

    /// Adds one finding with what is known of its document.
    pub fn add(&mut self, document: &DocumentSummary, judgements: &[Judgement], row: &FindingRow) {
        let entry = u32::try_from(self.priors.len()).unwrap_or(u32::MAX);
        let mut last = None;
        let mut length = 0;
        tokens(&row.text, |token| {
            let number = number(&mut self.numbers, token.word);
            let at = number as usize;
            self.gaps
                .resize_with(self.gaps.len().max(at + 1), Gaps::default);
            self.gaps[at].add(entry);
            self.forward.push(number, token.kind);
            if token.kind == Kind::Extra {
                let part = last.filter(|_| token.parts > 0);
                self.compounds.extend(part.map(|part| (part, number)));
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
        let compounds = self.compounds.iter().map(|(p, c)| (place(*p), place(*c)));
        let vocabulary =
            Vocabulary::new(words.iter().map(|(word, _)| &**word), compounds.collect());
        let mut forward = self.forward;
        forward.renumber(place);
        Index {
            unions: unions(&vocabulary, &postings, findings),
            vocabulary,
            postings,
            forward,
            priors: self.priors,
            facets: self.facets.finish(),
        }
    }
}

/// The number of a word in the order in which words were first seen.
fn number(numbers: &mut HashMap<Box<str>, u32>, word: &str) -> u32 {
    if let Some(number) = numbers.get(word) {
        return *number;
    }
    let number = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
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

/// Ready-made unions for the one- and two-letter prefixes that stand in many findings through many rare words.
fn unions(vocabulary: &Vocabulary, postings: &Postings, findings: usize) -> HashMap<String, Bits> {
    let mut prefixes: HashMap<&str, usize> = HashMap::new();
    if findings < UNIONS_FROM {
        return HashMap::new();
    }
    for number in vocabulary
        .numbers()
        .filter(|n| postings.dense(*n).is_none())
    {
        let word = vocabulary.word(number);
        for prefix in [word.get(..1), word.get(..2)].into_iter().flatten() {
            *prefixes.entry(prefix).or_default() += postings.found(number) as usize;
        }
    }
    let heavy = prefixes
        .into_iter()
        .filter(|(_, found)| *found > findings / 16);
    let union = |(prefix, _): (&str, usize)| {
        let mut bits = Bits::none(findings);
        vocabulary
            .starting(prefix)
            .for_each(|number| postings.add_to(number, &mut bits));
        (prefix.to_owned(), bits)
    };
    heavy.map(union).collect()
}

/// The words of each finding in order.
#[derive(Debug, Clone, Default)]
struct Forward {
    ends: Vec<usize>,
    /// A word's number and, in the two lowest bits, how it stands.
    words: Vec<u32>,
}

impl Forward {
    fn push(&mut self, number: u32, kind: Kind) {
        let kind = match kind {
            Kind::Word => 0,
            Kind::Part => 1,
            Kind::Extra => 2,
        };
        self.words.push(number << 2 | kind);
    }

    fn end(&mut self) {
        self.ends.push(self.words.len());
    }

    fn renumber(&mut self, place: impl Fn(u32) -> u32) {
        for word in &mut self.words {
            *word = place(*word >> 2) << 2 | (*word & 3);
        }
    }
}

/// The words of one finding.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a>(&'a [u32]);

impl<'a> Row<'a> {
    /// The token at this place: its word's number and how it stands.
    pub(super) fn get(self, at: usize) -> Option<(u32, Kind)> {
        self.0.get(at).copied().map(Self::token)
    }

    /// The tokens in order.
    pub(super) fn iter(self) -> impl Iterator<Item = (u32, Kind)> + 'a {
        self.0.iter().copied().map(Self::token)
    }

    fn token(word: u32) -> (u32, Kind) {
        let kind = match word & 3 {
            0 => Kind::Word,
            1 => Kind::Part,
            _ => Kind::Extra,
        };
        (word >> 2, kind)
    }
}

/// The searchable form of all findings. Findings are numbered in the order in which they were added.
#[derive(Debug, Clone, Default)]
pub struct Index {
    pub(super) vocabulary: Vocabulary,
    pub(super) postings: Postings,
    pub(super) facets: Facets,
    unions: HashMap<String, Bits>,
    forward: Forward,
    priors: Vec<u8>,
}

impl Index {
    /// Number of findings.
    pub fn len(&self) -> usize {
        self.priors.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.priors.is_empty()
    }

    /// Which finding stands at this number.
    pub fn id(&self, entry: u32) -> Option<FindingId> {
        self.facets.id(entry)
    }

    /// The council of the finding at this number.
    pub fn council(&self, entry: u32) -> Option<&Gss> {
        self.facets.councils.of(entry)?.as_ref()
    }

    /// Number of distinct words.
    pub fn words_known(&self) -> usize {
        self.vocabulary.len()
    }

    /// Bytes of memory that it holds, near enough.
    pub fn bytes(&self) -> usize {
        let unions: usize = self
            .unions
            .values()
            .map(|bits| 8 * bits.blocks().len())
            .sum();
        let forward = 4 * self.forward.words.len() + 8 * self.forward.ends.len();
        self.vocabulary.bytes()
            + self.postings.bytes()
            + self.facets.bytes()
            + unions
            + forward
            + self.len()
    }

    /// The words of the finding at this number.
    pub(super) fn words(&self, entry: u32) -> Row<'_> {
        let entry = entry as usize;
        let start = entry
            .checked_sub(1)
            .map_or(0, |before| self.forward.ends[before]);
        Row(&self.forward.words[start..self.forward.ends[entry]])
    }

    /// What speaks for the finding before any query, from 0 to 7.
    pub(super) fn prior(&self, entry: u32) -> u8 {
        self.priors[entry as usize]
    }

    /// All findings that hold a word beginning so, if that was worked out beforehand.
    pub(super) fn union(&self, prefix: &str) -> Option<&Bits> {
        self.unions.get(prefix)
    }
}
