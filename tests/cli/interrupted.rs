//! Runs that are interrupted, killed, or read a log that changes: what stands in the output folder
//! then. Each waits for what it needs to see, not for a time.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Child, Command as Process, Stdio};

use assert_cmd::cargo::CommandCargoExt;

use super::{names, write};

const HEAD: &str = "case_id,kind,started_at,finished_at\n";

/// Nobody needs more rows than these to see what a run does: one who waits in vain fails.
const MOST_ROWS: usize = 4_000_000;

/// Starts a check of what is written into its standard input.
fn check(out: &Path, now: &str) -> Child {
    let mut command = Process::cargo_bin("shixian").unwrap();
    command
        .args(["check", "-", "--now", now, "--out"])
        .arg(out)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Gives a check rows until `is_enough`, or until it takes no more of them. It takes them only as
/// fast as it checks them.
fn feed(child: &mut Child, mut is_enough: impl FnMut() -> bool) {
    let input = child.stdin.as_mut().unwrap();
    let mut rows = (0..MOST_ROWS).step_by(500).map(|first| {
        let rows = first..first + 500;
        rows.map(|n| format!("{n},联合验收,2023-06-20,\n"))
            .collect::<String>()
    });
    while !is_enough() {
        let Some(rows) = rows.next() else {
            panic!("nothing happens");
        };
        if input.write_all(rows.as_bytes()).is_err() {
            return;
        }
    }
}

/// A check that has written into the folder and waits for more input.
fn waiting(out: &Path) -> Child {
    let mut child = check(out, "2024-01-01");
    child
        .stdin
        .as_mut()
        .unwrap()
        .write_all(HEAD.as_bytes())
        .unwrap();
    let is_written = |name: &String| fs::metadata(out.join(name)).is_ok_and(|of| of.len() > 0);
    feed(&mut child, || {
        out.exists() && names(out).iter().any(is_written)
    });
    child
}

#[test]
fn an_interrupted_run_says_so_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let mut child = waiting(&out);
    let id = child.id().to_string();
    let sent = Process::new("kill").args(["-INT", &id]).status().unwrap();
    assert!(sent.success());
    // until it takes no more
    feed(&mut child, || false);
    let ended = child.wait_with_output().unwrap();
    let told = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(130), "{told}");
    assert!(told.contains("interrupted after "), "{told}");
    assert!(told.contains("nothing was written"), "{told}");
    assert_eq!(names(&out), [""; 0]);
}

#[test]
fn a_killed_run_leaves_nothing_under_a_final_name() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let mut child = waiting(&out);
    child.kill().unwrap();
    assert!(!child.wait().unwrap().success());
    let left = names(&out);
    assert!(!left.is_empty());
    assert!(
        left.iter().all(|name| name.starts_with(".shixian-")),
        "{left:?}"
    );
}

// -- The last phase: the files that are whole get their names --

const ROWS: &str = "case_id,kind,started_at,finished_at\n\
    a,联合验收,2023-06-20 09:05,2023-06-26\n\
    b,联合验收,2023-06-31,2023-06-26\n\
    c,联合验收,2023-06-20 09:05,\n";

/// The files under their final names.
fn files(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let names = names(out).into_iter();
    let names = names.filter(|name| !name.starts_with(".shixian-"));
    names
        .map(|name| (name.clone(), fs::read(out.join(name)).unwrap()))
        .collect()
}

/// A check of all rows; the end of the input lets it go on to the last phase.
fn started(out: &Path, now: &str) -> Child {
    let mut child = check(out, now);
    let mut input = child.stdin.take().unwrap();
    input.write_all(ROWS.as_bytes()).unwrap();
    child
}

/// The files of a run that nobody disturbs.
fn whole(out: &Path, now: &str) -> BTreeMap<String, Vec<u8>> {
    assert_eq!(started(out, now).wait().unwrap().code(), Some(3));
    files(out)
}

const OLD: &str = "2024-01-01";
const NEW: &str = "2025-01-01";

/// What stands in the folder of a run that ended early over the files of an older one: with a
/// summary all files are of one run, and without none is a part of itself.
fn is_told_by_the_summary(
    found: &BTreeMap<String, Vec<u8>>,
    old: &BTreeMap<String, Vec<u8>>,
    new: &BTreeMap<String, Vec<u8>>,
) {
    if found.contains_key("summary.json") {
        assert!(found == old || found == new, "{:?}", found.keys());
        return;
    }
    for (name, content) in found {
        let is_whole = [old, new].iter().any(|run| run.get(name) == Some(content));
        assert!(is_whole, "{name}");
    }
}

