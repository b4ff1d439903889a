//! The loads of cities.

use std::collections::HashMap;
use std::sync::Arc;

use entity::city_summary;

use crate::graphql::shared::loads::{Load, Loaded, Weight};
use crate::store::city::{City, Details};
use crate::store::page::{Page, Window};
use crate::store::{self, View};

#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct ById;

impl Load for ById {
    type Key = i64;
    type Value = Arc<City>;

    async fn load(&self, view: &View, ids: &[i64]) -> Loaded<Self> {
        store::city::find_by_ids(view, ids).await
    }

    fn kept(&self) -> Option<Weight<Self>> {
        Some(|_, city| city.map_or(0, |city| city.bytes()))
    }
}

/// Former slugs lead to their city too.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct BySlug;

impl Load for BySlug {
    type Key = String;
    type Value = Arc<City>;

    async fn load(&self, view: &View, slugs: &[String]) -> Loaded<Self> {
        store::city::find_by_slugs(view, slugs).await
    }

    fn kept(&self) -> Option<Weight<Self>> {
        Some(|slug, city| slug.capacity() + city.map_or(0, |city| city.bytes()))
    }
}

/// The slugs that someone may have meant.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct NearestSlugs;

impl Load for NearestSlugs {
    type Key = String;
    type Value = Vec<String>;

    async fn load(&self, view: &View, words: &[String]) -> Loaded<Self> {
        store::city::nearest_slugs(view, words).await
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct SummariesOfCity;

impl Load for SummariesOfCity {
    type Key = i64;
    type Value = Vec<city_summary::Model>;

    async fn load(&self, view: &View, cities: &[i64]) -> Loaded<Self> {
        store::city::list_summaries(view, cities).await
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct DetailsOfCity;

impl Load for DetailsOfCity {
    type Key = i64;
    type Value = Details;

    async fn load(&self, view: &View, cities: &[i64]) -> Loaded<Self> {
        store::city::find_details(view, cities).await
    }
}

/// The most namesakes that a city shows.
const MAX_NAMESAKES: usize = 20;

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct NamesakesOfCity;

impl Load for NamesakesOfCity {
    type Key = i64;
    type Value = Vec<Arc<City>>;

    async fn load(&self, view: &View, cities: &[i64]) -> Loaded<Self> {
        store::city::list_namesakes(view, cities, MAX_NAMESAKES).await
    }
}

/// A page of cities, of all or (with a country as key) of a country's.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct CityPage {
    pub(super) filter: store::city::Filter,
    pub(super) order: store::city::Order,
    pub(super) window: Window,
}

impl Load for CityPage {
    type Key = Option<i64>;
    type Value = Page<Arc<City>>;

    async fn load(&self, view: &View, keys: &[Option<i64>]) -> Loaded<Self> {
        let countries: Vec<i64> = keys.iter().copied().flatten().collect();
        let mut pages: HashMap<_, _> = if countries.is_empty() {
            HashMap::new()
        } else {
            let found =
                store::city::list_by_country(view, &countries, &self.filter, &self.order, &self.window)
                    .await?;
            found.into_iter().map(|(country, page)| (Some(country), page)).collect()
        };
        if keys.contains(&None) {
            pages.insert(None, store::city::list(view, &self.filter, &self.order, &self.window).await?);
        }
        Ok(pages)
    }

    fn kept(&self) -> Option<Weight<Self>> {
        let is_plain = self.filter == store::city::Filter::default() && self.window.is_at_an_end();
        is_plain.then_some(|_, page| page.map_or(0, |page| page.bytes(|city| city.bytes())))
    }
}

/// How many cities there are, of all or of a country's.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct CityCount {
    pub(super) filter: store::city::Filter,
}

impl Load for CityCount {
    type Key = Option<i64>;
    type Value = i64;

    async fn load(&self, view: &View, keys: &[Option<i64>]) -> Loaded<Self> {
        let countries: Vec<i64> = keys.iter().copied().flatten().collect();
        let mut counts: HashMap<_, _> = if countries.is_empty() {
            HashMap::new()
        } else {
            let found = store::city::count_by_country(view, &countries, &self.filter).await?;
            found.into_iter().map(|(country, count)| (Some(country), count)).collect()
        };
        if keys.contains(&None) {
            let all = store::city::count(view, &self.filter).await?;
            counts.insert(None, i64::try_from(all).unwrap_or(i64::MAX));
        }
        Ok(counts)
    }

    fn kept(&self) -> Option<Weight<Self>> {
        (self.filter == store::city::Filter::default()).then_some(|_, _| 0)
    }
}

/// The partners that each city shares with one other.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct InCommon {
    pub(super) with: i64,
    pub(super) window: Window,
}

impl Load for InCommon {
    type Key = i64;
    type Value = Page<Arc<City>>;

    async fn load(&self, view: &View, cities: &[i64]) -> Loaded<Self> {
        store::network::list_partners_in_common(view, cities, self.with, &self.window).await
    }
}

/// How many partners each city shares with one other.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct InCommonCount {
    pub(super) with: i64,
}

impl Load for InCommonCount {
    type Key = i64;
    type Value = i64;

    async fn load(&self, view: &View, cities: &[i64]) -> Loaded<Self> {
        store::network::count_partners_in_common(view, cities, self.with).await
    }
}
