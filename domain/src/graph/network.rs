//! The graph: built once from plain rows, then only read.

use std::collections::HashMap;

use petgraph::graph::{NodeIndex, UnGraph};

use super::component::{self, Component};
use super::country::{Countries, CountryLinks, CountryPair};
use super::node::{City, Level, Member, NodeKey, Relation};

/// The whole network.
pub struct Graph {
    /// The weight of an edge is the id of its latest relation.
    pub(super) network: UnGraph<Member, i64>,
    pub(super) nodes: HashMap<i64, NodeIndex>,
    /// All cities in the order of their names.
    pub(super) names: Vec<NodeKey>,
    relations: usize,
    by_city: Vec<Component>,
    by_country: Vec<Component>,
    pairs: Vec<CountryPair>,
    links: Vec<CountryLinks>,
}

impl Graph {
    /// Builds the graph; a relation whose cities are not among `cities` is left out.
    #[must_use]
    pub fn build(mut cities: Vec<City>, relations: &[Relation]) -> Self {
        cities.sort_unstable_by(|one, other| one.slug.cmp(&other.slug));
        let nodes: HashMap<_, _> =
            cities.iter().enumerate().map(|(at, city)| (city.id, NodeIndex::new(at))).collect();
        let joined: Vec<_> = relations
            .iter()
            .filter_map(|relation| {
                let (low, high) = (nodes.get(&relation.low)?, nodes.get(&relation.high)?);
                Some((*low, *high, relation))
            })
            .collect();
        let ends: Vec<_> = joined.iter().map(|(low, high, _)| (low.index(), high.index())).collect();
        let countries = Countries::of(&cities);
        let crossings = countries.crossings(&ends);
        let names = names(&cities);
        let members = members(&cities, &names);
        let by_city = component::by_city(&members, &countries, &ends);
        let by_country = component::by_country(&members, &countries, &crossings);
        let mut network = UnGraph::with_capacity(cities.len(), joined.len());
        for member in members {
            network.add_node(member);
        }
        for (low, high, relation) in latest(joined) {
            network.add_edge(low, high, relation);
        }
        Self {
            network,
            nodes,
            names,
            relations: ends.len(),
            by_city,
            by_country,
            pairs: countries.pairs(&crossings),
            links: countries.links(&crossings),
        }
    }

    #[must_use]
    pub fn city_count(&self) -> usize {
        self.network.node_count()
    }

    /// Several relations of one pair count each.
    #[must_use]
    pub fn relation_count(&self) -> usize {
        self.relations
    }

    /// Largest first; of the same size the one with the first slug or country code first.
    #[must_use]
    pub fn components(&self, level: Level) -> &[Component] {
        match level {
            Level::City => &self.by_city,
            Level::Country => &self.by_country,
        }
    }

    /// Whether a chain leads from each to each other.
    #[must_use]
    pub fn is_connected(&self, level: Level) -> bool {
        self.components(level).len() <= 1
    }

    /// Pairs of different countries, the most relations first, then by their codes.
    #[must_use]
    pub fn country_pairs(&self) -> &[CountryPair] {
        &self.pairs
    }

    /// Countries that are linked to others, the most relations first, then by code.
    #[must_use]
    pub fn country_links(&self) -> &[CountryLinks] {
        &self.links
    }
}

fn names(cities: &[City]) -> Vec<NodeKey> {
    let key = |city: &City| NodeKey { sort_key: city.sort_key.clone(), id: city.id };
    let mut names: Vec<_> = cities.iter().map(key).collect();
    names.sort_unstable();
    names
}

fn members(cities: &[City], names: &[NodeKey]) -> Vec<Member> {
    let ranks: HashMap<_, _> = names.iter().enumerate().map(|(rank, key)| (key.id, rank)).collect();
    let member = |city: &City| Member { id: city.id, rank: ranks[&city.id] };
    cities.iter().map(member).collect()
}

/// Of each pair the latest relation, as `City.relation` chooses it: an undated one counts as the oldest.
fn latest(
    mut joined: Vec<(NodeIndex, NodeIndex, &Relation)>,
) -> impl Iterator<Item = (NodeIndex, NodeIndex, i64)> {
    joined.sort_unstable_by_key(|(low, high, relation)| {
        let age = (relation.established.unwrap_or(0), relation.id);
        (*low, *high, std::cmp::Reverse(age))
    });
    joined.dedup_by_key(|(low, high, _)| (*low, *high));
    joined.into_iter().map(|(low, high, relation)| (low, high, relation.id))
}
