"""Transactions that write, each tried again where that may help."""

from __future__ import annotations

import os
import random
import socket
from collections.abc import Callable, Iterator
from time import monotonic, sleep
from typing import Any, TypeVar, cast

from neo4j import Result, Session, Transaction
from neo4j.exceptions import DriverError, Neo4jError

from loader.ahead import first, waiting
from loader.stores.neo4j.connection import SECONDS_TO_RETRY
from loader.stores.neo4j.errors import out_of_memory

__all__ = ["OWN", "WRITERS", "commit"]

OWN = f"process {os.getpid()} on {socket.gethostname()}"
"""What a server shows of our transactions."""
WRITERS = (
    "SHOW TRANSACTIONS YIELD metaData, status, elapsedTime"
    " WHERE metaData.whomet IS NOT NULL AND metaData.whomet <> $own AND NOT status STARTS WITH 'Blocked'"
    " RETURN metaData.whomet + ', at it for ' + toString(elapsedTime.seconds) + ' s' AS who"
)
"""Who else of us is writing."""

_T = TypeVar("_T")


def commit(
    open_session: Callable[[], Session], step: Callable[[Transaction], _T], check_interrupt: Callable[[], None]
) -> _T:
    """Run the step in a transaction and commit it; again, for half a minute, where the driver says that it may help.

    The driver's own managed transactions do the same, but try again too what the server had no memory for, and that
    needs as much the next time. `check_interrupt` is called where an interrupt does no harm.
    """
    until: float | None = None
    delays = _delays()
    while True:
        check_interrupt()
        try:
            with open_session() as session, session.begin_transaction(metadata={"whomet": OWN}) as tx:
                with first():
                    result = step(cast(Transaction, _GivingWay(tx)))
                check_interrupt()
                tx.commit()
                return result
        except (DriverError, Neo4jError) as error:
            now = monotonic()
            until = now + SECONDS_TO_RETRY if until is None else until
            if now > until or out_of_memory(error) or not error.is_retryable():
                raise
        sleep(next(delays))


class _GivingWay:
    """A transaction that lets other threads go on while its server is at work."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def run(self, text: str, parameters: dict[str, Any] | None = None, /, **more: Any) -> Result:
        with waiting():
            result = self._tx.run(text, parameters, **more)
            result.peek()  # the first row is what is waited for, or that there is none
            return result


def _delays() -> Iterator[float]:
    """Seconds to wait, longer each time, and never the same for two that got into each other's way."""
    seconds = 0.2
    while True:
        yield seconds * random.uniform(0.8, 1.2)  # noqa: S311 - not a secret
        seconds = min(2 * seconds, 5.0)
