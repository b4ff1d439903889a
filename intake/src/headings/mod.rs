//! What headings say of the rows below them: the name of a sheet, the line above a header, and rows of one cell between
//! others. A country, a kind or a state becomes a column, as if the table had it.

mod carried;
mod said;
#[cfg(test)]
mod tests;

use carried::Carried;
use said::{Heading, What};

use crate::columns::{End, Field, Mapping, Meaning, Shape, Understood, understand};
use crate::table::{Format, Remark, RemarkKind, Role, Row, Table, Tables};

/// A row that is a heading, and how many rows stand above it.
struct Between {
    above: usize,
    row: Row,
    heading: Heading,
}

/// Gives the rows of tables what their headings say, and tells it.
pub fn carry_down(tables: &mut Tables, mapping: &Mapping) {
    if !matches!(tables.format, Format::Delimited { .. } | Format::Excel | Format::OpenDocument) {
        return;
    }
    let is_one = tables.tables.len() == 1;
    for table in tables.tables.iter_mut().filter(|table| table.role == Role::Any) {
        let mut remarks = of_table(table, mapping);
        if !is_one && !table.name.is_empty() {
            for remark in &mut remarks {
                remark.text = format!("in the sheet '{}': {}", table.name, remark.text);
            }
        }
        tables.remarks.extend(remarks);
    }
    if is_one {
        tables.remarks.sort_by_key(|remark| remark.line);
    }
}

fn of_table(table: &mut Table, mapping: &Mapping) -> Vec<Remark> {
    let over = [("the name of the sheet", &table.name), ("the line above the header", &table.title)];
    let over: Vec<(&str, Heading)> =
        over.into_iter().filter_map(|(where_, text)| Some((where_, said::of(text)?))).collect();
    let is_between = table.rows.iter().any(|row| said::of_row(row).is_some_and(|heading| heading.is_known()));
    if over.iter().all(|(_, heading)| !heading.is_known()) && !is_between {
        return Vec::new();
    }
    let (rows, between) = apart(std::mem::take(&mut table.rows));
    table.rows = rows;
    let fits = Fits::of(table, &understand(table, mapping), &between);
    let mut remarks = Vec::new();
    let mut carried = Carried::new(table, &fits);
    for (where_, heading) in over.into_iter().filter(|(_, heading)| fits.over(&heading.what)) {
        carried.begin(&heading);
        let text =
            format!("{where_}, '{}', is taken as {} of its rows", heading.text, heading.what.in_words());
        remarks.push(Remark { line: table.header_line.unwrap_or(1), kind: RemarkKind::Note, text });
    }
    let mut between = between.into_iter().peekable();
    let mut rows = Vec::with_capacity(table.rows.len());
    let mut pass = |Between { row, heading, .. }: Between, carried: &mut Carried, rows: &mut Vec<Row>| {
        if !fits.between(&heading.what) {
            return rows.push(carried.widened(row));
        }
        carried.begin(&heading);
        let text = match heading.what {
            What::Continent => format!("a heading: '{}'", heading.text),
            What::Unknown => format!("a heading that says neither a kind nor a state: '{}'", heading.text),
            _ => format!(
                "a heading: '{}'; it is taken as {} of the rows below",
                heading.text,
                heading.what.in_words()
            ),
        };
        remarks.push(Remark { line: row.line, kind: RemarkKind::PassedOver, text });
    };
    for (number, row) in std::mem::take(&mut table.rows).into_iter().enumerate() {
        while let Some(next) = between.next_if(|between| between.above <= number) {
            pass(next, &mut carried, &mut rows);
        }
        rows.push(carried.given(row));
    }
    for last in between {
        pass(last, &mut carried, &mut rows);
    }
    for row in &mut rows {
        row.cells.truncate(carried.columns.len());
    }
    table.rows = rows;
    table.columns = carried.columns;
    remarks
}

/// The rows of a table apart from those that are headings.
fn apart(all: Vec<Row>) -> (Vec<Row>, Vec<Between>) {
    let mut rows = Vec::with_capacity(all.len());
    let mut between = Vec::new();
    for row in all {
        match said::of_row(&row) {
            Some(heading) => between.push(Between { above: rows.len(), row, heading }),
            None => rows.push(row),
        }
    }
    (rows, between)
}

/// What a table takes from headings: what its own columns do not say.
struct Fits {
    /// The columns of the table that are empty or that some rows leave empty.
    country: Option<(Meaning, Option<usize>)>,
    kind: Option<usize>,
    status: Option<usize>,
    has_kinds: bool,
    /// Rows between others are countries.
    has_countries_between: bool,
}

impl Fits {
    fn of(table: &Table, understood: &Understood, between: &[Between]) -> Self {
        let column = |field| understood.column(End::One, field);
        let is_filled = |place: usize| table.rows.iter().any(|row| !row.cells[place].is_empty());
        let names =
            |end| [Field::Name, Field::Id].into_iter().any(|field| understood.column(end, field).is_some());
        let end = if names(End::One) { End::One } else { End::Other };
        let has_country = [Field::Country, Field::CountryCode]
            .into_iter()
            .filter_map(|field| understood.column(end, field))
            .any(is_filled);
        let country = Meaning { end, field: Field::Country };
        let is_of_one = understood.shape != Shape::Links;
        let countries = || between.iter().filter(|between| between.heading.what == What::Country);
        Self {
            country: (is_of_one && !has_country).then(|| (country, understood.column(end, Field::Country))),
            kind: column(Field::Kind),
            status: column(Field::Status),
            has_kinds: column(Field::Kind).is_some_and(is_filled),
            // A city may have the name of its state, and no city is called Germany.
            has_countries_between: countries().any(|between| !said::is_city_state(&between.heading.text)),
        }
    }

    /// Whether what stands over the table is used.
    fn over(&self, what: &What) -> bool {
        match what {
            What::Country => self.country.is_some(),
            What::OfLink { has_state, .. } => *has_state || !self.has_kinds,
            What::Continent | What::Unknown => false,
        }
    }

    fn between(&self, what: &What) -> bool {
        match what {
            What::Country => self.country.is_some() && self.has_countries_between,
            What::Continent | What::OfLink { .. } | What::Unknown => true,
        }
    }
}
