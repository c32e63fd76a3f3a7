//! China's calendar against the published lists: every day, the days other sources have wrong, the
//! notices, what is provisional, what was known when, and overlays.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use crate::support::facts::{
    ANNOUNCED_LAST, CHINA_FIRST, CHINA_LAST, MOVED, NOTICES, STATUTORY, date, day, days,
    is_weekend, moved,
};
use chrono::{Datelike, NaiveDate, Weekday, WeekdaySet};
use shixian::day::{Basis, DayKind, Notice, Overlay, Source, WorkCalendar, china};

const MONDAY_TO_FRIDAY: WeekdaySet = WeekdaySet::from_array([
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
]);

fn kind(calendar: &WorkCalendar, text: &str) -> DayKind {
    calendar.kind(date(text)).unwrap()
}

// -- The days --

#[test]
fn every_day_is_as_the_published_lists_have_it() {
    let china = WorkCalendar::china();
    for date in days(CHINA_FIRST, day(2026, 12, 31)) {
        let found = china.day(date).unwrap();
        let row = moved(date);
        let expected = match row {
            Some(row) if row.off => DayKind::Holiday,
            Some(_) => DayKind::MakeUpWorkingDay,
            None if is_weekend(date) => DayKind::Weekend,
            None => DayKind::WorkingDay,
        };
        assert_eq!(found.kind(), expected, "{date}");
        assert_eq!(found.date(), date);
        assert_eq!(found.name(), row.map(|row| row.name), "{date}");

        let notice = china.notice(date).unwrap();
        assert_eq!(
            notice.map(Notice::year),
            row.map(|row| row.notice_year),
            "{date}"
        );
        match (found.source(), notice) {
            (Source::Notice(source), Some(notice)) => {
                assert_eq!(source, notice, "{date}");
                assert_eq!(found.source().document(), Some(notice.number()), "{date}");
            }
            (Source::Week, None) => assert_eq!(found.source().document(), None, "{date}"),
            other => panic!("{date}: {other:?}"),
        }

        assert_eq!(china.kind(date), Ok(expected), "{date}");
        assert_eq!(
            china.is_working_day(date),
            Ok(expected.is_worked()),
            "{date}"
        );
    }
}

