//! Finds the subject of a reporting verb: the noun phrase that ends before it, the one before an aside, or none.

use super::adjunct::{is_no_name, is_of_study, is_time, links_complement, relative_start_is_bare};
use super::clauses::{Clause, Sentence, Subject};
use super::key::is_word;
use super::lexicon::{Pronoun, Role, Set, Verb};
use super::mentions::{Mention, What, name_of};
use super::tokens::{Kind, Token};
use crate::model::SpeakerClass;

/// Tokens of "published last year" between two commas.
const ASIDE: usize = 8;
/// Tokens that may stand between a subject and its verb.
const GAP: usize = 5;

impl Sentence<'_, '_> {
    /// The subject that ends before `head`; `None` when nothing that could be one stands there.
    pub(super) fn subject(&self, head: usize, before: &[Clause]) -> Option<Subject> {
        let last = head.checked_sub(1)?;
        let token = &self.tokens[last];
        if let Some(m) = self.behind_relative(head, before) {
            return Some(Subject::Mention(m));
        }
        // "the review, which I'm told used": nobody who tells is named.
        if is_word!(token, "told")
            && let Some(teller) = last.checked_sub(1)
            && is_word!(self.tokens[teller], "i'm" | "i’m" | "we're" | "we’re")
        {
            return self.subject(teller, before);
        }
        // "Inspectors served a notice, having discovered that": the subject of the clause before.
        if token.is(',') && is_word!(self.tokens[head], "having") && !before.is_empty() {
            return None;
        }
        // "They were positive about the team, noting": a participle has the subject of its sentence.
        let participle = |t: &Token<'_>| t.word.ends_with("ing");
        let joined = token.is(',') && self.tokens.get(head).is_some_and(participle);
        let opening = || self.opening_pronoun().or_else(|| self.opening_person(last));
        if let Some(m) = opening().filter(|_| joined && before.is_empty()) {
            return Some(Subject::Mention(m));
        }
        if token.is(',') || token.is(')') || matches!(token.kind, Kind::Sign('-' | '–' | '—')) {
            if token.is(',') && self.is_signed(head, head) {
                return Some(Subject::Unknown);
            }
            return self.before_aside(last, before);
        }
        // "The inspectors were right to say that": said after all.
        let right = |back: usize| last.checked_sub(back).map(|i| &self.tokens[i]);
        if is_word!(token, "to")
            && right(1).is_some_and(|t| t.has(Set::Apt))
            && right(2).is_some_and(|t| t.role == Some(Role::Be))
        {
            // "inspectors had been right to say"
            let (head, _) = self.before_verb(last - 2);
            return self.nearest_mention(head).map(Subject::Mention);
        }
        // "They go on to describe"
        if self.goes_on(last) {
            let (head, _) = self.before_verb(last - 2);
            return self.nearest_mention(head).map(Subject::Mention);
        }
        // "what the council likes to call"
        if is_word!(token, "to")
            && right(1).is_some_and(|t| t.has(Set::Inclined))
            && let Some(Subject::Mention(m)) = self.subject(last - 1, before)
        {
            return Some(Subject::Mention(m));
        }
        if is_word!(token, "that") {
            // "a poster that read “listen to us”": whoever's it is.
            return Some(
                self.nearest_mention(last)
                    .map_or(Subject::Unknown, Subject::Mention),
            );
        }
        if let Some(m) = self.nearest_mention(head) {
            if let Some(sent) = self.sent_in(m) {
                return Some(Subject::Mention(sent));
            }
            if let Some(outside) = self.outside_relative(m) {
                return Some(self.resolve_relative(outside));
            }
            // "were closed, with one judge calling it": whoever "with" names does what follows.
            let with = self.mentions[m]
                .start
                .checked_sub(1)
                .is_some_and(|i| is_word!(self.tokens[i], "with"));
            if with && self.mentions[m].end == head && participle(&self.tokens[head]) {
                return Some(Subject::Mention(m));
            }
            return Some(match self.is_embedded(m) {
                // "The council wrote to Ofsted saying": whoever wrote.
                true if participle(&self.tokens[head])
                    && is_word!(self.tokens[self.mentions[m].start - 1], "to")
                    && self.mentions[0].start <= 2
                    && m > 0 =>
                {
                    Subject::Mention(name_of(self.tokens, self.mentions, 0))
                }
                // "A firm criticised in the Ofsted report said": the firm.
                true if self.is_inspectors(m) => Subject::Unknown,
                _ => self.resolve_relative(m),
            });
        }
        if let Some(m) = self.before_who(head) {
            return Some(Subject::Mention(m));
        }
        let noun = matches!(token.kind, Kind::Word | Kind::Number)
            && !matches!(
                token.role,
                Some(
                    Role::Conj
                        | Role::Verb(
                            Verb::Say | Verb::Show | Verb::Rate | Verb::Call | Verb::Stance
                        )
                        | Role::Prep
                )
            );
        noun.then(|| self.proper_name(head))
    }

