//! The page: sound HTML that needs nothing else, whatever the log holds.

use scraper::{ElementRef, Html, Selector};
use shixian::plan::{Citation, Note, Place, Target, Unmeasured, WhyUnmeasured};
use shixian::plan::{Plan, huarong_2023};
use shixian::report::render_page;
use shixian::tally::Progress;
use shixian::{Commitment, Language, Localized, Settings, commitment, working_days};

use super::schema::PLAN as OWN;
use super::support::{CHINA, HEADER, NOW, at, check, log, outputs, records, reviewed};

const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// Parses a page that has to be sound.
#[track_caller]
fn sound(page: &str) -> Html {
    let html = Html::parse_document(page);
    assert!(html.errors.is_empty(), "{:?}", html.errors);
    for element in html.root_element().descendent_elements() {
        let name = element.value().name();
        let harmless = !matches!(
            name,
            "script"
                | "img"
                | "iframe"
                | "object"
                | "embed"
                | "link"
                | "base"
                | "form"
                | "image"
                | "use"
                | "foreignObject"
                | "audio"
                | "video"
                | "source"
        );
        assert!(harmless, "<{name}>");
        for (attribute, value) in element.value().attrs() {
            assert!(!attribute.starts_with("on"), "{attribute}={value}");
            let refers = [
                "href",
                "src",
                "action",
                "data",
                "poster",
                "srcset",
                "background",
            ];
            if refers.iter().any(|name| attribute.ends_with(name)) {
                assert!(value.starts_with('#'), "{attribute}={value}");
            }
            assert!(!value.contains("url("), "{attribute}={value}");
            assert!(!value.contains("javascript:"), "{attribute}={value}");
        }
    }
    for style in html.select(&selector("style")) {
        let style = text_of(style);
        assert!(!style.contains("url(") && !style.contains("@import"));
    }
    // every anchor leads somewhere, and no place is named twice
    let mut ids: Vec<&str> = html
        .select(&selector("[id]"))
        .map(|element| element.value().attr("id").unwrap())
        .collect();
    for anchor in html.select(&selector("a[href]")) {
        let to = anchor.value().attr("href").unwrap().trim_start_matches('#');
        assert!(ids.contains(&to), "#{to}");
    }
    let named = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), named, "an id is there twice");
    html
}

/// All that is read on a page, without its style.
fn read(html: &Html) -> String {
    text_of(html.select(&selector("main")).next().unwrap())
}

#[test]
fn a_page_is_sound_in_both_languages() {
    let records = records(1_200, 9);
    let checked = check(
        &huarong_2023::PLAN,
        &CHINA,
        &log(&records),
        &["受理窗口", "区"],
    );
    let pages = outputs(&huarong_2023::PLAN, &CHINA, &checked).pages;
    for (page, lang) in pages.iter().zip(["zh-CN", "en"]) {
        let html = sound(page);
        let root = html.root_element();
        assert_eq!(root.value().attr("lang"), Some(lang));
        assert_eq!(html.select(&selector("title")).count(), 1);
        assert_eq!(html.select(&selector("h1")).count(), 1);
        assert!(html.select(&selector("svg")).count() > 15);
        assert_eq!(
            html.select(&selector("section[id]")).count(),
            checked.assessments().len()
        );
        assert!(read(&html).contains("台账.csv"));
    }
    assert_ne!(pages[0], pages[1]);
}

#[test]
fn the_words_of_every_promise_are_on_the_page() {
    let records = records(400, 4);
    for log in [log(&records), HEADER.to_owned()] {
        let checked = check(&huarong_2023::PLAN, &CHINA, &log, &[]);
        for page in outputs(&huarong_2023::PLAN, &CHINA, &checked).pages {
            let text = read(&sound(&page));
            let plan = &huarong_2023::PLAN;
            let citations = plan
                .commitments()
                .iter()
                .map(|commitment| commitment.citation())
                .chain(plan.indicators().iter().map(|i| i.citation()))
                .chain(plan.unmeasured().iter().map(|u| u.citation()));
            for citation in citations {
                assert!(text.contains(citation.words()), "{citation}");
            }
            for commitment in plan.commitments() {
                if checked.assessment(commitment.id()).is_none() {
                    continue;
                }
                for place in [Place::Body, Place::Annex] {
                    let words = commitment.citation().words_in(place).unwrap_or_default();
                    assert!(text.contains(words), "{words}");
                }
                for variant in commitment.readings() {
                    assert!(text.contains(variant.words()), "{}", variant.words());
                }
            }
        }
    }
}

