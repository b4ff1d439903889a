//! Attacks by shape, size and rate: the corpus against the router, what comes over the wire, and random documents.

mod nothing;
