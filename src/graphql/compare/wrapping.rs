//! Whether a type may take the place of another, lists and null included.

use apollo_compiler::ast::Type;

/// Who reads the old type can read the new one: it may promise more, never less.
pub(super) fn still_readable(old: &Type, new: &Type) -> bool {
    let null_is_known = !old.is_non_null() || new.is_non_null();
    null_is_known && fits(old, new, still_readable)
}

/// Who sends the old type is still understood: the new one may accept more, never less.
///
/// A value in the place of a list does not count, though a literal is accepted there: a variable is not.
pub(super) fn still_accepted(old: &Type, new: &Type) -> bool {
    let null_is_accepted = !new.is_non_null() || old.is_non_null();
    null_is_accepted && fits(old, new, still_accepted)
}

/// Whether both are the same type, or lists of which the items fit.
fn fits(old: &Type, new: &Type, items_fit: fn(&Type, &Type) -> bool) -> bool {
    match (old.is_list(), new.is_list()) {
        (true, true) => items_fit(old.item_type(), new.item_type()),
        (false, false) => old.inner_named_type() == new.inner_named_type(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn types(one: &str, other: &str) -> (Type, Type) {
        let ty = |text| Type::parse(text, "type").expect("a type");
        (ty(one), ty(other))
    }

    #[test]
    fn answers_may_promise_more_and_inputs_may_accept_more() {
        for (less, more) in [
            ("T", "T!"),
            ("[T]", "[T!]"),
            ("[T]", "[T]!"),
            ("[T]", "[T!]!"),
            ("[[T]!]", "[[T!]!]!"),
            ("[[T]]", "[[T]!]"),
        ] {
            let (less, more) = types(less, more);
            assert!(still_readable(&less, &more) && !still_readable(&more, &less), "{less} and {more}");
            assert!(still_accepted(&more, &less) && !still_accepted(&less, &more), "{less} and {more}");
            assert!(still_readable(&more, &more) && still_accepted(&more, &more), "{more}");
        }
    }

    #[test]
    fn no_other_type_takes_the_place() {
        for (one, other) in [("T", "U"), ("T", "[T]"), ("[T]", "[[T]]"), ("[T!]", "[T]!"), ("[T]", "[U]")] {
            let (one, other) = types(one, other);
            assert!(!still_readable(&one, &other) && !still_readable(&other, &one), "{one} and {other}");
            assert!(!still_accepted(&one, &other) && !still_accepted(&other, &one), "{one} and {other}");
        }
    }
}
