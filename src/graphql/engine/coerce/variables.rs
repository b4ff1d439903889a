//! CoerceVariableValues: the values of a request, checked against the types that its operation declares.

use apollo_compiler::Node;
use apollo_compiler::ast::{Type, VariableDefinition};
use apollo_compiler::executable::{Name, Operation};
use apollo_compiler::schema::{ExtendedType, InputObjectType};
use async_graphql::indexmap::IndexMap;
use async_graphql::{Name as Key, Value as Given, Variables};

use super::{literal, scalar};
use crate::graphql::engine::type_system::TypeSystem;

/// A value that is not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::graphql::engine) struct BadVariable {
    pub(in crate::graphql::engine) variable: String,
    /// Where inside the variable: names of fields and places in lists, from 0.
    pub(in crate::graphql::engine) path: Vec<Given>,
    /// What is wrong, and what is accepted.
    pub(in crate::graphql::engine) message: String,
    /// The definition in the document.
    pub(in crate::graphql::engine) definition: Node<VariableDefinition>,
}

/// The variables of an operation with their defaults; those that are absent stay so. Else all that are not accepted.
pub(in crate::graphql::engine) fn coerce(
    types: &TypeSystem,
    operation: &Operation,
    given: &Variables,
) -> Result<Variables, Vec<BadVariable>> {
    let mut coerced = Variables::default();
    let mut bad = Vec::new();
    for definition in &operation.variables {
        let mut coercion = Coercion { types, definition, path: Vec::new(), bad: &mut bad };
        let value = match (given.get(definition.name.as_str()), &definition.default_value) {
            (Some(value), _) => coercion.value(value, &definition.ty),
            (None, Some(default)) => literal::coerce(types, default, &definition.ty, &Variables::default()),
            (None, None) if definition.ty.is_non_null() => {
                coercion.bad(&format!("is missing; give it a value of the type {}", definition.ty));
                None
            }
            (None, None) => None,
        };
        if let Some(value) = value {
            coerced.insert(Key::new(&definition.name), value);
        }
    }
    if bad.is_empty() { Ok(coerced) } else { Err(bad) }
}

/// One variable on its way to its type.
struct Coercion<'a> {
    types: &'a TypeSystem,
    definition: &'a Node<VariableDefinition>,
    path: Vec<Given>,
    bad: &'a mut Vec<BadVariable>,
}

impl Coercion<'_> {
    fn value(&mut self, value: &Given, ty: &Type) -> Option<Given> {
        if *value == Given::Null {
            if ty.is_non_null() {
                self.bad(&format!("is null; give it a value of the type {ty}"));
                return None;
            }
            return Some(Given::Null);
        }
        let item = match ty {
            Type::List(item) | Type::NonNullList(item) => item,
            Type::Named(name) | Type::NonNullNamed(name) => return self.named(value, name, ty),
        };
        match value {
            Given::List(items) => {
                let mut coerced = Vec::with_capacity(items.len());
                for (index, value) in items.iter().enumerate() {
                    coerced.extend(self.below(Given::from(index), |this| this.value(value, item)));
                }
                Some(Given::List(coerced))
            }
            // A value alone is a list of one.
            value => self.value(value, item).map(|value| Given::List(vec![value])),
        }
    }

    fn named(&mut self, value: &Given, name: &Name, ty: &Type) -> Option<Given> {
        match (self.types.schema.types.get(name), value) {
            (Some(ExtendedType::Enum(definition)), Given::String(word)) => {
                if definition.values.contains_key(word.as_str()) {
                    return Some(Given::Enum(Key::new(word)));
                }
                let hint = self.types.did_you_mean(word, definition.values.keys());
                self.bad(&format!("is {value}, which is no value of the enum {name}{hint}"));
                None
            }
            (Some(ExtendedType::InputObject(definition)), Given::Object(fields)) => {
                self.object(fields, definition)
            }
            (Some(ExtendedType::Scalar(_)), value) => match scalar::given(name, value) {
                Ok(value) => Some(value),
                Err(accepted) => {
                    self.bad(&format!("is {value}, which is no value of the type {ty}{accepted}"));
                    None
                }
            },
            (_, value) => {
                self.bad(&format!("is {value}, which is no value of the type {ty}"));
                None
            }
        }
    }

    fn object(&mut self, fields: &IndexMap<Key, Given>, definition: &InputObjectType) -> Option<Given> {
        let before = self.bad.len();
        for name in fields.keys().filter(|name| !definition.fields.contains_key(name.as_str())) {
            let hint = self.types.did_you_mean(name, definition.fields.keys());
            let message = format!("is no field of the input object {}{hint}", definition.name);
            self.below(Given::from(name.as_str()), |this| this.bad(&message));
        }
        let mut coerced = IndexMap::new();
        for field in definition.fields.values() {
            match fields.get(field.name.as_str()) {
                Some(value) => {
                    let value =
                        self.below(Given::from(field.name.as_str()), |this| this.value(value, &field.ty));
                    coerced.extend(value.map(|value| (Key::new(&field.name), value)));
                }
                None if field.ty.is_non_null() && field.default_value.is_none() => {
                    let message = format!("is missing; give it a value of the type {}", field.ty);
                    self.below(Given::from(field.name.as_str()), |this| this.bad(&message));
                }
                None => {}
            }
        }
        if definition.directives.has("oneOf") {
            match fields.iter().next() {
                Some((name, Given::Null)) if fields.len() == 1 => {
                    self.below(Given::from(name.as_str()), |this| this.bad("may not be null"));
                }
                Some(_) if fields.len() == 1 => {}
                _ => self.bad(&format!("needs exactly one field of the input object {}", definition.name)),
            }
        }
        (self.bad.len() == before).then_some(Given::Object(coerced))
    }

    fn below<T>(&mut self, step: Given, inside: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let result = inside(self);
        self.path.pop();
        result
    }

    fn bad(&mut self, what: &str) {
        let name = &self.definition.name;
        let place = path_text(&self.path);
        let message = if place.is_empty() {
            format!("variable ${name} {what}")
        } else {
            format!("variable ${name}: {place} {what}")
        };
        self.bad.push(BadVariable {
            variable: name.to_string(),
            path: self.path.clone(),
            message,
            definition: self.definition.clone(),
        });
    }
}

/// The path as one would write it: `slug.in[2]`.
fn path_text(path: &[Given]) -> String {
    path.iter().fold(String::new(), |mut text, step| {
        match step {
            Given::String(name) if text.is_empty() => text.push_str(name),
            Given::String(name) => text.extend([".", name]),
            index => text.extend(["[", &index.to_string(), "]"]),
        }
        text
    })
}
