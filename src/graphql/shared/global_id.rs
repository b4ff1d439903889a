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

/// The address of the object of this id on this server.
pub(crate) fn path_of(id: &ID) -> String {
    format!("/nodes/{}", id.as_str())
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

/// The most ids that a filter takes.
const MAX_IDS: usize = 100;

/// The keys of ids that are all of this type.
pub(crate) fn keys_of<T: OutputType>(ids: &[ID]) -> Result<Vec<String>> {
    each_of::<T, _>(ids, |id| Ok(id.key.clone()))
}

/// The cities and the keys in their entries of ids that are all of this type.
pub(crate) fn entries_of<T: OutputType>(ids: &[ID]) -> Result<Vec<(String, String)>> {
    each_of::<T, _>(ids, |id: &GlobalId<'_>| id.entry())
}

fn each_of<T: OutputType, K>(ids: &[ID], key: impl Fn(&GlobalId<'_>) -> Result<K>) -> Result<Vec<K>> {
    if ids.len() > MAX_IDS {
        return Err(bad_input(format!("'ids' has {} values; at most {MAX_IDS} are accepted", ids.len())));
    }
    let read = |id| {
        let id = GlobalId::parse(id)?;
        if id.type_name != T::type_name() {
            return Err(bad_input(format!(
                "'{}' in 'ids' is the id of a {}, not of a {}",
                id.id.as_str(),
                id.type_name,
                T::type_name()
            )));
        }
        key(&id)
    };
    ids.iter().map(read).collect()
}

fn malformed(id: &ID) -> Error {
    bad_input(format!("'{}' is not an id of this server; use the value of an id field", id.as_str()))
}
