//! Input coercion of scalars, as the specification has it for values in a document and for those in JSON.

use apollo_compiler::ast::Value;
use async_graphql::{Name, Number, Value as Given};

use crate::graphql::shared::scalars;

/// Coerces a value that a document writes; an error says what else is accepted, or nothing where the type says it.
pub(in crate::graphql::engine) fn written(scalar: &str, value: &Value) -> Result<Given, String> {
    match (scalar, value) {
        ("Int", Value::Int(number)) => {
            number.try_to_i32().map(|number| Given::Number(number.into())).or(EMPTY)
        }
        ("Float", Value::Int(number)) => float(number.try_to_f64().ok()),
        ("Float", Value::Float(number)) => float(number.try_to_f64().ok()),
        ("ID", Value::Int(number)) => Ok(Given::String(number.as_str().to_owned())),
        ("String" | "ID", Value::String(text)) => Ok(Given::String(text.clone())),
        ("Boolean", Value::Boolean(value)) => Ok(Given::Boolean(*value)),
        ("Int" | "Float" | "ID" | "String" | "Boolean", _) => EMPTY,
        _ => custom(scalar, literal(value)),
    }
}

/// Coerces a value of a variable, which came as JSON.
pub(super) fn given(scalar: &str, value: &Given) -> Result<Given, String> {
    match (scalar, value) {
        ("Int", Given::Number(number)) => {
            let number = integer(number).and_then(|number| i32::try_from(number).ok());
            number.map(|number| Given::Number(number.into())).ok_or_else(String::new)
        }
        ("Float", Given::Number(number)) => float(number.as_f64()),
        ("ID", Given::Number(number)) => match integer(number) {
            Some(number) => Ok(Given::String(number.to_string())),
            None if number.as_f64().is_some_and(|number| number.fract() == 0.0) => {
                Ok(Given::String(number.to_string()))
            }
            None => EMPTY,
        },
        ("String" | "ID", Given::String(_)) | ("Boolean", Given::Boolean(_)) => Ok(value.clone()),
        ("Int" | "Float" | "ID" | "String" | "Boolean", _) => EMPTY,
        _ => custom(scalar, value.clone()),
    }
}

const EMPTY: Result<Given, String> = Err(String::new());

fn custom(scalar: &str, value: Given) -> Result<Given, String> {
    match scalars::check(scalar, &value) {
        Ok(()) => Ok(value),
        Err(accepted) => Err(format!("; {accepted}")),
    }
}

fn float(number: Option<f64>) -> Result<Given, String> {
    number.and_then(Number::from_f64).map(Given::Number).ok_or_else(String::new)
}

/// A number without a fraction, however it is written: `1`, `1.0` and `1e3` are integers in JSON.
fn integer(number: &Number) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "a number below 2^53 without a fraction is an i64")]
    let whole = |float: f64| (float.fract() == 0.0 && float.abs() < 2_f64.powi(53)).then_some(float as i64);
    number.as_i64().or_else(|| number.as_f64().and_then(whole))
}

/// The value as data. What holds variables is no scalar of ours, so they need not be known.
fn literal(value: &Value) -> Given {
    match value {
        Value::Null | Value::Variable(_) => Given::Null,
        Value::Enum(name) => Given::Enum(Name::new(name)),
        Value::String(text) => Given::String(text.clone()),
        Value::Boolean(value) => Given::Boolean(*value),
        Value::Int(number) => {
            number.as_str().parse::<i64>().map_or(Given::Null, |number| Given::Number(number.into()))
        }
        Value::Float(number) => {
            number.try_to_f64().ok().and_then(Number::from_f64).map_or(Given::Null, Given::Number)
        }
        Value::List(items) => Given::List(items.iter().map(|item| literal(item)).collect()),
        Value::Object(_) => Given::Object(async_graphql::indexmap::IndexMap::new()),
    }
}
