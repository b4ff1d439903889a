//! Arguments and input fields: what clients send.

use super::change::Found;
use super::kind::Kind;
use super::sdl::{Input, Item, Named};
use super::walk::{Side, annotations, pairs};
use super::wrapping::still_accepted;

/// What the changes of one sort of inputs are called.
pub(super) struct Names {
    removed: Kind,
    required_added: Kind,
    optional_added: Kind,
    changed: Kind,
    changed_safe: Kind,
    became_required: Kind,
    default_changed: Kind,
    default_added: Kind,
}

pub(super) const ARGUMENTS: Names = Names {
    removed: Kind::ArgRemoved,
    required_added: Kind::RequiredArgAdded,
    optional_added: Kind::OptionalArgAdded,
    changed: Kind::ArgChangedKind,
    changed_safe: Kind::ArgChangedKindSafe,
    became_required: Kind::ArgBecameRequired,
    default_changed: Kind::ArgDefaultValueChange,
    default_added: Kind::ArgDefaultValueAdded,
};

pub(super) const INPUT_FIELDS: Names = Names {
    removed: Kind::FieldRemoved,
    required_added: Kind::RequiredInputFieldAdded,
    optional_added: Kind::OptionalInputFieldAdded,
    changed: Kind::FieldChangedKind,
    changed_safe: Kind::FieldChangedKindSafe,
    became_required: Kind::InputFieldBecameRequired,
    default_changed: Kind::InputFieldDefaultValueChange,
    default_added: Kind::InputFieldDefaultValueAdded,
};

pub(super) const DIRECTIVE_ARGUMENTS: Names = Names {
    removed: Kind::DirectiveArgRemoved,
    required_added: Kind::RequiredDirectiveArgAdded,
    optional_added: Kind::OptionalDirectiveArgAdded,
    changed: Kind::DirectiveArgChangedKind,
    changed_safe: Kind::DirectiveArgChangedKindSafe,
    became_required: Kind::DirectiveArgBecameRequired,
    default_changed: Kind::DirectiveArgDefaultValueChange,
    default_added: Kind::DirectiveArgDefaultValueAdded,
};

/// Compares the inputs of an owner; `coordinate` makes that of an input from its name.
pub(super) fn compare(
    found: &mut Found,
    names: &Names,
    owner: &Item,
    (old, new): (&Named<Input>, &Named<Input>),
    coordinate: impl Fn(&str) -> String,
) {
    for (name, side) in pairs(old, new) {
        let coordinate = coordinate(name);
        match side {
            Side::Gone(old) => found.removed(names.removed, coordinate, old.item.line, old),
            Side::New(new) => {
                let kind = if new.is_required() { names.required_added } else { names.optional_added };
                found.added(kind, coordinate, Some(owner.line), new);
            }
            Side::Both(old, new) => {
                kept(found, names, &coordinate, old, new);
                annotations(found, &coordinate, &old.item, &new.item);
            }
        }
    }
}

fn kept(found: &mut Found, names: &Names, coordinate: &str, old: &Input, new: &Input) {
    let line = old.item.line;
    if !still_accepted(&old.ty, &new.ty) {
        // The default follows the type, so it says nothing of its own.
        return found.changed(names.changed, coordinate, line, old, new);
    }
    if old.ty != new.ty {
        found.changed(names.changed_safe, coordinate, line, &old.ty, &new.ty);
    }
    match (&old.default, &new.default) {
        (Some(before), None) if new.is_required() => {
            found.removed(names.became_required, coordinate.to_owned(), line, before);
        }
        (Some(before), None) => found.removed(names.default_changed, coordinate.to_owned(), line, before),
        (Some(before), Some(after)) if before != after => {
            found.changed(names.default_changed, coordinate, line, before, after);
        }
        (None, Some(after)) => found.added(names.default_added, coordinate.to_owned(), Some(line), after),
        _ => {}
    }
}