#[test]
fn a_run_killed_while_its_files_get_their_names_leaves_a_folder_without_a_summary() {
    /// How many are to be killed in the middle, one of them at least with files of both runs,
    /// and of how many at most.
    const KILLED: usize = 3;
    const MOST: usize = 500;
    let folder = tempfile::tempdir().unwrap();
    let new = whole(&folder.path().join("new"), NEW);
    let out = folder.path().join("out");
    let old = whole(&out, OLD);
    assert!(old.keys().eq(new.keys()) && old.len() == 6);
    assert!(old.values().ne(new.values()));
    let (mut killed, mut mixed, mut runs) = (0, 0, 0);
    while killed < KILLED || mixed == 0 {
        runs += 1;
        assert!(
            runs <= MOST,
            "{killed} were killed in the middle, {mixed} with files of both"
        );
        assert_eq!(whole(&out, OLD), old);
        // until the first file of the older run is gone, or until one of the new run is in place
        let watched = ["verdicts.csv", "summary.json"];
        let watched = &watched[..1 + runs % 2];
        let first = || -> Vec<Option<u64>> {
            let abouts = watched.iter().map(|name| fs::metadata(out.join(name)));
            abouts.map(|about| Some(about.ok()?.ino())).collect()
        };
        let before = first();
        let mut child = started(&out, NEW);
        while first() == before && child.try_wait().unwrap().is_none() {}
        child.kill().unwrap();
        child.wait().unwrap();
        let found = files(&out);
        is_told_by_the_summary(&found, &old, &new);
        if !found.contains_key("summary.json") {
            killed += 1;
            let is_of = |one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>| {
                let mut own = found.iter();
                own.any(|(name, own)| one[name] == *own && other[name] != *own)
            };
            mixed += usize::from(is_of(&old, &new) && is_of(&new, &old));
        }
    }
    println!("{killed} of {runs} were killed in the middle, {mixed} with files of both runs");
    // the next run makes the folder whole, and sweeps away what was left
    assert_eq!(whole(&out, NEW), new);
    assert_eq!(names(&out).len(), new.len());
}

#[test]
fn a_run_that_cannot_name_one_of_its_files_leaves_a_folder_without_a_summary() {
    let folder = tempfile::tempdir().unwrap();
    let new = whole(&folder.path().join("new"), NEW);
    // each in its turn: those before it are new, and those after it are as they were
    for name in ["verdicts.csv", "commitments.csv", "report.html"] {
        let out = folder.path().join(name).join("out");
        let mut old = whole(&out, OLD);
        let mut child = check(&out, NEW);
        child
            .stdin
            .as_mut()
            .unwrap()
            .write_all(HEAD.as_bytes())
            .unwrap();
        let is_begun = |name: &String| name.starts_with(".shixian-");
        feed(&mut child, || names(&out).iter().any(is_begun));
        // a folder with something in it takes the place of the file
        fs::remove_file(out.join(name)).unwrap();
        fs::create_dir(out.join(name)).unwrap();
        fs::write(out.join(name).join("own"), "").unwrap();
        let ended = child.wait_with_output().unwrap();
        let told = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(2), "{told}");
        assert!(told.contains("cannot write `"), "{told}");
        fs::remove_dir_all(out.join(name)).unwrap();
        old.remove(name);
        let found = files(&out);
        assert!(!found.contains_key("summary.json"), "{name}");
        assert_eq!(names(&out).len(), found.len(), "nothing unfinished is left");
        assert_eq!(whole(&out, NEW), new, "{name}");
    }
}

// -- A log that changes --

#[test]
fn a_log_that_changes_while_it_is_read_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    // the run tells of a long cell, and stands still until somebody reads all of it
    let long = "x".repeat(300_000);
    let log = write(
        folder.path(),
        "log.csv",
        &format!("{HEAD}a,联合验收,{long},\nb,联合验收,2023-06-20,\n"),
    );
    let mut command = Process::cargo_bin("shixian").unwrap();
    let mut child = command
        .args(["check", &log, "--now", "2024-01-01"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = [0];
    let mut error = child.stderr.take().unwrap();
    error.read_exact(&mut told).unwrap();
    let mut file = fs::OpenOptions::new().append(true).open(&log).unwrap();
    file.write_all(b"x,y,z,\n").unwrap();
    drop(file);
    let mut told = String::new();
    error.read_to_string(&mut told).unwrap();
    assert!(told.len() > 200_000, "no pipe holds so much");
    let ended = child.wait_with_output().unwrap();
    let last = told.lines().last().unwrap();
    assert_eq!(ended.status.code(), Some(2), "{last}");
    assert!(ended.stdout.is_empty());
    assert!(
        last.contains("was changed while it was read; check a copy of it"),
        "{last}"
    );
}
