//! Objects into the cells of rows: names joined with dots, lists of objects as rows of their own.

use std::collections::BTreeSet;

use super::tree::{Members, Node};
use crate::table::Unreadable;

/// Of the rows of one object together: what it says of itself stands in each of them.
const MOST_BYTES: usize = 256 << 20;

/// Rows of one object may be many: the product of what its lists of objects hold.
pub(super) type Cells = Vec<(String, String)>;

/// What a point is called that is given as two numbers.
const POINTS: [&str; 15] = [
    "coordinates",
    "coordinate",
    "coords",
    "coord",
    "position",
    "point",
    "latlng",
    "latlon",
    "lnglat",
    "lonlat",
    "location",
    "loc",
    "geo",
    "center",
    "centre",
];

/// The names of lists that have an object somewhere: what else they hold stands for one.
#[derive(Default)]
pub(super) struct Lists(BTreeSet<String>);

impl Lists {
    /// Those in any of the items.
    pub(super) fn of<'a>(items: impl IntoIterator<Item = &'a Node>) -> Self {
        let mut lists = Self::default();
        items.into_iter().filter_map(Node::members).for_each(|members| lists.find("", members));
        lists
    }

    fn find(&mut self, prefix: &str, members: &Members) {
        for (name, node) in members {
            let name = || format!("{prefix}{name}");
            match node {
                Node::Object(members) => self.find(&format!("{}.", name()), members),
                Node::List(items) if items.iter().any(Node::is_object) => {
                    let below = format!("{}.", name());
                    items.iter().filter_map(Node::members).for_each(|members| self.find(&below, members));
                    self.0.insert(name());
                }
                _ => {}
            }
        }
    }

    fn has(&self, name: &str, items: &[Node]) -> bool {
        items.iter().any(Node::is_object) || (!items.is_empty() && self.0.contains(name))
    }
}

/// The rows of an object. One for each item of a list of objects within, with what the outer one says of itself; one if there
/// is no such list, or if all are empty.
pub(super) fn rows(members: &Members, known: &Lists) -> Result<Vec<Cells>, Unreadable> {
    rows_below("", members, known)
}

fn rows_below(prefix: &str, members: &Members, known: &Lists) -> Result<Vec<Cells>, Unreadable> {
    let (mut own, mut lists) = (Vec::new(), Vec::new());
    collect(prefix, members, known, &mut own, &mut lists);
    let mut inner = Vec::new();
    for (name, items) in &lists {
        for item in *items {
            match item {
                Node::Object(members) => inner.extend(rows_below(&format!("{name}."), members, known)?),
                other => inner.push(vec![(name.clone(), value(name, other))]),
            }
        }
    }
    if inner.is_empty() {
        return Ok(vec![own]);
    }
    let size: usize = own.iter().map(|(name, value)| name.len() + value.len()).sum();
    if size.saturating_mul(inner.len()) > MOST_BYTES {
        return Err(Unreadable::new(
            "one object with all that is listed in it makes rows of more than 256 MB; split it",
        ));
    }
    Ok(inner.into_iter().map(|cells| own.iter().cloned().chain(cells).collect()).collect())
}

fn collect<'a>(
    prefix: &str,
    members: &'a Members,
    known: &Lists,
    own: &mut Cells,
    lists: &mut Vec<(String, &'a [Node])>,
) {
    for (name, node) in members {
        let name = format!("{prefix}{name}");
        match node {
            Node::Object(members) => collect(&format!("{name}."), members, known, own, lists),
            Node::List(items) if known.has(&name, items) => lists.push((name, items)),
            // A list that is empty here may hold objects elsewhere; it is no value of a column.
            Node::List(items) if items.is_empty() => {}
            _ => {
                let cell = value(&name, node);
                own.push((name, cell));
            }
        }
    }
}

/// The cells of an object that stays one row: lists of objects in it are kept as JSON.
pub(super) fn cells(members: &Members) -> Cells {
    let (mut own, mut lists) = (Vec::new(), Vec::new());
    collect("", members, &Lists::default(), &mut own, &mut lists);
    own.extend(lists.into_iter().map(|(name, items)| {
        let cell = Node::List(items.to_vec()).to_string();
        (name, cell)
    }));
    own
}

/// The one cell of a value.
fn value(name: &str, node: &Node) -> String {
    match node {
        Node::List(items) if is_point(name, items) => joined(items, ", "),
        Node::List(items) if items.iter().all(Node::is_scalar) => joined(items, "; "),
        Node::List(_) | Node::Object(_) => node.to_string(),
        scalar => scalar.cell(),
    }
}

fn is_point(name: &str, items: &[Node]) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name);
    let last: String =
        last.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
    items.len() == 2 && items.iter().all(|item| item.number().is_some()) && POINTS.contains(&last.as_str())
}

fn joined(items: &[Node], separator: &str) -> String {
    items.iter().map(Node::cell).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(separator)
}
