//! The indicators of the plan: one window, person or place for a matter, levels of government,
//! trips, and fees that are cancelled.

use super::numbers::whole;
use crate::plan::citation::Note;
use crate::plan::huarong_2023::parts::{cite, cite_annex};
use crate::plan::indicator::{Comparison, Indicator, Measure, indicator};

pub(super) const INDICATORS: [Indicator<'static>; 21] = [
    indicator(
        "business-setup-one-place",
        "只到“一窗”或“一网”申请办理",
        Measure::Count,
        "个窗口或网",
    )
    .english("places to apply at for a company set-up", "places")
    .promised(Comparison::AtMost, whole(1))
    .cite(cite_annex(
        &[1],
        "只到“一窗”(综合服务窗口)或“一网”(政务服务网专区)申请办理",
    ))
    .noted(Note::new(
        "The window and the net are alternatives; observed is at how many \
             places an applicant has to apply.",
        "“一窗”与“一网”择一，所测为申请人须到的申请处数。",
    )),
    indicator(
        "service-levels-3",
        "三级政务服务集中办理",
        Measure::Count,
        "级",
    )
    .english("levels of government with services in one stop", "levels")
    .promised(Comparison::Exactly, whole(3))
    .cite(cite(13, &[28], "推动三级政务服务“一站式”集中办理"))
    .noted(Note::new(
        "Which three levels is not said; observed is on how many services \
             are handled in one stop.",
        "三级未逐级列明；所测为实行“一站式”集中办理的级数。",
    )),
    indicator(
        "service-network-levels-5",
        "政务服务“一张网”五级联通",
        Measure::Count,
        "级",
    )
    .english(
        "levels of government joined in one service network",
        "levels",
    )
    .promised(Comparison::Exactly, whole(5))
    .cite(cite_annex(&[30], "推进政务服务“一张网”五级联通"))
    .noted(Note::new(
        "Which five levels is not said; observed is how many are joined.",
        "五级未逐级列明；所测为已联通的级数。",
    )),
    indicator(
        "chief-attendant-one-person",
        "跨部门“一人受理、全程服务”",
        Measure::Count,
        "人",
    )
    .english("persons who see one application through", "persons")
    .promised(Comparison::AtMost, whole(1))
    .cite(cite(16, &[33], "实现跨部门“一人受理、全程服务”"))
    .noted(Note::new(
        "Observed is the greatest number of persons that an applicant is \
             passed to.",
        "所测为同一申请先后经手受理人数的最大值。",
    )),
    indicator(
        "real-estate-one-window",
        "不动产登记、交易、缴税一窗受理",
        Measure::Count,
        "个窗口",
    )
    .english(
        "windows for the registration, trade and taxes of real estate",
        "windows",
    )
    .promised(Comparison::AtMost, whole(1))
    .cite(cite_annex(&[39], "实施不动产登记、交易和缴纳税费一窗受理"))
    .noted(Note::new(
        "A quotation mark is missing after 税费 in the print; nothing \
             follows from it.",
        "原文“一窗受理”前缺左引号，不影响文义。",
    )),
    indicator(
        "credit-repair-one-intake",
        "信用修复“一口受理”",
        Measure::Count,
        "个受理口",
    )
    .english("places to apply at for the repair of credit", "places")
    .promised(Comparison::AtMost, whole(1))
    .cite(cite(27, &[55], "推进信用修复跨平台“一口受理、一网通办”"))
    .noted(Note::new(
        "Across platforms: observed is at how many of them an application \
             has to be made.",
        "跨平台：所测为一次信用修复须提出申请的平台数。",
    )),
    indicator(
        "heavy-transport-one-to-one",
        "大件运输“一对一”服务",
        Measure::Count,
        "名专人/单位",
    )
    .english(
        "persons assigned to each source of heavy transport",
        "persons for a source",
    )
    .promised(Comparison::AtLeast, whole(1))
    .cite(cite(29, &[59], "实行“一对一”服务"))
    .noted(Note::new(
        "Observed is the least number that any source unit has.",
        "所测为各源头单位对接专人人数的最小值。",
    )),
    indicator(
        "judicial-one-to-one",
        "送法进企业“一对一”司法服务",
        Measure::Count,
        "名服务人员/企业",
    )
    .english(
        "persons of judicial service for each enterprise",
        "persons for an enterprise",
    )
    .promised(Comparison::AtLeast, whole(1))
    .cite(cite(45, &[100], "常态化开展送法进企业“一对一”司法服务"))
    .noted(Note::new(
        "Which enterprises are served is not said; observed is the least \
             number that any of those served has.",
        "服务哪些企业文中未明；所测为各受服务企业对接人数的最小值。",
    )),
    indicator(
        "power-online-one-intake",
        "低压“线上一口受理”",
        Measure::Count,
        "个受理口",
    )
    .english("places to apply at for a low-voltage connection", "places")
    .promised(Comparison::AtMost, whole(1))
    .cite(cite_annex(&[85], "线上一口受理"))
    .noted(Note::new(
        "Of low-voltage users; observed is at how many places online they \
             have to apply.",
        "限低压用户；所测为其线上须提出申请的入口数。",
    )),
    indicator(
        "power-no-trip",
        "低压“用户一次不用跑”",
        Measure::Count,
        "次",
    )
    .english("trips of a low-voltage user", "trips")
    .promised(Comparison::AtMost, whole(0))
    .cite(cite_annex(&[85], "用户一次不用跑"))
    .noted(Note::new(
        "Of low-voltage users; the one contact on site (现场接触一次) is \
             no trip of the user.",
        "限低压用户；“现场接触一次”不计为用户跑动。",
    )),
    indicator(
        "power-works-outage-zero",
        "施工期间客户停电零感知",
        Measure::Count,
        "次",
    )
    .english(
        "outages that customers felt during works on the grid",
        "outages",
    )
    .promised(Comparison::AtMost, whole(0))
    .cite(cite_annex(
        &[89],
        "推动实现配网各项施工作业期间客户停电零感知",
    ))
    .noted(Note::new(
        "What a customer feels is not put in figures; observed are the \
             outages by works that reached customers, as the supplier reports \
             them. No date is set to reach it by but that of the task.",
        "“零感知”未作量化，以供电单位报送的施工致客户停电次数为准；除任务\
             时限外未写明达到的日期。",
    )),
    indicator(
        "cheque-fees-zero",
        "取消支票工本费、挂失费",
        Measure::Amount,
        "元",
    )
    .english("fees for cheques and for their loss", "yuan")
    .promised(Comparison::Exactly, whole(0))
    .cite(cite_annex(&[67], "取消支票工本费、挂失费"))
    .noted(Note::new(
        "Banks are encouraged to (鼓励), for sole traders (个体工商户).",
        "原文为“鼓励银行”，对象为个体工商户。",
    )),
    indicator(
        "draft-fees-zero",
        "取消本票和银行汇票手续费、工本费、挂失费",
        Measure::Amount,
        "元",
    )
    .english("fees for promissory notes and bank drafts", "yuan")
    .promised(Comparison::Exactly, whole(0))
    .cite(cite_annex(
        &[67],
        "取消本票和银行汇票手续费、工本费、挂失费",
    ))
    .noted(Note::new(
        "Banks are encouraged to (鼓励), for sole traders (个体工商户).",
        "原文为“鼓励银行”，对象为个体工商户。",
    )),
    indicator(
        "startup-loan-counter-guarantee-zero",
        "创业担保贷款免除反担保",
        Measure::Count,
        "项反担保",
    )
    .english(
        "counter-guarantees asked for a start-up loan",
        "counter-guarantees",
    )
    .promised(Comparison::AtMost, whole(0))
    .cite(cite(44, &[97], "对于个人申请的创业担保贷款,免除反担保要求"))
    .noted(Note::new(
        "Of loans that persons apply for.",
        "限个人申请的创业担保贷款。",
    )),
    indicator(
        "employment-activities-10",
        "“10+N”就业服务专项活动",
        Measure::Count,
        "项活动",
    )
    .english("special activities of employment services", "activities")
    .promised(Comparison::AtLeast, whole(10))
    .cite(cite(
        43,
        &[95],
        "组织开展民营企业招聘月等“10+N”就业服务专项活动",
    ))
    .noted(Note::new(
        "10+N is read as ten or more. The period is not stated; it is the \
             calendar year.",
        "“10+N”按不少于10项计；期间未写明，按公历年计。",
    )),
    indicator(
        "repeat-filing-zero",
        "不再要求重复填报",
        Measure::Count,
        "次",
    )
    .english(
        "times that shared licence data are asked for again",
        "times",
    )
    .promised(Comparison::AtMost, whole(0))
    .cite(cite(2, &[], "不再要求市场主体重复填报"))
    .noted(Note::new(
        "The body alone says so, of trades in the reform 一业一证 and of what is shared.",
        "仅正文载明，限“一业一证”改革行业和已共享的信息。",
    )),
    indicator(
        "licence-change-one-key",
        "“证照联办”、“一键通办”",
        Measure::Count,
        "次申请",
    )
    .english(
        "applications to change a business licence and the permits with it",
        "applications",
    )
    .promised(Comparison::AtMost, whole(1))
    .cite(cite(4, &[7], "实现“证照联办”、“一键通办”"))
    .noted(Note::new(
        "One key is read as one application for the licence and the permits together.",
        "“一键”按证照变更一并提出一次申请计。",
    )),
    indicator(
        "regional-evaluation-cost-zero",
        "区域性统一评价政府买单",
        Measure::Amount,
        "元",
    )
    .english("cost to enterprises of the evaluations of a park", "yuan")
    .promised(Comparison::Exactly, whole(0))
    .cite(cite_annex(
        &[12],
        "对环境影响、水土保持等各类评估实行政府买单",
    ))
    .noted(Note::new(
        "In industrial parks with an evaluation of the region; that the government pays \
         is read as no cost to the enterprise.",
        "限实行区域性统一评价的产业园区；“政府买单”按企业费用为零计。",
    )),
    indicator("gas-one-stop", "燃气服务“一站式”办理", Measure::Count, "处")
        .english("places to go to for gas services", "places")
        .promised(Comparison::AtMost, whole(1))
        .cite(cite(37, &[81], "实现“一站式”办理"))
        .noted(Note::new(
            "Observed is at how many places, online ones included, a user has to apply.",
            "所测为用户须到的申请处数，含线上入口。",
        )),
    indicator(
        "gas-one-network",
        "燃气事项一网通办、一事联办",
        Measure::Count,
        "个网",
    )
    .english("networks for the services of gas", "networks")
    .promised(Comparison::AtMost, whole(1))
    .cite(cite(
        37,
        &[82],
        "实现报装、维护、缴费、开票等事项一网通办、一事联办",
    ))
    .noted(Note::new(
        "Of connection, maintenance, payment and invoices.",
        "限报装、维护、缴费、开票等事项。",
    )),
    indicator("power-no-documents", "“零证办电”", Measure::Count, "份")
        .english(
            "documents asked for in a power service without papers",
            "documents",
        )
        .promised(Comparison::AtMost, whole(0))
        .cite(cite_annex(&[91], "“零证办电”"))
        .noted(Note::new(
            "Which services are handled so is not said; observed is the greatest number \
             of documents asked for in any of them.",
            "适用事项未列明；所测为该模式下要求提供证件份数的最大值。",
        )),
];
