//! Which paper or body "the latest", "it", "that document" and a clause without a source of its own point to.

use super::{said_by, speaker};
use casebook::extract::extract;
use casebook::model::Document;
use casebook::model::SpeakerClass::{Council, Ofsted, Other};

#[test]
fn the_latest_of_several_visits_was_a_body_of_that_name() {
    for said in [
        "It has had five monitoring visits. The latest, which looked at plans, found “green shoots”.",
        "It has had two such visits. The first, in May, reported “green shoots”.",
        "It is a long way from the last report. That one spoke of “green shoots”.",
    ] {
        said_by(Ofsted, "Ofsted", said, "green");
    }
    let (class, _) = speaker(
        "Two charities have come since. The latest said it saw “green shoots”.",
        "green",
    );
    assert_ne!(class, Ofsted);
}

#[test]
fn the_report_that_a_charity_speaks_of_became_it() {
    let article = "The carers' charity said the report came as no surprise.\n\n“It is a shelf full of plans,” it said.";
    said_by(Other, "charity", article, "shelf");
}

#[test]
fn a_letter_to_an_executive_director_was_the_councils() {
    let article = "In a letter to executive director Jane Doe, inspectors say the service is “safe”.\n\n“Workers kept visiting,” the letter reads.";
    said_by(Ofsted, "Ofsted", article, "kept");
}

#[test]
fn what_the_report_described_spoke_in_its_place() {
    for said in [
        "Its report describes a workforce which is “thin” and says that caseloads are “a barrier”.",
        "It praised workers who know their children and found that plans were in place. Early help was described as “a barrier”.",
        "Inspectors noted some variability, with assessments of other children described as “a barrier”.",
        "Inspectors who visited the home, which we are not naming, called it “a barrier”.",
        "But inspectors were less impressed by the oversight given by managers, which they said was “a barrier”.",
    ] {
        said_by(Ofsted, "Ofsted", said, "barrier");
    }
    let (class, _) = speaker(
        "She persuaded the treasurer, who is said to have called it “a barrier”, to pay.",
        "barrier",
    );
    assert_ne!(class, Ofsted);
}

#[test]
fn a_grade_was_given_by_whoever_spoke_next() {
    let graded = "The council keeps its services despite being rated “inadequate”, the commissioner has recommended.";
    said_by(Ofsted, "Ofsted", graded, "inadequate");
    let agency = "An adoption agency that finds families has been rated “outstanding” in its first inspection.";
    said_by(Ofsted, "Ofsted", agency, "outstanding");
}

#[test]
fn a_report_by_officers_in_the_lead_was_ofsteds() {
    let text = "The council is facing an overspend.\n\nA report by officers warned that the position was serious.\n\n\
        Homes cost too much.\n\nA home has been found.\n\nIt has closed.\n\n\
        Ofsted must register any home first, a process which the report says is taking “too long”.";
    let found = extract(&Document {
        text: text.to_owned(),
        ..Document::default()
    });
    let long = found
        .quotations
        .iter()
        .find(|q| q.span.of(text) == "too long");
    assert_ne!(long.map(|q| q.class), Some(Ofsted));
}

#[test]
fn a_report_in_which_somebody_recommends_was_the_inspectors() {
    let article = "Jane Doe, the commissioner, recommended the move in a report that spoke of “corrosive” failings.";
    said_by(Other, "Jane Doe", article, "corrosive");
}

#[test]
fn a_joint_inspection_was_the_other_inspectorates() {
    let article = "The joint Ofsted and Care Quality Commission inspection, carried out in July, identified “wide failings”.";
    said_by(Ofsted, "Ofsted", article, "wide");
}

#[test]
fn what_those_told_of_do_hid_who_concludes() {
    let article = "The inspectors acknowledged that managers visited the children but concluded that oversight was “thin”.";
    said_by(Ofsted, "Ofsted", article, "thin");
    let found = "They reported that most visits were purposeful, but found “optimism” in others.";
    said_by(
        Ofsted,
        "Ofsted",
        &format!("Inspectors came in May. {found}"),
        "optimism",
    );
}

#[test]
fn what_the_watchdog_had_done_hid_what_it_found() {
    let which = "The watchdog which condemned the council three years ago has found “headway” in the borough.";
    said_by(Ofsted, "Ofsted", which, "headway");
    let says = "The report is not bleak. It commends the team, says that foster carers are well trained and finds “headway”.";
    said_by(Ofsted, "Ofsted", says, "headway");
}

