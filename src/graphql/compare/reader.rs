//! Gathers definitions into a schema; the definitions come first, then the extensions.

use std::collections::btree_map::Entry;

use async_graphql::parser::types::{
    BaseType, ConstDirective, DirectiveDefinition, EnumType, FieldDefinition, InputValueDefinition,
    SchemaDefinition, Type, TypeDefinition, TypeKind,
};
use async_graphql::parser::{Pos, Positioned};
use async_graphql::{Name, Value};

use super::error::{Read, unreadable};
use super::repeatable::is_repeatable;
use super::sdl::{Body, Composite, Directive, Field, Input, Item, Member, Named, Schema, TypeDef};

/// The scalars that every schema has without defining them.
const SCALARS: [&str; 5] = ["Boolean", "Float", "ID", "Int", "String"];
/// The directives that every server has; some tools print them, others do not.
const DIRECTIVES: [&str; 5] = ["deprecated", "include", "oneOf", "skip", "specifiedBy"];
/// The reason of a deprecation that gives none.
const NO_REASON: &str = "No longer supported";

#[derive(Default)]
pub(super) struct Reader<'a> {
    sdl: &'a str,
    schema: Schema,
    /// The schema itself is defined, so that types are roots by that and not by their names.
    has_schema: bool,
    /// Every mention of a type.
    mentions: Vec<(String, Pos)>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(sdl: &'a str) -> Self {
        Self { sdl, ..Self::default() }
    }

    pub(super) fn roots(&mut self, schema: Positioned<SchemaDefinition>) -> Read<()> {
        let SchemaDefinition { extend, query, mutation, subscription, .. } = schema.node;
        if !extend && std::mem::replace(&mut self.has_schema, true) {
            return unreadable(schema.pos, "the schema is defined twice");
        }
        for (operation, root) in [("query", query), ("mutation", mutation), ("subscription", subscription)] {
            let Some(root) = root else { continue };
            let member = self.mention(&root);
            insert(&mut self.schema.roots, operation, member, root.pos)?;
        }
        Ok(())
    }

    pub(super) fn definition(&mut self, ty: Positioned<TypeDefinition>) -> Read<()> {
        let TypeDefinition { description, name, directives, kind, .. } = ty.node;
        let item = item(description, &name, &directives);
        let body = self.body(kind, &directives)?;
        insert(&mut self.schema.types, &name.node, TypeDef { item, body }, name.pos)
    }

    pub(super) fn extension(&mut self, ty: Positioned<TypeDefinition>) -> Read<()> {
        let TypeDefinition { name, directives, kind, .. } = ty.node;
        let more = self.body(kind, &directives)?;
        let Some(known) = self.schema.types.get_mut(name.node.as_str()) else {
            return unreadable(
                name.pos,
                format!("'{}' is extended, but not defined in this file", name.node),
            );
        };
        match (&mut known.body, more) {
            (Body::Scalar { specified_by }, Body::Scalar { specified_by: more }) => {
                *specified_by = specified_by.take().or(more);
                Ok(())
            }
            (Body::Object(known), Body::Object(more)) | (Body::Interface(known), Body::Interface(more)) => {
                merge(&mut known.implements, more.implements, name.pos)?;
                merge(&mut known.fields, more.fields, name.pos)
            }
            (Body::Union(known), Body::Union(more)) => merge(known, more, name.pos),
            (Body::Enum(known), Body::Enum(more)) => merge(known, more, name.pos),
            (Body::Input { one_of, fields }, Body::Input { one_of: more_one_of, fields: more }) => {
                *one_of |= more_one_of;
                merge(fields, more, name.pos)
            }
            (known, _) => unreadable(
                name.pos,
                format!("'{}' is extended as something else than its {}", name.node, known.keyword()),
            ),
        }
    }

    fn body(&mut self, kind: TypeKind, directives: &[Positioned<ConstDirective>]) -> Read<Body> {
        Ok(match kind {
            TypeKind::Scalar => Body::Scalar {
                specified_by: find(directives, "specifiedBy").and_then(|found| text(found, "url")),
            },
            TypeKind::Object(object) => Body::Object(self.composite(object.implements, object.fields)?),
            TypeKind::Interface(interface) => {
                Body::Interface(self.composite(interface.implements, interface.fields)?)
            }
            TypeKind::Union(union) => Body::Union(self.mentioned(union.members)?),
            TypeKind::Enum(EnumType { values }) => {
                let mut read = Named::new();
                for Positioned { node: value, .. } in values {
                    let item = item(value.description, &value.value, &value.directives);
                    insert(&mut read, &value.value.node, item, value.value.pos)?;
                }
                Body::Enum(read)
            }
            TypeKind::InputObject(input) => Body::Input {
                one_of: find(directives, "oneOf").is_some(),
                fields: self.inputs(input.fields)?,
            },
        })
    }

    fn composite(
        &mut self,
        implements: Vec<Positioned<Name>>,
        fields: Vec<Positioned<FieldDefinition>>,
    ) -> Read<Composite> {
        let implements = self.mentioned(implements)?;
        let mut read = Named::new();
        for Positioned { node: field, .. } in fields {
            let item = item(field.description, &field.name, &field.directives);
            let ty = self.ty(field.ty);
            let arguments = self.inputs(field.arguments)?;
            insert(&mut read, &field.name.node, Field { item, ty, arguments }, field.name.pos)?;
        }
        Ok(Composite { implements, fields: read })
    }

    fn inputs(&mut self, inputs: Vec<Positioned<InputValueDefinition>>) -> Read<Named<Input>> {
        let mut read = Named::new();
        for Positioned { node: input, .. } in inputs {
            let item = item(input.description, &input.name, &input.directives);
            let ty = self.ty(input.ty);
            let default = input.default_value.map(|value| value.node);
            insert(&mut read, &input.name.node, Input { item, ty, default }, input.name.pos)?;
        }
        Ok(read)
    }

    pub(super) fn directive(&mut self, directive: Positioned<DirectiveDefinition>) -> Read<()> {
        let repeatable = is_repeatable(self.sdl, &directive.node);
        let DirectiveDefinition { description, name, arguments, locations, .. } = directive.node;
        if DIRECTIVES.contains(&name.node.as_str()) {
            return Ok(());
        }
        let item = item(description, &name, &[]);
        let arguments = self.inputs(arguments)?;
        let mut places = Named::new();
        for place in locations {
            let named = place_name(&format!("{:?}", place.node));
            insert(&mut places, &named, Member { name: named.clone(), line: place.pos.line }, place.pos)?;
        }
        let read = Directive { item, arguments, repeatable, locations: places };
        insert(&mut self.schema.directives, &name.node, read, name.pos)
    }

    fn mentioned(&mut self, names: Vec<Positioned<Name>>) -> Read<Named<Member>> {
        let mut read = Named::new();
        for name in names {
            let member = self.mention(&name);
            insert(&mut read, &name.node, member, name.pos)?;
        }
        Ok(read)
    }

    fn mention(&mut self, name: &Positioned<Name>) -> Member {
        self.mentions.push((name.node.to_string(), name.pos));
        Member { name: name.node.to_string(), line: name.pos.line }
    }

    fn ty(&mut self, ty: Positioned<Type>) -> Type {
        let mut base = &ty.node.base;
        while let BaseType::List(inner) = base {
            base = &inner.base;
        }
        if let BaseType::Named(name) = base {
            self.mentions.push((name.to_string(), ty.pos));
        }
        ty.node
    }

    pub(super) fn finish(mut self) -> Read<Schema> {
        let types = &self.schema.types;
        let unknown = |name: &str| !types.contains_key(name) && !SCALARS.contains(&name);
        if let Some((name, at)) = self.mentions.iter().find(|(name, _)| unknown(name)) {
            return unreadable(
                *at,
                format!("the type '{name}' is not defined in this file; is it complete?"),
            );
        }
        if !self.has_schema {
            for (operation, name) in
                [("query", "Query"), ("mutation", "Mutation"), ("subscription", "Subscription")]
            {
                let Some(ty) = self.schema.types.get(name) else { continue };
                let root = Member { name: name.to_owned(), line: ty.item.line };
                self.schema.roots.entry(operation.to_owned()).or_insert(root);
            }
        }
        if !self.schema.roots.contains_key("query") {
            return unreadable(Pos { line: 1, column: 1 }, "this file has no query type; is it complete?");
        }
        Ok(self.schema)
    }
}

