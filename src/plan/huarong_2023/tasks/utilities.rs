//! Tasks 74 to 91: water, gas and electricity (parts 12 and 13 of the annex).

use super::cells::{AUGUST, AUGUST_TWICE, Cells, MARKET, measure};
use crate::plan::task::Task;

const PART_12: &str = "(十二)优化用水用气报装服务";

/// Measure 35, item 36 of the body.
const WATER: Cells = measure(35, 36, PART_12, "优化获得用水服务")
    .group(MARKET)
    .lead("区农业农村局")
    .responsible("葛华自来水公司、区住建局、区自然资源和规划分局、区公安分局")
    .due(AUGUST);

/// Measure 36, item 37 of the body.
const GAS: Cells = measure(36, 37, PART_12, "优化获得用气服务")
    .group(MARKET)
    .lead("区住建局")
    .responsible("葛华天然气公司")
    .due(AUGUST);

const PART_13: &str = "(十三)提高获得电力水平";

/// Measure 37, item 38 of the body.
const POWER_CONNECTION: Cells = measure(37, 38, PART_13, "优化获得用电服务")
    .group(MARKET)
    .lead("区发改经信局")
    .responsible("区供电公司")
    .due(AUGUST);

/// Measure 38, item 39 of the body.
const POWER_RESALE: Cells = measure(38, 39, PART_13, "加大转供电改革推进力度")
    .group(MARKET)
    .lead("区发改经信局(发改)、区市场监管局")
    .responsible("区供电公司")
    .due(AUGUST);

/// Measure 39, item 40 of the body.
const POWER_RELIABILITY: Cells = measure(39, 40, PART_13, "提升供电可靠性和便利度")
    .group(MARKET)
    .lead("区发改经信局(发改)")
    .responsible("区供电公司")
    .due(AUGUST);

pub(super) const TASKS: [Task<'static>; 18] = [
    WATER.task(
        74,
        "企业网上报装的,实行“10000”标准(申报1个环节、零等待、零费用、零材料、零跑腿,\
         下同)。由市工改平台按企业需求推送水电气并联报装的,实行“00000”标准(申报零环节、\
         零等待、零费用、零材料、零跑腿,下同)。",
    ),
    WATER.task(
        75,
        "供水单位按照项目实际情况实施外线工程的,实施“先通水后验收”信任承诺制,\
         实行外线施工到装表通水“无缝衔接”,无需用水企业参与。",
    ),
    WATER.task(
        76,
        "对跨路段的外线工程实行部门并联审批,由供水单位与相关部门协商实行告知承诺制施工。",
    ),
    WATER.responsible("葛华自来水公司").task(
        77,
        "摸清供水管网底数,推进实施供水管网改造工程、推动供水管网分区计量工程、\
         压力调控工程和供水管网智能化建设工程,切实降低供水管网漏损率。",
    ),
    WATER.responsible("葛华自来水公司").task(
        78,
        "强化供水智能监测,加强对城区水质监测和企业等用水大户水量、水压实时监测,\
         及时发现管网漏点、用户表内异常和公共供水管网水压异常。",
    ),
    GAS.task(
        79,
        "与获得用水用电同步推进,企业网上报装的,实行“10000”标准。由市工改平台推送的,\
         实行“00000”标准。",
    ),
    GAS.task(80, "禁止向企业收取用户红线以外工程费用。"),
    GAS.due(AUGUST_TWICE).task(
        81,
        "持续提高燃气服务网上办理、在线办理能力,实现“一站式”办理。",
    ),
    GAS.due(AUGUST_TWICE).task(
        82,
        "推动政务服务网、鄂汇办APP、工改平台与燃气企业自建系统对接,扩大网办渠道。\
         推动安装燃气智能物联表,提高终端智能化水平。升级燃气网上营业厅功能模块,实现报装、\
         维护、缴费、开票等事项一网通办、一事联办。",
    ),
    POWER_CONNECTION.task(
        83,
        "实行工程项目赋码服务重点企业用电报装。全市高压用电报装容量1250千伏安及以下用户,\
         建筑区划红线外用电工程“零投资”,将小微企业用电报装“零投资”容量提升至200千瓦。",
    ),
    POWER_CONNECTION.task(
        84,
        "实行并联审批、限时办理,一般电力接入客户并联审批时限压减至3个工作日内。其中,\
         穿越城市道路不超过40米,线路长度不超过1000米的用电接入工程采用告知承诺备案制。",
    ),
    POWER_CONNECTION.lead("区住建局").task(
        85,
        "推出低压“集中受理、审办分离”模式,实现“线上一口受理、现场接触一次,\
         用户一次不用跑”,压减平均接电时间,实现低压居民1.5个工作日、\
         低压非居民(无外部配套工程)3个工作日、低压非居民(有外部配套工程)9个工作日、\
         高压用户15个工作日(不含用户自建用电工程)。",
    ),
    POWER_RESALE.task(
        86,
        "在国家电网APP上增加转供电加价查询功能,方便客户可以随时查询用电情况。",
    ),
    POWER_RESALE.task(
        87,
        "建立供电主体“一户一档”工作台账,常态化核查转供电主体向终端用户收取电费公示情况,\
         对违规转供电主体实行联合惩戒。",
    ),
    POWER_RESALE.task(
        88,
        "深入推进“转改直”,推动直供电户表改造,减少存量转供电,严控新增转供电。",
    ),
    POWER_RELIABILITY.task(
        89,
        "大力推广低压不停电作业模式,加强不停电作业装备配置,提高供电可靠性。\
         逐步打通相关业务系统数据关联,实现不停电作业需求申请、审批、受理及工单派发、\
         执行全程线上办理,推动实现配网各项施工作业期间客户停电零感知。",
    ),
    POWER_RELIABILITY.task(
        90,
        "全年用户平均停电时长压降至6.34小时,故障停电次数压减30%。",
    ),
    POWER_RELIABILITY.task(
        91,
        "创新实施“线上办电”、“刷脸办电”、“零证办电”、“信用办电”、\
         “亮码办电”等业务模式。",
    ),
];
