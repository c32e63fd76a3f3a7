//! Tasks 38 to 58: property, intellectual property and supervision of the market (parts 6 to 8 of the annex).

use super::cells::{AUGUST, Cells, GOVERNMENT, JULY, JUNE, MARKET, measure};
use crate::plan::task::Task;

const PART_6: &str = "(六)推进登记财产制度改革";

/// Measure 19.
const REAL_ESTATE_REGISTRATION: Cells = measure(19, 19, PART_6, "提升登记财产服务质效。")
    .group(GOVERNMENT)
    .lead("区自然资源和规划分局")
    .responsible("区财政局、区法院、区税务局")
    .due(JULY);

/// Measure 20.
const REAL_ESTATE_E_CERTIFICATES: Cells = measure(20, 20, PART_6, "推广使用不动产登记电子证照")
    .group(GOVERNMENT)
    .lead("区自然资源和规划分局")
    .responsible("区直各有关单位")
    .due(AUGUST);

/// Measure 21.
const CERTIFICATES_APART_FROM_TAXES: Cells = measure(
    21,
    21,
    PART_6,
    "推动不动产登记“票税(费)分离”、“证缴分离”等改革",
)
.group(GOVERNMENT)
.lead("区税务局、区自然资源和规划分局")
.responsible("区直各有关单位")
.due(AUGUST);

const PART_7: &str = "(七)加强知识产权创造、保护和运用";

/// Measure 22.
const VALUABLE_INTELLECTUAL_PROPERTY: Cells = measure(22, 22, PART_7, "建立高价值知识产权培育机制")
    .group(MARKET)
    .lead("区市场监管局")
    .responsible("区直相关单位")
    .due(AUGUST);

/// Measure 23.
const INTELLECTUAL_PROPERTY_PROTECTION: Cells = measure(23, 23, PART_7, "持续提升知识产权保护水平")
    .group(MARKET)
    .lead("区市场监管局")
    .responsible("区发改经信局(科技)、区公安分局、区法院、区司法局、区委宣传部、区金融办")
    .due(AUGUST);

/// Measure 24.
const INTELLECTUAL_PROPERTY_COOPERATION: Cells =
    measure(24, 24, PART_7, "深化知识产权保护部门协作")
        .group(MARKET)
        .lead("区市场监管局")
        .responsible("区检察院、区发改经信局(科技)、区公安分局、区法院、区司法局、区金融办")
        .due(AUGUST);

const PART_8: &str = "(八)规范市场监管行为";

/// Measure 25.
const RANDOM_INSPECTION: Cells = measure(25, 25, PART_8, "深化“双随机监管平台”应用")
    .group(MARKET)
    .lead("区市场监管局")
    .responsible("区直各相关执法单位")
    .due(AUGUST);

/// Measure 26.
const GOVERNMENT_INTEGRITY: Cells = measure(26, 26, PART_8, "加强政务诚信建设")
    .group(MARKET)
    .lead("区发改经信局(发改)")
    .responsible("区信用建设领导小组成员单位")
    .due(AUGUST);

/// Measure 27.
const BUSINESS_INTEGRITY: Cells = measure(27, 27, PART_8, "加强商务诚信建设")
    .group(MARKET)
    .lead("区发改经信局(发改)")
    .responsible("区信用建设领导小组成员单位")
    .due(AUGUST);

/// Measure 28.
const LENIENT_SUPERVISION: Cells = measure(28, 28, PART_8, "加大包容审慎监管力度")
    .group(MARKET)
    .lead("区司法局")
    .responsible("区直各执法单位")
    .due(JUNE);

