"""What the driver and the server say, as whomet's own errors: what happened, to which server, and what to do."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    SessionExpired,
    TransientError,
)

from loader import errors
from loader.settings import Settings
from loader.stores.neo4j.interrupts import interrupted

__all__ = ["QueryText", "has_stopped", "out_of_memory", "timed_out", "translate", "translated", "worth_another_try"]

_PLACE = re.compile(r"\(line (\d+), column (\d+)(?: \(offset: \d+\))?\)")

_OF_THE_QUERY: dict[str, type[errors.CypherError]] = {
    "Statement.SemanticError": errors.CypherSemanticError,
    "Statement.ParameterMissing": errors.CypherParameterMissing,
    "Statement.TypeError": errors.CypherTypeError,
    "Statement.ArgumentError": errors.CypherArgumentError,
    "Statement.ArithmeticError": errors.CypherArithmeticError,
    "Statement.AccessMode": errors.CypherUnsupported,
    "Statement.UnsupportedAdministrationCommand": errors.CypherUnsupported,
    "Statement.NotSystemDatabaseError": errors.CypherUnsupported,
    "Transaction.TransactionTimedOutClientConfiguration": errors.CypherLimitExceeded,
    "Transaction.TransactionTimedOut": errors.CypherLimitExceeded,
    "Procedure.ProcedureNotFound": errors.CypherSemanticError,
}

_Trouble = tuple[str, str]


@dataclass(frozen=True, slots=True)
class QueryText:
    """The text that the server was given: lines of ours, `before`, and then `text`, the user's."""

    text: str
    before: str = ""

    @property
    def sent(self) -> str:
        return self.before + self.text


@contextmanager
def translated(settings: Settings, query: QueryText | None = None) -> Iterator[None]:
    """Whatever the driver raises inside comes out as a WhometError, the driver's own being its cause; where no such
    host is known, the system's, which does not repeat its name. What an interrupt led to comes out as
    KeyboardInterrupt."""
    try:
        yield
    except Exception as error:
        if interrupted(error):
            raise KeyboardInterrupt from error
        if isinstance(error, Neo4jError | DriverError | OSError):
            raise translate(error, settings, query) from (_unknown_host(error) or error)
        raise


def worth_another_try(error: BaseException | None) -> bool:
    """Whether reading once more may help. Who did not answer in time would only keep us waiting as long again."""
    if not isinstance(error, DriverError | Neo4jError) or not error.is_retryable():
        return False
    return not out_of_memory(error) and not _any(tuple(_causes(error)), TimeoutError)


def out_of_memory(error: BaseException) -> bool:
    """Whether the server has too little memory for it. It calls that transient; the same again needs as much."""
    return isinstance(error, Neo4jError) and (error.code or "").endswith("OutOfMemoryError")


def has_stopped(error: BaseException) -> bool:
    """Whether the database takes nothing more and gives nothing until it is started again, as where it could not write
    to its disk."""
    codes = ("Transaction.TransactionStartFailed", "Transaction.TransactionLogError")
    return isinstance(error, Neo4jError) and (error.code or "").endswith(codes)


def timed_out(error: Neo4jError) -> bool:
    """Whether a transaction reached its limit of time. One that waited for a lock is told so in other words."""
    code = error.code or ""
    return "TransactionTimedOut" in code or code.endswith(("Transaction.LockClientStopped", "Transaction.Terminated"))


def translate(error: BaseException, settings: Settings, query: QueryText | None = None) -> errors.WhometError:
    """The WhometError that says what `error` means: a CypherError where the query is at fault, else a StoreError."""
    if isinstance(error, IncompleteCommit):
        return errors.LoadStopped(
            (
                f"The connection to {settings.uri} broke while the server was committing; what was sent "
                "last may or may not be stored"
            ),
            remedy="Run the same again: whomet looks at what is there and goes on.",
        )
    if isinstance(error, Neo4jError):
        return _of_the_server(error, settings, query)
    message, remedy = _why_unreachable(error, settings)
    return errors.StoreError(message, remedy=remedy)


