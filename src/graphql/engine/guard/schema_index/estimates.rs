//! How long lists are for which no request says it.

use std::collections::HashMap;

/// How long lists are for which no request says it.
#[derive(Debug, Clone)]
pub struct ListEstimates {
    pub(super) page: u64,
    pub(super) list: u64,
    pub(super) fields: HashMap<String, u64>,
}

impl Default for ListEstimates {
    /// Pages of 20, and 10 objects in any other list.
    fn default() -> Self {
        Self { page: 20, list: 10, fields: HashMap::new() }
    }
}

impl ListEstimates {
    /// The page of a connection where neither `first` nor `last` is given.
    #[must_use]
    pub fn with_page(mut self, items: u64) -> Self {
        self.page = items;
        self
    }

    /// The length of lists of objects for which there is no estimate of their own.
    #[must_use]
    pub fn with_list(mut self, items: u64) -> Self {
        self.list = items;
        self
    }

    /// The length of one list, or the default page of one connection: `Query.regions` for this field,
    /// or `citations` for the fields of this name on all types that have no estimate of their own.
    #[must_use]
    pub fn with_field(mut self, path: &str, items: u64) -> Self {
        self.fields.insert(path.to_owned(), items);
        self
    }

    pub(super) fn field(&self, owner: &str, field: &str) -> Option<u64> {
        self.fields.get(&format!("{owner}.{field}")).or_else(|| self.fields.get(field)).copied()
    }
}
