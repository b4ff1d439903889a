//! Files of any network into the canonical records of `seed`, which loads them.
//!
//! `intake` reads a file into tables, `rows` reads what each row states, `network` puts the rows together and judges them,
//! `records` makes the records. Nothing here touches the database. docs/import.md is for users, ADR 0031 says why.

pub mod ledger;
mod network;
pub mod options;
mod records;
pub mod report;
mod rows;
mod script;
mod sisters;
mod stated;
pub mod understanding;

use std::borrow::Cow;

use intake::columns::{Column, Field, Understood, understand, unfold};
use intake::headings::carry_down;
use intake::read::read;
use intake::table::{RemarkKind, Role, Table, Tables, Unreadable, in_one_line};
use seed::record::SourceRecord;
use seed::{Import, Known, Progress, Silent};

use self::ledger::{At, Ledger, Outcome};
use self::options::Options;
use self::rows::{Reader, Whose};
use self::understanding::{FileRead, TableRead};

/// A file under the name that messages show.
pub struct File<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// What the files say, as records, how they were understood, and what became of each row.
#[derive(Debug)]
pub struct Content {
    pub import: Import,
    pub files: Vec<FileRead>,
    pub ledger: Ledger,
}

/// Why nothing can be imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("{name}: {cause}")]
    Unreadable { name: String, cause: Unreadable },
    #[error("{name}: the files have more than {most} bytes; split them, or allow more by --max-size")]
    TooLarge { name: String, most: u64 },
    #[error(
        "the files have {rows} rows, which are more than {most}; split them, or allow more by --max-rows"
    )]
    TooManyRows { rows: usize, most: usize },
    #[error("{name}: {message}")]
    NotUnderstood { name: String, message: String },
    #[error("there is no city '{0}' in the database; --home takes the slug of one that it has{1}")]
    NoHome(String, String),
}

impl ImportError {
    /// By which programs tell it from others; it never changes.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "FILE_UNREADABLE",
            Self::TooLarge { .. } => "FILE_TOO_LARGE",
            Self::TooManyRows { .. } => "TOO_MANY_ROWS",
            Self::NotUnderstood { .. } => "FILE_NOT_UNDERSTOOD",
            Self::NoHome(..) => "HOME_UNKNOWN",
        }
    }
}

