//! A page of a component's cities.

use super::component::Component;
use super::network::Graph;
use super::node::NodeKey;

/// Some of a component's cities in the order of their names, and whether there are others before and behind them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slice<'a> {
    pub cities: Vec<&'a NodeKey>,
    pub has_previous: bool,
    pub has_next: bool,
}

impl Graph {
    /// The first cities of a component in the order of their names, of those behind a key.
    ///
    /// The city of the key may have gone since.
    #[must_use]
    pub fn cities_of<'a>(
        &'a self,
        component: &Component,
        after: Option<&NodeKey>,
        limit: usize,
    ) -> Slice<'a> {
        let begin = after.map_or(0, |after| self.names.partition_point(|key| key <= after));
        let (before, behind) =
            component.ranks.split_at(component.ranks.partition_point(|rank| *rank < begin));
        Slice {
            cities: behind.iter().take(limit).map(|rank| &self.names[*rank]).collect(),
            has_previous: !before.is_empty(),
            has_next: behind.len() > limit,
        }
    }
}
