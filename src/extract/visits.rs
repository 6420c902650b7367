//! What a sentence says of an inspection or visit on a date: which it was, of what, and the grade named beside it.
//!
//! A date counts only when the words that lead to it do ("the last inspection in 2012", "judged inadequate in 2011"): reports
//! are full of other dates, and of other inspections, of children's homes and the like.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Match};

use super::graded::{
    GRADES, ends_in_word, first_word, grade_after, grade_before, grade_next, head, judging, tail,
};
use super::lexicon::Lexicon;
use crate::model::statement::Visit;
use crate::model::{Area, Grade};

/// Which visit is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// The one that the text is about.
    This,
    /// The last one before that.
    Last,
    /// One, and it does not say which.
    Some,
}

/// What is said of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) visit: Visit,
    pub(super) which: Which,
    pub(super) area: Option<Area>,
    pub(super) grade: Option<Grade>,
    /// Whether the grade stands in the sentence after it.
    pub(super) beyond: bool,
}

/// Words for a visit or for judging, and how far the date may stand from them, in bytes.
pub(super) const NAMES: &[(&str, Visit, usize)] = &[
    ("monitoring visit", Visit::Monitoring, 90),
    ("focused visit", Visit::Focused, 90),
    ("assurance visit", Visit::Focused, 90),
    ("targeted area inspection", Visit::Joint, 60),
    ("area targeted inspection", Visit::Joint, 60),
    ("(jtai)", Visit::Joint, 60),
    ("jtai", Visit::Joint, 20),
    ("multi-remit inspection", Visit::Joint, 60),
    ("ofsted visit", Visit::Inspection, 40),
    ("inspection", Visit::Inspection, 130),
    ("inspected", Visit::Inspection, 60),
    ("judged", Visit::Inspection, 60),
    ("rated", Visit::Inspection, 60),
    ("classed", Visit::Inspection, 60),
    ("last time", Visit::Inspection, 20),
    ("the report", Visit::Inspection, 0),
];

/// Words that end what leads from a visit to its date.
const STOPS: &[&str] = &[
    " when ",
    " that ",
    " which ",
    " although ",
    " had ",
    " have ",
    " has ",
    " will ",
    " should ",
    ";",
    ":",
    "%",
    "“",
    "\"",
];

/// Beginnings of a sentence about several things that were named before it, such as homes.
const ANAPHORA: &[&str] = &[
    "one",
    "both",
    "two",
    "three",
    "four",
    "five",
    "all",
    "this home",
];

/// A sentence with more dates than this is a list or a table, and says nothing of any of them. Every date is held against the whole
/// sentence, so without a limit the time would grow with their number squared.
const MOST_DATES: usize = 24;

/// Lower case, one space for each run of white space, straight apostrophes.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let run = rest.bytes().take_while(|b| matches!(b, b'!'..=b'~'));
        match run.count() {
            0 => rest = &rest[c.len_utf8()..],
            run => {
                out.push_str(&rest[..run]);
                rest = &rest[run..];
                continue;
            }
        }
        match c {
            '’' | '‘' => out.push('\''),
            c if c.is_whitespace() && out.ends_with(' ') => {}
            c if c.is_whitespace() => out.push(' '),
            c => out.extend(c.to_lowercase()),
        }
    }
    out.make_ascii_lowercase();
    out
}

/// What a sentence says of each of its dates. `pieces` are the [`plain`] words before the first date, between it and the next,
/// and so on to those behind the last; `next` is the sentence after it.
pub(super) fn said(pieces: &[String], next: &str) -> Vec<Option<Said>> {
    let dates = pieces.len().saturating_sub(1);
    let mut found: Vec<Option<Said>> = vec![None; dates];
    if dates > MOST_DATES {
        return found;
    }
    let whole = pieces.concat();
    if of_other_services(&whole) {
        return found;
    }
    for at in 0..dates {
        let (before, after) = (pieces[at].as_str(), pieces[at + 1].as_str());
        let known = found[..at].last().copied().flatten();
        let said = beside_grade(before, &whole)
            .or_else(|| named_before(before))
            .or_else(|| named_after(before, after).filter(|_| at == 0))
            .or_else(|| continued(before, known?));
        found[at] = said.map(|said| {
            let graded = said.visit == Visit::Inspection;
            let here = || grade_after(after).or_else(|| grade_before(before));
            let here = said.grade.or_else(here).filter(|_| graded);
            let next = || grade_next(next).filter(|_| graded && dates == 1);
            let grade = here.or_else(next);
            Said {
                area: area(before).or_else(|| area(&whole)),
                beyond: grade.is_some() && here.is_none(),
                grade,
                ..said
            }
        });
    }
    found
}

fn of_other_services(sentence: &str) -> bool {
    let several = |word: &&str| {
        let rest = sentence.trim_start().strip_prefix(*word);
        rest.is_some_and(|rest| rest.starts_with(" was ") || rest.starts_with(" were "))
    };
    others().is_match(sentence) || ANAPHORA.iter().any(several)
}

/// "(was last rated) inadequate in 2011".
fn beside_grade(before: &str, whole: &str) -> Option<Said> {
    let lead = before.strip_suffix(" in ")?;
    let grade = GRADES
        .into_iter()
        .find(|grade| ends_in_word(lead, grade.as_str()))?;
    let judged = judging().any(|verb| whole.contains(verb));
    let near = tail(lead, 50);
    let which = match near.rfind("last ") {
        Some(_) => Which::Last,
        None => Which::Some,
    };
    judged.then_some(Said {
        grade: Some(grade),
        ..inspection(which)
    })
}

