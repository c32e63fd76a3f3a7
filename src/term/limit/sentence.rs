//! The words around a limit in a sentence of a statute or a plan. They are understood
//! word by word or not at all: from which event it runs, that it is a duty, what is
//! to be done.

use super::figure;

/// How a length says that it is the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// It does not.
    None,
    /// 以内, 之内, 内.
    Within,
    /// 不超过, 最多.
    AtMost,
}

/// What stands around a length of time.
pub(super) struct Around<'t> {
    pub(super) before: &'t str,
    pub(super) after: &'t str,
    pub(super) bound: Bound,
}

/// Words for that something must be done.
const DUTY: [&str; 13] = [
    "应当",
    "必须",
    "应在",
    "应于",
    "应自",
    "须在",
    "须于",
    "须自",
    "压缩至",
    "压减至",
    "缩短至",
    "缩减至",
    "控制在",
];
/// What joins a sentence to the one before it, or gives leave.
const JOINS: [&str; 9] = ["但是", "但", "并且", "并", "且", "可以", "应当", "应", "须"];
/// Words that lead from what must be done to its limit.
const LEADS: [&str; 22] = [
    "应当在",
    "应当于",
    "必须在",
    "必须于",
    "应在",
    "应于",
    "须在",
    "须于",
    "可以在",
    "起在",
    "起",
    "后",
    "后的",
    "的",
    "应当",
    "必须",
    "算起",
    "压缩至",
    "压减至",
    "缩短至",
    "缩减至",
    "控制在",
];
/// What a sentence begins with that names the event a limit runs from.
const EVENTS: [&str; 28] = [
    "自", "从", "在", "于", "收到", "接到", "接报", "签收", "受理", "发现", "作出", "完成", "批准",
    "办结", "提出", "提交", "递交", "取得", "知道", "送达", "通知", "申请", "公示", "验收", "交付",
    "登记", "立案", "备案",
];
/// Words before a length that make it another thing than the most of one case.
const CHANGES_BEFORE: [&str; 58] = [
    "前",
    "延长",
    "顺延",
    "延期",
    "展期",
    "续期",
    "宽限",
    "至少",
    "少于",
    "低于",
    "短于",
    "最短",
    "最少",
    "以上",
    "以下",
    "每",
    "最近",
    "过去",
    "连续",
    "累计",
    "禁止",
    "不得",
    "不能",
    "不再",
    "不予",
    "有效期",
    "保存",
    "保管",
    "留存",
    "保修",
    "公告",
    "间隔",
    "一般",
    "原则",
    "平均",
    "约",
    "拘留",
    "徒刑",
    "停业",
    "停产",
    "停止",
    "暂停",
    "超过",
    "罚",
    "未",
    "除外",
    "除了",
    "但",
    "多于",
    "长于",
    "早于",
    "晚于",
    "大于",
    "高于",
    "迟于",
    "等于",
    "不到",
    "将近",
];
/// What the words before a length may not end with.
const ENDS_BEFORE: [&str; 12] = [
    "第", "同", "上", "下", "次", "满", "逾", "达", "近", "距", "最后", "以后",
];
/// What the words after a length may not begin with, for they are no deed.
const BEGINS_AFTER: [&str; 21] = [
    "不", "未", "无", "没", "累计", "再", "连续", "仍", "又", "可", "的", "以", "前", "后", "之",
    "届", "期", "有效", "至", "起", "非",
];
/// Words after a length that change it.
const CHANGES_AFTER: [&str; 22] = [
    "延长", "提前", "每", "至少", "以上", "以下", "顺延", "不得", "少于", "低于", "除", "但", "(",
    ")", "另", "计算", "累计", "左右", "上下", "不予", "不再", "禁止",
];
/// Deeds, of which a length before them is the most.
const DEEDS: [&str; 57] = [
    "办结",
    "办理",
    "办完",
    "完成",
    "作出",
    "做出",
    "决定",
    "答复",
    "回复",
    "反馈",
    "审结",
    "审核",
    "审批",
    "审查",
    "受理",
    "核发",
    "发放",
    "颁发",
    "送达",
    "报",
    "通知",
    "告知",
    "书面",
    "给予",
    "提出",
    "提交",
    "移送",
    "处理",
    "上门",
    "接听",
    "到达",
    "支付",
    "付款",
    "归档",
    "全部办结",
    "予以",
    "修复",
    "派出",
    "安排",
    "审议",
    "发布",
    "召开",
    "缴纳",
    "签发",
    "出具",
    "公布",
    "公开",
    "提供",
    "转送",
    "移交",
    "登记",
    "备案",
    "申请",
    "实施",
    "改造",
    "指导",
    "缴入",
];
/// How a deed is done, or to whom, before the word for it.
const MANNERS: [&str; 20] = [
    "向",
    "将",
    "把",
    "对",
    "由",
    "依法",
    "按",
    "以书面",
    "自行",
    "分别",
    "进行",
    "组织",
    "派",
    "发出",
    "制作",
    "编制",
    "补充",
    "采取",
    "检定",
    "到达",
];
/// Deeds that say that a length before them is the most.
const DONE: [&str; 5] = ["办结", "完成", "办完", "办理完毕", "审结"];
/// What a length of time is called.
const KINDS: [&str; 4] = ["时限", "期限", "时间", "限期"];
/// Whose length is a limit.
const LABELS: [&str; 14] = [
    "", "承诺", "法定", "办理", "办结", "审批", "审查", "审理", "审核", "办事", "处理", "答复",
    "回复", "办件",
];

