//! `casebook mark` and `casebook marks`: the reader's own work, from a script.

use serde::Serialize;

use super::id::target;
use super::json::council_name;
use super::note;
use super::out::{Out, flat};
use crate::library::Library;
use crate::model::mark::{Deed, Mark, Target, Work};

/// What `casebook mark` is to put on passages.
#[derive(Debug, Clone, Default, clap::Args)]
pub(super) struct Putting {
    /// Findings or quotations, as the lists print them
    #[arg(required = true, value_name = "ID")]
    pub(super) ids: Vec<String>,
    /// Put this label on them instead of a mark
    #[arg(long, value_name = "NAME")]
    pub(super) tag: Vec<String>,
    /// Write this note on them instead of a mark; an empty one takes the note away
    #[arg(long, value_name = "TEXT")]
    pub(super) note: Option<String>,
    /// Add them to this briefing instead, which is made when there is none
    #[arg(long, value_name = "NAME")]
    pub(super) briefing: Option<String>,
    /// Take the mark, or the label, off
    #[arg(long, conflicts_with_all = ["note", "briefing"])]
    pub(super) off: bool,
}

/// Marks, labels or annotates passages: all of them or, when one is not there, none.
pub(super) fn mark(
    library: &mut Library,
    putting: &Putting,
    out: &mut Out<'_>,
) -> anyhow::Result<bool> {
    let on = putting.ids.iter().map(|id| target(library, id));
    let on: Vec<Target> = on.collect::<anyhow::Result<_>>()?;
    let mut done = Vec::new();
    library.as_one(|library| -> anyhow::Result<()> {
        for deed in deeds(putting, &on) {
            done.extend(library.act(&deed)?);
        }
        Ok(())
    })?;
    for said in &done {
        out.row(&serde_json::json!({ "done": said }), || vec![said.clone()])?;
    }
    if done.is_empty() {
        note("that was so already");
    }
    Ok(true)
}

fn deeds(putting: &Putting, on: &[Target]) -> Vec<Deed> {
    let tag = |name: &String| Deed::Tag(on.to_vec(), name.clone(), !putting.off);
    let mut deeds: Vec<Deed> = putting.tag.iter().map(tag).collect();
    if let Some(text) = &putting.note {
        deeds.extend(on.iter().map(|on| Deed::Note(*on, text.clone())));
    }
    if let Some(name) = &putting.briefing {
        deeds.push(Deed::Brief(on.to_vec(), name.clone()));
    }
    if deeds.is_empty() {
        deeds.push(Deed::Star(on.to_vec(), !putting.off));
    }
    deeds
}

/// Lists what the reader put on which words; `false` when there is nothing.
pub(super) fn marks(library: &Library, lost: bool, out: &mut Out<'_>) -> anyhow::Result<bool> {
    let work = library.work()?;
    let listed = || {
        work.marks
            .iter()
            .filter(|mark| !lost || mark.placed.is_none())
    };
    out.columns(MarkJson::COLUMNS)?;
    for mark in listed() {
        out.row(&MarkJson::new(mark, &work), || lines(mark))?;
    }
    if listed().next().is_none() {
        note(if lost {
            "every mark has its place"
        } else {
            "nothing is marked"
        });
    }
    Ok(listed().next().is_some())
}

fn lines(mark: &Mark) -> Vec<String> {
    let source = &mark.citation.source;
    let place = match (&mark.placed, source.page) {
        (None, _) => "not placed".to_owned(),
        (Some(placed), Some(page)) => format!("{} p.{page}", placed.document),
        (Some(placed), None) => placed.document.to_string(),
    };
    let star = if mark.star { "*" } else { "-" };
    let labels = mark.tags.iter().map(|tag| format!("#{tag}"));
    let signs: Vec<String> = std::iter::once(star.to_owned()).chain(labels).collect();
    let title = source.title.as_deref().unwrap_or_default();
    let head = format!("{}  {place}  {}", signs.join(" "), flat(title));
    let mut lines = vec![head, format!("    {}", flat(&mark.citation.anchor.exact))];
    lines.extend(mark.note.lines().map(|line| format!("    note: {line}")));
    lines
}

#[derive(Serialize)]
struct MarkJson<'a> {
    marked: bool,
    tags: &'a [String],
    note: &'a str,
    briefings: Vec<&'a str>,
    document: Option<String>,
    start: Option<usize>,
    end: Option<usize>,
    sha256: &'a str,
    exact: &'a str,
    prefix: &'a str,
    suffix: &'a str,
    council: Option<String>,
    title: Option<&'a str>,
    page: Option<u32>,
    paragraph: Option<u32>,
}

impl<'a> MarkJson<'a> {
    const COLUMNS: &'static [&'static str] = &[
        "marked",
        "tags",
        "note",
        "briefings",
        "document",
        "start",
        "end",
        "sha256",
        "exact",
        "prefix",
        "suffix",
        "council",
        "title",
        "page",
        "paragraph",
    ];

    fn new(mark: &'a Mark, work: &'a Work) -> Self {
        let (anchor, source) = (&mark.citation.anchor, &mark.citation.source);
        let holds = crate::model::mark::Content::Passage(mark.id);
        let briefings = work.briefings.iter();
        let briefings = briefings.filter(|b| b.items.iter().any(|item| item.what == holds));
        let placed = mark.placed.as_ref();
        Self {
            marked: mark.star,
            tags: &mark.tags,
            note: &mark.note,
            briefings: briefings.map(|briefing| briefing.name.as_str()).collect(),
            document: placed.map(|placed| placed.document.to_string()),
            start: placed.map(|placed| placed.span.start),
            end: placed.map(|placed| placed.span.end),
            sha256: &anchor.sha256,
            exact: &anchor.exact,
            prefix: &anchor.prefix,
            suffix: &anchor.suffix,
            council: source
                .council
                .as_ref()
                .map(|gss| council_name(gss).into_owned()),
            title: source.title.as_deref(),
            page: source.page,
            paragraph: source.paragraph,
        }
    }
}
