//! Tasks 59 to 73: transport, taxes and finance (parts 9 to 11 of the annex).

use super::cells::{AUGUST, Cells, GOVERNMENT, JUNE, MARKET, NO_DATE, OCTOBER, measure};
use crate::plan::task::Task;

const PART_9: &str = "(九)持续增强重点运输服务能力。";

/// Measure 29.
const HEAVY_TRANSPORT: Cells = measure(29, 29, PART_9, "建立大件运输重点货运联系机制。")
    .group(MARKET)
    .lead("区交通局")
    .due(OCTOBER);

const PART_10: &str = "(十)进一步优化涉税服务";

/// Measure 30.
const TAX_CONVENIENCE: Cells = measure(30, 30, PART_10, "提高办税便利度")
    .group(GOVERNMENT)
    .lead("区税务局")
    .responsible("区市场监管局、区财政局、区人社局、区医保局、区住建局")
    .due(AUGUST);

/// Measure 30; item 32 of the body, which has a heading of its own there.
const TAX_PROBLEMS: Cells = measure(30, 32, PART_10, "提高办税便利度")
    .group(GOVERNMENT)
    .lead("区税务局")
    .responsible("区直各相关单位")
    .due(OCTOBER);

/// Measure 31.
const EXPORT_REFUND: Cells = measure(31, 31, PART_10, "探索出口退税“信易退”模式")
    .group(GOVERNMENT)
    .lead("区税务局")
    .responsible("区直各相关单位")
    .due(AUGUST);

const PART_11: &str = "(十一)加大信贷政策落实力度";

/// Measure 32, item 33 of the body.
const FEE_CUTS: Cells = measure(32, 33, PART_11, "推动金融系统减费让利")
    .group(MARKET)
    .lead("区金融办")
    .responsible("各商业银行")
    .due(JUNE);

/// Measure 33, item 34 of the body.
const CREDIT_INFORMATION: Cells = measure(33, 34, PART_11, "推动金融信用信息体系全覆盖")
    .group(MARKET)
    .lead("区金融办")
    .responsible("区直各有关单位")
    .due(NO_DATE);

/// Measure 34, item 35 of the body.
const FINANCE_CHAIN: Cells = measure(34, 35, PART_11, "推行金融链长制")
    .group(MARKET)
    .lead("区金融办")
    .responsible("区直各有关单位")
    .due(AUGUST);

pub(super) const TASKS: [Task<'static>; 15] = [
    HEAVY_TRANSPORT.task(
        59,
        "认真实施“建立大件运输重点货运源头单位联系机制”改革试点,\
         全面梳理本区域重大装备制造企业基本情况,确定大件运输重点货运源头单位。\
         建立与大件运输重点货运源头单位联系机制,明确专人进行精准对接,实行“一对一”服务,\
         了解大件运输产品外廓尺寸、重量、运输计划和需求等情况。推行上门服务,\
         主动提供政策咨询及运输建议等,引导企业落实大件运输安全生产主体责任。",
    ),
    TAX_CONVENIENCE.task(
        60,
        "探索建立“容缺快办”平台,实现非即办事项10分钟即办率达到80%,\
         1小时内即办率达到100%。",
    ),
    TAX_CONVENIENCE.task(
        61,
        "搭建远程视频连线平台,在办税服务厅专设视频工作室,实现90%以上业务“不见面”办理。",
    ),
    TAX_CONVENIENCE.task(
        62,
        "创新税务登记前置服务,企业办理营业执照后,税务部门2天内上门服务,\
         辅导“套餐式办税”,实现包括税务登记等13 项业务30分钟内全部办结。推动多税合一申报,\
         纳税人年纳税次数压减至5次以内。",
    ),
    TAX_CONVENIENCE.responsible("区直各相关单位").task(
        63,
        "转变税收征管方式,将纳税人自主发起的涉税事项全部归口到固定办税服务厅办理,\
         业务受理和反馈出件均在办税窗口完成,避免纳税人多头跑、重复跑,\
         实现办税事项“立等可取”。",
    ),
    TAX_CONVENIENCE.responsible("区直各相关单位").task(
        64,
        "围绕日常高频服务事项和办税缴费中的“痛点”、“难点”、“堵点”问题,\
         细化“税收咨询”、“线上办税”、“线下服务”等服务举措,给纳税人带来更优办税体验。\
         推进“非接触式”办税缴费全覆盖。",
    ),
    TAX_PROBLEMS.task(
        65,
        "认真实施“没办成,我来帮”涉税问题兜底服务改革试点,着力解决办税缴费过程因系统、\
         政策、流程、资料等原因形成的涉税梗阻问题,消除堵点淤点难点。",
    ),
    EXPORT_REFUND.task(
        66,
        "通过建立退税信用评价指标体系、构建联动工作机制和加强退税全流程监控,\
         进一步压缩退税时间,提高退税工作效率。",
    ),
    FEE_CUTS.task(
        67,
        "鼓励银行为个体工商户在同一银行开立的首个(或指定一个)\
         单位结算账户开户手续费实行不低于5折优惠,\
         免收单位结算账户管理费和年费,对一定金额以下的对公跨行转账汇款实行收费优惠,\
         取消支票工本费、挂失费,取消本票和银行汇票手续费、工本费、挂失费。",
    ),
    FEE_CUTS.task(
        68,
        "按照国家政策要求,对民营企业债券融资交易费用能免尽免。\
         落实政府性融资担保机构减费让利政策,执行最大幅度优惠。提高小微企业中长期贷款占比,\
         缓解短期内“还旧贷、续新贷”压力。",
    ),
    CREDIT_INFORMATION.task(69, "积极推进政府采购合同线上融资。"),
    CREDIT_INFORMATION.task(
        70,
        "推动金融机构分类别、分批次接入人民银行征信系统,扩大征信系统机构覆盖面。",
    ),
    FINANCE_CHAIN.task(
        71,
        "聚焦重点产业链进行“整链授信”,按照“金融链长制+主办行”模式,强化银企对接,\
         推动银行机构差异化做好建档、评级、授信等工作。",
    ),
    FINANCE_CHAIN.task(72, "建设企业名录库,提高企业信息管理能力和名单推送效率。"),
    FINANCE_CHAIN.task(73, "优化创新金融服务,不断提高企业融资便利度,压减融资时间。"),
];
