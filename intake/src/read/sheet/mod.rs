//! Workbooks of Excel and OpenDocument.

use std::collections::BTreeMap;

use super::header;
use super::options::ReadOptions;
use crate::table::{Format, Remark, RemarkKind, Row, Table, Tables, Unreadable};

mod comments;
mod compound;
mod excel;
mod grid;
mod merged;
mod opendocument;
mod package;
mod place;
mod raised;
mod records;
mod relations;
mod shown;
#[cfg(test)]
mod tests;

use grid::Grid;
use package::{Kind, Package};

/// The workbook; none if the bytes are no workbook.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Option<Tables>, Unreadable> {
    let (format, grids) = if let Some(mut package) = Package::open(bytes)? {
        match package.kind()? {
            Some(Kind::Ods) => (Format::OpenDocument, opendocument::read(&mut package)?),
            Some(Kind::Xlsx) => (Format::Excel, excel::read_xlsx(bytes, &mut package)?),
            Some(Kind::Xlsb) => (Format::Excel, excel::read_xlsb(bytes, &mut package)?),
            None => return Ok(None),
        }
    } else if compound::is_compound(bytes) {
        let stream = compound::workbook(bytes)?;
        (Format::Excel, excel::read_xls(bytes, &stream)?)
    } else {
        return Ok(None);
    };
    tables(format, chosen(grids, options)?, options).map(Some)
}

/// All sheets, or the one that was asked for.
fn chosen(grids: Vec<Grid>, options: &ReadOptions) -> Result<Vec<Grid>, Unreadable> {
    let Some(wanted) = &options.sheet else {
        return Ok(grids);
    };
    let names: Vec<String> = grids.iter().map(|grid| format!("'{}'", grid.name)).collect();
    let mut found: Vec<Grid> = grids.into_iter().filter(|grid| grid.name.trim() == wanted.trim()).collect();
    found.truncate(1);
    if found.is_empty() {
        return Err(Unreadable::new(format!(
            "the workbook has no sheet '{wanted}'; its sheets are {}",
            names.join(", ")
        )));
    }
    Ok(found)
}

fn tables(format: Format, grids: Vec<Grid>, options: &ReadOptions) -> Result<Tables, Unreadable> {
    let mut read = Tables { format, encoding: None, tables: Vec::new(), remarks: Vec::new() };
    let is_read = |grid: &Grid| !grid.is_hidden || options.sheet.is_some();
    let is_one = grids.iter().filter(|grid| is_read(grid) && !grid.is_empty()).count() < 2;
    for grid in grids {
        let name = grid.name.clone();
        let note = |text: String| Remark { line: 1, kind: RemarkKind::Note, text };
        if !is_read(&grid) {
            let text = format!("the sheet '{name}' is hidden and is not read; ask for it by its name");
            read.remarks.push(note(text));
            continue;
        }
        if grid.is_empty() || (!is_one && grid.width() < 2) {
            let lost = grid.lost_comments().map(|lost| format!("; {lost}")).unwrap_or_default();
            read.remarks.push(note(format!("the sheet '{name}' has no table{lost}")));
            continue;
        }
        let mut remarks = Vec::new();
        let struck = grid.struck_rows();
        let rows = grid.into_rows(&mut remarks)?;
        for mut table in header::tables(&name, rows, &mut remarks) {
            table.struck = struck_in(&table, &struck);
            read.tables.push(table);
        }
        remarks.sort_by_key(|remark| remark.line);
        if !is_one {
            for remark in &mut remarks {
                remark.text = format!("in the sheet '{name}': {}", remark.text);
            }
        }
        read.remarks.extend(remarks);
    }
    if read.tables.is_empty() {
        return Err(Unreadable::new("no sheet of the workbook has a table"));
    }
    Ok(read)
}

/// The rows of the table that have cells struck through.
fn struck_in(table: &Table, struck: &BTreeMap<u64, String>) -> BTreeMap<u64, String> {
    if struck.is_empty() {
        return BTreeMap::new();
    }
    let cells = |row: &Row| Some((row.line, struck.get(&row.line)?.clone()));
    table.rows.iter().filter_map(cells).collect()
}