impl Around<'_> {
    /// The words around the length that are not understood, or that change it.
    pub(super) fn not_understood(&self) -> Option<&str> {
        let after = self.after.trim_end_matches(['。', '.', ';', ',']);
        let before = without_joins(self.before);
        if changes_before(before) {
            return Some(self.before);
        }
        if changes_after(after) {
            return Some(self.after);
        }
        let starts = |text: &str, words: &[&str]| words.iter().any(|word| text.starts_with(word));
        let ends = |text: &str, words: &[&str]| words.iter().any(|word| text.ends_with(word));
        let is_named = before.is_empty() || is_label(before);
        let (is_led, is_deed) = match self.bound {
            // 承诺时限15个工作日, 自受理之日起30个工作日, 3个工作日办结
            Bound::None => {
                let runs_from = before.starts_with(['自', '从']) && before.ends_with('起');
                let is_alone = after.is_empty() && (is_label(before) || runs_from);
                (is_alone || is_named, is_alone || starts(after, &DONE))
            }
            Bound::AtMost if after.is_empty() && ends(before, &KINDS) => (true, true),
            Bound::Within | Bound::AtMost => {
                // the words as they stand, for a join may be the duty
                let has_duty = DUTY.iter().any(|word| self.before.contains(word));
                let leads = ends(before, &LEADS)
                    || matches!(before, "在" | "于")
                    || (before.is_empty() && has_duty);
                let names_event = has_duty || starts(before, &EVENTS);
                let runs_from = ends(before, &["之日起", "之时起", "时起"])
                    || (ends(before, &["后", "后的"]) && !after.is_empty());
                (
                    is_named || (names_event && leads) || runs_from,
                    after.is_empty() || starts(after, &DEEDS) || starts(after, &MANNERS),
                )
            }
        };
        match (is_led, is_deed) {
            (true, true) => None,
            (false, _) if !self.before.is_empty() => Some(self.before),
            _ => Some(self.after),
        }
    }
}

/// A text without what joins it to the words before it, or gives leave.
pub(super) fn without_joins(mut text: &str) -> &str {
    while let Some(rest) = JOINS.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest;
    }
    text
}

fn changes_before(text: &str) -> bool {
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    any(&CHANGES_BEFORE)
        || ENDS_BEFORE.iter().any(|word| text.ends_with(word))
        || text.contains(['。', ';', ',', '(', ')'])
        || !figure::all(text).is_empty()
}

fn changes_after(text: &str) -> bool {
    CHANGES_AFTER.iter().any(|word| text.contains(word))
        || BEGINS_AFTER.iter().any(|word| text.starts_with(word))
        // a condition: 二十日内不能作出决定的
        || text.ends_with('的')
        || text.contains(['。', ';', ','])
        || !figure::all(text).is_empty()
}

/// Whether a text is the name of a limit: 承诺时限, 审理期限为.
fn is_label(text: &str) -> bool {
    let text = text.trim_end_matches(':');
    let text = text.strip_suffix(['为', '是']).unwrap_or(text);
    let of = KINDS.iter().find_map(|kind| text.strip_suffix(kind));
    of.is_some_and(|of| LABELS.contains(&of)) || matches!(text, "限" | "限于")
}
