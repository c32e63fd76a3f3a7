//! Huarong District's plan of 2023.
//!
//! 华容区以控制成本为核心优化营商环境行动方案, issued on 7 June 2023. Every row cites
//! the item of the body, the task of the annex and the words that carry the
//! number. Where the plan is silent the rule is the law's, and says so.
//!
//! Cases are bound from the date of issue on: the plan names no other.

mod discrepancies;
mod indicators;
mod tasks;

use chrono::NaiveDate;

use super::Plan;
use crate::citation::{Citation, Place};
use crate::commitment::{Commitment, Event, Start, Statutory, Target, Variant, commitment};
use crate::conventions::{Conventions, StopDays};
use crate::limit::{
    calendar_days, half_working_days, hours, immediate, minutes, months, working_days,
};
use crate::stops::{StopKind, StopKinds};

pub use self::discrepancies::DISCREPANCIES;
pub use self::indicators::{INDICATORS, UNMEASURED};
pub use self::tasks::TASKS;

/// The plan.
pub const PLAN: Plan<'static> = Plan::new(
    "huarong-2023",
    "华容区以控制成本为核心优化营商环境行动方案",
    ISSUED,
    &COMMITMENTS,
)
.with_indicators(&INDICATORS)
.with_unmeasured(&UNMEASURED)
.with_tasks(&TASKS)
.with_discrepancies(&DISCREPANCIES);

/// The date of issue, 7 June 2023.
pub const ISSUED: NaiveDate = match NaiveDate::from_ymd_opt(2023, 6, 7) {
    Some(date) => date,
    None => NaiveDate::MIN,
};

/// A kind of construction project (item 7), in the order of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Project {
    /// Government-invested buildings and city infrastructure
    /// (政府投资房屋建筑和城市基础设施项目).
    GovernmentInvested,
    /// Privately invested buildings (社会投资房屋建筑项目).
    PrivateBuilding,
    /// Privately invested ordinary industry (社会投资一般工业类项目).
    PrivateIndustrial,
    /// Privately invested, on land sold with an approved plan
    /// (社会投资带方案出让土地类项目).
    LandWithPlan,
    /// Privately invested, simple and of low risk (社会投资简易低风险项目).
    SimpleLowRisk,
}

/// A kind of electricity supply (item 38).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Supply {
    /// Low voltage (低压).
    LowVoltage {
        /// A resident (居民); the plan tells works apart for others only.
        residential: bool,
        /// With works outside the premises (有外部配套工程).
        external_works: bool,
    },
    /// High voltage (高压).
    HighVoltage,
}

/// The commitment on the approval time of a construction project.
#[must_use]
pub const fn construction_approval(project: Project) -> &'static Commitment<'static> {
    match project {
        Project::GovernmentInvested => &APPROVAL_GOVERNMENT_INVESTED,
        Project::PrivateBuilding => &APPROVAL_PRIVATE_BUILDING,
        Project::PrivateIndustrial => &APPROVAL_PRIVATE_INDUSTRIAL,
        Project::LandWithPlan => &APPROVAL_LAND_WITH_PLAN,
        Project::SimpleLowRisk => &APPROVAL_SIMPLE_LOW_RISK,
    }
}

/// The commitment on the mean time of a power connection.
///
/// ```
/// use shixian::plan::huarong_2023::{Supply, power_connection};
///
/// let supply = Supply::LowVoltage { residential: false, external_works: true };
/// assert_eq!(power_connection(supply).limit().to_string(), "9.0 working days");
/// ```
#[must_use]
pub const fn power_connection(supply: Supply) -> &'static Commitment<'static> {
    match supply {
        Supply::LowVoltage {
            residential: true, ..
        } => &CONNECTION_RESIDENT,
        Supply::LowVoltage {
            external_works: false,
            ..
        } => &CONNECTION_WITHOUT_WORKS,
        Supply::LowVoltage { .. } => &CONNECTION_WITH_WORKS,
        Supply::HighVoltage => &CONNECTION_HIGH_VOLTAGE,
    }
}

