//! Long use: what the explorer holds of memory and files stays what it was once it is warm.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::dice::Dice;
use crate::place::Place;
use crate::wild::Wild;

fn resident(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}

fn handles(process: u32) -> usize {
    std::fs::read_dir(format!("/proc/{process}/fd")).map_or(0, Iterator::count)
}

/// `CASEBOOK_REPORTS` names a folder of reports, `CASEBOOK_SECONDS` how long it lasts.
#[test]
#[ignore = "takes as long as it is told to"]
fn memory_and_file_handles_stay_flat() {
    let told = std::env::var("CASEBOOK_SECONDS")
        .ok()
        .and_then(|text| text.parse().ok());
    let lasts = Duration::from_secs(told.unwrap_or(3_600));
    let place = Place::new();
    if let Some(reports) = std::env::var_os("CASEBOOK_REPORTS").map(PathBuf::from) {
        assert!(
            place
                .program()
                .arg("import")
                .arg(reports)
                .output()
                .unwrap()
                .status
                .code()
                .is_some()
        );
    }
    place.run(&["search", "slow"]);
    let documents = place.run(&["documents"]).out.lines().count();
    let mut wild = Wild::start(&place, &["--library", "library.sqlite"]);
    wild.until_drawn();
    let (start, mut dice) = (Instant::now(), Dice(0x50a4));
    let (mut held, mut steps, mut imports) = (Vec::new(), 0_u64, 0_u64);
    while start.elapsed() < lasts {
        assert!(wild.is_running(), "{}", wild.tail());
        step(&mut wild, &mut dice, &place, &mut imports);
        steps += 1;
        if steps.is_multiple_of(50) {
            // A moment of rest, so that what is asked for is done.
            std::thread::sleep(Duration::from_millis(300));
            held.push((resident(wild.process()), handles(wild.process())));
        }
    }
    wild.send(b"\x1b\x1b\x03");
    assert_eq!(wild.exit(), 0, "{}", wild.tail());
    println!(
        "{documents} documents, {lasts:?}, {steps} steps, {imports} imports: kilobytes and handles, by sixths of the time, {:?}; {:?} at most",
        sixths(&held),
        held.iter().max()
    );
    assert!(place.run(&["check"]).out.starts_with("sound"));
}

/// The median of each sixth: what is open at one moment makes single measurements differ by half.
fn sixths(held: &[(u64, usize)]) -> Vec<(u64, usize)> {
    let median = |part: &[(u64, usize)]| {
        let mut part = part.to_vec();
        part.sort_unstable();
        part[part.len() / 2]
    };
    held.chunks(held.len().div_ceil(6).max(1))
        .map(median)
        .collect()
}

/// Keys of use rather than of a cat: filters, views, documents, marks and their undoing, sizes, and now and then an import.
fn step(wild: &mut Wild, dice: &mut Dice, place: &Place, imports: &mut u64) {
    const DONE: &[&str] = &[
        "\x1b\x1b/drift\r",
        "\x1b\x1b/lacks rigour\r",
        "\x1b\x1b/managment oversite\r",
        "\x1b\x1b/council:glouc\r",
        "\x1b\x1b/zzqx\x1b",
        "2jjjjj",
        "2kkk",
        "2G",
        "2gg",
        "3jjj\x04",
        "nnn",
        "NN",
        "1j",
        "1k",
        "1gg",
        "t\x1b",
        "x\t\x1b",
        "p\x1b",
        "|\x1b",
        "w\x1b",
        "W\x1b",
        "?\x1b",
        ":\x1b",
        "D\x1b",
        "O\x1b",
        "z",
        "z",
        "M\x1b",
        "o",
        "o",
        "*u",
        "#soak\ru",
        "L",
    ];
    match dice.below(60) {
        0 => wild.resize(
            40 + u16::try_from(dice.below(200)).unwrap(),
            10 + u16::try_from(dice.below(60)).unwrap(),
        ),
        1 => {
            *imports += 1;
            let number = imports;
            place.write(
                "soak.txt",
                format!(
                    "Soak {number}\n\nOfsted said that Doncaster was “too slow” {number} times.\n"
                ),
            );
            wild.send(b"\x1b\x1bisoak.txt\r");
            std::thread::sleep(Duration::from_millis(700));
            wild.send(b"\r");
            std::thread::sleep(Duration::from_millis(500));
            wild.send(b"\x1b\x1bu");
        }
        _ => wild.send(DONE[dice.below(DONE.len())].as_bytes()),
    }
    std::thread::sleep(Duration::from_millis(20));
}
