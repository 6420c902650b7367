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
