//! A read-only transaction, by SeaORM's driver or in the process.

use std::sync::{Arc, Mutex, PoisonError};

use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait as _, SelectStatement};
use sea_orm::{
    AccessMode, ConnectionTrait as _, DatabaseTransaction, DbBackend, DbErr, EntityTrait, IsolationLevel,
    QueryTrait, Select, SelectTwo, Statement, TransactionTrait as _,
};
use tracing::Instrument as _;
use tracing::instrument::WithSubscriber as _;
use tracing::subscriber::NoSubscriber;

use super::local::{Lease, Pool};
use super::record::Record;
use super::row::{Models, Row, Table};
use super::server::{Connections, DatabaseServer};
use crate::store::StoreError;
use crate::store::blocking::off_thread;

/// Is told of each statement.
pub type Observer = Arc<dyn Fn(&Statement) + Send + Sync>;

/// A read-only transaction. Of a statement the log says only how long it took: its text and values may hold what a
/// client sent.
pub(crate) struct Reading {
    transaction: Transaction,
    backend: DbBackend,
    observer: Option<Observer>,
}

enum Transaction {
    Driver(DatabaseTransaction, Arc<DatabaseServer>, Connections),
    Local(Arc<Mutex<Lease>>),
}

/// Whether a statement may take longer than a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// It looks rows up, so that it runs on the thread that asks.
    Short,
    /// It may look at a whole table.
    Long,
}

impl Reading {
    /// Begins to read a SQLite file in the process.
    pub(super) async fn begin_local(
        pool: &Arc<Pool>,
        observer: Option<Observer>,
    ) -> Result<Self, StoreError> {
        let transaction = Transaction::Local(Arc::new(Mutex::new(pool.begin().await?)));
        Ok(Self { transaction, backend: DbBackend::Sqlite, observer })
    }

    /// Begins to read at a server.
    pub(super) async fn begin(
        server: &Arc<DatabaseServer>,
        observer: Option<Observer>,
    ) -> Result<Self, StoreError> {
        let of = server.connections();
        let backend = of.db.get_database_backend();
        let transaction = match backend {
            DbBackend::Postgres => {
                let (db, isolation) = (of.db.clone(), Some(IsolationLevel::RepeatableRead));
                // A task of its own: where the request is dropped while the transaction begins, the driver would give
                // the connection back in the middle of it.
                let begin = async move { db.begin_with_config(isolation, Some(AccessMode::ReadOnly)).await };
                let begun = tokio::spawn(begin.in_current_span());
                let begun = async { begun.await.map_err(|error| DbErr::Custom(error.to_string()))? };
                server.answer(&of, begun).await?
            }
            // SQLite's transactions are deferred: the first SELECT fixes what they see.
            _ => of.db.begin().await?,
        };
        Ok(Self { transaction: Transaction::Driver(transaction, Arc::clone(server), of), backend, observer })
    }
}

impl Reading {
    pub(crate) fn backend(&self) -> DbBackend {
        self.backend
    }

    /// Runs a statement and reads its rows.
    pub(crate) async fn rows<T>(
        &self,
        length: Length,
        select: &SelectStatement,
        read: impl Fn(&Row<'_>) -> Result<T, DbErr>,
    ) -> Result<Vec<T>, StoreError> {
        self.raw_rows(length, self.backend.build(select), read).await
    }

    pub(crate) async fn raw_rows<T>(
        &self,
        length: Length,
        statement: Statement,
        read: impl Fn(&Row<'_>) -> Result<T, DbErr>,
    ) -> Result<Vec<T>, StoreError> {
        if let Some(observer) = &self.observer {
            observer(&statement);
        }
        match &self.transaction {
            Transaction::Driver(transaction, server, of) => {
                let found = server.answer(of, transaction.query_all_raw(statement));
                let found = spanned(found).await?;
                Ok(found.iter().map(|row| read(&Row::Driver(row))).collect::<Result<_, _>>()?)
            }
            Transaction::Local(lease) if length == Length::Short => {
                let _span = tracing::debug_span!("statement").entered();
                lease.lock().unwrap_or_else(PoisonError::into_inner).read(&statement, read)
            }
            Transaction::Local(lease) => {
                let lease = Arc::clone(lease);
                let hold = move || lease.lock().unwrap_or_else(PoisonError::into_inner).hold(&statement);
                let (names, found) = spanned(off_thread(hold)).await??;
                let row = |cells: Vec<_>| read(&Row::Local { names: &names, cells: &cells });
                Ok(found.into_iter().map(row).collect::<Result<_, _>>()?)
            }
        }
    }
}

impl Reading {
    /// All records that a selection finds by an index.
    pub(crate) async fn records<R: Record>(
        &self,
        select: Select<R::Entity>,
    ) -> Result<Vec<Arc<R>>, StoreError> {
        let read = |row: &Row<'_>| R::read(&mut row.cells()).map(Arc::new);
        self.raw_rows(Length::Short, select.build(self.backend), read).await
    }
}

/// A selection that can be read.
pub(crate) trait Read: Sized {
    type Found;

    /// All that it finds by an index.
    fn read(self, reading: &Reading) -> impl Future<Output = Result<Vec<Self::Found>, StoreError>> + Send;
}

impl<E: Table> Read for Select<E> {
    type Found = E::Model;

    async fn read(self, reading: &Reading) -> Result<Vec<E::Model>, StoreError> {
        let models = Models::<E>::new("");
        reading.raw_rows(Length::Short, self.build(reading.backend), |row| models.read(row)).await
    }
}

impl<E: Table, F: Table> Read for SelectTwo<E, F> {
    type Found = (E::Model, Option<F::Model>);

    async fn read(self, reading: &Reading) -> Result<Vec<Self::Found>, StoreError> {
        let (models, joined) = (Models::<E>::new("A_"), Models::<F>::new("B_"));
        let read = |row: &Row<'_>| Ok((models.read(row)?, joined.read_optional(row)?));
        reading.raw_rows(Length::Short, self.build(reading.backend), read).await
    }
}

/// A selection of which only the number matters.
pub(crate) trait Count {
    fn count(self, reading: &Reading) -> impl Future<Output = Result<u64, StoreError>> + Send;
}

impl<E: EntityTrait> Count for Select<E> {
    async fn count(self, reading: &Reading) -> Result<u64, StoreError> {
        let mut count = self.into_query();
        count.clear_selects().expr_as(Expr::col(Asterisk).count(), Alias::new("number"));
        let numbers = reading.rows(Length::Long, &count, |row| row.get::<i64>("number")).await?;
        Ok(numbers.first().map_or(0, |number| number.unsigned_abs()))
    }
}

/// Runs a statement in a span; where that is not logged, as by default, in none.
async fn spanned<T>(statement: impl Future<Output = T>) -> T {
    let span = tracing::debug_span!("statement");
    if span.is_disabled() {
        return statement.await;
    }
    // SQLite's driver lends the span to its thread, which would close it there, late and away from its request.
    statement.with_subscriber(NoSubscriber::default()).instrument(span).await
}
