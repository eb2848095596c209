"""Search over everything that a graph calls by words: ranked, each with what to run next.

The index is SQLite's FTS5: in memory, made anew from what the store reads, or of a large graph in its file of names
(`filed.py`). So the file of a graph stays as it is, and a server needs no index that a reader may have no right to
make. Words are compared without case and accents, in Latin letters, and also as the beginning of a longer word.
"""

from __future__ import annotations

import shlex
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from typing import Any

from loader.countries import meant_by, spoken_of
from loader.errors import UsageError
from loader.finding.filed import Filed
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
_SOURCES = (
    "person",
    "meeting",
    "trip",
    "issue",
    "event",
    "office",
    "site",
    "country",
    "statement",
    "document",
    "claim",
)
_COLUMNS = ("what", "name", "told", "evidence", "next", "id")
_EVIDENCE = """
UNWIND $ids AS id
MATCH (d:Document)-[r:MENTIONS|MAKES]->(x)
WHERE x.id = id
UNWIND r.evidence AS place
RETURN id, place
ORDER BY id, place
"""
_KINDS = {"site": "place"}
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
    resolver = Resolver(store)
    found = _found(resolver, store, text, kind)
    notes: tuple[str, ...] = ()
    if not found or not _has_all(found[0], words):
        found, notes = _otherwise(resolver, text, kind, found)
    shown = found[:limit]
    places = _evidence(store, [thing.id for thing in shown])
    rows = [_row(thing, places) for thing in shown]
    return Result(_COLUMNS, rows, (*notes, *([cut_at(limit)] if len(found) > limit else [])))


def _found(resolver: Resolver, store: GraphStore, text: str, kind: str | None) -> list[Thing]:
    """What has the words, from the file of names of a large graph, else from an index made for this."""
    filed = resolver.filed()
    if filed is not None:
        with suppress(sqlite3.Error):  # a damaged file is no reason to find nothing
            return _in_file(filed, text, kind)
    told = (thing for source in _SOURCES for thing in sorted(THINGS[source](store), key=_id))
    things = [thing for thing in told if kind in (None, thing.kind)]
    return _sorted(_ranked(things, words_of(text)), text, things)


def _id(thing: Thing) -> str:
    """What is found equally well comes in this order: a server gives things in any."""
    return thing.id


def _in_file(filed: Filed, text: str, kind: str | None) -> list[Thing]:
    sources = [source for source in _SOURCES if kind in (None, _KINDS.get(source, source))]
    meant = filed.countries(meant.code for meant in meant_by(text) or spoken_of(text))
    for query in _queries(words_of(text)):
        found = filed.ranked(sources, query, text)
        if found:
            return _sorted(found, text, [*found, *(meant if "country" in sources else ())])
    return []


def _otherwise(
    resolver: Resolver, text: str, kind: str | None, found: Sequence[Thing]
) -> tuple[list[Thing], tuple[str, ...]]:
    """What is called so in another spelling, or in records alone, before what has only some of the words."""
    index = resolver.asked("thing", text)
    first = [thing for thing in index.look(text).things if kind in (None, thing.kind)]
    if first:
        return first, ()
    some = "nothing has all of these words; these have some"
    return list(found), (some if found else index.none(text),)


def _queries(words: Sequence[str]) -> list[str]:
    """Those that have all the words come first; some words only where nothing has all."""
    terms = [f'"{word}"*' for word in words]
    return [" AND ".join(terms), " OR ".join(terms)]


def _ranked(things: Sequence[Thing], words: Sequence[str]) -> list[Thing]:
    """Those that have all the words, else those that have some."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE VIRTUAL TABLE words USING fts5(at UNINDEXED, name, also, about)")
        db.executemany("INSERT INTO words VALUES (?, ?, ?, ?)", _rows(things))
        ranked = next(filter(None, (_matching(db, query) for query in _queries(words))), [])
    return [things[at] for at in ranked]


def _sorted(ranked: Sequence[Thing], text: str, things: Iterable[Thing]) -> list[Thing]:
    """First what is called exactly so, and countries that the text means."""
    joined, codes = "".join(words_of(text)), {meant.code for meant in meant_by(text) or spoken_of(text)}
    found = list(ranked)
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
