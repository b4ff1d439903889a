"""gql against the server at SISTER_CITIES_URL, else against one that is started from SISTER_CITIES_BIN."""

import os
import pathlib
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.request

from gql import gql
from gql.transport.exceptions import TransportQueryError
from graphql import GraphQLError

from partners import connect, partners

READY_WITHIN_SECONDS = 60
# One file for each city, of which one is the home city.
PARTNERS = len(list((pathlib.Path(__file__).parents[3] / "seed/data/cities").glob("*.toml"))) - 1


def start_server() -> str:
    """Starts a server in an empty folder on a free port; it is stopped when the tests are done."""
    folder = tempfile.TemporaryDirectory(prefix="sister-cities-")
    unittest.addModuleCleanup(folder.cleanup)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = "127.0.0.1:%d" % probe.getsockname()[1]
    binary = os.path.abspath(os.environ["SISTER_CITIES_BIN"])
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SISTER_CITIES_")}
    with open(os.path.join(folder.name, "log"), "w+") as log:
        command = [binary, "serve", "--listen", address]
        server = subprocess.Popen(command, cwd=folder.name, env=environment, stdout=log, stderr=log)
    unittest.addModuleCleanup(server.wait, 10)
    unittest.addModuleCleanup(server.terminate)
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    while not is_ready(address):
        if server.poll() is not None or time.monotonic() > deadline:
            with open(os.path.join(folder.name, "log")) as log:
                raise RuntimeError(f"the server did not become ready: {log.read()}")
        time.sleep(0.1)
    return f"http://{address}/graphql"


def is_ready(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://{address}/health/ready", timeout=1) as answer:
            return answer.status == 200
    except OSError:
        return False


def setUpModule() -> None:
    global client, session
    client = connect(os.environ.get("SISTER_CITIES_URL") or start_server())
    session = client.__enter__()
    unittest.addModuleCleanup(client.__exit__, None, None, None)


class Schema(unittest.TestCase):
    def test_schema_is_read_from_the_server(self):
        self.assertRegex(client.schema.get_type("EdtfDate").description, r"^A date in EDTF \(ISO 8601-2\)")
        kinds = client.schema.get_type("RelationKind").values
        # Imports may bring more kinds than the data that ship have.
        self.assertLessEqual({"FRIENDLY_EXCHANGE", "SISTER_CITY", "UNKNOWN"}, set(kinds))

    def test_misspelt_field_is_found_before_sending(self):
        with self.assertRaisesRegex(GraphQLError, "Cannot query field 'twinned' on type 'Relation'"):
            session.execute(gql("{ home { relation { twinned } } }"))


class Answers(unittest.TestCase):
    def test_nested_fields_come_as_dictionaries(self):
        first = next(partners(session))
        self.assertEqual(
            first,
            {
                "node": {
                    "slug": "ishinomaki-jp",
                    "name": "Ishinomaki",
                    "country": {"code": "JP", "region": {"name": "Asia"}},
                },
                "relation": {
                    "kind": "SISTER_CITY",
                    "established": {"edtf": "1984-10", "precision": "MONTH"},
                    "citations": [{"locator": "entry 1", "source": {"slug": "wenzhou-sister-cities"}}],
                },
            },
        )

    def test_generator_leads_through_all_pages(self):
        slugs = [edge["node"]["slug"] for edge in partners(session)]
        self.assertEqual(len(slugs), PARTNERS)
        self.assertEqual(len(set(slugs)), PARTNERS)
        self.assertEqual(slugs[0], "ishinomaki-jp")

    def test_filter_is_a_variable(self):
        since_2017 = {"kind": {"eq": "FRIENDLY_EXCHANGE"}, "established": {"after": "2017"}}
        slugs = [edge["node"]["slug"] for edge in partners(session, since_2017)]
        self.assertEqual(slugs, ["gisborne-nz", "dimona-il"])

    def test_refusal_has_a_code(self):
        with self.assertRaises(TransportQueryError) as caught:
            next(partners(session, {"established": {"after": "soon"}}))
        self.assertEqual(caught.exception.errors[0]["extensions"]["code"], "BAD_USER_INPUT")


if __name__ == "__main__":
    unittest.main()
