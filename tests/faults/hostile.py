"""Writes files that try to fill memory or time, or that are cut off, into a folder."""

import sys
import zipfile
from pathlib import Path

folder = Path(sys.argv[1])
TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="xml" ContentType="application/xml"/></Types>')
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(name, pieces):
    """A workbook whose one sheet consists of these pieces."""
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", TYPES)
        book.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
                      f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        book.writestr("xl/workbook.xml", '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
                      f'xmlns:r="{RELATIONS}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
                      f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for piece in pieces:
                sheet.write(piece.encode())


def cell(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet(rows):
    return ['<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
            '<dimension ref="A1:XFD1048576"/><sheetData>', *rows, "</sheetData></worksheet>"]


HEADER = f'<row r="1">{cell("A1", "city")}{cell("B1", "country")}</row>'
workbook("bomb.xlsx", sheet([" " * (1 << 20)] * 400))
# A cell at the end of each of a thousand rows claims 16 million of them.
workbook("claims.xlsx", sheet([HEADER, *(f'<row r="{row}">{cell(f"XFD{row}", "x")}</row>' for row in range(2, 8000))]))
workbook("whole.xlsx", sheet([HEADER, f'<row r="2">{cell("A2", "Kiel")}{cell("B2", "DE")}</row>']))
whole = (folder / "whole.xlsx").read_bytes()
(folder / "cut.xlsx").write_bytes(whole[: len(whole) // 2])

(folder / "cut.csv").write_text('city,country\nKiel,DE\n"Ber')
(folder / "cut.json").write_text('[{"city": "Kiel", "country": "DE"}, {"city": "Ber')
(folder / "cut.gexf").write_text('<gexf><graph><nodes><node id="1" label="Kiel"/><node id="2" la')
(folder / "cut-utf8.csv").write_bytes("city,country\nKiel,DE\nMünchen,DE\nKöln,DE\nDüren".encode()[:-1] + b"\xc3")
(folder / "deep.json").write_text("[" * 100_000)
(folder / "deep-objects.json").write_text('{"a":' * 100_000)
(folder / "deep.gexf").write_text("<gexf>" + "<a>" * 100_000)
laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
(folder / "laughs.gexf").write_text(f'<!DOCTYPE gexf [<!ENTITY l0 "ha">{laughs}]><gexf><node label="&l9;"/></gexf>')
(folder / "nul.csv").write_bytes(b"city,country\nKi\0el,DE\n")
(folder / "long-line.csv").write_bytes(b"city,country\n" + b"x" * 100_000_000)
(folder / "long-quote.csv").write_bytes(b'city,country\n"' + b"x" * 100_000_000 + b'",DE\n')
(folder / "wide.csv").write_bytes(b"city,country" + b"," * 50_000_000)
(folder / "many.csv").write_bytes(b"city,country\n" + b"a,b\n" * 60_000)

SYLLABLES = ["bo", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu"]


def name(number):
    """Names of four syllables, each other than the others."""
    digits = [number // len(SYLLABLES) ** place % len(SYLLABLES) for place in range(4)]
    return "".join(SYLLABLES[digit] for digit in digits).capitalize()


def links(name_of_file, rows):
    """Links between cities of made-up names, of which there is one for five rows."""
    cities = rows // 5
    pairs = ((row % cities, (row + 1 + row // cities) % cities) for row in range(rows))
    lines = (f"{name(one)},DE,{name(other)},FR,{1950 + one % 70}\n" for one, other in pairs)
    (folder / name_of_file).write_text("city1,country1,city2,country2,since\n" + "".join(lines))


links("few-links.csv", 1_000)
links("many-links.csv", 16_000)
