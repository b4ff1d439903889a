//! The rules of `graphql-transport-ws` between a client and the framework, which has none of them: what comes when, which
//! ids are running, and what an operation that was refused is answered with.
//!
//! It knows texts only, and neither time nor the engine.

use std::collections::HashSet;

use async_graphql::ServerError;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use serde_json::value::RawValue;

use super::close::Close;

/// What a message is, before anything else of it is read.
#[derive(Deserialize)]
struct Head<'a> {
    r#type: String,
    id: Option<String>,
    #[serde(borrow)]
    payload: Option<&'a RawValue>,
}

/// What an event of the framework says of its execution.
#[derive(Deserialize)]
struct Event {
    payload: Payload,
}

#[derive(Deserialize)]
struct Payload {
    /// None where it is null.
    data: Option<IgnoredAny>,
    errors: Option<Box<RawValue>>,
}

/// What is done with a message of the client.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Incoming {
    /// It goes to the framework as it is.
    Pass,
    /// It begins the connection.
    Init,
    /// It begins an operation of this id, which counts as running.
    Subscribe(String),
    /// It is over.
    Close(Close),
}

/// What is done with a message of the framework.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outgoing {
    /// It goes to the client as it is.
    Pass,
    /// This goes to the client instead.
    Instead(String),
    /// The client does not want it any more.
    Drop,
}

/// One connection.
#[derive(Default)]
pub(super) struct Gate {
    has_begun: bool,
    is_acknowledged: bool,
    /// The ids of running operations.
    running: HashSet<String>,
    /// The ids whose end the framework has still to say, and the client knows of.
    ended: Vec<String>,
}

impl Gate {
    /// Whether the client has still to begin.
    pub(super) fn is_waiting(&self) -> bool {
        !self.has_begun
    }

    /// The running operations.
    pub(super) fn running(&self) -> usize {
        self.running.len()
    }

