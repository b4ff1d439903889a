//! Introspection in circles. The standard query of tools, with types nine deep, is answered.

use super::corpus::{Attack, accepted, many, refused};

pub(crate) fn attacks() -> Vec<Attack> {
    let wide = many(31, |n| format!("a{n}: __schema {{ types {{ name }} }} "));
    vec![
        refused("fields of types of fields", "MAX_INTROSPECTION_LIST_DEPTH_EXCEEDED", circles(3)),
        refused("fields of types of fields, 12 rounds", "MAX_INTROSPECTION_DEPTH_EXCEEDED", circles(12)),
        accepted("fields of the types of fields, once", circles(1)),
        refused("ofType, 30 deep", "MAX_INTROSPECTION_DEPTH_EXCEEDED", of_types(30)),
        accepted("ofType, nine deep", of_types(9)),
        refused("31 schemas", "MAX_ROOT_FIELDS_EXCEEDED", format!("{{ {wide} }}")),
        refused("introspection through fragments", "MAX_INTROSPECTION_LIST_DEPTH_EXCEEDED", fragments()),
        refused("types without a selection", "GRAPHQL_VALIDATION_FAILED", "{ __schema { types } }"),
    ]
}

fn circles(rounds: usize) -> String {
    let (open, close) = ("fields { type { ".repeat(rounds), "} } ".repeat(rounds));
    format!("{{ __schema {{ types {{ {open} name {close} }} }} }}")
}

fn of_types(depth: usize) -> String {
    let (open, close) = ("ofType { ".repeat(depth), "} ".repeat(depth));
    format!("{{ __schema {{ types {{ fields {{ type {{ {open} name {close} }} }} }} }} }}")
}

fn fragments() -> String {
    let fragments =
        many(5, |n| format!("fragment f{n} on __Type {{ fields {{ type {{ ...f{} }} }} }} ", n + 1));
    format!("{{ __type(name: \"City\") {{ ...f0 }} }} {fragments} fragment f5 on __Type {{ name }}")
}
