//! Reporting verbs with their subjects: who says, finds, admits or is rated in a sentence (`quotes.md` section 5).

use super::key::is_word;
use super::lexicon::{Pronoun, Role, Set, Verb};
use super::mentions::{Mention, What};
use super::tokens::{Kind, Token};
use crate::model::SpeakerClass;

/// Where the source of a clause stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The noun phrase with this number among the sentence's mentions.
    Mention(usize),
    /// A proper name that no list knows: first token, one past the last.
    Named(usize, usize),
    /// Left out: that of the clause before ("and said …").
    Elided,
    /// A noun phrase whose class nobody knows.
    Unknown,
    /// A verb of finding or rating in the passive without an agent: the inspectorate finds and rates.
    Agentless,
    /// Whoever a possessive means: "in her words", "my letter reads".
    Owner(Pronoun),
    /// A nominal cue without an owner, "the conclusion that": the inspectorate concludes.
    Implied,
}

/// A verb that attributes words, with its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clause {
    /// First token of the verb.
    pub(crate) at: usize,
    /// One past its last token.
    pub(crate) end: usize,
    pub(crate) verb: Verb,
    pub(crate) subject: Subject,
    /// Whether the source stands after the verb: "said Ms Doe", "identified by inspectors", "according to Ofsted".
    pub(crate) inverted: bool,
    /// Whether the source is bound to the words beside it ("failures identified in an Ofsted report").
    pub(crate) bound: bool,
}

/// A sentence with its mentions, for the questions below.
pub(crate) struct Sentence<'s, 't> {
    pub(crate) tokens: &'s [Token<'t>],
    pub(crate) mentions: &'s [Mention],
}

impl Sentence<'_, '_> {
    /// All clauses in the order of their verbs, in the place of what stood in `out`.
    pub(crate) fn clauses(&self, out: &mut Vec<Clause>) {
        out.clear();
        let mut at = 0;
        while at < self.tokens.len() {
            let step = self.tokens[at].phrase().max(1);
            let found = match self.tokens[at].role {
                Some(Role::Verb(verb)) => self.verb_clause(at, step, verb, out),
                Some(Role::According) => self.after(at + step).map(|m| Clause {
                    at,
                    end: at + step,
                    verb: Verb::Say,
                    subject: Subject::Mention(m),
                    inverted: true,
                    bound: false,
                }),
                // "Ofsted was kind, finding “a workforce that wants to do well”"
                Some(Role::Nominal) if self.is_participle(at) => {
                    self.verb_clause(at, step, Verb::Say, out)
                }
                Some(Role::Nominal) => self.nominal(at, step).filter(|c| !self.is_told(c, out)),
                _ if self.tokens[at].is(':') => self.labelled(at, out),
                _ if at == 0 || is_word!(self.tokens[at], "in") => self.in_words(at),
                _ if at == 1 => self.signed(at),
                _ => None,
            };
            out.extend(found);
            at += step;
        }
    }

    /// "the money announced in the summer will go": a participle behind its noun, before the verb of the sentence.
    fn is_reduced(&self, at: usize, end: usize) -> bool {
        let bare =
            at > 0 && self.tokens[at - 1].role.is_none() && self.tokens[at].word.ends_with("ed");
        let link = self.tokens.get(end).is_some_and(Token::is_preposition);
        let mut rest = (self.tokens[end..].iter()).take_while(|t| t.kind == Kind::Word);
        let finite = rest.any(|t| {
            matches!(t.role, Some(Role::Modal | Role::Aux | Role::Be)) && !is_word!(t, "to")
        });
        bare && link && finite
    }

    fn is_participle(&self, at: usize) -> bool {
        is_word!(self.tokens[at], "finding") && at > 0 && self.tokens[at - 1].is(',')
    }

