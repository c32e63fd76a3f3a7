//! The commitments in time of the plan (items 1 to 50).

use super::parts::{cite, cite_annex};
use super::statutes;
use crate::plan::citation::{Citation, Note, Place};
use crate::plan::commitment::{Commitment, Event, Reading, Start, Statutory, Target, commitment};
use crate::term::conventions::{Conventions, StopDays};
use crate::term::limit::{
    Limit, calendar_days, half_working_days, hours, immediate, minutes, months, working_days,
};
use crate::term::stops::{StopKind, StopKinds};

/// Every commitment in time, in the order of the plan.
pub const COMMITMENTS: [Commitment<'static>; 23] = [
    BUSINESS_REGISTRATION,
    BUSINESS_SETUP,
    CREDIT_COMMITMENT_PUBLICATION,
    JOINT_ACCEPTANCE,
    APPROVAL_GOVERNMENT_INVESTED,
    APPROVAL_PRIVATE_BUILDING,
    APPROVAL_PRIVATE_INDUSTRIAL,
    APPROVAL_LAND_WITH_PLAN,
    APPROVAL_SIMPLE_LOW_RISK,
    PROCUREMENT_ACCEPTANCE,
    PROCUREMENT_PAYMENT,
    PROCUREMENT_COMPLAINT,
    TAX_VISIT,
    TAX_THIRTEEN_SERVICES,
    TAX_TEN_MINUTES,
    TAX_ONE_HOUR,
    POWER_PARALLEL_APPROVAL,
    CONNECTION_RESIDENT,
    CONNECTION_WITHOUT_WORKS,
    CONNECTION_WITH_WORKS,
    CONNECTION_HIGH_VOLTAGE,
    ENFORCEMENT,
    ENFORCEMENT_WITHOUT_SUIT,
];

/// Item 1: registration at once after the name is self-declared. Statutory: on
/// the spot, else within three working days (市场主体登记管理条例 art. 19).
pub const BUSINESS_REGISTRATION: Commitment<'static> =
    commitment("business-registration-instant", "企业设立登记即时办结")
        .english("company registration at once")
        .also_called(&["企业设立登记", "设立登记"])
        .from(Event::new("name-declared", "企业自主申报名称"))
        .to(Event::new("registered", "设立登记办结"))
        .within(immediate())
        .stops_for(SUPPLEMENT)
        .cite(cite(1, &[2], "企业自主申报名称后,即时办结设立登记"))
        .noted(Note::new(
            "“At once” is no number; it is read as before closing of the working day of \
             the request or, out of hours, of the next.",
            "“即时”不是数值，按提出申请的工作日下班前办结计，办公时间外提出的按下一工作日计。",
        ))
        .with_statutory(&statutes::REGISTRATION);

/// Item 1: a company set up in 0.5 day. How half a day is read is a convention
/// ([`HalfDay`](crate::term::HalfDay)).
pub const BUSINESS_SETUP: Commitment<'static> =
    commitment("business-setup-half-day", "企业开办0.5天办结")
        .english("company set-up in half a day")
        .also_called(&["企业开办"])
        .from(Event::new("name-declared", "企业自主申报名称"))
        .to(Event::new("set-up", "企业开办全部事项办结"))
        .within(half_working_days(1))
        .stops_for(SUPPLEMENT)
        .cite(cite(1, &[1, 2], "0.5天完成开办企业"))
        .noted(Note::new(
            "The plan writes 天, not 工作日; half a day is read as half of the office's \
             own day. Four working hours and the next half-day session can be chosen. \
             市场主体登记管理条例 art. 19 limits the registration alone, not seals, \
             invoices, accounts and insurance: no statutory limit is judged.",
            "文中写“天”而非“工作日”，0.5天按单位当日办公时间的一半计；\
             也可选四个工作小时或下一个半日时段。市场主体登记管理条例第19条仅限定登记，\
             公章、发票、银行、社保等事项不在其内，故不判定法定时限。",
        ));

