"""A table of Wikidata's persons, invented, and a graph that asks for them."""

from __future__ import annotations

from pathlib import Path

from tests.records import Line, document, meeting, person, record

TABLE = """\
item,itemLabel,itemAltLabel,positionLabel,countryLabel,dateOfBirth,dateOfDeath,itemDescription
http://www.wikidata.org/entity/Q101,Sigrún Dal,,Minister for Foreign Affairs,Iceland,1975-03-02T00:00:00Z,,politician
http://www.wikidata.org/entity/Q102,Sigrun Dal,Sigrún Dahl|Sigga,,Norway,1990-01-01T00:00:00Z,,skier
http://www.wikidata.org/entity/Q103,Sigrún Dal,,,Iceland,1801-01-01T00:00:00Z,1870-05-01T00:00:00Z,poet
http://www.wikidata.org/entity/Q201,Éva Kovács,,Foreign Minister,Hungary,1970,,politician
http://www.wikidata.org/entity/Q201,Éva Kovács,,Member of Parliament,Hungary,1970,,politician
http://www.wikidata.org/entity/Q201,Éva Kovács,,Member of Parliament,Hungary,1970,,politician
"""

RECORDS: list[Line] = [
    document(),
    person("sigrun-dal", "Sigrún Dal", country="IS"),
    person("kovacs-eva", "Kovács Éva", country="HU"),
    person("ann", "Ann Lee"),
    record("role", "is-fm", title="Foreign Minister", country="IS"),
    {"record": "holds", "document": "d", "person": "sigrun-dal", "role": "is-fm", "as_of": ["2031-05"]},
    meeting(
        "m",
        {"person": "sigrun-dal", "side": "IS"},
        {"person": "kovacs-eva", "side": "HU"},
        date="2031-05-04",
        date_basis="explicit",
    ),
]


def table(folder: Path, text: str = TABLE, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path
