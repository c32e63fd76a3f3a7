//! Which rules a case is checked against.

use crate::check::checker::Checker;
use crate::check::rule::Rule;

/// Which rule a row is checked against.
#[derive(Clone, Debug)]
pub enum Selection<'r, 'a> {
    /// The commitment that the row's matter names.
    ByKind {
        /// The rules to choose from.
        checker: &'r Checker<'a>,
        /// For rows whose matter names none but that have a due moment of their
        /// own.
        own_due: Option<&'r Rule<'a>>,
    },
    /// The same for every row.
    Always(&'r Rule<'a>),
}
