//! The objects of the schema, the same as that of the JavaScript servers.

use juniper::{FieldResult, GraphQLEnum, graphql_object};
use rusqlite::{Result, Row};

use crate::rows::Database;

#[derive(Clone, Copy, GraphQLEnum)]
pub(crate) enum Kind {
    FriendlyExchange,
    SisterCity,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::FriendlyExchange => "FRIENDLY_EXCHANGE",
            Self::SisterCity => "SISTER_CITY",
        }
    }

    fn read(row: &Row, column: usize) -> Result<Self> {
        let sister = row.get_ref(column)?.as_str()? == Self::SisterCity.word();
        Ok(if sister { Self::SisterCity } else { Self::FriendlyExchange })
    }
}

pub(crate) struct Country {
    id: i32,
    code: String,
    name: String,
}

impl Country {
    fn read(row: &Row) -> Result<Self> {
        Ok(Self { id: row.get(0)?, code: row.get(1)?, name: row.get(2)? })
    }
}

pub(crate) struct City {
    id: i32,
    slug: String,
    name: String,
    country_id: i32,
    population: i32,
    latitude: f64,
    longitude: f64,
}

impl City {
    fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            slug: row.get(1)?,
            name: row.get(2)?,
            country_id: row.get(3)?,
            population: row.get(4)?,
            latitude: row.get(5)?,
            longitude: row.get(6)?,
        })
    }

    fn find(database: &Database, id: i32) -> FieldResult<Self> {
        let found = database.first("SELECT * FROM city WHERE id = ?1", [id], Self::read)?;
        Ok(found.expect("a foreign key leads somewhere"))
    }
}

pub(crate) struct Partner {
    city_id: i32,
    kind: Kind,
    year: i32,
    month: i32,
}

pub(crate) struct Relation {
    one_id: i32,
    other_id: i32,
    kind: Kind,
    year: i32,
    month: i32,
}

pub(crate) struct Query;

#[graphql_object]
#[graphql(context = Database)]
impl Query {
    fn country(code: String, context: &Database) -> FieldResult<Option<Country>> {
        Ok(context.first("SELECT * FROM country WHERE code = ?1", [code], Country::read)?)
    }

    fn countries(first: i32, context: &Database) -> FieldResult<Vec<Country>> {
        Ok(context.all("SELECT * FROM country ORDER BY id LIMIT ?1", [first], Country::read)?)
    }

    fn city(slug: String, context: &Database) -> FieldResult<Option<City>> {
        Ok(context.first("SELECT * FROM city WHERE slug = ?1", [slug], City::read)?)
    }

    /// By date, from the year after on.
    fn relations(kind: Kind, after: i32, first: i32, context: &Database) -> FieldResult<Vec<Relation>> {
        let sql = "SELECT city_a_id, city_b_id, kind, year, month FROM relation
            WHERE kind = ?1 AND year > ?2 ORDER BY year, month, id LIMIT ?3";
        Ok(context.all(sql, (kind.word(), after, first), |row| {
            Ok(Relation {
                one_id: row.get(0)?,
                other_id: row.get(1)?,
                kind: Kind::read(row, 2)?,
                year: row.get(3)?,
                month: row.get(4)?,
            })
        })?)
    }
}

#[graphql_object]
#[graphql(context = Database)]
impl Country {
    fn code(&self) -> &str {
        &self.code
    }

    fn name(&self) -> &str {
        &self.name
    }

    /// The largest first.
    fn cities(&self, first: i32, context: &Database) -> FieldResult<Vec<City>> {
        let sql = "SELECT * FROM city WHERE country_id = ?1 ORDER BY id LIMIT ?2";
        Ok(context.all(sql, [self.id, first], City::read)?)
    }
}

#[graphql_object]
#[graphql(context = Database)]
impl City {
    fn slug(&self) -> &str {
        &self.slug
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn population(&self) -> i32 {
        self.population
    }

    fn latitude(&self) -> f64 {
        self.latitude
    }

    fn longitude(&self) -> f64 {
        self.longitude
    }

    fn country(&self, context: &Database) -> FieldResult<Country> {
        let found = context.first("SELECT * FROM country WHERE id = ?1", [self.country_id], Country::read)?;
        Ok(found.expect("a foreign key leads somewhere"))
    }

    fn partners(&self, context: &Database) -> FieldResult<Vec<Partner>> {
        let sql = "SELECT city_b_id, kind, year, month FROM relation WHERE city_a_id = ?1
            UNION ALL
            SELECT city_a_id, kind, year, month FROM relation WHERE city_b_id = ?1";
        Ok(context.all(sql, [self.id], |row| {
            Ok(Partner {
                city_id: row.get(0)?,
                kind: Kind::read(row, 1)?,
                year: row.get(2)?,
                month: row.get(3)?,
            })
        })?)
    }
}

/// What a city has with another one.
#[graphql_object]
#[graphql(context = Database)]
impl Partner {
    fn city(&self, context: &Database) -> FieldResult<City> {
        City::find(context, self.city_id)
    }

    fn kind(&self) -> Kind {
        self.kind
    }

    fn year(&self) -> i32 {
        self.year
    }

    fn month(&self) -> i32 {
        self.month
    }
}

#[graphql_object]
#[graphql(context = Database)]
impl Relation {
    fn one(&self, context: &Database) -> FieldResult<City> {
        City::find(context, self.one_id)
    }

    fn other(&self, context: &Database) -> FieldResult<City> {
        City::find(context, self.other_id)
    }

    fn kind(&self) -> Kind {
        self.kind
    }

    fn year(&self) -> i32 {
        self.year
    }

    fn month(&self) -> i32 {
        self.month
    }
}
