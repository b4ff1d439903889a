//! What a transport knows of the one who asks.

use std::any::TypeId;

use async_graphql::Data;

/// Travels as data of a request, or of the session that it belongs to.
///
/// Without it a request may read the data, and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caller {
    /// Stands in the log, and in errors that only the log explains.
    pub request_id: String,
    /// Whether mutations are executed; never by GET, which a link may send.
    pub may_write: bool,
    /// Whether the schema is shown.
    pub may_introspect: bool,
}

impl Caller {
    /// The caller in the data of the request, else of the session.
    pub(super) fn of(request: &Data, session: Option<&Data>) -> Self {
        let find = |data: &Data| data.get(&TypeId::of::<Self>())?.downcast_ref::<Self>().cloned();
        find(request).or_else(|| session.and_then(find)).unwrap_or_default()
    }
}
