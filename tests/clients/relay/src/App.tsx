import { Suspense } from "react";
import { graphql, RelayEnvironmentProvider, useLazyLoadQuery } from "react-relay";
import type { Environment } from "relay-runtime";
import { Partners } from "./Partners";
import type { AppQuery } from "./__generated__/AppQuery.graphql";

function Home() {
  const { home } = useLazyLoadQuery<AppQuery>(
    graphql`
      query AppQuery {
        home {
          ...Partners_city
        }
      }
    `,
    {},
  );
  return <Partners city={home} />;
}

export function App(props: { environment: Environment }) {
  return (
    <RelayEnvironmentProvider environment={props.environment}>
      <Suspense fallback={<p>Loading</p>}>
        <Home />
      </Suspense>
    </RelayEnvironmentProvider>
  );
}
