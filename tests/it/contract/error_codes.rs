//! The table of error codes in docs/http.md is printed from the codes.

use std::fmt::Write as _;

use domain::error_code::{ErrorCode, Stage};

use super::tables;

const HEAD: &str = "| code | meaning | what to do | status |\n|---|---|---|---|\n";

fn table() -> String {
    let mut table = HEAD.to_owned();
    for code in ErrorCode::ALL {
        let statuses: Vec<String> = code.stages().iter().map(|&stage| status(*code, stage)).collect();
        let _ = writeln!(
            table,
            "| `{code}` | {} | {} | {} |",
            code.meaning(),
            code.advice(),
            statuses.join(", ")
        );
    }
    table
}

/// A request error has 200 as `application/json`, which the star says.
fn status(code: ErrorCode, stage: Stage) -> String {
    match stage {
        Stage::Http => code.status().to_string(),
        Stage::Request => format!("{}*", code.status()),
        Stage::Execution => "200".to_owned(),
    }
}

#[test]
fn documentation_lists_every_error_code_with_its_status() {
    tables::check("docs/http.md", &[("error codes", table())]);
}
