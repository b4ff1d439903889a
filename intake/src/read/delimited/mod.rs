//! Text with a separator: the separator and the header are found, and every line that is no row is told.

use super::options::ReadOptions;
use super::text::Text;
use crate::table::{Format, Remark, RemarkKind, Row, Table, Tables, Unreadable};

mod beside;
mod header;
mod records;
mod rows;
mod separator;
#[cfg(test)]
mod tests;

use beside::passed_over;
use header::Header;
use records::{Record, Records};
use rows::Rows;

/// More columns than this are no table of places, and a wrong separator or a hostile file.
const MOST_COLUMNS: usize = 1000;

/// A few bytes a line under a wide header would fill the memory.
const MOST_CELLS: usize = 50_000_000;

/// So many records are looked at before the header is chosen.
const SAMPLE: usize = 200;

pub(super) fn read(text: &Text, options: &ReadOptions) -> Result<Tables, Unreadable> {
    let content = text.content.as_str();
    let mut remarks = damage(content);
    let said = separator::said_in_first_line(content);
    let separator = match (options.separator, said) {
        (Some(asked), _) => separator::asked_for(asked)?,
        (None, Some(said)) => said,
        (None, None) => separator::recognised(content),
    };
    let above = usize::from(said.is_some());
    if said.is_some() {
        remarks.push(passed_over(1, "the separator of the file"));
    }
    let sample: Vec<Record> =
        Records::of(content, separator).skip(above).take(SAMPLE).collect::<Result<_, _>>()?;
    let header = header::find(&sample);
    remarks.extend(header.passed_over(&sample));
    if header.columns.len() > MOST_COLUMNS {
        let message =
            format!("{} columns are too many; at most {MOST_COLUMNS} are read", header.columns.len());
        return Err(Unreadable { line: header.line, message });
    }
    let records = Records::of(content, separator).expecting(header.columns.len());
    let records = records.skip(above + header.first_row);
    let tables = tables(header, records, &mut remarks)?;
    remarks.sort_by_key(|remark| remark.line);
    Ok(Tables {
        format: Format::Delimited { separator: char::from(separator) },
        encoding: Some(text.encoding),
        tables,
        remarks,
    })
}

/// The rows under the header; another table begins where the header stands again with other columns.
fn tables(
    header: Header,
    records: impl Iterator<Item = Result<Record, Unreadable>>,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<Table>, Unreadable> {
    let mut tables = Vec::new();
    let mut cells = 0;
    let mut rows = Rows::under(header);
    for record in records {
        let record = record?;
        cells += rows.header.columns.len();
        if cells > MOST_CELLS {
            let message = format!("more than {MOST_CELLS} cells are too many; split the file");
            return Err(Unreadable::at(record.line, message));
        }
        match rows.header.followed_by(&record) {
            Some(next) => {
                let (table, title) = finished(rows, Some(&record), remarks);
                tables.extend(Some(table).filter(|table| !table.rows.is_empty()));
                rows = Rows::under(Header { title, ..next });
            }
            None => rows.take(record),
        }
    }
    tables.push(finished(rows, None, remarks).0);
    Ok(tables)
}

/// The table of the rows, and the title of the next one, which stands below them.
fn finished(mut rows: Rows, next: Option<&Record>, remarks: &mut Vec<Remark>) -> (Table, String) {
    let below = next.and_then(|next| rows.title_above(next.line));
    let title = below.map(|(line, title)| {
        remarks.push(passed_over(line, format!("a line above the header: {title}")));
        title
    });
    let (header, rows, of_rows) = rows.finish();
    remarks.extend(of_rows);
    (without_empty_columns(header, rows), title.unwrap_or_default())
}

/// Columns that have neither a name nor a value come from separators at the ends of lines.
fn without_empty_columns(header: Header, mut rows: Vec<Row>) -> Table {
    let is_used: Vec<bool> = (0..header.columns.len())
        .map(|column| header.is_named[column] || rows.iter().any(|row| !row.cells[column].is_empty()))
        .collect();
    let mut columns = header.columns;
    if is_used.contains(&false) {
        let keep = |cells: &mut Vec<String>| {
            let mut used = is_used.iter();
            cells.retain(|_| used.next() == Some(&true));
        };
        keep(&mut columns);
        for row in &mut rows {
            keep(&mut row.cells);
        }
    }
    Table { title: header.title, header_line: header.line, columns, rows, ..Table::default() }
}

/// What was broken before the file came here: lost characters, and UTF-8 that something read as windows-1252.
fn damage(content: &str) -> Vec<Remark> {
    let lost =
        content.find('\u{fffd}').map(|at| (at, "the sign '\u{fffd}' stands for a character that was lost"));
    let broken = broken_umlaut(content)
        .map(|at| (at, "this looks like UTF-8 that was read in another encoding before the file was saved"));
    let note = |(at, what): (usize, &str)| {
        let line = records::line_at(content, at);
        let word: String =
            content[at..].chars().take_while(|letter| !letter.is_ascii_whitespace()).take(20).collect();
        Remark { line, kind: RemarkKind::Note, text: format!("{what}, at '{word}'") }
    };
    lost.into_iter().chain(broken).map(note).collect()
}

/// `Ã¼` and the like: `Ã` with a sign after it stands in no word.
fn broken_umlaut(content: &str) -> Option<usize> {
    let is_broken = |at: &usize| {
        content[*at..].chars().nth(1).is_some_and(|next| {
            matches!(
                next,
                '\u{80}'
                    ..='\u{bf}'
                        | 'Œ'
                        | 'œ'
                        | 'Š'
                        | 'š'
                        | 'Ÿ'
                        | 'Ž'
                        | 'ž'
                        | '„'
                        | '…'
                        | '†'
                        | '‡'
                        | '‰'
                        | '™'
            )
        })
    };
    content.match_indices('Ã').map(|(at, _)| at).find(is_broken)
}