/// Annex task 6: a credit commitment published within 15 日, calendar days.
pub const CREDIT_COMMITMENT_PUBLICATION: Commitment<'static> =
    commitment("credit-commitment-publication-15d", "信用承诺公示15日")
        .english("credit commitment published")
        .also_called(&["信用承诺公示"])
        .from(Event::new("committed", "市场主体作出信用承诺"))
        .to(Event::new("published", "向社会公示信用承诺信息"))
        .within(calendar_days(15))
        .cite(cite_annex(
            &[6],
            "在市场主体作出信用承诺之日起15日内,向社会公示信用承诺信息",
        ))
        .noted(Note::new(
            "日 is read as calendar days. Whether the credit record falls under the 15 \
             days too is left open; the publication alone is checked.",
            "“日”按自然日计。纳入信用记录是否亦须在15日内，文中未明；此处仅核对公示。",
        ));

/// Item 6: joint acceptance within 3 working days. The start is not stated; it
/// is taken to be the acceptance of the application.
pub const JOINT_ACCEPTANCE: Commitment<'static> =
    commitment("construction-joint-acceptance-3wd", "联合验收3个工作日")
        .english("joint acceptance of works")
        .also_called(&["联合验收", "竣工联合验收"])
        .from(Event::new("acceptance-requested", "受理联合验收申请"))
        .to(Event::new("acceptance-issued", "出具联合验收意见"))
        .within(working_days(3))
        .stops_for(LICENSING)
        .cite(cite(6, &[15], "验收时限压缩至3个工作日内"))
        .noted(Note::new(
            "The start is not stated; it is the acceptance of the request here. Time for \
             corrections and another inspection is not mentioned.",
            "起算点未写明，此处自受理联合验收申请起算；整改、复验时间文中未提及。",
        ));

/// Item 7, the first of five kinds of project (分别 … 40、30、20、10、10).
pub const APPROVAL_GOVERNMENT_INVESTED: Commitment<'static> = approval(
    "construction-approval-gov-invested-40wd",
    "政府投资房屋建筑和城市基础设施项目审批时间40个工作日",
    "approval of government-invested buildings and infrastructure",
    &["政府投资房屋建筑和城市基础设施项目"],
    40,
);

/// Item 7, the second kind.
pub const APPROVAL_PRIVATE_BUILDING: Commitment<'static> = approval(
    "construction-approval-private-building-30wd",
    "社会投资房屋建筑项目审批时间30个工作日",
    "approval of privately invested buildings",
    &["社会投资房屋建筑项目"],
    30,
);

/// Item 7, the third kind.
pub const APPROVAL_PRIVATE_INDUSTRIAL: Commitment<'static> = approval(
    "construction-approval-private-industrial-20wd",
    "社会投资一般工业类项目审批时间20个工作日",
    "approval of privately invested ordinary industry",
    &["社会投资一般工业类项目"],
    20,
);

/// Item 7, the fourth kind.
pub const APPROVAL_LAND_WITH_PLAN: Commitment<'static> = approval(
    "construction-approval-private-land-with-plan-10wd",
    "社会投资带方案出让土地类项目审批时间10个工作日",
    "approval of private projects on land sold with a plan",
    &["社会投资带方案出让土地类项目"],
    10,
);

/// Item 7, the fifth kind.
pub const APPROVAL_SIMPLE_LOW_RISK: Commitment<'static> = approval(
    "construction-approval-private-simple-low-risk-10wd",
    "社会投资简易低风险项目审批时间10个工作日",
    "approval of private simple low-risk projects",
    &["社会投资简易低风险项目"],
    10,
);

/// Item 9: acceptance organised within 5日 of the supplier's request, calendar
/// days.
pub const PROCUREMENT_ACCEPTANCE: Commitment<'static> =
    commitment("procurement-acceptance-5d", "政府采购履约验收5日")
        .english("procurement acceptance")
        .also_called(&["政府采购履约验收", "履约验收"])
        .from(Event::new("acceptance-requested", "收到供应商验收申请"))
        .to(Event::new("acceptance-organised", "组织履约验收"))
        .within(calendar_days(5))
        .cite(cite(9, &[20], "自收到供应商验收申请后5日内组织履约验收"))
        .noted(Note::new(
            "日 stands beside 工作日 in the same item and is read as calendar days. \
             Whether acceptance has to begin or to end within them is left open; the log \
             says when it was organised.",
            "同一条内“日”与“工作日”并用，此处“日”按自然日计；\
             “组织”指开始还是完成验收未写明，以记录的组织验收时间为准。",
        ));

