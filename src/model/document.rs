//! One imported source.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Dated, Gss, PartialDate, UnknownName, spelled};

/// A document's number in its library; written `d3`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub i64);

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("d{}", self.0))
    }
}

impl FromStr for DocumentId {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = text.strip_prefix('d').and_then(|n| n.parse().ok());
        number.map(Self).ok_or_else(|| UnknownName(text.to_owned()))
    }
}

/// What sort of source a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DocumentKind {
    /// A published inspection report with judgements.
    InspectionReport,
    /// A letter after a monitoring visit: no grades.
    MonitoringLetter,
    /// A letter after a focused visit: no grades.
    FocusedVisitLetter,
    /// A newspaper's, broadcaster's or trade paper's report.
    NewsArticle,
    /// A post by one author under their own name.
    BlogPost,
    /// A council's own paper, statement or press release.
    CouncilPaper,
    /// None of these could be told.
    #[default]
    Other,
}

spelled!(DocumentKind {
    InspectionReport = "inspection report",
    MonitoringLetter = "monitoring letter",
    FocusedVisitLetter = "focused visit letter",
    NewsArticle = "news article",
    BlogPost = "blog post",
    CouncilPaper = "council paper",
    Other = "other",
});

/// A source as an importer reads it, before anything is extracted from it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Where it was read, as the reader would name it; `None` for standard input.
    pub path: Option<String>,
    /// SHA-256 of the original bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// What sort of source it is.
    pub kind: DocumentKind,
    /// Its headline or title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published, and where that was read.
    pub published: Option<Dated>,
    /// Councils named by a manifest; empty lets the text decide.
    pub councils: Vec<Gss>,
    /// The stored text: line ends are LF, no byte-order mark; everything else as in the source.
    pub text: String,
    /// Byte offset at which each page begins; empty for a source without pages.
    pub page_starts: Vec<usize>,
}

impl Document {
    /// The page, counted from 1, on which the byte at `offset` stands; `None` for a source without pages.
    pub fn page_at(&self, offset: usize) -> Option<u32> {
        page_at(&self.page_starts, offset)
    }
}

/// The page, counted from 1, on which the byte at `offset` stands; `None` when there are no pages.
pub fn page_at(page_starts: &[usize], offset: usize) -> Option<u32> {
    let page = page_starts.partition_point(|start| *start <= offset);
    u32::try_from(page).ok().filter(|_| !page_starts.is_empty())
}

/// A stored document without its text: one row of a list of documents. By default nothing is known of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentSummary {
    /// Its number in the library.
    pub id: DocumentId,
    /// Where it was read; `None` for standard input.
    pub path: Option<String>,
    /// SHA-256 of the original bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// What sort of source it is.
    pub kind: DocumentKind,
    /// Its headline or title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published, and where that was read.
    pub published: Option<Dated>,
    /// The councils it is about, main one first.
    pub councils: Vec<Gss>,
    /// Inspection framework, for an inspection report.
    pub framework: Option<String>,
    /// First day of the inspection.
    pub inspection_start: Option<PartialDate>,
    /// Last day of the inspection.
    pub inspection_end: Option<PartialDate>,
    /// Lead inspector's name.
    pub lead_inspector: Option<String>,
    /// Number of pages; `None` for a source without pages.
    pub pages: Option<u32>,
    /// Length of the stored text in characters (code points).
    pub chars: usize,
}

impl DocumentSummary {
    /// What to call it in a list: title, else file, else its number.
    pub fn name(&self) -> String {
        self.title
            .clone()
            .or_else(|| self.path.clone())
            .unwrap_or_else(|| self.id.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_counted_from_one_and_absent_without_page_breaks() {
        assert_eq!(page_at(&[], 5), None);
        assert_eq!(page_at(&[0, 10], 9), Some(1));
        assert_eq!(page_at(&[0, 10], 10), Some(2));
    }

    #[test]
    fn ids_read_back_as_written() {
        assert_eq!("d12".parse(), Ok(DocumentId(12)));
        assert!("12".parse::<DocumentId>().is_err());
    }
}
