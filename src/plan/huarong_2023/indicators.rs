//! The plan's indicators, and what it promises without a number.

use crate::citation::{Citation, Note};
use crate::fraction::Fraction;
use crate::indicator::{
    Comparison, Indicator, Measure, Standard, Unmeasured, WhyUnmeasured, indicator,
};

/// Every indicator, in the order of the inventory.
pub const INDICATORS: [Indicator<'static>; 3] = [
    indicator(
        "business-setup-one-step",
        "企业开办1个环节",
        Measure::Count,
        "个环节",
    )
    .english("company set-up in one step", "steps")
    .promised(Comparison::AtMost, Fraction::decimal(1, 0))
    .cite(
        Citation::new(Some(1), &[1], "1个环节、0.5天办结、零费用").annex("1个环节、0.5天、0费用"),
    ),
    indicator(
        "outage-average-duration",
        "用户平均停电时长6.34小时",
        Measure::Mean,
        "小时",
    )
    .english("mean outage per user and year", "hours")
    .promised(Comparison::AtMost, Fraction::decimal(634, 2))
    .cite(Citation::new(
        Some(40),
        &[90],
        "全年用户平均停电时长压降至6.34小时",
    )),
    indicator(
        "water-online-10000",
        "用水报装“10000”标准",
        Measure::Standard,
        "环节、等待、费用、材料、跑腿",
    )
    .english(
        "water connection applied for online",
        "steps, waiting, fees, materials, trips",
    )
    .promised_standard(Standard::new([1, 0, 0, 0, 0]))
    .cite(Citation::new(Some(36), &[74], "实行“10000”标准"))
    .noted(Note::new(
        "No waiting is promised without a time for it.",
        "“零等待”未写明时间。",
    )),
];

/// Every promise that no number can check.
pub const UNMEASURED: [Unmeasured<'static>; 1] = [Unmeasured::new(
    "tax-while-you-wait",
    "办税“立等可取”",
    "tax matters while you wait",
    WhyUnmeasured::NoFigure,
    Citation::new(Some(30), &[63], "实现办税事项“立等可取”"),
)];
