//! How many streams may be open: in all, and for each client.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The places of one server.
pub(in crate::http) struct Places {
    max: usize,
    max_per_client: usize,
    taken: Mutex<Taken>,
}

#[derive(Default)]
struct Taken {
    all: usize,
    by_client: HashMap<IpAddr, usize>,
}

/// One place; free again when it is dropped.
pub(in crate::http) struct Place {
    places: Arc<Places>,
    client: IpAddr,
}

/// No place, with the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::http) enum Full {
    Server(usize),
    Client(usize),
}

impl Places {
    pub(in crate::http) fn new(max: usize, max_per_client: usize) -> Arc<Self> {
        Arc::new(Self { max, max_per_client, taken: Mutex::default() })
    }

    pub(in crate::http) fn take(self: &Arc<Self>, client: IpAddr) -> Result<Place, Full> {
        let mut taken = self.lock();
        let own = taken.by_client.get(&client).copied().unwrap_or_default();
        if own >= self.max_per_client {
            return Err(Full::Client(self.max_per_client));
        }
        if taken.all >= self.max {
            return Err(Full::Server(self.max));
        }
        taken.all += 1;
        taken.by_client.insert(client, own + 1);
        Ok(Place { places: Arc::clone(self), client })
    }

    /// How many are taken.
    pub(in crate::http) fn taken(&self) -> usize {
        self.lock().all
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.lock();
        taken.all -= 1;
        if let Some(own) = taken.by_client.get_mut(&self.client) {
            *own -= 1;
            if *own == 0 {
                taken.by_client.remove(&self.client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_all_and_by_client_and_come_back() {
        let places = Places::new(3, 2);
        let (one, other) = (IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        let first = places.take(one).expect("a place");
        let second = places.take(one).expect("a place");
        assert_eq!(places.take(one).err(), Some(Full::Client(2)));
        let third = places.take(other).expect("a place");
        assert_eq!(places.take(other).err(), Some(Full::Server(3)));
        assert_eq!(places.taken(), 3);
        drop(first);
        assert_eq!(places.taken(), 2);
        assert!(places.take(one).is_ok());
        drop((second, third));
        assert!(places.lock().by_client.is_empty(), "nothing is kept of clients that are gone");
    }
}
