//! What is wrong in a plan file, told with its line and key.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
use shixian::Localized;
use shixian::plan::{PlanProblem, PlanStore};

use crate::plan_file::{MINIMAL, refusal};
#[test]
fn a_limit_that_is_not_one_is_told_with_its_line_and_reason() {
    for (limit, said) in [
        (
            "6月",
            "it names a time of the calendar that is neither a length nor a whole date",
        ),
        (
            "不少于十五日",
            "it says the least that something takes, not the most",
        ),
        (
            "提前三日",
            "it says how long before an event something is done",
        ),
    ] {
        let text = MINIMAL.replace("20个工作日", limit);
        assert_eq!(
            refusal(&text),
            format!(
                "line 9, `limit`: `{limit}` is not a limit: {said}; write the limit alone, such as `20个工作日内`"
            )
        );
    }
}

#[test]
fn a_wrong_value_is_told_with_its_line_and_key() {
    for (lines, said) in [
        (
            "limt = \"5日\"",
            "line 10, `limt`: there is no key `limt` here; did you mean `limit`?",
        ),
        (
            "zzzzqq = \"5日\"",
            "line 10, `zzzzqq`: there is no key `zzzzqq` here",
        ),
        (
            "from = { nom = \"x\" }",
            "line 10, `nom`: there is no key `nom` here; did you mean `name`?",
        ),
        (
            "from = { id = \"x\" }",
            "line 10, `from`: `name` is missing",
        ),
        (
            "from = [\"x\"]",
            "line 10, `from`: invalid length 1, expected an event, such as \"付款\" or { id = \"paid\", name = \"付款\" }, or two of them in brackets",
        ),
        ("to = \"\"", "line 10, `to`: the text is empty"),
        (
            "item = -3",
            "line 10, `item`: invalid value: integer `-3`, expected u16",
        ),
        (
            "item = \"3\"",
            "line 10, `item`: invalid type: string \"3\", expected u16",
        ),
        (
            "counted = { roll = \"backwards\" }",
            "line 10, `roll`: unknown variant `backwards`, expected one of `following`, `holidays-only`, `none`",
        ),
        (
            "counted = { bare-days = \"2,x\" }",
            "line 10, `bare-days`: `2,x` does not say what 日 means; write `calendar`, `working`, or the numbers from 1 to 63 that are working days, such as `2,3,5,7`",
        ),
        (
            "stops = [\n  \"补正\",\n  \"午休\",\n]",
            "line 12, `stops`: `午休` is not a kind of stop; use supplement (补正), special-procedure (特别程序), applicant-works (用户自建工程), force-majeure (不可抗力) or other (其他)",
        ),
        (
            "target = \"140%\"",
            "line 10, `target`: 140 % of the cases cannot be: a share is from 0 to 100 per cent",
        ),
        (
            "target = \"most\"",
            "line 10, `target`: `most` is not a target; write `每件`, `平均` or a share such as `80%`",
        ),
        (
            "in-force = { from = 2023-06-07, through = 2023-06-06 }",
            "line 10, `in-force`: the period ends before it begins",
        ),
        (
            "in-force = { from = \"2023-02-30\" }",
            "line 10, `from`: invalid value: string \"2023-02-30\", expected a date such as 2023-06-30",
        ),
        (
            "in-force = { from = 2023-06-07T09:00:00 }",
            "line 10, `from`: invalid value: 2023-06-07T09:00:00, expected a date such as 2023-06-30",
        ),
        (
            "strictest = \"annex\"",
            "line 10, `strictest`: the commitment has no readings to decide between; leave `strictest` out, or add them as `[[commitment.reading]]`",
        ),
        (
            "[[commitment.reading]]\nplace = \"body\"\n[[commitment.reading]]\nplace = \"annex\"",
            "line 6, `strictest`: the commitment has readings: say which of them decides, `strictest = \"body\"`, `\"annex\"` or `\"neither\"`",
        ),
        (
            "strictest = \"appendix\"",
            "line 10, `strictest`: unknown variant `appendix`, expected one of `body`, `正文`, `annex`, `附件`, `neither`",
        ),
        (
            "strictest = \"body\"\n[[commitment.reading]]\nplace = \"body\"",
            "line 11, `place`: a commitment has two readings, one of the body and one of the annex: that of the annex is missing",
        ),
        (
            "strictest = \"body\"\n[[commitment.reading]]\nplace = \"body\"\n[[commitment.reading]]\nplace = \"body\"",
            "line 13, `place`: a commitment has two readings, one of the body and one of the annex: that of the body is given twice",
        ),
        (
            "target = \"平均\"\nstrictest = \"body\"\n[[commitment.reading]]\nplace = \"body\"\nlimit = \"6个月\"\n[[commitment.reading]]\nplace = \"annex\"",
            "line 14, `target`: a mean cannot be promised of cases with the limit `6 months`: it is not an amount of time in which they could be measured",
        ),
        (
            "[[commitment.statutory]]\nlimit = \"5 days\"\nlaw = \"法\"\narticle = \"1\"",
            "line 11, `limit`: `5 days` does not say which days; write `working days` or `calendar days`",
        ),
        (
            "[[commitment.statutory]]\nlimit = \"5日\"\nlaw = \" \"\narticle = \"1\"",
            "line 12, `law`: the text is empty",
        ),
        (
            "[commitment.statutory]\nlimit = \"5日\"\nlaw = \"法\"\narticle = \"1\"",
            "line 10, `commitment.statutory`: there can be several of these; write `[[commitment.statutory]]` before each",
        ),
        (
            "[commitment.reading]\nplace = \"body\"\nwords = \"甲\"",
            "line 10, `commitment.reading`: there can be several of these; write `[[commitment.reading]]` before each",
        ),
        (
            "[[commitment.statutory]]\nlimit = \"5日\"\nlaw = \"法\"\narticle = \"1\"\nin-force = { from = 2025-06-01, through = 2025-05-31 }",
            "line 14, `in-force`: the period ends before it begins",
        ),
        (
            "[[commitment.statutory]]\nlimit = \"5日\"\nlaw = \"法\"\narticle = \"1\"\n[[commitment.statutory]]\nlimit = \"6日\"\nlaw = \"法\"\narticle = \"2\"",
            "line 14, `statutory`: the statutory limit on line 10 has the same start and is in force at the same time: this one would never decide; give each of them its own `in-force = { from = …, through = … }`",
        ),
        (
            "[[commitment]]\nid = \"b\"\ntitle = \"乙\"\nlimit = \"很快\"",
            "line 13, `limit`: `很快` is not a limit; write for example `20 working days`, `0.5 working day`, `5 calendar days`, `6 months`, `30 minutes`, `30 clock minutes`, `immediate`, `until 2023-06-30`, `case due`, `20个工作日`, `5日` or `30分钟`",
        ),
        (
            "[[commitment]]\nid = \"b\"\ntitle = \"乙\"",
            "line 10, `commitment`: `limit` is missing",
        ),
        (
            "[[commitment]]\nid = \"a\"\ntitle = \"乙\"\nlimit = \"5日\"",
            "line 11, `id`: two promises have the id `a`; the other is on line 7",
        ),
        (
            "[[commitment]]\nid = \" b\"\ntitle = \"乙\"\nlimit = \"5日\"",
            "line 11, `id`: ` b` begins or ends with a blank",
        ),
        (
            "[[commitment]]\nid = \"b\"\ntitle = \"\"\nlimit = \"5日\"",
            "line 12, `title`: the text is empty",
        ),
        (
            "[[commitment]]\nid = \"\"\ntitle = \"乙\"\nlimit = \"5日\"",
            "line 11, `id`: the text is empty",
        ),
        (
            "[[indicator]]\nid = \"r\"\ntitle = \"率\"\nmeasure = \"share\"\nfigure = \"≥ 140%\"",
            "line 14, `figure`: 140 cannot be: a share is from 0 to 100 per cent",
        ),
        (
            "[[indicator]]\nid = \"r\"\ntitle = \"率\"\nmeasure = \"count\"\nfigure = \"≥ 1.5\"",
            "line 14, `figure`: 1.5 cannot be: a count is a whole number, 0 or more",
        ),
        (
            "[[indicator]]\nid = \"r\"\ntitle = \"率\"\nmeasure = \"share\"\nfigure = \"95%\"",
            "line 14, `figure`: `95%` is not a figure with its sign; write for example `≥ 95%`, `≤ 6.34`, `= 1` or `> 140`",
        ),
        (
            "[[indicator]]\nid = \"r\"\ntitle = \"率\"\nmeasure = \"standard\"\nfigure = \"100\"",
            "line 14, `figure`: `100` is not a standard; write its five figures in one, such as `10000`",
        ),
        (
            "[[indicator]]\nid = \"a\"\ntitle = \"率\"\nmeasure = \"share\"\nfigure = \"≥ 95%\"",
            "line 11, `id`: two promises have the id `a`; the other is on line 7",
        ),
        (
            "[[unmeasured]]\nid = \"u\"\ntitle = \"无\"\nwhy = \"no\"",
            "line 13, `why`: unknown variant `no`, expected one of `no-figure`, `no-rank`, `relative-to-others`",
        ),
        (
            "tasks = [2, 3]\n[[section]]\nmeasure = 1\n[[section.task]]\nnumber = 2\ntext = \"做\"\ndue = 2023-06-30",
            "line 10, `tasks`: the plan has no task 3",
        ),
        (
            "[[section]]\nmeasure = 1\n[[section.task]]\nnumber = 2\ntext = \"做\"\nongoing = true\n[[section.task]]\nnumber = 2\ntext = \"做\"\nongoing = true",
            "line 17, `number`: two tasks have the number 2; the other is on line 13",
        ),
        (
            "[[section]]\nmeasure = 1\n[[section.task]]\nnumber = 2\ntext = \"做\"",
            "line 13, `due`: task 2 has no date and is not ongoing; write its `due`, or `ongoing = true`",
        ),
        (
            "[[commitment]]\nid = \"milestone-2023-06-30\"\ntitle = \"乙\"\nlimit = \"5日\"\n[[section]]\nmeasure = 1\n[[section.task]]\nnumber = 2\ntext = \"做\"\ndue = 2023-06-30",
            "line 11, `id`: `milestone-2023-06-30` is the id of a date of the plan's tasks; give the promise another",
        ),
        (
            "[[discrepancy]]\ndiffers = \"figure\"\npromises = [\"a\", \"aa\"]\nnote = { zh = \"并存\", en = \"both\" }",
            "line 12, `promises`: the plan has no promise `aa`; did you mean `a`?",
        ),
        (
            "[[discrepancy]]\ndiffers = \"figure\"\nnote = { zh = \"并存\" }",
            "line 12, `note`: `en` is missing",
        ),
    ] {
        assert_eq!(refusal(&format!("{MINIMAL}{lines}\n")), said, "{lines}");
    }
}

