//! Global ids: from an object to its id, and from the id that a client sends back to the object.

use async_graphql::{Context, Error, ID, OutputType, Result};
use domain::global_id;

use super::error::bad_input;

/// The id of the object of this type and key.
pub(crate) fn of<T: OutputType>(key: &str) -> ID {
    global_id::encode(&T::type_name(), key).into()
}

/// The id of an object that an entry states: its city's slug and its key there.
pub(crate) fn of_entry<T: OutputType>(city: &str, key: &str) -> ID {
    of::<T>(&format!("{city}/{key}"))
}

/// An object that its id leads back to.
pub(crate) trait Identified: OutputType + Sized {
    /// The object of an id of this type; none if nothing has the key.
    fn find(ctx: &Context<'_>, id: &GlobalId<'_>) -> impl Future<Output = Result<Option<Self>>> + Send;
}

/// An id as a client gives it, taken apart.
pub(crate) struct GlobalId<'a> {
    id: &'a ID,
    pub(crate) type_name: String,
    pub(crate) key: String,
}

impl<'a> GlobalId<'a> {
    pub(crate) fn parse(id: &'a ID) -> Result<Self> {
        let (type_name, key) = global_id::decode(id).ok_or_else(|| malformed(id))?;
        Ok(Self { id, type_name, key })
    }

    /// The slug of a city and the key of something that its entry states.
    pub(crate) fn entry(&self) -> Result<(String, String)> {
        let (city, key) = self.key.split_once('/').ok_or_else(|| self.malformed())?;
        Ok((city.to_owned(), key.to_owned()))
    }

    /// The error of an id that this server did not make.
    pub(crate) fn malformed(&self) -> Error {
        malformed(self.id)
    }
}

fn malformed(id: &ID) -> Error {
    bad_input(format!("'{}' is not an id of this server; use the value of an id field", id.as_str()))
}
