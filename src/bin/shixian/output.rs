//! The terminal, and files that are whole or not there.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, BufWriter, IntoInnerError, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use comfy_table::{Table, TableComponent, presets};
use shixian::Language;
use shixian::log::{
    Checked, Record, Reject, RejectWriter, RejectedRowWriter, Sink, VerdictFormat, VerdictOptions,
    VerdictWriter,
};
use shixian::report::{Summary, render_page, write_commitments};
use tempfile::{Builder, NamedTempFile};

use crate::log;

/// Prints a line, or lines, to standard output; on a terminal nothing that would
/// command it.
pub(crate) fn say(text: &str) -> Result<()> {
    let mut output = io::stdout().lock();
    if output.is_terminal() {
        writeln!(output, "{}", visible(text))?;
    } else {
        writeln!(output, "{text}")?;
    }
    Ok(())
}

/// Tells a line on standard error. Where that is full or closed nothing can be told,
/// and the command ends as it would have.
pub(crate) fn tell(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", visible(text));
}

/// A text whose control characters, and those that turn the direction of writing, are
/// written as their numbers: a cell of a log must not command a terminal.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    let commands = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(commands) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::new();
    for c in text.chars() {
        if commands(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// An empty table, ruled off below its header only.
pub(crate) fn table() -> Table {
    let mut table = Table::new();
    table
        .load_preset(presets::UTF8_HORIZONTAL_ONLY)
        .remove_style(TableComponent::HorizontalLines)
        .remove_style(TableComponent::MiddleIntersections);
    table
}

/// Whether whoever read the output has gone.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let csv = cause.downcast_ref::<csv::Error>().map(csv::Error::kind);
        kind == Some(io::ErrorKind::BrokenPipe)
            || matches!(csv, Some(csv::ErrorKind::Io(e)) if e.kind() == io::ErrorKind::BrokenPipe)
    })
}

/// The output folder. Files are written beside their final place and moved
/// there whole, so that none is ever half written under its name; the summary is
/// taken away first and comes last, so that a folder with one is whole.
pub(crate) struct OutDir {
    dir: PathBuf,
    /// Held until the end: no two runs write into one folder.
    _lock: File,
    format: VerdictFormat,
    verdicts: VerdictWriter<BufWriter<NamedTempFile>>,
    rejects: RejectWriter<BufWriter<NamedTempFile>>,
    rejected: RejectedRowWriter<BufWriter<NamedTempFile>>,
    has_rejected: bool,
}

impl OutDir {
    pub(crate) fn create(dir: &Path, options: VerdictOptions) -> Result<Self> {
        fs::create_dir_all(dir)
            .with_context(|| format!("cannot make the folder `{}`", dir.display()))?;
        let lock = lock(dir)?;
        // found out before anything is placed, for the files belong together
        for path in FILES.into_iter().chain(STALE).map(|name| dir.join(name)) {
            if path.is_dir() {
                bail!("cannot write `{}`: it is a folder", path.display());
            }
        }
        // what a run that was killed has left: nobody else writes here now
        for entry in fs::read_dir(dir)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with(PREFIX) && name.ends_with(SUFFIX) {
                fs::remove_file(&path)
                    .with_context(|| format!("cannot remove `{}`", path.display()))?;
            }
        }
        let cannot = || format!("cannot write into `{}`", dir.display());
        let file = || Ok::<_, anyhow::Error>(BufWriter::new(temporary(dir)?));
        Ok(Self {
            dir: dir.to_owned(),
            _lock: lock,
            format: options.format,
            verdicts: VerdictWriter::with_temporary_files_in(dir, file()?, options)
                .with_context(cannot)?,
            rejects: RejectWriter::new(file()?).with_context(cannot)?,
            rejected: RejectedRowWriter::new(file()?),
            has_rejected: false,
        })
    }

    /// Moves everything to its place, the summary last.
    pub(crate) fn finish(self, summary: &Summary<'_>, language: Language) -> Result<()> {
        let cannot = || format!("cannot write into `{}`", self.dir.display());
        let verdicts = self.verdicts.finish().with_context(cannot)?;
        let verdicts = whole(verdicts).with_context(cannot)?;
        let rejects = whole(self.rejects.finish().with_context(cannot)?).with_context(cannot)?;
        let rejected = whole(self.rejected.finish().with_context(cannot)?).with_context(cannot)?;
        let mut json = temporary(&self.dir)?;
        writeln!(json, "{}", serde_json::to_string_pretty(summary)?).with_context(cannot)?;
        let commitments = temporary(&self.dir)?;
        write_commitments(summary, &commitments).with_context(cannot)?;
        let mut report = temporary(&self.dir)?;
        report
            .write_all(render_page(summary, language)?.as_bytes())
            .with_context(cannot)?;
        let verdicts_name = format!("verdicts.{}", self.format.extension());
        let mut files = vec![
            (verdicts, verdicts_name.as_str()),
            (rejects, "rejects.csv"),
            (commitments, "commitments.csv"),
            (report, "report.html"),
        ];
        if self.has_rejected {
            files.push((rejected, "rejected-rows.csv"));
        }
        for (file, _) in &files {
            file.as_file().sync_all().with_context(cannot)?;
        }
        json.as_file().sync_all().with_context(cannot)?;
        // everything stands on the disk: from here on files only change their names
        let path = |name: &str| self.dir.join(name);
        let [summary_name, others @ ..] = STALE;
        remove(&path(summary_name))?;
        for stale in others {
            if files.iter().all(|(_, name)| *name != stale) {
                remove(&path(stale))?;
            }
        }
        for (file, name) in files {
            place(file, &path(name))?;
        }
        place(json, &path(summary_name))
    }
}

