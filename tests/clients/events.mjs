// Events that come one after another, for tests that wait for the next one.

/** The next value, or a failure after a time that no event takes. */
export async function next(events) {
  const { promise: late, reject } = withReject();
  const timer = setTimeout(() => reject(new Error("no event came")), 20_000);
  try {
    const { value, done } = await Promise.race([events.next(), late]);
    if (done) throw new Error("the stream has ended");
    return value;
  } finally {
    clearTimeout(timer);
  }
}

function withReject() {
  let reject;
  const promise = new Promise((_, no) => (reject = no));
  return { promise, reject };
}

/** What a callback is given, one after another; `feed` makes it and gives what ends it. */
export function eventsOf(feed) {
  const values = [];
  const waiting = [];
  const end = feed((value) => {
    const first = waiting.shift();
    if (first) first({ value, done: false });
    else values.push(value);
  });
  const take = () =>
    values.length > 0
      ? Promise.resolve({ value: values.shift(), done: false })
      : new Promise((resolve) => waiting.push(resolve));
  return { next: take, end };
}
