"""Damage to a store file: it is refused, or what is read is right; and how much of it a rebuild brings back."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from loader import records
from loader.errors import StoreError, StoreUnreadable
from loader.loading import load
from loader.records import reading
from loader.records.reading import read
from loader.stores.embedded.store import EmbeddedStore
from tests.faults.conftest import times
from tests.faults.story import BEFORE, LOAD
from tests.helpers import SEEDS, digest, load_lines
from tests.records import document, person

PAGE = 4096
Damage = Callable[[bytearray, random.Random], None]


def flip(raw: bytearray, dice: random.Random) -> None:
    raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)


def flip_a_text(raw: bytearray, dice: random.Random) -> None:
    """In what is read most: a node or a relationship."""
    places = [
        place for place in (raw.find(word, dice.randrange(len(raw))) for word in (b'"name"', b"MET|")) if place > 0
    ]
    place = dice.choice(places or [dice.randrange(len(raw) - 20)])
    raw[place + dice.randrange(20)] ^= 1 << dice.randrange(8)


def truncate(raw: bytearray, dice: random.Random) -> None:
    del raw[dice.randrange(1, len(raw)) :]


def zero_a_page(raw: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(raw) // PAGE) * PAGE
    raw[start : start + PAGE] = bytes(PAGE)


def swap_pages(raw: bytearray, dice: random.Random) -> None:
    first, second = (page * PAGE for page in dice.sample(range(len(raw) // PAGE), 2))
    raw[first : first + PAGE], raw[second : second + PAGE] = raw[second : second + PAGE], raw[first : first + PAGE]


def zero_some_bytes(raw: bytearray, dice: random.Random) -> None:
    start, length = dice.randrange(len(raw)), dice.randrange(1, 200)
    raw[start : start + length] = bytes(len(raw[start : start + length]))


def copy_a_page(raw: bytearray, dice: random.Random) -> None:
    """A page of another moment or place, as a disk that writes to the wrong one leaves it."""
    first, second = (page * PAGE for page in dice.sample(range(len(raw) // PAGE), 2))
    raw[first : first + PAGE] = raw[second : second + PAGE]


HOW_OFTEN: dict[Damage, tuple[int, int]] = {
    flip: (10_000, 60),
    flip_a_text: (2_000, 15),
    truncate: (500, 8),
    zero_a_page: (500, 10),
    swap_pages: (1_000, 10),
    zero_some_bytes: (1_000, 15),
    copy_a_page: (500, 10),
}
PERSON = person("wang-yi", "Wang Yi", "new")
DECISION = {
    "record": "same_as",
    "a": "wang-yi",
    "b": "qin-gang",
    "judgement": "different",
    "decided": "2026-01-01T00:00:00Z",
}
DOCUMENT = document("new")


def unread(attributes: Any) -> Any:
    """The attributes of a node or relationship as they stand in the file: ten times as cheap to compare."""
    return attributes._packed, attributes._place


def read_all(path: Path) -> Any:
    """Everything that can be read of a file."""
    with EmbeddedStore(path, must_exist=True) as store:
        graph = store.to_networkx()
        return (
            digest(store),
            sorted((name, unread(found)) for name, found in graph.nodes(data=True)),
            sorted((*ends, unread(found)) for *ends, found in graph.edges(data=True, keys=True)),
            sorted(store.read("MATCH (a)-[r]->(b) RETURN a.id, r.id, b.id").rows),
            store.stats(),
            store.hashes(),
            list(store.documents()),
            store.decisions(),
        )


def read_and_write(path: Path) -> str:
    """The digest after a load that touches what is there, found unchanged or replaced."""
    with EmbeddedStore(path, must_exist=True) as store:
        load_lines(store, [DOCUMENT, PERSON])
        load(store, read([SEEDS]))
        return digest(store)


def said_to_be_unchanged(path: Path) -> bool:
    """Whether a load of what is there finds all of it as it was; where it does not, the file is to be refused."""
    try:
        with EmbeddedStore(path, must_exist=True) as store:
            report = load(store, read([SEEDS]))
    except StoreUnreadable:
        return False
    return report.unchanged == report.read


@pytest.fixture
def each_text_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of ten thousand files nearly all texts are the same: each is parsed once. What they say does not depend on where
    they stand."""
    parse = lru_cache(maxsize=10_000)(records.parse)
    for module in (records, reading):
        monkeypatch.setattr(module, "parse", parse)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "g.graph"
    with EmbeddedStore(path) as store:
        load(store, read([SEEDS]))
        load_lines(
            store,
            [
                {
                    "record": "same_as",
                    "a": "wang-yi",
                    "b": "qin-gang",
                    "judgement": "different",
                    "decided": "2026-01-01T00:00:00Z",
                }
            ],
        )
    return path.read_bytes()


