//! The council that a report's title names.
//!
//! A title is matched whole: "Gloucestershire" in "South Gloucestershire" is nobody.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::model::council::{Council, abolished, councils};
use crate::model::phrases::folded;
use crate::model::{Gss, PartialDate};

/// What titles put around a council's short name, taken off in any order.
const BEFORE: &[&str] = &[
    "the",
    "council of",
    "london borough of",
    "royal borough of",
    "metropolitan borough of",
    "borough of",
    "city of",
    "county of",
];
const AFTER: &[&str] = &[
    "council",
    "county",
    "city",
    "borough",
    "metropolitan",
    "district",
    "unitary authority",
    "authority",
    "london borough",
    "children s services",
    "childrens services",
    "childrens social care",
    "local authority",
];

struct Titles {
    known: HashMap<String, &'static Council>,
    /// Names that hold a council's and mean another body.
    others: HashSet<String>,
}

fn titles() -> &'static Titles {
    static TITLES: LazyLock<Titles> = LazyLock::new(|| {
        let mut known = HashMap::new();
        let mut others = HashSet::new();
        // Of two with one name the one of today comes first.
        for council in councils().iter().chain(abolished()) {
            // In a title a name is never a verb and never a county hall: its weak own name counts.
            known.entry(key(&council.name)).or_insert(council);
            for name in council.names() {
                known.entry(key(&name)).or_insert(council);
            }
            others.extend(council.lookalikes.iter().map(|name| key(name)));
        }
        Titles { known, others }
    });
    &TITLES
}

fn key(name: &str) -> String {
    folded(&name.replace('&', " and ")).trim().to_owned()
}

/// The council with this title on this day: "City of Bradford Metropolitan District Council", "Haringey", "Hull".
pub(super) fn titled(title: &str, day: Option<PartialDate>) -> Option<Gss> {
    let titles = titles();
    let title = key(title);
    let mut name = title.as_str();
    loop {
        if titles.others.contains(name) {
            return None;
        }
        if let Some(council) = titles.known.get(name) {
            return Some(at(council, day).gss.clone());
        }
        let shorter = BEFORE
            .iter()
            .find_map(|before| name.strip_prefix(before)?.strip_prefix(' '))
            .or_else(|| {
                AFTER
                    .iter()
                    .find_map(|after| name.strip_suffix(after)?.strip_suffix(' '))
            });
        name = shorter?;
    }
}

/// The council that had its name on this day: "Dorset" was another one before April 2019.
fn at(council: &'static Council, day: Option<PartialDate>) -> &'static Council {
    let earlier = council
        .since
        .zip(day)
        .is_some_and(|(since, day)| day < since);
    let named_alike = council.before().find(|old| old.name == council.name);
    named_alike.filter(|_| earlier).unwrap_or(council)
}

#[cfg(test)]
mod tests {
    use crate::model::council::council;

    use super::*;

    #[test]
    fn titles_in_all_their_forms_name_the_council() {
        for (title, name) in [
            ("Gloucestershire", "Gloucestershire"),
            ("South Gloucestershire", "South Gloucestershire"),
            ("West Sussex County Council", "West Sussex"),
            (
                "London Borough of Barking and\nDagenham",
                "Barking and Dagenham",
            ),
            ("London Borough of Redbridge Council", "Redbridge"),
            (
                "The London Borough of Hammersmith & Fulham",
                "Hammersmith and Fulham",
            ),
            (
                "The Royal Borough of Kensington and Chelsea",
                "Kensington and Chelsea",
            ),
            (
                "Royal Borough of Kingston upon Thames",
                "Kingston upon Thames",
            ),
            (
                "Royal Borough of Windsor and Maidenhead",
                "Windsor and Maidenhead",
            ),
            ("York City Council", "York"),
            ("City of York Council", "York"),
            ("Doncaster Metropolitan Borough\nCouncil", "Doncaster"),
            ("Metropolitan Borough of Stockport", "Stockport"),
            ("City of London", "City of London"),
            (
                "City of Bradford Metropolitan District\nCouncil",
                "Bradford",
            ),
            ("City of Bradford Metropolitan Borough Council", "Bradford"),
            ("City of Wolverhampton Council", "Wolverhampton"),
            ("Council of the Isles of Scilly", "Isles of Scilly"),
            ("Cheshire East Unitary Authority", "Cheshire East"),
            ("Tameside metropolitan borough", "Tameside"),
            ("Hull", "Kingston upon Hull"),
            ("Kingston upon Hull City Council", "Kingston upon Hull"),
            ("East Riding", "East Riding of Yorkshire"),
            ("Newcastle", "Newcastle upon Tyne"),
            ("Newcastle City Council", "Newcastle upon Tyne"),
            ("Durham County Council", "County Durham"),
            ("Reading", "Reading"),
            ("Westminster City Council", "Westminster"),
            ("Telford & Wrekin", "Telford and Wrekin"),
            ("Bedford Borough", "Bedford"),
            ("St Helens Metropolitan Borough Council", "St Helens"),
            ("Southend-on-Sea", "Southend-on-Sea"),
            ("Stockton on Tees Borough Council", "Stockton-on-Tees"),
            (
                "Bournemouth, Christchurch and Poole",
                "Bournemouth, Christchurch and Poole",
            ),
            ("Bristol City Council", "Bristol"),
            ("Herefordshire Council", "Herefordshire"),
            ("Brighton & Hove City Council", "Brighton and Hove"),
        ] {
            let found = titled(title, None)
                .and_then(|gss| council(gss.as_str()))
                .map(|c| c.name.as_str());
            assert_eq!(found, Some(name), "{title}");
        }
    }

    #[test]
    fn every_council_is_named_by_its_name_in_every_form() {
        for council in councils().iter().chain(abolished()) {
            for name in council.names() {
                let found = titled(&name, council.until);
                let another = abolished().iter().any(|old| old.name == council.name);
                assert!(found.as_ref() == Some(&council.gss) || another, "{name}");
            }
        }
    }

    #[test]
    fn an_abolished_council_is_itself_and_never_one_of_its_successors() {
        for (title, day, gss) in [
            ("Cumbria County Council", "2022-11-01", "E10000006"),
            ("Northamptonshire", "2019-07-05", "E10000021"),
            ("Borough of Poole", "2014-03-01", "E06000029"),
            ("Poole", "2017-03-01", "E06000029"),
            ("Bournemouth Borough Council", "2014-03-01", "E06000028"),
            ("Dorset County Council", "2016-02-01", "E10000009"),
            ("Dorset", "2016-02-01", "E10000009"),
            ("Dorset", "2021-10-08", "E06000059"),
            ("Dorset Council", "2021-10-08", "E06000059"),
            ("Buckinghamshire County Council", "2014-06-01", "E06000060"),
        ] {
            let found = titled(title, day.parse().ok());
            assert_eq!(found.as_ref().map(Gss::as_str), Some(gss), "{title}");
        }
    }

    #[test]
    fn an_unknown_council_is_nobody() {
        for title in ["Mallowshire County Council", "County Council", ""] {
            assert_eq!(titled(title, None), None, "{title}");
        }
    }
}
