//! The explorer on an invented council, whose article quotes a report that the library holds: the seeds have no such pair.

use casebook::app::News;
use casebook::term::{Setting, Theme};

use crate::indexed::index;
use crate::library::Invented;
use crate::stage::Stage;

const CHILD: &str = "invented::explorer_inside_the_pseudo_terminal";

fn library() -> Invented {
    let mut library = Invented::new();
    library.add_primary();
    library.add_history();
    library
}

/// Not a test of its own: the explorer that the pictures show. The look is that of its configuration folder's name.
#[test]
#[ignore = "runs inside the pseudo-terminal of the pictures"]
fn explorer_inside_the_pseudo_terminal() {
    let Some(home) = std::env::var_os("CASEBOOK_CONFIG_DIR") else {
        return;
    };
    let look = std::fs::read_to_string(std::path::Path::new(&home).join("look")).unwrap();
    let setting = Setting {
        theme: Theme::named(&look, &Vec::new()).unwrap(),
        ..Setting::default()
    };
    let beside = |tell: &mut dyn FnMut(News)| {
        tell(News::Index(Box::new(index(&library()))));
    };
    casebook::term::explore(library(), setting, beside).unwrap();
}

/// Opens it.
pub(crate) fn open(size: (u16, u16), look: &str) -> Stage {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("look"), look).unwrap();
    let program = std::env::current_exe().unwrap();
    let arguments = [
        "--exact",
        CHILD,
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ];
    Stage::run(&program, &arguments, home, size, look)
}
