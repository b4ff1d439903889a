//! Promises of the command line: what `--help` and `.env.example` say of every setting.

use std::collections::BTreeMap;

use clap::{Arg, Command, CommandFactory as _};

use super::Cli;

/// The command, and those below it, with the flags that all of them take.
fn commands() -> Vec<Command> {
    let mut command = Cli::command();
    command.build();
    let below: Vec<_> =
        command.get_subcommands().filter(|below| below.get_name() != "help").cloned().collect();
    std::iter::once(command).chain(below).collect()
}

fn own(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|argument| !matches!(argument.get_id().as_str(), "help" | "version"))
}

#[test]
fn every_argument_has_a_heading_a_help_text_and_a_value_in_words() {
    let mut seen = 0;
    for command in commands() {
        for argument in own(&command) {
            let what = format!("{} --{}", command.get_name(), argument.get_id());
            assert!(argument.get_help().is_some(), "{what} has no help");
            assert!(
                argument.is_positional() || argument.get_help_heading().is_some(),
                "{what} has no heading"
            );
            if argument.get_action().takes_values() {
                let names = argument.get_value_names().unwrap_or_default();
                let field = argument.get_id().as_str().to_uppercase();
                assert!(names.len() == 1 && names[0] != *field, "{what} is given <{names:?}>");
            }
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen} arguments");
}

#[test]
fn a_setting_has_the_same_heading_everywhere() {
    let mut headings = BTreeMap::new();
    for command in commands() {
        for argument in own(&command).filter(|argument| argument.get_env().is_some()) {
            let heading = argument.get_help_heading().map(str::to_owned);
            let first = headings.entry(argument.get_id().clone()).or_insert_with(|| heading.clone());
            assert_eq!(*first, heading, "{} --{}", command.get_name(), argument.get_id());
        }
    }
    let mut all: Vec<_> = headings.into_values().flatten().collect();
    all.sort();
    all.dedup();
    assert_eq!(
        all,
        [
            "Access",
            "Cache",
            "Data",
            "Database",
            "Limits of one request",
            "Log",
            "Persisted documents",
            "Rate limit",
            "Server",
            "Subscriptions"
        ]
    );
}

#[test]
fn a_variable_is_called_as_its_flag() {
    for command in commands() {
        for argument in own(&command) {
            let Some(variable) = argument.get_env() else { continue };
            let flag = argument.get_long().expect("a setting is a flag").replace('-', "_").to_uppercase();
            assert_eq!(variable.to_str(), Some(format!("SISTER_CITIES_{flag}").as_str()));
        }
    }
}

#[test]
fn the_example_file_has_every_default() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/.env.example");
    let text = std::fs::read_to_string(file).expect("the example file");
    let example: BTreeMap<_, _> =
        text.lines().filter_map(|line| line.strip_prefix("# SISTER_CITIES_")?.split_once('=')).collect();
    let command = Cli::command();
    for argument in own(&command) {
        let (Some(variable), Some(default)) = (argument.get_env(), argument.get_default_values().first())
        else {
            continue;
        };
        let variable = variable.to_string_lossy().replace("SISTER_CITIES_", "");
        assert_eq!(example.get(variable.as_str()).copied(), default.to_str(), "{variable}");
    }
}
