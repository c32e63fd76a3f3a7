//! The charts, drawn as SVG.

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::ground::fraction::Fraction;

/// A chart that could not be drawn.
pub(super) type ChartError = Box<dyn std::error::Error + Send + Sync>;

const MET: RGBColor = RGBColor(46, 125, 91);
const MISSED: RGBColor = RGBColor(192, 57, 43);
const OVERDUE: RGBColor = RGBColor(232, 150, 46);
const UNDETERMINED: RGBColor = RGBColor(139, 147, 158);
const INK: RGBColor = RGBColor(31, 41, 55);
const FAINT: RGBColor = RGBColor(217, 222, 229);
const TARGET: RGBColor = RGBColor(17, 24, 39);
const NEUTRAL: RGBColor = RGBColor(74, 111, 165);

const WIDTH: u32 = 720;
const FONT: &str = "sans-serif";

/// The colours of the legend, as they stand in style sheets.
pub(super) const COLOURS: [(&str, RGBColor); 4] = [
    ("met", MET),
    ("missed", MISSED),
    ("overdue", OVERDUE),
    ("undetermined", UNDETERMINED),
];

/// One bar of the chart of commitments.
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) figure: String,
    /// Met, missed, overdue, undetermined.
    pub(super) counts: [u64; 4],
    /// The share that is promised, in per cent, where one is.
    pub(super) target: Option<u8>,
}

fn text(size: i32, horizontal: HPos) -> TextStyle<'static> {
    TextStyle::from((FONT, size).into_font())
        .color(&INK)
        .pos(Pos::new(horizontal, VPos::Center))
}

fn rectangle(from: (i32, i32), to: (i32, i32), colour: RGBColor) -> Rectangle<(i32, i32)> {
    Rectangle::new([from, to], colour.filled())
}

