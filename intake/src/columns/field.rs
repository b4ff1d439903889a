//! What columns say.

use std::fmt;

/// Which end of a link a column is about. Fields of the link itself stand at the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum End {
    /// The place of the row, or the first of two.
    One,
    /// The partner, or the second of two.
    Other,
}

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    // Of a place.
    /// A Wikidata item or any other key by which rows name the place.
    Id,
    /// A Wikidata item beside a key of the file's own.
    Wikidata,
    Name,
    /// Another name of the place, such as the local one.
    Alias,
    /// What the place was called before.
    Former,
    /// Another name that is the usual one in its language.
    Official,
    /// A name in the language of the place.
    Local,
    /// A by-name.
    Nickname,
    /// A spelling of a source.
    AsWritten,
    /// The language of the name.
    Language,
    Country,
    /// A code, or an item of Wikidata.
    CountryCode,
    /// The larger place.
    Within,
    /// What kind of place it is.
    Level,
    Latitude,
    Longitude,
    /// Both in one cell.
    Point,
    Population,
    /// A word such as `ABOUT` beside the figure.
    PopulationQualifier,
    Area,
    /// Whether the row is the home itself, by a word such as `home` or `accueil`.
    Home,
    // Of the link.
    Kind,
    Status,
    Established,
    /// How exact the date is, as Wikidata numbers it: 9 a year, 10 a month, 11 a day.
    EstablishedPrecision,
    Ended,
    EndedPrecision,
    /// A time span of Gephi: `<[1988.0, Infinity]>`.
    Span,
    /// Free text about the link.
    Remark,
    /// Where it is written: the address of a page, or words such as those for minutes.
    Source,
}

impl Field {
    /// All, by the names that a mapping gives them, in the order in which they are told.
    pub const ALL: [(&'static str, Self); 30] = [
        ("name", Self::Name),
        ("alias", Self::Alias),
        ("former", Self::Former),
        ("official", Self::Official),
        ("local", Self::Local),
        ("nickname", Self::Nickname),
        ("as_written", Self::AsWritten),
        ("language", Self::Language),
        ("id", Self::Id),
        ("wikidata", Self::Wikidata),
        ("country", Self::Country),
        ("country_code", Self::CountryCode),
        ("within", Self::Within),
        ("level", Self::Level),
        ("latitude", Self::Latitude),
        ("longitude", Self::Longitude),
        ("point", Self::Point),
        ("population", Self::Population),
        ("population_qualifier", Self::PopulationQualifier),
        ("area", Self::Area),
        ("home", Self::Home),
        ("kind", Self::Kind),
        ("status", Self::Status),
        ("established", Self::Established),
        ("established_precision", Self::EstablishedPrecision),
        ("ended", Self::Ended),
        ("ended_precision", Self::EndedPrecision),
        ("span", Self::Span),
        ("remark", Self::Remark),
        ("source", Self::Source),
    ];

    /// Whether it is said of the link and not of a place.
    pub fn is_of_link(self) -> bool {
        self.tells_a_link() || matches!(self, Self::Remark | Self::Source)
    }

    /// Whether a table that has it has links.
    pub(super) fn tells_a_link(self) -> bool {
        use Field::{Ended, EndedPrecision, Established, EstablishedPrecision, Kind, Span, Status};
        matches!(self, Kind | Status | Established | EstablishedPrecision | Ended | EndedPrecision | Span)
    }

    /// Whether it says which place a row is about.
    pub(super) fn names_a_place(self) -> bool {
        matches!(self, Self::Id | Self::Wikidata | Self::Name)
    }

    /// Whether several columns may say it.
    pub(super) fn is_plural(self) -> bool {
        self.is_other_name() || matches!(self, Self::Remark | Self::Source)
    }

    /// Whether it is a name beside the usual one, of which a cell may have several.
    pub fn is_other_name(self) -> bool {
        use Field::{Alias, AsWritten, Former, Local, Nickname, Official};
        matches!(self, Alias | Former | Official | Local | Nickname | AsWritten)
    }

    /// Fields that come together: an end that has one of them has them all.
    pub(super) fn group(self) -> Self {
        match self {
            Self::CountryCode => Self::Country,
            Self::Longitude | Self::Point => Self::Latitude,
            field => field,
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Self::ALL.iter().find(|(_, field)| field == self).map(|(name, _)| *name);
        f.write_str(name.unwrap_or_default())
    }
}

/// What a column is understood as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Meaning {
    pub end: End,
    pub field: Field,
}

/// As a mapping writes it: `partner.name`, `city.country`, `kind`.
impl fmt::Display for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.field.is_of_link(), self.end) {
            (true, _) => write!(f, "{}", self.field),
            (false, End::One) => write!(f, "city.{}", self.field),
            (false, End::Other) => write!(f, "partner.{}", self.field),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_a_name_of_its_own() {
        for (name, field) in Field::ALL {
            assert_eq!(field.to_string(), name);
            assert_eq!(Field::ALL.iter().filter(|(_, other)| *other == field).count(), 1, "{name}");
        }
    }

    #[test]
    fn a_meaning_is_written_as_a_mapping_writes_it() {
        assert_eq!(
            Meaning { end: End::Other, field: Field::CountryCode }.to_string(),
            "partner.country_code"
        );
        assert_eq!(Meaning { end: End::One, field: Field::Name }.to_string(), "city.name");
        assert_eq!(Meaning { end: End::One, field: Field::Ended }.to_string(), "ended");
    }
}
