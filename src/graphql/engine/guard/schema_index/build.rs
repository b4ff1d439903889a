//! From the schema to `SchemaIndex`: names first, so that types may refer to each other in any order, then fields.

use std::collections::{HashMap, HashSet};

use apollo_compiler::Schema;
use apollo_compiler::ast::{FieldDefinition, InputValueDefinition, Type, Value};
use apollo_compiler::schema::ExtendedType;

use super::estimates::ListEstimates;
use super::index::{FieldEntry, InputEntry, InputId, ItemCount, OutputId, SchemaIndex};

/// An estimate that belongs to nothing: a mistake of the program, found at start-up.
#[derive(Debug, Clone, thiserror::Error)]
#[error("estimate for `{0}` names no list of objects and no connection of the schema")]
pub struct UnknownList(String);

/// The fields of an object, interface or union, by the name of the type.
type Outputs<'a> = Vec<(&'a str, Vec<&'a FieldDefinition>)>;

/// The fields of an input object, by the name of the type.
type Inputs<'a> = Vec<(&'a str, Vec<&'a InputValueDefinition>)>;

struct Builder<'a> {
    estimates: &'a ListEstimates,
    output_names: HashMap<String, OutputId>,
    input_names: HashMap<String, InputId>,
    connections: HashSet<OutputId>,
    used_estimates: HashSet<String>,
}

impl SchemaIndex {
    /// Reads the schema.
    pub fn of(schema: &Schema, estimates: &ListEstimates) -> Result<Self, UnknownList> {
        let (outputs, inputs) = composite_types(schema);
        let output_names: HashMap<_, _> =
            (0..).map(OutputId).zip(&outputs).map(|(id, (name, _))| ((*name).to_owned(), id)).collect();
        let input_names =
            (0..).map(InputId).zip(&inputs).map(|(id, (name, _))| ((*name).to_owned(), id)).collect();
        let connections = outputs
            .iter()
            .filter(|(_, fields)| fields.iter().any(|field| field.name == "pageInfo"))
            .filter_map(|(name, _)| output_names.get(*name).copied())
            .collect();
        let mut builder =
            Builder { estimates, output_names, input_names, connections, used_estimates: HashSet::new() };

        let mut outputs: Vec<_> = outputs.iter().map(|(name, fields)| builder.output(name, fields)).collect();
        let inputs = inputs.iter().map(|(_, fields)| builder.input(fields)).collect();
        builder.check_estimates()?;
        if let Some(query) = schema.schema_definition.query.as_ref() {
            let root = builder.output_names[query.as_str()];
            for name in ["__schema", "__type"] {
                outputs[root.0].insert(name.to_owned(), builder.meta_field());
            }
        }
        let query = schema.schema_definition.query.as_ref().map(ToString::to_string);
        Ok(Self { outputs, inputs, output_names: builder.output_names, query, page: estimates.page })
    }
}

/// All types with fields.
fn composite_types(schema: &Schema) -> (Outputs<'_>, Inputs<'_>) {
    let mut outputs = Vec::new();
    let mut inputs = Vec::new();
    for (name, definition) in &schema.types {
        let name = name.as_str();
        match definition {
            ExtendedType::Object(object) => {
                outputs.push((name, object.fields.values().map(|field| &***field).collect()));
            }
            ExtendedType::Interface(interface) => {
                outputs.push((name, interface.fields.values().map(|field| &***field).collect()));
            }
            ExtendedType::Union(_) => outputs.push((name, Vec::new())),
            ExtendedType::InputObject(input) => {
                inputs.push((name, input.fields.values().map(|field| &***field).collect()));
            }
            ExtendedType::Scalar(_) | ExtendedType::Enum(_) => {}
        }
    }
    (outputs, inputs)
}

impl Builder<'_> {
    fn output(&mut self, owner: &str, fields: &[&FieldDefinition]) -> HashMap<String, FieldEntry> {
        fields.iter().map(|field| (field.name.to_string(), self.field(owner, field))).collect()
    }

    fn field(&mut self, owner: &str, field: &FieldDefinition) -> FieldEntry {
        let is_list = is_list(&field.ty);
        let target = self.output_names.get(field.ty.inner_named_type().as_str()).copied();
        let is_connection = target.is_some_and(|target| self.connections.contains(&target));
        let estimate = if target.is_some() && (is_list || is_connection) {
            self.estimate(owner, field.name.as_str())
        } else {
            None
        };
        FieldEntry {
            items: if is_list && target.is_some() {
                self.items(owner, field, estimate)
            } else {
                ItemCount::One
            },
            page: default_of(field, "first").or(estimate).unwrap_or(self.estimates.page),
            arguments: self.arguments(field),
        }
    }

    /// `__schema` or `__type`, which no type definition lists.
    fn meta_field(&self) -> FieldEntry {
        FieldEntry { items: ItemCount::One, page: self.estimates.page, arguments: HashMap::new() }
    }

    fn items(&self, owner: &str, field: &FieldDefinition, estimate: Option<u64>) -> ItemCount {
        let owner = self.output_names.get(owner);
        if owner.is_some_and(|owner| self.connections.contains(owner))
            && matches!(field.name.as_str(), "nodes" | "edges")
        {
            return ItemCount::Page;
        }
        let has_argument = |name: &str| field.argument_by_name(name).is_some();
        let about = estimate.unwrap_or(self.estimates.list);
        if has_argument("ids") {
            ItemCount::Ids
        } else if has_argument("first") || has_argument("last") {
            ItemCount::Asked(default_of(field, "first").unwrap_or(about))
        } else {
            ItemCount::About(about)
        }
    }

    fn estimate(&mut self, owner: &str, field: &str) -> Option<u64> {
        self.used_estimates.insert(format!("{owner}.{field}"));
        self.used_estimates.insert(field.to_owned());
        self.estimates.field(owner, field)
    }

    /// An estimate that no field uses is one whose field was renamed.
    fn check_estimates(&self) -> Result<(), UnknownList> {
        let mut unused: Vec<_> =
            self.estimates.fields.keys().filter(|path| !self.used_estimates.contains(*path)).collect();
        unused.sort();
        unused.first().map_or(Ok(()), |path| Err(UnknownList((*path).clone())))
    }

    fn input(&self, fields: &[&InputValueDefinition]) -> InputEntry {
        let mut shape = InputEntry::default();
        for field in fields {
            let type_name = field.ty.inner_named_type().as_str();
            let input = self.input_names.get(type_name).copied();
            shape.is_filter |= input.is_some() && type_name.ends_with("Filter");
            if is_list(&field.ty) || input.is_some() {
                shape.fields.insert(field.name.to_string(), input);
            }
        }
        shape
    }

    fn arguments(&self, field: &FieldDefinition) -> HashMap<String, InputId> {
        field
            .arguments
            .iter()
            .filter_map(|argument| {
                let input = self.input_names.get(argument.ty.inner_named_type().as_str())?;
                Some((argument.name.to_string(), *input))
            })
            .collect()
    }
}

fn is_list(ty: &Type) -> bool {
    matches!(ty, Type::List(_) | Type::NonNullList(_))
}

fn default_of(field: &FieldDefinition, argument: &str) -> Option<u64> {
    match &**field.argument_by_name(argument)?.default_value.as_ref()? {
        Value::Int(number) => number.as_str().parse().ok(),
        _ => None,
    }
}
