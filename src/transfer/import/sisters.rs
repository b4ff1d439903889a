//! Sheets of one workbook that have the same columns and are read as different things.

use domain::search::fold;
use intake::columns::{End, Field, Shape, Understood};
use intake::table::Table;

/// A table of the file of that number, and its columns.
type Read = (usize, Table, Understood);

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

#[cfg(test)]
mod tests {
    use intake::columns::{Mapping, understand};
    use intake::table::Row;

    use super::*;

    fn sheet(name: &str, columns: [&str; 3]) -> Read {
        let row = ["Kiel", "Germany", "1990"].map(str::to_owned).into();
        let table = Table {
            name: name.to_owned(),
            columns: columns.map(str::to_owned).into(),
            rows: vec![Row { line: 2, cells: row }],
            ..Table::default()
        };
        let understood = understand(&table, &Mapping::default());
        (0, table, understood)
    }

    #[test]
    fn a_sheet_of_places_beside_one_of_partners_is_told() {
        let europe = || sheet("Europe", ["City", "Country", "Since"]);
        let notes = told(&[europe(), sheet("Asia", ["City", "Country", "Xyz"])]);
        let [note] = &notes[..] else { panic!("{notes:?}") };
        assert!(note.contains("'Asia'") && note.contains("--map \"Xyz=established\""), "{note}");

        for tables in [
            vec![europe(), sheet("Africa", ["City", "Country", "Year"])],
            vec![europe(), sheet("Sizes", ["Town", "Country", "Population"])],
            vec![sheet("Asia", ["City", "Country", "Xyz"])],
        ] {
            assert_eq!(told(&tables), [] as [String; 0]);
        }
    }
}
