//! The sources as files and the uses between them, read from their text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A source file: where it stands, the module it is, and its text.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// Its path under `src`, with `/`.
    pub(crate) path: String,
    /// The module: `["term", "limit"]`; of the command, `["bin", "check"]`.
    module: Vec<String>,
    /// Whether the module has children in its own folder.
    is_front: bool,
    pub(crate) text: String,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let mut module: Vec<String> = path
            .trim_end_matches(".rs")
            .split('/')
            .map(str::to_owned)
            .collect();
        if module.first().is_some_and(|first| first == "bin") {
            // the command is a crate of its own: `bin/shixian/…`
            module.remove(1);
        }
        let is_front = module
            .last()
            .is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str()));
        if is_front {
            module.pop();
        }
        Self {
            path: path.to_owned(),
            module,
            is_front,
            text: text.to_owned(),
        }
    }

    /// The room it stands in: the first folder; none for the root of the crate.
    pub(crate) fn room(&self) -> Option<&str> {
        self.module.first().map(String::as_str)
    }

    /// Its name within its room, such as `rule/verdict`; `mod` for the room's front.
    pub(crate) fn name(&self) -> String {
        let inner = self.module.get(1..).unwrap_or(&[]).join("/");
        match (self.is_front, inner.is_empty()) {
            (true, true) => "mod".to_owned(),
            (true, false) => format!("{inner}/mod"),
            _ => inner,
        }
    }

    /// Its own code: no comments, no unit tests.
    pub(crate) fn code(&self) -> String {
        let own = self.text.lines().take_while(|line| *line != "mod tests {");
        let code = own.map(|line| {
            if line.trim_start().starts_with("//") {
                ""
            } else {
                line
            }
        });
        code.collect::<Vec<_>>().join("\n")
    }

    /// Whether `front` is that of a folder it stands in.
    pub(crate) fn stands_in_folder_of(&self, front: &Self) -> bool {
        self.module.starts_with(&front.module)
    }

    /// The root of the paths that begin with `crate`.
    fn root(&self) -> &[String] {
        let is_command = self.room() == Some("bin");
        self.module.get(..usize::from(is_command)).unwrap_or(&[])
    }

    /// Every path it names that begins with `crate`, `super` or `self`, from the root
    /// of all sources, with whether it only passes it on (`pub use`).
    fn named(&self) -> Vec<(Vec<String>, bool)> {
        let code = self.code();
        let mut named = Vec::new();
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        for start in ["crate::", "super::", "self::"] {
            for (at, _) in code.match_indices(start) {
                let before = code.get(..at).unwrap();
                if before.ends_with(is_word) || before.ends_with("::") {
                    continue;
                }
                let line = before.rsplit('\n').next().unwrap().trim_start();
                let passes_on = line.starts_with("pub use") || line.starts_with("pub(crate) use");
                for path in tree(code.get(at..).unwrap()) {
                    named.push((self.absolute(&path), passes_on));
                }
            }
        }
        named
    }

    fn absolute(&self, path: &[String]) -> Vec<String> {
        let mut from = match path.first().map(String::as_str) {
            Some("crate") => self.root().to_vec(),
            _ => self.module.clone(),
        };
        for segment in path {
            match segment.as_str() {
                "crate" | "self" => {}
                "super" => {
                    from.pop();
                }
                name => from.push(name.to_owned()),
            }
        }
        from
    }
}

/// The paths of a use tree at the beginning of `text`: `a::{b, c::d}` is two.
fn tree(text: &str) -> Vec<Vec<String>> {
    fn walk(text: &str, prefix: &[String], found: &mut Vec<Vec<String>>) -> usize {
        let mut path = prefix.to_vec();
        let mut at = 0;
        loop {
            let rest = text.get(at..).unwrap();
            let space = rest.len() - rest.trim_start().len();
            let rest = rest.trim_start();
            at += space;
            if rest.starts_with('{') {
                at += 1;
                loop {
                    at += walk(text.get(at..).unwrap(), &path, found);
                    let rest = text.get(at..).unwrap();
                    let space = rest.len() - rest.trim_start().len();
                    at += space;
                    match text.get(at..).and_then(|rest| rest.chars().next()) {
                        Some(',') => at += 1,
                        Some('}') => return at + 1,
                        _ => return at.max(1),
                    }
                }
            }
            let end = rest
                .find(|c: char| !(c.is_alphanumeric() || c == '_'))
                .unwrap_or(rest.len());
            if end == 0 {
                return at;
            }
            path.push(rest.get(..end).unwrap().to_owned());
            at += end;
            if text.get(at..).is_some_and(|rest| rest.starts_with("::")) {
                at += 2;
            } else {
                found.push(path);
                return at;
            }
        }
    }
    let mut found = Vec::new();
    walk(text, &[], &mut found);
    found
}

/// All sources, by module, and what each uses of the others.
pub(crate) struct House {
    sources: BTreeMap<Vec<String>, Source>,
    /// Of each front: what it passes on, and where that stands.
    passed_on: BTreeMap<Vec<String>, BTreeMap<String, Vec<String>>>,
}

