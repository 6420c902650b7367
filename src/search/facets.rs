//! What is known of each finding besides its words: a column per property, and the names by which a word may mean one.

use std::collections::HashMap;

use crate::model::council::{Council, council, councils};
use crate::model::theme::theme;
use crate::model::{
    Area, DocumentId, DocumentKind, DocumentSummary, Finding, FindingId, FindingKind, FindingRow,
    Grade, Gss, Judgement, PartialDate, Polarity, SpeakerClass, TraceStatus,
};

use super::bits::{Bits, Levels};
use super::column::{Column, Gather};
use super::field::{Field, Is, plain};
use super::typed::{Quality, Typed, WELL_SPELT};
use super::words::tokens;

/// What is known of one document.
#[derive(Debug, Clone)]
pub(super) struct DocumentFacts {
    id: DocumentId,
    publisher: Option<String>,
    councils: Vec<Gss>,
    years: Vec<i16>,
    grades: Vec<(Area, Grade)>,
    /// For an inspection report, the day by which it is the latest or not.
    reported: Option<PartialDate>,
    latest: bool,
}

impl DocumentFacts {
    fn new(document: &DocumentSummary, judgements: &[Judgement]) -> Self {
        let published = document.published.map(|dated| dated.date);
        let dates = [
            published,
            document.inspection_start,
            document.inspection_end,
        ];
        let report = document.kind == DocumentKind::InspectionReport;
        Self {
            id: document.id,
            publisher: document.publisher.clone(),
            councils: document.councils.iter().map(today).collect(),
            years: dates.iter().flatten().map(|date| date.year()).collect(),
            grades: judgements.iter().map(|j| (j.area, j.grade)).collect(),
            reported: document.inspection_end.or(published).filter(|_| report),
            latest: false,
        }
    }
}

/// The code that a council has today.
fn today(gss: &Gss) -> Gss {
    council(gss.as_str()).map_or_else(|| gss.clone(), |c| c.gss.clone())
}

type Nature = (FindingKind, Polarity, SpeakerClass, Option<Area>);

/// Every property of every finding.
#[derive(Debug, Clone, Default)]
pub(super) struct Facets {
    documents: Column<DocumentFacts>,
    ordinals: Vec<u32>,
    /// The council it is about.
    pub(super) councils: Column<Option<Gss>>,
    natures: Column<Nature>,
    themes: Column<Vec<String>>,
    speakers: Column<Option<String>>,
    /// The statuses of its traced quotations, a bit for each.
    traces: Column<u8>,
    /// Words that mean a council, by its code in the column.
    council_names: Vec<(String, u32)>,
    /// Words of a speaker's name, by its code in the column.
    speaker_names: Vec<(String, u32)>,
    /// Words that mean a publisher, by its document's code in the column.
    publisher_names: Vec<(String, u32)>,
}

/// Collects the properties of findings.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    documents: Gather<DocumentId, DocumentFacts>,
    ordinals: Vec<u32>,
    councils: Gather<Option<Gss>, Option<Gss>>,
    natures: Gather<Nature, Nature>,
    themes: Gather<Vec<String>, Vec<String>>,
    speakers: Gather<Option<String>, Option<String>>,
    traces: Gather<u8, u8>,
    traced: HashMap<FindingId, u8>,
}

impl Gathering {
    /// Notes what became of the quotations of findings that are still to be added.
    pub(super) fn trace(&mut self, traced: &[(FindingId, TraceStatus)]) {
        for (id, status) in traced {
            *self.traced.entry(*id).or_default() |= bit(*status);
        }
    }

    /// Adds one finding.
    pub(super) fn add(
        &mut self,
        document: &DocumentSummary,
        judgements: &[Judgement],
        row: &FindingRow,
    ) {
        let finding: &Finding = &row.finding;
        self.documents
            .add(document.id, || DocumentFacts::new(document, judgements));
        self.ordinals.push(row.id.ordinal);
        let council = finding.council.as_ref().map(today);
        self.councils.add(council.clone(), || council);
        let nature = (finding.kind, finding.polarity, finding.class, finding.area);
        self.natures.add(nature, || nature);
        self.themes
            .add(finding.themes.clone(), || finding.themes.clone());
        self.speakers
            .add(finding.speaker.clone(), || finding.speaker.clone());
        let traces = self.traced.get(&row.id).copied().unwrap_or_default();
        self.traces.add(traces, || traces);
    }

