"""The faults of temporal values that need a Neo4j code of their own, and the words for a wrong argument."""

from __future__ import annotations

from loader.cypher.temporal.kinds import kind_of
from loader.errors import CypherArgumentError, CypherTypeError
from loader.graph import Value


class TemporalTextError(CypherArgumentError):
    """A text that is no temporal value. Neo4j reports it, at run time, under the code of a syntax error."""

    code = "Neo.ClientError.Statement.SyntaxError"


class TemporalCallError(CypherTypeError):
    """Arguments of types that a temporal function does not take, under Neo4j's code for such a call."""

    code = "Neo.ClientError.Procedure.ProcedureCallFailed"


class TemporalFieldError(CypherTypeError):
    """A field of a map that has the wrong type, under the code of a query that failed, as on Neo4j."""

    code = "Neo.DatabaseError.Statement.ExecutionFailed"


def bad_call(function: str, expected: str, *values: Value) -> TemporalCallError:
    """The error for arguments of a type that a function does not take."""
    given = ", ".join(kind_of(value) for value in values)
    return TemporalCallError(f"Invalid call signature for {function}(): expected {expected}, but was {given}")