    /// "a banner outside the inspection said": what stands right behind a preposition is inside another phrase. A team "of"
    /// inspectors and a letter "from" them are theirs.
    fn is_embedded(&self, m: usize) -> bool {
        let Some(link) = self.mentions[m].start.checked_sub(1).filter(|i| *i > 0) else {
            return false;
        };
        let (noun, link) = (&self.tokens[link - 1], &self.tokens[link]);
        let behind = noun.kind == Kind::Word && noun.role != Some(Role::Conj);
        let own = !is_word!(link, "of") || is_of_study(&self.tokens[..self.mentions[m].start]);
        behind && own && links_complement(link) && !is_word!(link, "by" | "from")
    }

    /// "children who spoke to inspectors said": the relative that a mention stands inside of, verb and all.
    fn outside_relative(&self, m: usize) -> Option<usize> {
        let mention = self.mentions[m];
        let relative = self.mentions[..m]
            .iter()
            .rposition(|r| r.what == What::Pronoun(Pronoun::Relative))?;
        let own = &self.tokens[self.mentions[relative].end..mention.start];
        let restrictive = relative_start_is_bare(self.tokens, self.mentions[relative].start);
        let verb = own
            .first()
            .is_some_and(|t| t.kind == Kind::Word && t.role != Some(Role::Det));
        (restrictive
            && verb
            && own
                .iter()
                .all(|t| matches!(t.kind, Kind::Word | Kind::Number)))
        .then_some(relative)
    }

    /// The capitalised run that ends before `head`; a lone word at the start of the sentence may be any noun.
    fn proper_name(&self, head: usize) -> Subject {
        let run = self.tokens[..head]
            .iter()
            .rev()
            .take_while(|t| t.kind == Kind::Word && t.capital && t.role.is_none() || t.is('&'))
            .count();
        // "Larkrise Care said": a listed word may end a name, never begin one.
        let from = head - run;
        let run = run
            - self.tokens[from..head]
                .iter()
                .take_while(|t| is_no_name(t) || t.is('&'))
                .count();
        let start = head - run;
        match run {
            0 => self.somebody(head),
            1 if start == 0 => Subject::Unknown,
            _ => Subject::Named(start, head),
        }
    }

    /// "one health visitor", "a neighbour": somebody whom no list knows, one person of their own; "the Echo" is a name.
    fn somebody(&self, head: usize) -> Subject {
        let plain = |t: &&Token<'_>| t.kind == Kind::Word && t.role.is_none();
        let nouns = self.tokens[..head].iter().rev().take_while(plain).count();
        let Some(det) = (head - nouns)
            .checked_sub(1)
            .filter(|_| (1..=3).contains(&nouns))
        else {
            return Subject::Unknown;
        };
        let last = &self.tokens[head - 1];
        let person =
            is_word!(self.tokens[det], "one" | "a" | "an" | "another") && !last.word.ends_with('s');
        let titled = is_word!(self.tokens[det], "the") && nouns == 1 && last.capital;
        if person || titled {
            Subject::Named(head - nouns, head)
        } else {
            Subject::Unknown
        }
    }

