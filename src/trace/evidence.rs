//! What speaks for a report as the source of an article: how many of the article's long phrases stand in it word for word.

use std::collections::HashSet;

use super::primaries::{PHRASE, is_traced};
use super::sought::Sought;
use crate::model::{DocumentId, Quotation, Trace, TraceStatus};

/// So many of an article's different phrases of at least [`PHRASE`] words stand in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// Those that stand in the report word for word, whole or cut.
    pub phrases: usize,
    /// All that are quoted from Ofsted.
    pub of: usize,
}

/// The evidence for `report` among an article's quotations and their traces.
pub fn evidence<'a>(
    article: &str,
    traced: impl IntoIterator<Item = (&'a Quotation, &'a Trace)>,
    report: DocumentId,
) -> Evidence {
    let (mut all, mut held) = (HashSet::new(), HashSet::new());
    for (quotation, trace) in traced {
        let sought = is_traced(quotation)
            .then(|| Sought::new(article, quotation.span))
            .flatten();
        let Some(sought) = sought.filter(|sought| sought.len() >= PHRASE) else {
            continue;
        };
        if trace.report == Some(report)
            && matches!(trace.status, TraceStatus::Verbatim | TraceStatus::Cut)
        {
            held.insert(sought.key());
        }
        all.insert(sought.key());
    }
    Evidence {
        phrases: held.len(),
        of: all.len(),
    }
}
