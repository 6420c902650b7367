//! What is known of each finding besides its words: a column per property.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::model::council::council;
use crate::model::mark::Mark;
use crate::model::theme::theme;
use crate::model::{
    Area, DocumentId, DocumentSummary, Finding, FindingId, FindingKind, FindingRow, Grade, Gss,
    Judgement, Polarity, SpeakerClass, TraceStatus,
};

use super::bits::{Bits, Levels};
use super::column::{Column, Gather};
use super::facts::{DocumentFacts, today};
use super::field::{Field, Is, begins, plain};
use super::flat::{Flat, small};
use super::names::{Names, councils_meant};
use super::own::Own;
use super::typed::{Quality, Typed, WELL_SPELT};

pub(super) type Nature = (FindingKind, Polarity, SpeakerClass, Option<Area>);

/// Every property of every finding of a segment. What is not skipped is the table that goes into the file.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Facets {
    pub(super) documents: Column<DocumentFacts>,
    publishers: Vec<String>,
    #[serde(skip)]
    ordinals: Vec<u32>,
    /// The council it is about.
    pub(super) councils: Column<Option<Gss>>,
    pub(super) natures: Column<Nature>,
    pub(super) themes: Column<Vec<String>>,
    speakers: Column<Option<String>>,
    /// Findings that hold traced quotations, in order, with a bit for each status. Other documents decide on them, so they
    /// are asked for anew whenever an index is opened.
    #[serde(skip)]
    traces: Vec<(u32, u8)>,
    /// The reader's own, asked for anew likewise.
    #[serde(skip)]
    own: Own,
    #[serde(skip)]
    council_names: Names,
    #[serde(skip)]
    speaker_names: Names,
    #[serde(skip)]
    publisher_names: Names,
}

/// Collects the properties of findings.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    documents: Gather<DocumentId, DocumentFacts>,
    publishers: Vec<String>,
    /// Where a publisher stands in the list.
    publisher_codes: HashMap<String, u32>,
    ordinals: Vec<u32>,
    councils: Gather<Option<Gss>, Option<Gss>>,
    natures: Gather<Nature, Nature>,
    themes: Gather<Vec<String>, Vec<String>>,
    speakers: Gather<Option<String>, Option<String>>,
}

impl Gathering {
    /// Adds one finding.
    pub(super) fn add(
        &mut self,
        document: &DocumentSummary,
        judgements: &[Judgement],
        row: &FindingRow,
    ) {
        let finding: &Finding = &row.finding;
        let (publishers, codes) = (&mut self.publishers, &mut self.publisher_codes);
        let code = |name: &String| {
            *codes.entry(name.clone()).or_insert_with(|| {
                publishers.push(name.clone());
                small(publishers.len() - 1)
            })
        };
        self.documents.add(document.id, || {
            DocumentFacts::new(document, judgements, document.publisher.as_ref().map(code))
        });
        self.ordinals.push(row.id.ordinal);
        let council = finding.council.as_ref().map(today);
        self.councils.add(council.clone(), || council);
        let nature = (finding.kind, finding.polarity, finding.class, finding.area);
        self.natures.add(nature, || nature);
        self.themes
            .add(finding.themes.clone(), || finding.themes.clone());
        self.speakers
            .add(finding.speaker.clone(), || finding.speaker.clone());
    }

    /// Finishes the columns.
    pub(super) fn finish(self) -> Facets {
        let facets = Facets {
            documents: self.documents.column,
            publishers: self.publishers,
            ordinals: self.ordinals,
            councils: self.councils.column,
            natures: self.natures.column,
            themes: self.themes.column,
            speakers: self.speakers.column,
            ..Facets::default()
        };
        facets.named()
    }
}

/// The bit that stands for a status.
fn bit(status: TraceStatus) -> u8 {
    1 << status as u8
}

impl Facets {
    /// With the names by which councils, speakers and publishers go, and where findings follow one another.
    fn named(mut self) -> Self {
        self.documents.follow();
        self.councils.follow();
        let of_council = |gss: &Option<Gss>| {
            let council = gss.as_ref().and_then(|gss| council(gss.as_str()));
            let names = council
                .iter()
                .flat_map(|c| std::iter::once(&c.name).chain(&c.aliases));
            names.map(String::as_str).collect()
        };
        self.council_names = Names::new(&self.councils.values, of_council);
        self.speaker_names = Names::new(&self.speakers.values, |name| {
            name.as_deref().into_iter().collect()
        });
        self.publisher_names = Names::new(&self.publishers, |name| vec![name.as_str()]);
        self
    }

    /// The arrays, in the file's order.
    pub(super) fn arrays(&mut self) -> Vec<&mut dyn Flat> {
        vec![
            &mut self.ordinals,
            self.documents.array(),
            self.councils.array(),
            self.natures.array(),
            self.themes.array(),
            self.speakers.array(),
        ]
    }

