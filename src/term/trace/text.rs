//! Steps in words.

use std::fmt;

use chrono::{NaiveDateTime, NaiveTime};

use super::step::{Step, What};
use crate::ground::language::{Language, Localized, display_in_english};
use crate::term::amount;

impl Localized for Step<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let midnight = |moment: NaiveDateTime| moment.time() == NaiveTime::MIN;
        let (from, until) = (self.from, self.until);
        let english = language == Language::English;
        let to = if english { " to " } else { " 至 " };
        let in_days = matches!(
            self.what,
            What::StartDay
                | What::CountedDays { .. }
                | What::Weekend
                | What::Holiday(_)
                | What::Rolled
        ) || (midnight(from) && midnight(until));
        let last = if midnight(until) {
            until.date().pred_opt().unwrap_or(until.date())
        } else {
            until.date()
        };
        match (in_days, from.date() == last) {
            (true, true) => write!(f, "{}", from.date())?,
            (true, false) => write!(f, "{}{to}{last}", from.date())?,
            (false, true) if !midnight(until) => write!(f, "{from}{to}{}", until.time())?,
            (false, _) => write!(f, "{from}{to}{until}")?,
        }
        f.write_str(if english { ": " } else { "：" })?;
        self.what.fmt_in(language, f)
    }
}

impl Localized for What<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        let pick = |en: &'static str, zh: &'static str| if english { en } else { zh };
        match *self {
            Self::StartDay => f.write_str(pick("start day, not counted", "起算当日，不计入")),
            Self::CountedDays {
                first,
                last,
                make_up,
            } => {
                match (english, first == last) {
                    (true, true) => write!(f, "counted, day {first}")?,
                    (true, false) => write!(f, "counted, days {first} to {last}")?,
                    (false, true) => write!(f, "计入，第{first}日")?,
                    (false, false) => write!(f, "计入，第{first}至{last}日")?,
                }
                match make_up {
                    Some(reason) if english => {
                        write!(
                            f,
                            " (make-up working day for {}, {})",
                            reason.name, reason.document
                        )
                    }
                    Some(reason) => write!(f, "（{}调休上班日，{}）", reason.name, reason.document),
                    None => Ok(()),
                }
            }
            Self::CountedTime { time, of } => {
                let time = amount::Span(time, language);
                match of.map(|of| amount::Span(of, language)) {
                    None if english => write!(f, "counted, {time}"),
                    None => write!(f, "计入，{time}"),
                    Some(of) if english => write!(f, "counted, {time} of the day's {of}"),
                    Some(of) => write!(f, "计入，{time}（当日办公时间{of}）"),
                }
            }
            Self::CountedSession(n) if english => write!(f, "counted, session {n}"),
            Self::CountedSession(n) => write!(f, "计入，第{n}个半日"),
            Self::StartSession => f.write_str(pick(
                "the session of the start, not counted",
                "起算所在半日，不计入",
            )),
            Self::ByDate => f.write_str(pick("until the day named", "至规定日期")),
            Self::Weekend => f.write_str(pick("weekend, not counted", "周末，不计入")),
            Self::Holiday(reason) => match (english, reason.document) {
                (true, "") => write!(f, "holiday {}, not counted", reason.name),
                (true, document) => write!(f, "holiday {} ({document}), not counted", reason.name),
                (false, "") => write!(f, "{}放假，不计入", reason.name),
                (false, document) => write!(f, "{}放假（{document}），不计入", reason.name),
            },
            Self::Closed => f.write_str(pick(
                "outside office hours, not counted",
                "非办公时间，不计入",
            )),
            Self::Paused(kind) if english => write!(f, "clock stopped: {kind}"),
            Self::Paused(kind) => write!(f, "中止计时：{}", kind.chinese()),
            Self::Rolled => f.write_str(pick(
                "the last day is a rest day: moved on to the next working day",
                "期限最后一日为休息日，顺延至下一工作日",
            )),
        }
    }
}

display_in_english!(Step<'_>, What<'_>);
