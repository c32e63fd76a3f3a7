//! What the words of a header say of its column: a start, a finish, a moment that was
//! only promised, the name of a case.

use super::known_words::{
    BEGUN, BEGUN_TOO, CASES, DECISIONS, FINISHES, FINISHES_TOO, NOT_CASES, NUMBERS, OTHER, PLANNED,
    STARTS, STARTS_TOO,
};
use crate::log::mapping::column::Column;

/// The words of a header, and the characters that are not of ASCII.
pub(super) struct HeaderWords {
    text: String,
    words: Vec<String>,
}

/// How surely a header names what is looked for: the more the surer.
pub(super) type Likeness = u32;

impl HeaderWords {
    pub(super) fn of(header: &str) -> Self {
        let header = header.strip_prefix("case:").unwrap_or(header);
        let mut words = Vec::new();
        let mut word = String::new();
        let mut before = ' ';
        for c in header.chars() {
            let is_part = c.is_ascii_alphanumeric();
            let is_hump = before.is_ascii_lowercase() && c.is_ascii_uppercase();
            if (!is_part || is_hump) && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if is_part {
                word.push(c.to_ascii_lowercase());
            }
            before = c;
        }
        words.push(word);
        let words = words.into_iter().filter(|word| !word.is_empty());
        Self {
            text: header.to_lowercase(),
            words: words.flat_map(|word| apart(&word)).collect(),
        }
    }

    /// Whether it has one of the words: those of Chinese anywhere, others whole.
    fn has(&self, words: &str) -> bool {
        words.split(' ').any(|word| match word.is_ascii() {
            true => self.words.iter().any(|own| own == word),
            false => self.text.contains(word),
        })
    }

    /// Whether it is of a moment that need not have come: 应办结 is, 响应完成 is not.
    pub(super) fn is_planned(&self) -> bool {
        const DONE: &str = "办完结回答处于在归审批交付反关受开收";
        let mut before = ' ';
        let mut characters = self.text.chars().peekable();
        while let Some(c) = characters.next() {
            let is_should =
                c == '应' && !['响', '对', '供', '相', '适', '反', '效'].contains(&before);
            if is_should && characters.peek().is_some_and(|next| DONE.contains(*next)) {
                return true;
            }
            before = c;
        }
        self.has(PLANNED)
    }

    /// Whether it may be of the start or the finish of a case, whatever its words.
    pub(super) fn may_be_an_end(&self) -> bool {
        !self.is_planned() && !self.is_of_something_else()
    }

    fn is_of_something_else(&self) -> bool {
        self.has(OTHER)
    }

    /// Whether it says that what it names has come.
    pub(super) fn is_actual(&self) -> bool {
        self.has("实际 actual")
    }

    /// Whether it is of a decision, which is a finish of some cases and comes before it in
    /// others.
    pub(super) fn is_of_decision(&self) -> bool {
        self.has(DECISIONS)
    }

    /// Whether it may say when something was issued, or when an issue arose.
    pub(super) fn is_of_issue(&self) -> bool {
        self.has("issue") && self.may_be_an_end() && self.end().is_none()
    }

    /// Where the last of the words ends, and how long it is; none where there is none of
    /// them.
    fn last(&self, words: &str) -> Option<(usize, usize)> {
        let found = words.split(' ').filter(|word| self.has(word));
        let ends = found.filter_map(|word| Some((self.text.rfind(word)? + word.len(), word.len())));
        ends.max()
    }

    /// Whether it names a finish, and not a start, and how surely: the last word says it,
    /// as in 诉求答复时间.
    fn end(&self) -> Option<(bool, Likeness)> {
        if self.is_planned() || self.is_of_something_else() {
            return None;
        }
        [
            (STARTS, false, 80),
            (STARTS_TOO, false, 60),
            (FINISHES, true, 80),
            (FINISHES_TOO, true, 60),
        ]
        .into_iter()
        .filter_map(|(words, is_finish, likeness)| Some((self.last(words)?, is_finish, likeness)))
        .max()
        .map(
            |(at, is_finish, likeness)| match is_finish && self.only_begins(at) {
                // a start where nothing surer is
                true => (false, 40),
                false => (is_finish, likeness),
            },
        )
    }

    /// Whether the word of a finish that ends `at` a place, and is so long, names what is
    /// begun or asked for, and not that it has come: 开始办理, 提交审批, submitted for approval.
    fn only_begins(&self, (at, length): (usize, usize)) -> bool {
        let before = self.text.get(..at - length).unwrap_or_default();
        let finish = self.text.get(at - length..).unwrap_or_default();
        let is_before = |words: &str| words.split(' ').any(|word| before.ends_with(word));
        let is_sent = ["审", "批", "核", "办", "处", "验", "签发", "归档", "制证"];
        if is_before(BEGUN)
            || (is_before("转 送") && is_sent.iter().any(|it| finish.starts_with(it)))
        {
            return true;
        }
        let is_finish = |word: &String| {
            let mut all = FINISHES.split(' ').chain(FINISHES_TOO.split(' '));
            all.any(|finish| finish == word)
        };
        let last = self.words.iter().rposition(is_finish).unwrap_or_default();
        let word = |back: usize| last.checked_sub(back).and_then(|at| self.words.get(at));
        let is_asked = |word: &String| BEGUN_TOO.split(' ').any(|asked| asked == word);
        finish.starts_with(|c: char| c.is_ascii())
            && word(1).is_some_and(|word| word == "for" || is_asked(word))
    }

