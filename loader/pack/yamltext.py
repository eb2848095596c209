"""YAML as headers use it: plain values only, and the line on which each key stands."""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.reader import ReaderError

__all__ = ["FaultError", "Keys", "read_yaml"]

Keys = tuple[str, ...]
"""A place in the header: the keys that lead to it."""


class FaultError(Exception):
    """What is wrong at a line of a file; `where` is the field, or empty."""

    def __init__(self, line: int, where: str, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.where = where
        self.message = message

    def __str__(self) -> str:
        return f"{self.line}: {self.where + ': ' if self.where else ''}{self.message}"


class _Loader(yaml.SafeLoader):
    """Leaves dates as text and knows no yes and no: a country `NO` stays Norway. Refuses what could surprise."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  (the base class holds it so)

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="a header uses no *alias", problem_mark=mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="a key is a word", problem_mark=key.start_mark)
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"the key {key.value!r} stands twice", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_PLAIN = {
    "null": r"~|null|",
    "bool": r"true|false",
    "int": r"[-+]?[0-9]{1,19}",
    "float": r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?",
}
for _tag, _pattern in _PLAIN.items():
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), None)


def read_yaml(text: str, first_line: int) -> tuple[dict[str, Any], dict[Keys, int]]:
    """The mapping that the text holds, and the line of each key. `first_line` is the text's own place in its
    file.

    Raises FaultError where the text is no YAML, no mapping, or has a key twice.
    """
    try:
        loader = _Loader(text)
    except ReaderError as error:
        line = first_line + text.count("\n", 0, error.position)
        found = f"the character U+{ord(text[error.position]):04X}"
        raise FaultError(line, "", f"the header is no YAML: it holds {found}, which YAML does not allow") from error
    try:
        node = loader.get_single_node()
        if node is None:
            return {}, {}
        if not isinstance(node, yaml.MappingNode):
            raise FaultError(first_line, "", "the header is no list of `// key: value` lines")
        lines = dict(_lines(node, (), first_line))
        value: dict[str, Any] = loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = first_line + (mark.line if mark else 0)
        raise FaultError(line, "", f"the header is no YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise FaultError(first_line, "", f"the header is no YAML: {error}") from error
    except RecursionError as error:
        raise FaultError(first_line, "", "the header is no YAML that anybody reads: it is nested too deeply") from error
    finally:
        loader.dispose()
    return value, lines


def _lines(node: yaml.MappingNode, above: Keys, first_line: int) -> list[tuple[Keys, int]]:
    found: list[tuple[Keys, int]] = []
    for key, value in node.value:
        keys = (*above, str(key.value))
        found.append((keys, first_line + key.start_mark.line))
        if isinstance(value, yaml.MappingNode):
            found += _lines(value, keys, first_line)
    return found