/// Days that widely used sources have wrong, or had.
#[test]
fn the_days_other_sources_have_wrong_are_right() {
    use DayKind::{Holiday, MakeUpWorkingDay as MakeUp, Weekend, WorkingDay as Working};
    let china = WorkCalendar::china();
    let table = [
        // the year's notice reaches into the December before
        ("2005-12-31", MakeUp),
        ("2006-12-30", MakeUp),
        ("2006-12-31", MakeUp),
        ("2007-12-29", MakeUp),
        ("2007-12-30", Holiday),
        ("2007-12-31", Holiday),
        ("2011-12-31", MakeUp),
        ("2018-12-29", MakeUp),
        ("2018-12-30", Holiday),
        ("2018-12-31", Holiday),
        ("2022-12-31", Holiday),
        // … and here it does not
        ("2013-12-29", Weekend),
        ("2016-12-30", Working),
        ("2016-12-31", Weekend),
        ("2017-12-30", Weekend),
        ("2017-12-31", Weekend),
        ("2019-12-31", Working),
        ("2023-12-30", Weekend),
        ("2023-12-31", Weekend),
        // make-up days left out, or put on the wrong weekend
        ("2008-09-27", MakeUp),
        ("2008-09-28", MakeUp),
        ("2011-01-29", Weekend),
        ("2011-01-30", MakeUp),
        ("2011-02-12", MakeUp),
        ("2011-04-02", MakeUp),
        ("2012-01-29", MakeUp),
        ("2012-03-31", MakeUp),
        ("2012-04-01", MakeUp),
        ("2012-04-28", MakeUp),
        ("2012-05-02", Working),
        ("2012-09-30", Holiday),
        ("2012-10-08", Working),
        ("2013-04-07", MakeUp),
        ("2013-04-27", MakeUp),
        ("2013-04-28", MakeUp),
        ("2013-06-08", MakeUp),
        ("2013-06-09", MakeUp),
        ("2013-10-12", MakeUp),
        ("2014-06-03", Working),
        ("2014-06-04", Working),
        ("2014-09-09", Working),
        ("2014-09-10", Working),
        ("2014-10-11", MakeUp),
        ("2016-10-08", MakeUp),
        ("2016-10-09", MakeUp),
        ("2018-01-01", Holiday),
        ("2020-09-17", Working),
        ("2020-09-27", MakeUp),
        ("2023-01-03", Working),
        // weekend days inside an off-period that name lookups miss
        ("2011-06-05", Holiday),
        ("2012-06-23", Holiday),
        ("2015-09-05", Holiday),
        // weekend days beside a holiday are plain weekend
        ("2014-04-06", Weekend),
        ("2015-04-04", Weekend),
        ("2015-06-21", Weekend),
        ("2015-09-26", Weekend),
        ("2016-04-30", Weekend),
        // amended in mid-course
        ("2015-09-03", Holiday),
        ("2015-09-04", Holiday),
        ("2015-09-06", MakeUp),
        ("2019-04-28", MakeUp),
        ("2019-05-02", Holiday),
        ("2019-05-03", Holiday),
        ("2019-05-04", Holiday),
        ("2019-05-05", MakeUp),
        ("2020-01-30", Holiday),
        ("2020-01-31", Holiday),
        ("2020-02-01", Holiday),
        ("2020-02-02", Holiday),
        // an ordinary Monday, listed as `isOffDay: false` by a data set
        ("2020-02-03", Working),
        // New Year's Eve, a day off by encouragement only
        ("2024-02-09", Working),
        ("2026-01-02", Holiday),
        ("2026-01-04", MakeUp),
        ("2026-02-14", MakeUp),
        ("2026-02-23", Holiday),
        ("2026-02-28", MakeUp),
        ("2026-09-20", MakeUp),
        ("2026-09-27", Holiday),
        ("2026-10-01", Holiday),
        ("2026-10-10", MakeUp),
        ("2026-12-26", Weekend),
    ];
    for (text, expected) in table {
        assert_eq!(kind(&china, text), expected, "{text}");
    }
    assert_eq!(china.notice(date("2020-02-03")), Ok(None));
}

// -- The statute --

#[test]
fn the_statutory_days_are_those_of_the_statute() {
    let china = WorkCalendar::china();
    let statutory: BTreeSet<NaiveDate> = STATUTORY.iter().map(|row| row.0).collect();
    for date in days(CHINA_FIRST, CHINA_LAST) {
        let found = china.day(date).unwrap();
        assert_eq!(found.is_statutory(), statutory.contains(&date), "{date}");
        if found.is_statutory() {
            assert_eq!(found.kind(), DayKind::Holiday, "{date}");
        }
    }

    let victory_day = china.day(date("2015-09-03")).unwrap();
    assert_eq!(victory_day.kind(), DayKind::Holiday);
    assert!(!victory_day.is_statutory());
}

#[test]
fn the_statute_grants_ten_eleven_or_thirteen_days_a_year() {
    let china = WorkCalendar::china();
    for year in 2004..=2030 {
        let found = days(day(year, 1, 1), day(year, 12, 31))
            .filter(|date| china.day(*date).unwrap().is_statutory())
            .count();
        // National Day and Mid-Autumn Festival on one date
        let shared = usize::from(matches!(year, 2009 | 2020 | 2028));
        let of_year = STATUTORY.iter().filter(|row| row.0.year() == year).count();
        assert_eq!(of_year, usize::try_from(granted(year)).unwrap(), "{year}");
        assert_eq!(found, of_year - shared, "{year}");
    }
}

