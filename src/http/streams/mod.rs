//! What WebSockets and streamed responses share: how many may be open, and how they end with the server.

pub(super) mod origin;
pub(super) mod places;
pub(super) mod stopping;

use axum::http::request::Parts;
use domain::error_code::ErrorCode;

use self::places::{Full, Place};
use self::stopping::{Open, Stopping};
use super::rate;
use super::rejection::Rejection;
use super::state::AppState;

const RETRY_AFTER_S: u64 = 1;

/// The right to keep a stream open, until it is dropped.
pub(super) struct Stream {
    /// When it has to end.
    pub(super) open: Open,
    _place: Place,
}

/// Opens a stream for the client of a request, if it and the server have a place for one more.
pub(super) fn open(app: &AppState, parts: &Parts) -> Result<Stream, Rejection> {
    let overloaded = |message| Rejection::new(ErrorCode::Overloaded, message).retry_after(RETRY_AFTER_S);
    let open = Stopping::of(&parts.extensions).open();
    if open.is_stopping() {
        return Err(overloaded("the server is stopping: try again in a second".to_owned()));
    }
    let client = rate::client_of(&parts.headers, &parts.extensions, app.trusted_proxies);
    match app.places.take(client) {
        Ok(place) => Ok(Stream { open, _place: place }),
        Err(Full::Server(max)) => Err(overloaded(format!(
            "the server has as many streams open as its limit of {max}: try again in a second"
        ))),
        Err(Full::Client(max)) => {
            let code = ErrorCode::TooManyStreams;
            let message = format!("you have as many streams open as the limit of {max}: {}", code.advice());
            Err(Rejection::new(code, message).retry_after(RETRY_AFTER_S))
        }
    }
}
