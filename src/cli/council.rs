//! A council as a row: what is held about it, and what is known of it.

use serde::Serialize;

use crate::library::CouncilSummary;
use crate::model::council::{Trust, council};
use crate::model::{Grade, Gss, Inspected, PartialDate};

#[derive(Debug, Serialize)]
pub(super) struct CouncilJson<'a> {
    pub(super) gss: &'a Gss,
    pub(super) name: &'a str,
    pub(super) documents: usize,
    pub(super) findings: usize,
    pub(super) ofsted_quotations: usize,
    pub(super) grade: Option<Grade>,
    /// Findings that match the query; `null` without one.
    pub(super) matches: Option<usize>,
    /// Its other GSS codes, earlier or later ones.
    codes: &'a [String],
    /// First and last day, for a council that took another's place or is no more.
    since: Option<PartialDate>,
    until: Option<PartialDate>,
    /// Councils that are no more and whose area it took over, and those that took over its own: their GSS codes.
    predecessors: Vec<&'a Gss>,
    successors: &'a [Gss],
    trusts: Vec<TrustJson<'a>>,
    /// Its inspections in the library, the latest first.
    history: Vec<InspectedJson<'a>>,
}

/// Who ran a council's services, and when.
#[derive(Debug, Serialize)]
struct TrustJson<'a> {
    name: &'a str,
    from: Option<PartialDate>,
    to: Option<PartialDate>,
}

#[derive(Debug, Serialize)]
struct InspectedJson<'a> {
    document: String,
    framework: Option<&'a str>,
    inspection_start: Option<PartialDate>,
    inspection_end: Option<PartialDate>,
    grade: Option<Grade>,
}

impl<'a> CouncilJson<'a> {
    /// The fields that are cells of a table.
    pub(super) const COLUMNS: &'static [&'static str] = &[
        "gss",
        "name",
        "documents",
        "findings",
        "ofsted_quotations",
        "grade",
        "matches",
        "codes",
        "since",
        "until",
        "predecessors",
        "successors",
    ];

    pub(super) fn new(held: &'a CouncilSummary, matches: Option<usize>) -> Self {
        let known = council(held.gss.as_str());
        let trust = |trust: &'a Trust| TrustJson {
            name: &trust.name,
            from: trust.from,
            to: trust.to,
        };
        let inspected = |held: &'a Inspected| InspectedJson {
            document: held.document.to_string(),
            framework: held.framework.as_deref(),
            inspection_start: held.start,
            inspection_end: held.end,
            grade: held.grade,
        };
        Self {
            gss: &held.gss,
            name: &held.name,
            documents: held.documents,
            findings: held.findings,
            ofsted_quotations: held.ofsted_quotations,
            grade: held.grade,
            matches,
            codes: known.map_or(&[], |council| &council.old_codes),
            since: known.and_then(|council| council.since),
            until: known.and_then(|council| council.until),
            predecessors: known
                .map(|council| council.before().map(|old| &old.gss).collect())
                .unwrap_or_default(),
            successors: known.map_or(&[], |council| &council.successors),
            trusts: known
                .map(|council| council.trusts.iter().map(trust).collect())
                .unwrap_or_default(),
            history: held.history.iter().map(inspected).collect(),
        }
    }
}
