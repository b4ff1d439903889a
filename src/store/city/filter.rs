//! The filter of cities as a condition.

use entity::{city, city_industry, city_name, country, fact, feature, industry, industry_within, timeline};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, Condition};

use super::globe;
use super::headline::{self, Ends};
use crate::store::filter::{Choice, CityFilter, Feature, Industry, Meets, Range, Text, combine, never};
use crate::store::{View, country as countries, home, relation};

impl Meets for CityFilter {
    fn condition(&self, view: &View) -> Condition {
        combine(own(view, self), &self.and, self.or.as_ref(), self.not.as_deref(), |part| {
            part.condition(view)
        })
    }
}

impl CityFilter {
    /// The ids of the cities that meet it.
    pub(crate) fn ids(&self, view: &View) -> SelectStatement {
        Query::select()
            .column(city::Column::Id.as_column_ref())
            .from(city::Entity)
            .cond_where(self.condition(view))
            .to_owned()
    }
}

/// What is asked but for `and`, `or` and `not`.
fn own(view: &View, filter: &CityFilter) -> Condition {
    figures(filter)
        .add_option(filter.ids.as_ref().map(|slugs| city::Column::Slug.is_in(slugs)))
        .add_option(filter.slug.as_ref().map(|slug| slug.on(city::Column::Slug.into_expr())))
        .add_option(filter.name.as_ref().map(named))
        .add_option(filter.level.on_enum(city::Column::Level.into_expr()))
        .add_option(filter.country.as_deref().map(|wanted| {
            let countries = Query::select()
                .column(country::Column::Id.as_column_ref())
                .from(country::Entity)
                .cond_where(countries::condition(wanted))
                .to_owned();
            city::Column::CountryId.in_subquery(countries)
        }))
        .add_option(filter.wikidata_id.as_ref().map(|id| id.on(city::Column::WikidataId.into_expr())))
        .add_option(filter.has_namesake.map(namesake))
        .add_option(
            filter
                .relation
                .as_ref()
                .map(|wanted| home::is_partner(view).and(Expr::exists(relation::with_home(view, wanted)))),
        )
        .add_option(filter.any_relation.as_ref().map(|wanted| Expr::exists(relation::of_any(view, wanted))))
        .add_option(
            filter.industry.as_ref().map(|wanted| city::Column::Id.in_subquery(with_industry(wanted))),
        )
        .add_option(filter.feature.as_ref().map(|wanted| city::Column::Id.in_subquery(with_feature(wanted))))
        .add_option(filter.event.as_ref().map(|wanted| {
            let told = Query::select()
                .column(timeline::Column::CityId.as_column_ref())
                .from(timeline::Entity)
                .cond_where(wanted.condition(view))
                .to_owned();
            city::Column::Id.in_subquery(told)
        }))
}

/// What is asked of the city's own numbers.
fn figures(filter: &CityFilter) -> Condition {
    let on = |range: &Range, (low, high): Ends| range.on(low.into_expr(), high.into_expr());
    Condition::all()
        .add_option(filter.population.as_ref().map(|range| on(range, headline::population(filter.reading))))
        .add_option(filter.area.as_ref().map(|range| on(range, headline::area(filter.reading))))
        .add_option(filter.distance.as_ref().map(globe::within))
        .add_option(filter.bounding_box.as_ref().map(globe::inside))
        .add_option(
            filter.partner_count.as_ref().map(|range| range.on_count(city::Column::PartnerCount.into_expr())),
        )
}

