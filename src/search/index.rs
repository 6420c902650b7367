//! The index as the rest of the program sees it: findings numbered in the library's order, whichever segment holds them.
//!
//! One segment covers the library as it was when the index file was made, a second one what has come in since. A finding's
//! place in the library's order is its entry; in its segment it has a slot.

use std::collections::HashMap;
use std::ops::Range;

use crate::model::mark::Mark;
use crate::model::{DocumentId, FindingId, Gss, TraceStatus};

use super::bits::Bits;
use super::facts::mark_latest;
use super::flat::small;
use super::segment::Segment;
use super::typed::Typed;

/// A stretch of findings that follow one another both in the library and in a segment.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// Which segment.
    pub(super) segment: usize,
    /// Where in it.
    pub(super) slots: Range<u32>,
    /// Entry of the first.
    pub(super) entry: u32,
}

/// The searchable form of all findings, numbered in the library's order.
#[derive(Debug, Clone, Default)]
pub struct Index {
    segments: Vec<Segment>,
    runs: Vec<Run>,
    len: u32,
}

impl From<Segment> for Index {
    fn from(segment: Segment) -> Self {
        let all = 0..small(segment.len());
        Self::new(vec![segment], [(0, all)])
    }
}

impl Index {
    /// Over `segments`, with the findings in the order of `stretches`: segment and slots.
    fn new(
        mut segments: Vec<Segment>,
        stretches: impl IntoIterator<Item = (usize, Range<u32>)>,
    ) -> Self {
        let documents = segments.iter_mut().flat_map(|s| s.facets.documents_mut());
        mark_latest(&mut documents.collect::<Vec<_>>());
        let mut index = Self {
            segments,
            ..Self::default()
        };
        for (segment, slots) in stretches {
            let (entry, length) = (index.len, slots.end - slots.start);
            match index.runs.last_mut() {
                Some(run) if run.segment == segment && run.slots.end == slots.start => {
                    run.slots.end = slots.end;
                }
                _ => index.runs.push(Run {
                    segment,
                    slots,
                    entry,
                }),
            }
            index.len += length;
        }
        index
    }

    /// Over segments that share no document, with their documents in this order.
    pub(super) fn ordered(
        segments: Vec<Segment>,
        order: impl IntoIterator<Item = DocumentId>,
    ) -> Self {
        let places = segments.iter().enumerate().flat_map(|(at, segment)| {
            let documents = segment.facets.documents();
            documents.map(move |(id, slots)| (id, (at, slots)))
        });
        let mut places: HashMap<DocumentId, (usize, Range<u32>)> = places.collect();
        let stretches: Vec<_> = order
            .into_iter()
            .filter_map(|id| places.remove(&id))
            .collect();
        Self::new(segments, stretches)
    }

    /// Notes what became of the quotations in findings; a finding stands once for each status.
    pub fn trace(&mut self, traced: &[(FindingId, TraceStatus)]) {
        if !traced.is_empty() {
            let segments = self.segments.iter_mut();
            segments.for_each(|segment| segment.facets.trace(traced));
        }
    }

    /// Notes what the reader put on findings, in place of what was noted before.
    pub fn own(&mut self, marks: &[Mark]) {
        let segments = self.segments.iter_mut();
        segments.for_each(|segment| segment.facets.own(marks));
    }

    /// Number of findings.
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Which finding this entry is.
    pub fn id(&self, entry: u32) -> Option<FindingId> {
        let (segment, slot) = self.place(entry)?;
        self.segments[segment].facets.id(slot)
    }

    /// Which entry a finding is.
    pub fn entry(&self, id: FindingId) -> Option<u32> {
        let in_segment = |(at, segment): (usize, &Segment)| Some((at, segment.facets.slot_of(id)?));
        let (segment, slot) = self.segments.iter().enumerate().find_map(in_segment)?;
        let holds = |run: &&Run| run.segment == segment && run.slots.contains(&slot);
        let run = self.runs.iter().find(holds)?;
        Some(run.entry + (slot - run.slots.start))
    }

    /// The council of this entry.
    pub fn council(&self, entry: u32) -> Option<&Gss> {
        let (segment, slot) = self.place(entry)?;
        self.segments[segment].facets.councils.of(slot)?.as_ref()
    }

    /// Number of distinct words, counted once in each segment that holds them.
    pub fn words_known(&self) -> usize {
        self.segments.iter().map(|s| s.vocabulary.len()).sum()
    }

    /// Bytes of memory that it holds, near enough.
    pub fn bytes(&self) -> usize {
        self.segments.iter().map(Segment::bytes).sum()
    }

    /// The segments.
    pub(super) fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The stretches of findings in the library's order.
    pub(super) fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Segment and slot of an entry.
    pub(super) fn place(&self, entry: u32) -> Option<(usize, u32)> {
        let after = self.runs.partition_point(|run| run.entry <= entry);
        let run = self.runs.get(after.checked_sub(1)?)?;
        let slot = run.slots.start.checked_add(entry - run.entry)?;
        run.slots.contains(&slot).then_some((run.segment, slot))
    }

    /// All findings: a set for each segment, as every answer is.
    pub(super) fn all(&self) -> Vec<Bits> {
        self.segments.iter().map(Segment::all).collect()
    }

    /// The entries of findings, in the library's order.
    pub(super) fn entries(&self, found: &[Bits]) -> Vec<u32> {
        let mut entries = Vec::with_capacity(found.iter().map(Bits::count).sum());
        for run in &self.runs {
            let slots = found[run.segment].within(run.slots.clone());
            entries.extend(slots.map(|slot| run.entry + (slot - run.slots.start)));
        }
        entries
    }

    /// How many of the findings each council has.
    pub(super) fn councils(&self, found: &[Bits]) -> Vec<(Option<Gss>, usize)> {
        let mut counts: HashMap<&Option<Gss>, usize> = HashMap::new();
        for (segment, found) in self.segments.iter().zip(found) {
            for (council, count) in segment.facets.councils.tally(found) {
                *counts.entry(council).or_default() += count;
            }
        }
        let mut councils: Vec<_> = counts
            .into_iter()
            .map(|(gss, count)| (gss.clone(), count))
            .collect();
        councils.sort_unstable();
        councils
    }

    /// Tells a typed word what the findings know of it.
    pub(super) fn teach(&self, typed: &mut Typed) {
        let mut known = false;
        let mut compounds = Vec::new();
        for segment in &self.segments {
            let part = segment.vocabulary.find(typed.letters());
            if let Some(part) = part.filter(|part| segment.found(*part) > 0) {
                known = true;
                let ending = segment.vocabulary.compounds_of(part);
                let ending = ending.filter(|word| segment.found(*word) > 0);
                let words = ending.map(|word| segment.vocabulary.word(word).to_owned());
                compounds.extend(words);
            }
        }
        if known {
            typed.known(compounds);
        }
    }
}
