"""What igraph, NetworKit, Tulip, DuckDB, Polars and FollowTheMoney have after reading the exports of a folder, as JSON.

It runs where those programs are, without whomet: `read.py FOLDER NODE EDGE`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import igraph
import networkit
import polars
from followthemoney import model
from followthemoney.exc import InvalidData
from followthemoney.proxy import EntityProxy
from tulip import tlp


def of_igraph(path: Path, node: str, edge: str) -> dict[str, Any]:
    graph = igraph.Graph.Read_GraphML(str(path))
    one, other = graph.vs.find(id=node), graph.es.find(id=edge)
    return {
        "nodes": graph.vcount(),
        "relationships": graph.ecount(),
        "types": Counter(graph.es["label"]),
        "node": one.attributes(),
        "edge": other.attributes(),
        "ids": len(set(graph.es["id"])),
        "ends": [graph.vs[other.source]["id"], graph.vs[other.target]["id"]],
    }


def of_networkit(path: Path) -> dict[str, Any]:
    graph = networkit.readGraph(str(path), networkit.Format.GraphML)
    return {"nodes": graph.numberOfNodes(), "relationships": graph.numberOfEdges(), "directed": graph.isDirected()}


def of_tulip(path: Path, node: str, edge: str) -> dict[str, Any]:
    graph = tlp.loadGraph(str(path))
    ids = graph["id"]
    (one,) = [n for n in graph.getNodes() if ids[n] == node]
    (other,) = [e for e in graph.getEdges() if ids[e] == edge]
    return {
        "nodes": graph.numberOfNodes(),
        "relationships": graph.numberOfEdges(),
        "types": Counter(graph["label"][e] for e in graph.getEdges()),
        "node": {name: graph[name][one] for name in ("name", "date", "disputed", "labels", "region")},
        "edge": {name: graph[name][other] for name in ("date", "disputed", "source_count", "tense")},
        "ends": [ids[graph.source(other)], ids[graph.target(other)]],
    }


def of_duckdb(folder: Path, node: str, edge: str) -> dict[str, Any]:
    def rows(text: str, *values: str) -> list[tuple[Any, ...]]:
        return duckdb.execute(text, values).fetchall()

    nodes, edges = (f"read_parquet('{folder / name}.parquet')" for name in ("nodes", "relationships"))
    return {
        "nodes": rows(f"SELECT count(*) FROM {nodes}")[0][0],
        "relationships": rows(f"SELECT count(*) FROM {edges}")[0][0],
        "types": dict(rows(f"SELECT type, count(*) FROM {edges} GROUP BY type")),
        "node": rows(f"SELECT date, disputed, region, typeof(date), typeof(labels) FROM {nodes} WHERE id = ?", node)[0],
        "edge": rows(f"SELECT date, disputed, tense FROM {edges} WHERE id = ?", edge)[0],
        "infinite": rows(f"SELECT count(*) FROM {nodes} WHERE isinf(earliest) OR isinf(latest)")[0][0],
        "open": rows(f"SELECT count(*) FROM {nodes} WHERE earliest IS NOT NULL AND latest IS NULL")[0][0],
        "csv": rows(f"SELECT count(*) FROM read_csv('{folder / 'nodes.csv'}')")[0][0],
    }


def of_polars(folder: Path, node: str, edge: str) -> dict[str, Any]:
    nodes, edges = (polars.read_parquet(folder / f"{name}.parquet") for name in ("nodes", "relationships"))
    return {
        "nodes": nodes.height,
        "relationships": edges.height,
        "types": dict(edges["type"].value_counts().iter_rows()),
        "node": nodes.filter(polars.col("id") == node).select("date", "disputed", "region").row(0),
        "edge": edges.filter(polars.col("id") == edge).select("date", "disputed", "tense").row(0),
        "open": nodes.filter(polars.col("earliest").is_not_null() & polars.col("latest").is_null()).height,
    }


def of_followthemoney(path: Path) -> dict[str, Any]:
    """The entities by schema, those that its package calls invalid, and every value that it does not take as it is."""
    entities = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    ids = {entity["id"]: entity["schema"] for entity in entities}
    invalid, lost, strangers = [], [], []
    for entity in entities:
        proxy = EntityProxy.from_dict(entity, cleaned=False)
        try:
            proxy.schema.validate(entity)
        except InvalidData as error:
            invalid.append([entity["id"], str(error.errors)])
        missing = [name for name in proxy.schema.required if not proxy.get(name)]
        invalid += [[entity["id"], name] for name in missing]
        for name, values in entity["properties"].items():
            prop = proxy.schema.get(name)
            if prop is None or sorted(proxy.get(prop)) != sorted(values):
                lost.append([entity["id"], name, values])
            elif prop.range is not None:
                wrong = [value for value in values if not model[ids[value]].is_a(prop.range)]
                strangers += [[entity["id"], name, value] for value in wrong]
    return {"schemata": Counter(ids.values()), "invalid": invalid, "lost": lost, "strangers": strangers}


def main(folder: Path, node: str, edge: str) -> None:
    graphml = folder / "graph.graphml"
    read = {
        "igraph": of_igraph(graphml, node, edge),
        "networkit": of_networkit(graphml),
        "tulip": of_tulip(graphml, node, edge),
        "duckdb": of_duckdb(folder, node, edge),
        "polars": of_polars(folder, node, edge),
        "followthemoney": of_followthemoney(folder / "entities.json"),
    }
    sys.stdout.write(json.dumps(read, default=str))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
