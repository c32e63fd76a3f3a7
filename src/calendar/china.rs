//! The State Council's notices 2004–2026, each reading like the notice, and
//! what provinces added to them.
//!
//! A notice is keyed by the year of its title: 2023's decides 31 December 2022.
//! Three were amended in mid-course (2015, 2019, 2020); an amendment is a notice
//! of its own, so that a calendar *as known on* a date can be had.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::notice::{MakeUpDay, Notice, OffPeriod};
use super::overlay::Overlay;

/// Every notice from 2004 on, amendments after the notice they amend.
#[must_use]
pub fn notices() -> &'static [Notice] {
    &NOTICES
}

/// Hubei's extension of the Spring Festival of 2020 to 13 February: work began
/// again on the 14th.
///
/// 湖北省人民政府办公厅关于延长2020年春节假期的通知, approved by the State Council,
/// as reported by Xinhua on 1 February 2020.
///
/// ```
/// use shixian::calendar::{WorkCalendar, china};
/// # use chrono::NaiveDate;
///
/// let hubei = WorkCalendar::china().with_overlay(china::hubei_2020())?;
/// let day = NaiveDate::from_ymd_opt(2020, 2, 13).unwrap();
/// assert!(WorkCalendar::china().is_working_day(day)?);
/// assert!(!hubei.is_working_day(day)?);
/// # Ok::<(), shixian::calendar::CalendarError>(())
/// ```
#[must_use]
pub fn hubei_2020() -> Overlay {
    Overlay::new(
        "湖北省2020年春节延长假期",
        "湖北省人民政府办公厅关于延长2020年春节假期的通知（2020年2月1日，新华社）",
    )
    .published(day(2020, 2, 1))
    .off("春节", day(2020, 2, 3), day(2020, 2, 13))
}

/// A yearly notice: its year, number and date, then each holiday with its
/// off-period and the weekend days worked for it.
macro_rules! notice {
    ($($text:tt)+) => { document!(None, $($text)+) };
}

/// A notice that amends the year's own, granting days beyond the statute.
macro_rules! amendment {
    ($year:literal, $number:literal, $y:literal-$m:literal-$d:literal, granting $extra:literal; $($text:tt)+) => {
        document!(Some($extra), $year, $number, $y-$m-$d; $($text)+)
    };
}

macro_rules! document {
    (
        $granting:expr, $year:literal, $number:literal, $y:literal-$m:literal-$d:literal;
        $($name:literal: $fy:literal-$fm:literal-$fd:literal to $ly:literal-$lm:literal-$ld:literal
            $(, worked $($wy:literal-$wm:literal-$wd:literal),+)?);+
    ) => {
        Notice {
            year: $year,
            number: Cow::Borrowed($number),
            published: Some(day($y, $m, $d)),
            off: Cow::Borrowed(const { &[$(OffPeriod {
                name: Cow::Borrowed($name),
                first: day($fy, $fm, $fd),
                last: day($ly, $lm, $ld),
            }),+] }),
            worked: Cow::Borrowed(const { &[$($($(MakeUpDay {
                name: Cow::Borrowed($name),
                date: day($wy, $wm, $wd),
            },)+)?)+] }),
            amends_granting: $granting,
        }
    };
}

/// A day of the tables below; the tests hold every one against the published
/// lists, so a slip here cannot pass.
pub(super) const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

