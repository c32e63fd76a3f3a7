//! The indicators of the plan: set-up, connection standards and shares.

use super::numbers::{share, whole};
use crate::ground::fraction::Fraction;
use crate::plan::citation::Note;
use crate::plan::huarong_2023::parts::{cite, cite_annex};
use crate::plan::indicator::{Comparison, Indicator, Measure, Standard, indicator};

/// The five figures of a standard.
const STANDARD: &str = "环节、等待、费用、材料、跑腿";
const STANDARD_ENGLISH: &str = "steps, waiting, fees, materials, trips";

pub(super) const INDICATORS: [Indicator<'static>; 24] = [
    indicator(
        "business-setup-one-step",
        "企业开办1个环节",
        Measure::Count,
        "个环节",
    )
    .english("company set-up in one step", "steps")
    .promised(Comparison::AtMost, whole(1))
    .cite(cite(1, &[1], "1个环节、0.5天办结、零费用").annex("1个环节、0.5天、0费用")),
    indicator(
        "business-setup-zero-cost",
        "企业开办零费用",
        Measure::Amount,
        "元",
    )
    .english("company set-up at no cost", "yuan")
    .promised(Comparison::Exactly, whole(0))
    .cite(cite(1, &[1], "1个环节、0.5天办结、零费用").annex("1个环节、0.5天、0费用")),
    indicator(
        "business-setup-three-free",
        "企业开办“三免”",
        Measure::Count,
        "项免费",
    )
    .english("three things free at company set-up", "free things")
    .promised(Comparison::Exactly, whole(3))
    .cite(cite_annex(
        &[2],
        "推行“三免”政策,免费办理证照、免费发放税务UKey、免费邮寄办理结果",
    ))
    .noted(Note::new(
        "Counted are the three things named: licences, the tax key and postage.",
        "统计文中所列三项：办理证照、发放税务UKey、邮寄办理结果。",
    )),
    indicator(
        "outage-average-duration",
        "用户平均停电时长6.34小时",
        Measure::Mean,
        "小时",
    )
    .english("mean outage per user and year", "hours")
    .promised(Comparison::AtMost, Fraction::decimal(634, 2))
    .cite(cite(40, &[90], "全年用户平均停电时长压降至6.34小时"))
    .noted(Note::new(
        "Hours of the clock, per user, over a calendar year. The year is not named; it \
         is that of issue. 以内 is not written; the figure is read as the most.",
        "按钟表小时、每户、全年计。年份未写明，按印发当年计；未写“以内”，按上限计。",
    )),
    indicator(
        "water-online-10000",
        "用水报装“10000”标准",
        Measure::Standard,
        STANDARD,
    )
    .english("water connection applied for online", STANDARD_ENGLISH)
    .promised_standard(Standard::new([1, 0, 0, 0, 0]))
    .cite(cite(36, &[74], "实行“10000”标准"))
    .noted(Note::new(
        "No waiting (零等待) is promised without a time for it: the figures are those \
         that the provider reports.",
        "“零等待”未写明时间，以供应单位报送的数值为准。",
    )),
    indicator(
        "water-platform-00000",
        "用水报装“00000”标准",
        Measure::Standard,
        STANDARD,
    )
    .english(
        "water connection passed on by the city's platform",
        STANDARD_ENGLISH,
    )
    .promised_standard(Standard::new([0, 0, 0, 0, 0]))
    .cite(cite(36, &[74], "实行“00000”标准"))
    .noted(Note::new(
        "No waiting (零等待) is promised without a time for it: the figures are those \
         that the provider reports.",
        "“零等待”未写明时间，以供应单位报送的数值为准。",
    )),
    indicator(
        "gas-online-10000",
        "用气报装“10000”标准",
        Measure::Standard,
        STANDARD,
    )
    .english("gas connection applied for online", STANDARD_ENGLISH)
    .promised_standard(Standard::new([1, 0, 0, 0, 0]))
    .cite(cite(37, &[79], "企业网上报装的,实行“10000”标准"))
    .noted(Note::new(
        "No waiting (零等待) is promised without a time for it: the figures are those \
         that the provider reports.",
        "“零等待”未写明时间，以供应单位报送的数值为准。",
    )),
    indicator(
        "gas-platform-00000",
        "用气报装“00000”标准",
        Measure::Standard,
        STANDARD,
    )
    .english(
        "gas connection passed on by the city's platform",
        STANDARD_ENGLISH,
    )
    .promised_standard(Standard::new([0, 0, 0, 0, 0]))
    .cite(cite(37, &[79], "由市工改平台推送的,实行“00000”标准"))
    .noted(Note::new(
        "No waiting (零等待) is promised without a time for it: the figures are those \
         that the provider reports.",
        "“零等待”未写明时间，以供应单位报送的数值为准。",
    )),
    share(
        "construction-multi-in-one-95",
        "“多审合一”“多测合一”“多评合一”比例95%",
        "merged reviews, surveys and assessments",
    )
    .promised(Comparison::AtLeast, whole(95))
    .cite(cite(
        5,
        &[10],
        "推进“多审合一”、“多测合一”、“多评合一”,确保比例达95%以上",
    ))
    .noted(Note::new(
        "Whether one share of the three is meant or one of each is not said; one of the \
         three together is taken.",
        "三项合计一个比例还是各为一个比例，文中未明，此处合计为一个比例。",
    )),
    share(
        "industrial-standard-land-all",
        "工业用地“标准地”供地比例",
        "industrial land supplied as standard land",
    )
    .promised(Comparison::AtLeast, whole(100))
    .cite(
        cite(
            5,
            &[11],
            "推进工业用地“标准地”供地比例扩展至全部工业类、仓储类和商服类等用地",
        )
        .annex("推进工业用地“标准地”供地比例扩展至全部工业类、仓储类和商服类用地"),
    )
    .noted(Note::new(
        "No number is printed; all (全部) is read as 100 %. Of the three kinds of land \
         named: the body leaves the list open (等), the annex closes it.",
        "未写数值，“全部”按100%计；按所列三类用地统计：正文多一“等”字，附件无。",
    )),
    share(
        "government-service-online-100",
        "政务服务可网办率100%",
        "services that can be done online",
    )
    .promised(Comparison::AtLeast, whole(100))
    .cite(
        cite(
            14,
            &[30],
            "推动依申请政务服务事项和公共服务事项可网办率达100%",
        )
        .annex("推动全市依申请政务服务事项和公共服务事项可网办率达100%"),
    )
    .noted(Note::new(
        "The annex counts the whole city (全市), the body names no area; the plan is the \
         district's, and its services are counted.",
        "附件为“全市”，正文未写范围；本方案为区级方案，按本区事项统计。",
    )),
    share(
        "zero-trip-95",
        "“零跑动”事项比例95%",
        "services without a trip",
    )
    .promised(Comparison::AtLeast, whole(95))
    .cite(cite(14, &[30], "提升“零跑动”事项比例至95%"))
    .noted(Note::new(
        "Whether listed services or cases are counted is not said; listed services are.",
        "按事项数还是按办件数统计，文中未明，此处按事项数计。",
    )),
    share(
        "e-licence-realtime-100",
        "电子证照实时生成率100%",
        "electronic licences made in real time",
    )
    .promised(Comparison::AtLeast, whole(100))
    .cite(cite(14, &[30], "实现电子证照实时生成率达100%").annex("实现电子证照实时生成率达到100%"))
    .noted(Note::new(
        "Real time (实时) is not put in figures; the value is what the licence system \
         reports.",
        "“实时”未写明时间，以电子证照系统报送的数值为准。",
    )),
    share(
        "service-hall-entry-100",
        "事项进驻率100%",
        "services present in the halls",
    )
    .promised(Comparison::AtLeast, whole(100))
    .cite(cite_annex(&[28], "事项进驻率达100%")),
    share(
        "integrated-window-50",
        "“综合窗口”覆盖率50%",
        "integrated windows in the halls of city and district",
    )
    .promised(Comparison::AtLeast, whole(50))
    .cite(cite_annex(
        &[28],
        "实现市区两级大厅“综合窗口”覆盖率不低于50%",
    ))
    .noted(Note::new(
        "Whether both halls together or each of them is not said; both together are \
         taken.",
        "市、区两级大厅合计还是分别达到，文中未明，此处合计。",
    )),
    share(
        "tax-remote-90",
        "90%以上业务“不见面”办理",
        "tax business done without a visit",
    )
    .promised(Comparison::AtLeast, whole(90))
    .cite(cite(30, &[61], "实现90%以上业务“不见面”办理"))
    .noted(Note::new(
        "90 itself is included (以上). Whether kinds of business or cases are counted is \
         not said; cases are.",
        "“以上”含90%。按业务种类还是按办件数统计，文中未明，此处按办件数计。",
    )),
    share(
        "tax-contactless-all",
        "“非接触式”办税缴费全覆盖",
        "taxes filed and paid without contact",
    )
    .promised(Comparison::AtLeast, whole(100))
    .cite(cite(30, &[64], "推进“非接触式”办税缴费全覆盖"))
    .noted(Note::new(
        "No number is printed; full coverage (全覆盖) is read as 100 %.",
        "未写数值，“全覆盖”按100%计。",
    )),
    share(
        "policy-no-application-all",
        "惠企政策免申即享全覆盖",
        "benefits for enterprises without application",
    )
    .promised(Comparison::AtLeast, whole(100))
    .cite(cite(17, &[35], "深入推进惠企政策免申即享全覆盖"))
    .noted(Note::new(
        "No number is printed; full coverage (全覆盖) is read as 100 %.",
        "未写数值，“全覆盖”按100%计。",
    )),
    share(
        "credit-information-all",
        "金融信用信息体系全覆盖",
        "financial credit information system",
    )
    .promised(Comparison::AtLeast, whole(100))
    .cite(cite(34, &[70], "推动金融信用信息体系全覆盖"))
    .noted(Note::new(
        "The words stand in the headings alone. Full coverage (全覆盖) is read as 100 %, \
         of the financial institutions that task 70 speaks of.",
        "该语仅见于标题。“全覆盖”按100%计，以附件第70项所称金融机构为范围。",
    )),
    indicator(
        "outage-count-reduction-30",
        "故障停电次数压减30%",
        Measure::Reduction,
        "%",
    )
    .english("fewer outages by faults", "%")
    .promised(Comparison::AtLeast, whole(30))
    .cite(cite(40, &[90], "故障停电次数压减30%"))
    .noted(Note::new(
        "The base is not stated; it is the year before.",
        "未写明基期，按上一年计。",
    )),
    share(
        "e-delivery-80",
        "电子送达率80%",
        "court documents served electronically",
    )
    .promised(Comparison::AtLeast, whole(80))
    .cite(cite(50, &[109], "电子送达率达到80%以上")),
    share(
        "lawyer-platform-60",
        "律师服务平台综合利用率60%",
        "use of the platform for lawyers",
    )
    .promised(Comparison::AtLeast, whole(60))
    .cite(cite_annex(
        &[109],
        "实现律师服务平台、在线服务平台综合利用率分别达到60%、50%以上",
    ))
    .noted(Note::new(
        "以上 is printed after the 50 % alone and is read as of both.",
        "“以上”仅见于50%之后，此处两项均按“以上”计。",
    )),
    share(
        "online-court-platform-50",
        "在线服务平台综合利用率50%",
        "use of the platform for online services",
    )
    .promised(Comparison::AtLeast, whole(50))
    .cite(cite_annex(
        &[109],
        "实现律师服务平台、在线服务平台综合利用率分别达到60%、50%以上",
    ))
    .noted(Note::new(
        "以上 is printed after the 50 % alone and is read as of both.",
        "“以上”仅见于50%之后，此处两项均按“以上”计。",
    )),
    share(
        "nursing-beds-100",
        "失能特困人员集中供养中心护理型床位100%",
        "nursing beds in the care centre",
    )
    .promised(Comparison::AtLeast, whole(100))
    .cite(cite_annex(
        &[121],
        "失能特困人员集中供养中心护理型床位达到100%",
    ))
    .noted(Note::new(
        "A word for the share is missing; it is read as that of the beds of the centre.",
        "文中缺“比例”一类字样，按该中心床位中护理型床位所占比例计。",
    )),
];
