//! What the arguments of a field say: how long a page is, how long its lists of values are, and how its
//! filters are nested.

use std::convert::Infallible;

use async_graphql::parser::types::{Field, OperationDefinition, VariableDefinition};
use async_graphql::{Name, Pos, Positioned, Value, Variables};

use super::summary::Peak;
use crate::graphql::engine::guard::schema_index::{InputId, SchemaIndex};

/// The variables of an operation, with their defaults.
pub(super) struct Values<'a> {
    given: Option<&'a Variables>,
    definitions: &'a [Positioned<VariableDefinition>],
}

/// One argument of a field.
pub(super) struct Argument<'a> {
    pub(super) name: &'a str,
    pub(super) at: Pos,
    /// The value as it is written. async-graphql does not export the type of values that hold variables;
    /// here a variable is an enum value that begins with `$`, which no document can write.
    value: Value,
}

impl<'a> Values<'a> {
    pub(super) fn of(operation: &'a OperationDefinition, given: &'a Variables) -> Self {
        Self { given: Some(given), definitions: &operation.variable_definitions }
    }

    /// Nothing is known of any variable.
    pub(super) fn unknown() -> Self {
        Self { given: None, definitions: &[] }
    }

    /// The value itself, or the value of the variable that it stands for.
    fn resolve<'v>(&'v self, value: &'v Value) -> Option<&'v Value> {
        match value {
            Value::Enum(name) => match name.strip_prefix('$') {
                Some(variable) => self.variable(variable),
                None => Some(value),
            },
            _ => Some(value),
        }
    }

    fn variable(&self, name: &str) -> Option<&Value> {
        let default = || {
            self.definitions
                .iter()
                .find(|definition| definition.node.name.node == name)
                .and_then(|definition| definition.node.default_value())
        };
        self.given?.get(name).or_else(default)
    }
}

pub(super) fn arguments(field: &Field) -> Vec<Argument<'_>> {
    let marked = |name: Name| Ok::<_, Infallible>(Value::Enum(Name::new(format!("${name}"))));
    field
        .arguments
        .iter()
        .map(|(name, value)| {
            let Ok(written) = value.node.clone().into_const_with(marked);
            Argument { name: &name.node, at: value.pos, value: written }
        })
        .collect()
}

/// The larger of `first` and `last`; none if neither is a number that a page can have.
pub(super) fn page(arguments: &[Argument<'_>], values: &Values<'_>) -> Option<u64> {
    arguments
        .iter()
        .filter(|argument| matches!(argument.name, "first" | "last"))
        .filter_map(|argument| match values.resolve(&argument.value)? {
            Value::Number(number) => number.as_u64(),
            _ => None,
        })
        .max()
}

/// How many values the argument `ids` has; a value alone is a list of one.
pub(super) fn ids(arguments: &[Argument<'_>], values: &Values<'_>) -> u64 {
    let ids = arguments.iter().find(|argument| argument.name == "ids");
    match ids.and_then(|argument| values.resolve(&argument.value)) {
        Some(Value::List(ids)) => ids.len() as u64,
        Some(Value::Null) | None => 0,
        Some(_) => 1,
    }
}

/// What the values of a field's arguments hold.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Held {
    /// The longest list of values.
    pub(super) list_values: Peak,
    /// Filters inside filters.
    pub(super) filter_depth: Peak,
    /// All filters.
    pub(super) filters: u64,
}

/// Counts lists and filters in the values of arguments.
pub(super) struct ValueWalk<'a> {
    pub(super) shape: &'a SchemaIndex,
    pub(super) values: &'a Values<'a>,
    /// After how many filters counting may end, since the request is refused anyway.
    pub(super) enough_filters: u64,
    pub(super) held: Held,
}

impl ValueWalk<'_> {
    pub(super) fn argument(&mut self, argument: &Argument<'_>, input: Option<InputId>) {
        self.value(&argument.value, input, Peak::new(0, argument.at));
    }

    /// Objects are followed by the fields that their type has, and lists into objects only, never by what
    /// a request may make up: one variable of a hundred kilobytes can be used in hundreds of places.
    fn value(&mut self, value: &Value, input: Option<InputId>, around: Peak) {
        match self.values.resolve(value) {
            Some(Value::List(items)) => {
                let length = Peak::new(items.len() as u64, around.at);
                self.held.list_values.raise(length);
                for item in items {
                    self.object(item, input, around);
                }
            }
            Some(object) => self.object(object, input, around),
            None => {}
        }
    }

    fn object(&mut self, value: &Value, input: Option<InputId>, around: Peak) {
        let (Some(Value::Object(fields)), Some(input)) = (self.values.resolve(value), input) else {
            return;
        };
        if self.held.filters > self.enough_filters {
            return;
        }
        let input = self.shape.input(input);
        let mut depth = around;
        if input.is_filter {
            depth.value += 1;
            self.held.filters += 1;
            self.held.filter_depth.raise(depth);
        }
        for (name, input) in &input.fields {
            if let Some(value) = fields.get(name.as_str()) {
                self.value(value, *input, depth);
            }
        }
    }
}
