//! Takes a request from its text to its answer; every transport goes through here.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use apollo_compiler::executable::{ExecutableDocument, Operation};
use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{self as framework, DocumentOperations, Field, OperationDefinition};
use async_graphql::{CacheControl, Pos, Positioned, Request, Response, ServerError, Value, Variables};
use domain::data_version::DataVersion;
use domain::error_code::ErrorCode;
use tracing::{Instrument as _, debug_span};

use super::coerce::variables::coerce;
use super::documents::{Document, DocumentRef, Documents};
use super::errors::{bad_variable, not_normal, violated};
use super::figures::{EngineFigures, Refusals};
use super::guard::analysis::Analyser;
use super::guard::cost::{Cost, costs};
use super::guard::limits::DocumentLimits;
use super::guard::schema_index::ListEstimates;
use super::guard::tokens::{position, scan_json};
use super::introspection;
use super::normalize::{Normal, RootField, normalize};
use super::prepare::{Prepared, PreparedDocuments, is_mutation, measurable};
use super::selected::{Selected, selected};
use super::subscription::{self, Repeats};
use super::type_system::TypeSystem;
use crate::graphql::schema::{self, Schema};
use crate::graphql::shared::connection::DEFAULT_PAGE;
use crate::graphql::shared::error::{coded, finish_errors};
use crate::graphql::shared::kept_loads::KeptLoads;
use crate::graphql::shared::loads::{self, Loads};
use crate::store::pool::Pool;
use crate::store::{Caches, Current, Reader, Snapshot, StoreError, Watch};

/// How long caches may keep the schema: as long as the rooms let them keep data.
const SCHEMA_IS_KEPT: CacheControl = CacheControl { public: true, max_age: 300 };

/// The extension of a request that has its answer name the version of its data, and of that answer.
pub const NAMES_VERSION: &str = "dataVersion";

/// All that an execution needs: the schema, its types, the limits and the database.
pub struct Engine {
    schema: Schema,
    sdl: String,
    types: TypeSystem,
    limits: DocumentLimits,
    documents: Documents,
    prepared: PreparedDocuments,
    refusals: Refusals,
    reader: Arc<Reader>,
    caches: Arc<Caches>,
    current: Current,
    /// None where each request reads the data.
    kept: Option<Arc<KeptLoads>>,
}

/// What is known of the data between requests.
#[derive(Clone, Copy, Debug)]
pub struct KeptData {
    /// How old the current version may be when it is asked for.
    pub staleness: Duration,
    /// The memory for objects and lists; with 0 each request reads them.
    pub bytes: u64,
}

/// A GraphQL request, as a transport hands it over.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each may be so without the others")]
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
    /// Whether the answer names the version of its data, as the extension `dataVersion`.
    pub names_version: bool,
}

/// An answer, and how far its request came.
#[derive(Debug)]
pub struct Answer {
    pub response: Response,
    pub outcome: Outcome,
    /// The version of the data that were read; none if no data were needed.
    data_version: Option<DataVersion>,
    is_query: bool,
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
    pub fn data_version(&self) -> Option<&DataVersion> {
        self.data_version.as_ref()
    }

    /// Whether the answer follows from its request and the version of the data: it is a query's, and has no errors.
    pub fn is_lasting(&self) -> bool {
        self.outcome == Outcome::Executed && self.is_query && self.response.errors.is_empty()
    }
}

/// A request that may be executed.
struct Plan {
    names_version: bool,
    text: Arc<str>,
    operation: Normal,
    repeats: Repeats,
    is_query: bool,
}

/// Why a request is not executed.
struct Refused {
    outcome: Outcome,
    errors: Vec<ServerError>,
}

impl From<Vec<ServerError>> for Refused {
    fn from(errors: Vec<ServerError>) -> Self {
        Self { outcome: Outcome::Refused, errors }
    }
}

impl From<ServerError> for Refused {
    fn from(error: ServerError) -> Self {
        vec![error].into()
    }
}

