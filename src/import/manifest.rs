//! `PROVENANCE.toml`: what somebody wrote down about the files of a folder, because the files themselves do not say it.
//!
//! One `[[document]]` per file, found by `sha256` or, where none is given, by `file`. Keys not named here are left alone.

use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::ImportError;
use crate::model::{self, DateOrigin, Dated, Document, DocumentKind, Gss, PartialDate};

/// The file's name.
pub const NAME: &str = "PROVENANCE.toml";

/// What is written about the files of one folder.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Manifest {
    #[serde(default)]
    document: Vec<Entry>,
}

/// What is written about one file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    file: Option<String>,
    sha256: Option<String>,
    title: Option<String>,
    publisher: Option<String>,
    #[serde(deserialize_with = "date", skip_serializing_if = "Option::is_none")]
    published: Option<PartialDate>,
    kind: Option<DocumentKind>,
    #[serde(deserialize_with = "councils")]
    councils: Vec<Gss>,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// Where and why it cannot be understood.
    pub fn parse(text: &str) -> Result<Self, ImportError> {
        toml::from_str(text).map_err(|error| {
            let before = error
                .span()
                .and_then(|span| text.get(..span.start))
                .unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            ImportError::Manifest(format!("line {line}: {}", error.message()))
        })
    }

    /// Reads the manifest of a folder; a folder without one has an empty manifest.
    ///
    /// # Errors
    /// When it is there and cannot be read or understood.
    pub fn of(folder: &Path) -> Result<Self, ImportError> {
        let path = folder.join(NAME);
        match fs::metadata(&path) {
            Ok(found) if found.is_file() => {}
            _ => return Ok(Self::default()),
        }
        let unusable = |error: io::Error| ImportError::Manifest(error.to_string());
        let bytes = super::read_bytes(fs::File::open(&path).map_err(unusable)?)?;
        let text = str::from_utf8(&bytes).map_err(|error| {
            ImportError::Manifest(format!("not UTF-8 at byte {}", error.valid_up_to()))
        })?;
        Self::parse(text)
    }

    /// What is written about the file with this name and this SHA-256.
    ///
    /// # Errors
    /// When its entry gives another SHA-256: what is written there is about other bytes.
    pub fn entry(&self, name: &str, sha256: &str) -> Result<Option<&Entry>, ImportError> {
        let hashed = |entry: &&Entry| {
            entry
                .sha256
                .as_ref()
                .is_some_and(|hash| hash.eq_ignore_ascii_case(sha256))
        };
        let named = |entry: &&Entry| entry.file.as_deref() == Some(name);
        match self
            .document
            .iter()
            .find(hashed)
            .or_else(|| self.document.iter().find(named))
        {
            Some(entry) if entry.sha256.is_some() && !hashed(&entry) => Err(ImportError::Manifest(
                "it gives another SHA-256 for this file, so what it says may be about another text"
                    .into(),
            )),
            entry => Ok(entry),
        }
    }
}

impl Entry {
    /// Puts what is written here over what the file itself gave.
    pub(super) fn describe(&self, document: &mut Document) {
        let published = self.published.map(|date| Dated {
            date,
            origin: DateOrigin::Manifest,
        });
        document.title = self.title.clone().or(document.title.take());
        document.publisher = self.publisher.clone().or(document.publisher.take());
        document.published = published.or(document.published);
        document.kind = self.kind.unwrap_or(document.kind);
        document.councils.clone_from(&self.councils);
    }
}

/// A date as a string, or as TOML's own date.
fn date<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Option<PartialDate>, D::Error> {
    let text = match toml::Value::deserialize(d)? {
        toml::Value::String(text) => text,
        value => value.to_string(),
    };
    let date = (!text.is_empty()).then(|| text.parse().map_err(serde::de::Error::custom));
    date.transpose()
}

/// GSS codes of councils that exist; a former code stands for the council's present one.
fn councils<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Vec<Gss>, D::Error> {
    let known = |code: String| match model::council::council(&code) {
        Some(council) => Ok(council.gss.clone()),
        None => Err(serde::de::Error::custom(format!(
            "`{code}` is not the GSS code of a council"
        ))),
    };
    Vec::<String>::deserialize(d)?
        .into_iter()
        .map(known)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"
licence = "not ours"
[[document]]
file = "a.txt"
title = "A title"
publisher = "The Mallow Gazette"
published = "2012-11"
published_from = "the page's own date"
kind = "news article"
councils = ["E10000013"]
[[document]]
file = "b.txt"
sha256 = "AB"
published = 2017-06-13
"#;

    #[test]
    fn an_entry_is_found_by_name_or_by_hash_and_describes_the_document() {
        let manifest = Manifest::parse(TEXT).unwrap();
        let mut document = Document {
            title: Some("Guessed".into()),
            ..Document::default()
        };
        manifest
            .entry("a.txt", "00")
            .unwrap()
            .unwrap()
            .describe(&mut document);
        assert_eq!(document.title.as_deref(), Some("A title"));
        assert_eq!(document.publisher.as_deref(), Some("The Mallow Gazette"));
        assert_eq!(document.kind, DocumentKind::NewsArticle);
        assert_eq!(document.councils, [Gss("E10000013".into())]);
        let published = Dated {
            date: PartialDate::month_of(2012, 11),
            origin: DateOrigin::Manifest,
        };
        assert_eq!(document.published, Some(published));
        assert!(
            manifest
                .entry("renamed.txt", "ab")
                .unwrap()
                .unwrap()
                .published
                .is_some()
        );
        assert_eq!(manifest.entry("c.txt", "00").unwrap(), None);
    }

    #[test]
    fn an_entry_about_other_bytes_is_not_believed() {
        let error = Manifest::parse(TEXT)
            .unwrap()
            .entry("b.txt", "cd")
            .unwrap_err();
        assert!(error.to_string().contains("another SHA-256"), "{error}");
    }

    #[test]
    fn a_mistake_in_a_manifest_is_named_with_its_line() {
        for (text, expected) in [
            (
                "[[document]]\ncouncils = [\"E1\"]",
                "`E1` is not the GSS code",
            ),
            (
                "[[document]]\nkind = \"gossip\"",
                "line 2: `gossip` is not a known value",
            ),
            (
                "[[document]]\npublished = \"June\"",
                "line 2: `June` is not a date",
            ),
            ("[[document]\n", "line 1"),
        ] {
            let error = Manifest::parse(text).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
