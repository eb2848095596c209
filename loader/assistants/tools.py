"""What an assistant can call: every saved query with its typed parameters, Cypher, evidence, the model of the graph.

These are plain functions over a graph; nothing here knows of the protocol.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from loader.api import Graph
from loader.assistants.answers import Answer, of_result
from loader.assistants.sureness import how_sure
from loader.errors import UsageError
from loader.finding.searching import SEARCHED
from loader.pack import Parameter, SavedQuery
from loader.pack.model import NAMED_TYPES
from loader.pack.types import element_type
from loader.schema import LABELS, RELATIONSHIPS
from loader.suggest import did_you_mean

__all__ = ["Limits", "Tool", "call", "tools"]

_Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Limits:
    """How many rows an answer has at most, and how many seconds it may take."""

    rows: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Tool:
    """`schema` is the JSON Schema of the arguments, `call` answers them."""

    name: str
    title: str
    description: str
    schema: _Schema
    call: Callable[[Graph, Mapping[str, Any], Limits], Answer]


_JSON_TYPES = {"integer": "integer", "float": "number", "boolean": "boolean"}
_MEANT = MappingProxyType(
    {
        **dict.fromkeys(NAMED_TYPES, "a name or an id"),
        "date": "an ISO date, such as 2023-06-18; a month or a year where that will do",
    }
)
_LIMIT: _Schema = {"type": "integer", "minimum": 1, "description": "rows at most"}
_REVIEWED: _Schema = {
    "type": "boolean",
    "description": "leave out what only records say that nobody has reviewed",
    "default": False,
}


def tools(graph: Graph) -> dict[str, Tool]:
    """Every tool by its name."""
    own = (_SEARCH, _CYPHER, _EVIDENCE, _MODEL)
    return {tool.name: tool for tool in (*own, *map(_of_query, graph.pack.values()))}


def call(graph: Graph, name: str, arguments: Mapping[str, Any], limits: Limits) -> Answer:
    """What a tool answers. Raises WhometError for one that there is not, or arguments that do not fit."""
    known = tools(graph)
    if name not in known:
        raise UsageError(f"there is no tool {name!r}", remedy=did_you_mean(name, known))
    tool = known[name]
    strange = [key for key in arguments if key not in tool.schema["properties"]]
    if strange:
        near = did_you_mean(strange[0], tool.schema["properties"])
        raise UsageError(f"{name} has no argument {strange[0]!r}", remedy=near)
    return tool.call(graph, arguments, limits)


def _of_query(query: SavedQuery) -> Tool:
    def answer(graph: Graph, arguments: Mapping[str, Any], limits: Limits) -> Answer:
        given = dict(arguments)
        most, reviewed = _rows(given.pop("limit", None), limits), bool(given.pop("reviewed_only", False))
        return of_result(graph.ask(query, given, limit=most, seconds=limits.seconds, reviewed_only=reviewed))

    columns = ", ".join(f"{name} ({kind})" for name, kind in query.returns.items())
    properties = {p.name: _property(p) for p in query.parameters.values()}
    return Tool(
        query.name.replace("-", "_"),
        query.title,
        f"{query.title}. {query.description} Columns: {columns}.",
        _object({**properties, "limit": _LIMIT, "reviewed_only": _REVIEWED}, query.parameters.values()),
        answer,
    )


def _object(properties: _Schema, parameters: Any) -> _Schema:
    required = [parameter.name for parameter in parameters if parameter.required]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _property(parameter: Parameter) -> _Schema:
    inner = element_type(parameter.type)
    kind = _JSON_TYPES.get(inner or parameter.type, "string")
    schema: _Schema = {"type": "array", "items": {"type": kind}} if inner else {"type": kind}
    said = (parameter.description, _MEANT.get(inner or parameter.type, ""), f"for example {parameter.sample_text}")
    schema["description"] = "; ".join(filter(None, said))
    if not parameter.required and parameter.default is not None:
        schema["default"] = parameter.default
    if parameter.nullable:
        schema["type"] = [schema["type"], "null"]
    return schema


def _rows(asked: object, limits: Limits) -> int:
    if asked is None:
        return limits.rows
    if not isinstance(asked, int) or isinstance(asked, bool) or asked < 1:
        raise UsageError("limit: expected a whole number above 0")
    return min(asked, limits.rows)


def _text(arguments: Mapping[str, Any], name: str) -> str:
    value = arguments.get(name)
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{name}: expected text")
    return value


def _cypher(graph: Graph, arguments: Mapping[str, Any], limits: Limits) -> Answer:
    parameters = arguments.get("parameters") or {}
    if not isinstance(parameters, dict):
        raise UsageError("parameters: expected an object")
    result = graph.query(
        _text(arguments, "cypher"),
        parameters,
        limit=_rows(arguments.get("limit"), limits),
        seconds=limits.seconds,
        reviewed_only=bool(arguments.get("reviewed_only", False)),
    )
    return of_result(result)


def _search(graph: Graph, arguments: Mapping[str, Any], limits: Limits) -> Answer:
    kind = arguments.get("kind")
    if kind is not None and not isinstance(kind, str):
        raise UsageError("kind: expected text")
    most = _rows(arguments.get("limit"), limits)
    return of_result(graph.search(_text(arguments, "words"), kind=kind, limit=most))


def _evidence(graph: Graph, arguments: Mapping[str, Any], limits: Limits) -> Answer:
    id_ = _text(arguments, "id")
    proofs = [
        {"document": proof.document, "start": proof.start, "end": proof.end}
        for proof in graph.evidence(id_)[: limits.rows]
    ]
    return Answer({**how_sure(graph, id_), "passages": proofs}, tuple(graph.unfinished()))


def _model(_: Graph, arguments: Mapping[str, Any], limits: Limits) -> Answer:  # noqa: ARG001 - as all tools are called
    labels = {name: dict(kind.properties) for name, kind in LABELS.items()}
    types = {
        name: {"between": [f"({start})-->({end})" for start, end in kind.pairs], "properties": dict(kind.properties)}
        for name, kind in RELATIONSHIPS.items()
    }
    return Answer({"labels": labels, "relationship_types": types}, ())


_ID: _Schema = {"type": "string", "description": "the id of a node or relationship, as rows name it"}
_SEARCH = Tool(
    "search",
    "Where words stand in the graph",
    "Names, other names, titles, issues, claims and statements that hold the words, the best first, with their ids."
    " Call it first where a question names somebody or something that no other tool finds.",
    {
        "type": "object",
        "properties": {
            "words": {"type": "string", "description": "one word or several"},
            "kind": {"type": "string", "enum": list(SEARCHED), "description": "only things of this kind"},
            "limit": _LIMIT,
        },
        "required": ["words"],
        "additionalProperties": False,
    },
    _search,
)
_CYPHER = Tool(
    "query_cypher",
    "Any reading query in Cypher",
    "Run a query in Cypher that only reads, where no other tool answers the question. Call graph_model first: it has"
    " the labels, relationship types and properties. Only meetings labelled Held took place.",
    {
        "type": "object",
        "properties": {
            "cypher": {"type": "string"},
            "parameters": {"type": "object", "description": "values of $name in the query"},
            "limit": _LIMIT,
            "reviewed_only": _REVIEWED,
        },
        "required": ["cypher"],
        "additionalProperties": False,
    },
    _cypher,
)
_EVIDENCE = Tool(
    "evidence",
    "What proves a node or relationship, and how sure it is",
    "For an id that stands in rows: its status, date and doubt, the documents that say it with their publication, and"
    " at which characters. Call it before you state something as a fact.",
    {"type": "object", "properties": {"id": _ID}, "required": ["id"], "additionalProperties": False},
    _evidence,
)
_MODEL = Tool(
    "graph_model",
    "The labels, relationship types and properties of the graph",
    "What a query in Cypher can name.",
    {"type": "object", "properties": {}, "required": [], "additionalProperties": False},
    _model,
)
