//! A whole text in order: paragraphs, their quotations and sentences, and one speaker after the other.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::attribute::{Before, Decision};
use super::echo;
use super::key::is_word;
use super::layout::{Paragraph, Zone};
use super::lead::{LOOKED_AT, Topic, is_before_members, main_paper};
use super::lexicon::{Lexicon, Role, Source as Noun, Verb};
use super::marks::{self, Marked};
use super::naming::{Name, spaced, without_possessive};
use super::pages::Pages;
use super::people::People;
use super::reader::{Reader, Room};
use super::speaker::{Context, Speaker};
use super::tokens::{Kind, Source, Token, words_of};
use super::whose::class_of_description;
use crate::model::{Quotation, QuotationKind, Span, SpeakerClass};

/// A sentence as later steps need it.
#[derive(Debug, Clone)]
pub(crate) struct SentenceRow<'t> {
    /// Its words, quotation marks included.
    pub(crate) span: Span,
    /// The zone of its paragraph.
    pub(crate) zone: Zone,
    /// Who its own words report, outside quotation marks.
    pub(crate) reports: Option<Speaker>,
    /// The verb by which it reports them.
    pub(crate) cue: Option<&'t str>,
    /// Whether its paragraph starts with it.
    pub(crate) opens_paragraph: bool,
    /// Whether a verb of rating stands in it.
    pub(crate) rates: bool,
    /// Whether the sentence is an item of a list of somebody's findings.
    pub(crate) listed: bool,
}

/// Everything read from a text about who says what.
#[derive(Debug, Default)]
pub(crate) struct Article<'t> {
    /// Quotations with marks, in order; headings are settled last.
    pub(crate) quotations: Vec<Quotation>,
    /// Sentences in order.
    pub(crate) sentences: Vec<SentenceRow<'t>>,
}

/// A text read once: its tokens, and what must be known of all of it before anything is attributed.
struct Survey<'s> {
    pages: Pages<'s>,
    people: People,
    councils: CouncilNames,
    /// What its first paragraphs are about.
    lead: Vec<Topic>,
    /// How many paragraphs ask something of somebody.
    questions: usize,
    /// Whether it is the minutes of a meeting.
    minutes: bool,
}

impl<'s> Survey<'s> {
    fn of(source: &'s Source<'s>, paragraphs: &[Paragraph]) -> Self {
        let mut survey = Self {
            pages: Pages::new(source, paragraphs.len()),
            people: People::default(),
            councils: CouncilNames::default(),
            lead: Vec::new(),
            questions: 0,
            minutes: false,
        };
        let mut tokens = Vec::new();
        for paragraph in paragraphs {
            let running = !paragraph.zone.heads();
            let marked = marks::quotations(source.text, paragraph.span, running);
            survey.pages.add(paragraph.span, marked, &mut tokens);
            survey.people.meet(source.text, &tokens);
            survey.councils.count(source.text, &tokens);
            if survey.lead.len() < LOOKED_AT {
                survey.lead.push(Topic::of(&tokens));
            }
            survey.questions += usize::from(asks(&tokens));
            survey.minutes |= is_before_members(&tokens);
        }
        survey
    }
}

/// Reads a text in its paragraphs. `council` is the document's main council as the text writes it.
pub(crate) fn read<'t>(
    source: &'t Source<'_>,
    paragraphs: &[Paragraph],
    council: Option<String>,
) -> Article<'t> {
    let text = source.text;
    let paragraphs: Vec<Paragraph> = paragraphs
        .iter()
        .filter(|p| p.zone != Zone::Residue)
        .copied()
        .collect();
    let survey = Survey::of(source, &paragraphs);
    let (pages, people) = (&survey.pages, &survey.people);
    let names_ofsted = source.mentions("ofsted");
    let about_ofsted = names_ofsted || is_inspection_of_children(source, pages);
    let main_paper = if survey.minutes {
        SpeakerClass::Council
    } else {
        main_paper(&survey.lead, about_ofsted)
    };
    let council = council.or_else(|| survey.councils.commonest().map(str::to_owned));
    let mut context = Context::new(people, council.map(Name::from), about_ofsted, main_paper)
        .naming_ofsted(names_ofsted);
    context.author = interviewee(&survey).or_else(|| author(people, pages));
    let mut reader = Reader {
        text,
        marked: &pages.marked,
        context,
        before: Before::default(),
        decisions: vec![None; pages.marked.len()],
        // Two sentences in a paragraph, as often as not.
        sentences: Vec::with_capacity(2 * paragraphs.len()),
        room: Room::default(),
    };
    let mut tokens = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        pages.read(at, &mut tokens);
        if is_salutation(&tokens) {
            reader.context.author = signer(people, pages, at).or(reader.context.author);
        }
        reader.paragraph(paragraph, &tokens);
    }
    let (decisions, rows) = (reader.decisions, reader.sentences);
    let mut article = Article {
        quotations: quotations(&pages.marked, decisions),
        sentences: rows,
    };
    echo::settle(text, &mut article);
    article
}

