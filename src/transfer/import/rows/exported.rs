//! Our own files of cities, whose relations are those of a home city that they do not name.

use intake::table::Table;

use super::cells::RELATION_STATUS;

/// What exports call the column by which rows name their city, and that of the number of its partners.
const SLUG: &str = "slug";
const PARTNER_COUNT: &str = "partner_count";

/// Where such a file has what tells its home city.
struct Columns {
    slug: usize,
    status: usize,
    count: usize,
}

fn columns(table: &Table) -> Option<Columns> {
    let place = |name: &str| table.columns.iter().position(|column| column == name);
    Some(Columns { slug: place(SLUG)?, status: place(RELATION_STATUS)?, count: place(PARTNER_COUNT)? })
}

pub(super) fn is_of_our_cities(table: &Table) -> bool {
    columns(table).is_some()
}

/// Whether the relations are those of that city: its row has none, and at least as many partners as there are relations.
pub(super) fn is_home(table: &Table, slug: &str) -> bool {
    let Some(columns) = columns(table) else { return false };
    let has_relation = |cells: &[String]| !cells[columns.status].is_empty();
    let relations = table.rows.iter().filter(|row| has_relation(&row.cells)).count();
    let is_it = |cells: &[String]| {
        let partners = cells[columns.count].parse::<usize>();
        cells[columns.slug] == slug && !has_relation(cells) && partners.is_ok_and(|count| count >= relations)
    };
    table.rows.iter().any(|row| is_it(&row.cells))
}

#[cfg(test)]
mod tests {
    use intake::table::Row;

    use super::*;

    #[test]
    fn the_home_city_has_partners_and_no_relation_with_itself() {
        let columns = ["slug", "relation_status", "partner_count"].map(str::to_owned).into();
        let row = |cells: [&str; 3]| Row { line: 1, cells: cells.map(str::to_owned).into() };
        let rows = vec![
            row(["kiel-de", "", "2"]),
            row(["brest-fr", "ACTIVE", "1"]),
            row(["vaasa-fi", "ENDED", "3"]),
            row(["ulm-de", "", "1"]),
        ];
        let table = Table { columns, rows, ..Table::default() };
        assert!(is_of_our_cities(&table) && is_home(&table, "kiel-de"));
        for other in ["brest-fr", "ulm-de", "bonn-de"] {
            assert!(!is_home(&table, other), "{other}");
        }
        assert!(!is_of_our_cities(&Table { columns: vec!["slug".to_owned()], ..Table::default() }));
    }
}
