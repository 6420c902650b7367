//! Headlines and cross-heads repeat somebody's words from the body, seldom exactly: they are that speaker's.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::article::Article;
use super::lexicon::Lexicon;
use crate::model::{Quotation, QuotationKind, Span, SpeakerClass};

/// The rule of a heading that is not settled yet.
pub(crate) const PENDING: &str = "heading";

/// A heading must share this part of its content words with what it echoes (`quotes.md` 6.5).
const SHARED: f32 = 1.0 / 3.0;
/// How long a fragment may be, in bytes, that is looked for in longer quotations: shorter words are in everybody's mouth.
const REPEATED: std::ops::Range<usize> = 8..400;
/// No longer quotation, in bytes, is searched for it.
const LONGEST: usize = 4000;
/// How many passages on each side a heading is compared with.
const NEAREST: usize = 80;
/// Words of three letters and more that carry no content.
const EMPTY: &[&str] = &[
    "the", "and", "for", "are", "was", "not", "has", "had", "but", "you", "all", "can", "her",
    "his", "our", "its", "who", "too", "did", "how", "why", "out", "say", "get", "got", "may",
    "she", "him", "one", "any", "now", "said", "says", "them", "that", "this", "with", "from",
    "have", "been", "were", "will", "they", "their", "what", "when", "which", "about", "into",
    "over", "more", "most", "than", "does", "being", "there", "services", "council", "ofsted",
];

/// Something in the body that a heading may echo.
struct Candidate {
    span: Span,
    class: SpeakerClass,
    speaker: Option<String>,
    quoted: bool,
    /// How its words begin, once a heading has asked.
    starts: OnceCell<Starts>,
}

impl Candidate {
    fn starts(&self, text: &str) -> &Starts {
        self.starts.get_or_init(|| Starts::of(self.span.of(text)))
    }
}

/// How the words of a passage begin, as bits: a bit says that a word may begin so, none that no word does.
struct Starts([u64; 16]);

impl Starts {
    fn of(passage: &str) -> Self {
        let mut bits = [0; 16];
        let bytes = passage.as_bytes();
        let mut inside = false;
        for (at, byte) in bytes.iter().enumerate() {
            let letter = byte.is_ascii_alphanumeric();
            // A word may begin at whatever is not ASCII, and after it.
            if letter && !inside || !byte.is_ascii() {
                let start = Start::of(&bytes[at..]);
                bits[start.number] |= start.bit;
            }
            inside = letter;
        }
        Self(bits)
    }

    fn may_hold(&self, start: &Start) -> bool {
        self.0[start.number] & start.bit != 0
    }
}

/// How a word begins: the bit that stands for its first three bytes, capitals folded. Words of one family begin alike.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Start {
    number: usize,
    bit: u64,
}

impl Start {
    fn of(word: &[u8]) -> Self {
        let first = match word {
            [a, b, c, ..] => [*a, *b, *c, 0],
            [a, b] => [*a, *b, 0, 0],
            [a] => [*a, 0, 0, 0],
            [] => [0; 4],
        };
        let hash = u32::from_le_bytes(first.map(|b| b.to_ascii_lowercase()));
        let hash = hash.wrapping_mul(0x9E37_79B1) >> 22;
        Self {
            number: (hash / 64) as usize,
            bit: 1 << (hash % 64),
        }
    }
}

/// Gives every pending heading the speaker of what it echoes.
pub(crate) fn settle(text: &str, article: &mut Article) {
    if !article
        .quotations
        .iter()
        .any(|q| q.rule == PENDING || is_lost(q))
    {
        return;
    }
    let candidates = candidates(article);
    for quotation in article.quotations.iter_mut().filter(|q| is_lost(q)) {
        if let Some(holder) = repeated(text, &candidates, quotation.span) {
            quotation.class = holder.class;
            quotation.speaker.clone_from(&holder.speaker);
            decide(quotation, 0.6, "words of a longer quotation");
        }
    }
    for quotation in article.quotations.iter_mut().filter(|q| q.rule == PENDING) {
        let words = quotation.span.of(text);
        if Lexicon::get().is_grade(&words.to_lowercase()) {
            quotation.class = SpeakerClass::Ofsted;
            quotation.speaker = Some("Ofsted".to_owned());
            decide(quotation, 0.6, "grade word");
        } else if let Some(echoed) = best(text, &candidates, quotation.span) {
            quotation.class = echoed.class;
            quotation.speaker.clone_from(&echoed.speaker);
            decide(quotation, 0.6, "heading echoes the text");
        } else {
            decide(quotation, 0.3, "heading without an echo");
        }
    }
}

/// A fragment that nothing in the text gives a source.
fn is_lost(quotation: &Quotation) -> bool {
    quotation.class == SpeakerClass::Unattributed
        && quotation.kind == QuotationKind::Fragment
        && !quotation.nested
        && REPEATED.contains(&quotation.span.len())
}