/// "the last inspection of its services was in (May 2011)".
fn named_before(before: &str) -> Option<Said> {
    let trimmed = before.trim_end();
    if trimmed.ends_with("inspection date:") || trimmed.ends_with("inspection dates:") {
        return Some(inspection(Which::This));
    }
    let whole = |hit: &Match| ends_in_word(&before[..hit.end()], NAMES[hit.pattern()].0);
    let hits = names().find_overlapping_iter(before).filter(whole);
    let last = hits.max_by_key(|hit| (hit.end(), hit.len()))?;
    let (end, (name, visit, reach)) = (last.end(), NAMES[last.pattern()]);
    let link = before[end..].trim_start_matches('s');
    let fits = link.len() <= reach + 8 && leads(link);
    let start = end - name.len();
    fits.then_some(Said {
        visit,
        ..inspection(which(&before[..start]))
    })
}

/// Finds in one pass any other service, whose inspection says nothing of the council's children's services.
fn others() -> &'static AhoCorasick {
    static FOUND: LazyLock<AhoCorasick> = LazyLock::new(|| {
        let others = &Lexicon::get().inspection.others;
        table(others.iter().map(String::as_str))
    });
    &FOUND
}

/// Finds all of [`NAMES`] in one pass.
fn names() -> &'static AhoCorasick {
    static FOUND: LazyLock<AhoCorasick> = LazyLock::new(|| table(NAMES.iter().map(|name| name.0)));
    &FOUND
}

fn table(words: impl Iterator<Item = &'static str>) -> AhoCorasick {
    #[expect(clippy::expect_used, reason = "a few short names fit any automaton")]
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .build(words)
        .expect("the names of visits fit an automaton")
}

/// Whether words lead from a visit to the date behind them.
fn leads(link: &str) -> bool {
    let Some(core) = ["in ", "on ", "of ", "(", "in their inspection "]
        .iter()
        .find_map(|lead| link.strip_suffix(lead))
        .or_else(|| Some(link).filter(|link| link.trim().is_empty()))
    else {
        return false;
    };
    let core = core
        .trim_end()
        .trim_end_matches(" was")
        .trim_end_matches(',');
    let core = core.replace(", including", " including");
    let ends = STOPS.iter().any(|stop| core.contains(stop)) || core.contains(". ");
    !ends && !core.contains(',')
        // "judged good by (October 2017)" is a wish.
        && !core.ends_with(" by")
}

/// "In (2020), Ofsted conducted a focused visit", "since (2012), when all services were judged inadequate".
fn named_after(before: &str, after: &str) -> Option<Said> {
    let opens = match before.trim() {
        "in" => true,
        "since" => after
            .trim_start_matches(',')
            .trim_start()
            .starts_with("when "),
        _ => false,
    };
    if !opens {
        return None;
    }
    let near = head(after, 110);
    if near.starts_with(", ofsted found") || near.starts_with(", inspectors found") {
        return Some(inspection(Which::Some));
    }
    let starts = NAMES
        .iter()
        .filter(|name| name.2 > 20)
        .filter_map(|name| Some((first_word(near, name.0)?, name)));
    let (start, (_, visit, _)) =
        starts.min_by_key(|(start, name)| (*start, usize::MAX - name.0.len()))?;
    let lead = &near[..start];
    let of_this = ["time of the ", "this ", "during the ", "at the "]
        .iter()
        .any(|own| lead.ends_with(own));
    let other = lead.contains(|c: char| c.is_ascii_digit() || matches!(c, ';' | ':'));
    (!of_this && !other).then_some(Said {
        visit: *visit,
        ..inspection(Which::Some)
    })
}

/// A further date of the same visits: "focused visits in (March 2019) and (October 2019)", "for protection in (2012), when they
/// were judged good, and for children looked after in (2010)".
fn continued(before: &str, known: Said) -> Option<Said> {
    let link = before.strip_suffix(" in ").unwrap_or(before.trim_end());
    let link = match link.rsplit_once(", and ") {
        Some((judged, rest)) if judged.is_empty() || judged.starts_with(", when ") => rest,
        Some(_) => return None,
        None => link
            .strip_prefix(" and")
            .or_else(|| link.strip_prefix(" or"))?,
    };
    let short = link.len() <= 80 && !link.contains(',') && leads(&format!("{link} in "));
    short.then_some(Said {
        which: Which::Some,
        area: None,
        grade: None,
        beyond: false,
        visit: known.visit,
    })
}

fn inspection(which: Which) -> Said {
    Said {
        visit: Visit::Inspection,
        which,
        area: None,
        grade: None,
        beyond: false,
    }
}

/// Which visit the words before its name mean.
fn which(before: &str) -> Which {
    let near = tail(before, 40);
    let last = ["last ", "previous ", "most recent ", "previously "];
    let since = last.iter().filter_map(|word| near.rfind(word)).max();
    let own = ["this ", "their ", "unannounced "]
        .iter()
        .any(|word| near.ends_with(word));
    match since {
        Some(at) if !near[at..].contains([',', '(']) && !near[at..].contains(" and ") => {
            Which::Last
        }
        _ if own => Which::This,
        _ => Which::Some,
    }
}

/// What was inspected, when one thing is named.
fn area(words: &str) -> Option<Area> {
    let has = |names: &[&str]| names.iter().any(|name| words.contains(name));
    let board = has(&["safeguarding children board", "lscb", "dscb"]);
    let care = has(&["looked after", "children in care"]);
    let protection = has(&["protection", "safeguarding"]);
    match (board, care, protection) {
        (true, ..) => Some(Area::Lscb),
        _ if has(&["overall", "all services"]) => None,
        (_, true, false) => Some(Area::InCare),
        (_, false, true) => Some(Area::HelpAndProtection),
        _ => None,
    }
}
