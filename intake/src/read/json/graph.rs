//! Graphs in JSON: nodes and links as NetworkX, D3, Cytoscape and the JSON Graph Format write them.

use std::collections::HashSet;

use super::flat;
use super::tree::{Members, Node};
use crate::read::growing::Growing;
use crate::table::{Remark, RemarkKind, Role, Table, Unreadable};

/// What identifies a node, the best first.
const KEYS: [&str; 4] = ["id", "key", "name", "label"];

/// The object that has the nodes and the links, if the root is a graph or holds one.
pub(super) fn graph(root: &Node) -> Option<&Node> {
    let is_graph = |node: &&Node| {
        node.get("nodes").is_some_and(|nodes| !nodes.is_scalar())
            && links(node).is_some_and(|links| links.list().is_some())
    };
    [Some(root), root.get("graph"), root.get("elements")].into_iter().flatten().find(is_graph)
}

fn links(graph: &Node) -> Option<&Node> {
    graph.get("links").or_else(|| graph.get("edges"))
}

pub(super) fn read(root: &Node, graph: &Node, remarks: &mut Vec<Remark>) -> Result<Vec<Table>, Unreadable> {
    note_members(root, graph, remarks);
    let nodes = nodes(graph.get("nodes"), remarks);
    let keys: Vec<String> = (0..).zip(&nodes).map(|(place, node)| node.key(place)).collect();
    let mut places = Growing::default();
    for (place, node) in nodes.iter().enumerate() {
        let has_id = node.cells.iter().any(|(name, value)| name == "id" && !value.is_empty());
        let id = (!has_id).then(|| ("id".to_owned(), keys[place].clone()));
        places.add(
            node.number,
            id.into_iter().chain(node.cells.iter().filter(|(name, _)| has_id || name != "id").cloned()),
        )?;
    }
    let mut ends = Ends { known: keys.iter().map(String::as_str).collect(), keys: &keys, has_places: false };
    let mut edges = Growing::default();
    for (number, link) in (1..).zip(links(graph).and_then(Node::list).unwrap_or_default()) {
        match ends.cells(link) {
            Ok(cells) => edges.add(number, cells)?,
            Err(text) => {
                remarks.push(Remark { line: number, kind: RemarkKind::Refused, text: text.to_owned() });
            }
        }
    }
    if ends.has_places {
        let text = "the links name nodes by their place in the list, counted from 0".to_owned();
        remarks.push(Remark { line: 1, kind: RemarkKind::Note, text });
    }
    Ok(vec![places.into_table("nodes", Role::Places)?, edges.into_table("edges", Role::Links)?])
}

/// What else the file says of the graph, other than how its links are to be read.
fn note_members(root: &Node, graph: &Node, remarks: &mut Vec<Remark>) {
    let told = ["nodes", "links", "edges", "directed", "multigraph", "graph", "elements"];
    let members =
        graph.members().into_iter().chain(root.members().filter(|_| !std::ptr::eq(root, graph))).flatten();
    for (name, node) in members.filter(|(name, node)| !told.contains(&name.as_str()) && *node != Node::Null) {
        super::general::note_member(name, node, remarks);
    }
}

struct Listed {
    number: u64,
    cells: flat::Cells,
}

impl Listed {
    fn key(&self, place: usize) -> String {
        let value = |key: &&str| self.cells.iter().find(|(name, value)| name == key && !value.is_empty());
        KEYS.iter().find_map(value).map_or_else(|| place.to_string(), |(_, value)| value.clone())
    }
}

fn nodes(nodes: Option<&Node>, remarks: &mut Vec<Remark>) -> Vec<Listed> {
    let mut listed = Vec::new();
    match nodes {
        Some(Node::List(items)) => {
            for (number, item) in (1..).zip(items) {
                match item {
                    Node::Object(members) => {
                        listed.push(Listed { number, cells: flat::cells(unwrapped(members)) });
                    }
                    // A place in the list counts for links by number.
                    Node::List(_) => {
                        let text = "a node is a list, not an object".to_owned();
                        remarks.push(Remark { line: number, kind: RemarkKind::Refused, text });
                        listed.push(Listed { number, cells: Vec::new() });
                    }
                    scalar => listed.push(Listed { number, cells: vec![("id".to_owned(), scalar.cell())] }),
                }
            }
        }
        Some(Node::Object(members)) => {
            for (number, (id, node)) in (1..).zip(members) {
                let mut cells = vec![("id".to_owned(), id.clone())];
                let inner = node.members().map(flat::cells).unwrap_or_default();
                cells.extend(inner.into_iter().filter(|(name, _)| name != "id"));
                listed.push(Listed { number, cells });
            }
        }
        _ => {}
    }
    listed
}

/// Cytoscape puts what it has of an element into `data`.
fn unwrapped(members: &Members) -> &Members {
    super::tree::member(members, "data").and_then(Node::members).unwrap_or(members)
}

/// The ends of links, however they are named.
struct Ends<'a> {
    keys: &'a [String],
    known: HashSet<&'a str>,
    has_places: bool,
}

impl Ends<'_> {
    fn cells(&mut self, link: &Node) -> Result<flat::Cells, &'static str> {
        let mut cells = Vec::new();
        match link {
            Node::List(ends) => {
                let [one, other] = ends.as_slice() else {
                    return Err("a link is a list of other than two nodes");
                };
                cells.push(("source".to_owned(), self.key(one)));
                cells.push(("target".to_owned(), self.key(other)));
            }
            Node::Object(members) => {
                let members = unwrapped(members);
                let (ends, rest): (Members, Members) =
                    members.iter().cloned().partition(|(name, _)| is_end(name));
                cells.extend(ends.iter().map(|(name, end)| (name.clone(), self.key(end))));
                cells.extend(flat::cells(&rest));
            }
            _ => return Err("a link is neither an object nor a list of two nodes"),
        }
        if cells.iter().filter(|(name, value)| is_end(name) && !value.is_empty()).count() < 2 {
            return Err("a link has no source or no target");
        }
        Ok(cells)
    }

    /// The key of a node that is named by it, by its place, or by the node itself.
    fn key(&mut self, end: &Node) -> String {
        if let Node::Object(members) = end {
            let cells = flat::cells(members);
            return KEYS
                .iter()
                .find_map(|key| cells.iter().find(|(name, _)| name == key))
                .map(|(_, value)| value.clone())
                .unwrap_or_default();
        }
        let text = end.cell();
        let named = (end.number().is_some() && !self.known.contains(text.as_str()))
            .then(|| text.parse::<usize>().ok().and_then(|place| self.keys.get(place)))
            .flatten();
        match named {
            Some(key) => {
                self.has_places = true;
                key.clone()
            }
            None => text,
        }
    }
}

fn is_end(name: &str) -> bool {
    matches!(name, "source" | "target" | "from" | "to")
}
