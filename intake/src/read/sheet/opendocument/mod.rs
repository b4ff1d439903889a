//! Spreadsheets of OpenDocument. calamine would repeat cells as often as a file says, and never come back from a broken one.

use super::grid::{Grid, cell_name};
use super::package::Package;
use super::raised::marked;
use crate::read::xml::{Element, Part, Xml};
use crate::table::Unreadable;

mod styles;

use styles::Styles;

pub(super) fn read(package: &mut Package<'_>) -> Result<Vec<Grid>, Unreadable> {
    let mut reading = Reading::default();
    // Styles of the document come first; those of the content may hide them.
    if let Ok(styles) = package.text("styles.xml") {
        reading.read(&styles)?;
    }
    reading.read(&package.text("content.xml")?)?;
    Ok(reading.grids)
}

#[derive(Default)]
struct Reading {
    grids: Vec<Grid>,
    styles: Styles,
    /// The default styles of columns: each up to a column.
    columns: Vec<(u32, String)>,
    row: u32,
    column: u32,
    /// The cells of the open row with what they say, and how often the row stands.
    cells: Vec<(u32, u32, Cell)>,
    row_repeats: u32,
    open: Option<Cell>,
    cell_repeats: u32,
    /// Whether each open span of letters is raised.
    raised: Vec<bool>,
    /// How deep the reader is in something that is no content of a cell, such as a comment.
    skipped: usize,
    /// The text of the open comment.
    comment: Option<Comment>,
}

#[derive(Default)]
struct Comment {
    text: String,
    /// How many paragraphs are open; who wrote it, and when, stands in none.
    paragraphs: usize,
}

#[derive(Clone, Default)]
struct Cell {
    kind: String,
    value: String,
    style: String,
    is_error: bool,
    rows_spanned: u32,
    columns_spanned: u32,
    paragraphs: usize,
    /// Its text in runs of letters that are raised or not.
    text: Vec<(String, bool)>,
}

impl Reading {
    fn read(&mut self, text: &str) -> Result<(), Unreadable> {
        let mut xml = Xml::new(text);
        loop {
            match xml.next()? {
                Part::Open(element) => self.open(&element),
                Part::Close(name) => self.close(&name)?,
                Part::Text(text) if self.skipped == 0 => {
                    let is_raised = self.is_raised();
                    if let Some(cell) = self.open.as_mut().filter(|cell| cell.paragraphs > 0) {
                        cell.push(&text, is_raised);
                    }
                }
                Part::Text(text) => {
                    if let Some(comment) = self.comment.as_mut().filter(|comment| comment.paragraphs > 0) {
                        comment.text.push_str(&text);
                    }
                }
                Part::End => return Ok(()),
            }
        }
    }

    fn open(&mut self, element: &Element) {
        if self.skipped > 0 || is_no_content(&element.name) {
            self.skipped += 1;
            self.open_skipped(&element.name);
            return;
        }
        match element.name.as_str() {
            "table:table" => self.open_table(element),
            "table:table-column" => {
                let up_to = self.columns.last().map_or(0, |(up_to, _)| *up_to);
                let up_to = up_to.saturating_add(repeats(element, "table:number-columns-repeated"));
                self.columns.push((up_to, element.trimmed("table:default-cell-style-name")));
            }
            "table:table-row" => {
                self.row_repeats = repeats(element, "table:number-rows-repeated");
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.cell_repeats = repeats(element, "table:number-columns-repeated");
                self.open = Some(self.cell(element));
            }
            "text:span" => {
                let own = self.styles.raises(element.get("text:style-name").unwrap_or_default());
                self.raised.push(own.unwrap_or_else(|| self.is_raised()));
            }
            name => match &mut self.open {
                Some(cell) => cell.open(name),
                None => self.styles.open(element),
            },
        }
    }

    fn is_raised(&self) -> bool {
        self.raised.last() == Some(&true)
    }

    /// Of what is skipped, the text of a comment is kept to be told.
    fn open_skipped(&mut self, name: &str) {
        if name == "office:annotation" {
            self.comment = Some(Comment::default());
        } else if let ("text:p", Some(comment)) = (name, &mut self.comment) {
            comment.paragraphs += 1;
            comment.text.push(' ');
        }
    }

    fn close_skipped(&mut self, name: &str) {
        if name == "office:annotation" {
            if let (Some(comment), Some(grid)) = (self.comment.take(), self.grids.last_mut()) {
                grid.put_comment(self.row, self.column, &comment.text);
            }
        } else if let ("text:p", Some(comment)) = (name, &mut self.comment) {
            comment.paragraphs = comment.paragraphs.saturating_sub(1);
        }
    }