fn insert<T>(named: &mut Named<T>, name: &str, value: T, at: Pos) -> Read<()> {
    match named.entry(name.to_owned()) {
        Entry::Vacant(entry) => {
            entry.insert(value);
            Ok(())
        }
        Entry::Occupied(_) => unreadable(at, format!("'{name}' is defined twice")),
    }
}

fn merge<T>(known: &mut Named<T>, more: Named<T>, at: Pos) -> Read<()> {
    more.into_iter().try_for_each(|(name, value)| insert(known, &name, value, at))
}

fn item(
    description: Option<Positioned<String>>,
    name: &Positioned<Name>,
    directives: &[Positioned<ConstDirective>],
) -> Item {
    let deprecated = find(directives, "deprecated");
    Item {
        line: name.pos.line,
        description: description.map(|text| text.node.trim().to_owned()).filter(|text| !text.is_empty()),
        deprecated: deprecated.map(|mark| text(mark, "reason").unwrap_or_else(|| NO_REASON.to_owned())),
    }
}

/// The directive of this name that stands at an item.
fn find<'a>(directives: &'a [Positioned<ConstDirective>], name: &str) -> Option<&'a ConstDirective> {
    directives.iter().map(|directive| &directive.node).find(|directive| directive.name.node == name)
}

/// The text that a directive gives for an argument.
fn text(directive: &ConstDirective, argument: &str) -> Option<String> {
    match &directive.get_argument(argument)?.node {
        Value::String(text) => Some(text.clone()),
        _ => None,
    }
}

/// `FieldDefinition` as SDL writes it, `FIELD_DEFINITION`.
fn place_name(variant: &str) -> String {
    let mut name = String::new();
    for (position, letter) in variant.char_indices() {
        if letter.is_uppercase() && position > 0 {
            name.push('_');
        }
        name.extend(letter.to_uppercase());
    }
    name
}
