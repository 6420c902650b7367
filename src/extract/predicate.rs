//! The clause of one reporting verb: who says it, or, in the passive, who weighs what stands before it.

use std::ops::ControlFlow;

use super::adjunct::relative_start_is_bare;
use super::clauses::{Clause, Sentence, Subject};
use super::key::is_word;
use super::lexicon::{Pronoun, Role, Set, Verb};
use super::mentions::{Mention, What};
use super::tokens::{Kind, Token};
use crate::model::SpeakerClass;

/// What makes a verb passive, the surest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Voice {
    Active,
    /// Only a "by" behind it: "described by the MP".
    By,
    /// A participle without its auxiliary: "services praised for".
    Participle,
    /// A form of "be" before it.
    Finite,
}

/// A reporting verb with its form and its grammatical subject.
struct Predicate<'b> {
    /// First token of the verb, and one past its last.
    at: usize,
    end: usize,
    verb: Verb,
    /// One past the last token of what stands before the verb and its auxiliaries.
    head: usize,
    subject: Option<Subject>,
    voice: Voice,
    /// Whether it gives other things than grades, too.
    gives: bool,
    /// Whether a grade stands behind it.
    graded: bool,
    /// The clauses before it.
    before: &'b [Clause],
}

impl Predicate<'_> {
    fn clause(&self, subject: Subject, inverted: bool) -> Clause {
        Clause {
            at: self.at,
            end: self.end,
            verb: self.verb,
            subject,
            inverted,
            bound: false,
        }
    }

    fn of(&self, subject: Subject) -> Clause {
        self.clause(subject, false)
    }
}

impl Sentence<'_, '_> {
    /// The clause of the reporting verb of `len` tokens at `at`, when it reports.
    pub(super) fn verb_clause(
        &self,
        at: usize,
        len: usize,
        verb: Verb,
        before: &[Clause],
    ) -> Option<Clause> {
        let end = at + len;
        if self.is_noun(at) || self.is_unsaid(at, end) {
            return None;
        }
        let (head, finite) = self.before_verb(at);
        let mut own = Predicate {
            at,
            end,
            verb: if self.is_looked_at(at, end, before) {
                Verb::Activity
            } else {
                verb
            },
            head,
            subject: None,
            voice: Voice::Active,
            gives: verb == Verb::Rate && self.tokens[at].has(Set::Giving),
            graded: false,
            before,
        };
        let quoted = self.quotes(at, end).filter(|_| !finite);
        let behind = || self.breaks_in(at, end).or_else(|| self.closes(at, end));
        if let Some(m) = quoted.or_else(behind) {
            return Some(own.clause(Subject::Mention(m), true));
        }
        own.subject = self
            .subject(head, before)
            .filter(|_| !self.is_joined_gerund(at, before) && !self.is_as_gerund(at));
        let participle = || {
            self.is_short_passive(at, end, own.subject)
                || self.is_said_to(at)
                || self.is_described_as(at, end)
        };
        own.voice = match () {
            () if finite => Voice::Finite,
            () if participle() => Voice::Participle,
            // "The report, described by the MP as “a whitewash”, runs"
            () if verb != Verb::Activity && self.names_agent(end) => Voice::By,
            () => Voice::Active,
        };
        // "moved out of the home": nobody's grade.
        let moves = is_word!(self.tokens[at], "moved" | "kept" | "lifted");
        if moves && own.gives && !self.names_grade(end) {
            return None;
        }
        // "No grades are awarded in a joint inspection"
        let none = || head > 0 && is_word!(self.tokens[head - 1], "grades" | "judgements");
        if own.gives && finite && none() {
            return None;
        }
        if let Some(clause) = self.of_agent(&own) {
            return Some(clause);
        }
        own.graded = match verb {
            Verb::Rate if own.gives => self.names_grade(end),
            Verb::Rate => self.is_graded(end) && !self.is_reflexive(end),
            _ => verb == Verb::Call && self.is_called_grade(at, end),
        };
        // "the help given to children", "given “every chance”": without a grade nothing was rated.
        if own.gives && !own.graded {
            return None;
        }
        match self.weighed(&own) {
            ControlFlow::Break(weighed) => weighed,
            ControlFlow::Continue(()) => self.spoken(&own),
        }
    }

