//! What the arguments of a field say: how long a page is, how long its lists of values are, and how its
//! filters are nested.

use apollo_compiler::Node;
use apollo_compiler::executable::{Argument, Value};
use async_graphql::{Value as Given, Variables};

use super::summary::Peak;
use crate::graphql::engine::guard::schema_index::{InputId, SchemaIndex};

/// A value as the document writes it, or as a variable gives it.
#[derive(Clone, Copy)]
enum Held<'a> {
    Written(&'a Value),
    Given(&'a Given),
}

/// The coerced variables of an operation; none where they are not known yet.
#[derive(Clone, Copy)]
pub(super) struct Values<'a>(pub(super) Option<&'a Variables>);

impl<'a> Values<'a> {
    /// The value itself, or that of the variable that it stands for; none if that is not known.
    fn of(self, value: &'a Value) -> Option<Held<'a>> {
        match value {
            Value::Variable(name) => self.0?.get(name.as_str()).map(Held::Given),
            written => Some(Held::Written(written)),
        }
    }

    /// The items of a list; none of anything else.
    fn items(self, held: Held<'a>) -> Option<Vec<Held<'a>>> {
        match held {
            Held::Written(Value::List(items)) => {
                Some(items.iter().filter_map(|item| self.of(item)).collect())
            }
            Held::Given(Given::List(items)) => Some(items.iter().map(Held::Given).collect()),
            _ => None,
        }
    }

    /// How many items a list has, also those that are not known.
    fn length(held: Held<'a>) -> Option<u64> {
        match held {
            Held::Written(Value::List(items)) => Some(items.len() as u64),
            Held::Given(Given::List(items)) => Some(items.len() as u64),
            _ => None,
        }
    }

    /// The field of an object; of one that is written twice, all.
    fn fields(self, held: Held<'a>, name: &str) -> Vec<Held<'a>> {
        match held {
            Held::Written(Value::Object(fields)) => fields
                .iter()
                .filter(|(field, _)| field == name)
                .filter_map(|(_, value)| self.of(value))
                .collect(),
            Held::Given(Given::Object(fields)) => fields.get(name).map(Held::Given).into_iter().collect(),
            _ => Vec::new(),
        }
    }
}

impl Held<'_> {
    fn number(self) -> Option<u64> {
        match self {
            Held::Written(Value::Int(number)) => number.as_str().parse().ok(),
            Held::Given(Given::Number(number)) => number.as_u64(),
            _ => None,
        }
    }

    fn is_null(self) -> bool {
        matches!(self, Held::Written(Value::Null) | Held::Given(Given::Null))
    }

    fn is_object(self) -> bool {
        matches!(self, Held::Written(Value::Object(_)) | Held::Given(Given::Object(_)))
    }
}

/// The larger of `first` and `last`; none if neither is a number that a page can have.
pub(super) fn page(arguments: &[Node<Argument>], values: Values<'_>) -> Option<u64> {
    arguments
        .iter()
        .filter(|argument| matches!(argument.name.as_str(), "first" | "last"))
        .filter_map(|argument| values.of(&argument.value)?.number())
        .max()
}

/// How many values the argument `ids` has; a value alone is a list of one.
pub(super) fn ids(arguments: &[Node<Argument>], values: Values<'_>) -> u64 {
    let ids = arguments.iter().find(|argument| argument.name == "ids");
    match ids.and_then(|argument| values.of(&argument.value)) {
        None => 0,
        Some(held) if held.is_null() => 0,
        Some(held) => Values::length(held).unwrap_or(1),
    }
}

/// What the values of a field's arguments hold.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counted {
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
    pub(super) values: Values<'a>,
    /// After how many filters counting may end, since the request is refused anyway.
    pub(super) enough_filters: u64,
    pub(super) counted: Counted,
}

impl<'a> ValueWalk<'a> {
    pub(super) fn argument(&mut self, argument: &'a Node<Argument>, input: Option<InputId>) {
        if let Some(held) = self.values.of(&argument.value) {
            self.value(held, input, Peak::new(0, argument.value.location()));
        }
    }

    /// Objects are followed by the fields that their type has, and lists into objects only, never by what
    /// a request may make up: one variable of a hundred kilobytes can be used in hundreds of places.
    fn value(&mut self, held: Held<'a>, input: Option<InputId>, around: Peak) {
        let Some(length) = Values::length(held) else { return self.object(held, input, around) };
        self.counted.list_values.raise(Peak::new(length, around.at));
        if input.is_some() {
            for item in self.values.items(held).unwrap_or_default() {
                self.object(item, input, around);
            }
        }
    }

    fn object(&mut self, held: Held<'a>, input: Option<InputId>, around: Peak) {
        let Some(input) = input.filter(|_| held.is_object()) else { return };
        if self.counted.filters > self.enough_filters {
            return;
        }
        let input = self.shape.input(input);
        let mut depth = around;
        if input.is_filter {
            depth.value += 1;
            self.counted.filters += 1;
            self.counted.filter_depth.raise(depth);
        }
        for (name, input) in &input.fields {
            for value in self.values.fields(held, name) {
                self.value(value, *input, depth);
            }
        }
    }
}
