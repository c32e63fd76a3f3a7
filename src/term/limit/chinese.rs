//! A limit in Chinese, as statutes and plans write it. What stands around the length
//! is understood or the text is refused: no word is passed over that could change
//! the meaning.

use super::bare::BareUnits;
use super::count::{bare_time, count, working_days};
use super::date;
use super::error::LimitError;
use super::figure::{self, Figure, Start, Unit};
use super::limit::Limit;
use super::not_a_limit::{self, NotALimit};
use super::read_as::ReadAs;
use super::sentence::{self, Around, Bound};

/// A limit and how it was read.
type Read = (Limit, Option<ReadAs>);

/// The limit of a text in narrow figures and without blanks; `original` is what was
/// written.
pub(super) fn read(
    text: &str,
    original: &str,
    bare: BareUnits,
) -> Result<(Limit, Vec<ReadAs>), LimitError> {
    if let Some((limit, read_as)) = named(sentence::without_joins(text)) {
        return Ok((limit, read_as.into_iter().collect()));
    }
    if let Some(date) = date::last_day(text) {
        return Ok((Limit::Until(date), Vec::new()));
    }
    let refusal = || match not_a_limit::what(text) {
        Some(what) => LimitError::NotALimit {
            text: original.into(),
            what,
        },
        None => LimitError::Malformed(original.to_owned()),
    };
    let mut at = 0;
    let mut found: Option<(usize, Core<'_>)> = None;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        match core(rest, original, bare) {
            Ok(Some(core)) => {
                found = Some((at, core));
                break;
            }
            Ok(None) => at += past_a_number(rest),
            // what it says comes before how it is counted
            Err(error) => {
                return Err(match refusal() {
                    LimitError::Malformed(_) => error,
                    refusal => refusal,
                });
            }
        }
    }
    let Some((at, core)) = found else {
        return Err(refusal());
    };
    let before = text.get(..at).unwrap_or_default();
    let read = || {
        let (limit, read_as) = core.read;
        let excludes = core.excludes.then_some(ReadAs::ExclusionStops);
        (limit, read_as.into_iter().chain(excludes).collect())
    };
    if before.is_empty() && core.rest.is_empty() {
        return Ok(read());
    }
    // words that change the meaning are looked for in all but the limit itself
    let around = Around {
        before,
        after: core.rest,
        bound: core.bound,
    };
    let Some(words) = around.not_understood() else {
        return Ok(read());
    };
    Err(match refusal() {
        LimitError::Malformed(text) => LimitError::Words {
            text: text.into(),
            words: words.into(),
        },
        refusal => refusal,
    })
}

/// How many bytes to go on by: past a whole number, so that no part of one is taken
/// for one, or past a character.
fn past_a_number(rest: &str) -> usize {
    let end = rest.find(|c| !super::numeral::is_numeral(c) && c != '.');
    match end.unwrap_or(rest.len()) {
        0 => rest.chars().next().map_or(1, char::len_utf8),
        end => end,
    }
}

/// Limits that are words.
fn named(text: &str) -> Option<Read> {
    const AT_ONCE: [&str; 5] = ["即时", "当场", "即办", "现场", "即来即办"];
    const DONE: [&str; 5] = ["", "办结", "办理", "办理完毕", "办完"];
    if let Some(rest) = AT_ONCE.iter().find_map(|word| text.strip_prefix(word))
        && DONE.contains(&rest)
    {
        return Some((Limit::Immediate, None));
    }
    let same_day = ["当日", "当天"].iter();
    if let Some(rest) = same_day.clone().find_map(|word| text.strip_prefix(word)) {
        let rest = rest.strip_prefix('内').unwrap_or(rest);
        return DONE
            .contains(&rest)
            .then_some((Limit::CalendarDays(0), Some(ReadAs::SameDay)));
    }
    match text {
        "立等可取" | "立等可办" | "来即办" => Some((Limit::Immediate, None)),
        "案件自带期限" | "办件自带期限" => Some((Limit::CaseDue, None)),
        _ => None,
    }
}

/// A length of time as a limit, with what makes it the most that something takes.
struct Core<'t> {
    read: Read,
    /// Whether its brackets leave out what stops the clock.
    excludes: bool,
    bound: Bound,
    rest: &'t str,
}

const WITHIN: [&str; 3] = ["以内", "之内", "内"];

