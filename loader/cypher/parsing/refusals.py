"""What is refused on purpose, under the codes that a Neo4j server has for it."""

from __future__ import annotations

from loader.errors import CypherError, CypherUnsupported

__all__ = ["NO_GRAPH", "NO_PROCEDURE", "WRITING", "refusal"]

WRITING = "Neo.ClientError.Statement.AccessMode"
"""The code of a server that is only read from."""
NO_PROCEDURE = "Neo.ClientError.Procedure.ProcedureNotFound"
NO_GRAPH = "Neo.ClientError.Database.DatabaseNotFound"


def refusal(what: str, why: str = "queries only read", code: str = WRITING) -> CypherError:
    """The CypherUnsupported for a clause that writes, or for what is not here for another reason."""
    error = CypherUnsupported(f"{what} is not supported: {why}", kind="Unsupported")
    error.code = code
    return error
