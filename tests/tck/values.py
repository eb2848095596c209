"""Values as the TCK writes them, and values as an engine returns them, both in one form that can be compared.

The form is made of tuples: `("integer", 1)`, `("list", (...))`, `("map", frozenset)`, `("node", labels,
properties)`, `("relationship", type, properties)`, `("path", (node, (relationship, forward), node, ...))`. So
1, 1.0 and true stay apart, NaN is equal to itself, and rows can be counted in any order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from loader.cypher.temporal import to_string
from loader.graph import Date, DateTime, Duration, Node, Path, Relationship, Time, Value

Form = tuple[Any, ...]
_TOKEN = re.compile(
    r"""\s*(?:(?P<string>'(?:\\.|[^'\\])*')
      |(?P<float>-?(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][-+]?\d+)?|NaN|-?Inf)
      |(?P<integer>-?\d+)
      |(?P<name>[A-Za-z_][\w]*|`[^`]*`)
      |(?P<mark><-\[|<-|-\[|\]->|\]-|-->|--|->|[\[\]{}():,<>-]))""",
    re.VERBOSE,
)
_WORDS: dict[str, Form] = {"null": ("null",), "true": ("boolean", True), "false": ("boolean", False)}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_NO_SECONDS = re.compile(r"((?:.*T)?\d\d:\d\d):00(?!\.)(.*)")


def read_value(text: str) -> Form:
    """The form of a value in the notation of the TCK."""
    reader = _Reader(text)
    value = reader.value()
    reader.end()
    return value


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[tuple[str, str]] = []
        position = 0
        while text[position:].strip():
            match = _TOKEN.match(text, position)
            if match is None or match.lastgroup is None:
                raise ValueError(f"no value of the TCK: {text!r}, at {text[position:]!r}")
            self.tokens.append((match.lastgroup, match[match.lastgroup]))
            position = match.end()
        self.place = 0

    def next(self) -> tuple[str, str]:
        return self.tokens[self.place] if self.place < len(self.tokens) else ("end", "")

    def take(self) -> tuple[str, str]:
        token = self.next()
        self.place += 1
        return token

    def accept(self, mark: str) -> bool:
        found = self.next() == ("mark", mark)
        self.place += found
        return found

    def expect(self, mark: str) -> None:
        if not self.accept(mark):
            raise ValueError(f"expected {mark} in {self.text!r}, found {self.next()[1]!r}")

    def end(self) -> None:
        if self.next()[0] != "end":
            raise ValueError(f"expected the end of {self.text!r}, found {self.next()[1]!r}")

    def value(self) -> Form:
        kind, text = self.take()
        if kind == "string":
            return ("string", re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[1]), text[1:-1]))
        if kind == "integer":
            return ("integer", int(text))
        if kind == "float":
            return _float(float(text))
        if kind == "name":
            return _WORDS[text]
        return self._compound(text)

    def _compound(self, mark: str) -> Form:
        if mark == "(":
            return self._node()
        if mark == "<":
            return self._path()
        if mark == "{":
            self.place -= 1
            return ("map", self._properties())
        if mark == "[":
            return self._relationship("]") if self.next() == ("mark", ":") else self._list()
        raise ValueError(f"no value of the TCK: {self.text!r}, at {mark!r}")

    def _list(self) -> Form:
        items: list[Form] = []
        while not self.accept("]"):
            items.append(self.value())
            self.accept(",")
        return ("list", tuple(items))

    def _properties(self) -> frozenset[tuple[str, Form]]:
        items: set[tuple[str, Form]] = set()
        if self.accept("{"):
            while not self.accept("}"):
                key = self.take()[1].strip("`")
                self.expect(":")
                items.add((key, self.value()))
                self.accept(",")
        return frozenset(items)

    def _node(self) -> Form:
        labels: set[str] = set()
        while self.accept(":"):
            labels.add(self.take()[1].strip("`"))
        properties = self._properties()
        self.expect(")")
        return ("node", frozenset(labels), properties)

    def _relationship(self, *ends: str) -> Form:
        self.expect(":")
        type_ = self.take()[1].strip("`")
        properties = self._properties()
        if not any(self.accept(end) for end in ends):
            raise ValueError(f"a relationship without an end: {self.text!r}")
        return ("relationship", type_, properties)

    def _path(self) -> Form:
        self.expect("(")
        steps: list[Any] = [self._node()]
        while not self.accept(">"):
            backward = self.accept("<-[")
            if not backward:
                self.expect("-[")
            steps.append((self._relationship("]-" if backward else "]->"), not backward))
            self.expect("(")
            steps.append(self._node())
        return ("path", tuple(steps))


def form_of(value: Value) -> Form:
    """The form of a value that an engine returned."""
    if value is None or isinstance(value, bool):
        return ("null",) if value is None else ("boolean", value)
    if isinstance(value, int):
        return ("integer", value)
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, str):
        return ("string", value)
    if isinstance(value, Date | DateTime | Time | Duration):
        return ("string", _temporal_text(value))
    if isinstance(value, Mapping):
        return ("map", _property_forms(value))
    if isinstance(value, Node | Relationship | Path):
        return _graph_form(value)
    return ("list", tuple(form_of(item) for item in value))


def _float(value: float) -> Form:
    return ("float", repr(value + 0.0))


def _temporal_text(value: Value) -> str:
    """As the TCK writes a temporal value: without seconds that are zero, which Neo4j's toString writes."""
    text = to_string(value)
    match = None if isinstance(value, Duration) else _NO_SECONDS.fullmatch(text)
    return match[1] + match[2] if match else text


def _property_forms(properties: Mapping[str, Value]) -> frozenset[tuple[str, Form]]:
    return frozenset((key, form_of(value)) for key, value in properties.items())


def _graph_form(value: Node | Relationship | Path) -> Form:
    if isinstance(value, Node):
        return ("node", frozenset(value.labels), _property_forms(value.properties))
    if isinstance(value, Relationship):
        return ("relationship", value.type, _property_forms(value.properties))
    steps: list[Any] = [form_of(value.nodes[0])]
    for before, relationship, after in zip(value.nodes, value.relationships, value.nodes[1:], strict=False):
        forward = relationship.start == before.id and relationship.end == after.id
        steps += [(form_of(relationship), forward), form_of(after)]
    return ("path", tuple(steps))


def unordered(form: Form) -> Form:
    """The form with the items of every list in one fixed order."""
    if form[0] == "list":
        return ("list", tuple(sorted((unordered(item) for item in form[1]), key=repr)))
    if form[0] == "map":
        return ("map", frozenset((key, unordered(item)) for key, item in form[1]))
    return form


def plain(form: Form) -> Value:
    """The plain Python value of a form without nodes: for parameters."""
    kind = form[0]
    if kind == "list":
        return [plain(item) for item in form[1]]
    if kind == "map":
        return {key: plain(item) for key, item in form[1]}
    if kind == "float":
        return float(form[1])
    return None if kind == "null" else form[1]
