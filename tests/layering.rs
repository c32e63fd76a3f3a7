//! The modules depend downwards only, and no file is too long to read in one
//! sitting.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules from top to bottom. A module may use those of the lines below
/// its own; those of one line do not use each other.
const LAYERS: &[&[&str]] = &[
    // edges
    &["review"],
    &["feed", "log"],
    &["report", "explain"],
    // cases as they go on
    &["docket"],
    &["timer"],
    // checking
    &["check"],
    &["rule"],
    &["outcome", "settings"],
    &["verdict"],
    &["case"],
    // what was promised
    &["plan"],
    &["task"],
    &["commitment", "indicator"],
    &["citation", "warning"],
    // counting
    &["trace", "elapsed", "latest_start"],
    &["count"],
    &["deadline"],
    &["amount"],
    &["conventions", "stops"],
    &["limit"],
    // days and hours
    &["schedule"],
    &["hours"],
    &["calendar"],
    // values
    &["moment", "fraction"],
    &["language"],
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

    /// How many modules deep it stands: 1 for `limit.rs` and `plan/mod.rs`, 2 for
    /// `plan/huarong_2023.rs`.
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
    assert_eq!(offences("check.rs", "use crate::limit::Limit;"), [""; 0]);
    assert_eq!(
        offences("limit.rs", "//! Limits.\nuse crate::deadline::Due;"),
        ["src/limit.rs:2: `limit` uses `deadline`, which is not below it"]
    );
    assert_eq!(
        offences("limit.rs", "fn due() -> crate::deadline::Due {"),
        ["src/limit.rs:1: `limit` uses `deadline`, which is not below it"]
    );
    assert_eq!(
        offences("report.rs", "use crate::explain::Explanation;"),
        ["src/report.rs:1: `report` uses `explain`, which is not below it"]
    );
    assert_eq!(
        offences("calendar/notice.rs", "use super::super::limit::Limit;"),
        ["src/calendar/notice.rs:1: `calendar` uses `limit`, which is not below it"]
    );
    assert_eq!(
        offences("limit.rs", "use super::deadline::Due;").len(),
        1,
        "from a file of depth 1, `super` is the crate"
    );
    assert_eq!(
        offences("limit.rs", "use crate::{Due, moment::Moment};"),
        ["src/limit.rs:1: `` is no module; import an item from its own module, one module a line"]
    );
    for harmless in [
        "/// See [`deadline`](crate::deadline()).",
        "use super::Plan;",
        "use super::deadline_of_notice;",
        "#[cfg(test)]\nmod tests {\n    use crate::check::Checker;\n}",
    ] {
        assert_eq!(offences("plan/huarong_2023.rs", harmless), [""; 0]);
    }
}