    /// Finishes the columns.
    pub(super) fn finish(self) -> Facets {
        let mut documents = self.documents.column;
        mark_latest(&mut documents.values);
        let councils = self.councils.column;
        let of_council = |gss: &Option<Gss>| {
            let council = gss.as_ref().and_then(|gss| council(gss.as_str()));
            council.map_or_else(Vec::new, |c| {
                std::iter::once(&c.name)
                    .chain(&c.aliases)
                    .cloned()
                    .collect()
            })
        };
        let speakers = self.speakers.column;
        let of_speaker = |name: &Option<String>| name.clone().into_iter().collect();
        let of_publisher = |d: &DocumentFacts| d.publisher.clone().into_iter().collect();
        Facets {
            council_names: names(&councils.values, of_council),
            speaker_names: names(&speakers.values, of_speaker),
            publisher_names: names(&documents.values, of_publisher),
            documents,
            ordinals: self.ordinals,
            councils,
            natures: self.natures.column,
            themes: self.themes.column,
            speakers,
            traces: self.traces.column,
        }
    }
}

/// The bit that stands for a status.
fn bit(status: TraceStatus) -> u8 {
    1 << status as u8
}

fn mark_latest(documents: &mut [DocumentFacts]) {
    let mut newest: HashMap<Gss, PartialDate> = HashMap::new();
    for document in documents.iter() {
        for (gss, date) in document
            .councils
            .iter()
            .zip(document.reported.iter().cycle())
        {
            let latest = newest.entry(gss.clone()).or_insert(*date);
            *latest = (*latest).max(*date);
        }
    }
    for document in documents {
        let is_newest = |gss| newest.get(gss).copied() == document.reported;
        document.latest = document.reported.is_some() && document.councils.iter().any(is_newest);
    }
}

/// The words that mean a value, without those that are in the name of every council or service.
fn names<T>(values: &[T], of: impl Fn(&T) -> Vec<String>) -> Vec<(String, u32)> {
    const COMMON: [&str; 20] = [
        "and",
        "authority",
        "borough",
        "children",
        "childrens",
        "city",
        "council",
        "county",
        "district",
        "for",
        "in",
        "local",
        "metropolitan",
        "of",
        "on",
        "royal",
        "services",
        "the",
        "upon",
        "with",
    ];
    let mut found = Vec::new();
    for (value, code) in values.iter().zip(0..) {
        for name in of(value) {
            tokens(&name, |token| found.push((token.word.to_owned(), code)));
        }
    }
    found.retain(|(word, _)| !COMMON.contains(&word.as_str()));
    found.sort_unstable();
    found.dedup();
    found
}

impl Facets {
    /// Which finding stands at this number.
    pub(super) fn id(&self, entry: u32) -> Option<FindingId> {
        Some(FindingId {
            document: self.documents.of(entry)?.id,
            ordinal: *self.ordinals.get(entry as usize)?,
        })
    }

    /// Gives findings the quality with which a word means their council, speaker or publisher; how many have one.
    ///
    /// A name weighs less than the word in the passage itself: three, two and one quarter of it. Only a council's is forgiven
    /// its typos. Under four letters only the very name counts: "not" is not Nottingham.
    pub(super) fn raise(&self, typed: &Typed, mut levels: Option<&mut Levels>) -> usize {
        let exact_only = typed.letters().len() < 4;
        let matching =
            |names: &[(String, u32)], least: Quality, quarters: Quality| -> Vec<(u32, Quality)> {
                let candidates = names
                    .iter()
                    .filter(|(name, _)| !exact_only || name == typed.letters());
                let judged =
                    candidates.filter_map(|(name, code)| Some((*code, typed.judge(name)?)));
                let good = judged.filter(|(_, quality)| *quality >= least);
                good.map(|(code, quality)| (code, (quality * quarters / 4).max(1)))
                    .collect()
            };
        let councils = matching(&self.council_names, 1, 3);
        let speakers = matching(&self.speaker_names, WELL_SPELT, 2);
        let publishers = matching(&self.publisher_names, WELL_SPELT, 1);
        self.councils.raise(&councils, levels.as_deref_mut())
            + self.speakers.raise(&speakers, levels.as_deref_mut())
            + self.documents.raise(&publishers, levels)
    }