    fn names_agent(&self, from: usize) -> bool {
        self.tokens.get(from).is_some_and(|t| is_word!(t, "by")) && !self.is_medium(from)
    }

    /// "told by letter", "said by email": how, and not by whom.
    fn is_medium(&self, from: usize) -> bool {
        let medium = |t: &Token<'_>| is_word!(t, "letter" | "email" | "phone" | "text" | "post");
        self.tokens.get(from).is_some_and(|t| is_word!(t, "by"))
            && self.tokens.get(from + 1).is_some_and(medium)
    }

    /// The clause of a verb whose agent stands behind it.
    fn of_agent(&self, own: &Predicate<'_>) -> Option<Clause> {
        let &Predicate { at, end, verb, .. } = own;
        if verb == Verb::Activity || is_word!(self.tokens[at], "quoted") {
            return None;
        }
        let (agent, by) = self.agent(at, end).filter(|_| !self.is_medium(end))?;
        // "given “relentless” support by a team", but "given top marks by Ofsted"
        if own.gives && !self.names_grade(end) && !self.is_inspectors(agent) {
            return None;
        }
        let weak = !matches!(own.subject, Some(Subject::Mention(m)) if !self.mentions[m].weak);
        // "The auditors had warned in their report": the report is theirs.
        let owned = is_word!(
            self.tokens[self.mentions[agent].start],
            "their" | "his" | "her"
        );
        let target = || {
            let paper = weak && self.is_paper(agent) && !owned;
            self.is_target(own.subject, verb) && (by || paper)
        };
        (own.voice > Voice::Active || target()).then(|| Clause {
            // "has been rated good in its first inspection" ends where its sentence does.
            bound: own.voice < Voice::Participle || !by && own.voice != Voice::Finite,
            ..own.clause(Subject::Mention(agent), true)
        })
    }

    /// The clause of a verb that weighs its grammatical subject, or of none; goes on where the subject is the source.
    fn weighed(&self, own: &Predicate<'_>) -> ControlFlow<Option<Clause>> {
        let &Predicate {
            at,
            end,
            verb,
            graded,
            ..
        } = own;
        let passive = own.voice > Voice::Active;
        let finds = self.tokens[at].has(Set::Finding) || self.tokens[at].has(Set::Judging);
        let inspection = || {
            self.inspection_in_which(at)
                .filter(|_| passive && (graded || finds))
        };
        let target = |m: usize| self.mentions[m].what == What::Body(SpeakerClass::Council);
        ControlFlow::Break(match own.subject {
            // "with assessments of other children described as “less consistent”": by whoever the sentence is about.
            Some(Subject::Unknown)
                if !passive && !own.before.is_empty() && self.is_weighed_as(at, end) =>
            {
                Some(own.of(Subject::Elided))
            }
            // "Among the weaknesses identified were": of a list that nobody else is said to have made.
            _ if self.is_of_list(at, end) => Some(own.of(Subject::Agentless)),
            // "He assured me that the money announced in the summer will go": only says which money.
            Some(Subject::Unknown) if self.is_reduced(at, end) => None,
            // "One carer is quoted in the report as saying": the subject speaks, whoever quotes.
            Some(subject @ (Subject::Mention(_) | Subject::Named(..)))
                if passive && is_word!(self.tokens[at], "quoted") =>
            {
                Some(own.of(subject))
            }
            Some(Subject::Mention(m)) if graded && !passive && target(m) => {
                Some(own.of(Subject::Agentless))
            }
            // "carers' fury as Tannershire branded ‘inadequate’"
            Some(Subject::Named(..))
                if graded && !passive && self.tokens.get(end).is_some_and(|t| t.grade) =>
            {
                Some(own.of(Subject::Agentless))
            }
            _ if let Some(m) = inspection() => Some(own.clause(Subject::Mention(m), true)),
            // "the report was called “a disgrace”": by whoever, not by those who wrote it.
            Some(Subject::Mention(m))
                if passive && verb != Verb::Activity && self.is_inspectors(m) =>
            {
                Some(own.of(Subject::Unknown))
            }
            _ if passive => {
                // "Its own audits were dismissed as “of little value”": by whoever has the word.
                let called =
                    verb == Verb::Call && self.tokens.get(end).is_some_and(|t| t.quote().is_some());
                let rates = verb == Verb::Rate || finds;
                let weighs = graded || called || rates && self.is_graded(end);
                // "described by a quartermaster as “thin”": by somebody whom no list knows.
                let whose = if self.names_agent(end) {
                    Subject::Unknown
                } else {
                    Subject::Agentless
                };
                weighs.then(|| own.of(whose))
            }
            _ => return ControlFlow::Continue(()),
        })
    }

