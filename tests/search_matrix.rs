//! Every cell of a matrix counts what its query finds: the filter and the matrix can never say different things.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use casebook::model::matrix::{By, Of};
use casebook::model::theme::themes;
use casebook::model::{
    DateOrigin, Dated, DocumentId, DocumentKind, DocumentSummary, Finding, FindingId, FindingKind,
    FindingRow, Gss, PartialDate, Polarity, Span, SpeakerClass,
};
use casebook::search::{Builder, Engine, Query};

const COUNCILS: [(&str, &str); 3] = [
    ("E10000013", "Gloucestershire"),
    ("E06000025", "South Gloucestershire"),
    ("E10000016", "Kent"),
];

fn document(id: i64, council: &str) -> DocumentSummary {
    let day = |text: &str| text.parse::<PartialDate>().ok();
    let year = 2015 + id;
    DocumentSummary {
        id: DocumentId(id),
        kind: DocumentKind::InspectionReport,
        published: day(&format!("{year}-02-01")).map(|date| Dated {
            date,
            origin: DateOrigin::Text,
        }),
        councils: vec![Gss(council.to_owned().into())],
        inspection_start: day(&format!("{}-12-01", year - 1)).filter(|_| id % 2 == 0),
        ..DocumentSummary::default()
    }
}

/// Six documents on three councils; in each a finding for every pair of themes, and some that name no council or no theme.
fn engine() -> Engine {
    let mut builder = Builder::default();
    for id in 0..6_i64 {
        let (gss, _) = COUNCILS[usize::try_from(id).unwrap() % 3];
        let summary = document(id, gss);
        for ordinal in 1..=40_u32 {
            let at = usize::try_from(ordinal).unwrap() * 7 + usize::try_from(id).unwrap();
            let keys = [at % 16, (at / 3) % 16].map(|at| themes()[at].key.clone());
            let mut keys = keys.to_vec();
            keys.dedup();
            let text = if at.is_multiple_of(4) {
                "plans drift"
            } else {
                "plans hold"
            };
            let finding = Finding {
                span: Span::new(0, text.len()),
                kind: FindingKind::Finding,
                polarity: Polarity::ALL[at % 3],
                themes: if at.is_multiple_of(11) {
                    Vec::new()
                } else {
                    keys
                },
                council: (!at.is_multiple_of(5)).then(|| summary.councils[0].clone()),
                area: None,
                paragraph: None,
                class: SpeakerClass::Ofsted,
                speaker: None,
            };
            let id = FindingId {
                document: summary.id,
                ordinal,
            };
            let row = FindingRow {
                id,
                finding,
                page: None,
                text: text.to_owned(),
            };
            builder.add(&summary, &[], &row);
        }
    }
    Engine::new(builder.build())
}

#[test]
fn a_cell_counts_what_its_query_finds() {
    let mut engine = engine();
    for (by, base) in [
        (By::Councils, ""),
        (By::Documents, "drift"),
        (By::Years, "plans -hold"),
        (By::Years, ""),
    ] {
        let matrix = engine.matrix(&Query::parse(&format!("{base} ")).unwrap(), by, None);
        assert!(matrix.rows.len() >= 3, "{by}: {matrix:?}");
        let mut count = |text: &str| engine.count(&Query::parse(text).unwrap());
        for row in &matrix.rows {
            let of = match &row.of {
                Of::Council(gss) => {
                    let name = COUNCILS
                        .iter()
                        .find(|(code, _)| *code == gss.as_str())
                        .unwrap()
                        .1;
                    format!("council:\"{name}\"")
                }
                Of::Document(id) => format!("doc:{id}"),
                Of::Year(year) => format!("year:{year}"),
            };
            assert_eq!(row.whole.findings, count(&format!("{base} {of} ")), "{of}");
            for (key, cell) in matrix.themes.iter().zip(&row.cells) {
                let asked = format!("{base} {of} theme:{key} ");
                assert_eq!(cell.findings, count(&asked), "{asked}");
                assert_eq!(
                    cell.concerns,
                    count(&format!("{asked} is:concern")),
                    "{asked}"
                );
                assert_eq!(
                    cell.strengths,
                    count(&format!("{asked} is:strength")),
                    "{asked}"
                );
            }
        }
        let whole: usize = matrix.rows.iter().map(|row| row.whole.findings).sum();
        if by != By::Years {
            assert_eq!(whole + matrix.elsewhere, count(base), "{by}");
        }
    }
}

#[test]
fn a_matrix_of_one_council_leaves_the_others_out() {
    let mut engine = engine();
    let kent = Gss("E10000016".into());
    let matrix = engine.matrix(&Query::default(), By::Documents, Some(&kent));
    let whole: usize = matrix.rows.iter().map(|row| row.whole.findings).sum();
    let query = Query::parse("council:kent").unwrap();
    assert_eq!(whole, engine.count(&query));
    assert_eq!(matrix.rows.len(), 2);
}
