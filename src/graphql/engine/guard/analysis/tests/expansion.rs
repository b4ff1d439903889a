//! The figures are those of a plain expansion that follows every spread.

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{ExecutableDocument, Field, Selection, SelectionSet};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};

use super::run;
use crate::graphql::engine::guard::limits::DocumentLimits;

/// A selection whose meaning depends on the type that it falls upon.
#[derive(Debug, Clone)]
struct Seed {
    pick: usize,
    kind: Kind,
    alias: bool,
    directives: usize,
    first: Option<u64>,
    below: Vec<Seed>,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Field,
    Inline,
    Spread,
}

const FRAGMENT_TYPES: [&str; 4] = ["City", "CityConnection", "Query", "PartnerConnection"];

/// The fields of a type: name, whether it takes `first`, and the type that it leads to.
fn fields(owner: &str) -> &'static [(&'static str, bool, &'static str)] {
    match owner {
        "Query" => &[
            ("cities", true, "CityConnection"),
            ("regions", false, "Region"),
            ("city", false, "City"),
            ("components", true, "Component"),
            ("__typename", false, ""),
        ],
        "CityConnection" => {
            &[("nodes", false, "City"), ("edges", false, "CityEdge"), ("totalCount", false, "")]
        }
        "CityEdge" => &[("node", false, "City"), ("cursor", false, "")],
        "PartnerConnection" => &[("edges", false, "PartnerEdge"), ("nodes", false, "City")],
        "PartnerEdge" => &[("node", false, "City"), ("relation", false, "Relation")],
        "Relation" => &[("cities", false, "City"), ("id", false, "")],
        "Region" | "Component" => &[("cities", true, "CityConnection")],
        "Note" => &[("text", false, ""), ("city", false, "City")],
        _ => &[
            ("id", false, ""),
            ("tags", false, ""),
            ("notes", false, "Note"),
            ("partners", true, "PartnerConnection"),
        ],
    }
}

/// The length of a list: of a page `page`, of any other as the schema of these tests says.
fn length(owner: &str, field: &Field, page: u64) -> Option<u64> {
    match (owner, field.name.node.as_str()) {
        ("CityConnection" | "PartnerConnection", "nodes" | "edges") => Some(page),
        ("Query", "regions") => Some(5),
        ("Query", "components") => Some(first(field).unwrap_or(10)),
        ("Relation", "cities") => Some(2),
        ("City", "notes") => Some(10),
        _ => None,
    }
}

fn first(field: &Field) -> Option<u64> {
    field.get_argument("first")?.node.to_string().parse().ok()
}

/// Writes selections on a type, in the given fragment: only later ones are spread, so that there are no cycles.
struct Writer {
    next_fragment: usize,
    fragments: usize,
}

impl Writer {
    fn all(&self, seeds: &[Seed], owner: &str, depth: usize) -> String {
        let written: Vec<_> = seeds.iter().map(|seed| self.one(seed, owner, depth)).collect();
        written.concat()
    }

    fn one(&self, seed: &Seed, owner: &str, depth: usize) -> String {
        let directives = "@d ".repeat(seed.directives);
        let later = (self.next_fragment..self.fragments)
            .filter(|later| FRAGMENT_TYPES[later % FRAGMENT_TYPES.len()] == owner)
            .nth(seed.pick % 3);
        match (seed.kind, later) {
            (Kind::Spread, Some(later)) => format!("...f{later} {directives}"),
            (Kind::Inline, _) if depth < 12 && !seed.below.is_empty() => {
                format!("... on {owner} {directives} {{ {} }} ", self.all(&seed.below, owner, depth + 1))
            }
            _ => {
                let (name, pages, target) = fields(owner)[seed.pick % fields(owner).len()];
                let alias = if seed.alias { "x: " } else { "" };
                let page = match seed.first {
                    Some(first) if pages => format!("(first: {first})"),
                    _ => String::new(),
                };
                let below = if target.is_empty() {
                    String::new()
                } else {
                    format!("{{ __typename {} }} ", self.all(&seed.below, target, depth + 1))
                };
                format!("{alias}{name}{page} {directives}{below}")
            }
        }
    }
}

