//! Reads SDL: parses it, merges extensions, and refuses what does not hang together.
//!
//! A file that was cut off often still parses; then it names types that it does not define.

use apollo_compiler::ast::Document;
use apollo_compiler::diagnostic::ToCliReport as _;
use apollo_compiler::validation::DiagnosticList;
use async_graphql::Pos;

use super::definitions;
use super::error::{NO_DEFINITION, Read, unreadable};
use super::places::Places;
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
    let places = Places::new(sdl);
    let document = match Document::parse(sdl, "known.graphql") {
        Ok(document) => document,
        Err(found) => return no_sdl(&places, &found.partial, &found.errors),
    };
    let (extensions, definitions): (Vec<_>, Vec<_>) =
        document.definitions.iter().partition(|definition| definition.is_extension_definition());
    let mut reader = Reader::new(places);
    for definition in definitions.into_iter().chain(extensions) {
        definitions::read(&mut reader, definition)?;
    }
    reader.finish()
}

/// What the parser found first. Of a text without any definition it says what it met, not what is missing.
fn no_sdl<T>(places: &Places<'_>, read: &Document, found: &DiagnosticList) -> Read<T> {
    let first = found.iter().min_by_key(|one| one.error.location().map(|at| at.offset()));
    let at = places.of(first.as_ref().and_then(|one| one.error.location()));
    if read.definitions.is_empty() {
        return unreadable(at, NO_DEFINITION);
    }
    let said = first.map(|one| one.error.to_string()).unwrap_or_default();
    let said = said.trim_start_matches("syntax error: ").trim_end_matches('.');
    unreadable(at, format!("this is not SDL: {said}"))
}

#[cfg(test)]
mod tests {
    use super::schema;

    #[test]
    fn directives_are_repeatable_if_the_word_stands_where_it_belongs() {
        for (sdl, expected) in [
            ("directive @d on FIELD", false),
            ("directive @d repeatable on FIELD", true),
            ("\"é\" type T { a: Int }\n\"é\" directive @d(x: Int)repeatable on|FIELD", true),
            ("directive @d(\n  x: String = \"a # b\"\n) repeatable # or\n  on # these\n  | FIELD", true),
            ("directive @d # repeatable\n  on FIELD", false),
            ("directive @repeatable on FIELD", false),
            ("directive @d(repeatable: Int) on FIELD", false),
        ] {
            let read = schema(&format!("type Query {{ q: Int }}\n{sdl}")).expect("SDL");
            let (_, directive) = read.directives.last_key_value().expect("a directive");
            assert_eq!(directive.repeatable, expected, "{sdl}");
        }
    }
}
