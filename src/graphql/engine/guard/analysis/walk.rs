//! The walk over the selections: what each adds to the summary of its selection set.

use std::collections::HashMap;

use async_graphql::parser::types::{
    Directive, ExecutableDocument, Field, FragmentDefinition, OperationType, Selection, SelectionSet,
    TypeCondition,
};
use async_graphql::{Name, Pos, Positioned};

use super::arguments::{self, Argument, Held, ValueWalk, Values};
use super::order::Order;
use super::summary::{Items, Peak, Summary};
use crate::graphql::engine::guard::limits::DocumentLimits;
use crate::graphql::engine::guard::operation::Operation;
use crate::graphql::engine::guard::schema_index::{FieldEntry, ItemCount, OutputId, SchemaIndex};
use crate::graphql::engine::guard::violation::Violation;

/// Walks operations that share their variables, and remembers the summary of each fragment.
///
/// The memo needs only the fragment's name: its type condition gives the type of its fields wherever it
/// is spread, and `Items` leaves open the one thing that depends on the place.
pub(super) struct Walker<'a> {
    document: &'a ExecutableDocument,
    shape: &'a SchemaIndex,
    /// The type of all queries.
    query: Option<OutputId>,
    limits: &'a DocumentLimits,
    values: Values<'a>,
    fragments: HashMap<&'a str, Summary>,
    filters_seen: u64,
    steps: u64,
}

impl<'a> Walker<'a> {
    pub(super) fn new(
        document: &'a ExecutableDocument,
        shape: &'a SchemaIndex,
        limits: &'a DocumentLimits,
        values: Values<'a>,
    ) -> Self {
        let query = shape.root(OperationType::Query);
        Self { document, shape, query, limits, values, fragments: HashMap::new(), filters_seen: 0, steps: 0 }
    }

    /// How many selections were visited so far.
    pub(super) fn steps(&self) -> u64 {
        self.steps
    }

