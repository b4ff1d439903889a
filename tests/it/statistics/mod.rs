//! Statistics: exact figures, the rules of scope and dates, and the same by counting one by one.

mod counting;
mod figures;
mod scope;
mod statements;

use serde_json::Value;

/// `key: relations` of a list of buckets.
pub(super) fn counts(buckets: &Value) -> Vec<(String, i64)> {
    let buckets = buckets.as_array().expect("buckets");
    let key = |bucket: &Value| bucket["key"].as_str().expect("a key").to_owned();
    buckets.iter().map(|bucket| (key(bucket), bucket["relations"].as_i64().expect("a count"))).collect()
}

pub(super) fn pairs(expected: &[(&str, i64)]) -> Vec<(String, i64)> {
    expected.iter().map(|(key, count)| ((*key).to_owned(), *count)).collect()
}

/// The slugs of the partners of a list of relations.
pub(super) fn partners(relations: &Value) -> Vec<&str> {
    let relations = relations.as_array().expect("relations");
    relations.iter().map(|relation| relation["partner"]["slug"].as_str().expect("a slug")).collect()
}