/// The days the statute grants.
fn granted(year: i32) -> i32 {
    match year {
        ..=2007 => 10,
        2008..=2024 => 11,
        _ => 13,
    }
}

// -- The notices --

#[test]
fn the_notices_are_numbered_and_dated_as_published() {
    let notices = WorkCalendar::china().notices().to_vec();
    assert_eq!(notices, china::notices());
    assert_eq!(notices.len(), NOTICES.len());
    for (notice, row) in notices.iter().zip(NOTICES.iter()) {
        assert_eq!(notice.check(), Ok(()), "{}", row.number);
        assert_eq!(notice.year(), row.year, "{}", row.number);
        assert_eq!(notice.number(), row.number);
        assert_eq!(notice.published(), Some(row.published), "{}", row.number);
        assert_eq!(notice.is_amendment(), row.amendment, "{}", row.number);
    }
    let amended: Vec<i32> = notices
        .iter()
        .filter(|notice| notice.is_amendment())
        .map(Notice::year)
        .collect();
    assert_eq!(amended, [2015, 2019, 2020]);
}

/// Weekdays off less weekend days worked.
fn net(days: &BTreeMap<NaiveDate, bool>) -> i32 {
    let count = |off: bool, weekend: bool| {
        let counts =
            |(date, is_off): &(&NaiveDate, &bool)| **is_off == off && is_weekend(**date) == weekend;
        i32::try_from(days.iter().filter(counts).count()).unwrap()
    };
    count(true, false) - count(false, true)
}

#[test]
fn every_year_nets_what_the_statute_grants() {
    for year in 2004..=2026 {
        let extra = match year {
            2015 => 1,
            2020 => 2,
            _ => 0,
        };
        // by the published list
        let listed: BTreeMap<NaiveDate, bool> = MOVED
            .iter()
            .filter(|row| row.notice_year == year)
            .map(|row| (row.date, row.off))
            .collect();
        assert_eq!(net(&listed), granted(year) + extra, "{year}");

        // by the notices, what amends over what is amended
        let mut moved = BTreeMap::new();
        let mut without_amendments = None;
        for notice in china::notices().iter().filter(|n| n.year() == year) {
            if notice.is_amendment() && without_amendments.is_none() {
                without_amendments = Some(net(&moved));
            }
            for period in notice.off() {
                moved.extend(days(period.first(), period.last()).map(|date| (date, true)));
            }
            moved.extend(
                notice
                    .worked()
                    .iter()
                    .map(|make_up| (make_up.date(), false)),
            );
        }
        assert_eq!(moved, listed, "{year}");
        assert_eq!(
            without_amendments.unwrap_or(net(&moved) - extra),
            granted(year),
            "{year}"
        );
    }
}

// -- What is provisional --

#[test]
fn days_without_a_notice_are_provisional() {
    let china = WorkCalendar::china();
    for date in days(CHINA_FIRST, CHINA_LAST) {
        let expected = match date <= ANNOUNCED_LAST {
            true => Basis::Announced,
            false => Basis::Provisional,
        };
        assert_eq!(china.basis(date), Ok(expected), "{date}");
        assert_eq!(china.day(date).unwrap().basis(), expected, "{date}");
    }
    assert_eq!(china.announced_through(), Some(ANNOUNCED_LAST));
}

#[test]
fn provisional_years_have_the_statute_and_the_week_alone() {
    let china = WorkCalendar::china();
    for date in days(day(2027, 1, 1), CHINA_LAST) {
        let found = china.day(date).unwrap();
        let names: Vec<&str> = STATUTORY
            .iter()
            .filter(|row| row.0 == date)
            .map(|row| row.1)
            .collect();
        if names.is_empty() {
            let expected = match is_weekend(date) {
                true => DayKind::Weekend,
                false => DayKind::WorkingDay,
            };
            assert_eq!(
                (found.kind(), found.source()),
                (expected, Source::Week),
                "{date}"
            );
            assert_eq!(found.name(), None, "{date}");
        } else {
            let expected = (DayKind::Holiday, Source::Statute);
            assert_eq!((found.kind(), found.source()), expected, "{date}");
            assert!(names.contains(&found.name().unwrap()), "{date}");
        }
    }
    let national_day = china.day(date("2027-10-01")).unwrap();
    assert_eq!(national_day.source(), Source::Statute);
    assert_eq!(
        national_day.source().document(),
        Some("全国年节及纪念日放假办法")
    );
    assert_eq!(national_day.name(), Some("国庆节"));
    assert_eq!(kind(&china, "2027-10-04"), DayKind::WorkingDay);
}

