//! Places of cells in a sheet by name, such as `C5`.

/// The name of a cell such as `C5`; row and column are counted from 0.
pub(super) fn cell_name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", row + 1)
}

/// The row and the column of a cell such as `C5`, counted from 0.
pub(super) fn cell_place(name: &str) -> Option<(u32, u32)> {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase).count();
    let (letters, digits) = name.split_at(letters);
    let column = letters
        .bytes()
        .try_fold(0_u32, |sum, letter| sum.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1))?;
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::{cell_name, cell_place};

    #[test]
    fn places_of_cells() {
        assert_eq!(cell_place("A1"), Some((0, 0)));
        assert_eq!(cell_place("AB12"), Some((11, 27)));
        for name in ["", "A", "1", "A0", "AAAAAAAAAA1", "a1"] {
            assert_eq!(cell_place(name), None, "{name}");
        }
        assert_eq!(cell_name(11, 27), "AB12");
        assert_eq!(cell_name(0, 0), "A1");
        assert_eq!(cell_name(0, 25), "Z1");
    }
}
