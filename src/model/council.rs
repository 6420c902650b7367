//! The authorities responsible for children's services, from `assets/councils.toml`.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::iter;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::PartialDate;

/// A council's GSS code (`E10000013`): the key that joins everything about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Gss(pub Cow<'static, str>);

impl Gss {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Gss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// An English authority responsible for children's services.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Council {
    /// Its GSS code.
    pub gss: Gss,
    /// Its short name on screen, without "Council".
    pub name: String,
    /// Region, in the form of the Office for National Statistics.
    pub region: String,
    /// Sort of authority: county, unitary, metropolitan borough, London borough, city corporation.
    pub kind: String,
    /// Ofsted's number for it.
    #[serde(default)]
    pub urn: Option<u32>,
    /// The Department for Education's three-digit number for it.
    pub dfe: u16,
    /// Other short names that say the council on their own.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Short forms that mean it in a query, or with "Council" after them; never evidence on their own in prose.
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// Words that never say the council on their own: a county hall, or its own name where that is an everyday word.
    #[serde(default)]
    pub weak: Vec<String>,
    /// Phrases that hold one of its names and mean something else ("Greater Manchester"): to be taken first and dropped.
    #[serde(default)]
    pub lookalikes: Vec<String>,
    /// Its other GSS codes, earlier or later than [`gss`](Self::gss).
    #[serde(default)]
    pub old_codes: Vec<String>,
    /// Trusts and companies that run or ran its services.
    #[serde(default)]
    pub trusts: Vec<Trust>,
    /// Abolished councils whose area it took over: what was said about them was not said about it.
    #[serde(default)]
    pub predecessors: Vec<String>,
    /// The first day of a council that took the place of others.
    #[serde(default)]
    pub since: Option<PartialDate>,
    /// The last day of a council that is no more.
    #[serde(default)]
    pub until: Option<PartialDate>,
    /// Of a council that is no more, those that took its place, by their codes.
    #[serde(default)]
    pub successors: Vec<Gss>,
}

impl Council {
    /// Every form by which a text says this council: its name, its aliases and their full forms, in all spellings.
    ///
    /// Sorted, each once. Written with the capitals of a name and with hyphens as printed; a matcher folds case and
    /// hyphens as it likes, takes [`lookalikes`](Self::lookalikes) and [`predecessors`](Self::predecessors) first, and
    /// prefers the longest match, because some names stand inside others.
    pub fn names(&self) -> Vec<String> {
        let short = || iter::once(&self.name).chain(&self.aliases);
        let full = short()
            .chain(&self.abbreviations)
            .flat_map(|stem| self.forms().map(move |form| form.replace("{}", stem)));
        let names: BTreeSet<String> = short().cloned().chain(full).flat_map(spellings).collect();
        names
            .into_iter()
            .filter(|name| !self.means_something_else(name))
            .collect()
    }

    /// Its GSS code, to be kept: the text is the asset's own.
    pub fn code(&'static self) -> Gss {
        Gss(Cow::Borrowed(self.gss.as_str()))
    }

    /// What to call it in a list: an abolished council with its last year, because another may have its name today.
    pub fn label(&self) -> Cow<'_, str> {
        match self.until {
            None => Cow::Borrowed(&self.name),
            Some(until) => Cow::Owned(format!("{} (to {})", self.name, until.year())),
        }
    }

    /// The abolished councils whose area it took over.
    pub fn before(&self) -> impl Iterator<Item = &'static Self> {
        abolished()
            .iter()
            .filter(|old| old.successors.contains(&self.gss))
    }

    fn forms(&self) -> impl Iterator<Item = &'static str> + Clone {
        let own = match self.kind.as_str() {
            "county" => COUNTY,
            "unitary" => UNITARY,
            "metropolitan borough" => METROPOLITAN,
            "london borough" => LONDON,
            "city corporation" => CORPORATION,
            _ => &[],
        };
        EVERY.iter().chain(own).copied()
    }

    fn means_something_else(&self, name: &str) -> bool {
        let mut others = (self.weak.iter())
            .chain(&self.lookalikes)
            .chain(&self.predecessors);
        others.any(|other| other.eq_ignore_ascii_case(name))
    }
}

// Full forms of a short name `{}`, as inspection reports and the press print them. Which unitary or metropolitan
// council is a city is not recorded: a form that nobody prints does no harm.
const EVERY: &[&str] = &["{} Council", "{} local authority", "{} children's services"];
const COUNTY: &[&str] = &["{} County Council"];
const UNITARY: &[&str] = &[
    "{} Borough",
    "{} Borough Council",
    "{} City Council",
    "{} County Council",
    "{} Unitary Authority",
    "{}, City of",
    "Borough of {}",
    "City of {}",
    "City of {} Council",
    "Council of the {}",
    "Royal Borough of {}",
];
const METROPOLITAN: &[&str] = &[
    "{} Borough Council",
    "{} City Council",
    "{} MBC",
    "{} MDC",
    "{} Metropolitan Borough",
    "{} Metropolitan Borough Council",
    "{} Metropolitan District Council",
    "Borough of {}",
    "City of {}",
    "City of {} Council",
    "City of {} Metropolitan District Council",
    "Council of the City of {}",
    "Metropolitan Borough of {}",
];
const LONDON: &[&str] = &[
    "{} Borough Council",
    "{} City Council",
    "City of {}",
    "City of {} Council",
    "London Borough of {}",
    "London Borough of {} Council",
    "Royal Borough of {}",
    "Royal Borough of {} Council",
];
const CORPORATION: &[&str] = &["{} Corporation"];

