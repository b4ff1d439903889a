//! Rows of cells into a table: which row is the header, and which rows are none.

mod cells;
mod two;

use cells::{filled, is_value};
pub(super) use two::{has_other_columns, names_of_two};

use crate::table::{Remark, RemarkKind, Row, Table, in_one_line};

/// Titles and notes above a table are fewer.
const SEARCHED_ROWS: usize = 60;

/// What a last row that adds up begins with, in small letters.
const TOTALS: [&str; 20] = [
    "summe",
    "gesamt",
    "gesamtsumme",
    "insgesamt",
    "total",
    "totals",
    "grand total",
    "sum",
    "totale",
    "totaal",
    "suma",
    "razem",
    "итого",
    "всего",
    "合计",
    "总计",
    "小计",
    "合計",
    "総計",
    "합계",
];

/// What a line below a table begins with, in small letters.
const NOTES: [&str; 16] = [
    "#",
    "*",
    "※",
    "source:",
    "sources:",
    "quelle:",
    "quellen:",
    "stand:",
    "note:",
    "notes:",
    "anmerkung",
    "fuente:",
    "fonte:",
    "注",
    "资料来源",
    "出典",
];

/// The tables in the rows, in which blank rows may be left out; none if no two cells stand side by side. Another begins where
/// the header stands again with other columns.
pub(super) fn tables(name: &str, rows: Vec<Row>, remarks: &mut Vec<Remark>) -> Vec<Table> {
    let width = typical_width(&rows);
    if width == 0 {
        return Vec::new();
    }
    let found = rows.iter().take(SEARCHED_ROWS).position(|row| is_header(&row.cells, width));
    // A table above may have fewer columns.
    let found = found.map(|found| {
        let is_like = |row: &Row| has_other_columns(&rows[found].cells, &row.cells);
        rows[..found].iter().position(is_like).unwrap_or(found)
    });
    let two = found.and_then(|place| of_two_rows(&rows, place));
    let place = two.as_ref().map(|(place, _)| *place).or(found);
    let mut rows = rows.into_iter();
    let (mut head, mut title) = (None, String::new());
    if let Some(place) = place {
        title = pass_over_titles(rows.by_ref().take(place), remarks);
        head = rows.next();
    }
    if let (Some(head), Some((_, names))) = (&mut head, two) {
        head.cells = names;
        remarks.extend(rows.next().map(|second| {
            let text = format!("the second row of the header: '{}'", shown(&second.cells));
            Remark { line: second.line, kind: RemarkKind::PassedOver, text }
        }));
    }
    let mut tables = Vec::new();
    loop {
        let (mut body, next) = body(head.as_ref(), &mut rows, remarks);
        let below =
            next.as_ref().map(|next| pass_over_titles(title_of(&mut body, next).into_iter(), remarks));
        if head.is_none() {
            note_no_header(&body, remarks);
        }
        let table =
            assemble(name, head.take(), std::mem::replace(&mut title, below.unwrap_or_default()), body);
        tables.extend(Some(table).filter(|table| next.is_none() || !table.rows.is_empty()));
        if next.is_none() {
            return tables;
        }
        head = next;
    }
}

/// Where a header of two rows begins, and its names: `Our city`, blank, `Partner`, blank above `Name`, `Country`, `Name`,
/// `Country`.
fn of_two_rows(rows: &[Row], place: usize) -> Option<(usize, Vec<String>)> {
    let with_next = |place: usize| {
        let names = names_of_two(&rows.get(place)?.cells, &rows.get(place + 1)?.cells)?;
        Some((place, names))
    };
    place.checked_sub(1).and_then(with_next).or_else(|| with_next(place))
}

/// How many cells of a row are filled, in the fullest of the first rows.
pub(super) fn typical_width(rows: &[Row]) -> usize {
    rows.iter().take(SEARCHED_ROWS).map(|row| filled(&row.cells).count()).max().unwrap_or(0)
}

/// Mostly filled, mostly distinct, and with no cell that is plainly a value.
fn is_header(cells: &[String], width: usize) -> bool {
    let count = filled(cells).count();
    let mut distinct: Vec<&str> = filled(cells).collect();
    distinct.sort_unstable();
    distinct.dedup();
    count * 5 >= width * 3 && distinct.len() * 2 >= count && !filled(cells).any(is_value)
}

/// Tells what stands above a header; the last of it is the title if it is one cell.
fn pass_over_titles(rows: impl Iterator<Item = Row>, remarks: &mut Vec<Remark>) -> String {
    let mut title = String::new();
    for row in rows {
        let text = match filled(&row.cells).next() {
            None => "a blank row".to_owned(),
            Some(first) => {
                title = if filled(&row.cells).count() == 1 { first.to_owned() } else { String::new() };
                format!("above the header stands '{}'", shown(&row.cells))
            }
        };
        remarks.push(Remark { line: row.line, kind: RemarkKind::PassedOver, text });
    }
    title
}

