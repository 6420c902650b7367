//! Sentences of invented reports and articles, and what they say of their dates.

use super::*;
use Area::{HelpAndProtection, InCare, Lscb};
use Grade::{Adequate, Good, Inadequate, RequiresImprovement};
use Visit::{Focused, Inspection, Joint, Monitoring};
use Which::{Last, Some as One, This};

/// Reads a sentence whose dates stand between `<` and `>`.
fn read(sentence: &str, next: &str) -> Vec<Option<Said>> {
    let mut pieces = vec![String::new()];
    for part in sentence.split('<') {
        match part.split_once('>') {
            Some((_, rest)) => pieces.push(plain(rest)),
            None => pieces[0] = plain(part),
        }
    }
    said(&pieces, &plain(next))
}

#[test]
fn what_leads_to_a_date_says_what_it_is_the_date_of() {
    let said = |visit, which, area, grade| {
        Some(Said {
            visit,
            which,
            area,
            grade,
            beyond: false,
        })
    };
    let rows = [
        (
            "Since the last inspection in <2019>, when the council was judged to be good overall, and the focused visit in <2021>, much improved.",
            vec![
                said(Inspection, Last, None, Some(Good)),
                said(Focused, One, None, None),
            ],
        ),
        (
            "The last inspections were for children in need of protection in <2012>, when they were judged good, and for children looked after in <2010>, when they were judged adequate.",
            vec![
                said(Inspection, Last, Some(HelpAndProtection), Some(Good)),
                said(Inspection, One, Some(InCare), Some(Adequate)),
            ],
        ),
        (
            "Standards had fallen since it was last rated inadequate in <2011>.",
            vec![said(Inspection, Last, None, Some(Inadequate))],
        ),
        (
            "In <2018>, Ofsted conducted a focused visit to Mallow.",
            vec![said(Focused, One, None, None)],
        ),
        (
            "Care had declined since a monitoring visit to Mallow in <October 2018>.",
            vec![said(Monitoring, One, None, None)],
        ),
        (
            "Since the last inspection, the joint targeted area inspection (JTAI), in <April 2017>, little changed.",
            vec![said(Joint, One, None, None)],
        ),
        (
            "Following the inadequate judgement of the inspection of child protection services in <2012>, a plan was made.",
            vec![said(
                Inspection,
                One,
                Some(HelpAndProtection),
                Some(Inadequate),
            )],
        ),
        (
            "The Mallow Safeguarding Children Board has come far since the last inspection in <2012>.",
            vec![said(Inspection, Last, Some(Lscb), None)],
        ),
        (
            "Inspection dates: <3 to 14 May 2019>",
            vec![said(Inspection, This, None, None)],
        ),
        (
            "Inspectors came for an unannounced inspection in <October>, as the government had sent experts in <2009>.",
            vec![said(Inspection, This, None, None), None],
        ),
        (
            "Mallow was inspected in <March 2020> and was judged to be requires improvement to be good.",
            vec![said(Inspection, One, None, Some(RequiresImprovement))],
        ),
    ];
    for (sentence, expected) in rows {
        assert_eq!(read(sentence, ""), expected, "{sentence}");
    }
}

#[test]
fn dates_of_other_things_and_other_services_say_nothing() {
    for sentence in [
        "Visits were made to 63% of children in <December 2014>.",
        "The share rose from 36% in <March 2016> to 43% at the time of the inspection.",
        "Services should be judged good by <October 2017>.",
        "The children's home was judged good at the last inspection in <June 2012>.",
        "Both were judged good at the most recent inspection, in <August 2015>.",
        "An inspection carried out by the Inspectorate of Probation in <2015> raised concerns.",
        "Progress has accelerated since the appointment of a director in <2018>.",
        "At the time of the inspection, a chair had been in post since <August 2016>.",
    ] {
        assert!(read(sentence, "").iter().all(Option::is_none), "{sentence}");
    }
}

#[test]
fn a_grade_may_stand_in_the_sentence_after() {
    let sentence = "The last inspection of its arrangements for the protection of children was in <February 2012>.";
    let grade = |next| read(sentence, next)[0].and_then(|said| said.grade);
    assert_eq!(
        grade(" The local authority was judged to be adequate."),
        Some(Adequate)
    );
    assert_eq!(grade(" One children's home was judged to be good."), None);
    assert_eq!(grade(" It was judged not good enough."), None);
}
