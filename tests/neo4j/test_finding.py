"""What is meant by a name, and what a search finds, is the same on a server."""

from __future__ import annotations

from pathlib import Path

import pytest

import loader as whomet
from loader.finding import KINDS, Resolver, filed
from loader.finding.searching import search
from loader.loading import load
from loader.records.reading import read
from loader.stores.embedded.store import EmbeddedStore
from tests.helpers import SEEDS
from tests.neo4j.test_both_stores import store_on
from tests.servers.server import Server


def test_names_and_searches_are_the_same_in_both_stores(empty_server: Server, tmp_path: Path) -> None:
    with store_on(empty_server) as there, EmbeddedStore(tmp_path / "seeds.graph") as here:
        for store in (there, here):
            load(store, read([SEEDS]))
        for kind in KINDS:
            assert list(Resolver(there).index(kind).names()) == list(Resolver(here).index(kind).names())
        for words in ("Blinken", "g20 bali", "first visit five years", "zzzq"):
            assert search(there, words) == search(here, words)
        for store in (there, here):
            graph = whomet.Graph(store, whomet.find_pack())
            found = graph.run("who-met", person="Tony Blinken")
            assert found.notes[0].startswith("person 'Tony Blinken' is taken as Antony Blinken (antony-blinken")
            assert len(graph.run("about-meeting", meeting="Blinken Qin 18 June")) == 1
            assert len(graph.run("holders-of", office="Defence Minister", country="PRC")) == 2
            assert [row["holder"] for row in graph.run("holders-of", office="Chinese foreign minister")] == ["Qin Gang"]
            assert len(graph.run("meetings-timeline", person="Assistant Minister Hua")) == 1


def test_the_names_of_a_large_graph_are_kept_in_a_file(
    empty_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(filed, "LARGE", 1)
    with store_on(empty_server) as there:
        load(there, read([SEEDS]))
        assert Resolver(there).filed() is not None
        assert search(there, "Wang Yi").records()[0]["id"] == "wang-yi"
        there.retract("report-003")
        assert Resolver(there).asked("person", "Liu He").look("Liu He").things == ()
