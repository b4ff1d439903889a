//! What follows from the relations of all cities: counts, dates and names that lists are ordered by.
//!
//! Each statement writes only the rows that differ.

use domain::partial_date::{Day, PartialDate};
use entity::dataset;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use super::progress::Progress;

/// How many cities a city has a relation with.
const PARTNERS_OF_CITY: &str =
    "(SELECT COUNT(DISTINCT e.partner_id) FROM relation_end e WHERE e.city_id = city.id)";

/// How many cities of a country have a relation with the home city.
const PARTNERS_OF_COUNTRY: &str = "(SELECT COUNT(DISTINCT e.partner_id) FROM relation_end e \
     JOIN city c ON c.id = e.partner_id \
     WHERE e.city_id = (SELECT home_city_id FROM dataset) AND c.country_id = country.id)";

/// The date of the relation with the home city: of the latest that has not ended.
const ESTABLISHED_WITH_HOME: &str = "(SELECT r.established_first FROM relation_end e \
     JOIN relation r ON r.id = e.relation_id \
     WHERE e.city_id = (SELECT home_city_id FROM dataset) AND e.partner_id = city.id AND r.status <> 'ENDED' \
     ORDER BY COALESCE(r.established_first, 0) DESC, r.id DESC LIMIT 1)";

const NAME_OF_PARTNER: &str = "(SELECT c.sort_key FROM city c WHERE c.id = relation_end.partner_id)";

/// The far end as seen from home; where home is no end, the one whose name comes first.
const NAME_OF_FAR_END: &str = "(SELECT CASE \
         WHEN low.id = d.home_city_id THEN high.sort_key \
         WHEN high.id = d.home_city_id OR low.sort_key <= high.sort_key THEN low.sort_key \
         ELSE high.sort_key END \
     FROM dataset d, city low, city high \
     WHERE low.id = relation.low_city_id AND high.id = relation.high_city_id)";

/// The square of the straight line between the two cities through a globe of radius 1, which grows with their distance.
const CHORD_SQUARED: &str = "(SELECT (low.x - high.x) * (low.x - high.x) + (low.y - high.y) * (low.y - high.y) \
         + (low.z - high.z) * (low.z - high.z) \
     FROM city low, city high WHERE low.id = relation.low_city_id AND high.id = relation.high_city_id)";

/// How many days a relation has certainly lasted: until its end, or until the day up to which the data set counts.
fn duration(last_day: Option<Day>) -> String {
    let began = days("relation.established_last");
    let until_now = match last_day {
        Some(day) => {
            let lasted = format!("{} - {began}", days(&day.number().to_string()));
            format!("WHEN relation.established_first <= {} THEN {}", day.number(), at_least_0(&lasted))
        }
        None => String::new(),
    };
    let until_end = at_least_0(&format!("{} - {began}", days("relation.ended_first")));
    format!(
        "(CASE WHEN relation.established_last IS NULL THEN NULL \
             WHEN relation.ended_first IS NOT NULL THEN {until_end} \
             WHEN relation.status = 'ENDED' THEN NULL {until_now} ELSE NULL END)"
    )
}

fn at_least_0(days: &str) -> String {
    format!("CASE WHEN {days} > 0 THEN {days} ELSE 0 END")
}

/// The number of a day `YYYYMMDD` in a row of all days, by whole numbers only, which both databases divide alike.
///
/// A year begins in March here, so that a leap day is its last.
fn days(day: &str) -> String {
    let month = format!("(({day} / 100 % 100 + 9) % 12)");
    let year = format!("({day} / 10000 - {month} / 10)");
    format!(
        "(365 * {year} + {year} / 4 - {year} / 100 + {year} / 400 + ({month} * 306 + 5) / 10 + {day} % 100 - 1)"
    )
}

/// Brings the derived columns up to date; the row of the data set must stand.
pub(super) async fn store(tx: &impl ConnectionTrait, progress: &dyn Progress) -> Result<(), DbErr> {
    let dataset = dataset::Entity::find_by_id(1).one(tx).await?;
    let published = dataset.and_then(|row| row.published?.parse::<PartialDate>().ok());
    let duration = duration(published.map(|date| date.last()));
    let of_relation =
        |column| format!("(SELECT r.{column} FROM relation r WHERE r.id = relation_end.relation_id)");
    progress.begin("derived columns", None);
    for (table, column, value) in [
        ("city", "partner_count", PARTNERS_OF_CITY),
        ("city", "home_established_first", ESTABLISHED_WITH_HOME),
        ("country", "partner_count", PARTNERS_OF_COUNTRY),
        ("relation_end", "partner_sort_key", NAME_OF_PARTNER),
        ("relation", "partner_sort_key", NAME_OF_FAR_END),
        ("relation", "chord_squared", CHORD_SQUARED),
        ("relation", "duration_days", &duration),
        ("relation_end", "chord_squared", &of_relation("chord_squared")),
        ("relation_end", "duration_days", &of_relation("duration_days")),
    ] {
        let update = format!("UPDATE {table} SET {column} = {value} WHERE {column} IS DISTINCT FROM {value}");
        tx.execute_unprepared(&update).await?;
    }
    Ok(())
}
