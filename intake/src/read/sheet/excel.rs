//! Workbooks of Excel, by calamine: its newer formats cell by cell, as a sheet with two far cells must not take all memory.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Reader, Sheet, SheetType, SheetVisible, Xls, Xlsb, Xlsx,
};

use super::comments::{self, Comments};
use super::grid::{Grid, cell_name};
use super::package::{Package, damaged};
use super::raised::Raised;
use super::records;
use super::relations;
use super::shown::{Shown, Styled, Styles, xlsb};
use crate::table::Unreadable;

pub(super) fn read_xlsx(bytes: &[u8], package: &mut Package<'_>) -> Result<Vec<Grid>, Unreadable> {
    let styles = Styles::read(package)?;
    let parts = relations::sheets(package)?;
    let mut comments = Comments::of_sheets(package, &parts);
    guarded(|| {
        let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
        let mut grids = Vec::new();
        for sheet in worksheets(book.sheets_metadata()) {
            let mut grid = Grid::new(&sheet.name, sheet.visible != SheetVisible::Visible);
            let part = parts.get(&sheet.name).map_or("", String::as_str);
            let details = styles.of_sheet(package, part)?;
            comments.remove(&sheet.name).unwrap_or_default().put_into(&mut grid);
            for (row, range) in &details.merged {
                grid.put_merged(*row, range.clone());
            }
            for &(row, column) in &details.unvalued {
                grid.put_unvalued(row, column);
            }
            let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(|error| unreadable(&error))?;
            while let Some(cell) = cells.next_cell().map_err(|error| unreadable(&error))? {
                let value = details.raised.marked(cell.get_value());
                put(&mut grid, cell.get_position(), &value, &details.styled)?;
            }
            grids.push(grid);
        }
        Ok(grids)
    })
}

pub(super) fn read_xlsb(bytes: &[u8], package: &mut Package<'_>) -> Result<Vec<Grid>, Unreadable> {
    let parts = records::sheets(package)?;
    let raised = Raised::of_xlsb(package);
    let styles = xlsb::styles(package);
    let mut comments = Comments::of_sheets(package, &parts);
    guarded(|| {
        let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
        let mut grids = Vec::new();
        for sheet in worksheets(book.sheets_metadata()) {
            let mut grid = Grid::new(&sheet.name, sheet.visible != SheetVisible::Visible);
            comments.remove(&sheet.name).unwrap_or_default().put_into(&mut grid);
            let part = parts.get(&sheet.name).map_or("", String::as_str);
            let styled = Styled::of_xlsb(package, part, &styles);
            let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(|error| unreadable(&error))?;
            while let Some(cell) = cells.next_cell().map_err(|error| unreadable(&error))? {
                put(&mut grid, cell.get_position(), &raised.marked(cell.get_value()), &styled)?;
            }
            grids.push(grid);
        }
        Ok(grids)
    })
}

/// The sheets of a workbook whose stream `compound::workbook` found to be of a bearable size.
pub(super) fn read_xls(bytes: &[u8], stream: &[u8]) -> Result<Vec<Grid>, Unreadable> {
    let raised = Raised::of_xls(stream);
    let mut comments = comments::of_old_sheets(stream);
    let mut styled = Styled::of_xls(stream);
    guarded(|| {
        let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
        let mut grids = Vec::new();
        comments.resize_with(book.sheets_metadata().len(), Comments::default);
        styled.resize_with(book.sheets_metadata().len(), Styled::default);
        let sheets = book.sheets_metadata().to_vec();
        let sheets = sheets.into_iter().zip(comments.into_iter().zip(styled));
        for (sheet, (comments, styled)) in sheets.filter(|(sheet, _)| is_worksheet(sheet)) {
            let mut grid = Grid::new(&sheet.name, sheet.visible != SheetVisible::Visible);
            comments.put_into(&mut grid);
            for merged in book.worksheet_merge_cells(&sheet.name).unwrap_or_default() {
                if merged.end.0 > merged.start.0 {
                    grid.put_merged(merged.start.0, range_name(merged));
                }
            }
            let range = book.worksheet_range(&sheet.name).map_err(|error| unreadable(&error))?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, data) in range.used_cells() {
                let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(top);
                let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(left);
                put(&mut grid, (row, column), &raised.marked(&reference(data)), &styled)?;
            }
            grids.push(grid);
        }
        Ok(grids)
    })
}

/// calamine indexes into the bytes of old formats without looking, so that a damaged file may make it panic.
fn guarded(read: impl FnOnce() -> Result<Vec<Grid>, Unreadable>) -> Result<Vec<Grid>, Unreadable> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(damaged()))
}

fn worksheets(sheets: &[Sheet]) -> Vec<Sheet> {
    sheets.iter().filter(|sheet| is_worksheet(sheet)).cloned().collect()
}

/// Not charts, macros and dialogs.
fn is_worksheet(sheet: &Sheet) -> bool {
    sheet.typ == SheetType::WorkSheet
}

fn put(
    grid: &mut Grid,
    (row, column): (u32, u32),
    value: &DataRef<'_>,
    styled: &Styled,
) -> Result<(), Unreadable> {
    let shown = styled.shown((row, column));
    if styled.is_struck((row, column)) {
        grid.put_struck(row, column);
    }
    let text = match value {
        DataRef::Empty => return Ok(()),
        DataRef::Error(error) => {
            grid.put_error(row, column, &error.to_string());
            return Ok(());
        }
        DataRef::SharedString(text) => return grid.put(row, column, text),
        DataRef::String(text) | DataRef::DurationIso(text) => return grid.put(row, column, text),
        DataRef::DateTimeIso(text) => shown.of_iso(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(time) => date(*time, shown),
    };
    grid.put(row, column, &text)
}

fn date(time: ExcelDateTime, shown: Shown) -> String {
    let value = time.as_f64();
    if time.is_duration() || !(0.0..2_958_466.0).contains(&value) {
        return value.to_string();
    }
    let (year, month, day, hour, minute, ..) = time.to_ymd_hms_milli();
    if value < 1.0 { format!("{hour:02}:{minute:02}") } else { shown.of_day(i32::from(year), month, day) }
}

fn reference(data: &Data) -> DataRef<'_> {
    match data {
        Data::Empty => DataRef::Empty,
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(time) => DataRef::DateTime(*time),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
    }
}

fn range_name(range: Dimensions) -> String {
    format!("{}:{}", cell_name(range.start.0, range.start.1), cell_name(range.end.0, range.end.1))
}

fn unreadable(error: &dyn std::fmt::Display) -> Unreadable {
    let text = error.to_string();
    if text.contains("assword") {
        return super::package::protected();
    }
    Unreadable::new(format!("the workbook is damaged or cut off: {text}"))
}
