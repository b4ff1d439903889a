//! Values of a valid document, with those of the variables in their places.

use apollo_compiler::ast::{Type, Value};
use apollo_compiler::executable::Name;
use apollo_compiler::schema::ExtendedType;
use async_graphql::indexmap::IndexMap;
use async_graphql::{Name as Key, Value as Given, Variables};

use super::scalar;
use crate::graphql::engine::type_system::TypeSystem;

/// The value for a place of this type; none if it is a variable that is absent.
pub(in crate::graphql::engine) fn coerce(
    types: &TypeSystem,
    value: &Value,
    ty: &Type,
    variables: &Variables,
) -> Option<Given> {
    if let Value::Variable(name) = value {
        return variables.get(name.as_str()).cloned();
    }
    if value.is_null() {
        return Some(Given::Null);
    }
    let item = match ty {
        Type::List(item) | Type::NonNullList(item) => item,
        Type::Named(name) | Type::NonNullNamed(name) => return Some(named(types, value, name, variables)),
    };
    // In a list, a variable that is absent is null.
    let item = |value: &Value| coerce(types, value, item, variables).unwrap_or(Given::Null);
    Some(Given::List(match value {
        Value::List(items) => items.iter().map(|value| item(value)).collect(),
        value => vec![item(value)],
    }))
}

fn named(types: &TypeSystem, value: &Value, name: &Name, variables: &Variables) -> Given {
    match (types.schema.types.get(name), value) {
        (Some(ExtendedType::InputObject(definition)), Value::Object(fields)) => {
            let mut coerced = IndexMap::new();
            for (name, value) in fields {
                let ty = definition.fields.get(name).map(|field| &field.ty);
                let value = ty.and_then(|ty| coerce(types, value, ty, variables));
                coerced.extend(value.map(|value| (Key::new(name), value)));
            }
            Given::Object(coerced)
        }
        (_, Value::Enum(word)) => Given::Enum(Key::new(word)),
        (_, value) => scalar::written(name, value).unwrap_or(Given::Null),
    }
}
