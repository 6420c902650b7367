//! Front pages put together from every printed form of each of their parts.

use super::{grades, imported};

/// Titles of all layouts; `{}` is the council.
const TITLES: &[(&str, &str)] = &[
    (
        "LAC2013",
        "Inspection of looked after children services\n{}\n",
    ),
    (
        "SIF",
        "{}\nInspection of services for children in need of help and protection, children looked after and care leavers\nand\n\
         Review of the effectiveness of the Local Safeguarding Children Board1\n",
    ),
    (
        "SIF",
        "{}\nRe-inspection of services for children in need of help and protection, children looked after and care leavers\n",
    ),
    (
        "SIF",
        "{}\nReinspection of services for children in need of help and protection, children looked after and care leavers\n",
    ),
    (
        "ILACS",
        "{}\nInspection of children’s social care services\n",
    ),
    (
        "ILACS",
        "{}\nInspection of local authority children’s services\n",
    ),
    (
        "ILACS",
        "{}\nInspection of local authority children’s social care services\n",
    ),
    (
        "ILACS",
        "Inspection of {} local authority children’s services\n",
    ),
    ("ILACS", "Inspection of {} children’s services\n"),
];

/// Councils as titles print them, with their GSS codes; long ones wrap.
const COUNCILS: &[(&str, &str)] = &[
    ("Gloucestershire", "E10000013"),
    ("West Sussex County Council", "E10000032"),
    ("London Borough of Barking and\nDagenham", "E09000002"),
    ("The London Borough of Hammersmith & Fulham", "E09000013"),
    ("Royal Borough of Windsor and Maidenhead", "E06000040"),
    (
        "City of Bradford Metropolitan District\nCouncil",
        "E08000032",
    ),
    ("Doncaster Metropolitan Borough Council", "E08000017"),
    ("Council of the Isles of Scilly", "E06000053"),
    ("Cheshire East Unitary Authority", "E06000049"),
    ("Tameside metropolitan borough", "E08000008"),
    ("Kingston upon Hull City Council", "E06000010"),
    ("East Riding", "E06000011"),
    ("Newcastle", "E08000021"),
    ("St. Helens", "E08000013"),
    ("Telford & Wrekin", "E06000020"),
    ("Bournemouth, Christchurch and Poole", "E06000058"),
    ("South Gloucestershire", "E06000025"),
    ("North East Lincolnshire", "E06000012"),
    ("City of London", "E09000001"),
    ("Northamptonshire County Council", "E10000021"),
];

/// Days as front pages print them.
const DAYS: &[(&str, &str)] = &[
    (
        "7 February 2022 to 18 February 2022",
        "2022-02-07 2022-02-18",
    ),
    ("20 to 31 January 2025", "2025-01-20 2025-01-31"),
    ("14 February to 25 February 2022", "2022-02-14 2022-02-25"),
    ("13 April 2015 – 8 May 2015", "2015-04-13 2015-05-08"),
    ("14 January – 5 February 2014", "2014-01-14 2014-02-05"),
    ("3 June 2014 - 25 June 2014", "2014-06-03 2014-06-25"),
    ("4 June 2018–28 June 2018", "2018-06-04 2018-06-28"),
    ("19 November–30 November 2018", "2018-11-19 2018-11-30"),
    ("8 – 12 July 2013", "2013-07-08 2013-07-12"),
    ("8-12 July 2013", "2013-07-08 2013-07-12"),
    ("9–24 November 2017", "2017-11-09 2017-11-24"),
    ("26 June ─ 20 July 2017", "2017-06-26 2017-07-20"),
    ("12/09/2016 to 06/10/2016", "2016-09-12 2016-10-06"),
    ("1/06/2015 – 25/06/2015", "2015-06-01 2015-06-25"),
    ("18 Feb 2014 – 12 March 2014", "2014-02-18 2014-03-12"),
    ("28 July 2016", "2016-07-28 2016-07-28"),
    (
        "Monday 4 July to Friday 15 July 2022",
        "2022-07-04 2022-07-15",
    ),
    ("4th to 15th July 2022", "2022-07-04 2022-07-15"),
    (
        "28 November 2016 to\n22 December 2016",
        "2016-11-28 2016-12-22",
    ),
    ("11 December – 12 January 2018", "2017-12-11 2018-01-12"),
    ("17 to 21 and 24 to 28 July 2023", "2023-07-17 2023-07-28"),
    (
        "3 December 2018 to 7 December 2018\nand 14 January to 18 January 2019",
        "2018-12-03 2019-01-18",
    ),
    (
        "26 November 2013 – 18 December 2013 and 6 – 9 January 2014",
        "2013-11-26 2014-01-09",
    ),
];

const LABELS: &[&str] = &[
    "Inspection dates: ",
    "Inspection date: ",
    "Inspection dates:\n\n",
];

