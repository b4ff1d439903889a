"""What a column sends to a server, once the answers to it have been found right."""

import socket
from dataclasses import dataclass

import answers
import questions
from exchange import exchange, exchange_on, get, post
from questions import Question
from rows import Row
from world import World

DRAWS = 100_000
# So many draws of the mixed traffic are checked before it.
SAMPLE = 400
# The question that is asked again by a client that has its answer.
AGAIN = "Q3"


class Wrong(Exception):
    """An answer is not what it should be."""


@dataclass
class Traffic:
    """Requests as they are on the wire, and the order in which they are sent."""

    requests: list[bytes]
    order: list[int]
    size: float  # of an answer, the mean
    tolerance: float  # so much another mean may differ from it


class Asker:
    """Knows what the answers must be."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.five = questions.five(world)
        self.many = questions.many(world)
        self.order = questions.zipf(len(self.many), DRAWS)

    def traffic(self, row: Row, column: str, port: int) -> Traffic:
        match column:
            case "mixed":
                return self.mixed(row, port)
            case "304":
                return self.again(row, port)
        question = self.five[column]
        sent = post(row.path.format(question=column), row.schema(question))
        answer = exchange(port, sent)
        self.check(question, answer.status, answer.json())
        # Once more, as the first one may have other headers.
        return Traffic([sent], [0], exchange(port, sent).size, 0.02)

    def again(self, row: Row, port: int) -> Traffic:
        question, path = self.five[AGAIN], row.path.format(question=AGAIN)
        whole = exchange(port, get(path, row.schema(question)))
        self.check(question, whole.status, whole.json())
        sent = get(path, row.schema(question), whole.headers["etag"])
        answer = exchange(port, sent)
        if answer.status != 304:
            raise Wrong(f"status {answer.status}, not 304")
        return Traffic([sent], [0], answer.size, 0.02)

    def mixed(self, row: Row, port: int) -> Traffic:
        sent = [post(row.path, row.schema(question)) for question in self.many]
        sizes = []
        with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
            for place in self.order[:SAMPLE]:
                answer = exchange_on(connection, sent[place])
                self.check(self.many[place], answer.status, answer.json())
                sizes.append(answer.size)
        return Traffic(sent, self.order, sum(sizes) / len(sizes), 0.15)

    def check(self, question: Question, status: int, answer: object) -> None:
        mistake = answers.mistake(self.world, question, answer) if status == 200 else f"status {status}: {answer}"
        if mistake:
            raise Wrong(mistake)