    fn verb_clause(&self, at: usize, len: usize, verb: Verb, before: &[Clause]) -> Option<Clause> {
        let end = at + len;
        if self.is_noun(at) || self.is_unsaid(at, end) {
            return None;
        }
        let clause = |subject, inverted| Clause {
            at,
            end,
            verb,
            subject,
            inverted,
            bound: false,
        };
        let (head, passive) = self.before_verb(at);
        if let Some(m) =
            (self.quotes(at, end).filter(|_| !passive)).or_else(|| self.breaks_in(at, end))
        {
            return Some(clause(Subject::Mention(m), true));
        }
        let subject = self
            .subject(head, before)
            .filter(|_| !self.is_joined_gerund(at, before) && !self.is_as_gerund(at));
        // "The report, described by the MP as “a whitewash”, runs"
        let by = verb != Verb::Activity && self.tokens.get(end).is_some_and(|t| is_word!(t, "by"));
        let full = passive
            || self.is_short_passive(at, end, subject)
            || self.is_said_to(at)
            || self.is_described_as(at, end);
        let passive = full || by;
        let weak = !matches!(subject, Some(Subject::Mention(m)) if !self.mentions[m].weak);
        if let Some((agent, by)) = self
            .agent(at, end)
            .filter(|_| verb != Verb::Activity && !is_word!(self.tokens[at], "quoted"))
            && (passive || self.is_target(subject, verb) && (by || weak && self.is_paper(agent)))
        {
            return Some(Clause {
                bound: !full || !by,
                ..clause(Subject::Mention(agent), true)
            });
        }
        let finds = self.tokens[at].has(Set::Finding) || self.tokens[at].has(Set::Judging);
        let gives = verb == Verb::Rate && self.tokens[at].has(Set::Giving);
        let graded = match verb {
            Verb::Rate if gives => self.names_grade(end),
            Verb::Rate => self.is_graded(end) && !self.is_reflexive(end),
            _ => verb == Verb::Call && self.is_called_grade(at, end),
        };
        let inspection = || self.inspection_in_which(at).filter(|_| passive && graded);
        let target = |m: usize| self.mentions[m].what == What::Body(SpeakerClass::Council);
        match subject {
            // "the help given to children", "given “every chance”": without a grade nothing was rated.
            _ if gives && !graded => None,
            // "He assured me that the money announced in the summer will go": only says which money.
            Some(Subject::Unknown) if self.is_reduced(at, end) => None,
            // "One carer is quoted in the report as saying": the subject speaks, whoever quotes.
            Some(Subject::Mention(_) | Subject::Named(..))
                if passive && is_word!(self.tokens[at], "quoted") =>
            {
                subject.map(|s| clause(s, false))
            }
            Some(Subject::Mention(m)) if graded && !passive && target(m) => {
                Some(clause(Subject::Agentless, false))
            }
            _ if let Some(m) = inspection() => Some(clause(Subject::Mention(m), true)),
            // "the report was called “a disgrace”": by whoever, not by those who wrote it.
            Some(Subject::Mention(m))
                if passive && verb != Verb::Activity && self.is_inspectors(m) =>
            {
                Some(clause(Subject::Unknown, false))
            }
            _ if passive => (graded || (verb == Verb::Rate || finds) && self.is_graded(end))
                .then(|| clause(Subject::Agentless, false)),
            Some(Subject::Mention(_))
                if verb == Verb::Show && before.last().is_some_and(|c| c.verb == Verb::Say) =>
            {
                Some(clause(Subject::Elided, false))
            }
            Some(Subject::Mention(m)) => Some(clause(Subject::Mention(m), false)),
            None if self.may_be_inverted(at, verb) => {
                let described = || {
                    self.is_epithet(end)
                        .then_some(Subject::Owner(Pronoun::Person))
                };
                let named = self.after(end).map(Subject::Mention);
                named.or_else(described).map(|s| clause(s, true))
            }
            None if verb != Verb::Nounish && self.elided(at, before) => {
                Some(clause(self.antecedent(at, before), false))
            }
            _ if verb == Verb::Nounish => None,
            Some(named @ Subject::Named(..)) => Some(clause(named, false)),
            _ if verb == Verb::Rate && self.is_graded(end) => {
                Some(clause(Subject::Agentless, false))
            }
            None => None,
            Some(_)
                if before.iter().all(|c| c.verb == Verb::Activity)
                    && self.may_open(0)
                    // "Ofsted visited the home, whose owner said", "Inspectors met parents, and one said"
                    && self.tokens[..at].iter().all(|t| !is_word!(t, "whose"))
                    && !(head > 0 && self.tokens[head - 1].role == Some(Role::Det)) =>
            {
                Some(clause(Subject::Mention(0), false))
            }
            Some(other) => Some(clause(other, false)),
        }
    }

    /// Whether a mention opens the sentence and is not "who", which stands for an unknown noun before it.
    fn may_open(&self, m: usize) -> bool {
        let small = |t: &Token<'_>| matches!(t.role, Some(Role::Det | Role::Adverb | Role::Conj));
        let opens = |m: &Mention| {
            self.tokens[..m.start].iter().all(small)
                && m.start <= 3
                && m.what != What::Pronoun(Pronoun::Relative)
        };
        self.mentions.get(m).is_some_and(opens)
    }

    pub(super) fn is_inspectors(&self, m: usize) -> bool {
        matches!(
            self.mentions[m].what,
            What::Paper(None | Some(SpeakerClass::Ofsted)) | What::Body(SpeakerClass::Ofsted)
        )
    }

    /// "The report quotes a boy who felt “like a parcel”": his words.
    fn quotes(&self, at: usize, end: usize) -> Option<usize> {
        let quotes = is_word!(self.tokens[at], "quotes" | "quoted" | "quoting");
        let other = || self.after(end).filter(|m| !self.is_inspectors(*m));
        quotes.then(other).flatten()
    }

    /// "The report, says the bishop, makes for": whoever stands behind a verb of saying between two commas breaks in.
    fn breaks_in(&self, at: usize, end: usize) -> Option<usize> {
        let comma = |i: usize| self.tokens.get(i).is_some_and(|t| t.is(','));
        let opens = at > 1 && comma(at - 1) && self.tokens[at - 2].quote().is_none();
        let verb = self.tokens[at].has(Set::Parenthetic);
        let paper = self
            .mentions
            .first()
            .is_some_and(|m| m.start <= 1 && m.end + 1 == at);
        let m = (opens && verb && paper && self.is_inspectors(0))
            .then(|| self.after(end))
            .flatten()
            .filter(|m| !self.is_inspectors(*m))?;
        comma(self.mentions[m].end).then_some(m)
    }

