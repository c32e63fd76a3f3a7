//! The map of the house in the docs is the house.

use std::fmt::Write as _;

use crate::layering::ROOMS;
use crate::sources::House;

const MAP: &str = include_str!("../../src/design/map.md");

/// The map as the sources have it.
fn drawn(house: &House) -> String {
    let mut map = String::from(
        "Every file in its room, from the top of the house to the ground. A room uses those\n\
         below it, a file those on lines below its own; no files use each other in a circle.\n",
    );
    for (room, holds) in ROOMS.iter().copied().flatten() {
        write!(map, "\n# `{room}`: {holds}\n\n").unwrap();
        for files in house.floors(room) {
            let files: Vec<String> = files.iter().map(|file| format!("`{file}`")).collect();
            writeln!(map, "- {}", files.join(", ")).unwrap();
        }
    }
    map
}

#[test]
fn the_map_in_the_docs_is_the_house() {
    let drawn = drawn(&House::own());
    if drawn != MAP {
        // the right one, to be taken over
        let path = std::env::temp_dir().join("shixian-map.md");
        std::fs::write(&path, &drawn).unwrap();
        panic!("src/design/map.md is not the house; {} is", path.display());
    }
}
