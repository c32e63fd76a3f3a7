//! The name that a misspelt one was most likely meant to be.

use super::language::Language;

/// How alike two names must be for one to be proposed in place of the other:
/// half of a short Chinese header may differ (受理日期 for 受理时间), more may not.
const ALIKE: f64 = 0.45;

/// The one of `names` most like `name`, the first of several; none where none
/// resembles it.
pub(crate) fn nearest<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let mut best = None;
    for known in names {
        let likeness = strsim::normalized_damerau_levenshtein(name, known);
        if likeness >= ALIKE && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, known));
        }
    }
    best.map(|(_, known)| known)
}

/// The question that ends a message about an unknown name; nothing without a
/// proposal.
pub(crate) fn did_you_mean(nearest: Option<&str>, language: Language) -> String {
    nearest.map_or_else(String::new, |name| match language {
        Language::English => format!("; did you mean `{name}`?"),
        Language::Chinese => format!("；是否应为“{name}”？"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 5] = ["limit", "name", "note", "discrepancy", "受理时间"];

    #[test]
    fn a_misspelt_name_has_its_proposal() {
        for (written, meant) in [
            ("limt", "limit"),
            ("nam", "name"),
            ("nom", "name"),
            ("discrepency", "discrepancy"),
            ("受理日期", "受理时间"),
        ] {
            assert_eq!(nearest(written, KEYS), Some(meant), "{written}");
        }
    }

    #[test]
    fn a_name_that_resembles_none_has_no_proposal() {
        for written in ["zzzzqq", "办结", "x", ""] {
            assert_eq!(nearest(written, KEYS), None, "{written}");
        }
        assert_eq!(nearest("limit", []), None);
        assert_eq!(did_you_mean(None, Language::Chinese), "");
    }
}
