//! Whose post somebody holds, and how they came to it.

use super::said_by;
use casebook::model::SpeakerClass::{Council, Ofsted, Other};

#[test]
fn whoever_came_to_run_the_service_was_nobodys_person() {
    for came in [
        "Jane Doe, who came as principal social worker in January, has a simple account. “They stopped,” she said.",
        "Jane Doe joined us as Director of Children's Services in May. “They stopped,” she said.",
        "Jane Doe, who arrived from Kestrel Bay in 2015 to run it, wept. “They stopped,” she said.",
        "Jane Doe was brought in by ministers last year as chief executive. “They stopped,” she said.",
    ] {
        said_by(Council, "Jane Doe", came, "stopped");
    }
    let spent = "Robert Ansah spent 14 years as a social worker there. He is wary of what he calls “takeover theatre”.";
    said_by(Other, "Robert Ansah", spent, "takeover");
}

#[test]
fn a_charitys_chief_executive_was_taken_for_the_councils() {
    for (who, name) in [
        ("Jane Doe, chief executive of Fairstart,", "Jane Doe"),
        ("Policy manager Jane Doe", "Jane Doe"),
        ("Branch chair Jane Doe", "Jane Doe"),
        ("A spokesman for Bright Harbour", "Bright Harbour"),
    ] {
        said_by(
            Other,
            name,
            &format!("{who} said moves were “too many”."),
            "too many",
        );
    }
    for who in [
        "Jane Doe, chief executive of Marshshire,",
        "Jane Doe, director of Children and Families,",
        "Jane Doe, a deputy director at Wharfdon borough council,",
        "Jane Doe, leader of Stanbridge,",
    ] {
        said_by(
            Council,
            "Jane Doe",
            &format!("{who} said moves were “too many”."),
            "too many",
        );
    }
}

#[test]
fn officers_and_officials_are_those_of_the_body_just_named() {
    let police = "Police were called 63 times. Officers have described it as a “drain”.";
    said_by(Other, "", police, "drain");
    let whitehall = "In Whitehall there is hope: one official calls it “the proof”.";
    said_by(Other, "official", whitehall, "proof");
    said_by(
        Council,
        "",
        "Officers have described it as a “drain”.",
        "drain",
    );
}

#[test]
fn where_two_inspectorates_inspected_together_the_words_were_the_others() {
    let said = "Ofsted and the Care Quality Commission said waits were “far too long”. Their report called them “cruel”.";
    said_by(Ofsted, "Ofsted", said, "far too long");
    said_by(Ofsted, "Ofsted", said, "cruel");
}

#[test]
fn whoever_breaks_into_a_sentence_is_not_who_speaks_in_it() {
    let reminded = "Cllr Kadir spoke next. Inspectors concluded, he reminded the committee, that it had “a clear plan”.";
    said_by(Ofsted, "Ofsted", reminded, "clear plan");
    let families = "A spokesperson for the authority said families would see “real change”.";
    said_by(Council, "", families, "real change");
}

#[test]
fn a_title_is_nobodys_words() {
    use super::speaker;
    use casebook::model::SpeakerClass::Unattributed;
    for (text, words) in [
        (
            "There is a book on the director's desk called “The Long Haul”, a present.",
            "Haul",
        ),
        (
            "The council's play “Sorry We Missed You” was put on in May.",
            "Missed",
        ),
    ] {
        assert_eq!(speaker(text, words).0, Unattributed, "{text}");
    }
    said_by(
        Council,
        "",
        "The leader said he wanted a “Good” rating.",
        "Good",
    );
}

#[test]
fn a_letter_is_by_whoever_signs_below_it() {
    let letters = "Sir,\n\nI read the report. I say again that it is “a disgrace”.\n\nMr Alan Pike, a retired teacher\n\n\
        Councillor replies\n\nSir,\n\nI said at the time that we “own every line”.\n\nCllr Desmond Frith\nCabinet member for children\n";
    said_by(Other, "Pike", letters, "disgrace");
    said_by(Council, "Frith", letters, "own every line");
}

