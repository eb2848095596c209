"""What to say to somebody who gave a name that the graph does not know.

The rows are right without it: nothing is called so. But a slip of the pen looks the same as an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from loader import records
from loader.cypher.ast import nodes as syntax
from loader.cypher.ast.nodes import Language
from loader.cypher.ast.trees import walk
from loader.cypher.parsing.parser import parse
from loader.errors import CypherError, CypherLimitExceeded, told
from loader.graph import Value
from loader.pack import SavedQuery
from loader.pack.types import element_type
from loader.schema import LABELS, RELATIONSHIPS, SECOND_LABELS, SUBJECT_LABELS, LabelSchema, RelationshipSchema
from loader.stores.base import GraphStore
from loader.suggest import did_you_mean
from loader.text import shortened

__all__ = ["unknown_names", "unknown_values"]

_KNOWN = f"""
MATCH (n:Claim|Document|{"|".join(SUBJECT_LABELS)})
UNWIND [n.id, n.name, n.title, n.organisation, n.city, n.region, n.country, n.property] AS known
WITH DISTINCT known
WHERE known IS NOT NULL
RETURN known
"""
_WORDS = ("in_person", "phone", "virtual", "unknown")
_SHOWN = 80
_SECONDS = 5.0
_KINDS: Mapping[str, LabelSchema | RelationshipSchema] = {**LABELS, **RELATIONSHIPS}


def unknown_values(store: GraphStore, query: SavedQuery, values: Mapping[str, Value]) -> Iterator[str]:
    """A remark on each text among the parameters that is not as it stands the name or id of anything in the graph."""
    given = list(_texts(query, values))
    if not given:
        return
    words = {*_WORDS, *get_args(records.Status), *get_args(records.DateBasis)}
    names = {*words, *(str(row["known"]) for row in store.read(_KNOWN))}
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


def unknown_names(store: GraphStore, text: str, language: Language = "5") -> Iterator[str]:
    """A remark on each label, relationship type and property in a Cypher text that the graph does not have.

    Nothing is said of a text that whomet's own reader does not take.
    """
    try:
        tree = parse(text, language)
    except CypherError:
        return
    labels, types = (LABELS.keys() | set(SECOND_LABELS)), RELATIONSHIPS.keys()
    for what, named, known in (("label", _labels(tree), labels), ("relationship type", _types(tree), types)):
        for name in dict.fromkeys(named):
            if name not in known and not _is_somebody_elses(store, what, name):
                yield told(f"there is no {what} {name!r} in the graph", did_you_mean(name, known))
    yield from _unknown_properties(store, tree)


def _unknown_properties(store: GraphStore, tree: object) -> Iterator[str]:
    for kinds, name in dict.fromkeys(_properties(tree)):
        known = {each for kind in kinds or _KINDS for each in _KINDS[kind].properties}
        if name not in known and not _is_somebody_elses(store, "property", name, kinds):
            whose = f"a {' or '.join(kinds)} has" if kinds else "there is"
            yield told(f"{whose} no property {name!r}{'' if kinds else ' in the graph'}", did_you_mean(name, known))


def _properties(tree: object) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each property of what the patterns of a text name, with the labels or types that it can have, where the pattern
    says them."""
    kinds: dict[str, tuple[str, ...]] = {}
    for each in walk(tree):
        if isinstance(each, syntax.NodePattern | syntax.RelationshipPattern):
            own = _kinds(each.labels if isinstance(each, syntax.NodePattern) else each.types)
            if each.variable is not None:
                kinds[each.variable] = kinds.get(each.variable) or own
            if isinstance(each.properties, syntax.MapLiteral):
                yield from ((own, key) for key, _ in each.properties.items)
    for each in walk(tree):
        if isinstance(each, syntax.Property) and isinstance(each.subject, syntax.Variable):
            name = each.subject.name
            if name in kinds and name not in _made(tree):
                yield kinds[name], each.key


def _kinds(expression: syntax.LabelExpression | None) -> tuple[str, ...]:
    """The labels or types of which one has to be there: nothing where that is not plain."""
    if expression is None:
        return ()
    names = tuple(dict.fromkeys(_names(expression)))
    plain = not any(isinstance(each, syntax.LabelNot) for each in walk(expression))
    own = tuple(name for name in names if name in _KINDS)
    return own if plain and all(name in _KINDS or name in SECOND_LABELS for name in names) else ()


def _made(tree: object) -> set[str]:
    """The names that a text gives to values of its own making, which may be maps with keys of any name."""
    made = {each.variable for each in walk(tree) if isinstance(each, syntax.Unwind)}
    items = (each for each in walk(tree) if isinstance(each, syntax.Item))
    return made | {item.name for item in items if item.expression != syntax.Variable(item.name, at=0)}


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


_HELD = {
    "label": "MATCH (n) WHERE $name IN labels(n) RETURN 1 AS one LIMIT 1",
    "relationship type": "MATCH ()-[r]->() WHERE type(r) = $name RETURN 1 AS one LIMIT 1",
    "property": """
CALL () {
  MATCH (n)
  WHERE n[$name] IS NOT NULL AND ($kinds = [] OR any(label IN labels(n) WHERE label IN $kinds))
  RETURN 1 AS one LIMIT 1
  UNION
  MATCH ()-[r]->()
  WHERE r[$name] IS NOT NULL AND ($kinds = [] OR type(r) IN $kinds)
  RETURN 1 AS one LIMIT 1
}
RETURN one LIMIT 1
""",
}


def _is_somebody_elses(store: GraphStore, what: str, name: str, kinds: Sequence[str] = ()) -> bool:
    """Whether the database holds such nodes, relationships or properties all the same, beside the graph's own. Where
    it takes long to find that out, it may, and nothing is said."""
    try:
        return len(store.read(_HELD[what], {"name": name, "kinds": list(kinds)}, seconds=_SECONDS)) > 0
    except CypherLimitExceeded:
        return True
