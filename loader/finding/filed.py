"""The names of a large graph in a file of their own, so that a question reads those that it may mean, and not all.

The file is made at the first question after the graph has changed, in the user's cache (`$XDG_CACHE_HOME/whomet`), and
names the state that it is of. It is never the truth: where it is missing, of another state, damaged or cannot be
written, the names are read from the store. What a name means is decided by `Index` alone, over the few that are read.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from loader.countries import beside_title
from loader.files import of_this_user
from loader.identity.finding import Index, Thing, telling
from loader.identity.names import grounds, words_of
from loader.identity.offices import is_anybody, office_key, other_titles
from loader.stores.base import GraphStore
from loader.suggest import nearest

__all__ = ["LARGE", "Filed", "state_of"]

LARGE = 5_000
"""So many persons and meetings are worth a file."""
_MANY = "MATCH (n:Person|Meeting) RETURN count(n) AS many"
_VERSION = "2"
_WHOLE = {"id", "name", "folded", "office", "alias", "order", "surname", "title", "holder"}
_TABLES = """
CREATE TABLE state (state TEXT);
CREATE TABLE thing (at INTEGER PRIMARY KEY, source TEXT, id TEXT, joined TEXT, body TEXT);
CREATE TABLE token (token TEXT, at INTEGER, PRIMARY KEY (token, at)) WITHOUT ROWID;
CREATE TABLE more (joined TEXT, id TEXT, text TEXT);
CREATE VIRTUAL TABLE words USING fts5(name, also, about);
CREATE INDEX more_joined ON more (joined);
"""
_RANKED = """
SELECT thing.body FROM words JOIN thing ON thing.at = words.rowid
WHERE words MATCH ? AND thing.source IN (SELECT value FROM json_each(?))
ORDER BY bm25(words, 10.0, 6.0, 1.0), thing.at LIMIT 2000
"""
_MATCHING = """
SELECT thing.at FROM words JOIN thing ON thing.at = words.rowid
WHERE words MATCH ? AND thing.source IN (SELECT value FROM json_each(?)) LIMIT 2000
"""
_WITH_TOKENS = """
SELECT DISTINCT thing.at FROM token JOIN thing USING (at)
WHERE token IN (SELECT value FROM json_each(?)) AND thing.source IN (SELECT value FROM json_each(?)) LIMIT 2000
"""
_WITHIN = """
SELECT at FROM thing WHERE instr(joined, ?) AND thing.source IN (SELECT value FROM json_each(?)) LIMIT 2000
"""
_CALLED = """
SELECT substr(token, 3), thing.at FROM token JOIN thing USING (at)
WHERE token >= 'f:' AND token < 'f;' AND thing.source IN (SELECT value FROM json_each(?))
"""
_ANY = "SELECT at FROM thing WHERE thing.source IN (SELECT value FROM json_each(?)) LIMIT 1"
_BODIES = "SELECT body FROM thing WHERE at IN (SELECT value FROM json_each(?)) ORDER BY at"
_SHORT = "SELECT id, text FROM more WHERE joined IN (SELECT value FROM json_each(?))"


def state_of(store: GraphStore) -> str | None:
    """What changes whenever the graph does; None while a document is half written."""
    if store.unfinished() is not None:
        return None
    told = hashlib.sha256(_VERSION.encode())
    for id_, hash_ in sorted(store.hashes().items()):
        told.update(f"{id_} {hash_}\n".encode())
    for decision in store.decisions():
        told.update(f"{decision.model_dump_json()}\n".encode())
    return told.hexdigest()


def _path_of(store: GraphStore) -> Path:
    cache = of_this_user("XDG_CACHE_HOME", ".cache")
    place = str(store.path.resolve()) if store.path is not None else store.place
    return cache / "whomet" / f"names-{hashlib.sha256(place.encode()).hexdigest()[:24]}.sqlite"


class Filed:
    """The names in the file of a state. Raises sqlite3.Error where the file is damaged."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    @classmethod
    def opened(cls, store: GraphStore) -> Filed | None:
        """The file of this state of the graph, if it is there and whole."""
        path = _path_of(store)
        if not path.is_file():
            return None
        try:
            db = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
            if db.execute("SELECT state FROM state").fetchone() == (state_of(store),):
                return cls(db)
            db.close()
        except (sqlite3.Error, OSError):
            pass
        return None

    @staticmethod
    def is_worth_it(store: GraphStore) -> bool:
        """Whether the graph is large."""
        return any(row["many"] >= LARGE for row in store.read(_MANY))

    @classmethod
    def made(
        cls, store: GraphStore, things: Iterable[tuple[str, Thing]], more: Iterable[tuple[str, str]]
    ) -> Filed | None:
        """The file, made of things by their source; None where none can be written."""
        state = state_of(store)
        path = _path_of(store)
        half = path.with_suffix(f".{os.getpid()}.half")
        if state is None:
            return None
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            half.unlink(missing_ok=True)
            os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            with closing(sqlite3.connect(half)) as db:
                _fill(db, state, things, more)
            half.replace(path)
        except (sqlite3.Error, OSError):
            with suppress(OSError):
                half.unlink(missing_ok=True)
            return None
        return cls.opened(store)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def index(self, kind: str, sources: Sequence[str], text: str) -> Index:
        """Of these sources all that the text may mean, found step by step as far as it takes: what is called so, what
        has the words, what is spelt alike, and of what is only near the nearest."""
        asked: set[int] = set()
        taken: set[str] = set()
        for read, steps in (
            (self._called, _WHOLE), (self._named, {"partial"}), (self._about, {"about"}), (self._spelt, {"spelling"}),
        ):  # fmt: skip
            asked |= set(read(sources, text))
            taken |= steps
            if kind != "person" and read == self._called:
                continue  # of all but persons, what holds the words stands beside what is called so
            index = Index(kind, self._things(asked), surnames=lambda: self._more(text))
            if index.look(text).step in taken:
                return index
        return Index(kind, self._things([*self._near(sources, text), *self._any(sources)]))

    def ranked(self, sources: Sequence[str], query: str, text: str) -> list[Thing]:
        """What a query of FTS5 finds, the best first, behind what is called so."""
        rows = self._db.execute(_RANKED, [query, json.dumps(sources)]).fetchall()
        called = self._things(self._called(sources, text)) if rows else []
        return list(dict.fromkeys((*called, *(_thing(body) for (body,) in rows))))

    def countries(self, codes: Iterable[str]) -> list[Thing]:
        """The countries of these codes, as far as the graph speaks of them."""
        return self._things(self._with_tokens(["country"], {f"i:{code.casefold()}" for code in codes}))

    def _called(self, sources: Sequence[str], text: str) -> list[int]:
        return self._with_tokens(sources, _asked(text))

    def _named(self, sources: Sequence[str], text: str) -> list[int]:
        """Those with all the words in their names, as whole ones or beginnings."""
        words = [f'"{word}"*' for word in telling(words_of(text))]
        return self._ats(_MATCHING, f"{{name also}} : ({' AND '.join(words)})", sources) if words else []

    def _about(self, sources: Sequence[str], text: str) -> list[int]:
        """Those with all the words among all that is known, or with them in the middle of a name."""
        words = telling(words_of(text))
        found = self._ats(_MATCHING, " AND ".join(f'"{word}"*' for word in words), sources) if words else []
        return found or (self._ats(_WITHIN, "".join(words), sources) if words else [])

    def _spelt(self, sources: Sequence[str], text: str) -> list[int]:
        return self._with_tokens(sources, {f"g:{ground}" for ground in grounds(text)})

    def _near(self, sources: Sequence[str], text: str) -> list[int]:
        known: dict[str, list[int]] = {}
        for joined, at in self._db.execute(_CALLED, [json.dumps(sources)]):
            known.setdefault(joined, []).append(at)
        asked = "".join(words_of(text))
        return [at for name in (nearest(asked, known, most=3, folded=True) if asked else ()) for at in known[name]]

    def _any(self, sources: Sequence[str]) -> list[int]:
        return [at for (at,) in self._db.execute(_ANY, [json.dumps(sources)])]

    def _with_tokens(self, sources: Sequence[str], tokens: Iterable[str]) -> list[int]:
        return self._ats(_WITH_TOKENS, json.dumps(sorted(tokens)), sources)

    def _ats(self, query: str, value: str, sources: Sequence[str]) -> list[int]:
        return [at for (at,) in self._db.execute(query, [value, json.dumps(sources)])]

    def _things(self, ats: Iterable[int]) -> list[Thing]:
        return [_thing(body) for (body,) in self._db.execute(_BODIES, [json.dumps(sorted(set(ats)))])]

    def _more(self, text: str) -> list[tuple[str, str]]:
        suffixes = ["".join(each) for each in _suffixes(words_of(text))]
        return [(id_, name) for id_, name in self._db.execute(_SHORT, [json.dumps(suffixes)])]


