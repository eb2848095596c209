"""What programs for knowledge graphs write, as the graphs of `graphs.py`. One function a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from loader.conversion.graphs import Graph, Node, Relation, outcomes
from loader.conversion.model import Options, Outcome, Refused, Text
from loader.conversion.source import Source
from loader.errors import RecordsError, UsageError

__all__ = ["graphdocument", "graphiti", "graphrag", "itext2kg", "llamaindex", "neo4j_graphrag"]

_FAULTS = (KeyError, TypeError, ValueError, AttributeError, RecursionError)


def _values(source: Source) -> list[Any]:
    """The JSON of a file: one value, a list of them, or one a line."""
    content = source.whole()
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        return _by_line(source, content, error)
    return data if isinstance(data, list) else [data]


def _by_line(source: Source, content: bytes, error: Exception) -> list[Any]:
    try:
        return [json.loads(line) for line in content.splitlines() if line.strip()] or _empty(source)
    except (ValueError, RecursionError):
        raise RecordsError(f"{source.path}: is no JSON: {error}; nothing was converted") from error


def _empty(source: Source) -> list[Any]:
    raise RecordsError(f"{source.path}: is empty")


def _graphs(
    source: Source, options: Options, read: Callable[[Any, int], Iterable[Graph]], expected: str
) -> Iterator[Outcome]:
    for number, value in enumerate(_values(source), start=1):
        try:
            found = list(read(value, number))
        except _FAULTS as error:
            yield Refused(f"value {number}", f"is not {expected}: {type(error).__name__} {error}"[:200])
            continue
        for graph in found:
            yield from outcomes(graph, options.name)


def graphdocument(source: Source, options: Options) -> Iterator[Outcome]:
    """LangChain's GraphDocument: `model_dump()` or `to_json()` of each."""
    return _graphs(source, options, _graph_document, "a GraphDocument")


def _plain(data: Any) -> Any:
    """Without LangChain's envelopes."""
    if isinstance(data, dict):
        inner = data["kwargs"] if data.get("lc") and "kwargs" in data else data
        return {name: _plain(value) for name, value in inner.items()}
    return [_plain(value) for value in data] if isinstance(data, list) else data


def _graph_document(value: Any, number: int) -> Iterator[Graph]:
    data = _plain(value)
    nodes = [_langchain_node(node) for node in data["nodes"]]
    known = {node.key for node in nodes}
    relations = []
    for one in data["relationships"]:
        for end in (one["source"], one["target"]):
            if _key(end) not in known:
                known.add(_key(end))
                nodes.append(_langchain_node(end))
        relations.append(Relation(_key(one["source"]), _key(one["target"]), one["type"], one.get("properties") or {}))
    said = data.get("source") or {}
    text = str(said.get("page_content") or "")
    title = str(
        (said.get("metadata") or {}).get("title") or (said.get("metadata") or {}).get("source") or f"text {number}"
    )
    about = Text(f"text-{number}", " ".join(title.split()) or f"text {number}", text) if text else None
    yield Graph(tuple(nodes), tuple(relations), about, f"graph {number}, ")


def _key(node: Mapping[str, Any]) -> str:
    return f"{node['id']}|{node.get('type', 'Node')}"


def _langchain_node(node: Mapping[str, Any]) -> Node:
    properties = node.get("properties") or {}
    return Node(_key(node), str(node.get("type", "Node")), str(properties.get("name") or node["id"]), properties)


def neo4j_graphrag(source: Source, options: Options) -> Iterator[Outcome]:
    """neo4j-graphrag's Neo4jGraph, or a GraphResult around it."""
    return _graphs(source, options, _neo4j_graph, "a Neo4jGraph")


def _neo4j_graph(value: Any, _number: int) -> Iterator[Graph]:
    data = value.get("graph", value)
    nodes = []
    for one in data["nodes"]:
        properties = one.get("properties") or {}
        name = properties.get("name") or properties.get("title") or properties.get("id") or one["id"]
        nodes.append(Node(str(one["id"]), str(one["label"]), str(name), properties))
    relations = [
        Relation(str(one["start_node_id"]), str(one["end_node_id"]), str(one["type"]), one.get("properties") or {})
        for one in data["relationships"]
    ]
    yield Graph(tuple(nodes), tuple(relations))


def llamaindex(source: Source, options: Options) -> Iterator[Outcome]:
    """LlamaIndex's property_graph_store.json."""
    return _graphs(source, options, _labelled_graph, "a LabelledPropertyGraph")


def _labelled_graph(value: Any, _number: int) -> Iterator[Graph]:
    nodes = []
    for key, one in value["nodes"].items():
        label = "chunk" if "text" in one and "name" not in one else str(one.get("label", "entity"))
        nodes.append(Node(key, label, str(one.get("name", "")), one.get("properties") or {}))
    relations = [
        Relation(str(one["source_id"]), str(one["target_id"]), str(one["label"]), one.get("properties") or {})
        for one in value["relations"].values()
    ]
    yield Graph(tuple(nodes), tuple(relations))