impl House {
    pub(crate) fn of(sources: impl IntoIterator<Item = Source>) -> Self {
        let sources: BTreeMap<_, _> = sources
            .into_iter()
            .map(|source| (source.module.clone(), source))
            .collect();
        let mut passed_on: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for source in sources.values().filter(|source| source.is_front) {
            for (path, passes_on) in source.named() {
                if let (true, Some((name, _))) = (passes_on, path.split_last()) {
                    let front = passed_on.entry(source.module.clone()).or_default();
                    front.insert(name.clone(), path.clone());
                }
            }
        }
        Self { sources, passed_on }
    }

    /// The sources of this package.
    pub(crate) fn own() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let (mut sources, mut folders) = (Vec::new(), vec![root.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let text = fs::read_to_string(&path).unwrap();
                    let path = path.strip_prefix(&root).unwrap();
                    let path = path.to_str().unwrap().replace('\\', "/");
                    sources.push(Source::new(&path, &text));
                }
            }
        }
        assert!(sources.len() > 100, "the sources were found");
        Self::of(sources)
    }

    pub(crate) fn sources(&self) -> impl Iterator<Item = &Source> {
        self.sources.values()
    }

    /// The file in which what `path` names stands, and the front it was asked for at,
    /// if it was asked for at one.
    fn file(&self, path: &[String]) -> Option<(&Source, Option<&Source>)> {
        let mut asked_at = None;
        let mut path = path.to_vec();
        for _ in 0..8 {
            let depth = (0..=path.len())
                .rev()
                .find(|depth| self.sources.contains_key(path.get(..*depth).unwrap()))?;
            let source = self.sources.get(path.get(..depth).unwrap())?;
            let item = path.get(depth);
            let passed = item.and_then(|item| self.passed_on.get(&source.module)?.get(item));
            let Some(passed) = passed else {
                return Some((source, asked_at));
            };
            asked_at = asked_at.or(Some(source));
            path = passed.clone();
        }
        None
    }

    /// What a file uses of others: the file, and the front it was asked for at.
    pub(crate) fn uses<'h>(&'h self, source: &'h Source) -> Vec<(&'h Source, Option<&'h Source>)> {
        let mut seen = BTreeSet::new();
        let mut uses = Vec::new();
        for (path, passes_on) in source.named() {
            if passes_on && source.is_front {
                continue;
            }
            let Some((used, front)) = self.file(&path) else {
                continue;
            };
            if used.path != source.path && seen.insert((&used.path, front.map(|front| &front.path)))
            {
                uses.push((used, front));
            }
        }
        uses
    }

    /// The files that use each other in a circle, each circle in order of paths.
    pub(crate) fn circles(&self) -> Vec<Vec<String>> {
        let reach = |from: &Source| {
            let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
            while let Some(source) = next.pop() {
                for (used, _) in self.uses(source) {
                    if seen.insert(used.path.clone()) {
                        next.push(used);
                    }
                }
            }
            seen
        };
        let reached: BTreeMap<&str, BTreeSet<String>> = self
            .sources()
            .map(|source| (source.path.as_str(), reach(source)))
            .collect();
        let mut circles = BTreeSet::new();
        for (path, others) in &reached {
            if others.contains(*path) {
                let circle = others.iter().filter(|other| {
                    reached
                        .get(other.as_str())
                        .is_some_and(|back| back.contains(*path))
                });
                circles.insert(circle.cloned().collect::<Vec<_>>());
            }
        }
        circles.into_iter().collect()
    }

    /// The files of a room by floors from the top: a file uses those of floors below
    /// its own.
    pub(crate) fn floors(&self, room: &str) -> Vec<Vec<String>> {
        let own: Vec<&Source> = self
            .sources()
            .filter(|source| source.room() == Some(room) && !source.only_passes_on())
            .collect();
        let mut floor: BTreeMap<&str, usize> = BTreeMap::new();
        // as many passes as there are files settle every floor
        for _ in 0..own.len() {
            for source in &own {
                let below = self.uses(source).into_iter().filter_map(|(used, _)| {
                    (used.room() == Some(room)).then(|| floor.get(used.path.as_str()).copied())?
                });
                let own_floor = below.max().map_or(0, |below| below + 1).min(own.len());
                floor.insert(&source.path, own_floor);
            }
        }
        let top = floor.values().copied().max().unwrap_or(0);
        (0..=top)
            .rev()
            .map(|level| {
                let on_it = own
                    .iter()
                    .filter(|source| floor.get(source.path.as_str()) == Some(&level));
                on_it.map(|source| source.name()).collect()
            })
            .filter(|files: &Vec<String>| !files.is_empty())
            .collect()
    }
}

impl Source {
    /// Whether it is a front with nothing of its own.
    fn only_passes_on(&self) -> bool {
        let of_its_own = [
            "fn",
            "struct",
            "enum",
            "trait",
            "const",
            "static",
            "macro_rules!",
        ];
        let is_own = |line: &str| {
            line.split_whitespace()
                .any(|word| of_its_own.contains(&word))
        };
        self.is_front && !self.code().lines().any(is_own)
    }
}