def _fill(
    db: sqlite3.Connection, state: str, things: Iterable[tuple[str, Thing]], more: Iterable[tuple[str, str]]
) -> None:
    db.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
    for at, (source, thing) in enumerate(things):
        joined = "".join(words_of(thing.name))
        db.execute("INSERT INTO thing VALUES (?, ?, ?, ?, ?)", (at, source, thing.id, joined, _body(thing)))
        db.executemany("INSERT INTO token VALUES (?, ?)", ((token, at) for token in _tokens(thing)))
        also = " ".join((thing.id, *thing.ids, *thing.also, *thing.parts))
        texts = (thing.name, also, f"{thing.about} {thing.told}")
        db.execute(
            "INSERT INTO words (rowid, name, also, about) VALUES (?, ?, ?, ?)",
            (at, *(" ".join(words_of(text)) for text in texts)),
        )
    db.executemany("INSERT INTO more VALUES (?, ?, ?)", (("".join(words_of(text)), id_, text) for id_, text in more))
    db.execute("INSERT INTO state VALUES (?)", [state])
    db.commit()


def _tokens(thing: Thing) -> set[str]:
    """By what a thing is found as a whole."""
    found = {f"i:{id_.casefold()}" for id_ in (thing.id, *thing.ids)} | {f"n:{thing.name.casefold()}"}
    for name in (thing.name, *thing.also):
        words = words_of(name)
        found |= {f"f:{''.join(words)}", f"u:{' '.join(sorted(words))}"}
        found |= {f"g:{ground}" for ground in grounds(name)} if thing.kind == "person" else set()
    found |= {f"f:{''.join(words_of(part))}" for part in thing.parts}
    for country, key in thing.offices:
        found |= {f"o:{country}:{' '.join(sorted(key))}", f"o::{' '.join(sorted(key))}", f"c:{country}"}
    return found


