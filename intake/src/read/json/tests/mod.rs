use super::read;
use crate::read::text::Text;
use crate::table::{Remark, Table, Tables, Unreadable};

mod dataset;
mod general;
mod geo;
mod graph;
mod notation;
mod sparql;
mod wikidata;

fn reading(content: &str) -> Result<Tables, Unreadable> {
    read(&Text { content: content.to_owned(), encoding: "UTF-8" })
}

fn tables(content: &str) -> Tables {
    reading(content).expect("tables")
}

/// The only table.
fn table(content: &str) -> Table {
    let mut tables = tables(content).tables;
    assert_eq!(tables.len(), 1);
    tables.remove(0)
}

fn refusal(content: &str) -> String {
    reading(content).expect_err("no tables").to_string()
}

fn cells(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
}

fn texts(remarks: &[Remark]) -> Vec<&str> {
    remarks.iter().map(|remark| remark.text.as_str()).collect()
}
