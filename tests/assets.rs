//! What is shipped beside the program is what it says it is: the seeds, the councils, the themes.

mod seeds {
    use std::collections::BTreeSet;
    use std::path::Path;

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
        published: Option<PartialDate>,
        published_from: String,
        kind: DocumentKind,
        councils: Vec<String>,
    }

    fn folder() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
    }

    fn manifest() -> Vec<Entry> {
        let text = std::fs::read_to_string(folder().join("PROVENANCE.toml")).unwrap();
        toml::from_str::<Manifest>(&text).unwrap().document
    }

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn every_seed_is_byte_for_byte_the_one_its_manifest_describes() {
        for entry in manifest() {
            let bytes = std::fs::read(folder().join(&entry.file)).unwrap();
            assert_eq!(hex(&Sha256::digest(&bytes)), entry.sha256, "{}", entry.file);
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(&entry.title), "title of {}", entry.file);
        }
    }

    #[test]
    fn the_manifest_lists_every_seed_once() {
        let entries = manifest();
        let listed: BTreeSet<_> = entries.iter().map(|e| e.file.clone()).collect();
        let originals: BTreeSet<_> = entries.iter().map(|e| &e.original).collect();
        let stored: BTreeSet<_> = std::fs::read_dir(folder())
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != "PROVENANCE.toml")
            .collect();
        assert_eq!(listed, stored);
        assert_eq!((entries.len(), originals.len()), (5, 5));
    }

    #[test]
    fn every_seed_says_who_published_it_when_and_how_that_is_known() {
        for entry in manifest() {
            let file = &entry.file;
            let year = entry.published.unwrap().to_string();
            assert!(year.starts_with(&file[..4]), "{file}: {year}");
            assert!(entry.published_from.len() > 20, "{file}");
            assert!(!entry.publisher.is_empty(), "{file}");
            assert_ne!(entry.kind, DocumentKind::Other, "{file}");
            assert!(!entry.councils.is_empty(), "{file}");
            for gss in &entry.councils {
                assert!(council(gss).is_some(), "{file}: {gss}");
            }
        }
    }
}
