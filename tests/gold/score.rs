//! Compares quotations with a gold file: one-to-one matches of equal or overlapping spans.

use std::collections::HashSet;
use std::fmt;

use casebook::model::Quotation;

/// A quotation, found or ruled. Offsets are code points, end exclusive.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) document: String,
    start: usize,
    end: usize,
    indirect: bool,
    class: String,
    optional: bool,
    speakers: Vec<String>,
}

/// What a comparison gives, each from 0 to 1.
#[derive(Debug)]
pub(crate) struct Figures {
    /// F1 of spans with marks, strictly equal.
    pub(crate) spans: f64,
    /// Share of overlapping matches with the right speaker class.
    pub(crate) class: f64,
    /// Share of overlapping matches with a right name, where one is ruled.
    pub(crate) speaker: f64,
    /// F1 of sentences that report Ofsted, overlapping by half.
    pub(crate) indirect: f64,
    /// Overlapping matches given to Ofsted though somebody else spoke.
    pub(crate) wrongly_ofsted: usize,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "spans F1 {:.3}, class {:.3}, speaker {:.3}, indirect F1 {:.3}, wrongly Ofsted {}",
            self.spans, self.class, self.speaker, self.indirect, self.wrongly_ofsted
        )
    }
}

/// Reads a gold file: tab-separated, `#` starts a comment.
pub(crate) fn read_gold(text: &str) -> Vec<Row> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [document, start, end, kind, class, optional, speakers] = fields[..] else {
                panic!("seven fields expected: {line}")
            };
            Row {
                document: document.to_owned(),
                start: start.parse().unwrap(),
                end: end.parse().unwrap(),
                indirect: kind == "indirect",
                class: class.to_owned(),
                optional: !optional.is_empty(),
                speakers: speakers
                    .split('|')
                    .map(folded)
                    .filter(|s| !s.is_empty())
                    .collect(),
            }
        })
        .collect()
}

/// Found quotations as rows of `document`.
pub(crate) fn rows_of(document: &str, text: &str, quotations: &[Quotation]) -> Vec<Row> {
    let point = |byte: usize| text[..byte].chars().count();
    quotations
        .iter()
        .map(|q| Row {
            document: document.to_owned(),
            start: point(q.span.start),
            end: point(q.span.end),
            indirect: q.kind == casebook::model::QuotationKind::Indirect,
            class: q.class.to_string(),
            optional: false,
            speakers: q.speaker.iter().map(|s| folded(s)).collect(),
        })
        .collect()
}

/// Scores what was found against what was ruled.
pub(crate) fn score(gold: &[Row], found: &[Row]) -> Figures {
    let (gold_quotes, found_quotes) = (task(gold, false), neutral_left_out(gold, found, false));
    let (gold_told, found_told) = (task(gold, true), neutral_left_out(gold, found, true));
    let strict = matches(&gold_quotes, &found_quotes, 1.0).len();
    let pairs = matches(&gold_quotes, &found_quotes, 0.5);
    let told = matches(&gold_told, &found_told, 0.5).len();
    let right = pairs.iter().filter(|(g, f)| g.class == f.class).count();
    let named: Vec<_> = pairs
        .iter()
        .filter(|(g, _)| !g.speakers.is_empty())
        .collect();
    let well_named = named.iter().filter(|(g, f)| same_speaker(g, f)).count();
    let wrongly = pairs
        .iter()
        .filter(|(g, f)| f.class == "ofsted" && g.class != "ofsted")
        .count();
    Figures {
        spans: f1(strict, found_quotes.len(), gold_quotes.len()),
        class: share(right, pairs.len()),
        speaker: share(well_named, named.len()),
        indirect: f1(told, found_told.len(), gold_told.len()),
        wrongly_ofsted: wrongly,
    }
}

fn task(rows: &[Row], indirect: bool) -> Vec<&Row> {
    rows.iter()
        .filter(|r| r.indirect == indirect && !r.optional)
        .collect()
}

/// What was found, without what lies on an optional row rather than on a required one.
fn neutral_left_out<'r>(gold: &[Row], found: &'r [Row], indirect: bool) -> Vec<&'r Row> {
    let best = |row: &Row, optional: bool| {
        let same = gold
            .iter()
            .filter(|g| g.indirect == indirect && g.optional == optional);
        same.map(|g| overlap(g, row)).fold(0.0, f64::max)
    };
    let rows = found.iter().filter(|r| r.indirect == indirect);
    rows.filter(|r| {
        let optional = best(r, true);
        optional < 0.5 || optional <= best(r, false)
    })
    .collect()
}

/// One-to-one pairs of rows that overlap by at least `least`, the best first.
fn matches<'r>(gold: &[&'r Row], found: &[&'r Row], least: f64) -> Vec<(&'r Row, &'r Row)> {
    let mut candidates = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, f) in found.iter().enumerate() {
            let value = overlap(g, f);
            if value >= least {
                candidates.push((value, i, j));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used_gold, mut used_found) = (HashSet::new(), HashSet::new());
    let mut pairs = Vec::new();
    for (_, i, j) in candidates {
        if !used_gold.contains(&i) && !used_found.contains(&j) {
            used_gold.insert(i);
            used_found.insert(j);
            pairs.push((gold[i], found[j]));
        }
    }
    pairs
}

/// Intersection over union of two rows of one document.
#[expect(clippy::cast_precision_loss, reason = "lengths of passages")]
fn overlap(a: &Row, b: &Row) -> f64 {
    let common = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    if a.document != b.document || common == 0 {
        return 0.0;
    }
    common as f64 / (a.end.max(b.end) - a.start.min(b.start)) as f64
}

/// The same name, or a person's whose last word is the same.
fn same_speaker(gold: &Row, found: &Row) -> bool {
    let Some(name) = found.speakers.first() else {
        return false;
    };
    let last = gold.speakers[0].split(' ').next_back().unwrap_or_default();
    let person = gold.speakers[0].contains(' ');
    gold.speakers.contains(name) || person && name.split(' ').any(|word| word == last)
}

fn folded(name: &str) -> String {
    let plain: String = name.to_lowercase().replace("’s", "").replace("'s", "");
    let plain: String = plain
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == ' ')
        .collect();
    plain
        .trim()
        .trim_start_matches("the ")
        .trim_start_matches("a ")
        .trim_start_matches("an ")
        .to_owned()
}

#[expect(clippy::cast_precision_loss, reason = "counts of rows")]
fn share(part: usize, all: usize) -> f64 {
    if all == 0 {
        0.0
    } else {
        part as f64 / all as f64
    }
}

fn f1(hits: usize, found: usize, gold: usize) -> f64 {
    let (precision, recall) = (share(hits, found), share(hits, gold));
    if hits == 0 {
        0.0
    } else {
        2.0 * precision * recall / (precision + recall)
    }
}
