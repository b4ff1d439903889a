//! Why a WebSocket is closed: the codes of RFC 6455 and of the protocol `graphql-transport-ws`.

use axum::extract::ws::{CloseFrame, Message};
use tokio_tungstenite::tungstenite::Error as WireError;

/// The reason of a close, which a client may show to its developer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Close {
    /// The client closed it.
    ByClient,
    /// The server stops.
    GoingAway,
    /// The other end broke the protocol of WebSockets.
    BrokenFrame,
    /// Text that is not UTF-8.
    BrokenText,
    TooLarge(usize),
    /// No message of the protocol, and why.
    BadMessage(String),
    /// An operation before the connection was acknowledged.
    Unauthorized,
    /// A secret that is not the right one.
    Forbidden,
    /// No `connection_init` in time.
    InitTimeout,
    /// An id that an operation has which is still running.
    RepeatedId(String),
    /// A second `connection_init`.
    SecondInit,
    /// The other end is gone, or reads nothing any more.
    Dead,
}

/// The longest reason in bytes: a frame of control has room for 125, two of them for the code.
const MAX_REASON: usize = 123;

impl Close {
    /// Why nothing more can be read.
    pub(super) fn of(error: axum::Error, max_bytes: usize) -> Self {
        match error.into_inner().downcast_ref::<WireError>() {
            Some(WireError::Capacity(_)) => Self::TooLarge(max_bytes),
            Some(WireError::Utf8(_)) => Self::BrokenText,
            Some(WireError::Protocol(_)) => Self::BrokenFrame,
            _ => Self::Dead,
        }
    }

    /// The message for the client; none if it would not arrive.
    pub(super) fn message(self) -> Option<Message> {
        let (code, reason) = match self {
            Self::ByClient | Self::Dead => return None,
            Self::GoingAway => (1001, "Going away".to_owned()),
            Self::BrokenFrame => (1002, "Protocol error".to_owned()),
            Self::BrokenText => (1007, "The text is not UTF-8".to_owned()),
            Self::TooLarge(max) => (1009, format!("A message has more than the limit of {max} bytes")),
            Self::BadMessage(why) => (4400, why),
            Self::Unauthorized => (4401, "Unauthorized".to_owned()),
            Self::Forbidden => (4403, "Forbidden".to_owned()),
            Self::InitTimeout => (4408, "Connection initialisation timeout".to_owned()),
            Self::RepeatedId(id) => (4409, format!("Subscriber for {id} already exists")),
            Self::SecondInit => (4429, "Too many initialisation requests".to_owned()),
        };
        let end = (0..=MAX_REASON.min(reason.len())).rev().find(|&at| reason.is_char_boundary(at));
        let reason = reason[..end.unwrap_or(0)].into();
        Some(Message::Close(Some(CloseFrame { code, reason })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_fit_into_a_frame_of_control() {
        for id in ["x".repeat(500), "温".repeat(200)] {
            let Some(Message::Close(Some(frame))) = Close::RepeatedId(id).message() else {
                panic!("a close")
            };
            assert_eq!(frame.code, 4409);
            assert!((100..=MAX_REASON).contains(&frame.reason.len()), "{}", frame.reason.len());
        }
        assert_eq!(Close::Dead.message(), None);
    }
}
