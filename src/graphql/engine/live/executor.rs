//! The engine as an executor of the framework.

use std::sync::Arc;

use async_graphql::{Data, Executor, Request, Response, ServerError};
use domain::error_code::ErrorCode;
use futures_util::StreamExt as _;
use futures_util::stream::{self, BoxStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::bounded::{self, ExecutionLimits};
use super::caller::Caller;
use super::follows::{Figures, Follows, NoPermit};
use crate::graphql::engine::documents::DocumentRef;
use crate::graphql::engine::execute::{Engine, GraphQlRequest, NAMES_VERSION};
use crate::graphql::engine::subscription::Repeats;
use crate::graphql::shared::error::coded;

/// Executes requests of the framework by the engine, so that its guard and its limits hold for all of them.
///
/// What a transport knows of the one who asks travels as [`Caller`] in the data of the request or of the session;
/// without it, a request may read data, and neither change them nor see the schema.
#[derive(Clone)]
pub struct EngineExecutor(Arc<Inner>);

struct Inner {
    engine: Arc<Engine>,
    limits: ExecutionLimits,
    permits: Arc<Semaphore>,
    follows: Follows,
}

impl EngineExecutor {
    pub fn new(engine: Engine, limits: ExecutionLimits) -> Self {
        let engine = Arc::new(engine);
        let follows = Follows::new(Arc::clone(&engine), limits);
        let permits = Arc::new(Semaphore::new(limits.concurrent));
        Self(Arc::new(Inner { engine, limits, permits, follows }))
    }

    pub fn engine(&self) -> &Arc<Engine> {
        &self.0.engine
    }

    /// The rights to execute at the same time, shared with transports that have answers made by the engine itself.
    pub fn permits(&self) -> &Arc<Semaphore> {
        &self.0.permits
    }

    /// Who follows what.
    pub fn figures(&self) -> Figures {
        self.0.follows.figures()
    }

    /// The events of a subscription; of any other operation its one answer.
    ///
    /// A transport that has a permit already gives it with the request.
    pub async fn stream(
        &self,
        request: GraphQlRequest,
        request_id: String,
        permit: Option<OwnedSemaphorePermit>,
    ) -> BoxStream<'static, Response> {
        let repeats = match self.0.engine.repeats(&request, &request_id) {
            Ok(repeats) => repeats,
            Err(answer) => return one(answer.response),
        };
        let permit = || permit.or_else(|| Arc::clone(&self.0.permits).try_acquire_owned().ok());
        if repeats == Repeats::Never {
            let Some(_permit) = permit() else { return one(overloaded()) };
            return one(self.execute_bounded(request, &request_id).await);
        }
        match self.0.follows.follow(request, repeats, request_id, permit) {
            Ok(events) => events,
            Err(NoPermit) => one(overloaded()),
        }
    }

    async fn once(&self, request: GraphQlRequest, request_id: &str) -> Response {
        let Ok(_permit) = self.0.permits.try_acquire() else { return overloaded() };
        self.execute_bounded(request, request_id).await
    }

    async fn execute_bounded(&self, request: GraphQlRequest, request_id: &str) -> Response {
        bounded::execute(&self.0.engine, request, request_id, &self.0.limits).await.response
    }

    async fn events(&self, request: Request, session: Option<Arc<Data>>) -> BoxStream<'static, Response> {
        let caller = Caller::of(&request.data, session.as_deref());
        let request = match self.request(request, &caller, true) {
            Ok(request) => request,
            Err(error) => return one(Response::from_errors(vec![*error])),
        };
        self.stream(request, caller.request_id, None).await
    }

    fn request(
        &self,
        request: Request,
        caller: &Caller,
        streams: bool,
    ) -> Result<GraphQlRequest, Box<ServerError>> {
        let names_version = request.extensions.get(NAMES_VERSION) == Some(&true.into());
        let reference = DocumentRef::read(request.query, &request.extensions)?;
        Ok(GraphQlRequest {
            document: self.0.engine.document(reference)?,
            operation_name: request.operation_name,
            variables: request.variables,
            read_only: !caller.may_write,
            streams,
            introspects: caller.may_introspect,
            names_version,
        })
    }
}

impl Executor for EngineExecutor {
    async fn execute(&self, request: Request) -> Response {
        let caller = Caller::of(&request.data, None);
        match self.request(request, &caller, false) {
            Ok(request) => self.once(request, &caller.request_id).await,
            Err(error) => Response::from_errors(vec![*error]),
        }
    }

    fn execute_stream(&self, request: Request, session: Option<Arc<Data>>) -> BoxStream<'static, Response> {
        let executor = self.clone();
        stream::once(async move { executor.events(request, session).await }).flatten().boxed()
    }
}

fn one(response: Response) -> BoxStream<'static, Response> {
    stream::iter([response]).boxed()
}

fn overloaded() -> Response {
    let message = "the server works on as many requests as it can: try again in a second";
    Response::from_errors(vec![coded(ErrorCode::Overloaded, message)])
}
