//! Tasks 1 to 18: company set-up and construction permits (parts 1 and 2 of the annex).

use super::cells::{AUGUST, Cells, DECEMBER_ALONE, GOVERNMENT, JULY, JUNE, MARKET, measure};
use crate::plan::task::Task;

const PART_1: &str = "(一)提升企业开办便利化水平";

/// Measure 1.
const SET_UP: Cells = measure(1, 1, PART_1, "推行企业开办“1050”标准")
    .group(MARKET)
    .lead("市场监管局")
    .responsible("区公安分局、区税务局、区人社局、区医保局、区发改经信局(发改)、区住建局")
    .due(JUNE);

/// Measure 2.
const ONE_LICENCE: Cells = measure(2, 2, PART_1, "深化“一业一证”改革")
    .group(MARKET)
    .lead("区市场监管局、区行政审批局")
    .responsible("区直相关办证单位")
    .due(JUNE);

/// Measure 3.
const ACCESS_BY_COMMITMENT: Cells = measure(3, 3, PART_1, "推行市场准营承诺即入制")
    .group(MARKET)
    .lead("区市场监管局、区行政审批局、区发改经信局(发改)")
    .responsible("各相关办证单位")
    .due(AUGUST);

/// Measure 4.
const CHANGE_AND_CANCELLATION: Cells = measure(4, 4, PART_1, "推进企业变更、注销便利化改革")
    .group(MARKET)
    .lead("市场监管局")
    .responsible("税务公安分局人社")
    .due(DECEMBER_ALONE);

const PART_2: &str = "(二)提升建筑许可办理便利化水平";

/// Measure 5.
const APPROVAL_PROCESS: Cells = measure(5, 5, PART_2, "优化工程建设项目审批流程")
    .group(GOVERNMENT)
    .lead("区住建局")
    .responsible(
        "区生态环境分局、区农业农村局、区住建局、区文旅局、区交通局、\
         区发改经信局(区国动办)、区城管局 / 区生态环境分局、区农业农村局、区自规分局、\
         区文旅局、区交通局、区发改经信局(区国动办)、区城管局",
    )
    .due(JULY);

/// Measure 6.
const REVIEW_AND_ACCEPTANCE: Cells = measure(6, 6, PART_2, "优化工程建设审查验收程序。")
    .group(GOVERNMENT)
    .lead("自然资源和规划")
    .responsible(
        "区生态环境分局、区农业农村局、区文旅局、区交通局、区发改经信局(区国动办、\
         区城管局",
    )
    .due(JULY);

/// Measure 7.
const APPROVAL_TIME: Cells = measure(7, 7, PART_2, "压缩工程建设项目审批时限")
    .group(GOVERNMENT)
    .lead("区住建局")
    .responsible(
        "区发改经信局(发改)、区自然资源和规划分局、区生态环境分局、区农业农村局、\
         区文旅局、区交通局、区国动办、区城管局",
    )
    .due(JULY);

/// Measure 8.
const DEFECT_INSURANCE: Cells = measure(8, 8, PART_2, "探索推行工程质量潜在缺陷保险")
    .group(GOVERNMENT)
    .lead("区住建局、区金融办")
    .responsible("区直各相关单位")
    .due(JULY);

