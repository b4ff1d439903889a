//! How large and how deep one GraphQL request may be: the shape of its document and variables.
//!
//! Limits in bytes and seconds are not here; they belong to the HTTP layer and the databases.
//! `graphql/pipeline/scan` and `graphql/pipeline/pass` enforce what is set here.

use clap::{Args, value_parser};

const MAX_DEPTH: u64 = 15;
const MAX_LIST_DEPTH: u64 = 6;
const MAX_INTROSPECTION_DEPTH: u64 = 20;
const MAX_INTROSPECTION_LIST_DEPTH: u64 = 3;
const MAX_ALIASES: u64 = 30;
const MAX_ROOT_FIELDS: u64 = 20;
const MAX_FIELDS: u64 = 1_000;
const MAX_DIRECTIVES: u64 = 50;
const MAX_DIRECTIVES_PER_FIELD: u64 = 5;
const MAX_LIST_ITEMS: u64 = 50_000;
const MAX_LIST_VALUES: u64 = 100;
const MAX_FILTER_DEPTH: u64 = 5;
const MAX_FILTERS: u64 = 50;
const MAX_TOKENS: u64 = 5_000;
const MAX_NESTING: u64 = 64;

/// The parser recurses at every bracket; a stack of 2 MiB in a debug build holds 256 of them, not 512.
const HIGHEST_MAX_NESTING: u64 = 128;

/// What one request may ask for; more is refused before anything is executed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
#[command(next_help_heading = "Limits of one request")]
pub struct ShapeLimits {
    /// Fields on the longest path from the root to a leaf
    #[arg(long, env = "SISTER_CITIES_MAX_DEPTH", default_value_t = MAX_DEPTH)]
    pub max_depth: u64,

    /// Lists inside lists on one path; a connection counts once
    #[arg(long, env = "SISTER_CITIES_MAX_LIST_DEPTH", default_value_t = MAX_LIST_DEPTH)]
    pub max_list_depth: u64,

    /// Fields on the longest path below `__schema` and `__type`, these included
    #[arg(long, env = "SISTER_CITIES_MAX_INTROSPECTION_DEPTH", default_value_t = MAX_INTROSPECTION_DEPTH)]
    pub max_introspection_depth: u64,

    /// Lists inside lists below `__schema` and `__type`
    #[arg(long, env = "SISTER_CITIES_MAX_INTROSPECTION_LIST_DEPTH", default_value_t = MAX_INTROSPECTION_LIST_DEPTH)]
    pub max_introspection_list_depth: u64,

    /// Fields under another name, fragments expanded
    #[arg(long, env = "SISTER_CITIES_MAX_ALIASES", default_value_t = MAX_ALIASES)]
    pub max_aliases: u64,

    /// Fields of the query or mutation itself, fragments expanded
    #[arg(long, env = "SISTER_CITIES_MAX_ROOT_FIELDS", default_value_t = MAX_ROOT_FIELDS)]
    pub max_root_fields: u64,

    /// Selected fields of all operations of the document, fragments expanded
    #[arg(long, env = "SISTER_CITIES_MAX_FIELDS", default_value_t = MAX_FIELDS)]
    pub max_fields: u64,

    /// Directives of all operations of the document, fragments expanded
    #[arg(long, env = "SISTER_CITIES_MAX_DIRECTIVES", default_value_t = MAX_DIRECTIVES)]
    pub max_directives: u64,

    /// Directives on one field, fragment, variable or operation
    #[arg(long, env = "SISTER_CITIES_MAX_DIRECTIVES_PER_FIELD", default_value_t = MAX_DIRECTIVES_PER_FIELD)]
    pub max_directives_per_field: u64,

    /// Estimated items of all lists of the answer; objects that are not in a list are free
    #[arg(long, env = "SISTER_CITIES_MAX_LIST_ITEMS", default_value_t = MAX_LIST_ITEMS)]
    pub max_list_items: u64,

    /// Values in one list of an argument, such as `in` of a filter or `ids`
    #[arg(long, env = "SISTER_CITIES_MAX_LIST_VALUES", default_value_t = MAX_LIST_VALUES)]
    pub max_list_values: u64,

