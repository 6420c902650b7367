//! Words that are nearly the report's: which words differ, and whether they differ by so little that they are a misquotation.
//!
//! One word in ten may differ, and always one, or half as many as are quoted be left out; under [`LONG`] words only an ending may differ or a
//! word or two be left out, because short phrases look alike by chance (`quotes.md` section 9). An amount that is written in
//! another way is a difference that is named and does not count.

use super::amounts;
use super::negation;
use super::words::{Folded, Words};
use crate::model::Difference;

/// From this many words on a quotation may differ in a whole word and still be found.
pub(super) const LONG: usize = 6;

/// Words over which a negation reaches.
pub(super) const REACH: usize = 3;

/// Words of the report looked at beyond the length of the quotation, on each side.
const MARGIN: usize = 6;

/// Report words that may be left out of a short phrase without a mark.
const OMITTED: usize = 2;

/// So many amounts may be written otherwise without hiding a place: a quotation seldom has more.
const AMOUNTS: usize = 2;

/// Longer quotations are looked for word for word alone: aligning takes time in proportion to the length squared.
const LONGEST: usize = 600;

/// A run of the report's words beside the quotation's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alignment {
    /// The report's words.
    pub(super) words: Words,
    /// Quoted words that the report does not have there.
    pub(super) changed: usize,
    /// The report's words that were left out.
    pub(super) omitted: usize,
    /// Whether only endings differ, apart from what was left out.
    pub(super) endings: bool,
    /// The differences in order.
    pub(super) differences: Vec<Difference>,
}

impl Alignment {
    /// One that is word for word.
    pub(super) fn exact(words: Words) -> Self {
        Self {
            words,
            changed: 0,
            omitted: 0,
            endings: true,
            differences: Vec::new(),
        }
    }

    /// Whether a difference turns the sentence into its opposite.
    pub(super) fn is_negated(&self) -> bool {
        self.differences.iter().any(|d| d.negated)
    }

    /// Whether `quoted` words differ by so little that they can be called the report's, altered.
    pub(super) fn differs_little(&self, quoted: usize) -> bool {
        let slightly = self.endings && self.omitted <= OMITTED;
        if quoted >= LONG {
            let abridged = self.changed == 0 && self.omitted <= quoted / 2;
            let inflected = slightly && self.changed <= (quoted / 5).max(1);
            return abridged || inflected || self.changed + self.omitted <= (quoted / 10).max(1);
        }
        quoted >= 2 && slightly && self.changed < quoted
    }

    /// What decides between places: a word that the report has not weighs more than one that was left out.
    pub(super) fn distance(&self) -> (usize, usize) {
        (self.changed, self.omitted)
    }
}

/// The places of the report where `quote[words]` stands with differences, nearest first, one per stretch of text.
pub(super) fn near(report: &Folded, quote: &Folded, words: &Words) -> Vec<Alignment> {
    let mut found: Vec<Alignment> = Vec::new();
    for window in windows(report, quote, words) {
        let Some(alignment) = best(report, window, quote, words) else {
            continue;
        };
        let overlaps = |a: &&mut Alignment| {
            a.words.start < alignment.words.end && alignment.words.start < a.words.end
        };
        match found.iter_mut().find(overlaps) {
            Some(known) if known.distance() > alignment.distance() => *known = alignment,
            Some(_) => {}
            None => found.push(alignment),
        }
    }
    found.sort_by_key(|a| (a.distance(), a.words.start));
    found
}