/// Item 9: payment within 20 working days of the invoice. The condition that
/// payment is due under the contract stands only in the annex: the clock starts
/// at the later of the two, unless the body's reading is asked for. Statutory, where
/// the supplier is a small or medium enterprise (保障中小企业款项支付条例): 30 days
/// from delivery (art. 8 of the text of 2020, art. 9 of that of 2025) or, where the
/// contract makes payment depend on it, from inspection or acceptance passed (arts. 9
/// and 10). A case that tells of the latter is judged by it.
pub const PROCUREMENT_PAYMENT: Commitment<'static> =
    commitment("procurement-payment-20wd", "收到发票至付款20个工作日")
        .english("payment after the invoice")
        .also_called(&["政府采购付款", "政府采购资金支付"])
        .from_later_of(INVOICE, PAYMENT_CONDITION)
        .to(Event::new("paid", "付款"))
        .within(working_days(20))
        .cite(
            cite(9, &[20], "将收到发票至付款时间压减至20个工作日内")
                .annex("满足合同约定支付条件的,将收到发票至付款时间压减至20个工作日内"),
        )
        .noted(Note::new(
            "Only the annex makes the condition that payment is due under the contract. \
             The clock starts at the later of the two, unless the reading of the body is \
             asked for.",
            "仅附件写有“满足合同约定支付条件”。除选用正文口径外，\
             自收到发票与满足条件之较后者起算。",
        ))
        .read_as(
            &[
                Reading::new(Place::Body, "将收到发票至付款时间压减至20个工作日内")
                    .from(Start::Event(INVOICE)),
                Reading::new(
                    Place::Annex,
                    "满足合同约定支付条件的,将收到发票至付款时间压减至20个工作日内",
                )
                .from(Start::LaterOf(INVOICE, PAYMENT_CONDITION)),
            ],
            Some(Place::Annex),
        )
        .with_statutory(&statutes::PAYMENT);

/// Item 9: complaints decided within 20 working days (body) or 15 (annex).
/// Statutory: 30 working days from receipt (政府采购法 art. 56); time for
/// appraisal and supplements is out, both end days included (实施条例 art. 58).
pub const PROCUREMENT_COMPLAINT: Commitment<'static> =
    commitment("procurement-complaint-handling", "政府采购投诉处理")
        .english("procurement complaint")
        .also_called(&["政府采购投诉"])
        .from(Event::new("complaint-received", "收到投诉"))
        .to(Event::new("complaint-decided", "作出投诉处理决定"))
        .within(working_days(15))
        .counted(Conventions::new().with_stop_days(StopDays::Inclusive))
        .stops_for(LICENSING)
        .cite(
            cite(9, &[20], "将政府采购投诉案件处理时间压减至20个工作日内")
                .annex("将政府采购投诉案件处理时间压减至15个工作日内"),
        )
        .noted(Note::new(
            "The body says 20 working days, the annex 15; the stricter decides unless a \
             reading is asked for. The start is not stated; it is the receipt of the \
             complaint, as in the law.",
            "正文为20个工作日，附件为15个工作日，未选口径时从严。起算点未写明，\
             依法自收到投诉起算。",
        ))
        .read_as(
            &[
                Reading::new(Place::Body, "将政府采购投诉案件处理时间压减至20个工作日内")
                    .within(working_days(20)),
                Reading::new(Place::Annex, "将政府采购投诉案件处理时间压减至15个工作日内")
                    .within(working_days(15)),
            ],
            Some(Place::Annex),
        )
        .with_statutory(&statutes::COMPLAINT);

/// Annex task 62: the tax office visits within 2天 of the licence, calendar days.
pub const TAX_VISIT: Commitment<'static> =
    commitment("tax-onsite-guidance-2d", "税务2天内上门服务")
        .english("tax office visit")
        .also_called(&["税务上门服务"])
        .from(Event::new("licensed", "企业办理营业执照"))
        .to(Event::new("visited", "税务部门上门服务"))
        .within(calendar_days(2))
        .cite(cite_annex(
            &[62],
            "企业办理营业执照后,税务部门2天内上门服务",
        ))
        .noted(Note::new(
            "天 is read as calendar days, the day of the licence not counted.",
            "“天”按自然日计，办理营业执照当日不计入。",
        ));

