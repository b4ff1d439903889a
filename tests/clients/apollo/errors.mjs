import { CombinedGraphQLErrors } from "@apollo/client/errors";

/** The codes of the errors in an answer, such as NOT_FOUND; none if the request itself failed. */
export function codesOf(error) {
  return CombinedGraphQLErrors.is(error) ? error.errors.map(({ extensions }) => extensions.code) : [];
}
