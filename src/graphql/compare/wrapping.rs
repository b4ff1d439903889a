//! Whether a type may take the place of another, lists and null included.

use async_graphql::parser::types::{BaseType, Type};

/// Who reads the old type can read the new one: it may promise more, never less.
pub(super) fn still_readable(old: &Type, new: &Type) -> bool {
    let null_is_known = old.nullable || !new.nullable;
    null_is_known
        && match (&old.base, &new.base) {
            (BaseType::Named(old), BaseType::Named(new)) => old == new,
            (BaseType::List(old), BaseType::List(new)) => still_readable(old, new),
            _ => false,
        }
}

/// Who sends the old type is still understood: the new one may accept more, never less.
///
/// A value in the place of a list does not count, though a literal is accepted there: a variable is not.
pub(super) fn still_accepted(old: &Type, new: &Type) -> bool {
    let null_is_accepted = new.nullable || !old.nullable;
    null_is_accepted
        && match (&old.base, &new.base) {
            (BaseType::Named(old), BaseType::Named(new)) => old == new,
            (BaseType::List(old), BaseType::List(new)) => still_accepted(old, new),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::types::Type;

    use super::{still_accepted, still_readable};

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
            let (less, more) = (Type::new(less).expect("a type"), Type::new(more).expect("a type"));
            assert!(still_readable(&less, &more) && !still_readable(&more, &less), "{less} and {more}");
            assert!(still_accepted(&more, &less) && !still_accepted(&less, &more), "{less} and {more}");
            assert!(still_readable(&more, &more) && still_accepted(&more, &more), "{more}");
        }
    }

    #[test]
    fn no_other_type_takes_the_place() {
        for (one, other) in [("T", "U"), ("T", "[T]"), ("[T]", "[[T]]"), ("[T!]", "[T]!"), ("[T]", "[U]")] {
            let (one, other) = (Type::new(one).expect("a type"), Type::new(other).expect("a type"));
            assert!(!still_readable(&one, &other) && !still_readable(&other, &one), "{one} and {other}");
            assert!(!still_accepted(&one, &other) && !still_accepted(&other, &one), "{one} and {other}");
        }
    }
}
