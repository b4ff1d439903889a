"""The world as a folder of our data files, and the databases that our server makes of it."""

import json
import shutil
import subprocess
from pathlib import Path

from programs import environment
from rows import Places
from world import City, World

SOURCE = "bench"


def write_folder(world: World, folder: Path) -> None:
    """Relations stand with the larger of their cities, so ours have the same order as those of the tables."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "cities").mkdir(parents=True)
    write(folder / "dataset.toml", [
        'title = "A network for measurements"', f'home = "{world.cities[0].slug}"', f'source = "{SOURCE}"',
        'license = "CC0-1.0"', 'author = "Nobody"',
    ])
    write(folder / "sources.toml", ["[[source]]", f'slug = "{SOURCE}"', 'title = "Made for measurements"'])
    write(folder / "industries.toml", ["[[industry]]", 'slug = "none"', 'name = { en = "None" }'])
    write(folder / "countries.toml", [
        line for country in world.countries
        for line in ("[[country]]", f'code = "{country.code}"', f"name = {{ en = {text(country.name)} }}")
    ])
    for city in world.cities:
        write(folder / "cities" / f"{city.slug}.toml", city_lines(world, city))


def city_lines(world: World, city: City) -> list[str]:
    lines = [
        f'slug = "{city.slug}"', f'source = "{SOURCE}"',
        "[place]", f'country = "{city.country.code}"', 'level = "CITY"',
        f"latitude = {city.latitude}", f"longitude = {city.longitude}",
        "[[name]]", 'key = "name"', f"text = {text(city.name)}", 'lang = "en"', 'kind = "OFFICIAL"',
        "[[measurement]]", 'key = "population"', 'metric = "POPULATION"', f"value = {city.population}",
        f'stated = "{city.population}"',
    ]
    for relation in world.relations_of[city]:
        if relation.cities[0] == city:
            lines += [
                "[[relation]]", f'key = "relation-{relation.number}"', f'with = "{relation.cities[1].slug}"',
                f'kind = "{relation.kind}"', f'established = "{relation.year}-{relation.month:02}"',
                'stated = "made up"',
            ]
    return lines


def text(value: str) -> str:
    """A string of JSON is one of TOML."""
    return json.dumps(value, ensure_ascii=False)


def write(file: Path, lines: list[str]) -> None:
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def seed(places: Places, url: str) -> None:
    command = [places.binary, "seed", "--database-url", url, "--data", places.data]
    subprocess.run(command, env=environment(), check=True, stdout=subprocess.DEVNULL)
