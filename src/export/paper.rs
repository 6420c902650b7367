//! What is handed out: passages with where they come from, under headings, whatever form it is written in.

use crate::model::citation::Citation;
use crate::model::{Grade, PartialDate, Span, SpeakerClass};

/// A selection of passages to be handed out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paper {
    /// Its title.
    pub title: String,
    /// What it holds, in a sentence.
    pub about: String,
    /// Headings and passages, in order.
    pub blocks: Vec<Block>,
    /// The grades of the councils it is about, those of one council after the other, in the order of time.
    pub grades: Vec<Graded>,
}

/// A part of a paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A passage.
    Passage(Box<Passage>),
}

/// A passage with what is said about it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Passage {
    /// Its number in the library: `d3f12`.
    pub id: Option<String>,
    /// The words and where they come from.
    pub citation: Citation,
    /// The words in quotation marks and whose they are, in bytes of the words; an inner quotation after the one around it.
    pub quoted: Vec<(Span, SpeakerClass)>,
    /// What was searched for, in bytes of the words.
    pub hits: Vec<Span>,
    /// What is said about it.
    pub comment: String,
    /// The reader's labels; empty unless they were asked for.
    pub tags: Vec<String>,
    /// The reader's note; empty unless it was asked for.
    pub note: String,
}

/// An overall grade that a council was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graded {
    /// The council's name.
    pub council: String,
    /// The end of the inspection, else the publication.
    pub date: PartialDate,
    /// The grade.
    pub grade: Grade,
}

impl Paper {
    /// The passages, each with the heading it stands under.
    pub fn passages(&self) -> impl Iterator<Item = (Option<&str>, &Passage)> {
        let mut under = None;
        self.blocks.iter().filter_map(move |block| match block {
            Block::Heading(heading) => {
                under = Some(heading.as_str());
                None
            }
            Block::Passage(passage) => Some((under, passage.as_ref())),
        })
    }
}
