//! The real binary, run to its end.

use std::process::{Command, Output};

/// Runs it with these arguments, and no variables but these.
pub(crate) fn run(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sister-cities"));
    command.args(arguments).env_clear().envs(variables.iter().copied());
    command.output().expect("the binary runs")
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// How many cities the data in the binary have.
pub(crate) fn embedded_cities() -> usize {
    seed::DataSet::embedded().expect("the data in the binary have no mistakes").cities.len()
}
