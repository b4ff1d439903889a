//! The formats, and what each is called.

/// A file that can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    CitiesCsv,
    RelationsCsv,
    CitiesJson,
    RelationsJson,
    CitiesGeojson,
    NetworkGeojson,
    NetworkGexf,
    NetworkGraphml,
    DatasetJson,
    PlacesJson,
}

/// The lists that a file holds, which say what its filters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lists {
    Cities,
    Relations,
    /// Cities, and the relations between them.
    Both,
}

impl Format {
    pub const ALL: [Self; 10] = [
        Self::CitiesCsv,
        Self::RelationsCsv,
        Self::CitiesJson,
        Self::RelationsJson,
        Self::CitiesGeojson,
        Self::NetworkGeojson,
        Self::NetworkGexf,
        Self::NetworkGraphml,
        Self::DatasetJson,
        Self::PlacesJson,
    ];

    /// The last part of its address, and of the name of its file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CitiesCsv => "cities.csv",
            Self::RelationsCsv => "relations.csv",
            Self::CitiesJson => "cities.json",
            Self::RelationsJson => "relations.json",
            Self::CitiesGeojson => "cities.geojson",
            Self::NetworkGeojson => "network.geojson",
            Self::NetworkGexf => "network.gexf",
            Self::NetworkGraphml => "network.graphml",
            Self::DatasetJson => "dataset.json",
            Self::PlacesJson => "places.json",
        }
    }

    pub const fn content_type(self) -> &'static str {
        match self {
            Self::CitiesCsv | Self::RelationsCsv => "text/csv; charset=utf-8; header=present",
            Self::CitiesJson | Self::RelationsJson | Self::DatasetJson => "application/json; charset=utf-8",
            Self::CitiesGeojson | Self::NetworkGeojson => "application/geo+json",
            Self::NetworkGexf => "application/gexf+xml; charset=utf-8",
            Self::NetworkGraphml => "application/graphml+xml; charset=utf-8",
            Self::PlacesJson => "application/ld+json",
        }
    }

    /// The format of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The names of all formats, for messages.
    pub fn names() -> String {
        Self::ALL.map(Self::name).join(", ")
    }

    pub(super) const fn lists(self) -> Lists {
        match self {
            Self::CitiesCsv | Self::CitiesJson | Self::CitiesGeojson | Self::PlacesJson => Lists::Cities,
            Self::RelationsCsv | Self::RelationsJson => Lists::Relations,
            Self::NetworkGeojson | Self::NetworkGexf | Self::NetworkGraphml | Self::DatasetJson => {
                Lists::Both
            }
        }
    }

    pub(super) const fn is_csv(self) -> bool {
        matches!(self, Self::CitiesCsv | Self::RelationsCsv)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_is_found_by_its_name() {
        for format in Format::ALL {
            assert_eq!(Format::of(format.name()), Some(format));
        }
        assert_eq!(Format::of("cities.xlsx"), None);
    }
}
