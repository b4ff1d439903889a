//! The data check of the continuous integration: compares the city files with the page that they come from.
//!
//! `cargo run -p sister-cities-seed --example check_page -- <page.txt>`

#![expect(clippy::print_stdout, reason = "the report is what it is run for")]

mod carried;
mod check;
mod heading;
mod numbers;
mod page;
mod quotes;
mod report;
mod sentence;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use seed::DataSet;

use self::check::check_page;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("give the path of the page as the argument")?;
    let page = std::fs::read_to_string(&path)?;
    let data = DataSet::from_dir(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data")))
        .inspect_err(|error| println!("{error}"))?;
    let report = check_page(&page, &data);
    println!("{report}");
    Ok(if report.agrees() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
