//! Whatever is typed, pasted, clicked and resized, and however it ends: the terminal is given back, and nothing panics.
//!
//! The long form: `CASEBOOK_RUNS=500 CASEBOOK_SECONDS=20 CASEBOOK_AT_ONCE=2 cargo test --release --test chaos -- --ignored --nocapture`.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "a procedure says what it found")]

#[path = "support/dice.rs"]
mod dice;
#[path = "cli/place.rs"]
#[expect(dead_code, reason = "other tests ask for other things")]
mod place;
#[path = "chaos/soak.rs"]
mod soak;
#[path = "chaos/surroundings.rs"]
mod surroundings;
#[path = "chaos/wild.rs"]
mod wild;

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use dice::Dice;
use place::Place;
use wild::Wild;

/// How an explorer is made to end.
#[derive(Debug, Clone, Copy)]
enum End {
    Quit,
    Signal(&'static str),
    Stop,
}

const ENDS: [End; 5] = [
    End::Quit,
    End::Signal("TERM"),
    End::Signal("HUP"),
    End::Signal("INT"),
    End::Stop,
];

/// A library of the seeds, for many explorers.
fn seeds() -> Place {
    let place = Place::new();
    place.run(&["documents"]);
    place.run(&["search", "slow"]);
    place
}

/// One explorer that is treated badly for a while, then ended; how long that took.
fn run(seed: u64, lasts: Duration, end: End, pasted: usize) -> Duration {
    let place = Place::new();
    std::fs::copy(seeds_of_all(), place.library()).unwrap();
    let mut wild = Wild::start(&place, &["--library", "library.sqlite"]);
    let mut dice = Dice(seed | 1);
    wild.until_drawn();
    let start = Instant::now();
    let mut paste = Some(pasted);
    while start.elapsed() < lasts && wild.is_running() {
        bother(&mut wild, &mut dice, &mut paste);
    }
    assert!(
        wild.is_running(),
        "seed {seed}: it ended by itself:\n{}",
        wild.tail()
    );
    wild.resize(100, 30);
    let start = Instant::now();
    match end {
        End::Quit => quit(&mut wild),
        End::Signal(name) => wild.signal(name),
        End::Stop => {
            wild.signal("TSTP");
            wild.until_stopped();
            wild.until_given_back();
            wild.signal("CONT");
            wild.until_taken();
            quit(&mut wild);
        }
    }
    let code = wild.exit();
    let took = start.elapsed();
    let by_itself = matches!(end, End::Quit | End::Stop);
    assert_eq!(
        code == 0,
        by_itself,
        "seed {seed}, {end:?}: {code}\n{}",
        wild.tail()
    );
    assert!(!wild.says("panicked"), "seed {seed}: {}", wild.tail());
    assert_eq!(
        wild.left_modes(),
        Vec::<&str>::new(),
        "seed {seed}, {end:?}"
    );
    assert_eq!(
        wild.settings(),
        wild.before,
        "seed {seed}, {end:?}: termios"
    );
    took
}

/// Leaves, as a reader does: whatever is open, ctrl-c, and once more when a torn sequence of bytes before it took it for its end.
/// Never once the terminal is given back: then it is the terminal that makes a signal of it.
fn quit(wild: &mut Wild) {
    for _ in 0..3 {
        wild.send(b"\x03");
        let start = Instant::now();
        while start.elapsed() < Duration::from_millis(600) {
            if !wild.is_running() || wild.left_modes().is_empty() {
                return;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

/// The library file that each run gets a copy of.
fn seeds_of_all() -> &'static std::path::Path {
    use std::sync::OnceLock;
    static SEEDS: OnceLock<(Place, std::path::PathBuf)> = OnceLock::new();
    let (_, path) = SEEDS.get_or_init(|| {
        let place = seeds();
        let path = place.path("backup.sqlite");
        place.run(&["backup", "backup.sqlite"]);
        (place, path)
    });
    path
}

/// Keys of one byte; never `q`, ctrl-c and ctrl-z.
const LETTERS: &[u8] = b"jkhlgGnN123/?:|ptxM*#abeyYcuUDOowWsSTLz[]5 ";
/// Other keys, and things to type.
const KEYS: &[&str] = &[
    "\t",
    "\r",
    // Esc with a key at its heels: one with a sequence at its heels is the end of that sequence to crossterm.
    "\x1bj",
    "\x7f",
    "\x04",
    "\x15",
    "\x12",
    "\x13",
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[H",
    "\x1b[F",
    "\x1b[Z",
    "\x1b[3~",
    "\x1bOP",
    "\x1b[1;5A",
    "drift",
    "council:",
    "\"",
    "-x",
    "\u{301}",
    "\u{202e}",
    "👨\u{200d}👩",
    "é",
    "督",
];

/// Something that a reader, a cat or a terminal may do; never what leaves.
fn bother(wild: &mut Wild, dice: &mut Dice, paste: &mut Option<usize>) {
    match dice.below(21) {
        0 => {
            let (width, height) = match dice.below(4) {
                0 => (1, 1),
                1 => (1 + dice.below(40), 1 + dice.below(10)),
                _ => (1 + dice.below(500), 1 + dice.below(200)),
            };
            wild.resize(
                u16::try_from(width).unwrap(),
                u16::try_from(height).unwrap(),
            );
        }
        1 => (0..50).for_each(|_| {
            let (x, y, button) = (dice.below(300), dice.below(100), dice.below(70));
            wild.send(format!("\x1b[<{button};{x};{y}M").as_bytes());
        }),
        2 => {
            let length = paste.take().unwrap_or_else(|| dice.below(400));
            let text: String = (0..length)
                .map(|_| char::from(32 + u8::try_from(dice.below(95)).unwrap()))
                .collect();
            wild.send(format!("\x1b[200~{text}\n\x1b[201~").as_bytes());
        }
        3 => {
            // Bytes that are no text, and an end to the letter that the last may have begun.
            let bytes: Vec<u8> = (0..20)
                .map(|_| u8::try_from(0x80 + dice.below(0x80)).unwrap())
                .collect();
            wild.send(&[bytes.as_slice(), b"  "].concat());
        }
        4 => {
            // Something like an answer of a terminal, right or wrong, and an end to all that it may have begun: a torn one
            // takes what is typed next for its rest.
            const PARTS: &[u8] = b"0123456789;:<?>MmRuc~ABIOPZ[ ";
            let bytes: Vec<u8> = (0..=dice.below(8))
                .map(|_| PARTS[dice.below(PARTS.len())])
                .collect();
            wild.send(&[b"\x1b[", bytes.as_slice(), b"muc   "].concat());
        }
        5..9 => wild.send(KEYS[dice.below(KEYS.len())].as_bytes()),
        _ => wild.send(&[LETTERS[dice.below(LETTERS.len())]]),
    }
    if dice.below(4) == 0 {
        std::thread::sleep(Duration::from_millis(dice.below(30) as u64));
    }
}

#[test]
fn explorers_treated_badly_give_the_terminal_back() {
    for (number, end) in (0..).zip(ENDS) {
        run(
            0x5eed + number * 7_919,
            Duration::from_millis(300),
            end,
            20_000,
        );
    }
}

#[test]
fn a_signal_while_the_mouse_is_switched_leaves_no_mouse_behind() {
    for round in 0..12 {
        let place = Place::new();
        std::fs::copy(seeds_of_all(), place.library()).unwrap();
        let mut wild = Wild::start(&place, &["--library", "library.sqlite"]);
        wild.until_drawn();
        wild.send(&[b'm'; 301]);
        std::thread::sleep(Duration::from_millis(round * 3));
        wild.signal("TERM");
        wild.exit();
        assert_eq!(wild.left_modes(), Vec::<&str>::new(), "round {round}");
    }
}

#[test]
#[ignore = "takes as long as it is told to"]
fn explorers_treated_badly_for_long_give_the_terminal_back() {
    let told = |name: &str, usual: u64| {
        let told = std::env::var(name).ok();
        told.and_then(|text| text.parse().ok()).unwrap_or(usual)
    };
    let (runs, seconds, first) = (
        told("CASEBOOK_RUNS", 500),
        told("CASEBOOK_SECONDS", 20),
        told("CASEBOOK_SEED", 1),
    );
    let next = AtomicU64::new(0);
    let one = || {
        let mut slowest = Duration::ZERO;
        loop {
            let number = next.fetch_add(1, Ordering::SeqCst);
            if number >= runs {
                return slowest;
            }
            let end = ENDS[usize::try_from(number).unwrap() % ENDS.len()];
            let seed = (first + number) * 0x9e37_79b9;
            slowest = slowest.max(run(seed, Duration::from_secs(seconds), end, 1_000_000));
        }
    };
    let slowest = std::thread::scope(|scope| {
        let at_once: Vec<_> = (0..told("CASEBOOK_AT_ONCE", 1))
            .map(|_| scope.spawn(one))
            .collect();
        let all = at_once.into_iter().map(|thread| thread.join().unwrap());
        all.max().unwrap()
    });
    println!(
        "{runs} runs of {seconds} s: every one ended as told, the slowest in {slowest:?}; modes and termios restored every time"
    );
}
