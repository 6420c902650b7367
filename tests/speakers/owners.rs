//! Whose inspectors, letter, notice and judgment it is, and who stands behind an epithet or a place.

use super::{Council, Ofsted, Other, said_by};

#[test]
fn a_fire_services_inspectors_and_a_police_inspector_were_ofsteds() {
    said_by(
        Other,
        "",
        "The fire service served a notice after its inspectors found exits “blocked with mattresses”.",
        "mattresses",
    );
    said_by(
        Other,
        "Jo Rudge",
        "Inspector Jo Rudge of British Transport Police said: “He was minutes from the train.”",
        "minutes",
    );
}

#[test]
fn ofsteds_own_letter_and_notice_were_somebody_elses() {
    said_by(
        Ofsted,
        "Ofsted",
        "The commissioner, Dame Ruth Sell, said it was “bleak”.\n\nOfsted will visit in May; its last monitoring letter said progress was “negligible”.",
        "negligible",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "Ofsted suspended Larch House on Friday.\n\nA notice published yesterday says the only worker was “asleep”.",
        "asleep",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "In its most recent annual report Ofsted itself concedes that a grade “captures a moment”.",
        "moment",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "The watchdog’s verdict was brutal: “Leaders do not know.”",
        "Leaders",
    );
}

#[test]
fn what_researchers_and_a_court_added_was_ofsteds() {
    said_by(
        Other,
        "",
        "Ofsted rates councils. Bywater and Holt (2019), in a large study, conclude that ratings are “weak”. They add that the cause is “anybody’s guess”.",
        "guess",
    );
    said_by(
        Other,
        "judgment",
        "The tribunal sat for a week.\n\nThe judgment runs to 61 pages. It notes that nobody came, which is “telling”.",
        "telling",
    );
    said_by(
        Other,
        "Department",
        "The Department calls this “accountability”.",
        "accountability",
    );
}

#[test]
fn heads_of_other_bodies_and_university_spokespeople_were_the_council() {
    said_by(
        Other,
        "Gavin Stroud",
        "The Agency Workers’ Forum disagreed. Gavin Stroud, its chief executive, argued that they “keep the doors open”.",
        "doors",
    );
    said_by(
        Other,
        "university",
        "A university spokesperson said it was “reviewing provision”.",
        "reviewing",
    );
}

#[test]
fn an_epithet_a_place_and_a_witness_are_whoever_was_meant() {
    said_by(
        Other,
        "Ransome",
        "Local MP Sir Keith Ransome was livid.\n\n“He should go,” stormed the Tory veteran.",
        "should go",
    );
    said_by(
        Council,
        "Hartsmoor",
        "In Hartsmoor, inspectors saw strangers.\n\nHartsmoor said it had hired people and that figures were “out of date”.",
        "out of date",
    );
    said_by(
        Council,
        "Graham Otley",
        "Graham Otley, head of safeguarding at Kelsham Council, gave evidence.\n\n\
        Asked by Ellis Quinn, for the family, whether anyone knew, he replied: “Every week.”",
        "Every week",
    );
    said_by(
        Other,
        "carers",
        "Ofsted met 18 foster carers. One of them, who has looked after children for years, told us: “It was the first time.”",
        "first time",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "Tom, three weeks ago Ofsted said your service was “fragile”.",
        "fragile",
    );
}
