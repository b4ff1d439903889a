//! Components: what hangs together, of cities and of countries.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use petgraph::unionfind::UnionFind;

use super::country::Countries;
use super::node::Member;

/// Cities or countries between which chains of relations lead, and none to any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// How many cities there are, or countries if it is one of countries.
    pub size: usize,
    /// The ids of its countries, in the order of their codes.
    pub countries: Vec<i64>,
    /// Its cities as their places in the order of names, ascending.
    pub(super) ranks: Vec<usize>,
}

impl Component {
    #[must_use]
    pub fn city_count(&self) -> usize {
        self.ranks.len()
    }
}

/// The components of cities; a city without relations is one of its own.
pub(super) fn by_city(members: &[Member], countries: &Countries, ends: &[(usize, usize)]) -> Vec<Component> {
    let components = groups(members.len(), ends).into_iter().map(|group| {
        let found: BTreeSet<_> = group.iter().map(|&city| countries.of_city(city)).collect();
        Component {
            size: group.len(),
            countries: found.into_iter().map(|country| countries.id(country)).collect(),
            ranks: sorted(group.iter().map(|&city| members[city].rank)),
        }
    });
    largest_first(components)
}

/// The components of countries that have a city; `crossings` are the relations between two of them.
pub(super) fn by_country(
    members: &[Member],
    countries: &Countries,
    crossings: &[(usize, usize)],
) -> Vec<Component> {
    let mut ranks: Vec<Vec<usize>> = vec![Vec::new(); countries.len()];
    for (city, member) in members.iter().enumerate() {
        ranks[countries.of_city(city)].push(member.rank);
    }
    let known = groups(countries.len(), crossings)
        .into_iter()
        .filter(|group| group.iter().all(|&country| countries.is_known(country)));
    let components = known.map(|group| Component {
        size: group.len(),
        countries: group.iter().map(|&country| countries.id(country)).collect(),
        ranks: sorted(group.iter().flat_map(|&country| ranks[country].iter().copied())),
    });
    largest_first(components)
}

/// The numbers below `count`, grouped by what the pairs join; groups come in the order of their lowest numbers.
fn groups(count: usize, pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut joined = UnionFind::new(count);
    for &(one, other) in pairs {
        joined.union(one, other);
    }
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut places = HashMap::new();
    for (member, label) in joined.into_labeling().into_iter().enumerate() {
        let place = *places.entry(label).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(member);
    }
    groups
}

/// The sort is stable, so that of the same size the one with the lowest number stays first.
fn largest_first(components: impl Iterator<Item = Component>) -> Vec<Component> {
    let mut components: Vec<_> = components.collect();
    components.sort_by_key(|component| Reverse(component.size));
    components
}

fn sorted(ranks: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut ranks: Vec<_> = ranks.collect();
    ranks.sort_unstable();
    ranks
}
