//! What follows from the relations of all cities: counts, dates and names that lists are ordered by.
//!
//! Each statement writes only the rows that differ.

use sea_orm::{ConnectionTrait, DbErr};

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

/// Brings the derived columns up to date; the row of the data set must stand.
pub(super) async fn store(tx: &impl ConnectionTrait) -> Result<(), DbErr> {
    for (table, column, value) in [
        ("city", "partner_count", PARTNERS_OF_CITY),
        ("city", "home_established_first", ESTABLISHED_WITH_HOME),
        ("country", "partner_count", PARTNERS_OF_COUNTRY),
        ("relation_end", "partner_sort_key", NAME_OF_PARTNER),
        ("relation", "partner_sort_key", NAME_OF_FAR_END),
    ] {
        let update = format!("UPDATE {table} SET {column} = {value} WHERE {column} IS DISTINCT FROM {value}");
        tx.execute_unprepared(&update).await?;
    }
    Ok(())
}
