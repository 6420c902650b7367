//! A paper as Markdown.

use super::citation::{Form, cited, markdown};
use super::{Block, Paper, Passage};

/// The paper as text.
pub(super) fn text(paper: &Paper) -> String {
    let mut parts = vec![format!("# {}", markdown(&paper.title))];
    if !paper.about.is_empty() {
        parts.push(markdown(&paper.about));
    }
    for block in &paper.blocks {
        match block {
            Block::Heading(heading) => parts.push(format!("## {}", markdown(heading))),
            Block::Passage(passage) => parts.extend(blocks(passage)),
        }
    }
    parts.join("\n\n") + "\n"
}

fn blocks(passage: &Passage) -> Vec<String> {
    let mut parts = vec![
        cited(&passage.citation, Form::Markdown)
            .trim_end()
            .to_owned(),
    ];
    if !passage.comment.is_empty() {
        parts.push(markdown(&passage.comment));
    }
    if !passage.note.is_empty() {
        parts.push(format!("Note: {}", markdown(&passage.note)));
    }
    if !passage.tags.is_empty() {
        parts.push(format!("Tags: {}", markdown(&passage.tags.join(", "))));
    }
    parts
}
