//! `plan`, and the commands that take another plan.

use shixian::plan::Milestone;
use shixian::plan::{PlanStore, huarong_2023};

use super::{json, refusal, shixian, stdout, write};

const OTHER: &str = "format = 1
id = \"other\"
title = \"别处方案\"
issued = 2020-01-01

[[commitment]]
id = \"connection\"
title = \"低压供电接电\"
names = [\"接电\"]
limit = \"8个工作日\"
item = 32
words = \"接电时间不得超过八个工作日\"
";

fn text(arguments: &[&str]) -> String {
    stdout(&shixian(arguments).success())
}

#[test]
fn the_whole_plan_is_listed_with_its_state() {
    let plan = huarong_2023::PLAN;
    let answer = json(&["plan", "--json"]);
    assert_eq!(answer["id"], "huarong-2023");
    let count = |kind: &str| answer[kind].as_array().unwrap().len();
    assert_eq!(count("commitments"), plan.commitments().len());
    assert_eq!(count("indicators"), plan.indicators().len());
    assert_eq!(count("unmeasured"), plan.unmeasured().len());
    assert_eq!(count("tasks"), plan.tasks().len());
    assert_eq!(count("milestones"), plan.milestones().len());
    assert_eq!(count("discrepancies"), plan.discrepancies().len());
    let encoding = &answer["encoding"];
    let checked = &encoding["checked_from_cases"];
    let of = |kind: &str| checked[kind].as_u64().unwrap();
    assert_eq!(of("each_case") + of("share") + of("mean"), of("promises"));
    assert_eq!(of("promises"), plan.commitments().len() as u64);
    let why = encoding["not_measurable"]["why"].as_object().unwrap();
    let unmeasured: u64 = why.values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!(unmeasured, plan.unmeasured().len() as u64);
    assert_eq!(
        encoding["checked_by_task_dates"]["tasks"],
        plan.tasks().len()
    );
    let complaint = answer["commitments"].as_array().unwrap().iter();
    let mut complaint = complaint.filter(|row| row["id"] == "procurement-complaint-handling");
    let complaint = complaint.next().unwrap();
    assert_eq!(complaint["readings"][0]["limit"], "20 working days");
    assert_eq!(complaint["statutory"][0]["article"], "56");

    let discrepancies = json(&["plan", "--discrepancies", "--json"]);
    assert_eq!(discrepancies, answer["discrepancies"]);
    let discrepancies = text(&["plan", "--discrepancies"]);
    let told = discrepancies.lines().filter(|line| line.starts_with("- "));
    assert_eq!(told.count(), plan.discrepancies().len());

    let chinese = text(&["plan"]);
    let english = text(&["plan", "--lang", "en"]);
    assert!(chinese.starts_with(
        "华容区以控制成本为核心优化营商环境行动方案（huarong-2023），2023-06-07印发\n有时限的承诺"
    ));
    assert!(english.contains("promises in time, checked from cases: "));
    for promise in plan.promises() {
        assert!(chinese.contains(&promise.id()), "{}", promise.id());
        assert!(english.contains(&promise.id()), "{}", promise.id());
    }
}

#[test]
fn one_promise_is_told_in_full() {
    let payment = text(&["plan", "procurement-payment-20wd"]);
    for line in [
        "收到发票至付款20个工作日 [procurement-payment-20wd]",
        "起算：收到发票与满足合同约定支付条件之较后者",
        "施行：自2023-06-07起",
        "法定时限：30日（保障中小企业款项支付条例（国务院令第728号）第8条），\
         自货物、工程、服务交付起算，2020-09-01至2025-05-31施行；适用条件：供应商为中小企业；\
         合同另有约定的，付款期限最长不得超过60日。",
        "法定时限：30日（保障中小企业款项支付条例（国务院令第802号）第9、10条），\
         自检验或者验收合格起算，自2025-06-01起施行；适用条件：供应商为中小企业，\
         且约定以检验或者验收合格作为付款条件；合同另有约定的，付款期限最长不得超过60日。",
        "  附件：「满足合同约定支付条件的,将收到发票至付款时间压减至20个工作日内」",
        "    不同：起算 收到发票",
        "  以何为准：附件（--reading 可另选）",
    ] {
        assert!(
            payment.lines().any(|held| held == line),
            "{line}\n{payment}"
        );
    }
    let complaint = text(&["plan", "procurement-complaint-handling", "--lang", "en"]);
    assert!(complaint.contains("contradictions:\n- the figure: item 9, annex task 20"));
    assert!(complaint.contains("counted: stop-days = inclusive\n"));
    let acceptance = text(&["plan", "construction-joint-acceptance-3wd"]);
    assert!(acceptance.contains("  正文：「验收时限压缩至3个工作日内」\n"));
    for promise in huarong_2023::PLAN.promises() {
        let id = promise.id();
        assert!(text(&["plan", &id]).contains(&format!("[{id}]\n")));
        let answer = json(&["plan", &id, "--json"]);
        assert_eq!(answer["id"], id.as_str());
        assert!(answer["promise"].is_string() && answer["cited_tasks"].is_array());
    }
}

#[test]
fn tasks_are_listed_and_told_with_their_units() {
    let plan = huarong_2023::PLAN;
    let task = plan.task(3).unwrap();
    let told = text(&["plan", "--task", "3"]);
    let lead = task.assignment().lead();
    assert!(told.starts_with("第3项："), "{told}");
    assert!(told.contains(&format!("  牵头单位：{lead}\n")), "{told}");
    assert!(told.contains("  责任单位："), "{told}");
    assert_eq!(json(&["plan", "--task", "3", "--json"])["lead"], lead);
    let all = json(&["plan", "--tasks", "--json"]);
    assert_eq!(all.as_array().unwrap().len(), plan.tasks().len());
    assert!(text(&["plan", "--tasks"]).contains(lead));
    let due = plan.milestones().iter().find_map(Milestone::due);
    let milestone = plan
        .milestones()
        .into_iter()
        .find(|m| m.due() == due)
        .unwrap();
    let told = json(&["plan", &milestone.id(), "--json"]);
    let cited = told["cited_tasks"].as_array().unwrap().len();
    assert_eq!(cited, plan.tasks_of(milestone).count());
}

#[test]
fn a_plan_is_exported_edited_and_read() {
    let folder = tempfile::tempdir().unwrap();
    let other = write(folder.path(), "other.toml", OTHER);
    let exported = text(&["plan", "--plan", &other, "--export"]);
    assert!(exported.starts_with("# 行动方案文件（format = 1）"));
    let edited = exported.replace("8个工作日", "5个工作日");
    let edited = write(folder.path(), "edited.toml", &edited);
    let due = |plan: &str| {
        let answer = json(&[
            "due",
            "--plan",
            plan,
            "--commitment",
            "connection",
            "--from",
            "2023-06-20",
            "--json",
        ]);
        answer["due_day"].as_str().unwrap().to_owned()
    };
    assert_eq!(due(&other), "2023-07-03");
    assert_eq!(due(&edited), "2023-06-28");
    let explained = text(&[
        "explain",
        "--plan",
        &other,
        "--commitment",
        "connection",
        "--from",
        "2023-06-20",
        "--lang",
        "zh",
    ]);
    assert!(explained.contains("出处：正文第32条：「接电时间不得超过八个工作日」"));
    assert!(
        text(&["plan", "--plan", &other, "connection"]).starts_with("低压供电接电 [connection]\n")
    );
    let built_in = text(&["plan", "--export"]);
    assert_eq!(built_in, huarong_2023::PLAN.to_toml());
}

#[test]
fn a_log_is_checked_against_another_plan() {
    let folder = tempfile::tempdir().unwrap();
    let other = write(folder.path(), "other.toml", OTHER);
    let log = write(
        folder.path(),
        "log.csv",
        "case_id,kind,started_at,finished_at\n\
         a,接电,2023-06-20,2023-07-03\n\
         b,接电,2023-06-20,2023-07-04\n",
    );
    let summary = json(&[
        "check",
        &log,
        "--plan",
        &other,
        "--now",
        "2023-08-01",
        "--json",
    ]);
    let row = &summary["commitments"][0];
    assert_eq!(
        (&row["id"], &row["met"], &row["missed"]),
        (&"connection".into(), &1.into(), &1.into())
    );
}

#[test]
fn what_no_plan_has_is_refused_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let twice =
        format!("{OTHER}[[commitment]]\nid = \"connection\"\ntitle = \"乙\"\nlimit = \"5日\"\n");
    let twice = write(folder.path(), "twice.toml", &twice);
    let soon = write(
        folder.path(),
        "soon.toml",
        &OTHER.replace("8个工作日", "5 days"),
    );
    assert_eq!(
        refusal(&["plan", "lunch"]),
        "error: the plan huarong-2023 has no promise `lunch`; `shixian plan` lists what it has"
    );
    assert_eq!(
        refusal(&["plan", "--task", "9999"]),
        "error: the plan huarong-2023 has no task 9999; `shixian plan` lists what it has"
    );
    assert_eq!(
        refusal(&["plan", "--plan", &twice]),
        format!(
            "error: cannot use the plan `{twice}`: line 14, `id`: two promises have the id `connection`; the other is on line 7"
        )
    );
    assert_eq!(
        refusal(&[
            "due",
            "--plan",
            &soon,
            "--commitment",
            "connection",
            "--from",
            "2023-06-20"
        ]),
        format!(
            "error: cannot use the plan `{soon}`: line 10, `limit`: `5 days` does not say which days; write `working days` or `calendar days`"
        )
    );
    let nowhere = folder.path().join("nowhere.toml");
    let nowhere = nowhere.to_str().unwrap();
    assert!(
        refusal(&["check", "examples/data/sample.csv", "--plan", nowhere])
            .starts_with(&format!("error: cannot read the plan `{nowhere}`: "))
    );
    assert!(PlanStore::new().read(OTHER).is_ok());
}
