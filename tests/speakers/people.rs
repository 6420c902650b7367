//! Who "she", "he", a first name and a member are.

use super::said_by;
use casebook::model::SpeakerClass::{Council, Ofsted, Other};

#[test]
fn she_is_no_man_and_he_no_woman() {
    said_by(
        Other,
        "Pember",
        "Judge Helen Pember sent her judgment to the director of children's services, Simon Cress.\n\n“It was not regrettable,” she said.",
        "regrettable",
    );
    said_by(
        Council,
        "Barry Toll",
        "Council leader Barry Toll met Jane Pell, an MP. “Money is there,” he said.",
        "Money",
    );
}

#[test]
fn a_first_name_is_enough_for_a_mother_or_a_worker() {
    said_by(
        Other,
        "Kelly",
        "An Ofsted spokesperson said that inspectors “look at children”.\n\nKelly, whose real name we are not using, has a son.\n\n“I have been passed around,” she told us.",
        "passed",
    );
    said_by(
        Other,
        "Leila",
        "An Ofsted spokesperson said that inspectors “look at children”.\n\nLeila would like to be looked at. She is 22 now.\n\n“I was quiet,” she says.",
        "quiet",
    );
    said_by(
        Council,
        "Bethan",
        "Bethan, a newly qualified social worker who joined that autumn, remembers it. “She asked me,” Bethan says.",
        "asked",
    );
}

#[test]
fn a_post_told_later_is_the_persons_from_the_first_word() {
    said_by(
        Council,
        "Noreen Beck",
        "Noreen Beck has read two case files. “I pick one,” Noreen Beck says.\n\nBeck became director of children’s services in 2021.",
        "pick",
    );
}

#[test]
fn heads_of_schools_predecessors_and_union_members_are_not_the_council() {
    said_by(
        Other,
        "Gail Thurs",
        "Gail Thurs, head of St Aldhelm’s primary in Haddow, said calls were “passed round”.",
        "passed",
    );
    said_by(
        Other,
        "Peter Oldacre",
        "Her predecessor, Peter Oldacre, has written that it was “a shooting”.",
        "shooting",
    );
    said_by(
        Other,
        "member",
        "A survey of the Union of Public Workers found fear. One member told the survey: “I lie awake.”",
        "awake",
    );
    said_by(
        Other,
        "Association of Town and County Authorities",
        "The Association of Town and County Authorities said demand had “outstripped resources”.",
        "outstripped",
    );
}

#[test]
fn who_runs_the_service_is_the_council_and_who_led_the_inspection_is_ofsted() {
    said_by(
        Council,
        "Marian Cold",
        "Marian Cold, who has run the service since 2018, said it was “unfair”.",
        "unfair",
    );
    said_by(
        Ofsted,
        "Imogen Traylor",
        "Imogen Traylor, who led the inspection, said the pace was “unusual”.",
        "unusual",
    );
}

#[test]
fn the_66_year_old_was_somebody_new() {
    let article = "Council leader Bob Roe said he would stay.\n\n“Walking away is easy,” the 66-year-old said.";
    said_by(Council, "Bob Roe", article, "Walking");
}

#[test]
fn whoever_was_told_was_taken_for_whoever_told_her() {
    let article = "Ms Doe, the commissioner, came in January. Her report says that one councillor told her that inspectors \
        were wrong.\n\n“Nobody had read it,” she writes.";
    said_by(Other, "Doe", article, "Nobody");
}

#[test]
fn a_child_named_last_in_its_sentence_was_passed_over() {
    let article = "The leader, Jane Doe, was glad.\n\nOne of those who met the inspectors was Jayden, who is 17.\n\n“They asked a lot,” he said.";
    said_by(Other, "Jayden", article, "asked");
}

#[test]
fn a_named_woman_was_a_member_of_the_staff_she_was_left_without() {
    let article = "Leanne, whose daughter was in the hotel, was left without a qualified member of staff. “She was on her own,” she said.";
    said_by(Other, "Leanne", article, "own");
    let one = "Children in care told inspectors that social workers remembered them. One said his adviser had “turned up”.";
    said_by(Other, "children", one, "turned");
}

#[test]
fn somebody_who_is_yet_to_come_was_he() {
    for told in [
        "Council leader Bob Roe said an independent chair would lead a board.\n\nHe said it was “time”.",
        "The leader, Bob Roe, accepted the criticism. A court manager had since been appointed and letters were “time”, he said.",
        "Tom, dad to Elsie, asked Cllr Bob Roe what he would do. He answered that it was “time”.",
    ] {
        said_by(Council, "Roe", told, "time");
    }
    let staff = "Jane Doe, the reviewer, said it was “late”. Her report says staff had been worn out.\n\nShe goes on: “It is time.”";
    said_by(Other, "Doe", staff, "time");
}

#[test]
fn a_grandmother_of_the_boys_surname_was_the_boy() {
    let article = "Kyle Pask died in June, an inquest heard.\n\nThe director, Jane Doe, said she was sorry.\n\n\
        His grandmother Dorothy Pask, who rang twice, said nobody had called.\n\n“Sorry is no good,” she said.";
    said_by(Other, "Dorothy Pask", article, "Sorry is");
}

#[test]
fn a_permanent_chief_executive_who_arrived_was_he() {
    let article = "Sir Basil Roe, the commissioner, came in May. He says that the arrival of a permanent chief executive had helped.\n\n\
        “I have changed my mind,” he writes.";
    said_by(Other, "Basil Roe", article, "changed");
    let one = "The managers were sorry. Holidaymakers said they had wondered.\n\n“He would kick a ball,” said one.";
    said_by(Other, "holidaymakers", one, "kick");
}

#[test]
fn a_mother_was_the_worker_she_was_given() {
    let article = "Michelle, 34, asked for help in May. It took months before she was given a named worker. “They kept waiting,” she said.";
    said_by(Other, "Michelle", article, "waiting");
}

#[test]
fn one_of_the_carers_is_named_behind_is() {
    let carer = "The leader, Jane Doe, was glad.\n\nOne of those carers is Xabier Sandhu, a former bus driver.\n\n“My phone goes,” he said.";
    said_by(Other, "Sandhu", carer, "phone");
}

#[test]
fn a_couple_named_together_are_known_by_their_surname() {
    said_by(
        Other,
        "Wilde",
        "Janet and Pete Wilde adopted in 2021.\n\nInspector Ann Lee said plans were late.\n\n“We rang every week,” said Mrs Wilde.\n\n“Nobody came,” she added.",
        "Nobody",
    );
}

#[test]
fn a_mother_whose_name_was_changed_is_she() {
    said_by(
        Other,
        "Jodie",
        "An Ofsted spokesperson said that inspectors “look at children”.\n\nJodie, which isn't her real name, said her son had waited. “I have been passed around,” she told us.",
        "passed",
    );
}

#[test]
fn a_resident_who_first_contacted_the_council_is_not_of_it() {
    said_by(
        Other,
        "Jane Doe",
        "Jane Doe, 63, from Mill Row, first contacted the council in May. “I rang every week,” she said.",
        "rang",
    );
}
