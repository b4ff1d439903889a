//! Whether an answer is one that the schema allows: no null against its type, leaves of their kind, short pages.

use apollo_compiler::ast::Type;
use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, Field, Selection, SelectionSet};
use async_graphql::{Name, Value as Written};
use serde_json::{Map, Value};

use super::model::{Kind, Model};

/// What `first` is where it is not given.
const DEFAULT_PAGE: u64 = 20;

pub(super) struct Check<'a> {
    pub(super) model: &'a Model,
    pub(super) document: &'a ExecutableDocument,
    pub(super) variables: &'a Map<String, Value>,
}

type Checked = Result<(), String>;

impl Check<'_> {
    /// Checks the data of an answer.
    pub(super) fn data(&self, data: &Value) -> Checked {
        let DocumentOperations::Single(operation) = &self.document.operations else { return Ok(()) };
        self.object(&operation.node.selection_set.node, "Query", data, u64::MAX, true)
    }

    /// `page` is how many items a list of the object may have; `whole` whether all fields have to be there.
    fn object(&self, set: &SelectionSet, ty: &str, object: &Value, page: u64, whole: bool) -> Checked {
        for selection in &set.items {
            let whole = whole && selection.node.directives().is_empty();
            match &selection.node {
                Selection::Field(field) => {
                    let key = field.node.response_key().node.as_str();
                    match object.get(key) {
                        Some(value) => self
                            .field(&field.node, ty, value, page)
                            .map_err(|error| format!("{key}: {error}"))?,
                        None if whole => return Err(format!("{key} is missing")),
                        None => {}
                    }
                }
                Selection::InlineFragment(fragment) => {
                    let on = fragment
                        .node
                        .type_condition
                        .as_ref()
                        .map(|condition| condition.node.on.node.as_str());
                    let on = on.unwrap_or(ty);
                    self.object(&fragment.node.selection_set.node, on, object, page, whole && on == ty)?;
                }
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = self.document.fragments.get(&spread.node.fragment_name.node) {
                        let on = fragment.node.type_condition.node.on.node.as_str();
                        self.object(&fragment.node.selection_set.node, on, object, page, whole && on == ty)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn field(&self, field: &Field, owner: &str, value: &Value, page: u64) -> Checked {
        let name = field.name.node.as_str();
        let Some(definition) = self.model.field(owner, name) else {
            return match (name, value) {
                ("__typename", Value::String(_)) | ("__schema" | "__type", _) => Ok(()),
                _ => Err(format!("{owner}.{name} is {value}")),
            };
        };
        let asked = self.asked(field);
        let is_connection = definition.ty.inner_named_type().ends_with("Connection");
        let below = if is_connection { asked.unwrap_or(DEFAULT_PAGE) } else { u64::MAX };
        let items = value.as_array().map_or(0, Vec::len) as u64;
        if items > asked.unwrap_or(u64::MAX)
            || (matches!(name, "nodes" | "edges") && owner != "Query" && items > page)
        {
            return Err(format!("{items} items, asked were {asked:?}, the page has {page}"));
        }
        self.value(field, &definition.ty, value, below)
    }

    fn value(&self, field: &Field, ty: &Type, value: &Value, page: u64) -> Checked {
        match (ty, value) {
            (_, Value::Null) if !ty.is_non_null() => Ok(()),
            (_, Value::Null) => Err(format!("null in the place of {ty}")),
            (Type::List(item) | Type::NonNullList(item), Value::Array(items)) => {
                items.iter().try_for_each(|value| self.value(field, item, value, page))
            }
            (Type::List(_) | Type::NonNullList(_), _) => Err(format!("{value} is no list")),
            (Type::Named(name) | Type::NonNullNamed(name), _) => match self.model.kind(name) {
                Some(Kind::Object(_) | Kind::Abstract(..)) if value.is_object() => {
                    self.object(&field.selection_set.node, name, value, page, true)
                }
                Some(Kind::Enum(values)) => {
                    let known = value.as_str().is_some_and(|value| values.iter().any(|known| known == value));
                    known.then_some(()).ok_or_else(|| format!("{value} is no {name}"))
                }
                _ => is_scalar(name, value).then_some(()).ok_or_else(|| format!("{value} is no {name}")),
            },
        }
    }

    /// The larger of `first` and `last`, as they are written or by their variables.
    fn asked(&self, field: &Field) -> Option<u64> {
        let pages = field.arguments.iter().filter(|(name, _)| matches!(name.node.as_str(), "first" | "last"));
        let value = |name: Name| {
            self.variables.get(name.as_str()).cloned().map(Written::from_json).and_then(Result::ok).ok_or(())
        };
        pages
            .filter_map(|(_, written)| match written.node.clone().into_const_with(value) {
                Ok(Written::Number(number)) => number.as_u64(),
                _ => None,
            })
            .max()
    }
}

fn is_scalar(name: &str, value: &Value) -> bool {
    let text = value.as_str();
    match name {
        "Int" => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        "Float" => value.is_number(),
        "Boolean" => value.is_boolean(),
        "CountryCode" => {
            text.is_some_and(|code| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()))
        }
        "Date" => {
            text.is_some_and(|date| date.len() >= 10 && date.ends_with(|last: char| last.is_ascii_digit()))
        }
        "EdtfDate" | "LanguageTag" | "ID" => text.is_some_and(|text| !text.is_empty()),
        "String" => text.is_some(),
        _ => false,
    }
}
