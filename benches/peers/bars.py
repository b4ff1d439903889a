"""What our server should reach beside the others, as ratios of requests a second and core in one pass."""

from dataclasses import dataclass

Figures = dict[tuple[str, str], float]  # by row and column

FRESH_PEERS = ["yoga-sqlite", "juniper-sqlite", "mercurius-sqlite"]
BATCHING_PEERS = ["yoga-sqlite", "mercurius-sqlite"]
POSTGRESQL_PEERS = ["mercurius-postgresql", "postgraphile-postgresql"]
CACHING_PEERS = ["yoga-cache-sqlite"]
ALL = ["Q1", "Q2", "Q3", "Q4", "Q5"]


@dataclass(frozen=True)
class Bar:
    row: str
    times: float
    others: list[str]  # the best of them
    title: str
    columns: list[str]

    def ratios(self, figures: Figures) -> dict[str, float]:
        """By column, where both were measured."""
        found = {}
        for column in self.columns:
            best = max((figures.get((other, column), 0.0) for other in self.others), default=0.0)
            own = figures.get((self.row, column))
            if own and best:
                found[column] = own / best
        return found


BARS = [
    Bar("ours-fresh-sqlite", 1.5, FRESH_PEERS, "`fresh`, to the best fresh server on SQLite", ["Q1", "Q2", "Q4"]),
    Bar("ours-fresh-sqlite", 3, FRESH_PEERS, "the same for introspection", ["Q5"]),
    Bar("ours-fresh-sqlite", 1, BATCHING_PEERS, "the same for one city, Juniper apart", ["Q3"]),
    Bar("ours-fresh-sqlite", 0.6, ["juniper-sqlite"], "`fresh`, to Juniper", ["Q3"]),
    Bar("ours-fresh-postgresql", 1, POSTGRESQL_PEERS, "`fresh` on PostgreSQL, to the best server on it", ALL),
    Bar("ours-rows-sqlite", 3, FRESH_PEERS, "`rows`, to the best fresh server on SQLite", ["Q1", "Q2"]),
    Bar("ours-rows-sqlite", 1, FRESH_PEERS, "the same for all others", ["Q3", "Q4", "Q5"]),
    Bar("ours-answers-sqlite", 0.6, ["limit-bytes"], "`answers`, to the same bytes from memory", [*ALL, "304"]),
    Bar("ours-answers-sqlite", 3, CACHING_PEERS, "`answers`, to Yoga's response cache", [*ALL, "mixed"]),
    Bar("ours-fresh-sqlite", 1, CACHING_PEERS, "a wish: `fresh`, to Yoga's response cache", ["Q1", "Q2", "Q3", "Q4"]),
]
# Of the 99th percentile to the median, for answers from memory: less than this.
LATENCY = 5
