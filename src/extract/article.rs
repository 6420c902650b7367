//! A whole text in order: paragraphs, their quotations and sentences, and one speaker after the other.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::attribute::{Before, Decision, Scene, Spoken, decide, decide_heading};
use super::clauses::{Sentence, Subject};
use super::lexicon::Verb;
use super::marks::{self, Marked};
use super::mentions::{Mention, What, mentions};
use super::people::People;
use super::sentences::sentences;
use super::speaker::{Context, Speaker};
use super::tokens::{Kind, Source, Token};
use super::{echo, layout};
use crate::extract::layout::{Paragraph, Zone};
use crate::model::{Quotation, QuotationKind, Span, SpeakerClass};

/// A sentence as later steps need it.
#[derive(Debug, Clone)]
pub(crate) struct SentenceRow {
    /// Its words, quotation marks included.
    pub(crate) span: Span,
    /// The zone of its paragraph.
    pub(crate) zone: Zone,
    /// Who its own words report, outside quotation marks.
    pub(crate) reports: Option<Speaker>,
    /// The verb by which it reports them.
    pub(crate) cue: Option<String>,
    /// Whether its paragraph starts with it.
    pub(crate) opens_paragraph: bool,
    /// Whether a verb of rating stands in it.
    pub(crate) rates: bool,
    /// Whether the sentence is an item of a list of somebody's findings.
    pub(crate) listed: bool,
}

/// Everything read from a text about who says what.
#[derive(Debug, Default)]
pub(crate) struct Article {
    /// Quotations with marks, in order; headings are settled last.
    pub(crate) quotations: Vec<Quotation>,
    /// Sentences in order.
    pub(crate) sentences: Vec<SentenceRow>,
}