#[test]
fn what_somebody_feels_in_a_headline_is_what_they_say() {
    use casebook::extract::extract;
    use casebook::model::Document;
    for (headline, class) in [
        ("Judge “dismayed” at ten months in a caravan", Other),
        ("Council “sorry” for lost years", Council),
        (
            "Children's home shut by watchdog over “unsafe” staffing",
            Ofsted,
        ),
    ] {
        let text = format!(
            "{headline}\n\nOfsted went to Marshshire in May. Marshshire County Council has read its letter.\n"
        );
        let document = Document {
            text,
            ..Document::default()
        };
        let found = extract(&document).quotations;
        assert_eq!(found[0].class, class, "{headline}");
    }
}

#[test]
fn a_parent_governor_who_sits_on_the_committee_is_no_councillor() {
    let governor = "Marcus Denby, who sits on the committee as a parent governor representative, said it was “all about money”.";
    said_by(Other, "Marcus Denby", governor, "money");
    let counsel = "Eleanor Tovey KC, for the guardian, submitted that it was “a scandal”.";
    said_by(Other, "Eleanor Tovey", counsel, "scandal");
    let leanne = "Leanne, not her real name, told the BBC of two children.\n\n“A lady used to ring,” she said.";
    said_by(Other, "Leanne", leanne, "lady");
}

#[test]
fn the_money_announced_in_summer_announced_nothing() {
    let hulbert = "I have met Cllr Trevor Hulbert. He assured me that the money announced in the summer will go “straight to the front line”.";
    said_by(Council, "Hulbert", hulbert, "straight");
}

#[test]
fn whoever_answers_in_an_interview_says_i() {
    let interview = "Priya Desai, the new director of children's services, met us.\n\nWhy did you take the job?\n\nIt matters.\n\n\
        Was it fair?\n\nI would say it was “painful and fair”.\n\nWill it be good?\n\nYes.\n";
    said_by(Council, "Priya Desai", interview, "painful");
}

#[test]
fn a_statement_from_somebody_is_theirs() {
    for (who, class) in [
        ("Statement from the DfE", Other),
        ("We've had a text from a foster carer", Other),
        ("A warning from Ofsted", Ofsted),
        ("A promise from the council", Council),
    ] {
        said_by(
            class,
            "",
            &format!("{who}: “There is more to come.”"),
            "more to come",
        );
    }
}

#[test]
fn whoever_was_told_by_how_they_came_or_stay_was_nobodys_person() {
    for told in [
        "Jane Doe was brought in from a neighbouring county to lead the department. She said: “They stopped.”",
        "Jane Doe is the fifth person to have run children's services since 2010. “They stopped,” she says.",
        "Jane Doe had been in the job three weeks when it landed. “They stopped,” she says.",
        "The director of children's services has resigned.\n\nJane Doe, 57, told colleagues that she would go.\n\n“They stopped,” she wrote.",
        "Jane Doe, an independent who represents Marsh ward, had a question. “They stopped,” she said.",
        "Bob Roe, the director, spoke first. His opposite number at Dunmere, Jane Doe, credited her team. “They stopped,” she said.",
    ] {
        said_by(Council, "Jane Doe", told, "stopped");
    }
}

#[test]
fn a_chief_executive_stays_with_the_body_of_which_she_was_named() {
    let article = "Marshshire Council said it was sorry. Its chief executive, Jane Doe, apologised.\n\n\
        The Department for Education said it would act.\n\nMs Doe said that it would take “three years”.";
    said_by(Council, "Jane Doe", article, "three years");
}

