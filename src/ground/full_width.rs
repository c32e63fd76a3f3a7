//! Characters of full width, as input methods for Chinese write them.

/// The narrow form of a figure, a letter or a mark of full width; any other character as
/// it is.
pub(crate) fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_block_has_its_narrow_forms_and_nothing_else() {
        let wide: String = "０９：／．，（）－～Ａｚ".chars().map(narrow).collect();
        assert_eq!(wide, "09:/.,()-~Az");
        for c in ['0', '—', '、', '一', '\u{3000}', '\u{ff00}', '\u{ff5f}'] {
            assert_eq!(narrow(c), c);
        }
    }
}
