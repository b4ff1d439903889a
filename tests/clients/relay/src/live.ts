import type { Client } from "graphql-ws";
import { graphql, requestSubscription } from "react-relay";
import { Observable, type Environment, type SubscribeFunction } from "relay-runtime";
import type { liveVersionSubscription } from "./__generated__/liveVersionSubscription.graphql";

/** For `Network.create(ask, subscribeBy(socket))`; `socket` is a client of graphql-ws. */
export function subscribeBy(socket: Client): SubscribeFunction {
  return ({ text, name }, variables) =>
    Observable.create((sink) => socket.subscribe({ query: text ?? "", operationName: name, variables }, sink as never));
}

/** Keeps the data set in the store as it is on the server, until the function that it gives is called. */
export function followVersion(environment: Environment, show: (version: string) => void): () => void {
  const { dispose } = requestSubscription<liveVersionSubscription>(environment, {
    subscription: graphql`
      subscription liveVersionSubscription {
        dataset {
          id
          version
        }
      }
    `,
    variables: {},
    onNext: (event) => event && show(event.dataset.version),
  });
  return dispose;
}
