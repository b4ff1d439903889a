//! Fields of columns where name, content and the other columns are taken together.

use super::content::Content;
use super::field::Field;
use super::name::{Mark, Named, Open, Said};
use super::understood::Why;
use crate::table::{Role, Table};

/// Why a column is not used that nothing is known of.
pub(super) const UNKNOWN_NAME: &str = "its name is not known; map it if it is needed";

/// Why items are not used where words for a kind are meant.
const ITEMS_OF_KINDS: &str = "it has items of Wikidata and no words for a kind; their labels say it";

/// Why the key of a row of links is not used.
const KEY_OF_LINK: &str = "it is the key of the link itself";

/// What the columns say of each other.
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own about the table")]
pub(super) struct Around {
    pub(super) role: Role,
    /// A column is the first end by `from` or `source`, and one the second by `to` or `target`.
    pub(super) has_bounds: bool,
    has_target: bool,
    /// Both ends are keys: graphs name nodes so.
    bounds_are_keys: bool,
    /// Both ends have keys that say whose they are: `city_slug`, `partner_slug`.
    has_keys_of_ends: bool,
    has_country: bool,
    has_item_key: bool,
    /// The file has no names of columns.
    is_nameless: bool,
}

impl Around {
    pub(super) fn of(table: &Table, named: &[Named], contents: &[Content]) -> Self {
        let is = |mark: Mark| {
            named.iter().zip(contents).any(|(name, content)| {
                let is_place = matches!(name.said, Said::Field(Field::Id | Field::Name) | Said::Open(_));
                let is_date = name.said == Said::Open(Open::Bound) && content.has_dates();
                name.mark == Some(mark) && is_place && !is_date
            })
        };
        let is_nameless = table.columns.len() > 1
            && table.columns.iter().enumerate().all(|(place, name)| *name == format!("column {}", place + 1));
        let bounds = named.iter().zip(contents).filter(|(name, _)| {
            matches!(name.said, Said::Open(_)) && matches!(name.mark, Some(Mark::From | Mark::To))
        });
        let bounds_are_keys =
            table.role == Role::Links || bounds.clone().all(|(_, content)| content.has_keys());
        let has_key = |is_end: fn(&Named) -> bool| {
            let is_key = |name: &&Named| matches!(name.said, Said::Field(Field::Id | Field::Wikidata));
            named.iter().filter(is_key).any(is_end)
        };
        Self {
            role: table.role,
            bounds_are_keys,
            has_keys_of_ends: has_key(|name| match name.mark {
                None => name.is_of_city,
                Some(mark) => matches!(mark, Mark::One | Mark::Number(1)),
            }) && has_key(|name| matches!(name.mark, Some(Mark::Other | Mark::Number(2)))),
            has_bounds: is(Mark::From) && is(Mark::To),
            has_target: is(Mark::To),
            has_country: named.iter().any(|name| name.said == Said::Field(Field::Country)),
            has_item_key: named.iter().zip(contents).any(|(name, content)| {
                let is_key = matches!(name.said, Said::Field(Field::Id | Field::Wikidata));
                is_key || (name.said == Said::Open(Open::Place) && content.has_items())
            }),
            is_nameless,
        }
    }

    /// Whether the rows are edges between keys of places.
    pub(super) fn has_edges(&self) -> bool {
        self.role == Role::Links || self.has_bounds
    }

