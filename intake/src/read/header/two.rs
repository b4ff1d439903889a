//! Two rows that belong together: groups above the names of columns, and a header that stands again with other columns.

use super::cells::{filled, is_value};
use crate::columns::names_something;

/// The names of columns under groups, if the upper cells are such groups.
pub(in crate::read) fn names_of_two(groups: &[String], names: &[String]) -> Option<Vec<String>> {
    let counts = [groups, names].map(|cells| filled(cells).count());
    let are_words = !filled(groups).chain(filled(names)).any(is_value);
    let known = filled(names).filter(|name| names_something(name)).count();
    if counts[0] < 2 || counts[1] < 2 || !are_words || known * 3 < counts[1] * 2 {
        return None;
    }
    let mut group = "";
    let mut has_gap = false;
    let mut all = Vec::new();
    for place in 0..groups.len().max(names.len()) {
        let [over, name] = [groups, names].map(|cells| cells.get(place).map_or("", String::as_str));
        has_gap |= over.is_empty() && !name.is_empty() && !group.is_empty();
        // A group ends at a blank column.
        group = if over.is_empty() && !name.is_empty() { group } else { over };
        all.push(under(group, name, filled(names).filter(|other| *other == name).count() > 1));
    }
    has_gap.then_some(all)
}

/// The name of a column under a group; one that is known by itself needs none.
fn under(group: &str, name: &str, is_repeated: bool) -> String {
    let both = format!("{group} {name}");
    match (group, name) {
        ("", _) => name.to_owned(),
        (_, "") => group.to_owned(),
        _ if group == name => name.to_owned(),
        _ if is_repeated || names_something(&both) => both,
        _ => name.to_owned(),
    }
}

/// Whether the cells are the header with columns more or fewer, or in another order.
pub(in crate::read) fn has_other_columns(head: &[String], cells: &[String]) -> bool {
    let is_in = |cell: &str, others: &[String]| others.iter().any(|other| other.eq_ignore_ascii_case(cell));
    if !filled(cells).next().is_some_and(|first| is_in(first, head)) {
        return false;
    }
    let counts = [head, cells].map(|cells| filled(cells).count());
    let (few, many) = if counts[0] < counts[1] { (head, cells) } else { (cells, head) };
    counts[0].min(counts[1]) > 1
        && filled(few).all(|cell| is_in(cell, many))
        && !filled(cells).any(is_value)
        && !filled(head).eq(filled(cells))
}