    /// Makes table and arrays that were read the properties of so many findings; `false` when they are not.
    pub(super) fn settle(&mut self, findings: usize) -> bool {
        *self = std::mem::take(self).named();
        let published = |d: &DocumentFacts| {
            d.publisher
                .is_none_or(|p| (p as usize) < self.publishers.len())
        };
        self.ordinals.len() == findings
            && self.documents.fits(findings)
            && self.documents.values.iter().all(published)
            && self.councils.fits(findings)
            && self.natures.fits(findings)
            && self.themes.fits(findings)
            && self.speakers.fits(findings)
    }

    /// Notes what became of the quotations in findings; a finding stands once for each status.
    pub(super) fn trace(&mut self, traced: &[(FindingId, TraceStatus)]) {
        let documents: HashMap<DocumentId, Range<u32>> = self.documents().collect();
        let mut statuses: BTreeMap<u32, u8> = BTreeMap::new();
        for (id, status) in traced {
            let slots = documents.get(&id.document).cloned();
            if let Some(slot) = slots.and_then(|slots| self.slot(slots, id.ordinal)) {
                *statuses.entry(slot).or_default() |= bit(*status);
            }
        }
        self.traces = statuses.into_iter().collect();
    }

    /// Notes what the reader put on findings.
    pub(super) fn own(&mut self, marks: &[Mark]) {
        let documents: HashMap<DocumentId, Range<u32>> = self.documents().collect();
        let slots = |mark: &Mark| -> Vec<u32> {
            let found = mark.placed.as_ref().and_then(|placed| {
                let slots = documents.get(&placed.document)?;
                let all = placed.findings.iter();
                let slot = |ordinal: &u32| self.slot(slots.clone(), *ordinal);
                Some(all.filter_map(slot).collect())
            });
            found.unwrap_or_default()
        };
        self.own = Own::new(marks, slots);
    }

    /// The reader's labels.
    pub(super) fn tags(&self) -> impl Iterator<Item = &str> {
        self.own.tags()
    }

    /// Where the finding with this number stands among those of its document.
    fn slot(&self, slots: Range<u32>, ordinal: u32) -> Option<u32> {
        let ordinals = self
            .ordinals
            .get(slots.start as usize..slots.end as usize)?;
        let at = ordinals.binary_search(&ordinal).ok()?;
        Some(slots.start + small(at))
    }

    /// The documents, for what depends on all of them to be worked out.
    pub(super) fn documents_mut(&mut self) -> impl Iterator<Item = &mut DocumentFacts> {
        self.documents.values.iter_mut().filter(|d| !d.gone)
    }

    /// The documents that have findings here, with the slots of these.
    pub(super) fn documents(&self) -> impl Iterator<Item = (DocumentId, Range<u32>)> {
        let standing = self.documents.stretches().filter(|(d, _)| !d.gone);
        standing.map(|(document, slots)| (DocumentId(document.id), slots))
    }

    /// Takes documents out; the findings that are left stand.
    pub(super) fn take_out(&mut self, gone: &HashSet<DocumentId>, standing: &Bits) {
        for document in &mut self.documents.values {
            document.gone |= gone.contains(&DocumentId(document.id));
        }
        self.councils.recount(standing);
        self.speakers.recount(standing);
        let councils: HashSet<u32> = self.councils.held().map(|(_, code)| code).collect();
        self.council_names.retain(|code| councils.contains(&code));
    }

    /// Which finding stands in this slot.
    pub(super) fn id(&self, slot: u32) -> Option<FindingId> {
        Some(FindingId {
            document: DocumentId(self.documents.of(slot)?.id),
            ordinal: *self.ordinals.get(slot as usize)?,
        })
    }

    /// In which slot a finding stands.
    pub(super) fn slot_of(&self, id: FindingId) -> Option<u32> {
        let (_, slots) = self
            .documents()
            .find(|(document, _)| *document == id.document)?;
        self.slot(slots, id.ordinal)
    }

    /// Gives findings the quality with which a word means their council, speaker or publisher; how many have one.
    ///
    /// A name weighs less than the word in the passage itself: three, two and one quarter of it. Only a council's is forgiven
    /// its typos.
    pub(super) fn raise(&self, typed: &Typed, mut levels: Option<&mut Levels>) -> usize {
        let weighed = |mut meant: Vec<(u32, Quality)>, quarters: Quality| {
            for (_, quality) in &mut meant {
                *quality = (*quality * quarters / 4).max(1);
            }
            meant
        };
        let councils = weighed(self.council_names.meant(typed, 1), 3);
        let speakers = weighed(self.speaker_names.meant(typed, WELL_SPELT), 2);
        let publishers = weighed(self.publisher_names.meant(typed, WELL_SPELT), 1);
        self.councils.raise(&councils, levels.as_deref_mut())
            + self.speakers.raise(&speakers, levels.as_deref_mut())
            + self
                .documents
                .raise(&self.published_by(&publishers), levels)
    }

