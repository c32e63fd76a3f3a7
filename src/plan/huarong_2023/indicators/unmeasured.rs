//! What the plan promises without a number.

use crate::plan::citation::Note;
use crate::plan::huarong_2023::parts::{cite, cite_annex};
use crate::plan::indicator::{Unmeasured, WhyUnmeasured};

/// Every promise that no number can check.
pub const UNMEASURED: [Unmeasured<'static>; 5] = [
    Unmeasured::new(
        "tax-while-you-wait",
        "办税“立等可取”",
        "tax matters while you wait",
        WhyUnmeasured::NoFigure,
        cite(30, &[63], "实现办税事项“立等可取”"),
    )
    .noted(Note::new(
        "The body says tax matters, the annex those alone that a taxpayer starts.",
        "正文为办税事项，附件仅指纳税人自主发起的涉税事项。",
    )),
    Unmeasured::new(
        "foreign-capital-growth",
        "利用外资增幅高于全省平均",
        "growth of foreign capital above the province's mean",
        WhyUnmeasured::RelativeToOthers,
        cite(53, &[116], "实现年利用外资增幅高于全省平均水平"),
    )
    .noted(Note::new(
        "高于 is above: the mean itself does not keep it.",
        "“高于”不含本数。",
    )),
    Unmeasured::new(
        "public-service-per-head-top",
        "人均服务设施和人员力量全省前列",
        "facilities and staff per head among the first of the province",
        WhyUnmeasured::NoRank,
        cite(54, &[117], "实现人均服务设施和人员力量达到全省前列"),
    ),
    Unmeasured::new(
        "hospital-beds-top",
        "人均床位数全省前列",
        "hospital beds per head among the first of the province",
        WhyUnmeasured::NoRank,
        cite_annex(&[120], "增加人均床位数达到全省前列"),
    ),
    Unmeasured::new(
        "environment-scores-top",
        "生态考评指标进入全省前列",
        "environment scores among the first of the province",
        WhyUnmeasured::NoRank,
        cite(55, &[123], "等考评指标及改善幅度进入全省前列"),
    )
    .noted(Note::new(
        "Both the scores and their improvement are meant.",
        "考评指标与改善幅度均在其内。",
    )),
];
