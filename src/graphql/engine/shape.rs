//! The shape of JSON: what a parameter is, what it has to be, and how that is said in the words of JSON.

use serde_json::{Map, Value};

/// The text of a parameter; none if it is absent or null.
pub fn text(name: &str, value: Option<Value>) -> Result<Option<String>, String> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(wrong(name, &other, "a string")),
    }
}

/// The members of a parameter; none if it is absent or null.
pub fn object(
    name: &str,
    value: Option<Value>,
    accepted: &str,
) -> Result<Option<Map<String, Value>>, String> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Object(members)) => Ok(Some(members)),
        Some(other) => Err(wrong(name, &other, accepted)),
    }
}

/// What JSON calls a value.
pub fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn wrong(name: &str, value: &Value, accepted: &str) -> String {
    format!("{name} is {}; send {accepted}", kind(value))
}
