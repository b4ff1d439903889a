import { Environment, Network, RecordSource, Store, type FetchFunction, type SubscribeFunction } from "relay-runtime";

export function createEnvironment(endpoint: string, subscribe?: SubscribeFunction): Environment {
  const ask: FetchFunction = async ({ text, name }, variables) => {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
      body: JSON.stringify({ query: text, operationName: name, variables }),
    });
    return response.json();
  };
  return new Environment({ network: Network.create(ask, subscribe), store: new Store(new RecordSource()) });
}
