//! Which links of an import are new: the others are the database's already, or the home city's own affair.

use std::collections::{BTreeMap, BTreeSet};

use domain::partial_date::PartialDate;
use entity::fact;
use entity::relation;
use sea_orm::{ConnectionTrait, DbErr};

use super::link::{Link, Rank, rank};
use super::owner::{Owner, SEED};
use super::report::ImportReport;
use super::state::State;
use super::{seconded, stored};
use crate::record::{CityRecord, FactBody, FactRecord, Origin, RelationRecord, SecondedRecord, Translations};

/// The links of the database.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// Of other owners, by their ends.
    others: BTreeMap<(String, String), Vec<Other>>,
    /// Of the import as it was loaded before: who states each, and the fact.
    own: BTreeMap<Link, (String, FactRecord)>,
    /// The home city, if the data set owns it and states its relations.
    home: Option<String>,
}

/// A link of another owner.
#[derive(Debug)]
struct Other {
    link: Link,
    rank: Rank,
    /// Where in its source the import states it, if it is cited already.
    cited: Option<Origin>,
}

/// The links that the import states as others do, with the place in its source.
type Seconded = BTreeMap<Link, Origin>;

impl Links {
    pub(super) async fn read(
        tx: &impl ConnectionTrait,
        owner: Owner<'_>,
        state: &State,
        home: Option<&str>,
    ) -> Result<Self, DbErr> {
        let slugs: BTreeMap<i64, &str> =
            state.cities.iter().map(|(slug, city)| (city.id, slug.as_str())).collect();
        let sources = stored::source_slugs(tx).await?;
        let own_source = sources.iter().find(|(_, slug)| *slug == owner.0).map(|(id, _)| *id);
        let mut cited: BTreeMap<i64, Option<String>> = match own_source {
            Some(id) => seconded::citations_of(tx, id).await?,
            None => BTreeMap::new(),
        };
        let owned = home.filter(|home| state.cities.get(*home).is_some_and(|city| city.owner == SEED));
        let mut links = Self { home: owned.map(ToOwned::to_owned), ..Self::default() };
        let mut has_network = false;
        stored::each_relation(tx, |row, fact| {
            let ends = (slugs[&row.low_city_id], slugs[&row.high_city_id]);
            let link = Link::new(ends, row.kind, row.established.clone());
            if fact.layer == SEED {
                has_network |= home.is_some_and(|home| ends.0 == home || ends.1 == home);
            }
            if fact.layer == owner.0 {
                let stating = slugs[&fact.city_id];
                let with = if ends.0 == stating { ends.1 } else { ends.0 };
                let record = record(owner, &row, &fact, with, &sources);
                links.own.insert(link, (stating.to_owned(), record));
            } else {
                let rank = rank(row.status, row.established_first, row.kind, row.established.clone());
                let cited =
                    cited.remove(&fact.id).map(|locator| Origin { source: owner.0.to_owned(), locator });
                links.others.entry(link.pair.clone()).or_default().push(Other { link, rank, cited });
            }
        })
        .await?;
        // A home city that states no relation has no network to be kept as it is.
        links.home = links.home.filter(|_| has_network);
        Ok(links)
    }

    /// Leaves out what is the home city's own affair, seconds what is known, and keeps what an earlier import had.
    pub(super) fn fit(&self, cities: &mut [CityRecord], report: &mut ImportReport) {
        let (kept, mut seconded) = self.kept(cities, report);
        let mut replaced = self.replaced(cities);
        for city in &mut *cities {
            let mut facts = std::mem::take(&mut city.facts);
            facts.retain(|fact| {
                let Some(link) = Link::stated_by(city, &fact.body) else { return true };
                let verdict = self.judge(&link);
                if let Verdict::Known(other) = verdict {
                    seconded.entry(other.link.clone()).or_insert_with(|| fact.origin.clone());
                }
                self.count(&link, fact, &verdict, &mut replaced, report);
                matches!(verdict, Verdict::New)
            });
            facts.extend(kept.get(&city.slug).into_iter().flatten().cloned());
            // Relations come last and in the order of their keys, so that a kept one stands where it stood.
            facts.sort_by(|one, other| order(one).cmp(&order(other)));
            city.facts = facts;
        }
        let known = self.others.values().flatten();
        let new = known.filter(|other| other.cited.is_none() && seconded.contains_key(&other.link));
        report.links.cited = new.count();
        second(cities, seconded);
    }

    /// The relations of the earlier import that this one no longer states, by the slug of the city that stated them,
    /// and those that it seconded.
    fn kept(
        &self,
        cities: &[CityRecord],
        report: &mut ImportReport,
    ) -> (BTreeMap<String, Vec<FactRecord>>, Seconded) {
        if self.others.is_empty() && self.own.is_empty() {
            return (BTreeMap::new(), Seconded::new());
        }
        let links = |city: &CityRecord| {
            city.facts.iter().filter_map(|fact| Link::stated_by(city, &fact.body)).collect::<Vec<_>>()
        };
        let stated: BTreeSet<_> = cities.iter().flat_map(links).map(|link| link.pair).collect();
        let mut kept: BTreeMap<String, Vec<FactRecord>> = BTreeMap::new();
        let mut seconded = Seconded::new();
        for other in self.others.values().flatten() {
            if let Some(origin) = other.cited.as_ref().filter(|_| !stated.contains(&other.link.pair)) {
                seconded.insert(other.link.clone(), origin.clone());
            }
        }
        for (link, (stating, fact)) in &self.own {
            if stated.contains(&link.pair) {
                continue;
            }
            match self.judge(link) {
                Verdict::New => {
                    report.links.kept += 1;
                    kept.entry(stating.clone()).or_default().push(fact.clone());
                }
                Verdict::Known(other) => {
                    seconded.insert(other.link.clone(), fact.origin.clone());
                }
                Verdict::OfHome(_) => {}
            }
        }
        (kept, seconded)
    }

