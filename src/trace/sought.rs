//! One quotation looked for in one report: word for word, cut, or altered, and wherever a negation makes the difference.

use std::collections::{HashMap, HashSet};

use super::align::{self, Alignment, LONG, REACH};
use super::around::{line_start, rest_of_line, sentence_before};
use super::negation::{are_opposite, is_negation, may_negate};
use super::parts::readings;
use super::words::{After, Folded, Words};
use crate::model::{Difference, Place, Span, TraceStatus};

/// Words of the article before a quotation in which its writer may negate it.
const CONTEXT: usize = 8;

/// Parts shorter than this are cut from one place: two common words in order stand in every report somewhere.
const SHORT: usize = 4;

/// Words that may lie between a short part and its neighbour.
const NEARBY: usize = 40;

/// What a word weighs that the report uses twice: less is no sign of what the article had before it.
const CLEAR: usize = 500;

/// Places looked at for one quotation: words that stand in more are no help in finding it.
const PLACES: usize = 64;

/// A part of an unmarked stitch has at least so many words.
const STITCH: usize = 4;

/// A quotation, folded.
#[derive(Debug)]
pub(super) struct Sought {
    /// Its readings, each as parts in order; never empty.
    readings: Vec<Vec<Folded>>,
    /// Whether the article negates it in its own words.
    negated_before: bool,
    /// The longer words of the article around it, and its numbers.
    context: HashSet<String>,
    /// The byte of the article at which its line begins.
    pub(super) line: usize,
}

/// A place that holds a quotation, or nearly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) status: TraceStatus,
    pub(super) parts: Vec<Words>,
    pub(super) differences: Vec<Difference>,
    /// What decides between places, smallest first: words changed, words left out.
    pub(super) distance: (usize, usize),
}

impl Hit {
    /// All words from the first part to the last.
    pub(super) fn words(&self) -> Words {
        let start = self.parts.first().map_or(0, |part| part.start);
        start..self.parts.last().map_or(start, |part| part.end)
    }

    /// The same place in bytes of the report.
    pub(super) fn place(&self, report: &Folded) -> Place {
        Place {
            parts: self
                .parts
                .iter()
                .map(|part| report.source(part.clone()))
                .collect(),
            differences: self.differences.clone(),
        }
    }

    pub(super) fn is_negated(&self) -> bool {
        self.differences.iter().any(|d| d.negated)
    }
}

impl Sought {
    /// The quotation at `span` of `article`; `None` when it holds no word.
    pub(super) fn new(article: &str, span: Span) -> Option<Self> {
        let fold = |parts: &Vec<Span>| {
            parts
                .iter()
                .map(|part| Folded::passage(article, *part))
                .collect()
        };
        let all: Vec<Vec<Folded>> = readings(article, span).iter().map(fold).collect();
        let before = sentence_before(article, span);
        let last = before.words.len().saturating_sub(CONTEXT)..before.words.len();
        let after = Folded::passage(article, rest_of_line(article, span));
        let long = |text: &Folded| -> Vec<String> {
            let words = (0..text.words.len()).map(|at| text.word(at));
            words
                .filter(|word| word.len() > 3 || word.starts_with(|c: char| c.is_ascii_digit()))
                .map(str::to_owned)
                .collect()
        };
        let worded = all
            .first()
            .is_some_and(|parts| parts.iter().any(|part| !part.words.is_empty()));
        worded.then(|| Self {
            negated_before: last.clone().any(|at| may_negate(before.word(at))),
            context: long(&before).into_iter().chain(long(&after)).collect(),
            line: line_start(article, span.start),
            readings: all,
        })
    }

    /// How many words it has.
    pub(super) fn len(&self) -> usize {
        self.readings[0].iter().map(|part| part.words.len()).sum()
    }

    /// Its letters, by which two quotations of the same words are known.
    pub(super) fn key(&self) -> String {
        self.readings[0]
            .iter()
            .map(|part| part.letters(0..part.words.len()))
            .collect()
    }

    /// How much of the article's words around it each of some sentences of the report shares, counted in [`CLEAR`] steps: a word
    /// counts by how seldom the report uses it, in thousandths.
    pub(super) fn shared(&self, report: &Folded, sentences: &[Words]) -> Vec<usize> {
        let mut counts: HashMap<&str, usize> =
            self.context.iter().map(|word| (word.as_str(), 0)).collect();
        for at in 0..report.words.len() {
            if let Some(count) = counts.get_mut(report.word(at)) {
                *count += 1;
            }
        }
        let weight = |word: &str| counts.get(word).map_or(0, |count| 1000 / count.max(&1));
        let shared = |sentence: &Words| {
            let words: HashSet<&str> = sentence.clone().map(|at| report.word(at)).collect();
            words.into_iter().map(weight).sum::<usize>()
        };
        sentences
            .iter()
            .map(|sentence| shared(sentence) / CLEAR)
            .collect()
    }

