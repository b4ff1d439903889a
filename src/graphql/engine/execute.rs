//! Takes a request from its text to its answer; every transport goes through here.

use std::sync::{Arc, OnceLock};

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{ExecutableDocument, OperationType};
use async_graphql::{Request, Response, ServerError, Variables};
use domain::error_code::ErrorCode;
use sea_orm::DatabaseConnection;
use tracing::{Instrument as _, debug_span};

use super::answer::complete::{Order, Types};
use super::answer::placeholders;
use super::documents::{Document, DocumentRef, Documents};
use super::guard::analysis::analyse;
use super::guard::cost::{Cost, costs};
use super::guard::schema_index::{ListEstimates, SchemaIndex};
use super::guard::tokens::{Scanned, scan, scan_json};
use super::guard::violation::Violation;
use super::guard::{operation, variables};
use super::subscription::{self, Repeats};
use crate::graphql::engine::guard::limits::DocumentLimits;
use crate::graphql::schema::{self, Schema};
use crate::graphql::shared::connection::DEFAULT_PAGE;
use crate::graphql::shared::error::{coded, finish_errors};
use crate::graphql::shared::loads::{self, Loads};
use crate::store::pool::{Pool, ping};
use crate::store::{Caches, Snapshot, StoreError, Watch};

/// Bytes of the longest document whose mistakes are answered with the names that may have been meant.
///
/// The framework compares each unknown name with all names of its type: 170 milliseconds for 120 kB.
const MAX_SUGGESTED: usize = 8 * 1024;

/// All that an execution needs: the schema, its shape, the limits and the database.
pub struct Engine {
    schema: Schema,
    without_suggestions: OnceLock<Schema>,
    sdl: String,
    shape: SchemaIndex,
    types: Types,
    limits: DocumentLimits,
    documents: Documents,
    db: DatabaseConnection,
    caches: Arc<Caches>,
}

/// A GraphQL request, as a transport hands it over.
#[derive(Clone, Debug, Default)]
pub struct GraphQlRequest {
    pub document: Document,
    pub operation_name: Option<String>,
    pub variables: Variables,
    /// Whether nothing may be changed, as over a method that is safe.
    pub read_only: bool,
    /// Whether the transport can carry the events of a subscription.
    pub streams: bool,
    /// Whether the client may ask for the schema.
    pub introspects: bool,
}

/// An answer, and how far its request came.
#[derive(Debug)]
pub struct Answer {
    pub response: Response,
    pub outcome: Outcome,
    /// The version of the data that were read; none if no data were needed.
    data_version: Option<String>,
}

/// How far a request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Executed,
    /// It was refused, did not parse or did not fit the schema.
    Refused,
    /// It would not only read, where only reading is allowed.
    NotReadOnly,
}

impl Answer {
    /// The version of the data that were read; none if no data were needed.
    pub fn data_version(&self) -> Option<&str> {
        self.data_version.as_deref()
    }

    fn refused(outcome: Outcome, error: ServerError, request_id: &str) -> Self {
        let mut errors = vec![error];
        finish_errors(&mut errors, request_id);
        Self { response: Response::from_errors(errors), outcome, data_version: None }
    }
}

impl Engine {
    /// Builds the schema over a database whose tables exist.
    ///
    /// `suggestions` says whether errors name what a client may have meant.
    pub fn new(
        db: DatabaseConnection,
        limits: DocumentLimits,
        documents: Documents,
        suggestions: bool,
    ) -> Self {
        let schema = if suggestions { schema::build() } else { schema::build_without_suggestions() };
        let sdl = schema::sdl(&schema);
        let estimates = ListEstimates::default()
            .with_page(DEFAULT_PAGE)
            .with_field("Query.regions", 5)
            .with_field("Component.countries", 20)
            .with_field("CountryPair.countries", 2)
            .with_field("Statistics.byCountry", 50)
            .with_field("Statistics.byYear", 50)
            .with_field("Statistics.byMonth", 200)
            .with_field("StatisticsBucket.byKind", 3)
            .with_field("first", 2)
            .with_field("latest", 2)
            .with_field("facets", 4)
            .with_field("Facet.buckets", 20);
        let shape = SchemaIndex::from_sdl(&sdl, &estimates).expect("the schema's own SDL parses");
        let types = Types::from_sdl(&sdl);
        let caches = Arc::default();
        // One that suggests nothing to anyone need not be built again for long documents.
        let without_suggestions = if suggestions { OnceLock::new() } else { schema.clone().into() };
        Self { schema, without_suggestions, sdl, shape, types, limits, documents, db, caches }
    }

