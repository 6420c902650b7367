//! What a sentence reports in its writer's own words, and whose words it announces.

use super::article::SentenceRow;
use super::attribute::{Scene, Spoken, tells_of_its_own};
use super::backward::verdict;
use super::clauses::{Clause, Subject};
use super::gender::Gender;
use super::heading::is_labelled;
use super::key::is_word;
use super::layout::{Paragraph, Zone};
use super::lexicon::{Role, Set, Verb};
use super::mentions::{Mention, What};
use super::reader::Reader;
use super::speaker::Speaker;
use super::stance::{is_only_that, tells_stance};
use super::tokens::{Kind, Token, words_of};
use crate::model::{QuotationKind, Span, SpeakerClass};

/// A question that heads a list has no more tokens.
const QUESTION: usize = 10;

impl<'t> Reader<'_, 't> {
    /// Notes what the sentence reports in its own words.
    pub(super) fn row(&mut self, scene: &Scene<'_, 't>, paragraph: &Paragraph) {
        let zone = paragraph.zone;
        let (Some(first), Some(last)) = (scene.tokens.first(), scene.tokens.last()) else {
            return;
        };
        let span = Span::new(first.span().start, last.span().end);
        let item = zone == Zone::Bullet && !tells_of_its_own(scene);
        let own = self.reported(scene, zone);
        let theirs = |s: Option<&Speaker>| s.is_some_and(|s| s.class == SpeakerClass::Ofsted);
        // "The following points were made: … (c) Ofsted had recommended that": an item may report the inspectorate.
        let lead = self
            .before
            .lead_in
            .as_ref()
            .filter(|(speaker, _)| item && (theirs(Some(speaker)) || !theirs(own.0.as_ref())));
        let listed = lead.is_some();
        let (reports, cue) = match lead {
            Some((speaker, cue)) => (Some(speaker.clone()), Some(*cue)),
            None => own,
        };
        // "That is the verdict of a four-week Ofsted inspection, which": of what stands before it.
        let (reports, cue) = match verdict(scene) {
            Some((noun, whose)) if reports.is_none() && whose.is_ofsteds() && scene.ofsteds => {
                let noun = scene.tokens[noun].span();
                (Some(Speaker::ofsted()), Some(noun.of(self.text)))
            }
            _ => (reports, cue),
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
    pub(super) fn reported(
        &self,
        scene: &Scene<'_, 't>,
        zone: Zone,
    ) -> (Option<Speaker>, Option<&'t str>) {
        if scene.spoken.is_empty() && zone != Zone::Headline {
            return (None, None);
        }
        let kind = |at: &usize| {
            let decision = self.decisions[scene.tokens[*at].quote()?].as_ref();
            decision.map(|decision| decision.kind)
        };
        let kinds = || scene.quotes.iter().filter_map(kind);
        let whole = kinds().any(|k| matches!(k, QuotationKind::Direct | QuotationKind::Block));
        let fragments = kinds().any(|k| k == QuotationKind::Fragment) && !goes_on_behind(scene);
        if zone == Zone::Headline && is_labelled(scene) {
            return (Some(Speaker::ofsted()), Some(":"));
        }
        let announces = scene.tokens.last().is_some_and(|t| t.is(':'));
        // "What did Ofsted say?", "What Ofsted said": a question reports nothing, nor does a title that asks it.
        let asks = scene.tokens.last().is_some_and(|t| t.is('?'))
            || zone.heads()
                && scene
                    .tokens
                    .iter()
                    .skip_while(|t| !t.is(':'))
                    .nth(1)
                    .is_some_and(|t| is_word!(t, "what" | "how" | "why"))
            || zone.heads()
                && scene
                    .tokens
                    .first()
                    .is_some_and(|t| is_word!(t, "what" | "how" | "why"));
        if asks || (whole || announces) && !fragments {
            return (None, None);
        }
        // "comments on support" names what was said of, "the conclusion that …" what was said.
        let content = |c: &Clause| {
            // "He had no idea that the inspectors had written about him"
            let writes = is_word!(scene.tokens[c.end - 1], "written" | "wrote" | "write");
            let topic = writes
                && scene
                    .tokens
                    .get(c.end)
                    .is_some_and(|t| is_word!(t, "about"));
            let names = topic && scene.tokens[c.end..].iter().all(|t| t.quote().is_none());
            !names
                && (scene.tokens[c.at].role != Some(Role::Nominal)
                    || scene.tokens[c.end..]
                        .iter()
                        .take(2)
                        .any(|t| is_word!(t, "that") || t.quote().is_some()))
        };
        let reporting = scene.spoken.iter().filter(|s| {
            let concern = s.clause.verb == Verb::Stance && !tells_stance(scene, s);
            s.clause.verb != Verb::Activity
                && !concern
                && !is_only_that(scene, s)
                && !is_question(scene, s)
                && content(&s.clause)
                && s.speaker.class != SpeakerClass::Unattributed
        });
        let passive = |s: &&Spoken| s.clause.subject != Subject::Agentless && !is_told(scene, s);
        let best = reporting
            .clone()
            .filter(passive)
            .find(|s| s.speaker.class == SpeakerClass::Ofsted)
            .or_else(|| reporting.clone().find(passive));
        best.map_or((None, None), |s| {
            let cue = words_of(self.text, &scene.tokens[s.clause.at..s.clause.end]);
            (Some(s.speaker.clone()), Some(cue))
        })
    }

    /// A sentence that ends in a colon announces who speaks next, or whose findings the list below holds.
    /// `alone` is a sentence that is its whole paragraph.
    pub(super) fn announce(&mut self, scene: &Scene<'_, 't>, zone: Zone, alone: bool) {
        let colon = scene.tokens.last().is_some_and(|t| t.is(':'));
        // "What did the inspectors say?" heads what follows.
        let asks = alone && is_asking(scene);
        if !(colon || asks || zone == Zone::CrossHead) || zone == Zone::Bullet {
            return;
        }
        let spoken = scene.spoken.iter().rev().find(|s| {
            s.clause.verb != Verb::Activity && s.speaker.class != SpeakerClass::Unattributed
        });
        let speaker = match spoken {
            Some(spoken) => Some(spoken.speaker.clone()),
            None if colon
                && is_pointing(scene)
                && (!self.context.is_elsewhere() || leaves_out(scene)) =>
            {
                Some(Speaker::ofsted())
            }
            None if colon && is_pointing(scene) => self.context.latest().cloned(),
            None if colon && self.is_assessment(scene) => Some(Speaker::ofsted()),
            None if is_word!(scene.tokens[0], "his" | "her") => {
                let gender = Gender::of_word(scene.tokens[0].word);
                self.context.last_person(gender).cloned()
            }
            // "Strengths:" under "What Ofsted said".
            None if colon
                && scene.mentions.is_empty()
                && self.before.section.is_some()
                && !is_resolution(&scene.tokens[0]) =>
            {
                self.before.section.clone()
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
                            .find(|m| !matches!(m.what, What::Pronoun(_)) && !is_when(scene, m))
                    });
                named.copied().map(|m| {
                    let speaker = self.context.resolve(self.text, scene.tokens, &m);
                    // "CHILDREN'S SERVICES: MY LETTER TO THE MINISTER" is a topic, "LIBERAL DEMOCRATS" says who speaks below.
                    if colon || m.end - m.start == scene.tokens.len() {
                        self.context.spoke(scene.tokens, &m, &speaker);
                    }
                    speaker
                })
            }
        };
        let words = || words_of(self.text, scene.tokens);
        let announced = speaker.map(|speaker| (speaker, words()));
        let findings = announced
            .clone()
            .filter(|(s, _)| zone != Zone::CrossHead || s.class == SpeakerClass::Ofsted);
        if zone == Zone::CrossHead {
            self.before.section = findings.as_ref().map(|(speaker, _)| speaker.clone());
        }
        if colon {
            self.before.announced = announced;
        }
        self.before.lead_in = findings;
    }
}

