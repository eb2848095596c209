#!/bin/sh
# networkx 3.5: an edge's attribute `type` is written into GEXF's own attribute of that name, and read back as nothing.
#
# A graph of relationships usually keeps what each one is under `type`. One would expect `write_gexf` to declare it like
# any other attribute (`date` is), and `read_gexf` to give it back, as GraphML does. Instead the value stands in the place
# where GEXF says whether an edge is directed, in which only "directed", "undirected" and "mutual" are allowed. The
# file breaks its own schema, no error is raised, and the reader leaves the value out: who met and who spoke by phone can
# no longer be told apart. `start` and `end` of a node go the same way: they make the whole graph a dynamic one.
#
# Seen with networkx 3.5 on Python 3.11:
#     GEXF edge type="MET"
#     GEXF edge type="SPOKE"
#     GEXF declares date networkx_key
#     GEXF mode without start: static, with start: dynamic
#     GEXF read None None
#     GraphML read MET SPOKE
#
# Exits 1 if that has changed. Needs Python 3.11 and a package index.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check networkx==3.5

"$folder/venv/bin/python" - >"$folder/seen" <<'PYTHON'
import io
import xml.etree.ElementTree as ET

import networkx as nx

NAMESPACE = "{http://www.gexf.net/1.2draft}"


def contacts(**of_ann):
    graph = nx.MultiDiGraph()
    graph.add_node("ann", **of_ann)
    graph.add_edge("ann", "bob", key="first", type="MET", date="2031-05-06")
    graph.add_edge("ann", "bob", key="second", type="SPOKE", date="2031-06-01")
    return graph


def written(write, graph):
    file = io.BytesIO()
    write(graph, file)
    file.seek(0)
    return file


def types(graph):
    return [data.get("type") for _, _, data in graph.edges(data=True)]


def root(graph):
    return ET.parse(written(nx.write_gexf, graph)).getroot()


plain = root(contacts())
for edge in plain.iter(f"{NAMESPACE}edge"):
    print(f'GEXF edge type="{edge.get("type")}"')
print("GEXF declares", *(attribute.get("title") for attribute in plain.iter(f"{NAMESPACE}attribute")))
modes = [tree.find(f"{NAMESPACE}graph").get("mode") for tree in (plain, root(contacts(start="2031-01-01")))]
print(f"GEXF mode without start: {modes[0]}, with start: {modes[1]}")
print("GEXF read", *types(nx.read_gexf(written(nx.write_gexf, contacts()))))
print("GraphML read", *types(nx.read_graphml(written(nx.write_graphml, contacts()))))
PYTHON

cat >"$folder/expected" <<'EXPECTED'
GEXF edge type="MET"
GEXF edge type="SPOKE"
GEXF declares date networkx_key
GEXF mode without start: static, with start: dynamic
GEXF read None None
GraphML read MET SPOKE
EXPECTED

cat "$folder/seen"
if ! diff "$folder/expected" "$folder/seen"; then
    echo "This has changed." >&2
    exit 1
fi
