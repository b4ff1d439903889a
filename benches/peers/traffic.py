"""What a column sends to a server, once the answers to it have been found right."""

import socket

import answers
import questions
from exchange import exchange, exchange_on, get, post
from load import Traffic
from questions import Question
from rows import Row
from world import World

# Draws of the mixed traffic: before the measurement, and in it.
WARM_UP, DRAWS = 10_000, 20_000
# Servers word the same answers differently at most by a date or an id in a header.
TOLERANCE = 0.02
# The question that is asked again by a client that has its answer.
AGAIN = "Q3"


class Wrong(Exception):
    """An answer is not what it should be."""


class Asker:
    """Knows what the answers must be."""

    def __init__(self, world: World, share: float = 1) -> None:
        """`share` of the draws is sent, for a quick look."""
        self.world = world
        self.five = questions.five(world)
        self.many = questions.many(world)
        self.before, self.count = round(WARM_UP * share), round(DRAWS * share)
        self.order = questions.zipf(len(self.many), self.before + self.count)

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
        return Traffic([sent], [0], exchange(port, sent).size, TOLERANCE)

    def again(self, row: Row, port: int) -> Traffic:
        question, path = self.five[AGAIN], row.path.format(question=AGAIN)
        whole = exchange(port, get(path, row.schema(question)))
        self.check(question, whole.status, whole.json())
        sent = get(path, row.schema(question), whole.headers["etag"])
        answer = exchange(port, sent)
        if answer.status != 304:
            raise Wrong(f"status {answer.status}, not 304")
        return Traffic([sent], [0], answer.size, TOLERANCE)

    def mixed(self, row: Row, port: int) -> Traffic:
        """Each question that will be measured is asked once."""
        sent = [post(row.path, row.schema(question)) for question in self.many]
        measured, sizes = self.order[self.before :], {}
        with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
            for place in set(measured):
                answer = exchange_on(connection, sent[place])
                self.check(self.many[place], answer.status, answer.json())
                sizes[place] = answer.size
        mean = sum(sizes[place] for place in measured) / len(measured)
        return Traffic(sent, self.order, mean, TOLERANCE)

    def check(self, question: Question, status: int, answer: object) -> None:
        mistake = answers.mistake(self.world, question, answer) if status == 200 else f"status {status}: {answer}"
        if mistake:
            raise Wrong(mistake)
