//! How a medium writes what is to be said.

pub(super) struct Form {
    pub(super) content_type: &'static str,
    /// Before everything.
    pub(super) start: &'static str,
    pub(super) event: fn(&[u8]) -> Vec<u8>,
    /// What shows that the stream is alive.
    pub(super) sign_of_life: &'static str,
    /// After the last event; a stream without it was cut, and its client may ask again.
    pub(super) end: &'static str,
}
