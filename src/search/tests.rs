//! The index file: what it keeps, and that nothing in it is believed.

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::{Duration, SystemTime};

use super::file::{self, Fault};
use super::index::Index;
use super::ready::Ready;
use super::segment::{Builder, Segment};
use super::{Engine, Hits, Query};
use crate::model::{
    Area, DateOrigin, Dated, DocumentId, DocumentKind, DocumentSummary, Finding, FindingId,
    FindingKind, FindingRow, Grade, Gss, Judgement, PartialDate, Polarity, Span, SpeakerClass,
    TraceStatus,
};
use proptest::prelude::*;

const TEXTS: [&str; 7] = [
    "Supervision lacks rigour and drift is too often not recognised.",
    "Pre-proceedings work was late in 60% of cases.",
    "Children looked after wait too long for a pathway plan.",
    "We are sorry for the delay.",
    "Managers don’t know; oversight is weak.",
    "Drift and delay in recording, or in recorded visits.",
    "",
];

const QUERIES: [&str; 18] = [
    "rigor",
    "d",
    "re",
    "lac",
    "drift delay",
    "\"lacks rigour\"",
    "preproceedings",
    "recognized",
    "recording",
    "60%",
    "managment",
    "is:latest",
    "grade:inadequate year:2017",
    "publisher:gaz -delay",
    "gazette",
    "trace:altered",
    "zxqvj",
    "vale",
];

fn segment() -> Segment {
    of(&TEXTS)
}

fn of(texts: &[&str]) -> Segment {
    let mut builder = Builder::default();
    for (number, text) in (1..).zip(texts) {
        let document = DocumentSummary {
            id: DocumentId(i64::from(number / 3)),
            kind: DocumentKind::InspectionReport,
            publisher: Some("The Gazette".into()),
            published: Some(Dated {
                date: PartialDate::year_only(2017),
                origin: DateOrigin::Text,
            }),
            councils: vec![Gss("E10000013".into())],
            ..DocumentSummary::default()
        };
        let finding = Finding {
            span: Span::new(0, text.len()),
            kind: FindingKind::Finding,
            polarity: Polarity::Concern,
            themes: vec!["drift".into()],
            council: document.councils.first().cloned(),
            area: Some(Area::Leaders),
            paragraph: None,
            class: SpeakerClass::Ofsted,
            speaker: Some("Morgan Vale".into()),
        };
        let id = FindingId {
            document: document.id,
            ordinal: number,
        };
        let judgement = Judgement {
            area: Area::Overall,
            grade: Grade::Inadequate,
            printed: String::new(),
        };
        let text = (*text).to_owned();
        let row = FindingRow {
            id,
            finding,
            page: None,
            text,
        };
        builder.add(&document, &[judgement], &row);
    }
    builder.segment()
}

/// Every other finding of a few holds a traced quotation.
fn traced() -> Vec<(FindingId, TraceStatus)> {
    let one = |number: u32| {
        let document = DocumentId(i64::from(number / 3));
        let status = [TraceStatus::Altered, TraceStatus::NotFound][number as usize / 2 % 2];
        let ordinal = number;
        (FindingId { document, ordinal }, status)
    };
    (2..9).step_by(2).map(one).collect()
}

fn answers(segment: Segment) -> Vec<Hits> {
    let mut index = Index::from(segment);
    index.trace(&traced());
    let mut engine = Engine::new(index);
    let queries = QUERIES
        .iter()
        .map(|query| engine.search(&Query::parse(query).unwrap()));
    queries.collect()
}

fn load(bytes: &[u8]) -> Result<Segment, Fault> {
    let (read, _) = file::load(&mut &*bytes, bytes.len() as u64)?;
    Ok(read)
}

fn kept() -> (tempfile::TempDir, PathBuf, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite.index");
    file::write(&path, &mut segment(), &[[1, 77], [2, -5]]).unwrap();
    let bytes = fs::read(&path).unwrap();
    (folder, path, bytes)
}

#[test]
fn a_segment_comes_back_from_its_file_and_answers_alike() {
    let (folder, path, _) = kept();
    let (read, covered) = file::read(&path).unwrap();
    assert_eq!(covered, [[1, 77], [2, -5]]);
    assert_eq!(answers(read), answers(segment()));
    assert!(
        answers(segment())
            .iter()
            .filter(|hits| !hits.entries.is_empty())
            .count()
            > 10
    );
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing is left beside it"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
}