def _of_the_server(error: Neo4jError, settings: Settings, query: QueryText | None) -> errors.WhometError:
    code = error.code or ""
    refusal = _why_refused(error, settings)
    if refusal is not None:
        return refusal
    if out_of_memory(error):
        reason = str(error.message).rstrip(".")
        return errors.TooLarge(
            f"{settings.uri} has too little memory to do this at once: {reason}",
            remedy=(
                "Ask for less, or let the server have more: server.memory.heap.max_size, and "
                "dbms.memory.transaction.total.max where it is set."
            ),
        )
    if has_stopped(error):
        return _stopped(error, settings)
    if isinstance(error, TransientError):
        longer = code.endswith("DatabaseUnavailable")
        return errors.StoreError(
            f"{settings.uri} cannot do this now: {(error.message or code).rstrip('.')}",
            remedy="Try again; where it stays so, `SHOW DATABASES` and the server's log say why."
            if longer
            else "Try again.",
        )
    if query is None and not code.startswith("Neo.ClientError.Statement"):
        return errors.StoreError(f"{settings.uri}: {error.message} ({code})")
    return _of_the_query(error, query)


def _stopped(error: Neo4jError, settings: Settings) -> errors.StoreError:
    said = (error.message or "").partition(" Please see")[0].rstrip(".")
    return errors.StoreError(
        f"{settings.uri}: the database {settings.database!r} has stopped ({said}). That happens where its disk is full",
        remedy="The server's log says why: make room there, and start the server again.",
    )


def _why_refused(error: Neo4jError, settings: Settings) -> errors.StoreError | None:
    """The server is there and will not let us in, or not into this database, or not do this."""
    code = (error.code or "").removeprefix("Neo.ClientError.")
    uri, user, database = settings.uri, settings.username, settings.database
    if code == "Security.AuthenticationRateLimit":
        return errors.NotAllowed(
            f"{uri} was given a wrong password too often and now refuses all of them",
            remedy="Wait a minute, then check NEO4J_USERNAME and NEO4J_PASSWORD.",
        )
    if code == "Security.CredentialsExpired":
        return errors.NotAllowed(
            f"The password of {user} at {uri} must be changed before first use",
            remedy="Log in with Neo4j Browser, choose one, and set NEO4J_PASSWORD to it.",
        )
    if code == "Database.DatabaseNotFound":
        return errors.StoreError(
            f"{uri} has no database {database!r}",
            remedy=(
                "Set NEO4J_DATABASE to one that it has; the usual name is neo4j, on Aura it stands in the "
                "credentials file."
            ),
        )
    if code in ("General.WriteOnReadOnlyAccessDatabase", "General.ForbiddenOnReadOnlyDatabase"):
        return errors.NotAllowed(
            f"The database {database!r} of {uri} is read-only",
            remedy="Take it out of server.databases.read_only or default_to_read_only in neo4j.conf, start it anew.",
        )
    if code == "Cluster.NotALeader":
        return errors.StoreError(
            f"{uri} is a follower of its cluster", remedy="Use neo4j:// instead of bolt:// in the URI."
        )
    if isinstance(error, AuthError) and code != "Security.Forbidden":
        given = "no password was given" if settings.password is None else f"not with this password for {user}"
        return errors.NotAllowed(f"{uri} does not let us in: {given}", remedy="Set NEO4J_USERNAME and NEO4J_PASSWORD.")
    if code == "Security.Forbidden":
        return errors.NotAllowed(
            f"{user} may not do this in the database {database!r} of {uri}: {error.message}",
            remedy="Ask its owner for the right, or use another NEO4J_USERNAME.",
        )
    return None


def _of_the_query(error: Neo4jError, query: QueryText | None) -> errors.CypherError:
    if _kind(error) is errors.CypherLimitExceeded:
        return errors.CypherLimitExceeded(
            "The query took longer than it may", remedy="Ask for less, or give it more time."
        )
    message, line, column = _place(error.message or "", query)
    made = _kind(error)(message, text=query.text if query and line else None, line=line, column=column)
    made.code = error.code or made.code
    return made


