//! Default values as they are compared: numbers by what they are, and the fields of an object in any order.

use apollo_compiler::ast;
use async_graphql::{Name, Value};

pub(super) fn value(written: &ast::Value) -> Value {
    match written {
        ast::Value::Null => Value::Null,
        // A default has no variables; the name of one is told from all else.
        ast::Value::Enum(name) | ast::Value::Variable(name) => Value::Enum(Name::new(name)),
        ast::Value::String(text) => Value::String(text.clone()),
        ast::Value::Boolean(value) => Value::Boolean(*value),
        ast::Value::Int(number) => number_of(number.as_str()),
        ast::Value::Float(number) => number_of(number.as_str()),
        ast::Value::List(items) => items.iter().map(|item| value(item)).collect(),
        ast::Value::Object(fields) => {
            Value::Object(fields.iter().map(|(name, field)| (Name::new(name), value(field))).collect())
        }
    }
}

/// A number; as it is written where it is too large for one.
fn number_of(number: &str) -> Value {
    number.parse().map_or_else(|_| Value::String(number.to_owned()), Value::Number)
}
