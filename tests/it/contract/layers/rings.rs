//! Rings in a graph of names.

use std::collections::BTreeMap;
use std::fmt;

use petgraph::algo::tarjan_scc;
use petgraph::graph::DiGraph;

/// The groups of names that reach each other, each in order; a name alone is no ring.
pub(super) fn rings<N: Copy + Ord + fmt::Debug>(arrows: impl Iterator<Item = (N, N)>) -> Vec<Vec<N>> {
    let mut graph = DiGraph::new();
    let mut nodes = BTreeMap::new();
    for (from, to) in arrows {
        let from = *nodes.entry(from).or_insert_with(|| graph.add_node(from));
        let to = *nodes.entry(to).or_insert_with(|| graph.add_node(to));
        graph.update_edge(from, to, ());
    }
    let rings = tarjan_scc(&graph).into_iter().filter(|ring| ring.len() > 1);
    let mut rings: Vec<Vec<N>> = rings
        .map(|ring| {
            let mut names: Vec<N> = ring.into_iter().map(|node| graph[node]).collect();
            names.sort_unstable();
            names
        })
        .collect();
    rings.sort_unstable();
    rings
}

#[test]
fn rings_are_found_and_chains_are_none() {
    assert_eq!(rings([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")].into_iter()), [["a", "b", "c"]]);
    assert!(rings([("a", "b"), ("b", "c"), ("a", "c")].into_iter()).is_empty());
}