    pub(super) fn start(&self) -> Option<Likeness> {
        self.end()
            .filter(|(is_finish, _)| !is_finish)
            .map(|(_, likeness)| likeness)
    }

    /// Whether it names the beginning of a stop or, `false`, its end.
    pub(super) fn stop(&self) -> Option<bool> {
        let ends = self.has("恢复 重启 收件 补齐 结束 resume resumed");
        let is_of_stop = self.has("暂停 中止 补正 pause paused hold suspended suspend");
        match (is_of_stop, ends) {
            (_, true) if is_of_stop || self.has("恢复 重启 resume resumed") => Some(false),
            (true, false) => Some(true),
            _ => None,
        }
    }

    /// Whether the start that it names is a receipt.
    pub(super) fn is_receipt(&self) -> bool {
        self.has("收件 接收 接件 收到 received receipt rcvd recvd recd")
    }

    pub(super) fn finish(&self) -> Option<Likeness> {
        self.end()
            .filter(|(is_finish, _)| *is_finish)
            .map(|(_, likeness)| likeness)
    }

    /// The case's own due moment: one that is promised or planned, and not of its start.
    pub(super) fn due(&self) -> Option<Likeness> {
        let is_of_start = self.has(STARTS) && !self.has(FINISHES);
        // what is granted expires, and not the time to grant it
        let expires = self.has("expiry expiration expires expire expired until");
        if !self.is_planned() || self.is_of_something_else() || is_of_start || expires {
            return None;
        }
        let surest = "承诺 应办结 到期 截止 due deadline promised committed sla";
        Some(match (self.has(surest), self.has("法定 statutory")) {
            (true, false) => 80,
            (_, true) => 60,
            (false, false) => 50,
        })
    }

    pub(super) fn case_id(&self) -> Option<Likeness> {
        if self.has(NOT_CASES) {
            return None;
        }
        let named = "案号 住院号 就诊号 门诊号 流水号 编号 业务号 办件号 受理号 申请号 工单号 单号 件号 文号 序列号";
        if self.has(named) {
            return Some(80);
        }
        let (is_case, is_number) = (self.has(CASES), self.has(NUMBERS));
        match (is_case, is_number, self.words.len()) {
            (true, true, _) => Some(80),
            (false, true, 1) if self.has("id number key no nr") => Some(70),
            (true, false, 1) if self.has("case ticket ticker incident docket") => Some(50),
            _ if self.has("序号") => Some(20),
            _ => None,
        }
    }

    pub(super) fn of_column(&self, column: Column) -> Option<Likeness> {
        let if_has = |words: &str| self.has(words).then_some(50);
        match column {
            Column::CaseId => self.case_id(),
            Column::StartedAt => self.start(),
            Column::FinishedAt => self.finish(),
            Column::DueAt => self.due(),
            Column::ReceivedAt => if_has("收件 接件 received"),
            Column::NotifiedAt => if_has("补正告知 notified"),
            Column::Matter => {
                let is_of_it = self.has("编号 编码 代码 类别 数量");
                if_has("事项 业务类型 办件类型").filter(|_| !is_of_it)
            }
            Column::Category => if_has("类别"),
            Column::Stops => if_has("中止 暂停"),
            Column::Extension => if_has("延长 延期 extension"),
            Column::Activity => {
                if_has("环节 步骤 活动 activity").filter(|_| !self.text.contains("时间"))
            }
            // what has come to its end has happened
            Column::Time => {
                let is_time = self.has("时间 日期 time date timestamp");
                let is_end = u32::from(self.finish().is_some()) * 10;
                (is_time && !self.is_planned()).then_some(50 + is_end)
            }
            Column::Lifecycle => None,
        }
    }
}

