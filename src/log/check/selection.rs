//! Which rules a case is checked against.

use std::collections::HashMap;

use crate::check::checker::Checker;
use crate::check::rule::Rule;
use crate::log::mapping::error::MappingError;
use crate::log::mapping::mapping::Mapping;
use crate::log::read::logged_case::LoggedCase;
use crate::plan::CommitmentsByName;

/// Chooses the rules for each case of a log.
pub(super) struct Selection<'r, 'a> {
    /// The rules for every case, whatever its matter.
    for_every_case: Vec<&'r Rule<'a>>,
    by_matter: Option<ByMatter<'r, 'a>>,
}

/// The rules by the matters of cases.
struct ByMatter<'r, 'a> {
    /// The rules of the plan, in its order.
    rules: &'r [Rule<'a>],
    by_name: CommitmentsByName<'a>,
    /// For a case whose matter names no commitment but that has a due moment of its
    /// own.
    case_due: &'r Rule<'a>,
    /// What the mapping gives matters.
    mapped: HashMap<&'r str, Mapped<'r, 'a>>,
    /// The rule found last by the name of a matter.
    named: Option<&'r Rule<'a>>,
}

/// The rules that the mapping gives a matter, and whether a case was of it.
struct Mapped<'r, 'a> {
    rules: Vec<&'r Rule<'a>>,
    is_met: bool,
}

impl<'r, 'a> Selection<'r, 'a> {
    /// One rule for every case.
    pub(super) fn only(rule: &'r Rule<'a>) -> Self {
        Self {
            for_every_case: vec![rule],
            by_matter: None,
        }
    }

    /// The rules that the mapping gives every case or, where it gives none, those of
    /// the case's matter: what the mapping gives that, or the commitment called so.
    /// `own` are the rules of the mapping's own commitments.
    pub(super) fn by_matter(
        checker: &'r Checker<'a>,
        own: &'r [Rule<'a>],
        case_due: &'r Rule<'a>,
        mapping: &'r Mapping,
    ) -> Result<Self, MappingError> {
        let rule = |key: &str, name: &str| {
            let found = own.iter().find(|rule| rule.commitment().id() == name);
            let found = found.or_else(|| checker.rule(name).ok());
            found.ok_or_else(|| mapping.unknown_commitment(key, name, checker.plan()))
        };
        let mut mapped = HashMap::new();
        for (matter, names) in mapping.matters() {
            let key = format!("kinds.{matter}");
            let rules = names.iter().map(|name| rule(&key, name));
            let rules = rules.collect::<Result<Vec<_>, _>>()?;
            let is_met = false;
            mapped.insert(matter, Mapped { rules, is_met });
        }
        let every = mapping.for_every_row().into_iter();
        let every = every.map(|name| rule("commitments", name));
        Ok(Self {
            for_every_case: every.collect::<Result<_, _>>()?,
            by_matter: Some(ByMatter {
                rules: checker.rules(),
                by_name: checker.plan().by_name(),
                case_due,
                mapped,
                named: None,
            }),
        })
    }

    /// Whether the rules depend on the matters of the cases.
    pub(super) const fn needs_matters(&self) -> bool {
        self.for_every_case.is_empty()
    }

    /// The keys of the matters of the mapping that no case was of.
    pub(super) fn not_met(&self) -> Vec<String> {
        let by_matter = self.by_matter.as_ref().filter(|_| self.needs_matters());
        let mapped = by_matter.into_iter().flat_map(|of| &of.mapped);
        let unmet = mapped.filter(|(_, mapped)| !mapped.is_met);
        let mut keys: Vec<String> = unmet.map(|(name, _)| format!("kinds.{name}")).collect();
        keys.sort();
        keys
    }

    /// The rules for a row rejected, as far as it was read: where its matter names no
    /// commitment, and the log has a column of due moments, it may have one of its own. An
    /// entry of the mapping for its matter is met by it, for it has that word.
    pub(super) fn rules_of_rejected(
        &mut self,
        case: &LoggedCase,
        log_has_due: bool,
    ) -> &[&'r Rule<'a>] {
        if !self.rules_of(case).is_empty() || !log_has_due {
            return self.rules_of(case);
        }
        let case_due = self.by_matter.as_ref().map(|of| &of.case_due);
        case_due.map_or(&[], std::slice::from_ref)
    }

    /// The rules for a case; none where nothing binds it.
    pub(super) fn rules_of(&mut self, case: &LoggedCase) -> &[&'r Rule<'a>] {
        let by_matter = match &mut self.by_matter {
            Some(by_matter) if self.for_every_case.is_empty() => by_matter,
            _ => return &self.for_every_case,
        };
        let matter = case.matter().trim();
        if let Some(mapped) = by_matter.mapped.get_mut(matter) {
            mapped.is_met = true;
            return &mapped.rules;
        }
        let place = by_matter.by_name.place(matter);
        by_matter.named = match place.and_then(|place| by_matter.rules.get(place)) {
            Some(rule) => Some(rule),
            None => Some(by_matter.case_due).filter(|_| case.has_due()),
        };
        by_matter.named.as_slice()
    }
}
