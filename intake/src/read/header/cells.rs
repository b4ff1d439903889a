//! Cells of a row, and whether one may be the name of a column.

pub(super) fn filled(cells: &[String]) -> impl Iterator<Item = &str> {
    cells.iter().map(String::as_str).filter(|cell| !cell.is_empty())
}

/// A number, a date in digits, an address or a Wikidata item is no name of a column.
pub(super) fn is_value(cell: &str) -> bool {
    let has_digit = cell.chars().any(char::is_numeric);
    let has_letter = cell.chars().any(char::is_alphabetic);
    let is_item = cell.strip_prefix('Q').is_some_and(|rest| rest.parse::<u64>().is_ok());
    (has_digit && !has_letter)
        || is_item
        || cell.parse::<f64>().is_ok()
        || cell.starts_with("http://")
        || cell.starts_with("https://")
}
