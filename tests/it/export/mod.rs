//! The data as files of other formats: from the server, from the command line, and answers as CSV.

mod again;
mod answers;
mod commands;
mod files;
mod goldens;
mod shapes;
mod versions;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::support::{Reply, TestApp};

/// The cities of the small files: the home city, one across the Pacific, one without coordinates.
const THREE: &str = r#"{"slug":{"in":["qingwan-cn","newport-us","zielone-county-pl"]}}"#;

/// Asks for a file with parameters.
async fn file(app: &TestApp, name: &str, parameters: &[(&str, &str)]) -> Reply {
    app.get(&address(name, parameters)).await
}

fn address(name: &str, parameters: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = parameters
        .iter()
        .map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC)))
        .collect();
    format!("/data/{name}?{}", pairs.join("&"))
}
