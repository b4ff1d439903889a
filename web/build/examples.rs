//! The example queries for the plain page.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// A list of chapters: one a folder, with its queries in order. `texts` are files by their path below the examples.
pub(crate) fn chapters(texts: &BTreeMap<String, String>) -> Result<Value, &'static str> {
    let mut chapters = BTreeMap::<&str, Vec<Value>>::new();
    for (path, query) in texts {
        let Some(name) = path.strip_suffix(".graphql") else { continue };
        let (chapter, _) = name.split_once('/').ok_or("an example must be in the folder of a chapter")?;
        let variables = texts.get(&format!("{name}.json")).map_or("", |text| text.trim_end());
        chapters.entry(chapter).or_default().push(json!({ "query": query, "variables": variables }));
    }
    Ok(chapters
        .into_iter()
        .map(|(folder, examples)| json!({ "title": title(folder), "examples": examples }))
        .collect())
}

/// `3-dates-and-time` is "Dates and time", as web/src/examples.ts has it too.
fn title(folder: &str) -> String {
    let words = folder.split_once('-').map_or(folder, |(_, words)| words).replace('-', " ");
    let first: String = words.chars().take(1).flat_map(char::to_uppercase).collect();
    first + words.get(1..).unwrap_or_default()
}
