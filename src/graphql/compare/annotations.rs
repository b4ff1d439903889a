//! What stands at an item beside its definition: its description and its directives.

use apollo_compiler::Node;
use apollo_compiler::ast::{Directive, DirectiveList};

use super::sdl::Item;

/// The reason of a deprecation that gives none.
const NO_REASON: &str = "No longer supported";

pub(super) fn item(line: usize, description: Option<&Node<str>>, directives: &DirectiveList) -> Item {
    let deprecated = find(directives, "deprecated");
    Item {
        line,
        description: description.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()),
        deprecated: deprecated.map(|mark| text(mark, "reason").unwrap_or_else(|| NO_REASON.to_owned())),
    }
}

/// The directive of this name that stands at an item.
pub(super) fn find<'a>(directives: &'a DirectiveList, name: &str) -> Option<&'a Directive> {
    directives.iter().map(|directive| &**directive).find(|directive| directive.name == name)
}

/// The text that a directive gives for an argument.
pub(super) fn text(directive: &Directive, argument: &str) -> Option<String> {
    let argument = directive.arguments.iter().find(|given| given.name == argument)?;
    argument.value.as_str().map(str::to_owned)
}
