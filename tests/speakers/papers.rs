//! Whose "the report", "the letter" and "it" are, when others than Ofsted write as well.

use super::{said_by, speaker};
use casebook::extract::extract;
use casebook::model::Document;
use casebook::model::SpeakerClass::{Council, Ofsted, Other};

#[test]
fn the_letter_is_the_ministers_who_wrote_it_and_not_ofsteds() {
    said_by(
        Other,
        "Jane Pell",
        "The children's minister, Jane Pell, spoke to MPs.\n\nIn a letter to the council's leader, Tom Rudd, she wrote that she had “lost confidence” in him. The letter asks for “full cooperation”.",
        "full",
    );
    said_by(
        Other,
        "Jane Pell",
        "The children's minister, Jane Pell, spoke to MPs.\n\nIn a letter to the council's leader, Tom Rudd, she wrote that she had “lost confidence” in him.",
        "lost",
    );
    said_by(
        Other,
        "Rosalind Keay",
        "The commissioner, Rosalind Keay, is less patient. In her own report to ministers she writes of “a long habit”.\n\n“I have seen real effort,” the report concludes.",
        "effort",
    );
    said_by(
        Council,
        "Petra Wool",
        "The chief executive, Petra Wool, was not there. I have been passed a copy of the email she sent to staff. It calls the verdict “balanced”.",
        "balanced",
    );
    said_by(
        Council,
        "",
        "We asked the county council for an interview. They did send us a statement. It says: “A plan is in place.”",
        "plan",
    );
}

#[test]
fn officers_write_a_report_to_the_committee() {
    said_by(
        Council,
        "",
        "A report to the committee said waits would be cut to “no more than 12 weeks”.",
        "12",
    );
    said_by(
        Council,
        "",
        "A report to the scrutiny panel warned that recruitment was “a risk”.",
        "risk",
    );
}

#[test]
fn what_the_report_says_of_a_job_is_not_what_somebody_says_of_the_report() {
    said_by(
        Other,
        "Olga Bell",
        "Olga Bell, general secretary of the Social Workers’ Guild, said the report’s account of working lives would be “familiar” to her members.",
        "familiar",
    );
    said_by(
        Council,
        "Marshshire",
        "It is in contrast to the council's sufficiency strategy, published last year, which claimed that the county had “the best homes”.",
        "homes",
    );
}

#[test]
fn what_the_council_was_given_in_somebodys_words_is_no_grade() {
    said_by(
        Other,
        "Jane Pell",
        "The children's minister, Jane Pell, told MPs that the council had been given “every chance”.",
        "chance",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "Jane Pell, the leader, said her county had been labelled “inadequate”.",
        "inadequate",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "Mr Pell, the new director, who came from Tarrant, where services went from “inadequate” to “good” in three years, said he would stay.",
        "inadequate",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "The chair observed that the panel had been described in the inspection report as offering “limited challenge”.",
        "limited",
    );
}

#[test]
fn an_item_of_the_unions_list_may_quote_the_report() {
    let list = "The union is calling for:\n\n• a cap on caseloads\n• “fair pay” for all\n• an end to shared desks, which the report calls “a barrier”.";
    said_by(Ofsted, "Ofsted", list, "barrier");
    said_by(Other, "union", list, "fair");
}

#[test]
fn according_to_and_however_part_no_source_from_its_words() {
    said_by(
        Ofsted,
        "Ofsted",
        "According to Ofsted, plans were “late”.",
        "late",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "The report criticises plans. It does, however, recognise that staff are “kind”.",
        "kind",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "“Bad news does not travel,” the inspectors write.",
        "travel",
    );
}

#[test]
fn witnesses_readers_and_other_authors_are_not_the_inspectorate() {
    said_by(
        Other,
        "Foster carers",
        "Foster carers spoken to by inspectors described the support as “second to none”.",
        "second",
    );
    said_by(
        Other,
        "Josie",
        "Josie is nineteen. The inspectors wrote of “children who wait”. Josie reads the line twice. “That’s me, that is.”",
        "me",
    );
    said_by(
        Other,
        "",
        "The commissioner, Dame Una Frost, is due to report in June. Her first report said progress was “fragile”.",
        "fragile",
    );
    said_by(
        Council,
        "",
        "He has a letter from the council on his fridge. It tells him his complaint is “closed”.",
        "closed",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "Ms Hall welcomed the inspectors' recognition of “strong foundations”.",
        "strong",
    );
}

#[test]
fn another_watchdog_and_another_report_are_not_ofsteds() {
    said_by(
        Other,
        "",
        "Her complaint was upheld by the Local Government Ombudsman in May. The watchdog said delays had caused “distress”.",
        "distress",
    );
    said_by(
        Other,
        "",
        "A different report, by the Centre for Family Policy, warned that the front door was “near collapse”.",
        "collapse",
    );
    said_by(
        Other,
        "",
        "It follows a review commissioned last year from a charity. It concluded that moves were “avoidable”.",
        "avoidable",
    );
    said_by(
        Council,
        "Jermaine Alcott",
        "Presenting the report, Jermaine Alcott, assistant director for children's social care, told the committee: “No priority action.”",
        "priority",
    );
    said_by(
        Council,
        "Will Tranter",
        "Cabinet member Coun Will Tranter, himself a former foster child, said it meant “everything” to him.",
        "everything",
    );
    said_by(
        Other,
        "judge",
        "In a ruling last autumn a family judge wrote that the county had come “with empty hands”.",
        "empty",
    );
    said_by(
        Ofsted,
        "Ofsted",
        "Ofsted declined to discuss it. A spokesman said: “Judgements rest on evidence.”",
        "evidence",
    );
}

#[test]
fn a_page_or_a_bit_that_is_nobodys_report_is_not_ofsteds() {
    for article in [
        "Councillor Tom Rudd was angry. On her Facebook page: “Nobody asked us anything.”",
        "Another line the council trots out is: “Nobody asked us anything.”",
        "The leader's campaign page this week:\n\n“Nobody asked us anything.”",
    ] {
        let (class, speaker) = speaker(article, "asked");
        assert_ne!(class, Ofsted, "{speaker:?} in {article}");
    }
    said_by(
        Ofsted,
        "",
        "From page four of the report: “Plans drift.”",
        "drift",
    );
}

#[test]
fn what_a_sorry_council_quotes_from_ofsted_is_ofsteds() {
    let text = "Marshshire Council apologises after Ofsted finds children “left to drift for months”\n\nMarshshire County Council has said sorry.";
    let document = Document {
        text: text.to_owned(),
        ..Document::default()
    };
    let found = extract(&document).quotations;
    let heading = found
        .iter()
        .find(|q| q.span.of(text) == "left to drift for months");
    assert_eq!(heading.unwrap().class, Ofsted);
}

#[test]
fn the_inspectors_comment_is_a_noun_after_an_article() {
    said_by(
        Ofsted,
        "",
        "The inspectors' comment that managers were “too slow to act” hurt.",
        "slow",
    );
}

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
