"""Writes a ready-made graph with the writer of another library; prints what that took and what is there then, as JSON.

It runs in an environment of its own, that has these libraries and not whomet.

    python writing.py langchain|neo4j-graphrag ROWS BOLT
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from langchain_core.documents import Document
from langchain_neo4j import Neo4jGraph as LangChain
from langchain_neo4j.graphs.graph_document import GraphDocument, Node, Relationship
from neo4j import GraphDatabase
from neo4j_graphrag.components.kg_writer import Neo4jWriter
from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

Row = dict[str, Any]
_AT_ONCE = 5_000


def main(writer: str, rows: Path, bolt: str) -> None:
    graph = json.loads(rows.read_text(encoding="utf-8"), object_hook=_value)
    with closing(GraphDatabase.driver(bolt)) as driver:
        seconds = {"langchain": _langchain, "neo4j-graphrag": _graphrag}[writer](graph, bolt)
        counts = [driver.execute_query(text).records[0][0] for text in ("MATCH (n) RETURN count(n)", _RELATIONSHIPS)]
    sys.stdout.write(json.dumps({"seconds": seconds, "nodes": counts[0], "relationships": counts[1]}))


_RELATIONSHIPS = "MATCH ()-[r]->() RETURN count(r)"


def _value(found: dict[str, Any]) -> Any:
    return date.fromisoformat(found["$date"]) if "$date" in found else found


def _langchain(graph: Row, bolt: str) -> float:
    source = Document(page_content="")
    nodes = [Node(id=n["id"], type=n["label"], properties=n["properties"]) for n in graph["nodes"]]
    by_key = {(node.type, node.id): node for node in nodes}
    relationships = [
        Relationship(
            source=by_key[r["start_label"], r["start"]],
            target=by_key[r["end_label"], r["end"]],
            type=r["type"],
            properties=r["properties"],
        )
        for r in graph["relationships"]
    ]
    documents = [GraphDocument(nodes=some, relationships=[], source=source) for some in _some(nodes)]
    documents += [GraphDocument(nodes=[], relationships=some, source=source) for some in _some(relationships)]
    store = LangChain(url=bolt, username="", password="", refresh_schema=False)
    return _seconds(lambda: store.add_graph_documents(documents))


def _graphrag(graph: Row, bolt: str) -> float:
    nodes = [
        Neo4jNode(id=f"{n['label']}|{n['id']}", label=n["label"], properties=n["properties"]) for n in graph["nodes"]
    ]
    relationships = [
        Neo4jRelationship(
            start_node_id=f"{r['start_label']}|{r['start']}",
            end_node_id=f"{r['end_label']}|{r['end']}",
            type=r["type"],
            properties=r["properties"],
        )
        for r in graph["relationships"]
    ]
    ready = Neo4jGraph(nodes=nodes, relationships=relationships)
    with closing(GraphDatabase.driver(bolt)) as driver:
        writer = Neo4jWriter(driver, neo4j_database="neo4j", batch_size=_AT_ONCE)

        def write() -> None:
            done = asyncio.run(writer.run(ready))
            if done.status != "SUCCESS":
                raise RuntimeError(done)

        return _seconds(write)


def _some(items: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(items), _AT_ONCE):
        yield list(items[start : start + _AT_ONCE])


def _seconds(work: Any) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
