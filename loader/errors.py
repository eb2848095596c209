"""Every error that whomet raises on purpose.

WhometError
├── UsageError              wrong arguments or settings                            exit 2
├── RecordsError            records that cannot be accepted                        exit 1
├── ExtractionError         an article of which an engine makes nothing              exit 1
├── ServiceError            a language model's server that cannot be used           exit 3, midway 4
├── PackError               a saved query that is missing or malformed             exit 2
├── StoreError              a store that cannot be opened, read or written         exit 3
│   ├── StoreLocked         another process is writing
│   ├── StoreUnreadable     not a whomet store, damaged, or made by a newer version
│   ├── NotAllowed          the store's owner, or its server, forbids it
│   ├── Refused             the server will not take these data
│   ├── TooLarge            the server has too little memory for what it is to do at once
│   └── LoadStopped         a load ended midway; run again, it goes on                 exit 4
└── CypherError             a query that cannot be read or run                     exit 2
    ├── CypherSyntaxError       the text is not Cypher that whomet reads
    ├── CypherSemanticError     the text parses but means nothing (undefined variable, ...)
    ├── CypherUnsupported       Cypher that whomet refuses: writing, LOAD CSV, procedures
    ├── CypherParameterMissing  a `$parameter` without a value
    ├── CypherTypeError         a value of the wrong type, at run time
    ├── CypherArgumentError     a value of the right type that is out of range
    │   └── CypherExecutionError    one that Neo4j reports as a query that failed
    ├── CypherArithmeticError   division by zero, overflow
    └── CypherLimitExceeded     the time or row limit was reached
"""

from __future__ import annotations

from collections.abc import Iterable

from loader.addresses import without_passwords
from loader.suggest import did_you_mean


def told(message: str, remedy: str) -> str:
    """What happened and what to do about it, as one text: a remedy that begins with a capital is a sentence."""
    if not remedy:
        return message
    return f"{message.removesuffix('.')}. {remedy}" if remedy[0].isupper() else f"{message}; {remedy}"


def likely(name: str, known: Iterable[str]) -> str:
    """The remedy where a query has a name that nobody knows: the nearest known one; nothing where none is near."""
    return did_you_mean(name, known, quotes="`")


class WhometError(Exception):
    """Base of all. `message` is what happened, with its place; `remedy` what to do about it, empty where nothing is
    known. `str(error)` is both, for a person; `exit_code` is that of the command line. Of an address with a password
    that a message quotes the password is left out."""

    exit_code = 1

    def __init__(self, message: str, *, remedy: str = "") -> None:
        message = without_passwords(message)
        super().__init__(message)
        self.message = message
        self.remedy = without_passwords(remedy)

    def __str__(self) -> str:
        return told(self.message, self.remedy)


class UsageError(WhometError):
    """Wrong arguments or settings."""

    exit_code = 2


class RecordsError(WhometError):
    """Records that cannot be accepted."""


class ExtractionError(WhometError):
    """An article of which an engine makes nothing; another try may."""


class ServiceError(WhometError):
    """The server of a language model cannot be reached, or refuses."""

    exit_code = 3

    def midway(self, done: int, whole: int) -> ServiceError:
        """The same, after some of the files are done and kept."""
        if not done:
            return self
        stopped = ServiceError(f"{self}; {done} of {whole} files are done and kept", remedy="run this again to go on")
        stopped.exit_code = 4
        return stopped


class PackError(WhometError):
    """A saved query that is missing or malformed."""

    exit_code = 2


class StoreError(WhometError):
    """A store that cannot be opened, read or written."""

    exit_code = 3


class StoreLocked(StoreError):
    """Another process is writing to the store."""


class StoreUnreadable(StoreError):
    """The file is no whomet store, is damaged, or was made by a newer version."""


class NotAllowed(StoreError):
    """The store's owner, or its server, forbids it."""


class Refused(StoreError):
    """The server will not take what it was given, and would not the next time. `record` is the id of the record at
    fault, where the server names it."""

    def __init__(self, message: str, *, record: str | None = None, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.record = record


class TooLarge(StoreError):
    """The server has too little memory for one transaction. Nothing of it was done."""


class LoadStopped(StoreError):
    """A load ended midway. Nothing is lost or doubled; run again, it goes on."""

    exit_code = 4


class CypherError(WhometError):
    """A query that cannot be read or run.

    `code` is Neo4j's status code for the same fault; `kind` names it more finely where openCypher has a name for
    it (`UndefinedVariable`, `InvalidAggregation`, ...). `line` and `column` count from 1 and are None where the
    fault has no single place. `str(error)` shows the message, the place, and the line with a caret under it.
    """

    exit_code = 2
    code = "Neo.ClientError.Statement.SyntaxError"

    def __init__(  # noqa: PLR0913 - a fault in a text has as many parts
        self,
        message: str,
        *,
        kind: str | None = None,
        text: str | None = None,
        line: int | None = None,
        column: int | None = None,
        remedy: str = "",
    ) -> None:
        super().__init__(message, remedy=remedy)
        self.kind = kind
        self.text = text
        self.line = line
        self.column = column

    def locate(self, text: str, offset: int) -> None:
        """Say where in `text` the fault is, unless a closer place is known already."""
        if self.line is None:
            self.text = text
            self.line = text.count("\n", 0, offset) + 1
            self.column = offset - (text.rfind("\n", 0, offset) + 1) + 1

    def __str__(self) -> str:
        said = super().__str__()
        if self.line is None or self.column is None:
            return said
        place = f"{said} (line {self.line}, column {self.column})"
        if self.text is None:
            return place
        return f"{place}\n{_caret(self.text, self.line, self.column)}"


def _caret(text: str, line: int, column: int) -> str:
    lines = text.split("\n")
    shown = lines[line - 1] if line <= len(lines) else ""
    start = max(0, column - 61)
    piece = "".join(c if c.isprintable() else " " for c in shown[start : start + 100])
    return f"  {piece}\n  {' ' * (column - 1 - start)}^"


class CypherSyntaxError(CypherError):
    """The text is not Cypher that whomet reads."""


class CypherSemanticError(CypherError):
    """The text parses, but a name is undefined, a type impossible or an aggregation misplaced."""


class CypherUnsupported(CypherError):
    """Cypher that whomet refuses on purpose: writing clauses, LOAD CSV, procedures."""


class CypherParameterMissing(CypherError):
    """A `$parameter` of the text has no value."""

    code = "Neo.ClientError.Statement.ParameterMissing"


class CypherTypeError(CypherError):
    """A value of the wrong type, found while the query ran."""

    code = "Neo.ClientError.Statement.TypeError"


class CypherArgumentError(CypherError):
    """A value of the right type that is out of range."""

    code = "Neo.ClientError.Statement.ArgumentError"


class CypherExecutionError(CypherArgumentError):
    """A value out of range that Neo4j reports as a query that failed, without a code of its own."""

    code = "Neo.DatabaseError.Statement.ExecutionFailed"


class CypherArithmeticError(CypherError):
    """Division by zero, or a number too large."""

    code = "Neo.ClientError.Statement.ArithmeticError"


class CypherLimitExceeded(CypherError):
    """The time limit or the row limit was reached."""

    code = "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration"
