//! Which words belong together: endings of one stem, and spellings of one word.

use std::borrow::Cow;

/// The stem that "recording", "recorded" and "records" share; never under four letters.
///
/// A light suffix stripper: it only ever cuts, so that all words of one stem stand in one stretch of a sorted vocabulary.
pub(super) fn stem(word: &str) -> &str {
    const SUFFIXES: [(&str, usize); 13] = [
        ("ies", 4),
        ("ied", 4),
        ("ings", 4),
        ("ing", 4),
        ("edly", 4),
        ("ed", 4),
        ("ions", 5),
        ("ion", 5),
        ("iously", 5),
        ("ious", 5),
        ("ly", 5),
        ("es", 4),
        ("s", 4),
    ];
    if !word.is_ascii() {
        return word;
    }
    let cut = SUFFIXES.iter().find_map(|(suffix, least)| {
        let base = word.strip_suffix(suffix)?;
        let keeps = base.len() < *least || (*suffix == "s" && base.ends_with(['s', 'u', 'i']));
        (!keeps).then_some((base, suffix.starts_with(['i', 'e'])))
    });
    let (base, vowel) = cut.unwrap_or((word, false));
    let undoubled = if vowel { undouble(base) } else { base };
    match undoubled.strip_suffix(['e', 'y']) {
        Some(shorter) if shorter.len() >= 4 && !shorter.ends_with(['a', 'e', 'o', 'u']) => shorter,
        _ => undoubled,
    }
}

/// "plann" of "planned" becomes "plan"; "call" and "process" stay.
fn undouble(base: &str) -> &str {
    let bytes = base.as_bytes();
    match bytes {
        [.., a, b] if a == b && bytes.len() > 4 && !b"lszaeiou".contains(b) => {
            &base[..base.len() - 1]
        }
        _ => base,
    }
}

/// One spelling for a family of them: recognize as recognise, rigor as rigour, judgement as judgment.
///
/// Never changes the first three letters, so that a family stands close together in a sorted vocabulary.
pub(super) fn one_spelling(word: &str) -> Cow<'_, str> {
    const FAMILIES: [(&str, &str, &str); 6] = [
        ("iz", "is", "eai"),
        ("yz", "ys", "ei"),
        ("our", "or", ""),
        ("practis", "practic", ""),
        ("licens", "licenc", ""),
        ("dgement", "dgment", ""),
    ];
    let mut folded = Cow::Borrowed(word);
    for (from, to, before) in FAMILIES {
        let Some(at) = folded.find(from) else {
            continue;
        };
        let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b);
        let next = folded[at + from.len()..].chars().next();
        if at + same.count() >= 3 && (before.is_empty() || next.is_none_or(|c| before.contains(c)))
        {
            folded.to_mut().replace_range(at..at + from.len(), to);
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_join_what_belongs_together_and_nothing_else() {
        for same in [
            &["record", "records", "recorded", "recording", "recordings"][..],
            &["plan", "plans", "planned", "planning"],
            &["allocate", "allocated", "allocation", "allocations"],
            &["family", "families"],
            &["delay", "delays", "delayed"],
            &["assess", "assessed", "assessing"],
            &["service", "services"],
            &["ambition", "ambitions", "ambitious", "ambitiously"],
        ] {
            for word in same {
                assert_eq!(stem(word), stem(same[0]), "{word}");
            }
        }
        for (a, b) in [
            ("care", "car"),
            ("risk", "rise"),
            ("bus", "busy"),
            ("process", "proceed"),
            ("thing", "the"),
            ("previous", "prevent"),
        ] {
            assert_ne!(stem(a), stem(b));
        }
    }

    #[test]
    fn spelling_families_meet_and_short_words_keep_theirs() {
        for (a, b) in [
            ("recognised", "recognized"),
            ("rigour", "rigor"),
            ("judgement", "judgment"),
            ("analyse", "analyze"),
        ] {
            assert_eq!(one_spelling(a), one_spelling(b));
        }
        for word in ["four", "hours", "size", "court", "source"] {
            assert_eq!(one_spelling(word), word);
        }
    }
}