/// The operation that is measured, and another one that spreads all fragments, so that none is left over.
fn document(operation: &[Seed], fragments: &[Vec<Seed>]) -> String {
    let writer = |next_fragment| Writer { next_fragment, fragments: fragments.len() };
    let mut parts = vec![format!("query A {{ __typename {} }}", writer(0).all(operation, "Query", 1))];
    for (number, seeds) in fragments.iter().enumerate() {
        let owner = FRAGMENT_TYPES[number % FRAGMENT_TYPES.len()];
        let below = writer(number + 1).all(seeds, owner, 1);
        parts.push(format!("fragment f{number} on {owner} {{ __typename {below} }}"));
    }
    let spreads: String =
        (0..fragments.len()).map(|number| ["...f", &number.to_string(), " "].concat()).collect();
    parts.push(format!("query B {{ __typename {spreads} }}"));
    parts.join(" ")
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Figures {
    depth: u64,
    list_depth: u64,
    fields: u64,
    root_fields: u64,
    aliases: u64,
    directives: u64,
    list_items: u64,
}

/// Where an expansion stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    owner: &'a str,
    depth: u64,
    list_depth: u64,
    objects: u64,
    page: u64,
}

fn expand(document: &ExecutableDocument, set: &SelectionSet, place: Place<'_>, figures: &mut Figures) {
    for selection in &set.items {
        figures.directives += selection.node.directives().len() as u64;
        match &selection.node {
            Selection::InlineFragment(inline) => {
                expand(document, &inline.node.selection_set.node, place, figures);
            }
            Selection::FragmentSpread(spread) => {
                let fragment = &document.fragments[&spread.node.fragment_name.node].node;
                expand(document, &fragment.selection_set.node, place, figures);
            }
            Selection::Field(field) => {
                let field = &field.node;
                let list = length(place.owner, field, place.page);
                let objects = place.objects * list.unwrap_or(1);
                let target = fields(place.owner).iter().find(|(name, ..)| *name == field.name.node);
                let below = Place {
                    owner: target.map_or("", |(_, _, target)| target),
                    depth: place.depth + 1,
                    list_depth: place.list_depth + u64::from(list.is_some()),
                    objects,
                    page: first(field).unwrap_or(20),
                };
                figures.depth = figures.depth.max(below.depth);
                figures.list_depth = figures.list_depth.max(below.list_depth);
                figures.fields += 1;
                figures.root_fields += u64::from(place.depth == 0);
                figures.aliases += u64::from(field.alias.is_some());
                figures.list_items += if list.is_some() { objects } else { 0 };
                expand(document, &field.selection_set.node, below, figures);
            }
        }
    }
}

fn seed() -> impl Strategy<Value = Seed> {
    let kind = prop_oneof![4 => Just(Kind::Field), 1 => Just(Kind::Inline), 3 => Just(Kind::Spread)];
    let one = (any::<usize>(), kind, any::<bool>(), 0..3_usize, prop::option::of(0..5_u64));
    let leaf = one.clone().prop_map(|(pick, kind, alias, directives, first)| Seed {
        pick,
        kind,
        alias,
        directives,
        first,
        below: Vec::new(),
    });
    leaf.prop_recursive(5, 24, 3, move |inner| {
        (one.clone(), prop::collection::vec(inner, 0..3)).prop_map(
            |((pick, kind, alias, directives, first), below)| Seed {
                pick,
                kind,
                alias,
                directives,
                first,
                below,
            },
        )
    })
}

proptest! {
    #[test]
    fn the_pass_finds_what_a_plain_expansion_finds(
        operation in prop::collection::vec(seed(), 1..4),
        fragments in prop::collection::vec(prop::collection::vec(seed(), 0..3), 0..8),
    ) {
        let text = document(&operation, &fragments);
        let parsed = parse_query(&text).expect("the document is valid");
        let mut operations = parsed.operations.iter();
        let (_, root) = operations.find(|(name, _)| name.is_some_and(|name| name == "A")).expect("the operation");
        let mut expected = Figures::default();
        let place = Place { owner: "Query", depth: 0, list_depth: 0, objects: 1, page: 20 };
        expand(&parsed, &root.node.selection_set.node, place, &mut expected);

        let report = run(&text, Some("A"), "{}", &DocumentLimits::NONE).expect("no limit");
        let found = Figures {
            depth: report.depth,
            list_depth: report.list_depth,
            fields: report.fields,
            root_fields: report.root_fields,
            aliases: report.aliases,
            directives: report.directives,
            list_items: report.list_items,
        };
        assert_eq!(found, expected, "{text}");
    }
}