/// The files of the output folder beside the verdicts.
const FILES: [&str; 5] = [
    "rejects.csv",
    "rejected-rows.csv",
    "commitments.csv",
    "report.html",
    "summary.json",
];

/// What an earlier run may have left that this one does not replace for certain;
/// the summary goes first.
const STALE: [&str; 5] = [
    "summary.json",
    "verdicts.csv",
    "verdicts.jsonl",
    "verdicts.xlsx",
    "rejected-rows.csv",
];

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove `{}`", path.display()))
        }
        _ => Ok(()),
    }
}

/// Locks a folder for one run; the lock goes with the process, however it ends.
fn lock(dir: &Path) -> Result<File> {
    #[cfg(unix)]
    let file = File::open(dir);
    #[cfg(not(unix))]
    let file = File::create(dir.join(".shixian-lock"));
    let file = file.with_context(|| format!("cannot open the folder `{}`", dir.display()))?;
    match fs4::FileExt::try_lock(&file) {
        Ok(()) => Ok(file),
        Err(fs4::TryLockError::WouldBlock) => {
            bail!("another run is writing into `{}`", dir.display())
        }
        Err(fs4::TryLockError::Error(error)) => {
            Err(error).with_context(|| format!("cannot lock the folder `{}`", dir.display()))
        }
    }
}

fn whole(file: BufWriter<NamedTempFile>) -> io::Result<NamedTempFile> {
    file.into_inner().map_err(IntoInnerError::into_error)
}

/// How many rejects are told on the terminal where there is no folder for them.
const TOLD: usize = 5;

/// Where verdicts and rejects go: into the folder or, without one, the first few
/// rejects to the terminal.
pub(crate) struct Output {
    out: Option<OutDir>,
    verdicts: u64,
    rejects: usize,
}

impl Output {
    pub(crate) const fn new(out: Option<OutDir>) -> Self {
        Self {
            out,
            verdicts: 0,
            rejects: 0,
        }
    }

    /// What is said of a run that was interrupted.
    pub(crate) fn interrupted(&self) -> String {
        format!(
            "interrupted after {} verdicts and {} rejects; nothing was written",
            self.verdicts, self.rejects
        )
    }

    /// Moves the files, if any, to their places.
    pub(crate) fn finish(self, summary: &Summary<'_>, language: Language) -> Result<()> {
        match self.out {
            Some(out) => out.finish(summary, language),
            None if self.rejects > TOLD => {
                let more = self.rejects - TOLD;
                tell(&format!("and {more} more; --out DIR writes them all"));
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl Sink for Output {
    type Error = io::Error;

    fn verdict(&mut self, checked: &Checked<'_>) -> io::Result<()> {
        self.verdicts += 1;
        match &mut self.out {
            Some(out) => out.verdicts.write(checked),
            None => Ok(()),
        }
    }

    fn reject(&mut self, reject: &Reject) -> io::Result<()> {
        self.rejects += 1;
        match &mut self.out {
            Some(out) => out.rejects.write(reject),
            None => {
                if self.rejects <= TOLD {
                    tell(&format!("rejected: {reject}"));
                }
                Ok(())
            }
        }
    }

    fn rejected_row(
        &mut self,
        headers: &[String],
        record: &Record,
        reject: &Reject,
    ) -> io::Result<()> {
        match &mut self.out {
            Some(out) => {
                out.has_rejected = true;
                out.rejected.write(headers, record, reject)
            }
            None => Ok(()),
        }
    }

    fn goes_on(&mut self) -> bool {
        !log::is_stopped()
    }
}

/// How the names of files begin and end that are not finished.
const PREFIX: &str = ".shixian-";
const SUFFIX: &str = ".tmp";

fn temporary(dir: &Path) -> Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
        .tempfile_in(dir)
        .with_context(|| format!("cannot write into `{}`", dir.display()))
}

fn place(file: NamedTempFile, path: &Path) -> Result<()> {
    file.persist(path)
        .with_context(|| format!("cannot write `{}`", path.display()))?;
    Ok(())
}
