//! Findings made up by a seeded generator: the words and their frequencies are those of real reports (`words.txt`), with typos
//! and rare words put in; the sentences mean nothing. The same seed gives the same findings on every machine.

use casebook::model::council::councils;
use casebook::model::theme::themes;
use casebook::model::{
    Area, DateOrigin, Dated, DocumentId, DocumentKind, DocumentSummary, Finding, FindingId,
    FindingKind, FindingRow, Grade, Judgement, PartialDate, Polarity, Span, SpeakerClass,
};

/// Findings in one document.
pub(crate) const PER_DOCUMENT: u32 = 60;
/// Distinct rare words; with the words below and their typos about as many as a million real findings hold.
const RARE: u64 = 90_000;

/// Words and how often each stands in real texts, the most frequent first.
struct Frequencies {
    words: Vec<&'static str>,
    /// Per word the count of all up to it.
    sums: Vec<usize>,
}

impl Frequencies {
    fn read() -> Self {
        let lines = include_str!("words.txt").lines();
        let counted = lines.filter_map(|line| {
            let (count, word) = line.split_once(' ')?;
            Some((count.parse::<usize>().ok()?, word))
        });
        let (mut words, mut sums, mut sum) = (Vec::new(), Vec::new(), 0);
        for (count, word) in counted {
            sum += count;
            words.push(word);
            sums.push(sum);
        }
        Self { words, sums }
    }

    /// A word as often as texts have it.
    fn word(&self, numbers: &mut Numbers) -> &'static str {
        let at = numbers.below(self.sums.last().copied().unwrap_or(1));
        self.words[self.sums.partition_point(|sum| *sum <= at)]
    }

    /// Any word, as often as any other.
    fn any(&self, numbers: &mut Numbers) -> &'static str {
        numbers.pick(&self.words)
    }
}

/// Words that stand together.
const PAIRS: [&str; 16] = [
    "management oversight",
    "drift and delay",
    "lacks rigour",
    "return home interviews",
    "bed and breakfast",
    "care leavers",
    "child protection plans",
    "social worker turnover",
    "private fostering",
    "virtual school",
    "unregistered placements",
    "county lines",
    "high caseloads",
    "safeguarding children board",
    "unassessed risk",
    "personal education plans",
];

/// A small generator of numbers (splitmix64): fast, seeded, and the same everywhere.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap_or(0)
    }

    fn pick<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())]
    }
}

/// A word made of syllables, always the same for the same number.
fn rare_word(number: u64) -> String {
    const STARTS: [&str; 14] = [
        "ba", "co", "de", "fi", "gra", "hol", "in", "mar", "ne", "pro", "re", "sta", "tra", "un",
    ];
    const ENDS: [&str; 12] = [
        "ling", "ment", "ton", "ness", "ford", "ed", "er", "ist", "ance", "ley", "able", "ation",
    ];
    let mut numbers = Numbers(number);
    let mut word = String::new();
    for _ in 0..3 + numbers.below(2) {
        word += numbers.pick(&STARTS);
    }
    word + numbers.pick(&ENDS)
}

/// One letter left out, doubled or swapped with the next.
fn mistyped(word: &str, numbers: &mut Numbers) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = numbers.below(letters.len().saturating_sub(1));
    match numbers.below(3) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        _ if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => {}
    }
    letters.into_iter().collect()
}

fn sentence(words: &Frequencies, numbers: &mut Numbers) -> String {
    let mut text = String::new();
    for _ in 0..10 + numbers.below(32) {
        let gap = if text.is_empty() { "" } else { " " };
        text += gap;
        match numbers.below(400) {
            0 => text += &mistyped(words.any(numbers), numbers),
            1..=8 => text += numbers.pick(&PAIRS),
            9..=24 => text += &rare_word(numbers.next() % RARE),
            25 => text += numbers.pick(&["60%", "244", "2017", "12"]),
            _ => text += words.word(numbers),
        }
    }
    text + "."
}

fn document(number: u32) -> (DocumentSummary, Vec<Judgement>) {
    let mut numbers = Numbers(u64::from(number));
    let council = &councils()[numbers.below(councils().len())];
    let year = 2013 + i16::try_from(numbers.below(13)).unwrap_or(0);
    let date = PartialDate::year_only(year);
    let grade = numbers.pick(Grade::ALL);
    let summary = DocumentSummary {
        id: DocumentId(i64::from(number) + 1),
        sha256: format!("{number:064x}"),
        kind: numbers.pick(&[DocumentKind::InspectionReport, DocumentKind::NewsArticle]),
        title: Some(format!("Document {number}")),
        publisher: Some(
            numbers
                .pick(&["Ofsted", "Example Gazette", "Example Post"])
                .to_owned(),
        ),
        published: Some(Dated {
            date,
            origin: DateOrigin::Manifest,
        }),
        councils: vec![council.gss.clone()],
        inspection_start: Some(date),
        inspection_end: Some(date),
        ..DocumentSummary::default()
    };
    let printed = grade.to_string();
    (
        summary,
        vec![Judgement {
            area: Area::Overall,
            grade,
            printed,
        }],
    )
}

/// Calls `each` with so many findings, document by document.
pub(crate) fn findings(
    count: u32,
    seed: u64,
    mut each: impl FnMut(&DocumentSummary, &[Judgement], &FindingRow),
) {
    let words = Frequencies::read();
    let mut numbers = Numbers(seed);
    for number in 0..count.div_ceil(PER_DOCUMENT) {
        let (summary, judgements) = document(number);
        let left = count - number * PER_DOCUMENT;
        for ordinal in 1..=PER_DOCUMENT.min(left) {
            let text = sentence(&words, &mut numbers);
            let finding = Finding {
                span: Span::new(0, text.len()),
                kind: numbers.pick(FindingKind::ALL),
                polarity: numbers.pick(Polarity::ALL),
                themes: vec![themes()[numbers.below(themes().len())].key.clone()],
                council: summary.councils.first().cloned(),
                area: Some(numbers.pick(Area::ALL)),
                paragraph: Some(ordinal),
                class: numbers.pick(SpeakerClass::ALL),
                speaker: None,
            };
            let id = FindingId {
                document: summary.id,
                ordinal,
            };
            each(
                &summary,
                &judgements,
                &FindingRow {
                    id,
                    finding,
                    page: None,
                    text,
                },
            );
        }
    }
}
