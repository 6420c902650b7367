//! Headlines and cross-heads repeat somebody's words from the body, seldom exactly: they are that speaker's.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::article::Article;
use super::carry::{GRADE_WORD, speaks_of_us};
use super::lexicon::{Lexicon, Set};
use crate::model::phrases::{FOLDED, FOREIGN};
use crate::model::{Quotation, QuotationKind, Span, SpeakerClass};

/// The rule of a heading that is not settled yet.
pub(crate) const PENDING: &str = "heading";
/// The rule of a heading whose own words name the speaker.
pub(super) const NAMED: &str = "named in the heading";

/// A heading must share this part of its content words with what it echoes (`quotes.md` 6.5).
const SHARED: f32 = 1.0 / 3.0;
/// How long a fragment may be, in bytes, that is looked for in longer quotations: shorter words are in everybody's mouth.
const REPEATED: std::ops::Range<usize> = 8..400;
/// The same of a heading's own words, which a text repeats on purpose.
const HEADED: std::ops::Range<usize> = 5..400;
/// No longer quotation, in bytes, is searched for it.
const LONGEST: usize = 4000;
/// How many passages on each side a heading is compared with.
const NEAREST: usize = 80;

/// Something in the body that a heading may echo.
struct Candidate<'a> {
    span: Span,
    class: SpeakerClass,
    speaker: Option<&'a str>,
    quoted: bool,
    /// How its words begin, once a heading has asked.
    starts: OnceCell<Starts>,
}

impl<'a> Candidate<'a> {
    fn new(span: Span, class: SpeakerClass, speaker: Option<&'a str>, quoted: bool) -> Self {
        Self {
            span,
            class,
            speaker,
            quoted,
            starts: OnceCell::new(),
        }
    }

    fn starts(&self, text: &str) -> &Starts {
        self.starts.get_or_init(|| Starts::of(self.span.of(text)))
    }
}

/// How the words of a passage begin, as bits: a bit says that a word may begin so, none that no word does.
#[derive(Default)]
struct Starts([u64; 8]);

impl Starts {
    fn of(passage: &str) -> Self {
        let mut bits = Self::default();
        for (begins, start) in places(passage) {
            bits.0[start.number()] |= u64::from(begins) * start.bit();
        }
        bits
    }

    fn may_hold(&self, start: Start) -> bool {
        self.0[start.number()] & start.bit() != 0
    }

    /// Whether a word of one may be one of the other's.
    fn meets(&self, other: &Self) -> bool {
        let both = self.0.iter().zip(&other.0);
        both.fold(0, |shared, (one, other)| shared | one & other) != 0
    }
}

impl FromIterator<Start> for Starts {
    fn from_iter<I: IntoIterator<Item = Start>>(all: I) -> Self {
        let mut bits = Self::default();
        for start in all {
            bits.0[start.number()] |= start.bit();
        }
        bits
    }
}

/// How a word begins: a hash of its first three bytes, capitals folded. Words of one family begin alike.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Start(u32);

impl Start {
    /// Of a word of three letters and more.
    fn of(word: &[u8]) -> Option<Self> {
        let [a, b, c] = *word.first_chunk()?;
        let folded = u32::from_le_bytes([a, b, c, 0]) | 0x20_2020;
        Some(Self(folded.wrapping_mul(0x9E37_79B1) >> 23))
    }

    fn number(self) -> usize {
        (self.0 / 64) as usize
    }

    fn bit(self) -> u64 {
        1 << (self.0 % 64)
    }
}

/// Of each place in a passage whether a word of three letters and more may begin there, and how. Without a branch for each
/// word: where the next one begins is never foreseen.
fn places(passage: &str) -> impl Iterator<Item = (bool, Start)> {
    let mut inside = false;
    passage.as_bytes().windows(3).filter_map(move |three| {
        let class = FOLDED[usize::from(three[0])];
        // A word may begin at whatever is not ASCII, and after it.
        let begins = class == FOREIGN || class > b' ' && !inside;
        inside = class > b' ';
        Some((begins, Start::of(three)?))
    })
}

