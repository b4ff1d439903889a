"""The partners of the home city, with their relation and its sources."""

from collections.abc import Iterator
from typing import Any

from gql import Client, GraphQLRequest, gql
from gql.transport.httpx import HTTPXTransport

PARTNERS = gql(
    """
    query Partners($filter: RelationFilter, $after: String) {
      home {
        partners(filter: $filter, first: 10, after: $after) {
          edges {
            node { slug name country { code region { name } } }
            relation { kind established { edtf precision } citations { locator source { slug } } }
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
    """
)


def connect(endpoint: str) -> Client:
    """A client that reads the schema first and checks each document by it before it is sent."""
    transport = HTTPXTransport(endpoint, headers={"accept": "application/graphql-response+json"}, timeout=10)
    return Client(transport=transport, fetch_schema_from_transport=True)


def partners(session: Any, relation_filter: dict | None = None) -> Iterator[dict]:
    """Each edge in turn; the next page is asked for when it is needed."""
    after = None
    while True:
        request = GraphQLRequest(PARTNERS, variable_values={"filter": relation_filter, "after": after})
        page = session.execute(request)["home"]["partners"]
        yield from page["edges"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]
