//! Lists in lists, as JSON has them: countries with their cities, and cities with their partners.

use super::content::Content;
use super::field::Field;
use super::mapping::{Mapping, typed};
use super::name::{Mark, Named, Said};
use super::tokens::level;
use super::twice::mostly_differ;
use crate::country::is_country;
use crate::table::{Role, Table};

/// Why what stands around a city is not used.
const OF_THE_COUNTRY: &str = "it is about the country around the city";

/// The column of the names under which lists or objects stand in a file.
const KEY: &str = "key";

/// What stands around a city and has the names of countries is its country: `name` around `cities.name`, and the key of a list.
pub(super) fn tell(table: &Table, named: &mut [Named], contents: &[Content], mapping: &Mapping) {
    if table.role != Role::Any {
        return;
    }
    let has_country = named.iter().any(|named| named.said == Said::Field(Field::Country));
    for place in 0..named.len() {
        let name = &table.columns[place];
        if mapping.of(name).is_some() || !contents[place].has_countries() || named[place].may_be_of_partner()
        {
            continue;
        }
        if names_a_city(&named[place]) && has_name_within(table, named, level(name)) {
            for (other, named) in table.columns.iter().zip(named.iter_mut()) {
                if level(other) == level(name) && mapping.of(other).is_none() && !named.may_be_of_partner() {
                    is_of_a_country(named);
                }
            }
        } else if name == KEY && !has_country && named.iter().any(names_a_city) {
            named[place].said = Said::Field(Field::Country);
        }
    }
}

fn names_a_city(named: &Named) -> bool {
    named.said.names_a_place() && named.said != Said::Field(Field::Id) && !named.may_be_of_partner()
}

/// Whether a city is named in a list below that level.
fn has_name_within(table: &Table, named: &[Named], outer: &str) -> bool {
    let is_within = |name: &str| {
        let inner = level(name);
        inner != outer
            && (outer.is_empty() || inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('.')))
    };
    table.columns.iter().zip(named).any(|(name, named)| is_within(name) && names_a_city(named))
}

fn is_of_a_country(named: &mut Named) {
    match named.said {
        Said::Field(Field::Id | Field::Wikidata) => named.said = Said::NotUsed(OF_THE_COUNTRY),
        said if said.names_a_place() => {
            named.said = Said::Field(Field::Country);
            named.mark = Some(Mark::One);
        }
        Said::Field(field) if field.is_of_link() || field.group() == Field::Country => {}
        Said::Field(_) | Said::Open(_) => named.said = Said::NotUsed(OF_THE_COUNTRY),
        Said::NotUsed(_) | Said::Nothing => {}
    }
}

/// Why it is not known whose partners the rows are: they stand under names, each a city or a group of some other kind.
pub(super) fn doubt(
    table: &Table,
    named: &[Named],
    contents: &[Content],
    mapping: &Mapping,
) -> Option<String> {
    let name = |place: &usize| names_a_city(&named[*place]) && mapping.of(&table.columns[*place]).is_none();
    let key = table.columns.iter().position(|column| column == KEY);
    let key = key.filter(|key| named[*key].said == Said::Field(Field::Id) && mapping.of(KEY).is_none());
    let city = (0..named.len()).find(name);
    if let (Some(key), Some(city)) = (key, city)
        && contents[key].has_names_of_places()
        && mostly_differ(table, key, city)
    {
        let city = &table.columns[city];
        return Some(format!(
            "the rows stand under names, such as '{}', which may be the cities whose partners they are; say so: {}; or that they are not used: {}",
            table
                .rows
                .iter()
                .map(|row| row.cells[key].as_str())
                .find(|cell| !cell.is_empty())
                .unwrap_or_default(),
            typed(&[(KEY, "city.name"), (city, "partner.name")]),
            typed(&[(KEY, "-")]),
        ));
    }
    None
}

/// The same of a table that stands below two names, the first of a country: `Germany.Kiel`.
pub(super) fn of_the_table(table: &Table) -> Option<String> {
    const SHORTEST: usize = 4;
    let (outer, _) = table.name.split_once('.')?;
    (outer.chars().count() >= SHORTEST && is_country(outer)).then(|| {
        format!(
            "the rows stand under '{}', and nothing says whether they are partners of that place; write a list of objects with both cities in each",
            table.name
        )
    })
}
