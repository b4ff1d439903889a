//! Sheets of one workbook that have the same columns and are read as different things.

use domain::search::fold;
use intake::columns::{End, Field, Shape, Understood};
use intake::table::Table;

use super::Read;

/// Tells of sheets whose rows are places while those of a sheet with the same names are partners.
pub(super) fn told(tables: &[Read]) -> Vec<String> {
    let of = |shape: &Shape| {
        let those = tables
            .iter()
            .filter(|(_, table, understood)| understood.shape == *shape && !table.name.is_empty());
        those.map(|(_, table, understood)| (table, understood)).collect::<Vec<_>>()
    };
    let partners = of(&Shape::PartnersOfOne);
    let places = of(&Shape::Places);
    let like = |(table, understood): &(&Table, &Understood)| {
        let names = names(understood);
        let sister = partners.iter().find(|(_, other)| names.is_some() && self::names(other) == names);
        sister.map(|(sister, _)| text(table, understood, sister))
    };
    places.iter().filter_map(like).collect()
}

/// The column that names the places.
fn names(understood: &Understood) -> Option<String> {
    let place = [End::One, End::Other].into_iter().find_map(|end| understood.column(end, Field::Name))?;
    Some(fold(&understood.columns[place].name))
}

fn text(table: &Table, understood: &Understood, sister: &Table) -> String {
    let unused = understood.columns.iter().find(|column| column.meaning.is_none());
    let example = unused.map_or("kind", |column| column.name.as_str());
    format!(
        "the rows of the sheet '{}' are read as places without links, and those of '{}', which has the same names, as \
         partners; if they are partners too, say which column tells it, such as --map \"{example}=established\"",
        table.name, sister.name
    )
}