/// Item 30: the thirteen services of the package within 30 minutes, all of them
/// together.
pub const TAX_THIRTEEN_SERVICES: Commitment<'static> =
    commitment("tax-thirteen-services-30min", "税务登记等13项业务30分钟")
        .english("thirteen tax services")
        .also_called(&["税务登记等13项业务"])
        .from(TAX_ACCEPTED)
        .to(Event::new("all-done", "13项业务全部办结"))
        .within(minutes(30))
        .cite(
            cite(30, &[62], "实现包括税务登记等13项业务30分钟内全部办结")
                .annex("实现包括税务登记等13 项业务30分钟内全部办结"),
        )
        .noted(Note::new(
            "The 30 minutes are read as those of all thirteen services together. The start \
             is not stated; it is the acceptance at the window.",
            "30分钟按13项业务合计计。起算点未写明，此处自窗口受理起算。",
        ));

/// Item 30: 80 % done within 10 minutes, of the matters done at once (body) or
/// of the others (annex).
pub const TAX_TEN_MINUTES: Commitment<'static> =
    commitment("tax-ten-minute-rate", "10分钟即办率80%")
        .english("tax matters done in ten minutes")
        .also_called(&["10分钟即办"])
        .from(TAX_ACCEPTED)
        .to(TAX_DONE)
        .within(minutes(10))
        .promised_of(Target::Share(80))
        .cite(cite(30, &[60], "10分钟即办率达到80%"))
        .noted(TAX_NOTE)
        .read_as(
            &[
                Reading::new(Place::Body, "实现即办事项10分钟即办率达到80%")
                    .in_category("即办事项"),
                Reading::new(Place::Annex, "实现非即办事项10分钟即办率达到80%")
                    .in_category("非即办事项"),
            ],
            None,
        );

/// Item 30: all done within 1 hour, of the same matters.
pub const TAX_ONE_HOUR: Commitment<'static> = commitment("tax-one-hour-rate", "1小时即办率100%")
    .english("tax matters done in one hour")
    .also_called(&["1小时即办"])
    .from(TAX_ACCEPTED)
    .to(TAX_DONE)
    .within(hours(1))
    .promised_of(Target::Share(100))
    .cite(cite(30, &[60], "1小时内即办率达到100%"))
    .noted(TAX_NOTE)
    .read_as(
        &[
            Reading::new(
                Place::Body,
                "实现即办事项10分钟即办率达到80%,1小时内即办率达到100%",
            )
            .in_category("即办事项"),
            Reading::new(
                Place::Annex,
                "实现非即办事项10分钟即办率达到80%,1小时内即办率达到100%",
            )
            .in_category("非即办事项"),
        ],
        None,
    );

/// Item 38: approvals for an ordinary power connection, in parallel, within 3
/// working days. Statutory: 45 for permits handled together (行政许可法 art. 42).
pub const POWER_PARALLEL_APPROVAL: Commitment<'static> =
    commitment("power-parallel-approval-3wd", "电力接入并联审批3个工作日")
        .english("parallel approval of power connections")
        .also_called(&["电力接入并联审批"])
        .from(Event::new("application-accepted", "受理"))
        .to(Event::new("approved", "审批办结"))
        .within(working_days(3))
        .stops_for(LICENSING)
        .cite(cite(
            38,
            &[84],
            "一般电力接入客户并联审批时限压减至3个工作日内",
        ))
        .noted(Note::new(
            "The start is not stated; it is the acceptance of the application here. Which \
             customers are ordinary ones (一般) is not said.",
            "起算点未写明，此处自受理起算；“一般电力接入客户”未作界定。",
        ))
        .with_statutory(&statutes::JOINT_PERMITS);

