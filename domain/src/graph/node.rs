//! What a graph is built from: cities, countries, relations, and the order of names.

use crate::country;

/// A city with what it is sorted by, and its country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct City {
    pub id: i64,
    pub slug: String,
    /// The collation key of its name.
    pub sort_key: Vec<u8>,
    pub country: Country,
}

/// The country of a city.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Country {
    pub code: String,
    pub id: i64,
}

/// A relation between two of the cities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    pub id: i64,
    pub low: i64,
    pub high: i64,
    /// Its first possible day; `None` where no source dates it.
    pub established: Option<i32>,
}

/// What is joined: cities by relations, or countries by the relations of their cities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    City,
    Country,
}

/// What a city is compared by in the order of names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeKey {
    pub sort_key: Vec<u8>,
    pub id: i64,
}

/// A city of the graph.
pub(super) struct Member {
    pub(super) id: i64,
    /// Its place in the order of names.
    pub(super) rank: usize,
}

impl Country {
    /// `ZZ` says that nobody knows the country, so two cities there need not lie in the same one.
    pub(super) fn is_known(&self) -> bool {
        self.code != country::UNKNOWN
    }
}
