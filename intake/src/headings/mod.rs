//! What headings say of the rows below them: the name of a sheet, the line above a header, and rows of one cell between
//! others. A country, a kind or a state becomes a column, as if the table had it.

mod carried;
mod fits;
mod said;
#[cfg(test)]
mod tests;

use carried::Carried;
use fits::Fits;
use said::{Heading, What};

use crate::columns::{Mapping, understand};
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
    let headings = between.iter().map(|between| &between.heading);
    let fits = Fits::of(table, &understand(table, mapping), headings);
    let mut remarks = Vec::new();
    let mut carried = Carried::new(table, &fits);
    for (where_, heading) in over.into_iter().filter(|(_, heading)| fits.over(heading.what)) {
        carried.begin(&heading);
        let text =
            format!("{where_}, '{}', is taken as {} of its rows", heading.text, heading.what.in_words());
        remarks.push(Remark { line: table.header_line.unwrap_or(1), kind: RemarkKind::Note, text });
    }
    let mut between = between.into_iter().peekable();
    let mut rows = Vec::with_capacity(table.rows.len());
    let mut pass = |Between { row, heading, .. }: Between, carried: &mut Carried, rows: &mut Vec<Row>| {
        if !fits.between(heading.what) {
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
