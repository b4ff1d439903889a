//! What is sent, one after the other.

use std::fs;

pub(crate) struct Traffic {
    requests: Vec<Vec<u8>>,
    order: Vec<usize>,
    place: usize,
}

impl Traffic {
    /// Requests have their lengths in a line before them; the order has a place in a line.
    pub(crate) fn read(requests: &str, order: &str, skip: usize) -> Self {
        let bytes = fs::read(requests).expect("the requests are there");
        let mut rest = &bytes[..];
        let mut found = Vec::new();
        while let Some(end) = rest.iter().position(|&byte| byte == b'\n') {
            let length: usize = str::from_utf8(&rest[..end])
                .expect("a length is digits")
                .parse()
                .expect("a length is a number");
            let (request, after) = rest[end + 1..].split_at(length);
            found.push(request.to_vec());
            rest = after;
        }
        let order = fs::read_to_string(order).expect("the order is there");
        let order = order.lines().map(|place| place.parse().expect("a place is a number")).collect();
        Self { requests: found, order, place: skip }
    }

    /// The next one; after the last comes the first.
    pub(crate) fn take(&mut self) -> &[u8] {
        let request = &self.requests[self.order[self.place % self.order.len()]];
        self.place += 1;
        request
    }
}
