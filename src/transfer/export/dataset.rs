//! The data set in one JSON object, with fields as the schema names them.

use serde_json::{Value as Json, json};

use super::about::About;

pub(super) const BETWEEN: &str = "\n],\n\"relations\":[";
pub(super) const FOOT: &str = "\n]}\n";

/// The data set itself, with its home city and its sources.
pub(super) fn head(about: &About) -> String {
    let mut dataset = json!({ "home": about.home });
    if let (Json::Object(dataset), Json::Object(fields)) = (&mut dataset, &about.dataset) {
        dataset.extend(fields.clone());
    }
    format!("{{\"dataset\":{dataset},\n\"cities\":[")
}
