use super::super::ReadOptions;
use crate::table::{Remark, Table, Tables, Unreadable};

mod binary_comments;
mod comments;
mod excel;
mod hostile;
mod made;
mod old_excel;
mod opendocument;
mod raised;
mod styles;

fn reading(bytes: &[u8]) -> Result<Option<Tables>, Unreadable> {
    super::read(bytes, &ReadOptions::default())
}

fn tables(bytes: &[u8]) -> Tables {
    reading(bytes).expect("readable").expect("a workbook")
}

fn refusal(bytes: &[u8]) -> String {
    reading(bytes).expect_err("no workbook").to_string()
}

fn cells(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
}

fn texts(remarks: &[Remark]) -> Vec<(u64, &str)> {
    remarks.iter().map(|remark| (remark.line, remark.text.as_str())).collect()
}