pub(super) const TASKS: [Task<'static>; 21] = [
    REAL_ESTATE_REGISTRATION.task(
        38,
        "巩固小微企业免收不动产登记费成果,进一步探索分类收费减免办法。",
    ),
    REAL_ESTATE_REGISTRATION.task(
        39,
        "实施不动产登记、交易和缴纳税费一窗受理、并行办理”。\
         推行二手房“带押过户”服务模式,构建不动产登记与司法等领域之间信息查询共享机制。\
         探索开展不动产登记信息及地籍图可视化查询。",
    ),
    REAL_ESTATE_E_CERTIFICATES.task(
        40,
        "建设不动产登记电子证照库,集成不动产登记电子证照核发、归集、领取、存储、查验、\
         注销等功能。按照统一标准规范核发不动产登记电子证照,\
         同步归集到不动产登记电子证照库。",
    ),
    REAL_ESTATE_E_CERTIFICATES.task(
        41,
        "明确不动产登记电子证照的法律效力,多渠道对不动产登记电子证照种类、\
         生成及获取方式进行宣传推广。",
    ),
    CERTIFICATES_APART_FROM_TAXES.task(
        42,
        "加强部门联动,符合国家规定条件的业主可在没有取得购房发票的情况下,\
         依据人民法院执行裁定书等资料申请办理产权证书相关手续。",
    ),
    CERTIFICATES_APART_FROM_TAXES.task(
        43,
        "对不动产登记历史遗留问题,实行买方申办不动产证与卖方缴纳国有土地使用权出让收入、\
         税款等税费环节分离,切实维护买方合法权益。",
    ),
    VALUABLE_INTELLECTUAL_PROPERTY.task(
        44,
        "进一步优化知识产权扶持政策,完善知识产权高质量发展激励措施。\
         完善知识产权领域诚信体系建设,建立与“红黑名单”配套的激励和惩戒机制。",
    ),
    VALUABLE_INTELLECTUAL_PROPERTY.task(
        45,
        "优化知识产权质押融资体系,搭建知识产权质押融资平台,健全风险分担和补偿机制,\
         推进知识产权质押登记在线服务,开通商标质押登记绿色通道。",
    ),
    INTELLECTUAL_PROPERTY_PROTECTION.task(
        46,
        "构建全方位知识产权维权援助体系,推进知识产权保护工作站建设,\
         为企业提供知识产权培训、指导、维权、预警等服务。",
    ),
    INTELLECTUAL_PROPERTY_PROTECTION.task(
        47,
        "引进和培育高质量知识产权服务机构,出台支持知识产权服务机构发展的政策措施。",
    ),
    INTELLECTUAL_PROPERTY_COOPERATION.task(
        48,
        "推进知识产权纠纷仲裁调解,开展诉调对接、行政裁决书强制执行等工作。",
    ),
    INTELLECTUAL_PROPERTY_COOPERATION.task(
        49,
        "探索知识产权检察职能集中统一履行和跨行政区划履行改革试点。",
    ),
    RANDOM_INSPECTION.task(
        50,
        "充分利用双随机监管平台的分级分类监管、风险预警等功能,为精准监管提供技术支撑、\
         数据支撑。构建企业风险评价体系,提升经营异常主体发现比率。",
    ),
    GOVERNMENT_INTEGRITY.task(
        51,
        "加强政府采购、招商引资、社会管理等领域政务诚信建设,建立重点领域政务失信台账档案,\
         定期督办、限期整改。",
    ),
    GOVERNMENT_INTEGRITY.task(
        52,
        "完善政务诚信建设监测和评价机制,健全政府守信践诺机制。\
         建立防范和化解拖欠中小企业账款、农民工工资工作机制,\
         依法依规对失信主体实施信用惩戒。",
    ),
    BUSINESS_INTEGRITY.task(
        53,
        "依托市信用平台,在食品药品、安全生产、消防安全、医疗卫生、\
         财政性资金使用等重点领域开展行业综合信用评价工作,评价结果与“双随机、\
         一公开”监管相结合,实施信用分级分类监管,根据企业的信用状况采取差异化监管措施。",
    ),
    BUSINESS_INTEGRITY.task(
        54,
        "开展诚信缺失突出问题专项治理行动,推进对严重失信主体跨地区、跨行业、\
         跨领域联合惩戒。构建守信激励和失信惩戒发起响应、信息推送、执行反馈、\
         统计分析动态协同工作格局。",
    ),
    BUSINESS_INTEGRITY.task(
        55,
        "修订失信行为认定、记录、归集、共享、公开、惩戒和信用修复等制度。\
         推进信用修复跨平台“一口受理、一网通办”、“能修尽修”、“应修必修”。",
    ),
    BUSINESS_INTEGRITY.task(56, "建立企业破产和退出状态公示制度,打造信用建设华容样板。"),
    LENIENT_SUPERVISION.task(
        57,
        "建立行政执法“三项制度”不定期抽查机制,健全行政裁量权基准制度,\
         深入推进“说理式”执法。建立“容错”机制,对一般性轻微违法行为不予处罚或减轻处罚。",
    ),
    LENIENT_SUPERVISION.task(
        58,
        "“四新经济”企业,除投诉举报、转办交办、专项整治行动等情况外,\
         原则上不进入企业实施检查。",
    ),
];
