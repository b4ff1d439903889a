//! Questions that are being answered: who asks the same meanwhile waits for the answer.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::kept::KeptAnswer;
use super::question::Question;

/// The executions that are under way, as many as there are permits at most.
#[derive(Default)]
pub(super) struct Running(Mutex<HashMap<Question, Arc<Line>>>);

/// Those who ask the same. The first one executes; if it goes away, the next one does.
struct Line {
    /// One permit, closed at the end.
    turn: Arc<Semaphore>,
    ended: OnceLock<Ended>,
}

/// How an execution ended.
#[derive(Clone)]
pub(super) enum Ended {
    With(Arc<KeptAnswer>),
    /// Without an answer for others, as where there are errors.
    Without,
}

pub(super) enum Entry<'a> {
    /// Nobody answers the question: the one who asks does.
    First(Execution<'a>),
    /// Another one has answered it.
    Other(Ended),
}

/// An execution for all who ask the same.
pub(super) struct Execution<'a> {
    place: Place<'a>,
    #[expect(dead_code, reason = "dropping it is the next one's turn")]
    turn: OwnedSemaphorePermit,
}

/// A place in a line, which goes when its last one is left.
struct Place<'a> {
    running: &'a Running,
    question: Question,
    line: Option<Arc<Line>>,
}

impl Running {
    /// Waits for the end of the execution, if there is one.
    pub(super) async fn enter(&self, question: &Question) -> Entry<'_> {
        let place = self.place(question);
        let turn = Arc::clone(&place.line().turn).acquire_owned().await;
        match turn {
            Ok(turn) => Entry::First(Execution { place, turn }),
            Err(_closed) => Entry::Other(place.line().ended.get().cloned().unwrap_or(Ended::Without)),
        }
    }

    fn place(&self, question: &Question) -> Place<'_> {
        let mut running = self.lock();
        let line = running.entry(question.clone()).or_insert_with(|| Arc::new(Line::new()));
        Place { running: self, question: question.clone(), line: Some(Arc::clone(line)) }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Question, Arc<Line>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Line {
    fn new() -> Self {
        Self { turn: Arc::new(Semaphore::new(1)), ended: OnceLock::new() }
    }
}

impl Execution<'_> {
    /// Hands the answer to all who wait; who comes later asks anew.
    pub(super) fn end(self, answer: Option<Arc<KeptAnswer>>) {
        let Place { running, question, .. } = &self.place;
        running.lock().remove(question);
        let line = self.place.line();
        line.ended.get_or_init(|| answer.map_or(Ended::Without, Ended::With));
        line.turn.close();
    }
}

impl Place<'_> {
    fn line(&self) -> &Arc<Line> {
        self.line.as_ref().expect("a place is left when it is dropped")
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut running = self.running.lock();
        let Some(line) = self.line.take() else { return };
        // The map has one as well. What ended is not there any more, though the question may be asked anew.
        let is_last = Arc::strong_count(&line) == 2;
        if is_last && running.get(&self.question).is_some_and(|other| Arc::ptr_eq(other, &line)) {
            running.remove(&self.question);
        }
        drop(line);
        drop(running);
    }
}

#[cfg(test)]
mod tests {
    use futures_util::future::join_all;

    use super::*;
    use crate::http::negotiation::Media;

    const ASKERS: usize = 50;

    fn question() -> Question {
        Question::of_uri(&"/graphql?query={__typename}".parse().expect("a path"), Media::Json)
    }

    /// Asks, and executes at once if that is to be done; whether it was.
    async fn executes(running: &Running, question: &Question) -> bool {
        match running.enter(question).await {
            Entry::First(execution) => {
                execution.end(None);
                true
            }
            Entry::Other(_) => false,
        }
    }

    async fn first<'a>(running: &'a Running, question: &Question) -> Execution<'a> {
        match running.enter(question).await {
            Entry::First(execution) => execution,
            Entry::Other(_) => panic!("nobody asked before"),
        }
    }

    #[tokio::test]
    async fn one_of_those_who_wait_executes_for_all_if_the_first_goes_away() {
        let (running, question) = (Running::default(), question());
        let gone = first(&running, &question).await;
        let others = join_all((0..ASKERS).map(|_| executes(&running, &question)));
        let (executed, ()) = tokio::join!(others, async { drop(gone) });
        assert_eq!(executed.iter().filter(|executed| **executed).count(), 1);
        assert!(running.lock().is_empty());
    }

    #[tokio::test]
    async fn who_comes_after_the_end_executes_anew() {
        let (running, question) = (Running::default(), question());
        for _ in 0..3 {
            assert!(executes(&running, &question).await);
            assert!(running.lock().is_empty());
        }
    }

    #[tokio::test]
    async fn nothing_stays_of_those_who_go_away() {
        let (running, question) = (Running::default(), question());
        let execution = first(&running, &question).await;
        let mut waiting = Box::pin(running.enter(&question));
        assert!(futures_util::poll!(&mut waiting).is_pending());
        drop(execution);
        assert_eq!(running.lock().len(), 1);
        drop(waiting);
        assert!(running.lock().is_empty());
    }
}