/// Takes the title of the next table out of the rows above it.
fn title_of(rows: &mut Vec<Row>, next: &Row) -> Option<Row> {
    rows.pop_if(|last| last.line + 2 >= next.line && filled(&last.cells).count() == 1)
}

/// The rows below a header, and the header of the next table.
fn body(
    head: Option<&Row>,
    rows: &mut impl Iterator<Item = Row>,
    remarks: &mut Vec<Remark>,
) -> (Vec<Row>, Option<Row>) {
    let mut kept = Vec::new();
    for row in rows {
        if head.is_some_and(|head| has_other_columns(&head.cells, &row.cells)) {
            return (kept, Some(row));
        }
        match no_row(head, &row.cells) {
            None => kept.push(row),
            Some(text) => remarks.push(Remark { line: row.line, kind: RemarkKind::PassedOver, text }),
        }
    }
    (kept, None)
}

/// Why the cells are no row of a table, if they are none.
fn no_row(head: Option<&Row>, cells: &[String]) -> Option<String> {
    let Some(first) = filled(cells).next() else {
        return Some("a blank row".to_owned());
    };
    if head.is_some_and(|head| filled(&head.cells).eq(filled(cells))) {
        return Some("the header stands here again".to_owned());
    }
    if is_total(first) && filled(cells).skip(1).all(|cell| is_value(cell) || filled(cells).count() == 2) {
        return Some(format!("a total: '{}'", shown(cells)));
    }
    let is_wide = head.is_some_and(|head| filled(&head.cells).count() > 2);
    if is_wide && filled(cells).count() == 1 && begins_with_any(first, &NOTES) {
        return Some(format!("a note: '{}'", shown(cells)));
    }
    None
}

/// The word and no longer one: the city of Sumy is no sum.
fn is_total(cell: &str) -> bool {
    let cell = cell.to_lowercase();
    TOTALS.iter().any(|word| {
        cell.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic) && rest.len() <= 40)
    })
}

fn begins_with_any(cell: &str, words: &[&str]) -> bool {
    let cell = cell.to_lowercase();
    words.iter().any(|word| cell.starts_with(word))
}

fn note_no_header(rows: &[Row], remarks: &mut Vec<Remark>) {
    if let Some(first) = rows.first() {
        let text = "no row names the columns; they are called 'column 1', 'column 2' and so on".to_owned();
        remarks.push(Remark { line: first.line, kind: RemarkKind::Note, text });
    }
}

fn assemble(name: &str, head: Option<Row>, title: String, mut rows: Vec<Row>) -> Table {
    let header_line = head.as_ref().map(|head| head.line);
    let names = head.map(|head| head.cells).unwrap_or_default();
    let names: Vec<String> = names.iter().map(|name| in_one_line(name).into_owned()).collect();
    let width = rows.iter().map(|row| row.cells.len()).chain([names.len()]).max().unwrap_or(0);
    let mut is_used: Vec<bool> =
        (0..width).map(|place| names.get(place).is_some_and(|name| !name.is_empty())).collect();
    part_lists(&names, &mut is_used);
    for row in &rows {
        for (used, cell) in is_used.iter_mut().zip(&row.cells) {
            *used |= !cell.is_empty();
        }
    }
    // Blank columns may be many more than the others.
    for row in &mut rows {
        row.cells = used(std::mem::take(&mut row.cells), &is_used);
    }
    let columns = used(named(names, width), &is_used);
    Table { name: name.to_owned(), title, header_line, columns, rows, ..Table::default() }
}

/// A blank column stays where the names on its right are those on its left again: it parts two lists.
fn part_lists(names: &[String], is_used: &mut [bool]) {
    for place in 1..names.len() {
        let (left, right) = (&names[..place], &names[place + 1..]);
        let is_blank = names[place].is_empty() && !left[place - 1].is_empty();
        is_used[place] |=
            is_blank && right.first().is_some_and(|name| !name.is_empty() && left.contains(name));
    }
}

/// The cells of the columns that are used, empty ones where the row ends early.
fn used(cells: Vec<String>, is_used: &[bool]) -> Vec<String> {
    let mut cells = cells.into_iter();
    is_used
        .iter()
        .map(|used| (*used, cells.next().unwrap_or_default()))
        .filter_map(|(used, cell)| used.then_some(cell))
        .collect()
}

/// Each column with a name of its own.
fn named(mut names: Vec<String>, width: usize) -> Vec<String> {
    names.resize(width, String::new());
    let mut times = std::collections::HashMap::<String, usize>::new();
    for (place, name) in names.iter_mut().enumerate() {
        if name.is_empty() {
            *name = format!("column {}", place + 1);
        }
        let times = times.entry(name.clone()).or_default();
        *times += 1;
        if *times > 1 {
            *name = format!("{name} ({times})");
        }
    }
    names
}

/// The filled cells as one text of a length that fits a message.
fn shown(cells: &[String]) -> String {
    let text = filled(cells).map(in_one_line).collect::<Vec<_>>().join(", ");
    match text.char_indices().nth(80) {
        None => text,
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

#[cfg(test)]
mod tests;
