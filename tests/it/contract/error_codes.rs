//! The table of error codes in docs/http.md is printed from the codes; `INSTA_UPDATE=always` writes it anew.

use std::fmt::Write as _;
use std::path::Path;

use domain::error_code::{ErrorCode, Stage};

use crate::documents::updates;

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
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/http.md");
    let page = std::fs::read_to_string(&path).expect("the page exists");
    let start = page.find(HEAD).expect("the page has the table");
    let end = start + page[start..].find("\n\n").expect("text follows the table") + 1;
    let table = table();
    if updates() {
        let page = format!("{}{table}{}", &page[..start], &page[end..]);
        std::fs::write(&path, page).expect("the page can be written");
    } else {
        assert_eq!(&page[start..end], table, "run the tests with INSTA_UPDATE=always and read the diff");
    }
}