#[test]
fn an_answer_is_provisional_if_any_day_it_rests_on_is() {
    let china = WorkCalendar::china();
    let over = |from: &str, through: &str| china.basis_over(date(from), date(through));
    assert_eq!(over("2004-01-01", "2026-12-27"), Basis::Announced);
    assert_eq!(over("2026-12-27", "2026-12-27"), Basis::Announced);
    assert_eq!(over("2026-12-27", "2026-12-28"), Basis::Provisional);
    assert_eq!(over("2026-12-28", "2026-12-28"), Basis::Provisional);
    assert_eq!(over("2004-01-01", "2030-12-31"), Basis::Provisional);
    assert_eq!(over("2028-03-01", "2028-03-02"), Basis::Provisional);
    // no day at all
    assert_eq!(over("2026-12-28", "2026-12-27"), Basis::Announced);
}

#[test]
fn announced_only_ends_with_the_last_announced_day() {
    let china = WorkCalendar::china();
    let announced = china.announced_only().unwrap();
    assert_eq!(announced.coverage(), (CHINA_FIRST, ANNOUNCED_LAST));
    assert_eq!(announced.announced_through(), Some(ANNOUNCED_LAST));
    for date in days(CHINA_FIRST, ANNOUNCED_LAST) {
        assert_eq!(
            announced.day(date).unwrap(),
            china.day(date).unwrap(),
            "{date}"
        );
    }
    assert_eq!(announced.announced_only().unwrap(), announced);
    assert_ne!(announced, china);

    let weekends = WorkCalendar::weekends_only();
    assert_eq!(weekends.announced_only().unwrap(), weekends);
    assert_eq!(weekends.announced_through(), Some(weekends.coverage().1));

    let before_all = china.known_on(date("2003-01-01")).unwrap();
    assert_eq!(before_all.announced_through(), None);
    let error = before_all.announced_only().unwrap_err().to_string();
    assert_eq!(error, "no day of the calendar is announced");
}

// -- What was known when --

#[test]
fn the_amendments_were_not_known_before_they_were_published() {
    use DayKind::{Holiday, MakeUpWorkingDay as MakeUp, Weekend, WorkingDay as Working};
    let table: [(&str, &str, &[_]); 3] = [
        (
            "2015-05-12",
            "2015-05-13",
            &[
                ("2015-09-03", Working, Holiday),
                ("2015-09-04", Working, Holiday),
                ("2015-09-05", Weekend, Holiday),
                ("2015-09-06", Weekend, MakeUp),
            ],
        ),
        (
            "2019-03-21",
            "2019-03-22",
            &[
                ("2019-04-28", Weekend, MakeUp),
                ("2019-05-01", Holiday, Holiday),
                ("2019-05-02", Working, Holiday),
                ("2019-05-03", Working, Holiday),
                ("2019-05-04", Weekend, Holiday),
                ("2019-05-05", Weekend, MakeUp),
            ],
        ),
        (
            "2020-01-26",
            "2020-01-27",
            &[
                ("2020-01-30", Holiday, Holiday),
                ("2020-01-31", Working, Holiday),
                ("2020-02-01", MakeUp, Holiday),
                ("2020-02-02", Weekend, Holiday),
                ("2020-02-03", Working, Working),
            ],
        ),
    ];
    let china = WorkCalendar::china();
    for (day_before, published, rows) in table {
        let before = china.known_on(date(day_before)).unwrap();
        let after = china.known_on(date(published)).unwrap();
        for (text, kind_before, kind_after) in rows {
            assert_eq!(kind(&before, text), *kind_before, "{text} on {day_before}");
            assert_eq!(kind(&after, text), *kind_after, "{text} on {published}");
            assert_eq!(before.basis(date(text)), Ok(Basis::Announced));
        }
        assert_ne!(before.fingerprint(), after.fingerprint());
    }
}

