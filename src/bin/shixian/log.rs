//! The log as a file: opened, followed while it is read, and known to be whole.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use shixian::log::{Format, LogCheckError, LogError, Mapping, SourceOptions};

use crate::exit_code::INTERRUPTED;
use crate::names::named;

/// Which file, and what is known of it.
#[derive(Args)]
pub(crate) struct LogArgs {
    /// The log: CSV, a workbook, JSON Lines or XES, packed with gzip or not; `-`
    /// reads standard input
    #[arg(value_name = "LOG")]
    pub(crate) log: PathBuf,
    /// A mapping of columns, matters, activities and times, in TOML
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// What the log is, if not what its content shows
    #[arg(long, value_name = "csv|workbook|json-lines|xes", value_parser = named::<Format>)]
    format: Option<Format>,
    /// The encoding, such as gb18030 or utf-16le
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// What separates the cells; `tab` for a tab
    #[arg(long, value_name = "CHAR", value_parser = separator)]
    separator: Option<char>,
    /// The sheet of a workbook
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// The row of the header, counted from 1
    #[arg(long, value_name = "N")]
    header_row: Option<u64>,
}

fn separator(text: &str) -> Result<char, String> {
    let mut characters = text.chars();
    match (text, characters.next(), characters.next()) {
        ("tab" | "\\t", ..) => Ok('\t'),
        (_, Some(only), None) => Ok(only),
        _ => Err("use one character, or `tab`".to_owned()),
    }
}

impl LogArgs {
    /// The mapping, with what the options say of the file.
    pub(crate) fn mapping(&self) -> Result<Mapping> {
        let mapping = match &self.map {
            None => Mapping::new(),
            Some(path) => {
                let name = path.display();
                let text = std::fs::read_to_string(path)
                    .with_context(|| format!("cannot read the mapping `{name}`"))?;
                Mapping::from_toml(&text)
                    .with_context(|| format!("cannot use the mapping `{name}`"))?
            }
        };
        Ok(mapping.with_source(self.source_options()))
    }

    /// What the options say of the file.
    pub(crate) fn source_options(&self) -> SourceOptions {
        SourceOptions {
            format: self.format,
            encoding: self.encoding.clone(),
            separator: self.separator,
            sheet: self.sheet.clone(),
            header_row: self.header_row,
        }
    }

    /// Opens the log. A bar follows how far it has been read; it shows on a
    /// terminal only.
    pub(crate) fn open(&self) -> Result<OpenLog> {
        if self.log.as_os_str() == "-" {
            return Ok(OpenLog {
                before: None,
                progress: ProgressBar::hidden(),
            });
        }
        let name = self.log.display();
        let about = std::fs::metadata(&self.log)
            .with_context(|| format!("cannot open the log `{name}`"))?;
        if about.is_dir() {
            bail!("`{name}` is a directory, not a log");
        }
        let progress = ProgressBar::new(about.len());
        let style = "{bar:40} {bytes}/{total_bytes} {bytes_per_sec} {eta} left";
        progress.set_style(ProgressStyle::with_template(style)?);
        Ok(OpenLog {
            before: about.is_file().then(|| (self.log.clone(), about)),
            progress,
        })
    }
}

/// A log that is being read.
pub(crate) struct OpenLog {
    before: Option<(PathBuf, Metadata)>,
    progress: ProgressBar,
}

impl OpenLog {
    /// Its content.
    pub(crate) fn read(&self, path: &Path) -> Result<Box<dyn Read>> {
        if path.as_os_str() == "-" {
            return Ok(Box::new(Stoppable(io::stdin().lock())));
        }
        let name = path.display();
        let file = File::open(path).with_context(|| format!("cannot open the log `{name}`"))?;
        Ok(Box::new(Stoppable(self.progress.wrap_read(file))))
    }

    /// Says that it has been read: refuses it if it was changed meanwhile, for
    /// then nobody knows what was read.
    pub(crate) fn close(&self) -> Result<()> {
        self.progress.finish_and_clear();
        let Some((path, before)) = &self.before else {
            return Ok(());
        };
        let name = path.display();
        let after = std::fs::metadata(path)
            .with_context(|| format!("the log `{name}` was removed while it was read"))?;
        let is_same = before.len() == after.len() && before.modified()? == after.modified()?;
        if !is_same {
            bail!("the log `{name}` was changed while it was read; check a copy of it");
        }
        Ok(())
    }
}

/// Which option helps where a log cannot be read, as far as one does.
pub(crate) fn cure(error: &anyhow::Error) -> Option<String> {
    let of_log = error.chain().find_map(|cause| {
        let checked = cause.downcast_ref::<LogCheckError<io::Error>>();
        let checked = checked.and_then(|error| match error {
            LogCheckError::Log(error) => Some(error),
            _ => None,
        });
        checked.or_else(|| cause.downcast_ref::<LogError>())
    });
    match of_log? {
        LogError::UndecodableHeader { .. } => {
            Some("use --encoding NAME, or `encoding` in a mapping".to_owned())
        }
        LogError::UnsureEncoding { guess } => Some(format!(
            "use --encoding {guess}, or `encoding` in a mapping"
        )),
        LogError::ManySheets(_) | LogError::NoSheet { .. } => {
            Some("use --sheet NAME, or `sheet` in a mapping".to_owned())
        }
        LogError::NoHeaderRow { .. } => {
            Some("use --header-row N, or `header_row` in a mapping".to_owned())
        }
        LogError::NoActivities => {
            Some("`shixian inspect LOG --write FILE` proposes one".to_owned())
        }
        _ => None,
    }
}

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Lets Ctrl-C end the run cleanly; a second one ends it at once.
pub(crate) fn stop_on_interrupt() -> Result<()> {
    ctrlc::set_handler(|| {
        if STOPPED.swap(true, Ordering::SeqCst) {
            std::process::exit(i32::from(INTERRUPTED));
        }
    })
    .context("cannot listen for Ctrl-C")
}

/// Whether the run is to end.
pub(crate) fn is_stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}

/// Input that ends with an error when the run is to end.
struct Stoppable<R>(R);

impl<R: Read> Read for Stoppable<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // input that keeps one waiting may have done so until now
        let read = self.0.read(buffer)?;
        if is_stopped() {
            return Err(io::Error::other("interrupted"));
        }
        Ok(read)
    }
}