#[test]
fn a_letter_of_objection_and_that_document_were_the_inspectors() {
    let objection = "One letter of objection said that the street would become “a magnet”.";
    let audit = "Inspectors looked at an internal audit carried out by the council. That document had described practice as “sound”.";
    for (said, words) in [(objection, "magnet"), (audit, "sound")] {
        let (class, name) = speaker(said, words);
        assert_ne!(class, Ofsted, "{name}");
    }
    let phrase = "Cllr Doe said she was uneasy about the phrase “a minority of teams”, which appears twice in the letter.";
    said_by(Ofsted, "Ofsted", phrase, "minority");
}

#[test]
fn a_so_called_line_was_the_inspectors_word() {
    let (class, name) = speaker(
        "Police were commended by Ofsted for work on the so-called “Fitz line”.",
        "Fitz",
    );
    assert_ne!(class, Ofsted, "{name}");
}

#[test]
fn what_the_heading_is_about_was_who_spoke_in_it() {
    let text = "Marrowfield children's services: 'I was told not to write'\n\nOfsted came to Marrowfield Council.\n\n\
        A former social worker said: \"I was told not to write. It was wrong.\"";
    let found = extract(&Document {
        text: text.to_owned(),
        ..Document::default()
    });
    assert_eq!(found.quotations[0].class, Other);
}

#[test]
fn the_three_areas_that_are_listed_were_nobodys() {
    let list = "Ofsted said work was slow. Three areas for improvement are listed. They are:\n\n• The “quality” of records\n• Homes";
    said_by(Ofsted, "Ofsted", list, "quality");
}

#[test]
fn what_it_would_say_was_ofsteds() {
    let article = "The director was asked about the document which councils send to Ofsted. She told members it would say that the service was “good, with pockets”.";
    let (class, name) = speaker(article, "pockets");
    assert_ne!(class, Ofsted, "{name}");
    let official = "Jane Doe, Ofsted’s national director, spoke in May.\n\nThe official acknowledged that letters had been “too long”.";
    said_by(Ofsted, "Jane Doe", official, "too long");
}

#[test]
fn a_report_named_behind_child_r_was_lost_in_his_sentence() {
    let review = "It comes after a serious case review into the death of Child R. That report said agencies lacked “curiosity”.";
    said_by(Other, "review", review, "curiosity");
}

#[test]
fn what_a_spokesman_says_it_accepted_was_the_inspectorates() {
    for (said, class) in [
        (
            "A spokesman for the council told us that it accepted the finding and would “work on it”.",
            Council,
        ),
        (
            "The home was criticised by the ombudsman, which upheld complaints and said it had found “work on it”.",
            Other,
        ),
        (
            "Parents Voice, a support club, wants more pay, which it claims is “work on it”.",
            Other,
        ),
        ("The charity Brightside said it wanted “work on it”.", Other),
    ] {
        let (found, name) = speaker(said, "work on");
        assert_eq!(found, class, "{name} in {said}");
    }
    let may =
        "Inspectors who spent a fortnight at County Hall in May said that “work on it” was late.";
    said_by(Ofsted, "Ofsted", may, "work on");
}

#[test]
fn what_a_lord_said_of_the_report_was_the_reports() {
    let lord = "Lord Ferriby, a former judge who has campaigned for a register, said the report was “cold”.";
    let (class, name) = speaker(lord, "cold");
    assert_ne!(class, Ofsted, "{name}");
    let praised = "A council praised by Ofsted for “low caseloads” has been accused by a union of a false picture.";
    said_by(Ofsted, "Ofsted", praised, "caseloads");
    let right = "The chair, Jane Doe, said inspectors had been right to say that audits had “lost their way”.";
    said_by(Ofsted, "Ofsted", right, "lost");
    let word = "Jane Doe held a drop-in. She said the report’s description of the council as “a learning place” was one-sided.";
    said_by(Ofsted, "Ofsted", word, "learning");
    let have = "Inspectors came in May. But they’ve told the council that plans are “a form”.";
    said_by(Ofsted, "Ofsted", have, "form");
}

#[test]
fn what_a_trust_has_done_since_the_visit_was_ofsteds_list() {
    let article = "Ofsted said plans were late.\n\nSince the last visit, the Trust has:\n\n- hired ten social workers\n\n- “opened a new hub”";
    let (class, _) = speaker(article, "opened");
    assert_ne!(class, Ofsted);
}