/// Stretches of the report that may hold the words: some piece of the quotation stands in each word for word.
///
/// With at most c differences one of c + 1 pieces has none (pigeonhole), so nothing within the bound is missed. Of a short
/// phrase the two words that stand in the fewest places are the pieces.
fn windows(report: &Folded, quote: &Folded, words: &Words) -> Vec<Words> {
    let length = words.len();
    if length > LONGEST {
        return Vec::new();
    }
    let short = length < LONG;
    let pieces = if short {
        length
    } else {
        // An amount may be written otherwise, across two pieces.
        let amounts = amounts::count(quote, words.clone()).min(AMOUNTS);
        ((length / 10).max(1) + 1 + 2 * amounts).min(length)
    };
    let piece = |number: usize| words.start + number * length / pieces;
    let places = |number: usize| {
        let piece = piece(number)..piece(number + 1);
        let worded = quote.letters(piece.clone()).len() > 3;
        let places = if worded {
            report.find(quote, piece.clone())
        } else {
            Vec::new()
        };
        (piece, places)
    };
    let mut found: Vec<(Words, Vec<Words>)> = (0..pieces).map(places).collect();
    if short {
        found.retain(|(_, places)| !places.is_empty());
        found.sort_by_key(|(_, places)| places.len());
        found.truncate(2);
    }
    let window = |piece: &Words, place: &Words| {
        let from = place
            .start
            .saturating_sub(piece.start - words.start + MARGIN);
        from..(place.end + words.end - piece.end + MARGIN).min(report.words.len())
    };
    let around = |(piece, places): &(Words, Vec<Words>)| -> Vec<Words> {
        places.iter().map(|place| window(piece, place)).collect()
    };
    let mut windows: Vec<Words> = found.iter().flat_map(around).collect();
    windows.sort_by_key(|w| (w.start, w.end));
    // Pieces of one place differ by the words left out between them: a window for each would cost the quotation's length squared
    // once more for every piece.
    windows.dedup_by(|next, last| {
        let same = next.start <= last.start + MARGIN;
        if same {
            last.end = last.end.max(next.end);
        }
        same
    });
    windows
}

/// How a step of an alignment consumes words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// So many quoted words are the same letters as so many of the report's.
    Same(usize, usize),
    /// So many quoted words are an amount that the report writes in so many; the same one or another.
    Counted(usize, usize, bool),
    /// A quoted word stands for one of the report's.
    Replaced,
    /// The report has no such word.
    Added,
    /// The quotation leaves the report's word out.
    Omitted,
}

impl Step {
    const fn takes(self) -> (usize, usize) {
        match self {
            Self::Same(quoted, reported) | Self::Counted(quoted, reported, _) => (quoted, reported),
            Self::Replaced => (1, 1),
            Self::Added => (1, 0),
            Self::Omitted => (0, 1),
        }
    }
}

/// Aligns all quoted words with the part of the window that is nearest to them, by the fewest edits.
fn best(report: &Folded, window: Words, quote: &Folded, words: &Words) -> Option<Alignment> {
    let (rows, columns) = (words.len() + 1, window.len() + 1);
    let mut costs = vec![0_usize; rows * columns];
    let mut steps: Vec<Option<Step>> = vec![None; rows * columns];
    for row in 1..rows {
        let ours = amounts::ending(quote, words.start, words.start + row);
        for column in 0..columns {
            let options = options(
                report,
                window.start + column,
                quote,
                words.start + row,
                (row, column),
            );
            let counted = ours.as_ref().and_then(|ours| {
                let theirs = amounts::ending(report, window.start, window.start + column)?;
                let same = theirs.1 == ours.1;
                Some((
                    Step::Counted(ours.0, theirs.0, same),
                    if same { 1 } else { 5 },
                ))
            });
            let options = options.into_iter().chain([counted]);
            let priced = options.flatten().map(|(step, price)| {
                let (quoted, reported) = step.takes();
                (
                    costs[(row - quoted) * columns + column - reported] + price,
                    step,
                )
            });
            // The first of the cheapest: the order of the options decides between equals.
            let (cost, step) = priced.min_by_key(|(cost, _)| *cost)?;
            costs[row * columns + column] = cost;
            steps[row * columns + column] = Some(step);
        }
    }
    let last = &costs[(rows - 1) * columns..];
    // The last of the cheapest: a word that stands for the report's next one is replaced and not added, so that "effective" at
    // the end of a quotation meets "ineffective".
    let end = (0..columns).rev().min_by_key(|column| last[*column])?;
    let mut path = Vec::new();
    let (mut row, mut column) = (rows - 1, end);
    while let Some(step) = steps[row * columns + column] {
        path.push(step);
        let (quoted, reported) = step.takes();
        (row, column) = (row - quoted, column - reported);
    }
    path.reverse();
    Some(described(
        report,
        window.start + column,
        quote,
        words.start,
        &path,
    ))
}

