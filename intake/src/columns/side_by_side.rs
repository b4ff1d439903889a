//! Two lists that stand side by side in one sheet, whose rows have nothing to do with each other.

use super::content::Content;
use super::mapping::{Mapping, typed};
use super::name::{Mark, Named, Said};
use crate::table::Table;

/// Why rows are no links between two places: the same columns stand twice, and each list has its own dates, or a blank column
/// parts them.
pub(super) fn doubt(
    table: &Table,
    named: &[Named],
    contents: &[Content],
    mapping: &Mapping,
) -> Option<String> {
    let twice: Vec<(usize, usize)> = (0..named.len())
        .filter_map(|first| Some((first, again(table, named, first)?)))
        .filter(|(first, second)| !contents[*first].is_empty() && !contents[*second].is_empty())
        .collect();
    let is_open = |(first, second): &(usize, usize)| {
        [*first, *second].into_iter().all(|place| mapping.of(&table.columns[place]).is_none())
    };
    let is_of_link = |place: usize| matches!(named[place].said, Said::Field(field) if field.is_of_link());
    let is_city = |(first, _): &&(usize, usize)| named[*first].said.names_a_place();
    let cities = twice.iter().find(is_city);
    let of_places = || twice.iter().find(|pair| !is_of_link(pair.0));
    let (city, other) = *cities.or_else(of_places).filter(|pair| is_open(pair))?;
    // Dates behind both cities may be two of one link.
    let has_own = |pair: &(usize, usize)| {
        let tells = matches!(named[pair.0].said, Said::Field(field) if field.tells_a_link());
        tells && pair.0 < other && pair.1 > other && is_open(pair)
    };
    let is_blank = |place: usize| contents[place].is_empty() && table.columns[place].starts_with("column ");
    if !twice.iter().any(has_own) && !(city..other).any(is_blank) {
        return None;
    }
    let (city, other) = (&table.columns[city], &table.columns[other]);
    let hint = if cities.is_some() {
        format!(
            "or, if each row links the two, say so: {}",
            typed(&[(city, "city.name"), (other, "partner.name")])
        )
    } else {
        format!("or say that the second is not used: {}", typed(&[(other, "-")]))
    };
    Some(format!(
        "'{city}' and '{other}' may be of two lists that stand side by side; write one below the other, {hint}"
    ))
}

/// The column that stands for the second time: `Stadt (2)` for `Stadt`, `city2` for `city1`.
fn again(table: &Table, named: &[Named], first: usize) -> Option<usize> {
    let name = format!("{} (2)", table.columns[first]);
    let of = |number| Some(Mark::Number(number));
    let is_second = |named: &Named| named.mark == of(2);
    let is_numbered = named[first].mark == of(1);
    let by_name = table.columns.iter().position(|column| *column == name);
    by_name.or_else(|| {
        let stem = &named[first].stem;
        named.iter().position(|other| is_second(other) && other.stem == *stem).filter(|_| is_numbered)
    })
}
