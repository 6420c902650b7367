//! Gives every quotation its speaker: the rules of `quotes.md` sections 5 and 6, best first, each with its name.

use super::carry::{carried, is_title, shouted, speaks_of_me, speaks_of_us, without_cue};
use super::clauses::{Clause, Subject};
use super::governing::{bound_right, closing, governing};
use super::key::is_word;
use super::lexicon::{Pronoun, Role, Verb};
use super::mentions::{Mention, What};
use super::rated::{grade_of_a_paper, graded, printed};
use super::sets::Sets;
use super::speaker::Speaker;
use super::terms::{is_name_or_title, is_term};
use super::tokens::{Kind, Token, words_of};
use super::whose::describes;
use crate::model::{QuotationKind, SpeakerClass};

/// A clause with its speaker.
#[derive(Debug, Clone)]
pub(crate) struct Spoken {
    pub(crate) clause: Clause,
    pub(crate) speaker: Speaker,
}

/// A sentence with everything found in it.
pub(crate) struct Scene<'s, 't> {
    pub(crate) text: &'t str,
    pub(crate) tokens: &'s [Token<'t>],
    pub(crate) mentions: &'s [Mention],
    pub(crate) spoken: &'s [Spoken],
    /// The tokens that mask quotations.
    pub(crate) quotes: &'s [usize],
    /// Whether "the report" is the inspectorate's here.
    pub(crate) ofsteds: bool,
}

/// What a rule decided.
#[derive(Debug, Clone)]
pub(crate) struct Decision<'t> {
    pub(crate) speaker: Speaker,
    pub(crate) cue: Option<&'t str>,
    pub(crate) confidence: f32,
    pub(crate) rule: &'static str,
    pub(crate) kind: QuotationKind,
}

/// What went before a sentence without a cue of its own.
#[derive(Debug, Clone, Default)]
pub(crate) struct Before<'t> {
    /// Source of the list the sentence is an item of, with its words.
    pub(crate) lead_in: Option<(Speaker, &'t str)>,
    /// Who is announced by a paragraph that ends in a colon.
    pub(crate) announced: Option<(Speaker, &'t str)>,
    /// Speaker of the last quotation of this paragraph.
    pub(crate) quoted_here: Option<(Speaker, QuotationKind)>,
    /// Whoever acted since: "Josie reads the line twice".
    pub(crate) actor_here: Option<Speaker>,
    /// Speaker of the last quotation of the paragraph before.
    pub(crate) last_quoted: Option<Speaker>,
    /// The last source of this paragraph that spoke outside quotation marks.
    pub(crate) source_here: Option<Speaker>,
    /// Quotations of the paragraph before, or of this one, that have no source, by number.
    pub(crate) lost: Vec<usize>,
    /// How many paragraphs of running text have been read.
    pub(crate) bodies: usize,
    /// The last source that spoke outside quotation marks in any paragraph before.
    pub(crate) last_source: Option<Speaker>,
    /// The person or body the paragraph before was about.
    pub(crate) last_subject: Option<Speaker>,
    /// Which lists held words of the sentence before: "Three areas for improvement are listed. They are:" tells of findings.
    pub(crate) words: Sets,
    /// Whether the sentence before began with somebody whom no list knows: "The partnership has spent … It says".
    pub(crate) rival: bool,
    /// Whose findings the cross-head above announces: "What the inspectors say".
    pub(crate) section: Option<Speaker>,
}

/// How sure the rules are, by `quotes.md` section 7.
pub(super) mod sure {
    pub(in crate::extract) const BESIDE: f32 = 0.95;
    pub(in crate::extract) const IN_SENTENCE: f32 = 0.85;
    pub(in crate::extract) const CARRIED: f32 = 0.8;
    pub(in crate::extract) const GRADE: f32 = 0.6;
    pub(in crate::extract) const SAME_PARAGRAPH: f32 = 0.5;
    pub(in crate::extract) const GUESSED: f32 = 0.35;
}

/// Decides who said the quotation masked by the token at `at`, whose words are `words`.
pub(crate) fn decide<'t>(
    scene: &Scene<'_, 't>,
    at: usize,
    words: &str,
    before: &Before<'t>,
) -> Decision<'t> {
    let by_cue = || {
        grade_of_a_paper(scene, at)
            .or_else(|| printed(scene, at))
            .or_else(|| graded(scene, at))
            .or_else(|| beside(scene, at, words))
            .or_else(|| bound_right(scene, at))
            .or_else(|| governing(scene, at, words))
            .or_else(|| closing(scene, at))
    };
    let listed = before.lead_in.as_ref().map(|(speaker, cue)| Found {
        speaker: speaker.clone(),
        cue: Some(cue),
        confidence: sure::CARRIED,
        rule: "list lead-in",
    });
    // "The union calls for: … desks, which the report calls “a barrier”": an item may quote somebody else; Ofsted's own
    // findings tell what was said to inspectors.
    let own = |list: &Found<'_>| {
        let ofsted = list.speaker.class == SpeakerClass::Ofsted && !tells_of_its_own(scene);
        by_cue().filter(|own| !ofsted && own.speaker.class != SpeakerClass::Unattributed)
    };
    let found = match listed {
        Some(list) => own(&list).or(Some(list)),
        None => by_cue(),
    };
    let found =
        if (is_title(words) || is_name_or_title(scene, at, words)) && !scene.tokens[at].grade {
            Found::nobody("a title")
        } else if is_term(scene, at) {
            Found::nobody("what others call it")
        } else if let Some(crowd) = shouted(scene, at) {
            carried(&crowd, sure::IN_SENTENCE, "shouted")
        } else {
            match found {
                Some(found) if is_of_others(scene, &found, words) => Found {
                    speaker: Speaker::nobody(),
                    ..found
                },
                Some(found) => found,
                None => without_cue(scene, at, words, before),
            }
        };
    let kind = kind(scene, at, words, before, &found);
    Decision {
        speaker: found.speaker,
        cue: found.cue,
        confidence: found.confidence,
        rule: found.rule,
        kind,
    }
}

