//! What the reader of TOML says, and where the keys of a text stand.

use std::collections::BTreeMap;

use crate::ground::nearest_name::nearest;

/// The name that one unknown to the TOML reader was most likely meant to be: its
/// message lists those it would have.
pub(super) fn name_meant(message: &str) -> Option<String> {
    let mut quoted = message.split('`').skip(1).step_by(2);
    if !message.trim_start().starts_with("unknown ") {
        return None;
    }
    let name = quoted.next()?;
    nearest(name, quoted).map(str::to_owned)
}

/// Notes the line of every key.
pub(super) fn note_places(
    table: &toml::de::DeTable<'_>,
    above: &str,
    line_at: &dyn Fn(usize) -> usize,
    places: &mut BTreeMap<String, usize>,
) {
    for (key, value) in table {
        let path = match above {
            "" => key.get_ref().to_string(),
            above => format!("{above}.{}", key.get_ref()),
        };
        match value.get_ref() {
            toml::de::DeValue::Table(table) => note_places(table, &path, line_at, places),
            toml::de::DeValue::Array(values) => {
                for (index, value) in values.iter().enumerate() {
                    let path = format!("{path}.{index}");
                    if let toml::de::DeValue::Table(table) = value.get_ref() {
                        note_places(table, &path, line_at, places);
                    }
                    places.insert(path, line_at(value.span().start));
                }
            }
            _ => {}
        }
        places.insert(path, line_at(key.span().start));
    }
}
