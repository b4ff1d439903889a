//! What is known of a selection set or a fragment without knowing where it stands: depths are relative
//! to it, sums are for one object, and list items wait for the page of the connection around it.
//!
//! All arithmetic saturates: a document of a few hundred bytes can expand to more than a `u64` counts.

use apollo_compiler::parser::SourceSpan;

/// A place in the document.
pub(super) type At = Option<SourceSpan>;

/// The largest value of its kind, and where it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Peak {
    pub(super) value: u64,
    pub(super) at: At,
}

/// List items as a sum of those that are there anyway and those for each item of the page around them.
///
/// A fragment on a connection may be spread where the page is 5 and where it is 100.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Items {
    pub(super) fixed: u64,
    pub(super) per_page_item: u64,
}

/// The figures of a part of a document, all fragments expanded.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Summary {
    pub(super) depth: Peak,
    pub(super) list_depth: Peak,
    pub(super) introspection_depth: Peak,
    pub(super) introspection_list_depth: Peak,
    pub(super) directives_per_field: Peak,
    pub(super) list_values: Peak,
    pub(super) filter_depth: Peak,
    /// The list items of the one field that has most, of those that stand at the top of this part.
    pub(super) heaviest_field: Peak,
    /// Fields at the top of this part.
    pub(super) own_fields: u64,
    pub(super) fields: u64,
    pub(super) aliases: u64,
    pub(super) directives: u64,
    pub(super) filters: u64,
    pub(super) items: Items,
}

impl Peak {
    pub(super) fn new(value: u64, at: At) -> Self {
        Self { value, at }
    }

    /// Keeps the larger; of equals the first.
    pub(super) fn raise(&mut self, other: Self) {
        if other.value > self.value {
            *self = other;
        }
    }

    /// One level more around this; the place stays that of the innermost level.
    pub(super) fn within(self, level: At) -> Self {
        let at = if self.value == 0 { level } else { self.at };
        Self::new(self.value.saturating_add(1), at)
    }
}

impl Items {
    /// All items, now that the page is known.
    pub(super) fn over_page(self, page: u64) -> u64 {
        self.per_page_item.saturating_mul(page).saturating_add(self.fixed)
    }

    /// A list of known length, of objects with `below` list items each.
    pub(super) fn list(length: u64, below: u64) -> Self {
        Self { fixed: below.saturating_add(1).saturating_mul(length), per_page_item: 0 }
    }

    /// A page of unknown length, of objects with `below` list items each.
    pub(super) fn page(below: u64) -> Self {
        Self { fixed: 0, per_page_item: below.saturating_add(1) }
    }

    /// No list here, but `below` list items under it.
    pub(super) fn one(below: u64) -> Self {
        Self { fixed: below, per_page_item: 0 }
    }
}

impl Summary {
    /// Joins what stands beside this part in the same selection set.
    pub(super) fn add(&mut self, other: &Self) {
        let peaks = [
            (&mut self.depth, other.depth),
            (&mut self.list_depth, other.list_depth),
            (&mut self.introspection_depth, other.introspection_depth),
            (&mut self.introspection_list_depth, other.introspection_list_depth),
            (&mut self.directives_per_field, other.directives_per_field),
            (&mut self.list_values, other.list_values),
            (&mut self.filter_depth, other.filter_depth),
            (&mut self.heaviest_field, other.heaviest_field),
        ];
        for (mine, theirs) in peaks {
            mine.raise(theirs);
        }
        let sums = [
            (&mut self.own_fields, other.own_fields),
            (&mut self.fields, other.fields),
            (&mut self.aliases, other.aliases),
            (&mut self.directives, other.directives),
            (&mut self.filters, other.filters),
            (&mut self.items.fixed, other.items.fixed),
            (&mut self.items.per_page_item, other.items.per_page_item),
        ];
        for (mine, theirs) in sums {
            *mine = mine.saturating_add(theirs);
        }
    }
}
