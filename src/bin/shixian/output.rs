//! The terminal, and files that are whole or not there.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use chrono::NaiveDateTime;
use comfy_table::{Table, TableComponent, presets};
use shixian::Language;
use shixian::log::{Checked, Reject, RejectWriter, Sink, VerdictWriter};
use shixian::review::{Review, render_page, write_commitments};
use tempfile::{Builder, NamedTempFile};

/// Prints a line, or lines, to standard output.
pub(crate) fn say(text: &str) -> Result<()> {
    writeln!(io::stdout().lock(), "{text}")?;
    Ok(())
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

/// A local moment as `YYYY-MM-DDTHH:MM:SS`, with a fraction where it has one.
pub(crate) fn timestamp(moment: NaiveDateTime) -> String {
    moment.format("%Y-%m-%dT%H:%M:%S%.f").to_string()
}

/// The files of the output folder, in the order they are placed: the summary last.
const FILES: [&str; 5] = [
    "verdicts.csv",
    "rejects.csv",
    "commitments.csv",
    "report.html",
    "summary.json",
];

/// The output folder. Files are written beside their final place and moved
/// there whole, so that none is ever half written under its name.
pub(crate) struct OutDir {
    dir: PathBuf,
    verdicts: VerdictWriter<BufWriter<NamedTempFile>>,
    rejects: RejectWriter<BufWriter<NamedTempFile>>,
}

impl OutDir {
    pub(crate) fn create(dir: &Path) -> Result<Self> {
        fs::create_dir_all(dir)
            .with_context(|| format!("cannot make the folder `{}`", dir.display()))?;
        // found out before anything is placed, for the files belong together
        for path in FILES.map(|name| dir.join(name)) {
            if path.is_dir() {
                bail!("cannot write `{}`: it is a folder", path.display());
            }
        }
        Ok(Self {
            dir: dir.to_owned(),
            verdicts: VerdictWriter::new(BufWriter::new(temporary(dir)?))?,
            rejects: RejectWriter::new(BufWriter::new(temporary(dir)?))?,
        })
    }

    /// Moves everything to its place, the summary last.
    pub(crate) fn finish(self, review: &Review<'_, '_>, language: Language) -> Result<()> {
        let verdicts = self.verdicts.finish()?.into_inner()?;
        let rejects = self.rejects.finish()?.into_inner()?;
        let summary = review.summary();
        let mut json = temporary(&self.dir)?;
        writeln!(json, "{}", serde_json::to_string_pretty(&summary)?)?;
        let commitments = temporary(&self.dir)?;
        write_commitments(&summary, &commitments)?;
        let mut report = temporary(&self.dir)?;
        report.write_all(render_page(review, language)?.as_bytes())?;
        let written = [verdicts, rejects, commitments, report, json];
        for (file, name) in written.into_iter().zip(FILES) {
            place(file, &self.dir.join(name))?;
        }
        Ok(())
    }
}

/// How many rejects are told on the terminal where there is no folder for them.
const TOLD: usize = 5;

/// Where verdicts and rejects go: into the folder or, without one, the first few
/// rejects to the terminal.
pub(crate) struct Output {
    out: Option<OutDir>,
    rejects: usize,
}

impl Output {
    pub(crate) const fn new(out: Option<OutDir>) -> Self {
        Self { out, rejects: 0 }
    }

    /// Moves the files, if any, to their places.
    pub(crate) fn finish(self, review: &Review<'_, '_>, language: Language) -> Result<()> {
        match self.out {
            Some(out) => out.finish(review, language),
            None if self.rejects > TOLD => {
                let more = self.rejects - TOLD;
                eprintln!("and {more} more; --out DIR writes them all");
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl Sink for Output {
    type Error = csv::Error;

    fn verdict(&mut self, checked: &Checked<'_>) -> csv::Result<()> {
        match &mut self.out {
            Some(out) => out.verdicts.write(checked),
            None => Ok(()),
        }
    }

    fn reject(&mut self, reject: &Reject) -> csv::Result<()> {
        self.rejects += 1;
        match &mut self.out {
            Some(out) => out.rejects.write(reject),
            None => {
                if self.rejects <= TOLD {
                    eprintln!("rejected: {reject}");
                }
                Ok(())
            }
        }
    }
}

fn temporary(dir: &Path) -> Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".shixian-").suffix(".tmp");
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
    file.as_file().sync_all()?;
    file.persist(path)
        .with_context(|| format!("cannot write `{}`", path.display()))?;
    Ok(())
}