impl<'t> Reader<'_, 't> {
    /// "Other criticisms include:", "The council should also improve:", after what the inspectorate said.
    fn is_assessment(&self, scene: &Scene<'_, 't>) -> bool {
        let others = |m: &Mention| match m.what {
            What::Body(class) => class == SpeakerClass::Other || m.one_person,
            What::Paper(class) => class.is_some_and(|c| c != SpeakerClass::Ofsted),
            What::Pronoun(p) => p.is_person(),
            _ => true,
        };
        let they = scene.tokens.len() <= 4 && self.before.words.has(Set::Assessed);
        let here = self.before.source_here.as_ref();
        let before = here.or(self.before.last_source.as_ref());
        before.is_some_and(|s| s.class == SpeakerClass::Ofsted)
            && !self.context.is_elsewhere()
            && !scene.mentions.iter().any(others)
            && (they || scene.tokens.iter().any(|t| t.has(Set::Assessed)))
    }
}

/// "RESOLVED:", "Agreed actions:": what a meeting comes to is its own.
fn is_resolution(first: &Token<'_>) -> bool {
    is_word!(
        first,
        "resolved" | "resolution" | "agreed" | "decision" | "decisions" | "action" | "actions"
    )
}

/// "Since the last visit, the trust has:": when, and not who.
fn is_when(scene: &Scene<'_, '_>, mention: &Mention) -> bool {
    let before = mention.start.checked_sub(1).map(|i| &scene.tokens[i]);
    matches!(mention.what, What::Paper(_))
        && before.is_some_and(|t| {
            is_word!(
                t,
                "since" | "after" | "following" | "before" | "during" | "at"
            )
        })
}

/// "“The pace has been slow,” it adds, “and risk has grown.”": words of one sentence before and behind their speaker.
fn goes_on_behind(scene: &Scene<'_, '_>) -> bool {
    let [first, .., last] = scene.quotes else {
        return false;
    };
    let rest = scene.tokens[last + 1..]
        .iter()
        .all(|t| matches!(t.kind, Kind::Sign(_)));
    let between = &scene.tokens[first + 1..*last];
    let comma = between.last().is_some_and(|t| t.is(','));
    let said = scene
        .spoken
        .iter()
        .any(|s| s.clause.at > *first && s.clause.end + 1 >= *last);
    *first == 0 && rest && comma && said && scene.quotes.len() == 2
}