/// Item 38: the mean for low-voltage residents.
pub const CONNECTION_RESIDENT: Commitment<'static> = connection(
    "power-connection-average-low-voltage-resident",
    "平均接电时间 低压居民 1.5个工作日",
    "power connection, low-voltage residents",
    &["低压居民接电"],
    3,
    cite(38, &[85], "低压居民1.5个工作日"),
);

/// Item 38: the mean for other low-voltage users without outside works.
pub const CONNECTION_WITHOUT_WORKS: Commitment<'static> = connection(
    "power-connection-average-low-voltage-nonresident-no-works",
    "平均接电时间 低压非居民无外部配套工程 3个工作日",
    "power connection, low voltage without outside works",
    &["低压非居民接电（无外部配套工程）"],
    6,
    cite(38, &[85], "低压非居民无外部配套工程3个工作日")
        .annex("低压非居民(无外部配套工程)3个工作日"),
);

/// Item 38: the mean for other low-voltage users with outside works.
pub const CONNECTION_WITH_WORKS: Commitment<'static> = connection(
    "power-connection-average-low-voltage-nonresident-works",
    "平均接电时间 低压非居民有外部配套工程 9个工作日",
    "power connection, low voltage with outside works",
    &["低压非居民接电（有外部配套工程）"],
    18,
    cite(38, &[85], "有外部配套工程9个工作日").annex("低压非居民(有外部配套工程)9个工作日"),
);

/// Item 38: the mean for high-voltage users.
pub const CONNECTION_HIGH_VOLTAGE: Commitment<'static> = connection(
    "power-connection-average-high-voltage",
    "平均接电时间 高压用户 15个工作日",
    "power connection, high voltage",
    &["高压用户接电"],
    30,
    cite(38, &[85], "高压用户15个工作日").annex("高压用户15个工作日(不含用户自建用电工程)"),
);

/// Item 49: enforcement cases with assets closed within the statutory time, six
/// months from filing (最高人民法院关于严格执行案件审理期限制度的若干规定 art. 5); an
/// approved extension of three months enters as an extension of the case.
pub const ENFORCEMENT: Commitment<'static> = enforcement(
    "enforcement-closure-rate",
    "有财产可供执行案件法定期限内结案率100%",
    "enforcement within the statutory six months",
    &["有财产可供执行案件"],
    months(6),
    Note::new(
        "The statutory time is read as six months from filing; cases of 非诉执行 have a \
         commitment of their own. Whether an approved extension is within it is not said; \
         it is taken to be.",
        "“法定期限”按立案起六个月计，非诉执行案件另列；经批准延长的是否视为期限内，\
         文中未明，此处视为期限内。",
    ),
    &statutes::ENFORCEMENT,
);

/// Item 49 for 非诉执行, the enforcement of administrative decisions that were not
/// sued against: the same article gives it three months from filing.
pub const ENFORCEMENT_WITHOUT_SUIT: Commitment<'static> = enforcement(
    "enforcement-closure-rate-without-suit",
    "非诉执行案件（有财产可供执行）法定期限内结案率100%",
    "enforcement without a suit within the statutory three months",
    &["非诉执行案件", "非诉执行"],
    months(3),
    Note::new(
        "The plan does not tell 非诉执行 from other enforcement; the law it refers to gives \
         it three months from filing, and other cases six. An approved extension is taken \
         to be within it.",
        "文中未区分非诉执行；所称“法定期限”依规定为立案起三个月，其他执行案件为六个月。\
         经批准延长的视为期限内。",
    ),
    &statutes::ENFORCEMENT_WITHOUT_SUIT,
);

const fn enforcement(
    id: &'static str,
    title: &'static str,
    english: &'static str,
    names: &'static [&'static str],
    limit: Limit,
    note: Note<'static>,
    statutory: &'static [Statutory<'static>],
) -> Commitment<'static> {
    commitment(id, title)
        .english(english)
        .also_called(names)
        .from(Event::new("filed", "立案"))
        .to(Event::new("closed", "结案"))
        .within(limit)
        .stops_for(ENFORCEMENT_STOPS)
        .promised_of(Target::Share(100))
        .cite(cite(
            49,
            &[108],
            "推动有财产可供执行案件法定期限内结案率达100%",
        ))
        .noted(note)
        .with_statutory(statutory)
}