/// The steps that may end after the words before `reported` and `quoted`, with their price: two words left out or two changed
/// endings cost less than a word that the report does not have.
fn options(
    report: &Folded,
    reported: usize,
    quote: &Folded,
    quoted: usize,
    (row, column): (usize, usize),
) -> [Option<(Step, usize)>; 6] {
    let same = |q: usize, r: usize| {
        let closes = |text: &Folded, end: usize, n: usize| n < 2 || text.may_close(end - 2);
        let fits =
            row >= q && column >= r && closes(quote, quoted, q) && closes(report, reported, r);
        let equal =
            fits && quote.letters(quoted - q..quoted) == report.letters(reported - r..reported);
        equal.then_some((Step::Same(q, r), 0))
    };
    let replaced = (column >= 1).then(|| {
        let ending = is_ending(quote.word(quoted - 1), report.word(reported - 1));
        (Step::Replaced, if ending { 2 } else { 5 })
    });
    let omitted = (column >= 1).then_some((Step::Omitted, 2));
    let (apart, together) = (same(1, 2), same(2, 1));
    [
        same(1, 1),
        apart,
        together,
        replaced,
        omitted,
        Some((Step::Added, 5)),
    ]
}

/// Whether two words are forms of one: the same beginning with other endings.
fn is_ending(one: &str, other: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        "", "s", "es", "d", "ed", "e", "ing", "ings", "ure", "ures", "ion", "ions", "ment", "ments",
    ];
    let shared = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let rest = |word: &str| {
        word.get(shared..)
            .is_some_and(|rest| ENDINGS.contains(&rest))
    };
    shared >= 4 && rest(one) && rest(other)
}

/// An alignment in words: each run of steps that are not the same is one difference.
fn described(
    report: &Folded,
    first: usize,
    quote: &Folded,
    quoted: usize,
    path: &[Step],
) -> Alignment {
    let mut alignment = Alignment::exact(first..first);
    let (mut at_report, mut at_quote) = (first, quoted);
    for run in path.chunk_by(|a, b| matches!(a, Step::Same(..)) == matches!(b, Step::Same(..))) {
        let (from_quote, from_report) = (at_quote, at_report);
        let before = (alignment.changed, alignment.omitted);
        for step in run {
            let (quoted, reported) = step.takes();
            match step {
                Step::Same(..) | Step::Counted(_, _, true) => {}
                Step::Replaced => {
                    alignment.changed += 1;
                    alignment.endings &= is_ending(quote.word(at_quote), report.word(at_report));
                }
                Step::Added | Step::Counted(_, _, false) => {
                    alignment.changed += 1;
                    alignment.endings = false;
                }
                Step::Omitted => alignment.omitted += 1,
            }
            (at_quote, at_report) = (at_quote + quoted, at_report + reported);
        }
        // "are" for "may be": as many words of the report go with those that stand for them.
        let paired = (alignment.changed - before.0).min(alignment.omitted - before.1);
        alignment.omitted -= paired;
        if !matches!(run, [Step::Same(..), ..]) {
            let mut found = difference(quote, from_quote..at_quote, report, from_report..at_report);
            let reported = from_report..at_report;
            let crosses = !reported.is_empty() && !report.is_one_sentence(reported.clone());
            found.negated |= crosses && turns(report, reported);
            alignment.differences.push(found);
        }
    }
    alignment.words = first..at_report;
    alignment
}

/// Whether leaving some of the report's words out turns what is left into its opposite: they negate, or a sentence ends among
/// them and a negation beside them comes to stand in another sentence.
pub(super) fn turns(report: &Folded, gap: Words) -> bool {
    let negates = |mut words: Words| words.any(|at| negation::is_negation(report.word(at)));
    if report.is_one_sentence(gap.clone()) {
        return negates(gap);
    }
    let before = gap.start.saturating_sub(REACH)..gap.start;
    negates(before) || negates(gap.end..(gap.end + REACH).min(report.words.len()))
}

/// The difference between these words.
pub(super) fn difference(
    quote: &Folded,
    quoted: Words,
    report: &Folded,
    reported: Words,
) -> Difference {
    let quoted: Vec<&str> = quoted.map(|at| quote.word(at)).collect();
    let reported: Vec<&str> = reported.map(|at| report.word(at)).collect();
    Difference {
        quote: quoted.join(" "),
        report: reported.join(" "),
        negated: negation::negates(&quoted, &reported),
    }
}
