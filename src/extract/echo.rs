//! Headlines and cross-heads repeat somebody's words from the body, seldom exactly: they are that speaker's.

use std::borrow::Cow;
use std::collections::HashSet;

use super::article::Article;
use super::lexicon::Lexicon;
use crate::model::{Quotation, QuotationKind, Span, SpeakerClass};

/// The rule of a heading that is not settled yet.
pub(crate) const PENDING: &str = "heading";

/// A heading must share this part of its content words with what it echoes (`quotes.md` 6.5).
const SHARED: f32 = 1.0 / 3.0;
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
    stems: HashSet<String>,
    lower: String,
    class: SpeakerClass,
    speaker: Option<String>,
    quoted: bool,
}

/// Gives every pending heading the speaker of what it echoes.
pub(crate) fn settle(text: &str, article: &mut Article) {
    if !article.quotations.iter().any(|q| q.rule == PENDING) {
        return;
    }
    let candidates = candidates(text, article);
    for quotation in article.quotations.iter_mut().filter(|q| q.rule == PENDING) {
        let words = quotation.span.of(text);
        if let Some(echoed) = best(&candidates, words, quotation.span) {
            quotation.class = echoed.class;
            quotation.speaker.clone_from(&echoed.speaker);
            decide(quotation, 0.6, "heading echoes the text");
        } else if Lexicon::get().is_grade(&words.to_lowercase()) {
            quotation.class = SpeakerClass::Ofsted;
            quotation.speaker = Some("Ofsted".to_owned());
            decide(quotation, 0.6, "grade word");
        } else {
            decide(quotation, 0.3, "heading without an echo");
        }
    }
}

fn decide(quotation: &mut Quotation, confidence: f32, rule: &'static str) {
    quotation.confidence = confidence;
    quotation.rule = Cow::Borrowed(rule);
}

fn candidates(text: &str, article: &Article) -> Vec<Candidate> {
    let quoted = article.quotations.iter().filter(|q| {
        q.kind != QuotationKind::Heading && !q.nested && q.class != SpeakerClass::Unattributed
    });
    let told = article.sentences.iter().filter_map(|row| {
        row.reports
            .as_ref()
            .map(|s| (row.span, s.class, s.name.clone(), false))
    });
    let all = quoted
        .map(|q| (q.span, q.class, q.speaker.clone(), true))
        .chain(told);
    all.map(|(span, class, speaker, quoted)| Candidate {
        span,
        stems: stems(span.of(text)),
        lower: folded(span.of(text)),
        class,
        speaker,
        quoted,
    })
    .collect()
}

/// The candidate that shares most of the heading's words; its very words first, then the nearest after it.
fn best<'c>(candidates: &'c [Candidate], words: &str, at: Span) -> Option<&'c Candidate> {
    let own = stems(words);
    let lower = folded(words);
    if own.is_empty() {
        return None;
    }
    let score = |c: &Candidate| {
        let shared = own
            .iter()
            .filter(|s| c.stems.iter().any(|t| same(s, t)))
            .count();
        #[expect(
            clippy::cast_precision_loss,
            reason = "a heading has a handful of words"
        )]
        let share = shared as f32 / own.len() as f32;
        let verbatim = if c.lower.contains(&lower) { 1.0 } else { 0.0 };
        let quoted = if c.quoted { 0.1 } else { 0.0 };
        (share >= SHARED).then_some(share + verbatim + quoted)
    };
    let distance = |c: &Candidate| {
        if c.span.start >= at.end {
            c.span.start - at.end
        } else {
            (at.start - c.span.start.min(at.start)) * 2
        }
    };
    candidates
        .iter()
        .filter(|c| !c.span.contains(at))
        .filter_map(|c| score(c).map(|s| (s, c)))
        .max_by(|(a, c), (b, d)| a.total_cmp(b).then(distance(d).cmp(&distance(c))))
        .map(|(_, c)| c)
}

fn folded(words: &str) -> String {
    words.to_lowercase().replace(['’', '‘'], "'")
}

/// The content words of a phrase, endings taken off.
fn stems(words: &str) -> HashSet<String> {
    let lower = folded(words);
    lower
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|w| w.len() >= 3 && !EMPTY.contains(w))
        .map(stem)
        .collect()
}

fn stem(word: &str) -> String {
    let word = word.trim_matches('\'').trim_end_matches("'s");
    let endings = ["ings", "ing", "ures", "ure", "edly", "ed", "ies", "es", "s"];
    let cut = endings
        .iter()
        .find_map(|e| word.strip_suffix(e))
        .filter(|stem| stem.len() >= 4);
    cut.unwrap_or(word).to_owned()
}

/// Words of one family: the same stem, or a common start of five letters and more.
fn same(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    a == b || common >= 5.max(a.len().min(b.len()).saturating_sub(2))
}
