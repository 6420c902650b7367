//! Inspections and visits that documents tell of, and of which no report is held.

use super::disagree::disagreements;
use super::{Record, Told, came_out};
use crate::model::statement::{StatementKind, Visit};
use crate::model::trace::is_primary;
use crate::model::{DocumentKind, PartialDate};

/// An inspection or visit that documents tell of, and of which no report is held.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// What Ofsted came for.
    pub visit: Visit,
    /// The date, or the earliest of those that are told.
    pub first: PartialDate,
    /// The latest of those that are told; often the same.
    pub last: PartialDate,
    /// Who tells of it, in the order of the dates told. Statements that disagree with them about which inspection it was
    /// stand among them.
    pub told: Vec<Told>,
    /// Whether the statements cannot all be right.
    pub disputed: bool,
}

/// One month's report and the next month's publication are told of as the same inspection.
const MONTHS_APART: i32 = 2;

/// All inspections and visits told of whose report is not held; those that statements disagree about are one entry.
pub(super) fn known(records: &[Record]) -> Vec<Known> {
    let all: Vec<&Told> = records
        .iter()
        .flat_map(|record| &record.told)
        .filter(|told| told.statement.kind != StatementKind::Published)
        .filter(|told| told.statement.first.is_some())
        .collect();
    let lost: Vec<&Told> = all
        .iter()
        .copied()
        .filter(|told| held(told, records).is_none())
        .collect();
    let mut groups = grouped(&lost);
    let mut disputes: Vec<bool> = groups
        .iter()
        .map(|group| disagreements(group).is_some())
        .collect();
    // Two statements that disagree about which inspection was the last one join what they tell of.
    for (one, other) in super::disagree::of_the_last(&all, records) {
        let place = |told: &Told| groups.iter().position(|group| group.contains(&told));
        let (Some(at), from) = (match (place(one), place(other)) {
            (Some(one), other) => (Some(one), other),
            (None, other) => (other, None),
        }) else {
            continue;
        };
        match from {
            Some(from) if from != at => {
                let moved = std::mem::take(&mut groups[from]);
                groups[at].extend(moved);
            }
            Some(_) => {}
            None => {
                let told = if groups[at].contains(&one) {
                    other
                } else {
                    one
                };
                if !groups[at].contains(&told) {
                    groups[at].push(told);
                }
            }
        }
        disputes[at] = true;
    }
    groups
        .into_iter()
        .zip(disputes)
        .filter_map(|(group, disputed)| entry(group, disputed))
        .collect()
}

/// The document that reports the inspection told of.
pub(super) fn held<'a>(told: &Told, records: &'a [Record]) -> Option<&'a Record> {
    let day = told.statement.first?;
    let reports = match told.statement.visit {
        Visit::Inspection => DocumentKind::InspectionReport,
        Visit::Monitoring => DocumentKind::MonitoringLetter,
        Visit::Focused => DocumentKind::FocusedVisitLetter,
        Visit::Joint => return None,
    };
    records.iter().find(|record| {
        let document = &record.document;
        // A text that tells of an inspection before its own does not mean its own.
        let own = document.id == told.document
            && told.statement.kind == StatementKind::PreviousInspection;
        let first = document.inspection_start.or(document.inspection_end);
        let span = first.or(came_out(document)).zip(came_out(document));
        document.kind == reports
            && !own
            && span.is_some_and(|(start, end)| {
                day.meets(start, end) || near(day, start) || near(day, end)
            })
    })
}

/// Statements of one inspection together: by month first, then those that name the year alone with what they may mean.
fn grouped<'a>(told: &[&'a Told]) -> Vec<Vec<&'a Told>> {
    let mut groups: Vec<Vec<&Told>> = Vec::new();
    let exact = |told: &&&Told| {
        told.statement
            .first
            .is_some_and(|day| day.month().is_some())
    };
    for one in told.iter().filter(exact) {
        let same = |other: &&Told| same_visit(one, other) && days(one, other, near);
        match groups.iter_mut().find(|group| group.iter().any(same)) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    for one in told.iter().filter(|told| !exact(told)) {
        let same = |other: &&Told| same_visit(one, other) && days(one, other, meet);
        let fits = |group: &&mut Vec<&Told>| group.iter().any(same);
        // Of several the one that speaks of the same thing.
        let area = |group: &Vec<&Told>| {
            group
                .iter()
                .any(|other| other.statement.area == one.statement.area)
        };
        let best = groups
            .iter()
            .position(|group| group.iter().any(same) && area(group));
        match best {
            Some(at) => groups[at].push(one),
            None => match groups.iter_mut().find(fits) {
                Some(group) => group.push(one),
                None => groups.push(vec![one]),
            },
        }
    }
    groups
}

fn same_visit(one: &Told, other: &Told) -> bool {
    one.statement.visit == other.statement.visit
}

pub(super) fn days(
    one: &Told,
    other: &Told,
    fit: impl Fn(PartialDate, PartialDate) -> bool,
) -> bool {
    let pair = one.statement.first.zip(other.statement.first);
    pair.is_some_and(|(one, other)| fit(one, other))
}

/// Whether two dates may be the same.
pub(super) fn meet(one: PartialDate, other: PartialDate) -> bool {
    one.meets(other, other)
}

/// Whether two dates may be of one inspection: the same, or so near that one may be its days and the other its report's.
pub(super) fn near(one: PartialDate, other: PartialDate) -> bool {
    let months = |day: PartialDate| Some(i32::from(day.year()) * 12 + i32::from(day.month()?));
    let apart = months(one)
        .zip(months(other))
        .map(|(one, other)| (one - other).abs());
    meet(one, other) || apart.is_some_and(|apart| apart <= MONTHS_APART)
}

fn entry(mut told: Vec<&Told>, disputed: bool) -> Option<Known> {
    let order = |told: &&Told| {
        let day = told.statement.first;
        day.map(|day| {
            (
                day.year(),
                day.month().unwrap_or(13),
                day.day().unwrap_or(32),
            )
        })
    };
    told.sort_by_key(|told| (order(told), told.document, told.statement.span));
    let days: Vec<PartialDate> = told
        .iter()
        .filter_map(|told| told.statement.first)
        .collect();
    // A year says nothing beside a month in it.
    let vague = |day: &PartialDate| {
        let within = |other: &PartialDate| {
            other != day
                && meet(*day, *other)
                && (other.month(), other.day()) > (day.month(), day.day())
        };
        day.month().is_none()
            && days
                .iter()
                .any(|other| other.month().is_some() && within(other))
    };
    let mut dates: Vec<PartialDate> = days.iter().copied().filter(|day| !vague(day)).collect();
    dates.sort_by_key(|day| (day.earliest(), day.latest()));
    Some(Known {
        visit: told.first()?.statement.visit,
        first: *dates.first()?,
        last: *dates.last()?,
        told: told.into_iter().cloned().collect(),
        disputed,
    })
}

/// Whether a document is a report or letter of Ofsted's.
pub(super) fn is_report(record: &Record) -> bool {
    is_primary(record.document.kind)
}