    /// The names of all fragments that were reached so far.
    pub(super) fn fragments(&self) -> impl Iterator<Item = &'a str> {
        self.fragments.keys().copied()
    }

    /// Summarises an operation, and before it the fragments that it is the first to reach.
    pub(super) fn operation(&mut self, operation: &'a Operation) -> Result<Summary, Violation> {
        let operation = &operation.node;
        let known = |name: &Name| self.fragments.contains_key(name.as_str());
        let order = Order::of(self.document, &operation.selection_set.node, known)?;
        self.steps += order.steps;
        for (name, fragment) in order.fragments {
            let summary = self.fragment(fragment);
            self.fragments.insert(name, summary);
        }

        let root = self.shape.root(operation.ty);
        let mut summary = self.selection_set(&operation.selection_set.node, root);
        summary.add(&directives(&operation.directives));
        for variable in &operation.variable_definitions {
            summary.add(&directives(&variable.node.directives));
        }
        Ok(summary)
    }

    fn fragment(&mut self, fragment: &'a FragmentDefinition) -> Summary {
        let owner = self.condition(&fragment.type_condition);
        let mut summary = self.selection_set(&fragment.selection_set.node, owner);
        summary.add(&directives(&fragment.directives));
        summary
    }

    fn selection_set(&mut self, set: &'a SelectionSet, owner: Option<OutputId>) -> Summary {
        let mut summary = Summary::default();
        for selection in &set.items {
            self.steps += 1;
            summary.add(&directives(selection.node.directives()));
            summary.add(&match &selection.node {
                Selection::Field(field) => self.field(field, owner),
                Selection::InlineFragment(inline) => {
                    let owner = match &inline.node.type_condition {
                        Some(condition) => self.condition(condition),
                        None => owner,
                    };
                    self.selection_set(&inline.node.selection_set.node, owner)
                }
                Selection::FragmentSpread(spread) => {
                    let name = spread.node.fragment_name.node.as_str();
                    // One that is not defined counts as a field, or a chain that doubles could end in it
                    // and count nothing at all.
                    self.fragments.get(name).copied().unwrap_or_else(|| leaf(spread.pos))
                }
            });
        }
        summary
    }

    fn condition(&self, condition: &Positioned<TypeCondition>) -> Option<OutputId> {
        self.shape.output(&condition.node.on.node)
    }

    fn field(&mut self, field: &'a Positioned<Field>, owner: Option<OutputId>) -> Summary {
        let at = field.pos;
        let shape = owner.and_then(|owner| self.shape.field(owner, &field.node.name.node));
        let arguments = arguments::arguments(&field.node);
        let held = self.held(&arguments, shape);
        let below = self.selection_set(&field.node.selection_set.node, shape.and_then(|shape| shape.target));
        let items = self.items(shape, &arguments, below.items);
        let mut list_depth = below.list_depth;
        if shape.is_some_and(|shape| shape.items != ItemCount::One) {
            list_depth = list_depth.within(at);
        }

        let mut summary = Summary {
            depth: below.depth.within(at),
            list_depth,
            items,
            heaviest_field: Peak::new(items.fixed, at),
            own_fields: 1,
            fields: below.fields.saturating_add(1),
            aliases: below.aliases.saturating_add(u64::from(field.node.alias.is_some())),
            ..below
        };
        summary.list_values.raise(held.list_values);
        summary.filter_depth.raise(held.filter_depth);
        summary.filters = summary.filters.saturating_add(held.filters);
        if is_introspection(&field.node) {
            summary.count_apart();
        }
        // What follows a query costs what the query does: the limits see through the field around it.
        if shape.is_some_and(|shape| shape.target.is_some() && shape.target == self.query) {
            summary.depth = below.depth;
            summary.own_fields = below.own_fields;
        }
        summary
    }

    fn held(&mut self, arguments: &[Argument<'_>], shape: Option<&FieldEntry>) -> Held {
        let mut walk = ValueWalk {
            shape: self.shape,
            values: &self.values,
            enough_filters: self.limits.max_filters.saturating_sub(self.filters_seen),
            held: Held::default(),
        };
        for argument in arguments {
            let input = shape.and_then(|shape| shape.arguments.get(argument.name));
            walk.argument(argument, input.copied());
        }
        self.filters_seen = self.filters_seen.saturating_add(walk.held.filters);
        walk.held
    }

    fn items(&self, shape: Option<&FieldEntry>, arguments: &[Argument<'_>], below: Items) -> Items {
        let asked = arguments::page(arguments, &self.values);
        let usual = shape.map_or(self.shape.default_page(), |shape| shape.page);
        let below = below.over_page(asked.unwrap_or(usual));
        match shape.map_or(ItemCount::One, |shape| shape.items) {
            ItemCount::One => Items::one(below),
            ItemCount::Page => Items::page(below),
            ItemCount::Asked(usual) => Items::list(asked.unwrap_or(usual), below),
            ItemCount::Ids => Items::list(arguments::ids(arguments, &self.values), below),
            ItemCount::About(length) => Items::list(length, below),
        }
    }
}

impl Summary {
    /// What is below `__schema` and `__type` has depths of its own, and no list items: the answer is as
    /// large as the schema, never as the data.
    fn count_apart(&mut self) {
        self.introspection_depth.raise(std::mem::take(&mut self.depth));
        self.introspection_list_depth.raise(std::mem::take(&mut self.list_depth));
        self.items = Items::default();
        self.heaviest_field = Peak::default();
    }
}

/// A field with nothing below it.
fn leaf(at: Pos) -> Summary {
    Summary { depth: Peak::new(1, at), own_fields: 1, fields: 1, ..Summary::default() }
}

fn is_introspection(field: &Field) -> bool {
    matches!(field.name.node.as_str(), "__schema" | "__type")
}

fn directives(directives: &[Positioned<Directive>]) -> Summary {
    let Some(first) = directives.first() else {
        return Summary::default();
    };
    let number = directives.len() as u64;
    Summary { directives: number, directives_per_field: Peak::new(number, first.pos), ..Summary::default() }
}
