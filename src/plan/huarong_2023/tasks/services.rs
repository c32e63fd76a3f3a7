//! Tasks 19 to 37: procurement, bidding and public services (parts 3 to 5 of the annex).

use super::cells::{
    APRIL, AUGUST, Cells, DECEMBER, END_OF_OCTOBER, GOVERNMENT, JULY, MAY, NO_DATE, measure,
};
use crate::plan::task::Task;

const PART_3: &str = "(三)深化政府采购工作机制改革";

/// Measure 9.
const PROCUREMENT: Cells = measure(9, 9, PART_3, "提高政府采购工作质效")
    .group(GOVERNMENT)
    .lead("区财政局")
    .responsible("区公共资源交易中心,区直各单位")
    .due(JULY);

/// Measure 10.
const PROCUREMENT_DISCLOSURE: Cells = measure(10, 10, PART_3, "推进政府采购全流程信息公开")
    .group(GOVERNMENT)
    .lead("区财政局")
    .responsible("区公共资源交易中心")
    .due(NO_DATE);

/// Measure 11.
const PROCUREMENT_OVERSIGHT: Cells = measure(11, 11, PART_3, "建立政府采购立体化闭环监管机制")
    .group(GOVERNMENT)
    .lead("区财政局")
    .responsible("区行政审批局、区发改经信局(发改)、区公共资源交易中心")
    .due(NO_DATE);

const PART_4: &str = "(四)深化招投标管理机制改革";

/// Measure 12.
const BIDDING: Cells = measure(12, 12, PART_4, "推进招投标全流程电子化")
    .group(GOVERNMENT)
    .lead("区行政审批局")
    .responsible("区财政局、区住建局、区公共资源交易中心")
    .due(JULY);

const PART_5: &str = "(五)提高政务服务能力";

/// Measure 13.
const STANDARD_SERVICES: Cells = measure(13, 13, PART_5, "加快政务服务标准化建设")
    .group(GOVERNMENT)
    .lead("区行政审批局")
    .responsible("区直各政务服务单位")
    .due(AUGUST);

/// Measure 14.
const ONLINE_SERVICES: Cells = measure(14, 14, PART_5, "提高网上政务服务效率")
    .group(GOVERNMENT)
    .lead("区行政审批局")
    .responsible("区直各政务服务单位")
    .due(AUGUST);

/// Measure 15.
const SUPERVISION_CHAIN: Cells = measure(15, 15, PART_5, "着力构建全链条监管。")
    .group(GOVERNMENT)
    .lead("区行政审批局")
    .responsible("区直各政务服务单位")
    .due(END_OF_OCTOBER);

/// Measure 16.
const CHIEF_SERVICE_OFFICERS: Cells = measure(16, 16, PART_5, "大力推行“首席服务员”制度")
    .group(GOVERNMENT)
    .lead("区行政审批局,区优化办")
    .responsible(
        "区自然资源和规划分局、区市场监管局、区住建局、区人社局、区医保局、\
         葛华自来水公司、区供电公司、葛华天然气公司",
    )
    .due(APRIL);

/// Measure 17.
const BENEFITS: Cells = measure(17, 17, PART_5, "推进惠企政策精准直达")
    .group(GOVERNMENT)
    .lead("区行政审批局、区发改经信局(经信)、区财政局")
    .responsible(
        "区发改经信局(发改、科技)、区人社局、区自然资源和规划分局、区住建局、\
         区交通局",
    )
    .due(MAY);

/// Measure 18.
const INTERMEDIARIES: Cells = measure(18, 18, PART_5, "持续规范中介服务")
    .group(GOVERNMENT)
    .lead("区发改经信局(发改)")
    .responsible("区市场监管局,区自然资源和规划分局、区住建局、区交通局")
    .due(DECEMBER);

