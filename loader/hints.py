"""What to say to somebody who gave a name that the graph does not know.

The rows are right without it: nothing is called so. But a slip of the pen looks the same as an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from loader.cypher.ast import nodes as syntax
from loader.cypher.ast.trees import walk
from loader.cypher.parsing.parser import parse
from loader.errors import CypherError, told
from loader.graph import Value
from loader.pack import SavedQuery
from loader.pack.types import element_type
from loader.records import DateBasis, Status
from loader.schema import LABELS, RELATIONSHIPS, SECOND_LABELS, SUBJECT_LABELS
from loader.stores.base import GraphStore
from loader.suggest import did_you_mean
from loader.text import shortened

__all__ = ["unknown_labels", "unknown_values"]

_KNOWN = f"""
MATCH (n:Claim|Document|{"|".join(SUBJECT_LABELS)})
UNWIND [n.id, n.name, n.title, n.organisation, n.city, n.region, n.country, n.property] AS known
WITH DISTINCT known
WHERE known IS NOT NULL
RETURN known
"""
_WORDS = (*get_args(Status), *get_args(DateBasis), "in_person", "phone", "virtual", "unknown")
_SHOWN = 80


def unknown_values(store: GraphStore, query: SavedQuery, values: Mapping[str, Value]) -> Iterator[str]:
    """A remark on each text among the parameters that is not as it stands the name or id of anything in the graph."""
    given = list(_texts(query, values))
    if not given:
        return
    names = {*_WORDS, *(str(row["known"]) for row in store.read(_KNOWN))}
    for text in given:
        around = [name for name in names if text.casefold() in name.casefold()]
        if not around:
            guess = did_you_mean(text, names.union(*map(str.split, names)), quotes="'")
            yield told(f"nothing in the graph is called {shortened(text, _SHOWN)!r}", guess)
        elif all(len(name) > len(text) for name in around):
            least = min(around, key=lambda name: (len(name), name))
            yield f"{text!r} is only a part of names in the graph, such as {least!r}"


def _texts(query: SavedQuery, values: Mapping[str, Value]) -> Iterator[str]:
    for name, parameter in query.parameters.items():
        value = values.get(name)
        if (element_type(parameter.type) or parameter.type) == "string" and value is not None:
            yield from filter(None, map(str, value if isinstance(value, list) else [value]))


def unknown_labels(store: GraphStore, text: str) -> Iterator[str]:
    """A remark on each label and relationship type in a Cypher text that the graph does not have.

    Nothing is said of a text that whomet's own reader does not take.
    """
    try:
        tree = parse(text)
    except CypherError:
        return
    labels, types = (LABELS.keys() | set(SECOND_LABELS)), RELATIONSHIPS.keys()
    for what, named, known in (("label", _labels(tree), labels), ("relationship type", _types(tree), types)):
        for name in dict.fromkeys(named):
            if name not in known and not _is_somebody_elses(store, what, name):
                yield told(f"there is no {what} {name!r} in the graph", did_you_mean(name, known))


def _labels(tree: object) -> Iterator[str]:
    for each in walk(tree):
        if isinstance(each, syntax.NodePattern):
            yield from _names(each.labels)


def _types(tree: object) -> Iterator[str]:
    for each in walk(tree):
        if isinstance(each, syntax.RelationshipPattern):
            yield from _names(each.types)


def _names(expression: syntax.LabelExpression | None) -> Iterator[str]:
    if expression is not None:
        yield from (each.name for each in walk(expression) if isinstance(each, syntax.LabelName))


def _is_somebody_elses(store: GraphStore, what: str, name: str) -> bool:
    """Whether the database holds such nodes or relationships all the same, beside the graph's own."""
    pattern = "(n) WHERE $name IN labels(n)" if what == "label" else "()-[r]->() WHERE type(r) = $name"
    return len(store.read(f"MATCH {pattern} RETURN 1 AS one LIMIT 1", {"name": name})) > 0
