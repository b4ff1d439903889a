// What comes one after another, as GraphiQL takes it: its button stops an observable at once.
// A generator alone would go on until its next value.
import type { Observable } from "@graphiql/toolkit";

interface Observer<T> {
  next: (value: T) => void;
  error: (error: unknown) => void;
  complete: () => void;
}

/** Nothing is told after the signal, which comes when nobody wants to hear more. */
export function observable<T>(values: (signal: AbortSignal) => AsyncIterable<T>): Observable<T> {
  const subscribe = (observer: Observer<T>) => {
    const stop = new AbortController();
    void tell(observer, values(stop.signal), stop.signal);
    return { unsubscribe: () => stop.abort() };
  };
  // Its other forms, with functions instead of an observer, are not called.
  return { subscribe } as Observable<T>;
}

async function tell<T>(observer: Observer<T>, values: AsyncIterable<T>, signal: AbortSignal): Promise<void> {
  try {
    for await (const value of values) {
      if (signal.aborted) return;
      observer.next(value);
    }
    if (!signal.aborted) observer.complete();
  } catch (error) {
    if (!signal.aborted) observer.error(error);
  }
}