/// What is decided of a quotation: its number, its speaker, how sure and by which rule.
type Settled = (usize, SpeakerClass, Option<String>, f32, &'static str);

/// Gives every pending heading the speaker of what it echoes, and fragments without a source that of a quotation with their words.
pub(crate) fn settle(text: &str, article: &mut Article<'_>) {
    let asked = |q: &Quotation| q.rule == PENDING || is_lost(q) || is_headed(q);
    if !article.quotations.iter().any(asked) {
        return;
    }
    let candidates = candidates(article);
    let all = article.quotations.iter().enumerate();
    let settled: Vec<Settled> = all
        .filter_map(|(number, quotation)| {
            let (class, speaker, confidence, rule) = match quotation.rule == PENDING {
                true => headed(text, &candidates, quotation.span),
                false if is_headed(quotation) => verbatim(text, &candidates, quotation)?,
                false if is_lost(quotation) => repeated(text, &candidates, quotation.span)?,
                false => return None,
            };
            Some((number, class, speaker.map(str::to_owned), confidence, rule))
        })
        .collect();
    for (number, class, speaker, confidence, rule) in settled {
        let quotation = &mut article.quotations[number];
        (quotation.class, quotation.speaker) = (class, speaker);
        (quotation.confidence, quotation.rule) = (confidence, Cow::Borrowed(rule));
    }
}

/// Class, name, confidence and rule.
type Found<'a> = (SpeakerClass, Option<&'a str>, f32, &'static str);

/// Whose words stand in a heading that does not say so itself.
fn headed<'a>(text: &str, candidates: &[Candidate<'a>], at: Span) -> Found<'a> {
    if Lexicon::get().is_grade(&at.of(text).to_lowercase()) {
        return (SpeakerClass::Ofsted, Some("Ofsted"), 0.6, GRADE_WORD);
    }
    // "“We let children down”: leader’s apology over Ofsted failure": the inspectorate is never "we".
    let ours = speaks_of_us(at.of(text));
    let fits = |c: &&Candidate<'_>| !(ours && c.class == SpeakerClass::Ofsted && !c.quoted);
    match best(text, candidates, at).filter(fits) {
        Some(echoed) => (echoed.class, echoed.speaker, 0.6, "heading echoes the text"),
        None => (
            SpeakerClass::Unattributed,
            None,
            0.3,
            "heading without an echo",
        ),
    }
}

/// A quotation that its heading seems to give to somebody.
fn is_headed(quotation: &Quotation) -> bool {
    // Whoever "says" it in so many words does say it.
    let says = quotation
        .cue
        .as_deref()
        .is_none_or(|cue| cue == ":" || cue.starts_with("sa"));
    quotation.rule == NAMED && HEADED.contains(&quotation.span.len()) && !says
}

/// "Borough hails “remarkable” turnaround": whose very words they are in the text, when they are nobody else's there
/// (`quotes.md` R11).
fn verbatim<'a>(
    text: &str,
    candidates: &[Candidate<'a>],
    heading: &Quotation,
) -> Option<Found<'a>> {
    let words = folded(heading.span.of(text));
    if Lexicon::get().is_grade(&words) {
        return None;
    }
    let holds = |c: &&Candidate<'_>| {
        c.quoted && c.span.len() < LONGEST && begins_word(&folded(c.span.of(text)), &words)
    };
    let mut holders = near(candidates, heading.span).iter().filter(holds);
    let first = holders.next()?;
    let alone = first.class != heading.class && holders.all(|c| c.class == first.class);
    alone.then_some((first.class, first.speaker, 0.6, "heading echoes the text"))
}

/// A fragment that nothing in the text gives a source.
fn is_lost(quotation: &Quotation) -> bool {
    quotation.class == SpeakerClass::Unattributed
        && quotation.kind == QuotationKind::Fragment
        && !quotation.nested
        && REPEATED.contains(&quotation.span.len())
}

/// The nearby quotation that holds a fragment's very words: they are its speaker's too.
fn repeated<'a>(text: &str, candidates: &[Candidate<'a>], at: Span) -> Option<Found<'a>> {
    let words = folded(at.of(text));
    let begun: Vec<Start> = long_words(&words)
        .filter_map(|word| Start::of(word.as_bytes()))
        .collect();
    let longer = at.len() + 1..LONGEST;
    let holds = |c: &&Candidate<'_>| {
        c.quoted
            && longer.contains(&c.span.len())
            && begun.iter().all(|start| c.starts(text).may_hold(*start))
            && begins_word(&folded(c.span.of(text)), &words)
    };
    let holder = near(candidates, at).iter().find(holds)?;
    Some((
        holder.class,
        holder.speaker,
        0.6,
        "words of a longer quotation",
    ))
}

/// Whether some words stand in a passage from the beginning of a word on.
fn begins_word(passage: &str, words: &str) -> bool {
    let mut places = passage.match_indices(words);
    // "We do not recognise the phrase 'culture of fear'": what stands in marks of its own is somebody else's.
    let cited = |before: &str| before.ends_with(['\'', '"', '“']);
    places.any(|(at, _)| {
        let before = &passage[..at];
        !before.ends_with(char::is_alphanumeric) && !cited(before)
    })
}

