//! The requests that are counted.

use serde_json::{Value, json};

/// A request, and what tells that it has the answer it is meant to have.
pub(super) struct Fixed {
    /// As the baseline has it.
    pub(super) name: &'static str,
    document: &'static str,
    variables: Value,
    /// Whether its answer is kept, so that it is not executed any more.
    pub(super) is_kept: bool,
    /// A piece of the answer, and how often it is there.
    pub(super) has: (&'static str, usize),
}

impl Fixed {
    /// The body of a POST.
    pub(super) fn body(&self) -> String {
        json!({ "query": self.document, "variables": self.variables }).to_string()
    }
}

/// Five that are executed, and one whose answer is kept.
pub(super) fn all() -> [Fixed; 6] {
    [
        Fixed {
            name: "country",
            document: include_str!("requests/country.graphql"),
            variables: json!({ "code": "IT" }),
            is_kept: false,
            has: (r#""partners":"#, 50),
        },
        Fixed {
            name: "countries",
            document: include_str!("requests/countries.graphql"),
            variables: json!({ "countries": 10, "cities": 10 }),
            is_kept: false,
            has: (r#""partners":"#, 100),
        },
        Fixed {
            name: "city",
            document: include_str!("requests/city.graphql"),
            variables: json!({ "slug": "home-cn" }),
            is_kept: false,
            has: (r#""name":"#, 102),
        },
        Fixed {
            name: "page",
            document: include_str!("requests/page.graphql"),
            variables: json!({ "after": "1990", "kind": "SISTER_CITY" }),
            is_kept: false,
            has: (r#""established":"#, 50),
        },
        Fixed {
            name: "introspection",
            document: include_str!("requests/introspection.graphql"),
            variables: json!({}),
            is_kept: false,
            has: (r#""__schema":"#, 1),
        },
        Fixed {
            name: "kept",
            document: include_str!("requests/city.graphql"),
            variables: json!({ "slug": "home-cn" }),
            is_kept: true,
            has: (r#""name":"#, 102),
        },
    ]
}
