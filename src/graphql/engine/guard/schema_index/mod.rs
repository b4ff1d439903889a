//! What the analysis needs to know of the schema, read once at start-up from its SDL: where a field leads,
//! how many items a list has, and which inputs are filters.
//!
//! It is not a schema: nullability, descriptions, scalars and enums are left out, and nothing is validated.

mod build;

use std::collections::HashMap;

use async_graphql::parser::types::OperationType;

/// The composite output types and the input types of the schema.
#[derive(Debug, Clone)]
pub struct SchemaIndex {
    outputs: Vec<HashMap<String, FieldEntry>>,
    inputs: Vec<InputEntry>,
    output_names: HashMap<String, OutputId>,
    roots: Roots,
    page: u64,
}

/// An object, interface or union.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct OutputId(usize);

/// An input object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct InputId(usize);

#[derive(Debug, Clone, Copy, Default)]
struct Roots {
    query: Option<OutputId>,
    mutation: Option<OutputId>,
    subscription: Option<OutputId>,
}

/// A field of a composite type.
#[derive(Debug, Clone)]
pub(super) struct FieldEntry {
    /// The composite type that it leads to; none for scalars and enums.
    pub(super) target: Option<OutputId>,
    /// How many objects it leads to.
    pub(super) items: ItemCount,
    /// The page that its connection has without `first` and `last`; the default one for all other fields.
    pub(super) page: u64,
    /// Input objects among its arguments.
    pub(super) arguments: HashMap<String, InputId>,
}

/// How many objects one field leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ItemCount {
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
pub(super) struct InputEntry {
    /// Whether it is a filter that holds others, rather than a comparison of one value.
    pub(super) is_filter: bool,
    /// Those of its fields that are lists or input objects; none for lists of scalars and enums.
    pub(super) fields: HashMap<String, Option<InputId>>,
}

/// How long lists are for which no request says it.
#[derive(Debug, Clone)]
pub struct ListEstimates {
    page: u64,
    list: u64,
    fields: HashMap<String, u64>,
}

impl Default for ListEstimates {
    /// Pages of 20, and 10 objects in any other list.
    fn default() -> Self {
        Self { page: 20, list: 10, fields: HashMap::new() }
    }
}

impl ListEstimates {
    /// The page of a connection where neither `first` nor `last` is given.
    #[must_use]
    pub fn with_page(mut self, items: u64) -> Self {
        self.page = items;
        self
    }

    /// The length of lists of objects for which there is no estimate of their own.
    #[must_use]
    pub fn with_list(mut self, items: u64) -> Self {
        self.list = items;
        self
    }

    /// The length of one list, or the default page of one connection: `Query.regions` for this field,
    /// or `citations` for the fields of this name on all types that have no estimate of their own.
    #[must_use]
    pub fn with_field(mut self, path: &str, items: u64) -> Self {
        self.fields.insert(path.to_owned(), items);
        self
    }

    fn field(&self, owner: &str, field: &str) -> Option<u64> {
        self.fields.get(&format!("{owner}.{field}")).or_else(|| self.fields.get(field)).copied()
    }
}

/// Why no shape could be made of the SDL; both are mistakes of the program, found at start-up.
#[derive(Debug, Clone, thiserror::Error)]
pub enum SchemaIndexError {
    /// The SDL is not valid.
    #[error("schema is not valid SDL")]
    Sdl(#[from] async_graphql::parser::Error),
    /// An estimate does not belong to anything.
    #[error("estimate for `{0}` names no list of objects and no connection of the schema")]
    UnknownList(String),
}

impl SchemaIndex {
    /// Reads the SDL of the schema.
    pub fn from_sdl(sdl: &str, estimates: &ListEstimates) -> Result<Self, SchemaIndexError> {
        build::shape(sdl, estimates)
    }

    pub(super) fn root(&self, operation: OperationType) -> Option<OutputId> {
        match operation {
            OperationType::Query => self.roots.query,
            OperationType::Mutation => self.roots.mutation,
            OperationType::Subscription => self.roots.subscription,
        }
    }

    pub(super) fn output(&self, name: &str) -> Option<OutputId> {
        self.output_names.get(name).copied()
    }

    pub(super) fn field(&self, owner: OutputId, name: &str) -> Option<&FieldEntry> {
        self.outputs[owner.0].get(name)
    }

    pub(super) fn input(&self, id: InputId) -> &InputEntry {
        &self.inputs[id.0]
    }

    /// The page of a connection for which nothing else is known.
    pub(super) fn default_page(&self) -> u64 {
        self.page
    }
}

#[cfg(test)]
mod tests;
