//! The indicators of the plan: fees, numbers of things, and bounds of capacity and length.

use super::numbers::whole;
use crate::plan::citation::{Citation, Note};
use crate::plan::huarong_2023::parts::{cite, cite_annex};
use crate::plan::indicator::{Comparison, Indicator, Measure, indicator};

pub(super) const INDICATORS: [Indicator<'static>; 24] = [
    indicator(
        "bank-account-fee-discount",
        "开户手续费不低于5折优惠",
        Measure::Amount,
        "原价的%",
    )
    .english(
        "fee for opening an account, of the list price",
        "% of the list price",
    )
    .promised(Comparison::AtMost, whole(50))
    .cite(cite_annex(&[67], "单位结算账户开户手续费实行不低于5折优惠"))
    .noted(Note::new(
        "A discount not below 5折 is read as a price of at most half the list price. To \
         the letter it could be a price of at least half.",
        "“不低于5折优惠”按收费不高于原价50%计；按字面亦可理解为不低于原价50%。",
    )),
    indicator(
        "first-account-one",
        "首个(或指定一个)账户",
        Measure::Count,
        "个账户",
    )
    .english("accounts with the discount at each bank", "accounts")
    .promised(Comparison::AtLeast, whole(1))
    .cite(cite_annex(&[67], "首个(或指定一个)单位结算账户"))
    .noted(Note::new(
        "The discount covers one account at each bank, the first or one named; where it \
         covers more, the promise is kept.",
        "每家银行一个账户享受优惠，首个或指定一个；优惠多于一个的，视为兑现。",
    )),
    indicator(
        "one-licence-industries-25",
        "“一业一证”行业25个",
        Measure::Count,
        "个行业",
    )
    .english("industries in the one-licence reform", "industries")
    .promised(Comparison::AtLeast, whole(25))
    .cite(cite(2, &[4], "2023年将改革行业拓展至25个以上"))
    .noted(Note::new(
        "25 itself is included (以上). The text says in 2023, the column of dates the \
         end of June 2023 and ongoing; both are held.",
        "“以上”含25个。正文与重点任务写“2023年”，完成时限栏写“2023年6月底,\
         长期推进”，两者并存。",
    )),
    indicator(
        "access-commitment-new-industries-4",
        "承诺即入制新增4个行业",
        Measure::Count,
        "个行业",
    )
    .english("industries added to access by commitment", "industries")
    .promised(Comparison::AtLeast, whole(4))
    .cite(Citation::new(Some(3), &[], "改革成功的基础上新增4个行业"))
    .noted(Note::new(
        "The body alone has the figure. A bare number is read as at least so many.",
        "仅正文有此数。仅写数字，按不少于该数计。",
    )),
    indicator(
        "cross-province-services-140",
        "“跨省通办”事项140项",
        Measure::Count,
        "项",
    )
    .english("services handled across provinces", "services")
    .promised(Comparison::MoreThan, whole(140))
    .cite(cite(14, &[31], "推动“跨省通办”高频服务事项超140项"))
    .noted(Note::new(
        "超 is more than 140; 140 itself does not keep it (民法典 art. 1259).",
        "“超140项”不含140项本数（民法典第1259条）。",
    )),
    indicator(
        "tax-services-13",
        "税务登记等13项业务",
        Measure::Count,
        "项",
    )
    .english("tax services of the half-hour package", "services")
    .promised(Comparison::Exactly, whole(13))
    .cite(cite(30, &[62], "包括税务登记等13项业务").annex("包括税务登记等13 项业务"))
    .noted(Note::new(
        "The thirteen services are not listed.",
        "13项业务文中未逐项列明。",
    )),
    indicator(
        "tax-payments-per-year-5",
        "年纳税次数5次",
        Measure::Amount,
        "次/年",
    )
    .english("tax payments a year", "payments a year")
    .promised(Comparison::AtMost, whole(5))
    .cite(cite_annex(&[62], "纳税人年纳税次数压减至5次以内"))
    .noted(Note::new(
        "5 itself is included (以内). Whether each taxpayer or the mean is not said; the \
         mean over taxpayers in a calendar year is taken.",
        "“以内”含5次。逐户还是平均，文中未明，此处按纳税人公历年平均次数计。",
    )),
    indicator(
        "application-form-1-per-stage",
        "每阶段1张申请表单",
        Measure::Count,
        "张",
    )
    .english("application forms of a stage of approval", "forms")
    .promised(Comparison::AtMost, whole(1))
    .cite(cite_annex(&[10], "将每个阶段的报审资料压缩至1张申请表单")),
    indicator(
        "construction-stages-4",
        "审批流程四个阶段",
        Measure::Count,
        "个阶段",
    )
    .english("stages of approval", "stages")
    .promised(Comparison::Exactly, whole(4))
    .cite(cite_annex(
        &[10],
        "划分为立项用地规划许可、工程建设许可、施工许可、竣工验收四个阶段",
    )),
    indicator("kindergartens-3", "公办幼儿园3所", Measure::Count, "所")
        .english("public kindergartens built or enlarged", "kindergartens")
        .promised(Comparison::AtLeast, whole(3))
        .cite(cite_annex(&[119], "新建改扩建3所公办幼儿园"))
        .noted(Note::new(
            "A bare number is read as at least so many.",
            "仅写数字，按不少于该数计。",
        )),
    indicator("schools-5", "学校标准化建设5所", Measure::Count, "所")
        .english("schools brought up to standard", "schools")
        .promised(Comparison::AtLeast, whole(5))
        .cite(cite_annex(&[119], "实施5所学校标准化建设和改薄提升工程"))
        .noted(Note::new(
            "A bare number is read as at least so many.",
            "仅写数字，按不少于该数计。",
        )),
    indicator(
        "power-zero-investment-200kw",
        "小微企业用电报装“零投资”200千瓦",
        Measure::Amount,
        "千瓦",
    )
    .english("capacity connected at no cost to small firms", "kW")
    .promised(Comparison::AtLeast, whole(200))
    .cite(cite(
        38,
        &[83],
        "将小微企业用电报装“零投资”容量提升至200千瓦",
    ))
    .noted(Note::new(
        "Observed is the capacity up to which a connection costs the firm nothing, 200 \
         kW included; a higher bound keeps the promise.",
        "所测为“零投资”的容量上限，含200千瓦本数；上限更高的，视为兑现。",
    )),
    indicator(
        "power-zero-investment-1250kva",
        "高压“零投资”1250千伏安",
        Measure::Amount,
        "千伏安",
    )
    .english(
        "high-voltage capacity without cost outside the premises",
        "kVA",
    )
    .promised(Comparison::AtLeast, whole(1250))
    .cite(cite_annex(
        &[83],
        "全市高压用电报装容量1250千伏安及以下用户,建筑区划红线外用电工程“零投资”",
    ))
    .noted(Note::new(
        "Observed is the capacity up to which works outside the red line cost the user \
         nothing, 1250 kVA included; a higher bound keeps the promise. The annex says \
         the whole city (全市); the district's users are meant here.",
        "所测为红线外用电工程“零投资”的容量上限，含1250千伏安本数；上限更高的，\
         视为兑现。附件写“全市”，此处按本区用户计。",
    )),
    indicator(
        "road-crossing-40m",
        "穿越城市道路40米",
        Measure::Amount,
        "米",
    )
    .english("road crossing of works by notice and record", "metres")
    .promised(Comparison::AtLeast, whole(40))
    .cite(cite_annex(&[84], "穿越城市道路不超过40米"))
    .noted(Note::new(
        "Observed is the length up to which works are by notice and record, 40 m \
         included; a higher bound keeps the promise. Works have to be within this and \
         the length of the line.",
        "所测为适用告知承诺备案制的穿越长度上限，含40米本数；上限更高的，视为兑现。\
         须与线路长度同时满足。",
    )),
    indicator("line-length-1000m", "线路长度1000米", Measure::Amount, "米")
        .english("line length of works by notice and record", "metres")
        .promised(Comparison::AtLeast, whole(1000))
        .cite(cite_annex(&[84], "线路长度不超过1000米"))
        .noted(Note::new(
            "Observed is the length up to which works are by notice and record, 1000 m \
             included; a higher bound keeps the promise. Works have to be within this and \
             the road crossing.",
            "所测为适用告知承诺备案制的线路长度上限，含1000米本数；上限更高的，视为兑现。\
             须与穿越长度同时满足。",
        )),
    indicator(
        "power-one-contact",
        "现场接触一次、一次不用跑",
        Measure::Count,
        "次",
    )
    .english("contacts on site for a power connection", "contacts")
    .promised(Comparison::AtMost, whole(1))
    .cite(cite_annex(
        &[85],
        "线上一口受理、现场接触一次,用户一次不用跑",
    ))
    .noted(Note::new(
        "Counted are the contacts on site. That the user makes no trip at all is \
         promised besides, and not counted here.",
        "统计现场接触次数；“用户一次不用跑”另为一项承诺，此处不计。",
    )),
    indicator(
        "startup-loan-lpr-150bp",
        "减免LPR-150BP以下部分利息",
        Measure::Amount,
        "BP（相对LPR）",
    )
    .english(
        "interest waived on start-up loans, up to the LPR less",
        "BP against the LPR",
    )
    .promised(Comparison::AtLeast, whole(-150))
    .cite(cite(44, &[97], "减免贷款利息中LPR-150BP以下的部分"))
    .noted(Note::new(
        "Observed is the bound, against the LPR, below which interest is waived; a \
         higher bound keeps the promise. Which LPR, and of which day, is not said.",
        "所测为利息减免的上限（相对LPR）；上限更高的，视为兑现。采用何种期限、何日的LPR，\
         文中未明。",
    )),
    indicator(
        "one-judge-per-enterprise",
        "“一企一法官”",
        Measure::Count,
        "名法官/企业",
    )
    .english("judges for each enterprise", "judges for an enterprise")
    .promised(Comparison::AtLeast, whole(1))
    .cite(cite(45, &[99], "建立“一企一法官”服务机制"))
    .noted(Note::new(
        "Observed is the least number that any enterprise served has.",
        "所测为各服务企业中对接法官人数的最小值。",
    )),
    indicator(
        "same-person-for-same-enterprise",
        "同类企业、同个企业案件由同一个人负责",
        Measure::Count,
        "人",
    )
    .english("persons for the cases of one enterprise", "persons")
    .promised(Comparison::Exactly, whole(1))
    .cite(cite(49, &[108], "同个企业案件由同一个人负责"))
    .noted(Note::new(
        "Observed is the greatest number for any enterprise. Enterprises of one kind \
         (同类企业) have no list and are not counted.",
        "所测为各企业案件负责人数的最大值；“同类企业”未列范围，此处不计。",
    )),
    indicator(
        "real-estate-registration-fee-zero",
        "小微企业免收不动产登记费",
        Measure::Amount,
        "元",
    )
    .english("real-estate registration fee of small firms", "yuan")
    .promised(Comparison::Exactly, whole(0))
    .cite(cite(19, &[38], "巩固小微企业免收不动产登记费成果")),
    indicator(
        "account-management-fee-zero",
        "免收账户管理费和年费",
        Measure::Amount,
        "元",
    )
    .english("management and yearly fees of business accounts", "yuan")
    .promised(Comparison::Exactly, whole(0))
    .cite(cite_annex(&[67], "免收单位结算账户管理费和年费")),
    indicator(
        "gas-outside-red-line-fee-zero",
        "红线以外工程费用为零",
        Measure::Amount,
        "元",
    )
    .english("charge for gas works outside the premises", "yuan")
    .promised(Comparison::Exactly, whole(0))
    .cite(cite(37, &[80], "禁止向企业收取用户红线以外工程费用")),
    indicator(
        "transfer-power-one-file",
        "供电主体“一户一档”",
        Measure::Count,
        "档/户",
    )
    .english("files for each reseller of power", "files for a reseller")
    .promised(Comparison::Exactly, whole(1))
    .cite(cite(39, &[87], "建立供电主体“一户一档”工作台账")),
    indicator(
        "one-door-one-window",
        "只进“一门”、只找“一窗”",
        Measure::Count,
        "门/窗",
    )
    .english("doors and windows to go to", "doors or windows")
    .promised(Comparison::Exactly, whole(1))
    .cite(cite(13, &[28, 29], "实现企业群众办事只进“一门”"))
    .noted(Note::new(
        "One door (task 28) and, in townships and villages, one window (task 29, \
         只找“一窗”) are one promise here: the greater of the two numbers is observed.",
        "“一门”（附件第28项）与乡村两级“一窗”（附件第29项）此处作为一项承诺，\
         取两者中较大的数。",
    )),
];
