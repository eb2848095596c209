"""Who waits for a server asks it who is writing; the answer may come when nobody wants it any more."""

from __future__ import annotations

import socket
import threading
from dataclasses import replace
from typing import Any

import pytest
from neo4j import Transaction

from loader.settings import Settings
from loader.stores import waiting
from loader.stores.neo4j.store import Neo4jStore
from tests.helpers import load_lines
from tests.records import document, person
from tests.servers.proxy import BoltProxy
from tests.servers.server import Server
from tests.test_waiting import LONG, threads_end


class _SecondIsLate(BoltProxy):
    """Its second connection is kept waiting from when it `came` until it is `let_in`."""

    def __init__(self, target: str) -> None:
        super().__init__(target)
        self.came = threading.Event()
        self.let_in = threading.Event()

    def _connect(self, client: socket.socket) -> None:
        if self.connections == 1:
            self.came.set()
            assert self.let_in.wait(LONG)
        super()._connect(client)


def test_who_asks_still_when_the_store_is_closed_leaves_no_connection(
    empty_server: Server, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Neo4jStore(settings) as store:
        load_lines(store, [document(), person("ann")])
    before = set(threading.enumerate())
    monkeypatch.setattr(waiting, "SECONDS", 0.001)
    with _SecondIsLate(empty_server.bolt) as proxy:
        usual = Transaction.commit

        def commit(tx: Transaction, *args: Any) -> None:
            assert proxy.came.wait(LONG)
            usual(tx, *args)

        monkeypatch.setattr(Transaction, "commit", commit)
        with Neo4jStore(replace(settings, uri=proxy.uri)) as store:
            load_lines(store, [document("e"), person("bo", document="e")])
        proxy.let_in.set()
        assert threads_end({*before, *(one for one in threading.enumerate() if one.name.endswith("(_accept)"))})
        last = {one.connection: one.name for one in proxy.messages if one.direction == "to server"}
    assert last == {1: "GOODBYE", 2: "GOODBYE"}