#[rustfmt::skip]
#[allow(clippy::zero_prefixed_literal, reason = "dates are written as dates")]
static NOTICES: [Notice; 26] = [
    // dated by its signature
    notice!(2004, "国办发明电〔2003〕53号", 2003-12-18;
        "元旦": 2004-01-01 to 2004-01-01;
        "春节": 2004-01-22 to 2004-01-28, worked 2004-01-17, 2004-01-18;
        "劳动节": 2004-05-01 to 2004-05-07, worked 2004-05-08, 2004-05-09;
        "国庆节": 2004-10-01 to 2004-10-07, worked 2004-10-09, 2004-10-10
    ),
    // dated by its signature
    notice!(2005, "国办发明电〔2004〕52号", 2004-12-17;
        "元旦": 2005-01-01 to 2005-01-03;
        "春节": 2005-02-09 to 2005-02-15, worked 2005-02-05, 2005-02-06;
        "劳动节": 2005-05-01 to 2005-05-07, worked 2005-04-30, 2005-05-08;
        "国庆节": 2005-10-01 to 2005-10-07, worked 2005-10-08, 2005-10-09
    ),
    notice!(2006, "国办发明电〔2005〕35号", 2005-12-22;
        "元旦": 2006-01-01 to 2006-01-03, worked 2005-12-31;
        "春节": 2006-01-29 to 2006-02-04, worked 2006-01-28, 2006-02-05;
        "劳动节": 2006-05-01 to 2006-05-07, worked 2006-04-29, 2006-04-30;
        "国庆节": 2006-10-01 to 2006-10-07, worked 2006-09-30, 2006-10-08
    ),
    notice!(2007, "国办发明电〔2006〕49号", 2006-12-18;
        "元旦": 2007-01-01 to 2007-01-03, worked 2006-12-30, 2006-12-31;
        "春节": 2007-02-18 to 2007-02-24, worked 2007-02-17, 2007-02-25;
        "劳动节": 2007-05-01 to 2007-05-07, worked 2007-04-28, 2007-04-29;
        "国庆节": 2007-10-01 to 2007-10-07, worked 2007-09-29, 2007-09-30
    ),
    notice!(2008, "国办发明电〔2007〕52号", 2007-12-18;
        "元旦": 2007-12-30 to 2008-01-01, worked 2007-12-29;
        "春节": 2008-02-06 to 2008-02-12, worked 2008-02-02, 2008-02-03;
        "清明节": 2008-04-04 to 2008-04-06;
        "劳动节": 2008-05-01 to 2008-05-03, worked 2008-05-04;
        "端午节": 2008-06-07 to 2008-06-09;
        "中秋节": 2008-09-13 to 2008-09-15;
        "国庆节": 2008-09-29 to 2008-10-05, worked 2008-09-27, 2008-09-28
    ),
    // the number rests on one secondary reference
    notice!(2009, "国办发明电〔2008〕42号", 2008-12-10;
        "元旦": 2009-01-01 to 2009-01-03, worked 2009-01-04;
        "春节": 2009-01-25 to 2009-01-31, worked 2009-01-24, 2009-02-01;
        "清明节": 2009-04-04 to 2009-04-06;
        "劳动节": 2009-05-01 to 2009-05-03;
        "端午节": 2009-05-28 to 2009-05-30, worked 2009-05-31;
        "国庆节、中秋节": 2009-10-01 to 2009-10-08, worked 2009-09-27, 2009-10-10
    ),
    notice!(2010, "国办发明电〔2009〕27号", 2009-12-08;
        "元旦": 2010-01-01 to 2010-01-03;
        "春节": 2010-02-13 to 2010-02-19, worked 2010-02-20, 2010-02-21;
        "清明节": 2010-04-03 to 2010-04-05;
        "劳动节": 2010-05-01 to 2010-05-03;
        "端午节": 2010-06-14 to 2010-06-16, worked 2010-06-12, 2010-06-13;
        "中秋节": 2010-09-22 to 2010-09-24, worked 2010-09-19, 2010-09-25;
        "国庆节": 2010-10-01 to 2010-10-07, worked 2010-09-26, 2010-10-09
    ),
    notice!(2011, "国办发明电〔2010〕40号", 2010-12-10;
        "元旦": 2011-01-01 to 2011-01-03;
        "春节": 2011-02-02 to 2011-02-08, worked 2011-01-30, 2011-02-12;
        "清明节": 2011-04-03 to 2011-04-05, worked 2011-04-02;
        "劳动节": 2011-04-30 to 2011-05-02;
        "端午节": 2011-06-04 to 2011-06-06;
        "中秋节": 2011-09-10 to 2011-09-12;
        "国庆节": 2011-10-01 to 2011-10-07, worked 2011-10-08, 2011-10-09
    ),
    // the number rests on one secondary reference
    notice!(2012, "国办发明电〔2011〕45号", 2011-12-06;
        "元旦": 2012-01-01 to 2012-01-03, worked 2011-12-31;
        "春节": 2012-01-22 to 2012-01-28, worked 2012-01-21, 2012-01-29;
        "清明节": 2012-04-02 to 2012-04-04, worked 2012-03-31, 2012-04-01;
        "劳动节": 2012-04-29 to 2012-05-01, worked 2012-04-28;
        "端午节": 2012-06-22 to 2012-06-24;
        "中秋节、国庆节": 2012-09-30 to 2012-10-07, worked 2012-09-29
    ),
    notice!(2013, "国办发明电〔2012〕33号", 2012-12-10;
        "元旦": 2013-01-01 to 2013-01-03, worked 2013-01-05, 2013-01-06;
        "春节": 2013-02-09 to 2013-02-15, worked 2013-02-16, 2013-02-17;
        "清明节": 2013-04-04 to 2013-04-06, worked 2013-04-07;
        "劳动节": 2013-04-29 to 2013-05-01, worked 2013-04-27, 2013-04-28;
        "端午节": 2013-06-10 to 2013-06-12, worked 2013-06-08, 2013-06-09;
        "中秋节": 2013-09-19 to 2013-09-21, worked 2013-09-22;
        "国庆节": 2013-10-01 to 2013-10-07, worked 2013-09-29, 2013-10-12
    ),
    // the number rests on one secondary reference
    notice!(2014, "国办发明电〔2013〕28号", 2013-12-11;
        "元旦": 2014-01-01 to 2014-01-01;
        "春节": 2014-01-31 to 2014-02-06, worked 2014-01-26, 2014-02-08;
        "清明节": 2014-04-05 to 2014-04-05;
        "清明节": 2014-04-07 to 2014-04-07;
        "劳动节": 2014-05-01 to 2014-05-03, worked 2014-05-04;
        "端午节": 2014-06-02 to 2014-06-02;
        "中秋节": 2014-09-08 to 2014-09-08;
        "国庆节": 2014-10-01 to 2014-10-07, worked 2014-09-28, 2014-10-11
    ),
    notice!(2015, "国办发明电〔2014〕28号", 2014-12-16;
        "元旦": 2015-01-01 to 2015-01-03, worked 2015-01-04;
        "春节": 2015-02-18 to 2015-02-24, worked 2015-02-15, 2015-02-28;
        "清明节": 2015-04-05 to 2015-04-06;
        "劳动节": 2015-05-01 to 2015-05-01;
        "端午节": 2015-06-20 to 2015-06-20;
        "端午节": 2015-06-22 to 2015-06-22;
        "中秋节": 2015-09-27 to 2015-09-27;
        "国庆节": 2015-10-01 to 2015-10-07, worked 2015-10-10
    ),
    // 70th anniversary of victory; the number rests on one secondary reference
    amendment!(2015, "国发明电〔2015〕1号", 2015-05-13, granting 1;
        "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日": 2015-09-03 to 2015-09-05, worked 2015-09-06
    ),
    notice!(2016, "国办发明电〔2015〕18号", 2015-12-10;
        "元旦": 2016-01-01 to 2016-01-01;
        "春节": 2016-02-07 to 2016-02-13, worked 2016-02-06, 2016-02-14;
        "清明节": 2016-04-04 to 2016-04-04;
        "劳动节": 2016-05-01 to 2016-05-02;
        "端午节": 2016-06-09 to 2016-06-11, worked 2016-06-12;
        "中秋节": 2016-09-15 to 2016-09-17, worked 2016-09-18;
        "国庆节": 2016-10-01 to 2016-10-07, worked 2016-10-08, 2016-10-09
    ),
    notice!(2017, "国办发明电〔2016〕17号", 2016-12-01;
        "元旦": 2017-01-01 to 2017-01-02;
        "春节": 2017-01-27 to 2017-02-02, worked 2017-01-22, 2017-02-04;
        "清明节": 2017-04-02 to 2017-04-04, worked 2017-04-01;
        "劳动节": 2017-05-01 to 2017-05-01;
        "端午节": 2017-05-28 to 2017-05-30, worked 2017-05-27;
        "中秋节、国庆节": 2017-10-01 to 2017-10-08, worked 2017-09-30
    ),
    notice!(2018, "国办发明电〔2017〕12号", 2017-11-30;
        "元旦": 2018-01-01 to 2018-01-01;
        "春节": 2018-02-15 to 2018-02-21, worked 2018-02-11, 2018-02-24;
        "清明节": 2018-04-05 to 2018-04-07, worked 2018-04-08;
        "劳动节": 2018-04-29 to 2018-05-01, worked 2018-04-28;
        "端午节": 2018-06-18 to 2018-06-18;
        "中秋节": 2018-09-24 to 2018-09-24;
        "国庆节": 2018-10-01 to 2018-10-07, worked 2018-09-29, 2018-09-30
    ),
    notice!(2019, "国办发明电〔2018〕15号", 2018-12-06;
        "元旦": 2018-12-30 to 2019-01-01, worked 2018-12-29;
        "春节": 2019-02-04 to 2019-02-10, worked 2019-02-02, 2019-02-03;
        "清明节": 2019-04-05 to 2019-04-05;
        "劳动节": 2019-05-01 to 2019-05-01;
        "端午节": 2019-06-07 to 2019-06-07;
        "中秋节": 2019-09-13 to 2019-09-13;
        "国庆节": 2019-10-01 to 2019-10-07, worked 2019-09-29, 2019-10-12
    ),
    // Labour Day from one day to four; the number rests on one secondary reference
    amendment!(2019, "国办发明电〔2019〕3号", 2019-03-22, granting 0;
        "劳动节": 2019-05-02 to 2019-05-04, worked 2019-04-28, 2019-05-05
    ),
    notice!(2020, "国办发明电〔2019〕16号", 2019-11-21;
        "元旦": 2020-01-01 to 2020-01-01;
        "春节": 2020-01-24 to 2020-01-30, worked 2020-01-19, 2020-02-01;
        "清明节": 2020-04-04 to 2020-04-06;
        "劳动节": 2020-05-01 to 2020-05-05, worked 2020-04-26, 2020-05-09;
        "端午节": 2020-06-25 to 2020-06-27, worked 2020-06-28;
        "国庆节、中秋节": 2020-10-01 to 2020-10-08, worked 2020-09-27, 2020-10-10
    ),
    // COVID-19: Spring Festival to 2 February, the make-up Saturday 1 February off; the number rests on one secondary reference
    amendment!(2020, "国办发明电〔2020〕1号", 2020-01-27, granting 2;
        "春节": 2020-01-31 to 2020-02-02
    ),
    notice!(2021, "国办发明电〔2020〕27号", 2020-11-25;
        "元旦": 2021-01-01 to 2021-01-03;
        "春节": 2021-02-11 to 2021-02-17, worked 2021-02-07, 2021-02-20;
        "清明节": 2021-04-03 to 2021-04-05;
        "劳动节": 2021-05-01 to 2021-05-05, worked 2021-04-25, 2021-05-08;
        "端午节": 2021-06-12 to 2021-06-14;
        "中秋节": 2021-09-19 to 2021-09-21, worked 2021-09-18;
        "国庆节": 2021-10-01 to 2021-10-07, worked 2021-09-26, 2021-10-09
    ),
    notice!(2022, "国办发明电〔2021〕11号", 2021-10-25;
        "元旦": 2022-01-01 to 2022-01-03;
        "春节": 2022-01-31 to 2022-02-06, worked 2022-01-29, 2022-01-30;
        "清明节": 2022-04-03 to 2022-04-05, worked 2022-04-02;
        "劳动节": 2022-04-30 to 2022-05-04, worked 2022-04-24, 2022-05-07;
        "端午节": 2022-06-03 to 2022-06-05;
        "中秋节": 2022-09-10 to 2022-09-12;
        "国庆节": 2022-10-01 to 2022-10-07, worked 2022-10-08, 2022-10-09
    ),
    notice!(2023, "国办发明电〔2022〕16号", 2022-12-08;
        "元旦": 2022-12-31 to 2023-01-02;
        "春节": 2023-01-21 to 2023-01-27, worked 2023-01-28, 2023-01-29;
        "清明节": 2023-04-05 to 2023-04-05;
        "劳动节": 2023-04-29 to 2023-05-03, worked 2023-04-23, 2023-05-06;
        "端午节": 2023-06-22 to 2023-06-24, worked 2023-06-25;
        "中秋节、国庆节": 2023-09-29 to 2023-10-06, worked 2023-10-07, 2023-10-08
    ),
    notice!(2024, "国办发明电〔2023〕7号", 2023-10-25;
        "元旦": 2024-01-01 to 2024-01-01;
        "春节": 2024-02-10 to 2024-02-17, worked 2024-02-04, 2024-02-18;
        "清明节": 2024-04-04 to 2024-04-06, worked 2024-04-07;
        "劳动节": 2024-05-01 to 2024-05-05, worked 2024-04-28, 2024-05-11;
        "端午节": 2024-06-10 to 2024-06-10;
        "中秋节": 2024-09-15 to 2024-09-17, worked 2024-09-14;
        "国庆节": 2024-10-01 to 2024-10-07, worked 2024-09-29, 2024-10-12
    ),
    notice!(2025, "国办发明电〔2024〕12号", 2024-11-12;
        "元旦": 2025-01-01 to 2025-01-01;
        "春节": 2025-01-28 to 2025-02-04, worked 2025-01-26, 2025-02-08;
        "清明节": 2025-04-04 to 2025-04-06;
        "劳动节": 2025-05-01 to 2025-05-05, worked 2025-04-27;
        "端午节": 2025-05-31 to 2025-06-02;
        "国庆节、中秋节": 2025-10-01 to 2025-10-08, worked 2025-09-28, 2025-10-11
    ),
    notice!(2026, "国办发明电〔2025〕7号", 2025-11-04;
        "元旦": 2026-01-01 to 2026-01-03, worked 2026-01-04;
        "春节": 2026-02-15 to 2026-02-23, worked 2026-02-14, 2026-02-28;
        "清明节": 2026-04-04 to 2026-04-06;
        "劳动节": 2026-05-01 to 2026-05-05, worked 2026-05-09;
        "端午节": 2026-06-19 to 2026-06-21;
        "中秋节": 2026-09-25 to 2026-09-27;
        "国庆节": 2026-10-01 to 2026-10-07, worked 2026-09-20, 2026-10-10
    ),
];
