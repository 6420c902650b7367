//! The foot of the council list: what is held about the selected council, its grades over the years, and what it came from.

use std::cmp::Reverse;

use super::words::{count, date, short_grade, sign};
use super::wrap::wrap;
use crate::library::CouncilSummary;
use crate::model::council::{Council, council};
use crate::model::{Framework, Grade, Inspected, PartialDate};

/// A line with the grade that it tells of, for its colour.
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) grade: Option<Grade>,
}

/// With fewer lines there is room for what is held, and no history.
const SMALL: usize = 4;

/// What is held about a council, or about all of them, in so many lines of so many columns.
pub(crate) fn held(
    councils: &[CouncilSummary],
    selected: Option<usize>,
    documents: usize,
    (lines, columns): (usize, usize),
) -> Vec<Line> {
    let mut held = match selected.and_then(|at| councils.get(at)) {
        Some(one) => of_one(one, councils, lines, columns),
        None => of_all(councils, documents, lines),
    };
    held.truncate(lines);
    held
}

fn of_one(
    one: &CouncilSummary,
    councils: &[CouncilSummary],
    lines: usize,
    columns: usize,
) -> Vec<Line> {
    let counts = [
        count(one.documents, "document"),
        cited(one.ofsted_quotations),
    ];
    let latest = one.grade.map_or_else(
        || plain(format!("{} no grade held", sign(None))),
        |grade| graded(format!("{} {grade}", sign(Some(grade))), Some(grade)),
    );
    if lines < SMALL {
        return [latest].into_iter().chain(counts.map(plain)).collect();
    }
    let mut told = Vec::new();
    for note in notes(one, councils) {
        let wrapped = wrap(&note, columns).into_iter();
        told.extend(wrapped.map(|line| plain(note[line].trim_end())));
    }
    let room = lines.saturating_sub(counts.len() + told.len()).max(1);
    let history = one.history.iter().take(room).map(inspection);
    let mut held: Vec<Line> = history.collect();
    if held.is_empty() {
        held.push(latest);
    }
    held.extend(counts.map(plain));
    held.extend(told);
    held
}

fn of_all(councils: &[CouncilSummary], documents: usize, lines: usize) -> Vec<Line> {
    let passages = councils.iter().map(|one| one.ofsted_quotations).sum();
    let mut held = vec![
        plain(count(councils.len(), "council")),
        plain(count(documents, "document")),
        plain(cited(passages)),
    ];
    if lines >= SMALL + held.len() {
        let mut grades: Vec<Grade> = councils.iter().filter_map(|one| one.grade).collect();
        grades.sort_unstable();
        let grades = grades.chunk_by(|one, other| one == other).map(|same| {
            let (grade, number) = (same[0], same.len());
            graded(
                format!("{} {number} {grade}", sign(Some(grade))),
                Some(grade),
            )
        });
        held.extend(grades);
        let none = councils.iter().filter(|one| one.grade.is_none()).count();
        if none > 0 {
            held.push(plain(format!("{} {none} no grade held", sign(None))));
        }
    }
    held
}

/// How often articles quote Ofsted or report without quotation marks what it said.
fn cited(times: usize) -> String {
    format!("Ofsted cited {}", count(times, "time"))
}

fn plain(text: impl Into<String>) -> Line {
    graded(text.into(), None)
}

const fn graded(text: String, grade: Option<Grade>) -> Line {
    Line { text, grade }
}

/// One inspection: `● good    Jul 2024  ILACS`.
fn inspection(held: &Inspected) -> Line {
    let framework = held.framework.as_deref().unwrap_or_default();
    let grade = match held.grade {
        Some(Grade::NotJudged) => "not j.",
        // From April 2026 a report gives none.
        None => "none",
        grade => short_grade(grade),
    };
    let ended = held
        .end
        .map_or_else(|| "undated".to_owned(), |end| date(month(end)));
    let of = if framework == Framework::Lscb.as_str() {
        "board alone"
    } else {
        framework
    };
    let text = format!("{} {grade:<7} {ended:<8}  {of}", sign(held.grade));
    graded(text.trim_end().to_owned(), held.grade)
}

fn month(day: PartialDate) -> PartialDate {
    match day.month() {
        Some(month) => PartialDate::month_of(day.year(), month),
        None => day,
    }
}

