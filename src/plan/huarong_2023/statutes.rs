//! The statutory limits (法定时限) behind the commitments of the plan: each text with
//! its article, the period in which it is in force and what it depends on.
//!
//! An amended law is two texts. Articles and days of force are those of the texts
//! themselves; a text is not cited for what it does not say.

use super::parts::date;
use crate::plan::citation::Note;
use crate::plan::commitment::{Event, Statutory};
use crate::term::limit::{calendar_days, months, working_days};

/// 市场主体登记管理条例 art. 19: on the spot, else within three working days.
pub(super) const REGISTRATION: [Statutory<'static>; 1] =
    [
        Statutory::new(working_days(3), "市场主体登记管理条例", "19")
            .in_force(date(2022, 3, 1), None)
            .on_condition(Note::new(
                "the application is complete and in proper form; in complex matters the \
                 head of the registry may allow three working days more.",
                "申请材料齐全、符合法定形式；情形复杂的，经登记机关负责人批准，\
                 可再延长3个工作日。",
            )),
    ];

/// 保障中小企业款项支付条例, of 2020 (国务院令第728号) arts. 8 and 9, and as amended in
/// 2025 (第802号) arts. 9 and 10. The 30 days run from delivery; where the contract
/// makes inspection or acceptance the condition of payment, from that: the article on
/// the period and the one on its start are cited together. What tells of acceptance
/// comes first, of either text, so that delivery does not decide beside it.
pub(super) const PAYMENT: [Statutory<'static>; 4] = [
    payment(AMENDED, "9、10")
        .from(ACCEPTANCE_PASSED)
        .in_force(date(2025, 6, 1), None)
        .on_condition(IF_SO_AGREED),
    payment(OF_2020, "8、9")
        .from(ACCEPTANCE_PASSED)
        .in_force(date(2020, 9, 1), Some(date(2025, 5, 31)))
        .on_condition(IF_SO_AGREED),
    payment(AMENDED, "9")
        .from(DELIVERED)
        .in_force(date(2025, 6, 1), None)
        .on_condition(SMALL_FIRMS),
    payment(OF_2020, "8")
        .from(DELIVERED)
        .in_force(date(2020, 9, 1), Some(date(2025, 5, 31)))
        .on_condition(SMALL_FIRMS),
];

/// 政府采购法 art. 56: 30 working days from the receipt of the complaint.
pub(super) const COMPLAINT: [Statutory<'static>; 1] =
    [Statutory::new(working_days(30), "政府采购法", "56").in_force(date(2003, 1, 1), None)];

/// 行政许可法 art. 42 ¶2: 45 working days (art. 82) where departments handle permits
/// together.
pub(super) const JOINT_PERMITS: [Statutory<'static>; 1] =
    [Statutory::new(working_days(45), "行政许可法", "42")
        .in_force(date(2004, 7, 1), None)
        .on_condition(Note::new(
            "the departments handle the permits together (art. 26); each permit by itself \
             has 20 working days. The government may allow 15 working days more.",
            "依照第26条统一办理或者联合办理、集中办理；单项许可为20个工作日。\
             经本级人民政府负责人批准，可以延长15个工作日。",
        ))];

/// 审限规定 art. 5: six months from filing.
pub(super) const ENFORCEMENT: [Statutory<'static>; 1] =
    [Statutory::new(months(6), TIME_OF_TRIALS, "5").in_force(date(2000, 9, 28), None)];

/// 审限规定 art. 5: three months from filing in 非诉执行.
pub(super) const ENFORCEMENT_WITHOUT_SUIT: [Statutory<'static>; 1] =
    [Statutory::new(months(3), TIME_OF_TRIALS, "5").in_force(date(2000, 9, 28), None)];

const OF_2020: &str = "保障中小企业款项支付条例（国务院令第728号）";
const AMENDED: &str = "保障中小企业款项支付条例（国务院令第802号）";
const TIME_OF_TRIALS: &str = "最高人民法院关于严格执行案件审理期限制度的若干规定";

const ACCEPTANCE_PASSED: Event<'static> = Event::new("acceptance-passed", "检验或者验收合格");
const DELIVERED: Event<'static> = Event::new("delivered", "货物、工程、服务交付");

const SMALL_FIRMS: Note<'static> = Note::new(
    "the supplier is a small or medium enterprise; the contract may give up to 60 days.",
    "供应商为中小企业；合同另有约定的，付款期限最长不得超过60日。",
);
const IF_SO_AGREED: Note<'static> = Note::new(
    "the supplier is a small or medium enterprise and the contract makes payment depend on \
     inspection or acceptance passed; it may give up to 60 days.",
    "供应商为中小企业，且约定以检验或者验收合格作为付款条件；合同另有约定的，\
     付款期限最长不得超过60日。",
);

/// 30 days, of what is owed to a small or medium enterprise.
const fn payment(law: &'static str, article: &'static str) -> Statutory<'static> {
    Statutory::new(calendar_days(30), law, article)
}
