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
    use casebook::model::council::councils;

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
        assert_one_owner(|c| vec![c.urn.to_string()]);
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
