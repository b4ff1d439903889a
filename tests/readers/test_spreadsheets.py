"""Opens the tables of a folder (EXPORTS) in LibreOffice, saves them, and compares every cell.

LibreOffice asks for the encoding when somebody opens a file; here the answer is given: commas, quotes, UTF-8.
"""

import csv
import math
import os
import subprocess
import unittest
from pathlib import Path
from xml.etree import ElementTree

FOLDER = Path(os.environ["EXPORTS"])
SERVER = os.environ["SISTER_CITIES_BIN"]
TEMPLATE = Path(__file__).parents[2] / "docs" / "partners-template.csv"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def convert(form, *files):
    """Opens CSV files and saves them in another form."""
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation={(FOLDER / 'office').as_uri()}",
            "--infilter=CSV:44,34,76,1",
            "--convert-to",
            form,
            "--outdir",
            FOLDER / form,
            *files,
        ],
        check=True,
        timeout=100,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def cells(row):
    """The cells of a row, without the empty ones at its end."""
    found = []
    for cell in row.iter(f"{TABLE}table-cell"):
        found += [cell] * int(cell.get(f"{TABLE}number-columns-repeated", "1"))
    while found and found[-1].get(f"{OFFICE}value-type") is None:
        found.pop()
    return found


def shown(cell):
    return "\n".join("".join(line.itertext()) for line in cell.iter(f"{TEXT}p"))


class Spreadsheets(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        names = ["cities.csv", "cities-bom.csv", "relations.csv", "guarded.csv"]
        convert("fods", *(FOLDER / name for name in names))

    def check(self, name):
        """Every cell has its value, and none is a formula; gives the texts of all."""
        sheet = ElementTree.parse(FOLDER / "fods" / f"{name}.fods")
        rows = [cells(row) for row in sheet.iter(f"{TABLE}table-row")]
        rows = [row for row in rows if row]
        with open(FOLDER / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
            expected = list(csv.reader(file))
        self.assertEqual(len(rows), len(expected))
        texts = []
        for row, values in zip(rows, expected):
            for place, value in enumerate(values):
                cell = row[place] if place < len(row) else None
                if cell is None:
                    self.assertEqual(value, "")
                    continue
                self.assertIsNone(cell.get(f"{TABLE}formula"), value)
                if cell.get(f"{OFFICE}value-type") == "float":
                    # It keeps 15 digits.
                    number = float(cell.get(f"{OFFICE}value"))
                    self.assertTrue(math.isclose(number, float(value), rel_tol=1e-14), value)
                elif cell.get(f"{OFFICE}value-type") == "date" and expected[0][place] == "stated":
                    # Words such as "October 1984" are a date to it.
                    self.assertTrue(any(letter.isdigit() for letter in value), value)
                elif cell.get(f"{OFFICE}value-type") == "date":
                    self.assertEqual(cell.get(f"{OFFICE}date-value")[: len(value)], value)
                else:
                    self.assertEqual(shown(cell), value)
                    texts.append(value)
        return texts

    def test_names_in_chinese_stay(self):
        self.assertIn("温州市", self.check("cities"))

    def test_with_a_byte_order_mark_the_cells_are_the_same(self):
        self.assertEqual(self.check("cities-bom"), self.check("cities"))

    def test_relations_have_their_values(self):
        self.check("relations")

    def test_what_looks_like_a_formula_is_text(self):
        texts = self.check("guarded")
        self.assertIn("'=1+1 Stadt", texts)
        self.assertIn("'-Nord", texts)

    def test_the_template_that_was_saved_in_a_spreadsheet_is_imported(self):
        for form in ["xlsx", "ods"]:
            convert(form, TEMPLATE)
            saved = FOLDER / form / f"{TEMPLATE.stem}.{form}"
            database = f"sqlite://{FOLDER / form}/template.db?mode=rwc"
            done = subprocess.run(
                [SERVER, "import", saved, "--dry-run", "--database-url", database],
                check=True,
                capture_output=True,
                text=True,
                timeout=100,
            )
            self.assertIn("rows: 2 = 2 imported + 0 merged + 0 passed over + 0 refused", done.stdout)
            self.assertIn("relations: 2 added", done.stdout)


if __name__ == "__main__":
    unittest.main()
