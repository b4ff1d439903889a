//! One execution with the limits that hold for it on every transport: its time, and the size of its answer.

use std::io;
use std::time::Duration;

use async_graphql::{Response, ServerError};
use domain::data_version::DataVersion;
use domain::error_code::ErrorCode;
use sha2::{Digest as _, Sha256};

use crate::graphql::engine::execute::{Answer, Engine, GraphQlRequest, Outcome};
use crate::graphql::shared::error::{code_of, coded};

/// How much and how long the executor works at once.
#[derive(Clone, Copy, Debug)]
pub struct ExecutionLimits {
    /// The time of one execution.
    pub time: Duration,
    /// The bytes of one answer.
    pub response_bytes: usize,
    /// Executions at the same time; more are refused.
    pub concurrent: usize,
    /// How often the version of the data is looked at while somebody follows.
    pub staleness: Duration,
}

/// What came of an execution.
pub(super) struct Execution {
    pub(super) response: Response,
    /// Tells answers apart.
    pub(super) digest: [u8; 32],
    /// The version of the data that it saw; none if it needed none.
    pub(super) version: Option<DataVersion>,
    /// Whether it will be refused each time.
    pub(super) is_refused: bool,
    /// Whether it failed for a reason of ours, which may pass.
    pub(super) has_failed: bool,
}

/// Executes a request within its limits.
pub(super) async fn execute(
    engine: &Engine,
    request: GraphQlRequest,
    request_id: &str,
    limits: &ExecutionLimits,
) -> Execution {
    let Ok(answer) = tokio::time::timeout(limits.time, engine.execute(request, request_id)).await else {
        tracing::warn!(limit = ?limits.time, "an execution took too long");
        let code = ErrorCode::Timeout;
        let message =
            format!("the request took longer than the limit of {:?}: {}", limits.time, code.advice());
        return Execution::failed(Response::from_errors(vec![coded(code, message)]));
    };
    Execution::of(answer, limits.response_bytes)
}

impl Execution {
    fn of(mut answer: Answer, max: usize) -> Self {
        // Of the same data there may be many versions.
        let extensions = std::mem::take(&mut answer.response.extensions);
        let version = answer.data_version().cloned();
        let is_refused = answer.outcome != Outcome::Executed;
        let mut measure = Measure { hash: Sha256::new(), bytes: 0, max };
        // Only the limit makes writing fail: the values came from JSON types.
        if serde_json::to_writer(&mut measure, &answer.response).is_err() {
            let code = ErrorCode::ResponseTooLarge;
            let message = format!("the response has more than the limit of {max} bytes: {}", code.advice());
            let response = Response::from_errors(vec![coded(code, message)]);
            return Self { version, is_refused: true, ..Self::failed(response) };
        }
        let has_failed = answer.response.errors.iter().any(is_ours);
        let digest = measure.hash.finalize().into();
        answer.response.extensions = extensions;
        Self { response: answer.response, digest, version, is_refused, has_failed }
    }

    fn failed(response: Response) -> Self {
        Self { response, digest: [0; 32], version: None, is_refused: false, has_failed: true }
    }
}

/// Whether an error may be gone when the same is asked again.
fn is_ours(error: &ServerError) -> bool {
    matches!(code_of(error), Some(ErrorCode::Internal | ErrorCode::ServiceUnavailable | ErrorCode::Timeout))
}

/// Counts and hashes what is written, and keeps nothing.
struct Measure {
    hash: Sha256,
    bytes: usize,
    max: usize,
}

impl io::Write for Measure {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes += bytes.len();
        if self.bytes > self.max {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.hash.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
