//! A made-up network in an SQLite file, the same each time.

use std::collections::HashMap;
use std::path::Path;

use sea_orm::Database;
use seed::DataSet;
use seed::record::FactBody;
use testkit::{database, synthetic};

const CITIES: usize = 600;
const RELATIONS: usize = 900;
/// So many cities lie in Italy.
const ITALIAN: usize = 60;
/// The others lie in so many countries, the first ones by code.
const COUNTRIES: usize = 20;

/// Makes the file.
pub(super) async fn make(file: &Path) {
    let db = Database::connect(url(file)).await.expect("the file opens");
    database::load(&db, &network()).await;
    db.close().await.expect("the file closes");
}

/// A synthetic network whose cities lie in fewer countries.
fn network() -> DataSet {
    let mut data = synthetic::network(CITIES, RELATIONS, 1);
    let mut codes: Vec<_> = data.countries.iter().map(|country| country.code.clone()).collect();
    codes.sort();
    let mut slugs = HashMap::new();
    for (number, city) in data.cities.iter_mut().enumerate().skip(1) {
        city.country = if number <= ITALIAN { "IT".to_owned() } else { codes[number % COUNTRIES].clone() };
        let slug = format!("city-{number}-{}", city.country.to_ascii_lowercase());
        slugs.insert(std::mem::replace(&mut city.slug, slug.clone()), slug);
    }
    for fact in data.cities.iter_mut().flat_map(|city| &mut city.facts) {
        if let FactBody::Relation(relation) = &mut fact.body
            && let Some(slug) = slugs.get(&relation.with)
        {
            relation.with.clone_from(slug);
        }
    }
    data
}

/// What the server calls `--database-url`.
pub(super) fn url(file: &Path) -> String {
    format!("sqlite://{}?mode=rwc", file.display())
}
