//! `import`: files of other formats into the database.

use std::io::{BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use intake::columns::Mapping;
use intake::read::ReadOptions;
use intake::value::coordinates::PointOrder;
use intake::value::date::{DayMonth, FirstOfMonth};
use seed::record::SourceRecord;

use super::clock;
use super::progress::Shown;
use crate::config::{DataConfig, DatabaseConfig};
use crate::store::pool::ping;
use crate::transfer::import::ledger::{Accept, WarningKind};
use crate::transfer::import::options::Options;
use crate::transfer::import::report::Summary;
use crate::transfer::import::{Content, File, ImportError, content_watched};
use crate::{app, db};

/// The name of standard input among the files.
const STDIN: &str = "-";

#[derive(Args)]
pub(super) struct Import {
    /// The files, in any of the formats of docs/import.md; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<String>,
    #[command(flatten)]
    cited: Cited,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    limits: Limits,
    /// Report what the import would do, and change nothing
    #[arg(long, help_heading = "Import")]
    dry_run: bool,
    /// Show how the files are understood, line by line, and change nothing
    #[arg(long, help_heading = "Import")]
    explain: bool,
    /// How to report
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ReportFormat::Text, help_heading = "Import")]
    report: ReportFormat,
    #[command(flatten)]
    shown: Shown,
    #[command(flatten)]
    database: DatabaseConfig,
    /// Folder of data files, instead of the data in the binary; for a database without data, which is seeded first
    #[arg(long, env = "SISTER_CITIES_DATA", value_name = "DIR", help_heading = "Data")]
    data: Option<PathBuf>,
}

/// What is said of the source.
#[derive(Args)]
struct Cited {
    /// Slug of the source of the imported facts; another slug is another import [default: the name of the first file]
    #[arg(long, value_name = "SLUG", help_heading = "Source")]
    source: Option<String>,
    /// Title of the source [default: the name of the first file]
    #[arg(long, value_name = "TITLE", help_heading = "Source")]
    source_title: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME", help_heading = "Source")]
    publisher: Option<String>,
    /// Where it can be opened
    #[arg(long, value_name = "ADDRESS", help_heading = "Source")]
    url: Option<String>,
    /// Its licence, as an SPDX identifier such as CC0-1.0
    #[arg(long, value_name = "SPDX", help_heading = "Source")]
    license: Option<String>,
    /// The day it was retrieved, such as 2026-11-20
    #[arg(long, value_name = "DAY", help_heading = "Source")]
    retrieved: Option<String>,
}

/// How much is read, since places and links are in memory while they are judged.
#[derive(Args)]
struct Limits {
    /// The most rows of all files together
    #[arg(long, value_name = "ROWS", default_value_t = 5_000_000, help_heading = "Limits")]
    max_rows: usize,
    /// The most megabytes of all files together
    #[arg(long, value_name = "MB", default_value_t = 1_000, help_heading = "Limits")]
    max_size: u64,
}