    /// How many relations of the earlier import are stated with another kind or date by this one, by their ends.
    fn replaced(&self, cities: &[CityRecord]) -> BTreeMap<(String, String), usize> {
        let mut replaced = BTreeMap::new();
        if self.own.is_empty() {
            return replaced;
        }
        let links = |city: &CityRecord| {
            city.facts.iter().filter_map(|fact| Link::stated_by(city, &fact.body)).collect::<Vec<_>>()
        };
        let stated: BTreeSet<_> = cities.iter().flat_map(links).collect();
        for link in self.own.keys().filter(|link| !stated.contains(link)) {
            *replaced.entry(link.pair.clone()).or_default() += 1;
        }
        replaced
    }

    fn judge(&self, link: &Link) -> Verdict<'_> {
        let (one, other) = &link.pair;
        if let Some(known) = self.known(link) {
            return Verdict::Known(known);
        }
        match &self.home {
            Some(home) if home == one || home == other => Verdict::OfHome(home),
            _ => Verdict::New,
        }
    }

    /// The same link of another owner; for one that says no more than that there is a link, the latest of its pair.
    fn known(&self, link: &Link) -> Option<&Other> {
        let others = self.others.get(&link.pair)?;
        let same = others.iter().find(|other| other.link == *link);
        same.or_else(|| {
            others.iter().max_by(|one, other| one.rank.cmp(&other.rank)).filter(|_| link.is_bare())
        })
    }

    fn count(
        &self,
        link: &Link,
        fact: &FactRecord,
        verdict: &Verdict<'_>,
        replaced: &mut BTreeMap<(String, String), usize>,
        report: &mut ImportReport,
    ) {
        match verdict {
            Verdict::Known(_) => report.links.known += 1,
            Verdict::OfHome(home) => {
                let (one, other) = &link.pair;
                report.left_out.push(if *home == one { other } else { one }.clone());
            }
            Verdict::New => match (self.own.get(link), replaced.get_mut(&link.pair)) {
                (Some((_, own)), _) if says_the_same(own, fact) => report.links.unchanged += 1,
                (Some(_), _) => report.links.changed += 1,
                (None, Some(left)) if *left > 0 => {
                    *left -= 1;
                    report.links.changed += 1;
                }
                (None, _) => report.links.added += 1,
            },
        }
    }
}

/// Whether two statements of one link have the same end, status and words.
fn says_the_same(one: &FactRecord, other: &FactRecord) -> bool {
    match (&one.body, &other.body) {
        (FactBody::Relation(of_one), FactBody::Relation(of_other)) => {
            (&of_one.ended, of_one.status, &one.stated) == (&of_other.ended, of_other.status, &other.stated)
        }
        _ => false,
    }
}

/// Puts each link into the record of its first end, or of the other one where the import has not the first.
fn second(cities: &mut [CityRecord], seconded: Seconded) {
    let slugs: BTreeSet<String> = cities.iter().map(|city| city.slug.clone()).collect();
    let mut by_city: BTreeMap<String, Vec<SecondedRecord>> = BTreeMap::new();
    for (link, origin) in seconded {
        let Link { pair: (one, other), kind, established } = link;
        let (city, with) = if slugs.contains(&one) { (one, other) } else { (other, one) };
        by_city.entry(city).or_default().push(SecondedRecord { with, kind, established, origin });
    }
    for city in cities {
        city.seconded = by_city.remove(&city.slug).unwrap_or_default();
    }
}

/// What a link of the import is to the database.
enum Verdict<'a> {
    New,
    /// Another owner has it.
    Known(&'a Other),
    /// It ends in the home city, which is the data set's.
    OfHome(&'a str),
}

/// Facts in the order of the record, relations after them by their keys.
fn order(fact: &FactRecord) -> (bool, &str) {
    let relation = matches!(fact.body, FactBody::Relation(_));
    (relation, if relation { &fact.key } else { "" })
}

/// The record that the stored relation was made from.
fn record(
    owner: Owner<'_>,
    row: &relation::Model,
    fact: &fact::Model,
    with: &str,
    sources: &BTreeMap<i64, String>,
) -> FactRecord {
    let date = |edtf: &Option<String>| edtf.as_deref().and_then(|edtf| edtf.parse::<PartialDate>().ok());
    FactRecord {
        key: owner.record_key(&fact.key).to_owned(),
        of: None,
        stated: fact.stated.clone(),
        origin: Origin {
            source: sources.get(&fact.source_id).cloned().unwrap_or_default(),
            locator: fact.locator.clone(),
        },
        cite: Vec::new(),
        and_more: fact.and_more,
        translations: Translations::new(),
        body: FactBody::Relation(RelationRecord {
            with: with.to_owned(),
            kind: row.kind,
            established: date(&row.established),
            ended: date(&row.ended),
            status: row.status,
        }),
    }
}
