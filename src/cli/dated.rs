//! What a document says of when things happened, for `casebook show`.

use super::out::flat;
use crate::extract::statements;
use crate::library::DocumentView;
use crate::model::document::page_at;
use crate::model::statement::{Reading, Statement, StatementKind};

/// What the text says of dates, a line for each statement; those that differ stand one under the other.
pub(super) fn statement_lines(view: &DocumentView) -> Vec<String> {
    let published = view.summary.published.map(|dated| dated.date);
    let line = |said: Statement| {
        let words = flat(said.span.of(&view.text));
        let last = said
            .last
            .map(|day| format!(" to {day}"))
            .unwrap_or_default();
        let date = said
            .first
            .map_or("date unknown".to_owned(), |day| format!("{day}{last}"));
        let how = match said.reading {
            Reading::Printed => "",
            Reading::CountedBack => ", counted back from the day of publication",
            Reading::Unresolved => ", no year: the day of publication is not known",
        };
        let grade = said
            .grade
            .map(|grade| format!(", {grade}"))
            .unwrap_or_default();
        let page = page_at(&view.page_starts, said.span.start)
            .map(|page| format!(", page {page}"))
            .unwrap_or_default();
        format!(
            "  {:<10} {date}{grade} (“{words}”{how}{page})",
            said.kind.as_str()
        )
    };
    let said = statements(&view.text, published).into_iter();
    said.filter(|said| said.kind != StatementKind::Published)
        .map(line)
        .collect()
}