    /// Every place that holds it word for word, whole or cut, in the order of the report.
    pub(super) fn exact(&self, report: &Folded) -> Vec<Hit> {
        let hits = self.readings.iter().map(|parts| {
            let places = |part: &Folded| -> Vec<Alignment> {
                let places = report.find(part, 0..part.words.len());
                places.into_iter().map(Alignment::exact).collect()
            };
            let chains = chains(parts, parts.iter().map(places).collect());
            chains
                .into_iter()
                .map(|chain| self.judged(report, parts, chain))
                .collect::<Vec<_>>()
        });
        hits.into_iter()
            .find(|hits| !hits.is_empty())
            .unwrap_or_default()
    }

    /// The places that nearly hold it, nearest first; those that are too far from it, or its opposite, have the status
    /// [`TraceStatus::NotFound`]. Only for a quotation that stands nowhere word for word.
    pub(super) fn near(&self, report: &Folded) -> Vec<Hit> {
        let mut hits = Vec::new();
        for parts in &self.readings {
            let places: Vec<_> = parts.iter().map(|part| nearest(report, part)).collect();
            let chains = chains(parts, places);
            hits.extend(
                chains
                    .into_iter()
                    .map(|chain| self.judged(report, parts, chain)),
            );
            if let [whole] = parts.as_slice() {
                hits.extend(self.stitched(report, whole));
            }
        }
        hits.sort_by_key(|hit| (hit.status, hit.distance, hit.words().start));
        hits
    }

    /// What a chain of places, one for each part, amounts to.
    fn judged(&self, report: &Folded, parts: &[Folded], chain: Vec<Alignment>) -> Hit {
        let near = |(part, place): (&Folded, &Alignment)| place.differs_little(part.words.len());
        let word_for_word = chain.iter().all(|place| place.differences.is_empty());
        let little = word_for_word || parts.iter().zip(&chain).all(near);
        let distance = chain.iter().fold((0, 0), |sum, place| {
            (sum.0 + place.changed, sum.1 + place.omitted)
        });
        let words: Vec<Words> = chain.iter().map(|place| place.words.clone()).collect();
        let mut differences: Vec<Difference> = chain
            .into_iter()
            .flat_map(|place| place.differences)
            .collect();
        if !word_for_word {
            mark_opposites(&mut differences, report, &words);
        }
        let turned = differences.iter().any(|d| d.negated);
        let hidden = self.hidden(report, &words);
        let status = match (little && !turned, word_for_word, hidden.is_empty()) {
            (false, ..) => TraceStatus::NotFound,
            (true, true, true) if words.len() > 1 => TraceStatus::Cut,
            (true, true, true) => TraceStatus::Verbatim,
            (true, ..) => TraceStatus::Altered,
        };
        differences.extend(hidden);
        Hit {
            status,
            parts: words,
            differences,
            distance,
        }
    }

    /// Negations just outside the quoted words: before them in their sentence, unless the article negates them itself, and in
    /// what was cut out of one sentence.
    fn hidden(&self, report: &Folded, parts: &[Words]) -> Vec<Difference> {
        let mut found = Vec::new();
        let mut from = None;
        for part in parts {
            let cut = from.is_some_and(|from| report.is_one_sentence(from..part.start));
            let start = match from {
                Some(from) if cut => from,
                _ => reaching(report, part.start).max(from.unwrap_or(0)),
            };
            let excused = from.is_none() && self.negated_before;
            let negation = (start..part.start).find(|at| is_negation(report.word(*at)));
            if let Some(negation) = negation.filter(|_| !excused) {
                found.push(Difference {
                    quote: if from.is_some() {
                        "…".to_owned()
                    } else {
                        String::new()
                    },
                    report: left_out(report, negation..part.start),
                    negated: true,
                });
            }
            from = Some(part.end);
        }
        found
    }

