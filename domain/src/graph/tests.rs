//! The graph against slow and obvious ways to the same answers, on small random networks.

use proptest::prelude::*;

use super::*;

const COUNTRIES: [&str; 4] = ["CA", "AB", "ZZ", "BC"];
const FAR: usize = usize::MAX / 4;

/// A network: for each city the number of its slug and of its country, and relations by the numbers of cities.
#[derive(Clone, Debug)]
struct World {
    cities: Vec<City>,
    relations: Vec<Relation>,
}

fn city(id: usize, slug: usize, country: usize) -> City {
    City {
        id: id_of(id),
        slug: format!("city-{slug}"),
        // Some names are equal.
        sort_key: vec![u8::try_from(slug / 2).unwrap_or_default()],
        country: Country { code: COUNTRIES[country].to_owned(), id: 100 + id_of(country) },
    }
}

fn id_of(number: usize) -> i64 {
    i64::try_from(number).unwrap_or_default()
}

fn world() -> impl Strategy<Value = World> {
    (1..9_usize).prop_flat_map(|count| {
        let slugs = Just((0..count).collect::<Vec<_>>()).prop_shuffle();
        let countries = prop::collection::vec(0..COUNTRIES.len(), count);
        let relations = prop::collection::vec((0..count, 0..count, prop::option::of(1..4)), 0..14);
        (slugs, countries, relations).prop_map(|(slugs, countries, relations)| {
            let cities = slugs.iter().zip(countries).enumerate();
            let ends = relations.into_iter().filter(|(one, other, _)| one != other).enumerate();
            World {
                cities: cities.map(|(id, (slug, country))| city(id, *slug, country)).collect(),
                relations: ends
                    .map(|(id, (one, other, established))| Relation {
                        id: id_of(id),
                        low: id_of(one.min(other)),
                        high: id_of(one.max(other)),
                        established,
                    })
                    .collect(),
            }
        })
    })
}

impl World {
    fn graph(&self) -> Graph {
        Graph::build(self.cities.clone(), &self.relations)
    }

    fn city(&self, id: i64) -> &City {
        self.cities.iter().find(|city| city.id == id).expect("a city of the world")
    }

    fn between(&self, one: i64, other: i64) -> impl Iterator<Item = &Relation> {
        let ends = (one.min(other), one.max(other));
        self.relations.iter().filter(move |relation| (relation.low, relation.high) == ends)
    }

    /// Floyd and Warshall: by way of each city, are two others nearer?
    fn distances(&self) -> Vec<Vec<usize>> {
        let count = self.cities.len();
        let ids = || (0..count).map(id_of);
        let step = |one, other| match self.between(one, other).next() {
            _ if one == other => 0,
            Some(_) => 1,
            None => FAR,
        };
        let mut far: Vec<Vec<usize>> =
            ids().map(|one| ids().map(|other| step(one, other)).collect()).collect();
        for by in 0..count {
            for one in 0..count {
                for other in 0..count {
                    far[one][other] = far[one][other].min(far[one][by] + far[by][other]);
                }
            }
        }
        far
    }

    /// All chains of exactly so many steps that end in `to`.
    fn chains(&self, from: i64, to: i64, steps: usize) -> Vec<Vec<i64>> {
        if steps == 0 {
            return if from == to { vec![vec![to]] } else { Vec::new() };
        }
        let next = self.cities.iter().filter(|city| self.between(from, city.id).next().is_some());
        next.flat_map(|city| self.chains(city.id, to, steps - 1))
            .map(|chain| [vec![from], chain].concat())
            .collect()
    }

    /// Paints everything in the colour of its neighbour until nothing changes.
    fn painted<T: PartialEq + Copy>(members: &[T], joined: &[(T, T)]) -> Vec<usize> {
        let at = |wanted: T| members.iter().position(|member| *member == wanted).expect("a member");
        let mut colours: Vec<_> = (0..members.len()).collect();
        loop {
            let before = colours.clone();
            for &(one, other) in joined {
                let colour = colours[at(one)].min(colours[at(other)]);
                colours[at(one)] = colour;
                colours[at(other)] = colour;
            }
            if colours == before {
                return colours;
            }
        }
    }

