//! Questions that are being answered: who asks the same meanwhile waits for the answer.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::kept::KeptAnswer;
use super::question::Question;

/// None while the question is being answered.
type Outcome = Option<Ended>;

/// The executions that are under way, as many as there are permits at most.
#[derive(Default)]
pub(super) struct Running(Mutex<HashMap<Question, watch::Receiver<Outcome>>>);

/// How an execution ended.
#[derive(Clone)]
pub(super) enum Ended {
    With(Arc<KeptAnswer>),
    /// Without an answer for others, as where there are errors.
    Without,
    /// Its client has gone away, or it took too long.
    Abandoned,
}

pub(super) enum Entry<'a> {
    /// Nobody answers the question: the one who asks does.
    First(Execution<'a>),
    Other(Waiting),
}

/// An execution for all who ask the same.
pub(super) struct Execution<'a> {
    running: &'a Running,
    question: Question,
    outcome: watch::Sender<Outcome>,
}

/// The execution of another one.
pub(super) struct Waiting(watch::Receiver<Outcome>);

impl Running {
    pub(super) fn enter(&self, question: &Question) -> Entry<'_> {
        let mut running = self.lock();
        if let Some(outcome) = running.get(question) {
            return Entry::Other(Waiting(outcome.clone()));
        }
        let (sender, receiver) = watch::channel(None);
        running.insert(question.clone(), receiver);
        Entry::First(Execution { running: self, question: question.clone(), outcome: sender })
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Question, watch::Receiver<Outcome>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Execution<'_> {
    pub(super) fn end(self, answer: Option<Arc<KeptAnswer>>) {
        self.outcome.send_replace(Some(answer.map_or(Ended::Without, Ended::With)));
    }
}

impl Drop for Execution<'_> {
    fn drop(&mut self) {
        self.running.lock().remove(&self.question);
    }
}

impl Waiting {
    pub(super) async fn end(mut self) -> Ended {
        let outcome = self.0.wait_for(Option::is_some).await;
        outcome.ok().and_then(|outcome| outcome.clone()).unwrap_or(Ended::Abandoned)
    }
}
