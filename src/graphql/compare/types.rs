//! Types with what they have, directives and root types.

use super::change::{Change, Found};
use super::inputs::{self, ARGUMENTS, DIRECTIVE_ARGUMENTS, INPUT_FIELDS};
use super::kind::Kind;
use super::sdl::{Body, Composite, Directive, Field, Item, Member, Named, Schema, TypeDef};
use super::walk::{Side, annotations, pairs};
use super::wrapping::still_readable;

/// All changes between two schemas.
pub(super) fn changes(old: &Schema, new: &Schema) -> Vec<Change> {
    let mut found = Found::default();
    roots(&mut found, &old.roots, &new.roots);
    for (name, side) in pairs(&old.types, &new.types) {
        let defined = |ty: &TypeDef| format!("{} {name}", ty.body.keyword());
        match side {
            Side::Gone(old) => {
                found.removed(Kind::TypeRemoved, name.to_owned(), old.item.line, &defined(old));
            }
            Side::New(new) => found.added(Kind::TypeAdded, name.to_owned(), None, &defined(new)),
            Side::Both(old, new) => {
                kept_type(&mut found, name, old, new);
                annotations(&mut found, name, &old.item, &new.item);
            }
        }
    }
    for (name, side) in pairs(&old.directives, &new.directives) {
        let name = format!("@{name}");
        match side {
            Side::Gone(old) => {
                found.removed(Kind::DirectiveRemoved, name.clone(), old.item.line, &name);
            }
            Side::New(_) => found.added(Kind::DirectiveAdded, name.clone(), None, &name),
            Side::Both(old, new) => {
                kept_directive(&mut found, &name, old, new);
                annotations(&mut found, &name, &old.item, &new.item);
            }
        }
    }
    found.0
}

fn roots(found: &mut Found, old: &Named<Member>, new: &Named<Member>) {
    for (operation, side) in pairs(old, new) {
        let written = |root: &Member| format!("{operation}: {}", root.name);
        match side {
            Side::Gone(old) => {
                found.removed(Kind::RootTypeRemoved, old.name.clone(), old.line, &written(old));
            }
            Side::New(new) => found.added(Kind::RootTypeAdded, new.name.clone(), None, &written(new)),
            Side::Both(old, new) if old.name != new.name => {
                found.changed(Kind::RootTypeChanged, &old.name, old.line, &written(old), &written(new));
            }
            Side::Both(..) => {}
        }
    }
}

fn kept_type(found: &mut Found, name: &str, old: &TypeDef, new: &TypeDef) {
    let line = old.item.line;
    match (&old.body, &new.body) {
        (Body::Scalar { specified_by: before }, Body::Scalar { specified_by: after }) => {
            // Tools leave it out, as they do descriptions.
            if let (Some(before), Some(after)) = (before, after)
                && before != after
            {
                found.changed(Kind::SpecifiedByChange, name, line, before, after);
            }
        }
        (Body::Object(before), Body::Object(after)) | (Body::Interface(before), Body::Interface(after)) => {
            let kinds = (Kind::ImplementedInterfaceRemoved, Kind::ImplementedInterfaceAdded);
            members(found, name, line, kinds, (&before.implements, &after.implements));
            fields(found, name, line, before, after);
        }
        (Body::Union(before), Body::Union(after)) => {
            let kinds = (Kind::TypeRemovedFromUnion, Kind::TypeAddedToUnion);
            members(found, name, line, kinds, (before, after));
        }
        (Body::Enum(before), Body::Enum(after)) => values(found, name, line, before, after),
        (Body::Input { one_of, fields }, Body::Input { one_of: after_one_of, fields: after }) => {
            match (one_of, after_one_of) {
                (false, true) => found.added(Kind::OneOfAdded, name.to_owned(), Some(line), "@oneOf"),
                (true, false) => found.removed(Kind::OneOfRemoved, name.to_owned(), line, "@oneOf"),
                _ => {}
            }
            let coordinate = |field: &str| format!("{name}.{field}");
            inputs::compare(found, &INPUT_FIELDS, &old.item, (fields, after), coordinate);
        }
        (before, after) => {
            found.changed(Kind::TypeChangedKind, name, line, before.keyword(), after.keyword());
        }
    }
}

/// Names that were added to an item, or taken from it.
fn members(
    found: &mut Found,
    owner: &str,
    line: usize,
    (removed, added): (Kind, Kind),
    (old, new): (&Named<Member>, &Named<Member>),
) {
    for (name, side) in pairs(old, new) {
        match side {
            Side::Gone(old) => found.removed(removed, owner.to_owned(), old.line, name),
            Side::New(_) => found.added(added, owner.to_owned(), Some(line), name),
            Side::Both(..) => {}
        }
    }
}

fn fields(found: &mut Found, owner: &str, line: usize, old: &Composite, new: &Composite) {
    for (name, side) in pairs(&old.fields, &new.fields) {
        let coordinate = format!("{owner}.{name}");
        match side {
            Side::Gone(old) => found.removed(Kind::FieldRemoved, coordinate, old.item.line, &old.ty),
            Side::New(new) => found.added(Kind::FieldAdded, coordinate, Some(line), &new.ty),
            Side::Both(old, new) => {
                kept_field(found, &coordinate, old, new);
                annotations(found, &coordinate, &old.item, &new.item);
            }
        }
    }
}

fn kept_field(found: &mut Found, coordinate: &str, old: &Field, new: &Field) {
    if old.ty != new.ty {
        let safe = still_readable(&old.ty, &new.ty);
        let kind = if safe { Kind::FieldChangedKindSafe } else { Kind::FieldChangedKind };
        found.changed(kind, coordinate, old.item.line, &old.ty, &new.ty);
    }
    let arguments = (&old.arguments, &new.arguments);
    inputs::compare(found, &ARGUMENTS, &old.item, arguments, |name| format!("{coordinate}({name}:)"));
}

fn values(found: &mut Found, owner: &str, line: usize, old: &Named<Item>, new: &Named<Item>) {
    for (name, side) in pairs(old, new) {
        let coordinate = format!("{owner}.{name}");
        match side {
            Side::Gone(old) => found.removed(Kind::ValueRemovedFromEnum, coordinate, old.line, name),
            Side::New(_) => found.added(Kind::ValueAddedToEnum, coordinate, Some(line), name),
            Side::Both(old, new) => annotations(found, &coordinate, old, new),
        }
    }
}

fn kept_directive(found: &mut Found, name: &str, old: &Directive, new: &Directive) {
    let line = old.item.line;
    match (old.repeatable, new.repeatable) {
        (true, false) => {
            found.removed(Kind::DirectiveRepeatableRemoved, name.to_owned(), line, "repeatable");
        }
        (false, true) => {
            found.added(Kind::DirectiveRepeatableAdded, name.to_owned(), Some(line), "repeatable");
        }
        _ => {}
    }
    let kinds = (Kind::DirectiveLocationRemoved, Kind::DirectiveLocationAdded);
    members(found, name, line, kinds, (&old.locations, &new.locations));
    let coordinate = |argument: &str| format!("{name}({argument}:)");
    let arguments = (&old.arguments, &new.arguments);
    inputs::compare(found, &DIRECTIVE_ARGUMENTS, &old.item, arguments, coordinate);
}
