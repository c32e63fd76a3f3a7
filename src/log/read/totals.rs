//! Lines of totals among the rows of a log.

/// Whether the name of a case is that of a line of totals.
pub(super) fn is_total(name: &str) -> bool {
    const WORDS: [&str; 8] = [
        "总计",
        "合计",
        "小计",
        "共计",
        "累计",
        "总数",
        "本页合计",
        "本月合计",
    ];
    let rest = |word: &&str| name.strip_prefix(*word);
    let ends = |rest: &str| {
        let next = rest.chars().next();
        next.is_none_or(|next| !next.is_alphabetic() && next != '-' && next != '_')
    };
    if WORDS.iter().filter_map(rest).any(ends) {
        return true;
    }
    let lower = name.to_ascii_lowercase();
    let words = [
        "grand total",
        "subtotal",
        "sub-total",
        "total",
        "totals",
        "sum",
    ];
    let mut rests = words.iter().filter_map(|word| lower.strip_prefix(word));
    rests.any(|rest| rest.is_empty() || rest.starts_with([':', ' ', '：']))
}
