//! The index itself: composite output types and input types, by name and by number.

use std::collections::HashMap;

/// The composite output types and the input types of the schema.
#[derive(Debug, Clone)]
pub struct SchemaIndex {
    pub(super) outputs: Vec<HashMap<String, FieldEntry>>,
    pub(super) inputs: Vec<InputEntry>,
    pub(super) output_names: HashMap<String, OutputId>,
    /// The name of the query type.
    pub(super) query: Option<String>,
    pub(super) page: u64,
}

/// An object, interface or union.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::graphql::engine::guard) struct OutputId(pub(super) usize);

/// An input object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::graphql::engine::guard) struct InputId(pub(super) usize);

/// A field of a composite type.
#[derive(Debug, Clone)]
pub(in crate::graphql::engine::guard) struct FieldEntry {
    /// How many objects it leads to.
    pub(in crate::graphql::engine::guard) items: ItemCount,
    /// The page that its connection has without `first` and `last`; the default one for all other fields.
    pub(in crate::graphql::engine::guard) page: u64,
    /// Input objects among its arguments.
    pub(in crate::graphql::engine::guard) arguments: HashMap<String, InputId>,
}

/// How many objects one field leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::graphql::engine::guard) enum ItemCount {
    /// At most one object, or anything that is not an object.
    One,
    /// A page of the connection that it is a field of.
    Page,
    /// As many as `first` or `last` asks for, or the number given here.
    Asked(u64),
    /// As many as the argument `ids` has values.
    Ids,
    /// An estimate.
    About(u64),
}

/// An input object.
#[derive(Debug, Clone, Default)]
pub(in crate::graphql::engine::guard) struct InputEntry {
    /// Whether it is a filter that holds others, rather than a comparison of one value.
    pub(in crate::graphql::engine::guard) is_filter: bool,
    /// Those of its fields that are lists or input objects; none for lists of scalars and enums.
    pub(in crate::graphql::engine::guard) fields: HashMap<String, Option<InputId>>,
}

impl SchemaIndex {
    pub(in crate::graphql::engine::guard) fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    pub(in crate::graphql::engine::guard) fn output(&self, name: &str) -> Option<OutputId> {
        self.output_names.get(name).copied()
    }

    pub(in crate::graphql::engine::guard) fn field(
        &self,
        owner: OutputId,
        name: &str,
    ) -> Option<&FieldEntry> {
        self.outputs[owner.0].get(name)
    }

    pub(in crate::graphql::engine::guard) fn input(&self, id: InputId) -> &InputEntry {
        &self.inputs[id.0]
    }

    /// The page of a connection for which nothing else is known.
    pub(in crate::graphql::engine::guard) fn default_page(&self) -> u64 {
        self.page
    }
}
