//! What is made of a view.

/// A page, or less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Page,
    /// Its map alone, as SVG.
    Picture,
}