/// Every commitment in time, in the order of the plan.
pub const COMMITMENTS: [Commitment<'static>; 22] = [
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
        .stopped_by(SUPPLEMENT)
        .cite(cite(1, &[2], "企业自主申报名称后,即时办结设立登记"))
        .statutory(Statutory::new(
            working_days(3),
            "市场主体登记管理条例",
            "19",
        ));

/// Item 1: a company set up in 0.5 day. How half a day is read is a convention
/// ([`HalfDay`](crate::HalfDay)).
pub const BUSINESS_SETUP: Commitment<'static> =
    commitment("business-setup-half-day", "企业开办0.5天办结")
        .english("company set-up in half a day")
        .also_called(&["企业开办"])
        .from(Event::new("name-declared", "企业自主申报名称"))
        .to(Event::new("set-up", "企业开办全部事项办结"))
        .within(half_working_days(1))
        .stopped_by(SUPPLEMENT)
        .cite(cite(1, &[1, 2], "0.5天完成开办企业"))
        .statutory(Statutory::new(
            working_days(3),
            "市场主体登记管理条例",
            "19",
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
        .stopped_by(LICENSING)
        .cite(cite(6, &[15], "验收时限压缩至3个工作日内"));

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
        .cite(cite(9, &[20], "自收到供应商验收申请后5日内组织履约验收"));

/// Item 9: payment within 20 working days of the invoice. The condition that
/// payment is due under the contract stands only in the annex: the clock starts
/// at the later of the two, unless the body's reading is asked for. Statutory:
/// 30 days from delivery, acceptance passed (保障中小企业款项支付条例 art. 9, as of
/// 2025; art. 8 of the text of 2020), where the supplier is a small firm.
pub const PROCUREMENT_PAYMENT: Commitment<'static> =
    commitment("procurement-payment-20wd", "收到发票至付款20个工作日")
        .english("payment after the invoice")
        .also_called(&["政府采购付款", "政府采购资金支付"])
        .from_later_of(INVOICE, PAYMENT_CONDITION)
        .to(Event::new("paid", "付款"))
        .within(working_days(20))
        .cite(cite(9, &[20], "将收到发票至付款时间压减至20个工作日内"))
        .readings(
            &[
                Variant::new(Place::Body, "将收到发票至付款时间压减至20个工作日内")
                    .from(Start::Event(INVOICE)),
                Variant::new(
                    Place::Annex,
                    "满足合同约定支付条件的,将收到发票至付款时间压减至20个工作日内",
                )
                .from(Start::LaterOf(INVOICE, PAYMENT_CONDITION)),
            ],
            Some(Place::Annex),
        )
        .statutory(
            Statutory::new(calendar_days(30), "保障中小企业款项支付条例", "9")
                .from(Event::new("acceptance-passed", "检验或者验收合格")),
        );

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
        .stopped_by(LICENSING)
        .cite(cite(9, &[20], "将政府采购投诉案件处理时间压减至"))
        .readings(
            &[
                Variant::new(Place::Body, "将政府采购投诉案件处理时间压减至20个工作日内")
                    .within(working_days(20)),
                Variant::new(Place::Annex, "将政府采购投诉案件处理时间压减至15个工作日内")
                    .within(working_days(15)),
            ],
            Some(Place::Annex),
        )
        .statutory(Statutory::new(working_days(30), "政府采购法", "56"));

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
        .cite(cite(
            30,
            &[62],
            "实现包括税务登记等13项业务30分钟内全部办结",
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
        .target(Target::Share(80))
        .cite(cite(30, &[60], "10分钟即办率达到80%"))
        .readings(TAX_CATEGORIES, None);

/// Item 30: all done within 1 hour, of the same matters.
pub const TAX_ONE_HOUR: Commitment<'static> = commitment("tax-one-hour-rate", "1小时即办率100%")
    .english("tax matters done in one hour")
    .also_called(&["1小时即办"])
    .from(TAX_ACCEPTED)
    .to(TAX_DONE)
    .within(hours(1))
    .target(Target::Share(100))
    .cite(cite(30, &[60], "1小时内即办率达到100%"))
    .readings(TAX_CATEGORIES, None);

/// Item 38: approvals for an ordinary power connection, in parallel, within 3
/// working days.
pub const POWER_PARALLEL_APPROVAL: Commitment<'static> =
    commitment("power-parallel-approval-3wd", "电力接入并联审批3个工作日")
        .english("parallel approval of power connections")
        .also_called(&["电力接入并联审批"])
        .from(Event::new("application-accepted", "受理"))
        .to(Event::new("approved", "审批办结"))
        .within(working_days(3))
        .stopped_by(LICENSING)
        .cite(cite(
            38,
            &[84],
            "一般电力接入客户并联审批时限压减至3个工作日内",
        ));

/// Item 38: the mean for low-voltage residents.
pub const CONNECTION_RESIDENT: Commitment<'static> = connection(
    "power-connection-average-low-voltage-resident",
    "平均接电时间 低压居民 1.5个工作日",
    "power connection, low-voltage residents",
    &["低压居民接电"],
    3,
    "低压居民1.5个工作日",
);

/// Item 38: the mean for other low-voltage users without outside works.
pub const CONNECTION_WITHOUT_WORKS: Commitment<'static> = connection(
    "power-connection-average-low-voltage-nonresident-no-works",
    "平均接电时间 低压非居民无外部配套工程 3个工作日",
    "power connection, low voltage without outside works",
    &["低压非居民接电（无外部配套工程）"],
    6,
    "低压非居民无外部配套工程3个工作日",
);

/// Item 38: the mean for other low-voltage users with outside works.
pub const CONNECTION_WITH_WORKS: Commitment<'static> = connection(
    "power-connection-average-low-voltage-nonresident-works",
    "平均接电时间 低压非居民有外部配套工程 9个工作日",
    "power connection, low voltage with outside works",
    &["低压非居民接电（有外部配套工程）"],
    18,
    "有外部配套工程9个工作日",
);

/// Item 38: the mean for high-voltage users.
pub const CONNECTION_HIGH_VOLTAGE: Commitment<'static> = connection(
    "power-connection-average-high-voltage",
    "平均接电时间 高压用户 15个工作日",
    "power connection, high voltage",
    &["高压用户接电"],
    30,
    "高压用户15个工作日",
);

/// Item 49: enforcement cases with assets closed within the statutory time, six
/// months from filing (最高人民法院关于严格执行案件审理期限制度的若干规定 art. 5); an
/// approved extension of three months enters as an extension of the case.
pub const ENFORCEMENT: Commitment<'static> = commitment(
    "enforcement-closure-rate",
    "有财产可供执行案件法定期限内结案率100%",
)
.english("enforcement within the statutory six months")
.also_called(&["有财产可供执行案件"])
.from(Event::new("filed", "立案"))
.to(Event::new("closed", "结案"))
.within(months(6))
.stopped_by(ENFORCEMENT_STOPS)
.target(Target::Share(100))
.cite(cite(
    49,
    &[108],
    "推动有财产可供执行案件法定期限内结案率达100%",
))
.statutory(Statutory::new(
    months(6),
    "最高人民法院关于严格执行案件审理期限制度的若干规定",
    "5",
));

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