const INVOICE: Event<'static> = Event::new("invoice-received", "收到发票");
const PAYMENT_CONDITION: Event<'static> =
    Event::new("payment-condition-met", "满足合同约定支付条件");
const TAX_ACCEPTED: Event<'static> = Event::new("tax-matter-accepted", "窗口受理");
const TAX_DONE: Event<'static> = Event::new("tax-matter-done", "办结");

/// 补正 after acceptance (行政许可法 art. 32).
const SUPPLEMENT: StopKinds = StopKinds::NONE.with(StopKind::Supplement);
/// 补正, and the special procedures of 行政许可法 art. 45 or 政府采购法实施条例
/// art. 58.
const LICENSING: StopKinds = SUPPLEMENT.with(StopKind::SpecialProcedure);
/// Auction and valuation (最高人民法院审限规定 art. 9).
const ENFORCEMENT_STOPS: StopKinds = StopKinds::NONE.with(StopKind::SpecialProcedure);
/// 用户自建用电工程 (annex task 85).
const APPLICANT_WORKS: StopKinds = StopKinds::NONE.with(StopKind::ApplicantWorks);

const TAX_NOTE: Note<'static> = Note::new(
    "The body counts the matters done at once (即办), the annex the others \
     (非即办): both count unless a reading is asked for. Time runs while the \
     office is open.",
    "正文统计即办事项，附件统计非即办事项，未选口径时两者均计。仅计办公时间。",
);

const CONNECTION_READINGS: &[Reading<'static>] = &[
    Reading::new(Place::Body, "平均接电时间").stops_for(StopKinds::NONE),
    Reading::new(Place::Annex, "不含用户自建用电工程").stops_for(APPLICANT_WORKS),
];

/// Approval time is not defined by the plan; it is taken as the sum of the
/// approval stages, the time between them entered as stops.
const fn approval(
    id: &'static str,
    title: &'static str,
    english: &'static str,
    names: &'static [&'static str],
    days: u32,
) -> Commitment<'static> {
    commitment(id, title)
        .english(english)
        .also_called(names)
        .from(Event::new("application-accepted", "受理"))
        .to(Event::new("approved", "审批办结"))
        .within(working_days(days))
        .stops_for(LICENSING)
        .cite(
            cite(7, &[16], "审批时间分别压缩至40、30、20、10、10个工作日")
                .annex("审批时间分别压缩至40、30、20、10、10个工作日内"),
        )
        .noted(Note::new(
            "Approval time is not defined. It is read as the stages of approval together, \
             the time between them stopped; the five figures belong to the five kinds in \
             their order (分别). 行政许可法 art. 42 limits each decision (20 working days, \
             joint handling 45), not the stages together, of which none is named here: no \
             statutory limit is judged.",
            "“审批时间”未作定义，按各审批阶段合计、阶段之间暂停计；\
             五个数值按“分别”的顺序对应五类项目。行政许可法第42条限定的是每一次许可决定\
             （20个工作日，联合办理等45个工作日），不是各阶段合计，故不判定法定时限。",
        ))
}

/// Connection time runs from the accepted application to the connection, in open
/// time; the applicant's own works are out by the annex.
const fn connection(
    id: &'static str,
    title: &'static str,
    english: &'static str,
    names: &'static [&'static str],
    halves: u32,
    citation: Citation<'static>,
) -> Commitment<'static> {
    commitment(id, title)
        .english(english)
        .also_called(names)
        .from(Event::new("application-accepted", "受理用电申请"))
        .to(Event::new("connected", "装表接电"))
        .within(half_working_days(halves))
        .stops_for(APPLICANT_WORKS)
        .promised_of(Target::Mean)
        .cite(citation)
        .noted(Note::new(
            "The period of the mean is not stated; the report's is taken. Time runs from \
             the accepted application to the connection. The applicant's own works are \
             left out by the annex in a bracket after high-voltage users, read as of all \
             four kinds.",
            "平均的统计期间未写明，以报告期间为准；自受理至装表接电计时。\
             “不含用户自建用电工程”在附件中仅见于高压用户之后，此处适用于四类用户。",
        ))
        .read_as(CONNECTION_READINGS, Some(Place::Annex))
}
