//! Introspection as the edition of September 2025 has it.

use serde_json::{Value, json};

use crate::support::TestApp;

#[tokio::test]
async fn deprecated_things_are_asked_for_by_true_or_false_and_never_by_null() {
    let app = TestApp::seeded().await;
    let mut arguments: Vec<Value> = Vec::new();
    for name in ["__Type", "__Field", "__Directive"] {
        let selection = "args { name defaultValue type { kind ofType { name } } }";
        let data = app.data(&format!("{{ __type(name: \"{name}\") {{ fields {{ {selection} }} }} }}")).await;
        let fields = data["__type"]["fields"].as_array().expect("fields").iter();
        arguments.extend(fields.flat_map(|field| field["args"].as_array().expect("arguments").clone()));
    }
    let boolean = json!({ "kind": "NON_NULL", "ofType": { "name": "Boolean" } });
    let argument = json!({ "name": "includeDeprecated", "defaultValue": "false", "type": boolean });
    assert_eq!(arguments, vec![argument; 5]);

    let query = |value| {
        format!("{{ __type(name: \"CityLevel\") {{ enumValues(includeDeprecated: {value}) {{ name }} }} }}")
    };
    let answer = app.answer(&query("null")).await;
    assert_eq!(answer["errors"][0]["message"], "Expected value of type \"Boolean!\", found null.");
    assert_eq!(app.data(&query("true")).await["__type"]["enumValues"].as_array().map(Vec::len), Some(5));
}
