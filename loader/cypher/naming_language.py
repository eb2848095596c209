"""A query's text with the version of Cypher by which it is to be read."""

from __future__ import annotations

from loader.cypher.ast.nodes import Language
from loader.cypher.parsing.lexer import tokenize
from loader.errors import CypherSyntaxError

__all__ = ["language_line"]


def language_line(text: str, language: Language | None) -> str:
    """The line that a server wants before a query which is to be read by this version; none where it names one."""
    return f"CYPHER {language}\n" if language is not None and not _begins_with_cypher(text) else ""


def _begins_with_cypher(text: str) -> bool:
    try:
        words = [token.upper for token in tokenize(text)[:2]]
    except CypherSyntaxError:
        return False
    return words[0] == "CYPHER" or (words[0] in ("EXPLAIN", "PROFILE") and words[-1] == "CYPHER")