    /// "an inspection in which the council was rated inadequate": the paper or body before the relative.
    fn inspection_in_which(&self, verb: usize) -> Option<usize> {
        let which = self.tokens[..verb]
            .iter()
            .rposition(|t| is_word!(t, "which"))?;
        let end = which
            .checked_sub(1)
            .filter(|i| self.tokens[*i].is_preposition())?;
        let whose = |m: &Mention| {
            let inspectors = matches!(
                m.what,
                What::Paper(Some(SpeakerClass::Ofsted)) | What::Body(SpeakerClass::Ofsted)
            );
            m.end == end && inspectors
        };
        self.mentions.iter().position(whose)
    }

    /// Whether what stands before a participle may be what it is said of: "a council branded … by", "failures found in".
    fn is_target(&self, subject: Option<Subject>, verb: Verb) -> bool {
        match subject {
            Some(Subject::Mention(m)) if !self.mentions[m].weak => {
                matches!(verb, Verb::Rate | Verb::Call)
                    && self.mentions[m].what == What::Body(SpeakerClass::Council)
            }
            _ => true,
        }
    }

    /// "…, said Ms Doe": a reporting verb right after a quotation, or at the start of its sentence.
    fn may_be_inverted(&self, at: usize, verb: Verb) -> bool {
        let after_quote = match at.checked_sub(1).map(|i| &self.tokens[i]) {
            // "Calls for the leader to quit", "Claims of bullying": nouns.
            None => self.tokens[at].word.ends_with('d'),
            Some(t) if t.is(',') => {
                at >= 2 && self.tokens[at - 2].quote().is_some()
                    || self.mentions.iter().any(|m| {
                        let it = matches!(m.what, What::Pronoun(Pronoun::Body | Pronoun::Group));
                        m.start == at + 1 && !it
                    })
            }
            Some(t) => t.quote().is_some() || matches!(t.kind, Kind::Sign('-' | '–' | '—')),
        };
        after_quote
            && matches!(verb, Verb::Say | Verb::Nounish)
            && !self.tokens[at].word.ends_with("ing")
    }

    /// "“…,” stormed the Tory veteran": words for whoever has just been spoken of close the sentence.
    fn is_epithet(&self, from: usize) -> bool {
        let the = self.tokens.get(from).is_some_and(|t| is_word!(t, "the"));
        let noun = |t: &&Token<'_>| {
            matches!(t.kind, Kind::Word | Kind::Number)
                && matches!(t.role, None | Some(Role::Party))
        };
        let nouns = self.tokens[from..].iter().skip(1).take_while(noun).count();
        let next = self.tokens.get(from + 1 + nouns);
        the && (1..=3).contains(&nouns)
            && next.is_none_or(|t| t.is('.') || t.is(',') || t.quote().is_some())
    }

    /// "…, describing": a participle after a clause has that clause's subject.
    fn is_joined_gerund(&self, at: usize, before: &[Clause]) -> bool {
        let comma = at > 0 && self.tokens[at - 1].is(',');
        comma && !before.is_empty() && self.tokens[at].word.ends_with("ing")
    }

    /// "quoted in the report as saying": whoever is quoted says it.
    fn is_as_gerund(&self, at: usize) -> bool {
        let as_ = at > 0 && is_word!(self.tokens[at - 1], "as");
        as_ && self.tokens[at].word.ends_with("ing")
    }

    /// Whether the clause has the subject of the one before: after "and", "but", a comma, or as "…ing that".
    fn elided(&self, at: usize, before: &[Clause]) -> bool {
        let gerund = self.tokens[at].word.ends_with("ing");
        let (head, _) = self.before_verb(at);
        let joined = head
            .checked_sub(1)
            .is_some_and(|i| self.tokens[i].role == Some(Role::Conj) || self.tokens[i].is(','));
        (joined || gerund) && (!before.is_empty() || joined && !self.mentions.is_empty())
    }

    /// The left-out subject: that of "which" or "who" when it stands after the last clause, else the last clause's.
    fn antecedent(&self, at: usize, before: &[Clause]) -> Subject {
        let (head, _) = self.before_verb(at);
        // ", and said": the comma closed the relative clause, the main one goes on.
        if head > 1
            && self.tokens[head - 1].role == Some(Role::Conj)
            && self.tokens[head - 2].is(',')
        {
            return Subject::Elided;
        }
        let after = before.last().map_or(0, |c| c.end);
        let relative = self.mentions.iter().rposition(|m| {
            m.start >= after && m.end <= at && m.what == What::Pronoun(Pronoun::Relative)
        });
        relative.map_or(Subject::Elided, |m| self.resolve_relative(m))
    }
}
