//! The city whose partners the rows of one end are.

use domain::search::fold;
use seed::KnownCity;

/// The city whose partners the rows of one end are.
#[derive(Default)]
pub(super) struct Home {
    /// All its names, folded.
    names: Vec<String>,
    country: String,
    in_words: Option<String>,
}

impl Home {
    pub(super) fn new(city: &KnownCity) -> Self {
        let names = city.names.iter().chain(&city.other_names).map(|name| fold(name)).collect();
        let in_words = Some(format!("{} ({})", city.name, city.slug));
        Self { names, country: city.country.clone(), in_words }
    }

    /// As a report calls it: `Bergen (bergen-no)`.
    pub(super) fn in_words(&self) -> &str {
        self.in_words.as_deref().unwrap_or("one place")
    }

    pub(super) fn country(&self) -> &str {
        &self.country
    }

    pub(super) fn is_called(&self, name: &str) -> bool {
        self.names.contains(&fold(name))
    }
}
