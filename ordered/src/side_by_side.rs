//! Runs futures side by side, and hands over what they give.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

/// Runs futures side by side; `done` gets what each of them gives, with its key.
///
/// They are polled in their order, and most are ready at once. Such a future leaves its memory to the next one, so that
/// only those that wait have memory of their own.
pub(crate) async fn side_by_side<K: Copy, F: Future>(
    mut futures: impl Iterator<Item = (K, F)>,
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
        for (key, future) in futures.by_ref() {
            let mut future = match free.take() {
                Some(mut free) => {
                    free.set(future);
                    free
                }
                None => Box::pin(future),
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
