"""Opens the files of a folder (EXPORTS) as their users do, and asserts counts and types.

The counts come from the files of the other formats, so nothing here changes with the data.
"""

import json
import os
import unittest
from pathlib import Path

import geopandas
import networkx
import pandas

FOLDER = Path(os.environ["EXPORTS"])
DATASET = json.loads((FOLDER / "dataset.json").read_text(encoding="utf-8"))
CITIES = len(DATASET["cities"])
RELATIONS = len(DATASET["relations"])


class Tables(unittest.TestCase):
    def test_cities_are_a_table_with_types(self):
        cities = pandas.read_csv(FOLDER / "cities.csv", keep_default_na=False, na_values=[""])
        self.assertEqual(len(cities), CITIES)
        self.assertTrue(cities["slug"].is_unique)
        for column in ["latitude", "longitude", "population", "area_km2"]:
            self.assertTrue(pandas.api.types.is_numeric_dtype(cities[column]), column)
        self.assertTrue(pandas.api.types.is_integer_dtype(cities["partner_count"]))
        self.assertTrue(cities["country_code"].str.fullmatch("[A-Z]{2}").all())

    def test_relations_are_a_table_whose_ends_are_cities(self):
        cities = pandas.read_csv(FOLDER / "cities.csv", keep_default_na=False, na_values=[""])
        relations = pandas.read_csv(FOLDER / "relations.csv", keep_default_na=False, na_values=[""])
        self.assertEqual(len(relations), RELATIONS)
        self.assertTrue(relations["id"].is_unique)
        for end in ["city_slug", "partner_slug"]:
            self.assertTrue(relations[end].isin(cities["slug"]).all(), end)
        self.assertTrue(pandas.api.types.is_numeric_dtype(relations["distance_km"]))

    def test_a_byte_order_mark_is_no_part_of_a_name(self):
        cities = pandas.read_csv(FOLDER / "cities-bom.csv", encoding="utf-8-sig")
        self.assertEqual(cities.columns[0], "slug")
        self.assertTrue((FOLDER / "cities-bom.csv").read_bytes().startswith(b"\xef\xbb\xbf"))

    def test_arrays_are_frames(self):
        self.assertEqual(len(pandas.read_json(FOLDER / "cities.json")), CITIES)
        self.assertEqual(len(pandas.read_json(FOLDER / "relations.json")), RELATIONS)


class Maps(unittest.TestCase):
    def test_cities_are_points_in_degrees(self):
        cities = geopandas.read_file(FOLDER / "cities.geojson", engine="pyogrio")
        self.assertEqual(len(cities), CITIES)
        self.assertEqual(cities.crs.to_epsg(), 4326)
        self.assertEqual(set(cities.geom_type.dropna()), {"Point"})
        self.assertTrue(cities.geometry.dropna().is_valid.all())

    def test_a_network_is_points_and_lines(self):
        network = geopandas.read_file(FOLDER / "network.geojson", engine="pyogrio")
        self.assertEqual((network["feature"] == "city").sum(), CITIES)
        lines = network[network["feature"] == "relation"]
        self.assertEqual(len(lines), RELATIONS)
        self.assertLessEqual(set(lines.geom_type.dropna()), {"LineString", "MultiLineString"})
        self.assertTrue(lines.geometry.dropna().is_valid.all())

    def test_places_are_geojson_too(self):
        places = geopandas.read_file(FOLDER / "places.json", engine="pyogrio")
        self.assertEqual(len(places), CITIES)


class Graphs(unittest.TestCase):
    def check(self, graph):
        self.assertFalse(graph.is_directed())
        self.assertEqual(graph.number_of_nodes(), CITIES)
        self.assertEqual(graph.number_of_edges(), RELATIONS)
        self.assertEqual(set(graph.nodes), {city["slug"] for city in DATASET["cities"]})
        _, home = next((slug, node) for slug, node in graph.nodes(data=True) if slug == DATASET["dataset"]["home"])
        self.assertIsInstance(home["latitude"], float)
        self.assertIsInstance(home["partner_count"], int)
        kinds = {edge["kind"] for _, _, edge in graph.edges(data=True)}
        self.assertEqual(kinds, {relation["kind"] for relation in DATASET["relations"]})

    def test_gexf(self):
        self.check(networkx.read_gexf(FOLDER / "network.gexf"))

    def test_graphml(self):
        self.check(networkx.read_graphml(FOLDER / "network.graphml"))


if __name__ == "__main__":
    unittest.main()
