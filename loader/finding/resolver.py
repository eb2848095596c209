"""One resolver for all kinds of things, over one graph: from what somebody typed to ids, and what is said of that."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator

from loader import records
from loader.countries import COUNTRIES, Meant, capital_of, meant_by, organisation, spoken_of, wrong_code
from loader.errors import UsageError
from loader.finding.filed import Filed
from loader.finding.things import THINGS
from loader.identity.finding import Found, Index, listed
from loader.stores.base import GraphStore
from loader.suggest import did_you_mean
from loader.text import shortened

__all__ = ["KINDS", "Resolver", "Taken"]

KINDS = ("person", "meeting", "issue", "place", "event", "office", "organisation", "country", "document", "thing")
"""What can be found. A thing is any of them that has an id, a trip or statement too."""

_WITH_IDS = ("person", "meeting", "trip", "issue", "event", "office", "site", "document", "statement")
_WHY = {
    "office": "one kind of office under whatever title",
    "holder": "by the office",
    "title": "behind a title",
    "spelling": "the name in another spelling",
    "about": "by what is known of it",
}
_SHORT_NAMES = ("surname", "given_name", "typo")
_SAID = 120


class Taken(list[str]):
    """What was taken for what: remarks, each once, in the order in which they were made."""

    def add(self, remark: str) -> None:
        """Note a remark, unless it has been made."""
        if remark not in self:
            self.append(remark)


class Resolver:
    """Finds things of one graph by whatever name. `taken` says what was taken for what was not written as it stands
    in the graph. An index is read from the store when it is first needed; what is asked for by its id needs none."""

    def __init__(self, store: GraphStore) -> None:
        self.taken = Taken()
        self._store = store
        self._indexes: dict[str, Index] = {}
        self._few: dict[tuple[str, str], Index] = {}
        self._files: list[Filed | None] = []

    def index(self, kind: str) -> Index:
        """Everything of a kind, by name."""
        if kind not in self._indexes:
            things = (thing for each in sources(kind) for thing in THINGS[each](self._store))
            surnames = {"surnames": self._surnames} if kind in ("person", "thing") else {}
            self._indexes[kind] = Index(kind, things, **surnames)
        return self._indexes[kind]

    def asked(self, kind: str, text: str) -> Index:
        """What of a kind a text may mean: everything, or of a large graph what its file of names gives."""
        if kind in self._indexes:
            return self._indexes[kind]
        filed = self.filed()
        if filed is None:
            return self.index(kind)
        if (kind, text) not in self._few:
            try:
                self._few[kind, text] = filed.index(kind, sources(kind), text)
            except sqlite3.Error:
                return self.index(kind)
        return self._few[kind, text]

    def filed(self) -> Filed | None:
        """The file of names of a large graph, made if it is not there; None of a graph that is small."""
        if not self._files:
            self._files.append(self._file())
        return self._files[0]

    def _file(self) -> Filed | None:
        if not Filed.is_worth_it(self._store):
            return None
        everything = ((each, thing) for each in THINGS for thing in THINGS[each](self._store))
        return Filed.opened(self._store) or Filed.made(self._store, everything, self._surnames())

    def one(self, kind: str, text: str) -> str:
        """The id of the one thing that is meant. Raises UsageError, with candidates, where it is none or several; a
        place of which the graph does not know stays as it is, and that is noted."""
        if kind == "country":
            return self._country(text)
        if kind not in ("place", "organisation") and self._is_id(kind, text):
            return text
        if kind == "place" and not self.asked(kind, text).look(text).things:
            self.taken.add(self.asked(kind, text).none(text))
            return text
        found = self.asked(kind, text).one(text)
        self._say(kind, text, found)
        return found.things[0].id

    def several(self, kind: str, text: str) -> list[str]:
        """The ids of all that are meant by a text, or by its parts between commas; where it is none that is noted.
        Raises UsageError for a person's or country's name that fits none or several."""
        if kind in ("country", "person"):
            return [self.one(kind, part) for part in _parts(text)]
        parts = [text] if self.asked(kind, text).look(text).things else _parts(text)
        ids: dict[str, None] = {}
        for part in parts:
            found = self.asked(kind, part).all(part)
            if not found.things:
                self.taken.add(self.asked(kind, part).none(part))
                continue
            self._say(kind, part, found)
            ids |= dict.fromkeys(thing.id for thing in found.things)
        return list(ids)

    def _is_id(self, kind: str, text: str) -> bool:
        labels = (
            "Person|Meeting|Trip|Issue|Event|Role|Place|Country|Document|Statement"
            if kind == "thing"
            else _LABELS[kind]
        )
        return len(self._store.read(f"MATCH (n:{labels} {{id: $id}}) RETURN n.id AS id LIMIT 1", {"id": text})) == 1

    def _say(self, kind: str, text: str, found: Found) -> None:
        """What was taken for what, where that is not as it was written, and what else holds the same words."""
        asked = text.strip()
        plain = found.step in ("id", "name") and len(found.things) == 1
        others = () if kind == "thing" else found.others
        beside = f"; with the same words, and not taken: {listed(others)}" if others else ""
        if plain and not beside:
            return
        why = _WHY.get(found.step, "") if found.step != "office" or len(found.things) > 1 else ""
        why = f" ({why})" if why else ""
        what = "" if kind == "thing" else f"{kind} "
        self.taken.add(f"{what}{shortened(asked, _SAID)!r} is taken as {listed(found.things)}{why}{beside}")

    def _country(self, text: str) -> str:
        """A code, or an organisation as the graph writes it. A country need not be in the graph: then that is said."""
        wrong = wrong_code(text)
        if wrong:
            raise UsageError(f"{text.strip()!r} is no ISO 3166-1 code", remedy=f"write {wrong.code} for {wrong.name}")
        meant = meant_by(text) or spoken_of(text) or capital_of(text)
        if not meant:
            return self._side(text)
        here = [each for each in meant if self.asked("country", each.code).look(each.code).step == "id"]
        chosen = here if len(here) == 1 else list(meant)
        if len(chosen) > 1:
            raise UsageError(f"{text.strip()!r} could be {_countries(chosen)}", remedy="give the code")
        (country,) = chosen
        if text.strip() not in (country.code, country.name):
            others = [each for each in meant if each != country]
            beside = f"; it could also be {_countries(others)}" if others else ""
            self.taken.add(f"country {text.strip()!r} is taken as {country.name} ({country.code}){beside}")
        if not here:
            self.taken.add(
                f"nobody in the graph is of {country.name} ({country.code}), and no side is; "
                f"what names it is found by `whomet search {country.name!r}`"
            )
        return country.code

    def _side(self, text: str) -> str:
        """An organisation that takes part in meetings as a side."""
        names = organisation(text)
        spelt = [thing for name in names for thing in self.asked("country", name).look(name).things if thing.told]
        found = Found(tuple(dict.fromkeys(spelt)), "alias") if spelt else self.asked("country", text).look(text)
        sides = found.things
        if found.step in ("id", "name", "folded", "alias", "partial") and len(sides) == 1:
            self.taken.add(f"country {text.strip()!r} is taken as {sides[0]}")
            return sides[0].id
        if len(sides) > 1:
            raise UsageError(f"{text.strip()!r} could be {listed(sides)}", remedy="give the name as it stands")
        if names:
            raise UsageError(f"{text.strip()!r} is an organisation ({names[0]}), no country, and no side in the graph")
        raise UsageError(f"{text.strip()!r} is no country's name or code{_instead(text)}")

    def _surnames(self) -> Iterator[tuple[str, str]]:
        """Names by which documents call persons in short. They stand in the records alone, since they merge nobody."""
        clusters = self._store.clusters()
        for document in self._store.documents():
            for record in document.records:
                if isinstance(record, records.PersonRecord):
                    id_ = clusters.id_of(record.id)
                    yield from ((id_, alias.text) for alias in record.aliases if alias.kind in _SHORT_NAMES)


def sources(kind: str) -> tuple[str, ...]:
    """The keys of THINGS that give the things of a kind."""
    return _WITH_IDS if kind == "thing" else (kind,)


_LABELS = {
    "person": "Person",
    "meeting": "Meeting",
    "issue": "Issue",
    "event": "Event",
    "office": "Role",
    "document": "Document",
}


def _parts(text: str) -> list[str]:
    return [part.strip() for row in csv.reader([text], skipinitialspace=True) for part in row if part.strip()] or [text]


def _countries(meant: list[Meant]) -> str:
    return " or ".join(f"{each.code} ({each.name})" for each in meant)


def _instead(text: str) -> str:
    """The nearest name, to be looked at: it is never taken."""
    guess = did_you_mean(text.strip(), COUNTRIES.values())
    return f"; {guess}" if guess else ""
