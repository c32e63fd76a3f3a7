//! Tasks 111 to 135: innovation, the city and the conduct of work (parts 18 to 21 of the annex).

use super::cells::{
    ASSESSMENT_GROUP, AUGUST, Cells, DECEMBER, HUMANITIES, NO_DATE, OPENNESS, PRESS, measure,
};
use crate::plan::task::Task;

const PART_18: &str = "(十八)深入推进包容普惠创新";

/// Measure 51.
const INNOVATION_PLATFORMS: Cells = measure(51, 51, PART_18, "加强创新创业平台建设")
    .group(OPENNESS)
    .lead("区发改经信局(科技、发改)")
    .responsible(
        "区发改经信局(经信、商务)、区司法局、区财政局、区人社局、区市场监管局、\
         区金融办、区税务局",
    )
    .due(AUGUST);

/// Measure 52.
const TALENT: Cells = measure(52, 52, PART_18, "提高人才流动便利度")
    .group(HUMANITIES)
    .lead("区委组织部、区人社局")
    .responsible("区直各相关单位")
    .due(AUGUST);

/// Measure 53.
const OPENING_UP: Cells = measure(53, 53, PART_18, "加快对外开放平台建设")
    .group(OPENNESS)
    .lead("区发改经信局(商务)")
    .responsible("区直各相关单位")
    .due(AUGUST);

/// Measure 54.
const PUBLIC_SERVICES: Cells = measure(54, 54, PART_18, "提高公共服务群众满意度")
    .group(HUMANITIES)
    .lead("区文旅局、区教育局、区卫健委、区民政局")
    .responsible("区直各相关单位")
    .due(AUGUST);

/// Measure 55.
const ENVIRONMENT: Cells = measure(55, 55, PART_18, "切实改善生态环境")
    .group(HUMANITIES)
    .lead("区生态环境分局")
    .responsible("区发改经信局(发改)、区农业农村局、区自然资源和规划分局、区城管局")
    .due(AUGUST);

/// Measure 56.
const MULTIMODAL_TRANSPORT: Cells = measure(56, 56, PART_18, "大力推进多式联运")
    .group(HUMANITIES)
    .lead("区交通局、区发改经信局(发改)")
    .due(AUGUST);

const PART_19: &str = "(十九)加强政企对接沟通";

/// Measure 57.
const GOVERNMENT_AND_BUSINESS: Cells = measure(57, 57, PART_19, "构建亲清政商关系")
    .group(HUMANITIES)
    .lead("区优化办、区工商联、区发改经信局(经信)")
    .responsible(
        "区人大常委会办公室、区政府办公室、区政协办公室、区委组织部、区委统战部、\
         区发改经信局(商务)、区卫健局、区教育局",
    )
    .due(AUGUST);

const PART_20: &str = "(二十)持续创新引领发展";

/// Measure 58.
const REFORM: Cells = measure(58, 58, PART_20, "动态对标推动改革创新")
    .group(PRESS)
    .lead("区优化办")
    .responsible("区直各评价指标单位、区委宣传部")
    .due(DECEMBER);

const PART_21: &str = "(二十一)加大工作推进力度";

/// Measure 59.
const RESPONSIBILITY: Cells = measure(59, 59, PART_21, "全面落实主体责任")
    .group(ASSESSMENT_GROUP)
    .lead("区优化办")
    .responsible("区七个营商环境专项组、区直各评价指标单位、区财政局")
    .due(DECEMBER);

/// Measure 60.
const DISCIPLINE: Cells = measure(60, 60, PART_21, "持续推进执纪督查")
    .group(ASSESSMENT_GROUP)
    .lead("区纪委监委机关、区督查室、区优化办")
    .responsible("区直各有关单位")
    .due(NO_DATE);

/// Measure 61.
const ASSESSMENT: Cells = measure(61, 61, PART_21, "健全考核奖惩机制")
    .group(ASSESSMENT_GROUP)
    .lead("区委组织部、区督查室、区优化办")
    .responsible("区七个营商环境专项组、区直各评价指标单位")
    .due(DECEMBER);