/// A word written as one that is two: `enddate`, `caseid`, `dateclosed`.
fn apart(word: &str) -> Vec<String> {
    const BEHIND: &[&str] = &[
        "datetime",
        "timestamp",
        "date",
        "time",
        "number",
        "num",
        "key",
        "dt",
        "at",
        "on",
        "id",
        "no",
    ];
    let is_known = |stem: &str| {
        let all = [
            STARTS,
            STARTS_TOO,
            FINISHES,
            FINISHES_TOO,
            PLANNED,
            CASES,
            NOT_CASES,
        ];
        let mut all = all.iter().flat_map(|words| words.split(' '));
        all.any(|word| word == stem)
    };
    let two = |one: &str, other: &str| vec![one.to_owned(), other.to_owned()];
    if is_known(word) {
        return vec![word.to_owned()];
    }
    for behind in BEHIND {
        if let Some(stem) = word.strip_suffix(behind)
            && is_known(stem)
        {
            return two(stem, behind);
        }
    }
    for before in ["date", "time"] {
        if let Some(stem) = word.strip_prefix(before)
            && is_known(stem)
        {
            return two(before, stem);
        }
    }
    vec![word.to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_that_need_not_have_come_is_never_a_finish() {
        for header in [
            "承诺办结时间",
            "承诺完成时间",
            "要求完成时间",
            "计划完成时间",
            "计划结束时间",
            "应完成时间",
            "应办结日期",
            "法定办结时限",
            "预期办结时限",
            "审批完成时限",
            "预计办结",
            "planned_end",
            "plannedEndDate",
            "DueDate",
            "case:enddate_planned",
            "Target Completion",
            "SLA resolved",
            "expectedClose",
            "Required By Completion Date",
            "deadline",
            "estimated_completion_at",
            "限办时间",
            "合同交货日期",
            "需求日期",
            "超时时间",
            "承诺送达时间",
            "Complete By",
        ] {
            let words = HeaderWords::of(header);
            assert_eq!(words.finish(), None, "{header}");
            assert_eq!(words.start(), None, "{header}");
            assert!(words.due().is_some(), "{header}");
        }
        for header in [
            "计划开始时间",
            "planned start",
            "预约时间",
            "Expiration Date",
            "预警时间",
            "下次跟进时间",
            "公示截止期",
            "Next Follow-up",
        ] {
            let words = HeaderWords::of(header);
            assert_eq!((words.due(), words.start()), (None, None), "{header}");
            assert_eq!(words.finish(), None, "{header}");
            assert!(!words.may_be_an_end(), "{header}");
        }
    }

    #[test]
    fn starts_and_finishes_are_known_in_every_spelling() {
        for (header, is_start) in [
            ("Start Date", true),
            ("End Date", false),
            ("start_date", true),
            ("enddate", false),
            ("createdAt", true),
            ("Created", true),
            ("closed_at", false),
            ("ClosedDate", false),
            ("dateClosed", false),
            ("OPENED_DT", true),
            ("Resolved", false),
            ("reply_at", false),
            ("留言时间", true),
            ("答复时间", false),
            ("登记时间", true),
            ("派单时间", true),
            ("关闭时间", false),
            ("审批时间", false),
            ("办理完成时间", false),
            ("Date Rcvd", true),
            ("审核办结时间", false),
            ("开始办理时间", true),
            ("开始处理时间", true),
            ("提交审批时间", true),
            ("提请审批时间", true),
            ("申请验收时间", true),
            ("申请付款时间", true),
            ("申请办结时间", true),
            ("送审批时间", true),
            ("移送处理时间", true),
            ("转办理时间", true),
            ("转送签收时间", false),
            ("流转完成时间", false),
            ("送达时间", false),
            ("Submitted for approval", true),
            ("requested_approval_at", true),
            ("sent for payment", true),
            ("final payment", false),
            ("响应完成时间", false),
            ("诉求答复时间", false),
            ("办结申请时间", true),
            ("Issue created", true),
            ("Request approved", false),
            ("信访日期", true),
            ("收文日期", true),
            ("接警时间", true),
            ("报案时间", true),
            ("反映时间", true),
            ("故障时间", true),
            ("挂号时间", true),
            ("入院日期", true),
            ("收样日期", true),
            ("委托日期", true),
            ("订单日期", true),
            ("受理决定日期", true),
            ("签收时间", false),
            ("结单时间", false),
            ("修复时间", false),
            ("验收日期", false),
            ("处罚决定日期", false),
            ("出货日期", false),
            ("妥投时间", false),
            ("信访答复日期", false),
            ("订单完成时间", false),
            ("case:startdate", true),
            ("case:enddate", false),
        ] {
            let words = HeaderWords::of(header);
            assert_eq!(words.start().is_some(), is_start, "{header}");
            assert_eq!(words.finish().is_some(), !is_start, "{header}");
        }
        for header in [
            "Resolution Action Updated Date",
            "最后更新时间",
            "回访时间",
            "Last Viewed",
            "状态",
        ] {
            let words = HeaderWords::of(header);
            assert_eq!((words.start(), words.finish()), (None, None), "{header}");
        }
        assert!(HeaderWords::of("实际办结时间").is_actual());
    }

    #[test]
    fn what_names_a_case_is_known_in_every_spelling() {
        for header in [
            "id",
            "Unique Key",
            "Permit Number",
            "number",
            "Ticker",
            "Order Nr.",
            "FILENO",
            "case_id",
            "caseId",
            "Issue key",
            "Ticket No.",
            "工单编号",
            "业务流水号",
            "留言编号",
        ] {
            assert!(HeaderWords::of(header).case_id().is_some(), "{header}");
        }
        for header in [
            "事项编码",
            "身份证号",
            "user_id",
            "zip code",
            "Parent ID",
            "联系电话",
            "产品编号",
            "设备编号",
            "客户编号",
        ] {
            assert!(HeaderWords::of(header).case_id().is_none(), "{header}");
        }
    }
}
