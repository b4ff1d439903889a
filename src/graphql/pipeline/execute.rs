//! Takes a request from its text to its answer; every transport goes through here.

use std::sync::Arc;

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{DocumentOperations, ExecutableDocument};
use async_graphql::{Request, Response, ServerError, Variables};
use sea_orm::DatabaseConnection;

use super::batch::{self, Batches};
use super::complete::{Order, Types};
use super::pass::pass;
use super::refusal::Refusal;
use super::scan::{scan, scan_json};
use super::shape::{ListEstimates, Shape};
use crate::config::limits::ShapeLimits;
use crate::graphql::connection::DEFAULT_PAGE;
use crate::graphql::error::{OPERATION_RESOLUTION_FAILURE, PARSE_FAILED, label};
use crate::graphql::schema::{self, Schema};
use crate::store::{Caches, Snapshot};

/// All that an execution needs: the schema, its shape, the limits and the database.
pub struct Engine {
    schema: Schema,
    sdl: String,
    shape: Shape,
    types: Types,
    limits: ShapeLimits,
    db: DatabaseConnection,
    caches: Arc<Caches>,
}

/// A request as a transport hands it over.
#[derive(Debug, Default)]
pub struct Question {
    pub query: String,
    pub operation_name: Option<String>,
    pub variables: Variables,
}

/// An answer, and how far its request came.
#[derive(Debug)]
pub struct Answer {
    pub response: Response,
    /// False where the request was refused, did not parse or did not fit the schema.
    pub executed: bool,
}

impl Engine {
    /// Builds the schema over a database whose tables exist.
    pub fn new(db: DatabaseConnection, limits: ShapeLimits) -> Self {
        let schema = schema::build();
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
        let shape = Shape::from_sdl(&sdl, &estimates).expect("the schema's own SDL parses");
        let types = Types::from_sdl(&sdl);
        Self { schema, sdl, shape, types, limits, db, caches: Arc::default() }
    }

    pub fn sdl(&self) -> &str {
        &self.sdl
    }

    pub fn db(&self) -> &DatabaseConnection {
        &self.db
    }

    /// Refuses JSON that is nested too deep, before anything recurses into it.
    pub fn check_json(&self, bytes: &[u8]) -> Result<(), ServerError> {
        scan_json(bytes, &self.limits).map(|_| ()).map_err(|refusal| refused(&refusal))
    }

    /// Answers a request; errors are labelled, and internal ones masked.
    pub async fn execute(&self, question: Question, request_id: &str) -> Answer {
        match self.prepare(&question) {
            Ok(document) => self.run(question, document, request_id).await,
            Err(error) => {
                let mut errors = vec![*error];
                label(&mut errors, request_id);
                Answer { response: Response::from_errors(errors), executed: false }
            }
        }
    }

    /// Scan, parse, choose the operation, pass.
    fn prepare(&self, question: &Question) -> Result<ExecutableDocument, Box<ServerError>> {
        scan(&question.query, &self.limits).map_err(|refusal| refused(&refusal))?;
        let document = parse_query(&question.query).map_err(|error| {
            let mut error = ServerError::from(error);
            error.extensions.get_or_insert_default().set("code", PARSE_FAILED);
            error
        })?;
        let name = question.operation_name.as_deref();
        choose_operation(&document, name)?;
        pass(&document, name, &question.variables, &self.shape, &self.limits)
            .map_err(|refusal| refused(&refusal))?;
        Ok(document)
    }

    async fn run(&self, question: Question, document: ExecutableDocument, request_id: &str) -> Answer {
        let order = Order::of(&document, question.operation_name.as_deref(), &self.types);
        let batches = Arc::new(Batches::default());
        let snapshot = Snapshot::new(self.db.clone(), Arc::clone(&self.caches));
        let mut request =
            Request::new(question.query).variables(question.variables).data(Arc::clone(&batches));
        if let Some(name) = question.operation_name {
            request = request.operation_name(name);
        }
        request.set_parsed_query(document);
        // A budget would make the execution yield in the middle of a level and split its batches.
        let execution = tokio::task::coop::unconstrained(self.schema.execute(request));
        let mut response = batch::drive(execution, &batches, &snapshot).await;
        let executed = response.errors.iter().all(|error| !error.path.is_empty());
        response.data = order.complete(std::mem::take(&mut response.data), &response.errors);
        label(&mut response.errors, request_id);
        Answer { response, executed }
    }
}

fn refused(refusal: &Refusal) -> ServerError {
    let mut error = ServerError::new(refusal.to_string(), None);
    error.locations = refusal.locations().to_vec();
    let extensions = error.extensions.get_or_insert_default();
    extensions.set("code", refusal.code());
    if let (Some(limit), Some(actual)) = (refusal.limit(), refusal.actual()) {
        extensions.set("limit", limit);
        extensions.set("actual", actual);
    }
    error
}

fn choose_operation(document: &ExecutableDocument, name: Option<&str>) -> Result<(), Box<ServerError>> {
    let message = match (&document.operations, name) {
        (DocumentOperations::Multiple(operations), Some(name)) if operations.contains_key(name) => {
            return Ok(());
        }
        (DocumentOperations::Single(_), None) => return Ok(()),
        (DocumentOperations::Multiple(operations), None) if operations.len() == 1 => return Ok(()),
        (DocumentOperations::Multiple(_), None) => {
            "the document has several operations; name one in operationName".to_owned()
        }
        (_, Some(name)) => format!("the document has no operation named '{name}'"),
    };
    let mut error = ServerError::new(message, None);
    error.extensions.get_or_insert_default().set("code", OPERATION_RESOLUTION_FAILURE);
    Err(Box::new(error))
}