#[test]
fn a_year_was_provisional_until_its_notice() {
    let china = WorkCalendar::china();
    let before = china.known_on(date("2025-11-03")).unwrap();
    assert_eq!(before.coverage(), china.coverage());
    assert_eq!(before.announced_through(), Some(date("2025-12-27")));
    assert_eq!(kind(&before, "2026-02-14"), DayKind::Weekend);
    assert_eq!(kind(&before, "2026-02-20"), DayKind::WorkingDay);
    assert_eq!(kind(&before, "2026-02-17"), DayKind::Holiday);

    let after = china.known_on(date("2025-11-04")).unwrap();
    assert_eq!(after, china);
}

#[test]
fn all_that_is_known_was_known_on_23_november_2026() {
    let china = WorkCalendar::china();
    let today = china.known_on(date("2026-11-23")).unwrap();
    assert_eq!(today, china);
    assert_eq!(today.fingerprint(), china.fingerprint());
    assert_eq!(today.notices(), china.notices());
}

#[test]
fn an_overlay_is_known_from_its_publication_or_always() {
    let closed = |overlay: Overlay| overlay.off("closed", day(2024, 2, 9), day(2024, 2, 9));
    let dated = closed(Overlay::new("dated", "a notice")).published(day(2024, 2, 1));
    let undated = closed(Overlay::new("undated", "a notice"));
    let china = WorkCalendar::china();
    let known = |overlay: Overlay, on: NaiveDate| {
        let calendar = china.with_overlay(overlay).unwrap();
        kind(&calendar.known_on(on).unwrap(), "2024-02-09")
    };
    assert_eq!(known(dated.clone(), day(2024, 1, 31)), DayKind::WorkingDay);
    assert_eq!(known(dated, day(2024, 2, 1)), DayKind::Holiday);
    assert_eq!(known(undated, day(2024, 1, 31)), DayKind::Holiday);
}

// -- Overlays --

#[test]
fn hubei_came_back_to_work_on_14_february_2020() {
    let hubei = WorkCalendar::china()
        .with_overlay(china::hubei_2020())
        .unwrap();
    for date in days(day(2020, 2, 3), day(2020, 2, 13)) {
        let found = hubei.day(date).unwrap();
        assert_eq!(found.kind(), DayKind::Holiday, "{date}");
        assert_eq!(found.name(), Some("春节"), "{date}");
        assert!(!found.is_statutory(), "{date}");
        assert_eq!(found.basis(), Basis::Announced, "{date}");
        let Source::Overlay(overlay) = found.source() else {
            panic!("{date}: {:?}", found.source());
        };
        assert_eq!(overlay.name(), "湖北省2020年春节延长假期");
        assert_eq!(
            found.source().document(),
            Some("湖北省人民政府办公厅关于延长2020年春节假期的通知（2020年2月1日，新华社）")
        );
    }
    assert_eq!(kind(&hubei, "2020-02-14"), DayKind::WorkingDay);
    assert_eq!(
        hubei.nth_working_day_after(date("2020-01-23"), 1),
        Ok(date("2020-02-14"))
    );

    let before = hubei.known_on(date("2020-01-31")).unwrap();
    assert_eq!(kind(&before, "2020-02-03"), DayKind::WorkingDay);
}