    /// "who" and "which" stand for the noun before them.
    pub(super) fn resolve_relative(&self, m: usize) -> Subject {
        let mention = self.mentions[m];
        if mention.what != What::Pronoun(Pronoun::Relative) {
            return Subject::Mention(m);
        }
        let before = mention
            .start
            .checked_sub(1)
            .map(|i| if self.tokens[i].is(',') { i } else { i + 1 });
        before.map_or(Subject::Unknown, |end| {
            self.mention_ending(end)
                .map_or_else(|| self.relative_name(end), Subject::Mention)
        })
    }

    /// "a study by the Lowther Institute, which found": a paper or post before the name, else the name.
    fn relative_name(&self, end: usize) -> Subject {
        let passage = self.tokens[..end].iter().rev().take(GAP);
        let mut phrase = passage.take_while(|t| matches!(t.kind, Kind::Word | Kind::Number));
        // "its first line": whoever has a charter has its lines too.
        let owned = phrase.clone().any(|t| {
            t.possessive || is_word!(t, "its" | "their" | "his" | "her" | "my" | "our" | "your")
        });
        if !owned && phrase.any(|t| t.has(Set::Passage)) {
            return Subject::Implied;
        }
        self.nearest_mention(end)
            .map_or_else(|| self.proper_name(end), Subject::Mention)
    }

    fn mention_ending(&self, end: usize) -> Option<usize> {
        let touching = |end: usize| self.mentions.iter().rposition(|m| m.end == end);
        touching(end)
            .or_else(|| self.before_participle(end).and_then(touching))
            .map(|m| self.climb(m))
    }

    /// "the strategy, published last year, which": where the aside before `end` begins.
    fn before_participle(&self, end: usize) -> Option<usize> {
        let comma = self.tokens[..end].iter().rposition(|t| t.is(','))?;
        let participle = self.tokens.get(comma + 1).is_some_and(|t| {
            let plain = matches!(t.role, None | Some(Role::Verb(Verb::Activity)));
            plain && t.word.ends_with("ed") || is_word!(t, "written" | "drawn" | "sent" | "due")
        });
        (participle && end - comma <= ASIDE).then_some(comma)
    }

