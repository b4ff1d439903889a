//! The walk over the selections: what each adds to the summary of its selection set.

use std::collections::HashMap;

use apollo_compiler::Node;
use apollo_compiler::executable::{
    Argument, DirectiveList, ExecutableDocument, Field, Fragment, Name, Operation, Selection, SelectionSet,
};

use super::arguments::{self, Counted, ValueWalk, Values};
use super::order::{Cycle, Order};
use super::summary::{At, Items, Peak, Summary};
use crate::graphql::engine::guard::limits::DocumentLimits;
use crate::graphql::engine::guard::schema_index::{FieldEntry, ItemCount, OutputId, SchemaIndex};

/// Walks operations that share their variables, and remembers the summary of each fragment.
///
/// The memo needs only the fragment's name: its type condition gives the type of its fields wherever it
/// is spread, and `Items` leaves open the one thing that depends on the place.
pub(super) struct Walker<'a> {
    document: &'a ExecutableDocument,
    shape: &'a SchemaIndex,
    /// The type of all queries.
    query: Option<&'a str>,
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
        let query = shape.query();
        Self { document, shape, query, limits, values, fragments: HashMap::new(), filters_seen: 0, steps: 0 }
    }

    /// How many selections were visited so far.
    pub(super) fn steps(&self) -> u64 {
        self.steps
    }

    /// Summarises an operation, and before it the fragments that it is the first to reach.
    pub(super) fn operation(&mut self, operation: &'a Operation) -> Result<Summary, Cycle<'a>> {
        let known = |name: &Name| self.fragments.contains_key(name.as_str());
        let order = Order::of(self.document, &operation.selection_set, known)?;
        self.steps += order.steps;
        for (name, fragment) in order.fragments {
            let summary = self.fragment(fragment);
            self.fragments.insert(name, summary);
        }

        let mut summary = self.selection_set(&operation.selection_set);
        summary.add(&directives(&operation.directives));
        for variable in &operation.variables {
            summary.add(&directives(&variable.directives));
        }
        Ok(summary)
    }

    fn fragment(&mut self, fragment: &'a Fragment) -> Summary {
        let mut summary = self.selection_set(&fragment.selection_set);
        summary.add(&directives(&fragment.directives));
        summary
    }

    fn selection_set(&mut self, set: &'a SelectionSet) -> Summary {
        let owner = self.shape.output(&set.ty);
        let mut summary = Summary::default();
        for selection in &set.selections {
            self.steps += 1;
            summary.add(&directives(selection.directives()));
            summary.add(&match selection {
                Selection::Field(field) => self.field(field, owner),
                Selection::InlineFragment(inline) => self.selection_set(&inline.selection_set),
                Selection::FragmentSpread(spread) => {
                    let name = spread.fragment_name.as_str();
                    // One that is not defined counts as a field, or a chain that doubles could end in it
                    // and count nothing at all.
                    self.fragments.get(name).copied().unwrap_or_else(|| leaf(spread.location()))
                }
            });
        }
        summary
    }

    fn field(&mut self, field: &'a Node<Field>, owner: Option<OutputId>) -> Summary {
        let at = field.location();
        let shape = owner.and_then(|owner| self.shape.field(owner, &field.name));
        let counted = self.values(&field.arguments, shape);
        let below = self.selection_set(&field.selection_set);
        let items = self.items(shape, &field.arguments, below.items);
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
            aliases: below.aliases.saturating_add(u64::from(field.alias.is_some())),
            ..below
        };
        summary.list_values.raise(counted.list_values);
        summary.filter_depth.raise(counted.filter_depth);
        summary.filters = summary.filters.saturating_add(counted.filters);
        if is_introspection(field) {
            summary.count_apart();
        }
        // What follows a query costs what the query does: the limits see through the field around it.
        if self.is_query(&field.selection_set) {
            summary.depth = below.depth;
            summary.own_fields = below.own_fields;
        }
        summary
    }

    fn is_query(&self, set: &SelectionSet) -> bool {
        self.query == Some(set.ty.as_str())
    }

    fn values(&mut self, arguments: &'a [Node<Argument>], shape: Option<&FieldEntry>) -> Counted {
        let mut walk = ValueWalk {
            shape: self.shape,
            values: self.values,
            enough_filters: self.limits.max_filters.saturating_sub(self.filters_seen),
            counted: Counted::default(),
        };
        for argument in arguments {
            let input = shape.and_then(|shape| shape.arguments.get(argument.name.as_str()));
            walk.argument(argument, input.copied());
        }
        self.filters_seen = self.filters_seen.saturating_add(walk.counted.filters);
        walk.counted
    }

    fn items(&self, shape: Option<&FieldEntry>, arguments: &[Node<Argument>], below: Items) -> Items {
        let asked = arguments::page(arguments, self.values);
        let usual = shape.map_or(self.shape.default_page(), |shape| shape.page);
        let below = below.over_page(asked.unwrap_or(usual));
        match shape.map_or(ItemCount::One, |shape| shape.items) {
            ItemCount::One => Items::one(below),
            ItemCount::Page => Items::page(below),
            ItemCount::Asked(usual) => Items::list(asked.unwrap_or(usual), below),
            ItemCount::Ids => Items::list(arguments::ids(arguments, self.values), below),
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
fn leaf(at: At) -> Summary {
    Summary { depth: Peak::new(1, at), own_fields: 1, fields: 1, ..Summary::default() }
}

fn is_introspection(field: &Field) -> bool {
    matches!(field.name.as_str(), "__schema" | "__type")
}

fn directives(directives: &DirectiveList) -> Summary {
    let Some(first) = directives.iter().next() else {
        return Summary::default();
    };
    let number = directives.len() as u64;
    Summary {
        directives: number,
        directives_per_field: Peak::new(number, first.location()),
        ..Summary::default()
    }
}
