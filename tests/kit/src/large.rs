//! Made-up networks of any size as CSV, written row after row: to measure imports, not to test what untidy rows come to.
//!
//! A city is a function of its number, so nothing is held in memory, and the same numbers always give the same bytes.

use std::io::{self, Write};

use domain::geo::Bounds;
use seed::files::embedded_countries;

use crate::random::Random;

#[rustfmt::skip]
const SYLLABLES: [&str; 20] = [
    "al", "ber", "cor", "dan", "es", "fa", "gre", "hol", "is", "ka", "lor", "mün", "nor", "ó", "pra", "sen", "ta", "ul", "vík", "żar",
];

/// So many names of five syllables there are; with more cities than this some are namesakes.
const NAMES: usize = 20 * 20 * 20 * 20 * 20;

/// A prime, so that neighbours in number are none in name.
const STRIDE: usize = 1_299_709;

const FIRST_ITEM: usize = 900_000_001;

/// Codes and labels of countries, and the boxes in which their cities lie.
pub struct Large {
    countries: Vec<(String, String, Bounds)>,
    cities: usize,
    seed: u64,
}

impl Large {
    pub fn new(cities: usize, seed: u64) -> Self {
        let countries = embedded_countries().into_iter().filter_map(|country| {
            let label = country.names.get("en")?.clone();
            Some((country.code, label, country.bounds?))
        });
        Self { countries: countries.collect(), cities, seed }
    }

    /// A row for each city, with a Wikidata item, a point and a population.
    pub fn write_cities(&self, to: &mut impl Write) -> io::Result<()> {
        writeln!(to, "id,name,country,countrycd,lat,lng,population")?;
        for city in 0..self.cities {
            let mut random = self.random(city, 1);
            let (code, label, bounds) = self.country(city);
            let (latitude, longitude) = point(bounds, &mut random);
            let population = 10_000 + random.below(2_000_000);
            let (item, name) = (FIRST_ITEM + city, name(city));
            writeln!(to, "Q{item},{name},\"{label}\",{code},{latitude:.4},{longitude:.4},{population}")?;
        }
        Ok(())
    }

    /// So many links between the cities, named by their items.
    pub fn write_links(&self, to: &mut impl Write, links: usize) -> io::Result<()> {
        writeln!(to, "source,target,since,kind")?;
        for link in 0..links {
            let (one, other, since, kind) = self.link(link);
            writeln!(to, "Q{},Q{},{since},{kind}", FIRST_ITEM + one, FIRST_ITEM + other)?;
        }
        Ok(())
    }

    /// So many links between the cities, named by their names and countries as people write lists.
    pub fn write_pairs(&self, to: &mut impl Write, links: usize) -> io::Result<()> {
        writeln!(to, "city1,country1,city2,country2,since,kind")?;
        for link in 0..links {
            let (one, other, since, kind) = self.link(link);
            let (at_one, at_other) = (&self.country(one).1, &self.country(other).1);
            writeln!(to, "{},\"{at_one}\",{},\"{at_other}\",{since},{kind}", name(one), name(other))?;
        }
        Ok(())
    }

    fn country(&self, city: usize) -> &(String, String, Bounds) {
        &self.countries[city % self.countries.len()]
    }

    fn link(&self, link: usize) -> (usize, usize, String, &'static str) {
        let mut random = self.random(link, 2);
        let one = random.below(self.cities);
        let other = (one + 1 + random.below(self.cities.saturating_sub(1))) % self.cities.max(1);
        let since = match random.below(4) {
            0 => String::new(),
            1 => format!("{}-{:02}", 1950 + random.below(70), 1 + random.below(12)),
            _ => format!("{}", 1950 + random.below(70)),
        };
        let kind = ["", "sister city", "sister city", "friendship"][random.below(4)];
        (one, other, since, kind)
    }

    /// Numbers for one row, whatever other rows there are.
    fn random(&self, row: usize, what: u64) -> Random {
        let row = u64::try_from(row).unwrap_or_default();
        let mut random = Random(self.seed.wrapping_mul(4).wrapping_add(what).wrapping_add(row << 20));
        random.below(2);
        random
    }
}

/// Five syllables that no other of the first cities has.
fn name(city: usize) -> String {
    let mut rest = city % NAMES * STRIDE % NAMES;
    let mut name = String::new();
    for _ in 0..5 {
        name.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A point of the box.
fn point(bounds: &Bounds, random: &mut Random) -> (f64, f64) {
    let mut share = || u32::try_from(random.below(100_000)).map_or(0.0, f64::from) / 100_000.0;
    let width = match bounds.east - bounds.west {
        width if width < 0.0 => width + 360.0,
        width => width,
    };
    let latitude = bounds.south + share() * (bounds.north - bounds.south);
    let longitude = bounds.west + share() * width;
    (latitude, if longitude > 180.0 { longitude - 360.0 } else { longitude })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn text(write: impl Fn(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut bytes = Vec::new();
        write(&mut bytes).expect("memory takes every row");
        String::from_utf8(bytes).expect("the rows are text")
    }

    #[test]
    fn same_numbers_give_the_same_rows() {
        let links = |seed| text(|to| Large::new(50, seed).write_pairs(to, 100));
        assert_eq!(links(1), links(1));
        assert_ne!(links(1), links(2));
        assert_eq!(links(1).lines().count(), 101);
    }

    #[test]
    fn cities_have_names_of_their_own_and_lie_in_their_countries() {
        let large = Large::new(2_000, 1);
        let cities = text(|to| large.write_cities(to));
        let mut reader = csv::Reader::from_reader(cities.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        let names: BTreeSet<&str> = rows.iter().map(|row| &row[1]).collect();
        assert_eq!(names.len(), 2_000);
        for (number, row) in rows.iter().enumerate() {
            let degrees = |cell: usize| row[cell].parse().expect("degrees");
            assert!(large.country(number).2.contains((degrees(4), degrees(5)), 0.01), "{row:?}");
        }
    }
}
