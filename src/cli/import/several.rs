//! What is in a folder of files that were read and are not stored: what they are in sum, what cannot be read, and each.

use std::collections::{BTreeMap, BTreeSet};

use super::looked::Seen;
use super::preview::{Row, UNSTORED, between, known};
use crate::cli::ingest::Understood;
use crate::cli::json::council_name;
use crate::cli::out::{counted, flat};
use crate::library::Library;
use crate::model::{DocumentKind, Gss};

/// Names in a row, before the rest is counted.
const NAMES: usize = 12;

/// Several files: what they are in sum, what cannot be read, and then each.
pub(in crate::cli) fn several(library: &Library, seen: &[Seen]) -> anyhow::Result<Vec<Row>> {
    let (mut fresh, mut here, mut failed) = (Vec::new(), Vec::new(), Vec::new());
    for seen in seen {
        match seen {
            Seen::New(understood) => fresh.push(understood.as_ref()),
            Seen::Known(id) => here.push(*id),
            Seen::Failed(name, why) => failed.push((name, why)),
        }
    }
    let mut rows = vec![(
        "files",
        format!(
            "{}: {} new, {} already in the library, {} that cannot be read",
            seen.len(),
            fresh.len(),
            here.len(),
            failed.len()
        ),
    )];
    rows.extend(in_sum(&fresh));
    let parts = |path: &str| {
        path.rsplit(std::path::is_separator)
            .next()
            .unwrap_or(path)
            .to_owned()
    };
    for (at, (name, why)) in failed.iter().enumerate() {
        let label = if at == 0 { "not read" } else { "" };
        rows.push((label, format!("{}: {why}", parts(name))));
    }
    for (at, understood) in fresh.iter().enumerate() {
        let (view, _) = understood.shown(UNSTORED);
        let label = if at == 0 { "new" } else { "" };
        let dated = view.summary.published;
        let dated = dated.map_or("undated".to_owned(), |dated| dated.date.to_string());
        rows.push((label, format!("{dated}  {}", flat(&view.summary.name()))));
    }
    for (at, id) in here.iter().enumerate() {
        let label = if at == 0 { "known" } else { "" };
        rows.push((label, known(library, *id)?));
    }
    Ok(rows)
}

/// What new documents are in sum.
fn in_sum(fresh: &[&Understood]) -> Vec<Row> {
    if fresh.is_empty() {
        return Vec::new();
    }
    let mut kinds: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut councils: BTreeSet<String> = BTreeSet::new();
    let (mut days, mut undated) = (BTreeSet::new(), 0);
    for understood in fresh {
        let (view, _) = understood.shown(UNSTORED);
        let kind = match view.summary.kind {
            DocumentKind::Other => "text",
            kind => kind.as_str(),
        };
        *kinds.entry(kind).or_default() += 1;
        let about: &[Gss] = &view.summary.councils;
        councils.extend(about.iter().map(|gss| council_name(gss).into_owned()));
        match view.summary.published {
            Some(dated) => drop(days.insert(dated.date)),
            None => undated += 1,
        }
    }
    let kinds: Vec<_> = kinds
        .iter()
        .map(|(kind, count)| counted(*count, kind))
        .collect();
    let shown: Vec<&str> = councils.iter().take(NAMES).map(String::as_str).collect();
    let more = councils.len().saturating_sub(shown.len());
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    let dated = match (days.first(), days.last()) {
        (Some(first), Some(last)) => format!(
            "{}; {undated} without a date",
            between(Some(*first), Some(*last))
        ),
        _ => format!("{undated} without a date"),
    };
    vec![
        ("what", kinds.join(", ")),
        (
            "councils",
            format!("{}: {}{more}", councils.len(), shown.join(", ")),
        ),
        ("published", dated),
    ]
}