impl Engine {
    /// Builds the schema over a database whose tables exist.
    ///
    /// `suggestions` says whether errors name what a client may have meant.
    pub fn new(
        reader: Reader,
        limits: DocumentLimits,
        documents: Documents,
        suggestions: bool,
        data: KeptData,
    ) -> Self {
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
        let (reader, caches) = (Arc::new(reader), Arc::<Caches>::default());
        Self {
            current: Current::new(Watch::new(Arc::clone(&reader), Arc::clone(&caches)), data.staleness),
            types: TypeSystem::of(&sdl, &estimates, suggestions),
            schema,
            sdl,
            limits,
            prepared: PreparedDocuments::new(documents.prepared_bytes()),
            refusals: Refusals::default(),
            documents,
            reader,
            caches,
            kept: (data.bytes > 0).then(|| Arc::new(KeptLoads::new(data.bytes))),
        }
    }

    /// The bytes of the data that are kept between requests.
    pub fn kept_bytes(&self) -> u64 {
        self.kept.as_ref().map_or(0, |kept| kept.bytes() as u64)
    }

    pub fn sdl(&self) -> &str {
        &self.sdl
    }

    /// Whether the database holds a data set; an error if it does not answer.
    pub async fn is_ready(&self) -> Result<bool, StoreError> {
        self.reader.ping().await
    }

    /// The connections of the pool.
    pub fn pool(&self) -> Pool {
        self.reader.connections()
    }

    /// What was counted of requests before their execution.
    pub fn figures(&self) -> EngineFigures {
        EngineFigures { prepared: self.prepared.figures(), refused: self.refusals.counts() }
    }

    /// Refuses JSON that is nested too deep, before anything recurses into it.
    pub fn check_json(&self, bytes: &[u8]) -> Result<(), ServerError> {
        scan_json(bytes, &self.limits).map(|_| ()).map_err(|violation| violated(&violation))
    }

    /// Whether it executes documents that clients send, and not only those that it knows.
    pub fn takes_queries(&self) -> bool {
        self.documents.may_be_any()
    }

    /// Looks up the document that a request names.
    pub fn document(&self, reference: DocumentRef) -> Result<Document, Box<ServerError>> {
        self.documents.find(reference).map_err(|error| Box::new(error.into()))
    }

    /// Waits until the data have this revision at least, though not for longer; gives the version that they have then.
    pub async fn reach(&self, least: i64, wait: Duration) -> Option<DataVersion> {
        self.current.reach(least, wait).await
    }

    /// The version of the data as they are now, but for the staleness; none if the database does not answer.
    pub async fn data_version(&self) -> Option<DataVersion> {
        self.current.version().await
    }

    /// Hears of a change of the data that this process made: who asks from now on sees it, whatever the staleness.
    pub fn data_changed(&self) {
        self.current.changed();
    }

    /// Watches the version of the data.
    pub(super) fn watch(&self) -> Watch {
        Watch::new(Arc::clone(&self.reader), Arc::clone(&self.caches))
    }

    /// When a request is to be executed; its answer if it is refused.
    pub fn repeats(&self, request: &GraphQlRequest, request_id: &str) -> Result<Repeats, Box<Answer>> {
        match self.plan(request) {
            Ok(plan) => Ok(plan.repeats),
            Err(refused) => Err(Box::new(self.refuse(refused, request_id))),
        }
    }

    /// What the answer of a request will have; its answer if it is refused.
    pub fn selected(&self, request: &GraphQlRequest, request_id: &str) -> Result<Vec<Selected>, Box<Answer>> {
        match self.plan(request) {
            Ok(plan) => Ok(selected(&self.types, &plan.operation.operation)),
            Err(refused) => Err(Box::new(self.refuse(refused, request_id))),
        }
    }