#[test]
fn a_wrong_head_is_told_with_its_line() {
    for (text, said) in [
        ("", "line 1: `format` is missing"),
        (
            "format = 2\nid = \"p\"\ntitle = \"t\"\nissued = 2023-06-07",
            "line 1, `format`: this library reads plan files of `format = 1`, not 2",
        ),
        (
            "format = 1\nid = \"p\"\ntitle = \"\"\nissued = 2023-06-07",
            "line 3, `title`: the text is empty",
        ),
        (
            "format = 1\nid = \"p\"\ntitle = \"t\"\nissued = 2023-06-07\n\n[[commitments]]\nid = \"a\"",
            "line 6, `commitments`: there is no key `commitments` here; did you mean `commitment`?",
        ),
    ] {
        assert_eq!(refusal(text), said, "{text}");
    }
    let store = PlanStore::new();
    let broken = store
        .read("format = 1\nid = \"p\ntitle = \"t\"")
        .unwrap_err();
    assert_eq!((broken.line(), broken.field()), (2, ""));
    assert!(matches!(broken.problem(), PlanProblem::Syntax(_)));
    let no_day = store.read("format = 1\nissued = 2023-02-30\n").unwrap_err();
    assert_eq!(no_day.line(), 2, "{no_day}");
}

#[test]
fn only_limits_with_a_measure_have_a_mean() {
    for (limit, shown) in [
        ("即时办结", "immediate"),
        ("6个月", "6 months"),
        ("截至2023年6月30日", "until 2023-06-30"),
        ("案件自带期限", "case due"),
    ] {
        let text = MINIMAL.replace("20个工作日", limit) + "target = \"平均\"\n";
        assert_eq!(
            refusal(&text),
            format!(
                "line 10, `target`: a mean cannot be promised of cases with the limit `{shown}`: it is not an amount of time in which they could be measured"
            )
        );
    }
}
#[test]
fn what_is_wrong_is_said_in_chinese_too() {
    let chinese = |text: &str| {
        let error = PlanStore::new().read(text).unwrap_err();
        error.chinese().to_string()
    };
    assert_eq!(
        chinese("format = 1\nid = \"a\"\ntitle = \"b\"\nisued = 2023-06-07\n"),
        "第4行，`isued`：此处没有键 `isued`；是否应为“issued”？"
    );
    assert_eq!(
        chinese("format = 2\nid = \"a\"\ntitle = \"b\"\nissued = 2023-06-07\n"),
        "第1行，`format`：只能读取 `format = 1` 的方案文件，此文件为2"
    );
}
