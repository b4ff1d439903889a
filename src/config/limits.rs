//! The flags for the limits of a document; the table of them is in `src/limits.rs`.

use clap::{Args, value_parser};

macro_rules! flags {
    ($($(#[$help:meta])* $name:ident: $default:literal in $range:expr, $variable:literal;)*) => {
        /// How large and how deep the document and the variables of one request may be.
        #[derive(Args, Clone, Copy, Debug, PartialEq, Eq)]
        #[command(next_help_heading = "Limits of one request")]
        pub struct LimitsConfig {
            $(
                $(#[$help])*
                #[arg(long, env = $variable, value_name = "NUMBER", default_value_t = $default,
                    value_parser = value_parser!(u64).range($range))]
                pub $name: u64,
            )*
        }
    };
}

document_limits!(flags);

#[cfg(test)]
mod tests {
    use super::LimitsConfig;
    use clap::Parser;

    #[derive(Debug, Parser)]
    struct Command {
        #[command(flatten)]
        limits: LimitsConfig,
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

    #[test]
    fn rejects_a_limit_that_no_document_keeps() {
        for flag in ["--max-depth", "--max-root-fields", "--max-fields", "--max-tokens", "--max-nesting"] {
            assert!(Command::try_parse_from(["serve", flag, "1"]).is_ok(), "{flag}");
            let error = Command::try_parse_from(["serve", flag, "0"]).expect_err(flag).to_string();
            assert!(error.contains("0 is not in 1.."), "{error}");
        }
    }
}