/// "When inspectors came to Ashcaster": without its name the inspectorate is known by what is inspected and by a grade or a
/// report, where no other inspectorate is named.
fn is_inspection_of_children(source: &Source<'_>, pages: &Pages<'_>) -> bool {
    let tokens = || pages.from(0).flatten();
    let inspectors = || {
        tokens()
            .filter(|t| is_word!(t, "inspector" | "inspectors" | "inspectorate"))
            .any(|t| t.role == Some(Role::Source(Noun::Ofsted)))
    };
    let graded =
        || tokens().any(|t| is_word!(t, "inadequate") || t.role == Some(Role::Verb(Verb::Rate)));
    let names = |words: &[String]| words.iter().any(|word| source.mentions(word));
    let known = &Lexicon::get().inspection;
    names(&known.services) && inspectors() && graded() && !names(&known.elsewhere)
}

/// Bylines and signatures have no more words, and stand in so many paragraphs at either end.
const BYLINE: (usize, usize) = (16, 4);

/// Who writes: the first person whom a short line at the start or the end of the text names.
fn author(people: &People, pages: &Pages<'_>) -> Option<Speaker> {
    let (words, lines) = BYLINE;
    let named = |tokens: &[Token<'_>]| {
        let mut places = 0..tokens.len();
        let (.., number) = places.find_map(|at| people.named_at(tokens, at))?;
        Some(number)
    };
    let short = |number: usize| {
        let short = pages.count(number) <= words;
        let tokens = short.then(|| pages.page(number));
        tokens.filter(|tokens| tokens.iter().all(|t| t.quote().is_none()))
    };
    let last = || (0..pages.len()).rev().take(lines);
    let ends = (0..pages.len()).take(lines).chain(last());
    let number = ends.filter_map(short).find_map(|tokens| named(&tokens))?;
    let person = people.get(number);
    // "Dame Jane Doe", and under it "Independent Chair".
    let below = || {
        let mut posts = last().take_while(|below| *below > 0);
        let post = posts.find_map(|below| {
            let tells = named(&short(below - 1)?) == Some(number);
            short(below).filter(|_| tells)
        })?;
        class_of_description(&post)
    };
    let class = person
        .class
        .or_else(below)
        .filter(|c| *c != SpeakerClass::Ofsted)?;
    Some(Speaker::writer(class, person.name.clone()))
}

