//! Gathers definitions into a schema; the definitions come first, then the extensions.

use std::collections::btree_map::Entry;

use apollo_compiler::ast::{
    DirectiveDefinition, DirectiveList, EnumValueDefinition, FieldDefinition, InputValueDefinition,
    NamedType, OperationType, SchemaDefinition, Type,
};
use apollo_compiler::parser::SourceSpan;
use apollo_compiler::{Name, Node};
use async_graphql::Pos;

use super::annotations::item;
use super::defaults;
use super::error::{Read, unreadable};
use super::places::Places;
use super::sdl::{Body, Composite, Directive, Field, Input, Item, Member, Named, Schema, TypeDef};

/// The scalars that every schema has without defining them.
const SCALARS: [&str; 5] = ["Boolean", "Float", "ID", "Int", "String"];
/// The directives that every server has; some tools print them, others do not.
const DIRECTIVES: [&str; 5] = ["deprecated", "include", "oneOf", "skip", "specifiedBy"];

pub(super) struct Reader<'a> {
    pub(super) places: Places<'a>,
    schema: Schema,
    /// The schema itself is defined, so that types are roots by that and not by their names.
    has_schema: bool,
    /// Every mention of a type.
    mentions: Vec<(String, Pos)>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(places: Places<'a>) -> Self {
        Self { places, schema: Schema::default(), has_schema: false, mentions: Vec::new() }
    }

    pub(super) fn schema(&mut self, schema: &Node<SchemaDefinition>) -> Read<()> {
        if std::mem::replace(&mut self.has_schema, true) {
            return unreadable(self.places.of(schema.location()), "the schema is defined twice");
        }
        self.roots(&schema.root_operations)
    }

    pub(super) fn roots(&mut self, roots: &[Node<(OperationType, NamedType)>]) -> Read<()> {
        for root in roots {
            let (operation, name) = &**root;
            let member = self.mention(name);
            let at = self.place(name);
            insert(&mut self.schema.roots, operation.name(), member, at)?;
        }
        Ok(())
    }

    pub(super) fn define(
        &mut self,
        description: Option<&Node<str>>,
        name: &Name,
        directives: &DirectiveList,
        body: Body,
    ) -> Read<()> {
        let at = self.place(name);
        let item = item(at.line, description, directives);
        insert(&mut self.schema.types, name, TypeDef { item, body }, at)
    }

    pub(super) fn extend(&mut self, name: &Name, more: Body) -> Read<()> {
        let at = self.place(name);
        let Some(known) = self.schema.types.get_mut(name.as_str()) else {
            return unreadable(at, format!("'{name}' is extended, but not defined in this file"));
        };
        match (&mut known.body, more) {
            (Body::Scalar { specified_by }, Body::Scalar { specified_by: more }) => {
                *specified_by = specified_by.take().or(more);
                Ok(())
            }
            (Body::Object(known), Body::Object(more)) | (Body::Interface(known), Body::Interface(more)) => {
                merge(&mut known.implements, more.implements, at)?;
                merge(&mut known.fields, more.fields, at)
            }
            (Body::Union(known), Body::Union(more)) => merge(known, more, at),
            (Body::Enum(known), Body::Enum(more)) => merge(known, more, at),
            (Body::Input { one_of, fields }, Body::Input { one_of: more_one_of, fields: more }) => {
                *one_of |= more_one_of;
                merge(fields, more, at)
            }
            (known, _) => {
                unreadable(at, format!("'{name}' is extended as something else than its {}", known.keyword()))
            }
        }
    }

    pub(super) fn values(&self, values: &[Node<EnumValueDefinition>]) -> Read<Named<Item>> {
        let mut read = Named::new();
        for value in values {
            let at = self.place(&value.value);
            let item = item(at.line, value.description.as_ref(), &value.directives);
            insert(&mut read, &value.value, item, at)?;
        }
        Ok(read)
    }

    pub(super) fn composite(
        &mut self,
        implements: &[Name],
        fields: &[Node<FieldDefinition>],
    ) -> Read<Composite> {
        let implements = self.mentioned(implements)?;
        let mut read = Named::new();
        for field in fields {
            let at = self.place(&field.name);
            let item = item(at.line, field.description.as_ref(), &field.directives);
            let ty = self.ty(&field.ty, field.ty.inner_named_type().location());
            let arguments = self.inputs(&field.arguments)?;
            insert(&mut read, &field.name, Field { item, ty, arguments }, at)?;
        }
        Ok(Composite { implements, fields: read })
    }

    pub(super) fn inputs(&mut self, inputs: &[Node<InputValueDefinition>]) -> Read<Named<Input>> {
        let mut read = Named::new();
        for input in inputs {
            let at = self.place(&input.name);
            let item = item(at.line, input.description.as_ref(), &input.directives);
            let ty = self.ty(&input.ty, input.ty.location());
            let default = input.default_value.as_ref().map(|value| defaults::value(value));
            insert(&mut read, &input.name, Input { item, ty, default }, at)?;
        }
        Ok(read)
    }

    pub(super) fn directive(&mut self, directive: &DirectiveDefinition) -> Read<()> {
        let DirectiveDefinition { description, name, arguments, repeatable, locations } = directive;
        if DIRECTIVES.contains(&name.as_str()) {
            return Ok(());
        }
        let at = self.place(name);
        let item = item(at.line, description.as_ref(), &DirectiveList::default());
        let arguments = self.inputs(arguments)?;
        let mut places = Named::new();
        for place in locations {
            insert(&mut places, place.name(), Member { name: place.name().to_owned(), line: at.line }, at)?;
        }
        let read = Directive { item, arguments, repeatable: *repeatable, locations: places };
        insert(&mut self.schema.directives, name, read, at)
    }

    pub(super) fn mentioned(&mut self, names: &[Name]) -> Read<Named<Member>> {
        let mut read = Named::new();
        for name in names {
            let member = self.mention(name);
            insert(&mut read, name, member, self.place(name))?;
        }
        Ok(read)
    }

    fn mention(&mut self, name: &Name) -> Member {
        let at = self.place(name);
        self.mentions.push((name.to_string(), at));
        Member { name: name.to_string(), line: at.line }
    }

    fn ty(&mut self, ty: &Type, at: Option<SourceSpan>) -> Type {
        self.mentions.push((ty.inner_named_type().to_string(), self.places.of(at)));
        ty.clone()
    }

    fn place(&self, name: &Name) -> Pos {
        self.places.of(name.location())
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
