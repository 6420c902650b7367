//! What is said when the report that an article quotes is not held: which one it would be, and which ones are held.
//!
//! "Not in your library" is never "Ofsted did not say it".

use serde::Serialize;

use super::list::names;
use super::timeline::span;
use crate::library::Library;
use crate::model::statement::Visit;
use crate::model::timeline::{Known, Record, Timeline};
use crate::model::{DocumentId, DocumentSummary, Gss, PartialDate};

/// The report that a quotation would come from, as far as the texts that are held tell.
#[derive(Debug, Clone, Serialize)]
pub(super) struct WouldBe {
    visit: Visit,
    date: PartialDate,
    /// The latest date told of; often the same.
    date_last: PartialDate,
    #[serde(skip)]
    said: String,
}

impl From<&Known> for WouldBe {
    fn from(known: &Known) -> Self {
        let mut places: Vec<String> = known
            .told
            .iter()
            .map(|told| match told.page {
                Some(page) => format!("{} p. {page}", told.document),
                None => told.document.to_string(),
            })
            .collect();
        places.dedup();
        let more = places.len() > 3;
        places.truncate(3);
        let more = if more { " and elsewhere" } else { "" };
        let what = match known.visit {
            Visit::Monitoring | Visit::Focused => "letter",
            Visit::Inspection | Visit::Joint => "report",
        };
        Self {
            visit: known.visit,
            date: known.first,
            date_last: known.last,
            said: format!(
                "the {what} on the {} of {}, told of in {}{more}",
                known.visit,
                span(known),
                places.join(", ")
            ),
        }
    }
}

/// The report that an article would be about and that is not held. `own` is what the article says, when it is not stored.
pub(super) fn would_be(
    library: &Library,
    article: DocumentId,
    councils: &[Gss],
    own: Option<&Record>,
) -> anyhow::Result<Option<WouldBe>> {
    for gss in councils {
        let mut records = library.records(gss)?;
        records.extend(own.cloned());
        if let Some(known) = Timeline::new(records).source_of(article) {
            return Ok(Some(known.into()));
        }
    }
    Ok(None)
}

/// That the report an article quotes is not held, which it would be, and which reports of its councils are held.
pub(super) fn absent(
    library: &Library,
    article: &DocumentSummary,
    would_be: Option<&WouldBe>,
) -> anyhow::Result<String> {
    let held = library.reports(&article.councils)?;
    let one = |(id, date): &(DocumentId, Option<PartialDate>)| match date {
        Some(date) => format!("{id} {date}"),
        None => format!("{id} undated"),
    };
    let held: Vec<String> = held.iter().map(one).collect();
    let held = if held.is_empty() {
        "none".to_owned()
    } else {
        held.join(", ")
    };
    let which = match (would_be, article.published) {
        (Some(would_be), _) => format!("; it would be {}", would_be.said),
        (None, Some(dated)) => format!("; it would have come out shortly before {}", dated.date),
        (None, None) => String::new(),
    };
    let councils = names(&article.councils);
    Ok(format!(
        "the report quoted is not in the library{which} (reports held of {councils}: {held}); this does not mean that Ofsted did \
         not say it"
    ))
}
