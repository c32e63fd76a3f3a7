//! Tasks 92 to 110: labour and the rule of law (parts 14 to 17 of the annex).

use super::cells::{
    AUGUST, Cells, DECEMBER, DECEMBER_CUT, END_OF_OCTOBER, HUMANITIES, RULE_OF_LAW, measure,
};
use crate::plan::task::Task;

const PART_14: &str = "(十四)提高劳动力市场监管服务质量";

/// Measure 40, item 41 of the body.
const LABOUR_RISKS: Cells = measure(40, 41, PART_14, "加强劳动风险监测预警防控")
    .group(HUMANITIES)
    .lead("区人社局")
    .due(AUGUST);

/// Measure 41, item 42 of the body.
const LABOUR_DISPUTES: Cells = measure(41, 42, PART_14, "提升劳动争议调解仲裁效能")
    .group(HUMANITIES)
    .lead("区人社局")
    .responsible("区司法局")
    .due(AUGUST);

/// Measure 42, item 43 of the body.
const SHARED_LABOUR: Cells = measure(42, 43, PART_14, "大力发展“共享用工”")
    .group(HUMANITIES)
    .lead("区人社局")
    .responsible("区财政局")
    .due(AUGUST);

/// Measure 43, item 44 of the body.
const START_UPS: Cells = measure(43, 44, PART_14, "加大创业扶持力度")
    .group(HUMANITIES)
    .lead("区人社局")
    .due(END_OF_OCTOBER);

const PART_15: &str = "(十五)加大对中小投资者保护力度";

/// Measure 44, item 45 of the body.
const INVESTOR_PROTECTION: Cells = measure(44, 45, PART_15, "加强中小投资者权益保护")
    .group(RULE_OF_LAW)
    .lead("区司法局")
    .responsible("区直各相关单位")
    .due(END_OF_OCTOBER);

/// Measure 45, item 46 of the body.
const IMPACT_ASSESSMENT: Cells = measure(45, 46, PART_15, "严格落实涉企案件经济影响评估制度")
    .group(RULE_OF_LAW)
    .lead("区法院、区司法局")
    .responsible("区直各行政执法单位")
    .due(DECEMBER_CUT);

/// Measure 46, item 47 of the body.
const CORPORATE_COMPLIANCE: Cells = measure(46, 47, PART_15, "推进落实涉案企业合规改革")
    .group(RULE_OF_LAW)
    .lead("区检察院")
    .responsible("区司法局")
    .due(DECEMBER);

const PART_16: &str = "(十六)提升临时地址登记管理水平";

/// Measure 47, item 48 of the body.
const TEMPORARY_ADDRESSES: Cells = measure(47, 48, PART_16, "探索临时住址数字化管理。")
    .group(RULE_OF_LAW)
    .lead("区公安分局")
    .responsible("区住建局、区民政局")
    .due(END_OF_OCTOBER);

const PART_17: &str = "(十七)加大执行合同力度";

/// Measure 48, item 49 of the body.
const FORENSIC_EXPERTS: Cells = measure(48, 49, PART_17, "提升司法审判质效")
    .group(RULE_OF_LAW)
    .lead("区法院")
    .responsible("区直各相关单位")
    .due(AUGUST);

/// Measure 49.
const TRIALS_AND_ENFORCEMENT: Cells = measure(49, 49, PART_17, "提升司法审判质效")
    .group(RULE_OF_LAW)
    .lead("区法院")
    .responsible("区直各相关单位")
    .due(AUGUST);

/// Measure 50.
const ONLINE_CASES: Cells = measure(50, 50, PART_17, "全面推行全流程网上办案")
    .group(RULE_OF_LAW)
    .lead("区法院")
    .responsible("区司法局")
    .due(AUGUST);

