//! The environment: variables that nobody takes, that have another name now, and that hold what cannot be read.

use std::ffi::{OsStr, OsString};

use clap::error::{ContextKind, ContextValue};
use clap::{Arg, Command, Error};

/// The prefix of every variable.
const PREFIX: &str = "SISTER_CITIES_";

/// Read by `web/build`, not by the server.
const BUILD: &str = "SISTER_CITIES_WEB";

/// Names that ended in a unit, before values had one.
const FORMER_NAMES: [(&str, &str); 9] = [
    ("SISTER_CITIES_REQUEST_TIMEOUT_S", "SISTER_CITIES_REQUEST_TIMEOUT"),
    ("SISTER_CITIES_STATEMENT_TIMEOUT_S", "SISTER_CITIES_STATEMENT_TIMEOUT"),
    ("SISTER_CITIES_HEADER_TIMEOUT_S", "SISTER_CITIES_HEADER_TIMEOUT"),
    ("SISTER_CITIES_BODY_TIMEOUT_S", "SISTER_CITIES_BODY_TIMEOUT"),
    ("SISTER_CITIES_SHUTDOWN_TIMEOUT_S", "SISTER_CITIES_SHUTDOWN_TIMEOUT"),
    ("SISTER_CITIES_CACHE_MAX_AGE_S", "SISTER_CITIES_CACHE_MAX_AGE"),
    ("SISTER_CITIES_MAX_BODY_BYTES", "SISTER_CITIES_MAX_BODY_SIZE"),
    ("SISTER_CITIES_MAX_RESPONSE_BYTES", "SISTER_CITIES_MAX_RESPONSE_SIZE"),
    ("SISTER_CITIES_APQ_BYTES", "SISTER_CITIES_APQ_SIZE"),
];

#[expect(clippy::disallowed_methods, reason = "this is the one door to the environment")]
fn value(variable: impl AsRef<OsStr>) -> Option<OsString> {
    std::env::var_os(variable)
}

#[expect(clippy::disallowed_methods, reason = "this is the one door to the environment")]
fn names() -> impl Iterator<Item = String> {
    std::env::vars_os().filter_map(|(name, _)| name.into_string().ok())
}

/// The command, reading a variable's former name where only that is set.
pub fn with_former_names(command: Command) -> Command {
    let read = |argument: Arg| match argument.get_env().and_then(former_name) {
        Some(former) => argument.env(former),
        None => argument,
    };
    command.mut_args(read).mut_subcommands(with_former_names)
}

/// The former name of a variable, if it is set and the variable is not.
fn former_name(variable: &OsStr) -> Option<&'static str> {
    let (former, _) = FORMER_NAMES.into_iter().find(|(_, name)| *name == variable)?;
    (value(former).is_some() && value(variable).is_none()).then_some(former)
}

/// The variables that are set by a former name, with their name now.
pub fn former_variables() -> Vec<(&'static str, &'static str)> {
    FORMER_NAMES.into_iter().filter(|(former, _)| value(former).is_some()).collect()
}

/// The variables with our prefix that are no setting, so that a typing error is seen.
///
/// Kubernetes sets `*_SERVICE_*` and `*_PORT*` for services of our name; these are passed over.
pub fn unknown_variables(command: &Command) -> Vec<String> {
    let known: Vec<_> = arguments(command).filter_map(Arg::get_env).collect();
    names()
        .filter(|name| name.starts_with(PREFIX) && !name.contains("_SERVICE_") && !name.contains("_PORT"))
        .filter(|name| !known.contains(&OsStr::new(name)) && name != BUILD)
        .filter(|name| FORMER_NAMES.iter().all(|(former, _)| former != name))
        .collect()
}

/// The error about a value, naming the variable if the value stands there.
pub fn named_by_variable(mut error: Error, command: &Command) -> Error {
    let (Some(ContextValue::String(flag)), Some(ContextValue::String(wrong))) =
        (error.get(ContextKind::InvalidArg), error.get(ContextKind::InvalidValue))
    else {
        return error;
    };
    let flag = flag.split(' ').next().and_then(|flag| flag.strip_prefix("--"));
    let variable = arguments(command)
        .filter(|argument| argument.get_long() == flag)
        .filter_map(|argument| argument.get_env())
        .find(|variable| value(variable).is_some_and(|value| value == wrong.as_str()))
        .map(|variable| variable.to_string_lossy().into_owned());
    if let Some(variable) = variable {
        error.insert(ContextKind::InvalidArg, ContextValue::String(variable));
    }
    error
}

/// The arguments of a command and of its own commands.
fn arguments(command: &Command) -> impl Iterator<Item = &Arg> {
    std::iter::once(command).chain(command.get_subcommands()).flat_map(Command::get_arguments)
}
