//! `multipart/mixed`, as Apollo's clients read it: each part has the event as `payload`.
//!
//! A part is read once the delimiter behind it has come, so that is sent with the part.

use super::form::Form;

pub(super) const FORM: Form = Form {
    content_type: r#"multipart/mixed;boundary="graphql";subscriptionSpec="1.0""#,
    start: "\r\n--graphql",
    event,
    sign_of_life: "\r\ncontent-type: application/json\r\n\r\n{}\r\n--graphql",
    end: "--\r\n",
};

fn event(json: &[u8]) -> Vec<u8> {
    let head = b"\r\ncontent-type: application/json\r\n\r\n{\"payload\":";
    [head, json, b"}\r\n--graphql"].concat()
}
