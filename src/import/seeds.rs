//! The five documents that a new library begins with, compiled into the program with their provenance.

use std::path::Path;

use super::manifest::Manifest;
use super::{ImportError, Source, read};
use crate::model::Document;

const SEEDS: [(&str, &[u8]); 5] = [
    (
        "seeds/2017-06-bbc-gloucestershire-failings.txt",
        include_bytes!("../../seeds/2017-06-bbc-gloucestershire-failings.txt"),
    ),
    (
        "seeds/2017-07-bbc-gloucestershire-not-heard.txt",
        include_bytes!("../../seeds/2017-07-bbc-gloucestershire-not-heard.txt"),
    ),
    (
        "seeds/2018-06-eye-of-media-gloucestershire.txt",
        include_bytes!("../../seeds/2018-06-eye-of-media-gloucestershire.txt"),
    ),
    (
        "seeds/2012-11-doncaster-free-press-doncaster.txt",
        include_bytes!("../../seeds/2012-11-doncaster-free-press-doncaster.txt"),
    ),
    (
        "seeds/2011-02-cllr-wallis-cornwall.txt",
        include_bytes!("../../seeds/2011-02-cllr-wallis-cornwall.txt"),
    ),
];

const PROVENANCE: &str = include_str!("../../seeds/PROVENANCE.toml");

/// The seed documents, read as if from the folder `seeds`.
///
/// # Errors
/// Never for the files as they were compiled in: the test below reads them.
pub fn seeds() -> Result<Vec<Document>, ImportError> {
    let manifest = Manifest::parse(PROVENANCE)?;
    let document = |(path, bytes): &(&'static str, &[u8])| {
        let source = Source {
            path: Some(Path::new(path)),
            bytes,
        };
        let name = path.trim_start_matches("seeds/");
        read(&source, manifest.entry(name, &source.sha256())?)
    };
    SEEDS.iter().map(document).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DateOrigin;

    #[test]
    fn every_seed_is_read_with_publisher_council_and_a_date_from_the_manifest() {
        let seeds = seeds().unwrap();
        assert_eq!(seeds.len(), 5);
        for seed in seeds {
            let path = seed.path.unwrap();
            assert!(seed.publisher.is_some() && seed.title.is_some(), "{path}");
            assert_eq!(seed.councils.len(), 1, "{path}");
            assert_eq!(
                seed.published.map(|dated| dated.origin),
                Some(DateOrigin::Manifest),
                "{path}"
            );
        }
    }
}
