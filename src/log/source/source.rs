//! A log opened: found out what it is, its header found, read record by record.

use std::collections::VecDeque;
use std::io::{self, Read};

use flate2::read::MultiGzDecoder;

use super::about::About;
use super::delimited::{self, Delimited};
use super::format::Format;
use super::header;
use super::json::JsonLines;
use super::options::SourceOptions;
use super::record::{CellKind, Record, is_whole};
use super::rejected_rows::{REASON_HEADER, is_of_rejected_rows};
use super::sniff::sniff;
use super::text;
#[cfg(feature = "excel")]
use super::workbook;
#[cfg(feature = "xes")]
use super::xes;
use crate::log::error::LogError;
#[cfg(any(not(feature = "xes"), not(feature = "excel")))]
use crate::log::unread_format::UnreadFormat;

/// How many bytes are looked at to find out what a log is.
const SAMPLE: usize = 64 * 1024;

enum Input<'i> {
    Delimited(Box<Delimited<'i>>),
    JsonLines(Box<JsonLines<'i>>),
    #[cfg(feature = "xes")]
    Xes(Box<xes::Xes<'i>>),
    /// Everything has been read beforehand.
    Read,
}

/// A log as records of cells, whatever its format.
///
/// ```
/// use shixian::log::{Record, Source, SourceOptions};
///
/// let log = "编号;受理时间\n1;2023-06-07\n".as_bytes();
/// let mut source = Source::open(log, &SourceOptions::default(), &|_| false)?;
/// assert_eq!(source.headers(), ["编号", "受理时间"]);
/// assert_eq!(source.about().to_string(), "csv, UTF-8, separated by `;`");
/// let mut record = Record::default();
/// assert!(source.read(&mut record)?);
/// assert_eq!(record.cell(1).map(|cell| cell.text()), Some("2023-06-07"));
/// assert!(!source.read(&mut record)?);
/// # Ok::<(), shixian::log::LogError>(())
/// ```
pub struct Source<'i> {
    input: Input<'i>,
    headers: Vec<String>,
    first: VecDeque<Record>,
    about: About,
    is_ours: bool,
    rows_beside_table: u64,
}

impl<'i> Source<'i> {
    /// Opens a log. `known` says of a header whether it has a meaning: that finds
    /// the header below title rows, and the sheet among several.
    ///
    /// # Errors
    ///
    /// Content that cannot be read, or not for sure.
    pub fn open(
        input: impl Read + 'i,
        options: &SourceOptions,
        known: &dyn Fn(&str) -> bool,
    ) -> Result<Self, LogError> {
        let mut about = About::default();
        let failed = |source| LogError::Read { line: 0, source };
        let mut input: Box<dyn Read + 'i> = Box::new(input);
        let mut head = peek(&mut input).map_err(failed)?;
        if head.starts_with(&[0x1F, 0x8B]) {
            about.gzip = true;
            input = Box::new(MultiGzDecoder::new(io::Cursor::new(head).chain(input)));
            head = peek(&mut input).map_err(failed)?;
        }
        // rejected rows are what we write, whatever the log was that they are from
        let of_rejected_rows = SourceOptions::default();
        let options = match is_of_rejected_rows(&head) {
            true => &of_rejected_rows,
            false => options,
        };
        let found = sniff(&head)?;
        let format = match (options.format, found) {
            (Some(said), Some(found)) if said != found => {
                return Err(LogError::Format {
                    said: said.to_string(),
                    found: found.to_string(),
                });
            }
            (Some(said), _) => {
                about.given.push("format".into());
                said
            }
            (None, Some(found)) => found,
            (None, None) => Format::Csv,
        };
        about.format = format.id().to_owned();
        options_fit(options, format)?;
        if format == Format::Workbook {
            let input = io::Cursor::new(head).chain(input);
            return Self::workbook(Box::new(input), options, known, about);
        }
        let (sample, input) = decoded(head, input, options, &mut about)?;
        let mut source = Self {
            input: match format {
                Format::JsonLines => Input::JsonLines(Box::new(JsonLines::new(input))),
                #[cfg(feature = "xes")]
                Format::Xes => Input::Xes(Box::new(xes::Xes::new(input))),
                #[cfg(not(feature = "xes"))]
                Format::Xes => {
                    return Err(LogError::Unsupported(UnreadFormat::Xes));
                }
                _ => {
                    let separator = match options.separator {
                        None => delimited::separator(&sample, known),
                        Some(given) => {
                            about.given.push("separator".into());
                            let byte = u8::try_from(given)
                                .ok()
                                .filter(|byte| byte.is_ascii() && !b"\"\r\n".contains(byte));
                            byte.ok_or(LogError::Separator(given))?
                        }
                    };
                    about.separator = Some(char::from(separator));
                    Input::Delimited(Box::new(Delimited::new(input, separator)))
                }
            },
            headers: Vec::new(),
            first: VecDeque::new(),
            about,
            is_ours: false,
            rows_beside_table: 0,
        };
        source.begin(options, known)?;
        Ok(source)
    }

    #[cfg(feature = "excel")]
    fn workbook(
        input: Box<dyn Read + 'i>,
        options: &SourceOptions,
        known: &dyn Fn(&str) -> bool,
        mut about: About,
    ) -> Result<Self, LogError> {
        let book = workbook::read(input, options.sheet.as_deref())?;
        book.format.clone_into(&mut about.format);
        about.has_1904_dates = book.has_1904_dates;
        let looks_like_a_log = |sheet: &workbook::Sheet| {
            let rows = sheet.rows();
            let rows = rows.get(..header::FIRST_ROWS).unwrap_or(rows);
            let hits = |row: &Record| row.cells().filter(|cell| known(cell.text())).count();
            rows.iter().map(hits).max().unwrap_or(0) >= 2
        };
        let filled = |sheet: &workbook::Sheet| sheet.rows().len() > 1;
        // what nobody sees is no log beside one that is shown
        let shown = |sheet: &workbook::Sheet| !sheet.is_hidden && looks_like_a_log(sheet);
        let shown_and_filled = |sheet: &workbook::Sheet| !sheet.is_hidden && filled(sheet);
        let mut candidates: Vec<usize> = Vec::new();
        for test in [
            &shown as &dyn Fn(&_) -> bool,
            &looks_like_a_log,
            &shown_and_filled,
            &filled,
        ] {
            if candidates.is_empty() {
                let sheets = book.sheets.iter().enumerate();
                let sheets = sheets.filter(|(_, sheet)| test(sheet));
                candidates = sheets.map(|(index, _)| index).collect();
            }
        }
        let name = |index: &usize| book.sheets.get(*index).map(|sheet| sheet.name.clone());
        let chosen = match candidates.as_slice() {
            [] => 0,
            [only] => *only,
            several => {
                let names = several.iter().filter_map(name).collect();
                return Err(LogError::ManySheets(names));
            }
        };
        if options.sheet.is_some() {
            about.given.push("sheet".into());
        }
        about.sheet = name(&chosen);
        let others = (0..book.sheets.len()).filter(|index| *index != chosen);
        about.other_sheets = others.filter_map(|index| name(&index)).collect();
        let sheet = book.sheets.into_iter().nth(chosen).ok_or(LogError::Empty)?;
        let mut source = Self {
            input: Input::Read,
            headers: Vec::new(),
            first: sheet.into_rows().into(),
            about,
            is_ours: false,
            rows_beside_table: 0,
        };
        source.begin(options, known)?;
        Ok(source)
    }

    #[cfg(not(feature = "excel"))]
    fn workbook(
        _: Box<dyn Read + 'i>,
        _: &SourceOptions,
        _: &dyn Fn(&str) -> bool,
        _: About,
    ) -> Result<Self, LogError> {
        Err(LogError::Unsupported(UnreadFormat::Workbook))
    }

    /// Finds the header among the first rows.
    fn begin(
        &mut self,
        options: &SourceOptions,
        known: &dyn Fn(&str) -> bool,
    ) -> Result<(), LogError> {
        if self.names_grow() {
            // names come with the records: look ahead for the first of them
            for _ in 0..header::FIRST_ROWS {
                let mut record = Record::default();
                if !self.read_on(&mut record)? {
                    break;
                }
                self.first.push_back(record);
            }
            return match self.first.is_empty() {
                true => Err(LogError::Empty),
                false => Ok(()),
            };
        }
        let wanted = options.header_row.unwrap_or(1);
        let ahead = header::FIRST_ROWS.max(usize::try_from(wanted).unwrap_or(usize::MAX));
        while self.first.len() < ahead {
            let mut record = Record::default();
            if !self.read_on(&mut record)? {
                break;
            }
            self.first.push_back(record);
        }
        if self.first.is_empty() {
            return Err(LogError::Empty);
        }
        let rows = self.first.make_contiguous();
        let position = match options.header_row {
            Some(row) => {
                self.about.given.push("header_row".into());
                let is_read = matches!(self.about.format.as_str(), "csv");
                let found = rows.iter().zip(1..).position(|(record, number)| {
                    if is_read {
                        number == row
                    } else {
                        record.line() == row
                    }
                });
                found.ok_or(LogError::NoHeaderRow { row })?
            }
            None => {
                let first = rows.get(..header::FIRST_ROWS).unwrap_or(rows);
                header::position(first, known)
            }
        };
        if let Some(row) = rows.get(position) {
            if row.cells().any(|cell| cell.kind() == CellKind::Undecodable) {
                return Err(LogError::UndecodableHeader {
                    encoding: self.about.encoding.clone().unwrap_or_default(),
                });
            }
            self.about.header_line = Some(row.line());
        }
        self.headers = header::names(rows, position);
        self.about.rows_above_header = position as u64;
        self.first.drain(..=position);
        self.is_ours = self.headers.iter().any(|header| header == REASON_HEADER);
        let is_sheet = self.about.separator.is_none();
        for record in &mut self.first {
            finish(record, self.headers.len(), self.is_ours, is_sheet);
        }
        Ok(())
    }

    /// Records that have been read already, with what they were read from.
    pub(crate) fn of_records(about: About, headers: Vec<String>, records: Vec<Record>) -> Self {
        Self {
            input: Input::Read,
            headers,
            first: records.into(),
            about,
            is_ours: false,
            rows_beside_table: 0,
        }
    }

    /// How many rows of a sheet had cells to the right of the last header so far; they
    /// were not read.
    pub(crate) const fn rows_beside_table(&self) -> u64 {
        self.rows_beside_table
    }

    /// The names of the columns. In JSON Lines and XES more may come with later
    /// records, at the end.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// What the file was found to be.
    #[must_use]
    pub const fn about(&self) -> &About {
        &self.about
    }

    /// Whether the names of the columns come with the records.
    pub(crate) const fn names_grow(&self) -> bool {
        match self.input {
            Input::Delimited(_) => false,
            Input::JsonLines(_) => true,
            #[cfg(feature = "xes")]
            Input::Xes(_) => true,
            Input::Read => false,
        }
    }

    /// Reads the next record; `false` at the end.
    ///
    /// # Errors
    ///
    /// Input that fails, and content that cannot be read on.
    pub fn read(&mut self, record: &mut Record) -> Result<bool, LogError> {
        if let Some(first) = self.first.pop_front() {
            *record = first;
            self.cut_to_table(record);
            if self.names_grow() && !is_whole(record) {
                record.pad(self.headers.len());
            }
            return Ok(true);
        }
        if !self.read_on(record)? {
            return Ok(false);
        }
        if !self.names_grow() {
            let is_sheet = self.about.separator.is_none();
            finish(record, self.headers.len(), self.is_ours, is_sheet);
            self.cut_to_table(record);
        }
        Ok(true)
    }

    /// Leaves out what stands to the right of the last header of a sheet: there it moves
    /// nothing, as it would in a text.
    fn cut_to_table(&mut self, record: &mut Record) {
        let is_sheet = self.about.sheet.is_some();
        if is_sheet && record.len() > self.headers.len() {
            record.cut_to(self.headers.len());
            self.rows_beside_table += 1;
        }
    }

    fn read_on(&mut self, record: &mut Record) -> Result<bool, LogError> {
        match &mut self.input {
            Input::Delimited(csv) => csv.read(record),
            Input::JsonLines(json) => json.read(&mut self.headers, record),
            #[cfg(feature = "xes")]
            Input::Xes(xes) => xes.read(&mut self.headers, record),
            Input::Read => Ok(false),
        }
    }
}

/// Refuses an option that a log of that format does not have.
fn options_fit(options: &SourceOptions, format: Format) -> Result<(), LogError> {
    let is_text = format == Format::Csv;
    let is_workbook = format == Format::Workbook;
    let unfit = [
        ("separator", options.separator.is_some() && !is_text),
        ("sheet", options.sheet.is_some() && !is_workbook),
        ("encoding", options.encoding.is_some() && is_workbook),
        (
            "header_row",
            options.header_row.is_some() && !is_text && !is_workbook,
        ),
    ];
    match unfit.into_iter().find(|(_, is_unfit)| *is_unfit) {
        Some((option, _)) => Err(LogError::SourceOption {
            option,
            format: format.to_string(),
        }),
        None => Ok(()),
    }
}

/// Makes a record of a workbook as wide as the header, for a sheet has no end to
/// the right; undoes our own escapes.
fn finish(record: &mut Record, width: usize, is_ours: bool, is_sheet: bool) {
    if is_sheet {
        record.pad(width);
        record.trim_to(width);
    }
    if is_ours {
        record.undo_escapes();
    }
}

fn peek(input: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    input.take(SAMPLE as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// The text of the sample, and the whole text in UTF-8.
fn decoded<'i>(
    mut head: Vec<u8>,
    input: Box<dyn Read + 'i>,
    options: &SourceOptions,
    about: &mut About,
) -> Result<(String, Box<dyn Read + 'i>), LogError> {
    let found = match &options.encoding {
        Some(name) => {
            about.given.push("encoding".into());
            text::Found {
                encoding: text::named(name)?,
                has_bom: encoding_rs::Encoding::for_bom(&head).is_some(),
            }
        }
        None => text::detect(&head)?,
    };
    about.encoding = Some(found.encoding.name().to_owned());
    about.byte_order_mark = found.has_bom;
    let (sample, ..) = found.encoding.decode(&head);
    let sample = sample.into_owned();
    if found.encoding == encoding_rs::UTF_8 {
        if let Some(rest) = head.strip_prefix(b"\xEF\xBB\xBF") {
            head = rest.to_vec();
        }
        return Ok((sample, Box::new(io::Cursor::new(head).chain(input))));
    }
    let whole = io::Cursor::new(head).chain(input);
    Ok((sample, Box::new(text::Decoded::new(whole, found.encoding))))
}