/// "The leader, Jane Doe, told local radio it was “…”": an item of a list in which somebody named speaks is theirs.
pub(super) fn tells_of_its_own(scene: &Scene<'_, '_>) -> bool {
    let outside = |s: &Speaker| matches!(s.class, SpeakerClass::Council | SpeakerClass::Other);
    scene.spoken.iter().any(|s| {
        let says = matches!(s.clause.verb, Verb::Say | Verb::Call);
        let somebody = s.speaker.person && !s.speaker.guessed || s.speaker.is_spokesperson();
        says && somebody && outside(&s.speaker)
    })
}

/// "It says: “We are deeply sorry”": the inspectorate is never "we" where only a pronoun names it, and "The report told them
/// “nothing we did not know”" quotes those who were told.
fn is_of_others(scene: &Scene<'_, '_>, found: &Found<'_>, words: &str) -> bool {
    let named = |s: &Spoken| match s.clause.subject {
        Subject::Mention(m) if s.speaker == found.speaker => Some(scene.mentions[m].what),
        _ => None,
    };
    let is_it = |s: &Spoken| {
        let pronoun = matches!(
            named(s),
            Some(What::Pronoun(Pronoun::Body | Pronoun::Group))
        );
        pronoun && !s.speaker.is_spokesperson()
    };
    let is_paper = |s: &Spoken| matches!(named(s), Some(What::Paper(_)));
    let told = || {
        let us = words.contains("told us");
        found.cue == Some("told") && !us && scene.spoken.iter().any(is_paper)
    };
    // "“We asked the inspectors to look hardest,” he said": no inspector.
    let asked = || {
        let he = |s: &Spoken| matches!(named(s), Some(What::Pronoun(p)) if p.is_person());
        words.contains("the inspectors") && scene.spoken.iter().any(he)
    };
    // "“I have seen real effort,” the report concludes": a commissioner's.
    let report = || {
        let last = |m: usize| &scene.tokens[scene.mentions[m].end - 1];
        let whose = |s: &Spoken| matches!(s.clause.subject, Subject::Mention(m) if is_word!(last(m), "report"));
        let first = words.split_whitespace().next().unwrap_or_default();
        speaks_of_me(first) && scene.spoken.iter().any(|s| is_paper(s) && whose(s))
    };
    let us = || speaks_of_us(words) && (told() || asked() || scene.spoken.iter().any(is_it));
    found.speaker.class == SpeakerClass::Ofsted && (us() || report())
}

pub(super) struct Found<'t> {
    pub(super) speaker: Speaker,
    pub(super) cue: Option<&'t str>,
    pub(super) confidence: f32,
    pub(super) rule: &'static str,
}

impl Found<'_> {
    /// Nobody's words, by a rule.
    fn nobody(rule: &'static str) -> Self {
        Self {
            speaker: Speaker::nobody(),
            cue: None,
            confidence: sure::GUESSED,
            rule,
        }
    }
}

pub(super) fn found<'t>(
    scene: &Scene<'_, 't>,
    spoken: &Spoken,
    confidence: f32,
    rule: &'static str,
) -> Found<'t> {
    let penalty = if spoken.speaker.pronoun { 0.1 } else { 0.0 }
        + if spoken.speaker.guessed { 0.3 } else { 0.0 };
    let clause = spoken.clause;
    let cue = words_of(scene.text, &scene.tokens[clause.at..clause.end]);
    Found {
        speaker: spoken.speaker.clone(),
        cue: Some(cue),
        confidence: confidence - penalty,
        rule,
    }
}

/// Whether a clause can attribute words at all.
pub(super) fn attributes(spoken: &Spoken) -> bool {
    spoken.clause.verb != Verb::Activity
}

