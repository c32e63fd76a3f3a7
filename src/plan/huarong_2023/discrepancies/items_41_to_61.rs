//! Where body and annex differ: items 41 to 61, and the document as a whole.

use super::notes::{ANNEX_ALONE, EMPTY_CELLS, SAME_MEANING};
use crate::plan::citation::Note;
use crate::plan::discrepancy::{Difference, Discrepancy};

pub(super) const DISCREPANCIES: [Discrepancy<'static>; 24] = [
    Discrepancy::new(
        Difference::Wording,
        &[],
        "加快劳动关系预警监测平台建设",
        "加强劳动关系预警监测平台建设",
        SAME_MEANING,
    )
    .at(Some(41), &[92]),
    Discrepancy::new(
        Difference::Silence,
        &[],
        "以湖北省“十四五”时期公共法律服务工作主要指标为服务标准",
        "",
        Note::new(
            "The body alone names a standard, which it does not give; nothing is checked.",
            "仅正文写明服务标准，未列其数值，无从核对。",
        ),
    )
    .at(Some(45), &[98]),
    Discrepancy::new(
        Difference::Date,
        &["milestone-2023-12-31-ongoing"],
        "",
        "2023年12月底,长期推",
        Note::new(
            "The last sign of 长期推进 is missing; the duty is read as ongoing.",
            "“长期推进”缺“进”字，按长期推进计。",
        ),
    )
    .at(Some(46), &[102, 103]),
    Discrepancy::new(
        Difference::Wording,
        &[],
        "对涉案企业的合规承诺、整改情况进行调查",
        "对涉案企业的合规承诺、整改等情况进行调查",
        SAME_MEANING,
    )
    .at(Some(47), &[105]),
    Discrepancy::new(
        Difference::Wording,
        &[],
        "试点改革,临时地址登记实现数字化、标准化管理",
        "改革试点,临时地址登记实现数字化、标准化管理",
        SAME_MEANING,
    )
    .at(Some(48), &[106]),
    Discrepancy::new(
        Difference::Silence,
        &[],
        "想要申请办理居住登记的职工,仅需单位出具就业及居住凭证即可办理",
        "",
        Note::new(
            "The body alone says what is asked for; there is no time or number to check.",
            "仅正文写明所需凭证，无时限或数值可核对。",
        ),
    )
    .at(Some(48), &[106]),
    Discrepancy::new(
        Difference::Numbering,
        &[],
        "49.提升司法审判质效",
        "48.提升司法审判质效",
        Note::new(
            "The annex makes two measures of item 49, 48 and 49, under one heading; from \
             measure 49 on the numbers agree again.",
            "正文第49条在附件中分为同名的第48、49条，自附件第49条起编号复归一致。",
        ),
    )
    .at(Some(49), &[107, 108]),
    Discrepancy::new(
        Difference::Silence,
        &["enforcement-time"],
        "",
        "提高执行质效、缩短执行期限",
        ANNEX_ALONE,
    )
    .at(Some(49), &[108]),
    Discrepancy::new(
        Difference::Silence,
        &["lawyer-platform-60", "online-court-platform-50"],
        "",
        "实现律师服务平台、在线服务平台综合利用率分别达到60%、50%以上",
        ANNEX_ALONE,
    )
    .at(Some(50), &[109]),
    Discrepancy::new(
        Difference::Wording,
        &[],
        "持续探索专家教授“科研在武汉、转化在华容”模式",
        "持续深化专家教授“科研在武汉、转化在华容”模式",
        SAME_MEANING,
    )
    .at(Some(52), &[114]),
    Discrepancy::new(
        Difference::Scope,
        &[],
        "加快推进三江港一类水运口岸正式开放",
        "加快推进机场口岸、三江港一类水运口岸正式开放",
        Note::new(
            "The annex has the airport's port of entry too; the task is held so.",
            "附件另含机场口岸，任务照附件。",
        ),
    )
    .at(Some(53), &[115]),
    Discrepancy::new(
        Difference::Silence,
        &["kindergartens-3", "schools-5"],
        "",
        "新建改扩建3所公办幼儿园,实施5所学校标准化建设和改薄提升工程",
        ANNEX_ALONE,
    )
    .at(Some(54), &[119]),
    Discrepancy::new(
        Difference::Silence,
        &["hospital-beds-top"],
        "",
        "增加人均床位数达到全省前列",
        ANNEX_ALONE,
    )
    .at(Some(54), &[120]),
    Discrepancy::new(
        Difference::Silence,
        &["nursing-beds-100"],
        "",
        "失能特困人员集中供养中心护理型床位达到100%",
        ANNEX_ALONE,
    )
    .at(Some(54), &[121]),
    Discrepancy::new(Difference::Lead, &[], "", "区文旅局", EMPTY_CELLS)
        .at(Some(54), &[118, 119, 120, 121]),
    Discrepancy::new(
        Difference::Silence,
        &["culture-space-per-head"],
        "",
        "提高万人城市文化建筑面积、人均拥有公共图书馆藏书量",
        ANNEX_ALONE,
    )
    .at(Some(54), &[118]),
    Discrepancy::new(
        Difference::Wording,
        &["environment-scores-top"],
        "创新工作方式方法",
        "创新工作方式",
        SAME_MEANING,
    )
    .at(Some(55), &[123]),
    Discrepancy::new(
        Difference::Wording,
        &[],
        "",
        "区卫健局",
        Note::new(
            "One office is called 区卫健委 in tasks 117 and 120 and 区卫健局 in task 126; \
             kept as printed.",
            "同一部门在第117、120项称区卫健委，在第126项称区卫健局；照印。",
        ),
    )
    .at(Some(57), &[120, 126]),
    Discrepancy::new(
        Difference::Silence,
        &["province-first-tier"],
        "",
        "紧紧围绕全省第一方阵目标",
        Note::new(
            "The annex alone has the aim, which names no rank; nothing is checked.",
            "仅附件写有此目标，未写名次，无从核对。",
        ),
    )
    .at(Some(58), &[128]),
    Discrepancy::new(
        Difference::Wording,
        &[],
        "指导、督导各项工作落实",
        "指导、督办各项工作落实",
        SAME_MEANING,
    )
    .at(Some(59), &[132]),
    Discrepancy::new(
        Difference::Wording,
        &[],
        "60.持续推进执纪监督",
        "60.持续推进执纪督查",
        SAME_MEANING,
    )
    .at(Some(60), &[134]),
    Discrepancy::new(
        Difference::Date,
        &["milestone-2023-04-30-ongoing"],
        "2023年6月7日",
        "2023年4月底,长期推进",
        Note::new(
            "The task was due before the plan was issued. 30 April 2023 is a holiday; the \
             date is not moved.",
            "任务时限早于方案印发。2023年4月30日为放假日，不顺延。",
        ),
    )
    .at(None, &[33]),
    Discrepancy::new(
        Difference::Date,
        &["milestone-2023-05-31-ongoing"],
        "2023年6月7日",
        "2023年5月底,长期推进",
        Note::new(
            "The tasks were due before the plan was issued.",
            "任务时限早于方案印发。",
        ),
    )
    .at(None, &[34, 35]),
    Discrepancy::new(
        Difference::Date,
        &["milestone-2023-10-31"],
        "",
        "2023年10月",
        Note::new(
            "A month without 底 is read as its end, as 2023年10月底 of tasks 32, 97, 98 and \
             106.",
            "无“底”字的月份按月底计，与第32、97、98、106项“2023年10月底”同。",
        ),
    )
    .at(None, &[59, 65]),
];
