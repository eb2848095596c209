"""Search over everything that a graph calls by words: ranked, each with what to run next.

The index is SQLite's FTS5 in memory, made anew from what the store reads: so the file of a graph stays as it is, and a
server needs no index that a reader may have no right to make. Words are compared without case and accents, in Latin
letters, and also as the beginning of a longer word.
"""

from __future__ import annotations

import shlex
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from loader.countries import meant_by
from loader.errors import UsageError
from loader.finding.resolver import Resolver
from loader.finding.things import THINGS
from loader.identity.finding import Thing
from loader.identity.names import words_of
from loader.result import Result, cut_at
from loader.stores.base import GraphStore

__all__ = ["SEARCHED", "search"]

_NEXT = {
    "person": "whomet run who-is -P person={}",
    "meeting": "whomet run about-meeting -P meeting={}",
    "trip": "whomet run what-each-source-says -P about={}",
    "issue": "whomet run met-about -P issue={}",
    "event": "whomet run sidelines-of -P event={}",
    "office": "whomet run holders-of -P office={}",
    "place": "whomet run meetings-at -P place={}",
    "country": "whomet run countries-met -P country={}",
    "claim": "whomet evidence {}",
    "statement": "whomet evidence {}",
    "document": "whomet query 'MATCH (d:Document {{id: $id}})-[r:REPORTS]->(x) RETURN x.name, r.status' -P id={}",
}
SEARCHED = tuple(_NEXT)
"""The kinds of things that a search goes over, those first that come first where all else is equal."""
_SOURCES = ("person", "meeting", "trip", "issue", "event", "office", "site", "country", "statement", "document")
_COLUMNS = ("what", "name", "told", "evidence", "next", "id")
_CLAIMS = """
MATCH (c:Claim)
RETURN c.id AS id, c.property AS property, c.value AS value, c.qualifier AS qualifier, c.scope AS scope,
       c.attributed_to AS attributed_to, c.corrected_to AS corrected_to, c.document AS document,
       COLLECT { MATCH (c)-[:ABOUT]->(x) WHERE x.id = c.subject RETURN x.name AS name ORDER BY name } AS subjects
"""
_EVIDENCE = """
UNWIND $ids AS id
MATCH (d:Document)-[r:MENTIONS|MAKES]->(x)
WHERE x.id = id
UNWIND r.evidence AS place
RETURN id, place
ORDER BY id, place
"""
_PLACES = 3
_RANKED = """
SELECT at FROM words WHERE words MATCH ? ORDER BY bm25(words, 0.0, 10.0, 6.0, 1.0), at
"""


def search(store: GraphStore, text: str, *, kind: str | None = None, limit: int = 20) -> Result:
    """What the words are found in, the best first: names, other names, titles, claims, statements, and what a thing has
    to do with. Each has all the words, or, where nothing has, some. `evidence` are places of documents. Raises
    UsageError for an unknown kind, or no word."""
    if kind is not None and kind not in SEARCHED:
        raise UsageError(f"nothing is called a {kind!r} here", remedy=f"use one of {', '.join(SEARCHED)}")
    words = words_of(text)
    if not words:
        raise UsageError("there is no word to search for", remedy="give a name, or words of one")
    things = [thing for thing in _things(store) if kind in (None, thing.kind)]
    found: list[Thing] = _ranked(things, text, words)
    notes: tuple[str, ...] = ()
    if not found or not _has_all(found[0], words):
        found, notes = _otherwise(store, text, things, found)
    shown = found[:limit]
    places = _evidence(store, [thing.id for thing in shown])
    rows = [_row(thing, places) for thing in shown]
    return Result(_COLUMNS, rows, (*notes, *([cut_at(limit)] if len(found) > limit else [])))


def _otherwise(
    store: GraphStore, text: str, things: Sequence[Thing], found: Sequence[Thing]
) -> tuple[list[Thing], tuple[str, ...]]:
    """What is called so in another spelling, or in records alone, before what has only some of the words."""
    index = Resolver(store).index("thing")
    called = {(thing.kind, thing.id) for thing in index.look(text).things}
    first = [thing for thing in things if (thing.kind, thing.id) in called]
    if first:
        return first, ()
    some = "nothing has all of these words; these have some"
    return list(found), (some if found else index.none(text),)


def _things(store: GraphStore) -> Iterator[Thing]:
    for source in _SOURCES:
        yield from THINGS[source](store)
    for row in store.read(_CLAIMS):
        yield _claim(row)


def _claim(row: Mapping[str, Any]) -> Thing:
    subject = ", ".join(row["subjects"])
    told = ", ".join(filter(None, (row["scope"], row["attributed_to"], row["document"])))
    about = filter(None, (subject, row["qualifier"], row["scope"], row["attributed_to"], row["corrected_to"]))
    name = f"{subject}: {row['property']}: {row['value']}"
    return Thing("claim", row["id"], name, also=(row["value"],), about=" ".join(about), told=told)


def _ranked(things: Sequence[Thing], text: str, words: Sequence[str]) -> list[Thing]:
    """Those that have all the words, else those that have some; first what is called exactly so."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE VIRTUAL TABLE words USING fts5(at UNINDEXED, name, also, about)")
        db.executemany("INSERT INTO words VALUES (?, ?, ?, ?)", _rows(things))
        terms = [f'"{word}"*' for word in words]
        ranked = _matching(db, " AND ".join(terms)) or _matching(db, " OR ".join(terms))
    joined, codes = "".join(words), {meant.code for meant in meant_by(text)}
    found = [things[at] for at in ranked]
    found += [thing for thing in things if thing.kind == "country" and thing.id in codes and thing not in found]
    return sorted(found, key=lambda thing: (not _is_called(thing, joined, codes), thing.kind == "claim"))


def _rows(things: Iterable[Thing]) -> Iterator[tuple[int, str, str, str]]:
    for at, thing in enumerate(things):
        also = (thing.id, *thing.ids, *thing.also, *thing.parts)
        yield at, _folded(thing.name), _folded(" ".join(also)), _folded(f"{thing.about} {thing.told}")


def _folded(text: str) -> str:
    return " ".join(words_of(text))


def _matching(db: sqlite3.Connection, query: str) -> list[int]:
    return [int(at) for (at,) in db.execute(_RANKED, (query,))]


def _is_called(thing: Thing, joined: str, codes: set[str]) -> bool:
    names = {"".join(words_of(name)) for name in (thing.id, thing.name, *thing.also, *thing.parts)}
    return joined in names or (thing.kind == "country" and thing.id in codes)


def _has_all(thing: Thing, words: Sequence[str]) -> bool:
    texts = (thing.id, thing.name, *thing.ids, *thing.also, *thing.parts, thing.about, thing.told)
    known = {word for text in texts for word in words_of(text)}
    return thing.kind == "country" or all(any(each.startswith(word) for each in known) for word in words)


def _evidence(store: GraphStore, ids: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in store.read(_EVIDENCE, {"ids": list(ids)}):
        places = found.setdefault(row["id"], [])
        if len(places) < _PLACES and row["place"] not in places:
            places.append(row["place"])
    return found


def _row(thing: Thing, places: Mapping[str, list[str]]) -> tuple[Any, ...]:
    next_ = _NEXT[thing.kind].format(shlex.quote(thing.id))
    return thing.kind, thing.name, thing.told or None, places.get(thing.id, []), next_, thing.id