    /// Answers a request; errors are labelled, and internal ones masked. Of a subscription it is the event of this moment.
    pub async fn execute(&self, request: GraphQlRequest, request_id: &str) -> Answer {
        match self.plan(&request) {
            // On the heap: it is large, and all who wait for it would hold it too, down to the stack of a thread.
            Ok(plan) => Box::pin(self.run(plan, request_id)).await,
            Err(refused) => self.refuse(refused, request_id),
        }
    }

    fn refuse(&self, Refused { outcome, mut errors }: Refused, request_id: &str) -> Answer {
        finish_errors(&mut errors, request_id);
        self.refusals.count(&errors);
        Answer { response: Response::from_errors(errors), outcome, data_version: None, is_query: false }
    }

    /// All that happens to a request before data are read. What is refused here is a request error, without data.
    fn plan(&self, request: &GraphQlRequest) -> Result<Plan, Refused> {
        // Once for each text: the scan before any parser, the parser, the limits, the validation.
        let text = &request.document.text;
        let name = request.operation_name.as_deref();
        let prepared = match self.prepared.get(text, &self.types, &self.limits) {
            // The schema has no mutations, so the document of one is never valid; the method comes first all the same.
            Err(errors) if request.read_only && is_mutation(text, name, &errors) => {
                return Err(not_read_only());
            }
            prepared => prepared?,
        };
        self.documents.register(&request.document);
        let document = &prepared.document;
        let operation = choose(document, name)?;
        if operation.is_subscription() && !request.streams {
            return Err(subscription::needs_stream().into());
        }
        if request.read_only && operation.is_mutation() {
            return Err(not_read_only());
        }

        // The values of this request: of their types, and within the limits together with the document.
        let variables =
            debug_span!("coercion").in_scope(|| coerce(&self.types, operation, &request.variables)).map_err(
                |bad| bad.into_iter().map(|bad| bad_variable(bad, &prepared.text)).collect::<Vec<_>>(),
            )?;
        let analyser = analyser(&prepared, &self.types, &self.limits);
        let analysis = debug_span!("analysis")
            .in_scope(|| analyser.operation(operation, operation.location(), &variables))
            .map_err(|violation| violated(&violation))?;
        if analysis.introspection_depth > 0 && !request.introspects {
            let message = "this server shows its schema only to those who have its introspection token";
            return Err(coded(ErrorCode::IntrospectionDisabled, message).into());
        }

        // What the framework executes: no fragments, directives or variables, and each field once, in order.
        let normal = debug_span!("normalization")
            .in_scope(|| normalize(&self.types, document, operation, &variables, self.limits.max_fields))
            .map_err(|reason| not_normal(reason, &prepared.text))?;
        let repeats = Repeats::of(&normal.operation);
        let is_query = operation.is_query();
        let (text, names_version) = (Arc::clone(&prepared.text), request.names_version);
        Ok(Plan { names_version, text, operation: normal, repeats, is_query })
    }

    /// Executes a plan over one snapshot of the data.
    async fn run(&self, plan: Plan, request_id: &str) -> Answer {
        let Plan { names_version, text, operation, repeats, is_query } = plan;
        let Normal { operation, introspection, root } = operation;
        let snapshot = self.snapshot();
        let mut response = if operation.selection_set.node.items.is_empty() {
            Response::new(Value::Null).cache_control(SCHEMA_IS_KEPT)
        } else {
            let loads = Arc::new(Loads::new(self.kept.clone()));
            let request = framework_request(operation).data(Arc::clone(&loads));
            let execution = async {
                match repeats {
                    Repeats::Never => self.schema.execute(request).await,
                    _ => subscription::event(&self.schema, request).await,
                }
            };
            // A budget would make the execution yield in the middle of a level and split its loads.
            let execution = tokio::task::coop::unconstrained(execution);
            loads::drive(execution, &loads, &snapshot).instrument(debug_span!("execution")).await
        };
        ordered::retain_causes(&mut response.errors);
        response.data = self.join(&root, std::mem::take(&mut response.data), &introspection);
        for place in response.errors.iter_mut().flat_map(|error| &mut error.locations) {
            *place = position(text.as_bytes(), place.column);
        }
        finish_errors(&mut response.errors, request_id);
        let data_version = snapshot.version();
        if let Some(version) = &data_version {
            self.current.heard_of(version);
            if names_version {
                response.extensions.insert(NAMES_VERSION.to_owned(), version.revision().into());
            }
        }
        Answer { response, outcome: Outcome::Executed, data_version, is_query }
    }