/// Reads all files as one network; `source` is what every fact of the import names.
pub fn content(
    files: &[File<'_>],
    source: SourceRecord,
    options: &Options,
    known: &Known,
    lang: &str,
) -> Result<Content, ImportError> {
    content_watched(files, source, options, known, lang, &Silent)
}

/// The same for large files, which somebody waits for.
pub fn content_watched(
    files: &[File<'_>],
    source: SourceRecord,
    options: &Options,
    known: &Known,
    lang: &str,
    progress: &dyn Progress,
) -> Result<Content, ImportError> {
    if let Some(home) = &options.home
        && !known.cities.iter().any(|city| city.slug == *home)
    {
        let slugs = known.cities.iter().map(|city| city.slug.as_str());
        return Err(ImportError::NoHome(home.clone(), domain::nearest::hint(home, slugs)));
    }
    progress.begin("reading", None);
    let mut ledger = Ledger::new(options.accept.clone());
    let mut read_files = Vec::new();
    let mut tables = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let (read, of_file) = tables_of(number, file, options, &mut ledger)?;
        read_files.push(read);
        tables.extend(of_file);
    }
    options.mapping.check(tables.iter().map(|(_, table, _)| table)).map_err(|message| {
        ImportError::NotUnderstood { name: files.first().map_or("", |file| file.name).to_owned(), message }
    })?;
    let is_link = |(_, table, understood): &Read| {
        table.role == Role::Links || understood.shape == intake::columns::Shape::Links
    };
    let has_links = tables.iter().any(is_link);
    let mut states_home = false;
    let rows = tables.iter().map(|(_, table, _)| table.rows.len()).sum();
    if let Some(most) = options.max_rows.filter(|most| rows > *most) {
        return Err(ImportError::TooManyRows { rows, most });
    }
    progress.begin("checking", Some(rows));
    let mut reader = Reader::new(options, known, &mut ledger, progress);
    let whose = if options.home.is_some() { Whose::Said } else { Whose::Known(known.home.as_deref()) };
    // A table is let go of when its rows are read.
    for (number, table, understood) in tables {
        let rows = reader
            .rows_of(&table, &understood, whose, has_links)
            .map_err(|message| ImportError::NotUnderstood { name: files[number].name.to_owned(), message })?;
        states_home |= rows == rows::Rows::PartnersOfHome;
        if rows == rows::Rows::PartnersOfHome && understood.shape == intake::columns::Shape::Links {
            let note = "the first place of each row is the home city, so that the rows are its partners";
            read_files[number].notes.push(note.to_owned());
        }
        if rows == rows::Rows::Places {
            read_files[number].notes.extend(rows::said_of_links(&table, &understood, has_links));
        }
        read_files[number].rows_are(reader.in_words(rows));
        let told = reader.table(number_of(number), table, &understood, rows);
        read_files[number].notes.extend(told);
        if let (Some(other), None) = (&reader.other_home, &options.home) {
            return Err(ImportError::NotUnderstood {
                name: files[number].name.to_owned(),
                message: format!(
                    "the file says that its home is '{other}', which is not the home city of the database; \
                     say whose partners the rows are with --home SLUG"
                ),
            });
        }
    }
    progress.begin("comparing", None);
    let network = network::judge(reader.end(), &source.slug, options, known, states_home, &mut ledger);
    script::check(&network, lang, &mut ledger);
    let mut import = records::records(network, source, known, lang);
    import.states_home = states_home;
    Ok(Content { import, files: read_files, ledger })
}

/// Only of names it matters on which line they stand; all else is in one line.
fn keep_lines_of_names(table: &mut Table, understood: &Understood) {
    let is_name = |column: &Column| {
        column.meaning.is_some_and(|meaning| meaning.field == Field::Name || meaning.field.is_other_name())
    };
    let others: Vec<usize> = understood
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| !is_name(column))
        .map(|(place, _)| place)
        .collect();
    for row in &mut table.rows {
        for place in &others {
            if let Cow::Owned(line) = in_one_line(&row.cells[*place]) {
                row.cells[*place] = line;
            }
        }
    }
}

/// As rows keep it.
fn number_of(file: usize) -> u32 {
    u32::try_from(file).unwrap_or(u32::MAX)
}

/// A table of the file of that number, and its columns.
type Read = (usize, Table, Understood);

fn tables_of(
    number: usize,
    file: &File<'_>,
    options: &Options,
    ledger: &mut Ledger,
) -> Result<(FileRead, Vec<Read>), ImportError> {
    let name = || file.name.to_owned();
    let mut read =
        read(file.bytes, &options.read).map_err(|cause| ImportError::Unreadable { name: name(), cause })?;
    carry_down(&mut read, &options.mapping);
    let Tables { format, encoding, tables, remarks } = read;
    let mut read_file = FileRead::new(file.name, format, encoding);
    for (row, remark) in remarks.into_iter().enumerate() {
        // Apart from the rows, which count from 1.
        let at = At {
            file: number_of(number),
            line: remark.line,
            row: u32::MAX - u32::try_from(row).unwrap_or(u32::MAX / 2),
        };
        match remark.kind {
            RemarkKind::PassedOver => ledger.settle(at, Outcome::PassedOver(remark.text)),
            RemarkKind::Refused => ledger.settle(at, Outcome::Refused(remark.text)),
            RemarkKind::Note => read_file.notes.push(format!("line {}: {}", remark.line, remark.text)),
        }
    }
    if tables.iter().all(|table| table.rows.is_empty()) {
        read_file.notes.push("no table of the file has a row, so nothing is imported from it".to_owned());
    }
    let mut of_file = Vec::new();
    for table in tables {
        let (mut table, several) = unfold(table, &options.mapping);
        read_file.notes.extend(several);
        let understood = understand(&table, &options.mapping);
        keep_lines_of_names(&mut table, &understood);
        let doubts = &understood.doubts;
        read_file.tables.push(TableRead::new(&table, &understood.columns, doubts));
        of_file.push((number, table, understood));
    }
    read_file.notes.extend(sisters::told(&of_file));
    Ok((read_file, of_file))
}
