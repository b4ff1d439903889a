//! Writes a made-up worldwide set as the twin-cities CSV pair: `generate --cities 300 --links 600 --seed 1 DIR`.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "usage: generate [--cities N] [--links M] [--seed S] DIR";

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(folder) => {
            let _ = writeln!(std::io::stdout(), "wrote cities.csv and links.csv into {}", folder.display());
            ExitCode::SUCCESS
        }
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "error: {message}\n{USAGE}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: impl Iterator<Item = String>) -> Result<PathBuf, String> {
    let (mut cities, mut links, mut seed, mut folder) = (300, 600, 1, None);
    while let Some(argument) = arguments.next() {
        let mut number = || {
            let value = arguments.next().unwrap_or_default();
            value.parse::<u64>().map_err(|_| format!("'{value}' is not a number for {argument}"))
        };
        match argument.as_str() {
            "--cities" => cities = number()?,
            "--links" => links = number()?,
            "--seed" => seed = number()?,
            flag if flag.starts_with("--") => return Err(format!("there is no flag {flag}")),
            path => folder = Some(PathBuf::from(path)),
        }
    }
    let folder = folder.ok_or("the folder is missing")?;
    let size = |number| usize::try_from(number).map_err(|_| format!("{number} is too many"));
    let world = testkit::world::world(&testkit::world::WENZHOU, size(cities)?, size(links)?, seed);
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    for (file, text) in [("cities.csv", world.cities), ("links.csv", world.links)] {
        let path = folder.join(file);
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(folder)
}