    pub(super) fn settle(&self, named: &Named, content: Content) -> (Option<Field>, Why) {
        let by_name = |field| (Some(field), Why::ByName);
        let by_content = |field| (Some(field), Why::ByContent);
        let not_used = |reason: &str| (None, Why::NotUsed(reason.to_owned()));
        if self.role != Role::Links && self.is_about_the_source(named) {
            return not_used("it is about the source itself");
        }
        if self.has_edges()
            && named.mark.is_none()
            && let Some(reason) = of_the_edge(named.said)
        {
            return not_used(reason);
        }
        let says_whose = named.is_of_city || named.mark.is_some();
        if self.has_keys_of_ends && named.said == Said::Field(Field::Id) && !says_whose {
            return not_used(KEY_OF_LINK);
        }
        let settled = match named.said {
            Said::NotUsed(reason) => return not_used(reason),
            Said::Field(Field::Country) if content.has_items() || content.has_codes() => {
                by_content(Field::CountryCode)
            }
            Said::Field(Field::Home) if !content.says_home() => {
                return not_used("no cell says which row is the home");
            }
            Said::Field(Field::Kind) if content.has_items() => return not_used(ITEMS_OF_KINDS),
            Said::Field(field) => by_name(field),
            Said::Open(open) => self.opened(open, named, content),
            Said::Nothing => self.by_content(content),
        };
        match settled {
            (Some(field), _) if self.role == Role::Places && field.tells_a_link() => {
                not_used("a place has no dates and no kind of a link")
            }
            settled => settled,
        }
    }

    /// `source_name` beside no `target`.
    fn is_about_the_source(&self, named: &Named) -> bool {
        let is_of_place = matches!(named.said, Said::Field(field) if !field.is_of_link());
        named.mark == Some(Mark::From) && is_of_place && !self.has_target
    }

    fn opened(&self, open: Open, named: &Named, content: Content) -> (Option<Field>, Why) {
        let by_name = |field| (Some(field), Why::ByName);
        let by_content = |field| (Some(field), Why::ByContent);
        let not_used = |reason: &str| (None, Why::NotUsed(reason.to_owned()));
        let is_bound = matches!(named.mark, Some(Mark::From | Mark::To));
        match open {
            Open::Bound if content.has_dates() && named.mark == Some(Mark::From) => {
                by_content(Field::Established)
            }
            Open::Bound if content.has_dates() => by_content(Field::Ended),
            Open::Bound | Open::Source if self.has_bounds && self.bounds_are_keys => by_name(Field::Id),
            Open::Bound | Open::Source if self.has_bounds => by_name(Field::Name),
            Open::Bound => not_used("it may be an end of a link or a date"),
            Open::Source => by_name(Field::Source),
            Open::Place if is_bound && self.has_bounds && self.bounds_are_keys => by_name(Field::Id),
            Open::Place if content.has_items() => by_content(Field::Id),
            Open::Place if content.has_points() => by_content(Field::Point),
            Open::Place => by_name(Field::Name),
            Open::Location if content.is_empty() || content.has_places_on_a_map() => by_name(Field::Point),
            Open::Location => not_used("it has neither points nor pairs of numbers"),
            Open::Type if content.has_directions() => {
                not_used("whether an edge has a direction says nothing of a partnership")
            }
            Open::Type if self.role == Role::Places || content.has_levels() => by_content(Field::Level),
            Open::Type if content.has_items() => not_used(ITEMS_OF_KINDS),
            Open::Type => by_name(Field::Kind),
            Open::State if content.has_states_of_links() => by_content(Field::Status),
            Open::State if content.has_countries() && !self.has_country => by_content(Field::Country),
            Open::State if content.has_a_state_of_links() => by_content(Field::Status),
            Open::State => by_content(Field::Within),
        }
    }

    fn by_content(&self, content: Content) -> (Option<Field>, Why) {
        let by_content = |field| (Some(field), Why::ByContent);
        if content.has_items() && !self.has_item_key {
            by_content(Field::Id)
        } else if content.has_points() {
            by_content(Field::Point)
        } else if content.has_codes() && self.has_country {
            by_content(Field::CountryCode)
        } else if self.is_nameless && content.has_countries() {
            by_content(Field::Country)
        } else if self.is_nameless && !content.has_numbers() && !content.is_empty() {
            by_content(Field::Name)
        } else {
            (None, Why::NotUsed(UNKNOWN_NAME.to_owned()))
        }
    }
}

/// What a graph's edge has for itself.
fn of_the_edge(said: Said) -> Option<&'static str> {
    match said {
        Said::Field(Field::Id) => Some(KEY_OF_LINK),
        Said::Field(Field::Name) => {
            Some("it is the label of the link itself; map it to kind or remark if it says so")
        }
        _ => None,
    }
}
