//! One change, and the list that a comparison fills.

use super::kind::Kind;

/// A change of one item of the schema.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    pub kind: Kind,
    /// The schema coordinate of the item, such as `City.partners(first:)`.
    pub coordinate: String,
    /// The line of the item in the SDL that clients know; of an addition, the line of what it was added to.
    pub line: Option<usize>,
    /// What clients know: a type, a default, a reason.
    pub old: Option<String>,
    /// What is served now.
    pub new: Option<String>,
}

/// The changes found so far.
#[derive(Default)]
pub(super) struct Found(pub(super) Vec<Change>);

impl Found {
    pub(super) fn removed(
        &mut self,
        kind: Kind,
        coordinate: String,
        line: usize,
        old: &(impl ToString + ?Sized),
    ) {
        let old = Some(old.to_string());
        self.0.push(Change { kind, coordinate, line: Some(line), old, new: None });
    }

    pub(super) fn added(
        &mut self,
        kind: Kind,
        coordinate: String,
        line: Option<usize>,
        new: &(impl ToString + ?Sized),
    ) {
        self.0.push(Change { kind, coordinate, line, old: None, new: Some(new.to_string()) });
    }

    /// Something stands there in another form.
    pub(super) fn changed(
        &mut self,
        kind: Kind,
        coordinate: &str,
        line: usize,
        old: &(impl ToString + ?Sized),
        new: &(impl ToString + ?Sized),
    ) {
        self.0.push(Change {
            kind,
            coordinate: coordinate.to_owned(),
            line: Some(line),
            old: Some(old.to_string()),
            new: Some(new.to_string()),
        });
    }
}