pub(super) const TASKS: [Task<'static>; 19] = [
    LABOUR_RISKS.task(
        92,
        "加强劳动关系预警监测平台建设,从劳动用工、工资发放、社会保险、权益维护、\
         生产安全、稳定经营、组织机制等维度和拖欠工资、欠缴社保、员工纠纷、\
         违法经营等控制点,对影响劳动关系和谐因素进行监测和分级预警。",
    ),
    LABOUR_DISPUTES.task(93, "开展劳动关系协调员职业技能培训、技能等级认定。"),
    LABOUR_DISPUTES.task(
        94,
        "成立维护农民工与困难职工权益工作站,组织律师加入,\
         为特定群体提供法律咨询和代为转交法律援助申请。建立农民工申请仲裁绿色通道,\
         对涉及农民工工资报酬争议案件“优先调解、优先立案、优先审结”。",
    ),
    SHARED_LABOUR.task(
        95,
        "搭建公益性用工服务平台,促进用工对接。持续举办线上线下招聘活动,\
         组织开展民营企业招聘月等“10+N”就业服务专项活动。",
    ),
    SHARED_LABOUR.task(
        96,
        "对生产经营暂时困难、稳岗意愿强的企业和因结构调整、转型升级长期停工停产的企业,\
         支持其与符合产业发展方向、短期内用人需求量大的企业开展“共享用工”。",
    ),
    START_UPS.task(
        97,
        "认真实施创业担保贷款高效办”改革试点,通过加大财政投入,改革经办模式,\
         对于个人申请的创业担保贷款,免除反担保要求,实行电子化审批,\
         由经办银行完成风险评估后直接放款,减免贷款利息中LPR-150BP以下的部分,\
         降低创业者资金成本。",
    ),
    INVESTOR_PROTECTION.task(
        98,
        "认真实施涉企公共法律服务融合发展”改革试点,建立多元化、专业化、常态化服务机制,\
         整合律师、公证、司法鉴定、仲裁等法律服务资源,帮助企业依法经营发展,\
         维护园区职工合法权益。",
    ),
    INVESTOR_PROTECTION.lead("区法院").due(AUGUST).task(
        99,
        "建立“一企一法官”服务机制,实行员额法官对接联系服务企业。",
    ),
    INVESTOR_PROTECTION
        .lead("区法院、区司法局")
        .due(AUGUST)
        .task(
            100,
            "常态化开展送法进企业“一对一”司法服务。大力开展好“法治体检”活动,\
             深入企业走访座谈,主动回应企业司法需求,精准提供普法宣传、释法答疑、结对联络等服务,\
             增强企业法治意识,提升风险防控能力,从源头上预防和减少纠纷发生。",
        ),
    INVESTOR_PROTECTION
        .lead("区法院、区司法局")
        .due(AUGUST)
        .task(
            101,
            "大力开展“法促发展”优化营商环境法治宣传行动,\
             多形式深入开展与优化营商环境相关法律法规宣传。",
        ),
    IMPACT_ASSESSMENT.task(
        102,
        "在审判机关立案、保全、审理、执行、司法公开、审限管理和检察机关法律监督各环节,\
         对涉案企业生产经营可能受到的影响进行分析、评估并作出有效防范和处置,\
         将司法活动对企业生产经营负面影响降至最低。",
    ),
    IMPACT_ASSESSMENT.task(103, "探索将涉企案件经济影响评估制度推广至行政执法领域。"),
    CORPORATE_COMPLIANCE.task(104, "对符合合规机制适用条件的案件,及时纳入合规程序办理。"),
    CORPORATE_COMPLIANCE.task(
        105,
        "建立完善第三方监督评估机制,对涉案企业的合规承诺、整改等情况进行调查、评估、\
         监督和考察,考察结果作为检察机关依法处理案件的重要参考。",
    ),
    TEMPORARY_ADDRESSES.task(
        106,
        "认真实施临时住址数字化管理”改革试点,临时地址登记实现数字化、标准化管理。",
    ),
    FORENSIC_EXPERTS.task(107, "探索以竞争方式确定司法鉴定机构,规范竞争程序。"),
    TRIALS_AND_ENFORCEMENT.task(
        108,
        "遵循“人员分类、事务集约、配合顺畅”原则,同类企业、同个企业案件由同一个人负责,\
         提高执行质效、缩短执行期限。推动有财产可供执行案件法定期限内结案率达100%。",
    ),
    ONLINE_CASES.task(
        109,
        "优化网上立案、在线庭审等电子化服务,实现在线庭审方式常态化运行,\
         电子送达率达到80%以上。大力推广律师服务、在线服务等平台应用,实现律师服务平台、\
         在线服务平台综合利用率分别达到60%、50%以上。",
    ),
    ONLINE_CASES.task(110, "建立裁判文书生效证明自动生成和推送机制。"),
];
