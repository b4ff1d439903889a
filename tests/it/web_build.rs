//! The pure parts of the build script of the browser pages.

use std::collections::BTreeMap;

use serde_json::json;

#[path = "../../web/build/examples.rs"]
mod examples;

fn texts(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|&(path, text)| (path.to_owned(), text.to_owned())).collect()
}

#[test]
fn examples_are_chapters_in_the_order_of_their_folders() {
    let texts = texts(&[
        ("2-dates-and-time/1-year.graphql", "query Year($year: Int) { home { name } } # \"x\"\n"),
        ("2-dates-and-time/1-year.json", "{ \"year\": 1984 }\n"),
        ("1-start/2-name.graphql", "{ home { name } }"),
        ("1-start/1-slug.graphql", "{ home { slug } }"),
    ]);
    assert_eq!(
        examples::chapters(&texts),
        Ok(json!([
            { "title": "Start", "examples": [
                { "query": "{ home { slug } }", "variables": "" },
                { "query": "{ home { name } }", "variables": "" },
            ] },
            { "title": "Dates and time", "examples": [
                { "query": "query Year($year: Int) { home { name } } # \"x\"\n", "variables": "{ \"year\": 1984 }" },
            ] },
        ]))
    );
}

#[test]
fn example_outside_a_chapter_is_an_error() {
    let texts = texts(&[("home.graphql", "{ home { name } }")]);
    assert_eq!(examples::chapters(&texts), Err("an example must be in the folder of a chapter"));
}
