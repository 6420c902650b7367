//! Every printed format of a date, and what only looks like one.

use proptest::prelude::*;

use super::*;

/// Every date as `2017-06-13` or `2017-02-27..2017-03-23`.
fn read(text: &str) -> String {
    let one = |found: DateSpan| match found.last {
        Some(last) => format!("{}..{last}", found.first),
        None => found.first.to_string(),
    };
    dates(text)
        .into_iter()
        .map(one)
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn every_printed_format_is_read() {
    for (text, expected) in [
        (
            "7 February 2022 to 18 February 2022",
            "2022-02-07..2022-02-18",
        ),
        ("20 to 31 January 2025", "2025-01-20..2025-01-31"),
        ("14 February to 25 February 2022", "2022-02-14..2022-02-25"),
        ("13 April 2015 – 8 May 2015", "2015-04-13..2015-05-08"),
        ("14 January – 5 February 2014", "2014-01-14..2014-02-05"),
        ("3 June 2014 - 25 June 2014", "2014-06-03..2014-06-25"),
        ("4 June 2018–28 June 2018", "2018-06-04..2018-06-28"),
        ("19 November–30 November 2018", "2018-11-19..2018-11-30"),
        ("8 – 12 July 2013", "2013-07-08..2013-07-12"),
        ("9–24 November 2017", "2017-11-09..2017-11-24"),
        ("26 June ─ 20 July 2017", "2017-06-26..2017-07-20"),
        ("12/09/2016 to 06/10/2016", "2016-09-12..2016-10-06"),
        ("1/06/2015 – 25/06/2015", "2015-06-01..2015-06-25"),
        ("18 Feb 2014 – 12 March 2014", "2014-02-18..2014-03-12"),
        ("28 July 2016", "2016-07-28"),
        ("07 February 2017", "2017-02-07"),
        ("25/11/2016", "2016-11-25"),
        ("5-6 June 2018", "2018-06-05..2018-06-06"),
        ("22 and 23 May 2018", "2018-05-22..2018-05-23"),
        (
            "3 December 2018 to 7 December 2018\nand 14 January to 18 January 2019",
            "2018-12-03..2018-12-07 2019-01-14..2019-01-18",
        ),
        (
            "17 to 21 and 24 to 28 July 2023",
            "2023-07-17..2023-07-21 2023-07-24..2023-07-28",
        ),
        ("11 December – 12 January 2018", "2017-12-11..2018-01-12"),
        ("27 February to\n23 March 2017", "2017-02-27..2017-03-23"),
        ("13th June 2017", "2017-06-13"),
        ("the 1st of April 2022", "2022-04-01"),
        ("Tuesday 13 June 2017", "2017-06-13"),
        ("Tue, 13 Jun 2017 12:19:42 GMT", "2017-06-13"),
        ("29th Nov 2012, 10:15 GMT", "2012-11-29"),
        ("June 13, 2017", "2017-06-13"),
        ("2 May, 2018", "2018-05-02"),
        ("2017-06-13", "2017-06-13"),
        ("June 2017", "2017-06"),
        ("June to August 2017", "2017-06..2017-08"),
        ("Sept. 2014", "2014-09"),
        ("13 june 2017", "2017-06-13"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_date_is_left_alone() {
    for (text, expected) in [
        ("31 June 2017", "2017-06"),
        ("they may 2017 times", ""),
        ("At 31 March 2014, 4,538 children", "2014-03-31"),
        ("between 2 and 3 May", ""),
        ("section 31, 12 of 19", ""),
        ("13 June 2017 and 1 July 2018", "2017-06-13 2018-07-01"),
        ("24/7 help on 0300 123 1231", ""),
        ("in 2013–18", ""),
        ("10.83% (the national average is 14.5%)", ""),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn offsets_cover_the_whole_range() {
    let text = "Inspection dates: 20 to 31 January 2025\n";
    assert_eq!(dates(text)[0].span.of(text), "20 to 31 January 2025");
    assert_eq!(
        dates_in(text, Span::new(10, text.len()))[0].span.of(text),
        "20 to 31 January 2025"
    );
}

#[test]
fn a_long_chain_takes_no_longer_per_word() {
    let text = "1 and ".repeat(200_000);
    let started = std::time::Instant::now();
    assert!(dates(&text).is_empty());
    assert!(started.elapsed().as_secs() < 20);
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(parts in prop::collection::vec(prop_oneof![
        Just("31 "), Just("June"), Just(" 2017"), Just("–"), Just("/"), Just(" to "), Just(","), Just("99999999999"),
        Just("\n"), Just("1st "), Just("é"), Just("-"), Just("and "), Just("Feb"), Just("0"), Just("\u{2500}"),
    ], 0..40), noise in ".*") {
        let text = parts.concat() + &noise;
        let found = dates(&text);
        for pair in found.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        for date in found {
            prop_assert!(!date.span.of(&text).is_empty());
        }
    }
}