/// "What did the inspectors say?"
fn is_asking(scene: &Scene<'_, '_>) -> bool {
    let asks = scene.tokens.last().is_some_and(|t| t.is('?')) && scene.tokens.len() <= QUESTION;
    let said =
        |s: &Spoken| s.clause.verb != Verb::Activity && s.speaker.class == SpeakerClass::Ofsted;
    asks && !leaves_out(scene) && scene.mentions.len() == 1 && scene.spoken.iter().any(said)
}

/// "The paragraph that didn't make the email": what a paper leaves out is not its author's.
fn leaves_out(scene: &Scene<'_, '_>) -> bool {
    scene.tokens.iter().any(|t| {
        is_word!(
            t,
            "didn't"
                | "didn’t"
                | "doesn't"
                | "doesn’t"
                | "not"
                | "never"
                | "omits"
                | "omitted"
                | "skips"
                | "skipped"
                | "missing"
        ) || is_word!(t, "leaves" | "left") && scene.tokens.iter().any(|t| is_word!(t, "out"))
    })
}

/// "The inspectors asked her what she would change": a question tells nothing that they found.
fn is_question(scene: &Scene<'_, '_>, spoken: &Spoken) -> bool {
    let asks = is_word!(scene.tokens[spoken.clause.at], "asked" | "asks");
    let rest = scene.tokens[spoken.clause.end..].iter();
    asks && rest.take_while(|t| !t.is(',')).take(6).any(|t| {
        is_word!(
            t,
            "what" | "why" | "how" | "who" | "whether" | "if" | "when" | "where" | "about"
        )
    })
}

/// Whether somebody is named whose page it may be: anybody but Ofsted and a paper.
pub(super) fn is_anothers(mentions: &[Mention]) -> bool {
    !mentions.iter().all(|m| {
        matches!(
            m.what,
            What::Paper(_) | What::Pronoun(_) | What::Body(SpeakerClass::Ofsted)
        )
    })
}

/// "Here is the paragraph in full:", "And again, on page five:": more of what was spoken of last.
fn is_pointing(scene: &Scene<'_, '_>) -> bool {
    let passage = |t: &Token<'_>| t.has(Set::Passage);
    // "the paragraph that didn't make the email": what is said of the passage names no source of it.
    let of_passage = scene
        .tokens
        .iter()
        .position(|t| is_word!(t, "that" | "which"))
        .filter(|that| scene.tokens[..*that].iter().any(passage));
    let until = of_passage.unwrap_or(scene.tokens.len());
    let mentions = &scene.mentions[..scene.mentions.partition_point(|m| m.end <= until)];
    let named = mentions.iter().any(|m| !matches!(m.what, What::Pronoun(_)));
    let paged = scene.tokens.windows(3).any(|three| {
        is_word!(three[0], "on" | "from" | "at" | "to")
            && is_word!(three[1], "page")
            && matches!(three[2].kind, Kind::Number | Kind::Word)
    });
    paged && !is_anothers(mentions) || !named && scene.tokens.iter().any(passage)
}

/// "The chair said it accepted", "she argues that inspectors saw": what another speaker tells of Ofsted is their report.
pub(super) fn is_told(scene: &Scene<'_, '_>, spoken: &Spoken) -> bool {
    let Subject::Mention(m) = spoken.clause.subject else {
        return false;
    };
    let mention = scene.mentions[m];
    let loose = matches!(mention.what, What::Pronoun(_))
        || is_word!(scene.tokens[spoken.clause.at], "saw" | "told");
    let teller = scene.spoken.iter().rfind(|s| {
        s.clause.end <= mention.start && matches!(s.clause.verb, Verb::Say | Verb::Stance)
    });
    // "She said the trust would work on the areas picked out by inspectors": the phrase is hers.
    let phrase = spoken.clause.inverted && spoken.clause.bound;
    let others = |t: &Spoken| {
        t.clause.verb == Verb::Say
            && !t.clause.inverted
            && t.clause.end <= spoken.clause.at
            && t.speaker.class != spoken.speaker.class
            && t.speaker.class != SpeakerClass::Unattributed
    };
    let quotes = scene.tokens[spoken.clause.at..]
        .iter()
        .any(|t| t.quote().is_some());
    if phrase && !quotes && scene.spoken.iter().any(others) {
        return true;
    }
    teller.is_some_and(|t| {
        let glad = t.clause.verb == Verb::Stance && t.clause.end < mention.start;
        let between = &scene.tokens[t.clause.end..mention.start];
        let close = between
            .iter()
            .all(|t| is_word!(t, "that") || t.role == Some(Role::Det));
        (loose || glad)
            && close
            && t.speaker.class != spoken.speaker.class
            && spoken.clause.verb != Verb::Call
    })
}
