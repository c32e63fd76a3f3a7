//! Lines of totals, and notes under the table, among the rows of a log.

/// Words of totals and of other figures over the cases.
const TOTALS: [&str; 37] = [
    "总计",
    "合计",
    "小计",
    "共计",
    "累计",
    "总数",
    "本页合计",
    "本页小计",
    "本页共计",
    "本页总计",
    "本页累计",
    "本日合计",
    "本周合计",
    "本月合计",
    "本月小计",
    "本月累计",
    "本季合计",
    "本年合计",
    "本年累计",
    "件数合计",
    "合计件数",
    "总件数",
    "平均",
    "平均值",
    "平均数",
    "平均用时",
    "平均时长",
    "平均办理时长",
    "均值",
    "中位数",
    "最大值",
    "最小值",
    "办结率",
    "按时办结率",
    "按期办结率",
    "及时率",
    "超时率",
];

/// Words that end a table, or a page of it.
const ENDS: [&str; 7] = [
    "以下空白",
    "以下无正文",
    "以下无内容",
    "以下无数据",
    "此页空白",
    "本页空白",
    "本页以下空白",
];

/// What a note under a table is called, before its colon.
const LABELS: [&str; 62] = [
    "注",
    "备注",
    "附注",
    "说明",
    "备考",
    "填表说明",
    "统计说明",
    "统计口径",
    "口径",
    "数据来源",
    "来源",
    "制表",
    "制表人",
    "制表单位",
    "制表部门",
    "制表日期",
    "制表时间",
    "填表",
    "填表人",
    "填表单位",
    "填表日期",
    "填表时间",
    "填报",
    "填报人",
    "填报单位",
    "填报日期",
    "填报时间",
    "报送单位",
    "报送日期",
    "报送时间",
    "上报单位",
    "上报日期",
    "统计人",
    "统计单位",
    "统计日期",
    "统计时间",
    "审核",
    "审核人",
    "审批人",
    "复核",
    "复核人",
    "校对",
    "校对人",
    "经办人",
    "经手人",
    "负责人",
    "单位负责人",
    "部门负责人",
    "分管领导",
    "主管领导",
    "单位领导",
    "联系人",
    "联系电话",
    "电话",
    "打印人",
    "打印日期",
    "打印时间",
    "导出人",
    "导出日期",
    "导出时间",
    "生成时间",
    "截止时间",
];

const TOTALS_IN_ENGLISH: [&str; 9] = [
    "grandtotal",
    "subtotal",
    "sub-total",
    "total",
    "totals",
    "sum",
    "average",
    "mean",
    "median",
];

const LABELS_IN_ENGLISH: [&str; 13] = [
    "note",
    "notes",
    "remark",
    "remarks",
    "source",
    "preparedby",
    "checkedby",
    "reviewedby",
    "approvedby",
    "printedon",
    "printedat",
    "exportedon",
    "exportedat",
];

/// What stands under the cases of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beneath {
    /// A figure over the cases, beside which others may stand.
    Total,
    /// A note, or the end of the table.
    Note,
}

/// What a text in the place of a case's name says that its row is, if not a case.
pub(super) fn beneath(name: &str) -> Option<Beneath> {
    // as nearly all names of cases are
    let is_plain = name.is_ascii() && !name.contains([':', ' ']);
    if is_plain && name.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let bare: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let lower = bare.to_ascii_lowercase();
    let ends_word = |rest: &str| {
        let next = rest.chars().next();
        next.is_none_or(|next| !next.is_alphabetic() && next != '-' && next != '_')
    };
    let mut totals = TOTALS.iter().filter_map(|word| bare.strip_prefix(word));
    let mut english = TOTALS_IN_ENGLISH.iter().filter_map(|word| {
        let rest = lower.strip_prefix(word)?;
        // the blank that ended the word
        let begin = name.trim_start().get(..word.len())?;
        let has_blank = begin.eq_ignore_ascii_case(word)
            && name.trim_start().get(word.len()..)?.starts_with(' ');
        Some(if has_blank { "" } else { rest })
    });
    if totals.any(ends_word) || english.any(|rest| rest.is_empty() || rest.starts_with([':', '：']))
    {
        return Some(Beneath::Total);
    }
    is_note(&bare).then_some(Beneath::Note)
}

/// The same of a text that need not be a name, as a column of free text has it: a word of
/// totals stands alone, or beside a figure.
pub(super) fn beneath_in_free_text(text: &str) -> Option<Beneath> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let lower = bare.to_ascii_lowercase();
    let mut words = TOTALS.iter().chain(&TOTALS_IN_ENGLISH);
    let is_total = words.any(|word| {
        let rest = lower.strip_prefix(word);
        rest.is_some_and(|rest| rest.is_empty() || is_figure(rest.trim_start_matches([':', '：'])))
    });
    match is_total {
        true => Some(Beneath::Total),
        false => is_note(&bare).then_some(Beneath::Note),
    }
}

