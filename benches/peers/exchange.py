"""One request and its answer, with all the bytes that it has on the wire, to know it again under load."""

import json
import socket
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

HEADERS = "accept: application/json\r\ncontent-type: application/json\r\n"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes
    size: int  # with headers

    def json(self) -> Any:
        return json.loads(self.body) if self.body else None


def post(path: str, request: dict[str, Any]) -> bytes:
    body = json.dumps(request, ensure_ascii=False).encode()
    return f"POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n{HEADERS}content-length: {len(body)}\r\n\r\n".encode() + body


def get(path: str, request: dict[str, Any], tag: str | None = None) -> bytes:
    """A question in the URL; with the tag of an answer that the client has already."""
    parts = {key: value if isinstance(value, str) else json.dumps(value) for key, value in request.items()}
    condition = f"if-none-match: {tag}\r\n" if tag else ""
    return f"GET {path}?{urlencode(parts)} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: application/json\r\n{condition}\r\n".encode()


def exchange(port: int, sent: bytes) -> Answer:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        return exchange_on(connection, sent)


def exchange_on(connection: socket.socket, sent: bytes) -> Answer:
    connection.sendall(sent)
    received = b""
    while b"\r\n\r\n" not in received:
        received += more(connection)
    head, _, rest = received.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    code = int(status.split()[1])
    if headers.get("transfer-encoding") == "chunked":
        while not rest.endswith(b"0\r\n\r\n"):
            rest += more(connection)
        body = unchunked(rest)
    else:
        length = 0 if code in (204, 304) else int(headers.get("content-length", 0))
        while len(rest) < length:
            rest += more(connection)
        body = rest
    return Answer(code, headers, body, len(head) + 4 + len(rest))


def more(connection: socket.socket) -> bytes:
    chunk = connection.recv(1 << 16)
    if not chunk:
        raise ConnectionError("the server hung up")
    return chunk


def unchunked(rest: bytes) -> bytes:
    body = b""
    while True:
        size, _, rest = rest.partition(b"\r\n")
        if not (length := int(size, 16)):
            return body
        body, rest = body + rest[:length], rest[length + 2 :]
