//! Who speaks in each clause of a sentence.

use super::attribute::Spoken;
use super::clauses::{Clause, Sentence, Subject};
use super::key::is_word;
use super::lexicon::{Pronoun, Role, Set, Verb};
use super::meant::{
    breaks_in, foreshadowed, is_object, is_official_of_another, is_what_it_calls, opening,
    opening_name, owner_before, owner_by_whose, parenthesis, putting_out, subject_before,
    tells_inspectors,
};
use super::mentions::{Mention, What};
use super::names::is_name_word;
use super::naming::may_be_it;
use super::passing::{asks_ofsted, is_to_come};
use super::reader::Reader;
use super::speaker::Speaker;
use super::tokens::{Token, words_of};
use crate::model::SpeakerClass;

impl Reader<'_, '_> {
    /// The clauses of a sentence with their speakers, in order, each one known to the pronouns after it, in the place of what
    /// stood in `out`; `clauses` is room for them.
    pub(super) fn spoken(
        &mut self,
        tokens: &[Token<'_>],
        found: &[Mention],
        clauses: &mut Vec<Clause>,
        out: &mut Vec<Spoken>,
    ) {
        out.clear();
        let sentence = Sentence {
            tokens,
            mentions: found,
        };
        for mention in found {
            self.context.note(self.text, tokens, mention);
        }
        self.context.answers |= asks_ofsted(tokens, found);
        sentence.clauses(clauses);
        for clause in clauses.drain(..) {
            // "Inspectors said carers felt valued. They added": those who said it.
            let told = out.last().is_some_and(|s| {
                s.speaker.class == SpeakerClass::Ofsted && is_told_by(tokens, found, &clause, s)
            });
            let group = told.then(|| self.context.group.clone());
            let speaker = self.behind(&sentence, &clause, out);
            self.writes(tokens, found, &clause, &speaker);
            if let Some(group) = group {
                self.context.group = group;
            }
            out.push(Spoken { clause, speaker });
        }
        // "The report says that the council called it a plan. It also": whoever the sentence is about.
        let main = |s: &&Spoken| s.clause.subject == Subject::Mention(0) && !s.clause.inverted;
        if let Some(main) = out.iter().find(main) {
            let opens = found[0].start <= 1 && !found[0].one_person;
            let inspectors = main.speaker.class == SpeakerClass::Ofsted;
            // "The charity said the report came as no surprise": what it says of others does not make them "it".
            let says = main.clause.verb == Verb::Say
                && matches!(
                    found[0].what,
                    What::Body(_) | What::Paper(_) | What::Pronoun(Pronoun::Body)
                )
                && main.speaker.class != SpeakerClass::Unattributed;
            let speaks = inspectors || says;
            if opens && speaks && out.len() > 1 && may_be_it(tokens, &found[0], &main.speaker) {
                self.context.body = Some(main.speaker.clone());
            }
        }
    }

    /// The speaker of a clause, whatever its subject is; `out` are the clauses before it.
    fn behind(&mut self, sentence: &Sentence<'_, '_>, clause: &Clause, out: &[Spoken]) -> Speaker {
        let (tokens, found) = (sentence.tokens, sentence.mentions);
        match clause.subject {
            // "The commissioner recommended the move in a report that spoke of": it is theirs.
            Subject::Mention(m) if let Some(author) = author_of_new(tokens, found, m, out) => {
                author
            }
            // "The ombudsman said it had found": itself.
            Subject::Mention(m) if let Some(itself) = said_of_itself(tokens, found, m, out) => {
                itself
            }
            // "Carers Together, a support group, is calling for pay, which it claims is": whoever the sentence begins with.
            Subject::Mention(m)
                if found[m].what == What::Pronoun(Pronoun::Body)
                    && let Some(name) = opening_name(tokens, found, self.context.people) =>
            {
                let name = words_of(self.text, name);
                self.context.unknown(name)
            }
            // "The home's owner, Brightwater, disputes what it calls": itself, or nobody who is known.
            Subject::Mention(m) if is_what_it_calls(tokens, found, m) => opening(found, m)
                .map_or_else(Speaker::nobody, |first| {
                    self.context.resolve(self.text, tokens, first)
                }),
            Subject::Mention(m) => self.speaker(tokens, found, m, clause),
            // "He said the service had been rated inadequate, and accused": the passive between has no say.
            Subject::Elided => match (
                out.iter()
                    .rfind(|s| {
                        s.clause.subject != Subject::Agentless && !is_told_of(tokens, s, out)
                    })
                    .or(out.last())
                    .filter(|s| !breaks_in(tokens, found, &s.clause)),
                found.first(),
            ) {
                (Some(before), _) => before.speaker.clone(),
                (None, Some(first)) if first.end <= clause.at => {
                    self.context.resolve(self.text, tokens, first)
                }
                _ => Speaker::nobody(),
            },
            Subject::Named(..)
                if clause.verb == Verb::Activity && !tokens[clause.at].has(Set::Sending) =>
            {
                Speaker::nobody()
            }
            Subject::Named(start, end) => self
                .context
                .unknown(words_of(self.text, &tokens[start..end])),
            // Whoever has been speaking in this paragraph goes on; a grade is Ofsted's whoever speaks.
            Subject::Agentless
                if clause.verb != Verb::Rate
                    && !tokens[clause.end..].iter().take(2).any(|t| t.grade)
                    && self.before.source_here.as_ref().is_some_and(|s| {
                        // "The police come out well. The force was commended for": not by itself.
                        let judged = tokens[clause.at].has(Set::Judging);
                        !s.guessed && (!judged || s.person || s.class == SpeakerClass::Ofsted)
                    }) =>
            {
                self.before
                    .source_here
                    .clone()
                    .unwrap_or_else(Speaker::nobody)
            }
            Subject::Implied if self.context.is_elsewhere() => Speaker::nobody(),
            Subject::Agentless
                if clause.verb == Verb::Call
                    && !tokens.get(clause.end).is_some_and(|t| t.grade) =>
            {
                Speaker::nobody()
            }
            Subject::Agentless | Subject::Implied if self.context.about_ofsted => Speaker::ofsted(),
            Subject::Owner(pronoun) => self.context.pronoun(pronoun),
            // "according to his advocate"
            Subject::Unknown if tokens[clause.at].role == Some(Role::According) => {
                Speaker::witness(tokens[clause.end + 1].word)
            }
            // "Children told inspectors": whoever they are, they are not the inspectors.
            Subject::Unknown if tells_inspectors(tokens, found, clause) => {
                let (head, _) = sentence.before_verb(clause.at);
                Speaker::witness(tokens[head.saturating_sub(1)].word)
            }
            // "Paragraph four says", "One passage reads": of the report that is spoken of.
            Subject::Unknown
                if tokens.iter().take(2).any(|t| t.has(Set::Passage))
                    && sentence.before_verb(clause.at).0 == 2
                    && self.context.about_ofsted
                    && !self.context.is_elsewhere() =>
            {
                Speaker::ofsted()
            }
            // "Pinegrove said it had paused": a word with a capital elsewhere is a name here as well, and so is one that says
            // something and is no plural.
            Subject::Unknown
                if sentence.before_verb(clause.at).0 == 1
                    && (self.context.people.is_proper(&tokens[0])
                        || is_lone_name(&tokens[0])
                            && is_word!(tokens[clause.at], "said" | "says" | "told")) =>
            {
                self.context.unknown(words_of(self.text, &tokens[..1]))
            }
            Subject::Unknown => {
                // "Holidaymakers said": one of them may speak next.
                let opens = sentence.before_verb(clause.at).0 == 1;
                if opens && clause.verb == Verb::Say && tokens[0].word.ends_with('s') {
                    self.context.several = Some(Speaker::witness(tokens[0].word));
                }
                unnamed(out)
            }
            Subject::Agentless | Subject::Implied => Speaker::nobody(),
        }
    }

    /// "In a letter to the leader, she wrote": "the letter" is hers from here on.
    fn writes(
        &mut self,
        tokens: &[Token<'_>],
        found: &[Mention],
        clause: &Clause,
        speaker: &Speaker,
    ) {
        let Subject::Mention(subject) = clause.subject else {
            return;
        };
        // "She has written to the minister": a letter.
        if tokens[clause.at..clause.end]
            .iter()
            .any(|t| is_word!(t, "wrote" | "written"))
            && tokens.get(clause.end).is_some_and(|t| is_word!(t, "to"))
        {
            self.context.has_written("letter", speaker);
        }
        let own = |n: &&Mention| {
            n.start > 0
                && is_word!(tokens[n.start - 1], "in")
                && is_word!(tokens[n.start], "a" | "an" | "another" | "his" | "her")
                && matches!(n.what, What::Paper(None) | What::Voice(None))
        };
        let paper = found.iter().find(own).filter(|n| **n != found[subject]);
        if let Some(paper) = paper.filter(|_| clause.verb == Verb::Say) {
            self.context
                .has_written(tokens[paper.end - 1].word, speaker);
        }
    }

    /// The speaker behind the subject `m` of a clause.
    fn speaker(
        &mut self,
        tokens: &[Token<'_>],
        found: &[Mention],
        m: usize,
        clause: &Clause,
    ) -> Speaker {
        let mention = found[m];
        self.context.lead(tokens, &mention);
        // "A friend, she says, …": a person new in this sentence is meant before one of the sentences before.
        let new = |n: &&Mention| {
            n.one_person
                && is_word!(tokens[n.start], "a" | "an" | "one" | "another")
                && !is_object(tokens, found, n)
                && !is_to_come(tokens, n)
        };
        let person = matches!(mention.what, What::Pronoun(p) if p.is_person());
        // "A former worker who grew up in care, she describes": that is what she is, whoever has been named.
        let apposed = |n: &&Mention| {
            let who = tokens.get(n.end).is_some_and(|t| is_word!(t, "who"));
            let known = || self.context.last_person(None).is_some_and(|p| p.person);
            n.start == 0 && who && known()
        };
        let meant = found[..m].iter().find(new).filter(|_| person);
        let meant = meant.filter(|n| !apposed(n));
        // "Care leavers, they added, were": whoever breaks in is none of those the sentence is about.
        let apart = |n: &&Mention| parenthesis(tokens, found, clause) != Some(n.end);
        let meant = meant
            .or_else(|| subject_before(tokens, found, m, self.context.people).filter(apart))
            .or_else(|| foreshadowed(tokens, found, m))
            .or_else(|| putting_out(tokens, found, m));
        let speaker = self
            .context
            .resolve(self.text, tokens, meant.unwrap_or(&mention));
        let owner = owner_before(tokens, found, m)
            .or_else(|| owner_by_whose(tokens, found, m))
            .map(|owner| self.context.resolve(self.text, tokens, owner))
            .filter(|owner| owner.class != SpeakerClass::Council);
        let speaker = owner.unwrap_or(speaker);
        let other = is_official_of_another(tokens, found, m);
        let official = other.then(|| Speaker::witness(tokens[mention.end - 1].word));
        let speaker = official.unwrap_or(speaker);
        let speaker = self.continuing(tokens, &mention, clause).unwrap_or(speaker);
        if speaker.class == SpeakerClass::Ofsted
            && !speaker.person
            && self.cannot_be_ofsted(tokens, found, (m, meant.is_some()), clause)
        {
            return Speaker::nobody();
        }
        let nominal = tokens[clause.at].role == Some(Role::Nominal);
        // "One councillor told her that": "she" is whoever was told.
        let told = tokens
            .get(clause.end)
            .is_some_and(|t| is_word!(t, "her" | "him" | "them"));
        let passing = told && mention.one_person && !speaker.person;
        // "A lad I met": whoever writes is never "he".
        if !nominal && !passing && mention.what != What::Pronoun(Pronoun::Author) {
            self.context.spoke(tokens, &mention, &speaker);
        }
        if mention.start > 0 && is_word!(tokens[mention.start - 1], "by") && !clause.inverted {
            self.context.wrote(&speaker);
        }
        speaker
    }

    /// "Ofsted said …. “…,” a spokesperson added": whoever adds goes on from what stands before.
    fn continuing(
        &self,
        tokens: &[Token<'_>],
        mention: &Mention,
        clause: &Clause,
    ) -> Option<Speaker> {
        let adds = is_word!(
            tokens[clause.at],
            "added" | "adds" | "continued" | "continues"
        );
        let bare = mention.what == What::Voice(None) && mention.one_person;
        let latest = self
            .context
            .latest()
            .filter(|s| s.class == SpeakerClass::Ofsted);
        latest.filter(|_| adds && bare).cloned()
    }
}

/// Whoever said something "in a report" or "in a letter" that speaks in turn.
fn author_of_new(
    tokens: &[Token<'_>],
    found: &[Mention],
    m: usize,
    before: &[Spoken],
) -> Option<Speaker> {
    let paper = found[m];
    if paper.what != What::Paper(None) || before.is_empty() {
        return None;
    }
    let new = is_word!(
        tokens[paper.start],
        "a" | "an" | "another" | "his" | "her" | "their"
    );
    let within = paper.start > 0 && is_word!(tokens[paper.start - 1], "in");
    let that = tokens
        .get(paper.end)
        .is_some_and(|t| is_word!(t, "that" | "which"));
    let says = |s: &&Spoken| {
        s.clause.verb == Verb::Say
            && !s.clause.inverted
            && s.speaker.class != SpeakerClass::Unattributed
    };
    let author = before
        .iter()
        .rfind(says)
        .filter(|_| new && within && that)?;
    Some(author.speaker.clone())
}

/// "Inspectors said carers felt": whether a clause is what the one before says.
fn is_told_by(tokens: &[Token<'_>], found: &[Mention], clause: &Clause, before: &Spoken) -> bool {
    let Subject::Mention(m) = clause.subject else {
        return false;
    };
    let from = before.clause.end;
    let that = usize::from(tokens.get(from).is_some_and(|t| is_word!(t, "that")));
    let reports = before.clause.verb == Verb::Say && !before.clause.inverted;
    reports && found[m].start == from + that && matches!(clause.verb, Verb::Stance | Verb::Activity)
}

/// "They acknowledged that managers visited the children but concluded": what those do of whom another tells.
fn is_told_of(tokens: &[Token<'_>], spoken: &Spoken, before: &[Spoken]) -> bool {
    let says = |s: &Spoken| {
        let that = tokens
            .get(s.clause.end)
            .is_some_and(|t| is_word!(t, "that"));
        that && s.clause.verb == Verb::Say && s.clause.at < spoken.clause.at
    };
    let others = spoken.speaker.class != SpeakerClass::Ofsted;
    others && spoken.clause.verb == Verb::Activity && before.iter().any(says)
}

/// "X said it had found": the body that has just said so, when the pronoun follows its verb.
fn said_of_itself(
    tokens: &[Token<'_>],
    found: &[Mention],
    m: usize,
    before: &[Spoken],
) -> Option<Speaker> {
    if found[m].what != What::Pronoun(Pronoun::Body) {
        return None;
    }
    let last = before.last()?;
    let that = tokens
        .get(last.clause.end)
        .is_some_and(|t| is_word!(t, "that"));
    let follows = last.clause.end + usize::from(that) == found[m].start;
    let says = last.clause.verb == Verb::Say && !last.clause.inverted;
    let body = !last.speaker.person && last.speaker.class != SpeakerClass::Unattributed;
    let unnamed = matches!(last.clause.subject, Subject::Mention(s) if found[s].one_person);
    (follows && says && body && !unnamed).then(|| last.speaker.clone())
}

/// "Solace said": one word with a capital that no list knows and that is no plural.
fn is_lone_name(word: &Token<'_>) -> bool {
    is_name_word(word) && !word.word.ends_with('s') && word.word.len() > 3
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
