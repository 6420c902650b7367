//! What the words beside a name say of its bearer.

use super::key::is_word;
use super::lexicon::{Pronoun, Role, Set, Source};
use super::mentions::phrase_of;
use super::names::{is_police_rank, is_title};
use super::posts::{AFTER, BEFORE, became, equated, runs, sits_today};
use super::tokens::{Kind, Token};
use super::whose::{class_of_description, complement, describes, lexicon_has};
use crate::model::SpeakerClass;

/// So many words may stand before the "who" that tells more of them.
const NOUN: usize = 6;

/// What the words beside a name say of its bearer. Before "the minister, Jane Doe, welcomed …" stands the description,
/// after it the predicate; otherwise what follows the name says more.
pub(super) fn described(tokens: &[Token<'_>], start: usize, end: usize) -> Option<SpeakerClass> {
    if sits_today(tokens, end) {
        return Some(SpeakerClass::Council);
    }
    let before = || described_before(tokens, start);
    if start > 0
        && tokens[start - 1].is(',')
        && let Some(class) = before()
    {
        return Some(class);
    }
    // "Marshshire MP Jane Doe (Con)", "Ch Supt Jane Doe, the force's lead for …": a post outside the council says it all.
    let touching = (0..start).rev().find(|i| tokens[*i].phrase() > 0);
    let steward = |i: usize| {
        tokens[i].role == Some(Role::Source(Source::Post))
            && lexicon_has(Set::OutsidePost, &phrase_of(tokens, i))
            && before().is_none_or(|class| class == SpeakerClass::Other)
    };
    // "Jane Doe HMI"
    if tokens
        .get(end)
        .is_some_and(|t| t.capital && is_word!(t, "hmi"))
    {
        return Some(SpeakerClass::Ofsted);
    }
    // "Dr Jane Doe MP"
    if tokens
        .get(end)
        .is_some_and(|t| t.capital && is_word!(t, "mp" | "kc" | "qc"))
    {
        // "Jane Doe KC, for the council,"
        let side = tokens
            .get(end + 1)
            .filter(|t| t.is(','))
            .and_then(|_| complement(tokens, end + 2));
        return side.or(Some(SpeakerClass::Other));
    }
    // "Inspector Jane Doe of Marshshire Police"
    let of = tokens.get(end).is_some_and(|t| is_word!(t, "of" | "from"));
    if of && complement(tokens, end) == Some(SpeakerClass::Other) {
        return Some(SpeakerClass::Other);
    }
    // "Independent Jane Doe": a councillor of no party.
    let member = start > 1 && is_word!(tokens[start - 1], "member" | "councillor");
    let kind = start - usize::from(member);
    if kind > 0 && tokens[kind - 1].capital && is_word!(tokens[kind - 1], "independent") {
        return Some(SpeakerClass::Council);
    }
    if is_police_rank(tokens, start) {
        return Some(SpeakerClass::Other);
    }
    // "Director of children and families Jane Doe": a department's name.
    let department = |i: usize| {
        let link = i
            .checked_sub(1)
            .is_some_and(|b| tokens[b].is('&') || is_word!(tokens[b], "and" | "of" | "for"));
        link && tokens[i].has(Set::Department) && before() == Some(SpeakerClass::Council)
    };
    let touching = touching.filter(|i| !department(*i));
    let outsider = |i: usize| tokens[i].role == Some(Role::Source(Source::Outsider)) || steward(i);
    if touching.is_some_and(outsider) {
        return Some(SpeakerClass::Other);
    }
    // "Labour's Jane Doe, who chaired the committee until May"
    let party =
        start > 0 && tokens[start - 1].role == Some(Role::Party) && tokens[start - 1].possessive;
    let member = tokens
        .iter()
        .skip(end)
        .take(BEFORE)
        .any(|t| is_word!(t, "mp"));
    if party && !member {
        return Some(SpeakerClass::Council);
    }
    // "According to Tuckwell, some councillors had": what follows the comma is no description.
    let according = (0..start).rfind(|i| tokens[*i].phrase() > 0);
    let according = according.is_some_and(|i| tokens[i].role == Some(Role::According));
    (!according)
        .then(|| described_after(tokens, start, end))
        .flatten()
        .or_else(before)
        .or_else(|| equated(tokens, start))
        .or_else(|| became(tokens, end))
        .or_else(|| appointed(tokens, start, end))
}

/// "The board appointed Jane Doe as chief executive": the post is hers.
fn appointed(tokens: &[Token<'_>], start: usize, end: usize) -> Option<SpeakerClass> {
    let as_ = tokens.get(end).is_some_and(|t| is_word!(t, "as"));
    let verb = start.checked_sub(1).filter(|_| as_)?;
    let takes = tokens[verb].has(Set::Coming) || is_word!(tokens[verb], "appoint" | "named");
    let post = tokens[end + 1..].iter().take(AFTER);
    let post = post.take_while(|t| describes(t)).count();
    class_of_description(&tokens[end + 1..end + 1 + post]).filter(|_| takes)
}

/// "Name, director of children's services at …" or "Name (Lab)".
fn described_after(tokens: &[Token<'_>], start: usize, end: usize) -> Option<SpeakerClass> {
    let open = tokens.get(end).filter(|t| t.is(',') || t.is('('))?;
    let rest = &tokens[end + 1..tokens.len().min(end + 1 + AFTER)];
    let words = description(rest);
    let starts = words
        .first()
        .filter(|first| !is_about_another(words, first))?;
    if let Some(class) = of_another_life(words, rest) {
        return Some(class);
    }
    // "an Independent who represents Upper Tarrant"
    if words.len() > 1
        && (words[1].capital || words.get(2).is_none_or(|t| t.is(',')))
        && is_word!(words[1], "independent")
        && is_word!(words[0], "a" | "an")
    {
        return Some(SpeakerClass::Council);
    }
    // "an independent who represents Marsh ward"
    let who = words.iter().take(NOUN).position(|t| is_word!(t, "who"));
    let clause = &rest[who.unwrap_or(0)..];
    if let Some(class) = runs(clause).or_else(|| is_now(clause)) {
        return Some(class);
    }
    // "who grew up in care", "who lives in the borough": a life, not a post.
    if is_a_life(words) || is_over(words, rest) {
        return Some(SpeakerClass::Other);
    }
    // "Lead member Jane Doe, a critic of the trust": a post before the name says more than what she is besides.
    let besides = is_word!(starts, "a" | "an" | "himself" | "herself" | "once")
        && start > 0
        && tokens[start - 1].phrase() == 0
        && described_before(tokens, start) == Some(SpeakerClass::Council);
    if besides && class_in(words, open) == Some(SpeakerClass::Other) {
        return Some(SpeakerClass::Council);
    }
    // "Trust chair Jane Doe, a former director": what she was says nothing of what she is.
    let was = words.iter().take(NOUN).any(|t| t.has(Set::Former));
    if was && described_before(tokens, start) == Some(SpeakerClass::Council) {
        return Some(SpeakerClass::Council);
    }
    if is_word!(starts, "who") && words.get(1).is_some_and(is_of_study) {
        return Some(SpeakerClass::Other);
    }
    // "the former head teacher who took over as cabinet member"
    let took = |who: &usize| {
        let verb = rest.get(who + 1);
        *who == 0 || verb.is_some_and(|t| is_word!(t, "took" | "became"))
    };
    let came = || became(tokens, end + 2 + who.filter(took)?);
    came().or_else(|| class_in(words, open))
}

/// The words of an aside behind a name that describe who bears it.
fn description<'a, 't>(rest: &'a [Token<'t>]) -> &'a [Token<'t>] {
    let stop = (0..rest.len()).find(|i| {
        let t = &rest[*i];
        // "who is the leader" describes; "who works in a home and was on her own" goes on to something else.
        let goes_on = t.role == Some(Role::Be) && *i > 0 && rest[i - 1].role == Some(Role::Conj);
        // "Jane, a retired driver, is what the council calls": the sentence goes on.
        let goes_on = goes_on || t.role == Some(Role::Be) && *i > 0 && rest[i - 1].is(',');
        t.quote().is_some()
            || goes_on
            || matches!(t.kind, Kind::Sign('.' | ')' | ';' | ':'))
            || matches!(t.role, Some(Role::Verb(_) | Role::Aux | Role::Modal)) && !is_word!(t, "to")
    });
    &rest[..stop.unwrap_or(rest.len())]
}

/// Whether what follows a name does not describe who bears it.
fn is_about_another(words: &[Token<'_>], starts: &Token<'_>) -> bool {
    introduces_another(words)
        // "a promise made by the director Jane Doe, that no practitioner would": what was promised.
        || is_word!(starts, "whose" | "which" | "that")
        // "Jane Doe, and the council"
        || starts.role == Some(Role::Conj)
        || matches!(starts.role, Some(Role::Pronoun(p)) if p != Pronoun::Relative && p != Pronoun::Group)
}

/// Somebody who is not with the council any more, or never was.
fn of_another_life(words: &[Token<'_>], rest: &[Token<'_>]) -> Option<SpeakerClass> {
    let starts = words.first()?;
    // "The woman, whom we call Becky, left the council in 2016"
    let left =
        starts.has(Set::Leaving) && is_word!(starts, "left" | "quit" | "retired" | "resigned");
    // "once an Ofsted inspector"
    let once = is_word!(starts, "once" | "formerly" | "previously");
    // "the Tory backbencher whose constituency includes": in Parliament.
    let mut clause = rest.iter().take_while(|t| !t.is(',') && !t.is('.'));
    let mut sits = || clause.any(|t| is_word!(t, "constituency" | "constituents"));
    (left || once || sits()).then_some(SpeakerClass::Other)
}

/// "Jane Doe, who was a team manager there until last year", "chief inspector until 2016": not any more.
fn is_over(words: &[Token<'_>], rest: &[Token<'_>]) -> bool {
    let was =
        matches!(words, [who, verb, ..] if is_word!(who, "who") && is_word!(verb, "was" | "used"));
    let mut clause = rest.iter().take_while(|t| !matches!(t.kind, Kind::Sign(_)));
    let ended = |pair: &[Token<'_>]| is_word!(pair[0], "until") && pair[1].kind == Kind::Number;
    was && clause.any(|t| is_word!(t, "until" | "before")) || words.windows(2).any(ended)
}

/// "who studies Ofsted reports": somebody outside.
fn is_of_study(verb: &Token<'_>) -> bool {
    is_word!(
        verb,
        "advises" | "advised" | "studies" | "researches" | "monitors" | "covers"
    )
}

/// The class that a description gives, its first part before the others.
fn class_in(words: &[Token<'_>], open: &Token<'_>) -> Option<SpeakerClass> {
    let comma = words
        .iter()
        .position(|t| t.is(','))
        .filter(|_| !open.is('('));
    let first = comma.map_or(words, |comma| &words[..comma]);
    // "Jane Doe, 63, from Mill Row, first contacted the council": an age, and then at most what she is.
    let age = matches!(first, [only] if only.kind == Kind::Number) && open.is(',');
    let next = &words[(first.len() + 1).min(words.len())..];
    let next = next.split(|t| t.is(',')).next().unwrap_or_default();
    let others = if age { next } else { words };
    // "who has read the inspectors' letter": what somebody deals with is not where they belong.
    let deals =
        |verb: &Token<'_>| verb.role != Some(Role::Be) && !is_word!(verb, "works" | "worked");
    let deals = is_word!(words.first()?, "who") && words.get(1).is_some_and(deals);
    class_of_description(first)
        .or_else(|| class_of_description(others))
        .filter(|class| !(deals && *class == SpeakerClass::Ofsted))
}

/// "who started as a trainee and is now its director": the post that is held today.
fn is_now(words: &[Token<'_>]) -> Option<SpeakerClass> {
    let who = words.first().is_some_and(|t| is_word!(t, "who"));
    let stop = words.iter().position(|t| matches!(t.kind, Kind::Sign(_)));
    let own = &words[..stop.unwrap_or(words.len())];
    let now = |pair: &[Token<'_>]| pair[0].role == Some(Role::Be) && is_word!(pair[1], "now");
    let at = own.windows(2).position(now).filter(|_| who)?;
    let post = own[at + 2..].iter().take_while(|t| describes(t)).count();
    class_of_description(&own[at + 2..at + 2 + post]).or(Some(SpeakerClass::Other))
}

/// "who's 20 and grew up in care in the county", "who has two children in care": what is said of those whom services are for.
fn is_a_life(words: &[Token<'_>]) -> bool {
    let who = is_word!(words[0], "who" | "who's" | "who’s");
    let lives = |pair: &[Token<'_>]| {
        matches!(
            (pair[0].word, pair[1].word),
            ("grew" | "grown", "up")
                | ("lives" | "lived" | "living", "in" | "at" | "on" | "with")
                | ("left" | "in" | "into" | "leaving", "care")
                | ("lived" | "lives", "next")
                | ("rang" | "phoned" | "contacted" | "telephoned", "the")
        )
    };
    let posts = |t: &Token<'_>| {
        matches!(
            t.role,
            Some(Role::Source(Source::Post | Source::Officer) | Role::Party)
        )
    };
    // "who left the council's care in 2019"
    let left = words
        .iter()
        .skip(1)
        .position(|t| is_word!(t, "left" | "leaving"));
    let care = left.is_some_and(|at| {
        words
            .iter()
            .skip(at + 2)
            .take(4)
            .any(|t| is_word!(t, "care"))
    });
    who && (care || words.windows(2).any(lives)) && !words.iter().any(posts)
}

/// "to the director Jane Doe, Ofsted inspector Ann Lee said": a post that a name follows is that name's.
fn introduces_another(words: &[Token<'_>]) -> bool {
    let name = words
        .iter()
        .rev()
        .take_while(|t| t.kind == Kind::Word && t.capital && t.role.is_none() && t.phrase() > 0)
        .count();
    let post = words[..words.len() - name]
        .iter()
        .rev()
        .find(|t| t.phrase() > 0)
        .is_some_and(|t| matches!(t.role, Some(Role::Source(_))));
    name >= 2 && post && words.first().is_some_and(|t| !is_word!(t, "the"))
}

/// "Chief Executive Name", "Minister for Children Name", "an adviser, Name,".
fn described_before(tokens: &[Token<'_>], start: usize) -> Option<SpeakerClass> {
    described_up_to(tokens, start, true)
}

/// The same; `who` says whether one "who" may be looked behind.
fn described_up_to(tokens: &[Token<'_>], start: usize, who: bool) -> Option<SpeakerClass> {
    let mut end = start;
    while end > 0 && is_title(&tokens[end - 1]) {
        end -= 1;
    }
    if end > 0 && tokens[end - 1].is(',') {
        end -= 1;
    }
    let mut first = end;
    while first > 0 && end - first < BEFORE {
        let token = &tokens[first - 1];
        // "A foster carer who addressed the committee, Name": what stands before "who" describes them.
        if is_word!(token, "who") && who {
            return described_up_to(tokens, first - 1, false);
        }
        if !describes(token)
            || is_word!(token, "who")
            || token.role == Some(Role::Conj) && !is_word!(token, "and")
            || is_word!(token, "that")
        {
            break;
        }
        first -= 1;
    }
    let words = &tokens[first..end];
    let inspector = |t: &Token<'_>| {
        t.role == Some(Role::Source(Source::Ofsted))
            && is_word!(
                t,
                "regional" | "national" | "lead" | "senior" | "chief" | "inspector" | "hmi"
            )
    };
    let post = |t: &Token<'_>| {
        inspector(t)
            || matches!(
                t.role,
                Some(
                    Role::Source(Source::Post | Source::Officer | Source::Outsider | Source::Voice)
                        | Role::Party
                )
            )
    };
    let last = words
        .iter()
        .rposition(|t| matches!(t.role, Some(Role::Source(_) | Role::Party)))?;
    // A body must touch the name, a post need not: "in the council chamber Jane Doe" describes nobody.
    let touches = words[last..]
        .iter()
        .skip(words[last].phrase())
        .all(|t| t.phrase() == 0);
    let class_from = |from: usize| class_of_description(&words[modifiers_from(words, from)..]);
    // "Our chief executive, Jane Doe,": on a charity's page.
    let ours = words.first().is_some_and(|t| is_word!(t, "our"))
        && words.get(1).is_some_and(|t| {
            is_word!(t, "chief" | "chair" | "founder") && t.role == Some(Role::Source(Source::Post))
        });
    if ours {
        return Some(SpeakerClass::Other);
    }
    let mut posts = (0..words.len()).filter(|i| post(&words[*i])).peekable();
    if posts.peek().is_some() {
        return posts.find_map(class_from);
    }
    let body = words
        .iter()
        .position(|t| matches!(t.role, Some(Role::Source(_))));
    // "Asked what she would tell the inspectors, Name said": a group before a comma describes nobody.
    let opens = first == 0 || tokens[first - 1].is('.');
    let apart = end < start && tokens[end].is(',') && !opens;
    let group = body.is_some_and(|i| words[i].word.ends_with('s') || is_word!(words[i], "ofsted"));
    body.filter(|_| touches && !(apart && group))
        .and_then(class_from)
}

/// Walks left from a post over the nouns that modify it: "union", "council", "former".
fn modifiers_from(words: &[Token<'_>], post: usize) -> usize {
    let inside = |t: &Token<'_>| {
        matches!(t.role, None | Some(Role::Source(_) | Role::Party)) && t.kind == Kind::Word
    };
    post - words[..post].iter().rev().take_while(|t| inside(t)).count()
}
