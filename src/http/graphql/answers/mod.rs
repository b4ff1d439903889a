//! Answers that are kept: a question that was answered before gets the same bytes, while the data have the same version.
//!
//! A question is the request as it came, so that a kept answer costs neither parsing nor a statement.

mod kept;
mod question;
mod running;
mod sights;
mod unchanged;

use std::sync::Arc;

use axum::response::Response;
use domain::data_version::DataVersion;
use moka::policy::EvictionPolicy;
use moka::sync::Cache;

pub(in crate::http) use self::kept::KeptAnswer;
pub(in crate::http) use self::question::Question;
use self::running::{Ended, Entry, Execution, Running};
use self::sights::Sights;
pub(in crate::http) use self::unchanged::Unchanged;
use crate::config::cache::{CacheConfig, CacheMode};
use crate::graphql::engine::execute::Engine;

/// Bytes that an entry takes beside its texts: headers, keys, and what the map needs.
const BYTES_AN_ENTRY: usize = 1_000;
/// An answer takes at most this part of the memory, so that no few of them drive out all others.
const LARGEST_PART: u64 = 8;
/// How often one waits for the execution of another one before it executes by itself.
const PATIENCE: usize = 3;

/// All that is kept, and the questions that are being answered.
pub(in crate::http) struct Answers {
    kept: Cache<Question, Kept>,
    mode: CacheMode,
    max_bytes: u64,
    sights: Sights,
    running: Running,
}

/// What is kept for a question.
#[derive(Clone)]
pub(in crate::http) enum Kept {
    Answer(Arc<KeptAnswer>),
    /// Only that it is still the same, where those who ask have it already.
    Unchanged(Arc<Unchanged>),
}

/// What there is for a question.
pub(super) enum Found<'a> {
    Answer(Arc<KeptAnswer>),
    /// Nothing: the one who asks makes the answer.
    Turn(Turn<'a>),
}

/// The task to answer a question.
pub(super) struct Turn<'a> {
    answers: &'a Answers,
    question: &'a Question,
    /// Who asks the same waits for it; none if nobody does.
    execution: Option<Execution<'a>>,
}

impl Answers {
    pub(in crate::http) fn new(config: &CacheConfig) -> Self {
        let weigh = |question: &Question, kept: &Kept| {
            u32::try_from(BYTES_AN_ENTRY + question.len() + kept.len()).unwrap_or(u32::MAX)
        };
        let max_bytes = config.answer_bytes();
        // What is admitted has been asked twice, so the one that was not asked for the longest time makes room.
        let kept =
            Cache::builder().weigher(weigh).max_capacity(max_bytes).eviction_policy(EvictionPolicy::lru());
        Self {
            kept: kept.build(),
            mode: config.cache,
            max_bytes,
            sights: Sights::default(),
            running: Running::default(),
        }
    }

    /// Whether nothing is kept at all.
    pub(in crate::http) fn are_off(&self) -> bool {
        self.max_bytes == 0
    }

    /// The memory that is taken.
    pub(in crate::http) fn bytes(&self) -> u64 {
        self.kept.run_pending_tasks();
        self.kept.weighted_size()
    }

    /// The answer of a question, kept or made by another one meanwhile; otherwise the task to make it.
    pub(super) async fn find<'a>(&'a self, engine: &Engine, question: &'a Question) -> Found<'a> {
        for _ in 0..PATIENCE {
            if let Some(answer) = self.current(engine, question).await {
                return Found::Answer(answer);
            }
            if self.mode != CacheMode::Answers {
                break;
            }
            match self.running.enter(question).await {
                Entry::First(execution) => {
                    // Another one may have ended between the two looks.
                    let Some(answer) = self.current(engine, question).await else {
                        return Found::Turn(self.turn(question, Some(execution)));
                    };
                    execution.end(Some(Arc::clone(&answer)));
                    return Found::Answer(answer);
                }
                Entry::Other(Ended::With(answer)) if is_current(engine, answer.version()).await => {
                    return Found::Answer(answer);
                }
                // The data have changed meanwhile.
                Entry::Other(Ended::With(_)) => {}
                Entry::Other(Ended::Without) => break,
            }
        }
        Found::Turn(self.turn(question, None))
    }