fn candidates<'a>(article: &'a Article<'_>) -> Vec<Candidate<'a>> {
    let quoted = article.quotations.iter().filter(|q| {
        q.kind != QuotationKind::Heading && !q.nested && q.class != SpeakerClass::Unattributed
    });
    let quoted = quoted.map(|q| Candidate::new(q.span, q.class, q.speaker.as_deref(), true));
    let told = article.sentences.iter().filter_map(|row| {
        let told = row.reports.as_ref()?;
        Some(Candidate::new(
            row.span,
            told.class,
            told.name.as_deref(),
            false,
        ))
    });
    let mut found = Vec::with_capacity(article.quotations.len() + article.sentences.len());
    found.extend(quoted.chain(told));
    found.sort_by_key(|c| c.span.start);
    found
}

/// The candidate that shares most of the heading's words; its very words first, then the nearest after it.
fn best<'c, 'a>(
    text: &str,
    candidates: &'c [Candidate<'a>],
    at: Span,
) -> Option<&'c Candidate<'a>> {
    let lower = folded(at.of(text));
    let own: Vec<(&str, Start)> = content(&lower)
        .map(stem)
        .filter_map(|stem| Some((stem, Start::of(stem.as_bytes())?)))
        .collect();
    let sought: Starts = own.iter().map(|(_, start)| *start).collect();
    let distance = |c: &Candidate<'_>| {
        if c.span.start >= at.end {
            c.span.start - at.end
        } else {
            (at.start - c.span.start.min(at.start)) * 2
        }
    };
    near(candidates, at)
        .iter()
        .filter(|c| !c.span.contains(at))
        .filter_map(|c| score(&own, &sought, &lower, c, text).map(|s| (s, c)))
        .max_by(|(a, c), (b, d)| a.total_cmp(b).then(distance(d).cmp(&distance(c))))
        .map(|(_, c)| c)
}

/// How much of a heading's stems a passage holds; `None` when too little.
fn score(
    own: &[(&str, Start)],
    sought: &Starts,
    heading: &str,
    candidate: &Candidate<'_>,
    text: &str,
) -> Option<f32> {
    let passage = candidate.span.of(text);
    let starts = candidate.starts(text);
    // Most passages share no word with the heading.
    if !sought.meets(starts) {
        return None;
    }
    let most = own.iter().filter(|(_, start)| starts.may_hold(*start));
    let most = most.count();
    if most * 3 < own.len() {
        return None;
    }
    let mut held = vec![false; own.len()];
    for (at, (begins, start)) in places(passage).enumerate() {
        // Most words start unlike any of the heading: they are not worth folding.
        if !(begins && sought.may_hold(start)) {
            continue;
        }
        let Some(word) = long_word_at(passage, at) else {
            continue;
        };
        let word = folded(word);
        let stem = stem(&word);
        for (held, (own, _)) in held.iter_mut().zip(own) {
            *held |= same(own, stem);
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
fn near<'c, 'a>(candidates: &'c [Candidate<'a>], at: Span) -> &'c [Candidate<'a>] {
    let here = candidates.partition_point(|c| c.span.start < at.start);
    let end = candidates.len().min(here + NEAREST);
    &candidates[here.saturating_sub(NEAREST).min(end)..end]
}

fn folded(words: &str) -> String {
    if words.is_ascii() {
        return words.to_ascii_lowercase();
    }
    words.to_lowercase().replace(['’', '‘'], "'")
}

/// The words of a folded phrase that carry content.
fn content(words: &str) -> impl Iterator<Item = &str> {
    let lexicon = Lexicon::get();
    long_words(words).filter(|w| !lexicon.has(Set::Empty, w))
}

/// The words of three letters and more, case as it is.
fn long_words(words: &str) -> impl Iterator<Item = &str> {
    words.split(parts_words).filter_map(long)
}

fn parts_words(c: char) -> bool {
    !c.is_alphanumeric() && c != '\'' && c != '’'
}

fn long(word: &str) -> Option<&str> {
    let word = word.trim_matches(['\'', '’']);
    (word.len() >= 3).then_some(word)
}

/// The one of [`long_words`] that begins at `at`, if one does.
fn long_word_at(passage: &str, at: usize) -> Option<&str> {
    let before = passage.get(..at)?.trim_end_matches(['\'', '’']);
    let begins = before.chars().next_back().is_none_or(parts_words);
    let word = passage[at..].split(parts_words).next().filter(|_| begins)?;
    long(word)
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
