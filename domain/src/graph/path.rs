//! Shortest paths.

use petgraph::graph::NodeIndex;
use petgraph::visit::{Bfs, EdgeRef};

use super::network::Graph;

/// Cities one after the other, and what joins each with the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The ids of the cities; at least one.
    pub cities: Vec<i64>,
    /// The ids of the relations, one fewer than cities: the latest of each pair.
    pub relations: Vec<i64>,
}

impl Graph {
    /// A chain of the fewest relations between two cities, at most `longest`; `None` if there is none.
    ///
    /// Of several such chains it is the one whose slugs, read from `from` on, come first.
    #[must_use]
    pub fn shortest_path(&self, from: i64, to: i64, longest: usize) -> Option<Chain> {
        let (&from, &to) = (self.nodes.get(&from)?, self.nodes.get(&to)?);
        let distances = self.distances(to, from, longest);
        let mut left = distances[from.index()]?;
        let mut at = from;
        let mut chain = Chain { cities: vec![self.network[from].id], relations: Vec::new() };
        while left > 0 {
            left -= 1;
            // Numbers are in the order of slugs, so the first step decides before all later ones.
            let step = self
                .network
                .edges(at)
                .filter(|edge| distances[edge.target().index()] == Some(left))
                .min_by_key(EdgeRef::target)?;
            at = step.target();
            chain.cities.push(self.network[at].id);
            chain.relations.push(*step.weight());
        }
        Some(chain)
    }

    /// How many relations each city is from `start`, of those that are nearer than `goal`, and of `goal`.
    fn distances(&self, start: NodeIndex, goal: NodeIndex, longest: usize) -> Vec<Option<usize>> {
        let mut distances = vec![None; self.network.node_count()];
        let mut walk = Bfs::new(&self.network, start);
        while let Some(at) = walk.next(&self.network) {
            // The walk goes from near to far, so the nearest neighbour has its distance already.
            let nearest = self.network.neighbors(at).filter_map(|next| distances[next.index()]).min();
            let distance = nearest.map_or(0, |nearest| nearest + 1);
            if distance > longest {
                break;
            }
            distances[at.index()] = Some(distance);
            if at == goal {
                break;
            }
        }
        distances
    }
}