#[test]
fn an_overlay_flips_days_both_ways_and_the_last_one_decides() {
    let opening = Overlay::new("openings", "a notice of the hall")
        .worked("Saturday opening", day(2023, 6, 10), day(2023, 6, 10))
        .worked("duty", day(2023, 6, 22), day(2023, 6, 22));
    let calendar = WorkCalendar::china().with_overlay(opening).unwrap();
    assert_eq!(kind(&calendar, "2023-06-10"), DayKind::MakeUpWorkingDay);
    // a statutory holiday, and a Thursday: worked, but still what the statute names
    assert_eq!(kind(&calendar, "2023-06-22"), DayKind::WorkingDay);
    assert!(calendar.day(date("2023-06-22")).unwrap().is_statutory());

    let closing = Overlay::new("closures", "another notice")
        .off("closed", day(2023, 6, 9), day(2023, 6, 10))
        .off("closed", day(2023, 6, 25), day(2023, 6, 25));
    let calendar = calendar.with_overlay(closing).unwrap();
    assert_eq!(kind(&calendar, "2023-06-09"), DayKind::Holiday);
    assert_eq!(kind(&calendar, "2023-06-10"), DayKind::Holiday);
    assert_eq!(kind(&calendar, "2023-06-25"), DayKind::Holiday);
    let document = |text: &str| {
        let source = calendar.day(date(text)).unwrap().source();
        source.document().map(str::to_owned)
    };
    assert_eq!(document("2023-06-10").as_deref(), Some("another notice"));
    assert_eq!(
        document("2023-06-22").as_deref(),
        Some("a notice of the hall")
    );
    let names: Vec<&str> = calendar.overlays().iter().map(Overlay::name).collect();
    assert_eq!(names, ["openings", "closures"]);
}

#[test]
fn an_overlay_that_contradicts_itself_is_refused() {
    let one = Overlay::new("one", "a notice")
        .off("closed", day(2026, 3, 5), day(2026, 3, 6))
        .worked("open", day(2026, 3, 6), day(2026, 3, 7));
    let error = WorkCalendar::china().with_overlay(one).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the overlay `one` makes 2026-03-06 both a day off and a day worked; keep one of them"
    );
}

#[test]
fn an_overlay_outside_the_coverage_is_refused() {
    let refused = |first: NaiveDate, last: NaiveDate| {
        let overlay = Overlay::new("closure", "a notice").off("closed", first, last);
        let error = WorkCalendar::china().with_overlay(overlay).unwrap_err();
        error.to_string()
    };
    assert_eq!(
        refused(day(2030, 12, 31), day(2031, 1, 1)),
        "the overlay `closure` has a period 2030-12-31 to 2031-01-01 outside 2004-01-01 to 2030-12-31 or ending before it starts"
    );
    assert_eq!(
        refused(day(2003, 12, 31), day(2004, 1, 1)),
        "the overlay `closure` has a period 2003-12-31 to 2004-01-01 outside 2004-01-01 to 2030-12-31 or ending before it starts"
    );
    assert_eq!(
        refused(day(2023, 6, 10), day(2023, 6, 9)),
        "the overlay `closure` has a period 2023-06-10 to 2023-06-09 outside 2004-01-01 to 2030-12-31 or ending before it starts"
    );
}

// -- Weekly calendars --

#[test]
fn a_weekly_calendar_has_its_week_and_nothing_else() {
    let weekends = WorkCalendar::weekends_only();
    assert_eq!(weekends.coverage(), (day(1970, 1, 1), day(2100, 12, 31)));
    assert!(weekends.notices().is_empty() && weekends.overlays().is_empty());
    for date in days(day(1970, 1, 1), day(2100, 12, 31)) {
        let found = weekends.day(date).unwrap();
        let expected = match is_weekend(date) {
            true => DayKind::Weekend,
            false => DayKind::WorkingDay,
        };
        assert_eq!(found.kind(), expected, "{date}");
        assert_eq!(
            (found.name(), found.source()),
            (None, Source::Week),
            "{date}"
        );
        assert_eq!(
            (found.is_statutory(), found.basis()),
            (false, Basis::Announced),
            "{date}"
        );
    }

    let friday_rest: WeekdaySet = WeekdaySet::ALL.difference(WeekdaySet::single(Weekday::Fri));
    let calendar = WorkCalendar::weekly("friday", friday_rest, day(2024, 2, 1), day(2024, 2, 29));
    let calendar = calendar.unwrap();
    assert_eq!(calendar.name(), "friday");
    assert_eq!(kind(&calendar, "2024-02-02"), DayKind::Weekend);
    assert_eq!(kind(&calendar, "2024-02-04"), DayKind::WorkingDay);
}

