//! `casebook cite`: words with where they come from, ready to be pasted.

use anyhow::Context;
use clap::ValueEnum;

use super::id::target;
use super::out::Out;
use crate::export::citation::{Form, cited, reference};
use crate::library::Library;

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Plain, Self::Markdown, Self::Html]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        let name = match self {
            Self::Plain => "plain",
            Self::Markdown => "markdown",
            Self::Html => "html",
        };
        Some(clap::builder::PossibleValue::new(name))
    }
}

/// Prints findings and quotations with their citations.
pub(super) fn cite(
    library: &Library,
    ids: &[String],
    form: Form,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    for id in ids {
        let found = library.citation(target(library, id)?)?;
        let citation = found.with_context(|| format!("there is no {id}"))?;
        let (anchor, from) = (&citation.anchor, reference(&citation));
        let row = serde_json::json!({
            "id": id, "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix,
            "sha256": anchor.sha256, "start": anchor.span.start, "end": anchor.span.end, "citation": from,
        });
        let text = cited(&citation, form);
        out.row(&row, || {
            text.trim_end().lines().map(str::to_owned).collect()
        })?;
    }
    Ok(true)
}