    pub(super) fn incoming(&mut self, text: &str) -> Incoming {
        let head: Head<'_> = match serde_json::from_str(text) {
            Ok(head) => head,
            Err(error) => return bad(format!("The message is not one of the protocol: {error}")),
        };
        let has_object = head.payload.is_some_and(|payload| payload.get().starts_with('{'));
        match (head.r#type.as_str(), head.id) {
            ("connection_init", _) if self.has_begun => Incoming::Close(Close::SecondInit),
            ("connection_init", _) => {
                self.has_begun = true;
                Incoming::Init
            }
            ("ping" | "pong", _) => Incoming::Pass,
            ("subscribe", Some(_)) if !self.is_acknowledged => Incoming::Close(Close::Unauthorized),
            ("subscribe", Some(id)) if id.is_empty() => bad("The id is empty".to_owned()),
            ("subscribe", Some(_)) if !has_object => bad("The payload is not an object".to_owned()),
            ("subscribe", Some(id)) => {
                if self.running.insert(id.clone()) {
                    Incoming::Subscribe(id)
                } else {
                    Incoming::Close(Close::RepeatedId(id))
                }
            }
            ("complete", Some(id)) => {
                // The framework answers to it, which the protocol does not want.
                if self.running.remove(&id) {
                    self.ended.push(id);
                }
                Incoming::Pass
            }
            ("subscribe" | "complete", None) => bad("The message has no id".to_owned()),
            (other, _) => bad(format!("No message of a client has the type '{other}'")),
        }
    }

    /// Refuses an operation that has not reached the framework.
    pub(super) fn refuse(&mut self, id: &str, errors: &[ServerError]) -> String {
        self.running.remove(id);
        let errors = serde_json::value::to_raw_value(errors).expect("errors are JSON");
        error(id, &errors)
    }

    pub(super) fn outgoing(&mut self, text: &str) -> Outgoing {
        let Ok(Head { r#type, id, .. }) = serde_json::from_str(text) else { return Outgoing::Pass };
        match (r#type.as_str(), id) {
            ("connection_ack", _) => {
                self.is_acknowledged = true;
                Outgoing::Pass
            }
            ("complete", Some(id)) => {
                if let Some(at) = self.ended.iter().position(|ended| *ended == id) {
                    self.ended.swap_remove(at);
                    return Outgoing::Drop;
                }
                self.running.remove(&id);
                Outgoing::Pass
            }
            ("next", Some(id)) if self.ended.contains(&id) => Outgoing::Drop,
            ("next", Some(id)) => match refusal(text) {
                Some(errors) => {
                    self.running.remove(&id);
                    let error = error(&id, &errors);
                    // An error ends the operation, so its `complete` is not wanted.
                    self.ended.push(id);
                    Outgoing::Instead(error)
                }
                None => Outgoing::Pass,
            },
            _ => Outgoing::Pass,
        }
    }
}

fn bad(why: String) -> Incoming {
    Incoming::Close(Close::BadMessage(why))
}

/// The errors of an operation that was not executed: what failed while it was has a path.
fn refusal(text: &str) -> Option<Box<RawValue>> {
    let Event { payload: Payload { data: None, errors: Some(errors) } } = serde_json::from_str(text).ok()?
    else {
        return None;
    };
    let each: Vec<Value> = serde_json::from_str(errors.get()).ok()?;
    (!each.is_empty() && each.iter().all(|error| error.get("path").is_none())).then_some(errors)
}

fn error(id: &str, errors: &RawValue) -> String {
    let id = serde_json::to_string(id).expect("a text is JSON");
    format!(r#"{{"type":"error","id":{id},"payload":{}}}"#, errors.get())
}

#[cfg(test)]
mod tests {
    use async_graphql::ServerError;

    use super::*;

    const INIT: &str = r#"{"type":"connection_init"}"#;
    const ACK: &str = r#"{"type":"connection_ack"}"#;

    fn open() -> Gate {
        let mut gate = Gate::default();
        assert_eq!((gate.incoming(INIT), gate.outgoing(ACK)), (Incoming::Init, Outgoing::Pass));
        gate
    }

    fn subscribe(id: &str) -> String {
        format!(r#"{{"type":"subscribe","id":"{id}","payload":{{"query":"x"}}}}"#)
    }

    fn complete(id: &str) -> String {
        format!(r#"{{"type":"complete","id":"{id}"}}"#)
    }

    fn next(id: &str, payload: &str) -> String {
        format!(r#"{{"type":"next","id":"{id}","payload":{payload}}}"#)
    }

    #[test]
    fn operations_come_after_the_acknowledgement() {
        let mut gate = Gate::default();
        assert!(gate.is_waiting());
        assert_eq!(gate.incoming(&subscribe("1")), Incoming::Close(Close::Unauthorized));
        assert_eq!(gate.incoming(INIT), Incoming::Init);
        assert!(!gate.is_waiting());
        assert_eq!(gate.incoming(&subscribe("1")), Incoming::Close(Close::Unauthorized));
        gate.outgoing(ACK);
        assert_eq!(gate.incoming(&subscribe("1")), Incoming::Subscribe("1".to_owned()));
        assert_eq!(gate.incoming(INIT), Incoming::Close(Close::SecondInit));
    }

    #[test]
    fn an_id_runs_once_at_a_time() {
        let mut gate = open();
        gate.incoming(&subscribe("1"));
        assert_eq!(gate.incoming(&subscribe("1")), Incoming::Close(Close::RepeatedId("1".to_owned())));
        assert_eq!(gate.running(), 1);
        // Its end by the server makes it free, and so does its end by the client.
        assert_eq!(gate.outgoing(&complete("1")), Outgoing::Pass);
        assert_eq!(gate.incoming(&subscribe("1")), Incoming::Subscribe("1".to_owned()));
        assert_eq!(gate.incoming(&complete("1")), Incoming::Pass);
        assert_eq!(gate.incoming(&subscribe("1")), Incoming::Subscribe("1".to_owned()));
        // What is still said of the first is for nobody; the second goes on.
        assert_eq!(gate.outgoing(&next("1", r#"{"data":{}}"#)), Outgoing::Drop);
        assert_eq!(gate.outgoing(&complete("1")), Outgoing::Drop);
        assert_eq!(gate.outgoing(&next("1", r#"{"data":{}}"#)), Outgoing::Pass);
        assert_eq!(gate.running(), 1);
    }

    #[test]
    fn an_operation_that_was_refused_gets_an_error_and_nothing_more() {
        let mut gate = open();
        gate.incoming(&subscribe("1"));
        let refused = next("1", r#"{"data":null,"errors":[{"message":"no"}]}"#);
        let error = r#"{"type":"error","id":"1","payload":[{"message":"no"}]}"#;
        assert_eq!(gate.outgoing(&refused), Outgoing::Instead(error.to_owned()));
        assert_eq!((gate.outgoing(&complete("1")), gate.running()), (Outgoing::Drop, 0));
        gate.incoming(&subscribe("1"));
        let failed = next("1", r#"{"data":null,"errors":[{"message":"no","path":["home"]}]}"#);
        assert_eq!(gate.outgoing(&failed), Outgoing::Pass);
        let error = gate.refuse("1", &[ServerError::new("no", None)]);
        assert_eq!(error, r#"{"type":"error","id":"1","payload":[{"message":"no"}]}"#);
        assert_eq!(gate.running(), 0);
    }

    #[test]
    fn what_is_no_message_of_a_client_closes() {
        for text in [
            "",
            "[]",
            "{}",
            r#"{"type":1}"#,
            r#"{"type":"next","id":"1"}"#,
            r#"{"type":"start","id":"1","payload":{}}"#,
            r#"{"type":"subscribe","payload":{}}"#,
            r#"{"type":"subscribe","id":"","payload":{}}"#,
            r#"{"type":"subscribe","id":"1"}"#,
            r#"{"type":"subscribe","id":"1","payload":[]}"#,
            r#"{"type":"subscribe","id":1}"#,
            r#"{"type":"complete"}"#,
            r#"{"type":"ping","type":"subscribe"}"#,
        ] {
            assert!(matches!(open().incoming(text), Incoming::Close(Close::BadMessage(_))), "{text}");
        }
        for text in
            [r#"{"type":"ping"}"#, r#"{"type":"pong","payload":{"a":1}}"#, r#"{"type":"complete","id":"x"}"#]
        {
            assert_eq!(open().incoming(text), Incoming::Pass, "{text}");
        }
    }
}