    /// Words that mean a council, for the reader whose word matched nothing.
    pub(super) fn council_words(&self) -> impl Iterator<Item = &str> {
        self.council_names.iter().map(|(word, _)| word.as_str())
    }

    /// The speakers of all findings, as their texts name them.
    pub(super) fn speakers(&self) -> impl Iterator<Item = &str> {
        self.speakers.values.iter().flatten().map(String::as_str)
    }

    /// The findings that a field asks for; `areas` are those whose grade is meant.
    pub(super) fn select(&self, field: &Field, areas: &[Area]) -> Bits {
        match field {
            Field::Council(value) => {
                let wanted = councils_named(value);
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
            Field::Publisher(value) => self
                .documents
                .select(|d| d.publisher.as_ref().is_some_and(|name| begins(name, value))),
            Field::Document(id) => self.documents.select(|d| d.id == *id),
            Field::Is(any) => self.select_any(any),
            Field::Trace(statuses) => {
                let wanted = statuses.iter().fold(0, |bits, status| bits | bit(*status));
                self.traces.select(|bits| bits & wanted != 0)
            }
            Field::Note | Field::Tag(_) => Bits::none(self.ordinals.len()),
        }
    }

    fn select_any(&self, any: &[Is]) -> Bits {
        let mut bits = Bits::none(self.ordinals.len());
        for is in any {
            bits.or(&match is {
                Is::Latest => self.documents.select(|d| d.latest),
                Is::Polar(wanted) => self.natures.select(|(_, polarity, ..)| polarity == wanted),
                Is::Marked => continue,
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
            + self.traces.bytes()
            + 4 * self.ordinals.len()
    }
}

/// Whether `value` is the words of `name`, or begins them at the beginning of a word.
fn begins(name: &str, value: &str) -> bool {
    let (name, value) = (plain(name), plain(value));
    !value.is_empty() && (name.starts_with(&value) || name.contains(&format!(" {value}")))
}

fn is_theme(key: &str, value: &str) -> bool {
    let exact = plain(key) == plain(value);
    let known = theme(&value.to_lowercase()).is_some();
    let named = || theme(key).is_some_and(|t| begins(&t.name, value) || begins(&t.short, value));
    exact || (!known && (begins(key, value) || named()))
}

/// The councils that a value means: those it names, else those whose name it begins, else those with a word it begins.
pub(super) fn councils_named(value: &str) -> Vec<&'static Gss> {
    let wanted = plain(value);
    if wanted.is_empty() {
        return Vec::new();
    }
    let inner = format!(" {wanted}");
    let tier = |name: &str| match plain(name) {
        name if name == wanted => 3,
        name if name.starts_with(&wanted) => 2,
        name if name.contains(&inner) => 1,
        _ => 0,
    };
    let nearness = |council: &Council| {
        let codes = council
            .old_codes
            .iter()
            .map(String::as_str)
            .chain([council.gss.as_str()]);
        let trusts = council.trusts.iter().map(|trust| &trust.name);
        let others = council
            .aliases
            .iter()
            .chain(trusts)
            .chain(&council.predecessors);
        let names = others.chain([&council.name]).map(String::as_str);
        names.chain(codes).map(tier).max().unwrap_or(0)
    };
    let near: Vec<_> = councils()
        .iter()
        .map(|council| (nearness(council), &council.gss))
        .collect();
    let best = near.iter().map(|(tier, _)| *tier).max().unwrap_or(0);
    let nearest = near
        .into_iter()
        .filter(|(tier, _)| *tier == best && best > 0);
    nearest.map(|(_, gss)| gss).collect()
}
