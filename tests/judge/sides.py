"""The two that answer: a real Neo4j, and the reader of Cypher over networkx."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from loader.cypher import Engine
from loader.errors import CypherError, CypherLimitExceeded

MOST_ROWS = 4_000
MOST_SECONDS = 10.0
PATIENCE = 60.0
"""Seconds for our own answer where Neo4j gave one in time: rows are compared, on a machine however busy."""
EARLY_SEARCH = "The shortest path algorithm does not work when the start and end nodes are the same"
"""What Neo4j says where its plan searches before it has tried `a <> b`."""
HALF = "'?'"
"""What comes of half a character, which `split(text, '')` makes on Neo4j."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and rows, or an error's code and message.

    `too_large` where there is too much to compare, or something that cannot be.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    code: str | None = None
    message: str = ""
    too_large: bool = False


def ask_neo4j(session: neo4j.Session, text: str, parameters: dict[str, Any]) -> Answer:
    """What the server answers."""
    try:
        result = session.run(neo4j.Query(text, timeout=MOST_SECONDS), parameters)
        columns = tuple(result.keys())
        rows = tuple(tuple(record.values()) for record in result.fetch(MOST_ROWS + 1))
        result.consume()
    except Neo4jError as error:
        code, message = error.code or "", error.message or ""
        unanswered = any(kind in code for kind in (".Transaction", ".Transient", ".DatabaseError"))
        undefined = unanswered or EARLY_SEARCH in message
        return Answer(code=code, message=message, too_large=undefined)
    except (DriverError, ValueError, OverflowError) as error:
        return Answer(code="driver", message=repr(error), too_large=True)
    cut = "split(" in text and HALF in repr(rows)
    return Answer(columns, rows, too_large=cut or len(rows) > MOST_ROWS)


def ask_engine(engine: Engine, text: str, parameters: dict[str, Any]) -> Answer:
    """What the reader of Cypher answers; any exception but a CypherError is a fault of its own."""
    try:
        result = engine.query(text, parameters, seconds=PATIENCE, rows=MOST_ROWS + 1)
    except CypherLimitExceeded as error:
        return Answer(code=error.code, message=error.message, too_large=True)
    except CypherError as error:
        return Answer(code=error.code, message=error.message)
    except Exception as error:  # noqa: BLE001 (a crash is what is sought here)
        return Answer(code="crash", message=repr(error))
    rows = tuple(tuple(row) for row in result.rows)
    return Answer(tuple(result.columns), rows, too_large=len(rows) > MOST_ROWS)
