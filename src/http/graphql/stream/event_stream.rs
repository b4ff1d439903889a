//! `text/event-stream`: server-sent events, in the mode of distinct connections of the protocol `graphql-sse`.

use super::form::Form;

pub(super) const FORM: Form = Form {
    content_type: "text/event-stream; charset=utf-8",
    start: "",
    event,
    // A comment.
    sign_of_life: ":\n\n",
    // Browsers pass over an event without data.
    end: "event: complete\ndata:\n\n",
};

/// JSON as it is written here has no line breaks, so it is one line of data.
fn event(json: &[u8]) -> Vec<u8> {
    [b"event: next\ndata: ", json, b"\n\n"].concat()
}