/// The nearby quotation that holds a fragment's very words: they are its speaker's too.
fn repeated<'c>(text: &str, candidates: &'c [Candidate], at: Span) -> Option<&'c Candidate> {
    let words = folded(at.of(text));
    let begun: Vec<Start> = long_words(&words)
        .map(|word| Start::of(word.as_bytes()))
        .collect();
    let longer = at.len() + 1..LONGEST;
    let holds = |c: &&Candidate| {
        c.quoted
            && longer.contains(&c.span.len())
            && begun.iter().all(|start| c.starts(text).may_hold(start))
            && folded(c.span.of(text)).contains(&words)
    };
    near(candidates, at).iter().find(holds)
}

fn decide(quotation: &mut Quotation, confidence: f32, rule: &'static str) {
    quotation.confidence = confidence;
    quotation.rule = Cow::Borrowed(rule);
}

fn candidates(article: &Article) -> Vec<Candidate> {
    let quoted = article.quotations.iter().filter(|q| {
        q.kind != QuotationKind::Heading && !q.nested && q.class != SpeakerClass::Unattributed
    });
    let told = article.sentences.iter().filter_map(|row| {
        row.reports.as_ref().map(|s| {
            (
                row.span,
                s.class,
                s.name.clone().map(Cow::into_owned),
                false,
            )
        })
    });
    let all = quoted
        .map(|q| (q.span, q.class, q.speaker.clone(), true))
        .chain(told);
    let mut found: Vec<Candidate> = all
        .map(|(span, class, speaker, quoted)| Candidate {
            span,
            class,
            speaker,
            quoted,
            starts: OnceCell::new(),
        })
        .collect();
    found.sort_by_key(|c| c.span.start);
    found
}

/// The candidate that shares most of the heading's words; its very words first, then the nearest after it.
fn best<'c>(text: &str, candidates: &'c [Candidate], at: Span) -> Option<&'c Candidate> {
    let lower = folded(at.of(text));
    let own: Vec<(&str, Start)> = content(&lower)
        .map(stem)
        .map(|stem| (stem, Start::of(stem.as_bytes())))
        .collect();
    let distance = |c: &Candidate| {
        if c.span.start >= at.end {
            c.span.start - at.end
        } else {
            (at.start - c.span.start.min(at.start)) * 2
        }
    };
    near(candidates, at)
        .iter()
        .filter(|c| !c.span.contains(at))
        .filter_map(|c| score(&own, &lower, c, text).map(|s| (s, c)))
        .max_by(|(a, c), (b, d)| a.total_cmp(b).then(distance(d).cmp(&distance(c))))
        .map(|(_, c)| c)
}

/// How much of a heading's stems a passage holds; `None` when too little.
fn score(own: &[(&str, Start)], heading: &str, candidate: &Candidate, text: &str) -> Option<f32> {
    let passage = candidate.span.of(text);
    let starts = candidate.starts(text);
    let may_hold = |(_, start): &&(&str, Start)| starts.may_hold(start);
    let most = own.iter().filter(may_hold).count();
    if most * 3 < own.len() || most == 0 {
        return None;
    }
    let mut held = vec![false; own.len()];
    for word in long_words(passage) {
        // Most words start unlike any of the heading: they are not worth folding.
        let start = Start::of(word.as_bytes());
        if own.iter().any(|(_, own)| *own == start) {
            let word = folded(word);
            let stem = stem(&word);
            for (held, (own, _)) in held.iter_mut().zip(own) {
                *held |= same(own, stem);
            }
        }
    }
    let shared = held.iter().filter(|held| **held).count();
    #[expect(
        clippy::cast_precision_loss,
        reason = "a heading has a handful of words"
    )]
    let share = shared as f32 / own.len().max(1) as f32;
    let verbatim = || {
        if folded(passage).contains(heading) {
            1.0
        } else {
            0.0
        }
    };
    let quoted = if candidate.quoted { 0.1 } else { 0.0 };
    (share >= SHARED).then(|| share + verbatim() + quoted)
}

/// The candidates nearest to a heading: a long page of headings must not be compared all with all.
fn near(candidates: &[Candidate], at: Span) -> &[Candidate] {
    let here = candidates.partition_point(|c| c.span.start < at.start);
    let end = candidates.len().min(here + NEAREST);
    &candidates[here.saturating_sub(NEAREST).min(end)..end]
}

fn folded(words: &str) -> String {
    words.to_lowercase().replace(['’', '‘'], "'")
}

/// The words of a folded phrase that carry content.
fn content(words: &str) -> impl Iterator<Item = &str> {
    long_words(words).filter(|w| !EMPTY.contains(w))
}

/// The words of three letters and more, case as it is.
fn long_words(words: &str) -> impl Iterator<Item = &str> {
    words
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map(|w| w.trim_matches(['\'', '’']))
        .filter(|w| w.len() >= 3)
}

/// A folded word without its ending.
fn stem(word: &str) -> &str {
    let word = word.trim_end_matches("'s");
    let endings = ["ings", "ing", "ures", "ure", "edly", "ed", "ies", "es", "s"];
    let cut = endings.iter().find_map(|e| word.strip_suffix(e));
    cut.filter(|stem| stem.len() >= 4).unwrap_or(word)
}

/// Words of one family: the same stem, or a common start of five letters and more.
fn same(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    a == b || common >= 5.max(a.len().min(b.len()).saturating_sub(2))
}
