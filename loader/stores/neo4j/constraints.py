"""The constraints and indexes that the graph rests on, known by what they are and not by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

from neo4j import Session
from neo4j.exceptions import ClientError, DatabaseError

from loader.errors import NotAllowed
from loader.stores.neo4j.statements import WANTED, Wanted

__all__ = ["SHOWN", "Constraints", "doubled", "make_all", "missing", "plain_index"]

SHOWN = (
    "SHOW INDEXES YIELD name, type, entityType, labelsOrTypes, properties, owningConstraint, state"
    " RETURN name, type, entityType, labelsOrTypes, properties, owningConstraint, state"
)
"""Every index; a constraint has one of its own, that bears its name."""

_FEW = 8
_AT_ONCE = 8
"""To make one is to wait for the server's disk. Of many that are missing some are made at once."""


def make_all(makes: Sequence[Callable[[], None]], check_interrupt: Callable[[], None] = lambda: None) -> None:
    """Call what makes a constraint or an index, each. Raises what the first raises that cannot be made."""
    with ThreadPoolExecutor(_AT_ONCE if len(makes) > _FEW else 1, "whomet") as threads:
        making = [threads.submit(make) for make in makes]
        try:
            for one in making:
                check_interrupt()
                one.result()
        finally:
            threads.shutdown(cancel_futures=True)


def missing(rows: Iterable[Mapping[str, Any]]) -> list[Wanted]:
    """What is wanted and not among what SHOWN found."""
    there = list(rows)
    return [wanted for wanted in WANTED if not any(_is(wanted, row) for row in there)]


def _is(wanted: Wanted, row: Mapping[str, Any]) -> bool:
    fits = wanted.kind == "index" or row["owningConstraint"] is not None
    return fits and row["type"] == "RANGE" and row["state"] != "FAILED" and _of(wanted, row)


def _of(wanted: Wanted, row: Mapping[str, Any]) -> bool:
    return (row["entityType"], row["labelsOrTypes"], row["properties"]) == (
        wanted.of,
        [wanted.name],
        [wanted.key],
    )


def plain_index(uri: str, wanted: Wanted, rows: Iterable[Mapping[str, Any]]) -> NotAllowed | None:
    """That an index stands where the constraint has to bring its own."""
    plain = [row["name"] for row in rows if row["type"] == "RANGE" and _of(wanted, row)]
    if not plain:
        return None
    return NotAllowed(
        f"{uri}: the index {plain[0]} stands in the way of a constraint {_purpose(wanted)}",
        remedy=f"Drop it with DROP INDEX `{plain[0]}`: the constraint brings an index of its own",
    )


def doubled(uri: str, wanted: Wanted, such: str) -> NotAllowed:
    """That a key is there more than once, so that no constraint can be made."""
    return NotAllowed(
        f"{uri}: some {wanted.name} have the same {wanted.key} already ({such}), and nothing can see to it"
        f" {_purpose(wanted)}",
        remedy="Mend or rename what is not whomet's, or use a database of its own",
    )


def _purpose(wanted: Wanted) -> str:
    return f"that every {wanted.name}.{wanted.key} is there once"


class Constraints:
    """Those of one database."""

    def __init__(self, open_session: Callable[[], AbstractContextManager[Session]], uri: str) -> None:
        self._open_session = open_session
        self._uri = uri

    def make(self, check_interrupt: Callable[[], None]) -> None:
        """Make what is missing, and wait until it can be relied on. Raises NotAllowed with what is in the way of the
        first that cannot be made, and the remedy."""
        rows = self._shown()
        lacking = missing(rows)
        taken = {row["name"] for row in rows}
        make_all([partial(self._make, one, _free_name(one.usual_name, taken)) for one in lacking], check_interrupt)
        if lacking:
            with self._open_session() as session:
                session.execute_write(lambda tx: tx.run("CALL db.awaitIndexes(60)").consume())

    def _shown(self) -> list[dict[str, Any]]:
        with self._open_session() as session:
            return session.execute_read(lambda tx: tx.run(SHOWN).data())

    def _make(self, wanted: Wanted, name: str) -> None:
        """Make one. Of several loaders that do so at once some deadlock, and try again; some come second."""
        try:
            with self._open_session() as session:
                session.execute_write(lambda tx: tx.run(wanted.text(name)).consume())
        except (ClientError, DatabaseError) as error:
            rows = self._shown()
            if wanted in missing(rows):
                raise self._in_the_way(wanted, rows, error) from error

    def _in_the_way(
        self, wanted: Wanted, rows: Iterable[Mapping[str, Any]], error: ClientError | DatabaseError
    ) -> NotAllowed | ClientError | DatabaseError:
        code = error.code or ""
        if code.startswith("Neo.ClientError.Security"):
            return NotAllowed(
                f"{self._uri}: this user may make no constraints, and the graph needs one {_purpose(wanted)}",
                remedy="Let somebody who may load once, or ask for the right of CONSTRAINT MANAGEMENT",
            )
        plain = plain_index(self._uri, wanted, rows)
        if plain is None and code.endswith(("ConstraintCreationFailed", "ConstraintValidationFailed")):
            return doubled(self._uri, wanted, f"the server says: {error.message}")
        return plain or error


def _free_name(name: str, taken: Iterable[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}_{number}"
    return free
