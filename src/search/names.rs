//! The names by which a typed word may mean a council, a speaker or a publisher, and the councils that a name means.

use crate::model::Gss;
use crate::model::council::{Council, councils};

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

/// The councils that a value means: those it names, else those whose name it begins, else those with a word it begins.
pub(super) fn councils_named(value: &str) -> Vec<&'static Gss> {
    let wanted = plain(value);
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
        let codes = council
            .old_codes
            .iter()
            .map(String::as_str)
            .chain([council.gss.as_str()]);
        let trusts = council.trusts.iter().map(|trust| &trust.name);
        let others = council
            .aliases
            .iter()
            .chain(trusts)
            .chain(&council.predecessors);
        let names = others.chain([&council.name]).map(String::as_str);
        names.chain(codes).map(tier).max().unwrap_or(0)
    };
    let near: Vec<_> = councils()
        .iter()
        .map(|council| (nearness(council), &council.gss))
        .collect();
    let best = near.iter().map(|(tier, _)| *tier).max().unwrap_or(0);
    let nearest = near
        .into_iter()
        .filter(|(tier, _)| *tier == best && best > 0);
    nearest.map(|(_, gss)| gss).collect()
}