pub(super) const TASKS: [Task<'static>; 18] = [
    SET_UP.task(
        1,
        "实行企业开办“1个环节、0.5天、0费用”,\
         只到“一窗”(综合服务窗口)或“一网”(政务服务网专区)申请办理。",
    ),
    SET_UP.task(
        2,
        "企业自主申报名称后,即时办结设立登记,公章刻制、银行开户预约、发票申领、社保登记、\
         公积金缴存登记等关联事项同步审批,0.5天完成开办企业。推行“三免”政策,\
         免费办理证照、免费发放税务UKey、免费邮寄办理结果。",
    ),
    SET_UP.task(3, "持续深化“一照多址”“一证多址”改革。"),
    ONE_LICENCE.task(
        4,
        "动态调整“一业一证”改革行业目录,2023年将改革行业拓展至25个以上。\
         对纳入“一业一证”改革的行业,及时共享市场主体的许可等信息。",
    ),
    ONE_LICENCE.task(
        5,
        "探索实行行业综合许可单轨制和行业综合许可证统一有效期制度。",
    ),
    ACCESS_BY_COMMITMENT.task(
        6,
        "巩固拓展市场准营承诺即入制,对场所、设备、人员、资金、\
         管理制度等审批条件实行告知承诺制,\
         允许申请人以告知承诺书替代证明符合相关审批条件的材料。\
         在市场主体作出信用承诺之日起15日内,向社会公示信用承诺信息,并纳入市场主体信用记录",
    ),
    CHANGE_AND_CANCELLATION.task(
        7,
        "认真实施“一键通”变更省级试点,\
         推动登记业务系统与行政审批系统的数据共享和业务协同,实现营业执照照面信息变更登记后,\
         可同步选择变更相关许可证照信息,实现“证照联办”、“一键通办”。",
    ),
    CHANGE_AND_CANCELLATION
        .responsible("区税务局、区人社局")
        .due(AUGUST)
        .task(
            8,
            "托一体化政务服务平台,优化市场主体退出制度,探索建立企业简易注销容错机制。",
        ),
    CHANGE_AND_CANCELLATION
        .responsible("区税务局、区人社局")
        .due(AUGUST)
        .task(
            9,
            "强化信用管理,依法对失信市场主体实施部门联合惩戒,防止逃废债。\
             对企业在注销登记中隐瞒真实情况、弄虚作假的,依法将其列入失信企业名单,\
             在国家企业信用信息公示系统公示。",
        ),
    APPROVAL_PROCESS.task(
        10,
        "将工程建设项目审批流程划分为立项用地规划许可、工程建设许可、施工许可、\
         竣工验收四个阶段,相关审批事项归入相应阶段,并同步推进,\
         将每个阶段的报审资料压缩至1张申请表单,推进“多审合一”、“多测合一”、\
         “多评合一”,确保比例达95%以上",
    ),
    APPROVAL_PROCESS
        .lead("区自然资源和规划分局")
        .responsible(
            "区生态环境分局、区农业农村局、区自规分局、区住建局、区文旅局、区交通局、\
             区国动办、区城管局",
        )
        .task(
            11,
            "推进工业用地“标准地”供地比例扩展至全部工业类、仓储类和商服类用地,\
             实现土地资源和项目资源精准对接、高效配置。",
        ),
    APPROVAL_PROCESS
        .lead("区发改经信局(发改)")
        .responsible(
            "区生态环境分局、区农业农村局、区自规分局、区住建局、区文旅局、区交通局、\
             区国动办、区城管局",
        )
        .task(
            12,
            "产业园区实行区域性统一评价,对环境影响、水土保持等各类评估实行政府买单、\
             成果互用。",
        ),
    REVIEW_AND_ACCEPTANCE.task(
        13,
        "推进“多规合一”业务协同平台建设,实现国民经济和社会发展规划、城市总体规划、\
         土地利用总体规划、生态保护规划、林地保护利用总体规划等规划的“多规合一”,\
         强化规划对城市发展与建设的引领作用。",
    ),
    REVIEW_AND_ACCEPTANCE.lead("区住建局").task(
        14,
        "全面推行施工图“多图联审”,图审机构通过数字化平台对包括土建、消防、技防、\
         人防和防雷等施工图设计文件进行并联审查。",
    ),
    REVIEW_AND_ACCEPTANCE
        .lead("区自然资源和规划分局、区住建局")
        .task(
            15,
            "加强日常指导和现场服务,推行“联合验收、多验合一”,验收时限压缩至3个工作日内。",
        ),
    APPROVAL_TIME.task(
        16,
        "推动政府投资房屋建筑和城市基础设施项目、社会投资房屋建筑项目、\
         社会投资一般工业类项目、社会投资带方案出让土地类项目、\
         社会投资简易低风险项目的审批时间分别压缩至40、30、20、10、10个工作日内。",
    ),
    DEFECT_INSURANCE.task(
        17,
        "开展工程质量潜在缺陷保险试点,在学校、\
         医院等政府投资的房屋建筑项目以及部分房地产开发项目上,试行工程质量潜在缺陷保险,\
         对工程质量问题先行处置和赔偿。\
         探索将工程质量潜在缺陷的保险相关费用纳入工程建设概算审批范畴。",
    ),
    DEFECT_INSURANCE.task(18, "建立科技园区公共安全和应急费用保险机制。"),
];
