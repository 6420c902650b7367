//! An inspection of a council, as its report's front page or its letter describes it.

use serde::{Deserialize, Serialize};

use super::{DateOrigin, Dated, DocumentId, DocumentKind, Grade, PartialDate, spelled};

/// The rules under which Ofsted inspected (`domain.md` section 2). Frameworks overlap in time: the title decides, never
/// the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Framework {
    /// Inspection of local authority children's services, from 2018.
    Ilacs,
    /// Single inspection framework, 2013 to 2018, re-inspections included.
    Sif,
    /// Review of a local safeguarding children board on its own.
    Lscb,
    /// Inspection of services for looked after children alone, 2013.
    Lac2013,
}

spelled!(Framework { Ilacs = "ILACS", Sif = "SIF", Lscb = "LSCB", Lac2013 = "LAC2013" });

/// What a report or letter says of the inspection or visit it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    /// A report, or a letter after a visit.
    pub kind: DocumentKind,
    /// The framework; `None` for a monitoring visit, which belongs to whichever inspection went before.
    pub framework: Option<Framework>,
    /// Council and title as printed.
    pub title: String,
    /// First day.
    pub start: Option<PartialDate>,
    /// Last day; the first again when there was only one.
    pub end: Option<PartialDate>,
    /// The day of publication, when the text prints one.
    pub published: Option<Dated>,
    /// Lead inspector's name without rank; two are joined with " and ".
    pub lead_inspector: Option<String>,
}

impl Inspection {
    /// What to call the document: its printed title, unless somebody gave it another one than a line of that.
    pub fn title_over<'a>(&'a self, given: Option<&'a str>) -> &'a str {
        let is_line = |given: &&str| self.title.to_lowercase().contains(&given.to_lowercase());
        given.filter(|given| !is_line(given)).unwrap_or(&self.title)
    }

    /// When it was published: the printed day counts for more than a file's name or metadata, a manifest for more than that.
    pub fn published_over(&self, given: Option<Dated>) -> Option<Dated> {
        let by_manifest = given.filter(|dated| dated.origin == DateOrigin::Manifest);
        by_manifest.or(self.published).or(given)
    }
}

/// An inspection of a council whose report is in the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// The report.
    pub document: DocumentId,
    /// The framework, as it is spelled everywhere.
    pub framework: Option<String>,
    /// First day.
    pub start: Option<PartialDate>,
    /// Last day.
    pub end: Option<PartialDate>,
    /// Overall grade; of a safeguarding board's review, the board's.
    pub grade: Option<Grade>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inspection(published: Option<&str>) -> Inspection {
        let dated = |date: &str| Dated {
            date: date.parse().unwrap(),
            origin: DateOrigin::Text,
        };
        Inspection {
            kind: DocumentKind::InspectionReport,
            framework: Some(Framework::Sif),
            title: "Mallow: Inspection of services".into(),
            start: None,
            end: None,
            published: published.map(dated),
            lead_inspector: None,
        }
    }

    #[test]
    fn a_first_line_gives_way_to_the_whole_title_and_a_given_title_stays() {
        let inspection = inspection(None);
        assert_eq!(
            inspection.title_over(Some("Mallow")),
            "Mallow: Inspection of services"
        );
        assert_eq!(
            inspection.title_over(None),
            "Mallow: Inspection of services"
        );
        assert_eq!(
            inspection.title_over(Some("The big one of 2015")),
            "The big one of 2015"
        );
    }

    #[test]
    fn a_printed_day_counts_for_more_than_a_file_name_and_a_manifest_for_more_than_that() {
        let given = |origin| {
            Some(Dated {
                date: "2015-02-10".parse().unwrap(),
                origin,
            })
        };
        let over = |printed, origin| {
            inspection(printed)
                .published_over(given(origin))
                .map(|d| d.date.to_string())
        };
        assert_eq!(
            over(Some("2015-02-03"), DateOrigin::FileName).as_deref(),
            Some("2015-02-03")
        );
        assert_eq!(
            over(Some("2015-02-03"), DateOrigin::Manifest).as_deref(),
            Some("2015-02-10")
        );
        assert_eq!(
            over(None, DateOrigin::FileName).as_deref(),
            Some("2015-02-10")
        );
    }
}