    fn open_table(&mut self, element: &Element) {
        let is_hidden = self.styles.hidden.contains(&element.trimmed("table:style-name"));
        self.grids.push(Grid::new(element.get("table:name").unwrap_or_default(), is_hidden));
        self.columns.clear();
        self.row = 0;
    }

    fn cell(&self, element: &Element) -> Cell {
        let attribute = |name: &str| element.get(name).map(str::to_owned);
        let own = attribute("table:style-name");
        let of_column =
            || self.columns.iter().find(|(up_to, _)| self.column < *up_to).map(|(_, style)| style.clone());
        let value = ["office:value", "office:date-value", "office:boolean-value", "office:string-value"];
        Cell {
            kind: element.trimmed("office:value-type"),
            value: value.iter().find_map(|name| attribute(name)).unwrap_or_default(),
            style: own.or_else(of_column).unwrap_or_default(),
            is_error: element.get("calcext:value-type") == Some("error"),
            rows_spanned: repeats(element, "table:number-rows-spanned"),
            columns_spanned: repeats(element, "table:number-columns-spanned"),
            ..Cell::default()
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Unreadable> {
        if self.skipped > 0 {
            self.skipped -= 1;
            self.close_skipped(name);
            return Ok(());
        }
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                if let Some(cell) = self.open.take() {
                    let next = self.column.saturating_add(self.cell_repeats);
                    if !cell.text.is_empty() || !cell.value.is_empty() {
                        self.cells.push((self.column, next, cell));
                    }
                    self.column = next;
                }
            }
            "table:table-row" => self.close_row()?,
            "text:span" => {
                self.raised.pop();
            }
            "style:style" => self.styles.close(),
            _ => {}
        }
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), Unreadable> {
        let next = self.row.saturating_add(self.row_repeats);
        let cells = std::mem::take(&mut self.cells);
        if let (Some(grid), false) = (self.grids.last_mut(), cells.is_empty()) {
            for row in self.row..next {
                for (from, to, cell) in &cells {
                    cell.put(grid, row, *from..*to, &self.styles)?;
                }
            }
        }
        self.row = next;
        Ok(())
    }
}

impl Cell {
    fn open(&mut self, name: &str) {
        match name {
            "text:p" => {
                self.paragraphs += 1;
                self.push(" ", false);
            }
            "text:s" | "text:tab" | "text:line-break" => self.push(" ", false),
            _ => {}
        }
    }

    fn push(&mut self, text: &str, is_raised: bool) {
        match self.text.last_mut() {
            Some((run, is_same)) if *is_same == is_raised => run.push_str(text),
            _ => self.text.push((text.to_owned(), is_raised)),
        }
    }

    fn put(
        &self,
        grid: &mut Grid,
        row: u32,
        columns: std::ops::Range<u32>,
        styles: &Styles,
    ) -> Result<(), Unreadable> {
        if self.is_error {
            grid.put_error(row, columns.start, marked(&self.text).trim());
            return Ok(());
        }
        if self.rows_spanned > 1 {
            let last = (
                row.saturating_add(self.rows_spanned - 1),
                columns.start.saturating_add(self.columns_spanned - 1),
            );
            let range =
                format!("{}:{}", cell_name(row, columns.start), cell_name(last.0, last.1.min(u32::MAX - 1)));
            grid.put_merged(row, range);
        }
        let text = self.value(styles);
        let is_struck = styles.strikes(&self.style);
        for column in columns {
            if is_struck {
                grid.put_struck(row, column);
            }
            grid.put(row, column, &text)?;
        }
        Ok(())
    }

    fn value(&self, styles: &Styles) -> String {
        let value = self.value.trim();
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => {
                value.parse::<f64>().map_or_else(|_| value.to_owned(), |number| number.to_string())
            }
            "date" => styles.shown(&self.style).of_iso(value),
            "boolean" => value.to_ascii_lowercase(),
            _ => Some(marked(&self.text))
                .filter(|text| !text.trim().is_empty())
                .unwrap_or_else(|| value.to_owned()),
        }
    }
}

/// What is in a sheet and in no cell of it: comments, drawings, and what was changed.
fn is_no_content(name: &str) -> bool {
    matches!(
        name,
        "office:annotation" | "draw:frame" | "draw:custom-shape" | "table:shapes" | "table:tracked-changes"
    )
}

/// A number that is 1 by default.
fn repeats(element: &Element, name: &str) -> u32 {
    element.get(name).and_then(|text| text.trim().parse().ok()).unwrap_or(1).max(1)
}
