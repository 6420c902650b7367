//! The manual, the completions and the examples of the help: made from the command line's definition, and never stale.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says what it skips"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// casebook with everything it keeps in `home`.
fn casebook(home: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command.args(arguments).current_dir(home).env_clear();
    for name in [
        "HOME",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
        "CASEBOOK_CONFIG_DIR",
    ] {
        command.env(name, home);
    }
    let done = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code(), text(done.stdout), text(done.stderr))
}

fn home() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// What is printed for these arguments is what the file of this name in `assets` holds.
fn held(file: &str, arguments: &[&str]) {
    let (code, printed, said) = casebook(home().path(), arguments);
    assert_eq!((code, said.as_str()), (Some(0), ""), "{arguments:?}");
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("assets")
        .join(file);
    if std::env::var_os("CASEBOOK_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        return std::fs::write(path, printed).unwrap();
    }
    let held = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(held == printed, "assets/{file} is stale: run `just pages`");
}

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let (_, help, _) = casebook(home().path(), &["--help"]);
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let listed = listed.take_while(|line| !line.is_empty());
    let names = listed.filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    held("man/casebook.1", &["man"]);
    let commands = commands();
    assert!(commands.len() > 20);
    for name in commands {
        held(&format!("man/casebook-{name}.1"), &["man", &name]);
    }
    let (code, _, said) = casebook(home().path(), &["man", "import-worker"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("there is no command import-worker"), "{said}");
}

#[test]
fn completions_are_made_for_four_shells() {
    for (file, shell) in [
        ("casebook.bash", "bash"),
        ("_casebook", "zsh"),
        ("casebook.fish", "fish"),
        ("_casebook.ps1", "powershell"),
    ] {
        held(&format!("completions/{file}"), &["completions", shell]);
    }
}

#[test]
fn a_shell_that_is_here_can_read_its_completions() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/completions");
    for (shell, file) in [
        ("bash", "casebook.bash"),
        ("zsh", "_casebook"),
        ("fish", "casebook.fish"),
    ] {
        match Command::new(shell)
            .arg("-n")
            .arg(folder.join(file))
            .output()
        {
            Ok(read) => assert!(
                read.status.success() && read.stderr.is_empty(),
                "{shell}: {read:?}"
            ),
            Err(_) => eprintln!("SKIPPED: there is no {shell} here"),
        }
    }
}

#[test]
fn every_example_of_the_help_does_what_it_says() {
    let home = home();
    std::fs::create_dir(home.path().join("reports")).unwrap();
    std::fs::write(home.path().join("reports/a.txt"), "Ofsted said this.\n").unwrap();
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let seeds = seeds.read_dir().unwrap().map(|seed| seed.unwrap().path());
    let article = seeds
        .filter(|seed| seed.extension().is_some_and(|e| e == "txt"))
        .min();
    std::fs::copy(article.unwrap(), home.path().join("clipping.txt")).unwrap();
    let (_, help, _) = casebook(home.path(), &["--help"]);
    let examples = help.lines().skip_while(|line| *line != "Examples:").skip(1);
    let examples: Vec<&str> = examples
        .take_while(|line| line.starts_with("  casebook"))
        .collect();
    assert!(examples.len() > 5, "{help}");
    for line in examples {
        let (example, what) = line[2..].split_at(42);
        let arguments: Vec<&str> = example.split_whitespace().skip(1).collect();
        let (code, printed, said) = casebook(home.path(), &arguments);
        assert_eq!(code, Some(0), "{example}: {said}");
        assert!(!printed.is_empty() && !what.is_empty(), "{example}");
    }
    assert!(home.path().join("drift.docx").exists());
}