    /// The clause of an active verb.
    fn spoken(&self, own: &Predicate<'_>) -> Option<Clause> {
        let &Predicate {
            at,
            end,
            verb,
            before,
            ..
        } = own;
        match own.subject {
            Some(Subject::Mention(_))
                if verb == Verb::Show && before.last().is_some_and(|c| c.verb == Verb::Say) =>
            {
                Some(own.of(Subject::Elided))
            }
            Some(Subject::Mention(m)) => Some(own.of(Subject::Mention(m))),
            None if self.may_be_inverted(at, verb) => {
                let described = || {
                    self.is_epithet(end)
                        .then_some(Subject::Owner(Pronoun::Person))
                };
                let named = self.after(end).map(Subject::Mention);
                named.or_else(described).map(|s| own.clause(s, true))
            }
            None if verb != Verb::Nounish && self.elided(at, before) => {
                Some(own.of(self.antecedent(at, before)))
            }
            _ if verb == Verb::Nounish => None,
            Some(named @ Subject::Named(..)) => Some(own.of(named)),
            _ if verb == Verb::Rate && self.is_graded(end) => Some(own.of(Subject::Agentless)),
            None => None,
            Some(_) if self.is_of_first(at, own.head, before) => Some(own.of(Subject::Mention(0))),
            Some(other) => Some(own.of(other)),
        }
    }

    pub(super) fn is_inspectors(&self, m: usize) -> bool {
        matches!(
            self.mentions[m].what,
            What::Paper(None | Some(SpeakerClass::Ofsted)) | What::Body(SpeakerClass::Ofsted)
        )
    }

    /// "the weaknesses identified were", "other strengths listed included".
    fn is_of_list(&self, at: usize, end: usize) -> bool {
        let listed = at > 0 && self.tokens[at - 1].has(Set::Assessed);
        let next = |t: &Token<'_>| {
            t.role == Some(Role::Be) || is_word!(t, "include" | "included" | "includes")
        };
        listed && self.tokens[at].has(Set::Finding) && self.tokens.get(end).is_some_and(next)
    }

    /// "an inspection in which the council was rated inadequate": the paper or body before the relative.
    fn inspection_in_which(&self, verb: usize) -> Option<usize> {
        let which = self.tokens[..verb]
            .iter()
            .rposition(|t| is_word!(t, "which"))?;
        let end = which
            .checked_sub(1)
            .filter(|i| self.tokens[*i].is_preposition())?;
        let whose = |m: &Mention| m.end == end && m.is_ofsteds();
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
                        // "Lord Doe, …, said the report was": likewise.
                        let acts = self.tokens.get(m.end).is_some_and(|t| {
                            matches!(t.role, Some(Role::Be | Role::Aux | Role::Modal))
                        });
                        // "…, says that foster carers are trained": what is said.
                        let told = self.tokens.get(at + 1).is_some_and(|t| is_word!(t, "that"));
                        m.start == at + 1 && !it && !told && !acts
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
        // "It praised workers who know their children and found": those who praise find, those whom inspectors met say.
        let reports = before.last().is_some_and(|c| c.verb != Verb::Activity);
        let main =
            |m: &usize| reports && relative_start_is_bare(self.tokens, self.mentions[*m].start);
        relative
            .filter(|m| !main(m))
            .map_or(Subject::Elided, |m| self.resolve_relative(m))
    }
}
