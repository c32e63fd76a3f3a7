//! Where body and annex differ: items 29 to 61, and the document as a whole.

use super::notes::{ANNEX_ALONE, SAME_MEANING};
use crate::plan::citation::Note;
use crate::plan::discrepancy::{Difference, Discrepancy};

/// The tasks under measures whose numbers are one behind.
const DRIFTING: &[u16] = &[
    67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90,
    91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106,
];

pub(super) const DISCREPANCIES: [Discrepancy<'static>; 44] = [
    Discrepancy::new(
        Difference::Wording,
        &[],
        "认真打造“建立大件运输重点货运源头单位联系机制”改革试点",
        "认真实施“建立大件运输重点货运源头单位联系机制”改革试点",
        SAME_MEANING,
    )
    .at(Some(29), &[59]),
    Discrepancy::new(
        Difference::Scope,
        &["tax-ten-minute-rate", "tax-one-hour-rate"],
        "实现即办事项10分钟即办率达到80%,1小时内即办率达到100%",
        "实现非即办事项10分钟即办率达到80%,1小时内即办率达到100%",
        Note::new(
            "Opposite kinds of matters are counted. Both are held; unless a reading is asked \
             for, both kinds count.",
            "统计对象相反。两说并存，未选口径时两类均计。",
        ),
    )
    .at(Some(30), &[60]),
    Discrepancy::new(
        Difference::Wording,
        &["tax-thirteen-services-30min", "tax-services-13"],
        "实现包括税务登记等13项业务30分钟内全部办结",
        "实现包括税务登记等13 项业务30分钟内全部办结",
        SAME_MEANING,
    )
    .at(Some(30), &[62]),
    Discrepancy::new(
        Difference::Silence,
        &["tax-onsite-guidance-2d"],
        "",
        "企业办理营业执照后,税务部门2天内上门服务",
        ANNEX_ALONE,
    )
    .at(Some(30), &[62]),
    Discrepancy::new(
        Difference::Silence,
        &["tax-payments-per-year-5"],
        "",
        "纳税人年纳税次数压减至5次以内",
        ANNEX_ALONE,
    )
    .at(Some(30), &[62]),
    Discrepancy::new(
        Difference::Scope,
        &["tax-while-you-wait"],
        "实现办税事项“立等可取”",
        "将纳税人自主发起的涉税事项全部归口到固定办税服务厅办理",
        Note::new(
            "The annex means the matters a taxpayer starts, the body all; no figure is given \
             by either.",
            "附件限于纳税人自主发起的事项，正文未限；两处均无数值。",
        ),
    )
    .at(Some(30), &[63]),
    Discrepancy::new(
        Difference::Numbering,
        &[],
        "32.持续优化涉税问题服务质量",
        "30.提高办税便利度",
        Note::new(
            "Item 32 has no measure of its own in the annex: its task stands under measure \
             30.",
            "正文第32条在附件中无对应措施，其任务列于附件第30条之下。",
        ),
    )
    .at(Some(32), &[65]),
    Discrepancy::new(
        Difference::Silence,
        &[],
        "对纳税人缴费人诉求实行多级响应和限时办理",
        "",
        Note::new(
            "The body alone promises answers in limited time, and gives no time; nothing is \
             checked.",
            "仅正文写明限时办理，未写时限，无从核对。",
        ),
    )
    .at(Some(32), &[65]),
    Discrepancy::new(
        Difference::Numbering,
        &[],
        "33.推动金融系统减费让利",
        "32.推动金融系统减费让利",
        Note::new(
            "From here to item 48 the annex is one number behind: items 33 to 48 are its \
             measures 32 to 47. Citations give the item of the body and the task of the \
             annex.",
            "自此至正文第48条，附件编号少一：正文第33至48条为附件第32至47条。\
             引用以正文条号和附件序号为准。",
        ),
    )
    .at(Some(33), DRIFTING),
    Discrepancy::new(
        Difference::Silence,
        &[
            "bank-account-fee-discount",
            "first-account-one",
            "account-management-fee-zero",
        ],
        "",
        "首个(或指定一个)单位结算账户开户手续费实行不低于5折优惠,\
         免收单位结算账户管理费和年费",
        Note::new(
            "The body only says that fees are cut (减免有关费用); the figures are the \
             annex's.",
            "正文仅写“减免有关费用”，数值以附件为准。",
        ),
    )
    .at(Some(33), &[67]),
    Discrepancy::new(
        Difference::Wording,
        &["water-online-10000"],
        "实行“10000”标准”(申报1个环节",
        "实行“10000”标准(申报1个环节",
        Note::new(
            "The body has a quotation mark too many.",
            "正文多一右引号。",
        ),
    )
    .at(Some(36), &[74]),
    Discrepancy::new(
        Difference::Condition,
        &[],
        "对跨路段的外线工程实行告知承诺制施工",
        "由供水单位与相关部门协商实行告知承诺制施工",
        Note::new(
            "The annex asks for parallel approval and for talks before; the task is held so.",
            "附件另要求部门并联审批并协商，任务照附件。",
        ),
    )
    .at(Some(36), &[76]),
    Discrepancy::new(
        Difference::Wording,
        &["gas-online-10000", "gas-platform-00000"],
        "企业网上报装的,实行“10000”标准。由市工改平台推送的,实行“00000”标准",
        "与获得用水用电同步推进,企业网上报装的,实行“10000”标准。由市工改平台推送的,\
         实行“00000”标准",
        SAME_MEANING,
    )
    .at(Some(37), &[79]),
    Discrepancy::new(
        Difference::Wording,
        &["milestone-2023-08-31-ongoing"],
        "",
        "2023年8月底,长期推进2023年8月底,长期推进",
        Note::new(
            "One cell has the dates of both tasks; each is due by the end of August.",
            "一格内印有两项任务的时限，均为8月底。",
        ),
    )
    .at(Some(37), &[81, 82]),
    Discrepancy::new(
        Difference::Silence,
        &["power-zero-investment-1250kva"],
        "",
        "全市高压用电报装容量1250千伏安及以下用户,建筑区划红线外用电工程“零投资”",
        Note::new(
            "The annex alone says so, of the whole city in a plan of the district; the \
             district's users are counted.",
            "仅附件载明，且在区级方案中写“全市”；按本区用户统计。",
        ),
    )
    .at(Some(38), &[83]),
    Discrepancy::new(
        Difference::Silence,
        &["road-crossing-40m", "line-length-1000m"],
        "",
        "穿越城市道路不超过40米,线路长度不超过1000米的用电接入工程采用告知承诺备案制",
        ANNEX_ALONE,
    )
    .at(Some(38), &[84]),
    Discrepancy::new(
        Difference::Silence,
        &["power-one-contact"],
        "",
        "线上一口受理、现场接触一次,用户一次不用跑",
        ANNEX_ALONE,
    )
    .at(Some(38), &[85]),
    Discrepancy::new(
        Difference::Exclusion,
        &[
            "power-connection-average-low-voltage-resident",
            "power-connection-average-low-voltage-nonresident-no-works",
            "power-connection-average-low-voltage-nonresident-works",
            "power-connection-average-high-voltage",
        ],
        "高压用户15个工作日",
        "高压用户15个工作日(不含用户自建用电工程)",
        Note::new(
            "The annex alone leaves the applicant's own works out, in a bracket after \
             high-voltage users. Unless a reading is asked for they are out, for all four \
             kinds.",
            "仅附件在高压用户之后写明不含用户自建用电工程。未选口径时四类用户均扣除。",
        ),
    )
    .at(Some(38), &[85]),
    Discrepancy::new(
        Difference::Wording,
        &[
            "power-connection-average-low-voltage-nonresident-no-works",
            "power-connection-average-low-voltage-nonresident-works",
        ],
        "低压非居民无外部配套工程3个工作日、有外部配套工程9个工作日",
        "低压非居民(无外部配套工程)3个工作日、低压非居民(有外部配套工程)9个工作日",
        SAME_MEANING,
    )
    .at(Some(38), &[85]),
    Discrepancy::new(
        Difference::Lead,
        &[
            "power-connection-average-low-voltage-resident",
            "power-connection-average-low-voltage-nonresident-no-works",
            "power-connection-average-low-voltage-nonresident-works",
            "power-connection-average-high-voltage",
            "power-one-contact",
        ],
        "",
        "区住建局",
        Note::new(
            "Tasks 83 and 84 of the measure are led by 区发改经信局, task 85 by 区住建局; \
             the leads are kept as printed.",
            "同一措施中第83、84项由区发改经信局牵头，第85项由区住建局牵头；照印。",
        ),
    )
    .at(Some(38), &[83, 84, 85]),
    Discrepancy::new(
        Difference::Lead,
        &[],
        "",
        "区发改经信局",
        Note::new(
            "The branch is not named (发改 or 经信), which it is for tasks 86 to 91; kept as \
             printed.",
            "未注明发改或经信，第86至91项均注“发改”；照印。",
        ),
    )
    .at(Some(38), &[83, 84]),
    Discrepancy::new(
        Difference::Scope,
        &[],
        "“线上办电”、“刷脸办电”、“信用办电”、“亮码办电”",
        "“线上办电”、“刷脸办电”、“零证办电”、“信用办电”、“亮码办电”",
        Note::new(
            "The annex has one way more (零证办电); the task is held so.",
            "附件多“零证办电”一项，任务照附件。",
        ),
    )
    .at(Some(40), &[91]),
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
    Discrepancy::new(
        Difference::Lead,
        &[],
        "",
        "区文旅局",
        Note::new(
            "Tasks 118 to 121 have an empty cell of responsible units: none are read, not \
             those of task 117.",
            "第118至121项责任单位格为空，按无责任单位计，不承第117项。",
        ),
    )
    .at(Some(54), &[118, 119, 120, 121]),
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
        &[],
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
