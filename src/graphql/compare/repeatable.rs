//! Whether a directive is repeatable, read from the text: async-graphql's parser 7.2 calls every directive so.

use async_graphql::parser::types::DirectiveDefinition;
use async_graphql::parser::{Pos, Positioned};

/// The word stands before the `on` that stands before the first place.
pub(super) fn is_repeatable(sdl: &str, directive: &DirectiveDefinition) -> bool {
    let place = directive.locations.first().map(|Positioned { pos, .. }| offset(sdl, *pos));
    let name = offset(sdl, directive.name.pos) + directive.name.node.len();
    let Some(between) = place.and_then(|place| sdl.get(name..place)) else { return false };
    let code: Vec<_> = between.lines().map(without_comment).collect();
    let code = code.join("\n");
    let before_on = code.trim_end_matches(ignored).trim_end_matches('|').trim_end_matches(ignored);
    let before_on = before_on.strip_suffix("on").unwrap_or_default().trim_end_matches(ignored);
    before_on.ends_with("repeatable")
}

fn ignored(c: char) -> bool {
    c.is_whitespace() || c == ','
}

/// A line with a text in it is left as it is, since the sign may stand in the text.
fn without_comment(line: &str) -> &str {
    if line.contains('"') { line } else { line.split('#').next().unwrap_or_default() }
}

/// The bytes before a position.
fn offset(sdl: &str, at: Pos) -> usize {
    let lines: usize = sdl.split_inclusive('\n').take(at.line - 1).map(str::len).sum();
    let line = sdl.get(lines..).unwrap_or_default();
    lines + line.chars().take(at.column - 1).map(char::len_utf8).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_schema;
    use async_graphql::parser::types::TypeSystemDefinition;

    use super::is_repeatable;

    #[test]
    fn the_word_is_found_where_it_stands() {
        for (sdl, expected) in [
            ("directive @d on FIELD", false),
            ("directive @d repeatable on FIELD", true),
            ("\"é\" type T { a: Int }\n\"é\" directive @d(x: Int)repeatable on|FIELD", true),
            ("directive @d(\n  x: String = \"a # b\"\n) repeatable # or\n  on # these\n  | FIELD", true),
            ("directive @d # repeatable\n  on FIELD", false),
            ("directive @repeatable on FIELD", false),
            ("directive @d(repeatable: Int) on FIELD", false),
        ] {
            let document = parse_schema(sdl).expect("SDL");
            let Some(TypeSystemDefinition::Directive(directive)) = document.definitions.last() else {
                panic!("{sdl} ends in a directive");
            };
            assert_eq!(is_repeatable(sdl, &directive.node), expected, "{sdl}");
        }
    }
}