def _asked(text: str) -> set[str]:
    """The tokens of all that a text can name as a whole: itself, and what stands in it behind a title."""
    asked = text.strip()
    codes, title = beside_title(asked)
    found = {f"i:{asked.casefold()}", f"n:{asked.casefold()}"}
    for words in (*_suffixes(words_of(asked)), *_suffixes(words_of(title))):
        found |= {f"f:{''.join(words)}", f"u:{' '.join(sorted(words))}"}
    keys = {" ".join(sorted(key)) for key in (office_key(title), *other_titles(title)) if key}
    found |= {f"o:{code}:{key}" for code in codes or ("",) for key in keys}
    return found | ({f"c:{code}" for code in codes} if is_anybody(title) else set())


def _suffixes(words: Sequence[str]) -> Iterator[Sequence[str]]:
    return (words[start:] for start in range(min(len(words), 12)))


def _body(thing: Thing) -> str:
    offices = sorted((country, sorted(key)) for country, key in thing.offices)
    return json.dumps(
        [
            thing.kind, thing.id, thing.name, thing.ids, thing.also, thing.parts, offices,
            thing.about, thing.told, sorted(thing.covers),
        ]
    )  # fmt: skip


def _thing(body: str) -> Thing:
    kind, id_, name, ids, also, parts, offices, about, told, covers = json.loads(body)
    return Thing(
        kind, id_, name, tuple(ids), tuple(also), tuple(parts),
        frozenset((country, frozenset(key)) for country, key in offices), about, told, frozenset(covers),
    )  # fmt: skip
