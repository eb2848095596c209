"""A query over what does not bear a property: its text, with a condition put into each of its patterns.

Every relationship that a pattern names is asked for the property, and every node that stands alone or that a path of no
relationship can end at; it is for the graph to see to it that the ends of a relationship without the property have none
either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from loader.cypher.ast import nodes as s
from loader.cypher.ast.trees import names_in, walk
from loader.cypher.parsing.lexer import Token, tokenize
from loader.cypher.parsing.parser import parse

__all__ = ["leaving_out"]

_OPENING = {"(": ")", "[": "]", "{": "}"}
_CLAUSES = frozenset({"MATCH", "OPTIONAL", "WITH", "RETURN", "UNWIND", "CALL", "UNION", "FINISH", "LET", "FILTER"})


def leaving_out(text: str, name: str, language: s.Language = "5") -> str:
    """The query, answering as if nothing that has the property `name` were in the graph. Raises CypherError for a text
    that cannot be read."""
    return _Writer(text, name, language).written()


@dataclass
class _Writer:
    text: str
    name: str
    language: s.Language
    put: list[tuple[int, int, str]] = field(default_factory=list)
    """What is put into the text: where, in which order at one place, and what."""

    def written(self) -> str:
        tree = parse(self.text, self.language)
        self.tokens = tokenize(self.text)
        self.index = {token.at: number for number, token in enumerate(self.tokens)}
        taken = names_in(tree)
        self.names = (each for each in (f"_seen{number}" for number in count()) if each not in taken)
        for each in walk(tree):
            match each:
                case s.Match():
                    self._match(each)
                case s.PatternExpression():
                    self._insert(each.pattern.elements[0].at, "EXISTS { ")
                    self._insert(self._close(each.pattern.elements[-1].at) + 1, " }")
                    self._path(each.pattern)
                case s.PatternComprehension():
                    self._path(each.pattern)
        text = self.text
        for at, _, what in sorted(self.put, reverse=True):
            text = text[:at] + what + text[at:]
        return text

    def _insert(self, at: int, what: str) -> None:
        self.put.append((at, len(self.put), what))

    def _match(self, clause: s.Match) -> None:
        lists = [name for path in clause.patterns for name in self._path(path)]
        if not lists:
            return
        condition = " AND ".join(f"all(one IN {name} WHERE one.{self.name} IS NULL)" for name in lists)
        start = self.index[clause.at]
        while self.tokens[start].upper in ("OPTIONAL", "MATCH"):
            start += 1
        where = next((n for n in self._level(start) if self.tokens[n].upper == "WHERE"), None)
        end = next((n for n in self._level(start) if self._begins_clause(n)), None)
        place = self.tokens[end].at if end is not None else self._closing(start)
        if where is None:
            self._insert(place, f" WHERE {condition} ")
        else:
            self._insert(self.tokens[where].end, f" {condition} AND (")
            self._insert(place, ") ")

    def _path(self, path: s.PathPattern) -> list[str]:
        """Put the conditions into a path; the names of its relationships of variable length, which take none."""
        relationships = [each for each in walk(path.elements) if isinstance(each, s.RelationshipPattern)]
        repeats = [each.length or each.quantifier for each in relationships]
        repeats += [each.repeat for each in walk(path.elements) if isinstance(each, s.QuantifiedPattern)]
        if not relationships or any(repeat is not None and repeat.least == 0 for repeat in repeats):
            for node in path.elements:
                if isinstance(node, s.NodePattern):
                    self._element(self.index[node.at], node)
        return [name for each in relationships if (name := self._relationship(each)) and each.length is not None]

    def _relationship(self, pattern: s.RelationshipPattern) -> str:
        number = self.index[pattern.at] + (self.text[pattern.at] == "<")
        if self.tokens[number + 1].upper == "[":
            return self._element(number + 1, pattern)
        name = next(self.names)
        self._insert(self.tokens[number].end, f"[{name} WHERE {name}.{self.name} IS NULL]")
        return name

    def _element(self, opening: int, pattern: s.NodePattern | s.RelationshipPattern) -> str:
        """Put the condition into a bracket; the name of what it is on, which may be new."""
        name = _quoted(pattern.variable) if pattern.variable else next(self.names)
        if pattern.variable is None:
            self._insert(self.tokens[opening].end, name)
        if isinstance(pattern, s.RelationshipPattern) and pattern.length is not None:
            return name
        condition = f"{name}.{self.name} IS NULL"
        closing = self._partner(opening)
        if pattern.where is None:
            self._insert(self.tokens[closing].at, f" WHERE {condition}")
        else:
            where = next(n for n in self._level(opening + 1) if self.tokens[n].upper == "WHERE")
            self._insert(self.tokens[where].end, f" {condition} AND (")
            self._insert(self.tokens[closing].at, ")")
        return name

    def _level(self, start: int) -> Iterator[int]:
        """The numbers of the tokens from `start` on that no bracket opened since then holds."""
        number = start
        while number < len(self.tokens) and self.tokens[number].upper not in (")", "]", "}"):
            yield number
            number = (self._partner(number) if self.tokens[number].upper in _OPENING else number) + 1

    def _begins_clause(self, number: int) -> bool:
        token, before = self.tokens[number], self.tokens[number - 1]
        return token.kind == "end" or (token.upper in _CLAUSES and before.upper not in ("STARTS", "ENDS", "."))

    def _closing(self, start: int) -> int:
        """Where the bracket closes that holds the token; the end of the text where none does."""
        last = max(self._level(start), default=start - 1)
        number = self._partner(last) if last >= start and self.tokens[last].upper in _OPENING else last
        return self.tokens[number + 1].at if number + 1 < len(self.tokens) else len(self.text)

    def _close(self, at: int) -> int:
        return self.tokens[self._partner(self.index[at])].at

    def _partner(self, opening: int) -> int:
        depth = 0
        for number in range(opening, len(self.tokens)):
            depth += _is_opening(self.tokens[number]) - (self.tokens[number].upper in (")", "]", "}"))
            if depth == 0:
                return number
        raise AssertionError("the text was parsed; each bracket has a partner")


def _is_opening(token: Token) -> bool:
    return token.upper in _OPENING


def _quoted(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else "`" + name.replace("`", "``") + "`"
