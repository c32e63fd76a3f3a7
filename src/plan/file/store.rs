//! Where plans read from files are held.

use std::fmt;

use bumpalo::Bump;

use super::error::PlanFileError;
use super::read;
use super::write;
use crate::plan::plan::Plan;

/// Where plans read from files are held. A [`Plan`] borrows what it is made of:
/// the texts and tables of a file live as long as the store they were read into.
///
/// A plan of one promise:
///
/// ```
/// use shixian::plan::PlanStore;
/// use shixian::{Case, Checker, Due, Localized, Schedule};
/// # use chrono::NaiveDate;
///
/// let text = r#"
/// format = 1
/// id = "example"
/// title = "重庆市优化营商环境条例"
/// issued = 2023-01-01
///
/// [[commitment]]
/// id = "low-voltage-connection"
/// title = "低压供电接电"
/// limit = "8个工作日"
/// item = 32
/// words = "供电企业接电时间不得超过八个工作日"
/// "#;
/// let store = PlanStore::new();
/// let plan = store.read(text)?;
///
/// let checker = Checker::new(&plan, &Schedule::china());
/// let rule = checker.rule("low-voltage-connection")?;
/// let start = NaiveDate::from_ymd_opt(2023, 6, 20).unwrap();
/// let Due::At(deadline) = rule.due(&Case::new("").started(start))? else { unreachable!() };
/// assert_eq!(deadline.day().to_string(), "2023-07-03");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Default)]
pub struct PlanStore {
    held: Bump,
}

impl PlanStore {
    /// A store that holds no plan yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a plan in TOML. A store can hold several.
    ///
    /// ```
    /// use shixian::plan::PlanStore;
    ///
    /// let store = PlanStore::new();
    /// let wrong = store.read("format = 1\nid = \"a\"\ntitle = \"b\"\nisued = 2023-06-07\n");
    /// assert_eq!(
    ///     wrong.unwrap_err().to_string(),
    ///     "line 4, `isued`: there is no key `isued` here; did you mean `issued`?"
    /// );
    /// ```
    ///
    /// # Errors
    ///
    /// Text that is not TOML; keys and values that a plan does not have; limits, targets,
    /// figures and dates that cannot be read or cannot be; two promises or tasks of
    /// one name; readings of which none is said to decide; and citations and
    /// discrepancies of what the plan does not have. Each names its line and key.
    pub fn read(&self, text: &str) -> Result<Plan<'_>, PlanFileError> {
        read::plan(&self.held, text)
    }
}

impl fmt::Debug for PlanStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlanStore").finish_non_exhaustive()
    }
}

impl Plan<'_> {
    /// The plan as a file in TOML, its head explaining the keys in Chinese:
    /// what [`PlanStore::read`] makes an equal plan of, if each promise and task
    /// has its own name and says what it needs to.
    ///
    /// ```
    /// use shixian::plan::{Plan, PlanStore, huarong_2023};
    ///
    /// let plan = Plan::new("enforcement", "执行", huarong_2023::ISSUED, &[huarong_2023::ENFORCEMENT]);
    /// let text = plan.to_toml();
    /// assert!(text.contains("limit = \"6个月\"\n"));
    /// let store = PlanStore::new();
    /// assert_eq!(store.read(&text), Ok(plan));
    /// ```
    #[must_use]
    pub fn to_toml(&self) -> String {
        write::plan(self)
    }
}
