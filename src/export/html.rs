//! A paper as one web page that needs nothing else: styles and pictures are in it.

use std::collections::BTreeMap;

use super::citation::{about, cuts, day, html, is_reported, reference, who};
use super::{Block, Paper, Passage, pictures};
use crate::model::citation::Source;
use crate::model::{Span, SpeakerClass};

const STYLE: &str = include_str!("../../assets/export/page.css");

/// The page.
pub(super) fn page(paper: &Paper) -> String {
    let title = html(&paper.title);
    let mut body = vec![format!("<header>\n<h1>{title}</h1>\n")];
    if !paper.about.is_empty() {
        body.push(format!("<p class=\"about\">{}</p>\n", html(&paper.about)));
    }
    body.push("</header>\n".to_owned());
    body.push(contents(paper));
    body.push("<main>\n".to_owned());
    let mut headings = 0;
    for block in &paper.blocks {
        match block {
            Block::Heading(heading) => {
                headings += 1;
                body.push(format!(
                    "<h2 id=\"part-{headings}\">{}</h2>\n",
                    html(heading)
                ));
            }
            Block::Passage(passage) => body.push(article(passage)),
        }
    }
    body.push("</main>\n".to_owned());
    body.push(pictures::pictures(paper));
    body.push(sources(paper));
    whole(&title, &body.concat())
}

/// A whole page of this title, which is HTML as the body is.
pub(super) fn whole(title: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}

/// Where the headings are, when there are several.
fn contents(paper: &Paper) -> String {
    let headings = paper.blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) => Some(heading),
        Block::Passage(_) => None,
    });
    let line = |(number, heading): (usize, &String)| {
        format!(
            "<li><a href=\"#part-{number}\">{}</a></li>\n",
            html(heading)
        )
    };
    let lines: Vec<String> = (1..).zip(headings).map(line).collect();
    match lines.len() {
        0 | 1 => String::new(),
        _ => format!(
            "<nav aria-label=\"Contents\"><ol>\n{}</ol></nav>\n",
            lines.concat()
        ),
    }
}

fn article(passage: &Passage) -> String {
    let source = &passage.citation.source;
    let class = if is_reported(source) {
        "reported"
    } else {
        whose(source.class)
    };
    let [before, after] = cuts(&passage.citation).map(|cut| if cut { "…" } else { "" });
    let mut out = vec![format!(
        "<article class=\"{class}\">\n<blockquote><p>“{before}{}{after}”</p></blockquote>\n<p class=\"from\"><span class=\"who\">{}</span> {}</p>\n",
        marked(passage),
        html(&who(source)),
        html(&reference(&passage.citation)),
    )];
    for (name, text) in [("comment", &passage.comment), ("note", &passage.note)] {
        if !text.is_empty() {
            out.push(format!("<p class=\"{name}\">{}</p>\n", html(text)));
        }
    }
    if !passage.tags.is_empty() {
        let tags = passage
            .tags
            .iter()
            .map(|tag| format!("<li>{}</li>", html(tag)));
        out.push(format!(
            "<ul class=\"tags\">{}</ul>\n",
            tags.collect::<String>()
        ));
    }
    out.push("</article>\n".to_owned());
    out.concat()
}

/// The words with quoted ones and hits marked.
fn marked(passage: &Passage) -> String {
    let text = &passage.citation.anchor.exact;
    let mut ends: Vec<usize> = vec![0, text.len()];
    let quoted = passage.quoted.iter().map(|(span, _)| *span);
    for span in quoted.chain(passage.hits.iter().copied()) {
        ends.extend(
            [span.start, span.end]
                .into_iter()
                .filter(|at| text.is_char_boundary(*at)),
        );
    }
    ends.sort_unstable();
    ends.dedup();
    let piece = |ends: &[usize]| {
        let span = Span::new(ends[0], ends[1]);
        let words = html(span.of(text));
        let quoted = passage
            .quoted
            .iter()
            .rfind(|(quoted, _)| quoted.contains(span));
        let words = match quoted {
            Some((_, class)) => format!("<span class=\"quoted {}\">{words}</span>", whose(*class)),
            None => words,
        };
        if passage.hits.iter().any(|hit| hit.contains(span)) {
            format!("<mark>{words}</mark>")
        } else {
            words
        }
    };
    ends.windows(2).map(piece).collect()
}

/// The class in the style sheet for whose words they are.
const fn whose(class: SpeakerClass) -> &'static str {
    match class {
        SpeakerClass::Ofsted => "ofsted",
        SpeakerClass::Council => "council",
        SpeakerClass::Other => "other",
        SpeakerClass::Unattributed => "unattributed",
    }
}

/// The documents that the passages come from, each once, with the hash that says which file it was.
fn sources(paper: &Paper) -> String {
    let mut found: BTreeMap<&str, &Source> = BTreeMap::new();
    for (_, passage) in paper.passages() {
        found
            .entry(&passage.citation.anchor.sha256)
            .or_insert(&passage.citation.source);
    }
    if found.is_empty() {
        return String::new();
    }
    let mut lines: Vec<String> = found
        .into_iter()
        .map(|(hash, source)| source_line(hash, source))
        .collect();
    lines.sort();
    format!(
        "<footer>\n<h2>Sources</h2>\n<ul>\n{}</ul>\n</footer>\n",
        lines.concat()
    )
}

fn source_line(hash: &str, source: &Source) -> String {
    let title = source.title.as_deref().unwrap_or("untitled");
    let publisher = source.publisher.as_deref().unwrap_or("publisher not known");
    let dated = source.published.map_or_else(
        || "date not known".to_owned(),
        |(date, origin)| format!("{} (date from {origin})", day(date)),
    );
    let about = about(source).map_or_else(String::new, |council| format!("{council}: "));
    format!(
        "<li>{}{}. {}, {}. <code>{}</code></li>\n",
        html(&about),
        html(title.trim()),
        html(publisher),
        html(&dated),
        html(hash)
    )
}