/// How to read what the files do not say themselves.
#[derive(Args)]
struct Reading {
    /// The city whose partners the rows are, where they have the partner only [default: the home city of the database]
    #[arg(long, value_name = "SLUG", help_heading = "Reading")]
    home: Option<String>,
    /// What columns mean, such as "Partnerstadt=partner.name,Seit=established", or the path of a file with a table `columns`
    #[arg(long, value_name = "MAPPING", help_heading = "Reading")]
    map: Option<String>,
    /// The encoding, such as windows-1252 or gb18030; recognised by default
    #[arg(long, value_name = "LABEL", help_heading = "Reading")]
    encoding: Option<String>,
    /// The separator, such as ; or tab; recognised by default
    #[arg(long, value_name = "CHARACTER", value_parser = separator, help_heading = "Reading")]
    separator: Option<char>,
    /// The sheet of a workbook; all by default
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    sheet: Option<String>,
    /// The language of names that have none in the file
    #[arg(long, value_name = "TAG", default_value = "en", help_heading = "Reading")]
    lang: String,
    /// What comes first in dates such as 10/11/1984
    #[arg(long, value_enum, value_name = "ORDER", default_value_t = Dates::Unsaid, help_heading = "Reading")]
    dates: Dates,
    /// What dates on the first day of a month mean: that day, the month, or on 1 January the year
    #[arg(long, value_enum, value_name = "MEANING", default_value_t = FirstDays::Unsaid, help_heading = "Reading")]
    first_of_month: FirstDays,
    /// What comes first in pairs of coordinates such as [58.4, 26.7]
    #[arg(long, value_enum, value_name = "ORDER", default_value_t = Points::Unsaid, help_heading = "Reading")]
    points: Points,
    /// Take several names in one cell for several places
    #[arg(long, help_heading = "Reading")]
    split: bool,
    /// Kinds of warnings that hold nothing back, such as TWO_SPELLINGS; ALL for all of them
    #[arg(long, value_name = "KIND", value_delimiter = ',', help_heading = "Reading")]
    accept: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Dates {
    Unsaid,
    DayFirst,
    MonthFirst,
}

#[derive(Clone, Copy, ValueEnum)]
enum FirstDays {
    Unsaid,
    Day,
    Month,
    Year,
}

#[derive(Clone, Copy, ValueEnum)]
enum Points {
    Unsaid,
    LatitudeFirst,
    LongitudeFirst,
}

pub(super) async fn run(import: Import) -> anyhow::Result<()> {
    let Import { files, cited, reading, limits, dry_run, explain, report, shown, database, data } = import;
    let lang = domain::language::canonical(&reading.lang)
        .with_context(|| format!("--lang: '{}' is not a language tag such as de", reading.lang))?;
    let data = DataConfig { data, home: None };
    let options = Options { max_rows: Some(limits.max_rows), ..options(reading)? };
    let progress = shown.start();
    let bytes = read(&files, limits.max_size.saturating_mul(1_000_000))?;
    let tries = dry_run || explain;
    let db =
        if tries { app::connect_to_try(&database, &data).await? } else { db::connect(&database).await? };
    if !tries {
        db::migrate(&db).await?;
        if !ping(&db).await? {
            let seeded = app::seed(&db, &data).await?;
            tracing::info!("{seeded}");
        }
    }
    // Without a folder the import is beside whatever data set the database has.
    if data.data.is_some() {
        app::ensure_same_data(&db, &data).await?;
    }
    let known = seed::known(&db).await.context("cannot read what the database has")?;
    let (source, unsaid) = record(cited, &files);
    anyhow::ensure!(
        !source.slug.is_empty(),
        "the name of the file has no letter; give the source a name by --source"
    );
    let pairs = files.iter().zip(&bytes);
    let read: Vec<File<'_>> = pairs.map(|(name, bytes)| File { name, bytes }).collect();
    let Content { import, files, ledger } =
        content_watched(&read, source, &options, &known, &lang, &progress).map_err(|error| coded(&error))?;
    // The records have all that the load needs.
    drop(read);
    drop((bytes, known));
    let done =
        if explain { None } else { Some(seed::import_watched(&db, import, dry_run, &progress).await?) };
    progress.finish();
    let summary = Summary { files, ledger, done, dry_run: tries, unsaid };
    tell(&summary, report, explain).context("cannot print the report")?;
    db.close().await.context("cannot close the database")
}

/// The contents of the files, which together have at most so many bytes.
fn read(files: &[String], most: u64) -> anyhow::Result<Vec<Vec<u8>>> {
    let mut left = most;
    let mut contents = Vec::new();
    for name in files {
        let mut bytes = Vec::new();
        // A byte more than there may be tells that there are too many.
        if name == STDIN {
            let mut input = std::io::stdin().take(left.saturating_add(1));
            input.read_to_end(&mut bytes).context("cannot read standard input")?;
        } else {
            ensure_file(name)?;
            let file = std::fs::File::open(name).with_context(|| format!("cannot open {name}"))?;
            let mut file = file.take(left.saturating_add(1));
            file.read_to_end(&mut bytes).with_context(|| format!("cannot read {name}"))?;
        }
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        left = left
            .checked_sub(size)
            .ok_or_else(|| coded(&ImportError::TooLarge { name: name.clone(), most }))?;
        contents.push(bytes);
    }
    Ok(contents)
}

/// A folder is no file; one of data has a command of its own.
fn ensure_file(name: &str) -> anyhow::Result<()> {
    let path = Path::new(name);
    anyhow::ensure!(
        !path.join("dataset.toml").exists(),
        "{name} is a folder of data in our own format; load it by: sister-cities seed --data {name}"
    );
    anyhow::ensure!(!path.is_dir(), "{name} is a folder; name the files in it");
    Ok(())
}

/// The error with the code by which programs know it.
fn coded(error: &ImportError) -> anyhow::Error {
    let code = error.code();
    anyhow::anyhow!("{error} [{code}]")
}

fn options(reading: Reading) -> anyhow::Result<Options> {
    let Reading {
        home,
        map,
        encoding,
        separator,
        sheet,
        dates,
        first_of_month,
        points,
        split,
        accept,
        lang: _,
    } = reading;
    let mapping = match map {
        None => Mapping::default(),
        Some(text) if text.contains('=') => {
            Mapping::parse(&text).map_err(anyhow::Error::msg).context("--map")?
        }
        Some(path) => {
            let text =
                std::fs::read_to_string(&path).with_context(|| format!("--map: cannot open {path}"))?;
            Mapping::parse_file(&text).map_err(anyhow::Error::msg).with_context(|| format!("--map {path}"))?
        }
    };
    Ok(Options {
        read: ReadOptions { encoding, separator, sheet },
        mapping,
        day_month: match dates {
            Dates::Unsaid => DayMonth::Unsaid,
            Dates::DayFirst => DayMonth::DayFirst,
            Dates::MonthFirst => DayMonth::MonthFirst,
        },
        first_of_month: match first_of_month {
            FirstDays::Unsaid => FirstOfMonth::Unsaid,
            FirstDays::Day => FirstOfMonth::Day,
            FirstDays::Month => FirstOfMonth::Month,
            FirstDays::Year => FirstOfMonth::Year,
        },
        point_order: match points {
            Points::Unsaid => PointOrder::Unsaid,
            Points::LatitudeFirst => PointOrder::LatitudeFirst,
            Points::LongitudeFirst => PointOrder::LongitudeFirst,
        },
        split,
        accept: accepted(&accept)?,
        max_rows: None,
        home,
        today: clock::last_day(),
    })
}

/// A character, or the name of one that is hard to type.
fn separator(text: &str) -> Result<char, String> {
    let mut characters = text.chars();
    match (text.to_ascii_lowercase().as_str(), characters.next(), characters.next()) {
        ("tab" | "\\t", ..) => Ok('\t'),
        (_, Some(character), None) => Ok(character),
        _ => Err("it is one character, or tab".to_owned()),
    }
}

fn accepted(words: &[String]) -> anyhow::Result<Accept> {
    if words.is_empty() {
        return Ok(Accept::Nothing);
    }
    if words.iter().any(|word| word.eq_ignore_ascii_case("all")) {
        return Ok(Accept::Everything);
    }
    let kind = |word: &String| {
        WarningKind::from_code(&word.to_ascii_uppercase().replace('-', "_")).with_context(|| {
            format!(
                "--accept: there is no warning '{word}'; accepted are ALL, {}",
                WarningKind::codes().join(", ")
            )
        })
    };
    Ok(Accept::Kinds(words.iter().map(kind).collect::<anyhow::Result<_>>()?))
}

/// Prints the report, which for a large file is long.
fn tell(summary: &Summary, report: ReportFormat, explain: bool) -> anyhow::Result<()> {
    let mut to = BufWriter::new(std::io::stdout());
    match report {
        ReportFormat::Json => summary.write_json(&mut to)?,
        ReportFormat::Text => {
            if explain {
                summary.write_explained(&mut to)?;
            }
            write!(to, "{summary}")?;
        }
    }
    writeln!(to)?;
    Ok(to.flush()?)
}

/// The record of the source, and what is not said of it.
fn record(cited: Cited, files: &[String]) -> (SourceRecord, Vec<&'static str>) {
    let Cited { source: slug, source_title: title, publisher, url, license, retrieved } = cited;
    let first = files.first().map_or("", String::as_str);
    let stem = Path::new(first).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let stem = if first == STDIN || stem.is_empty() { "standard-input" } else { stem };
    let mut unsaid = Vec::new();
    for (what, is_said) in [
        ("--source-title", title.is_some()),
        ("--license", license.is_some()),
        ("--url", url.is_some()),
        ("--retrieved", retrieved.is_some()),
    ] {
        if !is_said {
            unsaid.push(what);
        }
    }
    let record = SourceRecord {
        slug: slug.unwrap_or_else(|| domain::name::words(stem)),
        title: title.unwrap_or_else(|| stem.to_owned()),
        publisher,
        url,
        license,
        retrieved,
        ..SourceRecord::default()
    };
    (record, unsaid)
}

#[cfg(test)]
mod tests {
    use super::separator;

    #[test]
    fn a_tab_has_a_name_that_can_be_typed() {
        for text in ["tab", "TAB", "\\t", "\t"] {
            assert_eq!(separator(text), Ok('\t'), "{text}");
        }
        assert_eq!(separator(";"), Ok(';'));
        for text in ["", ";;", "comma"] {
            assert!(separator(text).is_err(), "{text}");
        }
    }
}
