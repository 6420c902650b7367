//! What is known of each finding besides its words: a column per property, and the names by which a word may mean one.

use std::collections::HashMap;
use std::hash::Hash;

use crate::model::council::{Council, council, councils};
use crate::model::theme::theme;
use crate::model::{
    Area, DocumentId, DocumentKind, DocumentSummary, Finding, FindingId, FindingKind, FindingRow,
    Grade, Gss, Judgement, PartialDate, Polarity, SpeakerClass,
};

use super::bits::{Bits, Levels};
use super::field::{Field, Is, plain};
use super::typed::{Quality, Typed, WELL_SPELT};
use super::words::tokens;

/// A property of every finding: the values there are, and which of them each finding has.
#[derive(Debug, Clone)]
pub(super) struct Column<T> {
    values: Vec<T>,
    codes: Vec<u32>,
    counts: Vec<u32>,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            codes: Vec::new(),
            counts: Vec::new(),
        }
    }
}

impl<T> Column<T> {
    /// The value of the finding at this number.
    pub(super) fn of(&self, entry: u32) -> Option<&T> {
        let code = *self.codes.get(entry as usize)?;
        self.values.get(code as usize)
    }

    /// The findings whose value is wanted.
    fn select(&self, wanted: impl Fn(&T) -> bool) -> Bits {
        let wanted: Vec<bool> = self.values.iter().map(wanted).collect();
        let block = |codes: &[u32]| {
            let bits = codes.iter().zip(0..);
            bits.fold(0, |block, (code, bit)| {
                block | u64::from(wanted[*code as usize]) << bit
            })
        };
        let blocks: Vec<u64> = self.codes.chunks(64).map(block).collect();
        Bits::from_blocks(&blocks, self.codes.len())
    }

    /// Gives findings the quality of their value, unless they have a better one.
    fn raise(&self, matched: &[(u32, Quality)], levels: &mut Levels) {
        let mut qualities = vec![0; self.values.len()];
        for (code, quality) in matched {
            let best = &mut qualities[*code as usize];
            *best = (*quality).max(*best);
        }
        for (code, entry) in self.codes.iter().zip(0..) {
            let quality = qualities[*code as usize];
            if quality > 0 {
                levels.raise(entry, quality);
            }
        }
    }

    /// The values of these findings, each with how many have it.
    pub(super) fn tally(&self, entries: &[u32]) -> impl Iterator<Item = (&T, usize)> {
        let mut counts = vec![0; self.values.len()];
        for entry in entries {
            counts[self.codes[*entry as usize] as usize] += 1;
        }
        self.values
            .iter()
            .zip(counts)
            .filter(|(_, count)| *count > 0)
    }

    fn bytes(&self) -> usize {
        4 * self.codes.len() + 8 * self.values.len()
    }
}

/// A column being collected, with the values seen so far.
#[derive(Debug)]
struct Gather<K, T> {
    column: Column<T>,
    seen: HashMap<K, u32>,
}

impl<K, T> Default for Gather<K, T> {
    fn default() -> Self {
        Self {
            column: Column::default(),
            seen: HashMap::new(),
        }
    }
}