/// The limit at the head of a text.
fn core<'t>(
    text: &'t str,
    original: &str,
    bare: BareUnits,
) -> Result<Option<Core<'t>>, LimitError> {
    let (capped, rest) = cap(text);
    let (clock, rest) = match rest.strip_prefix("连续") {
        Some(rest) => (Some(true), rest),
        None => match rest.strip_prefix("办公时间") {
            Some(rest) => (Some(false), rest),
            None => (None, rest),
        },
    };
    let figure = match figure::head(rest) {
        Start::Figure(figure) => figure,
        Start::Nothing => return Ok(None),
        Start::TooLarge => return Err(LimitError::TooLarge(original.to_owned())),
    };
    let Some((mut read, rest)) = amount(figure, clock, original, bare)? else {
        return Ok(None);
    };
    let (first, rest) = bracket(rest);
    let within = WITHIN.iter().find_map(|word| rest.strip_prefix(word));
    let (second, rest) = bracket(within.unwrap_or(rest));
    let mut excludes = false;
    for inside in [first, second].into_iter().flatten() {
        match in_brackets(inside, figure, read, bare) {
            Some(Brackets::Read(other)) => read = other,
            Some(Brackets::Exclude) => excludes = true,
            None => {
                return Err(LimitError::Words {
                    text: original.into(),
                    words: format!("({inside})").into(),
                });
            }
        }
    }
    Ok(Some(Core {
        read,
        excludes,
        bound: match (capped, within) {
            (true, _) => Bound::AtMost,
            (false, Some(_)) => Bound::Within,
            (false, None) => Bound::None,
        },
        rest,
    }))
}

/// Whether a text begins with the words for at most, and what follows them.
fn cap(text: &str) -> (bool, &str) {
    const AT_MOST: [&str; 6] = ["最长", "最多", "最迟", "至迟", "最晚", "最高"];
    const NOT: [&str; 6] = ["不得", "不能", "不应", "不可", "不会", "不"];
    const OVER: [&str; 7] = ["超过", "超出", "多于", "大于", "长于", "迟于", "晚于"];
    let rest = AT_MOST.iter().find_map(|word| text.strip_prefix(word));
    let not = rest.unwrap_or(text);
    let over = NOT.iter().find_map(|word| not.strip_prefix(word));
    let over = over.and_then(|over| OVER.iter().find_map(|word| over.strip_prefix(word)));
    if let Some(rest) = over {
        return (true, rest);
    }
    let alone = ["至多", "最多", "最长"].iter();
    match alone.clone().find_map(|word| text.strip_prefix(word)) {
        Some(rest) => (true, rest.strip_prefix('为').unwrap_or(rest)),
        None => (false, text),
    }
}

/// A length as a limit, `clock` saying what its time is of; nothing where such words
/// make no limit of its unit.
fn amount<'t>(
    figure: Figure<'t>,
    clock: Option<bool>,
    original: &str,
    bare: BareUnits,
) -> Result<Option<(Read, &'t str)>, LimitError> {
    let number = figure.number;
    let whole = |scale| count(number, scale, original, LimitError::OnlyWhole);
    let no_point = || match number.has_point {
        true => Err(LimitError::OnlyWhole(original.to_owned())),
        false => Ok(()),
    };
    let is_time = matches!(figure.unit, Unit::Hour | Unit::Minute | Unit::Second);
    if clock.is_some() && !is_time {
        return Ok(None);
    }
    let read = match figure.unit {
        Unit::WorkingDay => (working_days(number, original)?, None),
        // 0.5天 is half a working day; 2.0天 would be neither it nor 2天
        Unit::Day if number.is_half() => (working_days(number, original)?, None),
        Unit::Day if !number.is_whole() => {
            return Err(LimitError::OnlyHalves(original.to_owned()));
        }
        Unit::Day => {
            no_point()?;
            let n = whole(1)?;
            match bare.days.are_working(n) {
                true => (Limit::WorkingDays(n), Some(ReadAs::WorkingDays(bare.days))),
                false => (
                    Limit::CalendarDays(n),
                    Some(ReadAs::CalendarDays(bare.days)),
                ),
            }
        }
        Unit::CalendarDay => {
            no_point()?;
            (Limit::CalendarDays(whole(1)?), None)
        }
        Unit::Week => (Limit::CalendarDays(whole(7)?), Some(ReadAs::Weeks)),
        Unit::Month | Unit::Year => return months(figure, original).map(Some),
        Unit::Hour | Unit::Minute | Unit::Second => {
            return time(figure, clock, original, bare).map(Some);
        }
        Unit::OfficeHour => (Limit::OpenSeconds(whole(3600)?), None),
        Unit::TradingDay => {
            return Err(LimitError::NotALimit {
                text: original.into(),
                what: NotALimit::TradingDays,
            });
        }
    };
    Ok(Some((read, figure.after)))
}

