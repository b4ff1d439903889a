//! `--print-config`: every setting with its value and where it comes from.

use std::fmt::Write as _;

use clap::parser::ValueSource;
use clap::{ArgMatches, Command};

use crate::config::{Size, shown};

/// A line for each setting of the command, in the form of .env.example; secrets are not shown.
pub(super) fn print_config(command: &Command, matches: &ArgMatches) -> String {
    let mut text = String::new();
    for argument in command.get_arguments() {
        let Some(variable) = argument.get_env().and_then(|variable| variable.to_str()) else { continue };
        let id = argument.get_id().as_str();
        let value = readable(matches, id);
        let value = if argument.is_hide_env_values_set() { masked(&value) } else { value };
        let source = match matches.value_source(id) {
            Some(ValueSource::CommandLine) => "flag",
            Some(ValueSource::EnvVariable) => "variable",
            _ => "default",
        };
        let _ = writeln!(text, "{variable}={value}  # {source}");
    }
    text
}

/// A value as it would be written: with its unit, if it has one.
fn readable(matches: &ArgMatches, id: &str) -> String {
    if let Ok(Some(duration)) = matches.try_get_one(id) {
        return shown(*duration);
    }
    if let Ok(Some(size)) = matches.try_get_one::<Size>(id) {
        return size.to_string();
    }
    let values = matches.get_raw(id).into_iter().flatten();
    values.map(|value| value.to_string_lossy()).collect::<Vec<_>>().join(",")
}

/// What a secret shows of itself: of a database its kind, of others nothing.
fn masked(value: &str) -> String {
    match value.split_once("://") {
        Some(("sqlite", _)) => value.to_owned(),
        Some((scheme, _)) => format!("{scheme}://..."),
        None if value.is_empty() => String::new(),
        None => "...".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_do_not_show() {
        for (value, shown) in [
            ("postgres://office:secret@db/cities", "postgres://..."),
            ("sqlite://sister-cities.db?mode=rwc", "sqlite://sister-cities.db?mode=rwc"),
            ("let me in", "..."),
            ("", ""),
        ] {
            assert_eq!(masked(value), shown);
        }
    }
}