/// One of the city's own names is wanted, and none is unwanted.
fn named(name: &Text) -> Condition {
    let has = |choice: Choice<String>| {
        let names = Query::select()
            .column(fact::Column::CityId.as_column_ref())
            .from(city_name::Entity)
            .inner_join(fact::Entity, fact::Column::Id.into_expr().eq(city_name::Column::Id.into_expr()))
            .cond_where(
                Condition::all()
                    .add_option(choice.on(city_name::Column::Text.into_expr(), |text| text.clone().into())),
            )
            .and_where(own_fact())
            .to_owned();
        city::Column::Id.in_subquery(names)
    };
    let one_of = |texts: Vec<String>| Choice { wanted: Some(texts), unwanted: Vec::new() };
    let unwanted = Some(name.choice.unwanted.clone()).filter(|texts| !texts.is_empty());
    Condition::all()
        .add_option(name.choice.wanted.clone().map(|texts| has(one_of(texts))))
        .add_option(unwanted.map(|texts| has(one_of(texts)).not()))
        // Every city has a name.
        .add_option(name.is_null.filter(|&is_null| is_null).map(|_| never()))
}

/// The fact is about the city itself.
///
/// Written so that no database starts from all facts that are, which are most of them.
pub(crate) fn own_fact() -> SimpleExpr {
    let feature = Func::coalesce([fact::Column::FeatureId.into_expr(), Expr::cust("0")]);
    SimpleExpr::from(feature).eq(Expr::cust("0"))
}

/// Another city has the same usual English name.
fn namesake(wanted: bool) -> SimpleExpr {
    let other = Alias::new("other");
    let same = Query::select()
        .expr(Expr::val(1))
        .from_as(city::Entity, other.clone())
        .and_where(Expr::col((other.clone(), city::Column::SortKey)).eq(city::Column::SortKey.into_expr()))
        .and_where(Expr::col((other, city::Column::Id)).ne(city::Column::Id.into_expr()))
        .to_owned();
    let exists = Expr::exists(same);
    if wanted { exists } else { exists.not() }
}

/// The cities with such an industry: of their own, or also of their features.
fn with_industry(wanted: &Industry) -> SelectStatement {
    let mut select = Query::select();
    select
        .column(fact::Column::CityId.as_column_ref())
        .from(city_industry::Entity)
        .inner_join(fact::Entity, fact::Column::Id.into_expr().eq(city_industry::Column::Id.into_expr()))
        .cond_where(
            Condition::all()
                .add_option((!wanted.of_features).then(own_fact))
                .add_option(wanted.role.on_enum(city_industry::Column::Role.into_expr())),
        );
    if let Some(slug) = &wanted.slug {
        let mut meets = Condition::all();
        if let Some(slugs) = &slug.choice.wanted {
            meets = meets.add(within(slugs));
        }
        if !slug.choice.unwanted.is_empty() {
            meets = meets.add(within(&slug.choice.unwanted).not());
        }
        // Every industry has a slug.
        meets = meets.add_option(slug.is_null.filter(|&is_null| is_null).map(|_| never()));
        select.cond_where(meets);
    }
    select
}

/// The industry at hand is one of these, or part of one.
fn within(slugs: &[String]) -> SimpleExpr {
    let within = Query::select()
        .column(industry_within::Column::IndustryId.as_column_ref())
        .from(industry_within::Entity)
        .inner_join(
            industry::Entity,
            industry::Column::Id.into_expr().eq(industry_within::Column::WithinId.into_expr()),
        )
        .and_where(industry::Column::Slug.is_in(slugs))
        .to_owned();
    city_industry::Column::IndustryId.in_subquery(within)
}

/// The cities whose entry names such a feature.
fn with_feature(wanted: &Feature) -> SelectStatement {
    Query::select()
        .column(fact::Column::CityId.as_column_ref())
        .from(feature::Entity)
        .inner_join(fact::Entity, fact::Column::Id.into_expr().eq(feature::Column::Id.into_expr()))
        .cond_where(
            Condition::all()
                .add_option(wanted.kind.on_enum(feature::Column::Kind.into_expr()))
                .add_option(wanted.role.on_enum(feature::Column::Role.into_expr()))
                .add_option(wanted.name.as_ref().map(|name| name.on(feature::Column::Name.into_expr()))),
        )
        .to_owned()
}