/// "Sir,", "Dear Editor": a letter begins, whose writer signs below it.
fn is_salutation(tokens: &[Token<'_>]) -> bool {
    let greets = |t: &Token<'_>| is_word!(t, "sir" | "madam" | "dear");
    tokens.len() <= BYLINE.0 && tokens.first().is_some_and(greets)
}

/// Whoever signs the letter that begins in the paragraph `from`: a short line that begins with a name, before the next letter.
fn signer(people: &People, pages: &Pages<'_>, from: usize) -> Option<Speaker> {
    let own = pages
        .from(from + 1)
        .take_while(|tokens| !is_salutation(tokens));
    let mut lines = own.filter(|tokens| tokens.len() <= BYLINE.0);
    let named = lines.find_map(|tokens| people.named_at(&tokens, 0));
    let person = people.get(named?.2);
    let class = person.class.filter(|c| *c != SpeakerClass::Ofsted)?;
    Some(Speaker::writer(class, person.name.clone()))
}

/// An interview has so many questions in lines of their own, each of so many tokens at most.
const QUESTIONS: (usize, usize) = (3, 30);

/// Whether a paragraph is a question and nothing else.
fn asks(tokens: &[Token<'_>]) -> bool {
    tokens.len() <= QUESTIONS.1
        && tokens.last().is_some_and(|t| t.is('?'))
        && tokens.iter().all(|t| !t.is('.') && t.quote().is_none())
}

/// Whoever answers in an interview: the first person of whom its introduction says what they are.
fn interviewee(survey: &Survey<'_>) -> Option<Speaker> {
    if survey.questions < QUESTIONS.0 {
        return None;
    }
    let paragraphs = survey.pages.from(0);
    let introduction = paragraphs.take_while(|tokens| !asks(tokens)).flatten();
    let tokens: Vec<Token<'_>> = introduction.collect();
    let mut named = (0..tokens.len()).filter_map(|at| survey.people.named_at(&tokens, at));
    named.find_map(|(.., number)| {
        let person = survey.people.get(number);
        let class = person.class.filter(|c| *c != SpeakerClass::Ofsted)?;
        Some(Speaker::writer(class, person.name.clone()))
    })
}

/// The names by which a text calls councils in full, and how often.
#[derive(Default)]
struct CouncilNames(BTreeMap<String, usize>);

impl CouncilNames {
    fn count(&mut self, text: &str, tokens: &[Token<'_>]) {
        let called = |at: &usize| tokens[*at].capital && is_word!(tokens[*at], "council");
        for at in (0..tokens.len()).filter(called) {
            let part = |t: &&Token<'_>| {
                t.kind == Kind::Word
                    && (t.capital && t.role != Some(Role::Det) || is_word!(t, "of" | "upon" | "on"))
            };
            let before = tokens[..at]
                .iter()
                .rev()
                .take_while(|t| part(t) && !t.possessive)
                .count();
            let named = tokens[at - before..at]
                .iter()
                .skip_while(|t| !t.capital || t.role.is_some() && !is_word!(t, "county"))
                .count();
            // "the Children in Care Council", "the Youth Council"
            let young = at > 0 && is_word!(tokens[at - 1], "care" | "youth");
            if named > 0 && !young {
                let words = words_of(text, &tokens[at - named..=at]);
                let name = spaced(without_possessive(words));
                *self.0.entry(name).or_default() += 1;
            }
        }
    }

    /// The one used most, the longest of equals.
    fn commonest(&self) -> Option<&str> {
        let all = self.0.iter();
        all.max_by_key(|(name, count)| (**count, name.len()))
            .map(|(name, _)| name.as_str())
    }
}

/// Marks and decisions become quotations; a nested one takes its class from its outer one unless its words are a grade.
fn quotations(marked: &[Marked], decisions: Vec<Option<Decision<'_>>>) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::with_capacity(marked.len());
    let mut outermost = 0;
    for (mark, decision) in marked.iter().zip(decisions) {
        if !mark.nested {
            outermost = out.len();
        }
        let outer = out.get(outermost).filter(|_| mark.nested);
        let quotation = match (decision, outer) {
            (Some(d), _) => Quotation {
                span: mark.inner,
                kind: d.kind,
                class: d.speaker.class,
                speaker: d.speaker.name.as_deref().map(str::to_owned),
                cue: d.cue.map(str::to_owned),
                confidence: (d.confidence - if mark.closed { 0.0 } else { 0.1 }).clamp(0.05, 1.0),
                rule: Cow::Borrowed(d.rule),
                council: None,
                nested: false,
            },
            (None, Some(outer)) => Quotation {
                span: mark.inner,
                kind: QuotationKind::Fragment,
                cue: None,
                confidence: outer.confidence / 2.0,
                rule: Cow::Borrowed("inside another quotation"),
                nested: true,
                ..outer.clone()
            },
            (None, None) => Quotation {
                span: mark.inner,
                kind: QuotationKind::Heading,
                class: SpeakerClass::Unattributed,
                speaker: None,
                cue: None,
                confidence: 0.0,
                rule: Cow::Borrowed(echo::PENDING),
                council: None,
                nested: mark.nested,
            },
        };
        out.push(quotation);
    }
    out
}