/// What a council came from, what became of it, and who ran its services.
fn notes(one: &CouncilSummary, councils: &[CouncilSummary]) -> Vec<String> {
    let Some(known) = council(one.gss.as_str()) else {
        return Vec::new();
    };
    let mut notes = Vec::new();
    if let Some(since) = known.since {
        let before = known.before().map(|old| {
            let held = councils.iter().find(|held| held.gss == old.gss);
            let documents = held.map_or(0, |held| held.documents);
            match documents {
                0 => format!("{}, not held", old.name),
                documents => format!("{}, {} held", old.name, count(documents, "document")),
            }
        });
        let before = before.collect::<Vec<_>>().join("; ");
        notes.push(format!(
            "History starts {}; before: {before}",
            date(month(since))
        ));
    }
    if let Some(until) = known.until {
        let after = known
            .successors
            .iter()
            .filter_map(|gss| council(gss.as_str()));
        let after: Vec<&str> = after.map(|council| council.name.as_str()).collect();
        notes.push(format!(
            "Ended {}; then: {}",
            date(month(until)),
            after.join(", ")
        ));
    }
    notes.extend(trusts(known));
    notes
}

/// Who ran its services and when, the latest first.
fn trusts(known: &Council) -> Vec<String> {
    let mut trusts: Vec<_> = known.trusts.iter().collect();
    trusts.sort_by_key(|trust| Reverse(trust.from));
    let told = trusts.into_iter().map(|trust| {
        let day = |day: Option<PartialDate>| day.map(|day| date(month(day)));
        match (day(trust.from), day(trust.to)) {
            (Some(from), Some(to)) => format!("{}, {from} to {to}", trust.name),
            (Some(from), None) => format!("{}, since {from}", trust.name),
            _ => trust.name.clone(),
        }
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DocumentId, Gss};

    fn summary(gss: &str, history: Vec<Inspected>) -> CouncilSummary {
        CouncilSummary {
            gss: Gss(gss.to_owned().into()),
            name: council(gss).unwrap().label().into_owned(),
            documents: history.len(),
            findings: 9,
            ofsted_quotations: 3,
            grade: history.first().and_then(|held| held.grade),
            history,
        }
    }

    fn inspected(end: &str, framework: Framework, grade: Option<Grade>) -> Inspected {
        Inspected {
            document: DocumentId(1),
            framework: Some(framework.to_string()),
            start: None,
            end: end.parse().ok(),
            grade,
        }
    }

    fn lines(councils: &[CouncilSummary], at: usize, lines: usize) -> Vec<String> {
        let held = held(councils, Some(at), 4, (lines, 33));
        held.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_councils_grades_stand_with_their_months_the_latest_first() {
        let history = vec![
            inspected("2026-05-22", Framework::Ilacs, None),
            inspected("2017-03-23", Framework::Sif, Some(Grade::Inadequate)),
            inspected(
                "2015-06-17",
                Framework::Lscb,
                Some(Grade::RequiresImprovement),
            ),
        ];
        let councils = [summary("E10000013", history)];
        assert_eq!(
            lines(&councils, 0, 8),
            [
                "· none    May 2026  ILACS",
                "▼ inad.   Mar 2017  SIF",
                "◆ RI      Jun 2015  board alone",
                "3 documents",
                "Ofsted cited 3 times"
            ]
        );
        assert_eq!(
            lines(&councils, 0, 3),
            ["· no grade held", "3 documents", "Ofsted cited 3 times"]
        );
    }

    #[test]
    fn a_council_that_took_the_place_of_another_says_when_and_whether_that_one_is_held() {
        let good = || inspected("2024-07-05", Framework::Ilacs, Some(Grade::Good));
        let mut councils = vec![summary("E06000063", vec![good()])];
        let told = lines(&councils, 0, 8).join("|");
        assert!(
            told.ends_with("|History starts Apr 2023; before:|Cumbria, not held"),
            "{told}"
        );
        councils.push(summary("E10000006", vec![good(), good()]));
        let told = lines(&councils, 0, 8).join("|");
        assert!(
            told.ends_with("before:|Cumbria, 2 documents held"),
            "{told}"
        );
        let told = lines(&councils, 1, 8).join("|");
        assert!(
            told.ends_with("|Ended Mar 2023; then: Cumberland,|Westmorland and Furness"),
            "{told}"
        );
    }

    #[test]
    fn a_trust_stands_with_its_years() {
        let councils = [
            summary("E08000017", Vec::new()),
            summary("E06000039", Vec::new()),
        ];
        assert!(
            lines(&councils, 0, 8)
                .join(" ")
                .ends_with("Doncaster Children's Services Trust, Oct 2014 to Sep 2022")
        );
        let told = lines(&councils, 1, 9).join(" ");
        assert!(
            told.contains(
                "Slough Children First, since Apr 2021 Slough Children's Services Trust,"
            ),
            "{told}"
        );
    }
}
