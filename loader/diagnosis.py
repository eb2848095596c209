"""Looks the installation and the store over, one check after the other: what is wrong, and what to do."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from loader.comparing import compare
from loader.errors import NotAllowed, WhometError
from loader.graph import Value
from loader.pack import find_pack
from loader.progress import Progress
from loader.schema import LABELS
from loader.settings import Settings, find_settings
from loader.stores.base import GraphStore, half_written
from loader.stores.embedded.place import hindrance, no_writing
from loader.stores.embedded.store import EmbeddedStore
from loader.stores.neo4j.beforehand import in_the_way, strangers
from loader.stores.neo4j.connection import Neo4jConnection
from loader.stores.neo4j.constraints import SHOWN, missing
from loader.stores.neo4j.ledger import UNFINISHED
from loader.stores.neo4j.statements import KEPT, LEDGER
from loader.stores.neo4j.store import Neo4jStore

__all__ = ["OLDEST_SERVER", "Check", "diagnose", "examine", "examine_file", "examine_install", "examine_settings"]

OLDEST_SERVER = (5, 26)
"""The oldest version of the server that the tests cover: the long-term one. What comes after is covered too."""

_OURS = f"MATCH (n:{'|'.join(LEDGER)}|WhometStore|{KEPT}) RETURN 1 AS one LIMIT 1"
_MARKED = f"MATCH (n:{'|'.join(LABELS)}) WHERE n.unreviewed RETURN count(n) AS nodes"


@dataclass(frozen=True, slots=True)
class Check:
    """What one check found. `ok` is None where it could not be tried, because one before it failed.

    `message` is what was found, `remedy` what to do about it, empty where nothing is. Neither holds a password.
    """

    name: str
    ok: bool | None
    message: str
    remedy: str = ""


def examine_settings(store: str | None = None, *, env_file: Path | None = None) -> tuple[Check, Settings | None]:
    """Finds the settings as every command does; they are None where they are wrong."""
    try:
        settings = find_settings(store, env_file=env_file)
    except WhometError as error:
        return Check("settings", False, error.message, error.remedy), None
    place = settings.uri or str(settings.path)
    return Check("settings", True, f"{place}, by {settings.source}", " ".join(settings.notes)), settings


def diagnose(
    store: str | None = None, *, env_file: Path | None = None, progress: Progress | None = None
) -> list[Check]:
    """Every check there is: the installation, the settings, and the store that they name. Nothing changes anywhere.
    `progress` counts the documents of which the graph is made anew, to be compared."""
    check, settings = examine_settings(store, env_file=env_file)
    checks = [*examine_install(), check]
    if settings is None:
        return checks
    if settings.path is not None:
        return [*checks, *examine_file(settings.path, progress)]
    return [*checks, *examine(settings, progress)]


def examine_install() -> list[Check]:
    """Whether Python is new enough, `loader` is the package that belongs here, and the saved queries are whole."""
    python = ".".join(map(str, sys.version_info[:3]))
    own = Path(__file__).resolve().parent
    found = importlib.util.find_spec("loader")
    ours = found is not None and found.origin is not None and Path(found.origin).resolve().parent == own
    return [
        Check("python", sys.version_info >= (3, 11), python),
        Check("loader", ours, f"the package is {own}", "" if ours else "Another package called loader hides it."),
        _tried("queries", lambda: Check("queries", True, f"{len(find_pack())} saved queries")),
    ]


def examine_file(path: Path, progress: Progress | None = None) -> list[Check]:
    """Whether the file is a graph that can be read and written, and the one that its records come to."""
    hindered = hindrance(path)
    if hindered:
        return [Check("file", False, f"{path}: {hindered[0]}", hindered[1])]
    writing = _may_be_written(path)
    if not path.exists():
        return [Check("file", True, f"{path} is not there yet", "Make it with: whomet load RECORDS"), writing]

    def count() -> Check:
        with EmbeddedStore(path, must_exist=True) as store:
            found = store.stats()
            nodes = store.to_networkx().number_of_nodes()
            held = f"{path} holds {found.documents} documents; all {nodes} nodes can be read"
            return Check("file", True, held + _waiting(found.waiting))

    def agree() -> Check:
        with EmbeddedStore(path, must_exist=True) as store:
            return _agreement(store, progress)

    readable = _tried("file", count)
    graph = _tried("graph", agree) if readable.ok else Check("graph", None, "not tried: it cannot be read")
    return [readable, writing, graph]


def _may_be_written(path: Path) -> Check:
    refused = no_writing(path)
    if refused is None:
        return Check("writing", True, "rights allow it")
    return Check("writing", False, f"{path}: {refused[0]}", refused[1])


def _agreement(store: GraphStore, progress: Progress | None) -> Check:
    """Whether the graph is of this version, and the one that its records and decisions come to."""
    remark = store.outdated()
    if remark is not None:
        return Check("graph", False, *remark)
    found = compare(store, progress)
    if found.agree:
        return Check("graph", True, f"all {found.expected:,} nodes and relationships are as the records have it")
    counts = f"{found.changed:,} differ, {found.lacking:,} are lacking, {found.strange:,} follow from no record"
    return Check(
        "graph",
        False,
        f"of {found.expected:,} nodes and relationships {counts}: {'; '.join(found.examples)}.",
        "`whomet rebuild` makes the graph anew from its records.",
    )


def examine(settings: Settings, progress: Progress | None = None) -> list[Check]:
    """Every check of the server that the settings name, in the order in which one rests on the other. Nothing in the
    database changes."""
    connection = Neo4jConnection(settings)
    with connection:
        return list(_examine(connection, progress))


def _examine(connection: Neo4jConnection, progress: Progress | None) -> Iterator[Check]:
    checks: dict[str, Callable[[], Check]] = {
        "version": lambda: _version(connection),
        "reading": lambda: _reading(connection),
        "writing": lambda: _writing(connection),
        "documents": lambda: _documents(connection),
        "constraints": lambda: _constraints(connection),
        "graph": lambda: _graph(connection, progress),
    }
    entry, reason, found = _entry(connection)
    yield from entry
    for name, check in checks.items():
        if found is not None and name == found.name:
            yield found
        else:
            yield Check(name, None, f"not tried: {reason}") if reason else _tried(name, check)


def _tried(name: str, check: Callable[[], Check]) -> Check:
    try:
        return check()
    except WhometError as error:
        return Check(name, False, error.message, error.remedy)


def _entry(connection: Neo4jConnection) -> tuple[tuple[Check, Check], str, Check | None]:
    """Whether a server answers, and whether it lets us in: two checks of one attempt. Then, where nothing more can be
    tried, the reason, and the later check that is settled by it: a server without the database cannot read there."""
    uri, user = connection.settings.uri, connection.settings.username
    answers = Check("reachable", True, f"{uri} answers")
    known = f"{user} is let in" if connection.settings.password else "the server asks for no password"
    try:
        connection.verify()
    except NotAllowed as error:
        return (answers, Check("password", False, error.message, error.remedy)), "the server did not let us in", None
    except WhometError as error:
        if connection.has_answered(error):
            wrong = Check("reading", False, error.message, error.remedy)
            return (answers, Check("password", True, known)), "the database cannot be read", wrong
        silent = Check("reachable", False, error.message, error.remedy)
        reason = "no Neo4j answered"
        return (silent, Check("password", None, f"not tried: {reason}")), reason, None
    return (answers, Check("password", True, known)), "", None


def _version(connection: Neo4jConnection) -> Check:
    agent = connection.verify()
    numbers = re.search(r"(\d+)\.(\d+)", agent)
    oldest = ".".join(map(str, OLDEST_SERVER))
    if numbers is None:
        return Check("version", None, f"{agent} does not tell its version", f"whomet is tested from Neo4j {oldest} on.")
    if (int(numbers[1]), int(numbers[2])) < OLDEST_SERVER:
        return Check("version", False, f"{agent} is too old", f"Use Neo4j {oldest} or newer.")
    return Check("version", True, agent)


def _reading(connection: Neo4jConnection) -> Check:
    nodes = connection.read("MATCH (n) RETURN count(n) AS nodes", seconds=30).rows[0][0]
    return Check("reading", True, f"the database {connection.database!r} holds {nodes:,} nodes")


def _writing(connection: Neo4jConnection) -> Check:
    connection.try_to_write()
    place = f"the database {connection.database!r} at {connection.settings.uri}"
    refusal = strangers(_asking(connection), place)
    if refusal is not None:
        return Check("writing", False, refusal.message, refusal.remedy)
    return Check("writing", True, "a node was made and taken back")


def _asking(connection: Neo4jConnection) -> Callable[[str], list[dict[str, Value]]]:
    return lambda text: connection.read(text, seconds=30).records()


def _waiting(records: int) -> str:
    return f"; {records} records wait for a review" if records else ""


def _documents(connection: Neo4jConnection) -> Check:
    half = connection.read(UNFINISHED, seconds=30).rows
    if half:
        return Check("documents", False, *half_written(str(half[0][0])))
    marked = connection.read(_MARKED, seconds=30).rows[0][0]
    waiting = f"; {marked} nodes rest on records that nobody has reviewed" if marked else ""
    return Check("documents", True, f"each is whole in the graph{waiting}")


def _constraints(connection: Neo4jConnection) -> Check:
    found = _asking(connection)(SHOWN)
    refusals = in_the_way(_asking(connection), connection.settings.uri or "", found)
    if refusals:
        remedies = dict.fromkeys(f"{one.remedy}." for one in refusals)
        return Check("constraints", False, " ".join(f"{one.message}." for one in refusals), " ".join(remedies))
    absent = [wanted.usual_name for wanted in missing(found)]
    if absent and not connection.read(_OURS, seconds=30).rows:
        return Check("constraints", True, "ready: they come with the first load")
    if absent:
        return Check(
            "constraints", False, f"missing: {', '.join(absent)}", "The next `whomet load` makes them before it loads."
        )
    return Check("constraints", True, "all that the graph rests on are there")


def _graph(connection: Neo4jConnection, progress: Progress | None) -> Check:
    kept = connection.read(f"MATCH (n:{KEPT}) RETURN n.key ORDER BY n.key", seconds=30).rows
    with Neo4jStore(connection.settings) as store:
        check = _agreement(store, progress)
    if check.ok and kept:
        names = ", ".join(str(row[0]) for row in kept[:5])
        remark = f"{len(kept)} nodes stay because somebody has drawn relationships to them: {names}"
        return replace(check, message=f"{check.message}; {remark}")
    return check