// How the same name is spelt elsewhere; the asset holds the left-hand spelling.
const SPELLINGS: &[(&str, &str)] = &[
    (" and ", " & "),
    ("St ", "St. "),
    ("-on-", " on "),
    (" upon ", "-upon-"),
    ("'", "’"),
];

fn spellings(name: String) -> Vec<String> {
    let mut all = vec![name];
    for (ours, theirs) in SPELLINGS {
        let more: Vec<_> = (all.iter().filter(|name| name.contains(ours)))
            .map(|name| name.replace(ours, theirs))
            .collect();
        all.extend(more);
    }
    all
}

/// A trust or company that runs children's services for one or more councils for a time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trust {
    /// Its name.
    pub name: String,
    /// First day, as far as it is known; `None` when it is not.
    #[serde(default)]
    pub from: Option<PartialDate>,
    /// Last day, as far as it is known; `None` while it goes on.
    #[serde(default)]
    pub to: Option<PartialDate>,
}

#[derive(Deserialize)]
struct File {
    council: Vec<Council>,
    abolished: Vec<Council>,
}

fn file() -> &'static File {
    static FILE: LazyLock<File> = LazyLock::new(|| {
        let file = toml::from_str(include_str!("../../assets/councils.toml"));
        #[expect(
            clippy::expect_used,
            reason = "compiled in, and read by the test below"
        )]
        file.expect("assets/councils.toml is valid")
    });
    &FILE
}

/// All councils of today, in alphabetical order.
pub fn councils() -> &'static [Council] {
    &file().council
}

/// Councils that are no more, in alphabetical order.
pub fn abolished() -> &'static [Council] {
    &file().abolished
}

/// The council with this GSS code, its other codes included; abolished ones too.
pub fn council(gss: &str) -> Option<&'static Council> {
    (councils().iter().chain(abolished()))
        .find(|c| c.gss.as_str() == gss || c.old_codes.iter().any(|old| old == gss))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(gss: &str) -> Vec<String> {
        council(gss).map(Council::names).unwrap_or_default()
    }

    fn assert_names(gss: &str, expected: &[&str], refused: &[&str]) {
        let names = names(gss);
        for name in expected {
            assert!(names.iter().any(|n| n == name), "{name} is missing");
        }
        for name in refused {
            assert!(!names.iter().any(|n| n == name), "{name} is not evidence");
        }
    }

    #[test]
    fn a_county_is_found_by_its_full_form_and_by_the_press_form() {
        let expected = [
            "Gloucestershire",
            "Gloucestershire Council",
            "Gloucestershire County Council",
        ];
        assert_names(
            "E10000013",
            &expected,
            &["Glos", "Shire Hall", "Gloucestershire City Council"],
        );
        assert_names(
            "E10000013",
            &["Glos County Council", "Gloucestershire children’s services"],
            &[],
        );
    }

    #[test]
    fn boroughs_and_cities_are_found_in_every_form_that_reports_print() {
        let barking = [
            "Barking & Dagenham",
            "London Borough of Barking and Dagenham",
        ];
        assert_names("E09000002", &barking, &["LBBD"]);
        assert_names(
            "E08000032",
            &["City of Bradford Metropolitan District Council"],
            &[],
        );
        assert_names(
            "E08000017",
            &["City of Doncaster Council", "Doncaster MBC"],
            &[],
        );
        assert_names(
            "E06000023",
            &[
                "Bristol, City of",
                "City of Bristol",
                "Bristol City Council",
            ],
            &[],
        );
        assert_names("E06000053", &["Council of the Isles of Scilly"], &[]);
        assert_names("E06000049", &["Cheshire East Unitary Authority"], &[]);
        assert_names(
            "E09000001",
            &["City of London Corporation"],
            &["City of London Police"],
        );
    }

    #[test]
    fn a_name_is_found_in_its_other_spellings() {
        assert_names(
            "E08000013",
            &["St Helens", "St. Helens Borough Council"],
            &[],
        );
        assert_names(
            "E06000033",
            &["Southend on Sea City Council", "Southend Borough Council"],
            &[],
        );
        assert_names(
            "E06000010",
            &["Kingston-upon-Hull", "Hull City Council"],
            &["Kingston"],
        );
        assert_names(
            "E06000040",
            &["Royal Borough of Windsor & Maidenhead"],
            &["Windsor"],
        );
    }

    #[test]
    fn everyday_words_and_other_bodies_are_no_evidence() {
        assert_names("E06000038", &["Reading Borough Council"], &["Reading"]);
        assert_names("E09000033", &["Westminster City Council"], &["Westminster"]);
        assert_names(
            "E06000016",
            &["Leicester City Council"],
            &["Leicester County Council"],
        );
        assert_names("E06000059", &["Dorset Council"], &["Dorset County Council"]);
        assert_names(
            "E08000021",
            &["Newcastle", "Newcastle City Council"],
            &["Newcastle Borough Council"],
        );
    }

    #[test]
    fn a_council_is_found_by_any_of_its_codes() {
        let name = |gss| council(gss).map(|c| c.name.as_str());
        assert_eq!(name("E08000038"), Some("Barnsley"));
        assert_eq!(name("E08000016"), Some("Barnsley"));
        assert_eq!(name("E00000000"), None);
        assert_eq!(name("E10000006"), Some("Cumbria"));
    }
}