/// Whether a text without its blanks is a note, a count of rows or the end of a table.
fn is_note(bare: &str) -> bool {
    ENDS.contains(&bare.trim_matches(['—', '-', '（', '）', '(', ')', '。']))
        || has_label(&bare.to_ascii_lowercase())
        || is_count(bare)
}

/// Whether a text is a bare number or a count: `7`, `7件`, `85.7%`, `3天2小时`.
pub(super) fn is_figure(text: &str) -> bool {
    const UNITS: &str = "件条项笔行页个起宗天日周月年工作小时分钟秒人次元";
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| {
            c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '％' | ' ') || UNITS.contains(c)
        })
}

/// Whether a text begins with a label and a colon: `注1：`, `填报单位（盖章）：`.
fn has_label(text: &str) -> bool {
    let Some((label, _)) = text.split_once([':', '：']) else {
        return false;
    };
    let label = label.split(['(', '（']).next().unwrap_or_default();
    let label = label.trim_end_matches(|c: char| c.is_ascii_digit());
    LABELS.contains(&label) || LABELS_IN_ENGLISH.contains(&label)
}

/// Whether a text counts rows or pages: `共7条`, `共7条记录`, `第1页共3页`.
fn is_count(text: &str) -> bool {
    let counted = |text: &str, units: &[&str]| {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < text.len() && units.contains(&rest)
    };
    let units = ["条", "条记录", "条数据", "件", "项", "笔", "行", "页"];
    let text = text.trim_end_matches('。');
    if let Some(rest) = text.strip_prefix('共') {
        return counted(rest, &units);
    }
    let page = text
        .strip_prefix('第')
        .and_then(|rest| rest.split_once('页'));
    page.is_some_and(|(number, rest)| {
        let rest = rest.trim_start_matches(['，', ',', '/']);
        let rest = rest.strip_prefix('共');
        counted(&format!("{number}页"), &["页"]) && rest.is_none_or(|rest| counted(rest, &["页"]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_and_notes_are_told_from_names_of_cases() {
        for name in [
            "合计",
            "合 计",
            "　合　计　",
            "合计：7件",
            "合计7件",
            "合计（2023年）",
            "本页小计",
            "平均",
            "办结率",
            "按期办结率",
            "制表人：张三",
            "制表人: 张三",
            "注：以收件时间为准",
            "注1：以收件时间为准",
            "单位负责人：李四",
            "填报单位（盖章）：某局",
            "备注：无",
            "以下空白",
            "——以下空白——",
            "共7条",
            "共 7 条记录",
            "第1页",
            "第 1 页 共 3 页",
            "第1页，共3页",
            "导出时间：2023-06-30 09:00",
            "Total",
            "Grand total",
            "total: 7",
            "Total 7 cases",
            "Note: by receipt",
            "Prepared by: Li",
        ] {
            assert!(beneath(name).is_some(), "{name}");
        }
        for name in [
            "合计项目-12",
            "合计-12",
            "合计_3",
            "平均主义",
            "注册2023-7",
            "注册：7",
            "备注",
            "说明书：3",
            "共7",
            "共青团7条",
            "共7条街",
            "第1页共x页",
            "totality",
            "total-7",
            "sum7",
            "note 7",
            "7",
            "HR-1",
            "办结率高的：7",
            "",
        ] {
            assert_eq!(beneath(name), None, "{name}");
        }
    }

    #[test]
    fn in_free_text_a_word_of_totals_stands_alone() {
        for text in ["合计", "合 计", "合计7件", "合计：7件", "Total", "total: 7"] {
            assert_eq!(beneath_in_free_text(text), Some(Beneath::Total), "{text}");
        }
        for text in ["注：无", "以下空白", "共7条", "Prepared by: Li"] {
            assert_eq!(beneath_in_free_text(text), Some(Beneath::Note), "{text}");
        }
        for text in [
            "Total loss of supply",
            "合计（2023年）",
            "平均，主义",
            "Sum of it",
            "",
        ] {
            assert_eq!(beneath_in_free_text(text), None, "{text}");
        }
    }

    #[test]
    fn a_figure_is_a_number_with_its_unit() {
        for text in ["7", "7件", "7 件", "85.7%", "3天2小时", "1,234"] {
            assert!(is_figure(text), "{text}");
        }
        for text in ["", "件", "2023-06-01", "2023/6/1", "9:05", "bad", "7号"] {
            assert!(!is_figure(text), "{text}");
        }
    }
}