    pub fn sdl(&self) -> &str {
        &self.sdl
    }

    /// Whether the database holds a data set; an error if it does not answer.
    pub async fn is_ready(&self) -> Result<bool, StoreError> {
        ping(&self.db).await
    }

    /// The connections of the pool.
    pub fn pool(&self) -> Pool {
        Pool::of(&self.db)
    }

    /// Refuses JSON that is nested too deep, before anything recurses into it.
    pub fn check_json(&self, bytes: &[u8]) -> Result<(), ServerError> {
        scan_json(bytes, &self.limits).map(|_| ()).map_err(|violation| violated(&violation))
    }

    /// Looks up the document that a request names.
    pub fn document(&self, reference: DocumentRef) -> Result<Document, Box<ServerError>> {
        self.documents.find(reference).map_err(|error| Box::new(error.into()))
    }

    /// The version of the data as they are now.
    pub async fn data_version(&self) -> Result<String, StoreError> {
        Ok(self.snapshot().view().await?.version())
    }

    /// The version of the data that an answer without errors follows from.
    pub async fn version_of(&self, answer: &Answer) -> Option<String> {
        if answer.outcome != Outcome::Executed || !answer.response.errors.is_empty() {
            return None;
        }
        match &answer.data_version {
            Some(version) => Some(version.clone()),
            None => self.data_version().await.ok(),
        }
    }

    /// Watches the version of the data.
    pub(super) fn watch(&self) -> Watch {
        Watch::new(self.db.clone(), Arc::clone(&self.caches))
    }

    /// When a request is to be executed; its answer if it is refused.
    pub fn repeats(&self, request: &GraphQlRequest, request_id: &str) -> Result<Repeats, Box<Answer>> {
        let name = request.operation_name.as_deref();
        match self.prepare(request) {
            Ok(document) => Ok(operation::find(&document, name).map_or(Repeats::Never, Repeats::of)),
            Err((outcome, error)) => Err(Box::new(Answer::refused(outcome, *error, request_id))),
        }
    }

    /// Answers a request; errors are labelled, and internal ones masked. Of a subscription it is the event of this moment.
    pub async fn execute(&self, request: GraphQlRequest, request_id: &str) -> Answer {
        match self.prepare(&request) {
            Ok(document) => self.run(request, document, request_id).await,
            Err((outcome, error)) => Answer::refused(outcome, *error, request_id),
        }
    }

    /// Scan, parse, choose the operation, look at its variables, analyse.
    fn prepare(&self, request: &GraphQlRequest) -> Result<ExecutableDocument, (Outcome, Box<ServerError>)> {
        let refuse = |error| (Outcome::Refused, error);
        let name = request.operation_name.as_deref();
        let (_, document) = self.parse(&request.document).map_err(refuse)?;
        let operation = operation::choose(&document, name).map_err(refuse)?;
        if operation.node.ty == OperationType::Subscription {
            subscription::check(&operation.node, request.streams).map_err(refuse)?;
        } else if request.read_only && operation.node.ty == OperationType::Mutation {
            let message = "only a query may be asked by GET; send other operations by POST";
            return Err((Outcome::NotReadOnly, Box::new(coded(ErrorCode::OperationNotAllowed, message))));
        }
        variables::require(&operation.node, &request.variables).map_err(refuse)?;
        let report = debug_span!("analysis")
            .in_scope(|| analyse(&document, name, &request.variables, &self.shape, &self.limits))
            .map_err(|violation| refuse(Box::new(violated(&violation))))?;
        if report.introspection_depth > 0 && !request.introspects {
            let message = "this server shows its schema only to those who have its introspection token";
            return Err(refuse(Box::new(coded(ErrorCode::IntrospectionDisabled, message))));
        }
        if report.introspection_depth > 0 && operation.node.ty == OperationType::Subscription {
            return Err(refuse(Box::new(subscription::introspection())));
        }
        Ok(document)
    }