/// Years and months, 一年六个月 among them.
fn months<'t>(figure: Figure<'t>, original: &str) -> Result<(Read, &'t str), LimitError> {
    let whole = |number, scale| count(number, scale, original, LimitError::OnlyWhole);
    if figure.unit == Unit::Month {
        if figure.number.has_point {
            return Err(LimitError::OnlyWhole(original.to_owned()));
        }
        let limit = Limit::Months(whole(figure.number, 1)?);
        return Ok(((limit, None), figure.after));
    }
    let (mut n, mut rest) = (whole(figure.number, 12)?, figure.after);
    if let Some(more) = part(rest)
        && more.unit == Unit::Month
    {
        let sum = n.checked_add(whole(more.number, 1)?);
        n = sum.ok_or_else(|| LimitError::TooLarge(original.to_owned()))?;
        rest = more.after;
    }
    Ok(((Limit::Months(n), None), rest))
}

/// Hours, minutes and seconds, 1小时30分钟 among them.
fn time<'t>(
    figure: Figure<'t>,
    clock: Option<bool>,
    original: &str,
    bare: BareUnits,
) -> Result<(Read, &'t str), LimitError> {
    let scale = |unit| match unit {
        Unit::Hour => Some(3600),
        Unit::Minute => Some(60),
        Unit::Second => Some(1),
        _ => None,
    };
    let (mut seconds, mut rest) = (0_u32, figure.after);
    let (mut next, mut last) = (Some(figure), u32::MAX);
    while let Some(figure) = next {
        let Some(scale) = scale(figure.unit).filter(|scale| *scale < last) else {
            break;
        };
        let n = count(figure.number, scale, original, LimitError::OnlyWhole)?;
        let sum = seconds.checked_add(n);
        seconds = sum.ok_or_else(|| LimitError::TooLarge(original.to_owned()))?;
        (rest, last) = (figure.after, scale);
        next = part(rest);
    }
    let read = match clock {
        Some(true) => (Limit::ClockSeconds(seconds), None),
        Some(false) => (Limit::OpenSeconds(seconds), None),
        None => {
            let (limit, read_as) = bare_time(seconds, bare.hours);
            (limit, Some(read_as))
        }
    };
    Ok((read, rest))
}

/// A further part of a length: 六个月 of 一年零六个月.
fn part(text: &str) -> Option<Figure<'_>> {
    let text = text.strip_prefix(['零', '又']).unwrap_or(text);
    match figure::head(text) {
        Start::Figure(figure) => Some(figure),
        Start::Nothing | Start::TooLarge => None,
    }
}

/// What stands in brackets at the head of a text, and what follows.
fn bracket(text: &str) -> (Option<&str>, &str) {
    let inside = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    match inside {
        Some((inside, rest)) => (Some(inside), rest),
        None => (None, text),
    }
}

/// What brackets say of a limit.
enum Brackets {
    /// What it is, with them read.
    Read(Read),
    /// What is left out, which may stop its clock.
    Exclude,
}

/// What brackets say; nothing where that is not understood.
fn in_brackets(inside: &str, figure: Figure<'_>, read: Read, bare: BareUnits) -> Option<Brackets> {
    const OF_REST: [&str; 4] = ["节假日", "法定节假日", "法定休假日", "休息日"];
    // what may stop a clock (S8)
    const STOPS: [&str; 13] = [
        "用户自建工程",
        "用户自建用电工程",
        "自建工程",
        "补正",
        "补正材料",
        "特别程序",
        "听证",
        "招标",
        "检验",
        "检测",
        "鉴定",
        "专家评审",
        "公示",
    ];
    let n = match read.0 {
        Limit::CalendarDays(n) | Limit::WorkingDays(n) => Some(n),
        _ => None,
    };
    match (inside, figure.unit) {
        ("自然日" | "日历日", Unit::Day) => {
            return Some(Brackets::Read((Limit::CalendarDays(n?), None)));
        }
        ("工作日", Unit::Day) => return Some(Brackets::Read((Limit::WorkingDays(n?), None))),
        ("含" | "含本数", _) => return Some(Brackets::Read(read)),
        _ => {}
    }
    // 含第10个工作日: the last day is counted, as it is
    if let Some(last) = inside.strip_prefix("含第").or(inside.strip_prefix("含")) {
        let Start::Figure(last) = figure::head(last) else {
            return None;
        };
        let (same, rest) = amount(last, None, "", bare).ok()??;
        return (same.0 == read.0 && rest.is_empty()).then_some(Brackets::Read(read));
    }
    let excluded = ["不含", "不包括", "不包含", "除外:"].iter();
    let excluded = excluded
        .clone()
        .find_map(|word| inside.strip_prefix(word))?;
    if OF_REST.contains(&excluded) {
        let is_working = matches!(read.0, Limit::WorkingDays(_) | Limit::WorkingDayHalves(_));
        return is_working.then_some(Brackets::Read(read));
    }
    let excluded = excluded.strip_suffix("时间").unwrap_or(excluded);
    let excluded = excluded.strip_suffix("所需").unwrap_or(excluded);
    let can_stop = read.0.can_be_stopped() && STOPS.contains(&excluded);
    can_stop.then_some(Brackets::Exclude)
}
