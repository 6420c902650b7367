//! The reader's own settings: `config.toml` and `keymap.toml` in the config folder. A bad line never stops casebook: the
//! rest holds, and the line is named.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use super::out::Out;
use super::place;
use crate::app::{Fault, Keymap, line_at};
use crate::term::{Look, OwnLooks, Theme, UnknownTheme, is_taken};

/// The settings that hold, and what is wrong with the files.
#[derive(Debug)]
pub(super) struct Config {
    /// The look asked for.
    pub(super) theme: Theme,
    /// The reader's own looks: the files of the folder `looks`, by name.
    pub(super) looks: OwnLooks,
    /// The reader's own command that takes text to the clipboard.
    pub(super) clipboard: Option<String>,
    /// Whether the mouse is used.
    pub(super) mouse: bool,
    /// The keys.
    pub(super) keymap: Keymap,
    /// Each file with what is wrong with it; `None` when there is no such file.
    files: Vec<(PathBuf, Option<Vec<Fault>>)>,
    /// What somebody could not see in the reader's own looks: nothing is wrong with the file.
    shortfalls: Vec<(PathBuf, Fault)>,
}

impl Config {
    /// Reads the settings; what is not there or cannot be read is as it comes with casebook.
    pub(super) fn read() -> Self {
        let mut config = Self {
            theme: Theme::default(),
            looks: OwnLooks::new(),
            clipboard: None,
            mouse: false,
            keymap: Keymap::standard(),
            files: Vec::new(),
            shortfalls: Vec::new(),
        };
        let Some(folder) = place::config_folder() else {
            return config;
        };
        config.read_looks(&folder);
        let (path, text) = read(&folder, "config.toml");
        let faults = text.map(|text| match text {
            Ok(text) => config.settings(&text),
            Err(fault) => vec![fault],
        });
        config.files.push((path, faults));
        let (path, text) = read(&folder, "keymap.toml");
        let faults = text.map(|text| match text {
            Ok(text) => {
                let (keymap, faults) = config.keymap.clone().rebound(&text);
                config.keymap = keymap;
                faults
            }
            Err(fault) => vec![fault],
        });
        config.files.push((path, faults));
        config
    }

    /// Takes over the looks in the folder `looks`.
    fn read_looks(&mut self, folder: &Path) {
        let folder = folder.join("looks");
        let files = fs::read_dir(&folder).into_iter().flatten().flatten();
        let mut names: Vec<String> = files
            .filter_map(|file| {
                let name = file.file_name().into_string().ok()?;
                Some(name.strip_suffix(".toml")?.to_owned())
            })
            .collect();
        names.sort_unstable();
        for name in names {
            let (path, text) = read(&folder, &format!("{name}.toml"));
            let faults = match text {
                // Those that come with casebook keep their names.
                Some(Ok(_)) if is_taken(&name) => vec![Fault {
                    line: None,
                    text: format!("casebook has a look called {name}: give yours another name"),
                }],
                Some(Ok(text)) => {
                    let (look, faults) = Look::read(&text);
                    self.looks.push((name, look));
                    let shortfalls = Look::shortfalls(&text).into_iter();
                    self.shortfalls
                        .extend(shortfalls.map(|fault| (path.clone(), fault)));
                    faults
                }
                Some(Err(fault)) => vec![fault],
                None => continue,
            };
            self.files.push((path, Some(faults)));
        }
    }

