//! Speakers that were missed or mistaken though the text names them: who is asked, whose view it is, whose post it is.

use super::{LEAD, said_by, speaker};
use casebook::extract::extract;
use casebook::model::SpeakerClass::{Council, Ofsted, Other, Unattributed};
use casebook::model::{Document, QuotationKind};

#[test]
fn a_councillor_was_called_by_the_ward_in_brackets() {
    for article in [
        "Councillor Ann Doe (Lib Dem, Fallow Bridge) said she was “heartened” by it.",
        "Lead member Cllr Ann Doe (Lab, Mill Lane) said she was “heartened” by it.",
        "Cllr Ann Doe (Castle Ward, Con) said she was “heartened” by it.",
    ] {
        said_by(Council, "Ann Doe", article, "heartened");
    }
}

#[test]
fn whoever_holds_the_post_of_a_department_was_called_the_council() {
    let article = "Director of practice Ann Doe has been on leave since May.\n\n“It was hard,” she told the magazine.";
    said_by(Council, "Ann Doe", article, "It was hard");
}

#[test]
fn posts_and_trades_outside_the_council_were_the_councils() {
    for article in [
        "Ann Doe, the county’s independent scrutineer, called it “a start”.",
        "Ann Doe, the firm's operations director, called it “a start”.",
        "Sgt Ann Doe, of the neighbourhood policing team, called it “a start”.",
        "Ann Doe, who chairs the National Panel for Children’s Rights, called it “a start”.",
        "Ann Doe, who lived next door and rang the council four times, called it “a start”.",
        "Ann Doe, Bright Hearth’s registered manager, called it “a start”.",
    ] {
        said_by(Other, "Ann Doe", article, "a start");
    }
}

#[test]
fn councillors_without_a_party_were_nobodys() {
    said_by(
        Council,
        "Ann Doe",
        "Ann Doe, an independent, called it “a start”.",
        "start",
    );
    said_by(
        Council,
        "Ann Doe",
        "Ann Doe of the Marsh First group called it “a start”.",
        "start",
    );
    let critic = "Lead member Ann Doe, a critic of the trust, called it “a start”.";
    said_by(Council, "Ann Doe", critic, "start");
}

#[test]
fn ofsted_was_missed_where_a_sentence_names_it_in_another_way() {
    for article in [
        "Plans were, in the inspectors’ view, “a list of tasks”.",
        "In the inspectors’ view plans are “a list of tasks”.",
        "Ofsted suspended the home after finding “a list of tasks” and no plan.",
        "The first visit, in 2019, found drift. The second, published in April, speaks of “a list of tasks”.",
        "Stourhaven’s previous inspection, in 2021, had praised “a list of tasks”.",
        "Inspectors “praised a list of tasks” and wrote to the council.",
        "The report attributes the slide to “a list of tasks”.",
        "The inspectors admire the team, which keeps “a list of tasks”.",
        "Paragraph four says that plans are “a list of tasks”.",
        "Plans are “a list of tasks”, a joint inspection by Ofsted and the Care Quality Commission has found.",
        "The report, ‘Nowhere Else to Go’, finds that councils keep “a list of tasks” at the door.",
        "Pressed on the inspectors’ claim that there was “a list of tasks” only, Cllr Ann Doe replied: “No.”",
    ] {
        said_by(Ofsted, "Ofsted", article, "a list of tasks");
    }
}

#[test]
fn an_answer_of_ofsteds_was_the_councils() {
    let asked = "I asked Ofsted about paragraph 31. “We stand by it,” a spokesperson said.";
    said_by(Ofsted, "Ofsted", asked, "stand by it");
    let within = "We asked Ofsted, and a spokesperson told this programme: “We stand by it.”";
    said_by(Ofsted, "Ofsted", within, "stand by it");
}

#[test]
fn whoever_is_asked_answers() {
    let article = "Ann Doe, director of children's services at Marshshire, is late, because the family that she went to see would not stop \
        talking about it.\n\nShe inherits a mess.\n\n\
        I ask her which line hurt most.\n\n“There is one about a boy.”";
    said_by(Council, "Ann Doe", article, "about a boy");
}

#[test]
fn words_of_others_were_given_to_ofsted() {
    for (article, words) in [
        (
            "At the gate someone had tied a single balloon. It said “you got this”.",
            "you got this",
        ),
        (
            "The home's owner, Brightwater Pathways, disputes what it calls a “one-sided snapshot”.",
            "one-sided",
        ),
        (
            "Parkgate did not respond but a notice on its website describes it as “a solid platform”.",
            "solid",
        ),
        (
            "Members will have had the director’s email. It tells them that it was “a huge success”.",
            "huge",
        ),
        (
            "The council has set itself a target of “at least requires improvement” by May.",
            "at least",
        ),
        (
            "I asked the council whether anyone would go. Back came a statement. The council, it said, “has robust procedures”.",
            "robust",
        ),
        (
            "They singled out the “Harbour” hub, where police sit together.",
            "Harbour",
        ),
        (
            "“We asked the inspectors to look hard at us,” he said.",
            "look hard",
        ),
    ] {
        let (class, name) = speaker(article, words);
        assert_ne!(class, Ofsted, "{article}\n{name}");
    }
    let (class, _) = speaker("They singled out the “Harbour” hub.", "Harbour");
    assert_eq!(class, Unattributed);
}

#[test]
fn a_judges_headline_was_ofsteds() {
    let text = "Judge’s fury at council that ‘treated a child as a parcel’\n\nOfsted came in May.";
    let document = Document {
        text: text.to_owned(),
        ..Document::default()
    };
    let quotations = extract(&document).quotations;
    assert_ne!(quotations[0].class, Ofsted, "{quotations:?}");
}

#[test]
fn lettered_and_numbered_items_are_the_lists() {
    for marks in [["(a)", "(b)"], ["1.", "2."]] {
        let [one, two] = marks;
        let text = format!(
            "{LEAD}Ofsted recommended that the council should:\n\n{one} improve its plans for leavers.\n\n{two} visit every child."
        );
        let document = Document {
            text,
            ..Document::default()
        };
        let found = extract(&document).quotations;
        let items = found
            .iter()
            .filter(|q| q.kind == QuotationKind::Indirect && q.rule == "list lead-in");
        assert_eq!(items.count(), 2, "{marks:?} {found:?}");
    }
}

#[test]
fn whoever_has_staff_and_is_never_described_was_a_stranger() {
    let article =
        "Ann Doe paid tribute to her staff.\n\n“They have worked hard,” she told the Advertiser.";
    said_by(Council, "Ann Doe", article, "worked hard");
    let mother =
        "Ann Doe, a mother of two, thanked her team of helpers. “They have worked hard,” she said.";
    said_by(Other, "Ann Doe", mother, "worked hard");
}
