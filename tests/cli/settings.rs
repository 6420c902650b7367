//! The reader's own settings as the commands see them.

use super::place::Place;

#[test]
fn config_check_names_every_bad_line_and_fails() {
    let place = Place::new();
    let none = place.run(&["config", "check"]);
    assert_eq!(none.code, Some(0), "{}{}", none.out, none.err);
    assert_eq!(none.out.matches("not there").count(), 2, "{}", none.out);
    place.write(
        ".config/casebook/config.toml",
        "# mine\ntheme = \"puce\"\n\nsound = true\nmouse = 3\n",
    );
    place.write(
        ".config/casebook/keymap.toml",
        "[panes]\ndown = [\"n\"]\nup = [\"n\", \"hyper-u\"]\n",
    );
    let bad = place.run(&["config", "check"]);
    assert_eq!(bad.code, Some(1), "{}", bad.err);
    for words in [
        "config.toml line 2: `puce` is no theme: write auto, dark, light, contrast, mono, or",
        "config.toml line 4: `sound` is no setting",
        "config.toml line 5: write true or false: mouse = true",
        "keymap.toml line 3: n already belongs to `down`",
        "keymap.toml line 3: `hyper-u` is no key",
    ] {
        assert!(bad.out.contains(words), "{words}\n{}", bad.out);
    }
    let rows = place.json(&["config", "check"]);
    assert_eq!(rows[0]["faults"][0]["line"], 2);
    place.write(".config/casebook/config.toml", "theme = \"contrast\"\n");
    place.write(".config/casebook/keymap.toml", "");
    let good = place.run(&["config", "check"]);
    assert_eq!(
        (good.code, good.out.matches(": good").count()),
        (Some(0), 2)
    );
}

#[test]
fn paths_name_every_file_that_casebook_keeps() {
    let place = Place::new();
    let rows = place.json(&["paths"]);
    for (name, end) in [
        ("library", "library.sqlite"),
        ("searches", "casebook/searches.toml"),
        ("config", "casebook/config.toml"),
        ("keymap", "casebook/keymap.toml"),
        ("looks", "casebook/looks"),
        ("state", "casebook/state.toml"),
    ] {
        assert!(
            rows[0][name].as_str().unwrap().ends_with(end),
            "{name}: {}",
            rows[0]
        );
    }
}

#[test]
fn an_unknown_theme_is_refused_with_the_names_there_are() {
    let refused = Place::new().run(&["--theme", "puce"]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.err.contains("contrast") && refused.err.contains("mono"),
        "{}",
        refused.err
    );
}

#[test]
fn a_look_of_ones_own_is_taken_by_its_name_and_its_bad_lines_are_named() {
    let place = Place::new();
    let look = ".config/casebook/looks/dusk.toml";
    place.write(".config/casebook/config.toml", "theme = \"dusk\"\n");
    place.write(look, "like = \"light\"\nofsted = { fg = \"puce\" }\n");
    let bad = place.run(&["config", "check"]);
    assert_eq!(bad.code, Some(1));
    assert!(
        bad.out.contains("dusk.toml line 2: `puce` is no colour"),
        "{}",
        bad.out
    );
    assert!(bad.out.contains("config.toml: good"), "{}", bad.out);
    place.write(
        look,
        "like = \"light\"\nofsted = { fg = \"#884400\", bold = true }\n",
    );
    let good = place.run(&["config", "check"]);
    assert_eq!(
        (good.code, good.out.matches(": good").count()),
        (Some(0), 2)
    );
    place.write(".config/casebook/looks/mono.toml", "");
    let taken = place.run(&["config", "check"]);
    assert!(
        taken.out.contains("casebook has a look called mono"),
        "{}",
        taken.out
    );
}

#[test]
fn a_look_of_ones_own_that_cannot_be_read_by_everybody_says_what_falls_short_and_holds_all_the_same()
 {
    let place = Place::new();
    let look = ".config/casebook/looks/fog.toml";
    place.write(
        look,
        "like = \"contrast\"\ncouncil = { fg = \"#555555\", italic = true }\n\nofsted = { fg = \"#ffd75f\" }\n",
    );
    let told = place.run(&["config", "check"]);
    assert_eq!(told.code, Some(1));
    for words in [
        "fog.toml line 2: `council` (#555555 on #000000) has a contrast of 2.8:1; words that everybody can read have 4.5:1",
        "fog.toml line 4: `ofsted` and `text` differ in colour alone",
    ] {
        assert!(told.out.contains(words), "{words}\n{}", told.out);
    }
    let rows = place.json(&["config", "check"]);
    let fog = rows
        .iter()
        .find(|row| row["file"].as_str().unwrap().ends_with("fog.toml"));
    assert_eq!(fog.unwrap()["faults"][0]["line"], 2);
    assert_eq!(place.run(&["--theme", "fog", "--plain"]).code, Some(0));
}

#[test]
fn every_key_is_listed_with_the_readers_own_in_the_place_of_the_usual_ones() {
    let place = Place::new();
    place.write(
        ".config/casebook/keymap.toml",
        "[panes]\noutline = [\"ctrl-o\"]\nzoom = \"none\"\n",
    );
    let rows = place.json(&["config", "keys"]);
    let keys = |action: &str| {
        let is = |row: &&serde_json::Value| row["table"] == "panes" && row["action"] == action;
        rows.iter().find(is).map(|row| row["keys"].clone())
    };
    assert_eq!(keys("outline"), Some(serde_json::json!(["ctrl-o"])));
    assert_eq!(keys("zoom"), None);
    let lines = place.run(&["config", "keys"]).out;
    assert!(lines.contains("[panes] In the panes\n"), "{lines}");
}

#[test]
fn words_where_a_command_stands_are_answered_with_the_command_that_looks_for_them() {
    let place = Place::new();
    for (typed, written) in [
        (vec!["lacks", "rigour"], "casebook search lacks rigour"),
        (
            vec!["lacks rigour", "council:glouc"],
            "casebook search 'lacks rigour' council:glouc",
        ),
        (vec!["--plain", "drift"], "casebook --plain search drift"),
    ] {
        let ran = place.run(&typed);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.trim_end().ends_with(written), "{}", ran.err);
    }
}
