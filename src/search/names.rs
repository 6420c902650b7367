//! The names by which a typed word may mean a council, a speaker or a publisher, and the councils that a name means.

use crate::model::Gss;
use crate::model::council::{Council, abolished, councils};

use super::field::plain;
use super::typed::{Quality, Typed};
use super::words::tokens;

/// Words that are in the name of every council or service, and so mean none of them.
const COMMON: [&str; 20] = [
    "and",
    "authority",
    "borough",
    "children",
    "childrens",
    "city",
    "council",
    "county",
    "district",
    "for",
    "in",
    "local",
    "metropolitan",
    "of",
    "on",
    "royal",
    "services",
    "the",
    "upon",
    "with",
];

/// The words that mean the values of a column, each with the value's code.
#[derive(Debug, Clone, Default)]
pub(super) struct Names(Vec<(String, u32)>);

impl Names {
    /// From values and the names each goes by.
    pub(super) fn new<'a, T>(values: &'a [T], of: impl Fn(&'a T) -> Vec<&'a str>) -> Self {
        let mut found = Vec::new();
        for (value, code) in values.iter().zip(0..) {
            for name in of(value) {
                tokens(name, |token| found.push((token.word.to_owned(), code)));
            }
        }
        found.retain(|(word, _)| !COMMON.contains(&word.as_str()));
        found.sort_unstable();
        found.dedup();
        Self(found)
    }

    /// Forgets all values but these.
    pub(super) fn retain(&mut self, stands: impl Fn(u32) -> bool) {
        self.0.retain(|(_, code)| stands(*code));
    }

    /// The values that a typed word means, with this quality at least. Under four letters only the very name counts: "not" is
    /// not Nottingham.
    pub(super) fn meant(&self, typed: &Typed, least: Quality) -> Vec<(u32, Quality)> {
        let exact_only = typed.letters().len() < 4;
        let candidates = self
            .0
            .iter()
            .filter(|(name, _)| !exact_only || name == typed.letters());
        let judged = candidates.filter_map(|(name, code)| Some((*code, typed.judge(name)?)));
        judged.filter(|(_, quality)| *quality >= least).collect()
    }

    /// The words, sorted.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(word, _)| word.as_str())
    }
}

/// What printed names of councils end with beside the name itself.
const KINDS: [&str; 6] = [
    " metropolitan borough",
    " metropolitan district",
    " borough",
    " city",
    " county",
    " district",
];

/// The councils that a value names: by a whole name, else by how one begins, else by a word in one. Those of today come
/// before those that are no more, some of which had the same name.
pub(super) fn councils_named(value: &str) -> Vec<&'static Council> {
    let mut wanted = plain(value);
    if let Some(name) = wanted.strip_suffix(" council") {
        let kind = KINDS.iter().find_map(|kind| name.strip_suffix(kind));
        wanted = kind.unwrap_or(name).to_owned();
    }
    if wanted.is_empty() {
        return Vec::new();
    }
    let inner = format!(" {wanted}");
    let tier = |name: &str| match plain(name) {
        name if name == wanted => 3,
        name if name.starts_with(&wanted) => 2,
        name if name.contains(&inner) => 1,
        _ => 0,
    };
    let nearness = |council: &Council| {
        let codes = council.old_codes.iter().map(String::as_str);
        let trusts = council.trusts.iter().map(|trust| &trust.name);
        let names = council.aliases.iter().chain(trusts).map(String::as_str);
        let own = [council.name.as_str(), council.gss.as_str()];
        names.chain(codes).chain(own).map(tier).max().unwrap_or(0)
    };
    let near: Vec<_> = (councils().iter().chain(abolished()))
        .map(|council| (nearness(council), council))
        .collect();
    let best = near.iter().map(|(tier, _)| *tier).max().unwrap_or(0);
    let nearest = (near.into_iter()).filter(|(tier, _)| *tier == best && best > 0);
    nearest.map(|(_, council)| council).collect()
}

/// The councils whose findings a value asks for: those it names, and those that took the place of one that is no more.
pub(super) fn councils_meant(value: &str) -> Vec<&'static Gss> {
    let named = councils_named(value);
    let gone = named.iter().all(|council| council.until.is_some());
    let heirs = named.iter().filter(|_| gone).flat_map(|c| &c.successors);
    named.iter().map(|c| &c.gss).chain(heirs).collect()
}

/// The councils that a value asks about: none that is no more when one of today has the name.
pub(super) fn councils_asked(value: &str) -> Vec<&'static Gss> {
    let named = councils_named(value);
    let today = named.iter().any(|council| council.until.is_none());
    let asked = named.iter().filter(|c| !today || c.until.is_none());
    asked.map(|council| &council.gss).collect()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn names<'a>(found: impl IntoIterator<Item = &'a Gss>) -> Vec<String> {
        let label = |gss: &Gss| crate::model::council::council(gss.as_str()).map(Council::label);
        let names = found.into_iter().filter_map(label);
        names.map(Cow::into_owned).collect()
    }

    #[test]
    fn a_council_that_is_no_more_is_found_by_its_name_with_those_that_took_its_place() {
        let all = ["Cumbria (to 2023)", "Cumberland", "Westmorland and Furness"];
        for typed in ["cumbria", "Cumbria County Council", "E10000006"] {
            assert_eq!(names(councils_meant(typed)), all, "{typed}");
            assert_eq!(names(councils_asked(typed)), [all[0]], "{typed}");
        }
    }

    #[test]
    fn a_name_that_an_older_council_had_too_finds_both_and_asks_about_the_one_of_today() {
        assert_eq!(
            names(councils_meant("dorset")),
            ["Dorset", "Dorset (to 2019)"]
        );
        assert_eq!(names(councils_asked("dorset")), ["Dorset"]);
    }

    #[test]
    fn a_printed_name_is_the_council() {
        let printed = [
            ("Gloucestershire County Council", "Gloucestershire"),
            ("Sheffield City Council", "Sheffield"),
            ("doncaster metropolitan borough council", "Doncaster"),
        ];
        for (typed, name) in printed {
            assert_eq!(names(councils_meant(typed)), [name]);
        }
    }
}
