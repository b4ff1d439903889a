//! The order of the table.

use super::wrong::{Accepted, Wrong};

/// What rows are sorted by, and in which direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sort {
    pub(crate) by: By,
    pub(crate) descending: bool,
}

/// What rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Name,
    Country,
    Date,
    Distance,
    Population,
}

impl Default for Sort {
    fn default() -> Self {
        Self { by: By::Date, descending: false }
    }
}

impl By {
    pub(crate) const ALL: [Self; 5] =
        [Self::Name, Self::Country, Self::Date, Self::Distance, Self::Population];

    /// The word in addresses.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Country => "country",
            Self::Date => "date",
            Self::Distance => "distance",
            Self::Population => "population",
        }
    }
}

impl Sort {
    pub(crate) fn read(text: &str) -> Result<Self, Wrong> {
        let (name, descending) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
        let by = By::ALL.into_iter().find(|by| by.key() == name);
        by.map(|by| Self { by, descending }).ok_or_else(|| Self::wrong(text, &By::ALL))
    }

    /// As it stands in addresses.
    pub(crate) fn key(self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.by.key())
    }

    /// Says that this order is not among these.
    pub(crate) fn wrong(text: &str, accepted: &[By]) -> Wrong {
        let words = accepted.iter().map(|by| by.key()).collect();
        Wrong::Value("sort", text.to_owned(), Accepted::Words(words))
    }
}
