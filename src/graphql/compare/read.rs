//! Reads SDL: parses it, merges extensions, and refuses what does not hang together.
//!
//! A file that was cut off often still parses; then it names types that it does not define.

use async_graphql::parser::types::TypeSystemDefinition;
use async_graphql::parser::{self, Pos};

use super::error::{Read, unreadable};
use super::reader::Reader;
use super::sdl::Schema;

/// The bytes as text.
pub(super) fn text(bytes: &[u8]) -> Read<&str> {
    std::str::from_utf8(bytes).or_else(|error| {
        let read = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let column =
            read.lines().last().filter(|_| !read.ends_with('\n')).map_or(0, |line| line.chars().count());
        unreadable(Pos { line: read.matches('\n').count() + 1, column: column + 1 }, "this is not UTF-8")
    })
}

pub(super) fn schema(sdl: &str) -> Read<Schema> {
    let document = parser::parse_schema(sdl).or_else(|error| {
        let at = error.positions().next().unwrap_or(Pos { line: 1, column: 1 });
        // The parser draws the line too; its last line says what it expected.
        let said = error.to_string();
        let said = said.lines().last().unwrap_or_default().trim_start_matches([' ', '=']);
        unreadable(at, format!("this is not SDL: {said}"))
    })?;
    let (extensions, definitions): (Vec<_>, Vec<_>) =
        document.definitions.into_iter().partition(|definition| match definition {
            TypeSystemDefinition::Schema(schema) => schema.node.extend,
            TypeSystemDefinition::Type(ty) => ty.node.extend,
            TypeSystemDefinition::Directive(_) => false,
        });
    let mut reader = Reader::new(sdl);
    for definition in definitions.into_iter().chain(extensions) {
        match definition {
            TypeSystemDefinition::Schema(schema) => reader.roots(schema)?,
            TypeSystemDefinition::Type(ty) if ty.node.extend => reader.extension(ty)?,
            TypeSystemDefinition::Type(ty) => reader.definition(ty)?,
            TypeSystemDefinition::Directive(directive) => reader.directive(directive)?,
        }
    }
    reader.finish()
}
