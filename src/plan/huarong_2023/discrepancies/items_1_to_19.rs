//! Where body and annex differ: items 1 to 19.

use super::notes::{ANNEX_ALONE, EMPTY_CELLS, SAME_MEANING};
use crate::plan::citation::Note;
use crate::plan::discrepancy::{Difference, Discrepancy};

pub(super) const DISCREPANCIES: [Discrepancy<'static>; 38] = [
    Discrepancy::new(
        Difference::Wording,
        &[
            "business-setup-half-day",
            "business-setup-one-step",
            "business-setup-zero-cost",
        ],
        "1个环节、0.5天办结、零费用",
        "1个环节、0.5天、0费用",
        SAME_MEANING,
    )
    .at(Some(1), &[1]),
    Discrepancy::new(
        Difference::Silence,
        &["business-setup-three-free"],
        "",
        "推行“三免”政策,免费办理证照、免费发放税务UKey、免费邮寄办理结果",
        ANNEX_ALONE,
    )
    .at(Some(1), &[2]),
    Discrepancy::new(
        Difference::Lead,
        &[],
        "",
        "市场监管局",
        Note::new(
            "The district's office is meant, as 区市场监管局 elsewhere; the name is kept as \
             printed.",
            "指本区部门，与他处“区市场监管局”同；名称照印。",
        ),
    )
    .at(Some(1), &[1, 2, 3, 7, 8, 9]),
    Discrepancy::new(
        Difference::Silence,
        &["business-setup-one-place"],
        "",
        "只到“一窗”(综合服务窗口)或“一网”(政务服务网专区)申请办理",
        ANNEX_ALONE,
    )
    .at(Some(1), &[1]),
    Discrepancy::new(
        Difference::Date,
        &["one-licence-industries-25", "milestone-2023-06-30-ongoing"],
        "2023年将改革行业拓展至25个以上",
        "2023年6月底,长期推进",
        Note::new(
            "The number has the year 2023, the task the end of June; each is checked by its \
             own date.",
            "数值以2023年为期，任务以6月底为期，各按各的期限核对。",
        ),
    )
    .at(Some(2), &[4]),
    Discrepancy::new(
        Difference::Scope,
        &["licence-sharing-prompt"],
        "及时共享市场主体的许可、年报等信息",
        "及时共享市场主体的许可等信息",
        Note::new(
            "The body shares yearly reports too; the task is held as the annex has it.",
            "正文另含年报信息；任务照附件。",
        ),
    )
    .at(Some(2), &[4]),
    Discrepancy::new(
        Difference::Silence,
        &["repeat-filing-zero"],
        "不再要求市场主体重复填报",
        "",
        Note::new(
            "The body alone ends repeated filing; the promise is the body's, and the task is \
             held as the annex has it.",
            "仅正文写明不再重复填报，承诺按正文；任务照附件。",
        ),
    )
    .at(Some(2), &[4]),
    Discrepancy::new(
        Difference::Wording,
        &[],
        "3.巩固拓展市场准营承诺即入制",
        "3.推行市场准营承诺即入制",
        SAME_MEANING,
    )
    .at(Some(3), &[6]),
    Discrepancy::new(
        Difference::Silence,
        &["access-commitment-new-industries-4"],
        "改革成功的基础上新增4个行业",
        "",
        Note::new(
            "The body alone says so, and it is held as said there.",
            "仅正文载明，按正文执行。",
        ),
    )
    .at(Some(3), &[6]),
    Discrepancy::new(
        Difference::Silence,
        &["credit-commitment-publication-15d"],
        "",
        "在市场主体作出信用承诺之日起15日内,向社会公示信用承诺信息",
        ANNEX_ALONE,
    )
    .at(Some(3), &[6]),
    Discrepancy::new(
        Difference::Wording,
        &[],
        "认真实施“一键通”变更改革试点",
        "认真实施“一键通”变更省级试点",
        Note::new(
            "The annex names the pilot the province's; the task is held so.",
            "附件写明为省级试点，任务照附件。",
        ),
    )
    .at(Some(4), &[7]),
    Discrepancy::new(
        Difference::Date,
        &["milestone-2023-12-31"],
        "",
        "2023年12月",
        Note::new(
            "A month without 底 is read as its end. 31 December 2023 is a holiday; the date \
             is not moved.",
            "无“底”字的月份按月底计。2023年12月31日为放假日，不顺延。",
        ),
    )
    .at(Some(4), &[7]),
    Discrepancy::new(
        Difference::Wording,
        &[],
        "",
        "税务公安分局人社",
        Note::new(
            "The names of the tax office, the police and the office of human resources have \
             run together; kept as printed.",
            "税务、公安分局、人社三家名称印连，照印。",
        ),
    )
    .at(Some(4), &[7]),
    Discrepancy::new(
        Difference::Lead,
        &[],
        "",
        "区税务局、区人社局",
        Note::new(
            "One cell of units stands beside tasks 8 and 9. It is read as the responsible \
             units; the lead is that of task 7, merged over the measure.",
            "附件第8、9项旁仅一格单位，按责任单位计；牵头单位承第7项合并格。",
        ),
    )
    .at(Some(4), &[8, 9]),
    Discrepancy::new(
        Difference::Silence,
        &["construction-stages-4"],
        "",
        "划分为立项用地规划许可、工程建设许可、施工许可、竣工验收四个阶段",
        ANNEX_ALONE,
    )
    .at(Some(5), &[10]),
    Discrepancy::new(
        Difference::Silence,
        &["application-form-1-per-stage"],
        "",
        "将每个阶段的报审资料压缩至1张申请表单",
        ANNEX_ALONE,
    )
    .at(Some(5), &[10]),
    Discrepancy::new(
        Difference::Scope,
        &["industrial-standard-land-all"],
        "全部工业类、仓储类和商服类等用地",
        "全部工业类、仓储类和商服类用地",
        Note::new(
            "The body leaves the list of kinds of land open (等), the annex closes it; the \
             three named are counted.",
            "正文多一“等”字，附件无；按所列三类统计。",
        ),
    )
    .at(Some(5), &[11]),
    Discrepancy::new(
        Difference::Silence,
        &["regional-evaluation-cost-zero"],
        "",
        "对环境影响、水土保持等各类评估实行政府买单、成果互用",
        Note::new(
            "The annex alone has the government pay for the assessments; the task is held so.",
            "仅附件写明政府买单，任务照附件。",
        ),
    )
    .at(Some(5), &[12]),
    Discrepancy::new(
        Difference::Lead,
        &[],
        "",
        "区自然资源和规划分局",
        Note::new(
            "Task 10 has two cells of responsible units, task 12 none. Each of the three \
             lists leaves out one of the three leads; they may belong to the tasks in \
             another order. Kept as printed.",
            "附件第10项印有两格责任单位，第12项无。三份名单各缺一家牵头单位，或为错行；照印。",
        ),
    )
    .at(Some(5), &[10, 11, 12]),
    Discrepancy::new(Difference::Lead, &[], "", "区发改经信局(发改)", EMPTY_CELLS)
        .at(Some(5), &[12]),
    Discrepancy::new(
        Difference::Wording,
        &[],
        "",
        "自然资源和规划",
        Note::new(
            "The name lacks its first and last signs (区…分局), the list of responsible \
             units a bracket; kept as printed.",
            "名称缺“区”“分局”字样，责任单位缺右括号，照印。",
        ),
    )
    .at(Some(6), &[13]),
    Discrepancy::new(Difference::Lead, &[], "", "区住建局", EMPTY_CELLS).at(Some(6), &[14, 15]),
    Discrepancy::new(
        Difference::Wording,
        &[
            "construction-approval-gov-invested-40wd",
            "construction-approval-private-building-30wd",
            "construction-approval-private-industrial-20wd",
            "construction-approval-private-land-with-plan-10wd",
            "construction-approval-private-simple-low-risk-10wd",
        ],
        "审批时间分别压缩至40、30、20、10、10个工作日",
        "审批时间分别压缩至40、30、20、10、10个工作日内",
        SAME_MEANING,
    )
    .at(Some(7), &[16]),
    Discrepancy::new(
        Difference::Wording,
        &[
            "construction-approval-gov-invested-40wd",
            "construction-approval-private-building-30wd",
            "construction-approval-private-industrial-20wd",
            "construction-approval-private-land-with-plan-10wd",
            "construction-approval-private-simple-low-risk-10wd",
        ],
        "城市基础设施项目社会投资房屋建筑项目",
        "城市基础设施项目、社会投资房屋建筑项目",
        Note::new(
            "The body runs the five kinds together; the annex tells them apart.",
            "正文五类项目连写，附件以顿号分开。",
        ),
    )
    .at(Some(7), &[16]),
    Discrepancy::new(
        Difference::Condition,
        &["procurement-payment-20wd"],
        "将收到发票至付款时间压减至20个工作日内",
        "满足合同约定支付条件的,将收到发票至付款时间压减至20个工作日内",
        Note::new(
            "Both are held. Unless a reading is asked for, the condition has to be met \
             before the clock starts.",
            "两说并存；未选口径时，满足支付条件后方起算。",
        ),
    )
    .at(Some(9), &[20]),
    Discrepancy::new(
        Difference::Figure,
        &["procurement-complaint-handling"],
        "将政府采购投诉案件处理时间压减至20个工作日内",
        "将政府采购投诉案件处理时间压减至15个工作日内",
        Note::new(
            "Both are held; unless a reading is asked for, the stricter decides.",
            "两说并存，未选口径时从严。",
        ),
    )
    .at(Some(9), &[20]),
    Discrepancy::new(
        Difference::Silence,
        &["disclosure-corrected-prompt"],
        "",
        "对未按规定进行信息公开的,及时纠正、督促整改",
        ANNEX_ALONE,
    )
    .at(Some(10), &[22]),
    Discrepancy::new(
        Difference::Scope,
        &["contract-breaches-prompt"],
        "及时处理违规履约行为",
        "在合同履约的规定时间点对采购人预警提醒,及时处理违规履约行为",
        Note::new(
            "The annex also warns the purchaser, at points of time that the contract sets.",
            "附件另写明按合同规定的时间点预警提醒。",
        ),
    )
    .at(Some(11), &[24]),
    Discrepancy::new(
        Difference::Silence,
        &["service-hall-entry-100"],
        "",
        "事项进驻率达100%",
        ANNEX_ALONE,
    )
    .at(Some(13), &[28]),
    Discrepancy::new(
        Difference::Silence,
        &["integrated-window-50"],
        "",
        "实现市区两级大厅“综合窗口”覆盖率不低于50%",
        Note::new(
            "The annex alone says so, and counts the city's hall too, in a plan of the \
             district; both halls are taken together.",
            "仅附件载明，且在区级方案中含市级大厅；两级合计。",
        ),
    )
    .at(Some(13), &[28]),
    Discrepancy::new(
        Difference::Scope,
        &["government-service-online-100"],
        "推动依申请政务服务事项和公共服务事项可网办率达100%",
        "推动全市依申请政务服务事项和公共服务事项可网办率达100%",
        Note::new(
            "The annex counts the whole city, the body names no area; the district's \
             services are counted.",
            "附件为“全市”，正文未写范围；按本区事项统计。",
        ),
    )
    .at(Some(14), &[30]),
    Discrepancy::new(
        Difference::Wording,
        &["e-licence-realtime-100"],
        "实现电子证照实时生成率达100%",
        "实现电子证照实时生成率达到100%",
        SAME_MEANING,
    )
    .at(Some(14), &[30]),
    Discrepancy::new(
        Difference::Scope,
        &[],
        "",
        "实现同一事项全市无差别受理、同标准办理",
        Note::new(
            "The annex speaks of the whole city in a plan of the district; the task is held \
             as printed.",
            "区级方案中写“全市”，任务照附件。",
        ),
    )
    .at(Some(14), &[31]),
    Discrepancy::new(
        Difference::Silence,
        &["service-network-levels-5"],
        "",
        "推进政务服务“一张网”五级联通",
        ANNEX_ALONE,
    )
    .at(Some(14), &[30]),
    Discrepancy::new(
        Difference::Silence,
        &["less-of-five"],
        "",
        "减环节、减材料、减时限、减费用、减跑动行动",
        ANNEX_ALONE,
    )
    .at(Some(14), &[31]),
    Discrepancy::new(
        Difference::Wording,
        &[],
        "对接省政务服务平台",
        "对接全省政务服务平台",
        SAME_MEANING,
    )
    .at(Some(17), &[34]),
    Discrepancy::new(
        Difference::Scope,
        &[],
        "严格执行《鄂州市行政审批中介服务事项清单》",
        "组织修订《鄂州市行政审批中介服务事项清单》",
        Note::new(
            "The body has the city's list followed, the annex has it revised; the task is \
             held as the annex has it.",
            "正文为执行清单，附件为修订清单；任务照附件。",
        ),
    )
    .at(Some(18), &[36]),
    Discrepancy::new(
        Difference::Silence,
        &["real-estate-one-window"],
        "",
        "实施不动产登记、交易和缴纳税费一窗受理",
        ANNEX_ALONE,
    )
    .at(Some(19), &[39]),
];