#[test]
fn whoever_leads_the_trust_was_an_outsider_and_a_former_leader_the_councils() {
    for told in [
        "Jane Doe has led the trust for three years. “They stopped,” she said.",
        "Jane Doe has been in charge of the service since 2019. “They stopped,” said Ms Doe.",
        "His predecessor, Jane Doe, who now sits as an independent, was less kind. “They stopped,” said Ms Doe.",
    ] {
        said_by(Council, "Jane Doe", told, "stopped");
    }
    let left = "Jane Doe, who led the Labour council until last May, was told nothing. “They stopped,” says Doe.";
    said_by(Other, "Jane Doe", left, "stopped");
}

#[test]
fn a_spokesman_for_the_company_was_the_councils() {
    let owned = "The home is owned by Brightlea Care, which runs nine others.\n\nA spokesman for the company said: “It is hard.”";
    said_by(Other, "Brightlea Care", owned, "hard");
    let placed = "Neighbours complained of “noise”.\n\nMarshshire Council had placed one child there. A spokesperson said: “It is hard.”";
    said_by(Council, "Marshshire", placed, "hard");
    let whose = "The rating was welcomed by the union Unison, whose branch chairman said members were “taller”.";
    said_by(Other, "", whose, "taller");
}

#[test]
fn an_hmi_who_is_named_was_nobody() {
    let inspector = "In her report, Jane Doe HMI said that leaders were “kind”.\n\n“Workers speak with warmth,” she wrote.";
    said_by(Ofsted, "Jane Doe", inspector, "warmth");
    let spokesperson =
        "A spokesperson for Ofsted rejected that. “We see excellent work,” they said.";
    said_by(Ofsted, "", spokesperson, "excellent");
}

#[test]
fn a_director_with_a_rare_first_name_was_a_charity() {
    let rare = "Xabier Pillai, the director of children’s services, said the market was “broken”.";
    said_by(Council, "Xabier Pillai", rare, "broken");
    let chair = "Trust chair Jane Doe, a former director of adult services, said it was “stable”.";
    said_by(Council, "Jane Doe", chair, "stable");
    let gone = "Jane Doe, who was a director of children's services for years and is now a consultant, said it was “stable”.";
    said_by(Other, "Jane Doe", gone, "stable");
    let left = "The woman, whom we call Becky, left Marshshire Council in 2016. Becky said it was “broken”.";
    said_by(Other, "Becky", left, "broken");
}

#[test]
fn the_official_of_a_union_was_the_councils() {
    let official = "A Unison official, who declined to be named, agreed.\n\n“Give anybody that,” the official said.";
    said_by(Other, "official", official, "anybody");
    let its = "The charity Brightside gave the result a cautious welcome.\n\nIts chief executive, Jane Doe, said: “It is late.”";
    said_by(Other, "Jane Doe", its, "late");
}

#[test]
fn whoever_is_chief_executive_of_a_charity_was_the_councils() {
    let is = "Jane Doe is chief executive of Safe Harbour, which runs a refuge. She said it was “in a drawer”.";
    said_by(Other, "Jane Doe", is, "drawer");
    let head = "One secondary head, who asked not to be named, said it was better. “They ring back,” he said.";
    said_by(Other, "head", head, "ring");
}

#[test]
fn a_director_who_came_in_the_week_of_the_inspectors_was_one_of_them() {
    let week = "Jane Doe became director in the week that the inspectors arrived. She told us that it had “floored” her.";
    said_by(Council, "Jane Doe", week, "floored");
    let team =
        "Jane Doe, a deputy director in Ofsted’s social care team, said it was “unsuitable”.";
    said_by(Ofsted, "Jane Doe", team, "unsuitable");
    let took = "Jane Doe, the former head teacher who took over as cabinet member in 2016, was glad. “I went in,” she said.";
    said_by(Council, "Jane Doe", took, "went");
    let advises =
        "Jane Doe, who advises councils in intervention, said that it was “the going rate”.";
    said_by(Other, "Jane Doe", advises, "going rate");
}

#[test]
fn a_partys_own_member_who_chaired_a_committee_is_the_councils() {
    said_by(
        Council,
        "Jane Doe",
        "Labour's Jane Doe, who chaired the committee until May, said the money was “thin”.",
        "thin",
    );
}