/// What stands behind the lead inspector's name, on its line or the next.
const RANKS: &[&str] = &[
    "",
    " HMI",
    ", HMI",
    ", Her Majesty’s Inspector",
    ", His Majesty’s Inspector",
    "\nHer Majesty’s Inspector",
    ",\nHis Majesty’s Inspector",
    ", Ofsted Inspector",
    " SHMI",
];

const TABLE: &str = "Judgement\tGrade\n\
    The impact of leaders on social work practice with children and families\tRequires improvement to be good\n\
    The experiences and progress of children who need help and protection\tInadequate\n\
    The experiences and progress of children in care\tNot judged\n\
    The experiences and progress of care leavers\tOutstanding\n\
    Overall effectiveness\tRequires Improvement\n\n\
    Services have improved since the last inspection, and leaders know what is left to do.\n";

#[test]
fn every_front_page_is_read_whatever_form_its_parts_are_printed_in() {
    // Each part goes through all its forms at its own pace, so that each meets the others in many pairs.
    for turn in 0..DAYS.len() * TITLES.len() {
        let (framework, title) = TITLES[turn % TITLES.len()];
        let (council, gss) = COUNCILS[turn % COUNCILS.len()];
        let (days, span) = DAYS[turn % DAYS.len()];
        let (label, rank) = (LABELS[turn % LABELS.len()], RANKS[(turn / 3) % RANKS.len()]);
        let front = title.replace("{}", council);
        let table = if framework == "ILACS" { TABLE } else { "" };
        let text =
            format!("{front}\n{label}{days}\n\nLead inspector: Nora O’Sedge{rank}\n\n{table}");
        let (_, found) = imported(&text);
        let inspection = found
            .inspection
            .unwrap_or_else(|| panic!("no inspection:\n{text}"));
        assert_eq!(
            inspection.framework.map(|f| f.to_string()).as_deref(),
            Some(framework),
            "{text}"
        );
        let read = inspection.start.zip(inspection.end);
        let read = read.map(|(start, end)| format!("{start} {end}"));
        assert_eq!(read.as_deref(), Some(span), "{text}");
        assert_eq!(
            inspection.lead_inspector.as_deref(),
            Some("Nora O’Sedge"),
            "{text}"
        );
        let codes: Vec<_> = found.councils.iter().map(ToString::to_string).collect();
        assert_eq!(codes, [gss], "{text}");
    }
}

#[test]
fn every_spelling_of_a_grade_is_normalised_and_kept_as_printed() {
    for (printed, grade) in [
        ("Requires improvement", "requires improvement"),
        ("Requires Improvement", "requires improvement"),
        ("requires improvement", "requires improvement"),
        ("Require improvement", "requires improvement"),
        ("Requires improvement to be good", "requires improvement"),
        ("Requires Improvement to be good", "requires improvement"),
        ("Requires\nimprovement to be good", "requires improvement"),
        ("Not judged", "not judged"),
        ("Not Judged", "not judged"),
        ("Outstanding", "outstanding"),
        ("GOOD", "good"),
        ("Inadequate", "inadequate"),
    ] {
        let text = format!(
            "Mallow\nInspection of children’s social care services\nInspection dates: 8 to 12 July 2019\nLead inspector: Nora \
             Sedge\n\n{}",
            TABLE.replace("Requires improvement to be good", printed)
        );
        let (_, found) = imported(&text);
        let row = &found.judgements[0];
        assert_eq!(row.grade.to_string(), grade, "{printed}");
        assert_eq!(row.printed, printed.replace('\n', " "), "{printed}");
        assert_eq!(found.judgements.len(), 5, "{printed}: {}", grades(&found));
    }
}

#[test]
fn a_table_that_runs_over_the_page_keeps_each_grade_with_its_label() {
    let furniture = |page: usize| {
        format!("Mallow Council: inspection\n{page}\n\u{c}Mallow Council: inspection\n")
    };
    let text = format!(
        "Mallow Council\nInspection of services for children in need of help and protection, children looked after and care \
         leavers\nInspection date: 8 – 12 July 2015\nReport published: 3 August 2015\n\nChildren’s services in Mallow require \
         improvement to be good\n\n1. Children who need help and protection\n\nRequires improvement\n\n2. Children looked after \
         and achieving\npermanence\n\n{}\nGood\n\n2.1 Adoption performance\n\nOutstanding\n\n2.2 Experiences and progress of care \
         leavers\n\nInadequate\n\n3. Leadership, management and governance\n\nGood\n\n{}\nExecutive summary\n\nServices are \
         slow, and nobody asks why.\n{}Recommendations\n\n1. Ensure that plans are good.\n",
        furniture(1),
        furniture(2),
        furniture(3)
    );
    let (_, found) = imported(&text);
    assert_eq!(
        grades(&found),
        "overall=requires improvement, help_and_protection=requires improvement, in_care=good, adoption=outstanding, \
         care_leavers=inadequate, leaders=good"
    );
}
