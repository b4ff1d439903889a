//! Each kind of definition and extension, as it goes into the schema.

use apollo_compiler::ast::{Definition, DirectiveList};

use super::annotations::{find, text};
use super::error::{NO_DEFINITION, Read, unreadable};
use super::reader::Reader;
use super::sdl::Body;

pub(super) fn read(reader: &mut Reader<'_>, definition: &Definition) -> Read<()> {
    match definition {
        Definition::SchemaDefinition(schema) => reader.schema(schema),
        Definition::SchemaExtension(schema) => reader.roots(&schema.root_operations),
        Definition::DirectiveDefinition(directive) => reader.directive(directive),
        Definition::ScalarTypeDefinition(ty) => {
            reader.define(ty.description.as_ref(), &ty.name, &ty.directives, scalar(&ty.directives))
        }
        Definition::ScalarTypeExtension(ty) => reader.extend(&ty.name, scalar(&ty.directives)),
        Definition::ObjectTypeDefinition(ty) => {
            let body = Body::Object(reader.composite(&ty.implements_interfaces, &ty.fields)?);
            reader.define(ty.description.as_ref(), &ty.name, &ty.directives, body)
        }
        Definition::ObjectTypeExtension(ty) => {
            let body = Body::Object(reader.composite(&ty.implements_interfaces, &ty.fields)?);
            reader.extend(&ty.name, body)
        }
        Definition::InterfaceTypeDefinition(ty) => {
            let body = Body::Interface(reader.composite(&ty.implements_interfaces, &ty.fields)?);
            reader.define(ty.description.as_ref(), &ty.name, &ty.directives, body)
        }
        Definition::InterfaceTypeExtension(ty) => {
            let body = Body::Interface(reader.composite(&ty.implements_interfaces, &ty.fields)?);
            reader.extend(&ty.name, body)
        }
        Definition::UnionTypeDefinition(ty) => {
            let body = Body::Union(reader.mentioned(&ty.members)?);
            reader.define(ty.description.as_ref(), &ty.name, &ty.directives, body)
        }
        Definition::UnionTypeExtension(ty) => {
            let body = Body::Union(reader.mentioned(&ty.members)?);
            reader.extend(&ty.name, body)
        }
        Definition::EnumTypeDefinition(ty) => {
            let body = Body::Enum(reader.values(&ty.values)?);
            reader.define(ty.description.as_ref(), &ty.name, &ty.directives, body)
        }
        Definition::EnumTypeExtension(ty) => {
            let body = Body::Enum(reader.values(&ty.values)?);
            reader.extend(&ty.name, body)
        }
        Definition::InputObjectTypeDefinition(ty) => {
            let fields = reader.inputs(&ty.fields)?;
            let body = Body::Input { one_of: is_one_of(&ty.directives), fields };
            reader.define(ty.description.as_ref(), &ty.name, &ty.directives, body)
        }
        Definition::InputObjectTypeExtension(ty) => {
            let fields = reader.inputs(&ty.fields)?;
            reader.extend(&ty.name, Body::Input { one_of: is_one_of(&ty.directives), fields })
        }
        Definition::OperationDefinition(_) | Definition::FragmentDefinition(_) => {
            unreadable(reader.places.of(definition.location()), NO_DEFINITION)
        }
    }
}

fn scalar(directives: &DirectiveList) -> Body {
    Body::Scalar { specified_by: find(directives, "specifiedBy").and_then(|found| text(found, "url")) }
}

fn is_one_of(directives: &DirectiveList) -> bool {
    find(directives, "oneOf").is_some()
}
