//! Writes a made-up network of any size to measure imports by: `large --rows 1000000 DIR`.
//!
//! Of the rows of `cities.csv` and `links.csv` together a fifth are cities; `pairs.csv` has as many rows on its own.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use testkit::large::Large;

const USAGE: &str = "usage: large [--rows N] [--seed S] DIR";

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(folder) => {
            let files = "cities.csv, links.csv and pairs.csv";
            let _ = writeln!(std::io::stdout(), "wrote {files} into {}", folder.display());
            ExitCode::SUCCESS
        }
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "error: {message}\n{USAGE}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: impl Iterator<Item = String>) -> Result<PathBuf, String> {
    let (mut rows, mut seed, mut folder) = (1_000_000_usize, 1_u64, None);
    while let Some(argument) = arguments.next() {
        let mut number = || {
            let value = arguments.next().unwrap_or_default();
            value.parse::<u32>().map_err(|_| format!("'{value}' is not a number for {argument}"))
        };
        match argument.as_str() {
            "--rows" => rows = usize::try_from(number()?).map_err(|error| error.to_string())?,
            "--seed" => seed = number()?.into(),
            flag if flag.starts_with("--") => return Err(format!("there is no flag {flag}")),
            path => folder = Some(PathBuf::from(path)),
        }
    }
    let folder = folder.ok_or("the folder is missing")?;
    write(&folder, rows, seed).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

fn write(folder: &Path, rows: usize, seed: u64) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let file = |name: &str| File::create(folder.join(name)).map(BufWriter::new);
    let large = Large::new(rows / 5, seed);
    large.write_cities(&mut file("cities.csv")?)?;
    large.write_links(&mut file("links.csv")?, rows - rows / 5)?;
    large.write_pairs(&mut file("pairs.csv")?, rows)
}