    /// The answer that is kept, if the data have not changed since.
    async fn current(&self, engine: &Engine, question: &Question) -> Option<Arc<KeptAnswer>> {
        match self.known(engine, question, None).await? {
            Kept::Answer(answer) => Some(answer),
            Kept::Unchanged(_) => None,
        }
    }

    /// What is kept for a question, if the data have not changed since, and have this revision at least.
    pub(in crate::http) async fn known(
        &self,
        engine: &Engine,
        question: &Question,
        least: Option<i64>,
    ) -> Option<Kept> {
        let kept = self.kept.get(question)?;
        if kept.version().is_some_and(|version| !version.is_at_least(least)) {
            return None;
        }
        is_current(engine, kept.version()).await.then_some(kept)
    }

    /// Keeps what the layers made of an answer for a client with this preferred compression, if the answer is kept; none
    /// if its body is not there.
    pub(in crate::http) async fn keep_sent(
        &self,
        question: &Question,
        answer: &Arc<KeptAnswer>,
        preferred: Option<usize>,
        response: Response,
    ) -> Option<Response> {
        match self.kept.get(question) {
            Some(Kept::Answer(kept)) if Arc::ptr_eq(&kept, answer) => {}
            _ => return Some(response),
        }
        let response = answer.keep_sent(preferred, response).await?;
        // It weighs more now.
        self.insert(question.detached(), Kept::Answer(Arc::clone(answer)));
        Some(response)
    }

    /// Keeps that an answer is still the same if its question was asked before, unless the answer itself is kept.
    pub(in crate::http) fn keep_unchanged(&self, question: &Question, unchanged: Unchanged) {
        let version = unchanged.version();
        match self.kept.get(question) {
            Some(Kept::Answer(answer)) if answer.version() == version => {}
            _ if self.keeps(version) && self.sights.is_second(question) => {
                self.insert(question.detached(), Kept::Unchanged(Arc::new(unchanged)));
            }
            _ => {}
        }
    }

    fn turn<'a>(&'a self, question: &'a Question, execution: Option<Execution<'a>>) -> Turn<'a> {
        Turn { answers: self, question, execution }
    }

    /// Keeps an answer if its question was asked before: what is asked only once leaves no trace.
    fn keep(&self, question: &Question, answer: &Arc<KeptAnswer>) {
        let bytes = (BYTES_AN_ENTRY + question.len() + answer.len()) as u64;
        if !self.keeps(answer.version()) || bytes > self.max_bytes / LARGEST_PART {
            return;
        }
        if self.sights.is_second(question) {
            self.insert(question.detached(), Kept::Answer(Arc::clone(answer)));
        }
    }

    /// Whether anything of this version of the data is kept.
    fn keeps(&self, version: Option<&DataVersion>) -> bool {
        self.mode == CacheMode::Answers || version.is_none()
    }

    fn insert(&self, question: Question, kept: Kept) {
        self.kept.insert(question, kept);
        // Otherwise the map may be over its bound for a while.
        self.kept.run_pending_tasks();
    }
}

impl Kept {
    fn version(&self) -> Option<&DataVersion> {
        match self {
            Self::Answer(answer) => answer.version(),
            Self::Unchanged(unchanged) => unchanged.version(),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Answer(answer) => answer.len(),
            // Headers alone.
            Self::Unchanged(_) => 0,
        }
    }
}

impl Turn<'_> {
    /// Hands the answer to those who wait for it, and keeps it; there is none where it is not to be had by others.
    pub(super) fn end(self, answer: Option<&Arc<KeptAnswer>>) {
        if let Some(answer) = answer {
            self.answers.keep(self.question, answer);
        }
        if let Some(execution) = self.execution {
            execution.end(answer.cloned());
        }
    }
}

/// Whether a version is that of the data as they are now. What tells of the schema alone always is.
async fn is_current(engine: &Engine, version: Option<&DataVersion>) -> bool {
    match version {
        Some(version) => engine.data_version().await.as_ref() == Some(version),
        None => true,
    }
}
