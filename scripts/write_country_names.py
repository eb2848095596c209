"""Writes loader/countries/world.json, the names of countries in the languages of names.toml, out of Unicode's CLDR.

    python scripts/write_country_names.py

Babel, which carries CLDR, takes 30 MB; these names take 104 kB. They are under Unicode's licence, which stands beside
them.
"""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from pathlib import Path

import babel
from babel import Locale

from loader.countries import COUNTRIES
from loader.countries.names import LISTS, WORLD

FOLDER = Path(__file__).resolve().parent.parent / "loader" / "countries"


def world_text() -> str:
    """The text of the file: the names of each code, each once."""
    names: dict[str, set[str]] = defaultdict(set)
    for language in LISTS["languages"].split():
        for code, name in Locale.parse(language).territories.items():
            if code in COUNTRIES:
                names[code].add(name)
    found = {code: sorted(names[code]) for code in sorted(names)}
    return json.dumps(found, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    (FOLDER / WORLD).write_text(world_text(), encoding="utf-8")
    licence = Path(babel.__file__).parent / "locale-data" / "LICENSE.unicode"
    shutil.copyfile(licence, FOLDER / "LICENSE.unicode")
