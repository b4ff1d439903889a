//! The lists that facets count: what their items are, and how their items are reached.

use std::sync::Arc;

use entity::{city, relation, relation_end};
use sea_orm::sea_query::{
    Alias, DynIden, Expr, ExprTrait, Query, SelectStatement, SimpleExpr, SubQueryStatement,
};
use sea_orm::{ColumnTrait, JoinType};

use crate::store::filter::Meets;
use crate::store::grouping::Grouping;
use crate::store::relation::{self as relations, FarEnd};
use crate::store::{View, city as cities, home, keys, network};

/// Which kind of list, and what its items meet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FacetList {
    /// Cities, of all or of a country.
    Cities(Box<cities::Filter>),
    /// These cities.
    These(Arc<[i64]>),
    /// The cities that have a relation with a city and with another.
    InCommon { with: i64 },
    /// The relations of a city, as it sees them.
    Partners(relations::Filter),
    /// All relations.
    Relations(relations::Filter),
}

/// The relation of a city with the home city.
const LATEST: &str = "latest";

impl FacetList {
    /// The items of the list, each with its city or its relation, whichever has the key.
    pub(super) fn start(&self, view: &View, grouping: Grouping) -> SelectStatement {
        let mut select = Query::select();
        match self {
            Self::Cities(filter) => {
                select.from(city::Entity).cond_where(filter.condition(view));
            }
            Self::These(ids) => {
                let these = keys::among(view.backend(), city::Column::Id.as_column_ref(), ids);
                select.from(city::Entity).and_where(these);
            }
            Self::InCommon { with } => {
                select.from(relation_end::Entity).cond_where(network::leads_in_common(*with));
                join_far_end(&mut select);
            }
            Self::Partners(filter) => {
                let relation =
                    relation::Column::Id.into_expr().eq(relation_end::Column::RelationId.into_expr());
                select
                    .from(relation_end::Entity)
                    .inner_join(relation::Entity, relation)
                    .cond_where(relations::condition(view, filter, FarEnd::Partner));
                if !grouping.is_of_relation() {
                    join_far_end(&mut select);
                }
            }
            Self::Relations(filter) => {
                select.from(relation::Entity).cond_where(relations::condition(
                    view,
                    filter,
                    FarEnd::FromHome,
                ));
                if !grouping.is_of_relation() {
                    join_ends(view, &mut select);
                    join_far_end(&mut select);
                }
            }
        }
        if self.is_of_cities() && grouping.is_of_relation() {
            join_latest(view, &mut select);
        }
        select
    }

    fn is_of_cities(&self) -> bool {
        matches!(self, Self::Cities(_) | Self::These(_) | Self::InCommon { .. })
    }

    /// The name under which the relation of an item stands.
    pub(super) fn relation(&self) -> &'static str {
        if self.is_of_cities() { LATEST } else { "relation" }
    }

    /// The parent of an item.
    pub(super) fn parent(&self) -> (DynIden, DynIden) {
        match self {
            Self::Cities(_) | Self::These(_) => city::Column::CountryId.as_column_ref(),
            _ => relation_end::Column::CityId.as_column_ref(),
        }
    }

    /// The id of an item.
    pub(super) fn item(&self) -> SimpleExpr {
        if self.is_of_cities() { city::Column::Id.into_expr() } else { relation::Column::Id.into_expr() }
    }

    /// Whether an item can be in one group by several rows.
    pub(super) fn repeats(&self, grouping: Grouping) -> bool {
        let has_two_ends = matches!(self, Self::Relations(_)) && !grouping.is_of_relation();
        grouping.is_manifold() || has_two_ends
    }
}

/// Joins the relation of a city with the home city, as `City.relation` gives it.
fn join_latest(view: &View, select: &mut SelectStatement) {
    let with_home = relations::with_home(view, &relations::Filter::default())
        .clear_selects()
        .column(relation::Column::Id.as_column_ref())
        .to_owned();
    let with_home = SimpleExpr::SubQuery(None, Box::new(SubQueryStatement::SelectStatement(with_home)));
    let latest = Alias::new(LATEST);
    let is_latest = Expr::col((latest.clone(), relation::Column::Id)).eq(with_home);
    select
        .join_as(JoinType::InnerJoin, relation::Entity, latest, is_latest)
        .and_where(home::is_partner(view));
}

/// Joins each end of a relation that does not lead to the home city.
fn join_ends(view: &View, select: &mut SelectStatement) {
    let of_relation = relation_end::Column::RelationId.into_expr().eq(relation::Column::Id.into_expr());
    let elsewhere = relation_end::Column::PartnerId.ne(view.dataset.home_city_id);
    select.inner_join(relation_end::Entity, of_relation.and(elsewhere));
}

/// Joins the city that a row of `relation_end` leads to.
fn join_far_end(select: &mut SelectStatement) {
    let far = city::Column::Id.into_expr().eq(relation_end::Column::PartnerId.into_expr());
    select.inner_join(city::Entity, far);
}
