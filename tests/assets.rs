//! What is shipped beside the program is what it says it is: the seeds, the councils, the themes.

mod seeds {
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

    use casebook::model::council::council;
    use casebook::model::{DocumentKind, PartialDate};
    use serde::Deserialize;
    use sha2::{Digest, Sha256};

    #[derive(Deserialize)]
    struct Manifest {
        document: Vec<Entry>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Entry {
        file: String,
        original: String,
        sha256: String,
        title: String,
        publisher: String,
        published: PartialDate,
        published_from: String,
        kind: DocumentKind,
        councils: Vec<String>,
    }

    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
    }

    fn manifest() -> anyhow::Result<Vec<Entry>> {
        let text = std::fs::read_to_string(folder().join("PROVENANCE.toml"))?;
        Ok(toml::from_str::<Manifest>(&text)?.document)
    }

    #[test]
    fn every_seed_is_byte_for_byte_the_one_its_manifest_describes() -> anyhow::Result<()> {
        for entry in manifest()? {
            let bytes = std::fs::read(folder().join(&entry.file))?;
            let digits: Vec<_> = (Sha256::digest(&bytes).iter())
                .map(|byte| format!("{byte:02x}"))
                .collect();
            assert_eq!(digits.concat(), entry.sha256, "{}", entry.file);
            let text = String::from_utf8(bytes)?;
            assert!(text.contains(&entry.title), "title of {}", entry.file);
        }
        Ok(())
    }

    #[test]
    fn the_manifest_lists_every_seed_once() -> anyhow::Result<()> {
        let entries = manifest()?;
        let mut listed: BTreeSet<_> = entries.iter().map(|e| folder().join(&e.file)).collect();
        assert_eq!((entries.len(), listed.len()), (5, 5));
        listed.insert(folder().join("PROVENANCE.toml"));
        for file in std::fs::read_dir(folder())? {
            let path = file?.path();
            assert!(listed.remove(&path), "{} is not listed", path.display());
        }
        assert!(listed.is_empty(), "listed and not there: {listed:?}");
        Ok(())
    }

    #[test]
    fn every_seed_says_who_published_it_when_and_how_that_is_known() -> anyhow::Result<()> {
        for entry in manifest()? {
            let file = &entry.file;
            let month = entry.published.to_string();
            assert_eq!(month.get(..7), file.get(..7), "{file}");
            assert!(entry.published_from.len() > 20, "{file}");
            assert!(!entry.publisher.is_empty(), "{file}");
            assert_ne!(&entry.original, file);
            assert_ne!(entry.kind, DocumentKind::Other, "{file}");
            assert!(!entry.councils.is_empty(), "{file}");
            for gss in &entry.councils {
                assert!(council(gss).is_some(), "{file}: {gss}");
            }
        }
        Ok(())
    }
}

mod councils {
    use std::collections::{BTreeMap, BTreeSet};

    use casebook::model::Council;
    use casebook::model::council::{abolished, council, councils};

    /// Whole-word containment.
    fn holds(longer: &str, shorter: &str) -> bool {
        let words = |text: &str| format!(" {} ", text.replace([',', '-'], " ").to_lowercase());
        longer.len() > shorter.len() && words(longer).contains(&words(shorter))
    }

    fn short_names(council: &Council) -> impl Iterator<Item = &String> {
        std::iter::once(&council.name).chain(&council.aliases)
    }

    /// Fails when one of the values of `each` belongs to two councils.
    fn assert_one_owner(each: impl Fn(&Council) -> Vec<String>) {
        let mut owners = BTreeMap::new();
        for council in councils() {
            for value in each(council) {
                let key = value.to_lowercase();
                if let Some(other) = owners.insert(key, &council.name) {
                    assert_eq!(other, &council.name, "`{value}` means two councils");
                }
            }
        }
    }

