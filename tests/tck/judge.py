"""Whether what an engine did is what a scenario expects."""

from __future__ import annotations

from collections import Counter

from loader.errors import (
    CypherArgumentError,
    CypherError,
    CypherSemanticError,
    CypherSyntaxError,
    CypherTypeError,
)
from loader.result import Result
from tests.tck.scenarios import ExpectedError, ExpectedRows
from tests.tck.values import Form, form_of, read_value, unordered

_COMPILE_TIME = (CypherSyntaxError, CypherSemanticError)
_RIGHT_KINDS: dict[tuple[str, str], tuple[type[CypherError], ...]] = {
    ("SyntaxError", "compile time"): _COMPILE_TIME,
    # Neo4j, too, calls what it finds in a parameter at run time an argument of the wrong type or value.
    ("SyntaxError", "runtime"): (*_COMPILE_TIME, CypherArgumentError, CypherTypeError),
    ("TypeError", "compile time"): (CypherTypeError, CypherSemanticError),
    # What it can see in the text, such as range('a', 1), Neo4j finds before the query runs.
    ("TypeError", "runtime"): (CypherTypeError, CypherSemanticError),
    ("TypeError", "any time"): (CypherTypeError, CypherSemanticError),
    ("ArgumentError", "runtime"): (CypherArgumentError, CypherSemanticError),
}


def fault_in_rows(expected: ExpectedRows, result: Result) -> str | None:
    """What is wrong with a result, or None."""
    if not expected.table:
        return f"expected no row, got {len(result)}" if len(result) else None
    if result.columns != expected.table[0]:
        return f"expected the columns {expected.table[0]}, got {result.columns}"
    wanted = [tuple(_form(read_value(cell), expected) for cell in row) for row in expected.table[1:]]
    found = [tuple(_form(form_of(value), expected) for value in row) for row in result.rows]
    if (wanted == found) if expected.ordered else (Counter(wanted) == Counter(found)):
        return None
    return f"expected {_brief(wanted)}, got {_brief(found)}"


def _form(form: Form, expected: ExpectedRows) -> Form:
    return form if expected.lists_ordered else unordered(form)


def _brief(rows: list[tuple[Form, ...]]) -> str:
    text = repr(rows)
    return text if len(text) <= 300 else f"{text[:300]}... ({len(rows)} rows)"


def fault_in_error(expected: ExpectedError, error: CypherError | None) -> str | None:
    """What is wrong with the error that came, or with none having come; None if it is the right one."""
    wanted = f"{expected.type} at {expected.phase} ({expected.detail})"
    if error is None:
        return f"expected {wanted}, got rows"
    if isinstance(error, _RIGHT_KINDS[expected.type, expected.phase]):
        return None
    return f"expected {wanted}, got {type(error).__name__}: {error.message}"