@pytest.mark.usefixtures("each_text_once")
@pytest.mark.parametrize("damage", HOW_OFTEN, ids=lambda damage: damage.__name__)
def test_no_damage_is_silently_another_graph(damage: Damage, whole: bytes, tmp_path: Path, tally: Counter[str]) -> None:
    path = tmp_path / "g.graph"
    path.write_bytes(whole)
    expected, written = read_all(path), read_and_write(path)
    for seed in range(times(*HOW_OFTEN[damage])):
        dice = random.Random(f"{damage.__name__} {seed}")  # noqa: S311
        raw = bytearray(whole)
        damage(raw, dice)
        path.write_bytes(raw)
        try:
            assert read_all(path) == expected, seed
            outcome = "without effect"
            assert path.read_bytes() == raw, "reading wrote to the file"
        except StoreError:
            outcome = "refused"
        if outcome == "refused" or seed % 4 == 0:
            if said_to_be_unchanged(path):
                assert read_all(path) == expected, f"{seed}: a load says that all is well"
            path.write_bytes(raw)
            try:
                assert read_and_write(path) == written, seed
            except StoreError:
                outcome = "refused"
        tally[f"damaged files: {damage.__name__.replace('_', ' ')}, {outcome}"] += 1


@pytest.mark.parametrize("length", [16, 100, PAGE], ids=["name", "header", "first page"])
@pytest.mark.parametrize("byte", [0, 255, None], ids=["zeros", "ones", "random"])
def test_a_rebuild_brings_back_a_file_whose_beginning_is_gone(
    length: int, byte: int | None, whole: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "g.graph"
    path.write_bytes(whole)
    expected = read_all(path)[0]
    beginning = random.Random(length).randbytes(length) if byte is None else bytes([byte]) * length  # noqa: S311
    path.write_bytes(beginning + whole[length:])
    with pytest.raises(StoreUnreadable, match="`whomet rebuild`"):
        read_all(path)
    done = EmbeddedStore.rebuild_file(path)
    assert (done.lost, done.lost_decisions) == ((), False)
    assert read_all(path)[0] == expected


@pytest.mark.parametrize("content", [b"PK\3\4" * 9_000, bytes(40_960), b"SQLite format 3\0" * 2_560])
def test_what_never_was_a_graph_is_not_made_one(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "g.graph"
    path.write_bytes(content)
    with pytest.raises(StoreUnreadable, match="nothing in it says"):
        EmbeddedStore.rebuild_file(path)
    assert path.read_bytes() == content


NUMBERS = [("about", "value"), ("about", "total"), ("document", "content")]
NUMBERS += [(table, "seal") for table in ("document", "decision", "version", "unit")]
INSTEAD = ("'x'", "zeroblob(3)", "0.5", "-1", "9223372036854775807", "1e300")


@pytest.mark.parametrize(("table", "column"), NUMBERS)
def test_no_number_of_another_kind_is_silently_another_graph(table: str, column: str, tmp_path: Path) -> None:
    """One bit makes a text, bytes or a fraction of a number."""
    path = tmp_path / "g.graph"
    with EmbeddedStore(path) as store:
        load_lines(store, [*BEFORE, DECISION])
    whole, expected = path.read_bytes(), read_all(path)
    with EmbeddedStore(path) as store:
        load_lines(store, LOAD)
        written = digest(store)
    for value in INSTEAD:
        path.write_bytes(whole)
        with closing(sqlite3.connect(path)) as db:
            db.execute(f"UPDATE {table} SET {column} = {value} WHERE {column} = (SELECT max({column}) FROM {table})")
            db.commit()
        with suppress(StoreError):
            assert read_all(path) == expected, value
        with suppress(StoreError), EmbeddedStore(path) as store:
            load_lines(store, LOAD)
            assert digest(store) == written, value


def test_a_rebuild_brings_back_the_graph_or_names_what_is_lost(
    whole: bytes, tmp_path: Path, tally: Counter[str]
) -> None:
    path = tmp_path / "g.graph"
    path.write_bytes(whole)
    expected = read_all(path)[0]
    kinds = list(HOW_OFTEN)
    for seed in range(times(1_000, 21)):
        dice = random.Random(f"rebuild {seed}")  # noqa: S311
        raw = bytearray(whole)
        kinds[seed % len(kinds)](raw, dice)
        path.write_bytes(raw)
        tally[f"damaged files rebuilt: {_rebuilt(path, expected)}"] += 1
        for left in tmp_path.iterdir():
            left.unlink()


def _rebuilt(path: Path, expected: str) -> str:
    try:
        done = EmbeddedStore.rebuild_file(path)
    except StoreError as error:
        assert "load your records anew" in str(error) or "whomet load" in str(error)
        return "nothing to be read"
    assert not path.with_name(f"{path.name}.rebuild").exists()
    with EmbeddedStore(path, must_exist=True) as store:
        if not done.lost and not done.lost_decisions:
            assert digest(store) == expected
            return "the same graph"
        assert not set(done.lost) & set(store.hashes())
        load(store, read([SEEDS]))
        if not done.lost_decisions:
            assert digest(store) == expected
        return "with documents or decisions lost, and named"