    #[test]
    fn all_153_councils_are_there_in_alphabetical_order() {
        let names: Vec<_> = councils().iter().map(|c| &c.name).collect();
        assert_eq!(names.len(), 153);
        assert!(names.is_sorted());
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 153);
        let of = |kind| councils().iter().filter(|c| c.kind == kind).count();
        let kinds = [
            "county",
            "unitary",
            "metropolitan borough",
            "london borough",
            "city corporation",
        ];
        assert_eq!(kinds.map(of), [21, 63, 36, 32, 1]);
    }

    #[test]
    fn no_code_belongs_to_two_councils() {
        assert_one_owner(|c| {
            let mut codes = c.old_codes.clone();
            codes.push(c.gss.to_string());
            codes
        });
        assert_one_owner(|c| vec![c.urn.map_or_else(String::new, |urn| urn.to_string())]);
        assert_one_owner(|c| vec![c.dfe.to_string()]);
    }

    #[test]
    fn no_name_in_any_form_means_two_councils() {
        assert_one_owner(Council::names);
        assert_one_owner(|c| short_names(c).chain(&c.abbreviations).cloned().collect());
    }

    #[test]
    fn a_predecessor_is_never_taken_for_its_successor() {
        let names: BTreeSet<_> = councils().iter().flat_map(Council::names).collect();
        for predecessor in councils().iter().flat_map(|c| &c.predecessors) {
            assert!(!names.contains(predecessor), "{predecessor}");
        }
    }

    #[test]
    fn abolished_councils_and_their_successors_know_each_other_and_their_days() {
        assert!(abolished().iter().map(|old| &old.name).is_sorted());
        for old in abolished() {
            assert!(
                old.until.is_some() && !old.successors.is_empty(),
                "{}",
                old.name
            );
            assert!(
                councils()
                    .iter()
                    .all(|c| c.gss != old.gss && c.dfe != old.dfe)
            );
            for gss in &old.successors {
                let next = council(gss.as_str()).unwrap();
                assert_eq!(next.until, None);
                let known = next
                    .predecessors
                    .iter()
                    .any(|name| old.names().contains(name));
                // What Christchurch brought along of Dorset is not what its successor is known by.
                let small = (old.name.as_str(), next.name.as_str());
                let small = small == ("Dorset", "Bournemouth, Christchurch and Poole");
                assert!(known || small, "{} after {}", next.name, old.name);
                assert!(next.since > old.until, "{}", next.name);
            }
        }
        for council in councils() {
            assert_eq!(
                council.since.is_some(),
                council.before().next().is_some(),
                "{}",
                council.name
            );
            for name in &council.predecessors {
                assert!(
                    council.before().any(|old| old.names().contains(name)),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn every_lookalike_holds_a_name_of_its_council_and_is_no_name_itself() {
        let names: BTreeSet<_> = councils().iter().flat_map(Council::names).collect();
        for council in councils() {
            for lookalike in &council.lookalikes {
                let held = short_names(council).any(|name| holds(lookalike, name));
                assert!(held && !names.contains(lookalike), "{lookalike}");
            }
        }
    }

    #[test]
    fn names_that_stand_inside_names_are_the_ones_the_list_warns_of() {
        let mut found = BTreeSet::new();
        for (inner, outer) in councils()
            .iter()
            .flat_map(|a| councils().iter().map(move |b| (a, b)))
        {
            let inside = short_names(inner).any(|a| short_names(outer).any(|b| holds(b, a)));
            if inside && inner != outer {
                found.insert((inner.name.as_str(), outer.name.as_str()));
            }
        }
        let known = BTreeSet::from([
            ("Gloucestershire", "South Gloucestershire"),
            ("Lincolnshire", "North East Lincolnshire"),
            ("Lincolnshire", "North Lincolnshire"),
            ("Somerset", "Bath and North East Somerset"),
            ("Somerset", "North Somerset"),
        ]);
        assert_eq!(found, known);
    }

    #[test]
    fn names_are_written_the_way_the_spellings_are_made_from() {
        for council in councils() {
            for name in short_names(council).chain(&council.abbreviations) {
                let ours = !name.contains(" & ") && !name.contains("St. ") && name.trim() == name;
                assert!(ours && !name.ends_with("Council"), "{name}");
            }
        }
    }

    #[test]
    fn a_trust_ends_after_it_began() {
        let trusts = || councils().iter().flat_map(|c| &c.trusts);
        assert!(trusts().all(|t| t.from.is_some()));
        assert!(trusts().all(|t| t.to.is_none_or(|to| t.from < Some(to))));
        let served = |name| trusts().filter(|t| t.name == name).count();
        assert_eq!(served("Achieving for Children"), 3);
        assert_eq!(served("Northamptonshire Children's Trust"), 2);
    }
}

mod themes {
    use std::collections::{BTreeMap, BTreeSet};

    use casebook::model::theme::themes;

    /// The words of a cue; a hyphen parts words, an apostrophe does not, `*` stays with its word.
    fn words(cue: &str) -> Vec<String> {
        let parts = cue.split(|c: char| !c.is_alphanumeric() && !"*'’".contains(c));
        let letters = |word: &str| word.replace(['\'', '’'], "");
        parts.filter(|w| !w.is_empty()).map(letters).collect()
    }

    /// Whether `general` matches every word that `special` matches.
    fn covers(general: &str, special: &str) -> bool {
        let stem = general.strip_suffix('*');
        general == special
            || stem.is_some_and(|stem| special.trim_end_matches('*').starts_with(stem))
    }

    /// Whether some run of words of `phrase` pairs off with all words of `cue`.
    fn holds(phrase: &str, cue: &str, pair: impl Fn(&str, &str) -> bool) -> bool {
        let (phrase, cue) = (words(phrase), words(cue));
        let mut runs = phrase.windows(cue.len());
        runs.any(|run| run.iter().zip(&cue).all(|(word, cue)| pair(cue, word)))
    }

    #[test]
    fn the_themes_have_their_keys_and_names_that_fit_and_stand_in_the_readme() {
        let keys: Vec<_> = themes().iter().map(|t| t.key.as_str()).collect();
        let expected = "leadership oversight quality-assurance workforce culture front-door risk assessment \
                        drift voice exploitation vulnerable-groups care permanence care-leavers partnership";
        assert_eq!(keys, expected.split_whitespace().collect::<Vec<_>>());
        for key in keys {
            let named = include_str!("../README.md").contains(&format!("`{key}`"));
            assert!(named, "{key}");
        }
        for theme in themes() {
            let length = theme.short.chars().count();
            assert!((1..=16).contains(&length), "{}", theme.short);
            assert!(theme.name.chars().count() >= length, "{}", theme.name);
        }
        let shorts: BTreeSet<_> = themes().iter().map(|t| &t.short).collect();
        assert_eq!(shorts.len(), themes().len());
    }

    #[test]
    fn every_cue_is_written_so_that_it_can_match() {
        for theme in themes() {
            for cue in theme.cues.iter().chain(&theme.not) {
                let star = cue.find('*').is_none_or(|at| at + 1 == cue.len());
                let plain = cue == &cue.to_lowercase() && cue.trim() == cue && !cue.contains('’');
                assert!(
                    star && plain && !words(cue).is_empty(),
                    "{}: `{cue}`",
                    theme.key
                );
                assert!(!words(cue).contains(&"*".into()), "{}: `{cue}`", theme.key);
            }
        }
    }

    #[test]
    fn no_cue_is_made_idle_by_a_wider_one_of_the_same_theme() {
        for theme in themes() {
            for list in [&theme.cues, &theme.not] {
                for (i, cue) in list.iter().enumerate() {
                    let mut others = list.iter().enumerate().filter(|(j, _)| *j != i);
                    let wider = others.find(|(_, other)| holds(cue, other, covers));
                    assert!(
                        wider.is_none(),
                        "{}: `{cue}` is inside {wider:?}",
                        theme.key
                    );
                }
            }
        }
    }

    #[test]
    fn a_cue_speaks_for_one_theme_unless_its_line_says_shared() {
        let shared: BTreeSet<&str> = include_str!("../assets/themes.toml")
            .lines()
            .filter_map(|line| line.split_once("# shared"))
            .flat_map(|(cues, _)| cues.split('"').skip(1).step_by(2))
            .collect();
        let mut owners: BTreeMap<Vec<String>, Vec<&str>> = BTreeMap::new();
        for theme in themes() {
            for cue in &theme.cues {
                owners.entry(words(cue)).or_default().push(&theme.key);
                let also = owners[&words(cue)].len() > 1;
                assert!(
                    !also || shared.contains(cue.as_str()),
                    "`{cue}`: {owners:?}"
                );
            }
        }
    }

    #[test]
    fn every_exception_holds_a_cue_of_its_own_theme() {
        let meet = |a: &str, b: &str| covers(a, b) || covers(b, a);
        for theme in themes() {
            for phrase in &theme.not {
                let held = theme.cues.iter().any(|cue| holds(phrase, cue, meet));
                assert!(held, "{}: `{phrase}` takes nothing away", theme.key);
            }
        }
    }
}