pub(super) const TASKS: [Task<'static>; 25] = [
    INNOVATION_PLATFORMS.task(
        111,
        "加快工程研究中心、产业创新中心、技术创新中心、企业技术中心建设,\
         争取更多省级创新平台备案,积极申报国家级创新平台。",
    ),
    TALENT.task(
        112,
        "持续深化人才发展体制机制改革,健全不唯地域、不求所有、\
         不拘一格引才育才用才政策体系。",
    ),
    TALENT.task(
        113,
        "鼓励用人单位采取规划咨询、项目合作、挂职兼职、技术咨询、“周末工程师”、\
         “院士专家鄂州行”等多种灵活方式柔性引才,建强战略决策、产业布局、\
         规划发展“智囊团”。",
    ),
    TALENT.task(
        114,
        "在人才引进、培养、流动、激励等方面大胆探索。持续深化专家教授“科研在武汉、\
         转化在华容”模式,实现更多科技成果转化为现实生产力。实行科研项目“揭榜挂帅”、\
         “赛马选人”,以贡献论英雄,以产出论回报。",
    ),
    OPENING_UP.task(115, "加快推进机场口岸、三江港一类水运口岸正式开放。"),
    OPENING_UP.task(
        116,
        "落实外商投资负面清单和准入前国民待遇政策,深化“一站式”服务和投诉处理协调机制,\
         做好外资项目落地、投产经营全流程服务。鼓励和引导外商投资健康产业,\
         实现年利用外资增幅高于全省平均水平。",
    ),
    PUBLIC_SERVICES.task(
        117,
        "全面提升基本公共服务供给能力和质量,实现人均服务设施和人员力量达到全省前列。",
    ),
    PUBLIC_SERVICES.lead("区文旅局").task(
        118,
        "加强图书馆社区分馆、非遗馆、文化馆建设,提高万人城市文化建筑面积、\
         人均拥有公共图书馆藏书量。",
    ),
    PUBLIC_SERVICES.lead("区教育局").task(
        119,
        "新建改扩建3所公办幼儿园,实施5所学校标准化建设和改薄提升工程。",
    ),
    PUBLIC_SERVICES
        .lead("区卫健委")
        .task(120, "合理增设各级各类医疗机构,增加人均床位数达到全省前列。"),
    PUBLIC_SERVICES.lead("区民政局").task(
        121,
        "大力推进养老机构护理型床位建设,失能特困人员集中供养中心护理型床位达到100%。",
    ),
    PUBLIC_SERVICES
        .lead("区住建局、区城管局")
        .responsible("区自然资源和规划分局、区交通局、区发改经信局(经信)、区公安分局")
        .task(
            122,
            "大力开展城市“疤痕”治理专项行动,持续推进老旧小区改造和智慧停车场建设,\
             提升城市精细化治理水平。",
        ),
    ENVIRONMENT.task(
        123,
        "加强生态环境监管,创新工作方式,实现空气、水质、土壤、绿化、\
         生活垃圾处理率等考评指标及改善幅度进入全省前列。",
    ),
    MULTIMODAL_TRANSPORT.task(
        124,
        "全面推进多式联运集疏运基础设施建设,畅通“铁水公空”网络循环。",
    ),
    MULTIMODAL_TRANSPORT.task(
        125,
        "有序推进鄂州三江港区国际物流铁水公空一体化多式联运示范工程建设,\
         支持鄂州花湖机场国家第四批多式联运示范工程建设。",
    ),
    GOVERNMENT_AND_BUSINESS.task(
        126,
        "积极筹划“鄂州企业家日”系列活动,高规格举办企业家年会、茶话会、座谈会,\
         营造尊重企业家、关爱企业家、支持民营经济发展的浓厚氛围。",
    ),
    GOVERNMENT_AND_BUSINESS.task(
        127,
        "推行政企恳谈会制度,创新利用“早餐会”、“午茶会”等恳谈形式,积极收集、\
         回应企业诉求。",
    ),
    REFORM.task(
        128,
        "紧紧围绕全省第一方阵目标,坚持以改革创新为动力,把解决问题与体制机制创新结合起来,\
         营造良好创新创业生态。",
    ),
    REFORM.task(129, "学习借鉴全国先进地区优化营商环境最新经验作法。"),
    REFORM.task(
        130,
        "坚持以“小切口”推出富有地方特色的改革创新事项,形成一批可复制可推广经验,\
         讲好“华容优化营商环境故事”。",
    ),
    RESPONSIBILITY.task(
        131,
        "各乡镇区直各部门是落实优化营商环境的责任主体,党政“一把手”是第一责任人。",
    ),
    RESPONSIBILITY.task(
        132,
        "区优化营商环境领导小组及“两办七组”要发挥统筹协调作用,指导、督办各项工作落实。",
    ),
    RESPONSIBILITY.task(
        133,
        "区直各评价指标单位和工作牵头单位要发挥牵头推动作用,各责任单位积极主动作为,\
         共同推进工作任务落地见效。",
    ),
    DISCIPLINE.task(
        134,
        "紧盯优化营商环境重点工作推进情况开展监督,\
         将营商环境评价结果纳入政治生态分析研判重要内容。对工作推进不力和存在形式主义、\
         官僚主义、“新官不理旧账”等问题,发现一起、处理一起严肃追责问责。",
    ),
    ASSESSMENT.task(
        135,
        "将优化营商环境工作纳入各乡镇、区直各部门年度目标考核重要内容,\
         及时对在全省营商环境评价等工作取得优异成绩的单位和作出突出贡献的个人进行奖励,\
         对排名落后的进行惩戒。",
    ),
];