pub(super) const TASKS: [Task<'static>; 19] = [
    PROCUREMENT.task(19, "推进政府采购电子化改革,提升政府采购工作效率。"),
    PROCUREMENT.task(
        20,
        "政府采购合同履行完毕,自收到供应商验收申请后5日内组织履约验收。\
         满足合同约定支付条件的,将收到发票至付款时间压减至20个工作日内。\
         将政府采购投诉案件处理时间压减至15个工作日内。",
    ),
    PROCUREMENT_DISCLOSURE.task(
        21,
        "推进采购需求、采购过程、采购结果全流程信息公开,提升供应商参与便利度。",
    ),
    PROCUREMENT_DISCLOSURE.task(
        22,
        "全面落实采购人信息公开主体责任,明确信息公开责任部门,执行信息公开要求,\
         对未按规定进行信息公开的,及时纠正、督促整改。",
    ),
    PROCUREMENT_OVERSIGHT.task(23, "建立健全履约验收机制,探索运用“互联网+信用+监管”模式。"),
    PROCUREMENT_OVERSIGHT.task(
        24,
        "实行政府采购合同履约全过程跟踪,在合同履约的规定时间点对采购人预警提醒,\
         及时处理违规履约行为。",
    ),
    PROCUREMENT_OVERSIGHT.task(
        25,
        "明确履约的范围、主体、方式、程序、资金结算等事项,将供应商、采购人、\
         采购代理机构诚信违约情况纳入诚信记录。",
    ),
    BIDDING.task(
        26,
        "持续完善工程建设项目招标投标电子交易系统功能,推进“评定分离”改革,\
         推广应用电子营业执照“一网通投”改革。\
         推动电子招投标交易平台通过省公共资源交易电子服务系统与国库支付系统信息共享,\
         实现工程款支付网上查询。",
    ),
    BIDDING.task(
        27,
        "推进远程异地评标常态化,加快实施招投标合同签订和变更网上办理。",
    ),
    STANDARD_SERVICES.task(
        28,
        "推动三级政务服务“一站式”集中办理,事项进驻率达100%,\
         实现企业群众办事只进“一门”。全面推行“前台综合受理、后台分类审批、\
         综合窗口出件”模式,实现市区两级大厅“综合窗口”覆盖率不低于50%。",
    ),
    STANDARD_SERVICES.task(
        29,
        "乡村两级便民服务场所推行“综合窗口”模式,实现企业群众办事只找“一窗”。\
         推进“智能政务服务窗口”建设。",
    ),
    ONLINE_SERVICES.task(
        30,
        "推进政务服务“一张网”五级联通,\
         推动全市依申请政务服务事项和公共服务事项可网办率达100%。\
         梳理可实施“零跑动”政务服务事项清单,提升“零跑动”事项比例至95%。\
         持续扩大电子证照应用范围,实现电子证照实时生成率达到100%。",
    ),
    ONLINE_SERVICES.task(
        31,
        "梳理发布“一圈通办”、“跨市通办”政务服务事项,\
         推动“跨省通办”高频服务事项超140项,实现同一事项全市无差别受理、同标准办理。\
         持续深入推进网上办、一次办(一事联办、多事联办)、就近办、马上办和减环节、减材料、\
         减时限、减费用、减跑动行动。",
    ),
    SUPERVISION_CHAIN.task(
        32,
        "认真实施“审管联动”改革试点,聚焦相对集中行政审批权改革、\
         综合行政执法改革以及告知承诺、容缺受理、一业一证等改革,推动审批与监管有效衔接,\
         着力构建事前、事中、事后全链条监管格局。",
    ),
    CHIEF_SERVICE_OFFICERS.task(
        33,
        "针对不动产登记、开办企业、社保医保、水电气报装等高频服务事项,\
         推动相关业务主管单位遴选一批业务骨干担任“首席服务员”,授予岗位相应审批权,\
         实现跨部门“一人受理、全程服务”。",
    ),
    BENEFITS.task(
        34,
        "对接全省政务服务平台和省级惠企政策免申即享平台,推动惠企政策智能匹配、快速兑现。",
    ),
    BENEFITS.task(
        35,
        "设立惠企政策集中办理窗口,集中提供惠企政策咨询、绿色通道、帮办代办、\
         申请受理等服务。深入推进惠企政策免申即享全覆盖。",
    ),
    INTERMEDIARIES.task(
        36,
        "组织修订《鄂州市行政审批中介服务事项清单》,完善中介服务规范和标准,\
         依法整治“红顶中介”。",
    ),
    INTERMEDIARIES.task(
        37,
        "加强中介服务机构监管,开展信用评级,严厉查处中介服务机构出具虚假证明或报告、\
         谋取不正当利益、扰乱市场秩序等违规行为。加大对中介组织的引进和培育力度,\
         加快形成同一资质中介组织充分竞争的市场环境。",
    ),
];
