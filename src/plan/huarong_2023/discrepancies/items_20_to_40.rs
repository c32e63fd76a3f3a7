//! Where body and annex differ: items 20 to 40.

use super::notes::{ANNEX_ALONE, SAME_MEANING};
use crate::plan::citation::Note;
use crate::plan::discrepancy::{Difference, Discrepancy};

/// The tasks under measures whose numbers are one behind.
const DRIFTING: &[u16] = &[
    67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90,
    91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106,
];

pub(super) const DISCREPANCIES: [Discrepancy<'static>; 30] = [
    Discrepancy::new(
        Difference::Wording,
        &[],
        "完善政务诚信建设监测和评价体系",
        "完善政务诚信建设监测和评价机制",
        SAME_MEANING,
    )
    .at(Some(26), &[52]),
    Discrepancy::new(
        Difference::Silence,
        &["credit-failures-in-time"],
        "",
        "定期督办、限期整改",
        ANNEX_ALONE,
    )
    .at(Some(26), &[51]),
    Discrepancy::new(
        Difference::Scope,
        &[],
        "打造信用建设鄂州样板",
        "打造信用建设华容样板",
        Note::new(
            "The body names the city, the annex the district; the task is held as the annex \
             has it.",
            "正文为鄂州（市），附件为华容（区）；任务照附件。",
        ),
    )
    .at(Some(27), &[56]),
    Discrepancy::new(
        Difference::Exclusion,
        &[],
        "对“四新经济”企业,原则上不进入企业实施检查",
        "除投诉举报、转办交办、专项整治行动等情况外,原则上不进入企业实施检查",
        Note::new(
            "The annex alone makes exceptions; the task is held with them.",
            "仅附件写明除外情形，任务照附件。",
        ),
    )
    .at(Some(28), &[58]),
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
        &["tax-problems-in-time"],
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
        Difference::Silence,
        &["transfer-fee-discount", "cheque-fees-zero", "draft-fees-zero"],
        "",
        "对一定金额以下的对公跨行转账汇款实行收费优惠,取消支票工本费、挂失费,取消本票和银行汇票手续费、工本费、挂失费",
        ANNEX_ALONE,
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
        Difference::Scope,
        &["water-seamless"],
        "实行外线施工到装表通水“无缝衔接”",
        "实行外线施工到装表通水“无缝衔接”,无需用水企业参与",
        Note::new(
            "The annex also asks nothing of the enterprise meanwhile.",
            "附件另写明无需用水企业参与。",
        ),
    )
    .at(Some(36), &[75]),
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
        Difference::Silence,
        &["water-leaks-prompt"],
        "",
        "及时发现管网漏点、用户表内异常和公共供水管网水压异常",
        ANNEX_ALONE,
    )
    .at(Some(36), &[78]),
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
        &[
            "power-online-one-intake",
            "power-one-contact",
            "power-no-trip",
        ],
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
        Difference::Silence,
        &["power-no-documents"],
        "",
        "“零证办电”",
        Note::new(
            "The annex has one way more (零证办电); the task is held so.",
            "附件多“零证办电”一项，任务照附件。",
        ),
    )
    .at(Some(40), &[91]),
    Discrepancy::new(
        Difference::Silence,
        &["power-works-outage-zero"],
        "",
        "推动实现配网各项施工作业期间客户停电零感知",
        ANNEX_ALONE,
    )
    .at(Some(40), &[89]),
];