const TAX_CATEGORIES: &[Variant<'static>] = &[
    Variant::new(Place::Body, "实现即办事项10分钟即办率达到80%").category("即办事项"),
    Variant::new(Place::Annex, "实现非即办事项10分钟即办率达到80%").category("非即办事项"),
];

const CONNECTION_READINGS: &[Variant<'static>] = &[
    Variant::new(Place::Body, "平均接电时间").stopped_by(StopKinds::NONE),
    Variant::new(Place::Annex, "不含用户自建用电工程").stopped_by(APPLICANT_WORKS),
];

const fn cite(item: u16, tasks: &'static [u16], words: &'static str) -> Citation<'static> {
    Citation::new(Some(item), tasks, words)
}

/// Words that stand in the annex alone.
const fn cite_annex(tasks: &'static [u16], words: &'static str) -> Citation<'static> {
    Citation::new(None, tasks, words)
}

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
        .stopped_by(LICENSING)
        .cite(cite(
            7,
            &[16],
            "审批时间分别压缩至40、30、20、10、10个工作日",
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
    words: &'static str,
) -> Commitment<'static> {
    commitment(id, title)
        .english(english)
        .also_called(names)
        .from(Event::new("application-accepted", "受理用电申请"))
        .to(Event::new("connected", "装表接电"))
        .within(half_working_days(halves))
        .stopped_by(APPLICANT_WORKS)
        .target(Target::Mean)
        .cite(cite(38, &[85], words))
        .readings(CONNECTION_READINGS, Some(Place::Annex))
}