impl<K: Eq + Hash, T> Gather<K, T> {
    fn add(&mut self, key: K, value: impl FnOnce() -> T) {
        let column = &mut self.column;
        let code = *self.seen.entry(key).or_insert_with(|| {
            column.values.push(value());
            column.counts.push(0);
            u32::try_from(column.values.len() - 1).unwrap_or(u32::MAX)
        });
        column.codes.push(code);
        column.counts[code as usize] += 1;
    }
}

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
    /// Words that mean a council, by its code in the column.
    council_names: Vec<(String, u32)>,
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
        let of_publisher = |d: &DocumentFacts| d.publisher.clone().into_iter().collect();
        Facets {
            council_names: names(&councils.values, of_council),
            publisher_names: names(&documents.values, of_publisher),
            documents,
            ordinals: self.ordinals,
            councils,
            natures: self.natures.column,
            themes: self.themes.column,
            speakers: self.speakers.column,
        }
    }
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

    /// Gives findings the quality with which a word means their council or publisher; how many have one.
    ///
    /// A name weighs less than the word in the passage itself; a publisher's less still. Under four letters only the very
    /// name counts: "not" is not Nottingham.
    pub(super) fn raise(&self, typed: &Typed, levels: Option<&mut Levels>) -> usize {
        let exact_only = typed.letters().len() < 4;
        let matching = |names: &[(String, u32)]| -> Vec<(u32, Quality)> {
            let candidates = names
                .iter()
                .filter(|(name, _)| !exact_only || name == typed.letters());
            candidates
                .filter_map(|(name, code)| Some((*code, typed.judge(name)?)))
                .collect()
        };
        let councils = matching(&self.council_names).into_iter();
        let councils: Vec<_> = councils
            .map(|(code, quality)| (code, (quality * 3 / 4).max(1)))
            .collect();
        let publishers = matching(&self.publisher_names).into_iter();
        let well_spelt = publishers.filter(|(_, quality)| *quality >= WELL_SPELT);
        let publishers: Vec<_> = well_spelt
            .map(|(code, quality)| (code, quality / 4))
            .collect();
        let count = |column: &[u32], codes: &[(u32, Quality)]| -> usize {
            codes
                .iter()
                .map(|(code, _)| column[*code as usize] as usize)
                .sum()
        };
        let found =
            count(&self.councils.counts, &councils) + count(&self.documents.counts, &publishers);
        if let Some(levels) = levels.filter(|_| found > 0) {
            self.councils.raise(&councils, levels);
            self.documents.raise(&publishers, levels);
        }
        found
    }

    /// Words that mean a council, for the reader whose word matched nothing.
    pub(super) fn council_words(&self) -> impl Iterator<Item = &str> {
        self.council_names.iter().map(|(word, _)| word.as_str())
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
                let graded = |(area, grade)| areas.contains(area) && grades.contains(grade);
                d.grades.iter().any(|(area, grade)| graded((area, grade)))
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
            Field::Is(any) => any
                .iter()
                .fold(Bits::none(self.ordinals.len()), |mut bits, is| {
                    bits.or(&self.select_is(is));
                    bits
                }),
            Field::Trace(_) | Field::Note | Field::Tag(_) => Bits::none(self.ordinals.len()),
        }
    }

    fn select_is(&self, is: &Is) -> Bits {
        match is {
            Is::Latest => self.documents.select(|d| d.latest),
            Is::Polar(wanted) => self.natures.select(|(_, polarity, ..)| polarity == wanted),
            Is::Marked => Bits::none(self.ordinals.len()),
        }
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.documents.bytes()
            + self.councils.bytes()
            + self.natures.bytes()
            + self.themes.bytes()
            + self.speakers.bytes()
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
    let nearness = |council: &Council| {
        let codes = council
            .old_codes
            .iter()
            .chain([&council.gss.0 as &str].map(str::to_owned).iter())
            .cloned()
            .collect::<Vec<_>>();
        let trusts = council.trusts.iter().map(|trust| &trust.name);
        let names = [&council.name]
            .into_iter()
            .chain(&council.aliases)
            .chain(trusts)
            .chain(&council.predecessors);
        let tier = |name: &str| match plain(name) {
            name if name == wanted => 3,
            name if name.starts_with(&wanted) => 2,
            name if name.contains(&format!(" {wanted}")) => 1,
            _ => 0,
        };
        names
            .map(|name| tier(name))
            .chain(codes.iter().map(|code| tier(code)))
            .max()
            .unwrap_or(0)
    };
    if wanted.is_empty() {
        return Vec::new();
    }
    let near: Vec<_> = councils()
        .iter()
        .map(|council| (nearness(council), &council.gss))
        .collect();
    let best = near.iter().map(|(tier, _)| *tier).max().unwrap_or(0);
    near.into_iter()
        .filter(|(tier, _)| *tier == best && best > 0)
        .map(|(_, gss)| gss)
        .collect()
}
