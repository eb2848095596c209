"""A password is planted, and looked for in all that every command says, whatever goes wrong."""

from __future__ import annotations

import base64
import logging
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from loader.errors import StoreError
from loader.settings import find_settings
from loader.stores.neo4j.store import Neo4jStore
from tests.faults import process
from tests.faults.conftest import some
from tests.faults.story import LOAD, load_lines, write
from tests.servers.proxy import BoltProxy, Message, at, before_answer_to
from tests.servers.server import Server

PLANTED = "pl@nted/Secret:7%f00d"
USER = "planted"


def commands(folder: Path) -> list[list[str]]:
    """Every command that speaks to a store, and those that only could."""
    load = str(write(folder / "load.jsonl", LOAD))
    return [
        ["load", load],
        ["load", load, "--partial", "--into-existing"],
        ["check", load],
        ["stats"],
        ["digest"],
        ["doctor"],
        ["queries"],
        ["show", "who-met"],
        ["run", "who-met", "-P", "person=Ann Lee"],
        ["query", "MATCH (n) RETURN n LIMIT 1"],
        ["query", "MATCH (n RETURN"],
        ["query", "RETURN 1 / 0 AS x"],
        ["evidence", "ann-lee"],
        ["resolve"],
        ["decide", "bo-li", "li-bo", "--same"],
        ["decide", "bo-li", "li-bo", "--undo"],
        ["export", "records"],
        ["retract", "doc-a", "--dry-run"],
        ["retract", "no-such-document"],
        ["retract", "doc-a"],
        ["load", "no-such-file.jsonl"],
    ]


def spellings() -> Iterator[str]:
    """How a password might come out."""
    yield PLANTED
    yield quote(PLANTED, safe="")
    yield base64.b64encode(PLANTED.encode()).decode()
    yield "Secret:7"


def assert_silent(text: str) -> None:
    for spelling in spellings():
        assert spelling.lower() not in text.lower()


@pytest.fixture
def user(empty_server: Server) -> Iterator[Server]:
    """The server, with a user whose password is the planted one."""
    if empty_server.username is None:
        pytest.skip("this server asks for no password")
    create = f"CREATE USER {USER} IF NOT EXISTS SET PASSWORD $password CHANGE NOT REQUIRED"
    with empty_server.driver() as driver, driver.session(database="system") as session:
        session.run(create, password=PLANTED).consume()
    yield empty_server
    empty_server.run(f"DROP USER {USER}", database="system")


def said_by(arguments: list[str], environment: dict[str, str]) -> str:
    code, out, err = process.run(arguments, environment)
    assert code in (0, 1, 2, 3, 4), err
    assert "Traceback" not in err
    return out + err


def test_no_command_says_it(user: Server, tmp_path: Path, tally: Counter[str]) -> None:
    settings = {"NEO4J_URI": user.bolt, "NEO4J_USERNAME": USER}
    in_uri = user.bolt.replace("://", f"://{USER}:{quote(PLANTED, safe='')}@")
    situations = {
        "right": settings | {"NEO4J_PASSWORD": PLANTED},
        "in the URI": {"NEO4J_URI": in_uri},
        "of nobody": {"NEO4J_URI": user.bolt, "NEO4J_USERNAME": "nobody", "NEO4J_PASSWORD": PLANTED},
        "server down": settings | {"NEO4J_URI": "bolt://localhost:1", "NEO4J_PASSWORD": PLANTED},
        "down, in the URI": {"NEO4J_URI": re.sub(r":\d+$", ":1", in_uri)},
        "no such scheme": {"NEO4J_URI": in_uri.replace("bolt:", "blot:")},
        "unquoted in the URI": {"NEO4J_URI": user.bolt.replace("://", f"://{USER}:{PLANTED}@")},
    }
    tries = [(environment, arguments) for environment in situations.values() for arguments in commands(tmp_path)]
    for environment, arguments in some(tries, sample=10):
        assert_silent(said_by(arguments, environment))
        tally["commands heard for a password"] += 1


def test_no_cut_says_it(user: Server, tmp_path: Path, tally: Counter[str]) -> None:
    load = commands(tmp_path)[0]
    cuts = [at(1), at(3), at(40), before_answer_to("COMMIT"), before_answer_to("LOGON"), before_answer_to("HELLO")]
    for cut in some(cuts, sample=2):
        with BoltProxy(user.bolt, cut) as proxy:
            environment = {"NEO4J_URI": proxy.uri, "NEO4J_USERNAME": USER, "NEO4J_PASSWORD": PLANTED}
            assert_silent(said_by(load, environment))
        tally["commands heard for a password"] += 1


def test_no_traceback_and_no_log_says_it(
    user: Server, tmp_path: Path, caplog: pytest.LogCaptureFixture, tally: Counter[str]
) -> None:
    """Even where a program logs all that the driver says, and shows the whole chain of an error."""
    caplog.set_level(logging.DEBUG)

    def never(_message: Message) -> bool:
        return False

    for cut in (never, at(1), at(9), before_answer_to("LOGON"), before_answer_to("COMMIT")):
        with BoltProxy(user.bolt, cut) as proxy:
            environment = {"NEO4J_URI": proxy.uri, "NEO4J_USERNAME": USER, "NEO4J_PASSWORD": PLANTED}
            settings = find_settings(environment=environment, folder=tmp_path)
            logging.getLogger("test").debug("%r %s", settings, settings)
            try:
                with Neo4jStore(settings) as store:
                    logging.getLogger("test").debug("%r", store)
                    load_lines(store, LOAD)
            except StoreError:
                logging.getLogger("test").exception("it broke")
        tally["logs and tracebacks looked through for a password"] += 1
    assert "neo4j" in caplog.text
    assert_silent(caplog.text)
