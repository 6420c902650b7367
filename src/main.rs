//! The program: parse, call, exit code.

use std::process::ExitCode;

use casebook::cli::{self, Explored, Next};
use casebook::term;

fn main() -> ExitCode {
    let outcome = cli::run(std::env::args_os()).and_then(|next| match next {
        Next::Exit(code) => Ok(code),
        Next::Explore(explored) => {
            let Explored {
                library,
                setting,
                scratch: _scratch,
            } = *explored;
            let (path, access) = (library.path().to_owned(), library.access());
            let beside = move |tell: &mut dyn FnMut(_)| cli::beside(&path, access, tell);
            term::explore(library, setting, beside).map(|()| ExitCode::SUCCESS)
        }
    });
    outcome.unwrap_or_else(|error| cli::report(&error))
}
