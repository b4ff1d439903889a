//! Countries as ends of relations: two are linked if a relation joins a city of one with a city of the other.
//!
//! `ZZ` stands for an unknown country, and its cities may lie anywhere.
//! If it counted as one country, it would join countries that have nothing to do with each other,
//! so a relation with such a city links no countries.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::node::{City, Country};

/// Two different countries, and the relations between their cities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountryPair {
    /// The ids of the two, in the order of their codes.
    pub countries: [i64; 2],
    pub relations: usize,
}

/// A country, and the relations of its cities with cities of other countries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountryLinks {
    pub country: i64,
    pub relations: usize,
    /// How many other countries it has relations with.
    pub countries: usize,
}

/// The countries that have a city, numbered in the order of their codes.
pub(super) struct Countries<'a> {
    list: Vec<&'a Country>,
    /// The number of each city's country.
    of_cities: Vec<usize>,
}

impl<'a> Countries<'a> {
    pub(super) fn of(cities: &'a [City]) -> Self {
        let list: BTreeSet<_> = cities.iter().map(|city| &city.country).collect();
        let list = Vec::from_iter(list);
        let numbers: HashMap<_, _> =
            list.iter().enumerate().map(|(number, country)| (country.id, number)).collect();
        let of_cities = cities.iter().map(|city| numbers[&city.country.id]).collect();
        Self { list, of_cities }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn id(&self, country: usize) -> i64 {
        self.list[country].id
    }

    pub(super) fn is_known(&self, country: usize) -> bool {
        self.list[country].is_known()
    }

    pub(super) fn of_city(&self, city: usize) -> usize {
        self.of_cities[city]
    }

    /// The relations between two known countries: for each the two, the lower number first.
    pub(super) fn crossings(&self, ends: &[(usize, usize)]) -> Vec<(usize, usize)> {
        ends.iter()
            .map(|&(one, other)| (self.of_city(one), self.of_city(other)))
            .filter(|&(one, other)| one != other && self.is_known(one) && self.is_known(other))
            .map(|(one, other)| (one.min(other), one.max(other)))
            .collect()
    }

    /// The most relations first, then by codes.
    pub(super) fn pairs(&self, crossings: &[(usize, usize)]) -> Vec<CountryPair> {
        let mut pairs: BTreeMap<_, usize> = BTreeMap::new();
        for crossing in crossings {
            *pairs.entry(*crossing).or_default() += 1;
        }
        let pair =
            |((one, other), relations)| CountryPair { countries: [self.id(one), self.id(other)], relations };
        let mut pairs: Vec<_> = pairs.into_iter().map(pair).collect();
        pairs.sort_by_key(|pair| Reverse(pair.relations));
        pairs
    }

    /// The most relations first, then by code; countries without any are absent.
    pub(super) fn links(&self, crossings: &[(usize, usize)]) -> Vec<CountryLinks> {
        let mut links: BTreeMap<usize, (usize, BTreeSet<usize>)> = BTreeMap::new();
        for &(low, high) in crossings {
            for (one, other) in [(low, high), (high, low)] {
                let (relations, others) = links.entry(one).or_default();
                *relations += 1;
                others.insert(other);
            }
        }
        let link = |(country, (relations, others)): (usize, (usize, BTreeSet<usize>))| CountryLinks {
            country: self.id(country),
            relations,
            countries: others.len(),
        };
        let mut links: Vec<_> = links.into_iter().map(link).collect();
        links.sort_by_key(|link| Reverse(link.relations));
        links
    }
}
