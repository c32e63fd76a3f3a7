//! Rooms depend downwards only, no files use each other in a circle, and no file is
//! too long to read in one sitting.

use std::collections::BTreeSet;

use crate::sources::{House, Source};

/// The rooms from top to bottom, with what each holds. A room may use those of the
/// lines below its own; those of one line do not use each other.
pub(crate) const ROOMS: &[&[(&str, &str)]] = &[
    &[("bin", "the command: arguments, printing, exit codes")],
    &[("report", "a checked log as data, as a table and as a page")],
    &[("log", "exported case logs in, verdicts and rejects out")],
    &[
        ("timer", "one case as it goes on, and many"),
        ("tally", "outcomes added up and held against the promise"),
    ],
    &[(
        "check",
        "a promise bound to a schedule, and what it says of a case",
    )],
    &[("plan", "what was promised, and where it is written")],
    &[(
        "term",
        "期间: a limit that runs from a start, its stops taken out",
    )],
    &[("day", "which days and hours are worked")],
    &[("ground", "moments, exact fractions, languages")],
];

const MOST_LINES: usize = 800;

fn line(room: &str) -> Option<usize> {
    let holds = |rooms: &[(&str, &str)]| rooms.iter().any(|(name, _)| *name == room);
    ROOMS.iter().position(|rooms| holds(rooms))
}

/// What is wrong with the uses of the files of a house.
fn offences(house: &House) -> Vec<String> {
    let mut offences = Vec::new();
    for source in house.sources() {
        let Some(room) = source.room() else { continue };
        let Some(own) = line(room) else {
            offences.push(format!("{}: `{room}` is not a room", source.path));
            continue;
        };
        for (used, front) in house.uses(source) {
            let Some(other) = used.room() else {
                offences.push(format!("{} uses the root of the crate", source.path));
                continue;
            };
            if other != room && line(other).is_none_or(|other| other <= own) {
                let (path, used) = (&source.path, &used.path);
                offences.push(format!("{path} uses {used}, which is not below it"));
            }
            if let Some(front) = front.filter(|front| source.stands_in_folder_of(front)) {
                let (path, front) = (&source.path, &front.path);
                offences.push(format!(
                    "{path} asks the front of its own folder, {front}: name the file"
                ));
            }
        }
    }
    offences
}

#[test]
fn rooms_use_only_rooms_below_them() {
    let offences = offences(&House::own());
    assert!(offences.is_empty(), "\n{}", offences.join("\n"));
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let circles = House::own().circles();
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn every_room_has_its_line_and_no_line_is_stale() {
    let house = House::own();
    let held: BTreeSet<&str> = house.sources().filter_map(Source::room).collect();
    let named: Vec<&str> = ROOMS.iter().copied().flatten().map(|room| room.0).collect();
    assert_eq!(held, named.iter().copied().collect());
    assert_eq!(held.len(), named.len(), "each has one place");
}

#[test]
fn no_source_file_is_longer_than_800_lines() {
    let house = House::own();
    let long = house.sources().filter_map(|source| {
        let lines = source.text.lines().count();
        (lines > MOST_LINES).then(|| format!("src/{} has {lines} lines", source.path))
    });
    let long: Vec<String> = long.collect();
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}

fn house(files: &[(&str, &str)]) -> House {
    House::of(files.iter().map(|(path, text)| Source::new(path, text)))
}

#[test]
fn a_use_that_goes_upwards_is_found() {
    let found = |path: &str, text: &str| {
        offences(&house(&[
            (path, text),
            (
                "check/mod.rs",
                "pub(crate) mod rule;\npub use self::rule::Rule;",
            ),
            ("check/rule.rs", ""),
            (
                "term/mod.rs",
                "pub(crate) mod limit;\npub use self::limit::Limit;",
            ),
            ("term/limit.rs", ""),
            ("timer/timer.rs", ""),
        ]))
    };
    for (path, text, wanted) in [
        ("check/case.rs", "use crate::term::limit::Limit;", ""),
        ("check/case.rs", "use crate::term::{\n    Limit,\n};", ""),
        (
            "term/count.rs",
            "//! Counting.\nuse crate::check::rule::Rule;",
            "term/count.rs uses check/rule.rs, which is not below it",
        ),
        (
            "term/count.rs",
            "fn due() -> crate::check::Rule {",
            "term/count.rs uses check/rule.rs, which is not below it",
        ),
        (
            "tally/worst.rs",
            "use crate::timer::timer::Timer;",
            "tally/worst.rs uses timer/timer.rs, which is not below it",
        ),
        (
            "day/notice.rs",
            "use super::super::term::limit::Limit;",
            "day/notice.rs uses term/limit.rs, which is not below it",
        ),
        (
            "term/count.rs",
            "use super::Limit;",
            "term/count.rs asks the front of its own folder, term/mod.rs: name the file",
        ),
        ("term/count.rs", "/// See [`Rule`](crate::check::Rule).", ""),
        (
            "term/count.rs",
            "mod tests {\n    use crate::check::Rule;\n}",
            "",
        ),
        (
            "somewhere/count.rs",
            "",
            "somewhere/count.rs: `somewhere` is not a room",
        ),
    ] {
        let wanted: Vec<&str> = Some(wanted).into_iter().filter(|w| !w.is_empty()).collect();
        assert_eq!(found(path, text), wanted, "{path}: {text}");
    }
}

#[test]
fn a_circle_is_found_through_a_front_too() {
    let round = house(&[
        (
            "term/mod.rs",
            "pub(crate) mod limit;\npub use self::limit::Limit;",
        ),
        ("term/limit.rs", "use super::count::Count;"),
        ("term/count.rs", "use crate::term::{stops::Stop};"),
        ("term/stops.rs", "use crate::term::Limit;"),
        ("term/amount.rs", "use super::limit::Limit;"),
    ]);
    assert_eq!(
        round.circles(),
        [["term/count.rs", "term/limit.rs", "term/stops.rs"]]
    );
    let straight = house(&[
        ("term/limit.rs", ""),
        ("term/count.rs", "use super::limit::Limit;"),
        ("term/due.rs", "use super::{count::Count, limit::Limit};"),
    ]);
    assert!(straight.circles().is_empty());
    assert_eq!(straight.floors("term"), [["due"], ["count"], ["limit"]]);
}
