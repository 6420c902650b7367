//! Statements that cannot all be right.

use super::known::{days, held, is_report, near};
use super::{Record, Told, came_out, year_before};
use crate::model::statement::StatementKind;
use crate::model::{Area, DocumentId, Grade};

/// Two statements of one inspection that give the same thing different grades.
pub(super) fn disagreements<'a>(told: &[&'a Told]) -> Option<(&'a Told, &'a Told)> {
    told.iter().enumerate().find_map(|(at, one)| {
        let differs = |other: &&&Told| {
            let grades = one.statement.grade.zip(other.statement.grade);
            one.statement.area == other.statement.area && grades.is_some_and(|(a, b)| a != b)
        };
        told[at + 1..]
            .iter()
            .find(differs)
            .map(|other| (*one, *other))
    })
}

/// Pairs of statements that both name the last inspection before the same one, of the same thing, and give it other dates.
pub(super) fn of_the_last<'a>(all: &[&'a Told], records: &[Record]) -> Vec<(&'a Told, &'a Told)> {
    let last: Vec<(&Told, DocumentId)> = all
        .iter()
        .filter(|told| told.statement.latest)
        .filter_map(|told| Some((*told, before(told.document, records)?)))
        .collect();
    let mut pairs = Vec::new();
    for (at, (one, base)) in last.iter().enumerate() {
        for (other, _) in last[at + 1..].iter().filter(|(_, other)| other == base) {
            let (ours, theirs) = (&one.statement, &other.statement);
            if ours.visit == theirs.visit && ours.area == theirs.area && !days(one, other, near) {
                pairs.push((*one, *other));
            }
        }
    }
    pairs
}

/// The inspection that a document speaks of as the present one: its own, or that of the last report before it.
fn before(document: DocumentId, records: &[Record]) -> Option<DocumentId> {
    let own = records
        .iter()
        .find(|record| record.document.id == document)?;
    if is_report(own) {
        return Some(document);
    }
    let out = came_out(&own.document);
    let reported = records
        .iter()
        .filter(|record| is_report(record))
        .filter_map(|record| {
            let day = came_out(&record.document)?;
            let near = out.is_some_and(|out| day.meets(year_before(out), out));
            near.then_some((day.earliest(), record.document.id))
        });
    Some(reported.max().map_or(document, |(_, id)| id))
}

/// Statements of other documents that give a report's grades differently.
pub(super) fn contradicting(record: &Record, records: &[Record]) -> Vec<Told> {
    let of_it = |told: &&Told| {
        told.document != record.document.id
            && told.statement.kind != StatementKind::Published
            && held(told, records).is_some_and(|held| held.document.id == record.document.id)
    };
    let differs = |told: &&Told| {
        let given = grade(record, told.statement.area);
        given
            .zip(told.statement.grade)
            .is_some_and(|(given, told)| given != told)
    };
    let told = records.iter().flat_map(|record| &record.told);
    told.filter(of_it).filter(differs).cloned().collect()
}

/// The grade that a report gives for what a statement speaks of; children in care and care leavers were judged together.
fn grade(record: &Record, area: Option<Area>) -> Option<Grade> {
    let given = |wanted: Area| {
        let found = record
            .judgements
            .iter()
            .find(|judgement| judgement.area == wanted);
        found.map(|judgement| judgement.grade)
    };
    match area {
        None => given(Area::Overall),
        Some(Area::InCare) => given(Area::InCare).or_else(|| given(Area::InCareAndCareLeavers)),
        Some(area) => given(area),
    }
}