#[test]
fn a_weekly_calendar_needs_a_range_it_can_hold() {
    let weekly = |first: NaiveDate, last: NaiveDate| {
        WorkCalendar::weekly("range", MONDAY_TO_FRIDAY, first, last).map(|c| c.coverage())
    };
    let first = day(2000, 1, 1);
    let longest = day(2179, 6, 4);
    assert_eq!((longest - first).num_days() + 1, 65_534);
    assert_eq!(weekly(first, first), Ok((first, first)));
    assert_eq!(weekly(first, longest), Ok((first, longest)));
    assert_eq!(
        weekly(first, day(2179, 6, 5)).unwrap_err().to_string(),
        "a calendar cannot cover 2000-01-01 to 2179-06-05: it needs 1 to 65534 days"
    );
    assert_eq!(
        weekly(first, day(1999, 12, 31)).unwrap_err().to_string(),
        "a calendar cannot cover 2000-01-01 to 1999-12-31: it needs 1 to 65534 days"
    );
}

// -- Equality and fingerprints --

#[test]
fn equal_calendars_have_equal_days_whatever_their_names() {
    let (first, last) = (day(2024, 1, 1), day(2024, 12, 31));
    let weekly = |name: &str| WorkCalendar::weekly(name, MONDAY_TO_FRIDAY, first, last).unwrap();
    let closed = |name: &str, date: NaiveDate| {
        let overlay = Overlay::new(name, name).off(name, date, date);
        weekly("closed").with_overlay(overlay).unwrap()
    };
    let equal = |one: &WorkCalendar, other: &WorkCalendar| {
        assert_eq!(one == other, one.fingerprint() == other.fingerprint());
        one == other
    };
    assert!(equal(&weekly("one"), &weekly("other")));
    assert!(equal(
        &closed("one", day(2024, 2, 9)),
        &closed("other", day(2024, 2, 9))
    ));
    assert!(!equal(
        &closed("one", day(2024, 2, 9)),
        &closed("one", day(2024, 2, 8))
    ));
    assert!(!equal(&closed("one", day(2024, 2, 9)), &weekly("one")));

    // a Saturday off by the week is no holiday, though both are days off
    assert!(!equal(&closed("one", day(2024, 2, 10)), &weekly("one")));
    // the same days, but another range
    let shorter = WorkCalendar::weekly("one", MONDAY_TO_FRIDAY, first, day(2024, 12, 30));
    assert!(!equal(&shorter.unwrap(), &weekly("one")));
    // the same days worked, but not known as well
    let china = WorkCalendar::china();
    assert!(equal(&china, &WorkCalendar::china()));
    assert!(!equal(&china.known_on(day(2025, 11, 3)).unwrap(), &china));
}

/// Verdicts are stored with these: they may not change between versions.
#[test]
fn fingerprints_are_the_same_on_every_machine_and_in_every_version() {
    let china = WorkCalendar::china();
    let fingerprint = |calendar: &WorkCalendar| calendar.fingerprint().to_string();
    assert_eq!(fingerprint(&china), "6b756f527a863418");
    assert_eq!(
        fingerprint(&WorkCalendar::weekends_only()),
        "11e5c6cc96f7feb4"
    );
    let json = serde_json::to_string(&china.fingerprint()).unwrap();
    assert_eq!(json, "\"6b756f527a863418\"");
}