/// "…," said Ms Doe / "…," Ms Doe said.
pub(super) fn beside<'t>(scene: &Scene<'_, 't>, at: usize, words: &str) -> Option<Found<'t>> {
    // "Asked about Ofsted's phrase “…”, she replied", "what they called “…”, she says": the words have an owner of their own.
    let owned = |s: &Spoken| {
        s.clause.end == at
            && (scene.tokens[s.clause.at].role == Some(Role::Nominal)
                || s.clause.verb == Verb::Call
                || scene.tokens[s.clause.at].word.starts_with("call"))
            && s.clause.subject != Subject::Elided
    };
    if scene.spoken.iter().any(owned) {
        return None;
    }
    let next = at
        + 1
        + usize::from(
            scene
                .tokens
                .get(at + 1)
                .is_some_and(|t| matches!(t.kind, Kind::Sign(',' | ':' | '-' | '–' | '—'))),
        );
    // "Pressed on the inspectors’ claim that it had “failed” twice, he replied": what is claimed is theirs.
    let claimed = || {
        scene.spoken.iter().any(|s| {
            let nominal = scene.tokens[s.clause.at].role == Some(Role::Nominal);
            let rest = scene.tokens.get(s.clause.end..at).unwrap_or_default();
            let that = rest.first().is_some_and(|t| is_word!(t, "that"));
            nominal && that && rest.iter().all(|t| !t.is(','))
        })
    };
    let spoken = scene.spoken.iter().find(|s| {
        let starts = match s.clause.subject {
            Subject::Mention(m) if !s.clause.inverted => scene.mentions[m].start,
            Subject::Named(start, _) => start,
            _ => s.clause.at,
        };
        // "its vice-president, Gareth Lowndes, said": words that describe the speaker may come first.
        let described = starts > next
            && starts - next <= 6
            && scene.tokens[starts - 1].is(',')
            && scene.tokens[next..starts - 1].iter().all(describes)
            && !claimed();
        let nominal = scene.tokens[s.clause.at].role == Some(Role::Nominal);
        (starts == next || described)
            && attributes(s)
            && s.clause.subject != Subject::Elided
            && !s.clause.bound
            && !nominal
    })?;
    let whole = words
        .trim_end()
        .ends_with([',', '.', '?', '!', '…', '-', '–', '—'])
        || scene.tokens.get(at + 1).is_some_and(|t| t.is(','));
    let ends = closes_clause(scene, spoken);
    let left = scene
        .spoken
        .iter()
        .any(|s| s.clause.end <= at && attributes(s));
    (ends || whole && !left).then(|| found(scene, spoken, sure::BESIDE, "cue beside the quotation"))
}

/// Whether nothing but punctuation, another quotation or an aside follows the attribution: it is no clause with an object.
pub(super) fn closes_clause(scene: &Scene<'_, '_>, spoken: &Spoken) -> bool {
    let clause = spoken.clause;
    // "… is what the leader promised the county": the words come before their verb.
    if clause.at > 0
        && scene.tokens[..clause.at]
            .iter()
            .any(|t| is_word!(t, "what" | "how"))
    {
        return true;
    }
    let end = match clause.subject {
        Subject::Mention(m) if clause.inverted => scene.mentions[m].end,
        _ => clause.end,
    };
    // "…, a mother of three told the News this week": whom somebody tells is no more than told.
    let told = is_word!(scene.tokens[clause.at], "told" | "tells" | "telling");
    let heard =
        |t: &&Token<'_>| t.kind == Kind::Word && (t.capital || is_word!(t, "the" | "me" | "us"));
    let object = scene.tokens[end.min(scene.tokens.len())..].iter();
    let end = end
        + if told {
            object.take(5).take_while(heard).count()
        } else {
            0
        };
    match scene.tokens.get(end) {
        None => true,
        Some(t) if told && is_word!(t, "this" | "last" | "yesterday" | "today") => true,
        Some(t) => {
            matches!(
                t.kind,
                Kind::Sign('.' | ',' | ':' | ';' | '–' | '—' | '-' | '(') | Kind::Quote(_)
            ) || t.role == Some(Role::Prep)
                || t.role == Some(Role::Adverb)
                || clause.inverted
        }
    }
}

/// `quotes.md` R20: introduced by a colon is a block, beside its cue or alone is direct, inside a sentence a fragment.
fn kind(
    scene: &Scene<'_, '_>,
    at: usize,
    words: &str,
    before: &Before<'_>,
    found: &Found<'_>,
) -> QuotationKind {
    let colon = at > 0 && scene.tokens[at - 1].is(':');
    let capital = words
        .trim_start()
        .chars()
        .next()
        .is_some_and(|c| !c.is_lowercase());
    let alone = scene
        .tokens
        .iter()
        .all(|t| t.quote().is_some() || matches!(t.kind, Kind::Sign(_)));
    let complete = words.trim_end().ends_with([',', '.', '?', '!', '…']);
    match found.rule {
        _ if colon => QuotationKind::Block,
        "announced before a colon" => QuotationKind::Block,
        "resumed in the same paragraph" => {
            before
                .quoted_here
                .as_ref()
                .map_or(QuotationKind::Direct, |(_, kind)| {
                    if *kind == QuotationKind::Block {
                        *kind
                    } else {
                        QuotationKind::Direct
                    }
                })
        }
        _ if alone => QuotationKind::Direct,
        "cue beside the quotation" if at == 0 || complete && capital => QuotationKind::Direct,
        _ if at > 0 && scene.tokens[at - 1].is(',') && capital && complete => QuotationKind::Direct,
        _ => QuotationKind::Fragment,
    }
}
