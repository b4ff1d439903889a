//! Which links of an import are new: the others are the database's already, or the home city's own affair.

use std::collections::{BTreeMap, BTreeSet};

use domain::partial_date::PartialDate;
use entity::fact;
use entity::relation;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::link::Link;
use super::owner::{Owner, SEED};
use super::report::ImportReport;
use super::state::State;
use super::stored;
use crate::record::{CityRecord, FactBody, FactRecord, Origin, RelationRecord, Translations};

/// The links of the database.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// Of other owners.
    others: BTreeSet<Link>,
    other_pairs: BTreeSet<(String, String)>,
    /// Of the import as it was loaded before: who states each, and the fact.
    own: BTreeMap<Link, (String, FactRecord)>,
    /// The home city, if the data set owns it and states its relations.
    home: Option<String>,
}

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
        let rows = relation::Entity::find()
            .find_also_related(fact::Entity)
            .filter(fact::Column::Kind.eq(fact::FactKind::Relation))
            .all(tx)
            .await?;
        let owned = home.filter(|home| state.cities.get(*home).is_some_and(|city| city.owner == SEED));
        let mut links = Self { home: owned.map(ToOwned::to_owned), ..Self::default() };
        let mut has_network = false;
        for (row, fact) in rows {
            let Some(fact) = fact else { continue };
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
                links.other_pairs.insert(link.pair.clone());
                links.others.insert(link);
            }
        }
        // A home city that states no relation has no network to be kept as it is.
        links.home = links.home.filter(|_| has_network);
        Ok(links)
    }

    /// Leaves out what is known or the home city's own affair, and keeps what an earlier import had.
    pub(super) fn fit(&self, cities: &mut [CityRecord], report: &mut ImportReport) {
        let kept = self.kept(cities, report);
        for city in cities {
            let mut facts = std::mem::take(&mut city.facts);
            facts.retain(|fact| {
                Link::stated_by(city, &fact.body).is_none_or(|link| self.count(&link, report))
            });
            facts.extend(kept.get(&city.slug).into_iter().flatten().cloned());
            // Relations come last and in the order of their keys, so that a kept one stands where it stood.
            facts.sort_by(|one, other| order(one).cmp(&order(other)));
            city.facts = facts;
        }
    }

    /// The relations of the earlier import that this one no longer states, by the slug of the city that stated them.
    fn kept(&self, cities: &[CityRecord], report: &mut ImportReport) -> BTreeMap<String, Vec<FactRecord>> {
        let links = |city: &CityRecord| {
            city.facts.iter().filter_map(|fact| Link::stated_by(city, &fact.body)).collect::<Vec<_>>()
        };
        let stated: BTreeSet<_> = cities.iter().flat_map(links).map(|link| link.pair).collect();
        let mut kept: BTreeMap<String, Vec<FactRecord>> = BTreeMap::new();
        for (link, (stating, fact)) in &self.own {
            if !stated.contains(&link.pair) && matches!(self.judge(link), Verdict::New) {
                report.links.kept += 1;
                kept.entry(stating.clone()).or_default().push(fact.clone());
            }
        }
        kept
    }

    fn judge(&self, link: &Link) -> Verdict<'_> {
        let (one, other) = &link.pair;
        if self.others.contains(link) || (link.is_bare() && self.other_pairs.contains(&link.pair)) {
            return Verdict::Known;
        }
        match &self.home {
            Some(home) if home == one || home == other => Verdict::OfHome(home),
            _ => Verdict::New,
        }
    }

    /// Whether the import may state the link; counts it.
    fn count(&self, link: &Link, report: &mut ImportReport) -> bool {
        match self.judge(link) {
            Verdict::Known => report.links.known += 1,
            Verdict::OfHome(home) => {
                let (one, other) = &link.pair;
                report.left_out.push(if home == one { other } else { one }.clone());
            }
            Verdict::New if self.own.contains_key(link) => report.links.unchanged += 1,
            Verdict::New => report.links.added += 1,
        }
        matches!(self.judge(link), Verdict::New)
    }
}

/// What a link of the import is to the database.
enum Verdict<'a> {
    New,
    /// Another owner has it.
    Known,
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
