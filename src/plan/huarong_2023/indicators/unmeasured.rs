//! What the plan promises without a number.

use crate::plan::citation::Note;
use crate::plan::huarong_2023::parts::{cite, cite_annex};
use crate::plan::indicator::{Unmeasured, WhyUnmeasured};

/// Every promise that no number can check: those of a result without a figure or a
/// rank, then those of a time or an amount that is not given (及时、限期、压减、
/// 能免尽免…), in the order of the document.
pub const UNMEASURED: [Unmeasured<'static>; 32] = [
    Unmeasured::new(
        "tax-while-you-wait",
        "办税“立等可取”",
        "tax matters while you wait",
        WhyUnmeasured::NoFigure,
        cite(30, &[63], "实现办税事项“立等可取”")
            .annex("避免纳税人多头跑、重复跑,实现办税事项“立等可取”"),
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
    Unmeasured::new(
        "licence-sharing-prompt",
        "及时共享许可信息",
        "licence data shared promptly",
        WhyUnmeasured::NoFigure,
        cite(2, &[4], "及时共享市场主体的许可"),
    )
    .noted(Note::new(
        "Promptly (及时) has no time.",
        "“及时”未写明时间。",
    )),
    Unmeasured::new(
        "disclosure-corrected-prompt",
        "信息公开及时纠正",
        "missing disclosures corrected promptly",
        WhyUnmeasured::NoFigure,
        cite_annex(&[22], "对未按规定进行信息公开的,及时纠正、督促整改"),
    )
    .noted(Note::new(
        "Promptly (及时) has no time.",
        "“及时”未写明时间。",
    )),
    Unmeasured::new(
        "contract-breaches-prompt",
        "及时处理违规履约行为",
        "breaches of contract dealt with promptly",
        WhyUnmeasured::NoFigure,
        cite(11, &[24], "及时处理违规履约行为")
            .annex("在合同履约的规定时间点对采购人预警提醒,及时处理违规履约行为"),
    )
    .noted(Note::new(
        "Promptly (及时) has no time.",
        "“及时”未写明时间。",
    )),
    Unmeasured::new(
        "less-of-five",
        "减环节、减材料、减时限、减费用、减跑动",
        "fewer steps and materials, less time, cost and travel",
        WhyUnmeasured::NoFigure,
        cite_annex(
            &[31],
            "持续深入推进网上办、一次办(一事联办、多事联办)、就近办、马上办和\
             减环节、减材料、减时限、减费用、减跑动行动",
        ),
    )
    .noted(Note::new(
        "How much less, and than when, is not said, nor for which matters one visit (一次办) \
         or no wait (马上办) is meant.",
        "减多少、以何时为基，以及“一次办”“马上办”的事项，文中未明。",
    )),
    Unmeasured::new(
        "policy-paid-quickly",
        "惠企政策快速兑现",
        "benefits for enterprises paid quickly",
        WhyUnmeasured::NoFigure,
        cite(17, &[34], "推动惠企政策智能匹配、快速兑现"),
    )
    .noted(Note::new(
        "Quickly (快速) has no time.",
        "“快速”未写明时间。",
    )),
    Unmeasured::new(
        "abnormal-firms-found",
        "提升经营异常主体发现比率",
        "a greater part of abnormal firms found",
        WhyUnmeasured::NoFigure,
        cite(25, &[50], "提升经营异常主体发现比率"),
    )
    .noted(Note::new(
        "Neither the share nor its base is given.",
        "比率及基数均未写明。",
    )),
    Unmeasured::new(
        "credit-failures-in-time",
        "政务失信限期整改",
        "failures of government credit mended in limited time",
        WhyUnmeasured::NoFigure,
        cite_annex(&[51], "定期督办、限期整改"),
    )
    .noted(Note::new(
        "Neither how often (定期) nor by when (限期) is said.",
        "“定期”“限期”均未写明。",
    )),
    Unmeasured::new(
        "credit-repair-as-possible",
        "信用修复能修尽修",
        "all credit repaired that can and must be",
        WhyUnmeasured::NoFigure,
        cite(27, &[55], "“能修尽修”、“应修必修”"),
    )
    .noted(Note::new(
        "What can (能) and what must (应) be repaired is not defined, and \
             so of what all is the whole.",
        "“能修”“应修”的范围未作界定，无从确定总数。",
    )),
    Unmeasured::new(
        "no-inspection-in-principle",
        "“四新经济”企业原则上不检查",
        "no inspections of new-economy firms in principle",
        WhyUnmeasured::NoFigure,
        cite(28, &[58], "原则上不进入企业实施检查"),
    )
    .noted(Note::new(
        "In principle (原则上) leaves open what is an exception; the annex \
             names some.",
        "“原则上”的例外未穷尽，附件列有数种。",
    )),
    Unmeasured::new(
        "export-refund-time",
        "进一步压缩退税时间",
        "less time for export tax refunds",
        WhyUnmeasured::NoFigure,
        cite(31, &[66], "进一步压缩退税时间"),
    )
    .noted(Note::new(
        "Neither the time nor that before is given.",
        "压缩前后的时间均未写明。",
    )),
    Unmeasured::new(
        "tax-problems-in-time",
        "涉税诉求限时办理",
        "tax problems handled in limited time",
        WhyUnmeasured::NoFigure,
        cite(32, &[], "对纳税人缴费人诉求实行多级响应和限时办理"),
    )
    .noted(Note::new(
        "The body alone says so, without the time (限时).",
        "仅正文载明，“限时”未写明时限。",
    )),
    Unmeasured::new(
        "transfer-fee-discount",
        "一定金额以下转账汇款收费优惠",
        "a discount on small transfers between banks",
        WhyUnmeasured::NoFigure,
        cite_annex(&[67], "对一定金额以下的对公跨行转账汇款实行收费优惠"),
    )
    .noted(Note::new(
        "Neither the amount (一定金额) nor the discount is given.",
        "“一定金额”和优惠幅度均未写明。",
    )),
    Unmeasured::new(
        "bond-fees-as-possible",
        "债券融资交易费用能免尽免",
        "all fees waived on bonds of private firms that can be",
        WhyUnmeasured::NoFigure,
        cite(33, &[68], "对民营企业债券融资交易费用能免尽免"),
    )
    .noted(Note::new(
        "Which fees can be waived is left to national policy.",
        "可免的费用以国家政策为准，文中未列。",
    )),
    Unmeasured::new(
        "guarantee-fees-lowest",
        "担保机构执行最大幅度优惠",
        "the greatest reduction by guarantors",
        WhyUnmeasured::NoFigure,
        cite(33, &[68], "执行最大幅度优惠"),
    )
    .noted(Note::new(
        "The greatest reduction (最大幅度) is not given.",
        "“最大幅度”未写明数值。",
    )),
    Unmeasured::new(
        "small-firm-long-loans",
        "提高小微企业中长期贷款占比",
        "a greater part of long loans to small firms",
        WhyUnmeasured::NoFigure,
        cite(33, &[68], "提高小微企业中长期贷款占比"),
    )
    .noted(Note::new(
        "Neither the share nor that before is given.",
        "提高前后的占比均未写明。",
    )),
    Unmeasured::new(
        "financing-time",
        "压减融资时间",
        "less time for financing",
        WhyUnmeasured::NoFigure,
        cite(35, &[73], "压减融资时间"),
    )
    .noted(Note::new(
        "Neither the time nor that before is given.",
        "压减前后的时间均未写明。",
    )),
    Unmeasured::new(
        "water-seamless",
        "施工到通水“无缝衔接”",
        "water on without a gap after the works",
        WhyUnmeasured::NoFigure,
        cite(36, &[75], "实行外线施工到装表通水“无缝衔接”")
            .annex("实行外线施工到装表通水“无缝衔接”,无需用水企业参与"),
    )
    .noted(Note::new(
        "Without a gap (无缝) is not put in time.",
        "“无缝”未写明时间。",
    )),
    Unmeasured::new(
        "water-loss-rate",
        "降低供水管网漏损率",
        "less loss of the water mains",
        WhyUnmeasured::NoFigure,
        cite(36, &[77], "切实降低供水管网漏损率"),
    )
    .noted(Note::new(
        "Neither the rate nor that before is given.",
        "降低前后的漏损率均未写明。",
    )),
    Unmeasured::new(
        "water-leaks-prompt",
        "及时发现管网漏点",
        "leaks found promptly",
        WhyUnmeasured::NoFigure,
        cite_annex(
            &[78],
            "对城区水质监测和企业等用水大户水量、水压实时监测,\
             及时发现管网漏点、用户表内异常和公共供水管网水压异常",
        ),
    )
    .noted(Note::new(
        "Promptly (及时) has no time.",
        "“及时”未写明时间。",
    )),
    Unmeasured::new(
        "resold-power-less",
        "减少存量转供电",
        "less power resold",
        WhyUnmeasured::NoFigure,
        cite(39, &[88], "减少存量转供电,严控新增转供电"),
    )
    .noted(Note::new(
        "How much less, and how few new ones (严控), is not said.",
        "减少多少、“严控”到何程度，文中未明。",
    )),
    Unmeasured::new(
        "wage-disputes-first",
        "农民工工资争议优先",
        "wage disputes of migrant workers first",
        WhyUnmeasured::NoFigure,
        cite(
            42,
            &[94],
            "对涉及农民工工资报酬争议案件“优先调解、优先立案、优先审结”",
        ),
    )
    .noted(Note::new(
        "First (优先) is an order, with no time.",
        "“优先”是次序，未写明时限。",
    )),
    Unmeasured::new(
        "startup-loan-direct",
        "创业担保贷款直接放款",
        "start-up loans paid out directly",
        WhyUnmeasured::NoFigure,
        cite(44, &[97], "由经办银行完成风险评估后直接放款"),
    )
    .noted(Note::new(
        "Directly (直接) has no time.",
        "“直接”未写明时间。",
    )),
    Unmeasured::new(
        "case-impact-lowest",
        "涉企案件负面影响降至最低",
        "the least harm to firms by cases",
        WhyUnmeasured::NoFigure,
        cite(46, &[102], "将司法活动对企业生产经营负面影响降至最低"),
    )
    .noted(Note::new(
        "The least (最低) is not put in figures.",
        "“最低”未作量化。",
    )),
    Unmeasured::new(
        "compliance-cases-prompt",
        "合规案件及时纳入",
        "cases taken into compliance promptly",
        WhyUnmeasured::NoFigure,
        cite(47, &[104], "及时纳入合规程序办理"),
    )
    .noted(Note::new(
        "Promptly (及时) has no time.",
        "“及时”未写明时间。",
    )),
    Unmeasured::new(
        "enforcement-time",
        "缩短执行期限",
        "less time for enforcement",
        WhyUnmeasured::NoFigure,
        cite_annex(&[108], "提高执行质效、缩短执行期限"),
    )
    .noted(Note::new(
        "Neither the time nor that before is given; cases with assets have \
             the statutory time.",
        "缩短前后的期限均未写明；有财产可供执行案件另有法定期限。",
    )),
    Unmeasured::new(
        "culture-space-per-head",
        "提高文化建筑面积和藏书量",
        "more cultural space and library books per head",
        WhyUnmeasured::NoFigure,
        cite_annex(&[118], "提高万人城市文化建筑面积、人均拥有公共图书馆藏书量"),
    )
    .noted(Note::new(
        "Neither the figures nor those before are given.",
        "提高前后的数值均未写明。",
    )),
    Unmeasured::new(
        "province-first-tier",
        "全省第一方阵",
        "in the first tier of the province",
        WhyUnmeasured::NoRank,
        cite_annex(&[128], "紧紧围绕全省第一方阵目标"),
    )
    .noted(Note::new(
        "The first tier (第一方阵) has no rank.",
        "“第一方阵”未写明名次。",
    )),
];
