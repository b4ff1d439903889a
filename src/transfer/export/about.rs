//! What every file says of itself: the first thing that is asked.

use serde_json::Value as Json;

/// The home city and the data set.
pub(super) struct About {
    pub(super) home: String,
    /// The data set as its document selects it.
    pub(super) dataset: Json,
}

impl About {
    /// Reads the data of the first answer; none if something is missing.
    pub(super) fn of(mut data: Json) -> Option<Self> {
        let home = data.pointer("/home/slug")?.as_str()?.to_owned();
        let dataset = data.get_mut("dataset").map(Json::take)?;
        Some(Self { home, dataset })
    }

    pub(super) fn text(&self, pointer: &str) -> &str {
        self.dataset.pointer(pointer).and_then(Json::as_str).unwrap_or_default()
    }
}
