"""Whether the rig still works, in seconds and without a load: python3 -m unittest, in this folder.

With our server in SISTER_CITIES_BIN its answers are compared too, so that a change of the schema is noticed here and
not in the middle of a measurement.
"""

import os
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))

import answers
import ours
import questions
import report
import rows
import schemas
import world
from bars import BARS
from processes import Server
from traffic import Asker, Wrong

BINARY = os.environ.get("SISTER_CITIES_BIN")
SMALL = world.made_up(cities=400, relations=700, countries=30)


class Worlds(unittest.TestCase):
    def test_the_world_is_the_same_each_time(self) -> None:
        made = world.made_up()
        self.assertEqual((len(made.cities), len(made.relations), len(made.countries)), (4566, 8182, 190))
        self.assertEqual(made.cities[0].name, "Beróbelwa")
        self.assertEqual(made.relations[-1].cities[0].slug, "city-004521-dv")

    def test_no_city_has_more_partners_than_a_page_of_ours(self) -> None:
        self.assertLessEqual(max(map(len, world.made_up().relations_of.values())), 100)

    def test_each_city_is_smaller_than_the_one_before(self) -> None:
        populations = [city.population for city in SMALL.cities]
        self.assertEqual(populations, sorted(set(populations), reverse=True))


class Answers(unittest.TestCase):
    def test_a_value_that_differs_is_a_mistake_and_an_order_that_differs_is_none(self) -> None:
        question = questions.five(SMALL)["Q4"]
        right = list(answers.values(SMALL, question))
        self.assertEqual(len(right), 4 * 50)
        self.assertIsNone(answers.mistake(SMALL, question, {"data": {"values": right[::-1]}}))
        self.assertIsNotNone(answers.mistake(SMALL, question, {"data": {"values": ["1066", *right[1:]]}}))

    def test_an_answer_with_errors_is_a_mistake(self) -> None:
        question = questions.five(SMALL)["Q5"]
        types = {"__schema": {"types": [{}] * 6}}
        self.assertIsNone(answers.mistake(SMALL, question, {"data": types}))
        self.assertIsNotNone(answers.mistake(SMALL, question, {"data": types, "errors": [{}]}))


class Traffic(unittest.TestCase):
    def test_the_mixed_questions_differ(self) -> None:
        many = questions.many(world.made_up())
        self.assertEqual(len(many), questions.MANY)
        self.assertEqual(len({str(schemas.ours(question)) for question in many}), questions.MANY)

    def test_the_first_question_is_drawn_most(self) -> None:
        drawn = questions.zipf(100, 10_000)
        self.assertEqual(max(range(100), key=drawn.count), 0)
        self.assertAlmostEqual(drawn.count(0) / drawn.count(1), 2, delta=0.3)


class Report(unittest.TestCase):
    def test_a_bar_is_compared_with_the_best_of_the_others(self) -> None:
        figures = {("ours-fresh-sqlite", "Q1"): 300.0, ("yoga-sqlite", "Q1"): 100.0, ("juniper-sqlite", "Q1"): 200.0}
        self.assertEqual(BARS[0].ratios(figures), {"Q1": 1.5})

    def test_a_ratio_under_its_bar_is_bold(self) -> None:
        self.assertEqual((report.marked(1.49, 1.5), report.marked(1.5, 1.5)), ("**1.49**", "1.50"))

    def test_three_digits_count(self) -> None:
        self.assertEqual([report.rounded(value) for value in (0.1234, 98.76, 1234.5, 98765)],
                         ["0.123", "98.8", "1,230", "98,800"])


@unittest.skipUnless(BINARY, "SISTER_CITIES_BIN names no server")
class Ours(unittest.TestCase):
    def test_our_server_answers_all_questions_as_the_data_say(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            places = rows.Places(Path(folder), Path(str(BINARY)), "", Path())
            ours.write_folder(SMALL, places.data)
            ours.seed(places, rows.sqlite_url(places))
            row = next(row for row in rows.ours(places) if row.name == "ours-fresh-sqlite")
            asker = Asker(SMALL, share=0.05)
            with Server(row.command, min(os.sched_getaffinity(0)), Path(folder) / "log") as server:
                for column in row.columns:
                    with self.subTest(column):
                        self.assertGreater(asker.traffic(row, column, server.port).size, 0)
                missing = SMALL.relations[-1]
                asker.five["Q3"] = questions.Question("city", missing.cities[0].slug)
                asker.world = world.World(SMALL.countries, SMALL.cities, SMALL.relations[:-1])
                with self.assertRaises(Wrong):
                    asker.traffic(row, "Q3", server.port)


if __name__ == "__main__":
    unittest.main()