    /// The documents of these publishers, with the publisher's quality.
    fn published_by(&self, publishers: &[(u32, Quality)]) -> Vec<(u32, Quality)> {
        if publishers.is_empty() {
            return Vec::new();
        }
        let documents = (0u32..).zip(&self.documents.values);
        let documents = documents.filter(|(_, document)| !document.gone);
        let by = |(code, document): (u32, &DocumentFacts)| {
            let same = publishers
                .iter()
                .filter(|(p, _)| Some(*p) == document.publisher);
            Some((code, same.map(|(_, quality)| *quality).max()?))
        };
        documents.filter_map(by).collect()
    }

    /// Words that mean a council, for the reader whose word matched nothing.
    pub(super) fn council_words(&self) -> impl Iterator<Item = &str> {
        self.council_names.words()
    }

    /// The speakers of all findings, as their texts name them.
    pub(super) fn speakers(&self) -> impl Iterator<Item = &str> {
        self.speakers.held().filter_map(|(name, _)| name.as_deref())
    }

    /// The findings that a field asks for; `areas` are those whose grade is meant.
    pub(super) fn select(&self, field: &Field, areas: &[Area]) -> Bits {
        match field {
            Field::Council(value) => {
                let wanted = councils_meant(value);
                self.councils
                    .select(|gss| gss.as_ref().is_some_and(|g| wanted.contains(&g)))
            }
            Field::Theme(value) => self
                .themes
                .select(|keys| keys.iter().any(|key| is_theme(key, value))),
            Field::Speaker(value) => {
                // A class in full means that class: a witness named "the former Ofsted inspector" is not Ofsted.
                if let Ok(wanted) = plain(value).parse::<SpeakerClass>() {
                    return self.natures.select(|(_, _, class, _)| *class == wanted);
                }
                let mut bits = self
                    .natures
                    .select(|(_, _, class, _)| class.as_str().starts_with(&plain(value)));
                bits.or(&self
                    .speakers
                    .select(|name| name.as_ref().is_some_and(|name| begins(name, value))));
                bits
            }
            Field::Kind(kinds) => self.natures.select(|(kind, ..)| kinds.contains(kind)),
            Field::Grade(grades) => self.documents.select(|d| {
                let judged =
                    |(area, grade): &(Area, Grade)| areas.contains(area) && grades.contains(grade);
                d.grades.iter().any(judged)
            }),
            Field::Area(areas) => self
                .natures
                .select(|(.., area)| area.is_some_and(|a| areas.contains(&a))),
            Field::Year(from, to) => self
                .documents
                .select(|d| d.years.iter().any(|year| (*from..=*to).contains(year))),
            Field::Publisher(value) => {
                let wanted: Vec<bool> = (self.publishers.iter())
                    .map(|name| begins(name, value))
                    .collect();
                self.documents
                    .select(|d| d.publisher.is_some_and(|code| wanted[code as usize]))
            }
            Field::Document(id) => self.documents.select(|d| d.id == id.0),
            Field::Is(any) => self.select_any(any),
            Field::Trace(statuses) => {
                let wanted = statuses.iter().fold(0, |bits, status| bits | bit(*status));
                let traced = self.traces.iter().filter(|(_, bits)| bits & wanted != 0);
                let mut found = Bits::none(self.ordinals.len());
                traced.for_each(|(slot, _)| found.set(*slot));
                found
            }
            Field::Note => self.own.noted(self.ordinals.len()),
            Field::Tag(value) => self.own.tagged(value, self.ordinals.len()),
        }
    }

    fn select_any(&self, any: &[Is]) -> Bits {
        let mut bits = Bits::none(self.ordinals.len());
        for is in any {
            bits.or(&match is {
                Is::Latest => self.documents.select(|d| d.latest),
                Is::Polar(wanted) => self.natures.select(|(_, polarity, ..)| polarity == wanted),
                Is::Marked => self.own.starred(self.ordinals.len()),
            });
        }
        bits
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.documents.bytes()
            + self.councils.bytes()
            + self.natures.bytes()
            + self.themes.bytes()
            + self.speakers.bytes()
            + 8 * self.traces.len()
            + 4 * self.ordinals.len()
    }
}

fn is_theme(key: &str, value: &str) -> bool {
    let exact = plain(key) == plain(value);
    let known = theme(&value.to_lowercase()).is_some();
    let named = || theme(key).is_some_and(|t| begins(&t.name, value) || begins(&t.short, value));
    exact || (!known && (begins(key, value) || named()))
}
