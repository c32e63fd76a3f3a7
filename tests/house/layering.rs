//! The modules depend downwards only, and no file is too long to read in one
//! sitting.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from top to bottom. A room may use those of the lines below
/// its own; those of one line do not use each other.
const LAYERS: &[&[&str]] = &[
    // edges
    &["report"],
    &["log"],
    // cases as they go on, and cases added up
    &["timer", "tally"],
    // a promise bound to a schedule
    &["check"],
    // what was promised
    &["plan"],
    // limits that run
    &["term"],
    // days and hours
    &["day"],
    // values
    &["ground"],
];

const MOST_LINES: usize = 800;

/// A source file: its path under `src` and its text.
struct Source {
    path: PathBuf,
    text: String,
}

impl Source {
    /// The module it belongs to; none for the crate root and for the command,
    /// which is a crate of its own.
    fn module(&self) -> Option<String> {
        let first = self.path.components().next().unwrap();
        let name = Path::new(first.as_os_str()).with_extension("");
        let name = name.to_str().unwrap().to_owned();
        (name != "lib" && name != "bin").then_some(name)
    }

    /// How many modules deep it stands: 1 for `plan/mod.rs`, 2 for `term/limit.rs`.
    fn depth(&self) -> usize {
        let is_root = self.path.file_stem().is_some_and(|stem| stem == "mod");
        self.path.components().count() - usize::from(is_root)
    }

    /// The lines that are code of the module itself: no comments, no tests.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let numbered = self
            .text
            .lines()
            .zip(1..)
            .map(|(line, number)| (number, line));
        numbered
            .take_while(|(_, line)| *line != "mod tests {")
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The modules it names, each with the line it does so in.
    fn imports(&self) -> Vec<(usize, String)> {
        // from inside a module of depth n, n times `super` is the crate
        let root = "super::".repeat(self.depth());
        let mut imports = Vec::new();
        for (number, line) in self.code() {
            for prefix in ["crate::", root.as_str()] {
                for (at, _) in line.match_indices(prefix) {
                    let before = line.get(..at).unwrap();
                    if before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
                        continue;
                    }
                    let rest = line.get(at + prefix.len()..).unwrap();
                    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_'));
                    let name = rest.get(..end.unwrap_or(rest.len())).unwrap();
                    imports.push((number, name.to_owned()));
                }
            }
        }
        imports
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut sources, mut folders) = (Vec::new(), vec![root.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(&root).unwrap().to_owned();
                sources.push(Source { path, text });
            }
        }
    }
    assert!(sources.len() > 20, "the sources were found");
    sources
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// What is wrong with the imports of a file.
fn offences(source: &Source) -> Vec<String> {
    let Some(module) = source.module() else {
        return Vec::new();
    };
    let judge = |(number, name): (usize, String)| {
        let place = format!("src/{}:{number}", source.path.display());
        if name == module {
            return None;
        }
        let Some(used) = layer(&name) else {
            return Some(format!(
                "{place}: `{name}` is no module; import an item from its own module, one module a line"
            ));
        };
        let own = layer(&module)?;
        (used <= own).then(|| format!("{place}: `{module}` uses `{name}`, which is not below it"))
    };
    source.imports().into_iter().filter_map(judge).collect()
}

#[test]
fn modules_use_only_modules_below_them() {
    let offences: Vec<String> = sources().iter().flat_map(offences).collect();
    assert!(offences.is_empty(), "\n{}", offences.join("\n"));
}

#[test]
fn every_module_has_its_layer_and_no_layer_is_stale() {
    let held: BTreeSet<String> = sources().iter().filter_map(Source::module).collect();
    let placed = LAYERS.iter().flat_map(|layer| layer.iter());
    let placed: BTreeSet<String> = placed.map(|module| (*module).to_owned()).collect();
    assert_eq!(held, placed);
    let places: usize = LAYERS.iter().map(|layer| layer.len()).sum();
    assert_eq!(places, placed.len(), "each has one place");
}

#[test]
fn no_source_file_is_longer_than_800_lines() {
    let long = |source: &Source| {
        let lines = source.text.lines().count();
        let path = source.path.display();
        (lines > MOST_LINES).then(|| format!("src/{path} has {lines} lines"))
    };
    let long: Vec<String> = sources().iter().filter_map(long).collect();
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}

#[test]
fn an_import_that_goes_upwards_is_found() {
    let offences = |path: &str, text: &str| {
        offences(&Source {
            path: path.into(),
            text: text.to_owned(),
        })
    };
    assert_eq!(
        offences("check/mod.rs", "use crate::term::limit::Limit;"),
        [""; 0]
    );
    assert_eq!(
        offences("term/mod.rs", "//! Limits.\nuse crate::check::rule::Rule;"),
        ["src/term/mod.rs:2: `term` uses `check`, which is not below it"]
    );
    assert_eq!(
        offences("term/limit.rs", "fn due() -> crate::check::Rule {"),
        ["src/term/limit.rs:1: `term` uses `check`, which is not below it"]
    );
    assert_eq!(
        offences("tally/worst.rs", "use crate::timer::Timer;"),
        ["src/tally/worst.rs:1: `tally` uses `timer`, which is not below it"]
    );
    assert_eq!(
        offences("day/notice.rs", "use super::super::term::Limit;"),
        ["src/day/notice.rs:1: `day` uses `term`, which is not below it"]
    );
    assert_eq!(
        offences("term/mod.rs", "use super::check::Rule;").len(),
        1,
        "from a file of depth 1, `super` is the crate"
    );
    assert_eq!(
        offences("term/limit.rs", "use crate::{Due, moment::Moment};"),
        [
            "src/term/limit.rs:1: `` is no module; import an item from its own module, one module a line"
        ]
    );
    for harmless in [
        "/// See [`Rule`](crate::check::Rule).",
        "use super::Plan;",
        "use super::deadline_of_notice;",
        "#[cfg(test)]\nmod tests {\n    use crate::report::Summary;\n}",
    ] {
        assert_eq!(offences("plan/huarong_2023.rs", harmless), [""; 0]);
    }
}