/// `part` of `whole` on a length of pixels.
fn pixels(part: u64, whole: u64, length: i32) -> i32 {
    if whole == 0 {
        return 0;
    }
    let scaled = i128::from(part) * i128::from(length) / i128::from(whole);
    i32::try_from(scaled).unwrap_or(length)
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

fn drawn(
    height: i32,
    draw: impl FnOnce(&Area<'_>) -> Result<(), ChartError>,
) -> Result<String, ChartError> {
    let mut svg = String::new();
    {
        let size = (WIDTH, u32::try_from(height)?);
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        draw(&area)?;
        area.present().map_err(owned)?;
    }
    Ok(svg)
}

/// An error of the drawing library, which borrows the drawing, as text.
fn owned(error: impl std::fmt::Display) -> ChartError {
    error.to_string().into()
}

/// How the cases of each commitment came out: a bar of shares each.
pub(super) fn compliance(bars: &[Bar]) -> Result<String, ChartError> {
    const ROW: i32 = 44;
    const LEFT: i32 = 4;
    const LENGTH: i32 = 712;
    let height = ROW * i32::try_from(bars.len())? + 8;
    drawn(height, |area| {
        for (index, bar) in bars.iter().enumerate() {
            let top = ROW * i32::try_from(index)? + 4;
            let draw = |element| area.draw(&element).map_err(owned);
            let label = Text::new(bar.label.as_str(), (LEFT, top + 10), text(14, HPos::Left));
            area.draw(&label).map_err(owned)?;
            let at = (LEFT + LENGTH, top + 10);
            let figure = Text::new(bar.figure.as_str(), at, text(14, HPos::Right));
            area.draw(&figure).map_err(owned)?;
            let (high, low) = (top + 20, top + 36);
            draw(rectangle((LEFT, high), (LEFT + LENGTH, low), FAINT))?;
            let all: u64 = bar.counts.iter().sum();
            let mut passed = 0;
            for (count, (_, colour)) in bar.counts.into_iter().zip(COLOURS) {
                let from = LEFT + pixels(passed, all, LENGTH);
                passed += count;
                let to = LEFT + pixels(passed, all, LENGTH);
                if count > 0 {
                    // a single case among thousands is still seen
                    draw(rectangle((from, high), (to.max(from + 1), low), colour))?;
                }
            }
            if let Some(percent) = bar.target {
                let at = LEFT + pixels(percent.into(), 100, LENGTH);
                draw(rectangle((at - 1, high - 3), (at + 1, low + 3), TARGET))?;
            }
        }
        Ok(())
    })
}

/// A column of counts: its label and, from below, its parts with their colours.
pub(super) struct Column {
    pub(super) label: String,
    pub(super) parts: Vec<(u64, RGBColor)>,
}

impl Column {
    /// The cases finished in a month.
    pub(super) fn of_month(label: String, met: u64, missed: u64) -> Self {
        Self {
            label,
            parts: vec![(met, MET), (missed, MISSED)],
        }
    }

    fn total(&self) -> u64 {
        self.parts.iter().map(|(count, _)| count).sum()
    }
}

/// Counts in columns, with a line after the `limit_after`-th column, if any.
pub(super) fn columns(
    columns: &[Column],
    limit_after: Option<(usize, &str)>,
) -> Result<String, ChartError> {
    const LEFT: i32 = 48;
    const TOP: i32 = 26;
    const LENGTH: i32 = 660;
    const DEPTH: i32 = 150;
    drawn(TOP + DEPTH + 30, |area| {
        let most = columns.iter().map(Column::total).max().unwrap_or(0).max(1);
        let step = nice_step(most);
        let top = most.div_ceil(step) * step;
        let height = |count: u64| pixels(count, top, DEPTH);
        let mut mark = 0;
        while mark <= top {
            let at = TOP + DEPTH - height(mark);
            let line = rectangle((LEFT, at), (LEFT + LENGTH, at + 1), FAINT);
            area.draw(&line).map_err(owned)?;
            let label = Text::new(mark.to_string(), (LEFT - 6, at), text(12, HPos::Right));
            area.draw(&label).map_err(owned)?;
            mark += step;
        }
        let many = u64::try_from(columns.len())?.max(1);
        let every = columns.len().div_ceil(MOST_LABELS).max(1);
        let place = |index: usize| -> Result<i32, ChartError> {
            Ok(LEFT + pixels(u64::try_from(index)?, many, LENGTH))
        };
        for (index, column) in columns.iter().enumerate() {
            let (from, to) = (place(index)?, place(index + 1)?);
            let gap = ((to - from) / 6).max((to - from - WIDEST) / 2);
            let mut low = TOP + DEPTH;
            let mut passed = 0;
            for (count, colour) in &column.parts {
                passed += count;
                let high = TOP + DEPTH - height(passed);
                if *count > 0 {
                    let shown =
                        rectangle((from + gap, high.min(low - 1)), (to - gap, low), *colour);
                    area.draw(&shown).map_err(owned)?;
                }
                low = high;
            }
            if index % every == 0 {
                let at = ((from + to) / 2, TOP + DEPTH + 14);
                let label = Text::new(column.label.as_str(), at, text(12, HPos::Center));
                area.draw(&label).map_err(owned)?;
            }
        }
        if let Some((after, words)) = limit_after {
            let at = place(after)?;
            let line = rectangle((at - 1, TOP - 6), (at + 1, TOP + DEPTH), TARGET);
            area.draw(&line).map_err(owned)?;
            let side = if after * 2 > columns.len() {
                HPos::Right
            } else {
                HPos::Left
            };
            let label = Text::new(words, (at, 10), text(13, side));
            area.draw(&label).map_err(owned)?;
        }
        Ok(())
    })
}

/// The widest a column is drawn, in pixels.
const WIDEST: i32 = 48;
/// The most labels under the columns of a chart.
const MOST_LABELS: usize = 12;

/// A step for marks up to `most`: 1, 2 or 5 and zeros, at most five of them.
fn nice_step(most: u64) -> u64 {
    let mut step = 1;
    loop {
        for factor in [1, 2, 5] {
            if most.div_ceil(step * factor) <= 5 {
                return step * factor;
            }
        }
        step *= 10;
    }
}

/// How many bins a distribution is shown in.
const BINS: i32 = 20;

/// What a distribution is shown against, and in what.
pub(super) struct Scale {
    /// The limit, where it is a number of the unit.
    pub(super) limit: Option<Fraction>,
    /// The least width of a bin: a day, a hundredth of one, a minute.
    pub(super) least: Fraction,
    /// Whether only whole multiples of that width are wanted.
    pub(super) is_whole: bool,
}

/// The distribution of what cases took, in bins of one width, those within the
/// limit and those beyond it in their colours; and the bin after which the limit
/// lies. Values beyond three times the limit share the last bin.
pub(super) fn bins(
    counts: &[(Fraction, u64)],
    scale: &Scale,
    label: impl Fn(Fraction) -> String,
) -> (Vec<Column>, Option<usize>) {
    let limit = scale.limit.filter(|limit| *limit > Fraction::ZERO);
    let last = counts.last().map_or(Fraction::ZERO, |(value, _)| *value);
    let shown_to = match limit {
        Some(limit) => last.min(limit.checked_times(3).unwrap_or(last)).max(limit),
        None => last,
    };
    let width = bin_width(shown_to, scale);
    let most = bin_of(shown_to, width);
    let is_cut = last > shown_to;
    let mut parts = vec![(0, 0); most + 1 + usize::from(is_cut)];
    for (value, count) in counts {
        let bin = if *value > shown_to {
            most + 1
        } else {
            bin_of(*value, width)
        };
        if let Some((within, beyond)) = parts.get_mut(bin) {
            if limit.is_some_and(|limit| *value > limit) {
                *beyond += count;
            } else {
                *within += count;
            }
        }
    }
    let first = if limit.is_some() { MET } else { NEUTRAL };
    let columns = parts.iter().enumerate().map(|(bin, (within, beyond))| {
        let upper = width.checked_times(bin as u64 + 1).unwrap_or(width);
        Column {
            label: match bin > most {
                true => format!("> {}", label(shown_to)),
                false if scale.is_whole && width == scale.least => label(upper),
                false => format!("≤ {}", label(upper)),
            },
            parts: vec![(*within, first), (*beyond, MISSED)],
        }
    });
    (
        columns.collect(),
        limit.map(|limit| bin_of(limit, width) + 1),
    )
}

/// The bin of a value: bin n holds (n × width, (n + 1) × width], the first also 0.
fn bin_of(value: Fraction, width: Fraction) -> usize {
    let Some(quotient) = value.checked_div(width) else {
        return 0;
    };
    let floor = quotient.scaled_down(1).unwrap_or(0);
    let bin = floor - i128::from(quotient.denominator() == 1);
    usize::try_from(bin).unwrap_or(0)
}

/// The width of the bins: where there is a limit, a part of it, so that a bin ends
/// at it; else a round number.
fn bin_width(shown_to: Fraction, scale: &Scale) -> Fraction {
    let most_bins = Fraction::from(BINS);
    let least = shown_to.checked_div(most_bins).unwrap_or(shown_to);
    let Some(limit) = scale.limit.filter(|limit| *limit > Fraction::ZERO) else {
        return round_width(least, scale.least);
    };
    for parts in (1..=BINS).rev() {
        let Some(width) = limit.checked_div(Fraction::from(parts)) else {
            continue;
        };
        let multiple = width.checked_div(scale.least);
        let is_multiple = multiple.is_some_and(|multiple| multiple.denominator() == 1);
        if width >= least && (is_multiple || !scale.is_whole) {
            return width;
        }
    }
    limit
}

/// The least of 1, 2, 5, 10, 15, 30, 60 and so on times `unit` that is not below
/// `least`.
fn round_width(least: Fraction, unit: Fraction) -> Fraction {
    let mut factor = 1;
    loop {
        for round in [1, 2, 5, 10, 15, 30] {
            match unit.checked_times(factor * round) {
                Some(width) if width < least => {}
                Some(width) => return width,
                None => return least,
            }
        }
        factor *= 60;
    }
}