/// Reads a text. `council` is the document's main council as the text writes it.
pub(crate) fn read(text: &str, council: Option<String>) -> Article {
    let paragraphs: Vec<Paragraph> = layout::paragraphs(text)
        .into_iter()
        .filter(|p| p.zone != Zone::Residue)
        .collect();
    let source = Source::new(text);
    let mut marked: Vec<Marked> = Vec::new();
    let mut pages: Vec<(Range<usize>, Vec<Token<'_>>)> = Vec::with_capacity(paragraphs.len());
    for paragraph in &paragraphs {
        let running = !matches!(paragraph.zone, Zone::Headline | Zone::CrossHead);
        let found = marks::quotations(text, paragraph.span, running);
        let tokens = source.tokens(paragraph.span, &found, marked.len());
        pages.push((marked.len()..marked.len() + found.len(), tokens));
        marked.extend(found);
    }
    let people = People::collect(text, pages.iter().map(|(_, tokens)| tokens.as_slice()));
    let council = council.or_else(|| council_name(text, &pages));
    let about_ofsted = text.to_ascii_lowercase().contains("ofsted");
    let mut reader = Reader {
        text,
        marked: &marked,
        context: Context::new(&people, council, about_ofsted),
        before: Before::default(),
        decisions: vec![None; marked.len()],
        sentences: Vec::new(),
    };
    for (paragraph, (_, tokens)) in paragraphs.iter().zip(&pages) {
        reader.paragraph(paragraph, tokens);
    }
    let (decisions, rows) = (reader.decisions, reader.sentences);
    let mut article = Article {
        quotations: quotations(&marked, decisions),
        sentences: rows,
    };
    echo::settle(text, &mut article);
    article
}

/// The name by which the text most often calls a council in full, the longest of equals.
fn council_name(text: &str, pages: &[(Range<usize>, Vec<Token<'_>>)]) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, tokens) in pages {
        for (at, token) in tokens
            .iter()
            .enumerate()
            .filter(|(_, t)| t.word == "council" && t.capital)
        {
            let part = |t: &&Token<'_>| {
                t.kind == Kind::Word
                    && (t.capital && t.role != Some(super::lexicon::Role::Det)
                        || matches!(t.word, "of" | "upon" | "on"))
            };
            let before = tokens[..at]
                .iter()
                .rev()
                .take_while(|t| part(t) && !t.possessive)
                .count();
            let named = tokens[at - before..at]
                .iter()
                .skip_while(|t| !t.capital || t.role.is_some() && t.word != "county")
                .count();
            if named > 0 {
                let words = text[tokens[at - named].span.start..token.span.end]
                    .trim_end_matches("'s")
                    .trim_end_matches("’s");
                *counts
                    .entry(words.split_whitespace().collect::<Vec<_>>().join(" "))
                    .or_default() += 1;
            }
        }
    }
    counts
        .into_iter()
        .max_by_key(|(name, count)| (*count, name.len()))
        .map(|(name, _)| name)
}

/// Somebody unnamed in another speaker's sentence ("eight out of ten said") stands on that speaker's side, unless it is
/// Ofsted's: what inspectors were told is not what they said.
fn unnamed(before: &[Spoken]) -> Speaker {
    let side = before
        .last()
        .map(|s| s.speaker.class)
        .filter(|c| *c != SpeakerClass::Ofsted);
    Speaker {
        class: side.unwrap_or_default(),
        ..Speaker::nobody()
    }
}

/// Marks and decisions become quotations; a nested one takes its class from its outer one unless its words are a grade.
fn quotations(marked: &[Marked], decisions: Vec<Option<Decision>>) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::with_capacity(marked.len());
    for (mark, decision) in marked.iter().zip(decisions) {
        let outer = out
            .iter()
            .rev()
            .find(|q| q.span.contains(mark.inner))
            .filter(|_| mark.nested);
        let quotation = match (decision, outer) {
            (Some(d), _) => Quotation {
                span: mark.inner,
                kind: d.kind,
                class: d.speaker.class,
                speaker: d.speaker.name,
                cue: d.cue,
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

struct Reader<'d> {
    text: &'d str,
    marked: &'d [Marked],
    context: Context<'d>,
    before: Before,
    decisions: Vec<Option<Decision>>,
    sentences: Vec<SentenceRow>,
}

impl<'d> Reader<'d> {
    fn paragraph<'t>(&mut self, paragraph: &Paragraph, tokens: &[Token<'t>])
    where
        'd: 't,
    {
        let heading = matches!(paragraph.zone, Zone::Headline | Zone::CrossHead);
        if paragraph.zone == Zone::Body || paragraph.zone == Zone::Caption {
            self.before.lead_in = None;
        }
        self.before.same_paragraph = None;
        self.before.source_here = None;
        self.context.next_paragraph();
        let mut last_speaker = None;
        let mut subject = None;
        for range in sentences(self.text, tokens, |n| self.ends_sentence(n)) {
            let tokens = &tokens[range];
            let found = mentions(tokens, self.context.people);
            let spoken = self.spoken(tokens, &found);
            let scene = Scene {
                text: self.text,
                tokens,
                mentions: &found,
                spoken: &spoken,
            };
            subject = subject.or_else(|| self.subject(&scene));
            let quoted = if heading {
                self.heading(&scene);
                None
            } else {
                self.quotations(&scene)
            };
            last_speaker = quoted.or(last_speaker);
            self.pass_by(&scene);
            self.row(&scene, paragraph);
            self.announce(&scene, paragraph.zone);
            if let Some(last) = spoken
                .iter()
                .rev()
                .find(|s| s.clause.verb != Verb::Activity && !s.speaker.guessed)
            {
                self.before.source_here = Some(last.speaker.clone());
            }
        }
        if !heading {
            if paragraph.zone != Zone::Bullet {
                self.before.paragraph_before = last_speaker;
            }
            self.before.subject_before = subject;
            self.before.announced = self
                .before
                .announced
                .take()
                .filter(|_| tokens.last().is_some_and(|t| t.is(':')));
        }
    }

    /// Whether the words of a quotation end its sentence. A question's attribution belongs to its sentence.
    fn ends_sentence(&self, quotation: usize) -> bool {
        self.marked[quotation]
            .inner
            .of(self.text)
            .trim_end()
            .ends_with(['.', '…'])
    }

    /// The clauses of a sentence with their speakers, in order, each one known to the pronouns after it.
    fn spoken(&mut self, tokens: &[Token<'_>], found: &[Mention]) -> Vec<Spoken> {
        let sentence = Sentence {
            tokens,
            mentions: found,
        };
        let mut out: Vec<Spoken> = Vec::new();
        for mention in found {
            self.context.note(tokens, mention);
        }
        for clause in sentence.clauses() {
            let speaker = match clause.subject {
                Subject::Mention(m) => {
                    let speaker = self.context.resolve(self.text, tokens, &found[m]);
                    self.context.spoke(&found[m], &speaker);
                    speaker
                }
                Subject::Elided => match (out.last(), found.first()) {
                    (Some(before), _) => before.speaker.clone(),
                    (None, Some(first)) => self.context.resolve(self.text, tokens, first),
                    (None, None) => Speaker::nobody(),
                },
                Subject::Named(start, end) => self
                    .context
                    .unknown(&self.text[tokens[start].span.start..tokens[end - 1].span.end]),
                Subject::Agentless | Subject::Implied if self.context.about_ofsted => {
                    Speaker::ofsted()
                }
                Subject::Unknown => unnamed(&out),
                Subject::Agentless | Subject::Implied => Speaker::nobody(),
            };
            out.push(Spoken { speaker, clause });
        }
        out
    }

    /// Who a sentence is about: its first person or body, unless a preposition stands before it.
    fn subject(&mut self, scene: &Scene<'_, '_>) -> Option<Speaker> {
        let first = scene.mentions.iter().find(|m| {
            m.start == 0 || scene.tokens[m.start - 1].role != Some(super::lexicon::Role::Prep)
        })?;
        let early = first.start <= 3;
        let person = first.one_person;
        let speaker = self.context.resolve(self.text, scene.tokens, first);
        if early && (person || scene.tokens[first.end - 1].word.ends_with('s')) {
            self.context.appeared(first, &speaker);
        }
        (early || person).then_some(speaker)
    }

    /// Decides every quotation of a sentence; gives the last speaker.
    fn quotations(&mut self, scene: &Scene<'_, '_>) -> Option<Speaker> {
        let mut last = None;
        for (at, token) in scene.tokens.iter().enumerate() {
            let Some(number) = token.quote() else {
                continue;
            };
            let words = self.marked[number].inner.of(self.text);
            let decision = decide(scene, at, words, &self.before);
            self.before.same_paragraph = Some((decision.speaker.clone(), decision.kind));
            if decision.speaker.class != SpeakerClass::Unattributed {
                last = Some(decision.speaker.clone());
            }
            self.decisions[number] = Some(decision);
        }
        last
    }

    /// Decides the quotations of a heading that names their source; the others wait for what they echo.
    fn heading(&mut self, scene: &Scene<'_, '_>) {
        let label = is_labelled(scene).then(Speaker::ofsted);
        for (at, token) in scene.tokens.iter().enumerate() {
            let Some(number) = token.quote() else {
                continue;
            };
            self.decisions[number] = decide_heading(scene, at, label.as_ref());
        }
    }

    /// Remembers a person named outside the subject when nobody spoke.
    fn pass_by(&mut self, scene: &Scene<'_, '_>) {
        let spoke = scene.spoken.iter().any(|s| matches!(s.clause.subject, Subject::Mention(m) if scene.mentions[m].one_person || matches!(scene.mentions[m].what, What::Pronoun(_))));
        // "She was contradicted by a social worker": whoever is new is meant by the next "she".
        let new = |m: &&Mention| {
            m.one_person
                && matches!(scene.tokens[m.start].word, "a" | "an" | "one" | "another")
                && !matches!(m.what, What::Voice(_))
        };
        if let Some(person) = scene.mentions.iter().rev().find(new) {
            let speaker = self.context.resolve(self.text, scene.tokens, person);
            self.context.passed_by(&speaker);
            return;
        }
        let subject = scene.mentions.first().is_some_and(|m| {
            m.start <= 3
                && (m.one_person || m.what == What::Pronoun(super::lexicon::Pronoun::Person))
        });
        if let Some(person) = scene
            .mentions
            .iter()
            .rev()
            .find(|m| m.one_person)
            .filter(|_| !spoke && !subject)
        {
            let speaker = self.context.resolve(self.text, scene.tokens, person);
            self.context.passed_by(&speaker);
        }
    }

    /// Notes what the sentence reports in its own words.
    fn row(&mut self, scene: &Scene<'_, '_>, paragraph: &Paragraph) {
        let zone = paragraph.zone;
        let (Some(first), Some(last)) = (scene.tokens.first(), scene.tokens.last()) else {
            return;
        };
        let span = Span::new(first.span.start, last.span.end);
        let listed = zone == Zone::Bullet && self.before.lead_in.is_some();
        let (reports, cue) = match &self.before.lead_in {
            Some((speaker, cue)) if listed => (Some(speaker.clone()), Some(cue.clone())),
            _ => self.reported(scene, zone),
        };
        self.sentences.push(SentenceRow {
            span,
            zone,
            opens_paragraph: span.start <= paragraph.span.start,
            rates: scene.spoken.iter().any(|s| s.clause.verb == Verb::Rate),
            reports,
            cue,
            listed,
        });
    }

    /// Who the words outside the marks report. A sentence that only attributes whole quotations reports nothing itself.
    fn reported(&self, scene: &Scene<'_, '_>, zone: Zone) -> (Option<Speaker>, Option<String>) {
        let whole = scene.tokens.iter().filter_map(Token::quote).any(|n| {
            self.decisions[n]
                .as_ref()
                .is_some_and(|d| matches!(d.kind, QuotationKind::Direct | QuotationKind::Block))
        });
        let fragments = scene.tokens.iter().filter_map(Token::quote).any(|n| {
            self.decisions[n]
                .as_ref()
                .is_some_and(|d| d.kind == QuotationKind::Fragment)
        });
        if zone == Zone::Headline && is_labelled(scene) {
            return (Some(Speaker::ofsted()), Some(":".to_owned()));
        }
        let announces = scene.tokens.last().is_some_and(|t| t.is(':'));
        if (whole || announces) && !fragments {
            return (None, None);
        }
        let reporting = scene.spoken.iter().filter(|s| {
            !matches!(s.clause.verb, Verb::Activity | Verb::Stance)
                && s.speaker.class != SpeakerClass::Unattributed
        });
        let passive = |s: &&Spoken| s.clause.subject != Subject::Agentless;
        let best = reporting
            .clone()
            .filter(passive)
            .find(|s| s.speaker.class == SpeakerClass::Ofsted)
            .or_else(|| reporting.clone().find(passive));
        best.map_or((None, None), |s| {
            let cue = &self.text
                [scene.tokens[s.clause.at].span.start..scene.tokens[s.clause.end - 1].span.end];
            (Some(s.speaker.clone()), Some(cue.to_owned()))
        })
    }

    /// A sentence that ends in a colon announces who speaks next, or whose findings the list below holds.
    fn announce(&mut self, scene: &Scene<'_, '_>, zone: Zone) {
        let colon = scene.tokens.last().is_some_and(|t| t.is(':'));
        if !(colon || zone == Zone::CrossHead) || zone == Zone::Bullet {
            return;
        }
        let spoken = scene.spoken.iter().rev().find(|s| {
            s.clause.verb != Verb::Activity && s.speaker.class != SpeakerClass::Unattributed
        });
        let speaker = match spoken {
            Some(spoken) => Some(spoken.speaker.clone()),
            None if matches!(scene.tokens[0].word, "his" | "her") => {
                self.context.last_person().cloned()
            }
            None => {
                let named = scene
                    .mentions
                    .iter()
                    .find(|m| matches!(m.what, What::Person(_)))
                    .or_else(|| {
                        scene
                            .mentions
                            .iter()
                            .find(|m| !matches!(m.what, What::Pronoun(_)))
                    });
                named.copied().map(|m| {
                    let speaker = self.context.resolve(self.text, scene.tokens, &m);
                    self.context.spoke(&m, &speaker);
                    speaker
                })
            }
        };
        let words = scene
            .tokens
            .first()
            .zip(scene.tokens.last())
            .map(|(a, b)| self.text[a.span.start..b.span.end].to_owned());
        let announced = speaker.zip(words);
        let findings = announced
            .clone()
            .filter(|(s, _)| zone != Zone::CrossHead || s.class == SpeakerClass::Ofsted);
        if colon {
            self.before.announced = announced;
        }
        self.before.lead_in = findings;
    }
}

/// "Ofsted: …", "… – Ofsted": a headline that names its source at one end.
fn is_labelled(scene: &Scene<'_, '_>) -> bool {
    let last = scene.tokens.len();
    scene
        .mentions
        .iter()
        .filter(|m| m.what == What::Body(SpeakerClass::Ofsted))
        .any(|m| {
            let before = m
                .start
                .checked_sub(1)
                .is_some_and(|i| matches!(scene.tokens[i].kind, Kind::Sign('-' | '–' | '—' | ':')));
            let after = scene.tokens.get(m.end).is_some_and(|t| t.is(':'));
            m.start == 0 && after || m.end == last && before
        })
}
