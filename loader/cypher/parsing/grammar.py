"""What every rule of the grammar reads with: the place among the tokens, and the rules that refer to each other.

A rule is a function that takes a Parser and gives a tree. One that needs a rule of a module below it asks the Parser
for it; parser.py, the last of them, says which rules these are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from loader.cypher.ast import nodes as s
from loader.cypher.parsing.cursor import Cursor

__all__ = ["Grammar", "Kind", "Parser"]

Kind: TypeAlias = Literal["EXISTS", "COUNT", "COLLECT"]
"""The kinds of subqueries in expressions."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules that hold each other: an expression may hold a pattern or a query, and these hold expressions."""

    expression: Callable[[Parser, int], s.Expression]
    label_expression: Callable[[Parser], s.LabelExpression]
    path_pattern: Callable[[Parser], s.PathPattern]
    shortest_path: Callable[[Parser, str | None], s.PathPattern]
    subquery: Callable[[Parser, Kind], s.RegularQuery]


class Parser(Cursor):
    """A cursor with the rules, and with what a rule has to know of those around it.

    `bar_ends_labels` is True in the condition of a comprehension, where a `|` does not join labels; `computes_labels`
    where labels may be computed; `label_marks` are the signs that joined the labels read last. `memberships` are the
    places of lists that look like a comprehension and are none. `in_bare_call` is True in a `CALL {}` without brackets.
    """

    def __init__(self, text: str, grammar: Grammar, language: s.Language) -> None:
        super().__init__(text)
        self.language = language
        self._grammar = grammar
        self.bar_ends_labels = False
        self.computes_labels = False
        self.label_marks: frozenset[str] = frozenset()
        self.memberships: set[int] = set()
        self.in_bare_call = False

    @property
    def is_25(self) -> bool:
        """Whether the text is read as Cypher 25."""
        return self.language == "25"

    def expression(self, rank: int = 1) -> s.Expression:
        """An expression whose operators bind at least as tightly as `rank` (ranks.py)."""
        return self._grammar.expression(self, rank)

    def label_expression(self) -> s.LabelExpression:
        return self._grammar.label_expression(self)

    def path_pattern(self) -> s.PathPattern:
        return self._grammar.path_pattern(self)

    def shortest_path(self, variable: str | None) -> s.PathPattern:
        """`shortestPath(...)` or `allShortestPaths(...)`, perhaps under the name of the path."""
        return self._grammar.shortest_path(self, variable)

    def subquery(self, kind: Kind) -> s.RegularQuery:
        """What stands in the braces behind EXISTS, COUNT or COLLECT, with these."""
        return self._grammar.subquery(self, kind)
