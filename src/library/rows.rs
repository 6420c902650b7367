//! Rows to values and back. What is stored as a spelling goes through the model's own; what does not parse is an error.

use std::fmt::Display;
use std::str::FromStr;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Result, Row};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::model::{
    DateOrigin, Dated, Document, DocumentId, DocumentKind, DocumentSummary, Finding, FindingId,
    FindingRow, Gss, Judgement, PartialDate, Quotation, Span,
};

/// A value stored as the text it is written as.
pub(super) struct Spelt<T>(pub(super) T);

impl<T: FromStr<Err: std::error::Error + Send + Sync + 'static>> FromSql for Spelt<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value
            .as_str()?
            .parse()
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

impl<T: Display> ToSql for Spelt<T> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        Ok(self.0.to_string().into())
    }
}

/// A value stored as JSON.
pub(super) struct Json<T>(pub(super) T);

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?)
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        let text = serde_json::to_string(&self.0);
        text.map(Into::into)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
    }
}

impl FromSql for Gss {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str().map(|code| Self(code.to_owned().into()))
    }
}

impl ToSql for Gss {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        Ok(self.as_str().into())
    }
}

pub(super) fn spelt<T>(row: &Row<'_>, column: &str) -> Result<T>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    row.get::<_, Spelt<T>>(column).map(|spelt| spelt.0)
}

pub(super) fn spelt_or_none<T>(row: &Row<'_>, column: &str) -> Result<Option<T>>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    row.get::<_, Option<Spelt<T>>>(column)
        .map(|spelt| spelt.map(|spelt| spelt.0))
}

fn span(row: &Row<'_>) -> Result<Span> {
    Ok(Span::new(row.get("start_byte")?, row.get("end_byte")?))
}

fn published(row: &Row<'_>) -> Result<Option<Dated>> {
    let (date, origin) = (
        spelt_or_none(row, "published")?,
        spelt_or_none(row, "published_origin")?,
    );
    Ok(date
        .zip(origin)
        .map(|(date, origin)| Dated { date, origin }))
}

/// A row of `document`; its councils come from another table and are put in by the caller.
pub(super) fn summary(row: &Row<'_>) -> Result<DocumentSummary> {
    Ok(DocumentSummary {
        id: DocumentId(row.get("id")?),
        path: row.get("path")?,
        sha256: row.get("sha256")?,
        kind: spelt(row, "kind")?,
        title: row.get("title")?,
        publisher: row.get("publisher")?,
        published: published(row)?,
        councils: Vec::new(),
        framework: row.get("framework")?,
        inspection_start: spelt_or_none(row, "inspection_start")?,
        inspection_end: spelt_or_none(row, "inspection_end")?,
        lead_inspector: row.get("lead_inspector")?,
        pages: row.get("pages")?,
        chars: row.get("chars")?,
    })
}

/// What was known of a document before anything was extracted from it.
#[derive(Serialize, Deserialize)]
pub(super) struct Given {
    kind: DocumentKind,
    title: Option<String>,
    publisher: Option<String>,
    published: Option<(PartialDate, DateOrigin)>,
    councils: Vec<Gss>,
}

impl From<&Document> for Given {
    fn from(document: &Document) -> Self {
        Self {
            kind: document.kind,
            title: document.title.clone(),
            publisher: document.publisher.clone(),
            published: document.published.map(|dated| (dated.date, dated.origin)),
            councils: document.councils.clone(),
        }
    }
}

/// A row of `document` joined with `document_text`, as the importer read it.
pub(super) fn source(row: &Row<'_>) -> Result<Document> {
    let Json(given) = row.get::<_, Json<Given>>("given")?;
    Ok(Document {
        path: row.get("path")?,
        sha256: row.get("sha256")?,
        kind: given.kind,
        title: given.title,
        publisher: given.publisher,
        published: given.published.map(|(date, origin)| Dated { date, origin }),
        councils: given.councils,
        text: row.get("text")?,
        page_starts: row.get::<_, Json<Vec<usize>>>("page_starts")?.0,
    })
}

/// A row of `finding`.
pub(super) fn finding(row: &Row<'_>) -> Result<FindingRow> {
    let finding = Finding {
        span: span(row)?,
        kind: spelt(row, "kind")?,
        polarity: spelt(row, "polarity")?,
        themes: row.get::<_, Json<Vec<String>>>("themes")?.0,
        council: row.get("council")?,
        area: spelt_or_none(row, "area")?,
        paragraph: row.get("paragraph")?,
        class: spelt(row, "class")?,
        speaker: row.get("speaker")?,
    };
    let id = FindingId {
        document: DocumentId(row.get("document")?),
        ordinal: row.get("ordinal")?,
    };
    Ok(FindingRow {
        id,
        finding,
        page: row.get("page")?,
        text: row.get("text")?,
    })
}

/// A row of `quotation`, with its order in the document.
pub(super) fn quotation(row: &Row<'_>) -> Result<(u32, Quotation)> {
    let quotation = Quotation {
        span: span(row)?,
        kind: spelt(row, "kind")?,
        class: spelt(row, "class")?,
        speaker: row.get("speaker")?,
        cue: row.get("cue")?,
        confidence: row.get("confidence")?,
        rule: row.get::<_, String>("rule")?.into(),
        council: row.get("council")?,
        nested: row.get("nested")?,
    };
    Ok((row.get("ordinal")?, quotation))
}

/// A row of `judgement`.
pub(super) fn judgement(row: &Row<'_>) -> Result<Judgement> {
    Ok(Judgement {
        area: spelt(row, "area")?,
        grade: spelt(row, "grade")?,
        printed: row.get("printed")?,
    })
}
