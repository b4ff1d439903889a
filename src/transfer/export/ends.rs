//! Which of the two cities of a relation comes first: the home city, else the one whose slug does.
//!
//! So a row reads "city, partner", and is the same on every database.

use serde_json::Value as Json;

/// Puts the two cities of a relation in order.
pub(super) fn put_in_order(relation: &mut Json, home: &str) {
    if let Some(cities) = relation.get_mut("cities").and_then(Json::as_array_mut) {
        cities.sort_by_cached_key(|city| {
            let slug = city["slug"].as_str().unwrap_or_default().to_owned();
            (slug != home, slug)
        });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_home_city_comes_first_and_else_the_first_slug() {
        for (cities, expected) in
            [(["a", "home"], ["home", "a"]), (["home", "a"], ["home", "a"]), (["b", "a"], ["a", "b"])]
        {
            let mut relation = json!({ "cities": cities.map(|slug| json!({ "slug": slug })) });
            put_in_order(&mut relation, "home");
            let slugs: Vec<_> = (0..2).filter_map(|at| relation["cities"][at]["slug"].as_str()).collect();
            assert_eq!(slugs, expected);
        }
    }
}