    /// What a request would cost by every measure, also by those that it is over.
    ///
    /// What cannot be parsed safely, or names no operation, is refused as if it were to be executed.
    pub fn costs(&self, request: &GraphQlRequest) -> Result<Vec<Cost>, Box<ServerError>> {
        let (scanned, document) = self.parse(&request.document)?;
        let name = request.operation_name.as_deref();
        operation::choose(&document, name)?;
        let over = |violation: Violation| Box::new(violated(&violation));
        let variables = serde_json::to_vec(&request.variables).expect("variables were JSON");
        let nesting = scanned.nesting.max(scan_json(&variables, &DocumentLimits::NONE).map_err(over)?);
        let report =
            analyse(&document, name, &request.variables, &self.shape, &DocumentLimits::NONE).map_err(over)?;
        Ok(costs(&scanned, nesting, &report, &self.limits))
    }

    fn parse(&self, document: &Document) -> Result<(Scanned, ExecutableDocument), Box<ServerError>> {
        let _span = debug_span!("parse").entered();
        let scanned = scan(&document.text, &self.limits).map_err(|violation| violated(&violation))?;
        let parsed = parse_query(&*document.text).map_err(|error| {
            let mut error = ServerError::from(error);
            error.extensions.get_or_insert_default().set("code", ErrorCode::ParseFailed.as_str());
            error
        })?;
        Ok((scanned, parsed))
    }

    async fn run(
        &self,
        request: GraphQlRequest,
        mut document: ExecutableDocument,
        request_id: &str,
    ) -> Answer {
        let name = request.operation_name.as_deref();
        let order = Order::of(&document, name, &self.types);
        let streams = operation::find(&document, name)
            .is_some_and(|operation| Repeats::of(operation) != Repeats::Never);
        placeholders::insert(&mut document);
        let loads = Arc::new(Loads::default());
        let snapshot = self.snapshot();
        let text = &*request.document.text;
        let mut prepared = Request::new(text).variables(request.variables).data(Arc::clone(&loads));
        if let Some(name) = request.operation_name {
            prepared = prepared.operation_name(name);
        }
        prepared.set_parsed_query(document);
        let schema = self.schema_for(text);
        let execution = async {
            if streams { subscription::event(schema, prepared).await } else { schema.execute(prepared).await }
        };
        // A budget would make the execution yield in the middle of a level and split its loads.
        let execution = tokio::task::coop::unconstrained(execution);
        let mut response =
            loads::drive(execution, &loads, &snapshot).instrument(debug_span!("execution")).await;
        ordered::retain_causes(&mut response.errors);
        let executed = response.errors.iter().all(|error| !error.path.is_empty());
        let outcome = if executed { Outcome::Executed } else { Outcome::Refused };
        if executed {
            self.documents.register(&request.document);
        }
        response.data = order.complete(std::mem::take(&mut response.data), &response.errors);
        finish_errors(&mut response.errors, request_id);
        Answer { response, outcome, data_version: snapshot.version() }
    }

    /// Names are suggested in short documents, and not to those who probe the schema: introspection is written by tools.
    fn schema_for(&self, text: &str) -> &Schema {
        let probes = text.contains("__schema") || text.contains("__type(");
        if text.len() <= MAX_SUGGESTED && !probes {
            return &self.schema;
        }
        self.without_suggestions.get_or_init(schema::build_without_suggestions)
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot::new(self.db.clone(), Arc::clone(&self.caches))
    }
}

fn violated(violation: &Violation) -> ServerError {
    let mut error = ServerError::new(violation.to_string(), None);
    error.locations = violation.locations().to_vec();
    let extensions = error.extensions.get_or_insert_default();
    extensions.set("code", violation.code().as_str());
    if let (Some(limit), Some(actual)) = (violation.limit(), violation.actual()) {
        extensions.set("limit", limit);
        extensions.set("actual", actual);
    }
    error
}