    /// The codes of known countries with a city, and the pairs that relations join.
    fn countries(&self) -> (Vec<&str>, Vec<(&str, &str)>) {
        let code = |id: i64| self.city(id).country.code.as_str();
        let mut codes: Vec<_> = self.cities.iter().map(|city| city.country.code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.retain(|code| *code != "ZZ");
        let ends = self.relations.iter().map(|relation| (code(relation.low), code(relation.high)));
        let known = ends.filter(|(one, other)| *one != "ZZ" && *other != "ZZ" && one != other);
        (codes, known.map(|(one, other)| (one.min(other), one.max(other))).collect())
    }
}

proptest! {
    #[test]
    fn shortest_path_is_the_first_by_slug_of_the_shortest(world in world(), longest in 0..6_usize) {
        let (graph, distances) = (world.graph(), world.distances());
        for (from, row) in distances.iter().enumerate() {
            for (to, &distance) in row.iter().enumerate() {
                let (from, to) = (id_of(from), id_of(to));
                let found = graph.shortest_path(from, to, longest);
                let chains = if distance > longest { Vec::new() } else { world.chains(from, to, distance) };
                let slugs = |chain: &Vec<i64>| -> Vec<String> {
                    chain.iter().map(|id| world.city(*id).slug.clone()).collect()
                };
                let wanted = chains.into_iter().min_by_key(slugs);
                prop_assert_eq!(found.map(|chain| chain.cities), wanted);
            }
        }
    }

    #[test]
    fn each_step_of_a_path_is_the_latest_relation_of_its_two_cities(world in world()) {
        let graph = world.graph();
        for one in &world.cities {
            for other in &world.cities {
                let Some(chain) = graph.shortest_path(one.id, other.id, FAR) else { continue };
                prop_assert_eq!(chain.relations.len() + 1, chain.cities.len());
                for (step, relation) in chain.cities.windows(2).zip(&chain.relations) {
                    let latest = world
                        .between(step[0], step[1])
                        .max_by_key(|relation| (relation.established.unwrap_or(0), relation.id));
                    prop_assert_eq!(latest.map(|latest| latest.id), Some(*relation));
                }
            }
        }
    }

    #[test]
    fn components_of_cities_are_those_of_painting(world in world()) {
        let graph = world.graph();
        let ids: Vec<_> = world.cities.iter().map(|city| city.id).collect();
        let ends: Vec<_> = world.relations.iter().map(|relation| (relation.low, relation.high)).collect();
        let colours = World::painted(&ids, &ends);
        let mut wanted: Vec<Vec<&City>> = Vec::new();
        for colour in 0..ids.len() {
            let cities = world.cities.iter().zip(&colours).filter(|(_, of)| **of == colour);
            wanted.push(cities.map(|(city, _)| city).collect());
        }
        wanted.retain(|cities| !cities.is_empty());
        wanted.sort_by_key(|cities| {
            (usize::MAX - cities.len(), cities.iter().map(|city| &city.slug).min().cloned())
        });
        let found = graph.components(Level::City);
        prop_assert_eq!(found.len(), wanted.len());
        prop_assert_eq!(graph.is_connected(Level::City), wanted.len() <= 1);
        for (found, mut cities) in found.iter().zip(wanted) {
            prop_assert_eq!(found.size, cities.len());
            prop_assert_eq!(found.city_count(), cities.len());
            let mut countries: Vec<_> = cities.iter().map(|city| &city.country).collect();
            countries.sort_unstable();
            countries.dedup();
            let countries: Vec<_> = countries.into_iter().map(|country| country.id).collect();
            prop_assert_eq!(&found.countries, &countries);
            cities.sort_by_key(|city| (&city.sort_key, city.id));
            let ids: Vec<_> = cities.iter().map(|city| city.id).collect();
            let slice = graph.cities_of(found, None, ids.len());
            prop_assert_eq!((slice.has_previous, slice.has_next), (false, false));
            prop_assert_eq!(slice.cities.iter().map(|key| key.id).collect::<Vec<_>>(), ids);
        }
    }

    #[test]
    fn components_of_countries_are_those_of_painting(world in world()) {
        let graph = world.graph();
        let (codes, joined) = world.countries();
        let colours = World::painted(&codes, &joined);
        let mut wanted: Vec<Vec<&str>> = Vec::new();
        for colour in 0..codes.len() {
            let found = codes.iter().zip(&colours).filter(|(_, of)| **of == colour);
            wanted.push(found.map(|(code, _)| *code).collect());
        }
        wanted.retain(|codes| !codes.is_empty());
        wanted.sort_by_key(|codes| (usize::MAX - codes.len(), codes[0].to_owned()));
        let found = graph.components(Level::Country);
        prop_assert_eq!(found.len(), wanted.len());
        for (found, codes) in found.iter().zip(wanted) {
            let ids: Vec<_> = codes
                .iter()
                .filter_map(|code| COUNTRIES.iter().position(|known| known == code))
                .map(|country| 100 + id_of(country))
                .collect();
            prop_assert_eq!((found.size, &found.countries), (codes.len(), &ids));
            let mut cities: Vec<_> =
                world.cities.iter().filter(|city| ids.contains(&city.country.id)).collect();
            cities.sort_by_key(|city| (&city.sort_key, city.id));
            let cities: Vec<_> = cities.iter().map(|city| city.id).collect();
            let found = graph.cities_of(found, None, usize::MAX).cities;
            prop_assert_eq!(found.iter().map(|key| key.id).collect::<Vec<_>>(), cities);
        }
    }

    #[test]
    fn country_pairs_and_links_are_what_counting_gives(world in world()) {
        let graph = world.graph();
        let (codes, joined) = world.countries();
        let id = |code: &str| {
            let country = COUNTRIES.iter().position(|known| *known == code).unwrap_or_default();
            100 + id_of(country)
        };
        let mut pairs = Vec::new();
        let mut links = Vec::new();
        for one in &codes {
            let touching = || joined.iter().filter(|(low, high)| low == one || high == one);
            let others = codes.iter().filter(|other| {
                touching().any(|(low, high)| (low == one && high == *other) || (high == one && low == *other))
            });
            links.push(CountryLinks {
                country: id(one), relations: touching().count(), countries: others.count()
            });
            for other in &codes {
                let relations = joined.iter().filter(|pair| *pair == &(*one, *other)).count();
                pairs.push(CountryPair { countries: [id(one), id(other)], relations });
            }
        }
        pairs.retain(|pair| pair.relations > 0);
        pairs.sort_by_key(|pair| std::cmp::Reverse(pair.relations));
        links.retain(|link| link.relations > 0);
        links.sort_by_key(|link| std::cmp::Reverse(link.relations));
        prop_assert_eq!(graph.country_pairs(), pairs);
        prop_assert_eq!(graph.country_links(), links);
    }

    #[test]
    fn pages_of_a_component_are_its_cities_in_pieces(world in world(), limit in 1..4_usize) {
        let graph = world.graph();
        for component in graph.components(Level::City) {
            let mut seen: Vec<&NodeKey> = Vec::new();
            loop {
                let page = graph.cities_of(component, seen.last().copied(), limit);
                prop_assert_eq!(page.has_previous, !seen.is_empty());
                prop_assert!(page.cities.len() == limit || !page.has_next);
                seen.extend(page.cities);
                if !page.has_next {
                    break;
                }
            }
            prop_assert_eq!(seen, graph.cities_of(component, None, usize::MAX).cities);
        }
    }
}

/// Two countries that share nothing but a relation each with a city of unknown country.
#[test]
fn unknown_country_is_no_bridge() {
    let cities = vec![city(0, 0, 0), city(1, 1, 1), city(2, 2, 2)];
    let relation = |id, low| Relation { id, low, high: 2, established: None };
    let graph = Graph::build(cities, &[relation(7, 0), relation(8, 1)]);
    assert!(graph.is_connected(Level::City));
    assert!(!graph.is_connected(Level::Country));
    assert_eq!(graph.components(Level::Country).iter().map(|found| found.size).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(graph.components(Level::City)[0].countries, [101, 100, 102]);
    assert_eq!(graph.country_pairs(), []);
    assert_eq!(graph.country_links(), []);
}

#[test]
fn counts_are_of_cities_and_of_all_relations() {
    let cities = vec![city(0, 0, 0), city(1, 1, 1), city(2, 2, 1)];
    let relation = |id| Relation { id, low: 0, high: 1, established: None };
    let elsewhere = Relation { id: 9, low: 0, high: 77, established: None };
    let graph = Graph::build(cities, &[relation(7), relation(8), elsewhere]);
    assert_eq!((graph.city_count(), graph.relation_count()), (3, 2));
    assert_eq!(graph.components(Level::City).len(), 2);
    assert_eq!(graph.components(Level::Country).len(), 1);
    assert_eq!(graph.country_pairs(), [CountryPair { countries: [101, 100], relations: 2 }]);
    assert!(graph.shortest_path(0, 77, 9).is_none(), "no city of the graph has this id");
}

#[test]
fn graph_without_cities_is_connected() {
    let graph = Graph::build(Vec::new(), &[]);
    assert!(graph.is_connected(Level::City) && graph.is_connected(Level::Country));
}
