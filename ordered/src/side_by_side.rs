//! Runs futures side by side, and hands over what they give.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

/// Runs a future for each key side by side; `done` gets what each of them gives, with its key.
///
/// They are polled in their order, and most are ready at once. Such a future leaves its memory to the next one, so that
/// only those that wait have memory of their own. A future is made where it stays: they are large, and moving one
/// copies all of it.
pub(crate) async fn side_by_side<K: Copy, F: Future>(
    mut keys: impl Iterator<Item = K>,
    start: impl Fn(K) -> F,
    mut done: impl FnMut(K, F::Output),
) {
    let mut free: Option<Pin<Box<F>>> = None;
    let mut waiting: Vec<(K, Pin<Box<F>>)> = Vec::new();
    poll_fn(|cx| {
        waiting.retain_mut(|(key, future)| match future.as_mut().poll(cx) {
            Poll::Ready(output) => {
                done(*key, output);
                false
            }
            Poll::Pending => true,
        });
        // All of them when it is polled first, none later.
        for key in keys.by_ref() {
            let mut future = match free.take() {
                Some(mut free) => {
                    free.set(start(key));
                    free
                }
                None => Box::pin(start(key)),
            };
            match future.as_mut().poll(cx) {
                Poll::Ready(output) => {
                    done(key, output);
                    free = Some(future);
                }
                Poll::Pending => waiting.push((key, future)),
            }
        }
        free = None;
        if waiting.is_empty() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::future::ready;

    use tokio::task::yield_now;

    use super::*;

    #[tokio::test]
    async fn those_that_are_ready_come_first_and_those_that_wait_as_they_end() {
        let wait = async |turns: usize| {
            for _ in 0..turns {
                yield_now().await;
            }
            turns
        };
        let keys = [2, 0, 1, 0, 2].into_iter().enumerate();
        let mut done = Vec::new();
        side_by_side(keys, |(_, turns)| wait(turns), |(place, _), turns| done.push((place, turns))).await;
        assert_eq!(done, [(1, 0), (3, 0), (2, 1), (0, 2), (4, 2)]);
    }

    #[tokio::test]
    async fn all_are_polled_before_any_is_waited_for() {
        let log = RefCell::new(Vec::new());
        let ask = async |name: &'static str| {
            log.borrow_mut().push(format!("{name} asks"));
            yield_now().await;
            log.borrow_mut().push(format!("{name} has"));
        };
        side_by_side(["a", "b"].into_iter(), ask, |_, ()| ()).await;
        assert_eq!(log.into_inner(), ["a asks", "b asks", "a has", "b has"]);
    }

    #[tokio::test]
    async fn nothing_is_ready_at_once() {
        side_by_side(std::iter::empty(), ready::<()>, |(), ()| panic!("none")).await;
        side_by_side([1].into_iter(), |key| ready(key + 1), |key, output| assert_eq!((key, output), (1, 2)))
            .await;
    }
}