    /// Filters inside filters, by `and`, `or`, `not` or the filter of another object
    #[arg(long, env = "SISTER_CITIES_MAX_FILTER_DEPTH", default_value_t = MAX_FILTER_DEPTH)]
    pub max_filter_depth: u64,

    /// Filters of one operation, the nested ones included
    #[arg(long, env = "SISTER_CITIES_MAX_FILTERS", default_value_t = MAX_FILTERS)]
    pub max_filters: u64,

    /// Tokens of the document
    #[arg(long, env = "SISTER_CITIES_MAX_TOKENS", default_value_t = MAX_TOKENS)]
    pub max_tokens: u64,

    /// Brackets inside brackets of any kind, in the document and in the variables; at most 128
    #[arg(long, env = "SISTER_CITIES_MAX_NESTING", default_value_t = MAX_NESTING,
        value_parser = value_parser!(u64).range(1..=HIGHEST_MAX_NESTING))]
    pub max_nesting: u64,
}

impl ShapeLimits {
    /// Refuses nothing, to measure what is over the limits too; what protects the parser is not in it.
    pub const NONE: Self = Self {
        max_depth: u64::MAX,
        max_list_depth: u64::MAX,
        max_introspection_depth: u64::MAX,
        max_introspection_list_depth: u64::MAX,
        max_aliases: u64::MAX,
        max_root_fields: u64::MAX,
        max_fields: u64::MAX,
        max_directives: u64::MAX,
        max_directives_per_field: u64::MAX,
        max_list_items: u64::MAX,
        max_list_values: u64::MAX,
        max_filter_depth: u64::MAX,
        max_filters: u64::MAX,
        max_tokens: u64::MAX,
        max_nesting: u64::MAX,
    };
}

impl Default for ShapeLimits {
    fn default() -> Self {
        Self {
            max_depth: MAX_DEPTH,
            max_list_depth: MAX_LIST_DEPTH,
            max_introspection_depth: MAX_INTROSPECTION_DEPTH,
            max_introspection_list_depth: MAX_INTROSPECTION_LIST_DEPTH,
            max_aliases: MAX_ALIASES,
            max_root_fields: MAX_ROOT_FIELDS,
            max_fields: MAX_FIELDS,
            max_directives: MAX_DIRECTIVES,
            max_directives_per_field: MAX_DIRECTIVES_PER_FIELD,
            max_list_items: MAX_LIST_ITEMS,
            max_list_values: MAX_LIST_VALUES,
            max_filter_depth: MAX_FILTER_DEPTH,
            max_filters: MAX_FILTERS,
            max_tokens: MAX_TOKENS,
            max_nesting: MAX_NESTING,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ShapeLimits;
    use clap::Parser;

    #[derive(Debug, Parser)]
    struct Command {
        #[command(flatten)]
        limits: ShapeLimits,
    }

    #[test]
    fn no_flags_give_the_defaults() {
        let command = Command::try_parse_from(["serve"]).expect("no flag is required");
        assert_eq!(command.limits, ShapeLimits::default());
    }

    #[test]
    fn each_limit_has_a_flag_and_a_variable_of_its_name() {
        let command = <Command as clap::CommandFactory>::command();
        let limits: Vec<_> = command.get_arguments().filter(|argument| argument.get_id() != "help").collect();
        assert_eq!(limits.len(), 15);
        for argument in limits {
            let id = argument.get_id().as_str();
            assert_eq!(argument.get_long(), Some(id.replace('_', "-").as_str()));
            let variable = format!("SISTER_CITIES_{}", id.to_uppercase());
            assert_eq!(argument.get_env().and_then(std::ffi::OsStr::to_str), Some(variable.as_str()));
            assert!(argument.get_help().is_some(), "{id} has a description");
        }
    }

    #[test]
    fn a_flag_sets_its_limit() {
        let command = Command::try_parse_from(["serve", "--max-depth", "3"]).expect("a number");
        assert_eq!(command.limits.max_depth, 3);
    }

    #[test]
    fn rejects_a_nesting_that_would_overflow_the_stack() {
        assert!(Command::try_parse_from(["serve", "--max-nesting", "128"]).is_ok());
        assert!(Command::try_parse_from(["serve", "--max-nesting", "129"]).is_err());
    }
}