    /// A quotation put together from two or three places without a mark, in the report's order.
    fn stitched(&self, report: &Folded, quote: &Folded) -> Option<Hit> {
        let length = quote.words.len();
        let mut parts: Vec<Words> = Vec::new();
        let mut differences = Vec::new();
        let mut at = 0;
        while at < length {
            let after = parts.last().map_or(0, |part| part.end);
            let place = |end: usize| {
                let places = report.find(quote, at..end);
                places.into_iter().find(|place| place.start >= after)
            };
            // The longest run from here that stands in the report: a run's beginning stands wherever the run does.
            let ends: Vec<usize> = (at + STITCH..=length).collect();
            let fits = ends.partition_point(|end| place(*end).is_some());
            let end = *ends.get(fits.checked_sub(1)?)?;
            let found = place(end)?;
            if !parts.is_empty() {
                let gap = after..found.start;
                let negated = align::turns(report, gap.clone());
                differences.push(Difference {
                    quote: String::new(),
                    report: left_out(report, gap),
                    negated,
                });
            }
            parts.push(found);
            at = end;
        }
        let omitted = parts
            .windows(2)
            .map(|pair| pair[1].start - pair[0].end)
            .sum();
        let stitched = length >= LONG && (2..=3).contains(&parts.len());
        let mut hit = stitched.then_some(Hit {
            status: TraceStatus::Altered,
            parts,
            differences,
            distance: (0, omitted),
        })?;
        if hit.is_negated() {
            hit.status = TraceStatus::NotFound;
        }
        hit.differences.extend(self.hidden(report, &hit.parts[..1]));
        Some(hit)
    }
}

/// Marks the differences that put a word where the report's sentence has its opposite, wherever in the sentence that is.
fn mark_opposites(differences: &mut [Difference], report: &Folded, parts: &[Words]) {
    for difference in differences {
        let opposed = |at: usize| {
            let words = difference.quote.split(' ');
            words
                .into_iter()
                .any(|word| are_opposite(word, report.word(at)))
        };
        let mut sentences = parts.iter().flat_map(|part| report.sentence(part.clone()));
        difference.negated |= sentences.any(opposed);
    }
}

/// The places of one part: those that hold it word for word, else those that nearly do.
fn nearest(report: &Folded, part: &Folded) -> Vec<Alignment> {
    let words = 0..part.words.len();
    let exact = report.find(part, words.clone());
    if exact.is_empty() {
        align::near(report, part, &words)
    } else {
        exact.into_iter().map(Alignment::exact).collect()
    }
}

/// Places in order, one for each part: for each place of the first part the nearest that follow. No more than [`PLACES`].
fn chains(parts: &[Folded], mut places: Vec<Vec<Alignment>>) -> Vec<Vec<Alignment>> {
    for candidates in &mut places {
        candidates.sort_by_key(|place| place.words.start);
    }
    let Some((first, rest)) = places.split_first() else {
        return Vec::new();
    };
    let mut chains: Vec<Vec<Alignment>> = Vec::new();
    for start in first {
        let Some(chain) = chain(parts, start, rest) else {
            continue;
        };
        // Two beginnings before the same rest: the later one is the tighter.
        let tighter = |known: &Vec<Alignment>| known.len() > 1 && known[1] == chain[1];
        if chains.last().is_some_and(tighter) {
            chains.pop();
        }
        chains.push(chain);
        if chains.len() == PLACES {
            break;
        }
    }
    chains
}

/// The chain from one place of the first part; `None` when a part does not follow.
fn chain(parts: &[Folded], start: &Alignment, rest: &[Vec<Alignment>]) -> Option<Vec<Alignment>> {
    let mut chain = vec![start.clone()];
    for (at, candidates) in rest.iter().enumerate() {
        let from = chain[at].words.end;
        let next = candidates.get(candidates.partition_point(|place| place.words.start < from))?;
        let short = parts[at].words.len().min(parts[at + 1].words.len()) < SHORT;
        if short && next.words.start - from > NEARBY {
            return None;
        }
        chain.push(next.clone());
    }
    Some(chain)
}

/// The first of the words that reach into what starts at `start`: no sentence ends and no comma stands between.
fn reaching(report: &Folded, start: usize) -> usize {
    let near = start.saturating_sub(REACH)..start;
    let joined = near
        .rev()
        .take_while(|at| report.words[*at].after > After::Pause);
    start - joined.count()
}

/// What was left out, shortened to its ends when it is long.
fn left_out(report: &Folded, words: Words) -> String {
    const ENDS: usize = 8;
    let list = |words: Words| {
        words
            .map(|at| report.word(at))
            .collect::<Vec<_>>()
            .join(" ")
    };
    if words.len() <= 3 * ENDS {
        return list(words);
    }
    format!(
        "{} … {}",
        list(words.start..words.start + ENDS),
        list(words.end - ENDS..words.end)
    )
}