    /// What a request would cost by every measure, also by those that it is over.
    ///
    /// What cannot be parsed safely, or names no operation, is refused as if it were to be executed.
    pub fn costs(&self, request: &GraphQlRequest) -> Result<Vec<Cost>, Vec<ServerError>> {
        let prepared = measurable(&request.document.text, &self.types, &self.limits)?;
        let operation =
            choose(&prepared.document, request.operation_name.as_deref()).map_err(|error| vec![error])?;
        let bad =
            |bad: Vec<_>| bad.into_iter().map(|bad| bad_variable(bad, &prepared.text)).collect::<Vec<_>>();
        let coerced = coerce(&self.types, operation, &request.variables).map_err(bad)?;
        let over = |violation| vec![violated(&violation)];
        let variables = serde_json::to_vec(&request.variables).expect("variables were JSON");
        let nesting =
            scan_json(&variables, &DocumentLimits::NONE).map_err(over)?.max(prepared.scanned.nesting);
        let analysis = analyser(&prepared, &self.types, &DocumentLimits::NONE)
            .operation(operation, operation.location(), &coerced)
            .map_err(over)?;
        Ok(costs(&prepared.scanned, nesting, &analysis, &self.limits))
    }

    /// The data in the order of the operation. A field that failed is null, or all data are where it cannot be.
    fn join(&self, root: &[RootField], executed: Value, introspection: &[Field]) -> Value {
        let mut executed = match executed {
            Value::Object(object) => object,
            _ => IndexMap::new(),
        };
        let mut introspection = introspection.iter();
        let mut data = IndexMap::with_capacity(root.len());
        for RootField { key, is_nullable, is_introspection } in root {
            let value = if *is_introspection {
                introspection.next().map(|field| introspection::resolve(&self.types, field))
            } else {
                executed.swap_remove(key)
            };
            match value {
                Some(value) => data.insert(key.clone(), value),
                None if *is_nullable => data.insert(key.clone(), Value::Null),
                None => return Value::Null,
            };
        }
        Value::Object(data)
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot::new(Arc::clone(&self.reader), Arc::clone(&self.caches))
    }
}

fn not_read_only() -> Refused {
    let message = "only a query may be asked by GET; send other operations by POST";
    let errors = vec![coded(ErrorCode::OperationNotAllowed, message)];
    Refused { outcome: Outcome::NotReadOnly, errors }
}

/// The operation in the framework's hands: nothing is left to be parsed.
fn framework_request(operation: OperationDefinition) -> Request {
    let mut request = Request::new("");
    request.set_parsed_query(framework::ExecutableDocument {
        operations: DocumentOperations::Single(Positioned::new(operation, Pos::default())),
        fragments: HashMap::new(),
    });
    request
}

fn analyser<'a>(prepared: &'a Prepared, types: &'a TypeSystem, limits: &'a DocumentLimits) -> Analyser<'a> {
    Analyser { document: &prepared.document, text: &prepared.text, shape: &types.index, limits }
}

/// GetOperation: the operation, or what is wrong with its name.
fn choose<'a>(
    document: &'a ExecutableDocument,
    name: Option<&str>,
) -> Result<&'a apollo_compiler::Node<Operation>, ServerError> {
    document.operations.get(name).map_err(|_| {
        let message = match name {
            None => "the document has several operations; name one in operationName".to_owned(),
            Some(name) => format!("the document has no operation named '{name}'"),
        };
        coded(ErrorCode::OperationResolutionFailure, message)
    })
}