    /// The mention nearest before `head`, when only plain words stand between.
    pub(super) fn nearest_mention(&self, head: usize) -> Option<usize> {
        let m = self.mentions.iter().rposition(|m| m.end <= head)?;
        let mention = self.mentions[m];
        let between = &self.tokens[mention.end..head];
        let plain = |t: &Token<'_>| {
            matches!(
                (t.kind, t.role),
                (
                    Kind::Word,
                    None | Some(Role::Prep | Role::Adverb | Role::Det)
                ) | (Kind::Number, _)
            ) || is_word!(t, "to")
        };
        // "a letter published this week reveals"
        let out = matches!(mention.what, What::Paper(_))
            && between.first().is_some_and(|t| t.has(Set::Sending));
        let between = if out { &between[1..] } else { between };
        let owns = self.tokens[mention.end - 1].possessive && between.len() <= 2;
        let relative = mention.what == What::Pronoun(Pronoun::Relative)
            && between.first().is_some_and(Token::is_preposition);
        let pronoun = matches!(mention.what, What::Pronoun(_)) && !between.is_empty() && !relative;
        // Only a time, a place or a name may part subject and verb: "Ofsted on Friday said", never "Ofsted rules said".
        let adjunct = between.first().is_none_or(|t| {
            let own = is_word!(t, "itself" | "himself" | "herself" | "themselves");
            t.is_preposition() || t.role == Some(Role::Adverb) || own
        }) || is_time(between)
            || between.iter().all(|t| t.capital);
        // "In a letter last month a quartermaster told": another noun phrase begins.
        let another = between.windows(2).any(|pair| {
            is_word!(pair[1], "a" | "an") && !pair[1].capital && !pair[0].is_preposition()
        });
        let adjunct = adjunct && !another;
        // "In a statement Larkfield said": the name is the subject, not the paper.
        let apart = mention.start > 0
            && self.tokens[mention.start - 1].is_preposition()
            && matches!(mention.what, What::Voice(_) | What::Paper(None))
            && !between.is_empty()
            && between.iter().all(|t| t.capital);
        (between.len() <= GAP
            && between.iter().all(plain)
            && (adjunct || owns)
            && !pronoun
            && !apart)
            .then(|| self.jointly(self.climb(m)))
    }

    /// From a complement to the head it belongs to, "a spokesperson for the trust", and on to the name before it:
    /// "Jane Doe, director of the trust said".
    fn climb(&self, m: usize) -> usize {
        let head = self.head_of(m);
        let start = self.mentions[head].start;
        let named = self.mentions[..head].iter().rposition(|n| {
            // "In a letter to Cllr Doe, the minister wrote": two people.
            let to = n.start > 0 && is_word!(self.tokens[n.start - 1], "to");
            n.end + 1 == start
                && self.tokens[n.end].is(',')
                && matches!(n.what, What::Person(_))
                && !to
        });
        named
            .filter(|_| !matches!(self.mentions[head].what, What::Person(_) | What::Pronoun(_)))
            // "Tom, three weeks ago Ofsted said": the inspectorate describes nobody.
            .filter(|_| {
                self.mentions[head].what != What::Body(SpeakerClass::Ofsted)
                    || self.mentions[head].one_person
            })
            .unwrap_or(head)
    }

    fn head_of(&self, m: usize) -> usize {
        let mut current = m;
        loop {
            let mention = self.mentions[current];
            let Some(link) = mention
                .start
                .checked_sub(1)
                .filter(|i| links_complement(&self.tokens[*i]) || self.is_founding(*i))
            else {
                return current;
            };
            let Some(upper) = self.mentions[..current].iter().rposition(|u| u.end <= link) else {
                return current;
            };
            let head = self.mentions[upper];
            let between = &self.tokens[head.end..link];
            // "carers interviewed by inspectors", "children spoken to by Ofsted": the carers are the head.
            let by = is_word!(self.tokens[link], "by");
            // "managers criticised in the report", "a group set up after it"
            let made = between
                .first()
                .is_some_and(|t| t.word.ends_with("ed") || t.has(Set::Founded));
            let done = |t: &Token<'_>| {
                let own =
                    made && (t.word.ends_with("ed") || t.has(Set::Founded) || is_word!(t, "up"));
                own || by && (t.role == Some(Role::Verb(Verb::Activity)) || is_word!(t, "to"))
            };
            let plain = between.iter().all(|t| {
                matches!(t.kind, Kind::Word | Kind::Number)
                    && matches!(t.role, None | Some(Role::Prep | Role::Det | Role::Adverb))
                    || is_word!(t, "and")
                    || done(t)
            });
            let adjunct = head.start > 0
                && self.tokens[head.start - 1].is_preposition()
                && !matches!(head.what, What::Voice(_));
            // "A letter from Ofsted to parents said": of the letter.
            let sent = || {
                let from = self.mentions[..upper]
                    .iter()
                    .rposition(|u| u.end + 1 == head.start)?;
                let paper = matches!(self.mentions[from].what, What::Paper(_) | What::Voice(_));
                Some(from).filter(|_| paper && between.is_empty() && adjunct)
            };
            if let Some(paper) = sent() {
                return paper;
            }
            let adjunct = adjunct && !made;
            if !plain || adjunct || matches!(head.what, What::Pronoun(_)) || between.len() > 8 {
                return current;
            }
            current = upper;
        }
    }

    /// "A group set up after the last report said": when it was set up, not who says so.
    fn is_founding(&self, link: usize) -> bool {
        let time = is_word!(
            self.tokens[link],
            "after" | "before" | "since" | "following" | "during"
        );
        let set = |i: &usize| self.tokens[*i].has(Set::Founded);
        time && (link.saturating_sub(2)..link).any(|i| set(&i))
    }

    /// "Following the report, …": a noun of time, place or cause is no subject; "the branch of Unison, …" and "a report
    /// by Jane Doe, …" name one.
    pub(super) fn is_adjunct(&self, mention: &Mention) -> bool {
        let Some(link) = mention.start.checked_sub(1) else {
            return false;
        };
        let noun_before = link > 0
            && self.tokens[link - 1].kind == Kind::Word
            && self.tokens[link - 1].role.is_none();
        match self.tokens[link].word {
            "of" | "for" => !noun_before,
            "by" => !matches!(mention.what, What::Person(_)),
            _ => self.tokens[link].is_preposition(),
        }
    }
}