def _kind(error: Neo4jError) -> type[errors.CypherError]:
    code = (error.code or "").removeprefix("Neo.ClientError.")
    if code in _OF_THE_QUERY:
        return _OF_THE_QUERY[code]
    if code != "Statement.SyntaxError":
        return errors.CypherError
    if error.gql_status.startswith("22"):  # a constant that the planner worked out: "data exception"
        return errors.CypherArgumentError
    unread = (error.message or "").startswith(("Invalid input '", "Unexpected end of input", "Expected exactly one"))
    return errors.CypherSyntaxError if unread else errors.CypherSemanticError


def _place(message: str, query: QueryText | None) -> tuple[str, int | None, int | None]:
    """The message without the place and the excerpt that the server adds to it; line and column in the user's text."""
    found = _PLACE.search(message)
    if found is None:
        return message, None, None
    line, column = int(found[1]) - (query.before.count("\n") if query else 0), int(found[2])
    plain = message[: found.start()].rstrip()
    return (plain, line, column) if line >= 1 and column >= 1 else (plain, None, None)


def _why_unreachable(error: BaseException, settings: Settings) -> _Trouble:
    """What kept the driver from talking to the server, as its causes rather than its message say, and the remedy."""
    uri = settings.uri or ""
    causes = tuple(_causes(error))
    if isinstance(error, ConfigurationError):
        return (f"{uri}: {_words(error)}", f"Check the URI in {settings.source}.")
    if _unknown_host(error):  # it may be a misplaced password
        return (f"{settings.source} names a host that is not known", "Check it for typing errors, and the network.")
    return _network_trouble(uri, causes) or _encryption_trouble(uri, causes) or _other_trouble(uri, error)


def _network_trouble(uri: str, causes: tuple[BaseException, ...]) -> _Trouble | None:
    texts = " ".join(map(str, causes))
    if _any(causes, ConnectionRefusedError):
        return (
            f"No server listens at {uri}",
            "Start it (`docker compose up -d --wait`), or correct the host and port.",
        )
    if _any(causes, TimeoutError):
        return (f"{uri} did not answer in time", "Check host, port and firewall, and whether the server still starts.")
    if "looks like HTTP" in texts:
        return (f"{uri} is the port of web pages (usually 7474)", "Use the Bolt port, usually 7687.")
    return None


def _encryption_trouble(uri: str, causes: tuple[BaseException, ...]) -> _Trouble | None:
    scheme = uri.partition("://")[0]
    if _any(causes, ssl.SSLCertVerificationError):
        return (
            f"{uri} shows a certificate that is not trusted here",
            (
                f"If it is your own server, use {scheme}sc:// (encrypted, any certificate), or set "
                "SSL_CERT_FILE to the certificate of its authority."
            ),
        )
    if "+" in scheme and _any(causes, ssl.SSLError, ConnectionError, EOFError):
        plain = scheme.partition("+")[0]
        return (
            f"{uri} speaks no TLS at this port",
            f"Use {plain}:// without the `+`, or turn encryption on in the server.",
        )
    return None


def _other_trouble(uri: str, error: BaseException) -> _Trouble:
    if isinstance(error, SessionExpired) or "defunct" in str(error):
        return (f"{uri} closed the connection", "Is it stopping or restarting? Run the same again.")
    if uri.startswith("neo4j"):
        return (
            f"{uri} gave no routing table ({_words(error)})",
            "For a single server use bolt:// instead of neo4j://.",
        )
    return (f"{uri} cannot be used: {_words(error)}", "Is it a Neo4j server, and does it ask for TLS (bolt+s://)?")


def _unknown_host(error: BaseException) -> socket.gaierror | None:
    return next((cause for cause in _causes(error) if isinstance(cause, socket.gaierror)), None)


def _any(causes: tuple[BaseException, ...], *kinds: type[BaseException]) -> bool:
    return any(isinstance(cause, kinds) for cause in causes)


def _words(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error, what caused it, and every member of a group of errors among those."""
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for member in error.exceptions:
                yield from _causes(member)
        error = error.__cause__ or error.__context__