/// What a page must not be broken by.
const HOSTILE: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "]]>",
    "</svg></style></pre><b>",
    "&amp;&lt;&#60;",
    "'\"`<!--",
    "{{ 7 * 7 }}{% raw %}",
    "a&b<c>d",
];

#[test]
fn characters_that_no_page_may_hold_are_replaced() {
    // a zero byte does not come as far: its row is rejected
    let hostile = "a\u{2}b\u{1}c\u{b}d\u{7f}e\u{85}f\u{fffe}g";
    let log = format!(
        "case_id,kind,started_at,finished_at,{hostile}\n\
         {hostile},联合验收,2023-07-03 09:00,2023-08-03 09:00,{hostile}\n"
    );
    let checked = check(&huarong_2023::PLAN, &CHINA, &log, &[hostile]);
    for page in outputs(&huarong_2023::PLAN, &CHINA, &checked).pages {
        let html = sound(&page);
        let cells = selector("td, th");
        let mut cells = html.select(&cells).map(text_of);
        assert!(
            cells.any(|cell| cell == "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}f\u{fffd}g")
        );
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[test]
fn hostile_names_groups_headers_and_sources_are_only_text() {
    for hostile in HOSTILE {
        let cell = quoted(hostile);
        let log = format!(
            "case_id,kind,started_at,finished_at,{cell}\n\
             {cell},联合验收,2023-07-03 09:00,2023-08-03 09:00,{cell}\n\
             {cell},联合验收,2023-07-03 09:00,2023-09-03 09:00,plain\n\
             {cell},{cell},2023-07-03 09:00,,x\n\
             {cell},联合验收,{cell},,x\n"
        );
        let checked = check(&huarong_2023::PLAN, &CHINA, &log, &[hostile]);
        assert_eq!((checked.rows(), checked.rejects()), (4, 2));
        for language in LANGUAGES {
            let page = reviewed(&huarong_2023::PLAN, &CHINA, &checked, |review| {
                render_page(&review.of_source(hostile).summary(), language).unwrap()
            });
            let html = sound(&page);
            let cells: Vec<String> = html.select(&selector("td, th")).map(text_of).collect();
            // two worst cases, and the value and the header of the group
            let shown = cells.iter().filter(|cell| *cell == hostile).count();
            assert!(shown >= 4, "{hostile}: {shown}");
            let summary = selector("summary");
            let summaries = html.select(&summary).map(text_of);
            assert!(summaries.filter(|text| text.ends_with(hostile)).count() >= 2);
            let head = text_of(html.select(&selector("header")).next().unwrap());
            assert!(head.contains(hostile), "{hostile}: the source");
            assert_eq!(html.select(&selector("b > img, script, td b")).count(), 0);
        }
    }
}

#[test]
fn hostile_words_of_a_plan_are_only_text_in_charts_too() {
    for (number, hostile) in HOSTILE.into_iter().enumerate() {
        let id = format!("a-{number} {hostile}");
        let names = [hostile];
        let commitments = [commitment(&id, hostile)
            .english(hostile)
            .also_called(&names)
            .within(working_days(3))
            .promised_of(Target::Share(80))
            .noted(Note::new(hostile, hostile))
            .cite(Citation::new(Some(1), &[2], hostile).annex(hostile))];
        let unmeasured = [Unmeasured::new(
            "u",
            hostile,
            hostile,
            WhyUnmeasured::NoFigure,
            Citation::new(None, &[], hostile),
        )];
        let issued = chrono::NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
        let plan = Plan::new("p", hostile, issued, &commitments).with_unmeasured(&unmeasured);
        let cell = quoted(hostile);
        let log = format!(
            "case_id,kind,started_at,finished_at\n\
             1,{cell},2023-07-03 09:00,2023-08-03 09:00\n\
             2,{cell},2023-07-03 09:00,2023-07-04 09:00\n"
        );
        let checked = check(&plan, &CHINA, &log, &[]);
        assert_eq!(checked.rejects(), 0, "{hostile}");
        for page in outputs(&plan, &CHINA, &checked).pages {
            let html = sound(&page);
            let labels: Vec<String> = html
                .select(&selector("svg text"))
                .map(|text| text_of(text).trim().to_owned())
                .collect();
            assert!(labels.iter().any(|label| label == hostile), "{labels:?}");
            let heading = text_of(html.select(&selector("h1")).next().unwrap());
            assert_eq!(heading, hostile);
            let title = text_of(html.select(&selector("title")).next().unwrap());
            assert!(title.contains(hostile));
            let quote = text_of(html.select(&selector("blockquote")).next().unwrap());
            assert_eq!(quote.matches(hostile).count(), 2);
        }
    }
}

/// What is said at the head of a page: kept, broken, undecided, no data.
fn headline(html: &Html) -> Vec<u64> {
    html.select(&selector(".headline b"))
        .map(|count| text_of(count).parse().unwrap())
        .collect()
}

#[test]
fn a_log_without_rows_or_verdicts_makes_a_page_of_no_data() {
    let only_rejects =
        format!("{HEADER},联合验收,,2023-07-03,,,,一号,东\nHR-1,午餐,,2023-07-03,,,,一号,东\n");
    // a promise is listed of which a row is rejected, and none of a matter of nobody's
    let rejected = [("construction-joint-acceptance-3wd", 1)];
    for (log, rows, listed) in [
        (HEADER.to_owned(), 0, &rejected[..0]),
        (only_rejects, 2, &rejected[..]),
    ] {
        let checked = check(&huarong_2023::PLAN, &CHINA, &log, &["区"]);
        assert_eq!((checked.rows(), checked.rejects()), (rows, rows));
        let outputs = outputs(&huarong_2023::PLAN, &CHINA, &checked);
        for page in &outputs.pages {
            let html = sound(page);
            let all = huarong_2023::COMMITMENTS.len() as u64;
            assert_eq!(headline(&html), [0, 0, 0, all]);
            assert_eq!(html.select(&selector("svg")).count(), 0);
            let figures = selector("td.number");
            let mut figures = html.select(&figures).map(text_of);
            assert!(
                figures.all(|cell| !cell.contains('%')),
                "no share of nothing"
            );
        }
        let json: serde_json::Value = serde_json::from_str(&outputs.json).unwrap();
        assert_eq!(json["rows"], rows);
        let commitments = json["commitments"].as_array().unwrap();
        let told = commitments.iter().map(|of| {
            assert_eq!(of["attainment"], "no-data");
            let rows = of["rejected_rows"].as_u64().unwrap();
            (of["id"].as_str().unwrap(), rows)
        });
        assert_eq!(told.collect::<Vec<_>>(), listed);
        assert_eq!(outputs.csv.lines().count(), 1 + listed.len());
    }
}

#[test]
fn a_log_of_open_cases_shows_them() {
    let log = format!(
        "{HEADER}HR-1,联合验收,,2025-06-27 09:00,,,,一号,东\n\
         HR-2,联合验收,,2025-06-02 09:00,,,,一号,东\n\
         HR-3,10分钟即办,,2025-06-02 09:00,,,,一号,东\n\
         HR-4,企业开办,,2025-06-30 08:45,,,,一号,东\n"
    );
    let checked = check(&huarong_2023::PLAN, &CHINA, &log, &["区"]);
    assert_eq!((checked.rows(), checked.open()), (4, 4));
    let outputs = outputs(&huarong_2023::PLAN, &CHINA, &checked);
    for page in &outputs.pages {
        let html = sound(page);
        let all = huarong_2023::COMMITMENTS.len() as u64;
        // an overdue case breaks a promise of each case, and one of a share where no
        // other case is decided
        assert_eq!(headline(&html), [0, 2, 0, all - 2]);
        assert!(html.select(&selector("summary")).count() >= 2);
    }
    let json: serde_json::Value = serde_json::from_str(&outputs.json).unwrap();
    for commitment in json["commitments"].as_array().unwrap() {
        assert_eq!(commitment["share"], serde_json::Value::Null);
        assert_eq!(commitment["closed"], 0);
        assert_eq!(commitment["months"], serde_json::json!([]));
        assert_eq!(commitment["taken"]["mean"], serde_json::Value::Null);
    }
    assert_eq!(json["commitments"].as_array().unwrap().len(), 3);
}

#[test]
fn what_stands_on_the_page_is_what_the_summary_says() {
    let records = records(1_000, 21);
    let checked = check(&huarong_2023::PLAN, &CHINA, &log(&records), &[]);
    let outputs = outputs(&huarong_2023::PLAN, &CHINA, &checked);
    let json: serde_json::Value = serde_json::from_str(&outputs.json).unwrap();
    let html = sound(&outputs.pages[1]);
    for commitment in json["commitments"].as_array().unwrap() {
        let id = commitment["id"].as_str().unwrap();
        let anchor = html
            .select(&selector("table a"))
            .find(|anchor| anchor.value().attr("href") == Some(&format!("#{id}")));
        let row = anchor.unwrap().ancestors().find_map(|node| {
            ElementRef::wrap(node).filter(|element| element.value().name() == "tr")
        });
        let cells: Vec<String> = row
            .unwrap()
            .select(&selector("td"))
            .map(|cell| text_of(cell).trim().to_owned())
            .collect();
        assert_eq!(cells[0], commitment["title_en"].as_str().unwrap());
        let attainment = commitment["attainment"].as_str().unwrap().replace('-', " ");
        assert_eq!(cells[1], attainment);
        assert_eq!(cells[2], commitment["limit"].as_str().unwrap());
        assert_eq!(cells[3], commitment["promised_of"].as_str().unwrap());
        assert_eq!(cells[4], commitment["closed"].to_string());
        assert_eq!(cells[5], commitment["missed"].to_string());
        assert_eq!(cells[6], commitment["overdue"].to_string());
        let share = commitment["share"]["decimal"].as_str().unwrap();
        assert_eq!(cells[8], format!("{share}%"));
        let lower = commitment["share_with_overdue"]["decimal"]
            .as_str()
            .unwrap();
        assert_eq!(cells[7], format!("{lower}%"));
    }
    let counts = |attainment: &str| {
        let commitments = json["commitments"].as_array().unwrap().iter();
        commitments
            .filter(|c| c["attainment"] == attainment)
            .count() as u64
    };
    let without = json["without_cases"].as_array().unwrap().len() as u64;
    let wanted = ["kept", "broken", "undecided", "no-data"].map(counts);
    assert_eq!(
        headline(&html),
        [wanted[0], wanted[1], wanted[2], wanted[3] + without]
    );
}

#[test]
fn tasks_and_a_plan_of_its_own_are_shown() {
    let checked = check(&OWN, &CHINA, "case_id,kind,started_at,finished_at\n", &[]);
    let progress = Progress::new(&OWN, &CHINA, &Settings::new(), |_| None, at(NOW));
    for language in LANGUAGES {
        let page = reviewed(&OWN, &CHINA, &checked, |review| {
            render_page(&review.with_progress(&progress).summary(), language).unwrap()
        });
        let text = read(&sound(&page));
        for milestone in OWN.milestones() {
            let shown = milestone.in_language(language).to_string();
            assert!(text.contains(&shown), "{shown}");
        }
        let commitment: &Commitment<'_> = &OWN.commitments()[0];
        assert!(text.contains(commitment.title_in(language)));
    }
}