#[test]
fn sets_worked_out_beforehand_are_those_gathered_at_the_key() {
    // Many rare words that begin alike, so that their union is worth keeping.
    let rare: Vec<String> = (0..5_000)
        .map(|n| format!("re{n} {}", TEXTS[n % TEXTS.len()]))
        .collect();
    let with: Segment = of(&rare.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(with.ready.union("re").is_some());
    let mut without = with.clone();
    without.ready = Ready::default();
    let (with, without) = (answers(with), answers(without));
    assert!(
        !with[2].entries.is_empty(),
        "lac finds children looked after"
    );
    for ((with, without), query) in with.iter().zip(&without).zip(QUERIES) {
        assert!(with == without, "{query}");
    }
}

#[test]
fn a_file_cut_short_or_grown_anywhere_is_refused() {
    let (_folder, path, whole) = kept();
    for keep in 0..whole.len() {
        let fault = load(&whole[..keep]).err();
        assert!(matches!(fault, Some(Fault::Damaged)), "{keep} bytes");
    }
    let grown = [&whole[..], b"x"].concat();
    assert!(matches!(load(&grown), Err(Fault::Damaged)));
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(file::read(&path), Err(Fault::Damaged)));
}

#[test]
fn a_changed_bit_anywhere_is_noticed() {
    let (_folder, _path, mut bytes) = kept();
    for at in 0..bytes.len() {
        bytes[at] ^= 1 << (at % 8);
        let fault = load(&bytes).err();
        bytes[at] ^= 1 << (at % 8);
        assert!(
            matches!(fault, Some(Fault::Damaged | Fault::OtherVersion)),
            "byte {at}: {fault:?}"
        );
    }
}

#[test]
fn what_is_no_index_of_this_version_is_refused_by_name() {
    let (folder, path, whole) = kept();
    let mut newer = whole;
    newer[8] += 1;
    fs::write(&path, &newer).unwrap();
    assert!(matches!(file::read(&path), Err(Fault::OtherVersion)));
    fs::remove_file(&path).unwrap();
    assert!(matches!(file::read(&path), Err(Fault::Missing)));
    assert!(matches!(
        file::read(folder.path()),
        Err(Fault::Unreadable(_))
    ));
    assert!(file::write(folder.path(), &mut segment(), &[]).is_err());
    assert!(file::write(&folder.path().join("no/such/folder"), &mut segment(), &[]).is_err());
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        0,
        "nothing is left behind"
    );
}

#[test]
fn what_a_killed_program_left_is_cleared_away_once_it_is_old() {
    let (folder, path, _) = kept();
    let name = |name: &str| folder.path().join(name);
    let old = SystemTime::now() - Duration::from_hours(2);
    for (left, at) in [
        (".library.sqlite.index-a", old),
        (".library.sqlite.index-b", SystemTime::now()),
        ("library.sqlite", old),
    ] {
        let file = fs::File::create(name(left)).unwrap();
        file.set_modified(at).unwrap();
    }
    file::write(&path, &mut segment(), &[]).unwrap();
    assert!(!name(".library.sqlite.index-a").exists());
    assert!(
        name(".library.sqlite.index-b").exists(),
        "somebody may be writing it"
    );
    assert!(name("library.sqlite").exists());
}

/// The checksums of a file that was tampered with, made right again.
fn signed(mut bytes: Vec<u8>) -> Vec<u8> {
    let count = u32::from_le_bytes(bytes[20..24].try_into().unwrap()) as usize;
    let mut start = 24 + 12 * count + 4;
    for entry in (0..count).map(|at| 24 + 12 * at) {
        let length = u64::from_le_bytes(bytes[entry..entry + 8].try_into().unwrap());
        let end = start + usize::try_from(length).unwrap();
        let checksum = crc32fast::hash(&bytes[start..end]).to_le_bytes();
        bytes[entry + 8..entry + 12].copy_from_slice(&checksum);
        start = end;
    }
    let end = 24 + 12 * count;
    let checksum = crc32fast::hash(&bytes[..end]).to_le_bytes();
    bytes[end..end + 4].copy_from_slice(&checksum);
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn nonsense_with_the_right_checksums_never_panics(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)
    ) {
        static KEPT: LazyLock<Vec<u8>> = LazyLock::new(|| kept().2);
        let whole = KEPT.clone();
        let header = 24 + 12 * usize::from(whole[20]) + 4;
        let mut bytes = whole;
        for (at, byte) in changes {
            let at = header + at.index(bytes.len() - header);
            bytes[at] = byte;
        }
        if let Ok(read) = load(&signed(bytes)) {
            answers(read);
        }
    }
}

/// What is derived from findings must not change without a new format, or files of the old one would answer by the old rules.
#[test]
#[cfg(target_endian = "little")]
fn the_format_is_raised_when_what_is_derived_changes() {
    let (_folder, _path, bytes) = kept();
    // Format and checksum of the sections of the small index above, without the assets' own in the header.
    let count = usize::from(bytes[20]);
    let derived = crc32fast::hash(&bytes[24..24 + 12 * count]);
    assert_eq!(
        (bytes[8], derived),
        (3, 1_560_560_056),
        "raise FORMAT in file.rs, then put the new numbers here"
    );
}
