//! Cells that are merged over rows: in one column each row has the value, as people see it.

use super::place::cell_place;
use crate::table::Row;

/// So many cells are looked at to be filled; ranges do not overlap in files that a program wrote.
const MOST_CELLS: usize = 4_000_000;

#[derive(Default)]
pub(super) struct Merged {
    /// Ranges of one column: the first row, the last one and the column.
    columns: Vec<(u32, u32, u32)>,
    /// The first of them and the first of the others, each with its row, and how many there are.
    narrow: Option<(u32, String, usize)>,
    wide: Option<(u32, String, usize)>,
}

impl Merged {
    /// Adds a range such as `A2:A5` that begins in the row.
    pub(super) fn put(&mut self, row: u32, range: String) {
        let ends = range.split_once(':').map(|(one, other)| (cell_place(one), cell_place(other)));
        let seen = match ends {
            Some((Some((top, left)), Some((bottom, right)))) if left == right => {
                self.columns.push((top, bottom, left));
                &mut self.narrow
            }
            _ => &mut self.wide,
        };
        seen.get_or_insert_with(|| (row, range, 0)).2 += 1;
    }

    /// Gives the rows that a range spans its value, where they have none.
    pub(super) fn fill(&self, rows: &mut [Row]) {
        let mut left = MOST_CELLS;
        for &(top, bottom, column) in &self.columns {
            let place = |line: u32| rows.partition_point(|row| row.line < u64::from(line) + 1);
            let (first, last) = (place(top), place(bottom.saturating_add(1)));
            let spanned = rows.get_mut(first..last).unwrap_or_default();
            let Some((head, below)) =
                spanned.split_first_mut().filter(|(head, _)| head.line == u64::from(top) + 1)
            else {
                continue;
            };
            let column = column as usize;
            let cost = |row: &Row| 1 + (column + 1).saturating_sub(row.cells.len());
            let Some(next) = left.checked_sub(below.iter().map(cost).sum()) else { return };
            left = next;
            let value = head.cells.get(column).cloned().unwrap_or_default();
            for row in below.iter_mut().filter(|_| !value.is_empty()) {
                if row.cells.len() <= column {
                    row.cells.resize(column + 1, String::new());
                }
                if row.cells[column].is_empty() {
                    row.cells[column].clone_from(&value);
                }
            }
        }
    }

    /// What is to be said, with the rows that it is about.
    pub(super) fn told(&self) -> Vec<(u32, String)> {
        let text = |(row, range, count): &(u32, String, usize), what: &str| {
            let text = match count {
                1 => format!("the cells {range} are merged; {what} has the value"),
                _ => {
                    format!("{count} ranges of cells are merged, first {range}; {what} of each has the value")
                }
            };
            (*row, text)
        };
        let narrow = self.narrow.iter().map(|seen| text(seen, "every row"));
        let wide = self.wide.iter().map(|seen| text(seen, "only the first row"));
        narrow.chain(wide).collect()
    }
}
