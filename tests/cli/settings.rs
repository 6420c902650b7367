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
        "config.toml line 2: `puce` is no theme: write auto, dark, light, contrast or mono",
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
    place.write(look, "like = \"light\"\nofsted = { fg = \"#884400\" }\n");
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