def graphiti(source: Source, options: Options) -> Iterator[Outcome]:
    """Graphiti's nodes and edges, as AddEpisodeResults or a dump has them."""
    return _graphs(source, options, _graphiti_graph, "Graphiti's nodes and edges")


def _graphiti_graph(value: Any, _number: int) -> Iterator[Graph]:
    nodes = []
    for one in value["nodes"]:
        labels = [label for label in one.get("labels") or () if label != "Entity"]
        properties = {**(one.get("attributes") or {}), "summary": one.get("summary") or ""}
        nodes.append(Node(str(one["uuid"]), str(labels[0]) if labels else "Entity", str(one["name"]), properties))
    relations = []
    for one in value["edges"]:
        times = {
            name: str(one[name]) for name in ("valid_at", "invalid_at", "expired_at", "reference_time") if one.get(name)
        }
        attributes = one.get("attributes") or {}
        ends = str(one["source_node_uuid"]), str(one["target_node_uuid"])
        relations.append(Relation(*ends, str(one["name"]), attributes, str(one.get("fact") or ""), times))
    yield Graph(tuple(nodes), tuple(relations))


def itext2kg(source: Source, options: Options) -> Iterator[Outcome]:
    """iText2KG's KnowledgeGraph. It has neither tense nor negation."""
    return _graphs(source, options, _knowledge_graph, "a KnowledgeGraph")


def _knowledge_graph(value: Any, _number: int) -> Iterator[Graph]:
    nodes = [_entity(one) for one in value["entities"]]
    known = {node.key for node in nodes}
    relations = []
    for one in value["relationships"]:
        for end in (one["startEntity"], one["endEntity"]):
            if _entity_key(end) not in known:
                known.add(_entity_key(end))
                nodes.append(_entity(end))
        said = one.get("properties") or {}
        facts = "; ".join(str(fact) for fact in said.get("atomic_facts") or ())
        times = {name: ", ".join(map(_moment, said[name])) for name in ("t_obs", "t_start", "t_end") if said.get(name)}
        ends = _entity_key(one["startEntity"]), _entity_key(one["endEntity"])
        relations.append(Relation(*ends, str(one["name"]), {}, facts, times))
    yield Graph(tuple(nodes), tuple(relations))


def _entity_key(entity: Mapping[str, Any]) -> str:
    return f"{entity['name']}|{entity.get('label', '')}"


def _entity(entity: Mapping[str, Any]) -> Node:
    return Node(_entity_key(entity), str(entity.get("label", "")), str(entity["name"]))


def _moment(stamp: Any) -> str:
    if isinstance(stamp, int | float):
        with suppress(OverflowError, ValueError, OSError):  # a number that is no moment is told as it is
            return datetime.fromtimestamp(stamp, UTC).isoformat()
    return str(stamp)


def graphrag(source: Source, options: Options) -> Iterator[Outcome]:
    """Microsoft GraphRAG's entities.parquet, with relationships.parquet and covariates.parquet beside it. Its
    relationships have no type: none means a meeting for sure."""
    entities = list(_parquet(source.path, ("title", "type")))
    nodes = tuple(
        Node(str(one["title"]), str(one["type"] or ""), str(one["title"]), _described(one)) for one in entities
    )
    relations = [
        Relation(str(one["source"]), str(one["target"]), "related_to", {}, str(one.get("description") or ""))
        for one in _beside(source.path, "relationships", ("source", "target"))
    ]
    relations += [_covariate(one) for one in _beside(source.path, "covariates", ("subject_id", "description"))]
    yield from outcomes(Graph(nodes, tuple(relations)), options.name)


def _described(one: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": one["description"]} if one.get("description") else {}


def _covariate(one: Mapping[str, Any]) -> Relation:
    said = {name: str(one[name]) for name in ("status", "start_date", "end_date") if one.get(name)}
    target = str(one.get("object_id") or "")
    subject = str(one["subject_id"])
    known = target if target not in ("", "NONE") else subject
    return Relation(subject, known, str(one.get("type") or "claim"), {}, str(one.get("description") or ""), said)


def _beside(path: Path, name: str, needed: tuple[str, ...]) -> Iterator[Mapping[str, Any]]:
    file = path.with_name(path.name.replace("entities", name))
    if file != path and file.is_file():
        yield from _parquet(file, needed)


def _parquet(path: Path, needed: tuple[str, ...]) -> Iterator[Mapping[str, Any]]:
    try:
        from pyarrow import parquet  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError("to read GraphRAG's tables, install whomet[parquet] (pyarrow)") from error
    try:
        table = parquet.ParquetFile(path)
        lacking = [name for name in needed if name not in table.schema_arrow.names]
        if lacking:
            raise RecordsError(f"{path}: has no column {lacking[0]!r}; it is not GraphRAG's")
        for batch in table.iter_batches():
            yield from batch.to_pylist()
    except (OSError, ValueError) as error:
        raise RecordsError(f"{path}: is no Parquet file that can be read: {error}") from error