    /// Takes over what `config.toml` says; what is wrong with it.
    fn settings(&mut self, text: &str) -> Vec<Fault> {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut faults: Vec<Fault> = errors
            .iter()
            .map(|error| fault(text, error.span().map_or(0, |s| s.start), error.message()))
            .collect();
        for (name, value) in table.get_ref() {
            match (name.get_ref().as_ref(), value.get_ref()) {
                ("theme", DeValue::String(theme)) => match Theme::named(theme, &self.looks) {
                    Ok(theme) => self.theme = theme,
                    Err(error) => {
                        faults.push(fault(text, value.span().start, &error.to_string()));
                    }
                },
                ("theme", _) => {
                    let advice = "write a name in quotation marks: theme = \"dark\"";
                    faults.push(fault(text, value.span().start, advice));
                }
                ("clipboard", DeValue::String(command)) if !command.trim().is_empty() => {
                    self.clipboard = Some(command.clone().into_owned());
                }
                ("clipboard", _) => {
                    let advice = "write a command in quotation marks: clipboard = \"xclip -selection clipboard\"";
                    faults.push(fault(text, value.span().start, advice));
                }
                ("mouse", DeValue::Boolean(used)) => self.mouse = *used,
                ("mouse", _) => {
                    let advice = "write true or false: mouse = true";
                    faults.push(fault(text, value.span().start, advice));
                }
                (unknown, _) => {
                    let advice = format!(
                        "`{unknown}` is no setting: there is `theme`, `clipboard` and `mouse`"
                    );
                    faults.push(fault(text, name.span().start, &advice));
                }
            }
        }
        faults.sort_by_key(|fault| fault.line);
        faults
    }

    /// What is wrong, file by file, a line each.
    fn faults(&self) -> impl Iterator<Item = (&Path, &Fault)> {
        self.files.iter().flat_map(|(path, faults)| {
            let faults = faults.iter().flatten();
            faults.map(move |fault| (path.as_path(), fault))
        })
    }

    /// The first thing that is wrong, for the status line.
    pub(super) fn notice(&self) -> Option<String> {
        let mut faults = self.faults();
        let (path, first) = faults.next()?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let more = match faults.count() {
            0 => "see".to_owned(),
            count => format!("{count} more:"),
        };
        let place = place_of(first);
        Some(format!(
            "{name}{place}: {} ({more} `casebook config check`)",
            first.text
        ))
    }
}

/// The theme of this name, which may be the reader's own.
pub(super) fn theme(name: &str) -> Result<Theme, UnknownTheme> {
    Theme::named(name, &Config::read().looks)
}

fn fault(text: &str, at: usize, what: &str) -> Fault {
    Fault {
        line: Some(line_at(text, at)),
        text: what.to_owned(),
    }
}

fn place_of(fault: &Fault) -> String {
    fault
        .line
        .map_or(String::new(), |line| format!(" line {line}"))
}

/// The text of a file in a folder; `None` when it is not there.
fn read(folder: &Path, name: &str) -> (PathBuf, Option<Result<String, Fault>>) {
    let path = folder.join(name);
    let text = match fs::read_to_string(&path) {
        Ok(text) => Some(Ok(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => Some(Err(Fault {
            line: None,
            text: format!("cannot be read: {error}"),
        })),
    };
    (path, text)
}

/// Says of each file whether it is good, and of each bad line what is wrong; `false` when any is, or when somebody could not
/// see all of a look.
pub(super) fn check(out: &mut Out<'_>) -> anyhow::Result<bool> {
    let config = Config::read();
    for (path, faults) in &config.files {
        let shortfalls = config.shortfalls.iter().filter(|(of, _)| of == path);
        let said = faults.iter().flatten();
        let said: Vec<&Fault> = said.chain(shortfalls.map(|(_, fault)| fault)).collect();
        let row = serde_json::json!({
            "file": path.to_string_lossy(),
            "found": faults.is_some(),
            "faults": said.iter().map(|fault| {
                serde_json::json!({ "line": fault.line, "text": fault.text })
            }).collect::<Vec<_>>(),
        });
        let path = path.display();
        out.row(&row, || match (faults, said.as_slice()) {
            (None, _) => vec![format!("{path}: not there, so nothing is changed")],
            (Some(_), []) => vec![format!("{path}: good")],
            (Some(_), said) => {
                let line = |fault: &&Fault| format!("{path}{}: {}", place_of(fault), fault.text);
                said.iter().map(line).collect()
            }
        })?;
    }
    Ok(config.faults().next().is_none() && config.shortfalls.is_empty())
}
